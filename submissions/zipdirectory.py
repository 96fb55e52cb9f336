"""Read a zip's end record and central directory, in bounded time and memory, refusing what readers disagree about.

Own code, since the standard library accepts overlapping members before Python 3.11.8 (CVE-2024-0450), data before and
after the archive, and directories of any size. Field layout: PKWARE APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
"""

import os
import re
import struct
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from submissions.reasons import Held, Reason

MAX_ENTRIES = 10_000
# 10,000 entries with names and extra fields of 1,600 bytes each; real directories need about 100 bytes an entry.
MAX_DIRECTORY = 16 * 1024 * 1024

_END = struct.Struct("<4sHHHHIIH")
_END64_LOCATOR = struct.Struct("<4sIQI")
_END64 = struct.Struct("<4sQHHIIQQQQ")
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_MASK32 = 0xFFFFFFFF
_MASK16 = 0xFFFF
_ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
STORED, DEFLATED = 0, 8
# What downloads leave behind an archive.
_PADDING = b"\0\r\n"


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One entry of the central directory. Sizes and offsets are bytes; nothing in it is to be trusted yet."""

    untrusted_name: str
    method: int
    checksum: int
    packed: int
    size: int
    offset: int
    # The Unix mode, or 0 where the entry was not made on a Unix.
    mode: int
    raw_name: bytes


def read_directory(source: BinaryIO) -> list[ZipEntry]:
    """Return the entries in directory order.

    Raises:
        Held: CORRUPT, ENCRYPTED, TOO_MANY_MEMBERS, ARCHIVE_DUPLICATE_NAMES, or ARCHIVE_BOMB for members that overlap.
    """
    size = source.seek(0, os.SEEK_END)
    count, start, end = _find_directory(source, size)
    if count > MAX_ENTRIES or end - start > MAX_DIRECTORY:
        raise Held(Reason.TOO_MANY_MEMBERS)
    source.seek(start)
    data = source.read(end - start)
    entries: list[ZipEntry] = []
    position = 0
    while position < len(data):
        if len(entries) == count:
            raise Held(Reason.CORRUPT)
        entry, position = _entry(data, position)
        entries.append(entry)
    if len(entries) != count:
        raise Held(Reason.CORRUPT)
    _check_layout(entries, start)
    return entries


def _find_directory(source: BinaryIO, size: int) -> tuple[int, int, int]:
    """Return entry count, start and end of the central directory.

    The archive must fill the file exactly, but for line ends and zeros behind it, which downloads leave.
    """
    tail_start = max(0, size - _END.size - _MASK16)
    source.seek(tail_start)
    tail = source.read(size - tail_start)
    exact = [at for at in _signatures(tail) if _reaches_end(tail, at)]
    if len(exact) != 1:
        raise Held(Reason.CORRUPT)
    at = exact[0]
    _, disk, start_disk, here, count, length, start, _ = _END.unpack_from(tail, at)
    end = tail_start + at
    if _MASK16 in (here, count) or _MASK32 in (length, start):
        wide = _wide_end(source, end)
        if wide is not None:
            count, length, start, end = wide
            disk = start_disk = 0
            here = count
    # The directory must stand right before its end record: anything else is data put before the archive.
    if disk or start_disk or here != count or start + length != end:
        raise Held(Reason.CORRUPT)
    return count, start, end


def _reaches_end(tail: bytes, at: int) -> bool:
    """Whether an end record with its comment reaches to the end of the bytes, but for padding."""
    end = at + _END.size + _comment_length(tail, at)
    return end <= len(tail) and not tail[end:].strip(_PADDING)


def _signatures(tail: bytes) -> list[int]:
    return [match.start() for match in re.finditer(rb"PK\x05\x06", tail) if match.start() + _END.size <= len(tail)]


def _comment_length(tail: bytes, at: int) -> int:
    length: int = _END.unpack_from(tail, at)[7]
    return length


def _wide_end(source: BinaryIO, end: int) -> tuple[int, int, int, int] | None:
    """Read the zip64 end record that stands before the plain one, if there is one."""
    if end < _END64_LOCATOR.size:
        return None
    source.seek(end - _END64_LOCATOR.size)
    magic, disk, offset, disks = _END64_LOCATOR.unpack(source.read(_END64_LOCATOR.size))
    if magic != b"PK\x06\x07":
        return None
    if disk or disks > 1 or offset + _END64.size > end:
        raise Held(Reason.CORRUPT)
    source.seek(offset)
    fields = _END64.unpack(source.read(_END64.size))
    if fields[0] != b"PK\x06\x06" or offset + 12 + fields[1] != end - _END64_LOCATOR.size:
        raise Held(Reason.CORRUPT)
    return fields[7], fields[8], fields[9], offset


def _entry(data: bytes, position: int) -> tuple[ZipEntry, int]:
    if position + _ENTRY.size > len(data):
        raise Held(Reason.CORRUPT)
    fields = _ENTRY.unpack_from(data, position)
    magic, made_by, _, flags, method, _, _, checksum, packed, size, name_len, extra_len, comment_len, disk = fields[:14]
    _, attributes, offset = fields[14:]
    name_at = position + _ENTRY.size
    after = name_at + name_len + extra_len + comment_len
    if magic != b"PK\x01\x02" or after > len(data) or (disk and disk != _MASK16):
        raise Held(Reason.CORRUPT)
    if flags & _ENCRYPTED_FLAGS:
        raise Held(Reason.ENCRYPTED)
    raw_name = data[name_at : name_at + name_len]
    extra = data[name_at + name_len : name_at + name_len + extra_len]
    size, packed, offset = _wide_fields(extra, size, packed, offset)
    mode = attributes >> 16 if made_by >> 8 in (3, 19) else 0
    return ZipEntry(_name(raw_name, flags), method, checksum, packed, size, offset, mode, raw_name), after


def _name(raw: bytes, flags: int) -> str:
    """Decode a name. Without the UTF-8 flag it is UTF-8 all the same when it can be (macOS), else code page 437."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if flags & 0x800:
            raise Held(Reason.CORRUPT) from error
        return raw.decode("cp437")


