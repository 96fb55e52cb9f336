from xml.sax.saxutils import quoteattr

import pytest

from scrubbing.findings import Action, Category, KnownValue
from scrubbing.limits import Limits
from submissions.media import MediaType
from tests.scrubbing.verification.copies import (
    VALUE,
    W,
    check,
    checks,
    encoded,
    excel,
    excel_parts,
    picture,
    powerpoint,
    rels,
    types,
    unzipped,
    word,
    word_parts,
    word_with,
    zipped,
)  # fmt: skip

DOCX, XLSX, PPTX = MediaType.DOCX, MediaType.XLSX, MediaType.PPTX
FIRST, LAST = VALUE.split()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def header(inner: str, tag: str = "hdr") -> str:
    return f'<w:{tag} xmlns:w="{W}">{inner}</w:{tag}>'


@pytest.mark.parametrize(
    ("copy", "media_type"),
    [(word(), DOCX), (excel(), XLSX), (powerpoint(), PPTX), (powerpoint(notes="Speak slowly."), PPTX)],
)
def test_a_clean_package_passes(copy: bytes, media_type: MediaType) -> None:
    report = check(copy, media_type)

    assert report.failures == []
    assert report.coverage.members + report.coverage.names >= 3


BODIES = {
    "paragraph": paragraph(VALUE),
    "split over runs": "<w:p>" + "".join(f"<w:r><w:t>{char}</w:t></w:r>" for char in VALUE) + "</w:p>",
    "split over formats": f"<w:p><w:r><w:t>{FIRST} Har</w:t></w:r><w:r><w:rPr/><w:t>rington</w:t></w:r></w:p>",
    "broken by a line": f"<w:p><w:r><w:t>{FIRST}</w:t><w:br/><w:t>{LAST}</w:t></w:r></w:p>",
    "deleted by a tracked change": f'<w:p><w:del w:id="1"><w:r><w:delText>{VALUE}</w:delText></w:r></w:del></w:p>',
    "around a deletion": f"<w:p><w:r><w:t>{FIRST} </w:t></w:r><w:del><w:r><w:delText>or</w:delText></w:r></w:del>"
    f"<w:r><w:t>{LAST}</w:t></w:r></w:p>",
    "around an insertion": f'<w:p><w:r><w:t>{FIRST} </w:t></w:r><w:ins w:id="1"><w:r><w:t>or </w:t></w:r></w:ins>'
    f"<w:r><w:t>{LAST}</w:t></w:r></w:p>",
    "around a field code": f"<w:p><w:r><w:t>{FIRST} </w:t><w:instrText>PAGE</w:instrText><w:t>{LAST}</w:t></w:r></w:p>",
    "around a text box": f"<w:p><w:r><w:t>{FIRST} </w:t><w:txbxContent>{paragraph('aside')}</w:txbxContent>"
    f"<w:t>{LAST}</w:t></w:r></w:p>",
    "author of a tracked change": f'<w:p><w:ins w:id="1" w:author="{VALUE}"><w:r><w:t>so</w:t></w:r></w:ins></w:p>',
    "hidden text": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{VALUE}</w:t></w:r></w:p>",
    "around a hidden run": f"<w:p><w:r><w:t>{FIRST} Har</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>qq</w:t></w:r>"
    "<w:r><w:t>rington</w:t></w:r></w:p>",
    "around a hidden line": f"<w:p><w:r><w:t>{FIRST} Har</w:t></w:r><w:r><w:rPr><w:webHidden w:val='1'/></w:rPr><w:br/>"
    "</w:r><w:r><w:t>rington</w:t></w:r></w:p>",
    "around a hidden run and a deletion": f"<w:p><w:r><w:t>{FIRST} Har</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
    "<w:t>qq</w:t></w:r><w:del><w:r><w:t>or</w:t></w:r></w:del><w:r><w:t>rington</w:t></w:r></w:p>",
    "under small readings": "<w:p>"
    + "".join(
        f"<w:r><w:ruby><w:rt><w:r><w:t>q</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>"
        f"{part}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        for part in (f"{FIRST} Har", "ring", "ton")
    )
    + "</w:p>",
    "behind a large initial": f"<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>{VALUE[0]}</w:t></w:r></w:p>"
    f"{paragraph(VALUE[1:])}",
    "around an end that a change deletes": f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>{FIRST} Har"
    f"</w:t></w:r></w:p>{paragraph('rington')}",
    "divided at a paragraph's end": f"{paragraph(f'{FIRST} Har-')}{paragraph('rington')}",
    "in small readings": "<w:p>"
    + "".join(
        f"<w:r><w:ruby><w:rt><w:r><w:t>{part}</w:t></w:r></w:rt><w:rubyBase><w:r>"
        "<w:t>q</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        for part in (f"{FIRST} Har", "ring", "ton")
    )
    + "</w:p>",
    "field code": '<w:p><w:r><w:instrText> HYPERLINK "x?q=Josephine%20Harrington" </w:instrText></w:r></w:p>',
    "entities": paragraph("".join(f"&#x{ord(char):x};" for char in VALUE)),
    "bookmark": f'<w:p><w:bookmarkStart w:id="1" w:name="{VALUE}"/><w:bookmarkEnd w:id="1"/></w:p>',
    "cell": f"<w:tbl><w:tr><w:tc>{paragraph(VALUE)}</w:tc></w:tr></w:tbl>",
    "comment of the markup": f"<w:p/><!-- {VALUE} -->",
    "instruction of the markup": f"<w:p/><?note {VALUE}?>",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_it_finds_a_value_anywhere_in_a_letter(body: str) -> None:
    found = checks(word(body), DOCX)

    assert found & {"value in text", "value in bytes"}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="A12209" t="s"><v>12209</v></c>', set()),
        ('<c r="A12209"><v>12209</v></c>', {"value in text", "value in bytes"}),
        ('<c r="A12209" t="str"><v>12209</v></c>', {"value in text", "value in bytes"}),
        ('<c r="A12209" t="s"><v>a 12209</v></c>', {"value in text", "value in bytes"}),
    ],
)
def test_what_counts_the_rows_columns_and_strings_of_a_sheet_is_no_value(cell: str, found: set[str]) -> None:
    parts = excel_parts()
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    grid = f'<cols><col min="12209" max="12209" width="9"/></cols><sheetData><row r="12209">{cell}</row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = f"{sheet.partition('<sheetData>')[0]}{grid}</worksheet>"

    assert checks(zipped(parts), MediaType.XLSX, "12209") & {"value in text", "value in bytes"} == found


