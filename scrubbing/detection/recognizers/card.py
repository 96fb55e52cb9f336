"""Payment cards: the ranges of all brands and their check digit; weaker forms need a word that calls them cards."""

import re
from collections.abc import Iterable

from stdnum import luhn

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.windows import RECORD

# First and last of the leading digits, and the lengths of the numbers.
_LONG = (16, 17, 18, 19)
_BRANDS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("4", "4", (13, 16, 19)),  # Visa
    ("51", "55", (16,)),  # Mastercard
    ("2221", "2720", (16,)),
    ("34", "34", (15,)),  # American Express
    ("37", "37", (15,)),
    ("6011", "6011", _LONG),  # Discover
    ("644", "649", _LONG),
    ("65", "65", _LONG),
    ("300", "305", (14, *_LONG)),  # Diners Club
    ("3095", "3095", (14, *_LONG)),
    ("36", "36", (14, *_LONG)),
    ("38", "39", (14, *_LONG)),
    ("3528", "3589", _LONG),  # JCB
    ("1800", "1800", (15,)),
    ("2131", "2131", (15,)),
    ("50", "50", (12, 13, 14, 15, *_LONG)),  # Maestro, Verve
    ("56", "59", (12, 13, 14, 15, *_LONG)),
    ("60", "69", (12, 13, 14, 15, *_LONG)),  # Maestro, RuPay, UnionPay
    ("2200", "2205", _LONG),  # Mir
    ("81", "82", (16,)),  # RuPay, UnionPay
    ("9792", "9792", (16,)),  # Troy
)
_CANDIDATE = re.compile(
    r"[1-9](?<![\w\-+$€£][1-9])(?:\d{11,18}|\d{3}(?P<mark>[ \-\u00a0])\d(?:[ \-\u00a0]?\d){7,18})(?![\w\-])"
)
_CALLED = re.compile(
    r"card|visa|maestro|amex|american express|mastercard|diners|discover|jcb|unionpay|kredit|karte|carte|tarjeta|carta|"
    r"cartão|kaart|\bcc\b|\bpan\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 60, 30


class CardRecognizer(TextRecognizer):
    """Card numbers of any brand, without the digits of fractions."""

    TYPE = "CREDIT_CARD"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the numbers; a wrong check digit may be a typing error where something calls the number a card."""
        for match in _CANDIDATE.finditer(text):
            start, end = match.span()
            digits = re.sub(r"\D", "", match.group())
            if not 12 <= len(digits) <= 19 or _is_fraction(text, start, match["mark"] is None):
                continue
            brand = _has_brand(digits) and luhn.is_valid(digits)
            if brand and len(digits) >= 14 and _in_card_groups(match.group()):
                yield start, end, 1.0 if len(digits) >= 15 else 0.6
            elif _is_called_card(text, start, end):
                yield start, end, 0.95 if brand else 0.7
            elif brand and match["mark"] is not None:
                yield start, end, 0.55


def _has_brand(digits: str) -> bool:
    return any(first <= digits[: len(first)] <= last and len(digits) in lengths for first, last, lengths in _BRANDS)


def _in_card_groups(written: str) -> bool:
    """Whether digits stand in groups as on cards: fours, or 4-6-5 and 4-6-4, or without any."""
    groups = [len(group) for group in re.split(r"\D", written)]
    return len(groups) == 1 or groups in ([4, 6, 5], [4, 6, 4]) or all(group == 4 for group in groups[:-1])


def _is_fraction(text: str, start: int, plain: bool) -> bool:
    before = text[max(0, start - 2) : start]
    return plain and before[-1:] == "." and before[:1].isdigit()


def _is_called_card(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _BEFORE) : start].rpartition(RECORD)[2].rpartition("\n\n")[2]
    if _CALLED.search(before) is not None:
        return True
    after = text[end : end + _AFTER].partition(RECORD)[0].partition("\n")[0]
    return re.search(r"card\b|visa|mastercard|amex|kreditkarte", after, re.IGNORECASE) is not None
