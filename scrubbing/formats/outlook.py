"""Outlook's message file (.msg, [MS-OXMSG]) as the mail it stands for.

A message file is a compound file with hundreds of properties, of which a reader sees a handful. Only these are taken,
and written as a mail (RFC 5322) that then goes through the line for mail. Nothing else of the file reaches a copy.
"""

import base64
import io
import itertools
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime

import olefile

from scrubbing.formats import rich_text
from scrubbing.limits import Budget
from submissions import encoding
from submissions.reasons import Held, Reason

# Messages attached to messages. Real ones nest three or four deep.
_DEEPEST = 20
_PROPERTIES = "__properties_version1.0"
# How many bytes stand before the properties: in the message itself, in one attached to it, in everything else.
_OUTERMOST, _EMBEDDED, _INNER = 32, 24, 8
_SUBMITTED, _DELIVERED, _CLASS, _SUBJECT = 0x0039, 0x0E06, 0x001A, 0x0037
_CODE_PAGE, _INTERNET_CODE_PAGE = 0x3FFD, 0x3FDE
_BODY, _HTML, _RICH = 0x1000, 0x1013, 0x1009
# Names and addresses of who sent it, and of whom it was sent for.
_SENDERS = ((0x0042, (0x5D02, 0x0065)), (0x0C1A, (0x5D01, 0x0C1F)))
_NAME, _ADDRESSES, _RECIPIENT_TYPE = 0x3001, (0x39FE, 0x3003), 0x0C15
_RECIPIENTS = {1: "To", 2: "Cc", 3: "Bcc"}
_DATA, _METHOD, _LONG_NAME, _SHORT_NAME, _CONTENT_ID, _MIME = 0x3701, 0x3705, 0x3707, 0x3704, 0x3712, 0x370E
_BY_VALUE, _MESSAGE = 1, 5
# Classes of what is no mail (contacts, appointments, tasks) tell what no mail can say.
_MAIL_CLASSES = re.compile(r"(?:ipm(?:\.note(?:\..*)?)?)?", re.IGNORECASE | re.DOTALL)
_LOCKED_CLASSES = re.compile(r"ipm\.note\.(?:rpmsg|secure|smime(?!\.multipartsigned))", re.IGNORECASE)
_LOCKED_TYPES = frozenset(
    {"application/x-microsoft-rpmsg-message", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)
# No type that can be read: whoever reads the mail says so of the attachment, which can then be removed.
_UNREADABLE = b"\0"
_CODECS = {65001: "utf-8", 20127: "cp1252", 28591: "cp1252"}
_CODECS |= {28590 + part: f"iso8859-{part}" for part in range(2, 17)}
# What stands between quotes in a name (RFC 5322, 3.2.3).
_SPECIAL = re.compile(r"""[][\\()<>@,:;".]""")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def as_mail(data: bytes, budget: Budget) -> bytes:
    """Return the mail that a message file stands for, the same bytes for the same file.

    Raises:
        Held: ENCRYPTED, UNSUPPORTED_TYPE for what is no mail, UNREADABLE_TEXT, CORRUPT, TOO_DEEP or another limit.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as container:
            root = _Store(_File(container, budget), (), _OUTERMOST)
            return _Message(root, root.codec(), itertools.count(1)).written()
    except (OSError, struct.error, RecursionError) as error:
        raise Held(Reason.CORRUPT) from error


class _File:
    """A compound file whose streams are counted as they are read: many may say that they lie in the same place."""

    def __init__(self, container: olefile.OleFileIO, budget: Budget) -> None:
        self._container = container
        self._budget = budget
        self.inside: dict[tuple[str, ...], list[str]] = {}
        for *parents, name in container.listdir(streams=True, storages=True):
            self.inside.setdefault(tuple(parents), []).append(name)

    def read(self, path: tuple[str, ...]) -> bytes:
        self._budget.spend_unpacked(self._container.get_size(list(path)))
        with self._container.openstream(list(path)) as stream:
            content: bytes = stream.read()
        return content


@dataclass(frozen=True, slots=True)
class _Store:
    """The properties of a message, a recipient or an attachment."""

    file: _File
    path: tuple[str, ...]
    header: int

    def _stream(self, identity: int, type_: int) -> bytes | None:
        name = f"__substg1.0_{identity:04X}{type_:04X}"
        if name not in self.file.inside.get(self.path, ()):
            return None
        return self.file.read((*self.path, name))

    def fixed(self, identity: int, type_: int) -> int | None:
        """Return a property of at most eight bytes as an unsigned number."""
        if _PROPERTIES not in self.file.inside.get(self.path, ()):
            return None
        data = self.file.read((*self.path, _PROPERTIES))[self.header :]
        for at in range(0, len(data) - 15, 16):
            if struct.unpack_from("<HH", data, at) == (type_, identity):
                return int.from_bytes(data[at + 8 : at + (12 if type_ == 3 else 16)], "little")
        return None

    def codec(self) -> str:
        """Return the codec of texts that are not Unicode, an unknown one as an empty name."""
        page = self.fixed(_CODE_PAGE, 3) or self.fixed(_INTERNET_CODE_PAGE, 3) or 1252
        return _CODECS.get(page, f"cp{page}")

    def text(self, identity: int, codec: str) -> str:
        """Return a text; raises Held(UNREADABLE_TEXT) when it is not in the encoding that the message declares."""
        for type_, encoded_as in ((0x001F, "utf-16-le"), (0x001E, codec)):
            data = self._stream(identity, type_)
            if data is not None:
                return _decoded(data, encoded_as).rstrip("\0")
        return ""

    def binary(self, identity: int) -> bytes | None:
        """Return a binary property."""
        return self._stream(identity, 0x0102)

    def within(self, prefix: str, header: int = _INNER) -> Iterator["_Store"]:
        """Yield the recipients, attachments or the message inside, in the order of their numbers."""
        for name in sorted(self.file.inside.get(self.path, ())):
            if name.startswith(prefix):
                yield _Store(self.file, (*self.path, name), header)


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError) as error:
        raise Held(Reason.UNREADABLE_TEXT) from error


@dataclass(slots=True)
class _Message:
    store: _Store
    codec: str
    numbers: Iterator[int]
    depth: int = 0
    _shown: list[bytes] = field(default_factory=list)
    _attached: list[bytes] = field(default_factory=list)

    def written(self) -> bytes:
        """Return the message as a mail."""
        if self.depth > _DEEPEST:
            raise Held(Reason.TOO_DEEP)
        self._check_class(self.store.text(_CLASS, self.codec).strip())
        page = self._html()
        for attachment in self.store.within("__attach_version1.0_"):
            self._attach(attachment, page)
        body = self._multipart("related", [self._bodies(page), *self._shown])
        return self._headers() + b"MIME-Version: 1.0\n" + self._multipart("mixed", [body, *self._attached])

    def _check_class(self, class_: str) -> None:
        if _LOCKED_CLASSES.match(class_):
            raise Held(Reason.ENCRYPTED)
        if not _MAIL_CLASSES.fullmatch(class_):
            raise Held(Reason.UNSUPPORTED_TYPE)

    def _headers(self) -> bytes:
        lines = [("From", self._sender())]
        recipients: dict[str, list[str]] = {}
        for recipient in self.store.within("__recip_version1.0_"):
            kind = _RECIPIENTS.get(recipient.fixed(_RECIPIENT_TYPE, 3) or 1, "To")
            recipients.setdefault(kind, []).append(self._person(recipient, _NAME, _ADDRESSES))
        lines += [(kind, ",\n ".join(filter(None, recipients.get(kind, [])))) for kind in _RECIPIENTS.values()]
        lines += [("Date", self._date()), ("Subject", _words(self.store.text(_SUBJECT, self.codec)))]
        return b"".join(f"{name}: {value}\n".encode("ascii") for name, value in lines if value)

    def _sender(self) -> str:
        return next(filter(None, (self._person(self.store, *ids) for ids in _SENDERS)), "")

    def _person(self, store: _Store, name: int, addresses: tuple[int, ...]) -> str:
        """Return a name with its address. What Exchange calls an address is a path in a directory, and is left out."""
        called = _CONTROL.sub(" ", store.text(name, self.codec)).strip()
        texts = (store.text(identity, self.codec).strip() for identity in addresses)
        address = next((text for text in texts if re.fullmatch(r"[^\s<>@,;]+@[^\s<>@,;]+", text)), "")
        if not address:
            return _quoted(called)
        if not address.isascii():
            return _words(f"{called} {address}")
        return f"{_quoted(called)} <{address}>" if called and called != address else address

    def _date(self) -> str:
        for identity in (_SUBMITTED, _DELIVERED):
            ticks = self.store.fixed(identity, 0x0040)
            if ticks:
                try:
                    moment = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
                except OverflowError:
                    continue
                return format_datetime(moment.replace(microsecond=0))
        return ""

    def _html(self) -> str:
        data = self.store.binary(_HTML)
        if data is None:
            return self.store.text(_HTML, self.codec)
        page = self.store.fixed(_INTERNET_CODE_PAGE, 3)
        if page:
            try:
                return data.decode(_CODECS.get(page, f"cp{page}")).rstrip("\0")
            except (UnicodeDecodeError, LookupError):
                pass
        return encoding.decode(data.rstrip(b"\0")).text

    def _bodies(self, page: str) -> bytes:
        plain = self.store.text(_BODY, self.codec)
        rich = self.store.binary(_RICH)
        if not plain.strip() and not page.strip() and rich:
            plain = rich_text.text_of(rich_text.unpacked(rich))
        parts = [_leaf("text/plain; charset=utf-8", plain.encode("utf-8", "replace"))] if plain.strip() else []
        if page.strip():
            parts.append(_leaf("text/html; charset=utf-8", page.encode("utf-8", "replace")))
        return self._multipart("alternative", parts) if parts else _leaf("text/plain; charset=utf-8", b"\n")

    def _attach(self, attachment: _Store, page: str) -> None:
        method = attachment.fixed(_METHOD, 3) or 0
        name = attachment.text(_LONG_NAME, self.codec) or attachment.text(_SHORT_NAME, self.codec)
        if method == _MESSAGE:
            self._attached += [self._inner(store) for store in attachment.within("__substg1.0_3701000D", _EMBEDDED)]
            return
        declared = attachment.text(_MIME, self.codec).strip().casefold()
        if declared in _LOCKED_TYPES or name.casefold().endswith(".rpmsg"):
            raise Held(Reason.ENCRYPTED)
        data = attachment.binary(_DATA) if method == _BY_VALUE else _UNREADABLE
        shown_as = re.sub(r"[^!-~]|[<>]", "", attachment.text(_CONTENT_ID, self.codec))
        shown = bool(shown_as) and f"cid:{shown_as}" in page
        headers = [
            ("Content-Disposition", f"{'inline' if shown else 'attachment'}; {_file_name(name or 'attachment')}"),
            *([("Content-ID", f"<{shown_as}>")] if shown_as else []),
        ]
        (self._shown if shown else self._attached).append(_leaf("application/octet-stream", data or b"", headers))

    def _inner(self, store: _Store) -> bytes:
        inner = _Message(store, self.codec, self.numbers, self.depth + 1).written()
        return b"Content-Type: message/rfc822\n\n" + inner

    def _multipart(self, kind: str, parts: list[bytes]) -> bytes:
        """Join parts; no line of base64 or of a header begins like a boundary, and every boundary has its number."""
        if len(parts) == 1:
            return parts[0]
        boundary = f"=_part_{next(self.numbers)}".encode()
        joined = b"".join(b"--" + boundary + b"\n" + part + b"\n" for part in parts)
        return (
            b'Content-Type: multipart/%s; boundary="%s"\n\n' % (kind.encode(), boundary)
            + joined
            + (b"--" + boundary + b"--\n")
        )


def _leaf(content_type: str, data: bytes, headers: list[tuple[str, str]] | None = None) -> bytes:
    lines = [("Content-Type", content_type), ("Content-Transfer-Encoding", "base64"), *(headers or [])]
    head = "".join(f"{name}: {value}\n" for name, value in lines).encode("ascii")
    return head + b"\n" + base64.encodebytes(data)


def _words(text: str) -> str:
    """Return the text of a header in ASCII."""
    text = _CONTROL.sub(" ", text).strip()
    return text if text.isascii() and len(text) < 900 else Header(text, "utf-8").encode(linesep="\n")


def _quoted(name: str) -> str:
    if not name.isascii():
        return _words(name)
    return '"' + re.sub(r'(["\\])', r"\\\1", name) + '"' if _SPECIAL.search(name) else name


def _file_name(name: str) -> str:
    return "filename*=utf-8''" + "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02X}" for byte in name.encode("utf-8", "replace")
    )
