"""Give each value of a form its label as heading: what stands in the cell before, or in the paragraph before.

Detection looks at one text at a time, together with its heading. The heading of a column is its first row; in a form
that row is the first label and its value, which say nothing about the rows below. So a value gets its own label, and a
label loses the heading that would make a person of "Date of birth" below "Patient".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from scrubbing.detection.columns import THING, kind_of, words_of
from scrubbing.detection.recognizers import labelled
from scrubbing.detection.recognizers.labelled import NUMBER_WORDS
from scrubbing.detection.recognizers.national import NUMBERS
from scrubbing.document import Unit

_LONGEST_LABEL, _LONGEST_AROUND, _MOST_WORDS = 60, 40, 7
# A paragraph that is a value and no sentence; and how many empty ones may stand before it.
_VALUE = re.compile(r"\s*+\S+(?:[ \t]+\S+){0,5}(?<![^\s\d][.!?])\s*")
_NUMBER = re.compile(r"\s*+(?:\S+[ \t]+)?[^\s\d]*\d")
_LONGEST_VALUE, _FARTHEST = 80, 4
_CELL = re.compile(r"(?P<table>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})(?:, (?!formula).*)?\Z", re.DOTALL)
_CSV_CELL = re.compile(r"(?P<table>.*\b)?row (?P<row>\d{1,9}), column (?P<column>\d{1,6})\Z", re.DOTALL)
_NUMBERED = re.compile(r"(?P<kind>.*\b(?:paragraph|text|value) )(?P<number>\d{1,9})\Z", re.DOTALL)
_FIELD = re.compile(r"(?:\A|[ >,])field \d{1,9}\Z")
# "1. Date of birth (MM/DD/YYYY): *"
_BEFORE_LABEL = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]\s+|[*•\-]\s*)?")
_BEHIND_LABEL = re.compile(r"(?:\s*\([^()]{1,30}\))?[\s*:：?.]*\Z")
# What heads amounts, whatever the rows are called: an "Account" has a balance of so much.
_QUANTITY = re.compile(
    r"(?<!\w)(?:counts?|amounts?|totals?|qty|quantity|sum|prices?|costs?|balances?|average|avg|mean|median|min|max|"
    r"percent|share|budget|actuals?|forecast|plan|variance|revenue|sales|volume|usage|number of|usd|eur|gbp)(?!\w)"
    r"|\A(?:fy|cy)?\W?(?:(?:19|20)\d\d|'\d\d)\Z|\A(?:q[1-4]|h[12])(?!\w)|\A[^\d]*[%$€£][^\d]*\Z",
    re.IGNORECASE,
)
# Headings that say no more than that a value stands below.
_ANY_VALUE = re.compile(
    r"(?:field|form|current|your|the)? ?(?:values?|val|answers?|responses?|content|contents|data|entry|details?|"
    r"info|information|text|result|numbers?|no|nr|code|id)",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"(?:id|no|nr|number|id no|id number)\.?|#|id ?#", re.IGNORECASE)
_NAME_OF = re.compile(r"(?:['’]s)? names?\Z", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CALLED = re.compile(rf"(?:{NUMBER_WORDS})\.?", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,6}")


@dataclass(frozen=True, slots=True)
class Label:
    """What a text calls a value. `text` is without the marks around it.

    `announces`: a number is told by it. `strong`: it hardly means anything else, as "account" alone does; and
    `compound`: nobody is called so either. `names`: it tells a person, a company or a place.
    """

    text: str
    announces: bool
    strong: bool
    compound: bool
    names: bool
    colon: bool


def label_of(text: str) -> Label | None:
    """Return what a text calls a value, if that is all it does."""
    # Most cells of most tables are numbers, and asked about by the hundred thousand.
    if not text or text[-1].isdigit() or len(text) > _LONGEST_LABEL + _LONGEST_AROUND:
        return None
    return _label_of(text)


@lru_cache(maxsize=16_384)
def _label_of(text: str) -> Label | None:
    said = " ".join(text.split())
    colon = said.rstrip(" *").endswith((":", "："))
    end = _BEHIND_LABEL.search(said)
    said = said[_BEFORE_LABEL.match(said).end() : end.start() if end else None]  # type: ignore[union-attr]
    if not 1 < len(said) <= _LONGEST_LABEL or said.count(" ") >= _MOST_WORDS or _DIGIT.search(said):
        return None
    words = words_of(said)
    kind = kind_of(words)
    announced, called = _announcement(words)
    if not announced:
        return Label(said, False, False, False, kind != THING, colon) if kind else None
    compound = called or " " in announced or _ACRONYM.fullmatch(words) is not None
    return Label(said, True, compound or announced not in _ordinary(), compound, kind not in (THING, ""), colon)


def _announcement(text: str) -> tuple[str, bool]:
    """Return the words at the end of a text that announce a number, and whether they call it one: "Account no."."""
    words = text.split()
    called = 0
    while called < min(2, len(words) - 1) and _CALLED.fullmatch(words[-1 - called]):
        called += 1
    plain, capitals = _announcements()
    for dropped in range(called + 1):
        kept = words[: len(words) - dropped]
        for first in range(len(kept)):
            phrase = " ".join(kept[first:])
            if phrase.lower() in plain or phrase in capitals:
                return phrase.lower(), dropped > 0
    return "", False


def is_column_of_labels(cells: Sequence[str]) -> bool:
    """Whether the cells of a column, its first among them, are labels of what stands beside them."""
    return _Column.of(filter(None, map(label_of, cells)), len(cells)).labels


def with_labels(units: Sequence[Unit]) -> list[Unit]:
    """Return the units, those that are values of a form with their label as heading, and the labels without one."""
    headed = list(units)
    tables: dict[str, _Table] = {}
    before: dict[str, tuple[int, Unit]] = {}
    said = ""
    for index, unit in enumerate(units):
        locator = unit.locator
        cell = (_CELL if "!" in locator else _CSV_CELL).match(locator)
        if cell is not None:
            table = tables.setdefault(cell["table"] or "", _Table())
            table.add(int(cell["row"]), _number(cell["column"]), unit.text, index)
        numbered = _NUMBERED.match(locator) if cell is None or "," in locator else None
        if numbered is not None:
            number = int(numbered["number"])
            last = before.get(numbered["kind"])
            if last is not None and number - last[0] <= _FARTHEST:
                header = _from_paragraph(last[1].text, unit)
                if header:
                    headed[index] = replace(unit, header=header)
            before[numbered["kind"]] = number, unit
            said = unit.text
        elif _FIELD.search(locator) is not None and label_of(unit.header) is None:
            # A field of a form with a name that says nothing: "field_17".
            headed[index] = replace(unit, header=_from_paragraph(said, replace(unit, header="")) or unit.header)
    first = [unit.header for unit in units]
    for table in tables.values():
        for index, header in table.headings(first):
            # What its own cell says before a value is nearer.
            if headed[index] is units[index] and header != units[index].header:
                headed[index] = replace(units[index], header=header)
    return headed


def _from_paragraph(before: str, unit: Unit) -> str:
    """Return the label that the paragraph before is to a unit, empty if it is none."""
    if len(unit.text) > _LONGEST_VALUE or _VALUE.fullmatch(unit.text) is None:
        return ""
    if unit.header and _ANY_VALUE.fullmatch(words_of(unit.header)) is None:
        return ""
    label = label_of(before)
    if label is None or label_of(unit.text) is not None:
        return ""
    if _DIGIT.search(unit.text):
        told = label.strong or (label.announces and label.colon)
        return label.text if told and _NUMBER.match(unit.text) is not None else ""
    return label.text if label.names and label.colon else ""


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column is: `labels` of the values beside it, or at least called by things (`things`) and not by people."""

    labels: bool
    things: bool

    @property
    def of_labels(self) -> bool:
        """Whether its heading says nothing about its cells."""
        return self.labels or self.things

    @classmethod
    def of(cls, labels: Iterator[Label], cells: int) -> "_Column":
        """Return what a column with these labels among its cells is."""
        every = {label.text.lower(): label for label in labels}
        strong = sum(label.strong for label in every.values())
        return cls(
            strong > 1 or (strong == 1 and len(every) > 1 and 2 * len(every) >= cells),
            len(every) > 2 and 5 * len(every) >= 2 * cells,
        )


