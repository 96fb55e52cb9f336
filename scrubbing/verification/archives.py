"""Own readers of zip and tar.gz. They take nothing a well-made scrubbed copy does not need: no gaps between members,
no comments, no extra fields, no links, no owners' names. What other readers skip cannot hide anything then.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from scrubbing.limits import Budget
from scrubbing.verification.history import Histories, is_part, may_stand
from scrubbing.verification.report import Check
from scrubbing.verification.walk import Walk, inside
from submissions.reasons import Held, Reason

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _DESCRIPTOR, _UTF8 = 1, 8, 0x800
_ZIP64_FIELD = 1
_LINK_TYPES = 0o170000
_PLAIN_TYPES = (0, 0o100000, 0o040000)
_BLOCK = 512
_PIECE = 1 << 16
_HISTORY = frozenset({".git", ".svn", ".hg", ".bzr", "_darcs", "cvs"})


class Malformed(Exception):
    """An archive departs from what a scrubbed copy looks like."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a zip archive, as its central directory has it."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    mode: int
    extra: bytes
    comment: bytes


def inflate(packed: bytes | memoryview, budget: Budget, window: int) -> tuple[bytes, bytes]:
    """Return unpacked bytes and what follows them; `window` is zlib's wbits. Raises Held at a limit."""
    engine = zlib.decompressobj(window)
    # What a buffer holds is there once, joined pieces would be twice.
    unpacked = io.BytesIO()
    size = position = 0
    rest: bytes | memoryview = b""
    while not engine.eof:
        if not rest:
            # The engine copies what it leaves of its input, so it gets little at a time.
            rest = memoryview(packed)[position : position + _PIECE]
            position += len(rest)
        piece = engine.decompress(rest, _PIECE)
        rest = engine.unconsumed_tail
        if not piece and not rest and position >= len(packed) and not engine.eof:
            raise Malformed("stream ends early")
        size += len(piece)
        budget.spend_unpacked(len(piece))
        if size > budget.limits.ratio_floor and size > budget.limits.ratio * max(len(packed), 1):
            raise Held(Reason.ARCHIVE_BOMB)
        unpacked.write(piece)
    return unpacked.getvalue(), engine.unused_data + bytes(memoryview(packed)[position:])


def _zip_entries(walk: Walk, data: bytes, locator: str) -> tuple[list[Entry], int]:
    """Return the members of a zip and where its directory starts, having failed what follows the directory."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        raise Malformed("no end record")
    _, disk, first_disk, here, total, size, start, comment = _END.unpack_from(data, end)
    if disk or first_disk or here != total:
        raise Malformed("several disks")
    if comment or end + _END.size != len(data):
        walk.fail(Check.TRAILING_DATA, locator)
    if start + size != end:
        # This includes zip64 archives, which nothing this size needs.
        raise Malformed("directory is elsewhere")
    entries = list(_directory(data, start, end))
    if len(entries) != total:
        raise Malformed("wrong count")
    return entries, start


def _directory(data: bytes, position: int, end: int) -> Iterator[Entry]:
    while position < end:
        fields = _CENTRAL.unpack_from(data, position)
        if fields[0] != b"PK\x01\x02":
            raise Malformed("not a directory entry")
        name_end = position + _CENTRAL.size + fields[10]
        extra_end = name_end + fields[11]
        comment_end = extra_end + fields[12]
        flags = fields[3]
        name = data[position + _CENTRAL.size : name_end].decode("utf-8" if flags & _UTF8 else "cp437")
        yield Entry(
            name=name,
            flags=flags,
            method=fields[4],
            crc=fields[7],
            packed=fields[8],
            size=fields[9],
            offset=fields[16],
            mode=fields[15] >> 16,
            extra=data[name_end:extra_end],
            comment=data[extra_end:comment_end],
        )
        position = comment_end


def names(data: bytes) -> list[str]:
    """Return the members' names of a zip, unchecked. Raises struct.error or Malformed when it has no directory."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        raise Malformed("no end record")
    size, start = _END.unpack_from(data, end)[5:7]
    return [entry.name for entry in _directory(data, start, start + size)]


