"""Packages that attack their reader end in a reason, fast and in little memory; and the rules for formulas and runs."""

import io
import re
import resource
import time
from posixpath import basename, dirname

import pytest

from scrubbing.extraction import pptx as slides
from scrubbing.extraction import xlsx as sheets
from scrubbing.extraction.docx import extract
from scrubbing.limits import Budget, Limits
from scrubbing.office.formulas import Names, rename_sheets, rewrite_formula
from scrubbing.office.number_formats import rewrite_format, words_of
from scrubbing.office.package import open_package
from scrubbing.office.pages import page_text
from scrubbing.office.places import Role, places
from scrubbing.office.xml import parse
from scrubbing.redaction.docx import redact
from scrubbing.redaction.pptx import redact as redact_slides
from scrubbing.redaction.xlsx import redact as redact_sheets
from submissions.reasons import Held
from tests.files import docx, hostile_packages, pptx, xlsx
from tests.files.hostile_packages import HOSTILE
from tests.files.office import unzipped, zipped
from tests.scrubbing.office import read, scrubbed


@pytest.mark.parametrize("attack", HOSTILE)
def test_it_ends_in_its_reason(attack: str) -> None:
    make, reason = HOSTILE[attack]
    data = make()
    begin = time.monotonic()
    with pytest.raises(Held) as held:
        read(extract, data)
    assert held.value.reason.value == reason
    assert time.monotonic() - begin < 2


def test_it_spends_no_more_memory_than_it_needs_on_a_bomb() -> None:
    data = hostile_packages.bomb_by_ratio()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Held):
        read(extract, data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_it_survives_relationships_in_a_circle() -> None:
    assert [unit.text for unit in read(extract, hostile_packages.loop_of_relationships()).units] == ["harmless"]


def test_it_pays_for_every_part_once() -> None:
    budget = Budget()
    package = open_package(io.BytesIO(docx.plain("some text")), budget)
    sizes = sum(len(package.read(name)) for name in package)
    for name in package:
        package.read(name)
    assert budget.unpacked == sizes
    assert budget.members == 3


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(unpacked=100), "archive_bomb"),
        (Limits(characters=4), "text_limit"),
        (Limits(members=2), "too_many_members"),
    ],
)
def test_every_limit_holds(limits: Limits, reason: str) -> None:
    with pytest.raises(Held) as held:
        read(extract, docx.plain("some text"), limits=limits)
    assert held.value.reason.value == reason


def _swap(text: str) -> str:
    return text.replace("Acme", "Zenith Co")


@pytest.mark.parametrize(
    ("formula", "rewritten"),
    [
        ("SUM(A1:B2)*2.5E3", "SUM(A1:B2)*2.5E3"),
        ("Acme!A1+Acme!B$2", "'Zenith Co'!A1+'Zenith Co'!B$2"),
        ("'Acme Q3'!A1", "'Zenith Co Q3'!A1"),
        ("SUM('Acme:Plan'!A1)", "SUM('Zenith Co:Plan'!A1)"),
        ('IF(A1="Acme ""A""",1,0)', 'IF(A1="Zenith Co ""A""",1,0)'),
        ("Acme_rate*2", "Zenith_Co_rate*2"),
        ("SUM(AcmeTable[Acme cost])", "SUM(Zenith_CoTable[Zenith Co cost])"),
        ("SUM(T[[#This Row],[Acme]])", "SUM(T[[#This Row],[Zenith Co]])"),
        ("_xlfn.XLOOKUP(A1,B:B,C:C)", "_xlfn.XLOOKUP(A1,B:B,C:C)"),
        ("Lost!A1", "#REF!"),
    ],
)
def test_it_rewrites_formulas_and_keeps_what_they_calculate(formula: str, rewritten: str) -> None:
    names = Names(_swap, _swap, {"acme": "Zenith Co"}, frozenset({"lost"}))
    assert rewrite_formula(formula, names) == rewritten


def test_it_never_gives_two_sheets_one_name() -> None:
    long = "Acme " + "x" * 26
    renamed = rename_sheets(["Acme", long + "1", long + "2", "Acme: A/B"[:4] + "!"], _swap)
    assert len({name.casefold() for name in renamed.values()}) == len(renamed)
    assert all(len(name) <= 31 for name in renamed.values())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("&LJane&R&P", "\nJane\n\n"),
        ('&C&"Arial,Bold"&12Plan', "\nPlan"),
        ("R&&D", "R&D"),
        ("&KFF0000Red", "Red"),
        ('&"Arial"Ja&Bne &P of &N', "Jane \n of \n"),
    ],
)
def test_it_reads_the_words_of_a_page_header(text: str, shown: str) -> None:
    assert page_text(text) == shown


def test_every_text_and_attribute_of_an_unknown_vocabulary_is_a_place() -> None:
    root = parse(b'<x xmlns="urn:new"><y words="Hello there">text<z/>tail</y></x>')
    assert {place.text for place in places(root)} == {"Hello there", "text", "tail"}


@pytest.mark.parametrize(
    ("texts", "edits", "result"),
    [
        (["Ja", "ne D", "oe!"], [(0, 8, "Mary")], ["Mary", "", "!"]),
        (["x Jane", " Doe y Jo"], [(2, 10, "A"), (13, 15, "B")], ["x A", " y B"]),
        (["abc"], [], ["abc"]),
        (["a", "b"], [(0, 1, "X"), (1, 2, "Y")], ["X", "Y"]),
    ],
)
def test_a_substitute_goes_to_the_first_run_it_touches(
    texts: list[str], edits: list[tuple[int, int, str]], result: list[str]
) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    runs = "".join(f'<r><t xml:space="preserve">{text}</t></r>' for text in texts)
    root = parse(f'<p xmlns="{word}">{runs}</p>'.encode())
    (place,) = places(root)
    place.replace(edits)
    assert [piece.text for piece in place.pieces] == result


