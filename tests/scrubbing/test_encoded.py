"""Values in base64 and hexadecimal digits that are broken into lines: each is rewritten where it stands, or held."""

import base64
import io
import json
from collections.abc import Callable

import pytest

from scrubbing.extraction import registry as extraction
from scrubbing.formats.encoded import runs
from scrubbing.formats.views import visible
from scrubbing.limits import Budget
from submissions.media import MediaType
from tests.scrubbing.properties.line import scrub
from tests.scrubbing.properties.spellings import Value
from tests.scrubbing.survivors import survivors
from tests.scrubbing.verification.copies import checks

PERSON = "Josephine Harrington"
# Long enough for several lines, whose ends go through a name, whichever the width.
SAID = f"Give it back to {PERSON} or {PERSON}, and to nobody but {PERSON}.\n" * 3
WIDTHS = (48, 64, 76)


def in_lines(digits: str, width: int) -> list[str]:
    return [digits[start : start + width] for start in range(0, len(digits), width)]


CODINGS: dict[str, Callable[[str], str]] = {
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 of addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")).decode(),
    "hexadecimal": lambda text: text.encode().hex(),
}
# How programs and people break what is too long for a line.
STYLES: dict[str, Callable[[list[str]], str]] = {
    "letter": lambda lines: "-----BEGIN NOTE-----\n" + "\n".join(lines) + "\n-----END NOTE-----",
    "mail": "\r\n".join,
    "indented": lambda lines: "key: |\n" + "\n".join(f"    {line}" for line in lines),
    "commented out": lambda lines: "\n".join(f"# {line}" for line in lines),
    "after slashes": lambda lines: "\n".join(f"// {line}" for line in lines),
    "quoted": lambda lines: "\n".join(f"> {line}" for line in lines),
    "in a block of comment": lambda lines: "/*\n" + "\n".join(f" * {line}" for line in lines) + "\n */",
    "strings side by side": lambda lines: "x = (\n" + "\n".join(f'    "{line}"' for line in lines) + "\n)",
    "strings that are added": lambda lines: "x = " + " +\n    ".join(f"'{line}'" for line in lines) + ";",
    "strings with ends": lambda lines: 'x = "' + '\\n" +\n    "'.join(lines) + '";',
    "lines that go on": lambda lines: "x=" + "\\\n".join(lines),
    "escaped ends": lambda lines: 'x = "' + "\\n".join(lines) + '"',
    "escaped ends of mail": lambda lines: 'x = "' + "\\r\\n".join(lines) + '"',
    "empty lines between": "\n\n".join,
    "spaces at the ends": " \n".join,
    "a shorter first line": lambda lines: f"token={lines[0][:20]}\n{lines[0][20:]}{lines[1]}\n" + "\n".join(lines[2:]),
}
# Broken so that joining them would join separate texts just as well: these are held where a name goes across.
HELD_STYLES: dict[str, Callable[[list[str]], str]] = {
    "a list of strings": lambda lines: "x = [" + ",\n ".join(f'"{line}"' for line in lines) + "]",
    "spaces": " ".join,
    "words": lambda lines: "\n".join(in_lines("".join(lines), 8)),
}


