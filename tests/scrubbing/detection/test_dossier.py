"""A document as a whole: names in all their forms, what a column holds, words that are names by accident."""

import time

import pytest

from scrubbing.detection import Span
from scrubbing.detection.columns import THING, is_name, kind_of
from scrubbing.detection.dossier import consider
from scrubbing.document import Unit

Found = set[tuple[str, str]]


def _consider(*texts: str | tuple[str, str], marked: dict[str, tuple[str, float]]) -> list[Found]:
    """Consider a document in whose first unit (or wherever else it stands marked by ~) each given name was found."""
    units, found = [], []
    for entry in texts:
        header, text = entry if isinstance(entry, tuple) else ("", entry)
        spans = []
        for name, (label, score) in marked.items():
            if (place := text.find(f"~{name}")) >= 0:
                text = text.replace(f"~{name}", name, 1)
                spans.append(Span(label, place, place + len(name), score))
        units.append(Unit("", text, header=header))
        found.append(sorted(spans, key=lambda span: span.start))
    considered = consider(units, found)
    return [
        {(span.label, unit.text[span.start : span.end]) for span in spans or ()}
        for unit, spans in zip(units, considered, strict=True)
    ]


def _persons(text: str, name: str = "Jane Doughty", score: float = 0.9) -> set[str]:
    _, second = _consider(f"met ~{name} today", text, marked={name: ("PERSON", score)})
    return {value for label, value in second if label == "PERSON"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so Jane Doughty went", {"Jane Doughty"}),
        ("so J. Doughty went", {"J. Doughty"}),
        ("so J.A. Doughty went", {"J.A. Doughty"}),
        ("so Doughty, Jane went", {"Doughty, Jane"}),
        ("Doughty went", {"Doughty"}),
        ("JANE DOUGHTY, DIRECTOR", {"JANE DOUGHTY"}),
        ("DOUGHTY v. SMITH", {"DOUGHTY"}),
        ("Doughty’s plan", {"Doughty"}),
        ("Jane's plan", {"Jane"}),
        ("ask jane doughty", {"jane doughty"}),
        ("Maria Doughty, her sister", {"Maria Doughty"}),
        ("to jane.doughty@b.example", set()),
        ("see doughty.example or /home/Doughty/x", set()),
        ("a doughty fighter", set()),
        ("Doughtyville", set()),
    ],
)
def test_a_person_found_once_is_found_in_all_forms(text: str, found: set[str]) -> None:
    assert _persons(text) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Alice Brown", "then Brown left", {"Brown"}),
        ("Alice Brown", "Brown rice is good", set()),
        ("Alice Brown", "at Brown University", set()),
        ("Alice Brown", "the Brown file", set()),
        ("Alice Brown", "paint it brown, then Brown left", set()),
        ("Alice Brown", "with a brown dog", set()),
        ("Tom Page", "see Page 3", set()),
        ("Tom Page", "we told Page about it", {"Page"}),
        ("Will May", "he will may", set()),
        ("Grace Hill", "and then Grace said", {"Grace"}),
        ("Grace Hill", "Grace period", set()),
    ],
)
def test_an_ordinary_word_is_a_name_by_its_context(name: str, text: str, found: set[str]) -> None:
    assert _persons(text, name) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Price asked about the price", {"Price"}),
        ("the price is fixed. Price: yes, until May", {"Price"}),
        ("the price rose. Price will check the offer", {"Price"}),
        ("ask at any price. Price to send the file by Friday", {"Price"}),
        ("Price has told us a price", {"Price"}),
        ("at that price Price's idea is best", {"Price"}),
        ("at a price that Mr. Price knows", {"Mr. Price", "Price"}),
        ("we asked Price, at any price", {"Price"}),
        ("Price reported that the price fell", {"Price"}),
        ("Price reported 14 price changes", {"Price"}),
        ("Price per unit is a price", set()),
        ("Price: 40, the price of two", set()),
        ("the Price agreed, a fair price", set()),
        ("Price agreed with the landlord, the price of two", set()),
        ("Price to be agreed, the price of two", set()),
        ("Price will rise, as the price of oil", set()),
        ("Price reports are due, each price in one", set()),
        ("Price list of any price", set()),
        ("we thanked Price committee members for the price", set()),
    ],
)
def test_a_surname_that_the_document_uses_as_a_word_is_the_person_where_a_person_acts(
    text: str, found: set[str]
) -> None:
    assert _persons(text, "Amanda Price") <= found
    assert bool(_persons(text, "Amanda Price")) is bool(found)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Young people came", False),
        ("Young people", False),
        ("So be it. Young adults came", False),
        ("Young came", True),
        ("Young said so", True),
        ("Mr. Young people know", True),
        ("told Young people came", True),
    ],
)
def test_a_surname_at_the_beginning_of_a_sentence_may_be_a_word(text: str, kept: bool) -> None:
    place = text.index("Young")
    (spans,) = consider([Unit("", text)], [[Span("PERSON", place, place + 5, 0.9)]])
    assert bool(spans) is kept


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by ~Calliope ~Wexford-~Nair.", {("PERSON", "Calliope Wexford-Nair")}),
        ("by ~Calliope Wexford-Nair", {("PERSON", "Calliope Wexford-Nair")}),
        ("by Matthew ~Wexford-~Nair’s team", {("PERSON", "Matthew Wexford-Nair")}),
        ("a ~Quorvin-~Nair of O’Ruane-Nair", {("PERSON", "Quorvin-Nair")}),
        ("the ~Wexford-~Nair road", {("LOCATION", "Wexford"), ("LOCATION", "Nair")}),
        ("with ~Calliope London-Paris by train", {("PERSON", "Calliope")}),
        ("~Calliope Co-Founder", {("PERSON", "Calliope")}),
        ("~Calliope Follow-Up, ~Calliope e-mail", {("PERSON", "Calliope")}),
        ("~Calliope, ~Wexford-~Nair", {("PERSON", "Calliope"), ("LOCATION", "Wexford"), ("LOCATION", "Nair")}),
        ("~Calliope ~Quorbex-Werke", {("PERSON", "Calliope"), ("ORGANIZATION", "Quorbex-Werke")}),
    ],
)
def test_a_double_barrelled_name_is_one_word_of_the_person(text: str, found: Found) -> None:
    labels = {"Calliope": "PERSON", "Wexford": "LOCATION", "Nair": "LOCATION", "Quorvin": "PERSON"}
    marked = {name: (label, 0.7) for name, label in labels.items()} | {"Quorbex-Werke": ("ORGANIZATION", 0.7)}
    assert _consider(text.replace("~Calliope e-mail", "Calliope e-mail"), marked=marked) == [found]


