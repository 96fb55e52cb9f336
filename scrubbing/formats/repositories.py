"""The members of a repository as reading and writing both number them, and what of it never leaves."""

import re
from dataclasses import dataclass
from typing import BinaryIO

from scrubbing.document import ConstructKind
from scrubbing.formats.archive import entries
from scrubbing.limits import Budget

GIT = ".git"
_VERSION_CONTROL = frozenset([".hg", ".svn", ".bzr", "_darcs", ".fossil"])
# Folders and files that programs make for themselves: editors, file managers, compilers, package managers.
_GENERATED = frozenset({
    ".ds_store", "__macosx", "thumbs.db", "desktop.ini", "__pycache__", ".idea", ".vscode", ".vs", ".settings",
    ".ipynb_checkpoints", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".tox", ".nox", ".eggs", ".venv",
    "node_modules", ".gradle", ".terraform",
})  # fmt: skip
_TELLS_OF_HISTORY = re.compile(
    r"HEAD|packed-refs|refs/(?:heads|tags)/.+|objects/[0-9a-f]{2}/[0-9a-f]{38}|objects/pack/[^/]+\.pack"
)
_GENERATED_ENDS = (".pyc", ".pyo", ".swp", ".swo")


@dataclass(frozen=True, slots=True)
class Listing:
    """The kept files and folders of an archive with their ordinals, which go by sorted path."""

    members: dict[str, int]
    folders: dict[str, int]
    dropped: dict[ConstructKind, int]


def listing(source: BinaryIO, media_type: str, budget: Budget) -> Listing:
    """Number the members of an archive; every one is checked, those that never leave included."""
    files: list[str] = []
    folders: set[str] = set()
    dropped: dict[ConstructKind, int] = {}
    for entry in entries(source, media_type, budget):
        kind = dropped_as(entry.path)
        if kind is not None:
            dropped[kind] = dropped.get(kind, 0) + 1
            continue
        if entry.folder:
            folders.add(entry.path)
        else:
            files.append(entry.path)
        parts = entry.path.split("/")
        folders.update("/".join(parts[:length]) for length in range(1, len(parts)))
    return Listing(_numbered(files), _numbered(folders), dropped)


def git_folders(source: BinaryIO, media_type: str, budget: Budget) -> dict[str, dict[str, bytes]]:
    """Return by its path every `.git` folder that lies among kept files, with those of its files that tell of history.

    Hooks, settings and the like are never unpacked.
    """
    folders: dict[str, dict[str, bytes]] = {}
    for entry in entries(source, media_type, budget):
        above, git, inner = f"/{entry.path}".partition(f"/{GIT}/")
        if not git or dropped_as(above) is not None:
            continue
        files = folders.setdefault(f"{above}/{GIT}".lstrip("/"), {})
        if not entry.folder and _TELLS_OF_HISTORY.fullmatch(inner):
            files[inner] = entry.read()
    return dict(sorted(folders.items()))


def is_blank(data: bytes) -> bool:
    """Whether a member holds nothing but white space: it is kept as it is, and there is nothing to read."""
    return not data.strip(b" \t\r\n\v\f\xef\xbb\xbf")


def dropped_as(path: str) -> ConstructKind | None:
    """Return as what a member is dropped by rule, or None when it is kept."""
    parts = [part.lower() for part in path.split("/")]
    if GIT in parts:
        return ConstructKind.GIT_HISTORY
    if any(part in _VERSION_CONTROL for part in parts):
        return ConstructKind.VERSION_CONTROL
    if any(part in _GENERATED or part.startswith("._") for part in parts) or parts[-1].endswith(_GENERATED_ENDS):
        return ConstructKind.OTHER
    return None


def _numbered(paths: list[str] | set[str]) -> dict[str, int]:
    return {path: number for number, path in enumerate(sorted(paths), start=1)}
