"""What the proof reads in pictures of a copy, where the first reading of the original read something else.

Two engines, or one of them twice, read a blurred line differently. What is found only in the proof's reading stands
nowhere in the original's text, so redaction could not paint it over: here it is told where it stands. And letters that
were painted there themselves are read as well: what is "found" in them is nobody's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from scrubbing.document import Document, Kind, Unit, Word
from scrubbing.findings import Finding
from scrubbing.geometry import frame_locator, ordinal, page_locator
from scrubbing.redaction.misread import looks
from scrubbing.redaction.painting import Patch, patches
from scrubbing.redaction.plan import Plan
from scrubbing.verification import OF_PICTURE, Report, Seen
from submissions.media import FAMILIES, Family, MediaType

_PART = "as the proof read it"
_NUMBERED = re.compile(r"(?:page|frame) (\d+)")
# How alike a word and what was read of it are at least (difflib).
_LIKE = 0.7
# The same for a value and the words that the proof took for it; and how many letters such a value has at least.
_NEARLY, _SHORTEST = 0.85, 6


class Proofreading:
    """One proof's reading of the pictures in a copy. `document` is what was read of the original."""

    def __init__(self, document: Document, proof: Report) -> None:
        self._document = document
        self._proof = proof

    def show(self, places: Iterable[str], plan: Plan) -> bool:
        """Add to the document the words at these places that are a value, or nearly one: the proof takes these for it
        as well. Returns whether every place gained some."""
        return all(self._show(place, plan) for place in places)

    def show_found(self, findings: Iterable[Finding], plan: Plan) -> None:
        """The same for the places where something new was found in what the proof read."""
        steps = (finding.locator.rpartition(" > ") for finding in findings)
        for place in dict.fromkeys(place for place, _, last in steps if last == OF_PICTURE):
            self._show(place, plan)

    def _show(self, place: str, plan: Plan) -> bool:
        shown = False
        for document, locator in self._originals(place):
            covered = list(_painted(document, locator, plan))
            lines = self._proof.seen.get(place, ())
            for read in ((_unit(locator, line) for line in lines), _misread(locator, lines, plan)):
                fresh = [unit for unit in read if unit not in document.units and _is_open(unit, covered, plan)]
                document.units += fresh
                shown = shown or bool(fresh)
                if fresh:
                    break
        return shown

    def is_painted(self, finding: Finding, plan: Plan) -> bool:
        """Whether a finding of the copy consists of nothing but letters that stand in the place of a value."""
        place, _, last = finding.locator.rpartition(" > ")
        originals = list(self._originals(place)) if last == OF_PICTURE else []
        return bool(originals) and all(self._is_painted(finding, place, *original, plan) for original in originals)

    def _is_painted(self, finding: Finding, place: str, document: Document, locator: str, plan: Plan) -> bool:
        units = [_unit(locator, line) for line in self._proof.seen.get(place, ())]
        runs = [run for unit in units for run in _runs(unit, finding.value)]
        changes = list(_changes(document, locator, plan))
        return bool(runs) and all(_is_painted(run, changes) for run in runs)

    def _originals(self, place: str) -> Iterator[tuple[Document, str]]:
        """Yield what was read of the original of a picture in the copy, with the locator of its frame or page.

        Files in a copy are told by their bytes: their names and order are new. Two pictures may have become the same.
        """
        for file, step in dict.fromkeys([(place, ""), _parted(place)]):
            number = _number(step)
            digest = self._proof.files.get(file, b"")
            if number is None:
                continue
            documents = _written(self._document, digest) if file else [self._document]
            for document in documents:
                family = FAMILIES[MediaType(document.media_type)]
                if family is Family.IMAGE and (file == place or step.startswith("frame ")):
                    yield document, frame_locator(number, _PART)
                elif family is Family.PDF and step.startswith("page "):
                    yield document, page_locator(number, _PART)


def _parted(place: str) -> tuple[str, str]:
    file, _, step = place.rpartition(" > ")
    return file, step


def _number(step: str) -> int | None:
    """Return the number of a frame or page; a picture as a whole is its first frame."""
    match = _NUMBERED.fullmatch(step)
    return int(match[1]) if match else 1 if not step else None


def _written(document: Document, digest: bytes) -> Iterator[Document]:
    """Yield the nested documents of which redaction wrote a file."""
    for member in document.members.values():
        if digest and member.written == digest:
            yield member.document
        yield from _written(member.document, digest)


