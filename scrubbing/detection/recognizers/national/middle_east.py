"""Numbers of Israel, the Emirates, Saudi Arabia, Kuwait, Qatar and Egypt."""

from stdnum.il import idnr
from stdnum.luhn import is_valid as luhn

from scrubbing.detection.recognizers.national.numbers import Number, dated
from scrubbing.detection.recognizers.national.words import IDENTITY


def _kuwaiti(text: str) -> bool:
    """Check a civil number: the century, a birth date, weights, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(text, (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), strict=False))
    return dated(".YYMMDD")(text[:7]) and 11 - total % 11 == int(text[11])


NUMBERS = (
    Number(
        "IL_ID_NUMBER",
        (*IDENTITY, "teudat zehut", "TZ", "תעודת זהות", "ת ז", "מספר זהות"),
        near="999999999|99999999-9|9-9999999-9",
        check=idnr.is_valid,
    ),
    Number("IL_PASSPORT", ("israeli passport", "דרכון"), near="99999999|9999999"),
    Number(
        "AE_EMIRATES_ID",
        (*IDENTITY, "emirates id", "EID", "الهوية"),
        alone="999-9999-9999999-9",
        near="999999999999999|999 9999 9999999 9",
        pattern=r"784(?:19|20)\d{10}",
    ),
    Number(
        "SA_NATIONAL_ID",
        (*IDENTITY, "iqama", "saudi id", "الهوية", "الإقامة"),
        near="9999999999",
        pattern=r"[12]\d{9}",
        check=luhn,
    ),
    Number("KW_CIVIL_ID", (*IDENTITY, "البطاقة المدنية"), near="999999999999", pattern=r"[23]\d{11}", check=_kuwaiti),
    Number("QA_QID", (*IDENTITY, "QID", "qatar id", "qatari id"), near="99999999999", pattern=r"[23]\d{10}"),
    Number(
        "EG_NATIONAL_ID",
        (*IDENTITY, "الرقم القومي"),
        near="99999999999999",
        pattern=r"[23]\d{13}",
        check=lambda text: dated(".YYMMDD")(text[:7]),
    ),
)
