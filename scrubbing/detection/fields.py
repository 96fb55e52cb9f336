"""What cells, forms and tables hold, told by their headings: a name alone in a cell has nothing else to tell it by."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrubbing.detection.columns import THING, is_name, kind_of
from scrubbing.detection.labels import is_column_of_labels
from scrubbing.detection.overlaps import resolve
from scrubbing.detection.results import Span

# What a heading may overrule: what was told by form or checksum stands.
_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "DATE_TIME", "NRP"})
_SCORE = 0.85
# A name that is surer than this stays one, also in a column of things or companies.
_SURE = 0.85
_LONGEST_CELL = 120
# "Name: Jane Doe | Age: 30", a line of a form, a line of settings.
_FIELD = re.compile(
    r"(?:^|[|;\n\t,])[ \t>*\-]{0,6}(?P<label>[^\W\d_][\w .\-/]{1,30}?)[ \t]{0,2}:[ \t]{0,4}"
    r"(?P<value>[^|;\n\t:]{2,80}?)(?=[ \t]{0,4}(?:[|;\n\t]|\Z|,[ ][\w .\-/]{1,30}:))"
)
_BETWEEN_PEOPLE = re.compile(r"[;/&,\n]|(?<=\s)(?:and|und|et|y)(?=\s)")
_AROUND = " \t\r\n\"'"
_DELIMITERS = "\t|;,"
_MOST_HEADING_WORDS = 5
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t]*\n)\s*")
_STREET = re.compile(r"\d.*[^\W\d]{3}|[^\W\d]{3}.*\d")


def by_heading(header: str, text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans of a text as its own heading, and the headings within it, correct and add to them.

    Spans come in order and without overlaps, and go so.
    """
    places = [(header, 0, len(text))] if header else []
    places += [*_fields(text), *_tables(text)]
    starts = [span.start for span in spans]
    gone: set[int] = set()
    added: list[Span] = []
    for heading, start, end in places:
        kind = kind_of(heading)
        if not kind or end - start > _LONGEST_CELL:
            continue
        for low, high in _people(text, start, end) if kind == "PERSON" else [_stripped(text, start, end)]:
            inside = range(max(0, bisect_right(starts, low) - 1), bisect_left(starts, high))
            touched = [index for index in inside if spans[index].end > low]
            if kind == THING:
                gone.update(index for index in touched if spans[index].label == "PERSON" and spans[index].score < _SURE)
            elif _fits(kind, heading, text[low:high]) and all(
                _may_change(kind, spans[index], low, high) for index in touched
            ):
                gone.update(touched)
                added.append(Span(kind, low, high, _SCORE))
    kept = [span for index, span in enumerate(spans) if index not in gone] if gone else list(spans)
    return resolve([*kept, *added]) if added else kept


def _people(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the people in a cell: one, or several ("Laura Rossi, Jane Doe", but not "Rossi, Laura")."""
    cuts = [start, *(edge for match in _BETWEEN_PEOPLE.finditer(text, start, end) for edge in match.span()), end]
    several = [_stripped(text, low, high) for low, high in zip(cuts[::2], cuts[1::2], strict=True)]
    if len(several) > 1 and all(" " in text[low:high] for low, high in several):
        return several
    return [_stripped(text, start, end)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def _fits(kind: str, heading: str, cell: str) -> bool:
    if kind == "PERSON":
        return is_name(heading, cell)
    if kind == "ADDRESS":
        return "@" not in cell and _STREET.search(cell) is not None and " " in cell
    return len(cell) > 2 and cell[:1].isupper() and "@" not in cell and not any(map(str.isdecimal, cell))


def _may_change(kind: str, span: Span, start: int, end: int) -> bool:
    """Whether a span within a cell gives way to what the heading says."""
    if span.start < start or span.end > end or (span.label not in _NAMES and span.label != kind):
        return False
    return kind == "PERSON" or span.label != "PERSON" or span.score < _SURE


def _fields(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield label and place of each value that stands behind its label and a colon."""
    if ":" in text:
        for match in _FIELD.finditer(text):
            yield match.group("label"), *match.span("value")


def _tables(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield heading and place of the cells of tables that are written as lines with a sign between the cells."""
    if "\n" not in text:
        return
    for first in _PARAGRAPH.finditer(text):
        begin = first.end()
        stop = text.find("\n", begin)
        if stop < 0:
            return
        line = text[begin:stop]
        for delimiter in _DELIMITERS:
            if delimiter in line:
                headings = line.split(delimiter)
                if _is_head(headings):
                    yield from _rows(text, stop + 1, headings, delimiter)
                break


def _is_head(headings: Sequence[str]) -> bool:
    """Whether the cells of a first line are headings, and say of a column what it holds."""
    words = [heading.strip(" \"'\r") for heading in headings]
    if any(len(word.split()) > _MOST_HEADING_WORDS or word.endswith((".", "!", "?")) for word in words):
        return False
    return sum(bool(kind_of(word)) for word in words) * 2 >= sum(map(bool, words))


def _rows(text: str, begin: int, headings: Sequence[str], delimiter: str) -> Iterator[tuple[str, int, int]]:
    names = [heading.strip(_AROUND) for heading in headings]
    telling = [index for index, name in enumerate(names) if name and kind_of(name)]
    rows: list[list[tuple[int, int]]] = []
    while begin < len(text):
        stop = text.find("\n", begin)
        stop = stop if stop >= 0 else len(text)
        line = text[begin:stop]
        if not line.strip():
            break
        cuts = [-1, *(index for index, sign in enumerate(line) if sign == delimiter), len(line)]
        if len(cuts) - 1 == len(names):
            rows.append([(begin + low + 1, begin + high) for low, high in pairwise(cuts)])
        begin = stop + 1
    for index in telling:
        places = [row[index] for row in rows]
        if not is_column_of_labels([names[index], *(text[low:high].strip(_AROUND) for low, high in places)]):
            yield from ((names[index], low, high) for low, high in places)
