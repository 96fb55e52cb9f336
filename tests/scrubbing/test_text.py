"""Text, Markdown, CSV, JSON, notebooks and HTML: every place is read, every value goes, everything else stays."""

import base64
import codecs
import csv
import io
import json
import re
import time
from html.parser import HTMLParser

import pytest

from scrubbing.document import Document, Kind
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.formats.views import folded as unescaped
from scrubbing.limits import Limits
from scrubbing.redaction.plan import Plan
from scrubbing.redaction.registry import write
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.files import text as files
from tests.files.image import GIFS
from tests.files.text import MAIL, PERSON, TRACES
from tests.scrubbing.nested import SUBSTITUTE, folded, read_file, scrub
from tests.scrubbing.verification.copies import checks

FILES: dict[str, tuple[str, str]] = {
    "plain": (files.plain(), "a.txt"),
    "markdown": (files.markdown(), "a.md"),
    "csv": (files.table(), "a.csv"),
    "tsv": (files.table("\t", "\n"), "a.tsv"),
    "json": (files.json_text(), ""),
    "notebook": (files.notebook_text(), ""),
    "old notebook": (json.dumps(files.notebook_of_version_3()), ""),
    "html": (files.html(), ""),
}


def _traces(text: str) -> list[str]:
    """Return what is left of the planted person, also behind escapes, line starts, tags and emphasis."""
    forms = [text, unescaped(text).text, re.sub(r"<[^>]*>|[*_]", "", text), re.sub(r"\\/", "/", text)]
    return [trace for trace in TRACES if any(trace in folded(form) for form in forms)]


@pytest.mark.parametrize("case", FILES)
def test_it_leaves_no_trace_of_the_person(case: str) -> None:
    text, name = FILES[case]
    assert _traces(text)
    copy, _ = scrub(text.encode(), name)
    assert _traces(copy.decode()) == []


@pytest.mark.parametrize("case", FILES)
def test_it_gives_the_same_bytes_again(case: str) -> None:
    text, name = FILES[case]
    assert scrub(text.encode(), name) == scrub(text.encode(), name)


