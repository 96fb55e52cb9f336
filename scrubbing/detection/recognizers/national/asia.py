"""Numbers of Bangladesh, Pakistan, Sri Lanka, Vietnam and Kazakhstan."""

from stdnum.pk import cnic

from scrubbing.detection.recognizers.national.numbers import Number, dated
from scrubbing.detection.recognizers.national.words import IDENTITY, PASSPORT, TAX


def _kazakh(text: str) -> bool:
    """Check an individual's number: a birth date, the century, and weights 1 to 11, or else 3 to 11 and 1, 2."""
    if text[6] not in "0123456" or not dated("YYMMDD")(text[:6]):
        return False
    for weights in (range(1, 12), (*range(3, 12), 1, 2)):
        remainder: int = sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False)) % 11
        if remainder != 10:
            return remainder == int(text[11])
    return False


NUMBERS = (
    Number(
        "PK_CNIC",
        (*IDENTITY, "CNIC", "NICOP", "cnic"),
        alone="99999-9999999-9",
        near="9999999999999",
        check=cnic.is_valid,
    ),
    Number("BD_NID", (*IDENTITY, "জাতীয় পরিচয়পত্র"), near="9999999999|9999999999999|99999999999999999"),
    Number("LK_NIC", (*IDENTITY, "NIC"), near="999999999A|999999999999", pattern=r"\d{9}[VX]|(?:19|20)\d{10}"),
    Number(
        "VN_CCCD",
        (*IDENTITY, "CCCD", "CMND", "căn cước", "căn cước công dân", "chứng minh nhân dân"),
        near="999999999999|999999999",
        pattern=r"0\d{11}|\d{9}",
    ),
    Number("VN_PASSPORT", (*PASSPORT, "hộ chiếu"), near="A9999999", pattern=r"[A-Z]\d{7}"),
    Number("VN_TAX_CODE", (*TAX, "MST", "mã số thuế"), near="9999999999|9999999999-999"),
    Number("KZ_IIN", (*IDENTITY, *TAX, "IIN", "ИИН", "ЖСН"), near="999999999999", check=_kazakh),
)
