"""What else a text may say: without accents, in plain letters, without what cannot be seen, with domains spelt out."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import SupportsIndex

from scrubbing.detection.company import unmarked
from scrubbing.invisible import INVISIBLE

# Marks of letters that are written as signs of their own, and what has no width: neither is in the plain reading.
_DROPPED = re.compile(f"[{INVISIBLE}\u0300-\u036f]+")
_ENCODED = re.compile(r"(?<![^\W_])xn--[a-z0-9-]{2,60}", re.IGNORECASE)
_WORD_OF_TWO_SCRIPTS = re.compile(r"[^\W\d_]*(?:[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z])[^\W\d_]*")
# Cyrillic and Greek letters that nobody can tell from Latin ones.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХавеѕіјкморстухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν", "ABESIJKMHOPCTYXabesijkmopctyxhdqwABEZHIKMNOPTYXoav"
)


class _Plain(dict[int, int]):
    """For each sign the plain one that it is a form of, where that is one sign; filled as they come."""

    def __missing__(self, code: int) -> int:
        plain = unmarked(unicodedata.normalize("NFKC", chr(code)))
        self[code] = ord(plain) if len(plain) == 1 else code
        return self[code]


_PLAIN = _Plain()


def readings(text: str) -> Iterator[tuple[str, Sequence[SupportsIndex]]]:
    """Yield the other readings of a text, each with the place in the text that each of its signs has."""
    if "xn--" in text or "XN--" in text:
        spelt, places = _spelt_out(text)
        if spelt != text:
            yield spelt, places
            plain = spelt.translate(_PLAIN)
            if plain != spelt:
                yield plain, places
    if text.isascii():
        return
    kept: Sequence[SupportsIndex] = range(len(text))
    plain = text
    if _DROPPED.search(text):
        kept = [place for place, sign in enumerate(text) if not _DROPPED.match(sign)]
        plain = "".join(text[place] for place in kept)
    plain = _WORD_OF_TWO_SCRIPTS.sub(lambda match: match.group().translate(_LOOKALIKES), plain).translate(_PLAIN)
    if plain != text:
        yield plain, kept


def _spelt_out(text: str) -> tuple[str, list[int]]:
    """Return a text with the letters that its encoded domains stand for."""
    pieces: list[str] = []
    places: list[int] = []
    end = 0
    for match in _ENCODED.finditer(text):
        try:
            label = match.group().encode("ascii").decode("idna")
        except UnicodeError:
            continue
        pieces += (text[end : match.start()], label)
        places += range(end, match.start())
        # Whatever is found in it, the whole of it goes.
        places += [match.start()] * (len(label) - 1) + [match.end() - 1]
        end = match.end()
    return "".join([*pieces, text[end:]]), [*places, *range(end, len(text))]
