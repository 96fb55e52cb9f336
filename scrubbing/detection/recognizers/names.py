"""The name model as a recognizer of Presidio's, for whoever runs it inside an AnalyzerEngine of their own.

Our engine asks the model about many texts at once instead (`scrubbing.detection.finder`), which is what makes it fast.
"""

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from scrubbing.detection.names.labels import REPORTED
from scrubbing.detection.names.model import load
from scrubbing.detection.recognizers.base import found


class NameRecognizer(EntityRecognizer):
    """Persons, organisations, places, addresses, dates, nationalities and ages in running English text."""

    def __init__(self) -> None:
        super().__init__(supported_entities=list(REPORTED))

    def load(self) -> None:
        """Load the model that ships with the program; nothing is downloaded."""
        load()

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the names of the kinds asked for; offsets are code points, scores 0..1."""
        return [
            found(span.label, span.start, span.end, span.score, type(self).__name__)
            for span in load().find([text])[0]
            if span.label in entities
        ]
