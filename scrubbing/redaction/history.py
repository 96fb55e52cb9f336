"""Write a repository's history anew: the same commits in the same order, with new names for whoever and whatever goes.

Nothing is copied as it is. Every commit, tag, folder and file is made anew from what was read of it, so that whatever
was not read is not there.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from graphlib import CycleError, TopologicalSorter

from scrubbing.formats.git_history import (
    FOLDER,
    Commit,
    History,
    Ident,
    Message,
    Tag,
    below,
    is_large_file_pointer,
    trailers,
)
from scrubbing.formats.git_objects import GitKind
from scrubbing.formats.repositories import is_blank
from scrubbing.redaction.git_writing import Pack, git_folder
from scrubbing.redaction.plan import Plan, Writing
from scrubbing.redaction.renaming import renamed

_DAY = 24 * 60 * 60
# Where a date goes, since the policy says so: the first day of 2000.
_NO_DAY = 10_957
_REMOVED = b"[removed]\n"
_QUOTED = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{7,40}(?![0-9A-Za-z])")
_NUMBERED = re.compile(r"Contributor \d+")
_NUMBERED_ADDRESS = re.compile(r"contributor-\d+@example\.invalid")
# What git strips from names and addresses, and what would end them.
_NO_IDENT = re.compile(r"[<>\x00-\x1f\x7f]")
_CRUD = " .,:;<>\"\\'"
# git-check-ref-format(1); "/" is not here, since names are taken part by part.
_NO_REF = re.compile(r"[\x00-\x20\x7f~^:?*\[\\/]|\.\.|@\{")
_SAID = {
    "signatures": "signature of the history",
    "links": "link of the history",
    "submodules": "submodule of the history",
    "tags that lead to files": "tag of the history that leads to a file",
    "large files": "large file of the history",
    "removed files": "removed file of the history",
    "files that tools made for themselves": "file of the history that tools made for themselves",
}
UNREACHED = "remotes, settings, hooks and whatever no branch reaches"


class Rewriting:
    """One history on its way into the copy. Members of the archive that stand in it as well come first."""

    def __init__(self, history: History, writing: Writing, paths: Mapping[str, str]) -> None:
        """`paths` are the new paths of all files and folders of the archive, and of all that its history names."""
        self._history = history
        self._writing = writing
        self._plan = writing.plan
        self._paths = paths
        self._pack = Pack()
        # What became of each file: its new name, or None when it is not in the copy.
        self._blobs: dict[str, str | None] = {}
        self._folders: dict[tuple[str, str], str | None] = {}
        self._new: dict[str, str] = {}
        self._left_out = Counter(history.left_out)
        self._names = sorted(history.objects)
        self._people = _People(self._plan, (ident for _, ident in history.idents()))
        self._times = _Times(self._plan)

    def take_member(self, path: str, old: bytes, new: bytes | None) -> None:
        """Take over what became of a member of the archive, if it is a file of the history."""
        blob = self._history.same_file(path, old)
        if blob:
            self._add_blob(blob, old, new)

    def stripped(self) -> list[str]:
        """Return what was left out of the history, in words. Only once the files were asked for."""
        said = [(count, _SAID[what]) for what, count in sorted(self._left_out.items()) if count]
        return [UNREACHED, *(f"1 {what}" if count == 1 else f"{count} {_plural(what)}" for count, what in said)]

    def files(self) -> dict[str, bytes]:
        """Return the files of the new `.git` folder by their paths in the copy."""
        for blob in self._history.blobs.values():
            if blob.name not in self._blobs:
                data = self._history.content(blob.name)
                self._add_blob(blob.name, data, self._redacted(blob.name, blob.locator, data))
        self._write_commits()
        branches, tags = self._refs(self._history.branches), self._refs(self._history.tag_names)
        titles = {target: tags[tag] for tag, target in reversed(self._history.tag_names.items())}
        for tag in self._history.tags.values():
            self._new[tag.name] = self._pack.add(GitKind.TAG, self._tag(tag, titles.get(tag.name, "tag")))
        refs = {f"refs/heads/{branches[old]}": self._new[target] for old, target in self._history.branches.items()}
        refs |= {f"refs/tags/{tags[old]}": self._new[target] for old, target in self._history.tag_names.items()}
        head = self._history.head
        commit = self._history.branches.get(head, head)
        tree = self._history.commits[commit].tree
        head = f"refs/heads/{branches[head]}" if head in branches else self._new[commit]
        folder = git_folder(self._pack, refs, head, self._listed(tree, ""))
        root = self._paths[self._history.root.rstrip("/")] if self._history.root else ""
        return {below(root, f".git/{path}"): data for path, data in folder.items()}

    def _add_blob(self, name: str, old: bytes, new: bytes | None) -> None:
        # A pointer names the original by its hash.
        large = is_large_file_pointer(old)
        self._blobs[name] = None if new is None or large else self._pack.add(GitKind.BLOB, new)
        if self._blobs[name] is None:
            self._left_out["large files" if large else "removed files"] += 1

    def _redacted(self, name: str, locator: str, data: bytes) -> bytes | None:
        if is_large_file_pointer(data) or self._plan.removes(locator):
            return None
        return data if is_blank(data) else self._writing.redact_member(self._history.key(name), data)

    def _write_commits(self) -> None:
        committed = {name: self._times.in_order(commit.committer) for name, commit in self._history.commits.items()}
        for name in self._order():
            commit = self._history.commits[name]
            self._new[name] = self._pack.add(GitKind.COMMIT, self._commit(commit, committed[name]))

    def _order(self) -> list[str]:
        """Return the commits in an order in which whatever a message quotes comes before it, where there is one."""
        needed = {name: [*commit.parents, *self._quoted(commit)] for name, commit in self._history.commits.items()}
        try:
            return list(TopologicalSorter(needed).static_order())
        except CycleError:
            # Some number happens to look like the beginning of a later commit's name.
            return list(self._history.commits)

    def _quoted(self, commit: Commit) -> Iterator[str]:
        for match in _QUOTED.finditer(commit.message.data.decode("utf-8", "replace")):
            name = self._named(match.group())
            if name in self._history.commits and name != commit.name:
                yield name

    def _named(self, beginning: str) -> str:
        """Return the object whose name begins so, or an empty string."""
        at = bisect_left(self._names, beginning)
        return self._names[at] if at < len(self._names) and self._names[at].startswith(beginning) else ""

    def _unquoted(self, text: str) -> str:
        """Return a text with old names of objects as the new ones: whoever has the original could tell it by them."""

        def new(match: re.Match[str]) -> str:
            old, length = self._named(match.group()), len(match.group())
            return self._new.get(old, "0" * 40)[:length] if old else match.group()

        return _QUOTED.sub(new, text)

    def _commit(self, commit: Commit, committed: int) -> bytes:
        lines = [f"tree {self._root(commit.tree)}", *(f"parent {self._new[parent]}" for parent in commit.parents)]
        lines.append(f"author {self._people.line(commit.author)} {self._times.day(commit.author)} +0000")
        lines.append(f"committer {self._people.line(commit.committer)} {committed} +0000")
        return "\n".join([*lines, "", ""]).encode() + self._message(commit.name, commit.locator, commit.message)

    def _tag(self, tag: Tag, title: str) -> bytes:
        kind = "tag" if tag.target in self._history.tags else "commit"
        lines = [f"object {self._new[tag.target]}", f"type {kind}", f"tag {title}"]
        if tag.tagger is not None:
            lines.append(f"tagger {self._people.line(tag.tagger)} {self._times.day(tag.tagger)} +0000")
        return "\n".join([*lines, "", ""]).encode() + self._message(tag.name, tag.locator, tag.message)

    def _message(self, name: str, locator: str, message: Message) -> bytes:
        if self._plan.removes(f"{locator}, message"):
            return _REMOVED
        if is_blank(message.data):
            return message.data
        data = self._writing.redact_member(self._history.key(name), message.data)
        if data is None:
            return _REMOVED
        pieces: list[str] = []
        text, done = data.decode("utf-8"), 0
        for match in trailers(text):
            line = self._people.line(Ident(match["name"], match["email"], 0))
            pieces += [text[done : match.start()], match["label"], line]
            done = match.end()
        return self._unquoted("".join([*pieces, text[done:]])).encode("utf-8")

    def _root(self, tree: str) -> str:
        return self._folder(tree, "") or self._pack.add(GitKind.TREE, b"")

    def _folder(self, tree: str, path: str) -> str | None:
        """Return the new name of a folder, or None when nothing of it is left."""
        if (tree, path) not in self._folders:
            entries = list(self._entries(tree, path))
            data = b"".join(entry for _, entry in sorted(entries))
            self._folders[tree, path] = self._pack.add(GitKind.TREE, data) if data else None
        return self._folders[tree, path]

    def _entries(self, tree: str, path: str) -> Iterator[tuple[bytes, bytes]]:
        """Yield entries of a folder with what they are ordered by: git compares names of folders with a slash."""
        for entry in self._history.carried(tree):
            inner = below(path, entry.name)
            folder = entry.mode == FOLDER
            new = self._folder(entry.object, inner) if folder else self._blobs[entry.object]
            if new is not None:
                name = self._paths[self._history.root + inner].rpartition("/")[2].encode()
                yield name + b"/" if folder else name, b"%o %s\0" % (entry.mode, name) + bytes.fromhex(new)

    def _listed(self, tree: str, path: str) -> Iterator[tuple[str, int, str]]:
        """Yield (new path from the root, mode, new name) of every file below a folder."""
        root = len(self._paths[self._history.root.rstrip("/")]) + 1 if self._history.root else 0
        for entry in self._history.carried(tree):
            inner = below(path, entry.name)
            if entry.mode == FOLDER:
                yield from self._listed(entry.object, inner)
            elif (new := self._blobs[entry.object]) is not None:
                yield self._paths[self._history.root + inner][root:], entry.mode, new

    def _ref(self, path: str) -> str:
        name = path.rpartition("/")[2]
        return _ref_name(name, self._unquoted(self._plan.rewrite_name(name)))

    def _refs(self, refs: Mapping[str, str]) -> dict[str, str]:
        """Return the new names of branches or tags by the old ones."""
        parts = {"/".join(ref.split("/")[:length]) for ref in refs for length in range(1, ref.count("/") + 2)}
        return renamed(parts, self._ref)


class _People:
    """New names and addresses. Whom the task does not know is numbered by first appearance: nobody stays by chance."""

    def __init__(self, plan: Plan, idents: Iterator[Ident]) -> None:
        self._plan = plan
        self._numbers: dict[str, int] = {}
        for ident in idents:
            self._number(ident)

    def _number(self, ident: Ident) -> int:
        key = self._plan.rewrite(ident.email or ident.name).casefold()
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def line(self, ident: Ident) -> str:
        """Return name and address as they stand in a commit."""
        name = self._known(ident.name, _NUMBERED).strip(_CRUD) or f"Contributor {self._number(ident)}"
        email = self._known(ident.email, _NUMBERED_ADDRESS).replace(" ", "")
        return f"{name} <{email or f'contributor-{self._number(ident)}@example.invalid'}>"

    def _known(self, text: str, numbered: re.Pattern[str]) -> str:
        if numbered.fullmatch(text):
            return text
        return _NO_IDENT.sub("", self._plan.rewrite(text)) if self._plan.knows(text) else ""


class _Times:
    """New times: the day, as the policy has it for days, without hours and time zone."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._count: Counter[int] = Counter()

    def day(self, ident: Ident) -> int:
        """Return the first second of the day."""
        text = datetime.fromtimestamp(ident.time, UTC).date().isoformat()
        new = self._plan.rewrite(text)
        if new == text:
            return ident.time // _DAY * _DAY
        try:
            return max(0, (date.fromisoformat(new) - date(1970, 1, 1)).days) * _DAY
        except ValueError:
            return _NO_DAY * _DAY

    def in_order(self, ident: Ident) -> int:
        """Return a second of the day by which those of one day keep their order, and no two commits become one."""
        day = self.day(ident)
        self._count[day] += 1
        return day + self._count[day] - 1


def _ref_name(old: str, new: str) -> str:
    """Return a changed part of a branch's or tag's name as git accepts it."""
    if new == old:
        return old
    new = _NO_REF.sub("-", new).strip(".-")
    new = new.removesuffix(".lock") or "renamed"
    return new if new != "@" else "renamed"


def _plural(what: str) -> str:
    noun, _, rest = what.partition(" of the history")
    return f"{noun}s of the history{rest.replace('leads', 'lead')}"
