"""What looks like a name, an address or a date and cannot be one."""

import pytest

from scrubbing.detection import detect_text
from scrubbing.detection.implausible import plausible
from scrubbing.detection.results import Span


def _left(text: str, label: str, written: str, score: float = 0.9) -> list[tuple[str, str]]:
    start = text.index(written)
    spans = plausible(text, [Span(label, start, start + len(written), score)])
    return [(span.label, text[span.start : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("text", "label", "written"),
    [
        ("the borehole went to 212m on Tuesday", "DATE_TIME", "212m"),
        ("the borehole went to 212m on Tuesday", "ADDRESS", "212m"),
        ("The Project will start", "ORGANIZATION", "Project"),
        ("Give senna if needed.", "PERSON", "senna"),
        ("Warfarin (Coumadin) 5 mg", "PERSON", "Warfarin"),
        ("Metformin and Rosuvastatin", "PERSON", "Rosuvastatin"),
        ("Lantus 20 units at bedtime", "PERSON", "Lantus"),
        ("Metoprolol Succinate and Zofran PRN", "PERSON", "Metoprolol Succinate"),
        ("Metoprolol Succinate and Zofran PRN", "PERSON", "Zofran PRN"),
        ("Zoloft, Lexapro", "PERSON", "Zoloft, Lexapro"),
        ("Medic 12 went", "ADDRESS", "Medic 12"),
        ("Dock Door 4 is free", "ADDRESS", "Dock Door 4"),
        ("held at St. Luke's", "ADDRESS", "St."),
        ("held at St. Luke's", "PERSON", "St."),
        ("Level ground", "ADDRESS", "Level"),
        ("| Drug | Dose | Sig |", "PERSON", "Sig"),
        ("holder   n  mean", "PERSON", "n  mean"),
        ("Embargo lifted on Tuesday", "PERSON", "Embargo"),
        ("In: Hahn A (ed) Cancer mortality", "PERSON", "ed"),
        ("private String isolberg;", "PERSON", "String"),
        ("List<String> names; String[] args", "PERSON", "String[]"),
        ("String of pearls", "PERSON", "String"),
        ("Tram 28, castle and old town", "ADDRESS", "Tram 28, castle"),
        ("Bus 42, museum", "ADDRESS", "Bus 42, museum"),
        ("Line 5, main station", "ADDRESS", "Line"),
        ("BP 150/90, pulse 80", "ADDRESS", "BP 150"),
        ("BP 150, pulse 80", "ADDRESS", "BP 150"),
        ("On admission BP 150", "ADDRESS", "BP 150"),
        ("HbA1c 62 and SpO2 98", "ADDRESS", "SpO2 98"),
        ("PLAT-91 is next", "ADDRESS", "PLAT"),
        ("Case No. 21-cv-4482", "ADDRESS", "No"),
        ("Cf. Lanham Act, 15 U.S.C. 1125(a)", "PERSON", "Lanham Act"),
        ("the Dodd-Frank Act of 2010", "PERSON", "Dodd"),
        ("the Clayton Act", "PERSON", "Clayton"),
        ("Keys for Cordwainer Lane 88 are here", "PERSON", "Lane"),
        ("00000000  51 75 65 6e 74 69 6e 20  56 72 61 62 65 6c 6d 6f  |Q|", "ADDRESS", "6d 6f"),
        ("00000000: 51 75 65 6e 74 69 6e 20 56 72 61 62 65 6c 6d 6f  Q", "ADDRESS", "6e"),
        ("00000000: 5175 656e 7469 6e20 5672 6162 656c 6d6f  Quentin", "ADDRESS", "656e"),
    ],
)
def test_what_cannot_be_is_taken_back(text: str, label: str, written: str) -> None:
    assert _left(text, label, written, 0.7) == []


@pytest.mark.parametrize(
    ("text", "label", "written"),
    [
        ("We met at 8am", "DATE_TIME", "8am"),
        ("Project Management Institute", "ORGANIZATION", "Project Management Institute"),
        ("jane said so", "PERSON", "jane"),
        ("Campbell B4 agreed", "PERSON", "Campbell"),
        ("thanks, Ed", "PERSON", "Ed"),
        ("Sig. Rossi", "PERSON", "Sig. Rossi"),
        ("Jane  Doughty", "PERSON", "Jane  Doughty"),
        ("Justin Martin came", "PERSON", "Martin"),
        ("Thank you, Jane. Act now", "PERSON", "Jane"),
        ("Clayton Active Wear", "PERSON", "Clayton"),
        ("Diane Lane 42 years", "PERSON", "Lane"),
        ("Ask Lane about it", "PERSON", "Lane"),
        ("Senna won the race", "PERSON", "Senna"),
        ("Lexapro Smith came", "PERSON", "Lexapro Smith"),
        ("Hope Park came", "PERSON", "Hope Park"),
        ("John Power came", "PERSON", "John Power"),
        ("BP 150 Dakar", "ADDRESS", "BP 150"),
        ("BP 1234, 75001 Paris", "ADDRESS", "BP 1234, 75001 Paris"),
        ("28 Tram Road", "ADDRESS", "28 Tram Road"),
        ("Line Street 5", "ADDRESS", "Line Street 5"),
        ("12 LE Road", "ADDRESS", "LE"),
        ("Line Street 5, flat 6e", "ADDRESS", "6e"),
        ("Line Street 12 14 16", "ADDRESS", "12 14"),
    ],
)
def test_what_may_be_stays(text: str, label: str, written: str) -> None:
    assert _left(text, label, written) == [(label, written)]


@pytest.mark.parametrize("name", ["Merrow Foods", "Quillon Logistics", "Tallow Street Partners"])
def test_a_person_who_is_called_like_a_company_is_one(name: str) -> None:
    assert _left(f"Dear {name}", "PERSON", name) == [("ORGANIZATION", name)]


@pytest.mark.parametrize("text", ["Tram 28, castle", "BP 150", "Give senna if needed.", "Embargo lifted on Tuesday"])
def test_none_of_them_goes_as_a_person_or_an_address(text: str) -> None:
    assert not {"PERSON", "ADDRESS"} & {span.label for span in detect_text(text)}


@pytest.mark.parametrize(
    ("text", "score", "kept"),
    [
        ("the logger Campbell CR1000X", 0.7, False),
        ("the logger Campbell CR1000X", 0.9, True),
        ("Campbell B4 agreed", 0.7, True),
        ("Campbell ID44711", 0.7, True),
    ],
)
def test_a_maker_before_the_designation_of_a_machine_is_no_unsure_person(text: str, score: float, kept: bool) -> None:
    assert bool(_left(text, "PERSON", "Campbell", score)) is kept


def test_an_everyday_word_beside_the_rest_of_an_address_stays_in_it() -> None:
    text = "12 Oak Lane, Level"
    spans = [Span("ADDRESS", 0, 11, 0.9), Span("ADDRESS", 13, 18, 0.6)]
    assert plausible(text, spans) == spans


@pytest.mark.parametrize(
    ("text", "written", "left"),
    [
        ("String INGRID_SOLBERG; ", "String INGRID_SOLBERG", "INGRID_SOLBERG"),
        ("for (Integer ingridSolberg : all)", "Integer ingridSolberg", "ingridSolberg"),
        ("List<String> ingridSolberg", "List<String> ingridSolberg", "ingridSolberg"),
        ("String Quilltravers;", "String Quilltravers", "Quilltravers"),
        ("Vector Solberg came", "Vector Solberg", "Vector Solberg"),
        ("Wilhelm List wrote; List agreed", "List", "List"),
    ],
)
def test_the_type_before_a_name_in_a_program_is_no_part_of_it(text: str, written: str, left: str) -> None:
    assert _left(text, "PERSON", written) == [("PERSON", left)]