@dataclass(slots=True)
class _Table:
    """The cells of a table: of each its text, and the units it consists of."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    units: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def add(self, row: int, column: int, text: str, index: int) -> None:
        """Add a unit to a cell."""
        cells = self.rows.setdefault(row, {})
        cells[column] = f"{cells[column]} {text}" if column in cells else text
        self.units.setdefault((row, column), []).append(index)

    def headings(self, first: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield the units of the table with the headings they are to have; `first` are those of the first row."""
        labels: dict[int, dict[int, Label]] = {}
        for row, cells in self.rows.items():
            for column, text in cells.items():
                label = label_of(text)
                if label is not None:
                    labels.setdefault(row, {})[column] = label
        if not any(label.announces or label.names for found in labels.values() for label in found.values()):
            return
        columns = self._columns(labels)
        top = min(self.rows)
        called = self._called(top)
        heads = {column for column, label in labels.get(top, {}).items() if label.strong or label.names}
        headless = {column for column in heads if columns[column].of_labels}
        # Headings in the middle of a table, and captions with their value below.
        below: dict[int, str] = {}
        captions: dict[int, str] = {}
        last = top
        for row in sorted(self.rows):
            cells, found = self.rows[row], labels.get(row, {})
            heading = any(label.announces or row == top for label in found.values()) and any(
                column + 1 in found and not columns[column].labels for column in found
            )
            if row > last + 1 or (heading and row > top):
                below = {}
            if row > last + 1:
                captions = {}
            before = beside = None
            for column in sorted(cells):
                own = below.get(column) or first[self.units[row, column][0]]
                own = called.get(column, own) if own == self.rows[top].get(column) else own
                if column in headless or (column in found and (columns[column].of_labels or found[column].compound)):
                    new = ""
                elif column not in found and before is not None and not heading:
                    new = _of_value(found[before], columns[before].labels, before == beside, before in heads, own)
                else:
                    new = own
                if column not in found and (before is None or heading):
                    new = captions.get(column, new)
                for index in self.units[row, column]:
                    yield index, new
                beside = column
                before = column if column in found else before
            if heading and row > top:
                below = {column: label.text for column, label in found.items()}
            captions = {}
            if not heading:
                captions = {
                    column: label.text for column, label in found.items() if label.strong and column + 1 not in cells
                }
            last = row

    def _called(self, top: int) -> dict[int, str]:
        """Return whose number a column holds that is only headed "ID": the student's, beside whose column it stands."""
        cells, called = self.rows[top], {}
        for column, text in cells.items():
            if _NUMBER_ALONE.fullmatch(text.strip()) is None:
                continue
            for beside in (cells.get(column - 1, ""), cells.get(column + 1, "")):
                who = _NAME_OF.sub("", words_of(beside))
                label = label_of(f"{who} {text.strip()}")
                if kind_of(who) == "PERSON" and label is not None and label.announces:
                    called[column] = label.text
                    break
        return called

    def _columns(self, labels: dict[int, dict[int, Label]]) -> dict[int, _Column]:
        sizes: dict[int, int] = {}
        for cells in self.rows.values():
            for column in cells:
                sizes[column] = sizes.get(column, 0) + 1
        by_column: dict[int, list[Label]] = {}
        for found in labels.values():
            for column, label in found.items():
                by_column.setdefault(column, []).append(label)
        return {column: _Column.of(iter(each), sizes[column]) for column, each in by_column.items()}


