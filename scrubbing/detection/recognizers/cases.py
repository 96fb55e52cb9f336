"""Numbers of cases and files at courts and authorities. Neutral citations and reports of decisions are public: no."""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.labelled import Kind

_FORMS = re.compile(
    r"[0-9IVX](?<![\w.,:/\-].)"
    r"(?:"
    # 2:19-cv-01234-ABC
    r"(?:(?<=\d)\d?:\d\d-[a-z]{2,4}-\d{3,6}(?:-[A-Z]{2,4}){0,3})"
    # 19-cv-1234, 19 Civ. 1234
    r"|(?:(?<=\d)\d(?:-|\s)(?:cv|cr|mc|md|bk|ap|Civ\.|Cr\.|CIV|CV|CR)(?:-|\s)\d{2,6}(?:-[A-Z]{2,4}){0,3})"
    # 12 O 345/19, VIII ZR 123/20, 1 BvR 16/13, II CSK 123/15
    r"|(?:[\dIVX]{0,4}[a-z]?(?:-\d{1,2})? [A-Z][A-Za-z]{0,4}(?:\([A-Z]\))? \d{1,5}/\d\d(?:\d\d)?[a-z]?)"
    r")(?![\w/\-])"
)
# QB-2019-001234, CL-2020-000123
_DIVISION = re.compile(
    r"[A-Z](?<![\w\-/].)[A-Z](?<=QB|KB|HC|CL|BL|FL|PT|HT|IL|IP|CR|BR|CO|AD|LM|TC)-(?:19|20)\d\d-\d{5,6}(?![\w\-])"
)
# "nos. 36244/06, 12/07 and 345/08": the first is told by the word before it, the others by the one before.
_SLASHED = re.compile(r"\d(?<![\w/.,\-]\d)\d{0,5}/\d\d(?:\d\d)?(?![\w/\-]|[.,]\d)")
_NUMBERED = re.compile(r"(?<!\w)(?:nos?\.?|№|n[°º]|applications?|Nr\.?)\s{1,2}\Z", re.IGNORECASE)
_NEXT = re.compile(r"(?:,|,?\s(?:and|et|und|&|y))\s(?:nos?\.\s)?")
_BACK = 16


class CaseNumberRecognizer(TextRecognizer):
    """Numbers of cases by their form."""

    TYPE = "CASE_NUMBER"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the numbers without the words before them."""
        results = [(*match.span(), 0.75) for match in _FORMS.finditer(text)]
        results += [(*match.span(), 0.8) for match in _DIVISION.finditer(text)]
        if "/" in text:
            results += self._slashed(text)
        return results

    def _slashed(self, text: str) -> Iterator[tuple[int, int, float]]:
        end = -1
        for match in _SLASHED.finditer(text):
            start = match.start()
            listed = end >= 0 and start - end < _BACK and _NEXT.fullmatch(text, end, start)
            if listed or _NUMBERED.search(text, max(0, start - _BACK), start):
                end = match.end()
                yield start, end, 0.75


_REFERENCE = (
    r"(?=[^\n;,()]{0,14}\d)(?=(?:[^\d\n;,()]{0,12}\d){3})(?:[A-Z]{1,4} )?[A-Z0-9][A-Z0-9:./\-]{1,24}(?<![.:/\-])"
    r"(?: [A-Z]{1,4} \d{1,6}/\d{2,4})?"
)
KINDS = (
    Kind(
        "CASE_NUMBER",
        ("case no", "case number", "case nos", "case #", "case id", "case ref", "case reference", "case file", "case",
         "docket", "docket no", "docket number", "civil action", "civil action no", "criminal case", "cause no",
         "cause number", "index no", "matter no", "matter number", "matter id", "matter", "file no", "file number",
         "file ref", "file reference", "proceeding no", "proceedings no", "claim no", "petition no", "petition number",
         "appeal no", "appeal number", "suit no", "complaint no", "incident no", "incident number", "crime ref",
         "crime reference", "police report", "application no", "application number", "arbitration no",
         "aktenzeichen", "az", "az.", "geschäftszeichen", "geschäftsnummer", "gz", "zaaknummer", "rolnummer",
         "dossiernummer", "numéro de dossier", "dossier", "rg", "r.g.", "numéro de rôle", "pourvoi", "pourvoi n",
         "expediente", "autos", "número de expediente", "procedimiento", "sentencia n", "processo", "processo n",
         "ruolo", "sygnatura akt", "sygn. akt", "spisová značka", "sp. zn.", "målnummer", "sagsnummer", "saksnummer"),
        _REFERENCE,
        None,
        0.7,
        strict=True,
    ),
)  # fmt: skip
