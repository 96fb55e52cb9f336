"""How much of an Office package's text extraction reached: counted on the original, by a reader of its own.

Everything counts that reads like words, in every part that is XML, whether or not it is kept: texts between tags,
attributes, words in formulas and number formats. Plain numbers, enumerations and binary data written as text do not. A
text was reached when extraction gave it, white space aside; a doubt counts as not reached. It shares nothing with the
list of places by which extraction reads, so that a place missing there shows here.
"""

import io
import logging
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import BinaryIO
from xml.parsers import expat

from scrubbing.document import Document
from scrubbing.reached import Reach
from scrubbing.verification.markup import symbol
from submissions.media import MediaType

log = logging.getLogger(__name__)


class Sort(StrEnum):
    """What a text stands in, as people are told of the rest."""

    TEXT = "texts between tags"
    ATTRIBUTE = "attributes"
    LITERAL = "words in formulas"


_CONTENT_TYPES = "[content_types].xml"
# Deeper than files may lie in each other.
_DEEPEST = 8
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_LETTER = re.compile(r"[^\W\d_]")
_LITERAL = re.compile(r'"((?:[^"]|"")*)"')
# Between words that a formula joins as they stand.
_JOINT = re.compile(r'"\s*+&\s*+"')
_LINES = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Excel's codes in headers and footers: those that only style what follows, and those that end a text or stand for one.
_PAGE_STYLES = re.compile(r'&(?:"[^"]*"|\d{1,3}|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|[BIUESXYOHbiuesxyoh])')
_PAGE_PARTS = re.compile("&[A-Za-z+-]")
# Number formats: texts in quotes, signs behind a backslash, currencies, gaps and conditions, and the number itself.
_FORMAT = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\[\]-]*+)[^\[\]]*+\]|[_*].|\[[^\[\]]*\]|([0#?@.,;]+|AM/PM|am/pm|A/P|a/p|[A-Za-z]+)',
    re.DOTALL,
)
# Add-ins write their name before such data: one word of a field's code, or joined to it in a tag.
_BINARY = re.compile(
    r"(?:\s*ADDIN\s+[\w.]{1,40}[\s{]+|\w{1,40}_)?[A-Za-z0-9+/]{60,}={0,2}(?:\s[A-Za-z0-9+/]{1,76}={0,2})*[\s}]*"
)
_SHORTEST_BINARY = 100
# Programs number the names of shapes; extraction gives the name alone.
_SHAPES = frozenset({"cNvPr", "docPr"})
_LAST_NUMBER = re.compile(r"(?<=[^\W\d_])[\s_]*\d{1,3}$")
_LONG_NUMBER = 5
# A text that is no unit of its own may be a part of one. Shorter ones may stand in it by chance.
_SHORTEST_PART = 8
# So many are looked for that way: each costs a search through everything that was read.
_MOST_PARTS = 5_000

_PARAGRAPHS = frozenset({"p", "si", "is", "text"})
_RUNS = frozenset({"t", "delText"})
_CODES = frozenset({"instrText", "delInstrText"})
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_INSERTED, _DELETED = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
_FORMULAS = frozenset(
    {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"}
)
_PAGES = frozenset(f"{side}{part}" for side in ("odd", "even", "first") for part in ("Header", "Footer"))
# Types of cells whose value is a number, the ordinal of a string, or a word of the program.
_NUMBERS = frozenset({"n", "s", "b", "e"})
# Names a value that the geometry of a shape is calculated with ("aA1").
_GUIDE = "gd"
# Attributes of the formats' grammar: geometry, colours, vocabularies, a packed copy of a shape.
_GRAMMAR = frozenset(
    {
        *("uri", "Type", "Requires", "Ignorable", "ProcessContent", "fmla", "eqn", "style", "path", "gfxdata"),
        *("fillcolor", "strokecolor", "shadowcolor", "extrusioncolor", "color", "color2"),
    }
)
# Attributes that hold words somebody wrote, also where it is a single one in small letters.
_WRITTEN = frozenset({"descr", "title", "tooltip", "alt", "author", "initials", "name", "displayName", "caption"})
_CAPITALISED = re.compile(r"[A-Z][a-z]")

_Texts = Counter[tuple[Sort, str]]


# What may be a package, or hold some.
_PACKAGES = frozenset({MediaType.DOCX, MediaType.XLSX, MediaType.PPTX, MediaType.ZIP})
_UNREADABLE = (expat.ExpatError, zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, LookupError, zlib.error)


def reach(source: BinaryIO, document: Document) -> Reach | None:
    """Count a package, with the packages in it that extraction read as its members; None when there is none.

    For bytes that extraction has read: what keeps bombs out is there. None, too, when this reader cannot read them.
    """
    found, units = _Texts(), _Units()
    try:
        if not _collect(source, document, found, units, 0):
            return None
    except _UNREADABLE as error:
        log.info("verification.reach_not_measured", extra={"error": type(error).__name__})
        return None
    read = own = 0
    rest: Counter[str] = Counter()
    for (sort, text), times in found.items():
        size = len(text) * times
        match units.how(text):
            case _How.TOLD:
                read += size
            case _How.OWN:
                own += size
            case _How.NOT:
                rest[sort.value] += size
    return Reach(read + rest.total(), read, own, dict(rest))


def missed(source: BinaryIO, document: Document) -> list[tuple[str, str, int]]:
    """Return what was not reached as (sort, text, times): for those who look for gaps, never for a log or a page."""
    found, units = _Texts(), _Units()
    _collect(source, document, found, units, 0)
    return [(sort.value, text, times) for (sort, text), times in found.items() if units.how(text) is _How.NOT]


def _collect(source: BinaryIO, document: Document, found: _Texts, units: "_Units", depth: int) -> bool:
    """Add the texts of a package and of the packages in it; returns whether there was any."""
    if document.media_type not in _PACKAGES or depth > _DEEPEST:
        return False
    source.seek(0)
    with zipfile.ZipFile(source) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        office = document.media_type != MediaType.ZIP
        if office:
            units.add(document)
        for name in names:
            member = document.members.get(name)
            if member is not None:
                if member.document.media_type in _PACKAGES:
                    inner = io.BytesIO(archive.read(name))
                    office |= _collect(inner, member.document, found, units, depth + 1)
            elif document.media_type != MediaType.ZIP and not _is_frame(name):
                part = archive.read(name)
                if _MARKUP.match(part):
                    found.update(_texts(part))
    return office


def _is_frame(name: str) -> bool:
    return name.endswith(".rels") or name.casefold() == _CONTENT_TYPES


class _How(Enum):
    TOLD = auto()
    OWN = auto()
    NOT = auto()


class _Units:
    """What extraction gave, as whole texts and as lines, white space aside."""

    def __init__(self) -> None:
        self._told: set[str] = set()
        self._own: set[str] = set()
        self._joined = ""
        self._new: list[str] = []
        self._looked = 0

    def add(self, document: Document) -> None:
        """Take what was read of one package."""
        self._new += _learn(self._told, (unit.text for unit in document.units))
        _learn(self._own, document.own_words)

    def how(self, text: str) -> _How:
        """Tell how a text was reached, alone or as a part of a longer one."""
        if text in self._told:
            return _How.TOLD
        if text in self._own:
            return _How.OWN
        if len(text) < _SHORTEST_PART or self._looked >= _MOST_PARTS:
            return _How.NOT
        if self._new:
            self._joined, self._new = "\n".join([self._joined, *self._new]), []
        self._looked += 1
        return _How.TOLD if text in self._joined else _How.NOT


def _learn(known: set[str], texts: Iterable[str]) -> list[str]:
    """Add texts and their lines to what is known; returns those that were not."""
    new = []
    for text in texts:
        squeezed = _squeezed(text)
        if squeezed not in known:
            known.add(squeezed)
            new.append(squeezed)
        if "_x" in text:
            # Extraction has read the escape already: what it gave may look like one.
            known.add("".join(text.split()))
        if squeezed[-1:].isdigit():
            known.add(_squeezed(_LAST_NUMBER.sub("", text)))
        lines = _LINES.split(text)
        if len(lines) > 1:
            known.update(map(_squeezed, lines))
    return new


def _squeezed(text: str) -> str:
    """Return a text without white space, the one that workbooks write as "_x000D_" included."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return "".join(text.split())


@dataclass(slots=True)
class _Paragraph:
    """One paragraph or string while it is read: as it stands, as it stood before changes, and what lies under it."""

    present: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    changed: bool = False


class _Part:
    """Takes expat's events of one part."""

    def __init__(self) -> None:
        self.found = _Texts()
        self._names: list[str] = []
        self._changes: list[str] = [""]
        self._paragraphs: list[_Paragraph] = []
        self._text: list[str] = []
        self._cell = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        local = name.rpartition(":")[2]
        self._names.append(local)
        self._changes.append("ins" if local in _INSERTED else "del" if local in _DELETED else self._changes[-1])
        if local == "c":
            self._cell = attributes.get("t", "n")
            return
        for key, value in attributes.items():
            self._attribute(local, key, value)
        if local in _PARAGRAPHS:
            self._paragraphs.append(_Paragraph())
        elif self._paragraphs and local in _MARKS:
            self._piece(_MARKS[local])
        elif self._paragraphs and local == "sym":
            self._piece(symbol(attributes))
        elif self._paragraphs and local == "fldChar":
            self._end_code()

    def end(self, _: str) -> None:
        self._flush()
        local = self._names.pop()
        self._changes.pop()
        if local in _PARAGRAPHS:
            self._end_code()
            paragraph = self._paragraphs.pop()
            self._add(Sort.TEXT, "".join(paragraph.present))
            self._add(Sort.TEXT, "".join(paragraph.hints))
            if paragraph.changed:
                self._add(Sort.TEXT, "".join(paragraph.before))

    def text(self, content: str) -> None:
        self._text.append(content)

    def _attribute(self, element: str, key: str, value: str) -> None:
        if key == "formatCode":
            self._format(value)
        elif element != _GUIDE and _reads_like_words(key, value):
            shape = element in _SHAPES and key == "name"
            self._add(Sort.ATTRIBUTE, _LAST_NUMBER.sub("", value) if shape else value)

    def _flush(self) -> None:
        """Take the text that ends here, by the element it stands in."""
        if not self._text:
            return
        text, self._text = "".join(self._text), []
        name = self._names[-1] if self._names else ""
        if name in _RUNS and self._paragraphs:
            self._piece(text, deleted=name == "delText")
        elif name in _CODES and self._paragraphs:
            self._paragraphs[-1].code.append(text)
        elif name in _FORMULAS:
            self._literals(text)
        elif name == "formatCode":
            self._format(text)
        elif name in _PAGES:
            for line in _PAGE_PARTS.split(_PAGE_STYLES.sub("", text.replace("&&", "\0"))):
                self._add(Sort.TEXT, line.replace("\0", "&"))
        elif name == "v" and self._names[-2:-1] == ["c"] and self._cell in _NUMBERS:
            return
        elif _LETTER.search(text) or sum(map(str.isdigit, text)) >= _LONG_NUMBER:
            self._add(Sort.TEXT, text)

    def _piece(self, text: str, *, deleted: bool = False) -> None:
        paragraph = self._paragraphs[-1]
        if "rPh" in self._names[-2:] or "rt" in self._names:
            paragraph.hints.append(text)
            return
        change = "del" if deleted else self._changes[-1]
        if change != "del":
            paragraph.present.append(text)
        if change != "ins":
            paragraph.before.append(text)
        paragraph.changed |= change == "del"

    def _end_code(self) -> None:
        code = self._paragraphs[-1].code
        if code:
            self._add(Sort.TEXT, "".join(code))
            code.clear()

    def _literals(self, formula: str) -> None:
        for literal in _LITERAL.findall(_JOINT.sub("", formula)):
            if _LETTER.search(literal):
                self._add(Sort.LITERAL, literal.replace('""', '"'))

    def _format(self, code: str) -> None:
        for line in _FORMAT.sub(_said_in_format, code).splitlines():
            # A single letter is a unit or a mark between date and time.
            if len(_LETTER.findall(line)) > 1:
                self._add(Sort.LITERAL, line)

    def _add(self, sort: Sort, text: str) -> None:
        if len(text) >= _SHORTEST_BINARY and _BINARY.fullmatch(text):
            return
        squeezed = _squeezed(text)
        if squeezed:
            self.found[sort, squeezed] += 1


def _said_in_format(match: re.Match[str]) -> str:
    return "\n" if match[4] else match[1] or match[2] or match[3] or ""


def _reads_like_words(key: str, value: str) -> bool:
    """Whether an attribute may hold words that somebody wrote: "center" does not, "Center" and "a b" may."""
    name = key.rpartition(":")[2]
    if key.startswith("xmlns") or name in _GRAMMAR or len(_LETTER.findall(value)) < 2:
        return False
    return name in _WRITTEN or " " in value.strip() or not value.isascii() or bool(_CAPITALISED.match(value))


def _texts(data: bytes) -> _Texts:
    try:
        return _parsed(data, None)
    except expat.ExpatError:
        # Some programs declare another encoding than they write.
        return _parsed(data, "utf-8")


def _parsed(data: bytes, encoding: str | None) -> _Texts:
    reader = _Part()
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(data, True)
    return reader.found
