"""Numbers of India."""

from stdnum.in_ import aadhaar, gstin, pan

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, TAX, VAT

_LICENCE_WORDS = (*LICENCE, "driving licence no", "DL")

NUMBERS = (
    Number(
        "IN_AADHAAR",
        (*IDENTITY, "aadhaar", "aadhar", "adhaar", "UID", "uidai", "VID", "आधार"),
        near="9999 9999 9999|999999999999|9999-9999-9999",
        check=aadhaar.is_valid,
    ),
    Number(
        "IN_PAN",
        (*TAX, "PAN", "pan card", "pan no", "permanent account"),
        alone="AAAAA9999A",
        pattern=r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]",
        check=pan.is_valid,
    ),
    Number(
        "IN_GSTIN",
        (*TAX, *VAT, "GSTIN", "GST", "gst no"),
        alone="XXXXXXXXXXXXXXX",
        pattern=r"\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]",
        check=gstin.is_valid,
    ),
    Number(
        "IN_VOTER",
        (*IDENTITY, "voter", "voter id", "EPIC", "elector", "epic no", "election card"),
        near="AAA9999999|AAA/9999999",
    ),
    Number("IN_PASSPORT", PASSPORT, near="A9999999|A99 99999|A 9999999", pattern=r"[A-Z][0-9]{7}"),
    Number(
        "IN_DRIVING_LICENCE",
        _LICENCE_WORDS,
        alone="AA99 99999999999|AA-9999999999999|AA99-99999999999|AA-99-9999-9999999",
        near="AA9999999999999|AA-99999999999999|AA 99 99999999999|AA99 9999 9999999",
        pattern=r"(?:A[NPRS]|BR|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[AKP]|WB)\d{2}(?:19|20)\d{9}",
    ),
    Number("IN_UAN", ("UAN", "provident fund", "EPF", "PF"), near="999999999999|9999 9999 9999"),
)
