"""Say where in a file something stands, for those who have to judge how much it means there.

A marking in the footer of a template stands on every page of everything that a company writes; one in a watermark, or
in the sentence before a figure, was put there by somebody.
"""

import re

from scrubbing.document import Kind, Unit

# In this order: the first that fits the unit's locator is taken.
_PLACES = (
    (re.compile(r"(?:header|footer)s? \d+, attribute|watermark"), "a watermark or another drawing behind the text"),
    (re.compile(r"(?:slide|notes|handout) (?:master|layout)"), "the master of the slides"),
    (re.compile(r"(?:^|> )(?:first |even )?header \d+, paragraph"), "a header"),
    (re.compile(r"(?:^|> )(?:first |even )?footer \d+, paragraph"), "a footer"),
    (re.compile(r"(?:^|> )(?:properties \d+|document properties|classificationlabels \d+)"), "the file's properties"),
    (re.compile(r"(?:^|> )(?:comments \d+|notes?\b)|slide \d+ notes"), "comments or notes"),
)
_SUBJECT = "subject"


def sourced(why: str, unit: Unit) -> str:
    """Return a reason with the place of the unit, where it is another place than the text itself."""
    place = _place(unit)
    return f"{why.removesuffix('.')}, in {place}." if place else why


def _place(unit: Unit) -> str:
    if unit.kind is Kind.NAME:
        return "the name of a file" if "name" in unit.locator else "a name"
    if unit.header.casefold() == _SUBJECT and "header" in unit.locator:
        return "the subject of a message"
    for pattern, place in _PLACES:
        if pattern.search(unit.locator):
            return place
    if unit.kind is Kind.OCR:
        return "a picture"
    return "hidden text" if unit.kind is Kind.HIDDEN else ""
