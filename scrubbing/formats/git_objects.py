"""The objects of a git repository, read from its loose files and packs. Nothing of it is run, and nothing believed.

Formats: gitformat-pack(5) and gitrepository-layout(5). An object's name is the hash of what was read, never what a file
or an index calls it, so indexes are not needed. What is damaged is simply not there: whoever needs it finds that out.
"""

import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from scrubbing.limits import MIB, Budget
from submissions.reasons import Held, Reason

_CHUNK = 64 * 1024
_HASH = 20
_PACK_HEADER = 12
_PACK_VERSIONS = (2, 3)
_BY_OFFSET, _BY_NAME = 6, 7
# What git itself writes at most (pack.depth).
_DEEPEST = 4095
_CACHE = 64 * MIB
_LARGEST_CACHED = 8 * MIB
_LOOSE = ("objects/", 2, 38)
# Bytes in which a size or a distance is written, seven bits in each: more stand in no pack.
_LONGEST_SIZE = 9


class GitKind(IntEnum):
    """What an object is, by its number in packs."""

    COMMIT = 1
    TREE = 2
    BLOB = 3
    TAG = 4

    @property
    def word(self) -> bytes:
        """What a loose object calls it."""
        return self.name.lower().encode()


class Damaged(Exception):
    """Bytes are not what git would have written."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an object lies: a loose file, or a pack with an offset."""

    file: str
    offset: int = -1


@dataclass(frozen=True, slots=True)
class _Entry:
    """An object of a pack. `base` is what a delta is to be laid on: an earlier offset, or a name."""

    kind: GitKind | None
    base: int | bytes | None
    start: int
    size: int


