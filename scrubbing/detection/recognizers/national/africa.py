"""Numbers of Nigeria, Kenya, Ghana and Morocco."""

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, TAX

NUMBERS = (
    Number("NG_NIN", (*IDENTITY, "NIN", "NIMC"), near="99999999999|9999 999 9999|9999-999-9999"),
    Number("NG_BVN", ("BVN", "bank verification number"), near="99999999999", pattern=r"22\d{9}"),
    Number("NG_PASSPORT", PASSPORT, near="A99999999", pattern=r"[AB]\d{8}"),
    Number("NG_DRIVING_LICENCE", LICENCE, near="AAA99999AA99|AAA-99999AA99"),
    Number("KE_NATIONAL_ID", (*IDENTITY, "kitambulisho"), near="99999999|9999999"),
    Number("KE_KRA_PIN", (*TAX, "KRA", "kra pin"), near="A999999999A", pattern=r"[AP]\d{9}[A-Z]"),
    Number("KE_PASSPORT", PASSPORT, near="A999999|A9999999|AA999999"),
    Number("GH_GHANA_CARD", (*IDENTITY, "ghana card"), alone="AAA-999999999-9", pattern=r"GHA\d{10}"),
    Number("MA_CIN", (*IDENTITY, "CIN", "CNIE", "carte nationale"), near="AA999999|A999999|AA99999"),
)
