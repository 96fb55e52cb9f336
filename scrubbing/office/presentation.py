"""The slides of a presentation in the order they are shown."""

from dataclasses import dataclass

from scrubbing.office.parts import Parts
from scrubbing.office.xml import Element, elements, parse, short, tag_of

# Placeholders of a notes page that the program fills in itself.
_AUTOMATIC = frozenset({"sldNum", "dt", "hdr", "ftr", "sldImg"})


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `number` counts from 1 as shown; `notes` is the part of its notes page, empty without one."""

    number: int
    part: str
    notes: str
    hidden: bool

    @property
    def locator(self) -> str:
        return f"slide {self.number}"

    @property
    def notes_locator(self) -> str:
        return f"slide {self.number} notes"


def slides_of(parts: Parts) -> list[Slide]:
    """Return the slides that the presentation lists, and give their parts locators by their numbers."""
    root = parse(parts.package.read(parts.main.name))
    targets = {entry.id: entry.target for entry in parts.main.relationships if not entry.external}
    slides: list[Slide] = []
    for number, element in enumerate(elements(root, "p:sldId"), 1):
        id_ = next((str(value) for key, value in element.attrib.items() if short(str(key)) == "r:id"), "")
        part = parts.reached.get(targets.get(id_, ""))
        if part is None:
            continue
        notes = next((note.name for note in parts.of(part, "notesSlide")), "")
        hidden = parse(parts.package.read(part.name)).get("show") in {"0", "false"}
        slides.append(Slide(number, part.name, notes, hidden))
    listed = {slide.part for slide in slides}
    # A slide that is in the package but not in the show keeps a locator that no shown one has.
    for number, part in enumerate([p for p in parts.reached.values() if p.role == "slide" and p.name not in listed], 1):
        parts.relabel(part.name, f"unlisted slide {number}")
    for slide in slides:
        parts.relabel(slide.part, slide.locator)
        if slide.notes:
            parts.relabel(slide.notes, slide.notes_locator)
    return slides


def has_words(notes: Element) -> bool:
    """Whether somebody wrote something on a notes page."""
    for shape in elements(notes, "p:sp", "p:graphicFrame", "p:pic"):
        kinds = {str(holder.get("type", "body")) for holder in elements(shape, "p:ph")}
        if kinds & _AUTOMATIC:
            continue
        if tag_of(shape) != "p:sp" or any((text.text or "").strip() for text in elements(shape, "a:t")):
            return True
    return False
