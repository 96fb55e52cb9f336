"""The words of a release: data card, changes, shipping notes, manifest, tombstones, Croissant. Plain Python.

Everything is derived from the edition alone, so that equal editions give equal bytes.
"""

import json
from collections import Counter
from typing import Any

import yaml

from reviews.releasing.layout import (
    CERTIFICATES,
    CHANGELOG,
    CROISSANT,
    FILES,
    MANIFEST,
    METADATA,
    SCHEMA_VERSION,
    SHIP_NOTES,
    SUMS,
    TASK_COLUMNS,
    TASKS,
    TOMBSTONES,
    Artefact,
    Edition,
)
from scrubbing import certificates

PRODUCT = "cleanroom"


def card(edition: Edition) -> str:
    """Return README.md: front matter that data hubs read, then what a person must know."""
    matter: dict[str, Any] = {
        "pretty_name": edition.title,
        "license": "other",
        "license_name": edition.license_name,
        "language": ["en"],
        "size_categories": [_size_category(len(edition.entries))],
        "annotations_creators": ["expert-generated"],
        "source_datasets": ["original"],
        "configs": [
            {"config_name": "default", "data_files": [{"split": "train", "path": TASKS}]},
            {"config_name": "metadata", "data_files": [{"split": "train", "path": METADATA}]},
        ],
    }
    occupations = {entry.occupation for entry in edition.entries}
    return f"""---
{yaml.safe_dump(matter, sort_keys=False, allow_unicode=True, width=1000)}---

# {edition.title}

Release {edition.number}, {edition.created_on}: {_plural(len(edition.entries), "real-world knowledge task")} across
{_plural(len(occupations), "occupation")}, each with the request as it was given, its reference files, what a skilled
person made of it, and a rubric where there is one. Names, addresses, employers, clients and other sensitive values were
replaced by invented ones, the same in every file of a task; every file was then searched and proved free of them.

Canary {edition.canary_line}

Benchmark data must never appear in training corpora. A corpus that holds the line above holds this set.

## What is in it

| path | content |
|---|---|
| `{TASKS}` | one row per task in GDPval's columns (configuration `default`) |
| `{METADATA}` | one row per task: provenance, time, ratings, reviews, scrubbing (configuration `metadata`) |
| `reference_files/`, `deliverable_files/` | the files, each in a folder named by the first 32 digits of its SHA-256 |
| `{FILES}` | one row per file: checksum, size, type, certificate of the scrub that proved it |
| `{CERTIFICATES}/` | the signed certificates, named by the ids in that table; `check_certificate` reads them |
| `{MANIFEST}` | how the release was made: versions, approvals by pseudonym, counts, flags |
| `{TOMBSTONES}` | tasks that were withdrawn after an earlier release: drop your copies |
| `{CHANGELOG}`, `{SHIP_NOTES}` | what changed, and what the set does not promise |
| `{CROISSANT}` | the same in machine-readable form |
| `{SUMS}` | checksums of everything else, in the form `sha256sum --check` reads |

## How a prompt is put together

Title (unless the request begins with it), the request, the context under the heading "Context", and, unless the words
already name every reference file, a list of them under the heading "Reference files". Files were renamed to a safe
alphabet; where a prompt or rubric named such a file, the new name stands. Nothing else was rewritten by this step.

`deliverable_text` is empty: it is filled by whoever submits an answer. Rubric scores are weights; negative ones are
penalties.

## Use

Usage boundaries: `{edition.usage_boundaries}`. Licence: `{edition.license_name}`.
"""


def changelog(edition: Edition) -> str:
    """Return CHANGELOG.md: this release against the one before."""
    present = {entry.task_id: entry.content_hash for entry in edition.entries}
    lines = [f"# Changes in release {edition.number} ({edition.created_on})", ""]
    if edition.previous is None:
        lines.append(f"The first release: {_plural(len(present), 'task')}.")
    else:
        before = edition.previous
        added = sorted(present.keys() - before.keys())
        changed = sorted(key for key in present.keys() & before.keys() if present[key] != before[key])
        gone = sorted(before.keys() - present.keys())
        lines.append(f"Compared with release {edition.previous_number}.")
        for heading, ids in (("Added", added), ("Changed", changed), ("No longer included", gone)):
            lines += ["", f"## {heading}: {len(ids)}", *([""] if ids else []), *(f"- {task_id}" for task_id in ids)]
    if edition.tombstones:
        lines += ["", f"## Withdrawn, drop every copy: {len(edition.tombstones)}", ""]
        lines += [f"- {stone['task_id']}" for stone in edition.tombstones]
    return "\n".join(lines) + "\n"


def ship_notes(edition: Edition) -> str:
    """Return SHIP_NOTES.md: the limits of the set, in words."""
    mentions = sum(entry.unresolved_mentions for entry in edition.entries)
    no_rubric = sum(not entry.rubric for entry in edition.entries)
    others = sum(entry.occupation == "Other" for entry in edition.entries)
    return f"""# Shipping notes, release {edition.number}

- The columns are GDPval's; the tasks are not. Scores on this set cannot be compared with scores on GDPval's own tasks.
- Each task was reviewed by at least one person who did not write it. GDPval's tasks had three or more reviews each.
- Hours, difficulty and representativeness are what the author said; `time_validated_by_n` is 0 where nobody checked.
- Sensitive values were replaced by invented ones of the same form. Whatever looks like a person, a company or a number
  of an account may be invented; arithmetic and formulas were kept.
- {_plural(no_rubric, "task")} of {len(edition.entries)} without a rubric: `rubric_json` is then an empty list.
- {_plural(others, "task")} in an occupation outside GDPval's 44, named `Other` with a SOC code in the metadata.
- {_plural(mentions, "mention")} of a file name that is no file of its task, mostly names an answer is asked to have.
- {_plural(edition.held_back, "approved task")} held back by the person who made the release.
- {_plural(len(edition.tombstones), "task")} withdrawn after an earlier release, see `{TOMBSTONES}`.
- Fonts are not included. Reading some files takes office software, a PDF reader or a spreadsheet engine.
"""


