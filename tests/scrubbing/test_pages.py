"""What a browser shows of a page, its drawings among it, is read, replaced and proved as one text, whatever cuts it."""

import base64
import io
import json
import time
from urllib.parse import quote

import pytest

from scrubbing.document import ConstructKind, Kind
from scrubbing.redaction.plan import Plan
from scrubbing.redaction.registry import write
from submissions.media import MediaType
from submissions.reasons import Reason
from tests.files import text as files
from tests.files.text import MAIL, PERSON
from tests.scrubbing.nested import SUBSTITUTE, read_file, scrub
from tests.scrubbing.verification.copies import check, checks, value

SURNAME = "Quistgaard"

# How a browser comes to show the person's name as one text.
SHOWN: dict[str, str] = {
    "spans of a drawing": "<svg><text><tspan>Mirabel </tspan><tspan>Quist</tspan>gaard</text></svg>",
    "spans set close": '<svg><text x="0"><tspan dx="1">Mirabel Qui</tspan><tspan dx="-.2">stgaard</tspan></text></svg>',
    "spans with places": '<svg><text><tspan x="1" y="2">Mirabel</tspan> <tspan x="9" y="2">Quist</tspan>'
    '<tspan x="20" y="2">gaard</tspan></text></svg>',
    "hidden in between": '<p>Mirabel Quist<span style="display: none">null</span>gaard</p>',
    "hidden by an attribute": "<p>Mirabel <b>Quist<i hidden>a<b>b</b>c</i>gaard</b></p>",
    "hidden block": '<p>Mirabel Quist<div style="display:none"><p>x</p></div>gaard</p>',
    "picture": '<p>Mirabel Quist<img src="x.png" alt="line">gaard</p>',
    "canvas": "<p>Mirabel Quist<canvas width=1></canvas>gaard</p>",
    "sound": "<p>Mirabel Quist<audio><source src=x.ogg></audio>gaard</p>",
    "control": '<p>Mirabel <button>Quist</button><input type="hidden" value="1">gaard</p>',
    "instruction": "<p>Mirabel Quist<?xml x?>gaard</p>",
    "icon": '<p>Mirabel Quist<svg viewBox="0 0 1 1"><g><path d="M0 0"/></g></svg>gaard</p>',
    "section": "<svg><text>Mirabel <![CDATA[Quist]]><![CDATA[gaard]]></text></svg>",
    "style": "<p>Mirabel Quist<style>.a {color: red}</style>gaard</p>",
    "script": "<p>Mirabel Quist<script>1</script>gaard</p>",
    "tags told of": "<textarea>&lt;b&gt;Mirabel&lt;/b&gt; Quist&lt;i class=&quot;a&quot;&gt;gaard&lt;/i&gt;</textarea>",
}


@pytest.mark.parametrize("link", ["java\nscript:f()", " &#1;javascript:f()", "JAVA\tSCRIPT:f()", "vbscript:f()"])
def test_a_link_that_a_browser_runs_is_an_action(link: str) -> None:
    page = f'<p><a href="{link}">plan</a></p>'.encode()
    assert [construct.kind for construct in read_file(page, MediaType.HTML).constructs] == [ConstructKind.SCRIPT]
    assert scrub(page)[0] == b"<p><a>plan</a></p>"


def test_what_a_section_of_a_drawing_says_stays_and_a_section_of_a_page_is_a_comment() -> None:
    page = b"<p>a<![CDATA[b]]></p><svg><text><![CDATA[5 < 6 & 7]]></text></svg>"
    assert scrub(page)[0] == b"<p>a</p><svg><text>5 &lt; 6 &amp; 7</text></svg>"


STYLES = [
    "display:\n\tnone",
    "opacity: 0 !important",
    "opacity:0.0",
    "font-size:0.9em; visibility: hidden",
    "FONT-SIZE:0px",
]


