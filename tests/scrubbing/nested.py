"""Read and write a file of any type through the registries, as the pipeline does."""

import io
import unicodedata

from scrubbing.document import Document
from scrubbing.extraction.registry import read
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.limits import Budget, Limits
from scrubbing.redaction.plan import Plan
from scrubbing.redaction.registry import write
from submissions.media import MediaType
from submissions.sniffing import sniff
from tests.files.text import MAIL, PERSON, PHONE

SUBSTITUTE = "Robin Everly"
VALUES = [
    KnownValue(PERSON, "PERSON", Category.PERSONAL, Action.REPLACE, SUBSTITUTE),
    KnownValue("Quistgaard", "PERSON", Category.PERSONAL, Action.REPLACE, "Everly"),
    KnownValue("Mirabel", "PERSON", Category.PERSONAL, Action.REPLACE, "Robin"),
    KnownValue(MAIL, "EMAIL_ADDRESS", Category.PERSONAL, Action.REPLACE, "robin@everly.example"),
    KnownValue(PHONE, "PHONE_NUMBER", Category.PERSONAL, Action.REPLACE, "2025550199"),
]


def read_file(data: bytes, name: str = "", limits: Limits | None = None, keeps: tuple[str, ...] = ()) -> Document:
    """Read a file by its content."""
    media_type = sniff(io.BytesIO(data), name)
    return read(io.BytesIO(data), media_type, Budget(limits or Limits()), frozenset(keeps))


def scrub(
    data: bytes, name: str = "", removals: tuple[str, ...] = (), keeps: tuple[str, ...] = ()
) -> tuple[bytes, list[str]]:
    """Return the copy of a file with the planted person replaced, and what was stripped."""
    target = io.BytesIO()
    stripped = write(io.BytesIO(data), target, read_file(data, name, keeps=keeps), Plan(VALUES, removals))
    return target.getvalue(), stripped


def media_type_of(data: bytes) -> MediaType:
    """Return the type of a copy."""
    return sniff(io.BytesIO(data))


def folded(text: str) -> str:
    """Return a text as the traces of the planted person are searched in it."""
    return unicodedata.normalize("NFKC", text).casefold()
