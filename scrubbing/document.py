"""What extraction gives to detection: every text of a file, each with its place.

Locators are ordinals ("sheet 3!B7", "page 2", "member 4 > paragraph 12"): they say where without quoting the file, so
they may be shown in reports and compared between runs of the same original.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import BinaryIO

from scrubbing.limits import Budget
from submissions.reasons import Reason

# The locator by which people decide about the git history of an archive: only where they keep it, it is read at all.
HISTORY = "history"


class Kind(StrEnum):
    """How a reader of the file would meet the text."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    METADATA = "metadata"
    OCR = "ocr"
    CODE = "code"
    NAME = "name"


class ConstructKind(StrEnum):
    """A part of a file that is more than text. Stripped ones go silently but listed; others a person decides."""

    PROPERTIES = "document properties"
    THUMBNAIL = "thumbnail"
    CUSTOM_XML = "custom XML"
    COMMENT = "comments"
    TRACKED_CHANGE = "tracked changes"
    HIDDEN_SHEET = "hidden sheet"
    HIDDEN_SLIDE = "hidden slide"
    SPEAKER_NOTES = "speaker notes"
    EXTERNAL_LINK = "external links"
    EMBEDDED_FILE = "embedded file"
    ATTACHMENT = "attachment"
    PRINTER_SETTINGS = "printer settings"
    SCRIPT = "scripts and actions"
    FORM = "form fields"
    ANNOTATION = "annotations"
    GIT_HISTORY = "git history"
    VERSION_CONTROL = "version control folder"
    IMAGE_METADATA = "image metadata"
    EXTRA_FRAMES = "further image frames"
    MAIL_HEADERS = "transport headers"
    OTHER = "unlisted parts"


@dataclass(frozen=True, slots=True)
class Word:
    """One word that OCR read, or all that a QR or bar code says. The box is in pixels of the picture that was read,
    origin top left."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    # Position of the word's first character in its unit's text.
    start: int
    # 0..1 as the OCR engine reports it.
    confidence: float


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of a file. `header` names what a table cell holds (its column's heading), if known.

    Of a `doubtful` one it is not sure that it is a text at all: OCR reads words in leaves and hair. What is known is
    looked for in it, and nothing new.
    """

    locator: str
    text: str
    kind: Kind = Kind.VISIBLE
    header: str = ""
    words: tuple[Word, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """Something in a picture that is seen and not read: a face, or a code that nobody can read.

    `type` is a label of the policy, `score` 0..1 how sure it is. `value` names it among all values of a task (see
    sights.py); equal ones are decided about together. The box is in pixels of the picture or page, as a word's is, and
    `frame` is that picture's width and height. `picture` is what people are shown of it, a small JPEG in base64.
    """

    locator: str
    type: str
    value: str
    score: float
    box: tuple[int, int, int, int]
    frame: tuple[int, int]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Construct:
    """A construct found in a file. With `decide`, it is removed unless a person keeps it."""

    kind: ConstructKind
    locator: str
    decide: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A part that was not read. The file is held until the part is removed or the file replaced."""

    locator: str
    reason: Reason


@dataclass(slots=True)
class Document:
    """Everything that was read of one file.

    `members` are the documents nested in it (archive members, attachments, pictures in an Office package), keyed by
    their name inside the file, which redaction uses to find them again.
    """

    media_type: str
    units: list[Unit] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)
    constructs: list[Construct] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    members: dict[str, "Member"] = field(default_factory=dict)
    # The `.git` folders whose history was read, and so goes on into the copy, with the number of their commits.
    histories: dict[str, int] = field(default_factory=dict)
    # Texts that were looked at and are the format's own words: names of fonts, of built-in styles, numbered shapes.
    # Nobody's name is looked for in them, but they go wherever they hold a value that is known.
    own_words: set[str] = field(default_factory=set)
    # Whether the scripts of a page are the source of a program, as in a repository, and go on into the copy.
    scripted: bool = False
    # Which engine read pictures ("tesseract 5.3.0", "rapidocr 1.4.4"); empty when no picture was read.
    ocr: str = ""

    @property
    def ocr_engine(self) -> str:
        """Which engine read pictures in the file or in anything nested in it; empty when none was read."""
        engines = (member.document.ocr_engine for member in self.members.values())
        return self.ocr or next(filter(None, engines), "")

    def all_units(self) -> Iterator[Unit]:
        """Yield the units of the file and of everything nested in it, with locators from the outermost file."""
        yield from self.units
        for member in self.members.values():
            for unit in member.document.all_units():
                yield replace(unit, locator=join(member.locator, unit.locator))

    def all_sights(self) -> Iterator[Sight]:
        """Yield sights like `all_units`."""
        yield from self.sights
        for member in self.members.values():
            for sight in member.document.all_sights():
                yield replace(sight, locator=join(member.locator, sight.locator))

    def all_constructs(self) -> Iterator[Construct]:
        """Yield constructs like `all_units`."""
        yield from self.constructs
        for member in self.members.values():
            for construct in member.document.all_constructs():
                yield replace(construct, locator=join(member.locator, construct.locator))

    def all_unread(self) -> Iterator[Unread]:
        """Yield unread parts like `all_units`."""
        yield from self.unread
        for member in self.members.values():
            for unread in member.document.all_unread():
                yield replace(unread, locator=join(member.locator, unread.locator))


@dataclass(slots=True)
class Member:
    """A document nested in another. `locator` is its ordinal there ("member 4", "image 2", "attachment 1").

    `written` is the SHA-256 of the bytes that redaction last wrote for it.
    """

    locator: str
    document: Document
    written: bytes = b""


def names_in(language: str) -> str:
    """Return the locator of all text in a language in which names are not looked for; a person confirms it was read."""
    return f"names in {language}"


def join(outer: str, inner: str) -> str:
    """Join the locator of a member with a locator inside it; an empty inner locator is the member as a whole."""
    return f"{outer} > {inner}" if inner else outer


@dataclass(frozen=True, slots=True)
class Reading:
    """What an extractor is given beside the bytes: the budget it spends and the way to read what is nested.

    `read_member(name, data)` returns the nested document, or None when the content is of no type that can be read;
    the caller then records an `Unread` (or strips the part, where a format's rules say so). It raises Held like the
    extractor of that type would. `keeps` are the locators of parts of this file that a person wants in the copy: what
    is not read unless it is asked for has to know. `in_repository` says that the file lies in an archive or repository.
    """

    budget: Budget
    depth: int
    read_member: Callable[[str, bytes], Document | None]
    keeps: frozenset[str] = frozenset()
    in_repository: bool = False


Extractor = Callable[[BinaryIO, str, Reading], Document]
"""extract(source, media_type, reading): the one function of each module in `extraction/`. `source` is seekable.
It raises Held with a reason from the closed list, and may raise anything else a parser raises: the sandbox maps that to
Reason.CORRUPT. It spends the budget for every character it adds (`reading.budget.spend_characters`)."""