@pytest.mark.parametrize("style", STYLES)
def test_a_value_goes_though_something_stands_in_it_that_a_style_hides(style: str) -> None:
    page = f'<html><p>Mirabel Quist<span style="{style}">null</span>gaard</p></html>'.encode()
    assert "value in text" in checks(page, MediaType.HTML, SURNAME)
    copy, _ = scrub(page)
    assert copy == f'<html><p>{SUBSTITUTE}<span style="{style}">null</span></p></html>'.encode()


@pytest.mark.parametrize("style", ["font-size:0.9em", "opacity:.5", "opacity:0.05"])
def test_what_is_small_or_pale_is_shown(style: str) -> None:
    page = f'<html><p>Mirabel Quist<span style="{style}">gaard</span></p></html>'.encode()
    assert [unit.text for unit in read_file(page).units if unit.kind is Kind.VISIBLE][-1] == PERSON


@pytest.mark.parametrize("case", SHOWN)
def test_a_value_goes_that_a_browser_shows_as_one_text(case: str) -> None:
    page = f"<html><body>{SHOWN[case]}</body></html>".encode()
    copy, _ = scrub(page)
    assert SUBSTITUTE.replace(" ", "") in copy.decode().replace(" ", "").replace('</tspan><tspanx="9"y="2">', "")
    assert b"gaard" not in copy
    assert checks(copy, MediaType.HTML, PERSON, SURNAME) == set()
    assert copy.count(b"<tspan") == page.count(b"<tspan")


@pytest.mark.parametrize("case", sorted(SHOWN.keys() - {"tags told of"}))
def test_detection_is_told_what_a_browser_shows(case: str) -> None:
    document = read_file(f"<html><body>{SHOWN[case]}</body></html>".encode())
    assert any(SURNAME in unit.text for unit in document.units if unit.kind is Kind.VISIBLE)


@pytest.mark.parametrize("case", SHOWN)
def test_the_proof_sees_what_a_browser_shows_as_one_text(case: str) -> None:
    page = f"<html><body>{SHOWN[case]}</body></html>".replace("<script>1</script>", "")
    assert "value in text" in checks(page.encode(), MediaType.HTML, SURNAME)
    notebook = {"nbformat": 4, "cells": [], "metadata": {"title": page}}
    assert "value in text" in checks(json.dumps(notebook).encode(), MediaType.NOTEBOOK, SURNAME)


def test_a_mail_address_goes_that_something_hidden_cuts() -> None:
    user, _, host = MAIL.partition("@")
    page = f'<html><p>{user}@<span style="display:none">nospam</span>{host}</p></html>'.encode()
    copy, _ = scrub(page)
    assert copy == b'<html><p>robin@everly.example<span style="display:none">nospam</span></p></html>'
    assert checks(copy, MediaType.HTML, MAIL) == set()
    assert checks(page, MediaType.HTML, MAIL) != set()


def test_the_second_detection_is_told_what_is_shown_and_what_is_hidden_apart() -> None:
    hidden, ruby = '<span style="display:none">null</span>', "<ruby>a<rt>b</rt>c<rt>d</rt></ruby>"
    page = f"<html><p>Quist{hidden}gaard</p><p>of {ruby}</p></html>"
    assert [text for _, text in check(page.encode(), MediaType.HTML).texts] == ["Quistgaard", "of ac", "bd", "null"]


def test_what_is_hidden_is_still_read_and_replaced_by_itself() -> None:
    page = f'<html><p>Plan <span style="display:none">of {PERSON}</span> B</p></html>'.encode()
    units = [(unit.text, unit.kind) for unit in read_file(page).units]
    assert units == [(f"of {PERSON}", Kind.HIDDEN), ("Plan  B", Kind.VISIBLE)]
    assert scrub(page)[0] == page.replace(PERSON.encode(), SUBSTITUTE.encode())


def test_lines_of_a_drawing_are_told_as_lines() -> None:
    page = '<html><svg><text><tspan x="1" y="2">Costs</tspan><tspan x="1" y="20">Revenue</tspan></text></svg></html>'
    assert [unit.text for unit in read_file(page.encode()).units] == ["Costs\nRevenue", "CostsRevenue"]


