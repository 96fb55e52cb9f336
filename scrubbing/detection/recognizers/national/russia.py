"""Numbers of Russia."""

from stdnum.ru import inn

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import LICENCE, SOCIAL, TAX


def _snils(text: str) -> bool:
    """Check the number of the pension fund: weights 9 to 1, modulo 101, 100 is 00."""
    total = sum(int(digit) * weight for digit, weight in zip(text, range(9, 0, -1), strict=False))
    return total % 101 % 100 == int(text[9:])


NUMBERS = (
    Number(
        "RU_SNILS",
        (*SOCIAL, "SNILS", "СНИЛС", "снилс"),
        alone="999-999-999 99|999-999-999-99",
        near="99999999999",
        check=_snils,
    ),
    Number("RU_INN", (*TAX, "INN", "ИНН", "инн"), near="999999999999|9999999999", check=inn.is_valid),
    Number(
        "RU_PASSPORT",
        ("russian passport", "паспорт", "паспорта", "серия"),
        near="99 99 999999|9999 999999|9999999999|99 9999999|999999999",
    ),
    Number(
        "RU_DRIVING_LICENCE",
        (*LICENCE, "водительское удостоверение", "водительского удостоверения"),
        near="99 99 999999|9999 999999|9999999999",
    ),
)
