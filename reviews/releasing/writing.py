"""Write an edition: tables, papers, checksums, and the archive. Equal editions and files give equal bytes."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reviews.releasing import papers, parquet
from reviews.releasing.layout import (
    CANARY_KEY,
    CHANGELOG,
    CROISSANT,
    FILE_COLUMNS,
    FILES,
    MANIFEST,
    METADATA,
    METADATA_COLUMNS,
    README,
    SCHEMA_VERSION,
    SHIP_NOTES,
    SUMS,
    TASK_COLUMNS,
    TASKS,
    TOMBSTONES,
    Artefact,
    Bases,
    Edition,
    Entry,
    rubric_pretty,
)
from reviews.releasing.names import suffix_of

# The earliest moment a zip can hold; the same in every archive.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1024 * 1024
_FILE_MODE = 0o100644 << 16
# Formats that are compressed already.
_STORED = frozenset({".docx", ".xlsx", ".pptx", ".pdf", ".png", ".jpg", ".webp", ".zip", ".tar.gz"})


def idle() -> None:
    """Do nothing between blocks."""


def write(edition: Edition, folder: Path, tick: Callable[[], None] = idle) -> None:
    """Write everything but the artefacts, which `gathering` has put into the folder already.

    `tick` is called between blocks of bytes, here and below, by whoever has to show that work goes on.
    """
    entries = sorted(edition.entries, key=lambda entry: entry.task_id)
    notes = {CANARY_KEY: edition.canary_line, "release": str(edition.number), "schema_version": SCHEMA_VERSION}
    _put(folder, TASKS, parquet.write(TASK_COLUMNS, [task_row(entry, edition.bases) for entry in entries], notes))
    rows = [metadata_row(entry, edition) for entry in entries]
    _put(folder, METADATA, parquet.write(METADATA_COLUMNS, rows, notes))
    _put(folder, FILES, parquet.write(FILE_COLUMNS, [_file_row(artefact) for artefact in edition.artefacts], notes))
    for artefact in edition.artefacts:
        _put(folder, artefact.certificate_path, artefact.signed.encode())
    texts = {
        README: papers.card(edition),
        CHANGELOG: papers.changelog(edition),
        SHIP_NOTES: papers.ship_notes(edition),
        MANIFEST: papers.as_json(papers.manifest(edition)),
        TOMBSTONES: papers.as_json(papers.tombstones(edition)),
    }
    for path, text in texts.items():
        _put(folder, path, text.encode())
    tables = {path: hash_file(folder / path) for path in (TASKS, METADATA, FILES)}
    _put(folder, CROISSANT, papers.as_json(papers.croissant(edition, tables)).encode())
    sums = {path: hash_file(folder / path, tick) for path in paths_below(folder) if path != SUMS}
    _put(folder, SUMS, sums_text(sums).encode())


def archive(folder: Path, target: Path, root: str, tick: Callable[[], None] = idle) -> None:
    """Pack the folder into a zip whose members stand below `root`, in a fixed order with fixed times and modes."""
    with zipfile.ZipFile(target, "w", allowZip64=True) as packed:
        for path in paths_below(folder):
            info = zipfile.ZipInfo(f"{root}/{path}", _ZIP_TIME)
            info.create_system = 3
            info.external_attr = _FILE_MODE
            info.compress_type = zipfile.ZIP_STORED if suffix_of(path) in _STORED else zipfile.ZIP_DEFLATED
            info.file_size = (folder / path).stat().st_size
            with (folder / path).open("rb") as source, packed.open(info, "w") as sink:
                while block := source.read(_BLOCK):
                    tick()
                    sink.write(block)


def task_row(entry: Entry, bases: Bases) -> dict[str, Any]:
    """Return a task's row in GDPval's columns."""
    return {
        "task_id": entry.task_id,
        "sector": entry.sector,
        "occupation": entry.occupation,
        "prompt": entry.prompt,
        **_columns("reference", entry.references, bases),
        **_columns("deliverable", entry.deliverables, bases),
        "deliverable_text": "",
        "rubric_pretty": rubric_pretty(entry.rubric),
        "rubric_json": json.dumps([item.as_json() for item in entry.rubric], ensure_ascii=False),
    }


def metadata_row(entry: Entry, edition: Edition) -> dict[str, Any]:
    """Return a task's row in our own columns. What nobody established is null, never guessed."""
    return {
        "task_id": entry.task_id,
        "schema_version": SCHEMA_VERSION,
        "release": edition.number,
        "provenance_class": entry.provenance or None,
        "time_minutes": entry.minutes,
        "time_validated_by_n": 0,
        "difficulty": entry.difficulty,
        "representativeness": entry.representativeness,
        "quality": None,
        "specification": None,
        "onet_task_ids": [],
        "soc_code": entry.soc_code or None,
        "wage_source": None,
        "value_usd": None,
        "review_count": entry.review_count,
        "scrub_profile": "; ".join(entry.scrub_profiles),
        "usage_boundaries": edition.usage_boundaries,
        "withdrawn": False,
    }


def address(base: str, path: str) -> str:
    """Return a path below a base as an address; relative without a base."""
    return base + quote(path)


def sums_text(sums: dict[str, str]) -> str:
    """Return SHA256SUMS in the form of coreutils, sorted by path."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums))


def hash_file(path: Path, tick: Callable[[], None] = idle) -> str:
    """Return a file's SHA-256."""
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            tick()
            digest.update(block)
    return digest.hexdigest()


def paths_below(folder: Path) -> list[str]:
    """Return the relative paths of all files, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _columns(kind: str, artefacts: Iterable[Artefact], bases: Bases) -> dict[str, list[str]]:
    paths = [artefact.path for artefact in artefacts]
    return {
        f"{kind}_files": paths,
        f"{kind}_file_urls": [address(bases.url, path) for path in paths],
        f"{kind}_file_hf_uris": [bases.hf + path for path in paths],
    }


def _file_row(artefact: Artefact) -> dict[str, Any]:
    return {
        "path": artefact.path,
        "role": artefact.role,
        "sha256": artefact.sha256,
        "bytes": artefact.size,
        "mime": artefact.mime,
        "sheets": artefact.sheets,
        "slides": artefact.slides,
        "has_macros": False,
        "certificate_id": artefact.certificate,
    }


def _put(folder: Path, path: str, data: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
