"""Own reader of the `.git` folders of copies. It takes what a freshly written one is made of and nothing else: one pack
without deltas, indexes that follow from it, packed refs, fixed settings. Every object must be reached from a branch or
a tag, and every one is looked into.

A repository as people keep it would never pass here, and need not: it is what no copy may hold.
"""

import hashlib
import re
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from scrubbing.verification.report import Check
from scrubbing.verification.walk import Walk, inside

_MEMBER = re.compile(
    r"(?P<folder>(?:(?!\.git/)[^/]+/)*\.git)/"
    r"(?P<file>HEAD|config|index|packed-refs|refs/|objects/pack/pack-[0-9a-f]{40}\.(?:pack|idx))"
)
_SETTINGS = b"[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
_COMMIT, _TREE, _BLOB, _TAG = 1, 2, 3, 4
_WORDS = {_COMMIT: b"commit", _TREE: b"tree", _BLOB: b"blob", _TAG: b"tag"}
_MODES = {b"100644": _BLOB, b"100755": _BLOB, b"40000": _TREE}
_PIECE = 1 << 16
_DAY = 86_400
# What writers put where no day may stay, and where nobody knows a name: nobody's, so there is nothing to look for.
_NO_DAY = "2000-01-01"
_NUMBERED = re.compile(r"Contributor \d+|contributor-\d+@example\.invalid")
_REFS = re.compile(rb"(?:[0-9a-f]{40} refs/(?:heads|tags)/[^\x00-\x20\x7f~^:?*\[\\]+\n)+")
_HEAD = re.compile(rb"(?:ref: (refs/heads/[^\n]+)|([0-9a-f]{40}))\n")
_IDENT = r"(?P<{0}_name>[^<>\n\0]+) <(?P<{0}_email>[^<>\n\0]*)> (?P<{0}_time>\d{{1,10}}) \+0000\n"
_COMMIT_FORM = re.compile(
    r"tree (?P<tree>[0-9a-f]{40})\n(?P<parents>(?:parent [0-9a-f]{40}\n)*)"
    rf"author {_IDENT.format('author')}committer {_IDENT.format('committer')}\n(?P<message>.*)\Z",
    re.S,
)
_TAG_FORM = re.compile(
    r"object (?P<object>[0-9a-f]{40})\ntype (?P<type>commit|tag)\ntag (?P<title>[^\n]+)\n"
    rf"(?:tagger {_IDENT.format('tagger')})?\n(?P<message>.*)\Z",
    re.S,
)
_HASHES = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{7,40}(?![0-9A-Za-z])")
_DEEPEST_PATH = 250


