"""Codes of banks by SWIFT: eight or eleven capitals in which a country stands, where something calls them that."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.windows import RECORD

_COUNTRIES = (
    "A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]|D[EJKMOZ]|E[CEGHRST]|F[IJKMOR]|"
    "G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|M[ACDEFGHKLMNOPQRSTUVWXYZ]|"
    "N[ACEFGILOPRUZ]|OM|P[AEFGHKLMNRSTWY]|QA|R[EOSUW]|S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|"
    "V[ACEGINU]|W[FS]|XK|Y[ET]|Z[AMW]"
)
_CODE = re.compile(rf"[A-Z](?<![A-Za-z0-9_.\-/].)[A-Z]{{3}}(?:{_COUNTRIES})[A-Z0-9]{{2}}(?:[A-Z0-9]{{3}})?(?![\w\-])")
_CALLED = re.compile(r"(?<![a-z])(?:swift|bic|s\.w\.i\.f\.t|bank identifier)(?![a-z])", re.IGNORECASE)
_BEFORE = 40


class BankIdentifierRecognizer(TextRecognizer):
    """SWIFT codes behind a word, column or line that calls them so: the form alone is that of many words."""

    TYPE = "SWIFT_CODE"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the codes."""
        for match in _CODE.finditer(text):
            before = text[max(0, match.start() - _BEFORE) : match.start()].rpartition(RECORD)[2]
            if _CALLED.search(before) and match.group() not in ("BANKCODE", "SWIFTCODE"):
                yield match.start(), match.end(), 0.85
