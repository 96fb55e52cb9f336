"""Tables, lists and forms of pages: which cell a text stands in, what heads it, and what a field is called."""

from scrubbing.detection import detect
from scrubbing.findings import Action
from tests.scrubbing.nested import read_file


def _read(page: str) -> list[tuple[str, str, str]]:
    return [(unit.locator, unit.header, unit.text) for unit in read_file(f"<html>{page}</html>".encode()).units]


def _found(page: str) -> list[str]:
    findings = detect(read_file(f"<html>{page}</html>".encode()), [], [], passages=False).findings
    return [finding.value for finding in findings if finding.action is not Action.KEEP]


def test_a_cell_of_a_table_has_its_place_and_the_heading_of_its_column() -> None:
    page = """<p>Staff</p><table><tr><th rowspan=2>Name<th colspan=2>Office<th>Badge</tr>
    <tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d<table><tr><td>e</table>f<td>g</table><p>End</p>"""
    assert _read(page) == [
        ("text 1", "", "Staff"),
        ("table 1!A1, text 2", "", "Name"),
        ("table 1!B1, text 3", "", "Office"),
        ("table 1!D1, text 4", "", "Badge"),
        ("table 1!B2, text 5", "Office", "a"),
        ("table 1!C2, text 6", "", "b"),
        ("table 1!D2, text 7", "Badge", "c"),
        ("table 1!A3, text 8", "Name", "d"),
        ("table 2!A1, text 9", "", "e"),
        ("table 1!A3, text 10", "Name", "f"),
        ("table 1!B3, text 11", "Office", "g"),
        ("text 12", "", "End"),
    ]


def test_terms_of_a_list_stand_before_what_they_mean() -> None:
    page = "<dl><dt>Date of birth<dd>03/12/1983</dd><dt>Pronouns<dd>she</dl>"
    assert [locator for locator, _, _ in _read(page)] == [
        "list 1!A1, text 1", "list 1!B1, text 2", "list 1!A2, text 3", "list 1!B2, text 4",
    ]  # fmt: skip
    assert _found(page) == ["03/12/1983"]


def test_a_field_of_a_form_is_called_by_its_name_or_by_the_text_before_it() -> None:
    assert _read('<input name="applicant[birth_date]" value="03/12/1983">') == [
        ("attribute 1", "", "applicant[birth_date]"),
        ("field 1", "applicant birth_date", "03/12/1983"),
    ]
    page = """<label>Date of birth <input name=dob value="03/12/1983"></label>
    <input name="birth_date" value="04/11/1983">
    <label for=f17>Account number</label><input id=f17 value=8817009224><input type=submit name=order value="Send 300">
    <label>MRN</label><textarea name=f18>48213378</textarea>"""
    assert _found(page) == ["03/12/1983", "04/11/1983", "8817009224", "48213378"]


def test_values_of_tables_and_blocks_are_told_by_their_labels() -> None:
    assert _found(
        """<table><tr><th>Patient<td>Ottoline Fitzgibbon<th>MRN<td>48213377<tr><th>Date of birth<td>03/11/1983</table>
    <div>Account number</div><div><span>9917009244</span></div><div>Order</div><div>2 of 48213399 items</div>"""
    ) == ["Ottoline Fitzgibbon", "48213377", "03/11/1983", "9917009244"]
