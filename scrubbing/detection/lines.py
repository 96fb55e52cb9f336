"""What people write where one line asks for a company: several names, letters in brackets, a town, a domain, nobody."""

import re

from scrubbing.detection.company import has_legal_form
from scrubbing.detection.everyday import KNOWN_LETTERS, is_everyday, is_name, is_place

_NOBODY_TEXT = """
none|n/a|na|n.a.|-|nobody|no one|unknown|tbd|various|several|confidential|private|undisclosed|self|self-employed|
self employed|freelance|freelancer|freelancing|independent|independent contractor|contractor|consultant|myself|me|
unemployed|retired|student|selbständig|freiberuflich|freiberufler|indépendant|autónomo|not applicable|personal
"""
_NOBODY = frozenset(each.strip() for each in _NOBODY_TEXT.replace("\n", "").split("|"))
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{2,60})[)\]]")
_LETTERS = re.compile(r"[A-Z][A-Z0-9&]{1,7}")
_RELATION = (
    r"(?:also known as|formerly(?: known as)?|previously(?: known as)?|now(?: part of)?|doing business as|trading as|"
    r"part of|owned by|a (?:subsidiary|division|unit|brand|member) of|a/k/a|aka|f/k/a|d/b/a|dba|t/a|c/o|via|through)"
)
_RELATED = re.compile(rf"^{_RELATION}\s+", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s*[;|]\s*|\s+/\s+|,?\s+{_RELATION}\s+", re.IGNORECASE)
_OF_A_GROUP = re.compile(
    r",\s+an?\s+(?P<group>[^\W\d_a-z][^,]{1,40}?)\s+(?:group\s+)?(?:company|subsidiary|business|brand)$"
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?P<label>[\w-]+)(?:\.[\w-]{2,})+/?", re.IGNORECASE)
_MARKS = " ,;\"'«»„“”"
_SHORTEST = 2


def names_in(line: str) -> list[str]:
    """Return the names of companies in a line, that as which it is written first; none where it says nobody."""
    line = " ".join(line.split())
    if line.casefold().strip(" .") in _NOBODY:
        return []
    found = [line]
    rest = line
    for match in _BRACKETS.finditer(line):
        inside = match["inside"].strip(_MARKS)
        # "(haftungsbeschränkt)" and "(UK)" say nothing by themselves.
        related = _RELATED.sub("", inside)
        if related != inside or (_is_a_name(inside) and not _LETTERS.fullmatch(inside)):
            found.append(related)
    rest = _BRACKETS.sub("", line)
    group = _OF_A_GROUP.search(rest)
    if group is not None:
        found.append(group["group"])
        rest = rest[: group.start()]
    pieces = [piece.strip(_MARKS) for piece in _BETWEEN.split(rest)]
    found += [name for piece in pieces for name in (_without_place(piece), *_of_domain(piece))]
    return [name for name in dict.fromkeys(found) if len(name) >= _SHORTEST]


def letters_in(line: str) -> list[str]:
    """Return the letters that a line gives a company in brackets: "Acme Widgets Group (AWG)"."""
    found = (match["inside"].strip(_MARKS) for match in _BRACKETS.finditer(line))
    return [each for each in found if _LETTERS.fullmatch(each) and each not in KNOWN_LETTERS and not is_place(each)]


def _is_a_name(text: str) -> bool:
    """Whether what stands in brackets is another name: it has capitals, and is no place and nothing everyday."""
    words = text.split()
    capitals = all(word[0].isupper() or word in ("&", "and", "of", "de") for word in words)
    return capitals and not any(map(is_place, words)) and not all(map(is_everyday, words))


def _without_place(name: str) -> str:
    """Return a name without the place behind a comma: "Acme Widgets, Springfield"."""
    before, comma, after = name.partition(",")
    if not comma or has_legal_form(name) or "&" in after or " and " in after or is_name(before):
        return name
    return before.strip(_MARKS)


def _of_domain(name: str) -> list[str]:
    """Return the name in a domain, where it is none of an everyday word."""
    match = _DOMAIN.fullmatch(name)
    return [match["label"]] if match is not None and not is_everyday(match["label"]) else []
