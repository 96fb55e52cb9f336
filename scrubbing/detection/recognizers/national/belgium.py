"""Numbers of Belgium."""

from stdnum.be import bis, nn, vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

_WORDS = (
    *IDENTITY, *SOCIAL, *TAX, "rijksregister", "rijksregisternummer", "registre national", "numéro national",
    "numéro de registre national", "NISS", "INSZ",
    "nationalregisternummer", "rrn", "RRN", "NN",
)  # fmt: skip

NUMBERS = (
    Number(
        "BE_NATIONAL_NUMBER",
        _WORDS,
        alone="99.99.99-999.99|999999-999-99|99.99.99-999-99|999999-999.99|99 99 99 999 99",
        near="99999999999",
        check=lambda text: nn.is_valid(text) or bis.is_valid(text),
    ),
    Number(
        "BE_ID_CARD", (*IDENTITY, "identiteitskaart", "carte d'identité", "eid"), near="999-9999999-99|999999999999"
    ),
    Number("BE_PASSPORT", (*PASSPORT, "paspoort", "passeport", "reisepass"), near="AA999999", pattern=r"[A-Z]{2}\d{6}"),
    Number("BE_DRIVING_LICENCE", (*LICENCE, "rijbewijs", "permis de conduire"), near="9999999999"),
    Number(
        "BE_VAT",
        (*VAT, "BTW", "TVA", "ondernemingsnummer", "numéro d'entreprise", "KBO", "BCE"),
        alone="AA9999999999|AA 9999.999.999|AA9999.999.999|AA 9999 999 999|AA 9999999999",
        near="9999.999.999|9999999999",
        pattern=r"(?:BE)?[01]\d{9}",
        check=vat.is_valid,
    ),
)
