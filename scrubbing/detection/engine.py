"""Run Presidio's analyzer over many texts: offline, in bounded windows, failing closed, without a trace.

Nothing is kept between calls but the loaded recognizers, so a long-lived worker does not grow.
"""

import logging
from collections.abc import Sequence
from functools import cache

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from scrubbing.detection import policy, recognizers
from scrubbing.detection.context import NearbyWords
from scrubbing.detection.guard import Clock, Guarded
from scrubbing.detection.overlaps import resolve
from scrubbing.detection.results import Incomplete, Span
from scrubbing.detection.windows import Piece, Shortened, Window, pack, pieces, shorten

LANGUAGE = "en"
# A window that failed is tried again in parts of this size, so that a slow machine alone holds no file.
_RETRY_SIZE = 1_000

# Presidio logs context words and, when asked to, whole texts. Nothing of it may reach a log, whatever is configured.
for _name in ("presidio-analyzer", "decision_process"):
    logging.getLogger(_name).addFilter(lambda record: False)


class Engine:
    """All recognizers, loaded. `scan` may be called any number of times; calls do not influence each other."""

    def __init__(self, offered: Sequence[recognizers.Offer]) -> None:
        self._clock = Clock()
        self._whole = [Guarded(offer.recognizer, self._clock, offer.gate) for offer in offered if offer.whole]
        guarded = [Guarded(offer.recognizer, self._clock, offer.gate) for offer in offered if not offer.whole]
        language_engine = NoOpNlpEngine([{"lang_code": LANGUAGE, "model_name": ""}])
        language_engine.load()
        self._artifacts = language_engine.process_text("", LANGUAGE)
        self._analyzer = AnalyzerEngine(
            registry=RecognizerRegistry(recognizers=guarded, supported_languages=[LANGUAGE]),
            nlp_engine=language_engine,
            context_aware_enhancer=NearbyWords(),
            supported_languages=[LANGUAGE],
            log_decision_process=False,
        )

    def scan(self, items: Sequence[tuple[str, str]]) -> list[list[Span]]:
        """Return the findings of each (header, text). Raises Incomplete if any of them could not be searched."""
        found = self.scan_each(items)
        if any(spans is None for spans in found):
            raise Incomplete
        return [spans for spans in found if spans is not None]

    def scan_each(self, items: Sequence[tuple[str, str]]) -> list[list[Span] | None]:
        """Like `scan`, with None for an item whose search did not finish."""
        shortened = [shorten(text) for _, text in items]
        found: list[list[Span] | None] = [[] for _ in items]
        parts = [
            piece
            for index, (header, _) in enumerate(items)
            for piece in pieces(index, header, shortened[index].text)
            if not piece.text.isspace()
        ]
        for window in pack(parts):
            self._scan_window(window, shortened, found)
        self._scan_whole(shortened, found)
        return [None if spans is None else resolve(spans) for spans in found]

    def _scan_whole(self, shortened: Sequence[Shortened], found: list[list[Span] | None]) -> None:
        for index, entry in enumerate(shortened):
            spans = found[index]
            if spans is None or not entry.text:
                continue
            try:
                self._clock.start()
                for recognizer in self._whole:
                    results = recognizer.analyze(entry.text, recognizer.supported_entities)
                    spans += [_span(result, entry) for result in results]
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
            place = window.locate(result.start, result.end)
            if place is not None:
                piece, start, end = place
                _add(found, piece, result, start, end, shortened)
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
            for start in range(0, len(piece.text), _RETRY_SIZE // 2):
                part = Piece(piece.item, piece.offset + start, piece.header, piece.text[start : start + _RETRY_SIZE])
                self._scan_window(next(pack([part])), shortened, found, retry=False)

    def _analyze(self, text: str) -> list[RecognizerResult]:
        self._clock.start()
        try:
            return list(self._analyzer.analyze(text, LANGUAGE, nlp_artifacts=self._artifacts, score_threshold=0.0))
        except Incomplete:
            raise
        except Exception:  # noqa: BLE001
            # A message of Presidio's may quote the text.
            raise Incomplete from None


def _add(
    found: list[list[Span] | None],
    piece: Piece,
    result: RecognizerResult,
    start: int,
    end: int,
    shortened: Sequence[Shortened],
) -> None:
    spans = found[piece.item]
    if spans is None or result.score < policy.load().rule(result.entity_type).threshold:
        return
    text = piece.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        entry = shortened[piece.item]
        first, last = entry.original(piece.offset + start), entry.original(piece.offset + end - 1) + 1
        spans.append(Span(result.entity_type, first, last, round(float(result.score), 3)))


def _span(result: RecognizerResult, entry: Shortened) -> Span:
    last = entry.original(result.end - 1) + 1
    return Span(result.entity_type, entry.original(result.start), last, round(float(result.score), 3))


@cache
def engine() -> Engine:
    """Return the one engine of this process."""
    return Engine(recognizers.everything())
