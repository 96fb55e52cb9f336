"""Numbers of Ireland."""

from stdnum.ie import pps, vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import LICENCE, PASSPORT, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "IE_PPS",
        ("PPS", "PPSN", "pps no", "personal public service", "uimhir psp", "PSP", *SOCIAL, *TAX),
        near="9999999A|9999999AA",
        check=pps.is_valid,
    ),
    Number("IE_PASSPORT", PASSPORT, near="AA9999999|A9999999|AA999999", pattern=r"P[A-Z]?\d{7}|[A-Z]{2}\d{6,7}"),
    Number("IE_DRIVING_LICENCE", (*LICENCE, "ceadúnas tiomána"), near="999999999"),
    Number("IE_VAT", VAT, alone="AA9999999A|AA9999999AA|AA9A99999A", near="9999999A|9999999AA", check=vat.is_valid),
)
