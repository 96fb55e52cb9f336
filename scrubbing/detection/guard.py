"""Make recognizers fail closed: out of time or out of order means Incomplete, never 'nothing found'.

Presidio's PatternRecognizer logs a regular expression that timed out (after 60 seconds) and goes on as if there had
been no match. Here its compiled patterns are wrapped, so that the timeout comes out as an exception Presidio does not
know, and every recognizer is wrapped, so that nothing it raises carries text away.
"""

import time
from collections.abc import Iterator
from copy import copy
from typing import Any, cast

import regex  # type: ignore[import-untyped]
from presidio_analyzer import EntityRecognizer, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from scrubbing.detection.results import Incomplete

# Seconds that all recognizers together may take for one window (ordinary text: a few hundredths).
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


class Guarded(EntityRecognizer):
    """A recognizer that is only asked where its gate matches, and that raises nothing but Incomplete."""

    def __init__(self, inner: EntityRecognizer, clock: Clock, gate: Any = None) -> None:
        self.inner = inner
        self._clock = clock
        self._gate = gate
        if isinstance(inner, PatternRecognizer):
            _time_patterns(inner, clock)
        super().__init__(
            supported_entities=inner.supported_entities,
            name=str(inner.name),  # type: ignore[has-type]
            supported_language=inner.supported_language,
            context=inner.context,
            score_thresholds=inner.score_thresholds,
        )

    def load(self) -> None:
        """Do nothing: the inner recognizer loaded itself."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the inner recognizer's results; raises Incomplete."""
        self._clock.left()
        if self._gate is not None and self._gate.search(text) is None:
            return []
        try:
            results = self.inner.analyze(text, entities, cast(NlpArtifacts, nlp_artifacts)) or []
        except Exception:  # noqa: BLE001
            # Whatever it was, its message may quote the text.
            raise Incomplete from None
        for result in results:
            # Presidio finds the recognizer of a result (its context words, its thresholds) by this key.
            result.recognition_metadata = {
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,  # type: ignore[has-type]
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            }
        return results


def _time_patterns(recognizer: PatternRecognizer, clock: Clock) -> None:
    # Presidio's patterns belong to their classes: without copies, two engines would share one clock.
    recognizer.patterns = [copy(pattern) for pattern in recognizer.patterns]  # type: ignore[has-type]
    for pattern in recognizer.patterns:  # type: ignore[has-type]
        flags = recognizer.global_regex_flags
        pattern.compiled_with_flags = flags
        pattern.compiled_regex = _TimedPattern(regex.compile(pattern.regex, flags=flags), clock)
