"""Numbers of South Korea."""

from stdnum.kr import brn

from scrubbing.detection.recognizers.national.numbers import Number, dated
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX

_RESIDENT = (*IDENTITY, *SOCIAL, "resident registration", "RRN", "주민등록번호", "주민번호")


def _born(text: str) -> bool:
    # Since October 2020 the last six digits are drawn by lot: there is nothing else to check.
    return text[6] in "012349" and dated("YYMMDD")(text[:6])


def _foreigner(text: str) -> bool:
    return text[6] in "5678" and dated("YYMMDD")(text[:6])


NUMBERS = (
    Number("KR_RRN", _RESIDENT, alone="999999-9999999", near="9999999999999|999999 9999999", check=_born),
    Number(
        "KR_FRN",
        (*_RESIDENT, "foreigner registration", "alien registration", "ARC", "외국인등록번호"),
        alone="999999-9999999",
        near="9999999999999",
        check=_foreigner,
    ),
    Number(
        "KR_BRN",
        (*COMPANY, *TAX, "BRN", "사업자등록번호", "business registration"),
        near="999-99-99999|9999999999",
        check=brn.is_valid,
    ),
    Number(
        "KR_PASSPORT",
        (*PASSPORT, "여권", "여권번호"),
        near="A999A9999|A99999999",
        pattern=r"[MSRODG]\d{3}[A-Z0-9]\d{4}",
    ),
    Number(
        "KR_DRIVER_LICENSE", (*LICENCE, "운전면허", "면허번호"), near="99-99-999999-99|999999999999|99 99 999999 99"
    ),
)
