"""Every form of every employer is found in every type of file, and is gone from the copy."""

import io
import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pytest

from scrubbing.detection import Term, detect
from scrubbing.detection.company import unmarked
from scrubbing.document import Document
from scrubbing.extraction import registry
from scrubbing.findings import Finding
from scrubbing.limits import Budget
from scrubbing.pipeline import Job, scrub
from submissions.media import SUFFIXES, MediaType
from tests.files.lines import DRAWN, WRITTEN, Lines, can_be_drawn
from tests.scrubbing.detection.employers import ROWS

Row = tuple[str, str]
Employers = dict[str, list[Row]]

IDENTITY = frozenset({"EMPLOYER", "CLIENT", "PRODUCT"})
EMPLOYERS: Employers = {}
for _line, _text, _alias in ROWS:
    EMPLOYERS.setdefault(_line, []).append((_text, _alias))

# On paper only what a font has can be written.
ON_PAPER = {line: drawn for line, rows in EMPLOYERS.items() if (drawn := [row for row in rows if can_be_drawn(row[0])])}

# What may stand for white space in the copy of a line: the sign of a comment, and nothing at all where a PDF's line is
# divided.
_GAP = r"[\s#]+"
_DIVIDED = re.compile(r"-\n")
_PUNYCODE = re.compile(r"xn--[a-z0-9-]+")


def _loosely(text: str) -> str:
    pieces = (re.split(r"\s+", piece) for piece in _DIVIDED.split(text))
    return rf"(?:-{_GAP}|)".join(_GAP.join(map(re.escape, piece)) for piece in pieces)


def _pattern(row: Row) -> re.Pattern[str]:
    """Return the pattern for a row's line, with the alias in it as the first group; hosts may be read in letters."""
    text, alias = row
    before, _, after = text.partition(alias)
    spelled = _PUNYCODE.sub(lambda match: match.group().encode().decode("idna"), alias)
    return re.compile(f"{_loosely(before)}({_loosely(alias)}|{_loosely(spelled)}){_loosely(after)}")


def _read(media_type: MediaType, data: bytes) -> Document:
    return registry.read(io.BytesIO(data), media_type, Budget())


def _found(document: Document, line: str) -> dict[str, list[Finding]]:
    """Return what leads to the employer, by its place."""
    places: dict[str, list[Finding]] = {}
    for finding in detect(document, [Term(line, "EMPLOYER")], [], passages=False).findings:
        if finding.type in IDENTITY:
            places.setdefault(finding.locator, []).append(finding)
    return places


def _rows(media_type: MediaType) -> dict[str, list[Row]]:
    return ON_PAPER if media_type is MediaType.PDF else EMPLOYERS


def _missed(document: Document, line: str, rows: Sequence[Row]) -> list[str]:
    """Return the aliases that no finding covers."""
    found = _found(document, line)
    missed = []
    for row in rows:
        places = [
            (unit.locator, *m.span(1)) for unit in document.all_units() for m in _pattern(row).finditer(unit.text)
        ]
        if not any(
            finding.start <= start and end <= finding.end
            for locator, start, end in places
            for finding in found.get(locator, ())
        ):
            missed.append(row[1])
    return missed


@pytest.mark.parametrize("media_type", WRITTEN)
def test_every_type_of_file_gives_all_forms(media_type: MediaType) -> None:
    missed: list[tuple[str, str]] = []
    for line, rows in _rows(media_type).items():
        document = _read(media_type, WRITTEN[media_type]([text for text, _ in rows]))
        assert not document.unread
        missed += [(line, alias) for alias in _missed(document, line, rows)]
    assert missed == []


# --- Pictures.

# What OCR reads otherwise than it stands there, seen with Tesseract 5.3 at 200 dpi; everything else is asked of it.
MISREAD = {
    "northwind.baker": "a full stop between words is read as the end of a sentence, and a space is put behind it",
    "4csolutions.com": "the 4 is read as A4",
}


def _letters(text: str) -> str:
    return "".join(sign for sign in unmarked(text).casefold() if sign.isalnum())


