"""Words that are made of a name and of what accounts, products and people of a company are called after it."""

import re
from collections.abc import Iterator

from scrubbing.detection.company import Company, spelt_out, unmarked
from scrubbing.detection.everyday import DESCRIPTIONS
from scrubbing.detection.results import Span

WHY = "A word made of a name that leads to whom the work was done for."
_SCORE = 0.9
# The shortest word of a name, and the shortest name in one word, of which others are made.
_SHORTEST, _SHORTEST_JOINED = 5, 8
_SHORTEST_PEOPLE = 7
_BEFORE = "my get try use join team meet hello ask go the we with visit go at inside life weare"
_AFTER_TEXT = """
inc llc ltd llp plc gmbh mbh ag kg co corp sa sas sarl srl spa bv nv oy ab hq app apps ai io api sdk cli bot cdn web
site blog cloud tech it hr dev ops test prod stage staging demo lab labs team jobs careers news press live now one
plus pro go pay hub base desk docs help support status mail login portal intranet usa us uk eu de fr es jp cn in int
intl asia europe emea apac global worldwide official online shop store client server service core common utils lib
db data internal admin agent mobile ios android connect link id sso crm erp university academy
"""
_AFTER = frozenset(_AFTER_TEXT.split())
_PEOPLE = frozenset({"er", "ers", "ian", "ians", "ite", "ites"})


class Compounds:
    """Finds words that are made of names."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    def add(self, company: Company, type_: str) -> None:
        """Take in a name."""
        for form, shortest in (
            (company.alone, _SHORTEST),
            (company.core, _SHORTEST_JOINED),
            (company.bare, _SHORTEST_JOINED),
        ):
            for spelt in (form, unmarked(form), spelt_out(form)):
                joined = "".join(sign for sign in spelt if sign.isalnum()).casefold()
                if len(joined) >= shortest and not joined.isdigit():
                    self._names.setdefault(joined, type_)
        self._pattern = None

    def find(self, text: str) -> Iterator[Span]:
        """Yield the words, where nothing but their letters tells that they are made of two."""
        if not self._names:
            return
        if self._pattern is None:
            names = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
            before = "|".join(sorted(_BEFORE.split(), key=len, reverse=True))
            self._pattern = re.compile(
                rf"(?<![^\W_])(?P<before>{before})?(?P<name>{names})(?P<after>[^\W\d_]{{0,30}})(?![^\W_])",
                re.IGNORECASE,
            )
        for match in self._pattern.finditer(text):
            word, after = match.group(), match["after"].casefold()
            if not (match["before"] or after) or not (word.islower() or word.isupper() or word[1:].islower()):
                continue
            if not after or is_made(after) or (after in _PEOPLE and len(match["name"]) >= _SHORTEST_PEOPLE):
                yield Span(self._names.get(match["name"].casefold(), "EMPLOYER"), *match.span(), _SCORE, WHY)


def is_made(after: str) -> bool:
    """Whether letters are one or two words that stand behind a name."""
    known = _AFTER | DESCRIPTIONS
    cuts = range(2, len(after) - 1)
    return after == "s" or after in known or any(after[:cut] in known and after[cut:] in known for cut in cuts)
