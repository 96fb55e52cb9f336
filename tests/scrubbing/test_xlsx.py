"""Workbooks: every place is read, every value goes, and they still calculate."""

import html
import io
import re
import shutil
import time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import IconSetRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from scrubbing.document import ConstructKind, Kind
from scrubbing.extraction.xlsx import extract
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.office.formulas import is_external
from scrubbing.redaction.plan import Plan
from scrubbing.redaction.xlsx import redact
from submissions.reasons import Held, Reason
from tests.files import xlsx as files
from tests.files.office import replaced, unzipped
from tests.scrubbing.office import found_in, lost_elements, office_text, plan_for, read, scrubbed, survivors, write

VALUES = files.planted()
NUMBERS = {place: text for place, (text, _) in files.NUMBERS.items()}
# Binary, dropped by rule without being read.
NEVER_READ = {"printer"}


@pytest.fixture(scope="module")
def ledger() -> bytes:
    return files.ledger(VALUES)


@pytest.fixture(scope="module")
def copy(ledger: bytes) -> bytes:
    return scrubbed(extract, redact, ledger, [*VALUES.values(), *NUMBERS.values()])


def substitute(place: str) -> str:
    return f"Robin Substitute{files.PLACES.index(place)}"


@pytest.mark.parametrize("place", [place for place in files.PLACES if place not in NEVER_READ])
def test_it_reads_every_place(ledger: bytes, place: str) -> None:
    assert found_in(read(extract, ledger), VALUES)[place]


@pytest.mark.parametrize(("place", "text"), NUMBERS.items())
def test_it_reads_numbers_as_they_are_shown_with_their_heading(ledger: bytes, place: str, text: str) -> None:
    (unit,) = found_in(read(extract, ledger), {place: text})[place]
    assert (unit.text, unit.header) == (text, "Phone")


def test_it_names_cells_by_sheet_and_reference(ledger: bytes) -> None:
    units = found_in(read(extract, ledger), VALUES)
    assert "sheet 1!A2" in [unit.locator for unit in units["shared"]]
    assert "sheet 1!ZZ900" in [unit.locator for unit in units["far_cell"]]


@pytest.mark.parametrize("place", ["hidden_sheet_cell", "very_hidden_cell", "hidden_row", "hidden_column", "unused"])
def test_it_says_what_is_hidden(ledger: bytes, place: str) -> None:
    assert {unit.kind for unit in found_in(read(extract, ledger), VALUES)[place]} == {Kind.HIDDEN}


def test_it_leaves_no_value_in_any_part(copy: bytes) -> None:
    assert survivors(copy, VALUES) == []


JOINED = {
    '"Zyx"&"well"': '"Robin Substitute0"',
    '"for Zyx" & "we"&"ll, "&A1': '"for Robin Substitute0, "&A1',
    'HYPERLINK("https://x.example/"&"Zyx"&"well","go")': 'HYPERLINK("https://x.example/Robin Substitute0","go")',
    '"say ""Zyx"&"well"""': '"say ""Robin Substitute0"""',
    '"a"&"b"&A1&"c"': '"a"&"b"&A1&"c"',
    '"Zyx"&A1&"well"': '"Zyx"&A1&"well"',
}


@pytest.mark.parametrize(("formula", "rewritten"), JOINED.items(), ids=JOINED)
def test_a_value_goes_from_words_that_a_formula_joins(formula: str, rewritten: str) -> None:
    data, joined = of_format("0"), f"<f>{html.escape(formula, quote=False)}</f>"
    sheet = unzipped(data)["xl/worksheets/sheet1.xml"].decode()
    data = replaced(data, {"xl/worksheets/sheet1.xml": sheet.replace("<v>", f"{joined}<v>")})
    copy = scrubbed(extract, redact, data, ["Zyxwell"])
    assert openpyxl.load_workbook(io.BytesIO(copy))["Sheet"]["A1"].value == f"={rewritten}"


def of_format(code: str) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    cell = book["Sheet"]["A1"]
    cell.value, cell.number_format = 5, code
    book.save(target)
    return target.getvalue()


FORMATS = {
    r"0\ \Z\y\x\w\e\l\l": '0\\ "Robin Substitute0"',
    '0 "Zyx""well"': '0 "Robin Substitute0"',
    r'[=1]"Zyx"\w"ell";0': '[=1]"Robin Substitute0";0',
    r"\Z_x\y_x\x*.\w_x\e_x\l_x\l 0": '"Robin Substitute0" 0',
    "[$Zyxwell-407] 0": '"Robin Substitute0" 0',
    "General Zyxwell": 'General "Robin Substitute0"',
}