def zip_members(
    walk: Walk, data: bytes, locator: str, kind: str = "member", *, with_history: bool = False
) -> Iterator[tuple[str, str, bytes]]:
    """Yield (name, locator, bytes) of every file in a zip, in the order of their bytes. Locators begin with `kind`.

    `with_history` says whether what a git history is made of may be among them.
    """
    walk.runs(Check.UNEXPECTED_PART, Check.METADATA_LEFT, Check.TRAILING_DATA)
    entries, directory = _zip_entries(walk, data, locator)
    entries.sort(key=lambda entry: entry.offset)
    if len({entry.name.casefold() for entry in entries}) != len(entries):
        walk.fail(Check.UNEXPECTED_PART, locator)
    starts = [entry.offset for entry in entries] + [directory]
    if starts[0] != 0:
        raise Malformed("data before the members")
    for number, entry in enumerate(entries, start=1):
        place = inside(locator, f"{kind} {number}")
        walk.budget.spend_members()
        _check_entry(walk, entry, place, with_history)
        unpacked, end = _member(walk, data, entry, place)
        if data[end : starts[number]] not in _descriptors(entry) or end > starts[number]:
            raise Malformed("gap or overlap between members")
        if not entry.name.endswith("/"):
            yield entry.name, place, unpacked
        elif unpacked:
            walk.fail(Check.UNEXPECTED_PART, place)


def _descriptors(entry: Entry) -> tuple[bytes, ...]:
    """Return all that may stand between a member and the next: checksum and sizes, where the member announces them."""
    if not entry.flags & _DESCRIPTOR:
        return (b"",)
    plain = struct.pack("<III", entry.crc, entry.packed, entry.size)
    wide = struct.pack("<IQQ", entry.crc, entry.packed, entry.size)
    return plain, wide, b"PK\x07\x08" + plain, b"PK\x07\x08" + wide


def _check_entry(walk: Walk, entry: Entry, locator: str, with_history: bool) -> None:
    walk.search_name(entry.name, locator)
    check_path(walk, entry.name, locator, with_history)
    if entry.comment or not _plain_extra(entry.extra):
        walk.fail(Check.METADATA_LEFT, locator)
    if entry.mode & _LINK_TYPES not in _PLAIN_TYPES or entry.flags & _ENCRYPTED:
        walk.fail(Check.UNEXPECTED_PART, locator)


def _plain_extra(extra: bytes) -> bool:
    return not extra or (len(extra) <= 32 and extra[:2] == _ZIP64_FIELD.to_bytes(2, "little"))


def check_path(walk: Walk, name: str, locator: str, with_history: bool) -> None:
    """Fail paths that lead out of the archive and folders of version control, but for a history that may be there."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or any(ord(char) < 32 for char in name):
        walk.fail(Check.UNEXPECTED_PART, locator)
    if _HISTORY & {part.casefold() for part in parts} and not (with_history and is_part(name)):
        walk.fail(Check.UNEXPECTED_PART, locator)


def _member(walk: Walk, data: bytes, entry: Entry, locator: str) -> tuple[bytes, int]:
    """Return the unpacked bytes of a member and the position right after its packed bytes."""
    fields = _LOCAL.unpack_from(data, entry.offset)
    if fields[0] != b"PK\x03\x04" or fields[3] != entry.method:
        raise Malformed("not a member")
    name_end = entry.offset + _LOCAL.size + fields[9]
    start = name_end + fields[10]
    name = data[entry.offset + _LOCAL.size : name_end].decode("utf-8" if entry.flags & _UTF8 else "cp437")
    if name != entry.name or not _plain_extra(data[name_end:start]):
        walk.fail(Check.METADATA_LEFT, locator)
    packed = memoryview(data)[start : start + entry.packed]
    if entry.method == _STORED:
        walk.budget.spend_unpacked(len(packed))
        unpacked, rest = bytes(packed), b""
    elif entry.method == _DEFLATED:
        unpacked, rest = inflate(packed, walk.budget, -15)
    else:
        raise Malformed("unknown compression")
    if rest:
        walk.fail(Check.TRAILING_DATA, locator)
    if len(unpacked) != entry.size or zlib.crc32(unpacked) != entry.crc:
        raise Malformed("wrong size or checksum")
    return unpacked, start + entry.packed


def read_zip(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a zip archive of files."""
    histories = Histories(walk, locator, depth)
    for name, place, unpacked in zip_members(walk, data, locator, with_history=may_stand(walk, depth)):
        if not histories.take(name, unpacked):
            walk.inspect(unpacked, place, depth + 1)
    histories.read()


