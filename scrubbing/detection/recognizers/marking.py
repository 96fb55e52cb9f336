"""Legends by which a writer says that a text is confidential, privileged or not for distribution.

The word 'confidential' in a sentence is no legend: what counts is a fixed formula, capitals, or a line of its own.
"""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

# A cheap test before the real patterns: every legend holds one of these.
_CUE = re.compile(
    r"confiden|vertraulich|internal|intern|propriet|privileg|prejudice|work product|distribut|forward|circulat|TLP|"
    r"CUI|CONTROLLED|OFFICIAL|RESTRICTED|ITAR|EAR99|export|embargo|trade secret|NDA|non-disclosure|intended recipient|"
    r"not for|eyes only|need.to.know|classified|secret",
    re.IGNORECASE,
)
_CONFIDENTIAL = r"confidential(?:ity notice)?"
_FORMULAS = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        (
            rf"(?:strictly|highly|company|client|most|business|"
            rf"commercial(?:ly)?)[ \-]{_CONFIDENTIAL}(?:[ ,&]{{1,3}}(?:and )?proprietary)?",
            rf"(?:private|personal|privileged|proprietary|internal|sensitive|secret) ?(?:and|&|/|,|"
            rf"-)? ?{_CONFIDENTIAL}",
            r"confidential ?(?:and|&|/|-) ?(?:privileged|proprietary|private)(?: information)?",
            r"commercial[ \-]in[ \-]confidence|in strict confidence",
            r"(?:for )?(?:company |strictly )?internal (?:use|circulation|distribution)(?: only)?(?<=only)",
            r"internal only|strictly internal|for (?:official|authori[sz]ed) use only|for your eyes only",
            r"(?:please )?do not (?:distribute|forward|circulate|redistribute)(?: (?:or|and) (?:copy|distribute|"
            r"forward|share))?",
            r"not for (?:external |public |further |general |onward )?(?:distribution|circulation|release|publication|"
            r"disclosure|redistribution)",
            r"(?:attorney|solicitor|lawyer)s?[ \-\u2013/]client (?:privileged?|communication)(?: communication)?",
            r"(?:attorney )work[ \-]product|legally privileged|privileged communication|"
            r"subject to (?:legal )?privilege",
            r"without prejudice(?: (?:and )?(?:save as to costs|subject to contract))?",
            r"subject to (?:an? |the )?(?:NDA|non[ \-]disclosure agreement|confidentiality agreement)|"
            r"under (?:an? )?NDA",
            r"TLP ?: ?(?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR|WHITE)",
            r"CUI(?://[A-Z\-/]{2,40})?(?= |$|\n)(?<=CUI)|CUI//[A-Z\-/]{2,40}|controlled unclassified information",
            r"OFFICIAL[ \-]{1,3}SENSITIVE|EAR99|export[ \-]controlled|(?:ITAR|EAR)[ \-](?:controlled|restricted)",
            r"embargoed (?:until|till)[^\n.]{0,40}|under embargo(?: until[^\n.]{0,40})?",
            r"contains (?:confidential|proprietary)(?: (?:and|or) (?:confidential|proprietary|"
            r"privileged))? information",
            r"(?:contains|constitutes|company) trade secrets?|trade secret information",
            r"streng vertraulich|vertraulich und (?:persönlich|privat)|nur für den (?:internen|"
            r"dienst)\w{0,10} ?gebrauch",
            r"strictement confidentiel|diffusion restreinte|usage interne(?: uniquement)?|uso interno|"
            r"estrictamente confidencial",
        )
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
# A line, cell or header that says nothing else, whatever its case.
_ALONE = re.compile(
    r"(?:^|(?<=[\ue001|]))[ \t\[(*_\-\u2013]*(?P<legend>confidential|restricted|proprietary|privileged|vertraulich|"
    r"confidentiel(?:le)?|"
    r"confidencial|riservato|vertrouwelijk|internal|classified|secret|top secret)[ \t\])*_.!\-\u2013]*$",
    re.IGNORECASE | re.MULTILINE,
)
# A segment of its own in a header or footer: "Acme - Confidential - Page 3".
_SEGMENT = re.compile(
    r"(?:^|(?<=[ \t][\-\u2013\u2014|\u00b7\u2022/][ \t]))(?P<legend>Confidential|Proprietary|Restricted|Privileged)"
    r"(?=[ \t]+[\-\u2013\u2014|\u00b7\u2022/][ \t]|[ \t]*$)",
    re.MULTILINE,
)
_CAPITALS = re.compile(
    r"(?<![\w\-])(?:CONFIDENTIAL|PROPRIETARY|VERTRAULICH|CONFIDENTIEL)(?: INFORMATION| DRAFT| DOCUMENT)?(?![\w\-])"
)
_DISCLAIMER = re.compile(
    r"\bth(?:is|e information (?:contained )?in this) (?:e-?mail|message|communication|transmission|document|report)"
    r"[^.\n]{0,200}\b(?:confidential|privileged|intended (?:only|solely))\b[^.\n]{0,300}\.?",
    re.IGNORECASE,
)


class MarkingRecognizer(TextRecognizer):
    """Confidentiality legends in the wordings in which they are usual."""

    TYPE = "MARKING"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the legends."""
        if _CUE.search(text) is None:
            return []
        spans = [match.span() for match in _FORMULAS.finditer(text)]
        spans += [match.span("legend") for match in _ALONE.finditer(text)]
        spans += [match.span("legend") for match in _SEGMENT.finditer(text)]
        spans += [match.span() for match in _CAPITALS.finditer(text)]
        spans += [match.span() for match in _DISCLAIMER.finditer(text)]
        return [(start, end, 0.8) for start, end in spans]
