"""Names of people in running text without a language model: name lists, and what speaks against them.

Interim until a trained model takes its place. It favours finding full names; a word that is also an ordinary word, a
place or a month needs more evidence than a capital letter.
"""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.name_cues import (
    COMMON_FIRST,
    LOWER_WORD,
    PARTICLE,
    TOKEN,
    NameCueRecognizer,
    Token,
    tokens_of,
)
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

_SEQUENCE = re.compile(rf"(?<![\w'’@.\-]){TOKEN}(?:[ \u00a0]{{1,2}}(?:{PARTICLE}[ \u00a0])?{TOKEN}){{0,6}}")
_ENDING_OF_WORDS = re.compile(r"(?:ly|ing|tions?|ments?|ances?|ences?|ive|ular|ural|ated|ity|ness|able|ible|ical)$")
_STARTS_SENTENCE = re.compile(
    "then|when|while|if|as|and|but|so|because|since|after|before|although|though|once|until|later|yesterday|today|"
    "tomorrow|now|here|there|has|have|had|did|does|do|is|was|will|would|can|could|should|may|ask|tell|call|let|with|"
    "for|to|from|by|also|maybe|perhaps|however|both|like|thanks|please"
)
# Last names that more often end the name of a place or thing.
_VENUES = frozenset(
    {
        "street", "park", "house", "church", "island", "bay", "beach", "road", "lane", "court", "place",
        "square", "garden", "gardens", "river", "lake", "field", "bank", "school", "college", "group", "may",
        "will", "day", "case", "company", "law", "list", "page", "line", "hope", "rock", "hotel", "hill",
    }
)  # fmt: skip
# "220 C. Pat the meat dry": a unit, not an initial.
_AFTER_NUMBER = re.compile(r"\d ?$")
_NO_INITIALS = frozenset({"A", "I", "U.S.", "U.K.", "U.N.", "E.U.", "P.S.", "N.B.", "P.O.", "A.M.", "P.M."})


class PersonRecognizer(NameCueRecognizer):
    """Full names by list and by cue; single first names only where a cue or an unmistakable name speaks for them."""

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the names, titles left out unless the name is an ordinary word as well."""
        ordinary = {match.group() for match in LOWER_WORD.finditer(text)}
        return [*self._by_cues(text, ordinary), *self._sequences(text, ordinary)]

    def _sequences(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        for match in _SEQUENCE.finditer(text):
            tokens = list(tokens_of(text, *match.span()))
            position = 0
            while position < len(tokens):
                length, score = self._name_at(tokens, position, ordinary, text)
                if length:
                    yield tokens[position].start, tokens[position + length - 1].end, score
                position += max(1, length)

    def _name_at(self, tokens: list[Token], position: int, ordinary: set[str], text: str) -> tuple[int, float]:
        """Return how many tokens from here on are one name, and how sure that is. (0, 0) when none."""
        first = tokens[position]
        rest = self._rest(tokens, position, ordinary)
        if not rest:
            return (1, 0.55) if self._alone(tokens, position, ordinary) else (0, 0.0)
        surname = rest[-1].text.lower().rpartition(" ")[2]
        listed = surname in self._last or surname.split("-")[0] in self._last
        if first.initial:
            score = self._rate_initials(first, surname, listed, ordinary, text)
        elif self._is_first(first):
            score = self._rate_listed(first, listed, ordinary)
        else:
            score = self._rate_unlisted(first, surname, ordinary) if listed and len(rest) < 3 else 0.0
        return (1 + len(rest), score) if score else (0, 0.0)

    def _rest(self, tokens: list[Token], position: int, ordinary: set[str]) -> list[Token]:
        """Return the tokens that may go on the name that begins at a position."""
        first = tokens[position]
        if first.possessive:
            return []
        sure = self._is_first(first) and first.text.lower() not in self._unsure
        rest: list[Token] = []
        complete = False
        for token in tokens[position + 1 : position + 5]:
            listed = token.text.lower().rpartition(" ")[2] in self._last
            allowed = self._can_be_name(token, ordinary) or (sure and not complete and self._is_wordy_surname(token))
            # Behind a listed last name only another one goes on: "Jane Miller Consulting" is Jane Miller's.
            if not token.initial and (not allowed or (complete and not listed)):
                break
            rest.append(token)
            complete = complete or (listed and not self._is_first(token))
            if token.possessive:
                break
        while rest and rest[-1].initial:
            rest.pop()
        return rest

    def _rate_initials(self, first: Token, surname: str, listed: bool, ordinary: set[str], text: str) -> float:
        """Rate "J. Doe". The letter of a heading, a unit or an abbreviation is no initial."""
        if (
            surname in self._place_words
            or first.text in _NO_INITIALS
            or _AFTER_NUMBER.search(text, max(0, first.start - 2), first.start)
        ):
            return 0.0
        if listed:
            return 0.6
        word = surname in ordinary or _ENDING_OF_WORDS.search(surname) is not None
        return 0.0 if word or _starts_line(text, first.start) else 0.5

    def _rate_listed(self, first: Token, listed: bool, ordinary: set[str]) -> float:
        """Rate what begins with a listed first name."""
        lowered = first.text.lower()
        if lowered in ORDINARY or (first.capitals and not listed):
            return 0.0
        if lowered in self._unsure:
            return 0.6 if listed and lowered not in ordinary else 0.0
        return 0.85 if listed else 0.65

    def _rate_unlisted(self, first: Token, surname: str, ordinary: set[str]) -> float:
        """Rate an unknown word before a listed last name: a first name of another part of the world, perhaps."""
        lowered = first.text.lower()
        word = surname in AMBIGUOUS or lowered in self._place_words or _ENDING_OF_WORDS.search(lowered) is not None
        return 0.0 if word or first.capitals or not self._can_be_name(first, ordinary) else 0.5

    def _is_wordy_surname(self, token: Token) -> bool:
        """Whether an ordinary word is a common surname ("King"), and not rather what a street or house is called."""
        lowered = token.text.lower()
        return lowered in self._english_last and lowered in ORDINARY and lowered not in _VENUES

    def _alone(self, tokens: list[Token], position: int, ordinary: set[str]) -> bool:
        """Whether a single first name stands for a person: unmistakable, and not part of a longer run of capitals."""
        token = tokens[position]
        lowered = token.text.lower()
        others = [other.text.lower() for other in tokens if other is not token]
        if token.initial or token.capitals or len(lowered) < 3 or not all(other in ORDINARY for other in others):
            return False
        if lowered in self._unsure or lowered in ordinary or position != len(tokens) - 1:
            return False
        # Behind another capitalised word it may be the end of a title ("Project Falcon", "Lake Victoria").
        return lowered in COMMON_FIRST and (position == 0 or _STARTS_SENTENCE.fullmatch(others[0]) is not None)


def _starts_line(text: str, position: int) -> bool:
    """Whether a position begins a line, where an initial is more likely the letter of a heading."""
    return not text[text.rfind("\n", 0, position) + 1 : position].strip(" \t#*-\u2013(")