def test_an_unsure_name_is_not_spread() -> None:
    assert _persons("Doughty went", score=0.5) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so Baker Holt Group Ltd paid", {"Baker Holt Group Ltd"}),
        ("so Baker Holt Group paid", {"Baker Holt Group"}),
        ("so BAKER HOLT GROUP'S bill", {"BAKER HOLT GROUP"}),
        ("BHG paid", {"BHG"}),
        ("bhg paid", set()),
    ],
)
def test_an_organisation_is_found_with_and_without_its_form_and_by_its_acronym(text: str, found: set[str]) -> None:
    marked = {"Baker Holt Group Ltd": ("ORGANIZATION", 0.8)}
    _, second = _consider('~Baker Holt Group Ltd ("BHG") is here', text, marked=marked)
    assert second == {("ORGANIZATION", value) for value in found}


def test_brackets_that_are_no_acronym_name_nothing() -> None:
    marked = {"Baker Holt Group": ("ORGANIZATION", 0.8)}
    assert _consider("~Baker Holt Group (USA)", "in the USA", marked=marked)[1] == set()


def test_a_legal_form_with_full_stops_is_nobody() -> None:
    marked = {"G.m.b.": ("PERSON", 0.9), "S.p.A.": ("PERSON", 0.9)}
    assert _consider("Quorvin ~G.m.b.H. and Quorvin ~S.p.A.", marked=marked) == [set()]


