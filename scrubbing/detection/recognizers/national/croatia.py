"""Numbers of Croatia, Slovenia and Serbia."""

from stdnum.hr import oib
from stdnum.si import ddv, emso

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "HR_OIB",
        (*IDENTITY, *TAX, *SOCIAL, "OIB", "oib", "osobni identifikacijski broj"),
        near="99999999999",
        check=oib.is_valid,
    ),
    Number("HR_OIB", VAT, alone="AA99999999999", pattern=r"HR\d{11}", check=oib.is_valid),
    # The number of the old federation, still in use in all its successors but Croatia.
    Number(
        "SI_EMSO",
        (
            *IDENTITY,
            *SOCIAL,
            "EMŠO",
            "EMSO",
            "emšo",
            "JMBG",
            "jmbg",
            "matični broj",
            "jedinstveni matični broj",
            "ЈМБГ",
        ),
        near="9999999999999",
        check=emso.is_valid,
    ),
    Number(
        "SI_TAX_NUMBER",
        (*TAX, *VAT, "davčna številka", "ID za DDV"),
        alone="AA99999999",
        near="99999999",
        pattern=r"(?:SI)?\d{8}",
        check=ddv.is_valid,
    ),
)