def test_paragraphs_that_end_are_texts_apart() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in (f"{FIRST} Har-", "rington"))

    assert checks(word(f"{paragraph(f'{FIRST} Har')}{paragraph('rington')}"), DOCX) == set()
    assert checks(word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), DOCX) == set()


PARTS = {
    "header": ("header1.xml", header(paragraph(VALUE)), "header"),
    "footer": ("footer1.xml", header(paragraph(VALUE), "ftr"), "footer"),
    "footnotes": (
        "footnotes.xml",
        header(f'<w:footnote w:id="1">{paragraph(VALUE)}</w:footnote>', "footnotes"),
        "footnotes",
    ),
    "endnotes": ("endnotes.xml", header(f'<w:endnote w:id="1">{paragraph(VALUE)}</w:endnote>', "endnotes"), "endnotes"),
    "comments": ("comments.xml", header(f'<w:comment w:id="1">{paragraph(VALUE)}</w:comment>', "comments"), "comments"),
    "author of a comment": (
        "comments.xml",
        header(f'<w:comment w:id="1" w:author="{VALUE}">{paragraph("yes")}</w:comment>', "comments"),
        "comments",
    ),
    "style": (
        "styles.xml",
        header(f'<w:style w:styleId="a"><w:name w:val="{VALUE} LLP"/></w:style>', "styles"),
        "styles",
    ),
    "settings": (
        "settings.xml",
        header(f'<w:docVars><w:docVar w:name="a" w:val="{VALUE}"/></w:docVars>', "settings"),
        "settings",
    ),
    "chart": ("charts/chart1.xml", f"<c><v>{VALUE}</v></c>", "chart"),
    "diagram": ("diagrams/data1.xml", f"<d><t>{VALUE}</t></d>", "diagramData"),
    "utf-16 part": ("header1.xml", f'<?xml version="1.0" encoding="utf-16"?><h>{VALUE}</h>'.encode("utf-16"), "header"),
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_it_finds_a_value_in_every_part_of_a_letter(part: tuple[str, str | bytes, str]) -> None:
    found = checks(word_with(*part), DOCX)

    assert {"value in text", "value in bytes"} <= found


def test_it_finds_a_value_in_the_name_of_a_part() -> None:
    assert "value in name" in checks(
        word_with("media/josephine_harrington.png", encoded(picture(), "PNG"), "image"), DOCX
    )


SHEETS = {
    "shared string": excel(string=f"<t>{VALUE}</t>"),
    "shared string in runs": excel(string=f"<r><t>{FIRST} Harr</t></r><r><t>ington</t></r>"),
    "phonetic text": excel(string=f"<t>x</t><rPh sb='0' eb='1'><t>{VALUE}</t></rPh>"),
    "inline string": excel(cell=f'<c r="A1" t="inlineStr"><is><t>{VALUE}</t></is></c>'),
    "formula": excel(cell=f'<c r="A1"><f>"{VALUE}"&amp;B1</f><v>0</v></c>'),
    "words that a formula joins": excel(cell=f'<c r="A1"><f>"{FIRST} Harr" &amp; "ington"&amp;B1</f><v>0</v></c>'),
    "result of a formula": excel(cell=f'<c r="A1" t="str"><f>B1</f><v>{VALUE}</v></c>'),
    "around its pronunciation": excel(string=f"<r><t>{FIRST} </t></r><rPh><t>x</t></rPh><r><t>{LAST}</t></r>"),
    "escaped": excel(string="<t>" + "".join(f"_x{ord(char):04X}_" for char in VALUE) + "</t>"),
}


@pytest.mark.parametrize("copy", SHEETS.values(), ids=SHEETS)
def test_it_finds_a_value_anywhere_in_a_workbook(copy: bytes) -> None:
    assert "value in text" in checks(copy, XLSX)


@pytest.mark.parametrize("code", ["&amp;C{}", "&amp;C&amp;&quot;Arial,Bold&quot;&amp;12{}", "&amp;KFF0000{}&amp;P"])
def test_it_finds_a_value_behind_the_codes_of_a_page_header(code: str) -> None:
    parts = excel_parts()
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    header = f"<headerFooter><oddHeader>{code.format(VALUE)}</oddHeader></headerFooter></worksheet>"
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("</worksheet>", header)

    assert "value in text" in checks(zipped(parts), XLSX)


FORMATS = {
    "signs one by one": "0" + "".join(f"\\{char}" for char in VALUE),
    "texts side by side": f'0 "{FIRST} Har""ring"\\t"on"',
    "a currency": f'[$-407][$Jose-1]"phine" "{LAST}"',
    "gaps between": "_x".join(f"\\{char}" for char in VALUE),
    "fillings between": "*x".join(f"\\{char}" for char in VALUE),
    "a gap for the space": f'"{FIRST}"_x"{LAST}"',
}


@pytest.mark.parametrize("code", FORMATS.values(), ids=FORMATS)
def test_it_finds_a_value_in_a_number_format_however_it_is_quoted(code: str) -> None:
    for format_ in (f"<numFmt formatCode={quoteattr(code)}/>", f"<formatCode>{code}</formatCode>"):
        parts = excel_parts()
        sheet = str(parts["xl/worksheets/sheet1.xml"])
        parts["xl/worksheets/sheet1.xml"] = sheet.replace("</worksheet>", f"{format_}</worksheet>")

        assert "value in text" in checks(zipped(parts), XLSX)


def test_it_finds_a_value_in_the_name_of_a_hidden_sheet() -> None:
    parts = excel_parts()
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        'name="Plan"', f'name="{VALUE}" state="veryHidden"'
    )

    assert "value in text" in checks(zipped(parts), XLSX)