COMPANY, READING = "\u9f4b\u85e4\u88fd\u4f5c\u6240", "\u3055\u3044\u3068\u3046\u305b\u3044\u3055\u304f"
RUBY = {
    "closed": f"<ruby>{COMPANY[:2]}<rp>(</rp><rt>{READING[:4]}</rt><rp>)</rp>"
    f"{COMPANY[2:]}<rt>{READING[4:]}</rt></ruby>",
    "open": f"<ruby>{COMPANY[:2]}<rt>{READING[:4]}<rb>{COMPANY[2:]}<rt>{READING[4:]}</ruby>",
    "one for each": f"<ruby>{COMPANY[:2]}<rt>{READING[:4]}</rt></ruby><ruby>{COMPANY[2:]}<rt>{READING[4:]}</rt></ruby>",
}


@pytest.mark.parametrize("case", RUBY)
def test_signs_and_their_pronunciation_are_two_texts(case: str) -> None:
    page = f"<html><p>{RUBY[case]} is here</p></html>".encode()
    texts = [unit.text for unit in read_file(page).units]
    assert any(text.startswith(COMPANY) for text in texts)
    assert READING in texts
    for known in (COMPANY, READING):
        assert "value in text" in checks(page, MediaType.HTML, value(known, "EMPLOYER"))
        copy = _written(page, known)
        assert "Elsewhere" in copy
        assert known[:2] not in copy
        assert checks(copy.encode(), MediaType.HTML, value(known, "EMPLOYER")) == set()


def _written(page: bytes, known: str) -> str:
    target = io.BytesIO()
    write(io.BytesIO(page), target, read_file(page), Plan([value(known, "EMPLOYER", "Elsewhere")]))
    return target.getvalue().decode()


def _shielded(address: str, key: int) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@pytest.mark.parametrize("key", [0, 0x5A, 0xFF])
def test_an_address_hidden_by_its_key_goes_and_the_new_one_is_hidden_the_same_way(key: int) -> None:
    def page(address: str) -> str:
        hidden = _shielded(address, key)
        link = f'<a href="/cdn-cgi/l/email-protection#{hidden}">mail</a>'
        return f'<html>{link}<a class="__cf_email__" data-cfemail="{hidden}">[email&#160;protected]</a></html>'

    before = page(MAIL).encode()
    assert [unit.text for unit in read_file(before).units].count(MAIL) == 2
    copy, _ = scrub(before)
    assert copy.decode() == page("robin@everly.example")
    assert checks(copy, MediaType.HTML, MAIL) == set()
    assert "value in text" in checks(before, MediaType.HTML, MAIL)
    other = page("info@example.org").encode()
    assert scrub(other)[0] == other


def _glyphs(text: str, name: str = "DejaVuSans-{code:x}", wrapped: bool = False, tag: str = "path") -> str:
    names = {sign: name.format(code=ord(sign), number=number) for number, sign in enumerate(sorted(set(text)))}
    shapes = "".join(f'<{tag} id="{name}" d="M 0 0 L 9 {ord(sign)} z"/>' for sign, name in names.items())
    uses = [f'<use xlink:href="#{names[sign]}" x="{place}"/>' for place, sign in enumerate(text)]
    row = "".join(f"<g>{use}</g>" if wrapped else use for use in uses)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        f'<defs>{shapes}</defs><g id="text_1">{row}</g></svg>'
    )


OUTLINES = {
    "matplotlib": _glyphs("Revenue of Quist"),
    "cairo": _glyphs("Revenue", "glyph0-{number}"),
    "cairo today": _glyphs("Revenue", "glyph-0-{number}", wrapped=True),
    "symbols": _glyphs("Anna", "font_1_{number}", tag="symbol"),
}
NO_OUTLINES = {
    "numbers": _glyphs("12,345.60"),
    "markers": _glyphs("ssssssssss", "m{number}a"),
    "icon": '<svg viewBox="0 0 24 24"><path d="M1 2l3 4z"/><circle cx="1" cy="2" r="3"/></svg>',
    "icons": "".join(f'<svg><use href="#icon-{name}"/></svg>' for name in ("mail", "phone", "home", "print", "share")),
    "sprite": "<svg><defs>" + "".join(f'<path id="i{n}" d="M{n} 0"/>' for n in range(9)) + "</defs></svg>",
    "layers": _glyphs("abc", "layer{number}", tag="g"),
}


