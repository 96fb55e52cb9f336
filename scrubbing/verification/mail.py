"""E-mail: headers with their encoded words, every part decoded, attachments looked into."""

import base64
import binascii
import hashlib
import io
import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from scrubbing.verification.markup import read_html
from scrubbing.verification.plain import search_markup
from scrubbing.verification.report import Check
from scrubbing.verification.walk import Walk, inside

# Headers that say which machines, accounts and programs a mail came through; no reader of the mail needs them.
_TRANSPORT = frozenset(
    {"received", "return-path", "delivered-to", "x-originating-ip", "x-mailer", "user-agent",
     "authentication-results", "dkim-signature", "domainkey-signature", "received-spf", "x-sender",
     "x-google-dkim-signature", "x-received", "x-gm-message-state", "arc-seal", "arc-message-signature",
     "arc-authentication-results", "thread-index", "thread-topic", "x-ms-exchange-organization-authas",
     "x-originatororg", "x-ms-has-attach", "x-ms-tnef-correlator", "list-unsubscribe"}
)  # fmt: skip
# Far below where the standard library's recursion ends.
_DEEPEST = 40
# What the structure of every mail is written in ("multipart/mixed", "charset=utf-8", "base64"): words of no writer.
_STRUCTURE = re.compile(
    r"(?im)^(?:Content-(?:Type:[ \t]*(?:text|multipart|message|image|audio|video|font|application|model)/[\w.+\-]+|"
    r"Transfer-Encoding:[ \t]*(?:base64|quoted-printable|7bit|8bit|binary)|"
    r"Disposition:[ \t]*(?:attachment|inline))|MIME-Version:[ \t]*1\.0)(?=[; \t\r\n]|$)"
    r"|(?<=[; \t])charset=\"?[\w\-]+\"?(?=[;\s]|$)"
)
# Every message of a mailbox begins by this line, which names nobody and no time.
ENVELOPE = b"From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n"
# A body in base64 as mails have it, right after the empty line that ends the headers. Small ones are searched as text.
_LINE, _LINES = 76, 1 << 14
_BODY = re.compile(rb"\n\r?\n(?=[A-Za-z0-9+/]{76}\r?\n)")
_LARGE = 1_000_000
# Where a line of a flowed text goes on in the next one, with the marks of quotations.
_FLOWED = re.compile(r" \r?\n(?:>{1,40} ?| )?")
_PARSER = BytesParser(policy=policy.default.clone(max_line_length=None))


