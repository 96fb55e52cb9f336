"""Run all recognizers over many texts: offline, in bounded windows, failing closed, without a trace.

Presidio's recognizers are called as its AnalyzerEngine calls them, without the engine: it looks at every result once
per recognizer, which for short lines takes longer than finding them. Nothing is kept between calls but the loaded
recognizers, so a long-lived worker does not grow.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from scrubbing.detection import policy, recognizers
from scrubbing.detection.finder import NameFinder, NameSearch
from scrubbing.detection.guard import Clock, Guarded
from scrubbing.detection.names import load as load_names
from scrubbing.detection.overlaps import resolve
from scrubbing.detection.recognizers.base import why_of
from scrubbing.detection.results import Incomplete, Span
from scrubbing.detection.windows import OVERLAP, Excerpt, Piece, Shortened, Sight, Window, pack, pieces, shorten

LANGUAGE = "en"
# A window that failed is tried again in parts of this size, so that a slow machine alone holds no file.
_RETRY_SIZE = 1_000
# How much is searched at a time: what a search needs besides its results does not grow with the document.
_PORTION_CHARACTERS = 200_000
_PORTION_ITEMS = 20_000
# Findings of texts up to this length are kept for the texts of later portions that are equal.
_SHORT = 200
_REMEMBERED = 50_000
# Texts of a file that a Memory keeps at most: beyond them a copy is searched anew.
_MOST_MEMORIES = 200_000

# (header, text)
Item = tuple[str, str]
# What the texts of one file gave, for equal ones of its copies. The caller keeps it, the engine never does.
Memory = dict[Item, list[Span]]

# Presidio logs context words and, when asked to, whole texts. Nothing of it may reach a log, whatever is configured.
for _name in ("presidio-analyzer", "decision_process"):
    logging.getLogger(_name).addFilter(lambda record: False)


class Engine:
    """All recognizers, loaded. `scan` may be called any number of times; calls do not influence each other."""

    def __init__(self, offered: Sequence[recognizers.Offer], names: NameFinder | None = None) -> None:
        self._clock = Clock()
        self._names = names
        self._whole = [Guarded(offer, self._clock) for offer in offered if offer.whole]
        self._windowed = [Guarded(offer, self._clock) for offer in offered if not offer.whole]
        self._entities = sorted({entity for each in (*self._whole, *self._windowed) for entity in each.entities})
        language_engine = NoOpNlpEngine([{"lang_code": LANGUAGE, "model_name": ""}])
        language_engine.load()
        self._artifacts = language_engine.process_text("", LANGUAGE)

    def scan(self, items: Iterable[Item]) -> list[list[Span]]:
        """Return the findings of each (header, text). Raises Incomplete if any of them could not be searched."""
        found = self.scan_each(items)
        if any(spans is None for spans in found):
            raise Incomplete
        return [spans for spans in found if spans is not None]

    def scan_each(self, items: Iterable[Item]) -> list[list[Span] | None]:
        """Like `scan`, with None for an item whose search did not finish. Equal items share one list."""
        return list(self.scan_stream(items))

    def scan_stream(self, items: Iterable[Item], memory: Memory | None = None) -> Iterator[list[Span] | None]:
        """Like `scan_each`, yielding findings in order while the later items are still to be searched.

        What is in the memory is not searched again; the rest is added to it.
        """
        names = NameSearch(self._names) if self._names is not None else None
        known: dict[Item, list[Span] | None] = {}
        for portion in _portions(items):
            distinct = dict.fromkeys(portion)
            if memory:
                known |= {item: memory[item] for item in distinct if item in memory}
            new = [item for item in distinct if item not in known]
            found = self._search(new, names)
            known.update(zip(new, found, strict=True))
            if memory is not None and len(memory) < _MOST_MEMORIES:
                memory |= {item: spans for item, spans in zip(new, found, strict=True) if spans is not None}
            for item in portion:
                yield known[item]
            known = {item: spans for item, spans in known.items() if len(item[1]) <= _SHORT}
            if len(known) > _REMEMBERED:
                known = {}

    def _search(self, items: Sequence[Item], names: NameSearch | None) -> list[list[Span] | None]:
        shortened = [shorten(text) for _, text in items]
        found: list[list[Span] | None] = [[] for _ in items]
        parts = (
            piece
            for index, (header, _) in enumerate(items)
            for piece in pieces(index, header, shortened[index].text)
            if piece.text and not piece.text.isspace()
        )
        for window in pack(parts):
            self._scan_window(window, shortened, found)
        self._scan_whole(shortened, found)
        if names is not None:
            _add_names(names, items, shortened, found)
        return [resolve(spans) if spans else spans for spans in found]

    def _scan_whole(self, shortened: Sequence[Shortened], found: list[list[Span] | None]) -> None:
        for recognizer in self._whole:
            for index, entry in enumerate(shortened):
                spans = found[index]
                if spans is None or (recognizer.sight is not None and recognizer.sight.gate.search(entry.text) is None):
                    continue
                try:
                    self._clock.start()
                    for result in recognizer.analyze(entry.text, self._entities, self._artifacts):
                        place = result.start, result.end
                        _add(spans, entry, result.entity_type, result.score, *place, why_of(result))
                except Incomplete:
                    found[index] = None

    def _scan_window(
        self, window: Window, shortened: Sequence[Shortened], found: list[list[Span] | None], retry: bool = True
    ) -> None:
        try:
            results = self._analyze(window.text)
        except Incomplete:
            self._scan_again(window.pieces, shortened, found, retry)
            return
        again: dict[tuple[int, int], Piece] = {}
        for result in results:
            located = window.locate(result.start, result.end)
            if located is not None:
                piece, start, end = located
                spans = found[piece.item]
                if spans is not None and piece.answers_for(start, end):
                    place = piece.offset + start, piece.offset + end
                    _add(spans, shortened[piece.item], result.entity_type, result.score, *place, why_of(result))
            elif len(window.pieces) > 1:
                # It runs over the border between two texts: look at each of them alone.
                again |= {(piece.item, piece.offset): piece for piece in window.touched(result.start, result.end)}
        for piece in again.values():
            self._scan_window(next(pack([piece])), shortened, found)

    def _scan_again(
        self, parts: Sequence[Piece], shortened: Sequence[Shortened], found: list[list[Span] | None], retry: bool
    ) -> None:
        """Try the pieces of a failed window one by one, then in smaller parts, then give their items up."""
        if not retry:
            for piece in parts:
                found[piece.item] = None
            return
        for piece in parts:
            if len(parts) > 1:
                self._scan_window(next(pack([piece])), shortened, found)
                continue
            for part in pieces(piece.item, piece.header, piece.text, _RETRY_SIZE, OVERLAP):
                moved = Piece(part.item, piece.offset + part.offset, part.header, part.text, part.first, part.last)
                self._scan_window(next(pack([moved])), shortened, found, retry=False)

    def _analyze(self, text: str) -> list[RecognizerResult]:
        """Return what all recognizers find in a window, rated; raises Incomplete."""
        self._clock.start()
        excerpts: dict[Sight, Excerpt | None] = {}
        found: list[tuple[Guarded, list[RecognizerResult]]] = []
        for recognizer in self._windowed:
            shown: Excerpt | None = None
            sight = recognizer.sight
            if sight is not None:
                if sight not in excerpts:
                    excerpts[sight] = sight.excerpt(text)
                shown = excerpts[sight]
                if shown is None:
                    continue
            results = self._results(recognizer, text, shown)
            if results:
                found.append((recognizer, results))
        rated: list[RecognizerResult] = []
        for recognizer, results in found:
            if recognizer.enhances:
                others = [result for other, each in found if other is not recognizer for result in each]
                results = recognizer.enhance(text, results, others, self._artifacts)
            rated += recognizer.rate(text, results)
        return rated

    def _results(self, recognizer: Guarded, text: str, shown: Excerpt | None) -> list[RecognizerResult]:
        if shown is None or shown.text is text:
            return recognizer.analyze(text, self._entities, self._artifacts)
        results = recognizer.analyze(shown.text, self._entities, self._artifacts)
        for result in results:
            place = shown.original(result.start, result.end)
            if place is None:
                # What it found may go on where the excerpt ends.
                return recognizer.analyze(text, self._entities, self._artifacts)
            result.start, result.end = place
        return results


def _portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    portion: list[Item] = []
    size = 0
    for item in items:
        portion.append(item)
        size += len(item[1])
        if size >= _PORTION_CHARACTERS or len(portion) >= _PORTION_ITEMS:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _add_names(
    names: NameSearch,
    items: Sequence[Item],
    shortened: Sequence[Shortened],
    found: list[list[Span] | None],
) -> None:
    texts = [(header, entry.text) for (header, _), entry in zip(items, shortened, strict=True)]
    for index, answer in enumerate(names.find(texts)):
        spans = found[index]
        if answer is None:
            found[index] = None
        elif spans is not None:
            for span in answer:
                _add(spans, shortened[index], span.label, span.score, span.start, span.end)


def _add(spans: list[Span], entry: Shortened, label: str, score: float, start: int, end: int, why: str = "") -> None:
    """Add a finding, placed in the shortened text, if the policy counts it."""
    if score <= 0 or score < policy.load().rule(label).threshold:
        return
    text = entry.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(label, entry.original(start), entry.original(end - 1) + 1, round(float(score), 3), why))


@cache
def engine() -> Engine:
    """Return the one engine of this process."""
    return Engine(recognizers.everything(), load_names())
