"""Numbers of Asia, the Pacific and Africa. Check digits are right, numbers invented or from specifications."""

import pytest

from tests.scrubbing.detection.recognizers.national.conftest import Find

Expected = list[tuple[str, str]]

FOUND: list[tuple[str, Expected]] = [
    ("TFN 123 456 782", [("AU_TFN", "123 456 782")]),
    ("Medicare 2123 45670 1", [("AU_MEDICARE", "2123 45670 1")]),
    ("ABN 83 914 571 673", [("AU_ABN", "83 914 571 673")]),
    ("ACN 004 085 616", [("AU_ACN", "004 085 616")]),
    ("passport PA1234567", [("UK_PASSPORT", "PA1234567")]),
    ("Australian passport N1234567", [("AU_PASSPORT", "N1234567")]),
    ("Centrelink CRN 123 456 789A", [("AU_CRN", "123 456 789A")]),
    ("IHI 8003 6012 3456 7890", [("AU_IHI", "8003 6012 3456 7890")]),
    ("IRD number 49-098-576", [("NZ_IRD", "49-098-576")]),
    ("NHI ZAC5361", [("NZ_NHI", "ZAC5361")]),
    ("patient ZBN77VL", [("NZ_NHI", "ZBN77VL")]),
    ("Aadhaar 2341 2341 2346", [("IN_AADHAAR", "2341 2341 2346")]),
    ("ACUPA7085R", [("IN_PAN", "ACUPA7085R")]),
    ("GSTIN 27AAPFU0939F1ZV", [("IN_GSTIN", "27AAPFU0939F1ZV")]),
    ("voter id ABC1234567", [("IN_VOTER", "ABC1234567")]),
    ("MH12 20110012345", [("IN_DRIVING_LICENCE", "MH12 20110012345")]),
    ("NRIC S1234567D", [("SG_NRIC_FIN", "S1234567D")]),
    (
        "T1234567J, F1234567N, G1234567X, M1234567K",
        [
            ("SG_NRIC_FIN", "T1234567J"),
            ("SG_NRIC_FIN", "F1234567N"),
            ("SG_NRIC_FIN", "G1234567X"),
            ("SG_NRIC_FIN", "M1234567K"),
        ],
    ),
    ("UEN 197401143C", [("SG_UEN", "197401143C")]),
    ("passport K1234567E", [("SG_PASSPORT", "K1234567E")]),
    ("MyKad 800101-14-5678", [("MY_NRIC", "800101-14-5678")]),
    ("NIK 3171011501900001", [("ID_NIK", "3171011501900001")]),
    ("NPWP 09.254.294.3-407.000", [("ID_NPWP", "09.254.294.3-407.000")]),
    ("TIN 123-456-789-000", [("PH_TIN", "123-456-789-000")]),
    ("SSS 34-1234567-8", [("PH_SSS", "34-1234567-8")]),
    ("UMID 1234-5678901-2", [("PH_UMID", "1234-5678901-2")]),
    ("PhilHealth 12-345678901-2", [("PH_PHILHEALTH", "12-345678901-2")]),
    ("マイナンバー 6214 9832 0257", [("JP_MY_NUMBER", "6214 9832 0257")]),
    ("個人番号は621498320257です", [("JP_MY_NUMBER", "621498320257")]),
    ("旅券 TK1234567", [("JP_PASSPORT", "TK1234567")]),
    ("주민등록번호 800101-1234567", [("KR_RRN", "800101-1234567")]),
    ("외국인등록번호 800101-5234567", [("KR_FRN", "800101-5234567")]),
    ("사업자등록번호 116-82-00276", [("KR_BRN", "116-82-00276")]),
    ("여권번호 M123A4567", [("KR_PASSPORT", "M123A4567")]),
    ("운전면허 11-12-123456-01", [("KR_DRIVER_LICENSE", "11-12-123456-01")]),
    ("身份证号码360426199101010071。", [("CN_RESIDENT_ID", "360426199101010071")]),
    ("11010519491231002X", [("CN_RESIDENT_ID", "11010519491231002X")]),
    ("护照 E12345678", [("CN_PASSPORT", "E12345678")]),
    ("统一社会信用代码 91110000600037341L", [("CN_SOCIAL_CREDIT_CODE", "91110000600037341L")]),
    ("HKID A123456(3)", [("HK_HKID", "A123456(3)")]),
    ("身分證字號 A123456789", [("TW_NATIONAL_ID", "A123456789")]),
    ("1-2345-45678-78-1", [("TH_TNIN", "1-2345-45678-78-1")]),
    ("เลขประจำตัวประชาชน3100600445635", [("TH_TNIN", "3100600445635")]),
    ("CNIC 34201-0891231-8", [("PK_CNIC", "34201-0891231-8")]),
    ("CCCD 001099012345", [("VN_CCCD", "001099012345")]),
    ("NIC 853400937V", [("LK_NIC", "853400937V")]),
    ("תעודת זהות 39337423", []),
    ("תעודת זהות 039337423", [("IL_ID_NUMBER", "039337423")]),
    ("784-1980-1234567-1", [("AE_EMIRATES_ID", "784-1980-1234567-1")]),
    ("iqama 2123456781", []),
    ("iqama 2000000006", [("SA_NATIONAL_ID", "2000000006")]),
    ("Qatar ID 28312345678", [("QA_QID", "28312345678")]),
    ("الرقم القومي 29001011234567", [("EG_NATIONAL_ID", "29001011234567")]),
    ("ID 7503305044089", [("ZA_ID_NUMBER", "7503305044089")]),
    ("SARS 0001339050", [("ZA_INCOME_TAX_NUMBER", "0001339050")]),
    ("CIPC 2015/123456/07", [("ZA_COMPANY_REGISTRATION", "2015/123456/07")]),
    ("rybewys 1234567890AB", [("ZA_DRIVER_LICENSE", "1234567890AB")]),
    ("NIN 12345678901", [("NG_NIN", "12345678901")]),
    ("BVN 22123456789", [("NG_BVN", "22123456789")]),
    ("KRA PIN A123456789B", [("KE_KRA_PIN", "A123456789B")]),
    ("GHA-123456789-1", [("GH_GHANA_CARD", "GHA-123456789-1")]),
    ("Passport no: 8827361004", [("PASSPORT", "8827361004")]),
    ("travel document QX-123456", [("PASSPORT", "QX-123456")]),
    ("National ID: 99887766554433", [("NATIONAL_ID", "99887766554433")]),
    ("driver's license number 7Q1234567890", [("DRIVER_LICENSE", "7Q1234567890")]),
    ("tax identification number 5512345", [("TAX_ID", "5512345")]),
]

SILENT = [
    "123 456 782 and 83 914 571 673",
    "2341 2341 2346",
    "S1234567A",
    "MY 801301-14-5678",
    "360426199113010071",
    "7503305044089",
    "A123456(4)",
    "6214 9832 0257",
    "passport to success 2024",
    "customer id number: 99887766",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_it_finds_numbers(numbers: Find, text: str, expected: Expected) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_it_takes_other_numbers_for_none(numbers: Find, text: str) -> None:
    assert numbers(text) == []
