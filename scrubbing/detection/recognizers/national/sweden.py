"""Numbers of Sweden."""

from stdnum.luhn import is_valid as luhn
from stdnum.se import orgnr, personnummer, vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

_PERSON = (*IDENTITY, *SOCIAL, *TAX, "personnummer", "personnr", "pnr", "samordningsnummer", "födelsenummer")


def _coordinated(text: str) -> bool:
    """Check a number of somebody who is not registered: 60 is added to the day."""
    day, month = int(text[-6:-4]) - 60, int(text[-8:-6])
    return 1 <= day <= 31 and 1 <= month <= 12 and luhn(text[-10:])


def _person(text: str) -> bool:
    return bool(personnummer.is_valid(text if len(text) == 12 else f"{text[:6]}-{text[6:]}"))


NUMBERS = (
    Number(
        "SE_PERSONNUMMER",
        _PERSON,
        alone="99999999-9999|999999-9999",
        near="999999999999|9999999999|999999+9999|99999999 9999",
        check=_person,
    ),
    Number(
        "SE_SAMORDNINGSNUMMER",
        _PERSON,
        alone="99999999-9999|999999-9999",
        near="999999999999|9999999999",
        check=_coordinated,
    ),
    Number(
        "SE_ORGANISATIONSNUMMER",
        (*COMPANY, "organisationsnummer", "orgnr", "org nr"),
        near="999999-9999|9999999999",
        check=orgnr.is_valid,
    ),
    Number("SE_VAT", (*VAT, "moms", "momsregistreringsnummer"), alone="AA999999999999", check=vat.is_valid),
    Number("SE_PASSPORT", (*PASSPORT, "passnummer", "passnr"), near="99999999|AA9999999", pattern=r"[A-Z]{0,2}\d{7,8}"),
    Number(
        "SE_DRIVING_LICENCE", (*LICENCE, "körkort", "körkortsnummer"), near="999999-9999|99999999-9999", check=_person
    ),
)
