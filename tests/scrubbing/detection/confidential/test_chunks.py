"""Text is cut into sentences and rows that a person would point at, and nothing of it is judged twice."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubbing.detection.passages.chunks import as_sentence, chunks, sentences


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


def test_the_line_below_the_heading_of_a_table_ends_no_table() -> None:
    text = "| Supplier | Price |\n|:---|---:|\n| Oak & Sons | 12.50 |\n| Elm Ltd | 11.80 |"
    (found,) = chunks(text)
    assert found.head == "| Supplier | Price |"
    assert [text[start:end] for start, end in found.parts] == ["| Oak & Sons | 12.50 |", "| Elm Ltd | 11.80 |"]


def test_a_tab_behind_the_sign_of_an_item_makes_no_table() -> None:
    text = "\u2022\tWe all went to the sea\n2)\tThe house was cold by then"
    assert [chunk.table for chunk in chunks(text)] == [False, False]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("- we close in May", "We close in May."),
        ("\u2022\tWe close in May.", "We close in May."),
        ("[x] 2) close it in May", "Close it in May."),
        ("We close in May", "We close in May."),
        ("-", "."),
    ],
)
def test_a_line_of_a_list_is_read_as_the_sentence_it_stands_for(line: str, sentence: str) -> None:
    assert as_sentence(line) == sentence


LETTER = (
    "Do not tell anyone yet: the chief of the finance team will\n"
    "leave the house on 3 March, and whoever audits the books\n"
    "found a hole of 14 million in them. We keep quiet till then.\n"
    "Best regards\n"
)


def test_a_line_that_was_broken_for_want_of_room_ends_no_sentence() -> None:
    (chunk,) = [chunk for chunk in chunks(LETTER) if chunk.start == 0]
    assert [" ".join(LETTER[start:end].split()) for start, end in chunk.parts] == [
        "Do not tell anyone yet: the chief of the finance team will leave the house on 3 March, "
        "and whoever audits the books found a hole of 14 million in them.",
        "We keep quiet till then.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- bring the long ladder down from the old barn\n- mow the lawn behind the house and the shed\n- feed the cats",
        "1. Isolate the gas and the water at the main valve\n2. Drain the whole system and flush it out well",
        "Welcome and coffee in the hall\nWhat we did in winter\nQuestions and answers for all of us",
        "03/09/25  left word; the battery of the bell was replaced\n"
        "03/11/25  noise from upstairs, quiet hours, letter no. 2\n"
        "03/15/25  pest control in the first house, next in June",
        "summary: runs the whole suite of tests on every push\nowner: the people who write the parser of the mails",
        "We went to the sea and stayed there all of the summer\n\nThe house was cold when we came home again",
    ],
)
def test_a_line_of_its_own_stays_one(text: str) -> None:
    lines = [line for line in text.split("\n") if line]
    parts = [text[start:end] for chunk in chunks(text) for start, end in chunk.parts]
    assert parts == [line for line in lines if len(re.findall(r"\w+", line)) > 3]


@pytest.mark.parametrize("text", [".", "!?.", ". ", "! ", "a. ", "?'.", "....\n", "a b c\n"])
def test_its_time_grows_with_the_text_only(text: str) -> None:
    began = time.process_time()
    assert sum(1 for _ in chunks(text * (200_000 // len(text)))) >= 0
    assert time.process_time() - began < 5


@given(st.text(alphabet="aB1 .|\n!?\t:;", max_size=300))
def test_chunks_never_overlap_and_never_leave_the_text(text: str) -> None:
    position = 0
    for chunk in chunks(text):
        for start, end in chunk.parts:
            assert position <= start < end <= len(text)
            position = end
