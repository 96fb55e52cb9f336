"""Numbers of Poland."""

from stdnum.pl import nip, pesel, regon

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, TAX, VAT


def _checked(text: str, weights: tuple[int, ...]) -> bool:
    """Whether letters (A is 10) and digits, weighted, end in 0, as on identity cards and passports."""
    return sum(int(sign, 36) * weight for sign, weight in zip(text, weights, strict=True)) % 10 == 0


NUMBERS = (
    Number("PL_PESEL", (*IDENTITY, "PESEL", "pesel", "numer pesel"), near="99999999999", check=pesel.is_valid),
    Number(
        "PL_NIP",
        (*TAX, *VAT, "NIP", "nip"),
        near="9999999999|999-999-99-99|999-99-99-999|999 999 99 99",
        check=nip.is_valid,
    ),
    Number("PL_NIP", VAT, alone="AA9999999999", pattern=r"PL\d{10}", check=nip.is_valid),
    Number("PL_REGON", (*COMPANY, "REGON", "regon"), near="999999999|99999999999999|999 999 999", check=regon.is_valid),
    Number(
        "PL_ID_CARD",
        (*IDENTITY, "dowód", "dowód osobisty", "dowodu", "dowodu osobistego", "numer dowodu", "seria i numer"),
        near="AAA999999|AAA 999999",
        check=lambda text: _checked(text, (7, 3, 1, 9, 7, 3, 1, 7, 3)),
    ),
    Number(
        "PL_PASSPORT",
        (*PASSPORT, "paszport", "paszportu", "numer paszportu"),
        near="AA9999999|AA 9999999",
        check=lambda text: _checked(text, (7, 3, 9, 1, 7, 3, 1, 7, 3)),
    ),
    Number("PL_DRIVING_LICENCE", (*LICENCE, "prawo jazdy", "prawa jazdy"), near="99999/99/9999"),
)
