"""Read a release where it lies, in a folder or a zip, without ever unpacking it. Plain Python.

Nothing is written and no name is followed: a member called "../x", an absolute path or a link is a problem to report.
"""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

# A member that unpacks to more than this many times its packed size is no text or table of ours.
_MAX_RATIO = 1000
_RATIO_FROM = 64 * 1024 * 1024


class Source(Protocol):
    """Where a release is read from. `refused` lists what was found and must not be there, as sentences."""

    paths: list[str]
    refused: list[str]

    def open(self, path: str) -> IO[bytes]:
        """Open one of `paths`."""


class FolderSource:
    """A release in a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.paths: list[str] = []
        self.refused: list[str] = []
        self._walk(root)
        self.paths.sort()

    def _walk(self, folder: Path) -> None:
        for item in sorted(folder.iterdir()):
            name = item.relative_to(self._root).as_posix()
            if item.is_symlink():
                self.refused.append(f"{name}: is a link")
            elif item.is_dir():
                self._walk(item)
            elif item.is_file():
                self.paths.append(name)
            else:
                self.refused.append(f"{name}: is no plain file")

    def open(self, path: str) -> IO[bytes]:
        """Open one of the files."""
        return (self._root / path).open("rb")


class ZipSource:
    """A release in a zip; all members stand below one top folder, which is left out of `paths`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        self.refused: list[str] = []
        roots = set()
        for info in archive.infolist():
            if problem := _unsafe(info):
                self.refused.append(f"{info.filename!r}: {problem}")
                continue
            root, _, path = info.filename.partition("/")
            roots.add(root)
            if path in self._members:
                self.refused.append(f"{path}: stands twice in the archive")
            if path and not info.is_dir():
                self._members[path] = info
            elif not path:
                self.refused.append(f"{info.filename!r}: stands outside the release's folder")
        if len(roots) > 1:
            self.refused.append("the archive has more than one top folder")
        self.paths = sorted(self._members)

    def open(self, path: str) -> IO[bytes]:
        """Open one of the members."""
        return self._archive.open(self._members[path])


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open a release.

    Raises:
        OSError, zipfile.BadZipFile: there is neither a folder nor a readable zip.
    """
    if path.is_dir():
        yield FolderSource(path)
    else:
        with zipfile.ZipFile(path) as archive:
            yield ZipSource(archive)


def is_safe(path: str) -> bool:
    """Whether a path stays below its root on every system."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and not set(path) & set('\\:\x00*?"<>|')


def _unsafe(info: zipfile.ZipInfo) -> str:
    if not is_safe(info.filename) or info.filename != info.orig_filename:
        return "its path leads out of the release"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is no plain file"
    if info.flag_bits & 0x1:
        return "is encrypted"
    if info.file_size > _RATIO_FROM and info.file_size > _MAX_RATIO * max(1, info.compress_size):
        return "unpacks to far more than a release holds"
    return ""
