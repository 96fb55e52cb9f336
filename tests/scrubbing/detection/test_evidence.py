"""Whom a file shows it was made for is searched in all other files of the task, of whatever type."""

import io
from functools import cache
from pathlib import Path

import pytest

from scrubbing.batch import Batch, Undecided, collect
from scrubbing.detection import detect, policy
from scrubbing.document import Document
from scrubbing.extraction import registry
from scrubbing.findings import KnownValue
from scrubbing.limits import Budget
from scrubbing.surrogates import Surrogates
from scrubbing.values import learn, shown
from submissions.media import SUFFIXES, MediaType
from tests.files.lines import WRITTEN
from tests.scrubbing.detection.evidence import EVIDENCE

# No file of these shows by itself whom it was made for.
LINES = {
    "Bolts for Acmetron Widgets Ltd": "Acmetron Widgets Ltd",
    "ask Acmetron about it": "Acmetron",
    "ACMETRON WIDGETS": "ACMETRON WIDGETS",
    "import acmetron_widgets": "acmetron_widgets",
    "class AcmetronWidgetsClient": "AcmetronWidgets",
    "www.acmetronwidgets.com": "www.acmetronwidgets.com",
    "Acmetorn pays": "Acmetorn",
    "A C M E T R O N": "A C M E T R O N",
}


@cache
def _plain(media_type: MediaType) -> Document:
    return registry.read(io.BytesIO(WRITTEN[media_type](list(LINES))), media_type, Budget())


@cache
def _revealed(kind: str) -> list[KnownValue]:
    """Return what a run over a file with evidence leaves for the other files."""
    media_type, make = EVIDENCE[kind]
    surrogates, rules = Surrogates(b"k"), policy.load()
    detection = detect(registry.read(io.BytesIO(make()), media_type, Budget()), [], [], passages=False)
    return shown(detection.shown, learn(detection.findings, [], surrogates, rules), surrogates, rules)


@pytest.mark.parametrize("media_type", WRITTEN)
def test_without_evidence_no_file_tells(media_type: MediaType) -> None:
    assert not any(each.type == "EMPLOYER" for each in detect(_plain(media_type), [], [], passages=False).findings)


@pytest.mark.parametrize("media_type", WRITTEN)
@pytest.mark.parametrize("kind", EVIDENCE)
def test_evidence_in_one_file_is_searched_in_all_types_of_others(kind: str, media_type: MediaType) -> None:
    findings = detect(_plain(media_type), [], _revealed(kind), passages=False).findings
    found = {" ".join(each.value.split()) for each in findings if each.type == "EMPLOYER"}
    assert found == set(LINES.values())


def _scrub(folder: Path, kind: str, types: list[MediaType]) -> None:
    """Scrub a task whose last file has the evidence, and read every copy."""
    (folder / "in").mkdir()
    for number, media_type in enumerate(types):
        (folder / "in" / f"{number}{SUFFIXES[media_type]}").write_bytes(WRITTEN[media_type](list(LINES)))
    media_type, make = EVIDENCE[kind]
    (folder / "in" / f"last{SUFFIXES[media_type]}").write_bytes(make())
    items = collect([folder / "in"])
    Batch(folder / "out", [], Undecided.REMOVE).scrub(items, lambda item: None)
    assert sum(item.output is None for item in items) <= 1, "a copy that cannot be proved is none, which is rare"
    for item in items:
        assert item.media_type is not None
        if item.output is None:
            continue
        with item.output.open("rb") as copy:
            texts = [unit.text for unit in registry.read(copy, item.media_type, Budget()).all_units()]
        for text in texts:
            assert not {form for form in ("acmetron", "acmetorn", "a c m e t r o n") if form in text.casefold()}


def test_copies_that_were_made_before_the_evidence_was_seen_are_made_again(tmp_path: Path) -> None:
    _scrub(tmp_path, "licence and remote", [MediaType.TEXT, MediaType.CSV, MediaType.XLSX])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["mail", "copyright and host"])
def test_no_copy_of_any_type_keeps_what_one_file_revealed(kind: str, tmp_path: Path) -> None:
    _scrub(tmp_path, kind, list(WRITTEN))
