"""Make recognizers fail closed: out of time or out of order means Incomplete, never 'nothing found'.

Presidio's PatternRecognizer logs a regular expression that timed out (after 60 seconds) and goes on as if there had
been no match. Here its compiled patterns are wrapped, so that the timeout comes out as an exception Presidio does not
know, and every recognizer is wrapped, so that nothing it raises carries text away.
"""

import time
from collections.abc import Iterator
from copy import copy
from typing import Any

import regex  # type: ignore[import-untyped]
from presidio_analyzer import EntityRecognizer, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from scrubbing.detection import context
from scrubbing.detection.recognizers import Offer
from scrubbing.detection.results import Incomplete
from scrubbing.detection.windows import Sight

# Seconds that all recognizers together may take for one window (ordinary text: a hundredth).
WINDOW_SECONDS = 2.0


class Clock:
    """The time left for the window that is being analysed."""

    def __init__(self) -> None:
        self._deadline = 0.0

    def start(self) -> None:
        """Begin a window."""
        self._deadline = time.monotonic() + WINDOW_SECONDS

    def left(self) -> float:
        """Return the seconds left; raises Incomplete when there are none."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise Incomplete
        return left


class _TimedPattern:
    """A compiled pattern that raises Incomplete instead of TimeoutError, which Presidio would swallow."""

    def __init__(self, compiled: Any, clock: Clock) -> None:
        self._compiled = compiled
        self._clock = clock

    def finditer(self, text: str, timeout: float | None = None) -> Iterator[Any]:
        try:
            yield from self._compiled.finditer(text, timeout=self._clock.left())
        except TimeoutError:
            raise Incomplete from None


class Guarded:
    """A recognizer, called as Presidio calls it, that raises nothing but Incomplete."""

    def __init__(self, offer: Offer, clock: Clock) -> None:
        self.sight = None if offer.gate is None else Sight(offer.gate, offer.around, offer.lines)
        self._inner = offer.recognizer
        self._clock = clock
        self._words = context.pattern_of(self._inner.context or ())
        self._thresholds: dict[str, float] = self._inner.score_thresholds
        # A method that most recognizers inherit, and that does nothing then.
        self.enhances = type(self._inner).enhance_using_context is not EntityRecognizer.enhance_using_context
        if isinstance(self._inner, PatternRecognizer):
            _time_patterns(self._inner, clock)
        if not self._inner.is_loaded:
            self._inner.load()
            self._inner.is_loaded = True

    @property
    def entities(self) -> list[str]:
        """The types that it may find."""
        return list(self._inner.supported_entities)

    def analyze(self, text: str, entities: list[str], artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Return the recognizer's results; raises Incomplete."""
        self._clock.left()
        try:
            results = self._inner.analyze(text=text, entities=entities, nlp_artifacts=artifacts) or []
        except Exception:  # noqa: BLE001
            # Whatever it was, its message may quote the text.
            raise Incomplete from None
        if any(not 0 <= result.start <= result.end <= len(text) for result in results):
            raise Incomplete
        return results

    def enhance(
        self, text: str, results: list[RecognizerResult], others: list[RecognizerResult], artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """Let the recognizer rate its results by those of all others; raises Incomplete."""
        for result in results:
            result.recognition_metadata = {
                RecognizerResult.RECOGNIZER_NAME_KEY: self._inner.name,  # type: ignore[has-type]
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self._inner.id,
            } | (result.recognition_metadata or {})
        try:
            return list(
                self._inner.enhance_using_context(
                    text=text,
                    raw_recognizer_results=results,
                    other_raw_recognizer_results=others,
                    nlp_artifacts=artifacts,
                    context=None,
                )
            )
        except Exception:  # noqa: BLE001
            raise Incomplete from None

    def rate(self, text: str, results: list[RecognizerResult]) -> list[RecognizerResult]:
        """Rate results by the words around them; return those that pass the recognizer's own thresholds."""
        for result in results:
            context.rate(text, result, self._words)
        if not self._thresholds:
            return results
        default = self._thresholds.get("default", 0.0)
        return [result for result in results if result.score >= self._thresholds.get(result.entity_type, default)]


def _time_patterns(recognizer: PatternRecognizer, clock: Clock) -> None:
    # Presidio's patterns belong to their classes: without copies, two engines would share one clock.
    recognizer.patterns = [copy(pattern) for pattern in recognizer.patterns]  # type: ignore[has-type]
    for pattern in recognizer.patterns:  # type: ignore[has-type]
        flags = recognizer.global_regex_flags
        pattern.compiled_with_flags = flags
        pattern.compiled_regex = _TimedPattern(regex.compile(pattern.regex, flags=flags), clock)