class Malformed(Exception):
    """A `.git` folder departs from what is freshly written."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an object lies in the pack: its head, its packed content, and what follows."""

    kind: int
    head: int
    start: int
    size: int
    end: int


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a commit: path from the root, mode, name of its content."""

    path: str
    mode: int
    name: str


class Histories:
    """The `.git` folders of one archive, filled member by member, and read when all are there."""

    def __init__(self, walk: Walk, locator: str, depth: int) -> None:
        self._walk = walk
        self._locator = locator
        self._depth = depth
        self._folders: dict[str, dict[str, bytes]] = {}
        # Files that were looked into as members of the archive.
        self._seen: set[str] = set()

    def take(self, name: str, data: bytes) -> bool:
        """Take a member that belongs to a history; say of any other that it is none."""
        match = _MEMBER.fullmatch(name) if may_stand(self._walk, self._depth) else None
        if match is None:
            self._seen.add(_name_of(_BLOB, data))
            return False
        self._folders.setdefault(match["folder"], {})[match["file"]] = data
        return True

    def read(self) -> None:
        """Read them all."""
        for number, files in enumerate(self._folders.values(), start=1):
            place = inside(self._locator, f"history {number}")
            with self._walk.opening(place):
                _Reader(self._walk, place, self._depth, self._seen).read(files)


def may_stand(walk: Walk, depth: int) -> bool:
    """Whether histories may stand in an archive: in the outermost alone, where its writer was asked for them."""
    return walk.carries_history and depth == 0


def is_part(name: str) -> bool:
    """Whether a member of an archive is one that a history in a copy is made of."""
    return _MEMBER.fullmatch(name) is not None


class _Reader:
    def __init__(self, walk: Walk, locator: str, depth: int, seen: set[str]) -> None:
        self._walk = walk
        self._locator = locator
        self._depth = depth
        self._seen = seen
        self._pack = b""
        self._places: dict[str, _Place] = {}
        self._reached: set[str] = set()
        self._searched: set[str] = set()
        # Folders and files with the paths they were met at.
        self._met: set[tuple[str, str]] = set()
        self._names: list[str] = []

    def read(self, files: Mapping[str, bytes]) -> None:
        """Read one repository."""
        self._walk.runs(Check.UNEXPECTED_PART, Check.METADATA_LEFT, Check.VALUE_IN_NAME)
        packs = [name for name in files if name.endswith(".pack")]
        index = packs[0].removesuffix("pack") + "idx" if packs else ""
        if len(packs) != 1 or set(files) != {"HEAD", "config", "index", "packed-refs", packs[0], index}:
            raise Malformed("other files than a fresh repository has")
        if files["config"] != _SETTINGS:
            self._fail(Check.METADATA_LEFT, "settings")
        self._read_pack(packs[0], files[packs[0]])
        if files[index] != self._expected_index():
            self._fail(Check.UNEXPECTED_PART, "index of the pack")
        refs = self._read_refs(files["packed-refs"])
        commits = self._reach(list(refs.values()))
        for number, (name, commit) in enumerate(commits, start=1):
            self._read_commit(number, name, commit, len(commits))
        if self._reached != self._places.keys():
            self._fail(Check.UNEXPECTED_PART, "objects that nothing reaches")
        self._read_head(files["HEAD"], refs, files["index"])
        self._walk.report.coverage.commits += len(commits)

    def _fail(self, check: Check, place: str) -> None:
        self._walk.fail(check, f"{self._locator}, {place}")

    def _read_pack(self, name: str, pack: bytes) -> None:
        end = len(pack) - 20
        if pack[:8] != b"PACK\0\0\0\x02" or _hash(pack[:end]) != pack[end:]:
            raise Malformed("not a pack")
        if name != f"objects/pack/pack-{pack[end:].hex()}.pack":
            self._fail(Check.METADATA_LEFT, "name of the pack")
        self._pack = pack
        position = 12
        count = int.from_bytes(pack[8:12], "big")
        for _ in range(count):
            kind, size, start = _head(pack, position)
            if kind not in _WORDS:
                raise Malformed("a delta")
            self._walk.budget.spend_unpacked(size)
            content, after = _unpacked(pack, start, size)
            self._places[_name_of(kind, content)] = _Place(kind, position, start, size, after)
            position = after
        if position != end or len(self._places) != count:
            raise Malformed("bytes or objects that do not belong to it")
        self._names = sorted(self._places)

    def _expected_index(self) -> bytes:
        counts = [bisect_left(self._names, f"{first:02x}g") for first in range(256)]
        pieces = [b"\xfftOc\0\0\0\x02", struct.pack(">256I", *counts), *map(bytes.fromhex, self._names)]
        places = [self._places[name] for name in self._names]
        pieces += [zlib.crc32(self._pack[place.head : place.end]).to_bytes(4, "big") for place in places]
        pieces += [place.head.to_bytes(4, "big") for place in places]
        whole = b"".join([*pieces, self._pack[-20:]])
        return whole + _hash(whole)

    def _object(self, name: str, kind: int) -> bytes:
        place = self._places.get(name)
        if place is None or place.kind != kind:
            raise Malformed("an object is missing")
        self._reached.add(name)
        return _unpacked(self._pack, place.start, place.size)[0]

    def _read_refs(self, packed: bytes) -> dict[str, str]:
        if not _REFS.fullmatch(packed):
            raise Malformed("refs")
        refs: dict[str, str] = {}
        for number, line in enumerate(packed.decode("utf-8").splitlines(), start=1):
            target, name = line.split(" ", 1)
            self._walk.search_name(name, f"{self._locator}, ref {number}")
            refs[name] = target
        return refs

    def _reach(self, waiting: list[str]) -> list[tuple[str, re.Match[str]]]:
        """Return the commits that are reached, in the order of their times; tags on the way are read."""
        commits: dict[str, re.Match[str]] = {}
        tags: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in commits or name in tags:
                continue
            if name in self._places and self._places[name].kind == _TAG:
                tags.add(name)
                waiting.append(self._read_tag(len(tags), self._object(name, _TAG)))
                continue
            match = _COMMIT_FORM.fullmatch(self._object(name, _COMMIT).decode("utf-8"))
            if match is None:
                self._fail(Check.METADATA_LEFT, "form of a commit")
                raise Malformed("a commit with other headers")
            commits[name] = match
            waiting += match["parents"].split()[1::2]
        return sorted(commits.items(), key=lambda entry: (int(entry[1]["committer_time"]), entry[0]))

    def _read_tag(self, number: int, content: bytes) -> str:
        place = f"{self._locator}, tag {number}"
        match = _TAG_FORM.fullmatch(content.decode("utf-8"))
        if match is None:
            self._walk.fail(Check.METADATA_LEFT, place)
            raise Malformed("a tag with other headers")
        self._walk.search_name(match["title"], place)
        self._read_words(content, match["message"], place)
        if match["tagger_name"]:
            self._read_ident(match, "tagger", place, 1)
        return match["object"]

    def _read_commit(self, number: int, name: str, match: re.Match[str], count: int) -> None:
        place = f"{self._locator}, commit {number}"
        self._read_ident(match, "author", place, 1)
        # Commits of one day are told apart by the second.
        self._read_ident(match, "committer", place, count)
        self._read_words(self._object(name, _COMMIT), match["message"], place)
        for brought, file in enumerate(self._files(match["tree"], "", again=False), start=1):
            self._read_file(file, f"{place}, file {brought}")

    def _read_ident(self, match: re.Match[str], who: str, place: str, seconds: int) -> None:
        """Look for values in a name, an address and a day, and for an hour that was left."""
        time = int(match[f"{who}_time"])
        if time % _DAY >= seconds:
            self._walk.fail(Check.METADATA_LEFT, place)
        day = datetime.fromtimestamp(time, UTC).date().isoformat()
        for said in (match[f"{who}_name"], match[f"{who}_email"], day):
            if said in self._searched or said == _NO_DAY or _NUMBERED.fullmatch(said):
                continue
            self._searched.add(said)
            self._walk.search_text(said, f"{place}, {who}")
            self._walk.tell(said, f"{place}, {who}")

    def _read_words(self, content: bytes, message: str, place: str) -> None:
        self._walk.search_bytes(content, place, text=True)
        self._walk.search_text(message, f"{place}, message", self._depth)
        self._walk.tell(_HASHES.sub(self._unnamed, message), f"{place}, message")

    def _unnamed(self, match: re.Match[str]) -> str:
        """Return nothing for the name of an object: it says nothing, but looks like a key."""
        at = bisect_left(self._names, match.group())
        known = at < len(self._names) and self._names[at].startswith(match.group())
        return "" if known or not match.group().strip("0") else match.group()

    def _files(self, folder: str, path: str, *, again: bool) -> Iterator[_File]:
        """Yield the files below a folder: all of them, or without `again` those not met at the same place before."""
        if not again and (folder, path) in self._met:
            return
        self._met.add((folder, path))
        if path.count("/") > _DEEPEST_PATH:
            raise Malformed("folders in folders")
        before = b""
        for mode, entry, name in _entries(self._object(folder, _TREE)):
            order = entry + b"/" if _MODES[mode] == _TREE else entry
            if order <= before:
                raise Malformed("order of names")
            before = order
            inner = f"{path}/{entry.decode('utf-8')}" if path else entry.decode("utf-8")
            if _MODES[mode] == _TREE:
                yield from self._files(name, inner, again=again)
            elif again or (name, inner) not in self._met:
                self._met.add((name, inner))
                yield _File(inner, int(mode, 8), name)

    def _read_file(self, file: _File, place: str) -> None:
        self._walk.search_name(file.path, place)
        if file.name not in self._reached:
            content = self._object(file.name, _BLOB)
            if file.name not in self._seen:
                self._walk.inspect(content, place, self._depth + 1)

    def _read_head(self, head: bytes, refs: Mapping[str, str], index: bytes) -> None:
        """Check that what is said to be checked out is there, and that its index follows from it."""
        match = _HEAD.fullmatch(head)
        commit = None if match is None else refs.get(match[1].decode()) if match[1] else match[2].decode()
        form = _COMMIT_FORM.fullmatch(self._object(commit, _COMMIT).decode("utf-8")) if commit else None
        if form is None:
            raise Malformed("nothing is checked out")
        files = sorted(self._files(form["tree"], "", again=True), key=lambda file: file.path.encode())
        pieces = [b"DIRC\0\0\0\x02", len(files).to_bytes(4, "big")]
        for file in files:
            path = file.path.encode()
            entry = bytes(24) + file.mode.to_bytes(4, "big") + bytes(12) + bytes.fromhex(file.name)
            entry += min(len(path), 0xFFF).to_bytes(2, "big") + path
            pieces.append(entry.ljust(len(entry) // 8 * 8 + 8, b"\0"))
        whole = b"".join(pieces)
        if index != whole + _hash(whole):
            self._fail(Check.UNEXPECTED_PART, "index of what is checked out")


def _entries(data: bytes) -> Iterator[tuple[bytes, bytes, str]]:
    """Yield (mode, name, object) of a folder's entries; any other mode than those of files and folders is refused."""
    while data:
        head, nul, rest = data.partition(b"\0")
        mode, space, name = head.partition(b" ")
        lowered = name.lower()
        if not nul or not space or mode not in _MODES or len(rest) < 20 or lowered in (b"", b".", b"..", b".git"):
            raise Malformed("entry of a folder")
        if b"/" in name or b"\\" in name or any(byte < 32 for byte in name) or re.match(rb"git~\d", lowered):
            raise Malformed("name in a folder")
        yield mode, name, rest[:20].hex()
        data = rest[20:]


