"""What branches and tags of a git repository reach: commits, tags, trees and files, each with a place to name it by.

Everything else a repository holds (remotes, stashes, notes, reflogs, hooks, settings, signatures, dangling objects) is
not here and so reaches no copy. What is missing or damaged on the way makes the whole history unreadable.
"""

import heapq
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scrubbing.formats.archive import safe_path
from scrubbing.formats.git_objects import Damaged, GitKind, Objects, object_name
from scrubbing.formats.repositories import GIT, dropped_as
from scrubbing.limits import Budget
from submissions.encoding import decode, decode_declared
from submissions.reasons import Held, Reason

FILE, PROGRAM, FOLDER = 0o100644, 0o100755, 0o40000
_LINK, _SUBMODULE, _GROUP_WRITABLE = 0o120000, 0o160000, 0o100664
_MODES = frozenset({FILE, PROGRAM, FOLDER, _LINK, _SUBMODULE})
_BRANCH, _TAG = "refs/heads/", "refs/tags/"
_NAME = re.compile("[0-9a-f]{40}")
_MODE = re.compile(rb"[0-7]{5,6}")
_PACKED = re.compile(rb"([0-9a-f]{40}) (refs/[^\n]+)")
_IDENT = re.compile(rb"(?P<name>[^<\n]*)<(?P<email>[^>\n]*)>(?: +(?P<time>-?\d{1,18})(?: [+-]\d{1,6})?)?[ \t]*")
_SIGNATURE = re.compile(rb"^-----BEGIN (?:PGP|SSH|SIGNED) (?:SIGNATURE|MESSAGE)-----.*\Z", re.M | re.S)
_TRAILER = re.compile(r"^(?P<label>[A-Za-z][A-Za-z-]*-by: *)(?P<name>[^<>\n]*?) *<(?P<email>[^<>\n]*)>", re.M | re.I)
_LARGE_FILE = re.compile(rb"version https://(?:git-lfs\.github\.com|hawser\.github\.com)/spec/")
# Names by which some file systems open ".git": of Windows, and of macOS, which does not see joiners.
_GIT_ALIKE = re.compile(r"git~\d+|\.git[ .]*(?::.*)?", re.I)
_UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x206A, 0x2070), 0xFEFF])
# The last second of 2099: what is later was never meant, and no reader of dates need cope with it.
_LATEST = 4_102_444_799
_DEEPEST_PATH = 200
_LONGEST_PATH = 4096
_TAGS_IN_TAGS = 10
# A root folder is listed anew by every commit, so entries are many times as many as objects.
_ENTRIES_PER_OBJECT = 50


@dataclass(frozen=True, slots=True)
class Ident:
    """Who did something and when, in seconds since 1970. What cannot be decoded of a name is empty."""

    name: str
    email: str
    time: int


@dataclass(frozen=True, slots=True)
class Message:
    """The words of a commit or tag; `readable` is false when they are in an encoding that is not known."""

    data: bytes
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit. `locator` goes by its number, parents first and older ones first."""

    name: str
    locator: str
    tree: str
    parents: tuple[str, ...]
    author: Ident
    committer: Ident
    message: Message


@dataclass(frozen=True, slots=True)
class Tag:
    """An annotated tag, which leads to a commit or to another tag that does."""

    name: str
    locator: str
    target: str
    tagger: Ident | None
    message: Message


@dataclass(frozen=True, slots=True)
class Blob:
    """The content of a file at some time, named by the first commit that brought it and its number among those."""

    name: str
    locator: str
    path: str


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """What stands in a folder under a name. Folders have the mode FOLDER."""

    mode: int
    name: str
    object: str


@dataclass(slots=True)
class History:
    """One repository's history. `root` is the folder in the archive it is the history of, with its slash, or empty.

    `paths` are all files and folders that ever were, from the root; `head` is a branch, or a commit when detached.
    """

    root: str
    locator: str
    objects: Objects
    commits: dict[str, Commit] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    tag_names: dict[str, str] = field(default_factory=dict)
    head: str = ""
    blobs: dict[str, Blob] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    # What was left out, counted by what it is.
    left_out: Counter[str] = field(default_factory=Counter)

    def content(self, blob: str) -> bytes:
        """Return the bytes of a file."""
        return self.objects.read(blob, GitKind.BLOB)

    @property
    def folder(self) -> str:
        """The `.git` folder in the archive."""
        return f"{self.root}{GIT}"

    def places(self) -> set[str]:
        """Return the paths in the archive of all files and folders that ever were, and of those that hold the root."""
        parts = self.root.rstrip("/").split("/") if self.root else []
        return {f"{self.root}{path}" for path in self.paths} | {
            "/".join(parts[:length]) for length in range(1, len(parts) + 1)
        }

    def key(self, name: str) -> str:
        """Return the name by which a content stands among a document's members: no path in an archive has a NUL."""
        return f"{self.folder}\0{name}"

    def same_file(self, path: str, data: bytes) -> str:
        """Return the blob that a member of the archive is, bytes and file name alike, or an empty string.

        It need not be read and written twice.
        """
        name = object_name(GitKind.BLOB, data)
        blob = self.blobs.get(name)
        return name if blob is not None and blob.path.rpartition("/")[2] == path.rpartition("/")[2] else ""

    def idents(self) -> Iterator[tuple[str, Ident]]:
        """Yield whoever is named, and where, in the order of commits and then tags."""
        for commit in self.commits.values():
            yield f"{commit.locator}, author", commit.author
            yield f"{commit.locator}, committer", commit.committer
            yield from ((f"{commit.locator}, message", ident) for ident in _trailing_idents(commit.message))
        for tag in self.tags.values():
            if tag.tagger is not None:
                yield f"{tag.locator}, tagger", tag.tagger
            yield from ((f"{tag.locator}, message", ident) for ident in _trailing_idents(tag.message))

    def messages(self) -> Iterator[tuple[str, str, Message]]:
        """Yield (name, place, words) of every commit and tag."""
        for commit in self.commits.values():
            yield commit.name, f"{commit.locator}, message", commit.message
        for tag in self.tags.values():
            yield tag.name, f"{tag.locator}, message", tag.message

    def carried(self, tree: str) -> list[TreeEntry]:
        """Return what of a folder goes on into a copy, before anybody decided about files."""
        return [entry for entry in self.tree(tree) if not _left_out(entry)]

    def tree(self, name: str) -> list[TreeEntry]:
        """Return all entries of a folder."""
        return list(_entries(self.objects.read(name, GitKind.TREE)))


