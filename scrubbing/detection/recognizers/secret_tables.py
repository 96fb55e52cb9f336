"""Secrets in tables within a text: in a column whose heading names them, of lines with a sign between the cells or SQL.

Cells of workbooks and documents come with their headings; here the heading stands in a line above.
"""

import re
from collections.abc import Generator, Iterator

# What the heading of such a column holds.
_HEADING = re.compile(
    r"pass|pwd|(?<![a-z])pw(?![a-z])|(?<![a-z])pin(?![a-z])|code(?![a-z])|secret|token|(?<![a-z])key|kennwort|contrase"
)
_CUES = ("pass", "pwd", "pw", "pin", "code", "secret", "token", "key", "kennwort", "contrase")
_HEAD = re.compile(r"[\w .\-/'\u2019\"*`|,;\t\r]+")
_DELIMITERS = ("\t", "|", ";", ",")
_GAPS = re.compile(r" {2,}|\t")
_WORDS = re.compile(r"(?:[^\W\d_][\w .\-/'\u2019]{0,40})?")
_AROUND = " \t\r\"'*`"
_RULE = re.compile(r"[\s|:+\-=]+")
_LONGEST_LINE, _LONGEST_CELL, _MOST_ROWS = 300, 80, 500
_INTO = re.compile(
    r"(?:insert\s{1,5}(?:ignore\s)?into|replace\sinto|copy)\s{1,5}[\w.\"`\[\]]{1,80}\s{0,5}\((?P<columns>[^()]{1,1000})\)\s{0,5}(?:values\s{0,5}(?=\()|from\sstdin[^\n]{0,80}\n)"
)
_TUPLE = re.compile(
    r"\s{0,20}\((?P<cells>(?:'(?:[^'\\\n]|''|\\.){0,300}'|\"[^\"\n]{0,300}\"|[^()'\"\n]|\([^()'\n]{0,60}\)){1,3000})\)\s{0,5},?"
)
_SQL_CELL = re.compile(r"'(?:[^'\\\n]|''|\\.)*'|\"[^\"\n]*\"|(?:[^,('\"]|\([^()]*\))+|'|\"|\(")

# A heading, and where the cell below it stands.
Cell = tuple[str, int, int]


def cells(lowered: str) -> Iterator[Cell]:
    """Yield the cells below headings that name secrets, in tables of a text in small letters."""
    reached = 0
    for place in _cues(lowered) if "\n" in lowered else ():
        if place < reached:
            continue
        line = lowered.rfind("\n", max(0, place - _LONGEST_LINE), place)
        stop = lowered.find("\n", place, place + _LONGEST_LINE)
        if stop < 0 or (line < 0 and place > _LONGEST_LINE):
            continue
        begin, reached = line + 1, stop
        if _HEAD.fullmatch(lowered, begin, stop) is None or _HEADING.search(lowered, begin, stop) is None:
            continue
        for delimiter in (*_DELIMITERS, "  "):
            if delimiter not in lowered[begin:stop]:
                continue
            headings = [
                lowered[begin + low : begin + high].strip(_AROUND)
                for low, high in _split(lowered[begin:stop], delimiter)
            ]
            if sum(map(bool, headings)) > 1 and all(map(_WORDS.fullmatch, headings)):
                reached = yield from _rows(lowered, stop + 1, headings, delimiter)
            break
    if "insert" in lowered or "copy " in lowered or "replace into" in lowered:
        yield from _of_statements(lowered)


def _cues(lowered: str) -> list[int]:
    """Return where headings may be that name secrets."""
    places: list[int] = []
    for cue in _CUES:
        place = lowered.find(cue)
        while place >= 0:
            places.append(place)
            # One of a line is enough.
            place = lowered.find("\n", place)
            place = lowered.find(cue, place) if place >= 0 else -1
    return sorted(places)


def _rows(lowered: str, begin: int, headings: list[str], delimiter: str) -> Generator[Cell, None, int]:
    """Yield the cells of the lines below a heading that have as many; return where they end."""
    telling = [index for index, heading in enumerate(headings) if _HEADING.search(heading)]
    for _ in range(_MOST_ROWS):
        stop = lowered.find("\n", begin)
        stop = stop if stop >= 0 else len(lowered)
        line = lowered[begin:stop]
        if not _RULE.fullmatch(line) or len(line) > _LONGEST_LINE:
            places = _split(line, delimiter) if len(line) <= 4 * _LONGEST_LINE else []
            if len(places) != len(headings):
                break
            for index in telling:
                low, high = places[index]
                if high - low <= _LONGEST_CELL:
                    yield headings[index], *_stripped(lowered, begin + low, begin + high)
        begin = stop + 1
        if stop == len(lowered):
            break
    return min(begin, len(lowered))


def _split(line: str, delimiter: str) -> list[tuple[int, int]]:
    """Return the places of the cells of a line."""
    places: list[tuple[int, int]] = []
    start = 0
    if delimiter == "  ":
        for gap in _GAPS.finditer(line.rstrip()):
            places.append((start, gap.start()))
            start = gap.end()
    else:
        while (end := line.find(delimiter, start)) >= 0:
            places.append((start, end))
            start = end + 1
    places.append((start, len(line)))
    return places


def _stripped(lowered: str, start: int, end: int) -> tuple[int, int]:
    while start < end and lowered[start] in _AROUND:
        start += 1
    while start < end and lowered[end - 1] in _AROUND:
        end -= 1
    return start, end


def _of_statements(lowered: str) -> Iterator[Cell]:
    """Yield the cells that statements of SQL put into columns for secrets."""
    for into in _INTO.finditer(lowered):
        columns = [column.strip(' \t\r\n"`[]') for column in into["columns"].split(",")]
        telling = [index for index, column in enumerate(columns) if _HEADING.search(column)]
        if not telling:
            continue
        if lowered[into.end() - 1] == "\n":
            yield from _rows(lowered, into.end(), columns, "\t")
            continue
        position = into.end()
        for _ in range(_MOST_ROWS):
            row = _TUPLE.match(lowered, position)
            if row is None:
                break
            position = row.end()
            found = _SQL_CELL.finditer(lowered, *row.span("cells"))
            places = [_stripped(lowered, *cell.span()) for cell in found if cell.group().strip()]
            if len(places) == len(columns):
                yield from ((columns[index], *places[index]) for index in telling)
