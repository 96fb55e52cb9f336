"""Find the accounts behind an "@" that are made of the names of the people whom a document names.

"@qvrabelmoor" alone in a line of a program is anything, unless a Quentin Vrabelmoor stands elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from scrubbing.detection.everyday import is_everyday
from scrubbing.detection.overlaps import resolve
from scrubbing.detection.results import Span
from scrubbing.document import Unit
from scrubbing.frequent import is_frequent
from scrubbing.matching import bare
from scrubbing.people import parts

_LABEL = "USERNAME"
_SURE, _SCORE = 0.6, 0.7
_MENTION = re.compile(r"(?<![\w@/.+\-])@(?P<name>[^\W\d_](?:[\w\-]|\.(?=\w)){2,38})(?![\w/(@{]|:\w)")
_SIGN = re.compile(r"[\W\d_]+")
_SHORTEST = 4


def spread(
    units: Sequence[Unit], found: Sequence[list[Span] | None], people: Iterable[str] = ()
) -> list[list[Span] | None]:
    """Return the findings with the accounts that they, and people whom other files name, tell of. None stays None."""
    if not any("@" in unit.text for unit in units):
        return list(found)
    names = {
        name
        for unit, spans in zip(units, found, strict=True)
        for span in spans or ()
        if span.label == "PERSON" and span.score >= _SURE
        for name in _accounts(unit.text[span.start : span.end])
    }
    names.update(account for name in people for account in _accounts(name))
    if not names:
        return list(found)
    completed: list[list[Span] | None] = []
    for unit, spans in zip(units, found, strict=True):
        new = list(_mentioned(unit.text, names)) if spans is not None and "@" in unit.text else []
        completed.append(resolve([*spans, *new]) if new and spans is not None else spans)
    return completed


def _accounts(name: str) -> Iterator[str]:
    """Yield what people with this full name are called by, without marks and digits."""
    pieces = [(part.role, part.text) for part in parts(name)]
    first = next((plain for role, text in pieces if role == "first" and (plain := _plain(text))), "")
    last = "".join(_plain(text) for role, text in pieces if role in ("particle", "last"))
    surname = next((text for role, text in reversed(pieces) if role == "last"), "")
    if not first or not _plain(surname):
        return
    # Of a double name each half is a name as well.
    halves = [half for half in map(_plain, surname.split("-")) if len(half) >= _SHORTEST]
    for family in dict.fromkeys((last, _plain(surname), *halves)):
        made = (first + family, family + first, first[0] + family, family + first[0], first + family[0], family)
        yield from (each for each in made if len(each) >= _SHORTEST and not (is_everyday(each) or is_frequent(each)))


def _plain(text: str) -> str:
    return _SIGN.sub("", bare(text)).casefold()


def _mentioned(text: str, names: set[str]) -> Iterator[Span]:
    for match in _MENTION.finditer(text):
        if _plain(match["name"]) in names:
            yield Span(_LABEL, *match.span("name"), _SCORE)