@pytest.mark.parametrize("case", OUTLINES)
def test_a_drawing_with_words_as_outlines_is_held_until_it_is_removed(case: str) -> None:
    page = f"<html><body><p>Plan</p>{OUTLINES[case]}</body></html>".encode()
    assert [(unread.locator, unread.reason) for unread in read_file(page).unread] == [
        ("drawing 1", Reason.PART_NOT_READ)
    ]
    assert "not read" in checks(page, MediaType.HTML, PERSON)
    copy, stripped = scrub(page, removals=("drawing 1",))
    assert b"<use" not in copy
    assert b"<p>Plan</p><svg" in copy
    assert b"</svg></body></html>" in copy
    assert "1 drawing with words as outlines" in stripped
    assert checks(copy, MediaType.HTML, PERSON) == set()


@pytest.mark.parametrize("form", ["base64", "percents", "style"])
def test_a_drawing_with_words_as_outlines_is_found_in_an_address(form: str) -> None:
    packed = f";base64,{base64.b64encode(OUTLINES['cairo'].encode()).decode()}"
    address = f"data:image/svg+xml{',' + quote(OUTLINES['cairo']) if form == 'percents' else packed}"
    sheet = f"<style>.a {{background: url({address})}}</style>"
    page = f"<html>{sheet if form == 'style' else f'<img src={address}>'}</html>".encode()
    assert [unread.locator for unread in read_file(page).all_unread()] == ["data 1 > drawing 1"]
    assert "not read" in checks(page, MediaType.HTML, PERSON)
    copy, _ = scrub(page, removals=("data 1 > drawing 1",))
    assert checks(copy, MediaType.HTML, PERSON) == set()


def test_the_proof_looks_for_outlines_in_addresses_of_a_notebooks_pages() -> None:
    address = f"data:image/svg+xml;base64,{base64.b64encode(OUTLINES['cairo'].encode()).decode()}"
    assert "not read" in checks(_notebook({"text/html": f"<p><img src='{address}'></p>"}), MediaType.NOTEBOOK, PERSON)


def test_outlines_are_found_whatever_the_case_of_their_tags() -> None:
    page = f"<html><body>{OUTLINES['cairo'].replace('<use', '<USE')}</body></html>".encode()
    assert [unread.locator for unread in read_file(page).unread] == ["drawing 1"]


@pytest.mark.parametrize("case", NO_OUTLINES)
def test_icons_numbers_and_marks_of_a_chart_hold_nothing(case: str) -> None:
    page = f"<html><body><p>Plan</p>{NO_OUTLINES[case]}</body></html>".encode()
    assert read_file(page).unread == []
    assert scrub(page)[0] == page
    assert checks(page, MediaType.HTML, PERSON) == set()


def _notebook(data: dict[str, object]) -> bytes:
    output = {"output_type": "display_data", "metadata": {}, "data": data}
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output], "source": "draw()"}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def test_of_an_output_with_a_picture_the_drawing_with_words_as_outlines_goes() -> None:
    picture = base64.b64encode(files.png()).decode()
    drawing = OUTLINES["matplotlib"].splitlines(keepends=True)
    both = _notebook({"image/svg+xml": drawing, "image/png": picture})
    assert read_file(both, "a.ipynb").unread == []
    copy, stripped = scrub(both, "a.ipynb")
    assert list(json.loads(copy)["cells"][0]["outputs"][0]["data"]) == ["image/png"]
    assert "1 drawing with words as outlines" in stripped
    alone = _notebook({"image/svg+xml": drawing, "text/plain": "<Figure>"})
    assert len(read_file(alone, "a.ipynb").unread) == 1
    assert "not read" in checks(alone, MediaType.NOTEBOOK, PERSON)
    copy, _ = scrub(alone, "a.ipynb", removals=("cell 1, output 1, form 1, drawing 1",))
    assert list(json.loads(copy)["cells"][0]["outputs"][0]["data"]) == ["text/plain"]
    assert checks(copy, MediaType.NOTEBOOK, PERSON) == set()


