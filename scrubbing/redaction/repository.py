"""Write a zip or tar.gz anew: members redacted and renamed, times, owners, comments and tool folders gone."""

import gzip
import io
import re
import stat
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from scrubbing.document import ConstructKind, Document
from scrubbing.formats.archive import Entry, entries, name_key
from scrubbing.formats.repositories import Listing, dropped_as, is_blank, listing
from scrubbing.limits import Budget
from scrubbing.redaction.plan import Plan, Writing
from submissions.media import MediaType
from submissions.reasons import Held, Reason

# The earliest time a zip can hold; every member gets it.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\\\\/:]")
_LONGEST_PART = 255
_DROPPED = {
    ConstructKind.VERSION_CONTROL: "version control folder",
    ConstructKind.OTHER: "files that tools made for themselves",
}


@dataclass(frozen=True, slots=True)
class _Written:
    path: str
    folder: bool
    executable: bool
    data: bytes


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write the copy of an archive, byte for byte the same for the same members."""
    media_type = document.media_type
    found = listing(source, media_type, Budget())
    paths = renamed(found, writing.plan)
    removed: list[str] = []
    members = _members(source, document, writing, found, paths, removed)
    if media_type == MediaType.ZIP:
        _write_zip(target, members)
    else:
        _write_tar(target, members)
    stripped = [_DROPPED[kind] for kind in sorted(found.dropped)]
    if removed:
        stripped.append(f"{len(removed)} removed member{'s' if len(removed) > 1 else ''}")
    return [*stripped, "times, owners and comments of the archive"]


def renamed(found: Listing, plan: Plan) -> dict[str, str]:
    """Return the new path of every file and folder. Of two that would share a name one is numbered."""
    paths = sorted([*found.folders, *found.members], key=lambda path: (path.count("/"), path))
    new = {path: _new_name(path.rpartition("/")[2], plan) for path in paths}
    taken: dict[str, set[str]] = {}
    for path in paths:
        if new[path] == path.rpartition("/")[2]:
            taken.setdefault(path.rpartition("/")[0], set()).add(name_key(new[path]))
    result: dict[str, str] = {}
    for path in paths:
        parent, _, name = path.rpartition("/")
        if new[path] != name:
            new[path] = _free_name(new[path], taken.setdefault(parent, set()))
        result[path] = f"{result[parent]}/{new[path]}" if parent else new[path]
    return result


def _new_name(old: str, plan: Plan) -> str:
    """Return a name with its values replaced, still a safe name of one file."""
    name = plan.rewrite_name(old)
    if name == old:
        return name
    name = _UNSAFE.sub("_", name)
    while len(name.encode("utf-8")) > _LONGEST_PART - 8:
        stem, dot, suffix = name.rpartition(".")
        name = f"{stem[:-1]}.{suffix}" if dot and len(suffix) < 20 and stem else name[:-1]
    return name if name.strip(". ") else "renamed"


def _free_name(name: str, taken: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    free, number = name, 2
    while name_key(free) in taken:
        free, number = f"{stem}-{number}{dot}{suffix}", number + 1
    taken.add(name_key(free))
    return free


def _members(
    source: BinaryIO, document: Document, writing: Writing, found: Listing, paths: dict[str, str], removed: list[str]
) -> Iterator[_Written]:
    for entry in entries(source, document.media_type, Budget()):
        if dropped_as(entry.path) is not None:
            continue
        data = b"" if entry.folder else _redacted(entry, document, writing, f"member {found.members[entry.path]}")
        if data is None:
            removed.append(entry.path)
        else:
            yield _Written(paths[entry.path], entry.folder, entry.executable, data)


def _redacted(entry: Entry, document: Document, writing: Writing, locator: str) -> bytes | None:
    if writing.plan.removes(locator):
        return None
    data = entry.read()
    if is_blank(data):
        return data
    if entry.path not in document.members:
        # Not read and not removed: such a file must never have come this far.
        raise Held(Reason.REDACTION_FAILED, locator)
    return writing.redact_member(entry.path, data)


def _write_zip(target: BinaryIO, members: Iterable[_Written]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.path + ("/" if member.folder else ""), _ZIP_EPOCH)
            info.create_system = 3
            mode = stat.S_IFDIR | 0o755 if member.folder else stat.S_IFREG | (0o755 if member.executable else 0o644)
            info.external_attr = mode << 16 | (0x10 if member.folder else 0)
            info.compress_type = zipfile.ZIP_STORED if member.folder else zipfile.ZIP_DEFLATED
            archive.writestr(info, member.data)


def _write_tar(target: BinaryIO, members: Iterable[_Written]) -> None:
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for member in members:
            info = tarfile.TarInfo(member.path)
            info.type = tarfile.DIRTYPE if member.folder else tarfile.REGTYPE
            info.mode = 0o755 if member.folder or member.executable else 0o644
            info.size = len(member.data)
            archive.addfile(info, io.BytesIO(member.data))
