"""Read a workbook: cells as a person sees them, with their column's heading, and everything around them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO

from scrubbing.document import ConstructKind, Document, Kind, Reading
from scrubbing.extraction.ooxml import Reader, open_reader, part_kind, read_parts, read_tree, read_xml
from scrubbing.office.formulas import words_in
from scrubbing.office.parts import Part
from scrubbing.office.tables import column_letters
from scrubbing.office.workbook import Formats, Sheet, decode, sheets_of, string_text
from scrubbing.office.xml import Element, elements, tag_of, words

# A number shorter than this is an amount or a count, not somebody's number.
_SHORTEST_ID = 5
# But the number of a door or a card.
_SHORTEST_CODE = 3
_CODE = re.compile(
    r"(?<![^\W_])(?:pin|puk|cv[vc]2?|pass(?:word|code)|\w*code|combination|kennwort|passwort)s?(?![^\W_])",
    re.IGNORECASE,
)
# The begin of a cell, as a sheet of any program has it.
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})\d*")
_LONGEST_HEADING = 80
_LAST_COLUMN = 16_384


@dataclass(slots=True)
class _Workbook:
    """A workbook while it is read. Shared strings are looked up, never copied: the budget pays for each use."""

    reader: Reader
    sheets: dict[str, Sheet]
    formats: Formats
    strings: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def read_sheet(self, reader: Reader, part: Part) -> None:
        """Read one sheet's cells, then its other texts."""
        sheet = self.sheets.get(part.name)
        locator = part.locator
        hidden = sheet is not None and sheet.hidden
        before = len(reader.document.units)
        root = reader.root(part)
        _Cells(self, locator, Kind.HIDDEN if hidden else part_kind(part)).read(root)
        read_tree(reader, root, locator, Kind.HIDDEN if hidden else part_kind(part), held=True, skip=_is_cell)
        if hidden:
            reader.note(ConstructKind.HIDDEN_SHEET, locator, decide=len(reader.document.units) > before)

    def read_strings(self, reader: Reader, part: Part) -> None:
        """Read what the cells did not show: strings that nothing uses any more, and phonetic hints."""
        if tag_of(reader.root(part)) != "x:sst":
            read_xml(reader, part)
        for index, item in enumerate(elements(reader.root(part), "x:si")):
            locator = f"shared string {index + 1}"
            if index not in self.used:
                reader.add(locator, string_text(item), Kind.HIDDEN)
            hints = [node.text or "" for hint in elements(item, "x:rPh") for node in elements(hint, "x:t")]
            reader.add(f"{locator}, reading", "".join(hints), Kind.HIDDEN)


