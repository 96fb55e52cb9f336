"""Numbers of Thailand."""

from stdnum.th import pin

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, PASSPORT, SOCIAL, TAX

NUMBERS = (
    Number(
        "TH_TNIN",
        (*IDENTITY, *SOCIAL, *TAX, "บัตรประชาชน", "เลขประจำตัวประชาชน", "citizen"),
        alone="9-9999-99999-99-9|9 9999 99999 99 9",
        near="9999999999999",
        check=pin.is_valid,
    ),
    Number("TH_PASSPORT", (*PASSPORT, "หนังสือเดินทาง"), near="AA9999999|A999999", pattern=r"[A-Z]{1,2}\d{6,7}"),
)
