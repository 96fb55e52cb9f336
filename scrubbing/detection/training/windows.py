"""From labelled texts to windows of tokens with the classes that each token may have, varied anew in every epoch."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from scrubbing.detection.names.encoding import FIRST, INNER, LAST, NEWLINE, SIGN, Tokens, stretches, tokenize
from scrubbing.detection.names.labels import CLASSES, begins, goes_on
from scrubbing.detection.training.corpora import ANY, Labelled

# A set of classes is the sum of 2 to the power of each.
EVERYTHING = (1 << len(CLASSES)) - 1
_NOTHING = 1


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens with their first and last sign; `allowed` are the classes (as bits) that each may have."""

    ids: list[int]
    shapes: list[int]
    allowed: list[int]


def windows(texts: Sequence[Labelled], tokenizer: Tokenizer, rng: random.Random) -> list[Window]:
    """Cut texts at places that differ from epoch to epoch; put short ones together, as documents' lines are."""
    pieces: list[tuple[list[int], list[int], list[int]]] = []
    ends = frozenset(filter(None, (tokenizer.token_to_id(sign) for sign in (".", "!", "?", ";", ":"))))
    for at in range(0, len(texts), 512):
        portion = texts[at : at + 512]
        for labelled, tokens in zip(portion, tokenize(tokenizer, [entry.text for entry in portion]), strict=True):
            allowed = _allowed(labelled, tokens)
            pieces += _pieces(tokens, allowed, ends, rng)
    rng.shuffle(pieces)
    return list(_packed(pieces, rng))


def _pieces(
    tokens: Tokens, allowed: list[int], ends: frozenset[int], rng: random.Random
) -> Iterator[tuple[list[int], list[int], list[int]]]:
    skipped = rng.randrange(INNER // 2) if len(tokens.ids) > INNER else 0
    rest = Tokens(*(list(column[skipped:]) for column in (
        tokens.ids, tokens.shapes, tokens.starts, tokens.ends, tokens.words)))  # fmt: skip
    if skipped:
        yield tokens.ids[:skipped], tokens.shapes[:skipped], allowed[:skipped]
    for part in stretches(rest, ends):
        begin, end = skipped + part.begin, skipped + part.end
        # What is read twice counts once.
        known = [EVERYTHING] * (part.new - part.begin) + allowed[skipped + part.new : end]
        yield tokens.ids[begin:end], tokens.shapes[begin:end], known


def _packed(pieces: Sequence[tuple[list[int], list[int], list[int]]], rng: random.Random) -> Iterator[Window]:
    ids: list[int] = []
    shapes: list[int] = []
    allowed: list[int] = []
    for piece in pieces:
        alone = rng.random() < 0.4
        if ids and (alone or len(ids) + len(piece[0]) + 1 > INNER):
            yield _closed(ids, shapes, allowed)
            ids, shapes, allowed = [], [], []
        if ids:
            ids.append(NEWLINE)
            shapes.append(SIGN)
            allowed.append(EVERYTHING)
        ids += piece[0]
        shapes += piece[1]
        allowed += piece[2]
    if ids:
        yield _closed(ids, shapes, allowed)


def _closed(ids: list[int], shapes: list[int], allowed: list[int]) -> Window:
    return Window([FIRST, *ids, LAST], [SIGN, *shapes, SIGN], [EVERYTHING, *allowed, EVERYTHING])


def _allowed(labelled: Labelled, tokens: Tokens) -> list[int]:
    background = _NOTHING
    for kind in sorted(labelled.open):
        background |= 1 << begins(kind) | 1 << goes_on(kind)
    allowed = [background] * len(tokens.ids)
    position = 0
    for start, end, choices in labelled.spans:
        while position < len(allowed) and tokens.ends[position] <= start:
            position += 1
        fresh = True
        while position < len(allowed) and tokens.starts[position] < end:
            allowed[position] = _classes(choices, fresh)
            fresh = False
            position += 1
    return allowed


def _classes(choices: tuple[str, ...], fresh: bool) -> int:
    if choices == ANY:
        return EVERYTHING
    allowed = 0
    for choice in choices:
        allowed |= _NOTHING if choice == "O" else 1 << (begins(choice) if fresh else goes_on(choice))
    return allowed
