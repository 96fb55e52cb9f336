"""Texts become tokens that know their place, the shape of their word and the ends of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubbing.detection.names.encoding import (
    CAPITALISED,
    CAPITALS,
    DIGITS,
    INNER,
    LOWER,
    MIXED,
    NEWLINE,
    SIGN,
    Tokens,
    read_tokenizer,
    shape_of,
    stretches,
    tokenize,
)
from scrubbing.detection.names.model import FOLDER

TOKENIZER = read_tokenizer(FOLDER / "tokenizer.json")
FULL_STOP = frozenset({int(TOKENIZER.token_to_id(".") or 0)})


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("harbour", LOWER), ("Holloway", CAPITALISED), ("J", CAPITALISED), ("HOLLOWAY", CAPITALS), ("McDonald", MIXED),
        ("iPhone", MIXED), ("12", DIGITS), ("B2", DIGITS), (".", SIGN), ("müller", LOWER), ("ÅSA", CAPITALS),
    ],
)  # fmt: skip
def test_the_shape_of_a_word_is_told_by_its_letters(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def test_a_line_end_is_a_token_and_the_next_word_stands_free() -> None:
    (tokens,) = tokenize(TOKENIZER, ["one\nTwo"])
    assert tokens.ids[1] == NEWLINE
    assert tokens.shapes[2] == CAPITALISED


def test_a_word_that_touches_another_has_another_shape_than_a_free_one() -> None:
    (tokens,) = tokenize(TOKENIZER, ["a.b c"])
    assert tokens.shapes[2] != tokens.shapes[3]


@given(st.text(max_size=300))
def test_tokens_lie_in_the_text_in_order_and_words_ascend(text: str) -> None:
    (tokens,) = tokenize(TOKENIZER, [text])
    assert len(tokens.ids) == len(tokens.shapes) == len(tokens.starts) == len(tokens.ends) == len(tokens.words)
    assert all(0 <= start <= end <= len(text) for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert tokens.starts == sorted(tokens.starts)
    assert all(after - before in (0, 1) for before, after in zip(tokens.words, tokens.words[1:], strict=False))


@given(st.lists(st.sampled_from(["word ", "Sentence. ", "line\n", "12 "]), max_size=900))
def test_stretches_are_short_and_together_answer_for_every_token_once(parts: list[str]) -> None:
    (tokens,) = tokenize(TOKENIZER, ["".join(parts)])
    found = list(stretches(tokens, FULL_STOP))
    assert all(0 < part.end - part.begin <= INNER or part.end == 0 for part in found)
    assert all(part.begin <= part.new <= part.end for part in found)
    ends = [part.new for part in found[1:]] + [len(tokens.ids)]
    assert found[0].new == 0
    assert all(part.new <= end <= part.end for part, end in zip(found, ends, strict=True))


def test_a_text_is_cut_behind_a_line_end_if_there_is_one() -> None:
    (tokens,) = tokenize(TOKENIZER, ["word " * 120 + "\n" + "word " * 120])
    assert [part.new for part in stretches(tokens, FULL_STOP)] == [0, 121]


def test_no_tokens_make_no_stretch_of_any_length() -> None:
    assert [part.end for part in stretches(Tokens([], [], [], [], []), FULL_STOP)] == [0]
