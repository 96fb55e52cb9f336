"""Texts of a copy stand beside those of the original that they came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.pairing import Places, pair

TITLE, AUTHOR = "Title: Berths of the north", "Author: nobody"
FIRST, SECOND = "The yacht sails at noon from the north pier.", "Anchor in twelve metres, on sand, clear of weed."


@pytest.mark.parametrize(
    ("expected", "actual", "pairs"),
    [
        pytest.param([FIRST, SECOND], [FIRST, SECOND], [(0, 0), (1, 1)], id="nothing changed"),
        pytest.param([TITLE, FIRST, SECOND], [FIRST, SECOND], [(0, None), (1, 0), (2, 1)], id="one was removed"),
        pytest.param([FIRST, "[removed]"], [FIRST, "██████"], [(0, 0), (1, 1)], id="one says otherwise"),
        pytest.param([FIRST, SECOND], ["Water", "Fuel"], [(0, 0), (1, 1)], id="as many say otherwise"),
        pytest.param(
            [TITLE, AUTHOR, FIRST],
            ["The yacht sails at noon from the pier."],
            [(0, None), (1, None), (2, 0)],
            id="one changed of which the words are known, behind others that were removed",
        ),
        pytest.param(
            [TITLE, AUTHOR, FIRST, SECOND],
            ["The yacht sails at noon from a pier.", "Anchor in ten metres, on sand, clear of weed."],
            [(0, None), (1, None), (2, 0), (3, 1)],
            id="two changed behind two that were removed",
        ),
        pytest.param([FIRST], ["Water", FIRST], [(None, 0), (0, 1)], id="one came to it"),
        pytest.param([], [FIRST], [(None, 0)], id="of nothing"),
        pytest.param([FIRST], [], [(0, None)], id="to nothing"),
        pytest.param(["", " "], ["-"], [(0, 0), (1, None)], id="no words at all"),
    ],
)
def test_a_text_stands_beside_what_became_of_it(expected: list[str], actual: list[str], pairs: list[Places]) -> None:
    assert list(pair(expected, actual)) == pairs


TEXTS = st.lists(st.sampled_from(["", "0", "yes", FIRST, SECOND, FIRST.lower(), TITLE, AUTHOR]), max_size=12)


@given(TEXTS, TEXTS)
def test_every_text_comes_once_and_in_order(expected: list[str], actual: list[str]) -> None:
    pairs = list(pair(expected, actual))
    assert [here for here, _ in pairs if here is not None] == list(range(len(expected)))
    assert [there for _, there in pairs if there is not None] == list(range(len(actual)))


@given(TEXTS)
def test_a_copy_that_says_the_same_is_paired_with_nothing_but_itself(texts: list[str]) -> None:
    assert list(pair(texts, texts)) == [(place, place) for place in range(len(texts))]


@pytest.mark.timeout(120)  # five minutes when every "yes" is tried with every other
def test_a_sheet_full_of_the_same_word_with_changes_everywhere_is_paired_cell_by_cell() -> None:
    expected = ["yes" if place % 10 else f"berth {place}" for place in range(4000)]
    actual = ["yes" if place % 10 else f"mooring {place}" for place in range(4000)]
    assert list(pair(expected, actual)) == [(place, place) for place in range(4000)]
