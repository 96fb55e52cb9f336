"""Numbers of Portugal."""

from stdnum.pt import cc, nif

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT


def _social(text: str) -> bool:
    """Check the number of the social security: primes, from the last place on."""
    primes = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)
    return 9 - sum(int(digit) * prime for digit, prime in zip(text, primes, strict=False)) % 10 == int(text[10])


NUMBERS = (
    Number(
        "PT_NIF",
        (*TAX, *VAT, "NIF", "NIPC", "contribuinte", "número de contribuinte", "identificação fiscal"),
        near="999999999|999 999 999",
        check=nif.is_valid,
    ),
    Number("PT_NIF", VAT, alone="AA999999999", pattern=r"PT\d{9}", check=nif.is_valid),
    Number(
        "PT_CITIZEN_CARD",
        (*IDENTITY, "cartão de cidadão", "CC", "bilhete de identidade", "BI"),
        alone="99999999 9 AA9|99999999-9-AA9",
        near="999999999AA9",
        check=cc.is_valid,
    ),
    Number(
        "PT_CITIZEN_CARD", ("cartão de cidadão", "bilhete de identidade", "BI"), near="99999999|99999999 9|99999999-9"
    ),
    Number(
        "PT_SOCIAL_SECURITY",
        (*SOCIAL, "segurança social", "NISS"),
        near="99999999999",
        pattern=r"[12]\d{10}",
        check=_social,
    ),
    Number("PT_PASSPORT", (*PASSPORT, "passaporte"), near="A999999|AA999999", pattern=r"[A-Z]{1,2}\d{6}"),
    Number("PT_DRIVING_LICENCE", (*LICENCE, "carta de condução"), near="AA-999999 9|A-9999999 9|AA-9999999"),
)
