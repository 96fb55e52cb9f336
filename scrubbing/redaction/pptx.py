"""Write the scrubbed copy of a presentation."""

from typing import BinaryIO

from scrubbing.document import Document
from scrubbing.office.parts import Part
from scrubbing.office.presentation import slides_of
from scrubbing.office.xml import Element, drop, elements
from scrubbing.redaction.ooxml import Copy, open_copy, write_copy
from scrubbing.redaction.plan import Writing
from submissions.reasons import Held, Reason


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write the copy and return what was stripped. A removed slide takes its notes and comments along.

    Raises:
        Held: NOT_FULLY_READ, REDACTION_FAILED (no slide would be left), or what opening the original raises.
    """
    copy = open_copy(source, document, writing)
    slides = slides_of(copy.parts)
    if slides and all(writing.plan.removes(slide.locator) for slide in slides):
        raise Held(Reason.REDACTION_FAILED)
    return write_copy(copy, target, {"officeDocument": _change_presentation})


def _change_presentation(_copy: Copy, _part: Part, root: Element) -> None:
    """Take removed slides out of the sections, which name slides by number and not by relationship."""
    left = {slide.get("id") for slide in elements(root, "p:sldId")}
    for slide in elements(root, "p14:sldId"):
        if slide.get("id") not in left:
            drop(slide)
