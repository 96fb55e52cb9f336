"""Numbers of money whose form and check digits speak for themselves. bank.py has those that words announce."""

from presidio_analyzer import EntityRecognizer

from scrubbing.detection.recognizers.card import CardRecognizer
from scrubbing.detection.recognizers.iban import AccountRecognizer
from scrubbing.detection.recognizers.wallets import WalletRecognizer


def money_numbers() -> list[EntityRecognizer]:
    """Return the recognizers."""
    return [CardRecognizer(), AccountRecognizer(), WalletRecognizer()]