@dataclass(slots=True)
class _Cells:
    """The cells of one sheet while they are read."""

    workbook: _Workbook
    locator: str
    kind: Kind
    headings: dict[int, str] = field(default_factory=dict)
    hidden_columns: list[range] = field(default_factory=list)

    def read(self, root: Element) -> None:
        """Add a unit for each cell that says something."""
        self.hidden_columns = [
            range(int(entry.get("min", "1")), int(entry.get("max", "1")) + 1)
            for entry in elements(root, "x:col")
            if entry.get("hidden") in {"1", "true"}
        ]
        for number, row in enumerate(elements(root, "x:row"), 1):
            self._read_row(row, row.get("r", str(number)))

    def _read_row(self, row: Element, number: str) -> None:
        hidden = row.get("hidden") in {"1", "true"}
        words: dict[int, str] = {}
        column = 0
        for cell in row:
            if tag_of(cell) != "x:c":
                continue
            column = _column(cell.get("r", ""), column)
            text, is_word = self._text(cell)
            kind = Kind.HIDDEN if hidden or any(column in span for span in self.hidden_columns) else self.kind
            place = f"{self.locator}!{column_letters(column - 1)}{number}"
            heading = self.headings.get(column, "")
            if is_word or len(text) >= _SHORTEST_ID or (len(text) >= _SHORTEST_CODE and _opens(heading, words)):
                self.workbook.reader.add(place, text, kind, heading)
            self._read_formula(cell, place)
            if is_word and text.strip():
                words[column] = text
        self._learn_headings(words)

    def _learn_headings(self, words: dict[int, str]) -> None:
        """Take the first row with words in several columns for the headings (a title stands alone in its row)."""
        if len(self.headings) < 2 and len(words) > len(self.headings):
            self.headings = {column: " ".join(text.split())[:_LONGEST_HEADING] for column, text in words.items()}

    def _read_formula(self, cell: Element, place: str) -> None:
        for child in cell:
            if tag_of(child) == "x:f" and child.text and (words := words_in(child.text)):
                self.workbook.reader.add(f"{place}, formula", "\n".join(words), Kind.HIDDEN)

    def _text(self, cell: Element) -> tuple[str, bool]:
        """Return what a cell shows, and whether it is words rather than a number."""
        kind = cell.get("t", "n")
        if kind == "inlineStr" and any(tag_of(child) == "x:is" for child in cell):
            return "".join(string_text(child) for child in cell if tag_of(child) == "x:is"), True
        raw = next((child.text or "" for child in cell if tag_of(child) == "x:v"), "")
        if kind == "s":
            return self._shared(raw), True
        if kind == "n":
            return self.workbook.formats.text(cell.get("s", "0"), raw), False
        return decode(raw), kind in {"str", "d", "inlineStr"}

    def _shared(self, raw: str) -> str:
        index = int(raw) if raw.strip().isdigit() else -1
        if not 0 <= index < len(self.workbook.strings):
            return ""
        self.workbook.used.add(index)
        return self.workbook.strings[index]


_CELL_TAGS = words("x:row x:c x:v x:f x:is x:t x:r x:rPr x:rPh x:phoneticPr x:rFont")


def _opens(heading: str, before: dict[int, str]) -> bool:
    """Whether the heading of a number, or the last words before it in its row, call for what opens something."""
    return _calls_for_a_code(heading) or _calls_for_a_code(next(reversed(before.values()), ""))


@lru_cache(maxsize=1024)
def _calls_for_a_code(words: str) -> bool:
    return _CODE.search(words) is not None


def _is_cell(element: Element) -> bool:
    # Asked by name alone: taking the rows out of the tree costs lxml more than reading them.
    if tag_of(element) not in _CELL_TAGS:
        return False
    # The phonetic hints of strings in place are no part of what the cell shows.
    parent = element.getparent()
    return parent is None or tag_of(parent) != "x:rPh"


def _column(reference: str, previous: int) -> int:
    """Return the column of a cell, counted from 1; a cell without a reference stands beside the previous one."""
    match = _REFERENCE.match(reference)
    if match is None:
        return previous + 1
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return min(column, _LAST_COLUMN)


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Return everything that can be read of a workbook.

    Raises:
        Held: see `open_reader`; TEXT_LIMIT for too many cells, or as soon as they show more than may be read.
    """
    reader = open_reader(source, media_type, reading)
    parts = reader.parts
    for part in parts.reached.values():
        if part.role == "worksheet":
            reading.budget.spend_cells(sum(1 for _ in _CELL.finditer(reader.package.read(part.name))))
    sheets = sheets_of(parts)
    workbook = _Workbook(reader, {sheet.part: sheet for sheet in sheets if sheet.part}, Formats.of(parts))
    strings = next(parts.of(parts.main, "sharedStrings"), None)
    if strings is not None:
        workbook.strings = [string_text(item) for item in elements(reader.root(strings), "x:si")]
    order = [parts.main, *(parts.reached[sheet.part] for sheet in sheets if sheet.part in parts.reached)]
    readers = {"worksheet": workbook.read_sheet, "sharedStrings": workbook.read_strings}
    return read_parts(reader, readers, order)