@pytest.mark.parametrize("copy", [powerpoint(title=VALUE), powerpoint(notes=VALUE)], ids=["slide", "notes"])
def test_it_finds_a_value_anywhere_in_a_deck(copy: bytes) -> None:
    assert "value in text" in checks(copy, PPTX)


UNEXPECTED = {
    "macros": ("vbaProject.bin", b"\x00macro", "vbaProject"),
    "printer settings": ("printerSettings/printerSettings1.bin", b"\x00", "printerSettings"),
    "people": ("people.xml", "<people/>", "people"),
    "embedded object": ("embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0", "oleObject"),
    "active content": ("activeX/activeX1.xml", "<a/>", "control"),
    "custom XML": ("../customXml/item1.xml", "<a/>", "customXml"),
    "font": ("fonts/font1.odttf", b"\x00", "font"),
    "unknown": ("anything.xml", "<a/>", "anything"),
}


@pytest.mark.parametrize("part", UNEXPECTED.values(), ids=UNEXPECTED)
def test_a_part_that_no_copy_should_hold_fails_it(part: tuple[str, str | bytes, str]) -> None:
    assert "unexpected part" in checks(word_with(*part), DOCX)


@pytest.mark.parametrize(
    "name", ["docProps/thumbnail.jpeg", "docProps/custom.xml", "docMetadata/LabelInfo.xml", "[trash]/0000.dat"]
)
def test_a_part_beside_the_document_fails_the_copy(name: str) -> None:
    parts = word_parts()
    kind = name.split("/")[1].split(".")[0]
    parts["_rels/.rels"] = rels(("officeDocument", "word/document.xml"), (f"{kind}-properties", name))
    parts[name] = "<a/>"

    assert "unexpected part" in checks(zipped(parts), DOCX)


