"""The line as a whole: what a worker loads before it forks, and what it does not do twice."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from scrubbing import pipeline
from scrubbing.detection import Detection, detect
from scrubbing.document import Document
from scrubbing.extraction import ocr
from scrubbing.findings import Action, Category, Finding
from scrubbing.pipeline import Job, Outcome
from submissions.media import MediaType
from tests.files.repository import unzipped, zipped
from tests.scrubbing.contract import samples

# A child that loads something itself loads it for every file.
LOADED = """
import sys
from pathlib import Path
from scrubbing.pipeline import Job, scrub, warm
from submissions.media import MediaType
warm()
before = set(sys.modules)
folder = Path(sys.argv[1])
job = Job(folder / "letter.html", folder, MediaType.HTML, "letter.html", b"k" * 32, with_previews=False)
assert scrub(job, lambda _: None).status == "clean"
print(sorted({name for name in set(sys.modules) - before if not name.startswith("encodings.")}))
"""


def _scrub(folder: Path, data: bytes, media_type: MediaType) -> Outcome:
    (folder / "source").write_bytes(data)
    job = Job(folder / "source", folder, media_type, "file", b"k" * 32, with_previews=False)
    return pipeline.scrub(job, lambda _: None)


def _texts(folder: Path, name: str) -> list[tuple[str, str, str]]:
    return [tuple(json.loads(line)) for line in (folder / name).read_text("utf-8").splitlines()]


def test_a_warm_worker_has_loaded_what_a_file_needs(tmp_path: Path) -> None:
    (tmp_path / "letter.html").write_text("<p>Dear Mr John Miller, call (415) 867-2299.</p>")
    told = subprocess.run([sys.executable, "-c", LOADED, str(tmp_path)], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"


def test_the_pictures_of_a_copy_are_not_read_once_more_to_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(picture: Image.Image, sparse: bool = False) -> ocr.OcrText:
        read.append("picture")
        return reading(picture, sparse)

    reading = ocr.read_picture
    monkeypatch.setattr(ocr, "read_picture", counted)
    outcome = _scrub(tmp_path, samples.letter(illustrated=True), MediaType.DOCX)
    assert outcome.status == "clean"
    assert len(read) == 1
    shown = [text for _, kind, text in _texts(tmp_path, outcome.scrubbed_text) if kind == "ocr"]
    assert any("Prepared by" in text for text in shown)
    assert not any(samples.NAME in text for text in shown)


def test_the_text_that_a_copy_shares_with_its_original_is_not_searched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the file that changed is, and the names of files."""
    plain = "\n\n".join(f"def leg_{number}(a, b):\n    return a * {number} + b\n" for number in range(40))
    data = zipped({"plain.py": plain.encode(), "letter.txt": b"Dear Mr John Miller,\nthe boat is ready.\n"})
    searched: list[str] = []

    def watched(*given: object, **more: object) -> object:
        memory = more["memory"]
        assert isinstance(memory, dict)
        known = set(memory)
        found = detect(*given, **more)  # type: ignore[arg-type]
        searched[:] = [text for header, text in memory if (header, text) not in known]
        return found

    monkeypatch.setattr("scrubbing.pipeline.detect", watched)
    outcome = _scrub(tmp_path, data, MediaType.ZIP)
    assert outcome.status == "clean"
    assert not any("leg_" in text for text in searched)
    assert any("the boat is ready" in text for text in searched)
    copy = unzipped((tmp_path / outcome.output).read_bytes())
    assert copy["plain.py"].decode() == plain


@pytest.mark.parametrize("kind", ["PERSON", "ADDRESS"])
@pytest.mark.parametrize(
    ("text", "searches", "copy"),
    [
        # Within a name that was found and stays, the second search only hesitates.
        ("According to Norden Marine AS the boat is ready.", 2, "According to Norden Marine AS the boat is ready."),
        ("According to Norden the boat is ready.", 3, None),
    ],
)
def test_what_only_the_copys_search_finds_goes_unless_it_lies_in_a_name_that_stays(
    text: str, searches: int, copy: str | None, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[bool] = []

    def hesitating(document: Document, *given: object, **more: object) -> Detection:
        found: Detection = detect(document, *given, **more)  # type: ignore[arg-type]
        calls.append(True)
        found.findings = [one for one in found.findings if one.value.startswith("Norden Marine")]
        for unit in document.units if len(calls) > 1 else ():
            at = unit.text.find("Norden")
            if at >= 0:
                piece = Finding(kind, Category.PERSONAL, Action.REPLACE, unit.locator, at, at + 6, "Norden", 0.9, "")
                found.findings.append(piece)
        return found

    monkeypatch.setattr("scrubbing.pipeline.detect", hesitating)
    outcome = _scrub(tmp_path, text.encode(), MediaType.TEXT)
    written = (tmp_path / outcome.output).read_text()
    assert len(calls) == searches
    assert written == copy if copy else "Norden" not in written


def test_an_identifier_with_a_stand_in_is_nobody_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taken for a person, it would be replaced in the copy only: the original has another one in its place."""
    calls: list[bool] = []

    def hesitating(document: Document, *given: object, **more: object) -> Detection:
        found: Detection = detect(document, *given, **more)  # type: ignore[arg-type]
        calls.append(True)
        for unit in document.units if len(calls) > 1 else ():
            for word in re.finditer(r"\w+Ledger\b", unit.text):
                place = (unit.locator, word.start(), word.end(), word.group())
                found.findings.append(Finding("PERSON", Category.PERSONAL, Action.REPLACE, *place, 0.9, ""))
        return found

    monkeypatch.setattr("scrubbing.pipeline.detect", hesitating)
    outcome = _scrub(tmp_path, b"Dear Ms Ingrid Solberg,\n\nwe keep solbergLedger and SolbergLedger.\n", MediaType.TEXT)
    assert outcome.status == "clean"
    assert "Ledger and" in (tmp_path / outcome.output).read_text()
    assert len(calls) == 2
