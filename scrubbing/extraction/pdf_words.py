"""The text layer of a PDF page as words, told apart by whether a reader can see them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image

from scrubbing.document import Word
from scrubbing.paper import Character

# A difference of brightness (of 255) within a letter's box by which it can be seen.
_CONTRAST = 20
# Letters lower than this, in pixels at 150 dpi, are specks to a reader: 1.5 points.
_LOWEST = 3.0


@dataclass(slots=True)
class TextLayer:
    """The words of a page that readers see and those they do not.

    Some hidden words stand over something that is drawn: the invisible layer of a scan says where the picture shows
    which word, if not exactly. Those are in `hidden_words`.
    """

    visible: str
    words: tuple[Word, ...]
    # For each word, whether its font leaves open which characters it shows.
    guesses: tuple[bool, ...]
    hidden: str
    hidden_words: tuple[Word, ...]

    @property
    def everything(self) -> str:
        """All text of the layer, seen or not."""
        return f"{self.visible}\n{self.hidden}"

    @property
    def guessed(self) -> bool:
        """Whether so much of the page is guesswork that it has to be read as a picture."""
        return any(self.guesses)


@dataclass(slots=True)
class _Token:
    characters: list[Character] = field(default_factory=list)
    # What stands between this token and the next: " ", "\n", or "" within a word broken at the end of a line.
    gap: str = " "

    @property
    def text(self) -> str:
        return "".join(character.text for character in self.characters)


def read_text_layer(characters: Sequence[Character], picture: Image.Image) -> TextLayer:
    """Group characters into words and look at the drawn page whether each can be seen."""
    pixels: NDArray[Any] = numpy.asarray(picture)
    seen: list[_Token] = []
    unseen: list[_Token] = []
    for token in _tokens(characters):
        # Dots, dashes and brackets are specks at any size and give nobody away.
        plain = not any(map(str.isalnum, token.text))
        (seen if plain or (_is_drawn(token) and _has_ink(token, pixels)) else unseen).append(token)
    visible, words = _laid_out(seen, picture.size)
    hidden, hidden_words = _laid_out(unseen, picture.size)
    return TextLayer(
        visible,
        words,
        tuple(any(map(_is_guess, token.characters)) for token in seen),
        hidden,
        tuple(word for word, token in zip(hidden_words, unseen, strict=True) if _has_ink(token, pixels)),
    )


def _laid_out(tokens: Sequence[_Token], size: tuple[int, int]) -> tuple[str, tuple[Word, ...]]:
    pieces: list[str] = []
    words: list[Word] = []
    offset = 0
    for token in tokens:
        words.append(_word(token, offset, size))
        pieces += [token.text, token.gap]
        offset += len(token.text) + len(token.gap)
    return "".join(pieces).rstrip(), tuple(words)


def _tokens(characters: Sequence[Character]) -> Iterator[_Token]:
    token = _Token()
    for index, character in enumerate(characters):
        if character.text.endswith("\n") and len(character.text) == 2:
            yield _before_line_end(token, character, characters[index + 1 : index + 2])
            token = _Token()
        elif not character.text:
            continue
        elif character.text.isspace():
            if token.characters:
                token.gap = "\n" if "\n" in character.text else token.gap
                yield token
            token = _Token()
        else:
            token.characters.append(character)
    if token.characters:
        yield token


def _before_line_end(token: _Token, hyphen: Character, following: Sequence[Character]) -> _Token:
    """End a word at a hyphen. Before a small letter it only breaks the line: the word goes on without it.

    The hyphen's own box still belongs to the word, so that it is painted over with it.
    """
    broken = bool(following) and following[0].text.islower() and bool(token.characters)
    mark = "" if broken else "-"
    token.characters.append(Character(mark, hyphen.left, hyphen.top, hyphen.right, hyphen.bottom))
    token.gap = "" if broken else "\n"
    return token


def _word(token: _Token, offset: int, size: tuple[int, int]) -> Word:
    boxes = [character for character in token.characters if character.right > character.left]
    boxes = boxes or token.characters
    left, top = int(min(box.left for box in boxes)), int(min(box.top for box in boxes))
    right, bottom = int(max(box.right for box in boxes)) + 1, int(max(box.bottom for box in boxes)) + 1
    return Word(token.text, max(0, left), max(0, top), min(size[0], right), min(size[1], bottom), offset, 1.0)


def _is_drawn(token: _Token) -> bool:
    return sum(character.undrawn for character in token.characters) * 2 <= len(token.characters)


def _has_ink(token: _Token, pixels: NDArray[Any]) -> bool:
    """Whether at least half of a word's letters differ from the ground they are drawn on and are no mere specks."""
    letters = token.characters
    height = max(letter.bottom for letter in letters) - min(letter.top for letter in letters)
    width = max(letter.right for letter in letters) - min(letter.left for letter in letters)
    if max(height, width) < _LOWEST or (len(letters) > 1 and min(height, width) < _LOWEST):
        return False
    return sum(_shows(letter, pixels) for letter in letters) * 2 >= len(letters)


def _shows(letter: Character, pixels: NDArray[Any]) -> bool:
    left, top, right, bottom = int(letter.left) - 1, int(letter.top) - 1, int(letter.right) + 2, int(letter.bottom) + 2
    area = pixels[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    if area.size == 0 or letter.right <= 0 or letter.bottom <= 0:
        return False
    flat = area.reshape(-1, area.shape[-1])
    return bool((flat.max(axis=0).astype(int) - flat.min(axis=0)).max() >= _CONTRAST)


def _is_guess(character: Character) -> bool:
    """Whether the text layer does not say which character a reader sees: no mapping, or one into private use."""
    return character.unmapped or any(unicodedata.category(letter) in ("Co", "Cn", "Cc") for letter in character.text)
