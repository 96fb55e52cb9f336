"""Numbers of Norway."""

from stdnum.no import fodselsnummer, mva, orgnr

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "NO_FODSELSNUMMER",
        (*IDENTITY, *SOCIAL, *TAX, "fødselsnummer", "fodselsnummer", "fødselsnr", "fnr", "personnummer", "d nummer"),
        alone="999999 99999|99999999999|999999-99999",
        check=fodselsnummer.is_valid,
    ),
    Number(
        "NO_ORGANISASJONSNUMMER",
        (*COMPANY, *VAT, "organisasjonsnummer", "orgnr", "org nr"),
        near="999999999|999 999 999",
        check=orgnr.is_valid,
    ),
    Number("NO_VAT", (*VAT, "MVA", "mva"), alone="999999999AAA|999 999 999 AAA|AA 999 999 999 AAA", check=mva.is_valid),
    Number(
        "NO_PASSPORT", (*PASSPORT, "pass nr", "passnummer"), near="99999999|AAA999999", pattern=r"\d{8}|[A-Z]{3}\d{6}"
    ),
    Number("NO_DRIVING_LICENCE", (*LICENCE, "førerkort", "førerkortnummer"), near="99 99 999999 9|99999999999"),
)
