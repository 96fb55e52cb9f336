"""Numbers of Hungary."""

from stdnum.hu import anum

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT


def _remainder(text: str, weights: range | tuple[int, ...], by: int) -> int:
    return sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False)) % by


NUMBERS = (
    Number(
        "HU_TAX_ID",
        (*TAX, "adóazonosító", "adóazonosító jel", "adoazonosito"),
        near="9999999999",
        pattern=r"8\d{9}",
        check=lambda text: _remainder(text, range(1, 10), 11) == int(text[9]),
    ),
    Number(
        "HU_TAJ",
        (*SOCIAL, "TAJ", "taj szám", "társadalombiztosítási", "health insurance"),
        near="999 999 999|999-999-999|999999999",
        check=lambda text: _remainder(text, (3, 7, 3, 7, 3, 7, 3, 7), 10) == int(text[8]),
    ),
    Number(
        "HU_PERSONAL_ID",
        (*IDENTITY, "személyi szám", "személyi azonosító"),
        near="9-999999-9999|9 999999 9999|99999999999",
        pattern=r"[1-8]\d{10}",
    ),
    Number(
        "HU_ID_CARD",
        (*IDENTITY, "személyi igazolvány", "személyazonosító igazolvány"),
        near="999999AA|AA999999",
        pattern=r"\d{6}[A-Z]{2}|[A-Z]{2}\d{6}",
    ),
    Number("HU_PASSPORT", (*PASSPORT, "útlevél", "útlevélszám"), near="AA999999|AA9999999"),
    Number("HU_DRIVING_LICENCE", (*LICENCE, "jogosítvány", "vezetői engedély"), near="AA999999"),
    Number(
        "HU_VAT",
        (*VAT, *TAX, "adószám", "ÁFA"),
        alone="AA99999999|99999999-9-99",
        near="99999999",
        pattern=r"(?:HU)?\d{8}(?:\d{3})?",
        check=lambda text: anum.is_valid(text.removeprefix("HU")[:8]),
    ),
)
