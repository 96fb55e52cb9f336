"""Numbers of Bulgaria."""

from stdnum.bg import egn, pnf, vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, PASSPORT, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "BG_EGN",
        (*IDENTITY, *SOCIAL, "EGN", "egn", "ЕГН", "единен граждански номер"),
        near="9999999999",
        check=egn.is_valid,
    ),
    Number("BG_LNC", (*IDENTITY, "LNC", "ЛНЧ", "личен номер"), near="9999999999", check=pnf.is_valid),
    Number(
        "BG_VAT",
        (*VAT, *TAX, "ДДС", "ЕИК", "EIK"),
        alone="AA999999999|AA9999999999",
        pattern=r"BG\d{9,10}",
        check=vat.is_valid,
    ),
    Number(
        "BG_ID_CARD",
        (*IDENTITY, *PASSPORT, "лична карта", "паспорт", "lichna karta"),
        near="999999999|AA9999999",
        pattern=r"\d{9}|[A-Z]{2}\d{7}",
    ),
)
