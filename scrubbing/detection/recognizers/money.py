"""Cards, bank accounts and wallets: Presidio's patterns with their check digits."""

import re
from collections.abc import Iterable

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.predefined_recognizers import (
    AbaRoutingRecognizer,
    CreditCardRecognizer,
    CryptoRecognizer,
    IbanRecognizer,
    UsBankRecognizer,
)

from scrubbing.detection.recognizers.base import TextRecognizer

_ACCOUNT = ["bank account", "account", "account no", "account number", "acct", "a/c", "konto", "kontonummer", "iban"]


# Twelve to nineteen digits that the words before them call a card: brands whose ranges Presidio does not list.
_CALLED_CARD = re.compile(
    r"(?:card|visa|maestro|amex|mastercard|kreditkarte|carte|tarjeta|"
    r"carta)\b[^\d\n]{0,30}(?P<number>\d(?:[ \-]?\d){11,18})(?![\w\-])",
    re.IGNORECASE,
)


class AnyCaseIbanRecognizer(IbanRecognizer):
    """Presidio's, also in small letters."""

    def validate_result(self, pattern_text: str) -> bool | None:
        """Check the digits as Presidio does, in capitals."""
        valid: bool | None = super().validate_result(pattern_text.upper())
        return valid


class CalledCardRecognizer(TextRecognizer):
    """Numbers of any card brand, by the word before them; a wrong check digit may be a typing error and counts too."""

    TYPE = "CREDIT_CARD"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the numbers."""
        return [(*m.span("number"), 0.7) for m in _CALLED_CARD.finditer(text)]


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