@pytest.mark.parametrize(("code", "rewritten"), FORMATS.items(), ids=FORMATS)
def test_a_value_goes_from_a_number_format_however_it_is_quoted(code: str, rewritten: str) -> None:
    data = of_format(code)
    assert any("Zyxwell" in unit.text for unit in read(extract, data).units)
    book = openpyxl.load_workbook(io.BytesIO(scrubbed(extract, redact, data, ["Zyxwell"])))
    assert (book["Sheet"]["A1"].value, book["Sheet"]["A1"].number_format) == (5, rewritten)


@pytest.mark.parametrize(
    "code", [r"0.00\ \k\g", '_-* #,##0.00\\ "CHF"_-;[Red]"Soll "0', "dd/mm/yyyy hh:mm", "[$EUR-407] 0"]
)
def test_a_number_format_without_a_value_stays_as_it_is(code: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(scrubbed(extract, redact, of_format(code), ["Zyxwell"])))
    assert book["Sheet"]["A1"].number_format == code


PAGE_LINES = {
    '&C&"Arial,Bold"Zyx&"Arial,Regular"well': '&C&"Arial,Bold"Robin Substitute0&"Arial,Regular"',
    "&RZy&12xwell &P of &N": "&RRobin Substitute0&12 &P of &N",
    "&LZyx&KFF0000well AG&RZyx&Bwell": "&LRobin Substitute0&KFF0000 AG&RRobin Substitute0&B",
    "&LR&&D &Bof&B Zyxwell": "&LR&&D &Bof&B Robin Substitute0",
}


@pytest.mark.parametrize(("line", "rewritten"), PAGE_LINES.items(), ids=PAGE_LINES)
def test_a_value_goes_from_a_page_header_though_a_code_stands_within_it(line: str, rewritten: str) -> None:
    data = of_format("0")
    sheet = unzipped(data)["xl/worksheets/sheet1.xml"].decode()
    header = f"<headerFooter><oddHeader>{html.escape(line, quote=False)}</oddHeader></headerFooter></worksheet>"
    data = replaced(data, {"xl/worksheets/sheet1.xml": sheet.replace("</worksheet>", header)})
    assert any("Zyxwell" in unit.text for unit in read(extract, data).units)
    copy = scrubbed(extract, redact, data, ["Zyxwell"])
    assert f"<oddHeader>{html.escape(rewritten, quote=False)}<" in unzipped(copy)["xl/worksheets/sheet1.xml"].decode()
    openpyxl.load_workbook(io.BytesIO(copy))


def test_it_leaves_no_number(copy: bytes) -> None:
    stored = [form for forms in files.NUMBERS.values() for form in forms]
    assert [form for form in stored for part in unzipped(copy).values() if f">{form}<".encode() in part] == []


def test_it_strips_without_a_plan_what_no_reader_needs(ledger: bytes) -> None:
    assert set(survivors(scrubbed(extract, redact, ledger, []), VALUES)) == set(files.REPLACED)


def test_it_keeps_everything_else(copy: bytes) -> None:
    texts = "\n".join(unit.text for unit in read(extract, copy).units)
    assert [text for text in files.BENIGN if text not in texts] == []


def test_it_keeps_every_formula_with_its_names_rewritten(copy: bytes) -> None:
    changed = {place: substitute(place) for place in VALUES}
    wanted = files.formulas(changed)
    # What led out of the workbook is the value that it last showed.
    del wanted["C9"]
    book = openpyxl.load_workbook(io.BytesIO(copy))
    sheet = book[substitute("sheet_name")]
    assert {cell: sheet[cell].value for cell in wanted} == {cell: f"={text}" for cell, text in wanted.items()}
    assert sheet["C9"].value == 36


def test_it_keeps_cached_results(copy: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(copy), data_only=True)[substitute("sheet_name")]
    assert [sheet[cell].value for cell in ("C3", "C5", "C6", "A6")] == [3001, "no", 1500.5, substitute("result")]


def test_it_keeps_names_and_tables_in_step(copy: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(copy))
    sheet = book[substitute("sheet_name")]
    name = substitute("defined_name").replace(" ", "_")
    assert book.defined_names[name].attr_text == f"'{sheet.title}'!$B$2"
    (table,) = sheet.tables.values()
    assert table.displayName == substitute("table_name").replace(" ", "_")
    assert [column.name for column in table.tableColumns][2] == sheet["C1"].value == substitute("column_name")


