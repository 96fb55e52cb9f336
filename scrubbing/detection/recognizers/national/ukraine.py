"""Numbers of Ukraine."""

from stdnum.ua import rntrc

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, PASSPORT, TAX

NUMBERS = (
    Number(
        "UA_RNTRC",
        (*TAX, *IDENTITY, "РНОКПП", "RNOKPP", "ІПН", "ідентифікаційний номер", "IPN"),
        near="9999999999",
        check=rntrc.is_valid,
    ),
    Number(
        "UA_PASSPORT",
        (*PASSPORT, *IDENTITY, "паспорт", "паспорта"),
        near="AA999999|999999999",
        pattern=r"[A-Z]{2}\d{6}|\d{9}",
    ),
)