def test_the_majority_decides_what_a_name_is() -> None:
    texts = ["~Morrow said", "~Morrow said", "~Morrow said"]
    units = [Unit("", text.replace("~", "")) for text in [*texts, "Morrow said"]]
    found = [[Span("PERSON", 0, 6, 0.9)]] * 3 + [[Span("ORGANIZATION", 0, 6, 0.6)]]
    assert [spans[0].label for spans in consider(units, found) if spans] == ["PERSON"] * 4


@pytest.mark.parametrize(
    ("text", "score", "kept"),
    [
        ("Jenkins failed", 0.8, False),
        ("Jenkins failed", 0.9, True),
        ("Harvest came. The harvest was good.", 0.55, False),
        ("Harvest came. The harvest was good.", 0.75, True),
        ("Excel failed", 0.55, False),
    ],
)
def test_a_guess_that_is_a_word_or_a_program_is_dropped(text: str, score: float, kept: bool) -> None:
    end = text.index(" ")
    (spans,) = consider([Unit("", text)], [[Span("PERSON", 0, end, score)]])
    assert bool(spans) is kept


@pytest.mark.parametrize(
    ("heading", "text", "found"),
    [
        ("Quay Wall", "seen from the quay at a ~quay", set()),
        ("Quay Wall", "seen from far", {"Quay Wall"}),
        ("Hannah Wall", "seen from the quay by hannah", {"Hannah Wall"}),
        ("Quorvin Wall", "so quorvin said", {"Quorvin Wall"}),
        ("Amanda Price", "the price is ~quay", {"Amanda Price"}),
    ],
)
def test_a_heading_of_words_that_the_document_writes_small_is_nobody(heading: str, text: str, found: set[str]) -> None:
    marked = {heading: ("PERSON", 0.9), "quay": ("PERSON", 0.9)}
    first, second = _consider(f"~{heading}", text, marked=marked)
    assert {value for label, value in first if label == "PERSON"} == found
    assert ("PERSON", "quay") not in second


@pytest.mark.parametrize(
    ("text", "known", "private"),
    [
        ("~Debussy in the hall", {"Debussy"}, set()),
        ("~Bach, ~Beethoven and more", {"Bach", "Beethoven"}, set()),
        ("~Newton and ~Bach", {"Newton", "Bach"}, set()),
        ("~Bach asked", set(), {"Bach"}),
        ("~Anna Bach met ~Debussy, then Bach asked", {"Debussy"}, {"Bach", "Anna Bach"}),
        ("King ~Charles III came", {"Charles III"}, set()),
        ("~Anthony III came", set(), {"Anthony III"}),
        ("~Claude Debussy", {"Claude Debussy"}, set()),
    ],
)
def test_a_name_that_everybody_knows_stays_also_where_it_stands_alone(
    text: str, known: set[str], private: set[str]
) -> None:
    names = ("Debussy", "Bach", "Beethoven", "Newton", "Anna Bach", "Charles III", "Anthony III", "Claude Debussy")
    here = sorted((name for name in names if f"~{name}" in text), key=text.index)
    (found,) = _consider(text, marked=dict.fromkeys(here, ("PERSON", 0.9)))
    assert found == {("PUBLIC_FIGURE", name) for name in known} | {("PERSON", name) for name in private}


@pytest.mark.parametrize("text", ["~Uline sells", "with ~Dolby Atmos", "the ~dolby room"])
def test_a_maker_that_nobody_is_called_by_is_no_person(text: str) -> None:
    marked = dict.fromkeys(("Uline", "Dolby Atmos", "dolby"), ("PERSON", 0.95))
    assert _consider(text, marked=marked) == [set()]


