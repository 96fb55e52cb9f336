"""Read a Word document: body, headers, footers, notes, comments, tracked changes, properties and what is embedded."""

from typing import BinaryIO

from scrubbing.document import Document, Reading
from scrubbing.extraction.ooxml import open_reader, read_parts


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Return everything that can be read of a document. Word has no part that needs a reader of its own.

    Raises:
        Held: see `open_reader`; TEXT_LIMIT.
    """
    return read_parts(open_reader(source, media_type, reading), {})
