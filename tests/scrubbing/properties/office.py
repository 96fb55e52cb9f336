"""Office packages with values in any of their places, in the pieces that programs cut texts into."""

# XML reads better in its own lines than wrapped.
# ruff: noqa: E501

import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.files import docx, pptx, xlsx
from tests.files.vectors_office import FORMATS, Parts, opened
from tests.scrubbing.properties.spellings import Plant, coded, sentences, split
from tests.scrubbing.properties.texts import BENIGN
from tests.scrubbing.survivors import NOISE

# What stands where nothing is planted: two words, since some places are cut between them.
_ORDINARY = "Plain words"
# Places that are made of two words, each in a piece of its own.
_PAIRS = frozenset({"split", "break", "across_change", "rich", "comment"})
# Places whose texts have a grammar: names of sheets, ranges, bookmarks and parts, addresses, fields of formulas.
_NAMES = frozenset(
    {"sheet_name", "hidden_sheet_name", "defined_name", "table_name", "column_name", "bookmark", "part_name", "literal"}
    | {"validation", "conditional", "field_code", "simple_field", "field_result", "template", "zip_comment"}
    | {"hidden_defined_name", "index_entry", "fetching_field", "path_field", "add_in_field"}
)
# Places that are names of XML itself, which may hold no space.
_XML_NAMES = frozenset({"foreign_vocabulary", "foreign_element", "foreign_attribute"})
_WORDS = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_LONGEST_NAME = 31


