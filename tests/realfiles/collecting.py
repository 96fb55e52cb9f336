"""Which files are taken: one of each content, the same ones for the same folders."""

import hashlib
import random
import site
from collections.abc import Iterable, Iterator
from pathlib import Path

# What the line takes, and its names on disk. A name says how a file is counted, its content how it is read.
ENDINGS = {
    "docx": ("docx",),
    "xlsx": ("xlsx",),
    "pptx": ("pptx",),
    "pdf": ("pdf",),
    "image": ("png", "jpg", "jpeg", "tif", "tiff", "webp"),
    "text": ("txt", "md", "csv", "json", "ipynb", "html", "htm"),
    "eml": ("eml",),
    "archive": ("zip", "tar.gz", "tgz"),
}
LARGEST = 15 * 1024 * 1024
_SEED = 20


def kind_of(path: Path) -> str | None:
    """Return the kind a file is counted under, by its name."""
    name = path.name.lower()
    return next((kind for kind, endings in ENDINGS.items() if name.endswith(tuple(f".{e}" for e in endings))), None)


def collect(folders: Iterable[Path], per_kind: int | None = None, largest: int = LARGEST) -> dict[str, list[Path]]:
    """Return files by kind, each content once. With `per_kind` so many are drawn of each kind."""
    found: dict[str, list[Path]] = {kind: [] for kind in ENDINGS}
    for folder in folders:
        for path in sorted(_files(folder)):
            kind = kind_of(path)
            if kind is not None and 0 < path.stat().st_size <= largest:
                found[kind].append(path)
    return {kind: list(_unique(_drawn(paths, per_kind), per_kind)) for kind, paths in found.items()}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _drawn(paths: list[Path], per_kind: int | None) -> list[Path]:
    if per_kind is None or len(paths) <= per_kind:
        return paths
    return random.Random(_SEED).sample(paths, len(paths))


def _unique(paths: Iterable[Path], most: int | None) -> Iterator[Path]:
    seen: set[bytes] = set()
    for path in paths:
        digest = hashlib.sha256(path.read_bytes()).digest()
        if digest not in seen:
            seen.add(digest)
            yield path
        if most is not None and len(seen) >= most:
            return


def installed() -> list[Path]:
    """Return the folders of this machine in which other people's files lie: libraries, documents, templates."""
    folders = [Path(folder) for folder in site.getsitepackages()]
    folders += [Path("/usr/share/doc"), Path("/usr/lib/libreoffice"), Path("/usr/share/libreoffice")]
    return [folder for folder in folders if folder.is_dir()]
