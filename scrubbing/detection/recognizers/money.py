"""Cards, bank accounts and wallets: Presidio's patterns with their check digits."""

import re

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import (
    AbaRoutingRecognizer,
    CreditCardRecognizer,
    CryptoRecognizer,
    IbanRecognizer,
    UsBankRecognizer,
)

from scrubbing.detection.recognizers.results import found

_ACCOUNT = ["bank account", "account", "account no", "account number", "acct", "a/c", "konto", "kontonummer", "iban"]


# Twelve to nineteen digits that the words before them call a card: brands whose ranges Presidio does not list.
_CALLED_CARD = re.compile(
    r"(?:card|visa|maestro|amex|mastercard|kreditkarte|carte|tarjeta|carta)\b[^\d\n]{0,30}(?P<number>\d(?:[ \-]?\d){11,18})(?![\w\-])",
    re.IGNORECASE,
)


class AnyCaseIbanRecognizer(IbanRecognizer):  # type: ignore[misc]
    """Presidio's, also in small letters."""

    def validate_result(self, pattern_text: str) -> bool | None:
        """Check the digits as Presidio does, in capitals."""
        valid: bool | None = super().validate_result(pattern_text.upper())
        return valid


class CalledCardRecognizer(EntityRecognizer):  # type: ignore[misc]
    """Numbers of any card brand, by the word before them; a wrong check digit may be a typing error and counts too."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["CREDIT_CARD"])

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the numbers."""
        return [found("CREDIT_CARD", *m.span("number"), 0.7, self.name) for m in _CALLED_CARD.finditer(text)]


def money_numbers() -> list[EntityRecognizer]:
    """Return the recognizers."""
    return [
        CreditCardRecognizer(),
        AnyCaseIbanRecognizer(name="IbanRecognizer"),
        CalledCardRecognizer(),
        AbaRoutingRecognizer(context=["routing", "aba", "rtn", "transit"]),
        UsBankRecognizer(context=_ACCOUNT),
        CryptoRecognizer(),
    ]