def test_a_program_that_shares_the_name_of_somebody_here_stays_a_name() -> None:
    marked = {"Paul Jenkins": ("PERSON", 0.9), "Jenkins": ("PERSON", 0.6)}
    assert _consider("~Paul Jenkins", "~Jenkins wrote", marked=marked)[1] == {("PERSON", "Jenkins")}


@pytest.mark.parametrize(
    ("header", "cell", "label"),
    [
        ("Name", "Zanele Okonkwo", "PERSON"),
        ("first_name", "Dimitra", "PERSON"),
        ("last_name", "Hill", "PERSON"),
        ("firstName", "Grace", "PERSON"),
        ("Employee", "Doughty, Jane", "PERSON"),
        ("Nachname", "Müller-Lüdenscheidt", "PERSON"),
        ("file_name", "Grace", ""),
        ("Product", "Grace", ""),
        ("name", "stdout", ""),
        ("name", "TargetMachine", ""),
        ("Name", "Quorvin", ""),
        ("name", "FitzRavendale", "PERSON"),
        ("name", "DeQuorvin", "PERSON"),
        ("first name", "PeterQuorvin", "PERSON"),
        ("Name", "12 apples", ""),
        ("Name", "Unit Price", ""),
        ("Name", "Brown uniforms ordered", ""),
        ("Name", "Morris chairs", ""),
        ("Name", "Brown Rice", ""),
        ("Name", "Catherine holt", "PERSON"),
        ("Name", "catherine holt", "PERSON"),
        ("Name", "Catherine van der Holt", "PERSON"),
        ("Name", "Grace Hill", "PERSON"),
        ("Name", "Hill, Grace", "PERSON"),
        ("Last name", "Price", "PERSON"),
        ("City", "Zwettl", "LOCATION"),
        ("Company", "Quorvin", "ORGANIZATION"),
        ("Adresse", "Hauptstraße 7", "ADDRESS"),
        ("Address", "0x7ffe", ""),
        ("Address", "ebba@b.example", ""),
    ],
)
def test_the_heading_of_a_column_says_what_its_cells_are(header: str, cell: str, label: str) -> None:
    (found,) = _consider((header, cell), marked={})
    assert found == ({(label, cell)} if label else set())


def test_a_cell_is_completed() -> None:
    units = [Unit("", "Zanele Quorvin", header="Contact name")]
    assert consider(units, [[Span("PERSON", 0, 6, 0.6)]]) == [[Span("PERSON", 0, 14, 0.85)]]


def test_a_column_of_things_holds_no_unsure_person() -> None:
    units = [Unit("", "Jasmine", header="Product"), Unit("", "Jane Doughty", header="Item")]
    found = [[Span("PERSON", 0, 7, 0.7)], [Span("PERSON", 0, 12, 0.95)]]
    assert consider(units, found) == [[], [Span("PERSON", 0, 12, 0.95)]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Name: Zanele Quorvin | Age: 31 | City: Zwettl", {("PERSON", "Zanele Quorvin"), ("LOCATION", "Zwettl")}),
        ("Attendees: Laura Rossi, Hans Quorvin", {("PERSON", "Laura Rossi"), ("PERSON", "Hans Quorvin")}),
        ("Owner: Laura Rossi and Hans Quorvin", {("PERSON", "Laura Rossi"), ("PERSON", "Hans Quorvin")}),
        ("Owner: Rossi, Laura", {("PERSON", "Rossi, Laura")}),
        ("Surname: Hill\nFirst name: Grace\n", {("PERSON", "Hill"), ("PERSON", "Grace")}),
        ("id,name,company\n1,Zanele Quorvin,Quorbex\n", {("PERSON", "Zanele Quorvin"), ("ORGANIZATION", "Quorbex")}),
        ("| Employee | Age |\n|---|---|\n| Zanele Quorvin | 31 |\n", {("PERSON", "Zanele Quorvin")}),
        ("Note: Then Came Rain", set()),
        ("Well, then, go.\nNow, Jane, stop.", set()),
    ],
)
def test_forms_and_tables_in_text_are_read(text: str, found: Found) -> None:
    assert _consider(text, marked={}) == [found]


