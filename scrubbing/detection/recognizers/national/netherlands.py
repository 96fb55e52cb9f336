"""Numbers of the Netherlands."""

from stdnum.nl import bsn, btw

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "NL_BSN",
        (
            "BSN",
            "bsn",
            "burgerservicenummer",
            "burger service nummer",
            "sofinummer",
            "sofi nummer",
            "citizen service",
            *IDENTITY,
            *TAX,
            *SOCIAL,
        ),
        near="999999999|9999.99.999|999 999 999|9999 99 999|9999-99-999|99999999",
        check=bsn.is_valid,
    ),
    # Cards and passports: no letter O.
    Number(
        "NL_DOCUMENT_NUMBER",
        (
            *PASSPORT,
            *IDENTITY,
            "paspoort",
            "paspoortnummer",
            "documentnummer",
            "document number",
            "identiteitskaart",
            "id kaart",
        ),
        near="XXXXXXXXX",
        pattern=r"[A-NP-Z]{2}[A-NP-Z0-9]{6}\d",
    ),
    Number("NL_DRIVING_LICENCE", (*LICENCE, "rijbewijs", "rijbewijsnummer"), near="9999999999"),
    Number(
        "NL_VAT",
        (*VAT, "BTW", "btw nummer", "btw id"),
        alone="AA999999999A99|AA9999.99.999.A99|AA 999999999 A99",
        near="999999999A99",
        check=btw.is_valid,
    ),
    Number("NL_KVK", (*COMPANY, "KVK", "kvk", "kamer van koophandel", "handelsregister"), near="99999999"),
)
