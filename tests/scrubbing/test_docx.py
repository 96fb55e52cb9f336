"""Word documents: every place is read, every value goes, everything else stays."""

import io
import shutil
from pathlib import Path

import docx
import pytest

from scrubbing.document import ConstructKind, Kind
from scrubbing.extraction.docx import extract
from scrubbing.redaction.docx import redact
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.files import docx as files
from tests.files.office import package, png, relationships, replaced, unzipped
from tests.scrubbing.office import found_in, lost_elements, office_text, plan_for, read, scrubbed, survivors, write
from tests.scrubbing.verification.copies import checks

VALUES = files.planted()
# XML comments are dropped unread: no program shows them and no rule keeps them.
NEVER_READ = {"xml_comment"}


@pytest.fixture(scope="module")
def letter() -> bytes:
    return files.letter(VALUES)


@pytest.fixture(scope="module")
def copy(letter: bytes) -> bytes:
    return scrubbed(extract, redact, letter, VALUES.values())


@pytest.mark.parametrize("place", [place for place in files.PLACES if place not in NEVER_READ])
def test_it_reads_every_place(letter: bytes, place: str) -> None:
    assert found_in(read(extract, letter), VALUES)[place]


def test_it_leaves_no_value_in_any_part(copy: bytes) -> None:
    assert survivors(copy, VALUES) == []


def test_it_strips_without_a_plan_what_no_reader_needs(letter: bytes) -> None:
    bare = scrubbed(extract, redact, letter, [])
    assert set(survivors(bare, VALUES)) == set(files.REPLACED)


def test_it_keeps_everything_else(copy: bytes) -> None:
    document = read(extract, copy)
    texts = "\n".join(unit.text for unit in document.units)
    assert [text for text in files.BENIGN if text not in texts] == []


def test_it_puts_the_substitute_where_the_value_was(copy: bytes) -> None:
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(copy)).paragraphs]
    substitute = f"Robin Substitute{files.PLACES.index('split')}"
    assert f"Split {substitute} over runs." in paragraphs


def test_it_keeps_the_formatting_of_what_it_does_not_touch(copy: bytes) -> None:
    signed = next(p for p in docx.Document(io.BytesIO(copy)).paragraphs if p.text.startswith("Signed by"))
    assert [bool(run.bold) for run in signed.runs][:2] == [False, True]


def test_it_keeps_references_to_bookmarks_together(copy: bytes) -> None:
    text = unzipped(copy)["word/document.xml"].decode()
    name = text.partition('w:name="Robin')[2].partition('"')[0]
    assert name
    assert f"REF Robin{name}" in text


@pytest.mark.parametrize("name", ["jo-ann-smith", "de-ann", "a-test-of-headers"])
def test_a_bookmark_that_looks_like_a_language_is_read(name: str) -> None:
    data = of_body(f'<w:bookmarkStart w:id="7" w:name="{name}"/>{para("Words")}<w:bookmarkEnd w:id="7"/>')
    assert name in {unit.text for unit in read(extract, data).units}


def test_it_gives_a_cell_the_heading_of_its_column(letter: bytes) -> None:
    (unit,) = found_in(read(extract, letter), VALUES)["table"]
    assert (unit.header, unit.locator) == ("Owner", "table 1!B2, paragraph 12")


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("body", Kind.VISIBLE),
        ("header", Kind.VISIBLE),
        ("hidden_text", Kind.HIDDEN),
        ("deleted", Kind.HIDDEN),
        ("comment", Kind.HIDDEN),
        ("field_code", Kind.HIDDEN),
        ("creator", Kind.METADATA),
        ("alt_text", Kind.METADATA),
        ("style_name", Kind.NAME),
    ],
)
def test_it_tells_how_a_reader_meets_the_text(letter: bytes, place: str, kind: Kind) -> None:
    assert {unit.kind for unit in found_in(read(extract, letter), VALUES)[place]} == {kind}


def test_its_locators_quote_nothing(letter: bytes) -> None:
    document = read(extract, letter)
    locators = " ".join(unit.locator for unit in document.all_units())
    assert "Zyxwell" not in locators
    assert len({unit.locator for unit in document.all_units()}) == len(list(document.all_units()))


