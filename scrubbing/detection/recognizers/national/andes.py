"""Numbers of Peru, Ecuador, Uruguay and Venezuela."""

from stdnum.ec import ci
from stdnum.pe import ruc
from stdnum.ve import rif

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, TAX


def _uruguayan(text: str) -> bool:
    """Check an identity card: weights 2987634, modulo 10."""
    total = sum(int(digit) * weight for digit, weight in zip(text.zfill(8), (2, 9, 8, 7, 6, 3, 4), strict=False))
    return -total % 10 == int(text[-1])


NUMBERS = (
    Number("PE_DNI", (*IDENTITY, "DNI", "documento nacional"), near="99999999|99999999-9"),
    Number("PE_RUC", (*TAX, "RUC"), near="99999999999", pattern=r"(?:10|15|16|17|20)\d{9}", check=ruc.is_valid),
    Number(
        "EC_CEDULA", (*IDENTITY, "cédula", "cedula", "CI", "C.I."), near="9999999999|999999999-9", check=ci.is_valid
    ),
    Number(
        "UY_CEDULA",
        (*IDENTITY, "cédula", "cedula", "CI", "C.I."),
        near="9.999.999-9|9999999-9|99999999|999.999-9",
        check=_uruguayan,
    ),
    Number("VE_RIF", (*TAX, "RIF"), alone="A-99999999-9", near="A999999999|A99999999-9", check=rif.is_valid),
    Number(
        "VE_CEDULA",
        (*IDENTITY, "cédula", "cedula", "CI", "C.I."),
        near="A-99999999|A-99.999.999|A99999999|A-9999999",
        pattern=r"[VE]\d{7,8}",
    ),
)