def _quoted(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _fits(place: str, text: str) -> bool:
    if place in _PAIRS:
        return len(text.split()) == 2
    return place not in _NAMES or (len(text) <= _LONGEST_NAME and _WORDS.fullmatch(text) is not None)


@st.composite
def _everywhere(draw: st.DrawFn, name: str, plants: Sequence[Plant]) -> bytes:
    """A package that has every place of its format, with values in some."""
    form = FORMATS[name]
    places = (*form.replaced, *form.more_replaced, *form.dropped, *form.more_dropped)
    values = {place: _ORDINARY.replace(" ", "") if place in _XML_NAMES else _ORDINARY for place in places}
    left = list(plants)
    for place in draw(st.permutations(places)):
        if not left:
            break
        if values[place] == _ORDINARY and _fits(place, left[0].written):
            written = left.pop(0).written
            values[place] = _quoted(written if place in _NAMES | _PAIRS else draw(coded(written)))
    parts = opened(form.file(values), form.main)
    for plant in left:
        _INTO[name](parts, draw(_RUNS[name](plant.written, True)))
    return parts.saved()


@st.composite
def _in_pieces(draw: st.DrawFn, name: str, plants: Sequence[Plant]) -> bytes:
    """A small package with the values in pieces."""
    data, main = _SMALL[name]()
    parts = opened(data, main)
    for plant in plants:
        said = draw(coded(plant.written))
        # What stands between the digits of a code belongs to them.
        _INTO[name](parts, draw(_RUNS[name](draw(sentences(said)), said == plant.written)))
    return parts.saved()


def small_document(plants: Sequence[Plant]) -> st.SearchStrategy[bytes]:
    """A letter of a few paragraphs."""
    return _in_pieces("docx", plants)


def small_workbook(plants: Sequence[Plant]) -> st.SearchStrategy[bytes]:
    """A workbook of a few cells."""
    return _in_pieces("xlsx", plants)


def _maker(name: str) -> Callable[[Sequence[Plant]], st.SearchStrategy[bytes]]:
    return lambda plants: st.one_of(_in_pieces(name, plants), _everywhere(name, plants))


def _small_deck() -> tuple[bytes, str]:
    return pptx.deck(dict.fromkeys(pptx.PLACES, _ORDINARY)), "ppt/presentation.xml"


_SMALL: dict[str, Callable[[], tuple[bytes, str]]] = {
    "docx": lambda: (docx.plain(BENIGN), "word/document.xml"),
    "xlsx": lambda: (xlsx.plain(("Plan", "Hours"), (BENIGN, 40), ("=SUM(B1:B2)", 2)), "xl/workbook.xml"),
    "pptx": _small_deck,
}

_BOLD = "<w:rPr><w:b/></w:rPr>"
_BOX = (
    f'<w:r><w:pict><v:shape style="width:9pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>{NOISE}</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
# What may stand between two runs without anybody seeing it.
_BETWEEN = (
    "", "", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="90" w:name="a"/><w:bookmarkEnd w:id="90"/>',
    "<w:r><w:lastRenderedPageBreak/></w:r>", "<w:r><w:softHyphen/></w:r>", '<w:commentRangeStart w:id="9"/>',
    '<w:del w:id="91" w:author="x"><w:r><w:delText>Qqq</w:delText></w:r></w:del>', "<w:r></w:r>", _BOX,
    '<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:r><w:rPr><w:vanish/></w:rPr></w:r>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> Qqq </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
)  # fmt: skip
_AROUND = (
    "{}", "{}", "{}", '<w:hyperlink w:anchor="a">{}</w:hyperlink>', '<w:ins w:id="92" w:author="x">{}</w:ins>',
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:smartTag w:element="x">{}</w:smartTag>',
    '<w:fldSimple w:instr=" QUOTE ">{}</w:fldSimple>', '<w:moveTo w:id="93" w:author="x">{}</w:moveTo>',
)  # fmt: skip


@st.composite
def _word_runs(draw: st.DrawFn, text: str, noise: bool) -> str:
    pieces = []
    between = [one for one in _BETWEEN if noise or NOISE not in one]
    for piece in draw(split(text)):
        run = f'<w:r>{draw(st.sampled_from(("", _BOLD)))}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        pieces += [draw(st.sampled_from(_AROUND)).format(run), draw(st.sampled_from(between))]
    return "".join(pieces)


@st.composite
def _slide_runs(draw: st.DrawFn, text: str, noise: bool) -> str:
    pieces = []
    for piece in draw(split(text)):
        properties = draw(st.sampled_from(("", '<a:rPr b="1"/>', '<a:rPr lang="de-DE" dirty="0"/>')))
        run = "<a:r>{}<a:t>{}</a:t></a:r>"
        if draw(st.integers(0, 9)) == 0:
            run = '<a:fld id="{{00000000-0000-0000-0000-00000000000B}}" type="x">{}<a:t>{}</a:t></a:fld>'
        pieces.append(run.format(properties, escape(piece)))
    return "".join(pieces)


@st.composite
def _cell_runs(draw: st.DrawFn, text: str, noise: bool) -> str:
    pieces = []
    for piece in draw(split(text)):
        bold = draw(st.sampled_from(("", "<rPr><b/></rPr>")))
        pieces.append(f'<r>{bold}<t xml:space="preserve">{escape(piece)}</t></r>')
        if noise and draw(st.integers(0, 9)) == 0:
            pieces.append('<rPh sb="0" eb="1"><t>Qqq</t></rPh>')
    return "".join(pieces) if len(pieces) > 1 else f'<t xml:space="preserve">{escape(text)}</t>'


def _into_document(parts: Parts, runs: str) -> None:
    before = "<w:sectPr>" if b"<w:sectPr>" in parts.parts[parts.main] else "</w:body>"
    parts.edit(parts.main, before, f"<w:p>{runs}</w:p>{before}")


def _into_sheet(parts: Parts, runs: str) -> None:
    parts.links += 1
    number = 2000 + parts.links
    row = f'<row r="{number}"><c r="A{number}" t="inlineStr"><is>{runs}</is></c></row>'
    parts.edit("xl/worksheets/sheet1.xml", "</sheetData>", f"{row}</sheetData>")


def _into_slide(parts: Parts, runs: str) -> None:
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="80" name="Title 80"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p>{runs}</a:p></p:txBody></p:sp>"
    )
    parts.edit("ppt/slides/slide3.xml", "</p:spTree>", f"{shape}</p:spTree>")


_INTO: dict[str, Callable[[Parts, str], None]] = {"docx": _into_document, "xlsx": _into_sheet, "pptx": _into_slide}
_RUNS: dict[str, Callable[[str, bool], st.SearchStrategy[str]]] = {
    "docx": _word_runs,
    "xlsx": _cell_runs,
    "pptx": _slide_runs,
}
document, workbook, deck = _maker("docx"), _maker("xlsx"), _maker("pptx")
