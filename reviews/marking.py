"""Texts with the values in them marked, for pages. Templates get plain pieces and escape them; no HTML is made here."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviews.dossier import Standing, ValueView
from reviews.wording import type_name
from scrubbing.matching import Matcher

# The class of a mark in the design system, by what happens to the value.
_ORIGINAL = {
    Standing.OPEN: "hit-decide",
    Standing.KEPT: "hit-keep",
    Standing.STAYS: "hit-keep",
    Standing.SCRUBBED: "hit-replace",
}
_OF_NAMES = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `mark` is the class it is marked with, or empty. `title` says what the mark means."""

    text: str
    mark: str = ""
    title: str = ""


class Marker:
    """Marks the values that were added to it in any text."""

    def __init__(self) -> None:
        self._matcher: Matcher[tuple[str, str]] = Matcher()

    def add(self, text: str, mark: str, title: str, *, type_: str = "") -> None:
        """Add a text to be marked; an empty one is ignored."""
        if text.strip():
            self._matcher.add(text, (mark, title), cased=type_ in _OF_NAMES, inside_identifiers=False)

    def pieces(self, text: str) -> list[Piece]:
        """Return the text in pieces, marked and unmarked in turn."""
        found: list[Piece] = []
        end = 0
        for match in self._matcher.find(text):
            if match.start > end:
                found.append(Piece(text[end : match.start]))
            mark, title = match.item
            found.append(Piece(text[match.start : match.end], mark, title))
            end = match.end
        if end < len(text):
            found.append(Piece(text[end:]))
        return found


def of_copies(values: Iterable[ValueView]) -> Marker:
    """Mark what a scrubbed copy holds: the substitutes, and the values that people kept."""
    marker = Marker()
    for view in values:
        if view.standing is Standing.KEPT:
            marker.add(view.known.text, "hit-keep", f"Kept: {type_name(view.known.type)}", type_=view.known.type)
        elif view.known.scrubbed:
            marker.add(view.known.substitute, "sub", f"Stands for: {type_name(view.known.type)}")
    return marker


def of_originals(values: Iterable[ValueView]) -> Marker:
    """Mark what an original holds: every value, by what happens to it. For its contractor's eyes."""
    words = {
        Standing.OPEN: "To be decided",
        Standing.KEPT: "Kept",
        Standing.STAYS: "Stays",
        Standing.SCRUBBED: "Replaced",
    }
    marker = Marker()
    for view in values:
        title = f"{words[view.standing]}: {type_name(view.known.type)}"
        marker.add(view.known.text, _ORIGINAL[view.standing], title, type_=view.known.type)
    return marker


def of_plan(values: Iterable[ValueView]) -> Marker:
    """Mark what goes, with what comes in its place as the title: how a copy should read."""
    marker = Marker()
    for view in values:
        if view.known.scrubbed:
            marker.add(view.known.text, "gone", view.known.substitute, type_=view.known.type)
    return marker
