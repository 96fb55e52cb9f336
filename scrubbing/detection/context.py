"""Lift weak matches by the words around them, without a language model.

Presidio's own enhancer compares lemmas, which needs one. Here a recognizer's context words are searched, whole, in the
few words before a match (and the label of its table column), as they are written.
"""

import re
from functools import lru_cache
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts

from scrubbing.detection.windows import RECORD

_BEFORE = 70
_AFTER = 24
# Scored at most this high without a context word: one in ten numbers passes such a check digit by chance.
_ALONE = 0.3
NEEDS_CONTEXT = frozenset(
    {
        "UK_NHS", "US_NPI", "US_MBI", "ABA_ROUTING_NUMBER", "AU_TFN", "AU_MEDICARE", "IN_AADHAAR", "PL_PESEL",
        "DE_TAX_ID", "CA_SIN", "SE_PERSONNUMMER", "US_ITIN", "UK_DRIVING_LICENCE", "US_DRIVER_LICENSE",
    }
)  # fmt: skip


class NearbyWords(ContextAwareEnhancer):
    """A ContextAwareEnhancer that looks at the text itself instead of at lemmas."""

    def __init__(self) -> None:
        super().__init__(
            context_similarity_factor=0.35,
            min_score_with_context_similarity=0.4,
            context_prefix_count=0,
            context_suffix_count=0,
        )

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Raise the scores of results that have a context word of their recognizer nearby."""
        words = {recognizer.id: tuple(recognizer.context or ()) for recognizer in recognizers}
        for result in raw_results:
            identifier = result.recognition_metadata[RecognizerResult.RECOGNIZER_IDENTIFIER_KEY]
            if self._near(text, result, words.get(identifier, ())):
                lifted = result.score + self.context_similarity_factor
                result.score = min(max(lifted, self.min_score_with_context_similarity), self.MAX_SCORE)
            elif result.entity_type in NEEDS_CONTEXT:
                result.score = min(result.score, _ALONE)
        return raw_results

    @staticmethod
    def _near(text: str, result: RecognizerResult, words: tuple[str, ...]) -> bool:
        if not words:
            return False
        before = text[max(0, result.start - _BEFORE) : result.start].rpartition(RECORD)[2]
        after = re.split(rf"[\n{RECORD}]", text[result.end : result.end + _AFTER], maxsplit=1)[0]
        pattern = _pattern(words)
        return pattern.search(before) is not None or pattern.search(after) is not None


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> Any:
    alternatives = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_\d])(?:{alternatives})s?(?![^\W_\d])", re.IGNORECASE)
