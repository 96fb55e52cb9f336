"""The zip package of an Office file: read without trust, written in one reproducible way.

`zipfile` only reads the central directory here. Members are located and decompressed by our own code, because the
library of Python 3.11.7 follows overlapping members (CVE-2024-0450) and believes the sizes it is told.
"""

import io
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from os import SEEK_END
from typing import BinaryIO

from scrubbing.limits import MIB, Budget
from submissions.reasons import Held, Reason

CONTENT_TYPES = "[Content_Types].xml"
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_CENTRAL_HEADER = b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_CHUNK = MIB
# A part name that leads out of the package, or that two readers would take for two different names.
_UNSAFE_NAME = re.compile(r"[\x00-\x1f\x7f\\:]|(?:^|/)\.\.?(?:/|$)|^/")
_LONGEST_NAME = 255
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where the packed bytes of a member lie."""

    start: int
    info: zipfile.ZipInfo


@dataclass(slots=True)
class Package:
    """The members of an opened package by name, in the order of their names. Members are decompressed when read."""

    source: BinaryIO
    budget: Budget
    spans: dict[str, _Span]
    _read: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[str]:
        return iter(self.spans)

    def __contains__(self, name: object) -> bool:
        return name in self.spans

    def read(self, name: str) -> bytes:
        """Return a member's bytes; the budget pays for each member once.

        Raises:
            Held: ARCHIVE_BOMB when it unpacks to more than it says or may, CORRUPT when it is damaged.
        """
        first = name not in self._read
        self._read.add(name)
        # Unlike pieces that are joined, what a buffer holds is never there twice.
        buffer = io.BytesIO()
        buffer.writelines(_unpack(self.source, self.spans[name], self.budget, spend=first))
        return buffer.getvalue()


class Contents(MutableMapping[str, bytes]):
    """The parts of a package that is to be written, by name; large ones wait on disk, in an unnamed file."""

    def __init__(self) -> None:
        self._small: dict[str, bytes] = {}
        self._large: dict[str, tuple[int, int]] = {}
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`

    def __setitem__(self, name: str, content: bytes) -> None:
        self._small.pop(name, None)
        self._large.pop(name, None)
        if len(content) < _CHUNK:
            self._small[name] = content
        else:
            self._large[name] = self._spool.seek(0, SEEK_END), len(content)
            self._spool.write(content)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._large:
            return self._small[name]
        start, size = self._large[name]
        self._spool.seek(start)
        return self._spool.read(size)

    def __delitem__(self, name: str) -> None:
        del (self._large if name in self._large else self._small)[name]

    def __iter__(self) -> Iterator[str]:
        return iter([*self._small, *self._large])

    def __len__(self) -> int:
        return len(self._small) + len(self._large)

    def close(self) -> None:
        """Let the file go."""
        self._spool.close()


def open_package(source: BinaryIO, budget: Budget) -> Package:
    """Check the structure of a zip package and return it unread.

    Raises:
        Held: ENCRYPTED, LEGACY_OFFICE, CORRUPT, TOO_MANY_MEMBERS, ARCHIVE_UNSAFE_PATH, ARCHIVE_DUPLICATE_NAMES or
            ARCHIVE_BOMB (overlapping members).
    """
    _refuse_compound_file(source)
    _refuse_many_headers(source, budget)
    try:
        source.seek(0)
        # Not closed: closing it would not close `source`, and members are read through `source` alone.
        archive = zipfile.ZipFile(source)
        infos = [info for info in archive.infolist() if not info.is_dir()]
        directory = archive.start_dir
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error) as error:
        raise Held(Reason.CORRUPT) from error
    budget.spend_members(len(infos))
    _check_names(infos)
    if any(info.flag_bits & 0x1 for info in infos):
        raise Held(Reason.ENCRYPTED)
    spans = _locate(source, infos, directory)
    return Package(source, budget, dict(sorted(spans.items())))


def write_package(target: BinaryIO, parts: Mapping[str, bytes]) -> None:
    """Write parts so that the same parts always give the same bytes: sorted names, fixed times, nothing extra."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        # Readers want the list of content types first.
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            content = parts[name]
            info.file_size = len(content)
            with archive.open(info, "w") as member:
                for start in range(0, len(content), _CHUNK):
                    member.write(memoryview(content)[start : start + _CHUNK])


