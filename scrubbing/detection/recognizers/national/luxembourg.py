"""Numbers of Luxembourg."""

from stdnum.lu import tva
from stdnum.luhn import is_valid as luhn
from stdnum.verhoeff import is_valid as verhoeff

from scrubbing.detection.recognizers.national.numbers import Number, both, dated
from scrubbing.detection.recognizers.national.words import IDENTITY, SOCIAL, TAX, VAT

NUMBERS = (
    # The last two digits check the eleven before them, each in its way.
    Number(
        "LU_NATIONAL_ID",
        (*IDENTITY, *SOCIAL, *TAX, "matricule", "CNS"),
        near="9999999999999|9999 99 99 999 99|99999999 99999",
        check=both(dated("YYYYMMDD....."), lambda text: luhn(text[:12]), lambda text: verhoeff(text[:11] + text[12])),
    ),
    Number("LU_VAT", (*VAT, "TVA"), alone="AA99999999|AA 99999999", pattern=r"LU\d{8}", check=tva.is_valid),
)
