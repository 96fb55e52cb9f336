"""Ages, in the ways in which people and forms give them."""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.labelled import Kind

_AGE = r"(?:1[0-2]\d|[1-9]?\d)(?:[.,]5|½)?"
_BEHIND = re.compile(
    r"(?P<age>\d(?<![\w.,$€£/]\d)\d{0,2})(?:[.,]5|½)?(?:"
    r"[ \-\u00a0\u2011]?(?:years?|yrs?\.?|months?|mos?\.|weeks?|wks?|days?)[ \-\u2011]?(?:of[ \-]age|olds?)"
    r"|[ \-]?y/?o|[ \-]?y\.o\.|[ \-]?yrs?\.? ?(?=[MF]\b|male|female|man|woman)"
    r"|[ \-]?jährige[nrsm]?|[ \-]?jährig| Jahre alt|-jarige?| jaar oud| anos de idade| años de edad"
    r"| ans(?=[,.)]|\s(?:et|est|a|au|lors|née?)\b)| anni(?=[,.)])| años(?=[,.)])"
    r")(?!\w)",
    re.IGNORECASE,
)
_LARGEST = 125
# "I'm 34.", "Pt is a 34F": only where nothing follows that would be counted, or a sex does.
_ALONE = re.compile(r"[1-9]\d(?<![\w.,]\d\d)(?:(?=\s?(?:[;!?,.](?!\d)|\n|$|and\b))|(?P<sex> ?[MF])(?!\w|[-/.]\d))")
_I_AM = re.compile(
    r"(?<!\w)(?:I am|I['’]m|[Hh]e is|[Hh]e['’]s|[Ww]ho is|turn(?:s|ed|ing)) (?:only |just |now |about )?\Z"
)
_PATIENT = re.compile(r"(?<!\w)(?:an?|pt|[Pp]atient|PATIENT|is|old|:) ?\s\Z")
_OLD = re.compile(r"old(?:s|er)?\b")
_SPELLED = re.compile(
    r"(?<!\w)(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|"
    r"eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|"
    r"nine)teen|eighteen)[- ](?:year|month|week|day)s?[- ]\Z",
    re.IGNORECASE,
)
_BACK, _SPELLED_BACK = 24, 32


class AgeRecognizer(TextRecognizer):
    """Ages of people; they stay, but are listed."""

    TYPE = "AGE"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the ages, with the unit where it follows."""
        for match in _BEHIND.finditer(text):
            if int(match["age"]) <= _LARGEST:
                yield match.start(), match.end(), 0.8
        for match in _ALONE.finditer(text):
            cue = _I_AM if match["sex"] is None else _PATIENT
            if cue.search(text, max(0, match.start() - _BACK), match.start()):
                yield match.start(), match.end(), 0.6
        if "old" in text:
            yield from self._spelled(text)

    def _spelled(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _OLD.finditer(text):
            before = _SPELLED.search(text, max(0, match.start() - _SPELLED_BACK), match.start())
            if before is not None:
                yield before.start(), match.end(), 0.7


KINDS = (
    Kind(
        "AGE",
        ("age", "aged", "age is", "alter", "im alter von", "âgé de", "âgée de", "âge", "edad", "età", "leeftijd",
        "idade",
         "ålder", "alder", "ikä", "wiek", "pt age", "patient age"),
        rf"{_AGE}(?!\d)(?![ ]?[%:/–-]\s?\d)",
        None,
        0.75,
    ),
)  # fmt: skip