def read_history(folder: str, number: int, files: Mapping[str, bytes], budget: Budget) -> History:
    """Read the history that lies in a `.git` folder of an archive.

    Raises:
        Held: HISTORY_UNREADABLE, HISTORY_TOO_LARGE.
    """
    try:
        history = History(folder.removesuffix(GIT), f"history {number}", Objects(files, budget))
        _read_refs(history, files)
        _read_commits(history, budget)
        _read_head(history, files)
        _read_trees(history, budget)
    except Damaged as error:
        raise Held(Reason.HISTORY_UNREADABLE) from error
    except Held as held:
        unsafe = held.reason is Reason.ARCHIVE_UNSAFE_PATH
        raise Held(Reason.HISTORY_UNREADABLE if unsafe else Reason.HISTORY_TOO_LARGE) from held
    return history


def below(path: str, name: str) -> str:
    """Return the path of what stands in a folder; the root's is empty."""
    return f"{path}/{name}" if path else name


def is_large_file_pointer(data: bytes) -> bool:
    """Whether a file only points to one that is stored elsewhere, by the hash of its content."""
    return _LARGE_FILE.match(data) is not None


def _trailing_idents(message: Message) -> Iterator[Ident]:
    for match in trailers(message.data.decode("utf-8", "replace")):
        yield Ident(match["name"], match["email"], 0)