def test_what_everybody_knows_stays() -> None:
    marked = {"Isaac Newton": ("PERSON", 0.9), "Newton": ("PERSON", 0.7)}
    found = _consider("~Isaac Newton wrote", "then ~Newton slept", marked=marked)
    assert found == [{("PUBLIC_FIGURE", "Isaac Newton")}, {("PUBLIC_FIGURE", "Newton")}]


def test_somebody_who_shares_a_famous_name_is_private() -> None:
    marked = {"Isaac Newton": ("PERSON", 0.9), "inewton@b.example": ("EMAIL_ADDRESS", 1.0)}
    (found,) = _consider("~Isaac Newton, ~inewton@b.example", marked=marked)
    assert ("PERSON", "Isaac Newton") in found
    (found,) = _consider(("Employee", "Isaac Newton"), marked={})
    assert found == {("PERSON", "Isaac Newton")}


def test_what_was_not_read_stays_unread() -> None:
    units = [Unit("", "met Jane Doughty"), Unit("", "Jane Doughty")]
    assert consider(units, [[Span("PERSON", 4, 16, 0.9)], None]) == [[Span("PERSON", 4, 16, 0.9)], None]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Name", "PERSON"),
        ("Product name", THING),
        ("User ID", THING),
        ("DOB", ""),
        ("Stadt", "LOCATION"),
        ("x" * 99, ""),
    ],
)
def test_headings_have_kinds(heading: str, kind: str) -> None:
    assert kind_of(heading) == kind


def test_a_name_has_a_bounded_length() -> None:
    assert not is_name("Name", "A" * 200)


@pytest.mark.parametrize(
    "text",
    [
        "Name: " * 40_000,
        "Name: Jane Quorvin\n" * 10_000,
        "a: b, " * 40_000,
        "x," * 100_000 + "\ny",
        "Doughty, " * 30_000,
    ],
)
def test_time_grows_with_the_text_only(text: str) -> None:
    units = [Unit("", "met Jane Doughty"), Unit("", text)]
    began = time.monotonic()
    consider(units, [[Span("PERSON", 4, 16, 0.9)], []])
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "written", ["@qvrabelmoor", "@quentin.vrabelmoor", "@VrabelmoorQ", "@quentinv", "@vrabelmoor83"]
)
def test_an_account_is_told_by_the_name_of_somebody_whom_the_document_names(written: str) -> None:
    units = [Unit("1", "Written by Quentin Vrabelmoor."), Unit("2", f"  {written}\n@items = [1];")]
    found = consider(units, [[Span("PERSON", 11, 29, 0.9)], []])
    assert found[1] == [Span("USERNAME", 3, 2 + len(written), 0.7)]


def test_no_account_is_made_of_a_name_that_is_a_word() -> None:
    units = [Unit("1", "Written by Paul Rice."), Unit("2", "@rice = @price; @paulscript; x@price")]
    assert consider(units, [[Span("PERSON", 11, 20, 0.9)], []])[1] == []


def test_an_account_may_be_made_of_a_name_that_another_file_has() -> None:
    units = [Unit("", "* @lbrannigan @etavish @sharper"), Unit("", "nothing")]
    people = ["Leocadia Brannigan", "Ewan Mac Tavish-Obi", "nobody"]
    (spans, nothing) = consider(units, [[], []], people)
    assert [(span.label, units[0].text[span.start : span.end]) for span in spans or ()] == [
        ("USERNAME", "lbrannigan"),
        ("USERNAME", "etavish"),
    ]
    assert nothing == []
