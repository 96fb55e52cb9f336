"""Keys, tokens and passwords: the formats that services publish, and what is given to a name like 'password'."""

import re
from collections.abc import Iterable, Iterator, Sequence

from scrubbing.detection.recognizers import secret_places
from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.secret_assigned import assigned
from scrubbing.detection.recognizers.secret_codes import codes
from scrubbing.detection.recognizers.secret_formats import TOKENS, Token, tree
from scrubbing.detection.recognizers.secret_tables import cells
from scrubbing.detection.recognizers.secret_values import entropy, is_random, is_stand_in

# start, end, score, kind
Secret = tuple[int, int, float, str]

# No format is shorter, and few words of prose are as long.
_LONG = re.compile(r"\S{14,}")
_ORDINARY = re.compile(
    r"[\"'(\u201c\u2018]?[A-Za-z][a-z]*(?:[\-\u2013\u2014/'\u2019][A-Za-z]?[a-z]*){0,4}[.,;:!?)\"'\u201d\u2019]{0,3}"
)
# What stands before a token is no part of it: a line end or colour as programs print it, a sign as an address has it.
_AT_EDGE = re.compile(r"(?:\\[nrt]|%[0-9A-Fa-f]{2}|\[[\d;]{0,8}m)\Z")
_EDGE = 10
# The longest text that the formats have before their literal.
_BEFORE = 110
_CLOSING = ".,;:"


class SecretRecognizer(TextRecognizer):
    """What would let a stranger in. Placeholders of documentation are no secrets."""

    TYPE = "SECRET"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the secrets themselves, without the names they are assigned to."""
        return [(start, end, score) for start, end, score, _ in self.kinds(text)]

    def kinds(self, text: str) -> Iterable[Secret]:
        """Return the secrets with their kind: that of a format of the table, or how it was told, as 'url-password'."""
        long = [word for word in _LONG.finditer(text) if _ORDINARY.fullmatch(word.group()) is None]
        found = [secret for word in long for secret in _tokens(text, *word.span())]
        # Without what lengthens: the offsets must be those of the text.
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
        found += secret_places.places(text, lowered)
        found += codes(text, lowered)
        found += assigned(text, lowered, with_services=bool(long))
        found += self._tabled(text, lowered)
        return _outermost(found)

    def _tabled(self, text: str, lowered: str) -> Iterator[Secret]:
        """Yield the secrets in columns whose heading names them."""
        for heading, start, end in cells(lowered):
            # With a dash between them, nothing counts that does not look like a secret.
            name = f"{heading} \u2014 "
            for low, high, score, kind in self.kinds(name + text[start:end]):
                if high > len(name):
                    yield max(start, start + low - len(name)), start + high - len(name), score, kind


def _outermost(found: Sequence[Secret]) -> list[Secret]:
    """Return the secrets in the order of the text, without those within another; of equal ones the first found."""
    kept: list[Secret] = []
    ends: list[int] = []
    for secret in sorted(found, key=lambda secret: (secret[0], -secret[1])):
        if not ends or secret[1] > ends[-1]:
            kept.append(secret)
            ends.append(secret[1])
    return kept


class _Compiled:
    """A format with its expressions."""

    __slots__ = ("after", "before", "token")

    def __init__(self, token: Token) -> None:
        self.token = token
        self.after = re.compile(rf"(?:{token.after})(?![A-Za-z0-9])")
        self.before = re.compile(rf"(?<![A-Za-z0-9])(?:{token.before})\Z") if token.before else None

    def at(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the secret whose literal stands at these offsets."""
        after = self.after.match(text, end)
        if after is None:
            return None
        first, last = start, after.end()
        if self.before is not None:
            before = self.before.search(text, max(0, start - _BEFORE), start)
            if before is None:
                return None
            first = before.start()
        while last > end and text[last - 1] in _CLOSING:
            last -= 1
        body = text[first:start].removeprefix("https://") + text[end:last]
        if self.token.random:
            good = is_random(body, self.token.entropy)
        else:
            good = entropy(body) >= self.token.entropy and not is_stand_in(body)
        return (first, last) if good else None


_LITERALS = sorted({literal for token in TOKENS for literal in token.literals})
_LITERAL = re.compile(tree(_LITERALS))
# By the longest literal at a place: the formats that may begin there, those with longer literals first.
_COMPILED = [_Compiled(token) for token in TOKENS]
_FORMATS = {
    literal: [
        (length, compiled)
        for length in range(len(literal), 0, -1)
        for compiled in _COMPILED
        if literal[:length] in compiled.token.literals
    ]
    for literal in _LITERALS
}


def _tokens(text: str, position: int, end: int) -> Iterator[Secret]:
    # Literals may overlap: where no format fits, the next sign may begin another.
    while (literal := _LITERAL.search(text, position, end)) is not None:
        position = literal.start() + 1
        secret = _token(text, literal)
        if secret is not None:
            position = secret[1]
            yield secret


def _token(text: str, literal: re.Match[str]) -> Secret | None:
    """Return the token that a literal belongs to."""
    start = literal.start()
    inside = start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-")
    if inside and _AT_EDGE.search(text, max(0, start - _EDGE), start):
        inside = False
    for length, compiled in _FORMATS[literal.group()]:
        if inside and compiled.before is None:
            continue
        place = compiled.at(text, start, start + length)
        if place is not None:
            return (*place, 0.95, compiled.token.kind)
    return None