def test_a_chart_follows_the_renamed_sheet(copy: bytes) -> None:
    chart = unzipped(copy)["xl/charts/chart1.xml"].decode()
    assert f"<c:f>'{substitute('sheet_name')}'!$A$2</c:f>" in chart


def test_it_makes_the_workbook_calculate_anew(copy: bytes) -> None:
    assert b'fullCalcOnLoad="1"' in unzipped(copy)["xl/workbook.xml"]
    assert "xl/calcChain.xml" not in unzipped(copy)


def test_a_number_becomes_a_number_where_the_substitute_is_one() -> None:
    data = files.plain(("Name", "Phone"), ("benign", 2025550143))
    value = KnownValue("2025550143", "PHONE_NUMBER", Category.PERSONAL, Action.REPLACE, "2025550199")
    copy = write(redact, data, read(extract, data), Plan([value]))
    assert openpyxl.load_workbook(io.BytesIO(copy))["Sheet1"]["B2"].value == 2025550199


@pytest.mark.parametrize(
    ("footer", "value", "substitute", "copy"),
    [
        pytest.param(
            "&CPlanning & Development, Doe", "Doe", "Roe", "&CPlanning & Development, Roe", id="an ampersand beside it"
        ),
        pytest.param("&CDoe, kept", "Doe", "Roe & Sons", "&CRoe and Sons, kept", id="an ampersand in the substitute"),
        pytest.param("&CX &\u00d6rn", "\u00d6rn", "Page", "&CX & Page", id="a letter behind an ampersand"),
    ],
)
def test_the_ampersands_of_a_footer_stay_as_they_are_and_begin_no_code(
    footer: str, value: str, substitute: str, copy: str
) -> None:
    known = KnownValue(value, "PERSON", Category.IDENTITY, Action.REPLACE, substitute)
    book = openpyxl.Workbook()
    data = io.BytesIO()
    book.save(data)
    sheet = unzipped(data.getvalue())["xl/worksheets/sheet1.xml"].decode()
    page = f"<headerFooter><oddFooter>{html.escape(footer)}</oddFooter></headerFooter></worksheet>"
    before = replaced(data.getvalue(), {"xl/worksheets/sheet1.xml": sheet.replace("</worksheet>", page)})
    after = write(redact, before, read(extract, before), Plan([known]))
    part = next(part for name, part in unzipped(after).items() if name.startswith("xl/worksheets/"))
    assert f"<oddFooter>{html.escape(copy)}</oddFooter>" in part.decode()


@pytest.mark.parametrize(
    ("gone", "footer"),
    [
        ("Roman", '&C&"Times New Robin Substitute0,Bold"&12Page &P of Robin Substitute0'),
        ("Josephine", '&C&"Times New Roman,Bold"&12Page &P of Roman'),
    ],
)
def test_the_font_of_a_footer_goes_only_where_it_is_named_like_a_value(gone: str, footer: str) -> None:
    book = openpyxl.Workbook()
    page_end = book.worksheets[0].oddFooter
    assert page_end is not None
    page_end.center.text = '&"Times New Roman,Bold"&12Page &P of Roman'
    target = io.BytesIO()
    book.save(target)
    part = unzipped(scrubbed(extract, redact, target.getvalue(), [gone]))["xl/worksheets/sheet1.xml"]
    assert html.unescape(part.decode()).partition("<oddFooter>")[2].startswith(footer)