@pytest.mark.parametrize(
    "kind",
    [ConstructKind.PROPERTIES, ConstructKind.COMMENT, ConstructKind.TRACKED_CHANGE, ConstructKind.EXTERNAL_LINK],
)
def test_it_lists_what_it_strips(letter: bytes, kind: ConstructKind) -> None:
    assert kind in {construct.kind for construct in read(extract, letter).constructs}


def test_it_keeps_only_links_to_the_web(copy: bytes) -> None:
    links = unzipped(copy)["word/_rels/document.xml.rels"].decode()
    assert links.count('TargetMode="External"') == 2
    assert "file:" not in links


def test_it_empties_fields_that_fetch_from_elsewhere() -> None:
    code = '<w:instrText> INCLUDEPICTURE "C:\\\\pictures\\\\logo.png" </w:instrText></w:r><w:r><w:t>shown'
    data = files.plain("benign").replace(b"", b"")
    body = unzipped(data)["word/document.xml"].decode().replace("<w:t>benign", code)
    copy = scrubbed(extract, redact, replaced(data, {"word/document.xml": body}), [])
    text = unzipped(copy)["word/document.xml"].decode()
    assert "INCLUDEPICTURE" not in text
    assert "shown" in text


def test_it_writes_the_same_bytes_for_the_same_plan(letter: bytes, copy: bytes) -> None:
    assert scrubbed(extract, redact, letter, VALUES.values()) == copy


def test_it_keeps_all_text_where_nothing_was_found() -> None:
    data = files.plain("First line", "Second & last".replace("&", "&amp;"))
    copy = scrubbed(extract, redact, data, [])
    assert [p.text for p in docx.Document(io.BytesIO(copy)).paragraphs] == ["First line", "Second & last"]


def test_it_holds_a_picture_that_nothing_can_read_until_it_is_removed() -> None:
    data = files.letter(VALUES, media=b"\x01\x00\x00\x00 EMF of a signature")
    document = read(extract, data)
    assert [(unread.locator, unread.reason) for unread in document.unread] == [("image 1", Reason.PART_NOT_READ)]
    with pytest.raises(Held) as held:
        write(redact, data, document, plan_for([]))
    assert held.value.reason is Reason.NOT_FULLY_READ
    copy = write(redact, data, document, plan_for([], ["image 1"]))
    assert not any(b"EMF of a signature" in content for content in unzipped(copy).values())
    docx.Document(io.BytesIO(copy))


def test_it_reads_pictures_as_members(letter: bytes) -> None:
    assert {name: member.locator for name, member in read(extract, letter).members.items()} == {
        "word/media/image1.png": "image 1"
    }


def test_it_holds_binary_content_written_as_text() -> None:
    data = files.plain("A" * 500)
    assert [unread.reason for unread in read(extract, data).unread] == [Reason.PART_NOT_READ]


def test_it_refuses_macros() -> None:
    data = replaced(files.letter(VALUES), {"word/vbaProject.bin": b"code"})
    with pytest.raises(Held) as held:
        read(extract, data)
    assert held.value.reason is Reason.MACROS


@pytest.mark.parametrize("part", sorted(name for name in unzipped(files.letter(VALUES)) if not name.endswith(".png")))
def test_it_refuses_a_document_type_in_any_part(letter: bytes, part: str) -> None:
    content = unzipped(letter)[part].decode()
    head, found, rest = content.partition("?>")
    declared = f'{head}?><!DOCTYPE a [<!ENTITY b "c">]>{rest}' if found else f'<!DOCTYPE a [<!ENTITY b "c">]>{content}'
    for encoding in ("utf-8", "utf-16"):
        data = replaced(letter, {part: declared.replace("UTF-8", encoding).encode(encoding)})
        with pytest.raises(Held) as held:
            read(extract, data)
        assert held.value.reason is Reason.DTD_REFUSED


