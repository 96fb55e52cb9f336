"""Numbers that governments give to people: Presidio's patterns, explicitly listed."""

from presidio_analyzer import EntityRecognizer, Pattern
from presidio_analyzer.predefined_recognizers import (
    AuMedicareRecognizer,
    AuTfnRecognizer,
    CaSinRecognizer,
    DeTaxIdRecognizer,
    EsNieRecognizer,
    EsNifRecognizer,
    FiPersonalIdentityCodeRecognizer,
    InAadhaarRecognizer,
    InPanRecognizer,
    ItFiscalCodeRecognizer,
    MedicalLicenseRecognizer,
    NhsRecognizer,
    PlPeselRecognizer,
    SePersonnummerRecognizer,
    SgFinRecognizer,
    UkDrivingLicenceRecognizer,
    UkNinoRecognizer,
    UkPassportRecognizer,
    UsItinRecognizer,
    UsLicenseRecognizer,
    UsMbiRecognizer,
    UsNpiRecognizer,
    UsPassportRecognizer,
    UsSsnRecognizer,
)

_TAX = ["tax", "steuer", "steuer-id", "steueridentifikationsnummer", "idnr"]
# Presidio's list holds words as common as "us", "states" and "document".
_PASSPORT = ["passport", "passport no", "reisepass", "pasaporte", "passeport", "travel document"]
_LICENCE = ["driver", "driving", "driver's", "licence", "license", "dl", "lic"]


def government_numbers() -> list[EntityRecognizer]:
    """Return the recognizers. Those whose pattern is a plain number stay below their threshold without context."""
    return [
        UsSsnRecognizer(context=["social security", "ssn", "soc sec", "ss#"]),
        UsItinRecognizer(),
        UsPassportRecognizer(context=_PASSPORT),
        UsLicenseRecognizer(context=_LICENCE, patterns=[Pattern("licence", r"\b[A-Z]{1,3}\d{4,14}[A-Z]?\b", 0.3)]),
        UsNpiRecognizer(),
        UsMbiRecognizer(),
        MedicalLicenseRecognizer(patterns=[Pattern("DEA", r"\b[ABFGMPR][A-Z9]\d{7}\b", 0.4)]),
        NhsRecognizer(),
        UkNinoRecognizer(),
        UkPassportRecognizer(context=_PASSPORT),
        UkDrivingLicenceRecognizer(),
        CaSinRecognizer(),
        AuTfnRecognizer(),
        AuMedicareRecognizer(),
        DeTaxIdRecognizer(context=_TAX, supported_language="en"),
        EsNifRecognizer(supported_language="en"),
        EsNieRecognizer(supported_language="en"),
        ItFiscalCodeRecognizer(supported_language="en"),
        PlPeselRecognizer(supported_language="en"),
        FiPersonalIdentityCodeRecognizer(supported_language="en"),
        SePersonnummerRecognizer(supported_language="en"),
        SgFinRecognizer(),
        InPanRecognizer(patterns=[Pattern("PAN", r"\b[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]\b", 0.6)]),
        InAadhaarRecognizer(),
    ]
