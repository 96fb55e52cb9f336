"""Numbers of New Zealand."""

from stdnum.nz import ird

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import LICENCE, PASSPORT, TAX

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def _patient(text: str) -> bool:
    """Check a patient's number: by 11 if it ends in a digit, by 23 if in a letter. Z begins those for tests."""
    if any(sign not in _LETTERS for sign in text if sign.isalpha()):
        return False
    values = [_LETTERS.index(sign) + 1 if sign.isalpha() else int(sign) for sign in text]
    total = sum(value * weight for value, weight in zip(values, range(7, 1, -1), strict=False))
    if text[-1].isalpha():
        return values[6] == 23 - total % 23
    return total % 11 != 0 and values[6] == (11 - total % 11) % 10


NUMBERS = (
    Number(
        "NZ_IRD",
        ("IRD", "ird number", "inland revenue", *TAX),
        near="99-999-999|999-999-999|999999999|99999999|99 999 999|999 999 999",
        check=ird.is_valid,
    ),
    Number(
        "NZ_NHI",
        ("NHI", "nhi number", "national health index", "patient", "health number"),
        near="AAA9999|AAA99AA",
        check=_patient,
    ),
    Number("NZ_PASSPORT", PASSPORT, near="AA999999|A999999", pattern=r"[A-Z]{1,2}\d{6}"),
    Number("NZ_DRIVER_LICENCE", LICENCE, near="AA999999", pattern=r"[A-Z]{2}\d{6}"),
)
