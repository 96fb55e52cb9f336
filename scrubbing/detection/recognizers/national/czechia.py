"""Numbers of Czechia and, where they are the same, Slovakia."""

from stdnum.cz import dic, rc
from stdnum.sk import dph

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

_BIRTH = (*IDENTITY, *SOCIAL, "rodné číslo", "rodne cislo", "rodného čísla", "r č", "RČ", "RC")

NUMBERS = (
    Number(
        "CZ_RODNE_CISLO",
        _BIRTH,
        alone="999999/9999",
        near="9999999999|999999 9999|999999-9999|999999/999",
        check=rc.is_valid,
    ),
    Number("CZ_ICO", (*COMPANY, "IČO", "IČ", "ICO"), near="99999999|999 99 999", check=dic.is_valid),
    Number(
        "CZ_VAT",
        (*VAT, *TAX, "DIČ", "DIC"),
        alone="AA99999999|AA999999999|AA9999999999",
        pattern=r"CZ\d{8,10}",
        check=dic.is_valid,
    ),
    Number("CZ_ID_CARD", (*IDENTITY, "občanský průkaz", "občanského průkazu", "OP"), near="999999999"),
    Number("CZ_PASSPORT", (*PASSPORT, "cestovní pas", "pasu"), near="99999999"),
    Number("CZ_DRIVING_LICENCE", (*LICENCE, "řidičský průkaz"), near="AA999999|AA 999999"),
    Number(
        "SK_VAT",
        (*VAT, *TAX, "IČ DPH", "DIČ"),
        alone="AA9999999999",
        near="9999999999",
        pattern=r"(?:SK)?\d{10}",
        check=dph.is_valid,
    ),
    Number("SK_ID_CARD", (*IDENTITY, "občiansky preukaz", "občianskeho preukazu"), near="AA999999"),
    Number(
        "SK_PASSPORT",
        (*PASSPORT, "cestovný pas"),
        near="AA9999999|A99999999|AA999999",
        pattern=r"[PBSA][A-Z0-9]\d{6,7}",
    ),
)
