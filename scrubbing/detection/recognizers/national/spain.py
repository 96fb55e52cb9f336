"""Numbers of Spain."""

from stdnum.es import cif, nie, nif

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

_DNI = (*IDENTITY, *TAX, "DNI", "NIF", "documento nacional de identidad", "documento de identidad", "D.N.I.", "N.I.F.")


def _affiliated(text: str) -> bool:
    """Check the number of the social security: province, number, remainder of both by 97."""
    province, number, control = int(text[:2]), int(text[2:-2]), int(text[-2:])
    if not (1 <= province <= 53 or province == 66):
        return False
    whole = number + province * 10_000_000 if number < 10_000_000 else int(text[:-2])
    return whole % 97 == control


NUMBERS = (
    Number(
        "ES_NIF",
        _DNI,
        alone="99999999A|99999999-A|99.999.999-A|99.999.999A|99999999 A|99.999.999 A",
        near="9999999A|9.999.999-A",
        pattern=r"\d{7,8}[A-Z]",
        check=lambda text: nif.is_valid(text.zfill(9)),
    ),
    Number(
        "ES_NIF",
        ("DNI", "documento nacional de identidad", "D.N.I."),
        near="99999999A|99999999-A|99.999.999-A|99999999|99.999.999",
        pattern=r"\d{8}[A-Z]?",
    ),
    Number(
        "ES_NIE",
        (*IDENTITY, *TAX, "NIE", "TIE", "número de identidad de extranjero", "N.I.E."),
        alone="A9999999A|A-9999999-A|A9999999-A|A 9999999 A|A-9999999A",
        pattern=r"[XYZ]\d{7}[A-Z]",
        check=nie.is_valid,
    ),
    Number(
        "ES_CIF",
        ("CIF", "C.I.F.", "NIF", *VAT, *TAX),
        near="A99999999|A-99999999|A9999999A|A-9999999-A",
        check=cif.is_valid,
    ),
    Number(
        "ES_VAT",
        (*VAT, "IVA", "nif iva"),
        alone="AAA99999999|AA99999999A|AAA9999999A",
        pattern=r"ES(?:[A-Z]\d{7}[0-9A-Z]|\d{8}[A-Z])",
        check=lambda text: nif.is_valid(text[2:]),
    ),
    Number(
        "ES_SOCIAL_SECURITY",
        (*SOCIAL, "seguridad social", "NSS", "NUSS", "número de afiliación", "afiliación"),
        near="999999999999|99/99999999/99|99 99999999 99|99-99999999-99|99 9999999999|99/9999999999",
        check=_affiliated,
    ),
    Number(
        "ES_PASSPORT",
        (*PASSPORT, "pasaporte", "número de pasaporte"),
        near="AAA999999|AA999999|A999999",
        pattern=r"[A-Z]{1,3}\d{6}[A-Z]?",
    ),
    Number(
        "ES_DRIVING_LICENCE",
        (*LICENCE, "permiso de conducir", "carné de conducir", "permiso de conducción"),
        near="99999999A|99999999-A",
        pattern=r"\d{8}[A-Z]",
    ),
)
