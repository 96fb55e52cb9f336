"""The cells of a delimited table with their places, so that a cell can be changed and the rest stays as it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DELIMITERS = ",;\t|"
_PROBE = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell at text[start:end]. Rows and columns count from 1; `value` is without quotes and doubled quotes."""

    start: int
    end: int
    row: int
    column: int
    value: str
    quoted: bool


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts the first lines most evenly; a comma when none does."""
    first = re.match(r"sep=(.)\r?\n", text)
    if first is not None:
        return first.group(1)
    lines = [line for line in text[: 64 * 1024].splitlines() if line.strip()][:_PROBE]
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    best, delimiter = (0, 0), ","
    for candidate in _DELIMITERS:
        counts = [line.count(candidate) for line in bare]
        common = max(set(counts), key=lambda count: (counts.count(count), count)) if counts else 0
        score = (counts.count(common), common) if common else (0, 0)
        if score > best:
            best, delimiter = score, candidate
    return delimiter


def cells(text: str, delimiter: str) -> Iterator[Cell]:
    """Yield every cell in order (RFC 4180; a quote inside an unquoted cell is an ordinary character)."""
    mark = re.escape(delimiter)
    pattern = re.compile(rf'(?P<quoted>"[^"]*(?:""[^"]*)*"?)?(?P<rest>[^{mark}\r\n]*)(?P<end>{mark}|\r\n|\r|\n|\Z)')
    position, row, column = 0, 1, 1
    while position <= len(text):
        match = pattern.match(text, position)
        if match is None:
            return
        quoted, rest = match.group("quoted"), match.group("rest")
        value = f"{_unquoted(quoted)}{rest}" if quoted else rest
        yield Cell(position, match.start("end"), row, column, value, bool(quoted))
        end = match.group("end")
        if not end:
            return
        position = match.end()
        row, column = (row, column + 1) if end == delimiter else (row + 1, 1)


def written(value: str, delimiter: str, quoted: bool) -> str:
    """Return a cell as it is written: quoted where it was, or where its content needs it."""
    if quoted or any(char in value for char in (delimiter, '"', "\r", "\n")):
        return '"' + value.replace('"', '""') + '"'
    return value


def _unquoted(quoted: str) -> str:
    body = quoted[1:-1] if len(quoted) > 1 and quoted.endswith('"') else quoted[1:]
    return body.replace('""', '"')
