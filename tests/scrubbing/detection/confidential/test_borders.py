"""What a passage stands in stays whole when it goes: lists, tables, settings and source code."""

import json
import tomllib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scrubbing.detection.passages.borders import cells, inner
from scrubbing.detection.passages.search import find
from scrubbing.document import Unit

PLAN = "we acquire Velmora on Friday and tell nobody before"
TAG = "[removed: plans]"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"- {PLAN}", "- X"),
        (f"  2) {PLAN}", "  2) X"),
        (f"> {PLAN}", "> X"),
        (f"[ ] {PLAN}", "[ ] X"),
        (f"# {PLAN}", "# X"),
        (f"    // {PLAN}", "    // X"),
        (f"/* {PLAN} */", "/* X */"),
        (f"<!-- {PLAN} -->", "<!-- X -->"),
        (f'"""{PLAN}."""', '"""X"""'),
        (f"  summary: {PLAN}", "  summary: X"),
        (f'  "summary": "{PLAN}",', '  "summary": "X",'),
        (f"SHOWN_NOTE='{PLAN}' # on all pages", "SHOWN_NOTE='X' # on all pages"),
        (f'url = "https://localhost"  # {PLAN}', 'url = "https://localhost"  # X'),
        (f'raise ValueError("{PLAN}")', 'raise ValueError("X")'),
        # Not signs, keys or code.
        (f"Dr. Holt says {PLAN}", "X"),
        (f"Note: {PLAN}", "X"),
        (f'He said "{PLAN}" to Ann', "X"),
    ],
)
def test_a_line_keeps_what_stands_around_its_passage(text: str, left: str) -> None:
    start, end = inner(text, 0, len(text))
    assert f"{text[:start]}X{text[end:]}" == left


def test_of_a_value_without_quotation_marks_all_goes_or_yaml_cannot_be_read() -> None:
    text = f"name: sync\nsummary: Runs at night. {PLAN}\nsteps: [1, 2]\n"
    start, end = inner(text, text.index(PLAN), text.index(PLAN) + len(PLAN))
    read = yaml.safe_load(f"{text[:start]}{TAG}{text[end:]}")
    assert list(read) == ["name", "summary", "steps"]


@pytest.mark.parametrize(("row", "left"), [("| a b | c d |", "| X |"), ("a b | c d", "X"), ("a b\tc d", "X")])
def test_a_row_keeps_the_bars_at_its_ends(row: str, left: str) -> None:
    start, end = cells(row, 0, len(row))
    assert f"{row[:start]}X{row[end:]}" == left


@given(st.text(alphabet="aB1 .|\n#:=\"'`-/*", max_size=120), st.data())
def test_a_place_stays_within_the_text_and_is_never_empty(text: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    for borders in (inner, cells):
        begin, stop = borders(text, start, end)
        assert 0 <= begin <= stop <= len(text)
        assert begin < stop or start == end


SECRETIVE = (
    "We drop the Lisbon line in May and tell nobody, least of all the works council, until the lease has lapsed."
)


def _without_passages(text: str) -> str:
    (spans,) = find([Unit("", text)])
    assert spans
    for start, end in sorted({(span.start, span.end) for span in spans}, reverse=True):
        text = f"{text[:start]}{TAG}{text[end:]}"
    return text


def test_files_of_settings_and_source_code_can_be_read_without_their_passages() -> None:
    told = yaml.safe_load(
        _without_passages(f"name: sync\n# {SECRETIVE}\nsummary: {SECRETIVE}\nruns-on: ubuntu-22.04\n")
    )
    assert (told["name"], told["runs-on"]) == ("sync", "ubuntu-22.04")
    assert tomllib.loads(_without_passages(f'[tool]\nnote = "{SECRETIVE}"\nretries = 3\n'))["tool"]["retries"] == 3
    assert json.loads(_without_passages(f'{{\n  "note": "{SECRETIVE}",\n  "retries": 3\n}}\n'))["retries"] == 3
    compile(_without_passages(f'"""{SECRETIVE}"""\nRETRIES = 3  # as before\n# {SECRETIVE}\n'), "module", "exec")


WORKFLOW = """\
jobs:
  test:
    runs-on: ubuntu-22.04
    env:
      AWS_ACCESS_KEY_ID: AKIAZ4RNB2HJQ7T3WXLP
      AWS_SECRET_ACCESS_KEY: 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
      AWS_REGION: eu-west-1
    steps:
      - uses: actions/checkout@v4
      - run: pytest -q
"""


def test_settings_beside_a_secret_are_no_passage() -> None:
    assert find([Unit("", WORKFLOW)]) == [[]]


def test_every_row_of_a_table_has_a_label_in_its_place() -> None:
    head = "| Customer | Seats | Discount (internal, never on quotes) |\n|---|---|---|\n"
    assert _without_passages(f"{head}| Oberon Freight | 1,900 | 52% |\n| Kuusamo | 640 | 31% |") == (
        f"{head}| {TAG} |\n| {TAG} |"
    )
