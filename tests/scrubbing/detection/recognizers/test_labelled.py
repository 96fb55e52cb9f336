"""Numbers that the words before them announce, each kind with its words, and the same numbers without them."""

import pytest

from tests.scrubbing.detection.recognizers.tables import found

LABELLED = [
    ("NPI: 1234567893", "US_NPI", "1234567893"),
    ("DEA: AB1234563", "MEDICAL_LICENSE", "AB1234563"),
    ("MRN: 00123456", "MEDICAL_RECORD_NUMBER", "00123456"),
    ("Patient ID 12-34567", "MEDICAL_RECORD_NUMBER", "12-34567"),
    ("Patientennummer: 4711081", "MEDICAL_RECORD_NUMBER", "4711081"),
    ("Member ID: XYZ123456789", "INSURANCE_NUMBER", "XYZ123456789"),
    ("Policy number POL-2024-88812", "INSURANCE_NUMBER", "POL-2024-88812"),
    ("claim no. 4432211", "INSURANCE_NUMBER", "4432211"),
    ("Versicherungsnummer: 65170839", "INSURANCE_NUMBER", "65170839"),
    ("employee ID: E-10442", "EMPLOYEE_ID", "E-10442"),
    ("EmployeeId = 10442", "EMPLOYEE_ID", "10442"),
    ("employee_id: 10442", "EMPLOYEE_ID", "10442"),
    ("staff no 55123", "EMPLOYEE_ID", "55123"),
    ("badge #4471", "EMPLOYEE_ID", "4471"),
    ("Personalnummer 004711", "EMPLOYEE_ID", "004711"),
    ("Student number: s1234567", "STUDENT_ID", "s1234567"),
    ("Matrikelnummer 7654321", "STUDENT_ID", "7654321"),
    ("Kundennummer: 100200", "INTERNAL_IDENTIFIER", "100200"),
    ("Invoice No. INV-2024-031", "INTERNAL_IDENTIFIER", "INV-2024-031"),
    ("Order no. 771-8823", "INTERNAL_IDENTIFIER", "771-8823"),
    ("PO no. 4500012345", "INTERNAL_IDENTIFIER", "4500012345"),
    ("booking reference ABC123", "INTERNAL_IDENTIFIER", "ABC123"),
    ("PNR: X7KL2Q", "INTERNAL_IDENTIFIER", "X7KL2Q"),
    ("bank account number 12345678901", "US_BANK_NUMBER", "12345678901"),
    ("acct no. 0012345678", "US_BANK_NUMBER", "0012345678"),
    ("Account: 12345678", "US_BANK_NUMBER", "12345678"),
    ("routing number 021000021", "ABA_ROUTING_NUMBER", "021000021"),
    ("Sort code: 20-00-00", "BANK_CODE", "20-00-00"),
    ("BSB 062-000", "BANK_CODE", "062-000"),
    ("IFSC: HDFC0001234", "BANK_CODE", "HDFC0001234"),
    ("transit no. 12345-003", "BANK_CODE", "12345-003"),
    ("CLABE 032180000118359719", "BANK_ACCOUNT", "032180000118359719"),
    ("Kontonummer 1234567890", "BANK_ACCOUNT", "1234567890"),
    ("VIN WVWZZZ1JZXW000001", "VEHICLE_ID", "WVWZZZ1JZXW000001"),
    ("plate: HD-AB 123", "VEHICLE_ID", "HD-AB 123"),
    ("Kennzeichen B-MW 4321", "VEHICLE_ID", "B-MW 4321"),
    ("license plate 7ABC123", "VEHICLE_ID", "7ABC123"),
    ("Case No. 19-1234", "CASE_NUMBER", "19-1234"),
    ("Docket no. 21-55B", "CASE_NUMBER", "21-55B"),
    ("file no. 2024/117", "CASE_NUMBER", "2024/117"),
    ("Aktenzeichen: 12 O 345/19", "CASE_NUMBER", "12 O 345/19"),
    ("born on 12/03/1980 in Leeds", "DATE_OF_BIRTH", "12/03/1980"),
    ("Date of birth: 5 May 1980", "DATE_OF_BIRTH", "5 May 1980"),
    ("geb. 12.03.1980", "DATE_OF_BIRTH", "12.03.1980"),
    ("née le 3 mars 1975", "DATE_OF_BIRTH", "3 mars 1975"),
    ("nacido el 3 de mayo de 1975", "DATE_OF_BIRTH", "3 de mayo de 1975"),
    ("DOB 1980-03-12", "DATE_OF_BIRTH", "1980-03-12"),
    ("D.O.B. 03/12/80", "DATE_OF_BIRTH", "03/12/80"),
    ("born in Leeds on 3 May 1980", "DATE_OF_BIRTH", "3 May 1980"),
    ("Geburtsdatum: 4. Juni 1971", "DATE_OF_BIRTH", "4. Juni 1971"),
    ("born March 3rd, 1980", "DATE_OF_BIRTH", "March 3rd, 1980"),
    ("aged 34", "AGE", "34"),
    ("age: 34", "AGE", "34"),
    ("Alter: 34", "AGE", "34"),
    ("PLZ: 10115", "ADDRESS", "10115"),
    ("zip code 94107", "ADDRESS", "94107"),
    ("Please pay to account 4417 0092 8831.", "US_BANK_NUMBER", "4417 0092 8831"),
    ("wire it into account 12-345-678 today", "US_BANK_NUMBER", "12-345-678"),
    ("a deposit to her account 5521 88301", "US_BANK_NUMBER", "5521 88301"),
    ("checking account 4417-0092-8831", "US_BANK_NUMBER", "4417-0092-8831"),
    ("P.E. (License PE 58821).", "PROFESSIONAL_LICENSE", "PE 58821"),
    ("Real estate license # 01928834", "PROFESSIONAL_LICENSE", "01928834"),
    ("RN license 7718204", "PROFESSIONAL_LICENSE", "7718204"),
    ("Contractor License MP-228817", "PROFESSIONAL_LICENSE", "MP-228817"),
    ("State Bar No. 288114", "PROFESSIONAL_LICENSE", "288114"),
    ("NMLS #1829934", "PROFESSIONAL_LICENSE", "1829934"),
    ("Rx # 7004512.", "MEDICAL_RECORD_NUMBER", "7004512"),
    ("Rx 7004512", "MEDICAL_RECORD_NUMBER", "7004512"),
    ("Prescription no. 7004513", "MEDICAL_RECORD_NUMBER", "7004513"),
    ("Thank you for order BR-7731905.", "INTERNAL_IDENTIFIER", "BR-7731905"),
    ("invoice INV0031882", "INTERNAL_IDENTIFIER", "INV0031882"),
]


