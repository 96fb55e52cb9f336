"""Numbers of the Philippines."""

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX

NUMBERS = (
    Number("PH_TIN", (*TAX, "BIR"), near="999-999-999|999-999-999-999|999-999-999-99999|999999999999"),
    Number("PH_SSS", (*SOCIAL, "SSS", "GSIS"), near="99-9999999-9|9999999999"),
    Number("PH_UMID", ("UMID", "CRN", "common reference number"), near="9999-9999999-9|999999999999"),
    Number("PH_PHILHEALTH", ("philhealth", "PhilHealth"), near="99-999999999-9|999999999999"),
    Number("PH_PAGIBIG", ("pag ibig", "pagibig", "HDMF", "MID"), near="9999-9999-9999|999999999999"),
    Number(
        "PH_PHILSYS",
        (*IDENTITY, "philsys", "philid", "PCN", "PSN"),
        near="9999-9999-9999-9999|9999999999999999|9999-9999-9999",
    ),
    Number("PH_PASSPORT", PASSPORT, near="A9999999A|AA9999999|A99999999", pattern=r"[A-Z]\d{7}[A-Z]|[A-Z]{2}\d{7}"),
    Number("PH_DRIVING_LICENCE", LICENCE, near="A99-99-999999", pattern=r"[A-Z]\d{10}"),
)