def test_an_attribute_of_an_unknown_vocabulary_may_be_called_like_one_of_the_formats() -> None:
    root = parse(b'<case xmlns="urn:case"><owner Type="Ada Lovelace" Id="Eve"/></case>')
    assert [place.text for place in places(root)] == ["Ada Lovelace", "Eve"]


FORMATS = {
    '0 "of Ada"': ("\n of Ada", '0 "of Eve"'),
    r"0\ \A\d\a": ("\n Ada", r'0\ "Eve"'),
    '"A""da"0': ("Ada\n", '"Eve"0'),
    r'[=1]"A"\d"a it is";0': ("Ada it is\n", '[=1]"Eve it is";0'),
    r'\A"da"\!': ("Ada!", r'"Eve"\!'),
    r'"so A"\d\a': ("so Ada", r'"so Eve"'),
    "[$Ada-407] #,##0.00": ("Ada \n", '"Eve" #,##0.00'),
    '[$A-407]"da"': ("Ada", '"Eve"'),
    r"0\A_x\d*x\a": ("\nAda", r'0"Eve"'),
    "[Red][h]:mm": ("\n:\n", "[Red][h]:mm"),
    '"Ada" with "Ada"': ("Ada with Ada", '"Eve" with "Eve"'),
    r'_-* #,##0.00\ "kr"_-;dd/mm/yyyy': ("\n kr\n\n/\n/\n", r'_-* #,##0.00\ "kr"_-;dd/mm/yyyy'),
}


@pytest.mark.parametrize(("code", "shown", "rewritten"), [(code, *said) for code, said in FORMATS.items()], ids=FORMATS)
def test_a_number_format_says_what_it_shows_however_it_is_quoted(code: str, shown: str, rewritten: str) -> None:
    def edits(text: str) -> list[tuple[int, int, str]]:
        return [(*match.span(), "Eve") for match in re.finditer("A\u200b?d\u200b?a", text)]

    assert words_of(code) == shown
    assert rewrite_format(code, edits) == rewritten


def test_a_substitute_in_a_number_format_does_not_end_its_quotes() -> None:
    assert rewrite_format('0 "Ada"', lambda text: [(2, 5, 'E "v" e')] if "Ada" in text else []) == "0 \"E 'v' e\""


@pytest.mark.parametrize(("code", "told"), [('0" \u674e\u660e"', True), ('0" kg"', False), ('0"Ada"', True)])
def test_a_name_in_a_number_format_is_a_place(code: str, told: bool) -> None:
    root = parse(f"<numFmts><numFmt formatCode='{code}'/></numFmts>".encode())
    assert [place.role is Role.NUMBER_FORMAT for place in places(root)] == [told]


LINES = {
    "docx": (extract, redact, docx.letter(docx.planted())),
    "xlsx": (sheets.extract, redact_sheets, xlsx.ledger(xlsx.planted())),
    "pptx": (slides.extract, redact_slides, pptx.deck(pptx.planted())),
}


@pytest.mark.parametrize("kind", LINES)
def test_an_id_of_a_relationship_that_may_be_words_is_a_new_one_in_the_copy(kind: str) -> None:
    read_file, redact_file, data = LINES[kind]
    ids = re.compile(rb"""((?:\br:\w+|\bo:relid|\bId)=")rId(\d)""")
    parts = {name: ids.sub(rb"\1ByQuorrim\2", content) for name, content in unzipped(data).items()}
    assert any(b"ByQuorrim" in content for name, content in parts.items() if name.endswith(".xml"))
    usual, copy = (unzipped(scrubbed(read_file, redact_file, made, [])) for made in (data, zipped(parts)))
    assert not any(b"Quorrim" in content for content in copy.values())
    references = re.compile(rb"\b(?:r:\w+|o:relid)=")
    assert [len(references.findall(content)) for content in copy.values()] == [
        len(references.findall(content)) for content in usual.values()
    ]
    for name, content in copy.items():
        known = re.findall(rb' Id="([^"]+)"', copy.get(f"{dirname(name)}/_rels/{basename(name)}.rels", b""))
        assert set(re.findall(rb'\br:(?:id|embed)="([^"]+)"', content)) <= set(known)


def test_the_data_of_a_diagram_names_its_drawing_by_the_new_id() -> None:
    parts = unzipped(docx.letter(docx.planted()))
    space = "http://schemas.microsoft.com/office/drawing/2008/diagram"
    inner = f'<dsp:dataModelExt xmlns:dsp="{space}" relId="rIdDrawing"/>'
    extension = f'<dgm:extLst><a:ext uri="{space}">{inner}</a:ext></dgm:extLst></dgm:dataModel>'
    data = parts["word/diagrams/data1.xml"]
    parts["word/diagrams/data1.xml"] = data.replace(b"</dgm:dataModel>", extension.encode())
    copy = unzipped(scrubbed(extract, redact, zipped(parts), []))
    (told,) = re.findall(rb'dataModelExt [^>]*relId="([^"]+)"', copy["word/diagrams/data1.xml"])
    (drawing,) = re.findall(rb'Id="([^"]+)"[^>]*relationships/diagramDrawing"', copy["word/_rels/document.xml.rels"])
    assert told == drawing != b"rIdDrawing"
