"""What the proof says about one scrubbed copy."""

from dataclasses import dataclass, field
from enum import StrEnum

# How the locators of texts end that were read from pictures, and how their last part begins if a code says them.
OF_PICTURE, OF_CODE = "ocr", "code"


class Check(StrEnum):
    """The closed list of checks a copy can fail."""

    VALUE_IN_BYTES = "value in bytes"
    VALUE_IN_TEXT = "value in text"
    VALUE_IN_NAME = "value in name"
    VALUE_IN_PICTURE = "value in picture"
    VALUE_IN_CODE = "value in code"
    FACE_LEFT = "face left"
    DOES_NOT_OPEN = "does not open"
    UNEXPECTED_PART = "unexpected part"
    EXTERNAL_LINK = "external link"
    METADATA_LEFT = "metadata left"
    TRAILING_DATA = "trailing data"
    NOT_READ = "not read"
    LIMIT = "limit reached"


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """One failed check and the ordinal place where it failed. Holds nothing of the file's content."""

    check: str
    locator: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that OCR read in a picture of the copy; the box is left, top, right and bottom in the picture's pixels."""

    text: str
    box: tuple[int, int, int, int]


@dataclass(slots=True)
class Coverage:
    """How much was searched, for the certificate. `size` counts bytes after decompression."""

    members: int = 0
    size: int = 0
    names: int = 0
    characters: int = 0
    pictures: int = 0
    pages: int = 0
    commits: int = 0


@dataclass(slots=True)
class Report:
    """The outcome of one verification. `texts` are (locator, text) as this reader sees the copy.

    `checks` are those that had something to look at: a text has no metadata that could be left. `seen` are the lines
    of words that were read in each picture or page, `files` the SHA-256 of each file that lies in the copy.
    """

    failures: list[Failure] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    coverage: Coverage = field(default_factory=Coverage)
    checks: set[str] = field(default_factory=set)
    seen: dict[str, list[list[Seen]]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether every check held."""
        return not self.failures