def read_mail(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read one mail with everything attached to it."""
    walk.runs(Check.METADATA_LEFT)
    written, files = _without_files(data)
    message = _PARSER.parsebytes(written)
    if files.keys() != {payload for part in message.walk() if (payload := _mark_in(part)) in files}:
        # Some of it stands elsewhere than in a part of its own.
        written, files, message = data, {}, _PARSER.parsebytes(data)
    # Bodies are searched once more by themselves, so nothing in them can pass for structure.
    text = _STRUCTURE.sub("", written.decode("utf-8", "surrogateescape"))
    walk.search_bytes(text.encode("utf-8", "surrogateescape"), locator, text=True)
    walk.search_text(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), locator, depth)
    if not message.keys():
        walk.fail(Check.DOES_NOT_OPEN, locator)
    _read_message(walk, message, locator, depth, files)


def _without_files(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return a mail with a mark in the place of every large body in base64, and by these marks what the bodies are.

    A search of the whole would hold them in a dozen forms at once. Only what is base64 to the letter is taken out: it
    says nothing but the file that it is, and that is looked into as any part.
    """
    mark = hashlib.sha256(data).hexdigest() if len(data) > _LARGE else ""
    files: dict[str, bytes] = {}
    pieces: list[bytes] = []
    done = 0
    for start in (match.end() for match in _BODY.finditer(data)) if mark else ():
        end = data.find(b"\n--", start) + 1
        if start < done or end - start < _LARGE or (content := _decoded(data, start, end)) is None:
            continue
        files[f"{mark}{len(files)}"] = content
        pieces += [data[done:start], f"{mark}{len(files) - 1}\n".encode()]
        done = end
    return (b"".join([*pieces, data[done:]]), files) if files else (data, files)


def _decoded(data: bytes, start: int, end: int) -> bytes | None:
    """Return what the lines between two places are in base64; None when they are not written as it is usual."""
    newline = b"\r\n" if data.startswith(b"\r\n", start + _LINE) else b"\n"
    step = (_LINE + len(newline)) * _LINES
    found = io.BytesIO()
    while data[end - 1 : end] in (b"\r", b"\n"):
        end -= 1
    for position in range(start, end, step):
        lines, last = data[position : min(position + step, end)], position + step >= end
        content = binascii.a2b_base64(lines)
        written = base64.encodebytes(content).replace(b"\n", newline)
        if lines != (written.removesuffix(newline) if last else written) or (b"=" in lines and not last):
            return None
        found.write(content)
    return found.getvalue()


def _mark_in(part: EmailMessage) -> str:
    """Return the whole text of a part in base64, for a comparison with marks."""
    payload = part.get_payload()
    coded = str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"
    return payload.strip() if coded and isinstance(payload, str) else ""


def read_mailbox(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read every mail of an mbox. A line that some program would take for the begin of a mail is one, or it fails."""
    walk.runs(Check.METADATA_LEFT)
    if not data.startswith(ENVELOPE) or not data.endswith(b"\n\n"):
        walk.fail(Check.DOES_NOT_OPEN, locator)
        return
    begins = list(re.finditer(rb"(?m)^From [^\n]*\n", data))
    ends = [begin.start() for begin in begins[1:]] + [len(data)]
    if len(begins) != data.count(b"\n\n" + ENVELOPE) + 1:
        walk.fail(Check.METADATA_LEFT, locator)
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True), start=1):
        place = inside(locator, f"mail {number}")
        with walk.opening(place):
            walk.budget.check_depth(depth + 1)
            walk.report.coverage.members += 1
            read_mail(walk, re.sub(rb"(?m)^>(?=>*From )", b"", data[begin.end() : end]), place, depth + 1)


def _read_message(
    walk: Walk, message: EmailMessage, locator: str, depth: int, files: dict[str, bytes], level: int = 0
) -> None:
    """Read a message or part. `depth` counts files in files, `level` parts in parts: a mail forwarded twice has ten."""
    if level > _DEEPEST:
        walk.fail(Check.LIMIT, locator)
        return
    walk.budget.spend_members()
    _read_headers(walk, message, locator)
    for place, extra in (("preamble", message.preamble), ("epilogue", message.epilogue)):
        if extra and extra.strip():
            walk.search_text(extra, inside(locator, place))
    if message.is_multipart():
        for number, part in enumerate(message.get_payload(), start=1):
            _read_message(walk, part, inside(locator, f"part {number}"), depth, files, level + 1)
        return
    _read_body(walk, message, locator, depth, files)


def _read_headers(walk: Walk, message: EmailMessage, locator: str) -> None:
    for number, (name, value) in enumerate(message.items(), start=1):
        place = inside(locator, f"header {number}")
        if name.lower() in _TRANSPORT:
            walk.fail(Check.METADATA_LEFT, place)
        walk.search_text(_STRUCTURE.sub("", f"{name}: {value}").removeprefix(f"{name}: "), place)
        walk.search_name(name, place)
        if name.lower() in ("subject", "from", "to", "cc", "bcc", "reply-to", "sender"):
            walk.tell(str(value), place)
    filename = message.get_filename()
    if filename:
        walk.search_name(filename, locator)


def _read_body(walk: Walk, message: EmailMessage, locator: str, depth: int, files: dict[str, bytes]) -> None:
    content = files.pop(_mark_in(message), None) or message.get_payload(decode=True)
    if not isinstance(content, bytes) or not content:
        return
    if message.get_content_maintype() != "text":
        walk.inspect(content, locator, depth + 1)
        return
    walk.search_bytes(content, locator, text=True)
    text = content.decode(message.get_content_charset("utf-8"))
    walk.search_text(text, locator, depth)
    if "flowed" in (written := str(message["content-type"]).lower()) and "delsp" in written:
        walk.search_text(_FLOWED.sub("", text), locator)
    if message.get_content_subtype() == "html":
        markup = read_html(text)
        search_markup(walk, locator, markup)
        text = "\n".join(markup.blocks)
    walk.tell(text, locator)