class Objects:
    """All objects that can be read, by name (40 hexadecimal digits)."""

    def __init__(self, files: Mapping[str, bytes], budget: Budget) -> None:
        """Read a repository's files, named as they are in its `.git` folder.

        Raises:
            Held: HISTORY_TOO_LARGE for too many objects; ARCHIVE_BOMB when they unpack to too much.
        """
        self._files = files
        self._budget = budget
        self._packs: dict[str, dict[int, _Entry]] = {}
        self._places: dict[str, _Place] = {}
        self._kinds: dict[str, GitKind] = {}
        self._cache: OrderedDict[_Place, tuple[GitKind, bytes]] = OrderedDict()
        self._cached = self._count = 0
        for path, data in sorted(files.items()):
            if is_loose(path):
                self._read_loose(path, data)
            elif is_pack(path):
                self._read_pack(path, data)
        self._read_deltas()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def read(self, name: str, kind: GitKind) -> bytes:
        """Return the content of an object.

        Raises:
            Damaged: there is no such object, or it is of another kind.
        """
        if self._kinds.get(name) is not kind:
            raise Damaged
        return self._unpacked(self._places[name])[1]

    def kind(self, name: str) -> GitKind | None:
        """Return what an object is, or None when there is none of that name."""
        return self._kinds.get(name)

    def _read_loose(self, path: str, data: bytes) -> None:
        self._spend_object()
        try:
            content = self._inflated_loose(data)
        except Damaged:
            return
        self._add(*_loose(content), _Place(path))

    def _inflated_loose(self, data: bytes) -> bytes:
        head = _inflate(data, 0, _CHUNK, whole=False)[0]
        kind, _, rest = head.partition(b" ")
        size, nul, _ = rest.partition(b"\0")
        if not nul or not size.isdigit() or len(size) > 10 or kind not in {kind.word for kind in GitKind}:
            raise Damaged
        self._budget.spend_unpacked(int(size))
        return _inflate(data, 0, len(kind) + len(size) + 2 + int(size))[0]

    def _read_pack(self, path: str, data: bytes) -> None:
        """Note where a pack's objects are, and read those that are no deltas. A pack that is damaged gives nothing."""
        entries: dict[int, _Entry] = {}
        try:
            for offset, entry in self._scan(data):
                entries[offset] = entry
        except Damaged:
            return
        self._packs[path] = entries
        for offset, entry in entries.items():
            if entry.kind is not None:
                self._add(*self._unpacked(_Place(path, offset)), _Place(path, offset))

    def _scan(self, data: bytes) -> Iterator[tuple[int, _Entry]]:
        version = int.from_bytes(data[4:8], "big")
        count = int.from_bytes(data[8:_PACK_HEADER], "big")
        end = len(data) - _HASH
        if data[:4] != b"PACK" or version not in _PACK_VERSIONS or hashlib.sha1(data[:end]).digest() != data[end:]:  # noqa: S324 - git's own hash
            raise Damaged
        position = _PACK_HEADER
        for _ in range(count):
            self._spend_object()
            offset = position
            entry = _entry(data, offset)
            self._budget.spend_unpacked(entry.size)
            position = _inflate(data, entry.start, entry.size)[1]
            yield offset, entry
        if position != end:
            raise Damaged

    def _read_deltas(self) -> None:
        """Read the deltas, each once its base is known. Those whose base never comes stay unread."""
        found = [(path, offset, entry) for path, pack in self._packs.items() for offset, entry in pack.items()]
        waiting = [(path, offset) for path, offset, entry in found if entry.kind is None]
        ready = {_Place(path, offset) for path, offset, entry in found if entry.kind is not None}
        for _ in range(_DEEPEST):
            left = []
            for path, offset in waiting:
                place = _Place(path, offset)
                base = self._base(place)
                if base is None or (base.offset >= 0 and base not in ready):
                    left.append((path, offset))
                    continue
                try:
                    self._spend_result(place)
                    self._add(*self._unpacked(place), place)
                except Damaged:
                    continue
                ready.add(place)
            if len(left) in (0, len(waiting)):
                return
            waiting = left

    def _spend_result(self, place: _Place) -> None:
        """Spend what a delta says that it makes, before it is made."""
        entry = self._packs[place.file][place.offset]
        head = _inflate(self._files[place.file], entry.start, min(entry.size, 2 * _LONGEST_SIZE), whole=False)[0]
        self._budget.spend_unpacked(_size(head, _size(head, 0)[1])[0])

    def _base(self, place: _Place) -> _Place | None:
        base = self._packs[place.file][place.offset].base
        if isinstance(base, bytes):
            return self._places.get(base.hex())
        return _Place(place.file, base) if base is not None and base in self._packs[place.file] else None

    def _unpacked(self, place: _Place) -> tuple[GitKind, bytes]:
        chain: list[tuple[_Place, _Entry]] = []
        while True:
            if place in self._cache:
                self._cache.move_to_end(place)
                kind, content = self._cache[place]
                break
            if place.offset < 0:
                kind, content = _loose(self._loose_again(place.file))
                break
            entry = self._packs[place.file][place.offset]
            if entry.kind is not None:
                kind, content = entry.kind, _inflate(self._files[place.file], entry.start, entry.size)[0]
                self._keep(place, kind, content)
                break
            chain.append((place, entry))
            base = self._base(place)
            if base is None or len(chain) > _DEEPEST:
                raise Damaged
            place = base
        for delta_place, entry in reversed(chain):
            delta = _inflate(self._files[delta_place.file], entry.start, entry.size)[0]
            content = patched(content, delta, self._budget.limits.unpacked)
            self._keep(delta_place, kind, content)
        return kind, content

    def _loose_again(self, path: str) -> bytes:
        return _inflate(self._files[path], 0, self._budget.limits.unpacked, whole=False)[0]

    def _keep(self, place: _Place, kind: GitKind, content: bytes) -> None:
        if len(content) > _LARGEST_CACHED or place in self._cache:
            return
        self._cache[place] = (kind, content)
        self._cached += len(content)
        while self._cached > _CACHE:
            self._cached -= len(self._cache.popitem(last=False)[1][1])

    def _add(self, kind: GitKind, content: bytes, place: _Place) -> None:
        name = object_name(kind, content)
        self._places.setdefault(name, place)
        self._kinds.setdefault(name, kind)

    def _spend_object(self) -> None:
        self._count += 1
        if self._count > self._budget.limits.git_objects:
            raise Held(Reason.HISTORY_TOO_LARGE)


def object_name(kind: GitKind, content: bytes) -> str:
    """Return the name git gives to an object."""
    return hashlib.sha1(b"%s %d\0" % (kind.word, len(content)) + content).hexdigest()  # noqa: S324 - git's own hash


