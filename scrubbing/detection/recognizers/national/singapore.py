"""Numbers of Singapore."""

from stdnum.sg import uen

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, PASSPORT, TAX, VAT

_NRIC = (*IDENTITY, *TAX, "NRIC", "FIN", "nric", "identity card", "work permit", "IC")
_LETTERS = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "F": "XWUTRQPNMLK", "G": "XWUTRQPNMLK", "M": "XWUTRQPNJLK"}


def _checked(text: str) -> bool:
    """Check the last letter of a card: weights, an offset for the second centuries, one row of letters a series."""
    total = sum(int(digit) * weight for digit, weight in zip(text[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    series = text[0]
    remainder = (total + {"T": 4, "G": 4, "M": 3}.get(series, 0)) % 11
    return _LETTERS[series][remainder] == text[8]


NUMBERS = (
    Number("SG_NRIC_FIN", _NRIC, alone="A9999999A|A-9999999-A", pattern=r"[STFGM]\d{7}[A-Z]", check=_checked),
    Number("SG_NRIC_FIN", ("NRIC", "FIN", "nric"), near="A9999999A", pattern=r"[STFGM]\d{7}[A-Z]"),
    Number(
        "SG_UEN", (*COMPANY, *VAT, "UEN", "ACRA", "GST"), near="99999999A|999999999A|A99AA9999A", check=uen.is_valid
    ),
    Number("SG_PASSPORT", PASSPORT, near="A9999999A", pattern=r"[KE]\d{7}[A-Z]"),
)