def _of_value(label: Label, form: bool, beside: bool, headless: bool, own: str) -> str:
    """Return the heading of a value with a label before it in its row: the label, or its own.

    `form`: that label is one of a column of labels. `beside`: no other cell stands between. `headless`: the first row
    of the column with the label is a label, too, and so its own heading only the value beside that.
    """
    own = "" if form and headless else own
    if _QUANTITY.search(own):
        return own
    head = None if _ANY_VALUE.fullmatch(words_of(own)) else label_of(own)
    if form:
        return label.text if label.announces or label.names or head is None else own
    return label.text if head is None and beside and (label.strong or label.colon) else own


def _number(column: str) -> int:
    """Return the number of a column, that of "A" being 1."""
    if column.isdecimal():
        return int(column)
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@cache
def _announcements() -> tuple[frozenset[str], frozenset[str]]:
    """Return what announces a number, and what does in capitals only: "SIN"."""
    words = {word for number in NUMBERS for word in number.words}
    plain = {word.lower() for kind in labelled() for word in kind.words}
    return frozenset(plain | {word for word in words if not word.isupper()}), frozenset(filter(str.isupper, words))


@cache
def _ordinary() -> frozenset[str]:
    """Return the words that announce a number only with a sign or another word behind them."""
    return frozenset(word.lower() for kind in labelled() if kind.strict for word in kind.words)
