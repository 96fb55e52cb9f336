"""Numbers of Australia."""

from stdnum.au import abn, acn, tfn

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, LICENCE, PASSPORT, TAX


def _medicare(text: str) -> bool:
    """Check a card: weights over eight digits; the tenth counts the issues, an eleventh the person."""
    total = sum(int(digit) * weight for digit, weight in zip(text, (1, 3, 7, 9, 1, 3, 7, 9), strict=False))
    return total % 10 == int(text[8])


NUMBERS = (
    Number(
        "AU_TFN",
        ("TFN", "tax file", "tax file number", *TAX),
        near="999 999 999|999999999|999-999-999|99999999|99 999 999",
        check=tfn.is_valid,
    ),
    Number(
        "AU_MEDICARE",
        ("medicare", "medicare card", "health card"),
        near="9999 99999 9|9999 99999 9 9|9999999999|99999999999|9999-99999-9|9999 99999 9/9|9999 99999 9-9",
        pattern=r"[2-6]\d{9,10}",
        check=_medicare,
    ),
    Number(
        "AU_ABN",
        ("ABN", "australian business", *COMPANY),
        near="99 999 999 999|99999999999|99-999-999-999",
        check=abn.is_valid,
    ),
    Number("AU_ACN", ("ACN", "australian company", *COMPANY), near="999 999 999|999999999", check=acn.is_valid),
    Number("AU_PASSPORT", PASSPORT, near="A9999999|AA9999999", pattern=r"[A-Z]{1,2}\d{7}"),
    Number(
        "AU_DRIVER_LICENSE",
        LICENCE,
        near="99999999|9999999|999999|999999999|9999999999|9999AA|999 999 999|A99999|AA9999",
    ),
    Number("AU_CRN", ("CRN", "centrelink", "customer reference number"), near="999 999 999A|999999999A|999-999-999A"),
    Number(
        "AU_IHI", ("IHI", "healthcare identifier"), near="9999 9999 9999 9999|9999999999999999", pattern=r"80036\d{11}"
    ),
)