def _refuse_compound_file(source: BinaryIO) -> None:
    source.seek(0)
    if source.read(len(_OLE_MAGIC)) != _OLE_MAGIC:
        return
    for block in _blocks(source, len(_ENCRYPTED_PACKAGE)):
        if _ENCRYPTED_PACKAGE in block:
            raise Held(Reason.ENCRYPTED)
    raise Held(Reason.LEGACY_OFFICE)


def _refuse_many_headers(source: BinaryIO, budget: Budget) -> None:
    """Count members before `zipfile` builds an object for each: a million of them cost a gigabyte."""
    count = sum(block.count(_CENTRAL_HEADER) for block in _blocks(source, 0))
    if budget.members + count > budget.limits.members + 1:
        raise Held(Reason.TOO_MANY_MEMBERS)


def _blocks(source: BinaryIO, overlap: int) -> Iterator[bytes]:
    source.seek(0)
    tail = b""
    while block := source.read(_CHUNK):
        yield tail + block
        tail = block[-overlap:] if overlap else b""


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        # `filename` is already cut at a NUL, `orig_filename` is not.
        name = info.orig_filename
        if not name or len(name) > _LONGEST_NAME or _UNSAFE_NAME.search(name):
            raise Held(Reason.ARCHIVE_UNSAFE_PATH)
        if info.filename.casefold() in seen:
            raise Held(Reason.ARCHIVE_DUPLICATE_NAMES)
        seen.add(info.filename.casefold())


def _locate(source: BinaryIO, infos: list[zipfile.ZipInfo], directory: int) -> dict[str, _Span]:
    spans: dict[str, _Span] = {}
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        source.seek(info.header_offset)
        header = source.read(_LOCAL_HEADER.size)
        if len(header) != _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise Held(Reason.CORRUPT)
        name_length, extra_length = _LOCAL_HEADER.unpack(header)[-2:]
        start = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        if info.header_offset < end or start + info.compress_size > directory:
            raise Held(Reason.ARCHIVE_BOMB)
        if source.read(name_length) != _raw_name(info):
            raise Held(Reason.CORRUPT)
        end = start + info.compress_size
        spans[info.filename] = _Span(start, info)
    return spans


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")


def _unpack(source: BinaryIO, span: _Span, budget: Budget, *, spend: bool) -> Iterator[bytes]:
    """Yield a member's bytes, never more than a chunk at a time, checking size, ratio and checksum on the way."""
    info = span.info
    size = crc = 0
    for block in _inflate(source, span):
        size += len(block)
        crc = zlib.crc32(block, crc)
        if spend:
            budget.spend_unpacked(len(block))
        limits = budget.limits
        if size > info.file_size or (size > limits.ratio_floor and size > limits.ratio * max(info.compress_size, 1)):
            raise Held(Reason.ARCHIVE_BOMB)
        yield block
    if size != info.file_size or crc != info.CRC:
        raise Held(Reason.CORRUPT)


def _inflate(source: BinaryIO, span: _Span) -> Iterator[bytes]:
    if span.info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Held(Reason.CORRUPT)
    stored = span.info.compress_type == zipfile.ZIP_STORED
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    position, left = span.start, span.info.compress_size
    while left:
        source.seek(position)
        packed = source.read(min(left, _CHUNK))
        if not packed:
            raise Held(Reason.CORRUPT)
        position += len(packed)
        left -= len(packed)
        if stored:
            yield packed
            continue
        while packed:
            try:
                yield inflater.decompress(packed, _CHUNK)
            except zlib.error as error:
                raise Held(Reason.CORRUPT) from error
            packed = inflater.unconsumed_tail
    # Bytes after the end of the stream would be seen by one reader and not by another.
    if not stored and (inflater.unused_data or not inflater.eof):
        raise Held(Reason.CORRUPT)
