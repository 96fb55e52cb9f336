"""Which function reads which family, and how what is nested in a file is read by its own type."""

import io
from typing import BinaryIO

from scrubbing.document import Document, Extractor, Reading
from scrubbing.extraction import docx, email, image, mailbox, pdf, pptx, repository, text, xlsx
from scrubbing.extraction.encoded import add_encoded
from scrubbing.extraction.smuggled import add_smuggled
from scrubbing.limits import Budget
from submissions.media import FAMILIES, Family, MediaType, copied_as
from submissions.reasons import Held, Reason
from submissions.sniffing import sniff

EXTRACTORS: dict[Family, Extractor] = {
    Family.DOCX: docx.extract,
    Family.XLSX: xlsx.extract,
    Family.PPTX: pptx.extract,
    Family.PDF: pdf.extract,
    Family.IMAGE: image.extract,
    Family.REPOSITORY: repository.extract,
    Family.TEXT: text.extract,
    Family.EMAIL: email.extract,
    Family.MAILBOX: mailbox.extract,
}

# Whose members get the name that their copy's type asks for. In others a copy of another type would lie under its
# old type and name.
_RENAMING = frozenset({Family.REPOSITORY, Family.EMAIL})


def read(
    source: BinaryIO,
    media_type: str,
    budget: Budget,
    keeps: frozenset[str] = frozenset(),
    *,
    pictures: bool = True,
) -> Document:
    """Read a file and everything nested in it, spending one budget. Without `pictures`, nested ones count as blank.

    `keeps` are parts that a person wants in the copy, see `Reading`.

    Raises:
        Held: with a reason from the closed list. Parsers may raise anything else; the sandbox calls that CORRUPT.
    """
    return _read(source, media_type, budget, 0, pictures, keeps)


def _read(
    source: BinaryIO,
    media_type: str,
    budget: Budget,
    depth: int,
    pictures: bool,
    keeps: frozenset[str] = frozenset(),
    in_repository: bool = False,
) -> Document:
    budget.check_depth(depth)
    is_repository = FAMILIES[MediaType(media_type)] is Family.REPOSITORY

    def read_member(name: str, data: bytes) -> Document | None:
        try:
            nested_type = sniff(io.BytesIO(data), name)
        except Held as held:
            if held.reason is Reason.UNSUPPORTED_TYPE:
                return None
            raise
        if copied_as(nested_type) is not nested_type and FAMILIES[MediaType(media_type)] not in _RENAMING:
            return None
        if FAMILIES[nested_type] is Family.IMAGE and not pictures:
            return Document(nested_type)
        return _read_nested(data, nested_type, budget, depth + 1, pictures, is_repository)

    source.seek(0)
    extractor = EXTRACTORS[FAMILIES[MediaType(media_type)]]
    document = extractor(source, media_type, Reading(budget, depth, read_member, keeps, in_repository))
    add_smuggled(document, budget)
    add_encoded(document, budget)
    return document


def _read_nested(
    data: bytes, media_type: MediaType, budget: Budget, depth: int, pictures: bool, in_repository: bool
) -> Document:
    """Read a member. What its parser breaks down on is a corrupt member, which need not cost the whole file."""
    try:
        return _read(io.BytesIO(data), media_type, budget, depth, pictures, in_repository=in_repository)
    except (Held, MemoryError):
        raise
    except Exception as error:
        raise Held(Reason.CORRUPT) from error
