"""Search the texts of a document for confidential passages: sentences, rows of tables, rows of sheets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from scrubbing.detection import policy
from scrubbing.detection.passages import borders, cues
from scrubbing.detection.passages.chunks import Chunk, as_sentence, chunks, is_line, without_sign
from scrubbing.detection.passages.classifier import Classifier, load
from scrubbing.detection.passages.labels import CLASSES
from scrubbing.detection.results import Span
from scrubbing.document import Kind, Unit

# From this probability (0..1) on, a chunk is looked at sentence by sentence; from that on, a sentence alone belongs to
# the passage: within a passage that is confidential as a whole, little speaks for a sentence that is.
SUSPECT, _BELONGS = 0.3, 0.05
_CELL = re.compile(r"^(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})$")
_READ = frozenset({Kind.VISIBLE, Kind.HIDDEN, Kind.OCR})
# Rows of a sheet that are judged; of a longer one evenly many, and the rows between are what the row before is.
_MOST_ROWS = 400
_FEWEST_LETTERS = 12
_LONGEST_ROW = 600
# Lines of a list that are judged together, characters of them, and what may stand between two: empty lines, a heading.
_MOST_LINES, _LONGEST_LIST, _MOST_BETWEEN, _MOST_LINES_BETWEEN = 4, 400, 200, 2
_NUMBER = re.compile(r"\d+\Z")
# So many confidential lines make the others of a list of a few so, too.
_SEVERAL = 2
_LIST = " The lines of a list were judged together."


# The number of a unit, its text and a chunk of it.
_Entry = tuple[int, str, Chunk]


class _Form(Enum):
    """What a text that is judged is made of; a part is one of a passage that was judged as a whole."""

    PROSE = auto()
    ROWS = auto()
    LIST = auto()
    PART = auto()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a sheet: which units its cells are, and what it says with its headings."""

    units: list[int]
    text: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """How sure (0..1) it is that a text is confidential, and what it is then: one class, or two that are close."""

    score: float
    labels: tuple[tuple[str, float], ...]


def find(units: Sequence[Unit], lowest: float | None = None) -> list[list[Span]]:
    """Return the confidential passages of each unit, in order. They may cover findings of other kinds.

    A cell stands for its row: the one of its cells that says most is the finding. `lowest` is the least score (0..1);
    without it the policy's thresholds count.
    """
    thresholds = {label: policy.load().rule(label).threshold if lowest is None else lowest for label in CLASSES}
    found: list[list[Span]] = [[] for _ in units]
    classifier = load()
    tables, prose = _sorted(units)
    _search_prose(classifier, units, prose, thresholds, found)
    for rows in tables:
        _search_rows(classifier, rows, units, thresholds, found)
    return found


def _sorted(units: Sequence[Unit]) -> tuple[list[list[_Row]], list[int]]:
    """Part units into the rows of sheets and all others."""
    sheets: dict[str, dict[int, list[int]]] = {}
    prose: list[int] = []
    for index, unit in enumerate(units):
        if unit.kind not in _READ:
            continue
        cell = _CELL.match(unit.locator)
        if cell is not None:
            sheets.setdefault(cell["sheet"], {}).setdefault(int(cell["row"]), []).append(index)
        # A cell with a whole sentence in it says what it says without its row.
        if cell is None or len(unit.text) >= _LONGEST_ROW // 4:
            prose.append(index)
    tables = []
    for rows in sheets.values():
        tables.append([_row(units, indices) for indices in rows.values() if len(indices) > 1])
    return tables, prose


def _row(units: Sequence[Unit], indices: list[int]) -> _Row:
    cells = [
        f"{unit.header}: {unit.text}" if unit.header else unit.text for unit in (units[index] for index in indices)
    ]
    return _Row(indices, " | ".join(cells)[:_LONGEST_ROW])


