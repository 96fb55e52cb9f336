"""Names that are written apart: with something between all their letters, or with a space where none belongs.

"N O R T H W I N D", "Q.U.A.N.T.R.I.X" and "North wind Traders" are names; "a north wind" is none.
"""

import re
from collections.abc import Iterator

from scrubbing.detection.company import Company, unmarked
from scrubbing.detection.everyday import is_everyday, is_name
from scrubbing.detection.results import Span

SPACED_WHY = "A name that leads to whom the work was done for, with spaces between its letters."
SPLIT_WHY = "A name that leads to whom the work was done for, with a space in one of its words."
_SCORE, _UNSURE = 1.0, 0.8
_SHORTEST = 5
# From so many letters on, in so many words, the letters of a name follow each other nowhere else.
_LONG = 9
# As much as three spaces, one mark, or the end of a line.
_MARK = r"(?:[ \t\u00a0]{1,3}|[.\-_*\u00b7]|-?[ \t]{0,3}\r?\n[ \t]{0,8})?"
_PIECES = re.compile(r"[^\W_]+")


class Apart:
    """Finds names in pieces."""

    def __init__(self) -> None:
        # By joined letters: the type, and the words of which they are.
        self._names: dict[str, tuple[str, list[str]]] = {}
        # What only counts letter by letter: "red coat" is no "Redcoat" that somebody declared.
        self._terms: set[str] = set()
        self._pattern: re.Pattern[str] | None = None

    def add(self, company: Company, type_: str) -> None:
        """Take in a name."""
        for form in (company.bare, company.core, company.alone):
            joined = "".join(sign for sign in form if sign.isalnum()).casefold()
            if len(joined) >= _SHORTEST:
                for spelt in (form, unmarked(form)):
                    words = _PIECES.findall(spelt.casefold())
                    self._names.setdefault("".join(words), (type_, words))
                    self._terms.discard("".join(words))
        self._pattern = None

    def add_term(self, text: str, type_: str) -> None:
        """Take in a term that is no company's name: only with something between all its letters."""
        words = _PIECES.findall(text.casefold())
        joined = "".join(words)
        if len(joined) >= _SHORTEST and joined not in self._names and joined.isalpha():
            self._names[joined] = (type_, words)
            self._terms.add(joined)
        self._pattern = None

    def find(self, text: str) -> Iterator[Span]:
        """Yield the names in pieces."""
        if not self._names:
            return
        if self._pattern is None:
            forms = sorted(self._names, key=len, reverse=True)
            apart = "|".join(_MARK.join(map(re.escape, form)) for form in forms)
            self._pattern = re.compile(rf"(?<![^\W_])(?:{apart})(?![^\W_])", re.IGNORECASE)
        for match in self._pattern.finditer(text):
            pieces = _PIECES.findall(match.group().casefold())
            type_, words = self._names.get("".join(pieces), ("", pieces))
            if len(pieces) < 2 or pieces == words:
                continue
            # The reader of a picture joins two narrow letters.
            spaced = len(pieces) >= _SHORTEST - 1 and max(map(len, pieces)) < 3
            if spaced:
                yield Span(type_, *match.span(), _SCORE, SPACED_WHY)
            elif "".join(pieces) in self._terms:
                continue
            elif (len(words) > 1 and len("".join(words)) >= _LONG) or _is_no_phrase(pieces):
                yield Span(type_, *match.span(), _UNSURE, SPLIT_WHY)


def _is_no_phrase(pieces: list[str]) -> bool:
    """Whether the two pieces of a word are no two words that follow each other anyway."""
    return len(pieces) == 2 and any(len(p) > 2 and not is_everyday(p) and not is_name(p) for p in pieces)
