"""Text is cut into sentences and rows that a person would point at, and nothing of it is judged twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubbing.detection.passages.chunks import chunks, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We close in May. The bank knows it already.", ["We close in May.", "The bank knows it already."]),
        (
            "Dr. Holt asked about no. 4 again. He left early that day.",
            ["Dr. Holt asked about no. 4 again.", "He left early that day."],
        ),
        ("It costs approx. 4.5 m a year and that is it", ["It costs approx. 4.5 m a year and that is it"]),
        ("Why so late? Nobody could say that day!", ["Why so late? Nobody could say that day!"]),
        ("first line of the note\nsecond line of it", ["first line of the note", "second line of it"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_sees_them_end(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_a_paragraph_is_judged_a_few_sentences_at_a_time() -> None:
    text = " ".join(f"The committee met on the {number}th to talk about nothing much." for number in range(4, 11))
    assert [len(chunk.parts) for chunk in chunks(text)] == [3, 3, 1]


def test_words_that_make_no_sentence_are_left_out() -> None:
    assert list(chunks("Yours sincerely,\n\nPage 3\n\nTotal")) == []


def test_rows_are_read_under_their_heading_which_is_no_part_of_them() -> None:
    text = (
        "Minutes of the day went out late.\nSupplier | Price\nOak & Sons | 12.50\nElm Ltd | 11.80\nThat was all we had."
    )
    found = list(chunks(text))
    assert [chunk.table for chunk in found] == [False, True, False]
    assert found[1].head == "Supplier | Price"
    assert [text[start:end] for start, end in found[1].parts] == ["Oak & Sons | 12.50", "Elm Ltd | 11.80"]


@given(st.text(alphabet="aB1 .|\n!?\t:;", max_size=300))
def test_chunks_never_overlap_and_never_leave_the_text(text: str) -> None:
    position = 0
    for chunk in chunks(text):
        for start, end in chunk.parts:
            assert position <= start < end <= len(text)
            position = end
