"""Write an e-mail anew: readers' headers rewritten, transport headers dropped, bodies and attachments redacted.

The message is written by hand, not by the standard library's generator: the same message gives the same bytes, and no
header of the original can slip through.
"""

import base64
import hashlib
import io
import quopri
import re
from dataclasses import dataclass, field
from email.header import Header
from email.utils import formataddr, getaddresses
from itertools import chain
from typing import BinaryIO
from urllib.parse import unquote

from scrubbing.document import Document
from scrubbing.formats import mail, outlook
from scrubbing.formats.mail import Part, PartKind
from scrubbing.limits import Budget
from scrubbing.pictures import as_png
from scrubbing.redaction.html import rewrite_html
from scrubbing.redaction.plan import Plan, Writing
from scrubbing.redaction.text import rewrite_plain
from scrubbing.redaction.wording import Stripped, rewrite_text
from submissions.media import SUFFIXES, MediaType, copied_as, copy_name

_ADDRESSES = frozenset(["From", "Sender", "Reply-To", "To", "Cc", "Bcc"])
_CID = re.compile(r"cid:([^\"'\s<>)]{1,500})", re.IGNORECASE)
# Of pictures that are written as PNG.
_PICTURE_ENDING = re.compile(r"\.(?:gif|bmp|dib)\Z", re.IGNORECASE)
# What mail programs must know of a text: how to wrap it, and that it is an invitation, an answer to one or the like.
_PARAMETERS = {
    "format": frozenset({"flowed", "fixed"}),
    "delsp": frozenset({"yes", "no"}),
    "method": frozenset({"publish", "request", "reply", "add", "cancel", "refresh", "counter", "declinecounter"}),
    "component": frozenset({"vevent", "vtodo", "vjournal", "vfreebusy"}),
}
_CALENDARS = frozenset({"text/calendar", "application/ics", "text/vcard", "text/x-vcard"})
_MULTIPARTS = frozenset(["mixed", "alternative", "related", "digest", "parallel"])
# RFC 5322 asks for lines of at most 78 characters and forbids more than 998.
_LINE = 78
# How whoever uploaded an Outlook message is told that the copy is none.
OUTLOOK_FORMAT = "the Outlook format (the copy is an .eml)"
_NEWLINE = b"\r\n"
# Bytes that are coded at once: whole lines of 57.
_PIECE = 57 * (1 << 14)


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write the copy of a message."""
    outlooks = document.media_type == MediaType.MSG
    root = mail.parse(io.BytesIO(outlook.as_mail(source.read(), Budget())) if outlooks else source)
    writer = _Writer(document, writing, root)
    dropped = (OUTLOOK_FORMAT, "Outlook's properties") if outlooks else ("transport headers",)
    for what in dropped:
        writer.stripped.add(what)
    lines = writer.headers(root)
    body_headers, body = writer.part(root) or ([("Content-Type", "text/plain; charset=utf-8")], [])
    target.writelines(_joined([*lines, ("MIME-Version", "1.0"), *body_headers], body))
    return writer.stripped.said()


# Headers and the pieces of a body: joined anew on each level, an attachment would be held several times.
_Part = tuple[list[tuple[str, str]], list[bytes]]


@dataclass(slots=True)
class _Writer:
    document: Document
    writing: Writing
    root: Part
    stripped: Stripped = field(default_factory=Stripped)
    # Old content ids, by which HTML shows pictures, with their new ones.
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._number_ids(self.root)

    def _number_ids(self, part: Part) -> None:
        old = mail.content_id(part.message)
        if old:
            self.ids[old] = f"part{part.number}@message.invalid"
        for child in part.children():
            self._number_ids(child)

    @property
    def plan(self) -> Plan:
        return self.writing.plan

    def headers(self, part: Part) -> list[tuple[str, str]]:
        """Return the headers a reader sees, rewritten and encoded."""
        lines: list[tuple[str, str]] = []
        for name in mail.KEPT_HEADERS:
            values = mail.raw_headers(part.message, name)
            if name in _ADDRESSES and values:
                lines.append((name, self._addresses(values)))
            elif values:
                lines.append((name, _encoded_words(rewrite_text(self.plan, mail.decoded(values[0])))))
        return lines

    def _addresses(self, values: list[str]) -> str:
        pairs = [(mail.decoded(name), mail.decoded(address)) for name, address in getaddresses(values)]
        written = "".join(name + address for name, address in pairs)
        if not written or any("@" not in address for _, address in pairs):
            return _encoded_words(", ".join(rewrite_text(self.plan, mail.decoded(value)) for value in values))
        return ", ".join(
            _address(rewrite_text(self.plan, name), rewrite_text(self.plan, address)) for name, address in pairs
        )

    def part(self, part: Part) -> _Part | None:
        """Return the headers and bytes of a part, or None when it is not in the copy."""
        if self.plan.removes(part.locator):
            self.stripped.add("removed part", "removed parts")
            return None
        if part.kind is PartKind.MULTIPART:
            return self._multipart(part)
        if part.kind is PartKind.MESSAGE:
            return self._message(part)
        if part.kind is PartKind.DROPPED:
            self.stripped.add("signature or delivery report", "signatures or delivery reports")
            return None
        if part.kind is PartKind.ATTACHMENT:
            return self._attachment(part)
        return self._body(part)

    def _multipart(self, part: Part) -> _Part | None:
        children = [child for child in map(self.part, part.children()) if child is not None]
        if not children:
            return None
        bodies = [_joined(headers, body) for headers, body in children]
        # Deterministic, and in no body: it would have to contain the hash of itself.
        digest = hashlib.sha256()
        for piece in chain.from_iterable(bodies):
            digest.update(piece)
        boundary = "=_" + digest.hexdigest()[:32]
        mark = b"--" + boundary.encode("ascii")
        body = [piece for child in bodies for piece in (mark + _NEWLINE, *child, _NEWLINE)]
        body.append(mark + b"--" + _NEWLINE)
        subtype = part.message.get_content_subtype()
        subtype = subtype if subtype in _MULTIPARTS else "mixed"
        return [("Content-Type", f'multipart/{subtype}; boundary="{boundary}"')], body

    def _message(self, part: Part) -> _Part | None:
        inner = next(part.children(), None)
        written = self.part(inner) if inner is not None else None
        if inner is None or written is None:
            return None
        headers, body = written
        copy = _joined([*self.headers(inner), ("MIME-Version", "1.0"), *headers], body)
        return [("Content-Type", "message/rfc822"), ("Content-Disposition", "attachment")], copy

    def _body(self, part: Part) -> _Part:
        text = mail.body(part.message)
        if part.kind is PartKind.HTML:
            text = _CID.sub(self._new_id, text)
            text = rewrite_html(text, self.document, self.writing, self.stripped, part.prefix)
        else:
            text = rewrite_plain(text, self.document, self.writing, self.stripped, part.prefix)
        subtype = part.message.get_content_subtype() if part.message.get_content_maintype() == "text" else "plain"
        encoding, data = _transfer(text)
        name = subtype if re.fullmatch(r"[a-z0-9.+-]{1,40}", subtype) else "plain"
        return [
            ("Content-Type", f"text/{name}; charset=utf-8{_parameters(part)}"),
            ("Content-Transfer-Encoding", encoding),
            *self._id(part),
        ], [data]

    def _new_id(self, match: re.Match[str]) -> str:
        return "cid:" + self.ids.get(unquote(match.group(1)), "gone@message.invalid")

    def _id(self, part: Part) -> list[tuple[str, str]]:
        old = mail.content_id(part.message)
        return [("Content-ID", f"<{self.ids[old]}>")] if old else []

    def _attachment(self, part: Part) -> _Part | None:
        attached = mail.attachment(part.message)
        data, _ = as_png(attached, Budget())
        turned = data is not attached
        if data.strip():
            copy = self.writing.redact_member(part.locator, data)
            if copy is None:
                return None
            data = copy
        nested = self.document.members.get(part.locator)
        name, content_type = self._new_name(part), "application/octet-stream"
        if nested is not None:
            kind = MediaType(nested.document.media_type)
            name = _PICTURE_ENDING.sub(SUFFIXES[kind], name) if turned else copy_name(name, kind)
            content_type = content_type if copied_as(kind) is MediaType.EML else _attached_type(part, kind)
        disposition = "inline" if part.message.get_content_disposition() == "inline" else "attachment"
        return [
            ("Content-Type", content_type),
            ("Content-Disposition", disposition + _name_parameter(name)),
            ("Content-Transfer-Encoding", "base64"),
            *self._id(part),
        ], [
            base64.encodebytes(data[start : start + _PIECE]).replace(b"\n", _NEWLINE)
            for start in range(0, len(data), _PIECE)
        ]

    def _new_name(self, part: Part) -> str:
        old = re.split(r"[/\\]", mail.file_name(part.message))[-1]
        new = re.sub(r"[\x00-\x1f\x7f\"\\/]", "_", self.plan.rewrite_name(old))[:120]
        if new:
            return new
        return f"attachment-{part.number or 1}"


def _parameters(part: Part) -> str:
    """Return the parameters of a text's type that a mail program needs, of which each has one of its known words."""
    written = ((name, str(part.message.get_param(name, "")).strip()) for name in _PARAMETERS)
    return "".join(f"; {name}={value}" for name, value in written if value.lower() in _PARAMETERS[name])