def test_a_part_nobody_refers_to_fails_the_copy() -> None:
    parts = word_parts()
    parts["word/header7.xml"] = header(paragraph("old words"))

    assert checks(zipped(parts), DOCX) == {"unexpected part"}


PROPERTIES = {
    "creator": ("core", "<dc:creator>Somebody</dc:creator>"),
    "last editor": ("core", "<cp:lastModifiedBy>Somebody</cp:lastModifiedBy>"),
    "title": ("core", "<dc:title>Letter</dc:title>"),
    "company": ("app", "<Company>Somewhere</Company>"),
    "manager": ("app", "<Manager>Somebody</Manager>"),
    "template": ("app", "<Template>Firm.dotx</Template>"),
    "base of links": ("app", "<HyperlinkBase>x</HyperlinkBase>"),
}


_ROLES = {"core": "metadata/core-properties", "app": "extended-properties"}


def with_properties(kind: str, inner: str) -> bytes:
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="urn:cp"'
    parts = word_parts()
    parts[f"docProps/{kind}.xml"] = f"<Properties {spaces}>{inner}</Properties>"
    parts["_rels/.rels"] = rels(("officeDocument", "word/document.xml"), (_ROLES[kind], f"docProps/{kind}.xml"))
    return zipped(parts)


@pytest.mark.parametrize(("kind", "inner"), PROPERTIES.values(), ids=PROPERTIES)
def test_properties_that_tell_of_people_fail_the_copy(kind: str, inner: str) -> None:
    assert checks(with_properties(kind, inner), DOCX) == {"metadata left"}


def test_properties_without_people_pass() -> None:
    assert check(
        with_properties("app", "<Application>Word</Application><Pages>2</Pages><Company></Company>"), DOCX
    ).passed


@pytest.mark.parametrize(
    ("kind", "target", "failed"),
    [
        ("hyperlink", "https://example.com/a", False),
        ("hyperlink", "mailto:info@example.com", False),
        ("hyperlink", "file:///server/share", True),
        ("hyperlink", "\\\\server\\share", True),
        ("attachedTemplate", "https://example.com/a.dotx", True),
        ("image", "https://example.com/a.png", True),
    ],
)
def test_only_links_to_the_web_may_lead_out(kind: str, target: str, failed: bool) -> None:
    parts = word_parts()
    parts["word/_rels/document.xml.rels"] = rels((kind, target, "External"))

    assert ("external link" in checks(zipped(parts), DOCX)) is failed


def test_a_value_in_an_address_fails_the_copy() -> None:
    parts = word_parts()
    parts["word/_rels/document.xml.rels"] = rels(
        ("hyperlink", "https://example.com/josephine%20harrington", "External")
    )

    assert "value in text" in checks(zipped(parts), DOCX)


def test_a_picture_in_a_package_is_looked_into() -> None:
    with_text = word_with("media/image1.png", encoded(picture(f"by {VALUE}"), "PNG"), "image")
    with_comment = word_with("media/image1.jpg", encoded(picture(), "JPEG", comment=b"some words"), "image")

    assert checks(with_text, DOCX) == {"value in picture"}
    assert checks(with_comment, DOCX) == {"metadata left"}


def test_a_picture_that_cannot_be_read_fails_the_copy() -> None:
    assert "not read" in checks(word_with("media/image1.png", b"\x01\x00\x00\x00", "image"), DOCX)


def test_a_workbook_behind_a_chart_is_looked_into() -> None:
    assert "value in text" in checks(
        word_with("embeddings/Sheet1.xlsx", excel(string=f"<t>{VALUE}</t>"), "package"), DOCX
    )
    assert check(word_with("embeddings/Sheet1.xlsx", excel(), "package"), DOCX).passed


def test_a_macro_content_type_fails_the_copy() -> None:
    parts = word_parts()
    parts["[Content_Types].xml"] = types(word__document="application/vnd.ms-word.document.macroEnabled.main+xml")

    assert "unexpected part" in checks(zipped(parts), DOCX)


def test_entities_defined_in_a_part_fail_the_copy() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'

    assert "does not open" in checks(word_with("header1.xml", bomb), DOCX)


@pytest.mark.parametrize("media_type", [XLSX, PPTX])
def test_a_package_of_another_family_fails(media_type: MediaType) -> None:
    assert not check(word(), media_type).passed


def test_a_package_that_its_own_library_cannot_open_fails() -> None:
    parts = unzipped(excel())
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</workbook>", b"")

    assert "does not open" in checks(zipped(parts), XLSX)


