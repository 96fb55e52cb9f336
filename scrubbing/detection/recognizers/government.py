"""Numbers of medical professions: Presidio's patterns, explicitly listed."""

from presidio_analyzer import EntityRecognizer, Pattern
from presidio_analyzer.predefined_recognizers import MedicalLicenseRecognizer, UsNpiRecognizer


def government_numbers() -> list[EntityRecognizer]:
    """Return the recognizers. The one whose pattern is a plain number stays below its threshold without context."""
    return [
        UsNpiRecognizer(),
        MedicalLicenseRecognizer(patterns=[Pattern("DEA", r"\b[ABFGMPR][A-Z9]\d{7}\b", 0.4)]),
    ]
