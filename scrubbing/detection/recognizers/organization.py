"""Organisations by the words their names end or begin with. They stay in the copy, so only clear ones are listed."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_LEGAL = (
    r"Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|L\.L\.C|LLP|L\.P|LP|PLC|plc|GmbH(?: & Co\.? KG)?|AG|KG|KGaA|SE|"
    r"S\.A\.R\.L|SARL|SAS|S\.A\.S|S\.A|S\.p\.A|SpA|S\.r\.l|Srl|B\.V|BV|N\.V|NV|Oy|AB|A/S|ASA|Pty(?: Ltd)?|"
    r"Pte(?:\.? Ltd)?|e\.V|Co"
)
_KIND = (
    "University|College|Institute|Hospital|Clinic|Bank|Foundation|Association|Council|Committee|Commission|Ministry|"
    "Department|Agency|Authority|Court|Tribunal|Parliament|Senate|Society|Group|Holdings|Partners|Capital|Trust|Airlines|"
    "Airways|Motors|Pharmaceuticals|Insurance|Museum|Union|Federation|Bureau|Service|School|Academy|Company|Corporation"
)
_WORD = r"[A-Z0-9][\w&'’.\-]{0,40}"
_END = re.compile(rf"(?<![\w.])(?:{_LEGAL})(?![\w])\.?|(?<![\w.\-])(?:{_KIND})(?![\w\-])")
# No comma but the one before a legal form: what stands before another comma is another thing, often a person.
_BACK = re.compile(rf"(?<![\w.\-])(?:{_WORD} (?:(?:of|and|&|for|de|du|und|et|y|e|the) )?){{0,4}}{_WORD},? $")
_OF = re.compile(rf"(?<![\w\-])(?:{_KIND}) (?:of|for) (?:the )?{_WORD}(?: (?:(?:and|of|&) )?{_WORD}){{0,4}}")
_LEGAL_END = re.compile(rf"(?:{_LEGAL})\.?$")
_NOT_FIRST = frozenset(
    {"The", "A", "An", "This", "Our", "Your", "Each", "No", "In", "At", "By", "For", "And", "Of", "Every"}
)
_LOOK_BACK = 120


class OrganizationRecognizer(TextRecognizer):
    """Names with a legal form ("Acme Ltd") or a kind of institution ("Bank of ...", "... University")."""

    TYPE = "ORGANIZATION"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the organisations."""
        results: list[tuple[int, int, float]] = []
        for end in _END.finditer(text):
            low = max(0, end.start() - _LOOK_BACK)
            before = _BACK.search(text[low : end.start()])
            if before is None:
                continue
            start = _trimmed(text, low + before.start(), end.start())
            if start < end.start():
                score = 0.8 if _LEGAL_END.fullmatch(end.group()) else 0.6
                results.append((start, end.end(), score))
        results += [(*match.span(), 0.6) for match in _OF.finditer(text)]
        return results


def _trimmed(text: str, start: int, end: int) -> int:
    """Skip words at the beginning that only stand there because a sentence begins."""
    while start < end:
        word = text[start:end].split(" ", 1)[0]
        if word.rstrip(",") not in _NOT_FIRST and not word.endswith("."):
            break
        start += len(word) + 1
    return start