def is_loose(path: str) -> bool:
    """Whether a file of a `.git` folder lies where objects lie one by one."""
    folder, first, second = _LOOSE
    parts = path.removeprefix(folder).split("/")
    return path.startswith(folder) and [len(part) for part in parts] == [first, second]


def is_pack(path: str) -> bool:
    """Whether a file of a `.git` folder lies where packs lie."""
    return path.startswith("objects/pack/") and path.endswith(".pack") and path.count("/") == 2


def _loose(content: bytes) -> tuple[GitKind, bytes]:
    head, _, content = content.partition(b"\0")
    return GitKind[head.split(b" ")[0].decode().upper()], content


def _entry(data: bytes, position: int) -> _Entry:
    """Read the head of an object in a pack: three bits of type, a size in groups of seven bits, what it is based on."""
    offset = position
    byte = _byte(data, position)
    number, size = byte >> 4 & 7, byte & 15
    position += 1
    if byte & 0x80:
        more, position = _size(data, position)
        size |= more << 4
    if number == _BY_OFFSET:
        back, position = _distance(data, position)
        return _Entry(None, offset - back, position, size)
    if number == _BY_NAME:
        return _Entry(None, data[position : position + _HASH], position + _HASH, size)
    try:
        return _Entry(GitKind(number), None, position, size)
    except ValueError:
        raise Damaged from None


def _distance(data: bytes, position: int) -> tuple[int, int]:
    back = -1
    for end in range(position, position + _LONGEST_SIZE):
        byte = _byte(data, end)
        back = (back + 1) << 7 | byte & 0x7F
        if not byte & 0x80:
            return back, end + 1
    raise Damaged


def _byte(data: bytes, position: int) -> int:
    if position >= len(data):
        raise Damaged
    return data[position]


def _inflate(data: bytes, position: int, size: int, *, whole: bool = True) -> tuple[bytes, int]:
    """Unpack a stream that begins at `position`; return its content and where it ends.

    With `whole` it must unpack to exactly `size` bytes, else to `size` at most, of which the first are returned.
    """
    engine = zlib.decompressobj()
    content = bytearray()
    view = memoryview(data)
    packed: bytes | memoryview = b""
    while not engine.eof:
        if not packed:
            packed = view[position : position + _CHUNK]
            position += len(packed)
        try:
            piece = engine.decompress(packed, max(1, size + 1 - len(content)))
        except zlib.error as error:
            raise Damaged from error
        if not piece and not packed and not engine.eof:
            raise Damaged
        packed = engine.unconsumed_tail
        content += piece
        if len(content) > size or (not whole and len(content) == size):
            if whole:
                raise Damaged
            return bytes(content[:size]), position
    if whole and len(content) != size:
        raise Damaged
    return bytes(content), position - len(engine.unused_data)


def patched(base: bytes, delta: bytes, most: int) -> bytes:
    """Return what a delta makes of its base.

    Raises:
        Damaged: the delta is not made for this base, or makes another size than it says, or more than `most` bytes.
    """
    expected, position = _size(delta, 0)
    size, position = _size(delta, position)
    if expected != len(base) or size > most:
        raise Damaged
    made = bytearray()
    while position < len(delta):
        order = delta[position]
        position += 1
        if order & 0x80:
            start, count, position = _copy(delta, position, order)
            piece = base[start : start + count]
        else:
            count = order
            piece = delta[position : position + count]
            position += count
        if not count or len(piece) != count or len(made) + count > size:
            raise Damaged
        made += piece
    if len(made) != size:
        raise Damaged
    return bytes(made)


def _copy(delta: bytes, position: int, order: int) -> tuple[int, int, int]:
    """Read what to copy of the base: only the bytes that the order names are written."""
    fields = [0, 0]
    for bit in range(7):
        if order & 1 << bit:
            field, byte = (0, bit) if bit < 4 else (1, bit - 4)
            fields[field] |= _byte(delta, position) << 8 * byte
            position += 1
    return fields[0], fields[1] or 0x10000, position


def _size(data: bytes, position: int) -> tuple[int, int]:
    size = 0
    for length in range(_LONGEST_SIZE):
        byte = _byte(data, position + length)
        size |= (byte & 0x7F) << 7 * length
        if not byte & 0x80:
            return size, position + length + 1
    raise Damaged
