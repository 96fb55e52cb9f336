"""Numbers of Malta."""

from stdnum.mt import vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, TAX, VAT

NUMBERS = (
    Number(
        "MT_ID_CARD",
        (*IDENTITY, *TAX, "karta tal-identità", "numru tal-identità"),
        near="9999999A|999999A",
        pattern=r"\d{6,7}[MGAPLHBZ]",
    ),
    Number("MT_VAT", VAT, alone="AA99999999|AA9999-9999", pattern=r"MT\d{8}", check=vat.is_valid),
)
