"""Write a `.git` folder: one pack without deltas, its index, the index of what is checked out, refs and few settings.

Formats: gitformat-pack(5) and gitformat-index(5). The same objects give the same bytes, whatever order they came in.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scrubbing.formats.git_objects import GitKind, object_name
from scrubbing.limits import MIB
from submissions.reasons import Held, Reason

_SETTINGS = b"[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
# All of it is held in memory. Offsets of more than 31 bits would need another table besides.
_LARGEST = 512 * MIB


@dataclass(frozen=True, slots=True)
class _Packed:
    kind: GitKind
    data: bytes


class Pack:
    """The objects of a new repository."""

    def __init__(self) -> None:
        self._objects: dict[str, _Packed] = {}
        self._size = 0

    def add(self, kind: GitKind, content: bytes) -> str:
        """Add an object and return its name.

        Raises:
            Held: HISTORY_TOO_LARGE.
        """
        name = object_name(kind, content)
        if name not in self._objects:
            data = _head(kind, len(content)) + zlib.compress(content)
            self._size += len(data)
            if self._size > _LARGEST:
                raise Held(Reason.HISTORY_TOO_LARGE)
            self._objects[name] = _Packed(kind, data)
        return name

    def files(self) -> dict[str, bytes]:
        """Return the pack and its index under the names they have in a `.git` folder."""
        pieces = [struct.pack(">4sII", b"PACK", 2, len(self._objects))]
        offset = len(pieces[0])
        offsets: dict[str, int] = {}
        for name, packed in sorted(self._objects.items(), key=lambda entry: (entry[1].kind, entry[0])):
            offsets[name] = offset
            pieces.append(packed.data)
            offset += len(packed.data)
        pack = b"".join(pieces)
        digest = _hash(pack)
        stem = f"objects/pack/pack-{digest.hex()}"
        return {f"{stem}.idx": self._index(offsets, digest), f"{stem}.pack": pack + digest}

    def _index(self, offsets: Mapping[str, int], digest: bytes) -> bytes:
        names = sorted(offsets)
        counts = [0] * 256
        for name in names:
            counts[int(name[:2], 16)] += 1
        fanout = [sum(counts[: first + 1]) for first in range(256)]
        index = b"".join([
            struct.pack(">4sI256I", b"\xfftOc", 2, *fanout),
            *(bytes.fromhex(name) for name in names),
            *(struct.pack(">I", zlib.crc32(self._objects[name].data)) for name in names),
            *(struct.pack(">I", offsets[name]) for name in names),
            digest,
        ])  # fmt: skip
        return index + _hash(index)


def git_folder(
    pack: Pack, refs: Mapping[str, str], head: str, checked_out: Iterable[tuple[str, int, str]]
) -> dict[str, bytes]:
    """Return the files of a `.git` folder by their paths in it; a path that ends with "/" is an empty folder.

    Args:
        pack: all objects.
        refs: commits and tags by full name ("refs/heads/main").
        head: the full name of a branch, or a commit.
        checked_out: (path, mode, blob) of every file of the commit that `head` is.
    """
    return {
        "HEAD": f"ref: {head}\n".encode() if head in refs else f"{head}\n".encode(),
        "config": _SETTINGS,
        "index": _checked_out(checked_out),
        **pack.files(),
        "packed-refs": "".join(f"{target} {name}\n" for name, target in sorted(refs.items())).encode(),
        # Without this folder git sees no repository.
        "refs/": b"",
    }


def _checked_out(files: Iterable[tuple[str, int, str]]) -> bytes:
    """Return an index that says nothing of times and devices: git then compares the files themselves."""
    in_order = sorted((path.encode(), mode, blob) for path, mode, blob in files)
    entries = [_entry(*file) for file in in_order]
    index = b"".join([struct.pack(">4sII", b"DIRC", 2, len(entries)), *entries])
    return index + _hash(index)


def _entry(path: bytes, mode: int, blob: str) -> bytes:
    entry = struct.pack(">6I", 0, 0, 0, 0, 0, 0) + struct.pack(">4I", mode, 0, 0, 0) + bytes.fromhex(blob)
    entry += struct.pack(">H", min(len(path), 0xFFF)) + path
    return entry + bytes(8 - len(entry) % 8)


def _head(kind: GitKind, size: int) -> bytes:
    first, size = kind << 4 | size & 15, size >> 4
    head = bytearray()
    while size:
        head.append(first | 0x80)
        first, size = size & 0x7F, size >> 7
    return bytes([*head, first])


def _hash(data: bytes) -> bytes:
    return hashlib.sha1(data).digest()  # noqa: S324 - git's own hash