def _search_prose(
    classifier: Classifier,
    units: Sequence[Unit],
    prose: Sequence[int],
    thresholds: Mapping[str, float],
    found: list[list[Span]],
) -> None:
    every = [(index, units[index].text, chunk) for index in prose for chunk in chunks(units[index].text)]
    forms = [_Form.ROWS if chunk.table else _Form.PROSE for *_, chunk in every]
    judged = _judge(classifier, [_shown(text, chunk) for _, text, chunk in every], forms)
    suspect = min(SUSPECT, *thresholds.values())
    suspects = [number for number, answer in enumerate(judged) if answer.score >= suspect]
    parts = [
        (number, part) for number in suspects if len(every[number][2].parts) > 1 for part in every[number][2].parts
    ]
    shown = [_with_head(every[number][2], every[number][1][start:end]) for number, (start, end) in parts]
    by_part = dict(zip(parts, _judge(classifier, shown, [_Form.PART] * len(shown)), strict=True))
    for number in suspects:
        index, text, chunk = every[number]
        answer = judged[number]
        chosen = [
            part for part in chunk.parts if len(chunk.parts) == 1 or by_part[number, part].score >= _BELONGS
        ] or list(chunk.parts)
        if len(chunk.parts) > 1:
            answer = max(answer, *(by_part[number, part] for part in chosen), key=lambda one: one.score)
        runs = list(_runs(chunk, chosen))
        if len(runs) > 1:
            # Little speaks for a sentence that stands apart from the one the passage is about.
            strong = [part for part in chosen if by_part[number, part].score >= SUSPECT]
            runs = [run for run in runs if any(run[0] <= start < run[1] for start, _ in strong)] or runs
        # Of a table every row has a label in its place.
        for start, end in chosen if chunk.table else runs:
            place = borders.cells(text, start, end) if chunk.table else borders.inner(text, start, end)
            found[index] += _spans(answer, *place, text[start:end], "", thresholds)
    _search_lists(classifier, every, judged, units, thresholds, found)


def _search_lists(
    classifier: Classifier,
    every: Sequence[_Entry],
    judged: Sequence[_Answer],
    units: Sequence[Unit],
    thresholds: Mapping[str, float],
    found: list[list[Span]],
) -> None:
    """Judge the lines of lists that say nothing alone once more, a few together as the sentences that they stand for.

    A line beside several that are confidential belongs to them, too.
    """
    suspect = min(SUSPECT, *thresholds.values())
    told: list[tuple[list[int], _Answer]] = []
    groups: list[tuple[list[int], list[int]]] = []
    for group in _lists(every, units):
        alone = [number for number in group if judged[number].score < suspect]
        if len(group) - len(alone) >= _SEVERAL:
            told.append((alone, max((judged[number] for number in group), key=lambda answer: answer.score)))
        elif len(alone) > 1:
            groups.append((group, alone))
    # A line that says something alone lends its sense to the others.
    said = [" ".join(as_sentence(_line(every[number])) for number in group) for group, _ in groups]
    told += zip((alone for _, alone in groups), _judge(classifier, said, [_Form.LIST] * len(said)), strict=True)
    for group, answer in told:
        if answer.score >= suspect:
            for index, text, chunk in (every[number] for number in group):
                read = text[chunk.start : chunk.end]
                place = borders.inner(text, chunk.start, chunk.end)
                found[index] += _spans(answer, *place, read, _LIST, thresholds)


def _lists(every: Sequence[_Entry], units: Sequence[Unit]) -> Iterator[list[int]]:
    """Yield the numbers of chunks that are lines of one list, a few at a time."""
    group: list[int] = []
    length = 0
    for number, (_, text, chunk) in enumerate(every):
        line = is_line(text, chunk)
        size = chunk.end - chunk.start
        beside = bool(group) and _are_beside(every[group[-1]], every[number], units)
        if group and (not line or not beside or len(group) == _MOST_LINES or length + size > _LONGEST_LIST):
            if len(group) > 1:
                yield group
            group, length = [], 0
        if line:
            group.append(number)
            length += size
    if len(group) > 1:
        yield group


def _are_beside(one: _Entry, other: _Entry, units: Sequence[Unit]) -> bool:
    """Whether two lines follow each other in a text, or as paragraphs of one part of the document."""
    (index, text, chunk), (following, after, next_chunk) = one, other
    if index == following:
        between = text[chunk.end : next_chunk.start]
        return len(between) <= _MOST_BETWEEN and "\n\n\n" not in between
    if following - index > _MOST_LINES_BETWEEN or not (_is_whole(text, chunk) and _is_whole(after, next_chunk)):
        return False
    return _NUMBER.sub("", units[index].locator) == _NUMBER.sub("", units[following].locator) != ""


