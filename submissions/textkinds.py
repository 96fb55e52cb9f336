"""Tell what kind of text a text is: JSON, notebook, HTML, e-mail by content; prose, Markdown, tables also by name.

Each kind has its own reader, and a text that is taken for a plainer kind than it is would still be read in full.
"""

import csv
import json
import re

from submissions.media import MediaType

_JSON_BEGIN = re.compile(r"""\s*(?:\{\s*["}]|\[\s*(?:["\[\]{\d]|-\d|true|false|null))""")
_JSON_END = re.compile(r"[}\]]\s*\Z")
# The comments are one atomic group: given back one by one, thirty of them kept a process busy for minutes.
_HTML_BEGIN = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_FRAGMENT = re.compile(
    r"\s*<(?:div|p|table|h[1-6]|span|a|ul|ol|meta|title|style|article|section|main|center|font|b|i)\b[^<>]*>", re.I
)
_HEADER_LINE = re.compile(r"([!-9;-~]+):(?:[ \t]|$)")
_MAIL_PROOF = frozenset(
    ["message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature", "x-mailer"]
)
_MAIL_COMMON = frozenset(["from", "sender", "to", "cc", "subject", "date", "reply-to", "content-type"])
# How an mbox begins: a sender and a time, as `asctime` writes it, or with a zone before the year.
_ENVELOPE = re.compile(r"From [^\r\n]{0,300}\d:\d\d[^\r\n]{0,100} (?:19|20)\d\d\b[^\r\n]*\r?\n")
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|\|? ?:?-{3,}|[-*] \[[ x]\] |> \S)|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)", re.M)
_DELIMITERS = ",;\t|"
_MAILBOXES = frozenset({".mbox", ".mbx"})
_BY_NAME = {
    ".md": MediaType.MARKDOWN,
    ".markdown": MediaType.MARKDOWN,
    ".csv": MediaType.CSV,
    ".tsv": MediaType.CSV,
    ".tab": MediaType.CSV,
}


def tell(head: str, tail: str, whole: bool, name: str) -> MediaType:
    """Return the kind of a text from samples of its head and tail; `whole` says that the head is all of it."""
    suffix = _suffix(name)
    if _JSON_BEGIN.match(head) and _JSON_END.search(tail[-256:]) and _parses(head, whole):
        return MediaType.NOTEBOOK if _is_notebook(head, tail) else MediaType.JSON
    if _HTML_BEGIN.match(head[:4096]) or _is_fragment(head, suffix):
        return MediaType.HTML
    if _is_mail(head, suffix):
        return MediaType.EML
    if suffix:
        return _BY_NAME.get(suffix, MediaType.TEXT)
    if _is_table(head, whole):
        return MediaType.CSV
    return MediaType.MARKDOWN if len(_MARKDOWN.findall(head[:8192])) >= 2 else MediaType.TEXT


def is_mailbox(head: bytes, name: str) -> bool:
    """Whether a file is an mbox: a line that says who sent the first mail and when, and then headers.

    It is told from bytes, since every mail in it may be in an encoding of its own. A mail with such a line in front,
    which some programs export, is named as a mail.
    """
    suffix = _suffix(name)
    text = head.decode("latin-1")
    envelope = _ENVELOPE.match(text)
    if envelope is None or suffix == ".eml":
        return False
    return _is_mail(text[envelope.end() :], ".eml" if suffix in _MAILBOXES else suffix)


def _suffix(name: str) -> str:
    base, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and base and re.fullmatch(r"[A-Za-z0-9+#_-]{1,12}", suffix) else ""


def _parses(head: str, whole: bool) -> bool:
    """Whether a wholly known text is JSON. A longer one is believed, unless its first line is a document already.

    Lines of JSON are a text of many documents, which no JSON reader opens.
    """
    if whole:
        return _loads(head)
    first, _, rest = head.lstrip().partition("\n")
    return not (rest.strip() and _loads(first))


def _loads(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_notebook(head: str, tail: str) -> bool:
    both = head + tail
    return '"cells"' in both and '"nbformat"' in both and head.lstrip().startswith("{")


def _is_fragment(head: str, suffix: str) -> bool:
    """Whether a text that begins with an HTML tag is HTML; the same tags also open Markdown files."""
    if suffix not in ("", ".html", ".htm", ".xhtml", ".txt"):
        return False
    if suffix in (".html", ".htm", ".xhtml") and re.search(r"<[a-zA-Z!/]", head):
        return True
    return bool(_HTML_FRAGMENT.match(head[:4096])) and "</" in head


def _is_mail(head: str, suffix: str) -> bool:
    names: set[str] = set()
    for number, line in enumerate(head.splitlines()):
        if not line.strip():
            break
        if line[0] in " \t":
            continue
        match = _HEADER_LINE.match(line)
        if match is None:
            # One line in front is allowed: some programs export messages with an mbox "From " line.
            if number == 0 and line.startswith("From ") and suffix == ".eml":
                continue
            return False
        names.add(match.group(1).lower())
    common = len(names & _MAIL_COMMON)
    return (bool(names & _MAIL_PROOF) and common >= 1) or (suffix == ".eml" and common >= 2)


def _is_table(head: str, whole: bool) -> bool:
    lines = head.splitlines()[:40]
    if not whole and len(lines) > 1 and len(lines) < 40:
        lines.pop()
    if len(lines) < 3:
        return False
    return any(_steady(lines, delimiter) for delimiter in _DELIMITERS)


def _steady(lines: list[str], delimiter: str) -> bool:
    """Whether every row has the same number of cells. Two cells by comma are too often just prose."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return False
    widths = {len(row) for row in rows}
    return len(rows) >= 3 and len(widths) == 1 and widths.pop() >= (3 if delimiter == "," else 2)