@pytest.mark.parametrize("form", ["", "<a:custGeom/>", '<a:prstGeom prst="cloud"/>'])
def test_a_deck_whose_shapes_have_no_form_of_their_own_passes(form: str) -> None:
    parts = unzipped(powerpoint())
    slide = "ppt/slides/slide1.xml"
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="91" name="Box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{form}</p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>A quiet box.</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    parts[slide] = parts[slide].replace(b"</p:spTree>", f"{shape}</p:spTree>".encode())

    assert checks(zipped(parts), PPTX) == set()


def test_text_without_end_fails_at_the_limit() -> None:
    report = check(word(paragraph("word " * 1000)), DOCX, limits=Limits(characters=1000))

    assert {failure.check for failure in report.failures} == {"limit reached"}


def test_it_tells_each_paragraph_for_the_second_detection() -> None:
    report = check(word(paragraph("First.") + paragraph("Second.")), DOCX)

    assert [text for _, text in report.texts] == ["First.", "Second."]
    assert len({locator for locator, _ in report.texts}) == 2


def told(copy: bytes, media_type: MediaType) -> list[str]:
    return [text for _, text in check(copy, media_type).texts]


@pytest.mark.parametrize("value", ["Target", "EDATE", "Relationship", "Width", "Diamond"])
def test_what_the_format_itself_says_is_no_value(value: str) -> None:
    """A firm may be called Target or Diamond: packages have attributes and shapes of that name, formulas functions."""
    cell = '<c r="A1" width="2" prst="diamond"><f>EDATE(A2,1)</f><v>0</v></c><x prst="diamond"/>'
    gone = KnownValue(value, "EMPLOYER", Category.IDENTITY, Action.REPLACE, "Ardent")
    assert checks(excel(cell=cell), XLSX, gone) == set()


@pytest.mark.parametrize(
    ("copy", "value"),
    [
        (excel(string="<t>Target</t>"), "Target"),
        (excel(string="<t>see EDATE(x)</t>"), "EDATE"),
        (excel(cell='<c r="A1" t="str"><f>"EDATE"&amp;A2</f><v>x</v></c>'), "EDATE"),
        (excel(cell='<c r="A1" t="str"><f>EDATE(A2,1)</f><v>EDATE</v></c>'), "EDATE"),
        (word('<w:p><w:bookmarkStart w:id="1" w:name="Target"/></w:p>'), "Target"),
        (word('<w:p><w:docPr id="1" descr="diamond"/></w:p>'), "diamond"),
        (word('<w:p><w:docPr id="1" prst="a diamond"/></w:p>'), "diamond"),
    ],
)
def test_the_same_word_is_one_where_somebody_wrote_it(copy: bytes, value: str) -> None:
    kind = DOCX if "word/document.xml" in unzipped(copy) else XLSX
    assert "value in text" in checks(copy, kind, value)


def test_the_words_of_a_formula_are_told_to_detection_and_its_functions_are_not() -> None:
    texts = told(excel(cell='<c r="A1"><f>IF(EDATE(A2,1)&gt;4477009001,"Ada ""L""","x")</f><v>0</v></c>'), XLSX)
    assert '4477009001\n\nAda ""L""\n\nx' in texts
    assert not any("EDATE" in text for text in texts)


def test_white_space_that_makes_a_part_pretty_divides_no_word() -> None:
    xml = "<w:p>\n  <w:r>\n    <w:t>Harring</w:t>\n  </w:r>\n  <w:r>\n    <w:t>ton</w:t>\n  </w:r>\n</w:p>"
    assert "value in text" in checks(word(xml), DOCX, "Harrington")
    assert checks(word(xml), DOCX, "ton") == set()


def test_positions_of_drawings_and_what_is_said_of_controls_are_told_to_nobody() -> None:
    xml = "<w:from><w:col>0</w:col><w:colOff>13</w:colOff><w:rowOff>-27000</w:rowOff></w:from>"
    control = "<w:ClientData><w:Anchor>69, 422, 15</w:Anchor></w:ClientData>"
    assert told(word(f"{paragraph('Hello')}{xml}{control}"), DOCX) == ["Hello"]


@pytest.mark.parametrize(("name", "heard"), [("Bild 7", False), ("Ada Lovelace", True)])
def test_a_name_that_a_program_numbered_is_not_told(name: str, heard: bool) -> None:
    copy = word(f'<w:p><w:docPr id="1" name="{name}"/><w:r><w:t>Hello</w:t></w:r></w:p>')
    assert (name in told(copy, DOCX)) is heard
