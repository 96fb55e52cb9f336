"""Search a copy for a value without any code of ours: in every member, stream and name, in every usual encoding."""

import base64
import binascii
import contextlib
import email
import io
import json
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from email.header import decode_header, make_header
from urllib.parse import unquote

import pypdf
from pypdf.errors import PdfReadError

# How deep containers in containers, and codings in codings, are followed.
_DEEPEST = 5
_DEFLATED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){8,}")
_BASE85 = re.compile(rb"stream\r?\n([!-u\sz]+)~>")
# Strings of a PDF, between brackets or in hexadecimal digits, and what is escaped in them.
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
_STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
_DIGITS = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_PDF_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r?\n|(.))", re.DOTALL)
_PDF_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_TAG = re.compile(rb"<[^>]*>")
_INVISIBLE = re.compile(r"[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
# First and last of an invisible range, and the code that its first stands for.
_SMUGGLERS = ((0xE0000, 0xE007F, 0), (0xE0100, 0xE01EF, 16), (0xFE00, 0xFE0F, 0))


def readings(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """Yield the bytes and everything that lies in them: members, names, comments, deflated and encoded stretches."""
    yield data
    if depth >= _DEEPEST:
        return
    for inner in (*members(data), *streams(data), *_encoded(data)):
        yield from readings(inner, depth + 1)


def members(data: bytes) -> Iterator[bytes]:
    """Yield what lies in an archive, a mail or a PDF, with the names of it."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment
            for info in archive.infolist():
                yield info.filename.encode() + b"\0" + info.comment + b"\0" + info.extra
                yield archive.read(info)
    elif data.startswith(b"\x1f\x8b"):
        yield zlib.decompress(data, 47)
    elif data.startswith(b"%PDF-"):
        yield from _pages(data)
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                yield repr((member.name, member.linkname, member.uname, member.gname, member.pax_headers)).encode()
                stream = archive.extractfile(member)
                yield stream.read() if stream else b""
    elif data.startswith(b"From "):
        yield from re.split(rb"(?m)^From .*\n", data)
    elif re.match(rb"[A-Za-z-]+: ", data) and b"MIME-Version:" in data:
        for part in email.message_from_bytes(data).walk():
            yield "\n".join(_header(str(value)) for value in part.values()).encode("utf-8", "ignore")
            content = part.get_payload(decode=True)
            yield content if isinstance(content, bytes) else b""


def _header(value: str) -> str:
    """Return what a header says, its encoded words and parameters decoded."""
    try:
        said = str(make_header(decode_header(value)))
    except (ValueError, LookupError):
        said = value
    return said + "\n" + unquote(value.replace("utf-8''", ""))


def _pages(data: bytes) -> Iterator[bytes]:
    """Yield what a library reads on the pages of a PDF, and the streams that are also written in base 85."""
    for match in _BASE85.finditer(data):
        try:
            yield base64.a85decode(match[1])
        except ValueError:
            continue
    # A bracket among the bytes of a stream would begin a string that ends anywhere.
    outside = _STREAM.sub(b"", data)
    yield from map(_strings, (outside, *_STREAM.findall(data), *streams(data)))
    # Without its tags a PDF is none any more, but still begins like one.
    with contextlib.suppress(PdfReadError):
        for page in pypdf.PdfReader(io.BytesIO(data)).pages:
            yield page.extract_text().encode("utf-8", "ignore")


def _strings(data: bytes) -> bytes:
    """Return what the strings in a PDF or one of its streams say, whether anything refers to them or not."""
    said = [_PDF_ESCAPE.sub(_unescaped, match[1]) for match in _LITERAL.finditer(data)]
    for match in _DIGITS.finditer(data):
        digits = b"".join(match[1].split())
        said.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
    return b"\n".join(
        text[2:].decode("utf-16-be", "ignore").encode("utf-8", "ignore") if text.startswith(b"\xfe\xff") else text
        for text in said
    )


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 255])
    sign = match[2] or b""
    return _PDF_SIGNS.get(sign, sign)


def streams(data: bytes) -> Iterator[bytes]:
    """Yield what deflated stretches of the bytes unpack to."""
    for match in _DEFLATED.finditer(data):
        unpacked = b""
        try:
            unpacked = zlib.decompressobj().decompress(data[match.start() :], 64 * 1024 * 1024)
        except zlib.error:
            continue
        yield unpacked


def _encoded(data: bytes) -> Iterator[bytes]:
    if b"\0" in data[:2000]:
        return
    for match in _BASE64.finditer(data.replace(b"\r\n", b"").replace(b"\n", b"")):
        try:
            yield base64.b64decode(match[0][: len(match[0]) // 4 * 4])
        except binascii.Error:
            continue
    for match in _HEX.finditer(data):
        yield bytes.fromhex(match[0].decode())
    seen = _seen(data)
    if seen != data:
        yield seen
    if b"<" in data:
        yield _TAG.sub(b"", data)


def _seen(data: bytes) -> bytes:
    """Return a text with tag characters and variation selectors as the letters they smuggle, and no other invisible."""
    text = data.decode("utf-8", "ignore")
    return "".join(_letter(ord(char)) if _INVISIBLE.match(char) else char for char in text).encode("utf-8", "ignore")


def _letter(code: int) -> str:
    for start, end, first in _SMUGGLERS:
        if start <= code <= end:
            return chr(code - start + first)
    return ""


def _forms(value: str, whole: bool) -> list[bytes]:
    folded = value.casefold()
    words = [folded] if whole else [folded, *folded.split()]
    forms = [form.encode(encoding) for form in words for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [folded.replace(" ", joint).encode() for joint in ("_", "%20", "+", "-")]
    return [*forms, *(form.hex().encode() for form in forms), json.dumps(folded)[1:-1].encode()]


def _base64_forms(value: str) -> list[bytes]:
    """The part of each base64 form that does not depend on what stands around the value."""
    return [
        base64.b64encode(bytes(lead) + value.encode(encoding))[4:-4]
        for encoding in ("utf-8", "utf-16-le")
        for lead in range(3)
    ]


def traces(data: bytes, values: Mapping[str, str], *, whole: bool = False) -> set[str]:
    """Return the keys of the values of which anything is found: any word of one, unless `whole`."""
    everything = list(readings(data))
    exact = b"\n\0\n".join(everything)
    folded = exact.lower()
    return {
        key
        for key, value in values.items()
        if any(form in folded for form in _forms(value, whole)) or any(form in exact for form in _base64_forms(value))
    }