@pytest.mark.parametrize(("text", "type_", "value"), LABELLED)
def test_it_finds_what_words_announce(text: str, type_: str, value: str) -> None:
    assert found("LabelledNumberRecognizer", text) == [(type_, value)]


HEADED = [
    ("Employee ID", "E-10442", "EMPLOYEE_ID"),
    ("MRN", "778812", "MEDICAL_RECORD_NUMBER"),
    ("DOB", "19800312", "DATE_OF_BIRTH"),
    ("Date of birth", "March 3, 1980", "DATE_OF_BIRTH"),
    ("Age", "34", "AGE"),
    ("Account number", "12345678", "US_BANK_NUMBER"),
    ("Plate", "HD-AB 123", "VEHICLE_ID"),
    ("Zip", "94107", "ADDRESS"),
]


@pytest.mark.parametrize(("header", "text", "type_"), HEADED)
def test_the_heading_of_a_column_announces_too(header: str, text: str, type_: str) -> None:
    assert found("LabelledNumberRecognizer", text, header) == [(type_, text)]


@pytest.mark.parametrize(
    "text",
    [
        "account 4000 Revenue",
        "accounts receivable 12345678",
        "account 20240312",
        "Invoice Number 2024-0312",
        "Order 4711-0815",
        "staff of 200 people",
        "policy 4.2 applies",
        "student 1234 attended",
        "the member states 12345",
        "claims 1234 to 1240",
        "patient 4 of 12345",
        "plate 4 shows",
        "case 3 of 10",
        "in case 123456 is",
        "page 34",
        "the born rule of 1926.5",
        "an order of 1,250,000 units",
        "in the matter of 12 people",
        "ticket sales of 48,213",
        "sort 20-00-00",
        "age of 1.5:2",
        "Account 2022 2023 2024",
        "account 1000-2000-3000 Revenue",
        "from account 4000 to account 5000 and account 6100",
        "credit account 10 000 000",
        "client account 2023 2024",
        "License GPL-3.0",
        "MIT License 2023",
        "Licence CC-BY-4.0",
        "software license 4.17.21",
        "license 20240312",
        "licensed in 48213 places",
        "nursing license 2023 requirements",
        "pilot license 10000 hours",
        "professional license fee 12500",
        "prescription 500 mg",
        "prescription 20240312",
        "in order ISO-27001 applies",
        "Executive Order EO-13960",
        "order 10000 units",
        "P.O. Box 55123",
        "invoice FY2024",
        "purchase order A4321",
    ],
)
def test_ordinary_words_announce_nothing(text: str) -> None:
    assert found("LabelledNumberRecognizer", text) == []


def test_a_number_without_its_words_is_nothing() -> None:
    for text, _, value in LABELLED:
        assert found("LabelledNumberRecognizer", value) == [], text
