"""Ask the name model about many texts at once, and about nothing twice.

The model takes ten times as long as all patterns together. So texts without a word are not shown to it, equal texts
once, and texts that differ in their digits only count as equal: "12:00:01 GET /a" and "12:00:02 GET /a" hold the same
names. Where lines of a long text repeat themselves (a log), its lines are taken one by one; else it stays whole, since
a name is told by the sentences around it.
"""

import re
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from scrubbing.detection.results import Incomplete, Span
from scrubbing.detection.windows import HEADER

# Characters that the finder is given at a time, and at most as one text.
_BATCH = 200_000
_LONGEST = 8_000
# Lines that are new are shown together, up to this many characters, so that an address keeps its lines.
_JOINED = 2_000
# A text is taken line by line if it has so many lines and this share of them was seen before.
_LINES, _REPEATED = 12, 0.2
# Texts longer than this are no cells or lines, and hardly come twice.
_SHORT = 400
_REMEMBERED = 50_000
# Seconds that the finder may take, some thirty times the usual. It cannot be stopped, but must not hold up every part.
_SECONDS, _SECONDS_PER_CHARACTER = 20.0, 1 / 2_000

_DIGITS = {ord(digit): "0" for digit in "123456789"}
# A word of three letters, a capital with a letter, a letter beyond ASCII (a name in some scripts), or two short words.
_WORTH_ASKING = re.compile(r"[A-Za-z]{3}|[A-Z][a-z]|[^\W\d_A-Za-z]|[A-Za-z]{2}[^A-Za-z]+[A-Za-z]{2}")
_LETTER = re.compile(r"[^\W\d_]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Encoded data, paths and hashes: no name is found in what goes on so long without a space or a sign that parts cells.
_UNBROKEN = re.compile(r"[^\s,;:|\"'<>(){}\[\]=&]{300,}")
_BREAKS = ("\n\n", "\n", ". ", " ")


class NameFinder(Protocol):
    """What finds names: the name model, or a stand-in of a test."""

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the names of each text, without overlaps; offsets are code points of that text."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of an item that is shown as a whole. `key` is what its names are remembered by, if they are."""

    item: int
    offset: int
    text: str
    key: str | None


@dataclass(slots=True)
class _Question:
    """One text for the finder, made of parts. `starts` are the places of the parts in it."""

    text: str = ""
    parts: list[_Part] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def add(self, part: _Part, before: str) -> None:
        """Append a part and what stands before it."""
        self.starts.append(len(self.text) + len(before))
        self.parts.append(part)
        self.text += before + part.text

    def touched(self, name: Span) -> Iterator[tuple[_Part, int]]:
        """Yield the parts that a name covers some of, each with its place."""
        for index in range(max(0, bisect_right(self.starts, name.start) - 1), len(self.parts)):
            if self.starts[index] >= name.end:
                break
            yield self.parts[index], self.starts[index]


@dataclass(slots=True)
class _Round:
    """What is asked at once: the questions, the keys in them, and the places (item, offset, key) that repeat a key."""

    questions: list[_Question] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    repeated: list[tuple[int, int, str]] = field(default_factory=list)

    def ask(self, part: _Part, before: str = "") -> None:
        """Add a question about one part."""
        question = _Question()
        question.add(part, before)
        self.questions.append(question)
        if part.key is not None:
            self.asked.add(part.key)


class NameSearch:
    """The names of one scan. What was asked is remembered until the scan ends."""

    def __init__(self, finder: NameFinder) -> None:
        self._finder = finder
        # By the key of a part: its names, with offsets in the part.
        self._known: dict[str, list[Span]] = {}

    def find(self, items: Iterable[tuple[str, str]]) -> list[list[Span] | None]:
        """Return the names of each (header, text), None for one about which the finder did not answer."""
        found: list[list[Span] | None] = []
        turn, size = _Round(), 0
        for index, (header, text) in enumerate(items):
            found.append([])
            for start, end in _cuts(text, _BATCH):
                if size and size + end - start > _BATCH:
                    self._answer(turn, found)
                    turn, size = _Round(), 0
                self._ask(turn, _Part(index, start, text[start:end], None), header)
                size += end - start
        self._answer(turn, found)
        return [names and sorted(names, key=lambda name: name.start) for names in found]

    def _ask(self, turn: _Round, part: _Part, header: str) -> None:
        """Add what is new in a part to the questions."""
        if (_LETTER if header else _WORTH_ASKING).search(part.text) is None:
            return
        masked = part.text.translate(_DIGITS)
        key: str | None = None
        if len(masked) <= _SHORT:
            key = f"{header}{HEADER}{masked}" if header else masked
            if key in turn.asked or key in self._known:
                turn.repeated.append((part.item, part.offset, key))
                return
        lines = masked.split("\n") if "\n" in masked else []
        if self._repetitive(turn, lines):
            self._ask_lines(turn, part, lines)
            return
        before = f"{header}: " if header else ""
        for start, end in _cuts(part.text, _LONGEST):
            turn.ask(_Part(part.item, part.offset + start, part.text[start:end], key), before)

    def _repetitive(self, turn: _Round, lines: Sequence[str]) -> bool:
        if len(lines) < _LINES:
            return False
        telling = [line for line in lines if line and not line.isspace()]
        new = {line for line in telling if line not in turn.asked and line not in self._known}
        return len(telling) - len(new) >= _REPEATED * len(telling)

    def _ask_lines(self, turn: _Round, part: _Part, lines: Sequence[str]) -> None:
        question = _Question()
        offset = 0
        # What stands between a line and the last one in the question: less than an empty line if they are neighbours.
        between = ""
        for key in lines:
            start, offset = offset, offset + len(key) + 1
            if _WORTH_ASKING.search(key) is None:
                between = "\n\n"
                continue
            if len(key) > _SHORT:
                self._ask(turn, _Part(part.item, part.offset + start, part.text[start : offset - 1], None), "")
                between = "\n\n"
                continue
            if key in turn.asked or key in self._known:
                turn.repeated.append((part.item, part.offset + start, key))
                between = "\n\n"
                continue
            if len(question.text) + len(key) > _JOINED:
                turn.questions.append(question)
                question = _Question()
            line = _Part(part.item, part.offset + start, part.text[start : offset - 1], key)
            question.add(line, between if question.parts else "")
            turn.asked.add(key)
            between = "\n"
        if question.parts:
            turn.questions.append(question)

    def _answer(self, turn: _Round, found: list[list[Span] | None]) -> None:
        """Put the questions of a round, and hand the names to all places that they belong to."""
        failed: set[str] = set()
        for question, names in self._names(turn.questions):
            if names is not None:
                self._remember(question, names)
                _report(question, names, found)
                continue
            for part in question.parts:
                found[part.item] = None
                failed.add(part.key or "")
        for item, offset, key in turn.repeated:
            spans = found[item]
            if key in failed:
                found[item] = None
            elif spans is not None:
                spans += [_moved(name, offset) for name in self._known[key]]
        if len(self._known) > _REMEMBERED:
            self._known = {}

    def _remember(self, question: _Question, names: Sequence[Span]) -> None:
        for part in question.parts:
            if part.key is not None:
                self._known[part.key] = []
        for name in names:
            for part, base in question.touched(name):
                if part.key is not None and (piece := _within(name, base, len(part.text))) is not None:
                    self._known[part.key].append(piece)

    def _names(self, questions: Sequence[_Question]) -> Iterator[tuple[_Question, list[Span] | None]]:
        begin = size = 0
        for index, question in enumerate(questions):
            if size and size + len(question.text) > _BATCH:
                yield from self._put(questions[begin:index])
                begin, size = index, 0
            size += len(question.text)
        if begin < len(questions):
            yield from self._put(questions[begin:])

    def _put(self, questions: Sequence[_Question]) -> Iterator[tuple[_Question, list[Span] | None]]:
        """Put questions; where the finder raises, each half again, until what it cannot read stands alone."""
        answers: Sequence[list[Span] | None] = [None] * len(questions)
        try:
            answers = self._call([_readable(question.text) for question in questions])
        except Incomplete:
            pass
        except Exception:  # noqa: BLE001
            # Whatever it was, its message may quote the text.
            if len(questions) > 1:
                half = len(questions) // 2
                yield from self._put(questions[:half])
                yield from self._put(questions[half:])
                return
        yield from zip(questions, answers, strict=True)

    def _call(self, texts: list[str]) -> list[list[Span]]:
        began = time.monotonic()
        answers = self._finder.find(texts)
        if time.monotonic() - began > _SECONDS + _SECONDS_PER_CHARACTER * sum(map(len, texts)):
            raise Incomplete
        for text, names in zip(texts, answers, strict=True):
            if any(not 0 <= name.start < name.end <= len(text) for name in names):
                raise ValueError("The finder answered with places beyond the text.")
        return answers


def _report(question: _Question, names: Iterable[Span], found: list[list[Span] | None]) -> None:
    """Hand names to the items of a question. One that runs over lines that are no neighbours is several."""
    for name in names:
        last: tuple[int, int] | None = None
        for part, base in question.touched(name):
            piece = _within(name, base, len(part.text))
            spans = found[part.item]
            if piece is None or spans is None:
                continue
            shift = part.offset - base
            piece = _moved(piece, part.offset)
            if last == (part.item, shift) and spans:
                spans[-1] = Span(name.label, spans[-1].start, piece.end, name.score)
            else:
                spans.append(piece)
            last = (part.item, shift)


def _readable(text: str) -> str:
    """Return a text of the same length without what the finder cannot read or need not."""
    # Half of a character that UTF-16 writes as two is no character.
    text = _SURROGATE.sub("\ufffd", text)
    return _UNBROKEN.sub(lambda run: " " * len(run.group()), text)


def _within(name: Span, base: int, length: int) -> Span | None:
    start, end = max(0, name.start - base), min(length, name.end - base)
    return Span(name.label, start, end, name.score) if start < end else None


def _moved(name: Span, offset: int) -> Span:
    return Span(name.label, name.start + offset, name.end + offset, name.score)


def _cuts(text: str, size: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches into which a text is cut: behind an empty line, a line, a sentence or a word if possible."""
    start = 0
    while len(text) - start > size:
        breaks = ((text.rfind(sign, start + size // 2, start + size), len(sign)) for sign in _BREAKS)
        end = next((place + length for place, length in breaks if place > start), start + size)
        yield start, end
        start = end
    yield start, len(text)
