"""Values whose label stands in the cell or paragraph before them, and columns of labels below a label."""

import pytest

from scrubbing.detection import detect
from scrubbing.detection.labels import label_of
from scrubbing.document import Document, Unit
from scrubbing.findings import Action

Row = tuple[str, ...]


def _table(*rows: Row, name: str = "table 1") -> list[Unit]:
    """Return the cells of a table as extraction gives them: each with the first row's cell as its heading."""
    return [
        Unit(f"{name}!{chr(ord('A') + column)}{row}", text, header=rows[0][column] if row > 1 else "")
        for row, cells in enumerate(rows, 1)
        for column, text in enumerate(cells)
        if text
    ]


def _paragraphs(*texts: str) -> list[Unit]:
    return [Unit(f"paragraph {number}", text) for number, text in enumerate(texts, 1)]


def _found(units: list[Unit]) -> list[tuple[str, str]]:
    findings = detect(Document("", units), [], [], passages=False).findings
    return [(finding.type, finding.value) for finding in findings if finding.action is not Action.KEEP]


BIRTH, RECORD, ACCOUNT = (
    ("DATE_OF_BIRTH", "03/12/1983"),
    ("MEDICAL_RECORD_NUMBER", "48213378"),
    ("US_BANK_NUMBER", "8817009224"),
)
OTTOLINE = ("PERSON", "Ottoline Fitzgibbon")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Date of birth", "03/12/1983"), ("MRN", "48213378"), ("Account number", "8817009224")],
         [BIRTH, RECORD, ACCOUNT]),
        ([("Field", "Value"), ("Date of birth", "03/12/1983"), ("MRN", "48213378")], [BIRTH, RECORD]),
        ([("Patient:", "Ottoline Fitzgibbon"), ("DOB:", "03/12/1983"), ("MRN:", "48213378")],
         [OTTOLINE, BIRTH, RECORD]),
        ([("Patient", "Ottoline Fitzgibbon"), ("Date of birth", "03/12/1983"), ("Cost centre", "n/a"),
          ("MRN", "48213378")], [OTTOLINE, BIRTH, RECORD]),
        ([("Full name", "Ottoline Fitzgibbon"), ("Pronouns", "she/her"), ("Phone", "none"), ("Employer", "none")],
         [OTTOLINE]),
        # Two pairs in a row.
        ([("Patient", "Ottoline Fitzgibbon", "DOB", "03/12/1983"), ("MRN", "48213378", "Account no.", "8817009224")],
         [OTTOLINE, BIRTH, RECORD, ACCOUNT]),
        # An empty column between, a hint behind the label, a number before it.
        ([("1. Date of birth (MM/DD/YYYY):", "", "03/12/1983"), ("2. MRN *", "", "48213378")], [BIRTH, RECORD]),
        # One row alone.
        ([("Date of birth", "03/12/1983")], [BIRTH]),
        ([("Passport number", "C03005989")], [("US_PASSPORT", "C03005989")]),
        # Captions with their values below.
        ([("Personal details", "", ""), ("Date of birth", "MRN", "Account number"),
          ("03/12/1983", "48213378", "8817009224")], [BIRTH, RECORD, ACCOUNT]),
        ([("Intake", "Office use"), ("Date of birth", ""), ("03/12/1983", "")], [BIRTH]),
        ([("Date of birth", ""), ("03/12/1983", ""), ("MRN", ""), ("48213378", "")], [BIRTH, RECORD]),
        # What was before and after.
        ([("Field", "Before", "After"), ("Date of birth", "03/12/1983", "03/21/1983"), ("MRN", "48213378", "48213387")],
         [BIRTH, ("DATE_OF_BIRTH", "03/21/1983"), RECORD, ("MEDICAL_RECORD_NUMBER", "48213387")]),
        ([("Document", "Number", "Seen"), ("Passport", "C03005989", "Yes")], [("US_PASSPORT", "C03005989")]),
        ([("Details", "Details"), ("Order", "BR-7731904"), ("Account number", "8817009224")],
         [("INTERNAL_IDENTIFIER", "BR-7731904"), ACCOUNT]),
    ],
)  # fmt: skip
def test_a_value_is_told_by_its_label_in_the_row(rows: list[Row], expected: list[tuple[str, str]]) -> None:
    assert _found(_table(*rows)) == expected
    cells = [
        Unit(f"row {row}, column {column}", text, header=rows[0][column - 1] if row > 1 else "")
        for row, each in enumerate(rows, 1)
        for column, text in enumerate(each, 1)
        if text
    ]
    assert _found(cells) == expected