def test_a_package_without_a_document_is_corrupt() -> None:
    with pytest.raises(Held) as held:
        read(extract, package({"a.xml": "<a/>", "media/b.png": png()}, {}))
    assert held.value.reason is Reason.CORRUPT


def test_it_takes_out_nothing_but_what_it_means_to(letter: bytes) -> None:
    expected = {"w:attachedTemplate", "w:mailMerge", "w:mainDocumentType", "w:dataType", "w:connectString"}
    expected |= {"w:rsids", "w:rsidRoot", "w:docVars", "w:docVar", "w:dataBinding"}
    assert lost_elements(letter, scrubbed(extract, redact, letter, [])) <= expected


@pytest.mark.parametrize("kind", ["2020/10/relationships/intelligence", "2007/relationships/hdphoto"])
def test_what_word_keeps_for_itself_is_dropped_and_asks_nobody(kind: str) -> None:
    data = replaced(
        files.plain("benign"),
        {
            "word/own2.xml": "<own>Ada</own>",
            "word/_rels/document.xml.rels": relationships(
                [("rId1", f"http://schemas.microsoft.com/office/{kind}", "own2.xml")]
            ),
        },
    )
    assert read(extract, data).unread == []
    assert "word/own2.xml" not in unzipped(scrubbed(extract, redact, data, []))


def test_a_vocabulary_whose_name_is_no_address_is_read(letter: bytes) -> None:
    """SharePoint writes them into custom XML."""
    odd = '<fields xmlns:ns3="$ListId:Shared Documents;"><ns3:owner>Ada</ns3:owner></fields>'
    data = replaced(letter, {"customXml/item1.xml": odd})
    assert "Ada" in [unit.text for unit in read(extract, data).units]
    with pytest.raises(Held) as held:
        read(extract, replaced(letter, {"customXml/item1.xml": odd.replace("</fields>", "")}))
    assert held.value.reason is Reason.CORRUPT


def of_body(body: str) -> bytes:
    data = files.plain("benign")
    document = unzipped(data)["word/document.xml"].decode()
    return replaced(data, {"word/document.xml": document.replace("</w:body>", f"{body}</w:body>")})


def of_runs(*runs: str) -> bytes:
    return of_body(f"<w:p>{''.join(runs)}</w:p>")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def ruby(base: str, reading: str) -> str:
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(reading)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


def shown_body(data: bytes) -> str:
    return unzipped(data)["word/document.xml"].decode()


HIDDEN_RUNS = {
    "within a word": [run("Zyx"), run("QQQ", "<w:vanish/>"), run("well")],
    "between words": [run("Ada "), run("and not ", "<w:vanish/>"), run("Zyxwell")],
    "glued to a word": [run("Zyxwell"), run("Q", "<w:webHidden/>")],
    "of many parts": [run("Z"), *(run(char) + run("x", '<w:specVanish w:val="true"/>') for char in "yxwell")],
    "with a line": [run("Zyx"), "<w:r><w:rPr><w:vanish/></w:rPr><w:br/></w:r>", run("well")],
    "beside a deletion": [run("Zyx"), "<w:del>", run("Q", "<w:vanish/>").replace("w:t", "w:delText"), "</w:del>"]
    + [run("Q", "<w:vanish/>"), run("well")],
}


@pytest.mark.parametrize("runs", HIDDEN_RUNS.values(), ids=HIDDEN_RUNS)
def test_a_value_goes_that_only_stands_without_hidden_runs(runs: list[str]) -> None:
    data = of_runs(*runs)
    value = "Ada Zyxwell" if runs[0].count("Ada") else "Zyxwell"
    assert value in {unit.text for unit in read(extract, data).units}
    copy = scrubbed(extract, redact, data, [value])
    left = docx.Document(io.BytesIO(copy)).paragraphs[-1]
    assert "Robin" in left.text
    assert "".join(r.text for r in left.runs if not r.font.hidden).replace("Q", "").startswith("Robin Substitute0")
    assert "yx" not in left.text
    assert "well" not in left.text


