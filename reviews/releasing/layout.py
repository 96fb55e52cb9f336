"""What a release is made of: paths, columns, and the entries that the builder fills in. Plain Python.

The columns of the first table are GDPval's, unchanged in name and type; what we add has a table of its own.
"""

import uuid
from dataclasses import dataclass, field
from typing import Any

SCHEMA_VERSION = "1.0"

README = "README.md"
MANIFEST = "manifest.json"
CHANGELOG = "CHANGELOG.md"
SHIP_NOTES = "SHIP_NOTES.md"
TOMBSTONES = "tombstones.json"
CROISSANT = "croissant.json"
SUMS = "SHA256SUMS"
TASKS = "data/train-00000-of-00001.parquet"
METADATA = "metadata/train-00000-of-00001.parquet"
FILES = "files.parquet"
TABLES = (TASKS, METADATA, FILES)
DOCUMENTS = (README, MANIFEST, CHANGELOG, SHIP_NOTES, TOMBSTONES, CROISSANT)
REFERENCES = "reference_files"
DELIVERABLES = "deliverable_files"
CERTIFICATES = "certificates"

CANARY_KEY = "canary"

# Column name -> type, in the words of `parquet.py`.
TASK_COLUMNS: dict[str, str] = {
    "task_id": "string",
    "sector": "string",
    "occupation": "string",
    "prompt": "string",
    "reference_files": "list<string>",
    "reference_file_urls": "list<string>",
    "reference_file_hf_uris": "list<string>",
    "deliverable_files": "list<string>",
    "deliverable_file_urls": "list<string>",
    "deliverable_file_hf_uris": "list<string>",
    "deliverable_text": "string",
    "rubric_pretty": "string",
    "rubric_json": "string",
}
METADATA_COLUMNS: dict[str, str] = {
    "task_id": "string",
    "schema_version": "string",
    "release": "int64",
    "provenance_class": "string",
    "time_minutes": "int64",
    "time_validated_by_n": "int64",
    "difficulty": "int64",
    "representativeness": "int64",
    "quality": "int64",
    "specification": "string",
    "onet_task_ids": "list<string>",
    "soc_code": "string",
    "wage_source": "string",
    "value_usd": "double",
    "review_count": "int64",
    "scrub_profile": "string",
    "usage_boundaries": "string",
    "withdrawn": "bool",
}
FILE_COLUMNS: dict[str, str] = {
    "path": "string",
    "role": "string",
    "sha256": "string",
    "bytes": "int64",
    "mime": "string",
    "sheets": "int64",
    "slides": "int64",
    "has_macros": "bool",
    "certificate_id": "string",
}
RUBRIC_KEYS = ("rubric_item_id", "score", "criterion", "required", "author_type", "tags", "read_only", "form_content")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rubric item. `score` is a weight, negative for a penalty."""

    id: str
    score: int
    text: str

    def as_json(self) -> dict[str, Any]:
        """Return the item in GDPval's shape."""
        return {**dict.fromkeys(RUBRIC_KEYS), "rubric_item_id": self.id, "score": self.score, "criterion": self.text}


@dataclass(frozen=True, slots=True)
class Artefact:
    """One released file. `certificate` is the id of the scrub run that proved it clean, `signed` its certificate."""

    path: str
    role: str
    sha256: str
    size: int
    mime: str
    certificate: str
    signed: str
    sheets: int | None = None
    slides: int | None = None

    @property
    def certificate_path(self) -> str:
        """Where the certificate stands: by its id, since two files may have the same bytes."""
        return f"{CERTIFICATES}/{self.certificate}.json"

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


@dataclass(slots=True)
class Entry:
    """One task of a release, with nothing in it that may not go out."""

    task_id: str
    sector: str
    occupation: str
    soc_code: str
    prompt: str
    rubric: list[Criterion]
    references: list[Artefact]
    deliverables: list[Artefact]
    provenance: str
    minutes: int | None
    difficulty: int | None
    representativeness: int | None
    review_count: int
    approvals: list[dict[str, str]]
    content_hash: str
    scrub_profiles: list[str]
    unresolved_mentions: int = 0

    @property
    def artefacts(self) -> list[Artefact]:
        """All files of the task."""
        return [*self.references, *self.deliverables]


@dataclass(frozen=True, slots=True)
class Bases:
    """What stands before the paths in the two columns of addresses; empty for relative addresses."""

    url: str = ""
    hf: str = ""


@dataclass(slots=True)
class Edition:
    """Everything a release says about itself. Two editions that are equal are written byte for byte equal."""

    number: int
    title: str
    canary: uuid.UUID
    created_on: str
    created_by: str
    entries: list[Entry]
    tombstones: list[dict[str, Any]]
    held_back: int = 0
    # The tasks of the release before, task id -> content hash; None when this is the first.
    previous: dict[str, str] | None = None
    previous_number: int | None = None
    bases: Bases = field(default_factory=Bases)
    usage_boundaries: str = "internal_use"
    license_name: str = "not-declared"

    @property
    def canary_line(self) -> str:
        """The line by which a model that was trained on the set gives itself away."""
        return canary_line(self.number, self.canary)

    @property
    def artefacts(self) -> list[Artefact]:
        """All files of all tasks, one per path, sorted by path."""
        return sorted(
            {artefact.path: artefact for entry in self.entries for artefact in entry.artefacts}.values(),
            key=lambda artefact: artefact.path,
        )


def canary_line(number: int, canary: uuid.UUID) -> str:
    """Return the canary as it stands in every part of the release."""
    return f"cleanroom:{number:04d}:{canary}"


def rubric_pretty(rubric: list[Criterion]) -> str:
    """Return the rubric for people: points in brackets, one criterion per paragraph."""
    return "\n\n".join(f"[{item.score:+d}] {item.text}" for item in rubric)
