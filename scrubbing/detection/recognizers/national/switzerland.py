"""Numbers of Switzerland."""

from stdnum.ch import ssn, uid, vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, VAT

NUMBERS = (
    Number(
        "CH_AHV",
        (*SOCIAL, "AHV", "AVS", "ahv nummer", "numéro avs", "sozialversicherungsnummer"),
        alone="999.9999.9999.99|999 9999 9999 99",
        near="9999999999999",
        pattern=r"756\d{10}",
        check=ssn.is_valid,
    ),
    Number(
        "CH_UID",
        ("UID", "IDE", "unternehmens identifikationsnummer", *VAT),
        alone="AAA-999.999.999|AAA999999999",
        pattern=r"CHE\d{9}",
        check=uid.is_valid,
    ),
    Number("CH_VAT", (*VAT, "mwst", "TVA"), alone="AAA-999.999.999 AAAA|AAA-999.999.999 AAA", check=vat.is_valid),
    Number(
        "CH_PASSPORT",
        (*PASSPORT, "pass nr", "passnummer", "passeport", "passaporto"),
        near="A9999999",
        pattern=r"[A-Z]\d{7}",
    ),
    Number(
        "CH_ID_CARD",
        (*IDENTITY, "identitätskarte", "carte d'identité", "carta d'identità"),
        near="A9999999|A9999999A",
        pattern=r"[A-Z]\d{7}",
    ),
    Number("CH_DRIVING_LICENCE", (*LICENCE, "führerausweis", "permis de conduire"), near="999999999999"),
)
