"""Read a presentation: slides in order, each with its notes, then masters, comments and everything else."""

from dataclasses import dataclass
from typing import BinaryIO

from scrubbing.document import ConstructKind, Document, Kind, Reading
from scrubbing.extraction.ooxml import Reader, open_reader, part_kind, read_parts, read_tree
from scrubbing.office.parts import Fate, Part
from scrubbing.office.presentation import Slide, has_words, slides_of


@dataclass(slots=True)
class _Show:
    """A presentation while it is read."""

    slides: dict[str, Slide]

    def read_slide(self, reader: Reader, part: Part) -> None:
        """Read a slide; a hidden one is for a person to decide."""
        slide = self.slides.get(part.name)
        # One that the presentation does not list is not shown either.
        hidden = slide is None or slide.hidden
        before = len(reader.document.units)
        kind = Kind.HIDDEN if hidden else part_kind(part)
        read_tree(reader, reader.root(part), part.locator, kind, held=part.fate is Fate.KEEP)
        if hidden:
            reader.note(ConstructKind.HIDDEN_SLIDE, part.locator, decide=len(reader.document.units) > before)

    def read_notes(self, reader: Reader, part: Part) -> None:
        """Read a notes page; one with words is for a person to decide."""
        root = reader.root(part)
        read_tree(reader, root, part.locator, part_kind(part), held=part.fate is Fate.KEEP)
        if has_words(root):
            reader.note(ConstructKind.SPEAKER_NOTES, part.locator, decide=True)


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Return everything that can be read of a presentation.

    Raises:
        Held: see `open_reader`; TEXT_LIMIT; TOO_MANY_PAGES for more slides than pages may be read.
    """
    reader = open_reader(source, media_type, reading)
    slides = slides_of(reader.parts)
    reading.budget.spend_pages(len(slides))
    names = [name for slide in slides for name in (slide.part, slide.notes) if name]
    order = [reader.parts.main, *(reader.parts.reached[name] for name in names)]
    show = _Show({slide.part: slide for slide in slides})
    return read_parts(reader, {"slide": show.read_slide, "notesSlide": show.read_notes}, order)
