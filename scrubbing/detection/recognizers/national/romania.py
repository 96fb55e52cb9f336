"""Numbers of Romania."""

from stdnum.ro import cnp, cui

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, PASSPORT, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "RO_CNP", (*IDENTITY, *SOCIAL, "CNP", "cnp", "cod numeric personal"), near="9999999999999", check=cnp.is_valid
    ),
    Number(
        "RO_CUI",
        (*COMPANY, *TAX, *VAT, "CUI", "CIF", "cod fiscal", "cod unic"),
        near="99999999|9999999|999999|9999999999",
        check=cui.is_valid,
    ),
    Number("RO_CUI", VAT, alone="AA99999999|AA9999999|AA 99999999", pattern=r"RO\d{7,8}", check=cui.is_valid),
    Number(
        "RO_ID_CARD",
        (*IDENTITY, "carte de identitate", "buletin", "CI seria", "seria"),
        near="AA 999999|AA999999",
        pattern=r"[A-Z]{2}\d{6}",
    ),
    Number("RO_PASSPORT", (*PASSPORT, "pașaport", "pasaport"), near="99999999|999999999"),
)