@pytest.mark.parametrize(
    "rows",
    [
        # A table of data: the heading says what the numbers are.
        [("Account", "Balance"), ("Savings", "12500000"), ("Checking", "48213378"), ("Account", "88170092")],
        [("Type", "Count"), ("Student", "1204455"), ("Employee", "4821337"), ("Patient", "881700")],
        [("", "2023", "2024"), ("Savings", "12500000", "12700000"), ("Account", "88170092", "88170099")],
        [("Savings", "12500000"), ("Bonds", "48213378")],
        [("Accounts", "12500000"), ("Orders", "48213378"), ("Members", "88170092")],
        [("Metric", "Total"), ("Orders", "4821337"), ("Order", "4821338")],
        # What describes data.
        [("Field", "Type", "Description"), ("account_number", "varchar(20)", "Number of the account"),
         ("date_of_birth", "date", "When the patient was born"), ("mrn", "char(8)", "Medical record number")],
        [("Name", "Required", "Maximum"), ("Date of birth", "Yes", "10"), ("Passport number", "No", "20000000")],
        [("Date of birth", "Required"), ("MRN", "Optional"), ("Account number", "See page 12345678 of the guide")],
    ],
)  # fmt: skip
def test_words_before_a_number_in_a_table_of_data_are_no_label(rows: list[Row]) -> None:
    assert _found(_table(*rows)) == []


def test_a_column_of_people_stays_one_where_a_name_is_also_a_label() -> None:
    rows = [("Last name", "Score"), ("Case", "12"), ("Fitzgibbon", "14"), ("Okonjo", "17"), ("Prendergast", "11")]
    assert [value for _, value in _found(_table(*rows))] == ["Case", "Fitzgibbon", "Okonjo", "Prendergast"]


def test_headings_side_by_side_are_no_labels_of_each_other() -> None:
    rows = [("Full name", "Preferred pharmacy", "Date of birth", "MRN"),
            ("Ottoline Fitzgibbon", "Riverside", "03/12/1983", "48213378")]  # fmt: skip
    assert _found(_table(*rows)) == [OTTOLINE, BIRTH, RECORD]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["MRN", "48213378"], [RECORD]),
        (["Date of birth:", "03/12/1983", "Account number", "8817009224"], [BIRTH, ACCOUNT]),
        (["Patient:", "Ottoline Fitzgibbon"], [OTTOLINE]),
        # A form that was not filled in, but for its last value.
        (["Date of birth", "Account number", "MRN", "48213378"], [RECORD]),
        # Ordinary headings.
        (["Order", "12345678 units were sold last year."], []),
        (["Account", "12345678"], []),
        (["Savings", "12500000"], []),
        (["Passport", "Bring a copy of form 12345678."], []),
        (["Account number", "It has 10 digits, such as in figure 3."], []),
        (["Patient", "Education"], []),
        (["Members", "12500000"], []),
    ],
)
def test_a_value_is_told_by_the_paragraph_before(texts: list[str], expected: list[tuple[str, str]]) -> None:
    assert _found(_paragraphs(*texts)) == expected


def test_a_caption_stands_above_its_value_in_one_cell() -> None:
    units = [
        Unit("table 1!A1, paragraph 1", "Date of birth"), Unit("table 1!A1, paragraph 2", "03/12/1983"),
        Unit("table 1!B1, paragraph 3", "MRN"), Unit("table 1!B1, paragraph 4", "48213378"),
    ]  # fmt: skip
    assert _found(units) == [BIRTH, RECORD]


def test_lists_of_names_and_values_in_data_are_pairs() -> None:
    units = [Unit("value 1", "Date of birth", header="label"), Unit("value 2", "03/12/1983", header="value")]
    assert _found(units) == [BIRTH]


def test_a_table_in_a_text_has_no_people_in_its_column_of_labels() -> None:
    table = "| Full name | Ottoline Fitzgibbon |\n|---|---|\n| Date of birth | 03/12/1983 |\n| MRN | 48213378 |\n"
    assert _found([Unit("line 1", table)]) == [OTTOLINE, BIRTH, RECORD]


@pytest.mark.parametrize(
    ("text", "label", "strong"),
    [
        ("Date of birth", "Date of birth", True),
        ("3) D.O.B. (dd/mm/yyyy) :", "D.O.B.", True),
        ("Account no.", "Account no", True),
        ("Patient's student ID #", "Patient's student ID #", True),
        ("SIN", "SIN", True),
        ("Account", "Account", False),
        ("Order:", "Order", False),
        ("Physician", "Physician", False),
    ],
)
def test_a_label_is_known_by_its_words(text: str, label: str, strong: bool) -> None:
    found = label_of(text)
    assert found is not None
    assert (found.text, found.strong) == (label, strong)


@pytest.mark.parametrize(
    "text", ["Ottoline Fitzgibbon", "48213378", "Grace", "The order was placed on Monday by her.", "sin", "-", "Yes"]
)
def test_other_texts_are_no_labels(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Student", "ID", "Score"), ("Ottoline Fitzgibbon", "30049217", "88")], ("STUDENT_ID", "30049217")),
        ([("No.", "Employee name"), ("E-10442", "Ottoline Fitzgibbon")], ("EMPLOYEE_ID", "E-10442")),
        ([("Product", "ID"), ("Ottoline", "30049217")], None),
        ([("Name", "Number"), ("Ottoline", "30049217")], None),
        ([("Student", "Score", "ID"), ("Ottoline Fitzgibbon", "88", "30049217")], None),
    ],
)
def test_a_number_beside_people_is_theirs(rows: list[Row], expected: tuple[str, str] | None) -> None:
    found = [each for each in _found(_table(*rows)) if each[0] != "PERSON"]
    assert found == ([expected] if expected else [])
