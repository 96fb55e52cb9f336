"""The text of scrubbed copies as pages show it: the brief, paged previews, and copy beside original.

Everything is read from the sealed text that the worker left; nothing is parsed here.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from reviews import pairing
from reviews.dossier import FileView
from reviews.marking import Marker, Piece
from reviews.wording import KINDS
from scrubbing import store
from submissions import storage
from submissions.models import Task
from submissions.reasons import Held

UNITS_PER_PAGE = 200
# Beyond this the comparison is cut off: pairing takes longer than linear.
MAX_COMPARED = 4000
# The brief is a form's fields, limited there; more than this is not one.
_MAX_BRIEF_BYTES = 2 * 1024 * 1024

# Where extraction puts the file's own name, last of all.
_NAME = "file name"
_CELL = re.compile(r"^(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d+)$")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A rubric item of the scrubbed brief."""

    pieces: list[Piece]
    points: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A task's scrubbed text, marked."""

    title: list[Piece]
    request: list[Piece]
    context: list[Piece]
    rubric: list[Criterion]

    @property
    def words(self) -> list[str]:
        """The request, the context and the criteria as plain text."""
        fields = [self.request, self.context, *(item.pieces for item in self.rubric)]
        return ["".join(piece.text for piece in pieces) for pieces in fields]

    @property
    def points(self) -> int:
        """The points of all criteria that are no penalties."""
        return sum(item.points for item in self.rubric if item.points > 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a copy, marked, with its place. `kind` is in words and empty for what every reader sees."""

    locator: str
    kind: str
    pieces: list[Piece]


@dataclass(slots=True)
class Row:
    """Cells of one row of a sheet, in order."""

    number: str
    cells: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """Texts that belong together: a run of lines, or rows of one sheet."""

    sheet: str = ""
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a preview."""

    blocks: list[Block]
    number: int
    has_next: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of the original beside what became of it; None where one side has nothing."""

    old: Line | None
    new: Line | None

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return self.old is None or self.new is None or _plain(self.old) != _plain(self.new)


def read_brief(task: Task, view: FileView | None, marker: Marker) -> Brief | None:
    """Return the scrubbed brief, or None while there is none that can be shown."""
    if view is None or view.run is None or not view.has_copy:
        return None
    try:
        with storage.open_plain(task.vault, view.run.scrubbed) as source:
            data = _as_object(source.read(_MAX_BRIEF_BYTES))
    except Held:  # a newer run took its place a moment ago
        return None
    if data is None:
        return None
    rubric = [
        Criterion(marker.pieces(str(item.get("criterion", ""))), _points(item.get("points")))
        for item in data.get("rubric", [])
        if isinstance(item, dict)
    ]
    title, request, context = (marker.pieces(str(data.get(key, ""))) for key in ("title", "request", "context"))
    return Brief(title, request, context, rubric)


def _as_object(content: bytes) -> dict[str, Any] | None:
    try:
        data = json.loads(content)
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


def _points(given: object) -> int:
    return given if isinstance(given, int) else 0


def read_page(task: Task, name: str, marker: Marker, number: int) -> Page:
    """Return one page (from 1) of a stored text."""
    first = (max(1, number) - 1) * UNITS_PER_PAGE
    texts = list(islice(store.read_text(task, name), first, first + UNITS_PER_PAGE + 1))
    return Page(blocks(_lines(texts[:UNITS_PER_PAGE], marker)), max(1, number), len(texts) > UNITS_PER_PAGE)


def _lines(texts: Iterable[tuple[str, str, str]], marker: Marker) -> Iterator[Line]:
    for locator, kind, text in texts:
        yield Line(locator, KINDS.get(kind, kind), marker.pieces(text))


def blocks(lines: Iterable[Line]) -> list[Block]:
    """Group lines: cells of one sheet that follow each other become rows, everything else stays a line."""
    found: list[Block] = []
    for line in lines:
        cell = _CELL.match(line.locator)
        sheet = cell["sheet"] if cell else ""
        if not found or found[-1].sheet != sheet:
            found.append(Block(sheet))
        if cell is None:
            found[-1].lines.append(line)
            continue
        if not found[-1].rows or found[-1].rows[-1].number != cell["row"]:
            found[-1].rows.append(Row(cell["row"]))
        found[-1].rows[-1].cells.append(line)
    return found


def compare(task: Task, view: FileView, before: Marker, after: Marker, plan: Marker) -> tuple[list[Pair], bool]:
    """Return original and copy text by text, and whether it was cut off.

    `plan` (see marking.of_plan) tells what the copy should say: only so are texts paired that changed, and parts seen
    that were removed.
    """
    if view.run is None:
        return [], False
    old = list(islice(store.read_text(task, view.run.original_text), MAX_COMPARED + 1))
    new = list(islice(store.read_text(task, view.run.scrubbed_text), MAX_COMPARED + 1))
    if old and old[-1][0] == _NAME:  # the copy's text does not repeat its name
        new.append((_NAME, "name", view.run.scrubbed_name))
    cut = max(len(old), len(new)) > MAX_COMPARED
    old, new = old[:MAX_COMPARED], new[:MAX_COMPARED]
    expected = ["".join(piece.title or piece.text for piece in plan.pieces(text)) for _, _, text in old]
    left, right = list(_lines(old, before)), list(_lines(new, after))
    pairs = [
        Pair(None if here is None else left[here], None if there is None else right[there])
        for here, there in pairing.pair(expected, [text for _, _, text in new])
    ]
    return pairs, cut


def _plain(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)
