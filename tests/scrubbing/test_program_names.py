"""Names that programs give are told from those that people gave."""

import pytest

from scrubbing.office.program_names import is_program_name, without_number


@pytest.mark.parametrize(
    "name",
    [
        *("Rectangle 12", "Straight Connector 3", "heading 1", "List Bullet 2", "Sheet1", "Table12", "Textfeld 7"),
        *("Foliennummernplatzhalter 3", "Zone de texte 4", "_Toc4711", "_GoBack", "__RefHeading__12_34", "_Hlk99"),
    ],
)
def test_a_name_of_known_words_with_a_number_is_a_programs(name: str) -> None:
    assert is_program_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe 2",
        "Acme Heading 1",
        "MJA heading 3",
        "_Jane_Doe",
        "Rectangle",
        "Falcon 9",
        "_Owner",
        "Picture of Ada 1",
    ],
)
def test_any_other_word_makes_it_a_persons(name: str) -> None:
    assert not is_program_name(name)


def test_the_number_behind_a_copied_shape_is_not_part_of_its_name() -> None:
    assert without_number("Jane Doe 2") == "Jane Doe"
    assert without_number("Route 66A") == "Route 66A"