def _is_whole(text: str, chunk: Chunk) -> bool:
    return not text[: chunk.start].strip() and not text[chunk.end :].strip()


def _line(entry: _Entry) -> str:
    _, text, chunk = entry
    return text[chunk.start : chunk.end]


def _spans(
    answer: _Answer, start: int, end: int, read: str, note: str, thresholds: Mapping[str, float]
) -> Iterator[Span]:
    """Yield a passage as what it is, and once more as what it is nearly as likely."""
    for label, score in answer.labels:
        if score >= thresholds[label]:
            yield Span(label, start, end, score, f"{cues.evidence(read, score, label)}{note}")


def _runs(chunk: Chunk, chosen: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join parts that stand beside each other."""
    start = end = -1
    before = -2
    for number, part in enumerate(chunk.parts):
        if part not in chosen:
            continue
        if before == number - 1:
            end = part[1]
        else:
            if start >= 0:
                yield start, end
            start, end = part
        before = number
    if start >= 0:
        yield start, end


def _search_rows(
    classifier: Classifier,
    rows: list[_Row],
    units: Sequence[Unit],
    thresholds: Mapping[str, float],
    found: list[list[Span]],
) -> None:
    stride = -(-len(rows) // _MOST_ROWS) or 1
    read = [row.text for row in rows[::stride]]
    judged = _judge(classifier, read, [_Form.ROWS] * len(read))
    for number, row in enumerate(rows):
        answer = judged[number // stride]
        index = max(row.units, key=lambda unit: sum(map(str.isalpha, units[unit].text)))
        text = units[index].text
        if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
            continue
        start = len(text) - len(text.lstrip())
        note = " The whole row was judged; this cell stands for it."
        found[index] += _spans(answer, start, len(text.rstrip()), row.text, note, thresholds)


def _shown(text: str, chunk: Chunk) -> str:
    shown = text[chunk.start : chunk.end]
    return without_sign(shown) if len(chunk.parts) == 1 and not chunk.table else _with_head(chunk, shown)


def _with_head(chunk: Chunk, text: str) -> str:
    """Return a text below its table's heading, rows without the bars at their ends, as the classifier knows them."""
    text = f"{chunk.head}\n{text}" if chunk.head else text
    return "\n".join(line.strip("| \t") for line in text.split("\n")) if chunk.table else text


def _judge(classifier: Classifier, texts: Sequence[str], forms: Sequence[_Form]) -> list[_Answer]:
    """Judge texts, each by what it is. Of notes and rows only what they have words of their kind for is said."""
    if not texts:
        return []
    chances = classifier.judge(texts)
    sure = np.clip(1 - chances[:, 0], 1e-6, 1 - 1e-6)
    answers = []
    for text, form, score, row in zip(texts, forms, sure, chances, strict=True):
        logit = float(np.log(score / (1 - score)))
        if logit > -_FAR:
            logit += cues.lift(text)
        score = round(1 / (1 + float(np.exp(-logit))), 3)
        first, second = (int(label) + 1 for label in np.argsort(-row[1:])[:2])
        share = float(row[second] / max(row[first], 1e-6))
        labels = [(CLASSES[first], score)]
        if share >= _CLOSE:
            labels.append((CLASSES[second], round(score * share, 3)))
        if score >= _BELONGS and form is not _Form.PART and not cues.is_said(text, form is _Form.PROSE):
            fewest = _SIGNS_OF_LIST if form is _Form.LIST else 1
            labels = [one for one in labels if one[1] >= _NOTED and cues.signs(text, one[0]) >= fewest]
            score = max((score for _, score in labels), default=0.0)
        answers.append(_Answer(score, tuple(labels)))
    return answers


# From this share of the likeliest class's probability on, the second is named, too: prices are often plans.
_CLOSE = 0.2
# Where the classifier is as sure as this (in logits) that a passage is harmless, no word in it changes that.
_FAR = 3.0
# What notes and rows without a sentence must score; so many words of its kind a list must hold, for all its lines.
_NOTED, _SIGNS_OF_LIST = 0.4, 2