@pytest.mark.parametrize("before", ["by Ada Zyxwell", "Zyxwell", "Zyxwell of old"])
@pytest.mark.parametrize("behind", ["has won", "-", " has"])
def test_a_value_goes_from_deleted_text_that_touches_what_stands_beside(before: str, behind: str) -> None:
    deleted = f"<w:del>{run(before).replace('w:t', 'w:delText')}</w:del>"
    data = of_runs(run("sold to it"), deleted, run(behind))
    copy = scrubbed(extract, redact, data, ["Zyxwell"])
    assert "Robin Substitute0" in shown_body(copy)
    assert "Zyxwell" not in shown_body(copy)
    assert checks(copy, MediaType.DOCX, "Zyxwell") & {"value in text", "value in bytes"} == set()


def signs(text: str, font: str = "Arial", base: int = 0) -> str:
    return "".join(f'<w:r><w:sym w:font="{font}" w:char="{ord(char) + base:04X}"/></w:r>' for char in text)


SIGNS = {
    "all of them": [run("by "), signs("Zyxwell"), run(" and all")],
    "one of them": [run("by Zy"), signs("x"), run("well and all")],
    "at the end": [run("by Zyxwel"), signs("l"), run(" and all")],
    "of a font's own code page": [run("by "), signs("Zyxwell", "Calibri", 0xF000), run(" and all")],
    "in deleted text": [run("by "), "<w:del>", signs("Zyxwell"), "</w:del>", run(" and all")],
}


@pytest.mark.parametrize("runs", SIGNS.values(), ids=SIGNS)
def test_a_value_goes_whose_letters_are_kept_as_codes(runs: list[str]) -> None:
    data = of_runs(*runs)
    assert any("by Zyxwell and all" in unit.text for unit in read(extract, data).units)
    assert checks(data, MediaType.DOCX, "Zyxwell") >= {"value in text"}
    copy = scrubbed(extract, redact, data, ["Zyxwell"])
    assert "Robin Substitute0" in shown_body(copy)
    assert "w:sym " not in shown_body(copy)
    assert checks(copy, MediaType.DOCX, "Zyxwell") & {"value in text", "value in bytes"} == set()
    docx.Document(io.BytesIO(copy))


@pytest.mark.parametrize(
    "font", ["Symbol", "Wingdings", "Wingdings 2", "Webdings", "MT Extra", "ZapfDingbats", "Marlett"]
)
def test_signs_of_symbol_fonts_stay_as_they_are(font: str) -> None:
    data = of_runs(run("Zy"), signs("x", font, 0xF000), run("well"))
    assert not any("Zyxwell" in unit.text for unit in read(extract, data).units)
    assert shown_body(scrubbed(extract, redact, data, ["Zyxwell"])).count("<w:sym ") == 1
    assert checks(data, MediaType.DOCX, "Zyxwell") & {"value in text", "value in bytes"} == set()


