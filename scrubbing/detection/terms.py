"""The spellings in which a declared term may stand in a file."""

import re
from collections.abc import Iterator, Sequence

from scrubbing.detection.results import Term
from scrubbing.matching import Matcher

# Endings that companies are named with and without.
_LEGAL = re.compile(
    r"[\s,]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|gmbh|ag|kg|ug|se|sa|sas|sarl|srl|"
    r"spa|bv|b\.v|nv|n\.v|oy|ab|as|a/s|aps|pty|pte|kgaa|s\.a|s\.r\.l|s\.p\.a|l\.l\.c|gmbh & co\.? kg)\.?$",
    re.IGNORECASE,
)
_SPLIT_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
# A shorter spelling than this that the contractor did not write would be found in ordinary words.
_SHORTEST_DERIVED = 4


def matcher(terms: Sequence[Term]) -> Matcher[str]:
    """Return a matcher over all spellings of the terms, handing back the type. Case and possessives never matter."""
    found: Matcher[str] = Matcher()
    for term in terms:
        if term.text.strip():
            found.add(term.text, term.type, inside_identifiers=True)
    for term in terms:
        for form in spellings(term):
            found.add(form, term.type, inside_identifiers=True)
    return found


def spellings(term: Term) -> Iterator[str]:
    """Yield further spellings: without legal form, joined, hyphenated, with '&' or 'and', split at inner capitals.

    The joined spelling also finds the usual domain ("acmewidgets.com"), since a domain's labels are words.
    """
    text = " ".join(term.text.split())
    bare = without_legal_form(text)
    forms = {bare, _SPLIT_CAMEL.sub(" ", bare)}
    forms |= {form.replace("&", "and") for form in forms} | {re.sub(r"\band\b", "&", form) for form in forms}
    for form in list(forms):
        words = [word for word in re.split(r"[\s\-_.,/]+", form) if word]
        if len(words) > 1:
            forms |= {"".join(words), "-".join(words), " ".join(words), ".".join(words)}
            forms |= {"".join(word for word in words if word not in ("&", "and", "And"))}
    yield from sorted(form for form in forms if form != text and len(form) >= _SHORTEST_DERIVED)


def without_legal_form(name: str) -> str:
    """Return the name of a company as it is said: "Acme" for "Acme GmbH & Co. KG"."""
    while (shorter := _LEGAL.sub("", name)) != name and shorter:
        name = shorter
    return name
