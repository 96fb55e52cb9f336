"""From text to what the network reads: pieces of words, the shape of each word, windows of bounded length.

Training and running share this module, since a model is only as good as their agreement. The vocabulary knows no
capitals, so every piece carries the case shape of its word; a line end is a token, because letters, forms and tables
are told by their lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Encoding, Tokenizer

# Tokens of a window between its first and its last sign, and how many of them the next window sees again.
INNER = 180
_AGAIN = 12
# A text without a place to cut is cut anywhere, and then this much is read twice.
_AGAIN_UNCUT = 36
# The rows of the shape embedding: six shapes, each for a word that stands free and one that touches the word before.
LOWER, CAPITALISED, CAPITALS, MIXED, DIGITS, SIGN = range(6)
SHAPES = 12
_TOUCHES = 6
PAD, NEWLINE, UNKNOWN, FIRST, LAST = 0, 1, 100, 101, 102


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as tokens. `starts` and `ends` are code points; `words` numbers the word of each token, ascending."""

    ids: list[int]
    shapes: list[int]
    starts: list[int]
    ends: list[int]
    words: list[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens begin..end of a text, read together. About those before `new` the stretch before has the word."""

    begin: int
    new: int
    end: int


def read_tokenizer(path: Path) -> Tokenizer:
    """Load the tokenizer file that lies beside the model."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def tokenize(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Tokens]:
    """Split texts into tokens."""
    encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [_with_shapes(encoding, text) for encoding, text in zip(encodings, texts, strict=True)]


def _with_shapes(encoding: Encoding, text: str) -> Tokens:
    ids, offsets, numbers = encoding.ids, encoding.offsets, encoding.word_ids
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    shapes: list[int] = []
    words: list[int] = []
    count, before = -1, -1
    index, total = 0, len(ids)
    while index < total:
        number = numbers[index]
        last = index + 1
        if number is not None:
            while last < total and numbers[last] == number:
                last += 1
        start, end = starts[index], ends[last - 1]
        shape = shape_of(text[start:end]) + (_TOUCHES if start == before else 0)
        count += 1
        shapes += [shape] * (last - index)
        words += [count] * (last - index)
        before, index = (-1 if ids[index] == NEWLINE else end), last
    return Tokens(ids, shapes, starts, ends, words)


def shape_of(word: str) -> int:
    """Return the shape of a word, of which one row of the embedding is made."""
    if word.islower():
        return DIGITS if any(map(str.isdecimal, word)) else LOWER
    if not word.isalpha():
        if any(map(str.isdecimal, word)):
            return DIGITS
        if not any(map(str.isalpha, word)):
            return SIGN
    if word.isupper():
        return CAPITALS if len(word) > 1 else CAPITALISED
    return CAPITALISED if word[:1].isupper() and word[1:].islower() else MIXED


def stretches(tokens: Tokens, sentence_ends: frozenset[int]) -> Iterator[Stretch]:
    """Cut tokens into stretches of at most INNER, behind a line end or sentence where there is one, else anywhere."""
    total = len(tokens.ids)
    begin = new = 0
    while total - begin > INNER:
        cut = _cut(tokens, begin + INNER // 2, begin + INNER, sentence_ends)
        if cut is not None:
            yield Stretch(begin, new, cut)
            begin, new = cut - _AGAIN, cut
        else:
            end = begin + INNER
            yield Stretch(begin, new, end)
            begin, new = end - _AGAIN_UNCUT, end - _AGAIN_UNCUT // 2
    yield Stretch(begin, new, total)


def _cut(tokens: Tokens, low: int, high: int, sentence_ends: frozenset[int]) -> int | None:
    ids = tokens.ids
    for position in range(high - 1, low, -1):
        if ids[position] == NEWLINE:
            return position + 1
    for position in range(high - 2, low, -1):
        if ids[position] in sentence_ends and tokens.shapes[position + 1] < _TOUCHES:
            return position + 1
    return None
