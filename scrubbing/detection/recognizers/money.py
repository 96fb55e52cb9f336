"""Cards, bank accounts and wallets: Presidio's patterns with their check digits."""

import re
from collections.abc import Iterable

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import (
    AbaRoutingRecognizer,
    CreditCardRecognizer,
    CryptoRecognizer,
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


# The lengths of the registry of IBANs lie between these.
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")


class AccountRecognizer(TextRecognizer):
    """International bank account numbers by their check digits, in capitals or not.

    Presidio's own takes capitals only, and writes what it cannot check to the log.
    """

    TYPE = "IBAN_CODE"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Yield the longest part of each candidate whose check digits are right, cut between its groups."""
        for match in _IBAN.finditer(text):
            ends = [match.end(), *(match.start() + gap.start() for gap in reversed(list(_GAP.finditer(match.group()))))]
            for end in ends:
                if _is_iban(text[match.start() : end]):
                    yield match.start(), end, 0.95
                    break


_GAP = re.compile(r"[ \-]")


def _is_iban(text: str) -> bool:
    body = _GAP.sub("", text).upper()
    if not _SHORTEST_IBAN <= len(body) <= _LONGEST_IBAN or sum(map(str.isdigit, body)) < 8:
        return False
    return int("".join(str(int(character, 36)) for character in body[4:] + body[:4])) % 97 == 1


# What stands before the digits of a decimal fraction. A comma may as well part two cells of a CSV file.
_FRACTION = re.compile(r"\d\.\Z")


class CardRecognizer(CreditCardRecognizer):
    """Presidio's card numbers without the digits of fractions.

    Spreadsheets store up to 17 digits of a computed number, and every tenth such tail has a right check digit.
    """

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """Return the numbers; digits in groups are a card wherever they stand."""
        results: list[RecognizerResult] = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return [result for result in results if not _is_fraction(text, result.start, result.end)]


def _is_fraction(text: str, start: int, end: int) -> bool:
    return text[start:end].isdigit() and bool(_FRACTION.search(text, max(0, start - 2), start))


class CalledCardRecognizer(TextRecognizer):
    """Numbers of any card brand, by the word before them; a wrong check digit may be a typing error and counts too."""

    TYPE = "CREDIT_CARD"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the numbers."""
        return [(*m.span("number"), 0.7) for m in _CALLED_CARD.finditer(text)]


def money_numbers() -> list[EntityRecognizer]:
    """Return the recognizers."""
    return [
        CardRecognizer(),
        AccountRecognizer(),
        CalledCardRecognizer(),
        AbaRoutingRecognizer(context=["routing", "aba", "rtn", "transit"]),
        UsBankRecognizer(context=_ACCOUNT),
        CryptoRecognizer(),
    ]
