"""Compound files ([MS-CFB]) made in code: streams and storages, small ones in the mini stream as the format asks."""

import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass

Tree = Mapping[str, "bytes | Tree"]

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes
    child: int = _NONE
    right: int = _NONE

    def packed(self, start: int, size: int, class_id: bytes) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        head = struct.pack("<64sHBB", name.ljust(64, b"\0"), len(name), self.kind, 1)
        return head + struct.pack("<III16sIQQIQ", _NONE, self.right, self.child, class_id, 0, 0, 0, start, size)


def compound(tree: Tree, class_id: bytes = bytes(16)) -> bytes:
    """Return a compound file with these streams (bytes) and storages (trees)."""
    entries: list[_Entry] = []

    def add(name: str, content: "bytes | Tree", kind: int) -> int:
        number = len(entries)
        entries.append(_Entry(name, kind, content if isinstance(content, bytes) else b""))
        if not isinstance(content, bytes):
            order = sorted(content, key=lambda child: (len(child), child.upper()))
            kinds = {child: _STREAM if isinstance(content[child], bytes) else _STORAGE for child in order}
            children = [add(child, content[child], kinds[child]) for child in order]
            entries[number].child = children[0] if children else _NONE
            for one, following in itertools.pairwise(children):
                entries[one].right = following
        return number

    add("Root Entry", tree, _ROOT)
    table: list[int] = []
    sectors: list[bytes] = []
    minis: list[int] = []
    mini_stream = bytearray()

    def chain(data: bytes) -> int:
        if not data:
            return _END
        first, count = len(table), -(-len(data) // _SECTOR)
        table.extend([*range(first + 1, first + count), _END])
        sectors.extend(data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR))
        return first

    starts: list[tuple[int, int]] = []
    for entry in entries:
        content = entry.content
        if not content:
            starts.append((_END, 0))
        elif len(content) >= _CUTOFF:
            starts.append((chain(content), len(content)))
        else:
            first, count = len(minis), -(-len(content) // _MINI)
            minis.extend([*range(first + 1, first + count), _END])
            mini_stream += content.ljust(count * _MINI, b"\0")
            starts.append((first, len(content)))
    starts[0] = (chain(bytes(mini_stream)), len(mini_stream))
    mini_table = chain(b"".join(struct.pack("<I", place) for place in minis).ljust(_SECTOR, b"\xff") if minis else b"")
    directory = b"".join(
        entry.packed(*start, bytes(16) if number else class_id)
        for number, (entry, start) in enumerate(zip(entries, starts, strict=True))
    )
    first_directory = chain(directory)
    tables = 1
    while len(table) + tables > tables * (_SECTOR // 4):
        tables += 1
    assert tables <= 109
    places = list(range(len(table), len(table) + tables))
    table.extend([_TABLE] * tables)
    packed = b"".join(struct.pack("<I", place) for place in table).ljust(tables * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0, tables,
        first_directory, 0, _CUTOFF, mini_table, -(-len(minis) * 4 // _SECTOR), _END, 0,
    )  # fmt: skip
    header += b"".join(struct.pack("<I", place) for place in places).ljust(436, b"\xff")
    return header + b"".join(sectors) + packed