UNTOUCHED: dict[str, tuple[bytes, str]] = {
    "text": (b"One line.\r\nAnother\n\n\ttabbed  \nno end", "a.txt"),
    "text with a mark": ("\ufeffGrüße\n".encode(), "a.txt"),
    "code": (b'print("\\u00fc%20&amp;")\n# one\n# two\n', "a.py"),
    "csv": (b'a;"b"\r\n"c""d";e\n\n;;\n"open', "a.csv"),
    "json": (b'{"a":1.0e5,\n\n "b" : "\\u00fc\\/", "c":[ ]}', ""),
    "json lines": (b'{"a": 1}\n{"a": 2}\n', ""),
    "notebook": (b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', ""),
    "html": (b"<!DOCTYPE html><html><P CLASS=x>a &amp; b<br/>c</P></html>", ""),
    "markdown": (b"# A *b* `c`\n\n[d](e)\n", "a.md"),
}


@pytest.mark.parametrize("case", UNTOUCHED)
def test_it_leaves_a_file_without_values_byte_for_byte(case: str) -> None:
    data, name = UNTOUCHED[case]
    assert scrub(data, name)[0] == data


def _place(document: Document, locator: str) -> str:
    return next(unit.text for unit in document.all_units() if unit.locator == locator)


def test_it_reads_wrapped_quoted_and_escaped_names_as_a_person_would() -> None:
    text = " ".join(unit.text for unit in read_file(files.plain().encode(), "a.txt").units)
    assert len(re.findall(r"Mirabel\s+Quistgaard", text)) == 10


def test_it_joins_values_that_are_broken_over_a_line_end() -> None:
    copy, _ = scrub(b"by Mirabel\nQuistgaard\n# and Mirabel\n# Quistgaard.\n", "a.py")
    assert copy.decode() == f"by {SUBSTITUTE}\n# and {SUBSTITUTE}.\n"


def test_it_keeps_addresses_working() -> None:
    copy, _ = scrub(b"see https://x.example/?q=Mirabel%20Quistgaard&p=1", "a.txt")
    assert copy == b"see https://x.example/?q=Robin%20Everly&p=1"


def test_it_names_rows_columns_and_headings_of_tables() -> None:
    document = read_file(files.table().encode(), "a.csv")
    units = {unit.locator: unit for unit in document.units}
    assert units["row 2, column 2"].text == PERSON
    assert units["row 2, column 2"].header == "name"
    assert units["row 2, column 3"].text == 'called "soon"'


@pytest.mark.parametrize(("delimiter", "newline"), [(",", "\r\n"), (";", "\n"), ("\t", "\n"), ("|", "\r\n")])
def test_it_keeps_the_shape_of_tables(delimiter: str, newline: str) -> None:
    text = files.table(delimiter, newline)
    copy = scrub(text.encode(), "a.csv")[0].decode()
    before, after = (list(csv.reader(io.StringIO(t, newline=""), delimiter=delimiter)) for t in (text, copy))
    assert [len(row) for row in after] == [len(row) for row in before]
    assert after[1] == ["1", SUBSTITUTE, 'called "soon"']
    assert copy.endswith(f"4{delimiter}{delimiter}untouched{newline}")


def test_it_keeps_json_and_its_formatting() -> None:
    copy = scrub(files.json_text().encode())[0].decode()
    content = json.loads(copy)
    assert content["owner"] == SUBSTITUTE
    assert content[SUBSTITUTE] == [1, 2.5, True, None]
    assert content["phone"] == 2025550199
    assert '"untouched": "stays\\/as \\u00fc it is"\n}\n' in copy
    assert '"owner" :  "' in copy


def test_it_keeps_both_entries_when_two_keys_get_the_same_name() -> None:
    copy = scrub(b'{"Mirabel Quistgaard": 1, "mirabel quistgaard ": 2, "Mirabel  Quistgaard": 3}')[0]
    assert sorted(json.loads(copy).values()) == [1, 2, 3]


def test_it_reads_json_that_only_looks_like_it_as_text() -> None:
    copy = scrub(b"{ 'name': 'Mirabel Quistgaard' }", "a.json")[0]
    assert copy.decode() == "{ 'name': 'Robin Everly' }"


def test_it_keeps_notebooks_valid() -> None:
    copy, stripped = scrub(files.notebook_text().encode())
    notebook = json.loads(copy)
    assert notebook["nbformat"] == 4
    assert [cell["cell_type"] for cell in notebook["cells"]] == ["markdown", "code"]
    assert notebook["cells"][0]["source"][-1] == "![x](attachment:Robin_Everly.png)"
    assert list(notebook["cells"][0]["attachments"]) == ["Robin_Everly.png"]
    data = notebook["cells"][1]["outputs"][1]["data"]
    assert set(data) == {"text/plain", "text/html", "image/png", "application/json"}
    assert data["application/json"] == {"who": SUBSTITUTE, "phone": 2025550199}
    assert notebook["metadata"].keys() == {"kernelspec", "language_info"}
    assert {"notebook properties", "cell properties", "1 script"} <= set(stripped)


def test_it_reads_every_place_of_a_notebook() -> None:
    document = read_file(files.notebook_text().encode())
    assert _place(document, "cell 1").startswith("# By Mirabel\nQuistgaard")
    assert _place(document, "cell 2, output 1") == "Mirabel\nQuistgaard\n"
    assert _place(document, "cell 2, output 3, traceback") == PERSON
    assert set(document.members) == {"cell 1, attachment 1, form 1", "cell 2, output 2, form 3"}


def test_the_words_of_the_format_are_no_part_of_what_a_notebook_says() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": ["Hello\n"]}
    own = {"output_type": "error", "ename": "KeyError", "evalue": "maria", "traceback": [], "name": "maria"}
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": ["x"], "outputs": [stream, own]}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    units = read_file(json.dumps(notebook).encode()).units
    values = [unit.text for unit in units if unit.header]
    assert values == ["KeyError", "maria", "maria"]


def test_it_lifts_an_old_notebook_to_version_4() -> None:
    old = json.dumps(files.notebook_of_version_3()).encode()
    assert set(read_file(old).members) == {"cell 3, output 3, form 1"}
    copy, stripped = scrub(old)
    notebook = json.loads(copy)
    assert (notebook["nbformat"], "worksheets" in notebook) == (4, False)
    assert [cell["cell_type"] for cell in notebook["cells"]] == ["markdown", "markdown", "code"]
    assert notebook["cells"][0]["source"] == f"## Report of {SUBSTITUTE}"
    code = notebook["cells"][2]
    assert (code["source"], code["execution_count"]) == ([f"# {SUBSTITUTE}\n", "6 * 7"], 1)
    assert [output["output_type"] for output in code["outputs"]] == [
        "stream",
        "execute_result",
        "display_data",
        "error",
    ]
    assert code["outputs"][0]["text"] == [f"{SUBSTITUTE}\n"]
    assert code["outputs"][1]["data"] == {"text/plain": SUBSTITUTE, "text/html": f"<p>{SUBSTITUTE}</p>"}
    assert set(code["outputs"][2]["data"]) == {"text/plain", "image/png"}
    assert "notebook properties" in stripped


def test_an_old_notebook_without_anything_to_change_is_lifted_as_well() -> None:
    sheet = {"cells": [{"cell_type": "markdown", "source": "Quiet."}], "metadata": {}}
    copy, _ = scrub(json.dumps({"cells": 1, "metadata": {}, "nbformat": 3, "worksheets": [sheet]}).encode())
    assert [cell["source"] for cell in json.loads(copy)["cells"]] == ["Quiet."]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    return page


def test_it_keeps_pages_as_they_are_built() -> None:
    copy, stripped = scrub(files.html().encode())
    before, after = _page(files.html()), _page(copy.decode())
    gone = {before.tags.index("script"), before.tags.index("title") + 1}
    assert after.tags == [tag for number, tag in enumerate(before.tags) if number not in gone]
    assert "<p>Split <b>Robin Everly</b><i></i><em></em> here.</p>" in copy.decode()
    assert "<td>Robin</td><td>Everly</td><td>Kept &amp; well</td>" in copy.decode()
    assert "Bytes &lt;stay&gt; as they are." in copy.decode()
    assert {"1 script", "2 actions", "1 comment", "page properties", "1 link to a local file"} <= set(stripped)


def test_it_reads_every_place_of_a_page() -> None:
    units = read_file(files.html().encode()).units
    said = [unit for unit in units if PERSON in unit.text.replace("\xa0", " ")]
    assert {re.sub(r" \d+$", "", unit.locator) for unit in said} == {
        *("text", "attribute", "meta", "script", "style", "comment"),
    }
    assert [unit.text for unit in said if unit.kind is Kind.HIDDEN and unit.locator.startswith("text")] == [
        f"Hidden {PERSON}",
        PERSON,
    ]


_SHEET = """
@font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}
p.MsoNormal, .rosa-lee {font-family:"Helvetica Neue", Lucida Grande, 'Segoe UI'; mso-fareast-font-family:"Ada King";}
#outlook a {padding:0;} a[href*="ann.lee"] {color:red} .x::after {content:'by \\201C Ann\\201D '} /* of Rosa Lee */
.y {background:url( "https://example.org/rosa lee.png" )} .z {background:url(img/ann.png)}
"""


def test_of_a_style_sheet_it_looks_at_what_is_said_and_not_at_fonts_and_classes() -> None:
    page = f"<style>{_SHEET}</style><p class='Rosa Lee' style='font-family: \"Lucida Grande\"; src: \"Ann\"'>Plan</p>"
    document = read_file(f"<html>{page}</html>".encode())
    assert [(unit.locator, unit.text) for unit in document.units] == [
        (
            "style 1",
            "ann.lee\nby “Ann”\nof Rosa Lee\nhttps://example.org/rosa lee.png\nimg/ann.png",
        ),
        ("style 2", "Ann"),
        ("text 1", "Plan"),
    ]
    assert {_SHEET, "Rosa Lee"} < document.own_words


def test_a_value_goes_from_a_style_sheet_wherever_it_stands() -> None:
    sheet = f".x {{font-family: '{PERSON}', serif}} .y {{content: \"{PERSON}\"}} /* {PERSON} */"
    copy, _ = scrub(f"<html><style>{sheet}</style><p class='{PERSON}'>Plan</p></html>".encode())
    assert PERSON not in copy.decode()
    assert copy.decode().count(SUBSTITUTE) == 3


ESCAPED_IN_STYLES = {
    "codes": "".join(f"\\{ord(sign):x} " for sign in PERSON),
    "codes of six digits": "".join(f"\\{ord(sign):06x}" for sign in PERSON),
    "codes here and there": PERSON.replace("e", "\\65 ").replace("M", "\\4D"),
    "backslashes": "".join(f"\\{sign}" if sign not in "abcdefABCDEF" else sign for sign in PERSON),
    "lines": PERSON[:4] + "\\\n" + PERSON[4:],
}


@pytest.mark.parametrize("case", ESCAPED_IN_STYLES)
def test_a_value_goes_that_a_style_sheet_writes_in_escapes(case: str) -> None:
    written = ESCAPED_IN_STYLES[case]
    page = (
        f"<html><style>.x::after {{content: '\\201C {written}'}}</style><p style=\"--by: '{written}'\">Plan</p></html>"
    )
    assert [PERSON in unit.text for unit in read_file(page.encode()).units] == [True, True, False]
    copy, _ = scrub(page.encode())
    assert written not in copy.decode()
    assert copy.decode().count(SUBSTITUTE) == 2


@pytest.mark.parametrize("case", ESCAPED_IN_STYLES)
def test_the_proof_sees_what_a_style_sheet_writes_in_escapes(case: str) -> None:
    written = ESCAPED_IN_STYLES[case]
    for page in (f"<style>.x::after {{content: '{written}'}}</style>", f"<p style=\"--by: '{written}'\">Plan</p>"):
        assert "value in text" in checks(f"<html>{page}</html>".encode(), MediaType.HTML, PERSON)


def test_escapes_of_a_style_sheet_that_say_nothing_stay_as_they_are() -> None:
    page = r"<html><style>.i::after {content: '\f101'} .\31 a {content: '\201C \0027\005C x'}</style><p>Plan</p></html>"
    assert scrub(page.encode())[0].decode() == page


def test_it_holds_a_page_with_an_unreadable_picture_until_it_is_removed() -> None:
    page = b'<html><img src="data:image/gif;base64,' + b"R0lGODlhAAAA" * 60 + b'"></html>'
    document = read_file(page)
    assert [(unread.locator, unread.reason) for unread in document.unread] == [("data 1", Reason.PART_NOT_READ)]
    assert scrub(page, removals=("data 1",))[0] == b'<html><img src="data:,"></html>'


@pytest.mark.parametrize("case", GIFS)
def test_a_gif_or_bitmap_in_a_page_or_notebook_leaves_as_png(case: str) -> None:
    coded = base64.b64encode(GIFS[case]).decode()
    sheet = f"<style>.x {{background: url(data:image/gif;base64,{coded})}}</style>"
    page, stripped = scrub(f"<html>{sheet}<img src='data:image/gif;base64,{coded}'></html>".encode())
    assert page.count(b"data:image/png;base64,iVBOR") == 2
    assert sum("further image frames" in what for what in stripped) == 2 * (case == "animated")
    notebook = {"cells": [_cell({"image/gif": coded, "text/plain": "<Figure>"})], "nbformat": 4, "metadata": {}}
    written = json.loads(scrub(json.dumps(notebook).encode(), "a.ipynb")[0])
    data = written["cells"][0]["outputs"][0]["data"]
    assert list(data) == ["image/png", "text/plain"]
    assert data["image/png"].startswith("iVBOR")


def test_of_an_output_in_png_and_gif_the_png_stays() -> None:
    one, other = (base64.b64encode(data).decode() for data in (files.png(), GIFS["logo"]))
    notebook = {"cells": [_cell({"image/gif": other, "image/png": one})], "nbformat": 4, "metadata": {}}
    written = json.loads(scrub(json.dumps(notebook).encode(), "a.ipynb")[0])
    assert list(written["cells"][0]["outputs"][0]["data"]) == ["image/png"]


def _cell(data: dict[str, object]) -> dict[str, object]:
    output = {"output_type": "display_data", "metadata": {}, "data": data}
    return {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output], "source": "draw()"}


