"""The members of a repository as reading and writing both number them, and what of it never leaves."""

from dataclasses import dataclass
from typing import BinaryIO

from scrubbing.document import ConstructKind
from scrubbing.formats.archive import entries
from scrubbing.limits import Budget

_VERSION_CONTROL = frozenset([".git", ".hg", ".svn", ".bzr", "_darcs", ".fossil"])
# Folders and files that programs make for themselves: editors, file managers, compilers, package managers.
_GENERATED = frozenset({
    ".ds_store", "__macosx", "thumbs.db", "desktop.ini", "__pycache__", ".idea", ".vscode", ".vs", ".settings",
    ".ipynb_checkpoints", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".tox", ".nox", ".eggs", ".venv",
    "node_modules", ".gradle", ".terraform",
})  # fmt: skip
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


def is_blank(data: bytes) -> bool:
    """Whether a member holds nothing but white space: it is kept as it is, and there is nothing to read."""
    return not data.strip(b" \t\r\n\v\f\xef\xbb\xbf")


def dropped_as(path: str) -> ConstructKind | None:
    """Return as what a member is dropped by rule, or None when it is kept."""
    parts = [part.lower() for part in path.split("/")]
    if any(part in _VERSION_CONTROL for part in parts):
        return ConstructKind.VERSION_CONTROL
    if any(part in _GENERATED or part.startswith("._") for part in parts) or parts[-1].endswith(_GENERATED_ENDS):
        return ConstructKind.OTHER
    return None


def _numbered(paths: list[str] | set[str]) -> dict[str, int]:
    return {path: number for number, path in enumerate(sorted(paths), start=1)}
