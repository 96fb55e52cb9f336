"""Numbers of France."""

from stdnum.fr import nif, nir, siren, siret, tva

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

_SECU = (
    *SOCIAL,
    "sécurité sociale",
    "securite sociale",
    "sécu",
    "NIR",
    "INSEE",
    "numéro de sécu",
    "n° ss",
    "numéro ss",
    "carte vitale",
)


def _month(text: str) -> bool:
    """Whether the month is one, or one of those for births that are not fully known."""
    return 1 <= int(text[3:5]) <= 12 or 20 <= int(text[3:5]) <= 42 or int(text[3:5]) >= 50


NUMBERS = (
    Number(
        "FR_NIR",
        _SECU,
        alone="999999999999999|9 99 99 99 999 999 99|9 99 99 99 999 999/99|9999999999999 99|9-99-99-99-999-999-99|"
        "9 99 99 9A 999 999 99|999999A99999999",
        pattern=r"[123478]\d{4}(?:\d\d|2[AB])\d{8}",
        check=lambda text: _month(text) and nir.is_valid(text),
    ),
    Number(
        "FR_NIR",
        _SECU,
        near="9999999999999|9 99 99 99 999 999|999999A999999|9 99 99 9A 999 999",
        pattern=r"[1278]\d{4}(?:\d\d|2[AB])\d{6}",
        check=_month,
    ),
    Number(
        "FR_SPI",
        (
            *TAX,
            "SPI",
            "numéro fiscal",
            "numero fiscal",
            "n° fiscal",
            "référence fiscale",
            "identifiant fiscal",
            "NIF",
            "déclarant",
        ),
        near="9999999999999|99 99 999 999 999",
        pattern=r"[0-3]\d{12}",
        check=nif.is_valid,
    ),
    Number(
        "FR_CNI",
        (
            *IDENTITY,
            "carte d'identité",
            "carte nationale d'identité",
            "carte nationale",
            "CNI",
            "CNIE",
            "pièce d'identité",
            "numéro d'identité",
        ),
        near="999999999999|9999AA999999|99AA99999|XXXXXXXXX",
        pattern=r"\d{12}|\d{4}[A-Z0-9]{3}\d{5}|(?=.*\d.*\d)[A-HJ-NP-Z][A-Z0-9]{8}",
    ),
    Number(
        "FR_PASSPORT", (*PASSPORT, "passeport", "numéro de passeport"), near="99AA99999", pattern=r"\d{2}[A-Z]{2}\d{5}"
    ),
    Number(
        "FR_DRIVING_LICENCE",
        (*LICENCE, "permis de conduire", "permis n", "numéro de permis"),
        near="999999999999|99AA99999",
        pattern=r"\d{12}|\d{2}[A-Z]{2}\d{5}",
    ),
    Number("FR_SIRET", ("SIRET", "siret", *COMPANY), near="99999999999999|999 999 999 99999", check=siret.is_valid),
    Number("FR_SIREN", ("SIREN", "siren", "RCS", *COMPANY), near="999999999|999 999 999", check=siren.is_valid),
    Number(
        "FR_VAT",
        (*VAT, "TVA", "tva intracommunautaire"),
        alone="AA99999999999|AA99 999999999|AA 99 999999999|AA 99 999 999 999|AA99 999 999 999",
        pattern=r"FR\d{11}",
        check=tva.is_valid,
    ),
    Number(
        "FR_TITRE_DE_SEJOUR",
        ("titre de séjour", "carte de séjour", "residence permit", "numéro étranger"),
        near="9999999999",
    ),
)