ENCODED: dict[str, tuple[bytes, str]] = {
    "utf-16": (f"\ufeffÜber {PERSON}".encode("utf-16-le"), "a.txt"),
    "utf-16 big": (f"\ufeffÜber {PERSON}".encode("utf-16-be"), "a.txt"),
    "windows": (f"Die Bücher von {PERSON} – Größe: “groß”, für Zoë.".encode("cp1252"), "a.txt"),
    "declared": (f"<?xml version='1.0' encoding='iso-8859-2'?><a>{PERSON} Łódź</a>".encode("iso8859-2"), "a.xml"),
    "declared in html": (
        f"<html><meta charset=windows-1251>{PERSON} Привет</html>".encode("cp1251"),
        "a.html",
    ),
}


@pytest.mark.parametrize("case", ENCODED)
def test_it_writes_utf8_and_says_so(case: str) -> None:
    data, name = ENCODED[case]
    copy, stripped = scrub(data, name)
    assert _traces(copy.decode("utf-8")) == []
    assert "the old text encoding (it is UTF-8 now)" in stripped
    assert b"iso-8859" not in copy
    assert b"1251" not in copy


@pytest.mark.parametrize("codec", ["cp1252", "utf-16"])
def test_a_table_in_another_encoding_gets_the_mark_that_excel_tells_utf8_by(codec: str) -> None:
    table = f"Straße;Größe;Owner\nMühlgasse;für Zoë;{PERSON}\n".encode(codec)
    copy, _ = scrub(table, "a.csv")
    assert copy.startswith(codecs.BOM_UTF8 + "Straße;Größe;".encode())
    assert scrub(copy, "a.csv")[0] == copy
    assert not scrub("Street;Owner\nMill Lane;Ann\n".encode("utf-16"), "a.csv")[0].startswith(codecs.BOM_UTF8)


