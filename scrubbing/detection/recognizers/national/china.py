"""Numbers of China, Hong Kong, Macau and Taiwan."""

from stdnum.cn import ric, uscc

from scrubbing.detection.recognizers.national.numbers import Number, dated
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, PASSPORT, SOCIAL, TAX

_RESIDENT = (*IDENTITY, *SOCIAL, "resident identity", "身份证", "身份证号", "身分證", "shenfenzheng")


def _resident(text: str) -> bool:
    return text[0] in "12345689" and dated("......YYYYMMDD")(text) and ric.calc_check_digit(text) == text[-1]


def _hong_kong(text: str) -> bool:
    """Check an identity card: letters from 10 on, one letter counts as if a space (36) stood before it."""
    values = [36, *(int(sign, 36) for sign in text)] if len(text) == 8 else [int(sign, 36) for sign in text]
    return sum(value * weight for value, weight in zip(values, range(9, 0, -1), strict=True)) % 11 == 0


def _taiwanese(text: str) -> bool:
    """Check an identity card: the letter counts as two digits."""
    area = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(text[0]) + 10
    digits = [area // 10, area % 10, *map(int, text[1:])]
    return (
        sum(digit * weight for digit, weight in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0
    )


NUMBERS = (
    Number(
        "CN_RESIDENT_ID",
        _RESIDENT,
        alone="999999999999999999|99999999999999999A|999999 99999999 9999|999999 99999999 999A",
        pattern=r"\d{17}[0-9X]",
        check=_resident,
    ),
    Number("CN_PASSPORT", (*PASSPORT, "护照", "護照"), near="A99999999|AA9999999", pattern=r"[EGDSP][A-Z0-9]\d{7}"),
    Number(
        "CN_SOCIAL_CREDIT_CODE",
        (*COMPANY, *TAX, "USCC", "unified social credit", "统一社会信用代码"),
        near="XXXXXXXXXXXXXXXXXX",
        check=uscc.is_valid,
    ),
    Number(
        "HK_HKID",
        (*IDENTITY, "HKID", "hkid", "香港身份證", "身份證"),
        alone="A999999(9)|A999999(A)|AA999999(9)|AA999999(A)",
        near="A9999999|AA9999999|A999999A|A999999-9",
        pattern=r"[A-Z]{1,2}\d{6}[0-9A]",
        check=_hong_kong,
    ),
    Number("MO_ID_CARD", (*IDENTITY, "BIR", "澳門身份證"), alone="9999999(9)", near="99999999", pattern=r"[1578]\d{7}"),
    Number(
        "TW_NATIONAL_ID",
        (*IDENTITY, *TAX, "身分證", "身份證", "身分證字號", "統一編號"),
        near="A999999999",
        pattern=r"[A-Z][1289]\d{8}",
        check=_taiwanese,
    ),
)
