"""Numbers of the United States."""

import re

from stdnum.us import itin, ptin

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import LICENCE, PASSPORT, SOCIAL, TAX

_SSN = (*SOCIAL, "social no", "social number", "social is", "SS", "SSAN")
# Areas 000, 666 and 900 to 999, groups 00 and serials 0000 were never issued.
_ISSUED = r"(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}"
# Prefixes that no campus of the tax office was ever given.
_EIN = r"(?!00|07|08|09|17|18|19|28|29|49|69|70|78|79|89|96|97)\d{9}"
_MBI_LETTER = "[AC-HJKMNP-RT-Y]"
_MBI = rf"[1-9]{_MBI_LETTER}[AC-HJKMNP-RT-Y0-9]\d{_MBI_LETTER}[AC-HJKMNP-RT-Y0-9]\d{_MBI_LETTER}{{2}}\d{{2}}"
# What the states print on licences; digits alone are so ordinary that only the words tell.
_LICENCES = (
    "9999999|99999999|999999999|9999999999|999999999999|9999999999999|99 999 999|99-999-999|99-999-9999|999 999 999|"
    "999-999-999|999-99-9999|9999-99-9999|999999-999|"
    "A999999|A9999999|A99999999|A999999999|A999999999999|A9999999999999|A99999999999999|A999999999999999|"
    "A999-9999-9999|A999-999-99-999-9|A999-9999-9999-99|A999 9999 9999 99|A-999-999-999-999|A 999 999 999 999|"
    "A9999 99999 99999|A99-99-9999|A99-999-999|A999-999-999-999|AA999999|AA9999999|AA99999|AA999999A|AAA999999|"
    "AAA-99-9999|999AA9999|99AAA99999|9999999A|99999999A|999999999A|AAAAAAA999AA|AAAAA99999|AAAAA999999|AAAAA9999999"
)


def _valid_itin(text: str) -> bool:
    return bool(itin.is_valid(text))


def _long_enough(text: str) -> bool:
    """Whether it is more than the few digits that end in round numbers and years."""
    return re.search(r"0{5}", text) is None


NUMBERS = (
    Number("US_SSN", _SSN, alone="999-99-9999|999 99 9999", pattern=_ISSUED),
    Number("US_SSN", _SSN, near="999-99-9999|999 99 9999|999.99.9999|999999999", pattern=r"(?!000)\d{9}"),
    Number(
        "US_ITIN",
        (*TAX, "ITIN"),
        alone="999-99-9999|999 99 9999",
        near="999999999",
        pattern=r"9\d{8}",
        check=_valid_itin,
    ),
    Number(
        "US_EIN",
        ("EIN", "FEIN", "employer identification", "employer id", "federal tax id", "federal id", *TAX),
        near="99-9999999|999999999",
        pattern=_EIN,
    ),
    Number("US_PTIN", ("PTIN", "preparer"), near="A99999999", check=ptin.is_valid),
    Number(
        "US_MBI",
        ("MBI", "medicare", "beneficiary"),
        alone="XXXX-XXX-XXXX",
        near="XXXXXXXXXXX|XXXX XXX XXXX",
        pattern=_MBI,
    ),
    Number("US_PASSPORT", PASSPORT, near="999999999|A99999999", check=_long_enough),
    Number("US_PASSPORT", ("passport card",), near="A99999999"),
    Number("US_DRIVER_LICENSE", (*LICENCE, "state id", "learner's permit"), near=_LICENCES, check=_long_enough),
    Number(
        "US_DRIVER_LICENSE", LICENCE, near="XXXXXXXXXXXX", pattern=r"WDL[A-Z0-9]{9}|[A-Z]{3,5}[A-Z0-9*]{7,9}\d[A-Z0-9]"
    ),
    Number(
        "US_ALIEN_NUMBER",
        ("alien registration", "alien number", "uscis", "green card", "permanent resident"),
        near="A99999999|A999999999|A-999999999|A999-999-999|A-999-999-999|A 999 999 999|999-999-999",
        pattern=r"A?\d{8,9}",
    ),
    Number("US_DOD_ID", ("dod id", "edipi", "dod number"), near="9999999999"),
)
