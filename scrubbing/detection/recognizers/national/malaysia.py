"""Numbers of Malaysia."""

from scrubbing.detection.recognizers.national.numbers import Number, dated
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, TAX

_IC = (*IDENTITY, "IC", "NRIC", "mykad", "kad pengenalan", "no kp", "MyKad")


def _born(text: str) -> bool:
    """Whether it begins with a date, followed by a place of birth: states to 16 and 21 to 59, countries above."""
    return dated("YYMMDD")(text[:6]) and text[6:8] not in (
        "00",
        "17",
        "18",
        "19",
        "20",
        "69",
        "70",
        "73",
        "80",
        "81",
        "94",
        "95",
        "96",
        "97",
    )


NUMBERS = (
    Number("MY_NRIC", _IC, alone="999999-99-9999", near="999999999999|999999 99 9999", check=_born),
    Number("MY_PASSPORT", (*PASSPORT, "pasport"), near="A99999999", pattern=r"[AHK]\d{8}"),
    Number(
        "MY_TAX_NUMBER",
        (*TAX, "LHDN", "cukai", "no cukai"),
        near="AA99999999999|AA9999999999|AA 99999999999",
        pattern=r"(?:SG|OG|IG|C)\d{9,11}",
    ),
    Number("MY_DRIVING_LICENCE", (*LICENCE, "lesen memandu"), near="999999-99-9999"),
)
