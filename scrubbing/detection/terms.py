"""The spellings in which a declared term may stand in a file.

These mean the term whatever their case and wherever they stand, so redaction takes them out and the proof searches for
them without looking at what is around. Forms that only count in their place are found by `scrubbing.detection.aliases`.
"""

from collections.abc import Iterable, Iterator, Sequence

from scrubbing.detection.company import Company, has_legal_form, variants, without_legal_form
from scrubbing.detection.everyday import FIRMS
from scrubbing.detection.lines import names_in
from scrubbing.detection.results import Term
from scrubbing.findings import stands_within_words
from scrubbing.matching import Matcher
from scrubbing.names import first_names
from scrubbing.people import tells_with_a_letter
from scrubbing.surnames import may_be_a_surname

__all__ = [
    "expanded",
    "is_cased",
    "is_company",
    "matcher",
    "may_be_somebody",
    "spellings",
    "spelt",
    "without_legal_form",
]

_COMPANIES = frozenset({"EMPLOYER", "CLIENT"})
# A shorter spelling than this that the contractor did not write would be found in ordinary words.
_SHORTEST_DERIVED = 4
_LONGEST_CASED = 3
_SHORTEST_SPELT = 5


def matcher(terms: Sequence[Term]) -> Matcher[str]:
    """Return a matcher over all spellings of the terms, handing back the type. Case and possessives never matter."""
    found: Matcher[str] = Matcher()
    terms = expanded(terms)
    for term in terms:
        if term.text.strip():
            within = stands_within_words(term.text.strip(), term.type) and not is_cased(term)
            found.add(term.text, term.type, cased=is_cased(term), inside_identifiers=True, within_words=within)
    for term in terms:
        for form in spellings(term):
            within = stands_within_words(form, term.type)
            found.add(form, term.type, inside_identifiers=True, within_words=within)
    return found


def expanded(terms: Iterable[Term]) -> list[Term]:
    """Return the terms, with each name that stands in the line for a company as a term of its own."""
    return [
        Term(name, term.type)
        for term in terms
        for name in (names_in(term.text) if term.type in _COMPANIES else [term.text])
    ]


def is_cased(term: Term) -> bool:
    """Whether a term only counts in its capitals: "3M" is a company, "3m" a length."""
    return term.type in _COMPANIES and len(term.text.strip()) <= _LONGEST_CASED and term.text.isupper()


def is_company(term: Term) -> bool:
    """Whether a term is the name of a company; one of no said type is, if it ends like one."""
    return term.type in _COMPANIES or (term.type != "PRODUCT" and _ends_like_one(term.text))


def _ends_like_one(name: str) -> bool:
    """Whether a name has a legal form, or a word as only firms have it behind words with a capital."""
    words = name.split()
    named = len(words) > 1 and all(word[0].isupper() or word in ("&", "and", "of") for word in words)
    return has_legal_form(name.strip()) or (
        named and words[-1].casefold() in FIRMS and words[0].casefold() not in first_names()
    )


def may_be_somebody(term: Term) -> bool:
    """Whether a term of no said type is two words that may be somebody's names and mean nothing else."""
    first, _, last = term.text.strip().partition(" ")
    if term.type != "IDENTITY_TERM" or is_company(term) or not may_be_a_surname(last):
        return False
    return first.isalpha() and (tells_with_a_letter(first) or first.casefold() in first_names())


def spelt(term: Term) -> str:
    """Return a term of words, and no company's name, with a space between all its letters; empty where it is another.

    Five letters that stand apart and make a term are that term, in whatever marks.
    """
    letters = "".join(term.text.split())
    fits = not is_company(term) and letters.isalpha() and len(letters) >= _SHORTEST_SPELT and letters.isascii()
    return " ".join(letters) if fits else ""


def spellings(term: Term) -> Iterator[str]:
    """Yield further spellings: joined, hyphenated, with '&' or 'and', split at inner capitals, without accents.

    Of a company also without legal form, without what it does, and the word that means it alone. The joined spelling
    also finds the usual domain ("acmewidgets.com"), since a domain's labels are words.
    """
    text = " ".join(term.text.split())
    if is_company(term):
        yield from Company.of(text).spellings()
    else:
        if may_be_somebody(term) and text.split()[0].casefold() not in first_names():
            # A listed first name makes a person of it, whose other forms agree by themselves.
            yield " ".join(reversed(text.split()))
        yield from sorted(form for form in variants(text) if form != text and len(form) >= _SHORTEST_DERIVED)