def trailers(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches (label, name, email) of lines that say by whom something is ("Signed-off-by: ...")."""
    return _TRAILER.finditer(text)


def _read_refs(history: History, files: Mapping[str, bytes]) -> None:
    packed = _PACKED.finditer(files.get("packed-refs", b""))
    refs = {match[2].decode("utf-8", "replace").rstrip(): match[1].decode() for match in packed}
    for path, data in files.items():
        if path.startswith((_BRANCH, _TAG)):
            refs[path] = _target(files, refs, data)
    for ref, target in sorted(refs.items()):
        if ref.startswith(_BRANCH):
            safe_path(ref)
            history.branches[ref.removeprefix(_BRANCH)] = target
        elif ref.startswith(_TAG):
            safe_path(ref)
            _read_tag(history, ref.removeprefix(_TAG), target)


def _target(files: Mapping[str, bytes], refs: Mapping[str, str], data: bytes) -> str:
    """Return what a loose ref leads to; one that is another name for a ref is followed once."""
    text = data.decode("ascii", "replace").strip()
    if text.startswith("ref: "):
        other = text.removeprefix("ref: ").strip()
        text = files[other].decode("ascii", "replace").strip() if other in files else refs.get(other, "")
    if not _NAME.fullmatch(text):
        raise Damaged
    return text


def _read_tag(history: History, title: str, target: str) -> None:
    """Note a tag that leads to a commit; one that leads to a file is left out."""
    found: list[Tag] = []
    commit = target
    while history.objects.kind(commit) is GitKind.TAG:
        number = len(history.tags) + len(found) + 1
        tag = _tag(history, commit, f"{history.locator}, tag {number}")
        found.append(tag)
        commit = tag.target
        if len(found) > _TAGS_IN_TAGS:
            raise Damaged
    if history.objects.kind(commit) is None:
        raise Damaged
    if history.objects.kind(commit) is not GitKind.COMMIT:
        history.left_out["tags that lead to files"] += 1
        return
    history.tag_names[title] = target
    for tag in reversed(found):
        history.tags.setdefault(tag.name, tag)


def _tag(history: History, name: str, locator: str) -> Tag:
    headers, words = _headers(history.objects.read(name, GitKind.TAG))
    words, signatures = _SIGNATURE.subn(b"", words)
    history.left_out["signatures"] += signatures
    message = _message(words, headers)
    tagger = _ident(headers[b"tagger"][0], headers) if b"tagger" in headers else None
    return Tag(name, locator, _one_name(headers, b"object"), tagger, message)


def _read_commits(history: History, budget: Budget) -> None:
    """Read all commits that branches and tags reach, in an order in which parents come first and older ones first."""
    raw: dict[str, tuple[dict[bytes, list[bytes]], bytes]] = {}
    starts = {*history.branches.values(), *history.tag_names.values(), *(tag.target for tag in history.tags.values())}
    waiting = sorted(start for start in starts if history.objects.kind(start) is not GitKind.TAG)
    while waiting:
        name = waiting.pop()
        if name in raw:
            continue
        if len(raw) >= budget.limits.git_commits:
            raise Held(Reason.HISTORY_TOO_LARGE)
        raw[name] = _headers(history.objects.read(name, GitKind.COMMIT))
        waiting += _parents(raw[name][0])
    if not raw:
        raise Damaged
    for number, name in enumerate(_in_order({name: headers for name, (headers, _) in raw.items()}), start=1):
        headers, words = raw[name]
        history.left_out["signatures"] += b"gpgsig" in headers or b"gpgsig-sha256" in headers
        history.commits[name] = Commit(
            name=name,
            locator=f"{history.locator}, commit {number}",
            tree=_one_name(headers, b"tree"),
            parents=tuple(_parents(headers)),
            author=_ident(_one(headers, b"author"), headers),
            committer=_ident(_one(headers, b"committer"), headers),
            message=_message(words, headers),
        )


def _in_order(commits: Mapping[str, Mapping[bytes, list[bytes]]]) -> Iterator[str]:
    children: dict[str, list[str]] = {name: [] for name in commits}
    missing: dict[str, int] = {}
    for name, headers in commits.items():
        parents = set(_parents(headers))
        missing[name] = len(parents)
        for parent in parents:
            children[parent].append(name)
    times = {name: _ident(_one(headers, b"committer"), headers).time for name, headers in commits.items()}
    ready = [(times[name], name) for name, count in missing.items() if not count]
    heapq.heapify(ready)
    while ready:
        _, name = heapq.heappop(ready)
        yield name
        for child in children[name]:
            missing[child] -= 1
            if not missing[child]:
                heapq.heappush(ready, (times[child], child))


def _read_head(history: History, files: Mapping[str, bytes]) -> None:
    """Find what was checked out; what no branch or tag reaches is not, then it is the first branch."""
    text = files.get("HEAD", b"").decode("utf-8", "replace").strip()
    branch = text.removeprefix("ref: ").strip().removeprefix(_BRANCH)
    if text in history.commits:
        history.head = text
    elif branch in history.branches:
        history.head = branch
    else:
        history.head = min(history.branches, default=next(reversed(history.commits)))


def _read_trees(history: History, budget: Budget) -> None:
    """Find every file and folder that ever was, each version once, under the commit that brought it."""
    walk = _Walk(history, budget)
    for commit in history.commits.values():
        walk.read(commit)


class _Walk:
    def __init__(self, history: History, budget: Budget) -> None:
        self._history = history
        self._most = budget.limits.git_objects * _ENTRIES_PER_OBJECT
        self._entries = 0
        self._folders: set[tuple[str, str]] = set()
        self._files: set[tuple[str, str]] = set()
        self._left_out: set[tuple[str, str]] = set()
        self._new = 0

    def read(self, commit: Commit) -> None:
        """Read what a commit brought: whatever no commit before had at the same place."""
        self._new = 0
        self._folder(commit, commit.tree, "", 0)

    def _folder(self, commit: Commit, name: str, path: str, depth: int) -> None:
        if (name, path) in self._folders:
            return
        self._folders.add((name, path))
        if depth > _DEEPEST_PATH:
            raise Damaged
        for entry in sorted(self._history.tree(name), key=lambda entry: entry.name):
            self._entries += 1
            if self._entries > self._most:
                raise Held(Reason.HISTORY_TOO_LARGE)
            inner = below(path, entry.name)
            if kind := _left_out(entry):
                self._leave_out(kind, entry, inner)
                continue
            if len(inner) > _LONGEST_PATH:
                raise Damaged
            self._history.paths.add(inner)
            if entry.mode == FOLDER:
                self._folder(commit, entry.object, inner, depth + 1)
            else:
                self._file(commit, entry, inner)

    def _leave_out(self, kind: str, entry: TreeEntry, path: str) -> None:
        if (entry.object, path) not in self._left_out:
            self._left_out.add((entry.object, path))
            self._history.left_out[kind] += 1

    def _file(self, commit: Commit, entry: TreeEntry, path: str) -> None:
        if self._history.objects.kind(entry.object) is not GitKind.BLOB:
            raise Damaged
        if (entry.object, path) in self._files:
            return
        self._files.add((entry.object, path))
        self._new += 1
        self._history.blobs.setdefault(entry.object, Blob(entry.object, f"{commit.locator}, file {self._new}", path))


def _left_out(entry: TreeEntry) -> str:
    """Return as what an entry is left out by rule, or an empty string."""
    if entry.mode == _LINK:
        return "links"
    if entry.mode == _SUBMODULE:
        return "submodules"
    return "files that tools made for themselves" if _is_dropped(entry.name) else ""


@lru_cache(maxsize=16_384)
def _is_dropped(name: str) -> bool:
    return dropped_as(name) is not None or _GIT_ALIKE.fullmatch(name.translate(_UNSEEN)) is not None


@lru_cache(maxsize=16_384)
def _is_safe(name: str) -> bool:
    """Whether a name is that of one file in one folder on every system."""
    try:
        return safe_path(name) == name and "/" not in name
    except Held:
        return False


def _entries(data: bytes) -> Iterator[TreeEntry]:
    """Yield the entries of a folder: mode in octal digits, a name, and 20 bytes of an object's name."""
    names: set[str] = set()
    position = 0
    while position < len(data):
        space = data.find(b" ", position, position + 8)
        end = data.find(b"\0", space)
        digits = data[position:space]
        if space < 0 or end < 0 or end + 21 > len(data) or not _MODE.fullmatch(digits):
            raise Damaged
        mode = int(digits, 8)
        mode = FILE if mode == _GROUP_WRITABLE else mode
        try:
            name = data[space + 1 : end].decode("utf-8")
        except UnicodeDecodeError as error:
            raise Damaged from error
        if mode not in _MODES or name in names or not _is_safe(name):
            raise Damaged
        names.add(name)
        yield TreeEntry(mode, name, data[end + 1 : end + 21].hex())
        position = end + 21


def _headers(data: bytes) -> tuple[dict[bytes, list[bytes]], bytes]:
    """Return the headers of a commit or tag, with their continued lines, and its message."""
    head, _, message = data.partition(b"\n\n")
    headers: dict[bytes, list[bytes]] = {}
    last: list[bytes] = []
    for line in head.removesuffix(b"\n").split(b"\n"):
        if line.startswith(b" ") and last:
            last[-1] += b"\n" + line[1:]
            continue
        key, _, value = line.partition(b" ")
        last = headers.setdefault(key, [])
        last.append(value)
    return headers, message


def _one(headers: Mapping[bytes, list[bytes]], key: bytes) -> bytes:
    values = headers.get(key, [])
    if len(values) != 1:
        raise Damaged
    return values[0]


def _one_name(headers: Mapping[bytes, list[bytes]], key: bytes) -> str:
    return _as_name(_one(headers, key))


def _parents(headers: Mapping[bytes, list[bytes]]) -> list[str]:
    return [_as_name(value) for value in headers.get(b"parent", [])]


def _as_name(value: bytes) -> str:
    name = value.decode("ascii", "replace")
    if not _NAME.fullmatch(name):
        raise Damaged
    return name


def _ident(value: bytes, headers: Mapping[bytes, list[bytes]]) -> Ident:
    match = _IDENT.fullmatch(value)
    if match is None:
        raise Damaged
    time = min(max(int(match["time"] or 0), 0), _LATEST)
    return Ident(_decoded(match["name"], headers).strip(), _decoded(match["email"], headers).strip(), time)


def _decoded(raw: bytes, headers: Mapping[bytes, list[bytes]]) -> str:
    message = _message(raw, headers)
    try:
        return decode(message.data).text if message.readable else ""
    except Held:
        return ""


def _message(raw: bytes, headers: Mapping[bytes, list[bytes]]) -> Message:
    """Return words as UTF-8 where their encoding is declared; else whoever reads them has to tell it."""
    if b"encoding" not in headers:
        return Message(raw)
    text = decode_declared(raw, headers[b"encoding"][0].decode("ascii", "replace"))
    return Message(raw, readable=False) if text is None else Message(text.encode())
