"""International bank account numbers by country, length and check digits, in capitals or not."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HN": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
    "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
    "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29,
    "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24,
    "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
    "YE": 30,
    # Not in the registry, but in use.
    "AO": 25, "BF": 28, "BJ": 28, "CF": 27, "CG": 27, "CI": 28, "CM": 27, "CV": 25, "DZ": 26, "GA": 27, "GQ": 27,
    "GW": 25, "IR": 26, "KM": 27, "MA": 28, "MG": 27, "ML": 28, "MZ": 25, "NE": 28, "SN": 28, "TD": 27, "TG": 28,
}  # fmt: skip
# From the check digits on, before which the two letters of the country stand.
_CANDIDATE = re.compile(
    r"\d(?<=[A-Za-z][A-Za-z]\d)(?<![A-Za-z0-9][A-Za-z][A-Za-z]\d)\d(?:[ \-\u00a0./]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])"
)
_GAP = re.compile(r"[ \-\u00a0./]")
_CALLED = re.compile(r"iban\W{0,12}\Z", re.IGNORECASE)


class AccountRecognizer(TextRecognizer):
    """Account numbers that their check digits prove, or that are called so and have their country's length."""

    TYPE = "IBAN_CODE"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Yield of each candidate as many signs as its country's numbers have, which words may follow."""
        for match in _CANDIDATE.finditer(text):
            start = match.start() - 2
            written = text[start : match.end()]
            length = _LENGTHS.get(written[:2].upper())
            if length is None:
                continue
            end = _end(written, length)
            if not end or written[end : end + 1].isalnum():
                continue
            body = _GAP.sub("", written[:end]).upper()
            if sum(map(str.isdigit, body)) < 8:
                continue
            if _checks(body):
                yield start, start + end, 0.95
            # 00 is what invented numbers have.
            elif body[2:4] != "00" and _CALLED.search(text, max(0, start - 16), start):
                yield start, start + end, 0.7


def _end(written: str, length: int) -> int:
    """Return where so many letters and digits end; 0 if there are fewer."""
    seen = 0
    for place, character in enumerate(written):
        seen += character.isalnum()
        if seen == length:
            return place + 1
    return 0


def _checks(body: str) -> bool:
    return int("".join(str(int(character, 36)) for character in body[4:] + body[:4])) % 97 == 1
