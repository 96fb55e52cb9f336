"""Numbers of Denmark."""

from stdnum.dk import cpr, cvr

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

NUMBERS = (
    # Since 2007 the last digit checks nothing: what is left is the date.
    Number(
        "DK_CPR",
        (*IDENTITY, *SOCIAL, *TAX, "CPR", "cpr nr", "cpr nummer", "personnummer"),
        near="999999-9999|9999999999|999999 9999",
        check=cpr.is_valid,
    ),
    Number(
        "DK_CVR", (*COMPANY, *VAT, "CVR", "cvr nr", "SE nr", "moms"), near="99999999|99 99 99 99", check=cvr.is_valid
    ),
    Number("DK_CVR", VAT, alone="AA99999999|AA 99 99 99 99", pattern=r"DK\d{8}", check=cvr.is_valid),
    Number("DK_PASSPORT", (*PASSPORT, "pasnummer"), near="999999999"),
    Number("DK_DRIVING_LICENCE", (*LICENCE, "kørekort", "kørekortnummer"), near="99999999"),
)
