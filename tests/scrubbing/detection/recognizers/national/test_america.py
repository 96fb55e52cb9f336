"""Numbers of North and South America. Check digits are right, numbers invented or from specifications."""

import pytest

from tests.scrubbing.detection.recognizers.national.conftest import Find

Expected = list[tuple[str, str]]

FOUND: list[tuple[str, Expected]] = [
    ("SSN 536-90-4399", [("US_SSN", "536-90-4399")]),
    ("We have 536-90-4399 on file.", [("US_SSN", "536-90-4399")]),
    ("We have 536 90 4399 on file.", [("US_SSN", "536 90 4399")]),
    ("ssn: 536904399", [("US_SSN", "536904399")]),
    ("ssn_number=536904399", [("US_SSN", "536904399")]),
    ("Social Security Number: 536904399", [("US_SSN", "536904399")]),
    ("social security no. 666-12-3456 (typing error)", [("US_SSN", "666-12-3456")]),
    ("id,name,ssn\n1001,Doe,536-90-4399\n", [("US_SSN", "536-90-4399")]),
    ("the last four of SSN 1234", [("US_SSN", "1234")]),
    ("the last 4 digits of his social security number are 1234.", [("US_SSN", "1234")]),
    ("SSN ending in 1234", [("US_SSN", "1234")]),
    ("SSN (last four): 1234", [("US_SSN", "1234")]),
    ("SSN: ***-**-1234", [("US_SSN", "***-**-1234")]),
    ("XXX-XX-1234", [("US_SSN", "XXX-XX-1234")]),
    ("SSN xxxxx1234", [("US_SSN", "xxxxx1234")]),
    ("ITIN 912-90-3456", [("US_ITIN", "912-90-3456")]),
    ("EIN 12-3456789", [("US_EIN", "12-3456789")]),
    ("Employer Identification Number: 123456789", [("US_EIN", "123456789")]),
    ("PTIN P00634642", [("US_PTIN", "P00634642")]),
    ("MBI 1EG4-TE5-MK73", [("US_MBI", "1EG4-TE5-MK73")]),
    ("card 1EG4-TE5-MK73 was used", [("US_MBI", "1EG4-TE5-MK73")]),
    ("Medicare number 1EG4TE5MK73", [("US_MBI", "1EG4TE5MK73")]),
    ("passport no. 340020013", [("US_PASSPORT", "340020013")]),
    ("Passport Number\ue001 340020013", [("US_PASSPORT", "340020013")]),
    ("passportNo: A12345678", [("US_PASSPORT", "A12345678")]),
    ("His passport is 340020013, hers 340020014.", [("US_PASSPORT", "340020013"), ("US_PASSPORT", "340020014")]),
    ("340020013 (passport)", [("US_PASSPORT", "340020013")]),
    ("Driver's License: D1234567", [("US_DRIVER_LICENSE", "D1234567")]),
    ("driver’s license no S123-4567-8901", [("US_DRIVER_LICENSE", "S123-4567-8901")]),
    ("DL# 99-123-4567", [("US_DRIVER_LICENSE", "99-123-4567")]),
    ("Drivers license WDLABCD456DG", [("US_DRIVER_LICENSE", "WDLABCD456DG")]),
    ("Alien Registration Number A123456789", [("US_ALIEN_NUMBER", "A123456789")]),
    ("DoD ID 1234567890", [("US_DOD_ID", "1234567890")]),
    ("SIN 046 454 286", [("CA_SIN", "046 454 286")]),
    ("Sin: 046-454-286", [("CA_SIN", "046-454-286")]),
    ("numéro d'assurance sociale 046454286", [("CA_SIN", "046454286")]),
    ("GST/HST 123026635RC0001", [("CA_BUSINESS_NUMBER", "123026635RC0001")]),
    ("OHIP 1234-567-897", [("CA_HEALTH_CARD", "1234-567-897")]),
    ("Health card number: 1234567897", [("CA_HEALTH_CARD", "1234567897")]),
    ("PHN 9698 658 215", [("CA_HEALTH_CARD", "9698 658 215")]),
    ("Carte: TREM 8553 1412", [("CA_HEALTH_CARD", "TREM 8553 1412")]),
    ("Canadian passport AB123456", [("CA_PASSPORT", "AB123456")]),
    ("Ontario licence A1234-56789-01215", [("CA_DRIVER_LICENSE", "A1234-56789-01215")]),
    ("permis de conduire T1234-150385-07", [("CA_DRIVER_LICENSE", "T1234-150385-07")]),
    ("UCI 1234-5678", [("CA_UCI", "1234-5678")]),
    ("CPF 390.533.447-05", [("BR_CPF", "390.533.447-05")]),
    ("cpf: 39053344705", [("BR_CPF", "39053344705")]),
    ("A empresa 16.727.230/0001-97 assinou.", [("BR_CNPJ", "16.727.230/0001-97")]),
    ("RG 12.345.678-9", [("BR_RG", "12.345.678-9")]),
    ("PIS 120.56418.60-8", [("BR_PIS", "120.56418.60-8")]),
    ("CNH 12345678901", [("BR_CNH", "12345678901")]),
    ("título de eleitor 1234 5678 9012", [("BR_VOTER_ID", "1234 5678 9012")]),
    ("passaporte FA123456", [("BR_PASSPORT", "FA123456")]),
    ("CURP BOXW310820HNERXN09", [("MX_CURP", "BOXW310820HNERXN09")]),
    ("BOXW310820HNERXN09", [("MX_CURP", "BOXW310820HNERXN09")]),
    ("RFC VACE460910SX6", [("MX_RFC", "VACE460910SX6")]),
    ("NSS 12345678903", [("MX_NSS", "12345678903")]),
    ("clave de elector GMVLMR80070501M100", [("MX_VOTER_KEY", "GMVLMR80070501M100")]),
    ("pasaporte G12345678", [("MX_PASSPORT", "G12345678")]),
    ("licencia de conducir 123456789", [("MX_DRIVING_LICENCE", "123456789")]),
    ("CUIT 20-05536168-2", [("AR_CUIT", "20-05536168-2")]),
    ("CUIL 20-26756539-3", [("AR_CUIT", "20-26756539-3")]),
    ("DNI 8.123.456; pasaporte AAB123456", [("AR_DNI", "8.123.456"), ("ES_PASSPORT", "AAB123456")]),
    ("RUT 12.531.909-2", [("CL_RUT", "12.531.909-2")]),
    ("76086428-5 es el RUT", [("CL_RUT", "76086428-5")]),
    ("Chilean passport F123456", [("NZ_PASSPORT", "F123456")]),
    ("NIT 213.123.432-1", [("CO_NIT", "213.123.432-1")]),
    ("cédula de ciudadanía 1.020.304.050", [("CO_CEDULA", "1.020.304.050")]),
    ("pasaporte AT123456", [("ES_PASSPORT", "AT123456")]),
    ("DNI 12345678-9", [("PE_DNI", "12345678-9")]),
    ("RUC 20512333797", [("PE_RUC", "20512333797")]),
    ("cédula 171430710-3", [("EC_CEDULA", "171430710-3")]),
    ("cédula 1.234.567-2", [("UY_CEDULA", "1.234.567-2")]),
    ("RIF V-11470283-4", [("VE_RIF", "V-11470283-4")]),
    ("cédula V-12.345.678", [("VE_CEDULA", "V-12.345.678")]),
]

SILENT = [
    "000-12-3456 and 666-12-3456 and 912-12-3456",
    "536904399",
    "SSN: 000-12-3456",
    "call 212-555-0147 or 12-3456789",
    "Account number 340020013",
    "Passport office; account 340020013",
    "customer id 111222333",
    "046 454 286",
    "a sin 046454286 times over",
    "1,234,567,890 and 123456789.12 and $536904399",
    "390.533.447-06",
    "It holds 240 mg/dL 12345678.",
    "the last four years, 1234",
    "width 12.345.678, height 30.123.456",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_it_finds_numbers(numbers: Find, text: str, expected: Expected) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_it_takes_other_numbers_for_none(numbers: Find, text: str) -> None:
    assert numbers(text) == []