def manifest(edition: Edition) -> dict[str, Any]:
    """Return manifest.json's content. People stand in it under pseudonyms only."""
    artefacts = edition.artefacts
    return {
        "schema_version": SCHEMA_VERSION,
        "product": PRODUCT,
        "release": edition.number,
        "title": edition.title,
        "created_on": edition.created_on,
        "created_by": edition.created_by,
        "canary": edition.canary_line,
        "previous_release": edition.previous_number,
        "scrub_profiles": sorted({profile for entry in edition.entries for profile in entry.scrub_profiles}),
        "counts": {
            "tasks": len(edition.entries),
            "reference_files": sum(len(entry.references) for entry in edition.entries),
            "deliverable_files": sum(len(entry.deliverables) for entry in edition.entries),
            "distinct_files": len(artefacts),
            "bytes": sum(artefact.size for artefact in artefacts),
            "rubric_items": sum(len(entry.rubric) for entry in edition.entries),
            "by_occupation": dict(sorted(Counter(entry.occupation for entry in edition.entries).items())),
            "by_media_type": dict(sorted(Counter(artefact.mime for artefact in artefacts).items())),
            "tombstones": len(edition.tombstones),
            "held_back": edition.held_back,
        },
        "approvals": [
            {"task_id": entry.task_id, "content_hash": entry.content_hash, "by": entry.approvals}
            for entry in edition.entries
        ],
        "certificates": [
            {"path": artefact.certificate_path, "file": artefact.path, "signer": _signer(artefact)}
            for artefact in artefacts
        ],
        "flags": [
            {"task_id": entry.task_id, "unresolved_file_mentions": entry.unresolved_mentions}
            for entry in edition.entries
            if entry.unresolved_mentions
        ],
        "usage_boundaries": edition.usage_boundaries,
        "license_name": edition.license_name,
    }


def _signer(artefact: Artefact) -> str:
    """Return the fingerprint of the key that signed a file's certificate."""
    return str(certificates.parse(artefact.signed)["signer"]["fingerprint"])


def tombstones(edition: Edition) -> dict[str, Any]:
    """Return tombstones.json's content."""
    return {"release": edition.number, "canary": edition.canary_line, "withdrawn": edition.tombstones}


def croissant(edition: Edition, sums: dict[str, str]) -> dict[str, Any]:
    """Return croissant.json's content (Croissant 1.0 with its responsible-AI terms). `sums`: path -> SHA-256."""
    return {
        "@context": _CROISSANT_CONTEXT,
        "@type": "sc:Dataset",
        "name": f"{PRODUCT}-release-{edition.number:04d}",
        "alternateName": edition.title,
        "description": f"Knowledge-work tasks with reference files and deliverables. Canary {edition.canary_line}",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "version": f"{edition.number}.0.0",
        "datePublished": edition.created_on,
        "license": edition.license_name,
        "url": edition.bases.url or ".",
        "citeAs": f"{edition.title}, release {edition.number}",
        "isLiveDataset": False,
        "distribution": [_file_object(path, sums[path]) for path in (TASKS, METADATA, FILES)],
        "recordSet": [_record_set()],
        "rai:dataCollection": "Work that professionals did for an employer or a client, handed in by those who did it.",
        "rai:dataCollectionType": ["Direct measurement", "Others"],
        "rai:dataAnnotationProtocol": "Author, then a reviewer other than the author, who decides on every value.",
        "rai:personalSensitiveInformation": "Replaced by invented values; every file was proved free of them.",
        "rai:dataBiases": "Work done at a computer, in English; authors chose which work to hand in.",
        "rai:dataLimitations": f"See {SHIP_NOTES}.",
        "rai:dataUseCases": "Measuring how well systems do professional work. Not for training.",
        "rai:dataReleaseMaintenancePlan": f"Numbered releases; withdrawn tasks are listed in {TOMBSTONES}.",
    }


def as_json(content: Any) -> str:
    """Return JSON as it is written into a release."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _file_object(path: str, sha256: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": path,
        "contentUrl": path,
        "encodingFormat": "application/x-parquet",
        "sha256": sha256,
    }


def _record_set() -> dict[str, Any]:
    def one(name: str, kind: str) -> dict[str, Any]:
        return {
            "@type": "cr:Field",
            "@id": f"default/{name}",
            "name": name,
            "dataType": "sc:Text",
            **({"repeated": True} if kind.startswith("list") else {}),
            "source": {"fileObject": {"@id": TASKS}, "extract": {"column": name}},
        }

    fields = [one(name, kind) for name, kind in TASK_COLUMNS.items()]
    return {"@type": "cr:RecordSet", "@id": "default", "name": "default", "field": fields}


def _plural(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _size_category(count: int) -> str:
    for limit, word in ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K")):
        if count < limit:
            return word
    return "100K<n<1M"


_CROISSANT_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "repeated": "cr:repeated",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
