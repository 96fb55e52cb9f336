"""The one place where our own recognizers touch Presidio's untyped base class."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts


class TextRecognizer(EntityRecognizer):
    """A recognizer of one type that needs the text alone. Subclasses name the TYPE and find the spans."""

    TYPE: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(supported_entities=[self.TYPE])

    def load(self) -> None:
        """Do nothing; a subclass with lists builds them here, once."""

    @abstractmethod
    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Yield start, end and score (0..1) of what is found. Takes time linear in the text."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return what Presidio wants: results with an explanation, on which enhancers of scores insist."""
        return [found(self.TYPE, *span, type(self).__name__) for span in self.spans(text)]


def found(type_: str, start: int, end: int, score: float, recognizer: str) -> RecognizerResult:
    """Return a result for text[start:end]."""
    return RecognizerResult(type_, start, end, score, AnalysisExplanation(recognizer, score))
