"""Read text formats: plain text and source code, Markdown, CSV, JSON, notebooks and HTML."""

from collections.abc import Callable, Iterator
from itertools import count
from os import SEEK_END
from typing import BinaryIO

from scrubbing.document import Document, Kind, Reading, Unit
from scrubbing.extraction.html import read_html
from scrubbing.extraction.nested import read_addresses
from scrubbing.extraction.notebook import read_notebook
from scrubbing.formats import csv_cells, json_tokens
from scrubbing.formats.encoded import uuencoded
from scrubbing.formats.markup import is_drawing
from scrubbing.formats.notebooks import parsed
from scrubbing.formats.views import unfolded
from scrubbing.limits import Budget
from submissions.encoding import decode
from submissions.media import MediaType
from submissions.reasons import Held, Reason

# A unit ends at a blank line once it has this many characters, and at a line end at the latest after the second.
_PARAGRAPH = 600
_LONGEST = 4_000
# Readers of JSON, the one that proves the copy among them, give up at some thousand lists inside each other.
_DEEPEST = 500
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
# Numbers with fewer digits than this identify nobody.
_TELLING_DIGITS = 6


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Read a text file.

    Raises:
        Held: UNREADABLE_TEXT when the encoding is not certain, TEXT_LIMIT, TOO_DEEP.
    """
    if source.seek(0, SEEK_END) > reading.budget.limits.characters * 4:
        raise Held(Reason.TEXT_LIMIT)
    source.seek(0)
    document = Document(media_type, scripted=reading.in_repository and media_type != MediaType.NOTEBOOK)
    # Its bytes are let go once they are decoded.
    _READERS[MediaType(media_type)](decode(source.read()).text, document, reading)
    return document


def read_plain(text: str, document: Document, reading: Reading, prefix: str = "") -> None:
    """Add a plain text in blocks named by the line they begin at."""
    numbers = count(1)
    rest = read_addresses(text, document, reading, lambda: f"{prefix}data {next(numbers)}")
    for line, block in blocks(unfolded(rest)):
        _add(document, reading.budget, Unit(f"{prefix}line {line}", block))
    for number, run in enumerate(uuencoded(rest), start=1):
        _add(document, reading.budget, Unit(f"{prefix}uuencoded text {number}", unfolded(run.text), Kind.HIDDEN))


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text at blank lines into blocks of a size that detection likes; yield each with its first line's number."""
    block: list[str] = []
    size, first = 0, 1
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        if size >= _LONGEST or (size >= _PARAGRAPH and not line.strip()):
            yield first, "".join(block)
            block, size = [], 0
        if not block:
            first = number
        block.append(line)
        size += len(line)
    if block:
        yield first, "".join(block)


def _plain(text: str, document: Document, reading: Reading) -> None:
    if is_drawing(text):
        read_html(text, document, reading)
    else:
        read_plain(text, document, reading)


def _csv(text: str, document: Document, reading: Reading) -> None:
    headers: list[str] = []
    for cell in csv_cells.cells(text, csv_cells.delimiter_of(text)):
        if cell.row == 1:
            headers.append(cell.value.strip())
        if not cell.value.strip():
            continue
        header = headers[cell.column - 1] if cell.row > 1 and cell.column <= len(headers) else ""
        unit = Unit(f"row {cell.row}, column {cell.column}", unfolded(cell.value), header=header)
        _add(document, reading.budget, unit)


def _json(text: str, document: Document, reading: Reading) -> None:
    if not json_tokens.is_json(text):
        read_plain(text, document, reading)
        return
    header = ""
    depth = keys = values = 0
    numbers = count(1)
    for token in json_tokens.tokens(text):
        if token.kind == "mark":
            depth += _STEPS.get(text[token.start], 0)
            if depth > _DEEPEST:
                raise Held(Reason.TOO_DEEP)
            continue
        said = json_tokens.content(text, token).text if token.kind == "string" else text[token.start : token.end]
        if token.key:
            keys += 1
            header = said
            _add(document, reading.budget, Unit(f"key {keys}", said, Kind.NAME))
            continue
        values += 1
        if token.kind == "string" or sum(map(str.isdigit, said)) >= _TELLING_DIGITS:
            said = read_addresses(said, document, reading, lambda: f"data {next(numbers)}")
            _add(document, reading.budget, Unit(f"value {values}", unfolded(said), header=header))


def _notebook(text: str, document: Document, reading: Reading) -> None:
    notebook = parsed(text)
    if notebook is None:
        _json(text, document, reading)
    else:
        read_notebook(notebook, document, reading)


def _html(text: str, document: Document, reading: Reading) -> None:
    read_html(text, document, reading)


def _add(document: Document, budget: Budget, unit: Unit) -> None:
    if unit.text.strip():
        budget.spend_characters(len(unit.text))
        document.units.append(unit)


_READERS: dict[MediaType, Callable[[str, Document, Reading], None]] = {
    MediaType.TEXT: _plain,
    MediaType.MARKDOWN: _plain,
    MediaType.CSV: _csv,
    MediaType.JSON: _json,
    MediaType.NOTEBOOK: _notebook,
    MediaType.HTML: _html,
}