def _unit(locator: str, line: Sequence[Seen]) -> Unit:
    words: list[Word] = []
    start = 0
    for seen in line:
        words.append(Word(seen.text, *seen.box, start=start, confidence=1.0))
        start += len(seen.text) + 1
    return Unit(locator, " ".join(seen.text for seen in line), Kind.OCR, words=tuple(words))


def _is_open(unit: Unit, covered: Sequence[Word], plan: Plan) -> bool:
    """Whether a unit holds a value, of which not all is painted over already."""
    words = [word for patch in patches(unit, plan) for word in patch.words]
    return bool(words) and not all(_lies_on(word, covered) for word in words)


def _misread(locator: str, lines: Iterable[Sequence[Seen]], plan: Plan) -> Iterator[Unit]:
    """Yield for all words that nearly are a value a unit that says the value where they stand."""
    words = [seen for line in lines for seen in line]
    keys = [looks(seen.text) for seen in words]
    for value in plan.scrubbed:
        for said in (value.text, *value.half_replaced):
            key = looks(said)
            if len(key) >= _SHORTEST:
                for start, end in _windows_like(keys, key):
                    yield _saying(locator, value.text, words[start:end])


def _windows_like(keys: Sequence[str], key: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that together are most like a key, without those that share a word with others."""
    matcher = SequenceMatcher(None, "", key, autojunk=False)
    found: list[tuple[float, int, int]] = []
    for start in range(len(keys)):
        window = ""
        for end in range(start, len(keys)):
            window += keys[end]
            if len(window) > len(key) + 2:
                break
            if keys[start] and keys[end] and len(window) >= len(key) - 2:
                matcher.set_seq1(window)
                if matcher.quick_ratio() >= _NEARLY and (ratio := matcher.ratio()) >= _NEARLY:
                    found.append((ratio, start, end + 1))
    taken: set[int] = set()
    for _, start, end in sorted(found, key=lambda one: (-one[0], one[1:])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield start, end


def _saying(locator: str, text: str, seen: Sequence[Seen]) -> Unit:
    """Return a unit that says a text in the boxes of some words, shared among them."""
    cuts = [len(text) * index // len(seen) for index in range(len(seen) + 1)]
    words = (
        Word(text[start:end], *one.box, start=start, confidence=1.0)
        for one, (start, end) in zip(seen, pairwise(cuts), strict=True)
    )
    return Unit(locator, text, Kind.OCR, words=tuple(words))


def _runs(unit: Unit, value: str) -> Iterator[list[Word]]:
    """Yield the words among which a value stands, wherever it stands in a line."""
    start = unit.text.find(value)
    while start >= 0:
        end = start + len(value)
        yield [word for word in unit.words if word.start < end and start < word.start + len(word.text)]
        start = unit.text.find(value, end)


def _painted(document: Document, locator: str, plan: Plan) -> Iterator[Word]:
    """Yield the words of a page or frame that are painted over."""
    for change in _changes(document, locator, plan):
        yield from change.words


def _changes(document: Document, locator: str, plan: Plan) -> Iterator[Patch]:
    for unit in document.units:
        if unit.words and unit.kind is not Kind.CODE and ordinal(unit.locator) == ordinal(locator):
            yield from patches(unit, plan)


def _is_painted(words: Sequence[Word], changes: Sequence[Patch]) -> bool:
    """Whether words stand where others were painted over. What was written there may be longer: then its further words
    are told by what they say."""
    touched = [change for change in changes if any(_lies_on(word, change.words) for word in words)]
    written = [word for change in touched for word in change.text.split()]
    return bool(touched) and all(
        any(_lies_on(word, change.words) for change in touched) or any(_is_like(word.text, one) for one in written)
        for word in words
    )


def _is_like(read: str, written: str) -> bool:
    return SequenceMatcher(None, read.casefold(), written.casefold(), autojunk=False).ratio() >= _LIKE


def _lies_on(word: Word, others: Iterable[Word]) -> bool:
    """Whether a word stands in the height of others of one line, and begins where they are."""
    height = word.bottom - word.top
    for other in others:
        overlap = min(word.bottom, other.bottom) - max(word.top, other.top)
        if 2 * overlap > height and min(word.right, other.right) - max(word.left, other.left) > height / 4:
            return True
    return False
