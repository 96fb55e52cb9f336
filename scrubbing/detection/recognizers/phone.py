"""Telephone numbers of the whole world, by Google's numbering plans."""

import re

import phonenumbers
from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import PhoneRecognizer

from scrubbing.detection.recognizers.base import found

# Where a number without country code may be from. "+" numbers are understood for every country.
_REGIONS = (
    "US",
    "GB",
    "DE",
    "FR",
    "ES",
    "IT",
    "NL",
    "IE",
    "AU",
    "IN",
    "CH",
    "AT",
    "BE",
    "PL",
    "SE",
    "BR",
    "MX",
    "SG",
    "ZA",
)
_CANDIDATE = re.compile(
    r"(?<![\w.,/=\-])[+(]?\d(?:[\d ().\-/\u00a0\u2011]|(?<=[)\-])\n){5,24}\d(?:\s?(?:ext|x|ext\.)\s?\d{1,5})?(?![\w%])"
)
_DATE = re.compile(
    r"\(?(?:\d{1,4}[./\-]\d{1,2}[./\-]\s?\d{2,4}|(?:19|20)\d\d\s?[-\u2013/]\s?(?:19|20)?\d\d)(?![./\-]?\d)"
)
# A date behind the number of a row, as statistics programs print their tables.
_ISO_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
# Two of them in a row are measurements; numbers with dots between their groups have more dots.
_DECIMAL = re.compile(r"(?<![\d.])\d+\.\d{1,2}(?![\d.])")
_NORTH_AMERICAN = re.compile(
    r"(?:\+?1[ .\-]?)?(?:\(\d{3}\)\s?|\d{3}(?:[ .\-]|-\n))\d{3}(?:[ .\-]|-\n)\d{4}(?:\s?(?:ext|x|ext\.)\s?\d{1,5})?"
)
_GROUP = re.compile(r"\d+")
_MOST_GROUPS = 7
_GROUPED = re.compile(r"\(?0\d{1,5}\)?[ \-/.]\d{2,}")


class NumberingPlanRecognizer(PhoneRecognizer):
    """Presidio's PhoneRecognizer, asked only about stretches that can be a number, and surer of those that look it."""

    def __init__(self) -> None:
        context = ["phone",
            "call", "telephone", "tel", "cell", "cellphone", "mobile", "mob", "fax", "dial",
                   "whatsapp", "sms", "hotline", "telefon", "téléphone", "teléfono", "direct line", "landline",
                   "reach me at", ]  # fmt: skip
        super().__init__(supported_regions=_REGIONS, context=context, name="PhoneRecognizer")

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the numbers; those that only the numbering plan speaks for score below the threshold."""
        results = []
        for match in _CANDIDATE.finditer(text):
            candidate = match.group()
            digits = sum(character.isdigit() for character in candidate)
            if not 7 <= digits <= 20 or _is_table(candidate):
                continue
            score = _score(candidate, digits)
            if score:
                end = match.start() + len(candidate.rstrip(" .-/("))
                results.append(found("PHONE_NUMBER", match.start(), end, score, type(self).__name__))
        return results


def _is_table(candidate: str) -> bool:
    """Whether figures stand side by side as in a table. Numbers are written in few groups, without dates."""
    return (
        _DATE.match(candidate) is not None
        or _ISO_DATE.search(candidate) is not None
        or len(_DECIMAL.findall(candidate)) > 1
        or len(_GROUP.findall(candidate)) > _MOST_GROUPS
    )


def _score(candidate: str, digits: int) -> float:
    """Rate a candidate: 0 is no number at all, under 0.5 one that needs a word such as 'phone' nearby."""
    if candidate.startswith("+"):
        return 0.9 if 8 <= digits <= 16 and (_possible(candidate, None) or _valid(candidate)) else 0.0
    if _NORTH_AMERICAN.fullmatch(candidate.strip()):
        return 0.75
    if _GROUPED.match(candidate) and _valid(candidate):
        return 0.6
    if candidate.startswith("00") and _valid(candidate):
        return 0.6
    return 0.3 if _valid(candidate) or (7 <= digits <= 12 and _possible(candidate, "US")) else 0.15


def _possible(candidate: str, region: str | None) -> bool:
    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(candidate, region)))
    except phonenumbers.NumberParseException:
        return False


def _valid(candidate: str) -> bool:
    for region in _REGIONS:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(candidate, region)):
                return True
        except phonenumbers.NumberParseException:
            return False
    return False
