"""The rows of a release, checked against each other and against the files. Part of `checking.py`; plain Python.

Every function yields lines for people. Columns and their types have been checked before.
"""

import io
import json
import re
import uuid
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from reviews.releasing.layout import (
    CERTIFICATES,
    DELIVERABLES,
    FILES,
    MANIFEST,
    METADATA,
    REFERENCES,
    RUBRIC_KEYS,
    SCHEMA_VERSION,
    TASKS,
    TOMBSTONES,
    Criterion,
    rubric_pretty,
)
from reviews.releasing.names import is_clean
from reviews.releasing.prompts import names
from reviews.releasing.sources import Source
from scrubbing import certificates as signed
from submissions.media import SUFFIXES, MediaType
from submissions.occupations import OTHER, SECTOR_OF

Rows = list[dict[str, Any]]
# path -> (SHA-256, size, first bytes)
Heads = dict[str, tuple[str, int, bytes]]

_PATH = re.compile(rf"({REFERENCES}|{DELIVERABLES})/([0-9a-f]{{32}})/([^/]+)")
_ZIP = (b"PK\x03\x04",)
_MAGIC: dict[MediaType, tuple[bytes, ...]] = {
    MediaType.DOCX: _ZIP,
    MediaType.XLSX: _ZIP,
    MediaType.PPTX: _ZIP,
    MediaType.ZIP: (*_ZIP, b"PK\x05\x06"),
    MediaType.PDF: (b"%PDF-",),
    MediaType.PNG: (b"\x89PNG\r\n\x1a\n",),
    MediaType.JPEG: (b"\xff\xd8\xff",),
    MediaType.TIFF: (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"),
    MediaType.WEBP: (b"RIFF",),
    MediaType.TAR_GZ: (b"\x1f\x8b",),
    MediaType.MBOX: (b"From ",),
}
_MACRO_PART = re.compile(r"(?:.*/)?(?:vbaProject\.bin|macrosheets/.*)", re.IGNORECASE)
# An Office file is looked into in memory up to this size; larger ones were looked into when the release was built.
_LOOK_INTO = 256 * 1024 * 1024


def tasks(rows: Rows, heads: Heads) -> Iterator[str]:
    """Check GDPval's columns row by row, and across rows."""
    ids = [row["task_id"] for row in rows]
    for task_id, count in Counter(ids).items():
        if count > 1 or not _is_uuid(task_id):
            yield f"{TASKS}: task id {task_id} is no UUID or stands {count} times"
    if ids != sorted(ids, key=str):
        yield f"{TASKS}: rows are not in order"
    sectors: dict[str, str] = {}
    for row in rows:
        where = f"{TASKS}: task {row['task_id']}"
        if any(value is None for value in row.values()):
            yield f"{where}: a column is empty"
            continue
        yield from (f"{where}: {line}" for line in _task(row, heads))
        if sectors.setdefault(row["occupation"], row["sector"]) != row["sector"] and row["occupation"] != OTHER:
            yield f"{where}: its occupation stands in two sectors"


def _task(row: dict[str, Any], heads: Heads) -> Iterator[str]:
    known = SECTOR_OF.get(row["occupation"])
    if row["occupation"] != OTHER and known != row["sector"]:
        yield "the occupation is unknown or of another sector"
    if not row["prompt"].strip():
        yield "the prompt is empty"
    if not row["deliverable_files"]:
        yield "there is no deliverable"
    for kind, folder in (("reference", REFERENCES), ("deliverable", DELIVERABLES)):
        paths, urls, uris = (row[f"{kind}_{column}"] for column in ("files", "file_urls", "file_hf_uris"))
        if not len(paths) == len(urls) == len(uris) == len(set(paths)):
            yield f"the {kind} columns differ in length or name a file twice"
            continue
        for path, url, uri in zip(paths, urls, uris, strict=True):
            yield from _path(path, folder, heads)
            if not url.endswith(quote(path)) or not uri.endswith(path):
                yield f"an address of {path} does not lead to it"
    for path in row["reference_files"]:
        if not names(row["prompt"], path.rpartition("/")[2]):
            yield f"the prompt does not name {path}"
    yield from _rubric(row)


def _path(path: str, folder: str, heads: Heads) -> Iterator[str]:
    match = _PATH.fullmatch(path)
    if match is None or match.group(1) != folder or not is_clean(match.group(3)):
        yield f"{path}: is not of the form {folder}/<first 32 digits of its checksum>/<clean name>"
    elif path not in heads:
        yield f"{path}: is missing"
    elif heads[path][0][:32] != match.group(2):
        yield f"{path}: its folder is not named by its checksum"


def _rubric(row: dict[str, Any]) -> Iterator[str]:
    try:
        items = json.loads(row["rubric_json"])
        shaped = all(tuple(item) == RUBRIC_KEYS for item in items)
        rubric = [Criterion(item["rubric_item_id"], item["score"], item["criterion"]) for item in items]
    except (ValueError, KeyError, TypeError):
        yield "rubric_json cannot be read"
        return
    fine = all(type(item.score) is int and isinstance(item.text, str) and item.text.strip() for item in rubric)
    if not shaped or not fine or not all(_is_uuid(item.id) for item in rubric):
        yield "rubric_json is not in GDPval's shape"
    elif len({item.id for item in rubric}) != len(rubric):
        yield "rubric_json has an id twice"
    elif row["rubric_pretty"] != rubric_pretty(rubric):
        yield "rubric_pretty says something else than rubric_json"


def metadata(rows: Rows, tasks_: Rows, release: object) -> Iterator[str]:
    """Check our own columns: the same tasks in the same order, of this release, none withdrawn."""
    if [row["task_id"] for row in rows] != [row["task_id"] for row in tasks_]:
        yield f"{METADATA}: its tasks are not those of {TASKS}"
    for row in rows:
        if row["schema_version"] != SCHEMA_VERSION or row["release"] != release:
            yield f"{METADATA}: task {row['task_id']}: another schema or release"
        if row["withdrawn"] is not False:
            yield f"{METADATA}: task {row['task_id']}: is withdrawn"
        if row["provenance_class"] not in {None, "real", "modelled", "fabricated"}:
            yield f"{METADATA}: task {row['task_id']}: unknown provenance"


def files(rows: Rows, tasks_: Rows, heads: Heads) -> Iterator[str]:
    """Check the table of files against the files and against the tasks."""
    named = {path for row in tasks_ for kind in ("reference", "deliverable") for path in row[f"{kind}_files"] or ()}
    listed = [row["path"] for row in rows]
    if listed != sorted(set(listed), key=str):
        yield f"{FILES}: rows are not in order, or a path stands twice"
    for path in sorted(named ^ set(listed)):
        yield f"{path}: is named by a task or by {FILES}, not by both"
    present = {path for path in heads if path.startswith((f"{REFERENCES}/", f"{DELIVERABLES}/"))}
    for path in sorted(present - named):
        yield f"{path}: belongs to no task"
    for row in rows:
        if row["path"] in heads:
            yield from _file(row, *heads[row["path"]])


def _file(row: dict[str, Any], sha256: str, size: int, head: bytes) -> Iterator[str]:
    path = row["path"]
    if (row["sha256"], row["bytes"]) != (sha256, size):
        yield f"{path}: {FILES} states another checksum or size"
    if row["has_macros"] is not False or not _is_uuid(row["certificate_id"]):
        yield f"{path}: {FILES} states macros, or no certificate"
    if not path.startswith(f"{row['role']}_files/"):
        yield f"{path}: {FILES} states another role"
    try:
        media_type = MediaType(row["mime"])
    except ValueError:
        yield f"{path}: its type is not one that is released"
        return
    if not path.endswith(SUFFIXES[media_type]):
        yield f"{path}: its suffix is not that of its type"
    if media_type in _MAGIC and not head.startswith(_MAGIC[media_type]):
        yield f"{path}: its content is not of its type"


def macros(rows: Rows, source: Source) -> Iterator[str]:
    """Look into the Office files for macros."""
    for row in rows:
        office = row["path"].endswith((".docx", ".xlsx", ".pptx"))
        if not office or row["path"] not in source.paths or (row["bytes"] or 0) > _LOOK_INTO:
            continue
        try:
            with source.open(row["path"]) as stream, zipfile.ZipFile(io.BytesIO(stream.read(_LOOK_INTO))) as archive:
                parts = archive.namelist()
        except (zipfile.BadZipFile, OSError, EOFError, ValueError):
            yield f"{row['path']}: cannot be opened"
            continue
        if any(_MACRO_PART.fullmatch(part) for part in parts):
            yield f"{row['path']}: carries macros"


def certificates(rows: Rows, manifest: dict[str, Any], source: Source) -> Iterator[str]:
    """Check the certificates: every file's, the manifest's and no others, whole, and of the files that are here.

    Whether the key that signed them is the installation's says only its published fingerprint.
    """
    by_path = {f"{CERTIFICATES}/{row['certificate_id']}.json": row for row in rows}
    listed = {str(entry.get("path")): entry for entry in _objects(manifest.get("certificates"))}
    present = {path for path in source.paths if path.startswith(f"{CERTIFICATES}/")}
    for path in sorted(by_path.keys() - listed.keys()):
        yield f"{by_path[path]['path']}: has no certificate"
    for path in sorted(present ^ listed.keys()):
        yield f"{path}: is not both listed in {MANIFEST} and there"
    for path in sorted(present & listed.keys()):
        row = by_path.get(path)
        if row is None or listed[path].get("file") != row["path"]:
            yield f"{path}: is of no file of this release"
            continue
        yield from _certificate(path, row, listed[path].get("signer"), source)


def _certificate(path: str, row: dict[str, Any], signer: object, source: Source) -> Iterator[str]:
    try:
        with source.open(path) as stream:
            content = signed.parse(stream.read(signed.MAX_BYTES + 1))
    except (signed.NotCertificate, zipfile.BadZipFile, OSError, EOFError):
        yield f"{path}: is no certificate"
        return
    copy = signed.Bytes(row["sha256"], row["bytes"])
    judgement = signed.judge(content, copy, str(signer))
    if judgement is not signed.Judgement.VALID:
        yield f"{path}: {judgement.value}"
    elif (content["run"], content["media_type"]) != (row["certificate_id"], row["mime"]):
        yield f"{path}: is of another run or type than {FILES} states"
    elif content["status"] != "clean" or signed.OPENING in content:
        yield f"{path}: is not of a clean copy, or tells of the original"


def papers(tasks_: Rows, files_: Rows, manifest: dict[str, Any], tombs: dict[str, Any]) -> Iterator[str]:
    """Check manifest and tombstones against the rows."""
    counts = manifest.get("counts")
    expected = {
        "tasks": len(tasks_),
        "reference_files": sum(len(row["reference_files"] or ()) for row in tasks_),
        "deliverable_files": sum(len(row["deliverable_files"] or ()) for row in tasks_),
        "distinct_files": len(files_),
        "bytes": sum(row["bytes"] or 0 for row in files_),
    }
    if not isinstance(counts, dict) or any(counts.get(key) != count for key, count in expected.items()):
        yield f"{MANIFEST}: its counts are not those of the tables"
    approved = [entry.get("task_id") for entry in _objects(manifest.get("approvals")) if entry.get("by")]
    if sorted(map(str, approved)) != sorted(str(row["task_id"]) for row in tasks_):
        yield f"{MANIFEST}: a task has no approval, or an approval no task"
    if manifest.get("schema_version") != SCHEMA_VERSION:
        yield f"{MANIFEST}: another schema"
    withdrawn = [str(entry.get("task_id")) for entry in _objects(tombs.get("withdrawn"))]
    if not isinstance(tombs.get("withdrawn"), list) or not all(map(_is_uuid, withdrawn)):
        yield f"{TOMBSTONES}: is not a list of tasks"
    for task_id in sorted({str(row["task_id"]) for row in tasks_} & set(withdrawn)):
        yield f"{TOMBSTONES}: task {task_id} is withdrawn and still in the release"


def _objects(value: object) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _is_uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value
    except ValueError:
        return False
