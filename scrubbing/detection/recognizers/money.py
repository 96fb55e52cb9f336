"""Cards, bank accounts and wallets: Presidio's patterns with their check digits."""

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.predefined_recognizers import (
    AbaRoutingRecognizer,
    CreditCardRecognizer,
    CryptoRecognizer,
    IbanRecognizer,
    UsBankRecognizer,
)

_ACCOUNT = ["bank account", "account", "account no", "account number", "acct", "a/c", "konto", "kontonummer", "iban"]


def money_numbers() -> list[EntityRecognizer]:
    """Return the recognizers."""
    return [
        CreditCardRecognizer(),
        IbanRecognizer(),
        AbaRoutingRecognizer(context=["routing", "aba", "rtn", "transit"]),
        UsBankRecognizer(context=_ACCOUNT),
        CryptoRecognizer(),
    ]