def para(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{text and run(text)}</w:p>"


DROPPED = '<w:framePr w:dropCap="drop" w:lines="3"/>'
DELETED_END = '<w:rPr><w:del w:id="9" w:author="Q"/></w:rPr>'
GOING_ON = {
    "behind a large initial": [para("Z", DROPPED), para("yxwell is a firm.")],
    "behind an end that a change deletes": [para("by Zyx", DELETED_END), para("well and all")],
    "over three paragraphs": [para("by Zy", DELETED_END), para("xw", DELETED_END), para("ell and all")],
    "behind a hyphen": [para("by Zyx-"), para("well and all")],
    "behind a hyphen of its own run": [f"<w:p>{run('by Zyx')}{run('-')}</w:p>", para("well and all")],
    "into a control": [para("by Zyx-"), f"<w:sdt><w:sdtContent>{para('well')}</w:sdtContent></w:sdt>"],
    "behind a bookmark": [para("Z", DROPPED), '<w:bookmarkStart w:id="7" w:name="x"/>', para("yxwell is a firm.")],
}


@pytest.mark.parametrize("paragraphs", GOING_ON.values(), ids=GOING_ON)
def test_a_value_goes_that_goes_on_in_the_next_paragraph(paragraphs: list[str]) -> None:
    data = of_body("".join(paragraphs))
    assert any("Zyxwell" in unit.text.replace("-\n", "") for unit in read(extract, data).units)
    copy = scrubbed(extract, redact, data, ["Zyxwell"])
    body = shown_body(copy)
    assert "Robin Substitute0" in body
    assert not any(part in body for part in ("Zy", "yx", "xw", "well", "ell "))
    assert body.count("<w:p>") == shown_body(data).count("<w:p>")
    docx.Document(io.BytesIO(copy))


def test_a_word_goes_wherever_it_stands_in_a_long_row_of_paragraphs_that_go_on() -> None:
    texts = ["is on "] * 18 + ["Zyx", "well ", "Zyx", "well "]
    rows = [para(text, DELETED_END) for text in texts] + [para("on")]
    for shift in range(3):
        data = of_body("".join(rows[shift:]))
        body = shown_body(scrubbed(extract, redact, data, ["Zyxwell"]))
        assert body.count("Robin Substitute0") == 2, shift


ENDING = {
    "at a plain end": [para("by Zyx"), para("well and all")],
    "in another cell": [f"<w:tbl><w:tr><w:tc>{para('by Zyx-')}</w:tc><w:tc>{para('well')}</w:tc></w:tr></w:tbl>"],
    "at a dash": [para("by Zyx -"), para("well and all")],
    "at a frame": [para("by Zyx", '<w:framePr w:dropCap="none"/>'), para("well and all")],
}


@pytest.mark.parametrize("paragraphs", ENDING.values(), ids=ENDING)
def test_paragraphs_that_end_are_not_joined(paragraphs: list[str]) -> None:
    data = of_body("".join(paragraphs))
    assert shown_body(scrubbed(extract, redact, data, ["Zyxwell"])) == shown_body(scrubbed(extract, redact, data, []))


def test_hidden_runs_that_are_words_of_their_own_are_told_once() -> None:
    texts = [unit.text for unit in read(extract, of_runs(run("Chapter"), run(" 3", "<w:webHidden/>"))).units]
    assert [text for text in texts if "Chapter" in text] == ["Chapter 3"]


def test_a_run_whose_hiding_is_switched_off_is_shown() -> None:
    texts = [unit.text for unit in read(extract, of_runs(run("Zyx"), run("QQQ", '<w:vanish w:val="0"/>'))).units]
    assert [text for text in texts if "Zyx" in text] == ["ZyxQQQ"]


def test_a_name_goes_whose_words_have_small_readings_over_them() -> None:
    data = of_runs(run("See "), ruby("\u9f4b\u85e4", "\u3055\u3044"), ruby("\u88fd\u4f5c", "\u305b\u3044"), run("."))
    texts = [unit.text for unit in read(extract, data).units]
    assert {"See \u9f4b\u85e4\u88fd\u4f5c.", "\u3055\u3044\u305b\u3044"} <= set(texts)
    copy = scrubbed(extract, redact, data, ["\u9f4b\u85e4\u88fd\u4f5c"])
    body = shown_body(copy)
    assert "Robin Substitute0" in body
    assert not any(char in body for char in "\u9f4b\u85e4\u88fd\u4f5c\u3055\u3044\u305b")
    assert body.count("<w:rubyBase>") == 2
    docx.Document(io.BytesIO(copy))


def test_a_name_goes_that_only_the_readings_say_and_other_readings_stay() -> None:
    data = of_runs(ruby("\u9f4b", "Zyx"), ruby("\u85e4", "well"), ruby("\u88fd", "\u305b\u3044"))
    body = shown_body(scrubbed(extract, redact, data, ["Zyxwell"]))
    # Glued to more letters it is a part of a longer word, as anywhere.
    assert "Zyx" not in body
    assert "well" not in body
    assert "\u305b\u3044" in body


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_copy_like_the_original(letter: bytes, copy: bytes, tmp_path: Path) -> None:
    shown = office_text(letter, ".docx", tmp_path)
    assert shown.strip()
    assert office_text(scrubbed(extract, redact, letter, []), ".docx", tmp_path) == shown
    assert office_text(copy, ".docx", tmp_path).strip()
