"""The parts of an e-mail as reading and writing both number them, robust against broken messages.

The standard library cuts a message into parts; its modern header parser raises on malformed headers, so headers and
character sets are decoded here.
"""

import base64
import email.policy
import io
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header
from email.message import Message
from email.parser import BytesFeedParser
from enum import StrEnum
from typing import BinaryIO

from submissions.encoding import decode
from submissions.reasons import Held, Reason

# Real messages nest three or four deep; the standard library's own recursion ends at a few hundred.
_DEEPEST = 30
_PIECE = 1 << 20
# Headers that a reader of the message sees; all others are transport.
KEPT_HEADERS = ("Date", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject")
_SIGNATURES = frozenset(["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"])
_ENCRYPTED = frozenset(["application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"])
# The line before what a mail program adds under every mail.
_SIGNATURE = "-- "


class PartKind(StrEnum):
    """What a part of a message is to its reader."""

    MULTIPART = "multipart"
    MESSAGE = "message"
    PLAIN = "plain text"
    HTML = "html"
    ATTACHMENT = "attachment"
    # Signatures and delivery reports: never in the copy.
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a message. `number` is its place in the tree ("1.2"); the message itself has none."""

    kind: PartKind
    number: str
    message: "Message[str, str]"

    @property
    def locator(self) -> str:
        """The part as detection and removals know it."""
        return f"part {self.number}" if self.number else "message"

    @property
    def prefix(self) -> str:
        """What stands before the locators of the texts in the part."""
        return f"part {self.number}, " if self.number else ""

    def children(self) -> Iterator["Part"]:
        """Yield the parts directly inside a multipart or message part."""
        payload = self.message.get_payload()
        if isinstance(payload, list):
            for index, child in enumerate(payload, start=1):
                if isinstance(child, Message):
                    number = f"{self.number}.{index}" if self.number else str(index)
                    yield Part(kind_of(child), number, child)


def parse(source: BinaryIO) -> Part:
    """Cut a message, read from where its file stands, into parts.

    It is fed piece by piece: given as a whole it would be held in several forms, one of them four times as large.

    Raises:
        Held: TOO_DEEP, or ENCRYPTED for a message that is encrypted as a whole.
    """
    try:
        parser = BytesFeedParser(policy=email.policy.compat32)
        piece = source.read(_PIECE)
        while piece and not piece.strip(b"\r\n"):
            piece = source.read(_PIECE)
        piece = piece.lstrip(b"\r\n")
        while piece:
            parser.feed(piece)
            piece = source.read(_PIECE)
        message = parser.close()
    except RecursionError as error:
        raise Held(Reason.TOO_DEEP) from error
    root = Part(kind_of(message), "", message)
    _check_depth(root, 0)
    if message.get_content_type() == "multipart/encrypted" or (
        message.get_content_type() in _ENCRYPTED and not message.get_filename()
    ):
        raise Held(Reason.ENCRYPTED)
    return root


def _check_depth(part: Part, depth: int) -> None:
    if depth > _DEEPEST:
        raise Held(Reason.TOO_DEEP)
    for child in part.children():
        _check_depth(child, depth + 1)


def kind_of(message: "Message[str, str]") -> PartKind:
    """Tell what a part is from its headers."""
    content_type = message.get_content_type()
    attached = (message.get_content_disposition() or "") == "attachment" or bool(file_name(message))
    if isinstance(message.get_payload(), list):
        if content_type == "message/rfc822":
            return PartKind.MESSAGE
        return PartKind.MULTIPART if content_type.startswith("multipart/") else PartKind.DROPPED
    if content_type in _SIGNATURES or content_type == "text/rfc822-headers" or content_type.startswith("message/"):
        return PartKind.DROPPED
    if not attached and content_type == "text/html":
        return PartKind.HTML
    # A multipart whose boundary never comes is text to every mail program.
    if not attached and content_type.startswith(("text/", "multipart/")):
        return PartKind.PLAIN
    return PartKind.ATTACHMENT


def body(message: "Message[str, str]") -> str:
    """Return the text of a part.

    Raises:
        Held: UNREADABLE_TEXT when its character set is wrong and cannot be told otherwise.
    """
    text = _written(message)
    flowed = (str(message.get_param(name, "")).strip().lower() for name in ("format", "delsp"))
    return _unflowed(text) if tuple(flowed) == ("flowed", "yes") else text


def _written(message: "Message[str, str]") -> str:
    data = content(message)
    charset = _charset(message)
    if charset not in ("", "us-ascii", "ascii"):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data).text


def _unflowed(text: str) -> str:
    """Return a text without the spaces that break its lines, in the middle of words too (RFC 3676 with DelSp).

    The line before a signature ("-- ") ends in a space that breaks nothing; so does one before other quotation marks.
    """
    pieces: list[str] = []
    flows: str | None = None
    for line in text.splitlines(keepends=True):
        said = line.rstrip("\r\n")
        marks = said[: len(said) - len(said.lstrip(">"))]
        bare = said[len(marks) :].removeprefix(" ")
        if flows == marks and pieces and bare != _SIGNATURE:
            pieces[-1] = pieces[-1].rstrip("\r\n")[:-1]
            line = line[len(said) - len(bare) :]
        flows = marks if bare.endswith(" ") and bare != _SIGNATURE else None
        pieces.append(line)
    return "".join(pieces)


def attachment(message: "Message[str, str]") -> bytes:
    """Return the bytes of an attached file; declared text as UTF-8, so that its type can be told."""
    data = content(message)
    charset = _charset(message)
    if message.get_content_maintype() == "text" and charset not in ("", "us-ascii", "ascii", "utf-8"):
        try:
            return data.decode(charset).encode("utf-8")
        except (UnicodeError, LookupError):
            return data
    return data


def content(message: "Message[str, str]") -> bytes:
    """Return the decoded bytes of a part that has no parts."""
    written = message.get_payload()
    if isinstance(written, str) and str(message.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        data = _from_base64(written)
        if data is not None:
            return data
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _from_base64(written: str) -> bytes | None:
    """Decode well-formed base64 piece by piece, for which the standard library takes three copies of it; of any other
    return None."""
    decoded = io.BytesIO()
    rest, ended = "", False
    for start in range(0, len(written), _PIECE):
        digits = rest + written[start : start + _PIECE].replace("\r", "").replace("\n", "")
        if digits and ended:
            return None
        whole = len(digits) // 4 * 4
        digits, rest = digits[:whole], digits[whole:]
        ended = digits.endswith("=")
        try:
            decoded.write(base64.b64decode(digits, validate=True))
        except ValueError:
            return None
    return None if rest else decoded.getvalue()


def _charset(message: "Message[str, str]") -> str:
    try:
        return (message.get_content_charset() or "").lower()
    except (LookupError, ValueError):
        return ""


def headers(message: "Message[str, str]") -> list[tuple[str, str]]:
    """Return names and decoded values of all headers, in order, unfolded."""
    return [(name, decoded(str(value))) for name, value in message.raw_items()]


def raw_headers(message: "Message[str, str]", name: str) -> list[str]:
    """Return the values of one header as they stand in the message, unfolded, encoded words still encoded."""
    return [_unfolded(str(value)) for key, value in message.raw_items() if key.lower() == name.lower()]


def decoded(value: str) -> str:
    """Decode the encoded words of a header (RFC 2047); what is broken stays as it is written."""
    value = _unfolded(value)
    try:
        chunks = decode_header(value)
    except ValueError:
        chunks = [(value, None)]
    return "".join(_chunk(chunk, charset) for chunk, charset in chunks)


def _chunk(chunk: bytes | str, charset: str | None) -> str:
    if isinstance(chunk, str):
        chunk = chunk.encode("utf-8", errors="surrogateescape")
    for codec in (charset or "utf-8", "utf-8"):
        try:
            return chunk.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return chunk.decode("cp1252", errors="replace")


def _unfolded(value: str) -> str:
    return value.replace("\r\n", "").replace("\n", "").replace("\r", "").strip()


def file_name(message: "Message[str, str]") -> str:
    """Return the decoded name of an attached file, or an empty string."""
    try:
        name = message.get_filename()
    except (ValueError, LookupError, TypeError, IndexError):
        return ""
    return decoded(str(name)) if name else ""


def content_id(message: "Message[str, str]") -> str:
    """Return a part's content id without its brackets, by which HTML shows it."""
    return str(message.get("Content-ID", "")).strip().strip("<>")