def _notebook(text: str) -> str:
    output = {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}
    cell = {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": [], "outputs": [output]}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


FILES: dict[str, tuple[MediaType, Callable[[str], str]]] = {
    "plan.txt": (MediaType.TEXT, lambda text: f"The plan.\n{text}\nThe end.\n"),
    "plan.py": (MediaType.TEXT, lambda text: f"a = 1\n{text}\nb = 2\n"),
    "plan.md": (MediaType.MARKDOWN, lambda text: f"# The plan\n\n```\n{text}\n```\n"),
    "plan.json": (MediaType.JSON, lambda text: json.dumps({"note": text})),
    "plan.ipynb": (MediaType.NOTEBOOK, _notebook),
    "plan.html": (MediaType.HTML, lambda text: f"<html><body><p>The plan</p><pre>{text}</pre></body></html>"),
}
WANTED = {word: [word] for word in (PERSON, *PERSON.split())}


def taken(name: str, text: str) -> tuple[str, str]:
    """Take a file down the line; return its copy, or why there is none."""
    media_type, make = FILES[name]
    fate = scrub(make(text).encode(), media_type, name, [Value(PERSON, "PERSON")])
    assert not survivors(fate.copy, WANTED)
    return fate.copy.decode(), fate.reason


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("style", STYLES)
def test_a_value_across_lines_is_rewritten_in_every_format(style: str, coding: str) -> None:
    for name, width in zip(FILES, WIDTHS * 2, strict=True):
        copy, reason = taken(name, STYLES[style](in_lines(CODINGS[coding](SAID), width)))
        assert (name, reason, bool(copy)) == (name, "", True)


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("style", HELD_STYLES)
def test_where_lines_may_be_separate_texts_a_value_across_them_holds_the_file(style: str, coding: str) -> None:
    for name in FILES:
        held = set()
        for width in WIDTHS:
            copy, reason = taken(name, HELD_STYLES[style](in_lines(CODINGS[coding](SAID), width)))
            assert copy or reason == "not proved: value in bytes"
            held.add(reason)
        assert "not proved: value in bytes" in held


def test_lines_that_a_page_breaks_are_rewritten_or_held() -> None:
    for end in ("<br>", "<br/>\n", "&#10;", "%0A", "\u2028"):
        taken("plan.html", end.join(in_lines(CODINGS["base64"](SAID), 64)))


def test_an_address_that_holds_its_data_in_lines_is_read() -> None:
    lines = "\n ".join(in_lines(CODINGS["base64"](SAID), 64))
    page = f'<html><body><a href="data:text/plain;base64,{lines}">plan</a><p>The plan</p></body></html>'
    fate = scrub(page.encode(), MediaType.HTML, "plan.html", [Value(PERSON, "PERSON")])
    assert fate.copy
    assert not survivors(fate.copy, WANTED)


@pytest.mark.parametrize("style", STYLES)
def test_what_nobody_has_named_yet_is_shown_to_the_search(style: str) -> None:
    text = STYLES[style](in_lines(CODINGS["base64"](SAID), 64))
    document = extraction.read(io.BytesIO(f"The plan.\n{text}\n".encode()), MediaType.TEXT, Budget())
    assert any(PERSON in unit.text for unit in document.units if "encoded" in unit.locator)


def rewritten(text: str, new: str) -> str:
    (run,) = [run for run in runs(text) if PERSON in run.text]
    return text[: run.start] + run.pack(run.text.replace(PERSON, new)) + text[run.end :]


@pytest.mark.parametrize("new", ["Al Bo", "Bartholomew Featherstonehaugh the Younger", PERSON[::-1]])
@pytest.mark.parametrize("style", STYLES)
def test_what_is_packed_again_says_the_new_words_in_the_same_kind_of_lines(style: str, new: str) -> None:
    text = STYLES[style](in_lines(CODINGS["base64"](SAID), 64))
    again = rewritten(f"{text}\n", new)
    (run,) = [run for run in runs(again) if new in run.text]
    assert run.text == SAID.replace(PERSON, new)
    if "\n" in text:
        # What closes the last line may come on top.
        assert max(map(len, again.splitlines())) <= max(map(len, text.splitlines())) + 4


def test_a_program_of_strings_is_a_program_afterwards() -> None:
    for new in ("Al Bo", "Bartholomew Featherstonehaugh the Younger"):
        text = rewritten(STYLES["strings side by side"](in_lines(CODINGS["base64"](SAID), 64)), new)
        held: dict[str, str] = {}
        exec(text, held)
        assert base64.b64decode(held["x"]).decode() == SAID.replace(PERSON, new)


def test_words_in_the_lines_around_are_no_part_of_it() -> None:
    text = "Attachment\n" + "\n".join(in_lines(CODINGS["base64 of addresses"](f"by {PERSON}s"), 16)) + "\nRegards\n"
    again = rewritten(text, "Al Bo")
    assert again.startswith("Attachment\n")
    assert again.endswith("\nRegards\n")


@pytest.mark.parametrize("coding", ["base64 of addresses", "base64 of UTF-16"])
@pytest.mark.parametrize("before", ["_", "a/", "an/", "v1/callback/"])
def test_long_words_behind_other_digits_are_read_and_searched(before: str, coding: str) -> None:
    spelled = "\u00ad\u200b".join(PERSON.upper())
    for times in (3, 300):
        for said in (f"Give it back to {PERSON} at once. " * times, f"Give it back to {spelled} at once. " * times):
            text = f"The plan.\n{before}{CODINGS[coding](said)}_\n"
            assert any(PERSON.casefold() in visible(run.text).text.casefold() for run in runs(text))
            copy, _ = taken("plan.txt", text)
            assert copy.startswith("The plan.")
            assert "value in bytes" in checks(text.encode(), MediaType.TEXT, PERSON)


@pytest.mark.parametrize("coding", ["base64 of addresses", "hexadecimal"])
@pytest.mark.parametrize(
    "after", ["**T\u00e9a Miller** asks", "> Jo Miller", "Ada\u2019s plan", "Fee: 3", "DecadesOfFacades\u00e9"]
)
def test_words_below_it_stay(after: str, coding: str) -> None:
    for said in (SAID[:100], SAID):
        for gap in ("\n", "\n\n"):
            copy, _ = taken("plan.md", CODINGS[coding](said) + gap + after)
            assert f"{gap}{after}\n" in copy


def test_hexadecimal_digits_that_are_no_words_in_utf_8_are_left_alone() -> None:
    for data in (b"words \xed\xa0\x80 words", b"words \xe0\x80\x80 words", b"words \xf4\x90\x80\x80 words"):
        said = [run.text for run in runs(f"checksum {data.hex()}\n")]
        assert all("words" in text for text in said)


def test_a_large_run_is_read_in_time_that_grows_with_its_size() -> None:
    for text in ("A" * 20 + "\\" * 200_000, ("A" * 20 + "\"' \n" * 30) * 1000, "eJxK" * 50_000):
        fate = scrub(text.encode(), MediaType.TEXT, "plan.txt", [Value(PERSON, "PERSON")])
        assert fate.copy == text.encode()
