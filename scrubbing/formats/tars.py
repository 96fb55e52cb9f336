"""Read the members of a tar.gz in one pass: ustar, GNU and pax headers, plain files and folders only.

Layout: POSIX.1-2001 pax, and the GNU tar manual's "Basic Tar Format". Anything else is refused.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from scrubbing.formats.rawentry import RawEntry
from scrubbing.limits import Budget
from submissions.reasons import Held, Reason
from submissions.sniffing import is_tar_header

_BLOCK = 512
_CHUNK = 256 * 1024
# The longest pax header or GNU long name that is read; real ones have a few hundred bytes.
_LONGEST_HEADER = 64 * 1024
# How many gzip streams may follow each other in one file.
_STREAMS = 10_000
_ZERO = bytes(_BLOCK)
_PAX_LENGTH = re.compile(rb"(\d{1,7}) ")
_PAX_KEPT = frozenset(["path", "size"])
# What other pax records may say: times, owners, comments, labels of SELinux, access lists and other attributes, none of
# which is kept.
_PAX_HARMLESS = re.compile(
    r"(?:mtime|atime|ctime|uid|gid|uname|gname|comment|charset|hdrcharset|LIBARCHIVE\.|RHT\.security\.|SCHILY\.)"
)


@dataclass(slots=True)
class _Stream:
    """The unpacked bytes of a gzip file. Every byte is spent, and the whole must not unpack too well."""

    source: BinaryIO
    budget: Budget
    inflater: "zlib._Decompress" = field(default_factory=lambda: zlib.decompressobj(16 + zlib.MAX_WBITS))
    packed: bytes = b""
    taken: int = 0
    given: int = 0
    streams: int = 1
    ready: bytearray = field(default_factory=bytearray)

    def read(self, count: int) -> bytes:
        """Return exactly `count` bytes, or fewer at the end of the file."""
        while len(self.ready) < count and self._more():
            pass
        data = bytes(self.ready[:count])
        del self.ready[:count]
        return data

    def skip(self, count: int) -> None:
        """Pass over bytes; raises Held(CORRUPT) when the file ends before."""
        while count:
            data = self.read(min(count, _CHUNK))
            if not data:
                raise Held(Reason.CORRUPT)
            count -= len(data)

    def _more(self) -> bool:
        if self.inflater.eof and not self._next_stream():
            return False
        if not self.packed:
            self.packed = self.source.read(_CHUNK)
            self.taken += len(self.packed)
        try:
            piece = self.inflater.decompress(self.packed, _CHUNK)
        except zlib.error as error:
            raise Held(Reason.CORRUPT) from error
        if not piece and not self.packed and not self.inflater.eof:
            raise Held(Reason.CORRUPT)
        self.packed = self.inflater.unconsumed_tail or self.inflater.unused_data
        self._spend(len(piece))
        self.ready += piece
        return True

    def _next_stream(self) -> bool:
        if not self.packed:
            self.packed = self.source.read(_CHUNK)
            self.taken += len(self.packed)
        self.packed = self.packed.lstrip(b"\0")
        if not self.packed:
            return False
        self.streams += 1
        if self.streams > _STREAMS:
            raise Held(Reason.CORRUPT)
        self.inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return True

    def _spend(self, count: int) -> None:
        limits = self.budget.limits
        self.budget.spend_unpacked(count)
        self.given += count
        if self.given > limits.ratio_floor and self.given > limits.ratio * self.taken:
            raise Held(Reason.ARCHIVE_BOMB)


@dataclass(slots=True)
class _Pending:
    """The data of the member that was yielded last, until it is read or passed over."""

    stream: _Stream
    size: int
    taken: bool = False

    def read(self) -> bytes:
        """Return the member's bytes; raises Held(CORRUPT) when the archive ends before."""
        self.taken = True
        data = self.stream.read(self.size)
        if len(data) < self.size:
            raise Held(Reason.CORRUPT)
        return data


