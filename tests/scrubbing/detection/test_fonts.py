"""Families of fonts that people are called like, too."""

import pytest

from scrubbing.detection import detect_text
from scrubbing.detection.fonts import is_font


def _is_font(text: str, name: str) -> bool:
    start = text.rindex(name)
    return is_font(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("set in Arial 11 pt", "Arial"),
        ("Please use Arial in all letters, never Georgia or Verdana.", "Arial"),
        ("Please use Arial in all letters, never Georgia or Verdana.", "Georgia"),
        ("Please use Arial in all letters, never Georgia or Verdana.", "Verdana"),
        ("Headings are in Georgia.", "Georgia"),
        ("All text is set in the typeface Garamond.", "Garamond"),
        ("Georgia 12 pt, bold", "Georgia"),
        ("We print in Lato, Inter and Montserrat", "Montserrat"),
        ("The Cambria font is gone", "Cambria"),
        (".a { font-family: Georgia, Verdana, serif }", "Georgia"),
        ('.a { font-family: Verdana, "Helvetica Neue", Arial; }', "Neue"),
        (".a { font: bold 12px/1.5 Georgia, serif; }", "Georgia"),
        ("$heading-font: 'Merriweather', serif;", "Merriweather"),
        ("--font-sans: Inter, Lato;", "Lato"),
        ('{"fontFamily": "Georgia", "size": 12}', "Georgia"),
        ('<text font-family="Georgia">', "Georgia"),
        ("rcParams['font.family'] = 'Georgia'", "Georgia"),
        ("\\setmainfont[Scale=1]{Garamond}", "Garamond"),
        ("font_name='Montserrat'", "Montserrat"),
    ],
)
def test_a_family_of_fonts_is_nobody(text: str, name: str) -> None:
    assert _is_font(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Georgia wrote the headings.", "Georgia"),
        ("Discuss the headings with Georgia today", "Georgia"),
        ("Send the letter to Georgia and Anna", "Georgia"),
        ("Ms Verdana called", "Verdana"),
        ("The font was drawn by Claude Garamond", "Claude Garamond"),
        ('<text font-family="Arial">Georgia Smith</text>', "Georgia Smith"),
        ('{"fontFamily": "Arial", "author": "Georgia"}', "Georgia"),
        ("/* font-family: Arial; */ /* by Georgia */", "Georgia"),
        ('<p style="font-family:Arial" title="Georgia">', "Georgia"),
    ],
)
def test_a_person_stays_one_beside_a_font(text: str, name: str) -> None:
    assert not _is_font(text, name)


def test_fonts_of_style_sheets_and_sentences_are_no_findings() -> None:
    sheet = "/* Author: Quentin Vrabelmoor */\n.a { font-family: Georgia, Verdana, 'Helvetica Neue', Arial; }"
    guide = "Style guide of the office. Please use Arial in all letters, never Georgia or Verdana. Headings: Tahoma."
    assert [sheet[s.start : s.end] for s in detect_text(sheet) if s.label == "PERSON"] == ["Quentin Vrabelmoor"]
    assert [guide[s.start : s.end] for s in detect_text(guide) if s.label == "PERSON"] == []
