"""Numbers of the United Kingdom."""

from stdnum.gb import nhs, utr, vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

_NINO_WORDS = ("NI", "NINO", "ni number", "national insurance", *SOCIAL)
# Letters and prefixes that are never used are left out.
_NINO = r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}"
# Surname, decade, month (women: plus 50), day, year, initials, check.
_LICENCE = r"[A-Z9]{5}\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z0-9][A-Z]{2}"

NUMBERS = (
    Number("UK_NINO", _NINO_WORDS, alone="AA999999A|AA 99 99 99 A|AA 999999 A|AA-99-99-99-A", pattern=_NINO + "[A-D]"),
    Number("UK_NINO", _NINO_WORDS, near="AA999999|AA 99 99 99", pattern=_NINO),
    Number(
        "UK_NHS",
        ("NHS", "nhs number", "nhs no", "national health", "health service number"),
        near="999 999 9999|999-999-9999|9999999999",
        check=nhs.is_valid,
    ),
    Number("UK_CHI", ("CHI", "community health index"), near="9999999999|999999 9999"),
    Number(
        "UK_UTR",
        ("UTR", "unique taxpayer", "self assessment", *TAX),
        near="9999999999|99999 99999",
        check=utr.is_valid,
    ),
    Number("UK_PASSPORT", PASSPORT, near="999999999|AA9999999", pattern=r"\d{9}|[A-Z]{2}\d{7}"),
    Number(
        "UK_DRIVING_LICENCE",
        LICENCE,
        alone="XXXXXXXXXXXXXXXX|XXXXX XXXXXX XXXXX|XXXXX-XXXXXX-XXXXX",
        pattern=_LICENCE,
    ),
    # Northern Ireland.
    Number("UK_DRIVING_LICENCE", LICENCE, near="99999999"),
    Number(
        "UK_VAT",
        VAT,
        alone="AA999999999|AA 999 9999 99",
        near="999 9999 99|999999999",
        pattern=r"(?:GB)?\d{9}",
        check=vat.is_valid,
    ),
    Number("UK_COMPANY_NUMBER", (*COMPANY, "companies house", "CRN"), near="99999999|AA999999"),
)
