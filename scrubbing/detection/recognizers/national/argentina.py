"""Numbers of Argentina."""

from stdnum.ar import cuit

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, PASSPORT, TAX

NUMBERS = (
    Number(
        "AR_CUIT",
        (*TAX, "CUIT", "CUIL", "cuit", "cuil"),
        alone="99-99999999-9",
        near="99999999999|99 99999999 9|99.99999999.9",
        check=cuit.is_valid,
    ),
    Number(
        "AR_DNI", (*IDENTITY, "DNI", "documento nacional de identidad", "D.N.I."), near="99.999.999|99999999|9.999.999"
    ),
    Number("AR_PASSPORT", (*PASSPORT, "pasaporte"), near="AAA999999", pattern=r"[A-Z]{3}\d{6}"),
)
