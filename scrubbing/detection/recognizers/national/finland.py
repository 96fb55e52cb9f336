"""Numbers of Finland."""

from stdnum.fi import alv, hetu, ytunnus

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, VAT

_HETU = (*IDENTITY, *SOCIAL, "henkilötunnus", "HETU", "hetu", "sotu", "personbeteckning")


def _person(text: str) -> bool:
    """Check a code without its mark; the mark only tells the century, of which the check knows nothing."""
    return bool(hetu.is_valid(text if len(text) == 11 else f"{text[:6]}-{text[6:]}"))


NUMBERS = (
    # The mark tells the century; from 2023 on Y to U stand beside the hyphen, and B to F beside A.
    Number(
        "FI_PERSONAL_IDENTITY_CODE",
        _HETU,
        alone="999999-999A|999999-9999|999999A999A|999999A9999",
        check=_person,
    ),
    Number("FI_BUSINESS_ID", (*COMPANY, "y tunnus", "FO nummer"), near="9999999-9|999999-9", check=ytunnus.is_valid),
    Number("FI_VAT", (*VAT, "ALV", "alv nro"), alone="AA99999999", pattern=r"FI\d{8}", check=alv.is_valid),
    Number("FI_PASSPORT", (*PASSPORT, "passi", "passin numero"), near="AA9999999", pattern=r"[A-Z]{2}\d{7}"),
    Number("FI_DRIVING_LICENCE", (*LICENCE, "ajokortti", "körkort"), near="999999-999A|999999-9999"),
)
