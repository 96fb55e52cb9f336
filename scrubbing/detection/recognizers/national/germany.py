"""Numbers of Germany."""

from stdnum.de import idnr, stnr, vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX, VAT

_CHARSET = "CFGHJKLMNPRTVWXYZ0-9"
_PASS = (*PASSPORT, "reisepass", "reisepassnummer", "pass nr", "passnummer", "passnr")
_CARD = (
    *IDENTITY, "personalausweis", "personalausweisnummer", "ausweis", "ausweisnummer", "ausweis nr", "perso",
    "aufenthaltstitel",
)  # fmt: skip


def _value(sign: str) -> int:
    return int(sign, 36)


def _machine_readable(text: str) -> bool:
    """Whether the tenth sign is the check digit (weights 7, 3, 1) that passports and cards print behind the number."""
    return len(text) < 10 or sum(
        _value(sign) * (7, 3, 1)[place % 3] for place, sign in enumerate(text[:9])
    ) % 10 == int(text[9])


def _pension(text: str) -> bool:
    """Check the number of the pension insurance: area, birth date, initial, serial, check digit."""
    day, month = int(text[2:4]), int(text[4:6])
    if not (1 <= day <= 31 or 51 <= day <= 81) or not 1 <= month <= 12:
        return False
    digits = f"{text[:8]}{ord(text[8]) - 64:02}{text[9:11]}"
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    total = sum(sum(divmod(int(digit) * weight, 10)) for digit, weight in zip(digits, weights, strict=True))
    return total % 10 == int(text[11])


def _insured(text: str) -> bool:
    """Check the number of the health insurance: a letter that counts as two digits, then Luhn from the left."""
    digits = f"{ord(text[0]) - 64:02}{text[1:9]}"
    total = sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(digits))
    return total % 10 == int(text[9])


NUMBERS = (
    Number(
        "DE_TAX_ID",
        (
            *TAX,
            "steuer id",
            "steuerid",
            "steuer identifikationsnummer",
            "steueridentifikationsnummer",
            "steuerliche identifikationsnummer",
            "identifikationsnummer",
            "idnr",
            "steuer idnr",
            "tin",
        ),
        near="99999999999|99 999 999 999",
        check=idnr.is_valid,
    ),
    Number(
        "DE_TAX_NUMBER",
        ("steuernummer", "steuer nr", "st nr", "stnr", "steuernr", *TAX),
        near="99/999/99999|999/999/99999|999/9999/9999|999 9999 9999|99999/99999|99 999 99999|999 999 99999|"
        "9999999999|99999999999|9999999999999",
        check=stnr.is_valid,
    ),
    Number(
        "DE_VAT_ID",
        (*VAT, "ust idnr", "ustidnr", "ust id", "umsatzsteuer", "umsatzsteuer identifikationsnummer"),
        alone="AA999999999|AA 999999999|AA 999 999 999",
        pattern=r"DE\d{9}",
        check=vat.is_valid,
    ),
    Number(
        "DE_VAT_ID",
        (*VAT, "ust idnr", "ustidnr", "ust id"),
        near="AA999999999|AA 999999999|AA 999 999 999",
        pattern=r"DE\d{9}",
    ),
    Number(
        "DE_SOCIAL_SECURITY",
        (
            *SOCIAL,
            "sozialversicherung",
            "sozialversicherungsnummer",
            "sozialversicherungsnr",
            "sv nummer",
            "SVNR",
            "svnr",
            "rentenversicherung",
            "rentenversicherungsnummer",
            "versicherungsnummer",
            "RVNR",
            "VSNR",
        ),
        alone="99 999999 A 999|99999999A999",
        check=_pension,
    ),
    Number(
        "DE_HEALTH_INSURANCE",
        (
            "krankenversicherung",
            "krankenversichertennummer",
            "versichertennummer",
            "krankenkasse",
            "KVNR",
            "kvnr",
            "health insurance",
            "gesundheitskarte",
            "EGK",
        ),
        near="A999999999|A 999999999",
        check=_insured,
    ),
    Number(
        "DE_ID_CARD",
        _CARD,
        near="XXXXXXXXX|XXXXXXXXXX",
        pattern=rf"(?:[LMNPRTVWXYZ][{_CHARSET}]{{8}}|T\d{{8}})\d?",
        check=_machine_readable,
    ),
    Number(
        "DE_PASSPORT",
        _PASS,
        near="XXXXXXXXX|XXXXXXXXXX",
        pattern=rf"[CFGHJK][{_CHARSET}]{{8}}\d?",
        check=_machine_readable,
    ),
    Number(
        "DE_FUEHRERSCHEIN",
        (*LICENCE, "führerschein", "führerscheinnummer", "fuehrerschein", "fahrerlaubnis"),
        near="XXXXXXXXXXX",
        pattern=r"[A-Z][A-Z0-9]\d{2}[A-Z0-9]{6}\d[A-Z0-9]|[A-Z]\d{2}[A-Z0-9]{8}|[A-Z]{2}\d{8}[A-Z0-9]",
    ),
    Number(
        "DE_HANDELSREGISTER",
        ("handelsregister", "amtsgericht", "registergericht", "HRB", "HRA"),
        near="AAA 99999|AAA 999999|AAA 9999|AAA99999|AAA999999",
        pattern=r"HR[AB]\d{3,6}",
    ),
)