def _head(pack: bytes, position: int) -> tuple[int, int, int]:
    """Return kind, size and where the packed content begins."""
    byte = pack[position]
    kind, size, shift = byte >> 4 & 7, byte & 15, 4
    while byte & 128:
        position += 1
        byte = pack[position]
        size |= (byte & 127) << shift
        shift += 7
        if shift > 60:
            raise Malformed("size")
    return kind, size, position + 1


def _unpacked(pack: bytes, position: int, size: int) -> tuple[bytes, int]:
    """Return a content of exactly this size and where its packed bytes end."""
    engine = zlib.decompressobj()
    pieces: list[bytes] = []
    left = size
    packed: bytes = b""
    while not engine.eof:
        if not packed:
            packed = pack[position : position + _PIECE]
            position += len(packed)
            if not packed:
                raise Malformed("content ends early")
        piece = engine.decompress(packed, left + 1)
        packed = engine.unconsumed_tail
        left -= len(piece)
        if left < 0:
            raise Malformed("content is longer than it says")
        pieces.append(piece)
    if left:
        raise Malformed("content is shorter than it says")
    return b"".join(pieces), position - len(engine.unused_data)


def _name_of(kind: int, content: bytes) -> str:
    return _hash(_WORDS[kind] + b" " + str(len(content)).encode() + b"\0" + content).hex()


def _hash(data: bytes) -> bytes:
    return hashlib.sha1(data).digest()  # noqa: S324 - git's own hash