def members(source: BinaryIO, budget: Budget) -> Iterator[RawEntry]:
    """Yield the members in the order of the archive. Two zero blocks end it; what follows them is never read."""
    source.seek(0)
    stream = _Stream(source, budget)
    overrides: dict[str, str] = {}
    while True:
        header = stream.read(_BLOCK)
        if not header or (header == _ZERO and stream.read(_BLOCK) in (_ZERO, b"")):
            return
        if len(header) < _BLOCK or not is_tar_header(header):
            raise Held(Reason.CORRUPT)
        kind = header[156:157]
        size = _number(header[124:136])
        if kind in b"xgLK":
            budget.spend_members()
            overrides |= _extended(kind, stream, size)
            continue
        pending = _Pending(stream, int(overrides.get("size", size)))
        if pending.size > budget.limits.unpacked - budget.unpacked:
            raise Held(Reason.ARCHIVE_BOMB)
        yield _member(header, kind, overrides, pending)
        overrides = {}
        if not pending.taken:
            stream.skip(pending.size)
        stream.skip(-pending.size % _BLOCK)


def _member(header: bytes, kind: bytes, overrides: dict[str, str], pending: _Pending) -> RawEntry:
    name = overrides.get("path") or _ustar_name(header)
    if kind not in (b"0", b"\0", b"5", b"7"):
        raise Held(Reason.ARCHIVE_UNSAFE_MEMBER)
    # Before ustar a folder was a plain member whose name ends with a slash.
    folder = kind == b"5" or (kind == b"\0" and name.endswith("/"))
    if folder and pending.size:
        raise Held(Reason.CORRUPT)
    mode = _number(header[100:108])
    return RawEntry(name, folder, executable=not folder and bool(mode & 0o111), read=pending.read)


def _number(field_: bytes) -> int:
    """Read a size or mode: octal, or GNU's base 256 for large ones. Never negative."""
    if field_[0] & 0x80:
        value = int.from_bytes(field_, "big", signed=False) - (0x80 << (8 * (len(field_) - 1)))
        if field_[0] & 0x40 or value > 1 << 50:
            raise Held(Reason.CORRUPT)
        return value
    digits = field_.split(b"\0", 1)[0].strip(b" ")
    if not re.fullmatch(rb"[0-7]*", digits):
        raise Held(Reason.CORRUPT)
    return int(digits or b"0", 8)


def _ustar_name(header: bytes) -> str:
    name = header[:100].split(b"\0", 1)[0]
    prefix = header[345:500].split(b"\0", 1)[0] if header[257:263] == b"ustar\0" else b""
    return _decoded(prefix + b"/" + name if prefix else name)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Held(Reason.ARCHIVE_UNSAFE_PATH) from error


def _extended(kind: bytes, stream: _Stream, size: int) -> dict[str, str]:
    """Read a header that says more about the next member: a long name, or pax records."""
    if size > _LONGEST_HEADER:
        raise Held(Reason.CORRUPT)
    data = stream.read(size)
    stream.skip(-size % _BLOCK)
    if len(data) < size:
        raise Held(Reason.CORRUPT)
    if kind == b"L":
        return {"path": _decoded(data.split(b"\0", 1)[0])}
    if kind == b"K":
        raise Held(Reason.ARCHIVE_UNSAFE_MEMBER)
    records = _pax(data)
    if kind == b"g" and records:
        raise Held(Reason.ARCHIVE_UNSAFE_PATH)
    return records


def _pax(data: bytes) -> dict[str, str]:
    """Return the path and size that pax records give; a link or a sparse file is refused."""
    records: dict[str, str] = {}
    position = 0
    while position < len(data):
        length = _PAX_LENGTH.match(data, position)
        end = position + int(length.group(1)) if length else 0
        if length is None or end > len(data) or end <= length.end() or data[end - 1 : end] != b"\n":
            raise Held(Reason.CORRUPT)
        key, equals, value = data[length.end() : end - 1].partition(b"=")
        name = _decoded(key)
        if not equals:
            raise Held(Reason.CORRUPT)
        if name in _PAX_KEPT:
            records[name] = _decoded(value)
        elif not _PAX_HARMLESS.match(name):
            raise Held(Reason.ARCHIVE_UNSAFE_MEMBER)
        position = end
    if not re.fullmatch(r"\d{1,15}", records.get("size", "0")):
        raise Held(Reason.CORRUPT)
    return records