def test_a_drawing_as_a_text_is_read_and_written_as_a_page() -> None:
    head = '<?xml version="1.0"?>\n'
    drawing = f"{head}<svg><text><tspan>Mirabel Quist</tspan><tspan>gaard</tspan></text></svg>".encode()
    assert any(PERSON in unit.text for unit in read_file(drawing, "a.svg").units)
    copy, _ = scrub(drawing, "a.svg")
    assert copy == f"{head}<svg><text><tspan>{SUBSTITUTE}</tspan><tspan></tspan></text></svg>".encode()
    quiet = f"{head}<svg><title>Plan</title><text>A &amp; B</text></svg>".encode()
    assert scrub(quiet, "a.svg")[0] == quiet
    assert "not read" in checks(OUTLINES["cairo"].encode(), MediaType.TEXT, PERSON)


def test_names_of_shapes_and_colours_are_not_told_as_numbers_of_houses() -> None:
    drawing = (
        '<svg viewBox="0 0 4 3"><path id="DejaVuSans-6b" d="M 0 0 L 10 4 z" fill="#6b0"/><g id="Ann_Lee_12b">'
        '<use href="#glyph-0-8b"/></g></svg>'
    )
    texts = [unit.text for unit in read_file(f"<html>{drawing}</html>".encode()).units]
    assert texts == ["Ann_Lee"]


@pytest.mark.parametrize(
    "page",
    ['<svg><g aria-label="+43 1 5127777"></g></svg>', '<svg/><p id="jlee42"></p>', '<svg data-caller="015127777"/>'],
)
def test_what_speaks_in_a_drawing_or_stands_behind_one_is_told(page: str) -> None:
    said = page.split('"')[1]
    assert said in [unit.text for unit in read_file(f"<html>{page}</html>".encode()).units]


@pytest.mark.parametrize("head", ["<!-- a > b -->", "<!doctype SVG>"])
def test_the_proof_takes_a_drawing_for_one_whatever_stands_before_it(head: str) -> None:
    drawing = f"{head}\n<SVG><text><tspan>Mirabel Quist</tspan><tspan>gaard</tspan></text></SVG>".encode()
    assert "value in text" in checks(drawing, MediaType.TEXT, SURNAME)
    assert checks(scrub(drawing, "a.svg")[0], MediaType.TEXT, SURNAME) == set()


def test_a_word_goes_from_a_string_of_json_though_tags_cut_it() -> None:
    data = json.dumps({"x": ["Mirabel Quist<b>gaard</b>", "a <b>plan</b>"]}).encode()
    copy, _ = scrub(data, "a.json")
    assert json.loads(copy) == {"x": [f"{SUBSTITUTE}<b></b>", "a <b>plan</b>"]}


SLOW = {
    "hidden in hidden": "<i hidden>" * 40_000,
    "readings": "<ruby>a<rt>b" * 20_000,
    "spans": "<svg><text>" + "<tspan x=1>a" * 20_000,
    "tags told of": "<p>" + "&lt;a " * 40_000,
    "shapes": "<svg>" + "<g id=a1><use href=#a1>" * 20_000,
    "drawings": "<svg>" * 40_000 + "<use>",
}


@pytest.mark.parametrize("case", SLOW)
def test_its_time_grows_with_the_page_only(case: str) -> None:
    page = f"<html>{SLOW[case]}".encode()
    started = time.process_time()
    scrub(page)
    checks(page, MediaType.HTML, PERSON)
    assert time.process_time() - started < 8