def read_gzip(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a gzip member; what it holds is a tar archive or a single file."""
    walk.runs(Check.METADATA_LEFT, Check.TRAILING_DATA)
    # Any flag means a name, a comment or extra data in the header.
    if data[3]:
        walk.fail(Check.METADATA_LEFT, locator)
        walk.search_bytes(data[:_PIECE], locator)
    unpacked, rest = inflate(data, walk.budget, 31)
    if rest:
        walk.fail(Check.TRAILING_DATA, locator)
    if is_tar(unpacked):
        _read_tar(walk, unpacked, locator, depth)
    else:
        walk.inspect(unpacked, inside(locator, "member 1"), depth + 1)


def is_tar(data: bytes) -> bool:
    """Whether the bytes begin with a tar header whose checksum is right, or are an empty tar archive."""
    if len(data) < _BLOCK or len(data) % _BLOCK:
        return False
    if not any(data[: 2 * _BLOCK]):
        return True
    header = data[:_BLOCK]
    unsigned = sum(header) - sum(header[148:156]) + 8 * ord(" ")
    try:
        return _octal(header[148:156]) == unsigned
    except ValueError:
        return False


def read_tar(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read an unpacked tar archive."""
    _read_tar(walk, data, locator, depth)


def _read_tar(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    walk.runs(Check.UNEXPECTED_PART, Check.METADATA_LEFT, Check.TRAILING_DATA)
    position, number = 0, 0
    long_name: str | None = None
    seen: set[str] = set()
    histories = Histories(walk, locator, depth)
    while position < len(data) and any(data[position : position + _BLOCK]):
        header = data[position : position + _BLOCK]
        size = _octal(header[124:136])
        body = data[position + _BLOCK : position + _BLOCK + size]
        padding = data[position + _BLOCK + size : position + _BLOCK + -(-size // _BLOCK) * _BLOCK]
        if len(body) != size or any(padding):
            raise Malformed("member cut off or padded with data")
        position += _BLOCK + -(-size // _BLOCK) * _BLOCK
        kind = header[156:157]
        if kind in b"xL":
            walk.search_bytes(body, inside(locator, f"member {number + 1}"), text=True)
            long_name = _text(body) if kind == b"L" else _pax_path(walk, body, inside(locator, f"member {number + 1}"))
            continue
        number += 1
        walk.budget.spend_members()
        place = inside(locator, f"member {number}")
        name = long_name if long_name is not None else _tar_name(header)
        long_name = None
        if name.casefold() in seen:
            walk.fail(Check.UNEXPECTED_PART, place)
        seen.add(name.casefold())
        _check_header(walk, header, name, place, may_stand(walk, depth))
        if kind in (b"0", b"\0") and not name.endswith("/"):
            if not histories.take(name, body):
                walk.inspect(body, place, depth + 1)
        elif kind != b"5" or body:
            walk.fail(Check.UNEXPECTED_PART, place)
            walk.search_bytes(body, place)
    histories.read()
    if any(data[position:]):
        walk.fail(Check.TRAILING_DATA, locator)


def _check_header(walk: Walk, header: bytes, name: str, locator: str, with_history: bool) -> None:
    walk.search_name(name, locator)
    walk.search_name(_text(header[157:257]), locator)
    check_path(walk, name, locator, with_history)
    # The owner's user and group name, and whatever follows the fields.
    if any(header[265:329]) or any(header[500:512]) or any(header[157:257]):
        walk.fail(Check.METADATA_LEFT, locator)


def _tar_name(header: bytes) -> str:
    prefix = _text(header[345:500]) if header[257:262] == b"ustar" and header[257:265] != b"ustar  \0" else ""
    name = _text(header[:100])
    return f"{prefix}/{name}" if prefix else name


def _pax_path(walk: Walk, body: bytes, locator: str) -> str | None:
    path: str | None = None
    while body:
        length = int(body.split(b" ", 1)[0])
        if not 0 < length <= len(body):
            raise Malformed("extended header")
        key, _, value = body[:length].split(b" ", 1)[1].rstrip(b"\n").partition(b"=")
        body = body[length:]
        if key == b"path":
            path = value.decode("utf-8")
        else:
            walk.fail(Check.METADATA_LEFT, locator)
    return path


def _text(field: bytes) -> str:
    return field.split(b"\0", 1)[0].decode("utf-8", "surrogateescape")


def _octal(field: bytes) -> int:
    return int(field.strip(b" \0") or b"0", 8)