@pytest.mark.parametrize("data", [b"caf\x8e \x9f\xe1\xa5 xyz", "no mark".encode("utf-16-le"), b"\xff\xfea\x00\x00\xd8"])
def test_it_refuses_text_whose_encoding_is_not_certain(data: bytes) -> None:
    with pytest.raises(Held) as held:
        read_file(data, "a.txt")
    assert held.value.reason is Reason.UNREADABLE_TEXT


SLOW: dict[str, tuple[bytes, str]] = {
    "open tags": (b"<html>" + b"<a " * 100_000, ""),
    "open quotes": (b"<html>" + b"<a b='" * 100_000, ""),
    "open comments": (b"<html>" + b"<!--" * 100_000, ""),
    "open scripts": (b"<html>" + b"<script>" * 100_000, ""),
    "processing instructions": (b"<html>" + b"<?" * 100_000, ""),
    "style comments": (b"<html><style>" + b"/*" * 100_000, ""),
    "style addresses": (b"<html><style>" + b"url(" * 100_000, ""),
    "style fonts": (b"<html><style>" + b"a-font" * 50_000 + b"font:" * 50_000, ""),
    "style strings": (b"<html><style>" + b"\"'\\" * 100_000, ""),
    "open string": (b'{"' + b'\\"' * 100_000 + b"}", ""),
    "lists in lists": (b"[" * 400 + b"]" * 400, ""),
    "open csv quote": (b'a,b\n"' + b'""' * 100_000 + b'"x', "a.csv"),
    "entities": (b"&amp" * 100_000, "a.txt"),
    "percents": (b"%4A" * 100_000, "a.txt"),
    "backslashes": (b"\\u0041" * 100_000, "a.txt"),
    "addresses": (b"data:" * 100_000, "a.txt"),
    "line starts": (b"\n" + b" " * 100_000 + b"\n>" * 100_000, "a.txt"),
    "emphasis": (b"*_`<" * 100_000, "a.md"),
}


