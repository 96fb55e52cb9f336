"""Codes of banks by SWIFT: eight or eleven capitals in which a country stands, where something calls them that."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_COUNTRIES = (
    "A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]|D[EJKMOZ]|E[CEGHRST]|F[IJKMOR]|"
    "G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|M[ACDEFGHKLMNOPQRSTUVWXYZ]|"
    "N[ACEFGILOPRUZ]|OM|P[AEFGHKLMNRSTWY]|QA|R[EOSUW]|S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|"
    "V[ACEGINU]|W[FS]|XK|Y[ET]|Z[AMW]"
)
_CODE = re.compile(rf"[A-Z](?<![A-Za-z0-9_.\-/].)[A-Z]{{3}}(?:{_COUNTRIES})[A-Z0-9]{{2}}(?:[A-Z0-9]{{3}})?(?![\w\-])")
_CALLED = re.compile(
    r"(?<![a-z])(?:swift|bic|s\.w\.i\.f\.t\.?|bank identifier)[\s/\-(]{0,3}"
    r"(?:(?:swift|bic|code|no|nr|number|address|id)[\s.)/]{0,3}){0,3}(?P<sign>[:=#(|\ue001\"]|is\s|ist\s)?[\s\"']{0,4}\Z",
    re.IGNORECASE,
)
_WORD_BEHIND = re.compile(r" [A-Za-z]")
_BEFORE, _LONG = 40, 11


class BankIdentifierRecognizer(TextRecognizer):
    """SWIFT codes behind a word or heading that calls them so: the form alone is that of many words."""

    TYPE = "SWIFT_CODE"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the codes."""
        for match in _CODE.finditer(text):
            start, end = match.span()
            called = _CALLED.search(text, max(0, start - _BEFORE), start)
            if called is None:
                continue
            word = match.group().isalpha() and end - start < _LONG and _WORD_BEHIND.match(text, end)
            if called["sign"] is not None or not word:
                yield start, end, 0.85
