"""Write the scrubbed copy of a Word document."""

from typing import BinaryIO

from scrubbing.document import Document
from scrubbing.redaction.ooxml import open_copy, write_copy
from scrubbing.redaction.plan import Writing


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write the copy and return what was stripped. Every part of Word follows the general rules.

    Raises:
        Held: NOT_FULLY_READ, REDACTION_FAILED, or what opening the original raises.
    """
    return write_copy(open_copy(source, document, writing), target, {})
