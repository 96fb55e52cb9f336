"""Numbers of Iceland."""

from stdnum.is_ import kennitala

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, SOCIAL, TAX

NUMBERS = (
    Number(
        "IS_KENNITALA",
        (*IDENTITY, *SOCIAL, *TAX, "kennitala", "kt"),
        near="999999-9999|9999999999|999999 9999",
        check=kennitala.is_valid,
    ),
)
