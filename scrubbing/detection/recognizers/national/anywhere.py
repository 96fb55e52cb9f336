"""What a document calls a passport, a licence, an identity or a tax number, whatever country's it is.

The last in the list: it takes what has no known country's form or check digit, and stands directly behind its name.
"""

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, TAX

# Four digits at least, no year and nothing that begins with 000, as invented numbers do.
_SOME = r"(?=(?:[A-Z]*\d){4})(?!0{3}|[A-Z]+0{3})[A-Z0-9]{6,20}"
_FORMS = (
    "XXXXXX|XXXXXXX|XXXXXXXX|XXXXXXXXX|XXXXXXXXXX|XXXXXXXXXXX|XXXXXXXXXXXX|XXXXXXXXXXXXX|XXXXXXXXXXXXXX|"
    "XXXXXXXXXXXXXXX|XXXXXXXXXXXXXXXX|XX-XXXXXX|XX-XXXXXXX|X-XXXXXXX|XX XXXXXXX|XX XXXXXX|"
    "XXX-XXX-XXX|XXX XXX XXX|XXXX-XXXX-XXXX|XXXX XXXX XXXX|XX-XXX-XXX|XXX-XX-XXXX|XX-XX-XXXX|XXXX-XXXXX|XXXXX-XXXXX"
)
_DIGITS = _FORMS.replace("X", "9")

NUMBERS = (
    Number(
        "PASSPORT",
        (*PASSPORT, "reisepass", "passeport", "pasaporte", "passaporto", "passaporte", "paspoort", "паспорт"),
        near=f"{_FORMS}|{_DIGITS}",
        pattern=_SOME,
    ),
    Number(
        "DRIVER_LICENSE",
        (*LICENCE, "führerschein", "permis de conduire", "permiso de conducir", "patente di guida", "rijbewijs"),
        near=f"{_FORMS}|{_DIGITS}",
        pattern=_SOME,
    ),
    Number(
        "NATIONAL_ID",
        (*IDENTITY, "personalausweis", "carte d'identité", "documento de identidad", "carta d'identità"),
        near=f"{_FORMS}|{_DIGITS}",
        pattern=_SOME,
    ),
    Number("TAX_ID", TAX, near=f"{_FORMS}|{_DIGITS}", pattern=_SOME),
)