def test_names_of_icons_are_words_of_the_format() -> None:
    book = openpyxl.Workbook()
    sets = ["3Arrows", "3TrafficLights1", "3Symbols2", "4RedToBlack", "5ArrowsGray", "5Quarters"]
    for row, icons in enumerate(sets, start=1):
        rule = IconSetRule(icons, "percent", range(0, 100, 100 // int(icons[0]))[: int(icons[0])])  # type: ignore[no-untyped-call]
        book.worksheets[0].conditional_formatting.add(f"A{row}", rule)
    target = io.BytesIO()
    book.save(target)
    texts = {unit.text for unit in read(extract, target.getvalue()).units}
    assert not texts & set(sets)


def test_it_lists_hidden_sheets_for_a_person_to_decide(ledger: bytes) -> None:
    constructs = read(extract, ledger).constructs
    hidden = [(c.locator, c.decide) for c in constructs if c.kind is ConstructKind.HIDDEN_SHEET]
    assert hidden == [("sheet 2", True), ("sheet 3", True)]


def test_a_removed_sheet_leaves_its_results_behind_and_nothing_else(ledger: bytes) -> None:
    copy = write(redact, ledger, read(extract, ledger), plan_for([], ["sheet 2"]))
    book = openpyxl.load_workbook(io.BytesIO(copy))
    assert book.sheetnames == [VALUES["sheet_name"], "Rates"]
    assert book.worksheets[0]["C4"].value == 8
    assert "Local" in book.worksheets[1].defined_names
    assert {"hidden_sheet_cell", "hidden_sheet_name"} & set(survivors(copy, VALUES)) == set()


def _with_hidden_rates(*formulas: str, shown: str = "") -> bytes:
    book = openpyxl.Workbook()
    plan = book.worksheets[0]
    plan.title = "Plan"
    hidden = book.create_sheet("Internal")
    hidden.sheet_state = "hidden"
    hidden.append(["Grade", "Rate"])
    hidden.append(["A", 42])
    hidden.add_table(Table(displayName="Rates", ref="A1:B2"))
    for name, text in {"Rate": "Internal!$B$2", "Doubled": "Rate*2", "Area": "Plan!$B$1"}.items():
        book.defined_names[name] = DefinedName(name, attr_text=text)
    for row, formula in enumerate(formulas, 1):
        plan.cell(row, 1, f"={formula}")
    target = io.BytesIO()
    book.save(target)
    part = "xl/worksheets/sheet1.xml"
    sheet = re.sub("<v ?/>|<v></v>", f"<v>{shown}</v>", unzipped(target.getvalue())[part].decode())
    return replaced(target.getvalue(), {part: sheet})


_THROUGH_NAMES = ("40*Rate", "Doubled", "SUM(Rates[Rate])", "Internal!B2+1")


def test_what_needs_a_removed_sheet_through_names_keeps_its_result() -> None:
    data = _with_hidden_rates(*_THROUGH_NAMES, "40*Area", shown="1680")
    copy = openpyxl.load_workbook(io.BytesIO(write(redact, data, read(extract, data), plan_for([], ["sheet 2"]))))

    assert [row[0].value for row in copy["Plan"].iter_rows()] == [1680, 1680, 1680, 1680, "=40*Area"]
    assert set(copy.defined_names) == {"Area"}


def test_what_needs_a_removed_sheet_and_has_no_result_says_so() -> None:
    data = _with_hidden_rates(*_THROUGH_NAMES, "40*Area")
    copy = openpyxl.load_workbook(io.BytesIO(write(redact, data, read(extract, data), plan_for([], ["sheet 2"]))))

    assert [row[0].value for row in copy["Plan"].iter_rows()] == ["=#REF!"] * 4 + ["=40*Area"]


def test_it_holds_when_no_sheet_would_be_left() -> None:
    data = files.plain(("only", 1))
    with pytest.raises(Held) as held:
        write(redact, data, read(extract, data), plan_for([], ["sheet 1"]))
    assert held.value.reason is Reason.REDACTION_FAILED


def test_it_leaves_no_link_but_those_to_the_web(copy: bytes) -> None:
    links = b"".join(content for name, content in unzipped(copy).items() if name.endswith(".rels"))
    assert links.count(b'TargetMode="External"') == 2
    assert b"file:" not in links


def test_it_writes_the_same_bytes_for_the_same_plan(ledger: bytes, copy: bytes) -> None:
    assert scrubbed(extract, redact, ledger, [*VALUES.values(), *NUMBERS.values()]) == copy


def test_it_keeps_a_workbook_in_which_nothing_was_found() -> None:
    data = files.plain(("Item", "Amount"), ("Rent", 1200.5), ("Sum", "=SUM(B2:B2)"))
    book = openpyxl.load_workbook(io.BytesIO(scrubbed(extract, redact, data, [])))
    assert list(book["Sheet1"].values) == [("Item", "Amount"), ("Rent", 1200.5), ("Sum", "=SUM(B2:B2)")]


def test_a_string_shown_by_thousands_of_cells_stops_at_the_text_limit() -> None:
    data = files.amplified(1_000_000, 12_000)
    assert len(data) < 200_000
    begin = time.monotonic()
    with pytest.raises(Held) as held:
        read(extract, data)
    assert held.value.reason is Reason.TEXT_LIMIT
    assert time.monotonic() - begin < 5


def test_it_reads_and_writes_many_cells_in_time_that_grows_with_their_number() -> None:
    data = files.plain(*((f"name {row}", row, f"place {row}", row * 2) for row in range(8_000)))
    begin = time.monotonic()
    copy = write(redact, data, read(extract, data), plan_for(["name 7"]))
    # 32,000 cells take about 4 seconds together; what grows with their square takes minutes.
    assert time.monotonic() - begin < 20
    assert b"name 7<" not in unzipped(copy)["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(
    ("formula", "external"),
    [
        ("[1]Sheet1!A1", True),
        ("SUM('[12]My Sheet'!A1:B2)", True),
        ("SUM(Table1[1])", False),
        ('IF(A1="[1]x",1,2)', False),
        ("'[1]Sheet'!A1*2", True),
        ("Sheet1!A1", False),
    ],
)
def test_it_tells_formulas_that_lead_out_of_the_workbook(formula: str, external: bool) -> None:
    assert is_external(formula) is external


def test_it_reads_the_phonetic_hints_of_a_string_in_place() -> None:
    sheet = unzipped(files.plain(("benign",)))["xl/worksheets/sheet1.xml"].decode()
    hinted = sheet.replace("<t>benign</t>", '<t>benign</t><rPh sb="0" eb="1"><t>hinted</t></rPh>')
    data = replaced(files.plain(("benign",)), {"xl/worksheets/sheet1.xml": hinted})
    assert "hinted" in [unit.text for unit in read(extract, data).units]
    copy = scrubbed(extract, redact, data, ["hinted"])
    assert b"hinted" not in unzipped(copy)["xl/worksheets/sheet1.xml"]


def cell(xml: str) -> bytes:
    """Return a workbook whose only cell is written like this."""
    sheet = unzipped(files.plain(("benign",)))["xl/worksheets/sheet1.xml"].decode()
    changed = re.sub(r"<c .*</c>", xml, sheet)
    return replaced(files.plain(("benign",)), {"xl/worksheets/sheet1.xml": changed})


def test_it_reads_a_string_in_place_that_is_written_like_a_result() -> None:
    data = cell('<c r="A1" t="inlineStr"><f>B1</f><v>Ada Lovelace</v></c>')
    assert "Ada Lovelace" in [unit.text for unit in read(extract, data).units]
    assert b"Lovelace" not in unzipped(scrubbed(extract, redact, data, ["Ada Lovelace"]))["xl/worksheets/sheet1.xml"]


def test_it_tells_the_words_of_a_formula_and_not_its_functions() -> None:
    data = cell('<c r="A1"><f>IF(EDATE(A2,1)&gt;447700900123,"Ada ""L""",\'[file:///home/eve/b.xlsx]S\'!A1)</f></c>')
    told = [unit.text for unit in read(extract, data).units if unit.locator.endswith("formula")]
    assert told == ['447700900123\nAda "L"\n[file:///home/eve/b.xlsx]S']


def test_strings_of_a_vocabulary_that_nobody_knows_are_read() -> None:
    strings = '<sst xmlns="http://schemas.microsoft.com/office/excel/2006/2"><sstItem><t>Ada</t></sstItem></sst>'
    sheet = unzipped(files.plain(("benign",)))["xl/worksheets/sheet1.xml"].decode()
    assert "Ada" in [unit.text for unit in read(extract, files.small(sheet, strings)).units]


def test_it_refuses_macro_sheets(ledger: bytes) -> None:
    with pytest.raises(Held) as held:
        read(extract, replaced(ledger, {"xl/macrosheets/sheet1.xml": "<macrosheet/>"}))
    assert held.value.reason is Reason.MACROS


def test_it_takes_out_nothing_but_what_it_means_to(ledger: bytes) -> None:
    expected = {"fileVersion", "fileSharing", "x15ac:absPath", "externalReferences", "externalReference", "dbPr", "t"}
    # What led to another workbook is a value now, and a string that nothing used is empty.
    expected |= {"f"}
    assert lost_elements(ledger, scrubbed(extract, redact, ledger, [])) <= expected


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_copy_like_the_original(ledger: bytes, copy: bytes, tmp_path: Path) -> None:
    shown = office_text(ledger, ".xlsx", tmp_path)
    assert shown.strip()
    assert office_text(scrubbed(extract, redact, ledger, []), ".xlsx", tmp_path) == shown
    assert office_text(copy, ".xlsx", tmp_path).strip()
