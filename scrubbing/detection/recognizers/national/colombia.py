"""Numbers of Colombia."""

from stdnum.co import nit

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, PASSPORT, TAX

NUMBERS = (
    Number("CO_NIT", (*TAX, "NIT"), near="999.999.999-9|999999999-9|9999999999", check=nit.is_valid),
    Number(
        "CO_CEDULA",
        (*IDENTITY, "cédula", "cedula", "cédula de ciudadanía", "CC", "C.C.", "NUIP"),
        near="9999999999|99999999|9.999.999.999|99.999.999|9999999",
    ),
    Number("CO_PASSPORT", (*PASSPORT, "pasaporte"), near="AA999999|AA9999999"),
)