def _wide_fields(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Take the 64-bit values from the zip64 extra field where the plain ones say so."""
    if _MASK32 not in (size, packed, offset):
        return size, packed, offset
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        if kind == 1:
            body = extra[position + 4 : position + 4 + length]
            values = iter(struct.unpack_from(f"<{len(body) // 8}Q", body))
            return tuple(next(values, value) if value == _MASK32 else value for value in (size, packed, offset))  # type: ignore[return-value]
        position += 4 + length
    return size, packed, offset


def _check_layout(entries: list[ZipEntry], directory: int) -> None:
    """Refuse equal names, data before the first member, and members that share bytes."""
    if len({entry.untrusted_name for entry in entries}) != len(entries):
        raise Held(Reason.ARCHIVE_DUPLICATE_NAMES)
    position = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if position == 0 and entry.offset != 0:
            raise Held(Reason.CORRUPT)
        if entry.offset < position:
            raise Held(Reason.ARCHIVE_BOMB)
        position = entry.offset + _LOCAL.size + len(entry.raw_name) + entry.packed
    if position > directory:
        raise Held(Reason.CORRUPT)


def data_start(source: BinaryIO, entry: ZipEntry) -> int:
    """Return where the packed data of an entry begins, after its local header.

    Raises:
        Held: CORRUPT when the local header disagrees with the directory, ENCRYPTED.
    """
    source.seek(entry.offset)
    header = source.read(_LOCAL.size)
    if len(header) < _LOCAL.size:
        raise Held(Reason.CORRUPT)
    magic, _, flags, method, _, _, _, _, _, name_len, extra_len = _LOCAL.unpack(header)
    if flags & _ENCRYPTED_FLAGS:
        raise Held(Reason.ENCRYPTED)
    if magic != b"PK\x03\x04" or method != entry.method or source.read(name_len) != entry.raw_name:
        raise Held(Reason.CORRUPT)
    return entry.offset + _LOCAL.size + int(name_len) + int(extra_len)


def read_bounded(source: BinaryIO, entry: ZipEntry, limit: int) -> bytes:
    """Return up to `limit` unpacked bytes of an entry: enough to tell a type.

    Raises:
        Held: CORRUPT when it cannot be unpacked.
    """
    source.seek(data_start(source, entry))
    packed = source.read(min(entry.packed, limit))
    if entry.method == STORED:
        return packed
    if entry.method != DEFLATED:
        raise Held(Reason.UNSUPPORTED_TYPE)
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit)
    except zlib.error as error:
        raise Held(Reason.CORRUPT) from error
