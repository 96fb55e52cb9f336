"""Numbers of Chile."""

from stdnum.cl import rut

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, PASSPORT, TAX

NUMBERS = (
    Number(
        "CL_RUT",
        (*TAX, *IDENTITY, "RUT", "RUN", "cédula de identidad", "rol único"),
        alone="99.999.999-9|99.999.999-A|9.999.999-9|9.999.999-A",
        near="99999999-9|9999999-9|99999999-A|9999999-A|999999999|99999999A",
        pattern=r"\d{7,8}[0-9K]",
        check=rut.is_valid,
    ),
    Number("CL_PASSPORT", (*PASSPORT, "pasaporte"), near="A99999999|999999999|A999999"),
)
