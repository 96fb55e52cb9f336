"""Read the members of a zip, trusting neither its directory nor its local headers."""

import io
import stat
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from scrubbing.formats.rawentry import RawEntry
from scrubbing.limits import Budget
from submissions import zipdirectory
from submissions.reasons import Held, Reason
from submissions.zipdirectory import ZipEntry

_CHUNK = 256 * 1024


def members(source: BinaryIO, budget: Budget) -> Iterator[RawEntry]:
    """Yield the members in directory order. Declared sizes are checked first: a bomb is refused before it is read."""
    directory = zipdirectory.read_directory(source)
    _check_sizes(directory, budget)
    ends = _ends(directory)
    for entry in directory:
        folder = entry.untrusted_name.endswith("/")
        _check_kind(entry, folder)
        yield RawEntry(
            entry.untrusted_name,
            folder,
            executable=not folder and bool(entry.mode & 0o111),
            read=partial(read_entry, source, entry, ends[entry.offset], budget),
        )


def _check_sizes(directory: list[ZipEntry], budget: Budget) -> None:
    limits = budget.limits
    if sum(entry.size for entry in directory) > limits.unpacked - budget.unpacked:
        raise Held(Reason.ARCHIVE_BOMB)
    for entry in directory:
        if entry.size > limits.ratio_floor and entry.size > limits.ratio * max(1, entry.packed):
            raise Held(Reason.ARCHIVE_BOMB)
        if entry.method == zipdirectory.STORED and entry.size != entry.packed:
            raise Held(Reason.CORRUPT)
        if entry.method not in (zipdirectory.STORED, zipdirectory.DEFLATED):
            raise Held(Reason.UNSUPPORTED_TYPE)


def _ends(directory: list[ZipEntry]) -> dict[int, int]:
    """Return for each member's offset where its bytes must have ended: at the next member, or nowhere known."""
    offsets = sorted(entry.offset for entry in directory)
    return dict(zip(offsets, [*offsets[1:], -1], strict=True))


def _check_kind(entry: ZipEntry, folder: bool) -> None:
    kind = stat.S_IFMT(entry.mode)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (folder and entry.size):
        raise Held(Reason.ARCHIVE_UNSAFE_MEMBER)
    if kind == stat.S_IFDIR and not folder:
        raise Held(Reason.ARCHIVE_UNSAFE_MEMBER)


def read_entry(source: BinaryIO, entry: ZipEntry, end: int, budget: Budget) -> bytes:
    """Return the unpacked bytes of a member, which must be exactly what the directory declares.

    Raises:
        Held: CORRUPT, or ARCHIVE_BOMB when it unpacks to more than declared.
    """
    start = zipdirectory.data_start(source, entry)
    if 0 <= end < start + entry.packed:
        raise Held(Reason.ARCHIVE_BOMB)
    source.seek(start)
    if entry.method == zipdirectory.STORED:
        data = source.read(entry.packed)
        budget.spend_unpacked(len(data))
    else:
        data = _inflate(source, entry, budget)
    if len(data) != entry.size or zlib.crc32(data) != entry.checksum:
        raise Held(Reason.CORRUPT)
    return data


def _inflate(source: BinaryIO, entry: ZipEntry, budget: Budget) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = io.BytesIO()
    left = entry.packed
    packed = b""
    while not inflater.eof:
        if not packed:
            packed = source.read(min(_CHUNK, left))
            left -= len(packed)
        try:
            piece = inflater.decompress(packed, _CHUNK)
        except zlib.error as error:
            raise Held(Reason.CORRUPT) from error
        exhausted = not packed and not piece
        packed = inflater.unconsumed_tail
        budget.spend_unpacked(len(piece))
        unpacked.write(piece)
        if unpacked.tell() > entry.size:
            raise Held(Reason.ARCHIVE_BOMB)
        if exhausted and not inflater.eof:
            raise Held(Reason.CORRUPT)
    if left or inflater.unused_data:
        raise Held(Reason.CORRUPT)
    return unpacked.getvalue()
