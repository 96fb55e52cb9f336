"""Make Presidio results, with an explanation object so that any enhancer can work on them."""

from presidio_analyzer import AnalysisExplanation, RecognizerResult


def found(type_: str, start: int, end: int, score: float, recognizer: str) -> RecognizerResult:
    """Return a result for text[start:end]."""
    return RecognizerResult(type_, start, end, score, AnalysisExplanation(recognizer, score))