@pytest.mark.parametrize("case", SLOW)
def test_its_time_grows_with_the_text_only(case: str) -> None:
    data, name = SLOW[case]
    started = time.process_time()
    scrub(data, name)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("lead", [b"", b'{"nbformat": 4, "cells": '])
def test_it_refuses_lists_nested_too_deeply(lead: bytes) -> None:
    started = time.process_time()
    with pytest.raises(Held) as held:
        read_file(lead + b"[" * 100_000 + b"]" * 100_000 + b"}" * bool(lead), "a.json")
    assert held.value.reason is Reason.TOO_DEEP
    assert time.process_time() - started < 5


def test_it_stops_at_the_character_limit() -> None:
    with pytest.raises(Held) as held:
        read_file(b"some words " * 1000, "a.txt", Limits(characters=5000))
    assert held.value.reason is Reason.TEXT_LIMIT


def test_it_says_mail_addresses_in_links() -> None:
    texts = [unit.text for unit in read_file(files.html().encode()).units]
    assert f"mailto:{MAIL}?subject={PERSON}" in texts


PASSAGE = "We close the plant in March and nobody knows"


@pytest.mark.parametrize(
    ("name", "text", "tagged", "removed"),
    [
        ("a.md", "We **close** the *plant* in `March` and nobody knows.\n", "[gone].\n", ".\n"),
        ("a.md", "**We close the plant in March and nobody knows**\n", "**[gone]**\n", "\n"),
        ("a.md", "- We ***close*** the <b>plant</b> in __March__ and nobody ~~knows~~\n", "- [gone]\n", "- \n"),
        ("a.md", "- We `close * the` plant * in `March and` nobody knows.\n", "- [gone].\n", "- .\n"),
        ("a.md", "- We `close * the` plant in March and nobody knows.\n", "- [gone].\n", "- .\n"),
        ("a.md", "We close **the plant in March and nobody knows. Or so.**\n",
         "[gone]**. Or so.**\n", "**. Or so.**\n"),
        (
            "a.html",
            "<p>We <b>close <i>the</i></b> <a href='x'>plant</a> in <span class=y>March</span> and nobody knows.</p>",
            "<p>[gone].</p>",
            "<p>.</p>",
        ),
        ("a.html", "<p><b>We close the plant in March and nobody knows</b></p>", "<p><b>[gone]</b></p>", "<p></p>"),
        ("a.html", "<p>We close <b>the plant in March and nobody knows. Or so.</b></p>",
         "<p>[gone]<b>. Or so.</b></p>", "<p><b>. Or so.</b></p>"),
        ("a.html", "<p>We close <img src=x> the plant in <br>March and nobody knows</p>",
         "<p>[gone]<img src=x><br></p>", "<p><img src=x><br></p>"),
    ],
)  # fmt: skip
def test_a_passage_that_goes_leaves_no_marks_around_nothing(name: str, text: str, tagged: str, removed: str) -> None:
    for substitute, expected in (("[gone]", tagged), ("", removed)):
        value = KnownValue(PASSAGE, "MNPI", Category.CONFIDENTIAL, Action.REPLACE, substitute)
        target = io.BytesIO()
        write(io.BytesIO(text.encode()), target, read_file(text.encode(), name), Plan([value]))
        assert target.getvalue().decode() == expected
