"""Numbers of Austria."""

from stdnum.at import uid, vnr

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "AT_SOCIAL_SECURITY",
        (
            *SOCIAL,
            "sozialversicherungsnummer",
            "sozialversicherung",
            "versicherungsnummer",
            "SVNR",
            "sv nummer",
            "sv nr",
            "e-card",
        ),
        near="9999 999999|9999999999|9999-999999|9999/999999",
        check=vnr.is_valid,
    ),
    Number("AT_VAT", (*VAT, "UID", "uid nummer", "ust id"), alone="AAA99999999", near="A99999999", check=uid.is_valid),
    Number("AT_TAX_NUMBER", ("steuernummer", "abgabenkontonummer", *TAX), near="99-999/9999", pattern=r"\d{9}"),
    Number(
        "AT_PASSPORT",
        (*PASSPORT, "reisepass", "reisepassnummer"),
        near="A9999999|A 9999999|AA999999",
        pattern=r"[A-Z]{1,2}\d{6,7}",
    ),
    Number(
        "AT_ID_CARD",
        (*IDENTITY, "personalausweis", "ausweisnummer"),
        near="9999999|AA9999999",
        pattern=r"\d{7}|[A-Z]{2}\d{7}",
    ),
    Number("AT_DRIVING_LICENCE", (*LICENCE, "führerschein", "führerscheinnummer"), near="99999999"),
)