def _missed_in_picture(document: Document, line: str) -> list[str]:
    """Return the aliases of which nothing is found in the line that reads most like theirs."""
    found = _found(document, line)
    lines = [
        (unit.locator, start, end, unit.text[start:end])
        for unit in document.all_units()
        for start, end in _lines(unit.text)
    ]
    missed = []
    for text, alias in ON_PAPER[line]:
        locator, start, end, _ = max(lines, key=lambda each: SequenceMatcher(None, text, each[3]).ratio())
        values = [f.value for f in found.get(locator, ()) if f.start < end and start < f.end]
        # A letter more or less is a slip of the reader's.
        if not any(SequenceMatcher(None, _letters(alias), _letters(value)).ratio() > 0.8 for value in values):
            missed.append(alias)
    return missed


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the places of each line, and of each two lines that follow each other."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return lines + [(one[0], two[1]) for one, two in pairwise(lines)]


# The same letters are read whatever the bytes of a picture: those of a group share the employers.
SHARING = (("png", "scanned pdf"), ("jpeg", "tiff", "webp"))


def _drawn(name: str, employers: Employers) -> Employers:
    """Return the employers that a type of picture is tried with."""
    group = next(group for group in SHARING if name in group)
    return {line: rows for at, (line, rows) in enumerate(employers.items()) if group[at % len(group)] == name}


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_every_type_of_picture_gives_all_forms(name: str) -> None:
    media_type, draw = DRAWN[name]
    missed: list[tuple[str, str]] = []
    for line, rows in _drawn(name, ON_PAPER).items():
        document = _read(media_type, draw([text for text, _ in rows]))
        assert not document.unread
        missed += [(line, alias) for alias in _missed_in_picture(document, line)]
    assert [(line, alias) for line, alias in missed if alias not in MISREAD] == []


def test_a_picture_gives_the_usual_forms() -> None:
    line = "Northwind Baker Logistics GmbH"
    rows = [row for row in EMPLOYERS[line] if row[1] in ("Northwind Baker", "Northwind", "NBL", "Nortwhind")]
    media_type, draw = DRAWN["png"]
    document = _read(media_type, draw([text for text, _ in rows]))
    missed = _missed_in_picture(document, line)
    assert not {alias for _, alias in rows} & set(missed)


# --- The copies.


def _copy(folder: Path, media_type: MediaType, data: bytes, line: str) -> Document:
    """Scrub a file of somebody who declared the line, and read the copy."""
    (folder / "work").mkdir(parents=True)
    source = folder / "source"
    source.write_bytes(data)
    job = Job(source, folder / "work", media_type, f"file{SUFFIXES[media_type]}", b"k", [Term(line, "EMPLOYER")])
    outcome = scrub(job, lambda stage: None)
    assert (outcome.reason, outcome.failures) == ("", [])
    with (folder / "work" / outcome.output).open("rb") as copy:
        return registry.read(copy, media_type, Budget())


def _left(document: Document, rows: Sequence[Row]) -> list[str]:
    """Return the aliases that still stand in a document as words of their own."""
    texts = [unit.text for unit in document.all_units()]
    patterns = {alias: re.compile(rf"(?<![^\W_]){_loosely(alias)}(?![^\W_])") for _, alias in rows}
    return [alias for alias, pattern in patterns.items() if any(map(pattern.search, texts))]


def _check_copies(folder: Path, media_type: MediaType, make: Callable[[Lines], bytes], employers: Employers) -> None:
    for number, (line, rows) in enumerate(employers.items()):
        data = make([text for text, _ in rows])
        assert _left(_read(media_type, data), rows)
        assert (line, _left(_copy(folder / str(number), media_type, data, line), rows)) == (line, [])


def _first(count: int, employers: Employers) -> Employers:
    return dict(list(employers.items())[:count])


QUICK = [MediaType.XLSX, MediaType.HTML, MediaType.EML, MediaType.JSON, MediaType.MARKDOWN, MediaType.ZIP]


@pytest.mark.parametrize("media_type", QUICK)
def test_no_form_is_left_in_a_copy(media_type: MediaType, tmp_path: Path) -> None:
    _check_copies(tmp_path, media_type, WRITTEN[media_type], _first(4, EMPLOYERS))


@pytest.mark.slow
@pytest.mark.parametrize("media_type", WRITTEN)
def test_no_form_of_any_employer_is_left_in_a_copy(media_type: MediaType, tmp_path: Path) -> None:
    _check_copies(tmp_path, media_type, WRITTEN[media_type], _rows(media_type))


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_no_form_is_left_in_the_copy_of_a_picture(name: str, tmp_path: Path) -> None:
    _check_copies(tmp_path, *DRAWN[name], _drawn(name, _first(4, ON_PAPER)))