def _attached_type(part: Part, kind: MediaType) -> str:
    """Return the type of an attached file: that of its copy, or the one by which mail programs know an invitation."""
    declared = part.message.get_content_type()
    return declared + _parameters(part) if kind is MediaType.TEXT and declared in _CALENDARS else kind


def _address(name: str, address: str) -> str:
    address = re.sub(r"[\x00-\x20\x7f<>,;]", "", address)
    if not address.isascii():
        return _encoded_words(f"{name} {address}".strip())
    return formataddr((name, address), charset="utf-8")


def _encoded_words(value: str) -> str:
    """Return a header's value in ASCII: as it is, or as encoded words (RFC 2047)."""
    value = re.sub(r"[\x00-\x1f\x7f]+", " ", value)
    return value if value.isascii() else Header(value, "utf-8", maxlinelen=_LINE).encode(linesep="\r\n")


def _name_parameter(name: str) -> str:
    """Write a file name as a parameter (RFC 2231 when it is not ASCII)."""
    if name.isascii():
        return f'; filename="{name}"'
    return "; filename*=utf-8''" + "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02X}" for byte in name.encode("utf-8")
    )


def _transfer(text: str) -> tuple[str, bytes]:
    """Return a body with its transfer encoding: plain ASCII with short lines as it is, else quoted-printable."""
    lines = re.split(r"\r\n|\r|\n", text)
    text = "\r\n".join(lines)
    data = text.encode("utf-8", errors="replace")
    if text.isascii() and all(len(line) <= 990 for line in lines):
        return "7bit", data
    packed = quopri.encodestring(data.replace(_NEWLINE, b"\n")).replace(b"\n", _NEWLINE)
    return "quoted-printable", packed


def _joined(headers: list[tuple[str, str]], body: list[bytes]) -> list[bytes]:
    lines = [_folded(f"{name}: {value}").encode("ascii", errors="replace") for name, value in headers]
    return [_NEWLINE.join([*lines, b"", b""]), *body]


def _folded(line: str) -> str:
    """Fold a header at its spaces (RFC 5322, 2.2.3)."""
    if len(line) <= _LINE or "\r\n" in line:
        return line
    lines: list[str] = []
    for word in line.split(" "):
        fits = lines and len(lines[-1]) + len(word) < _LINE
        if not lines:
            lines.append(word)
        elif fits or not word or (len(lines) == 1 and lines[0].endswith(":")):
            lines[-1] += f" {word}"
        else:
            lines.append(f" {word}")
    return "\r\n".join(lines)
