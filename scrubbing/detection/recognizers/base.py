"""The one place where our own recognizers touch Presidio's untyped base class."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

# Under which a result carries what told it: a whole sentence that quotes no value.
_WHY = "why"


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


class TellingRecognizer(TextRecognizer):
    """A recognizer that says of each finding what told it, where the rule for its type does not say it all."""

    @abstractmethod
    def told(self, text: str) -> Iterable[tuple[int, int, float, str]]:
        """Yield start, end, score and a whole sentence that quotes no value, like `spans`."""

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return what is found, without the reasons."""
        return [(start, end, score) for start, end, score, _ in self.told(text)]

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the results with their reasons."""
        name = type(self).__name__
        return [found(self.TYPE, start, end, score, name, why) for start, end, score, why in self.told(text)]


def found(type_: str, start: int, end: int, score: float, recognizer: str, why: str = "") -> RecognizerResult:
    """Return a result for text[start:end]."""
    result = RecognizerResult(type_, start, end, score, AnalysisExplanation(recognizer, score))
    if why:
        result.recognition_metadata = {_WHY: why}
    return result


def why_of(result: RecognizerResult) -> str:
    """Return what told a result; empty where its recognizer does not say."""
    return str((result.recognition_metadata or {}).get(_WHY, ""))
