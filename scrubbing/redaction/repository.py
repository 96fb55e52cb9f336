"""Write a zip or tar.gz anew: members redacted and renamed, times, owners, comments and tool folders gone."""

import gzip
import io
import itertools
import stat
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from scrubbing.document import ConstructKind, Document
from scrubbing.formats.archive import Entry, entries
from scrubbing.formats.git_history import History, read_history
from scrubbing.formats.repositories import Listing, dropped_as, git_folders, is_blank, listing
from scrubbing.limits import Budget
from scrubbing.redaction.history import Rewriting
from scrubbing.redaction.plan import Writing
from scrubbing.redaction.renaming import file_name, renamed
from submissions.media import MediaType, copy_name
from submissions.reasons import Held, Reason

# The earliest time a zip can hold; every member gets it.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_DROPPED = {
    ConstructKind.GIT_HISTORY: "git history",
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
    histories = _histories(source, document)
    ever = {path for history in histories for path in history.places()}
    paths = renamed({*found.folders, *found.members, *ever}, lambda path: _name(path, document, writing))
    rewritings = [Rewriting(history, writing, paths) for history in histories]
    removed: list[str] = []
    members = _members(source, document, writing, found, paths, removed, rewritings)
    everything = itertools.chain(members, *(_history(rewriting) for rewriting in rewritings))
    if media_type == MediaType.ZIP:
        _write_zip(target, everything)
    else:
        _write_tar(target, everything)
    gone = found.dropped.keys() - ({ConstructKind.GIT_HISTORY} if histories else set())
    stripped = [_DROPPED[kind] for kind in sorted(gone)]
    if removed:
        stripped.append(f"{len(removed)} removed member{'s' if len(removed) > 1 else ''}")
    stripped += [said for rewriting in rewritings for said in rewriting.stripped()]
    return [*stripped, "times, owners and comments of the archive"]


def _name(path: str, document: Document, writing: Writing) -> str:
    name = file_name(path.rpartition("/")[2], writing.plan)
    member = document.members.get(path)
    return copy_name(name, MediaType(member.document.media_type)) if member is not None else name


def _histories(source: BinaryIO, document: Document) -> list[History]:
    """Read again the histories that reading has found, and no others: nobody has looked for values in those."""
    if not document.histories:
        return []
    folders = git_folders(source, document.media_type, Budget())
    if folders.keys() != document.histories.keys():
        raise Held(Reason.REDACTION_FAILED)
    return [read_history(folder, number, files, Budget()) for number, (folder, files) in enumerate(folders.items(), 1)]


def _history(rewriting: Rewriting) -> Iterator[_Written]:
    for path, data in rewriting.files().items():
        yield _Written(path.removesuffix("/"), path.endswith("/"), executable=False, data=data)


def _members(
    source: BinaryIO,
    document: Document,
    writing: Writing,
    found: Listing,
    paths: dict[str, str],
    removed: list[str],
    rewritings: list[Rewriting],
) -> Iterator[_Written]:
    for entry in entries(source, document.media_type, Budget()):
        if dropped_as(entry.path) is not None:
            continue
        if entry.folder:
            yield _Written(paths[entry.path], True, entry.executable, b"")
            continue
        old = entry.read()
        data = _redacted(entry, old, document, writing, f"member {found.members[entry.path]}")
        for rewriting in rewritings:
            rewriting.take_member(entry.path, old, data)
        if data is None:
            removed.append(entry.path)
        else:
            yield _Written(paths[entry.path], False, entry.executable, data)


def _redacted(entry: Entry, data: bytes, document: Document, writing: Writing, locator: str) -> bytes | None:
    if writing.plan.removes(locator):
        return None
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
