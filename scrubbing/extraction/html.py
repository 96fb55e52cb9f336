"""Read HTML: visible and hidden text, attributes, comments, scripts and styles, and what `data:` addresses carry."""

import re
from dataclasses import dataclass, field
from html import unescape

from scrubbing.document import Construct, ConstructKind, Document, Kind, Reading, Unit, Unread
from scrubbing.extraction.nested import read_address, read_addresses
from scrubbing.formats import markup, shielded, styles
from scrubbing.formats.markup import Attribute, Piece, PieceKind, Zone
from scrubbing.formats.outlines import outlined
from scrubbing.formats.views import unfolded
from scrubbing.office.tables import column_letters
from submissions.reasons import Reason

# Attributes that lay out and never speak.
_SILENT = frozenset({
    "align", "bgcolor", "border", "cellpadding", "cellspacing", "charset", "cols", "colspan", "color", "dir", "face",
    "height", "lang", "rel", "rows", "rowspan", "size", "span", "target", "type", "valign", "width",
})  # fmt: skip

# What is kept apart while a block is read. Signs with a pronunciation are shown text.
_BLOCKS = (Zone.SHOWN, Zone.READING, Zone.HIDDEN)
# Attributes by which a span of a drawing's text stands elsewhere than right behind the one before.
_PLACED = frozenset({"x", "y", "dx", "dy"})
# What programs count shapes by in a drawing ("DejaVuSans-6b"), colours, and what only says where to draw.
_CODES = re.compile(r"(?:(?<=[-_#])|\b)(?=[0-9A-Za-z]{0,8}\d)[0-9A-Za-z]{1,8}\b")
_OF_SHAPES = re.compile(r"\s*(?:url\()?#|(?:[\s\d.,+-]|[A-Za-z](?![A-Za-z]))*+$")
# Attributes that speak in a drawing, too: digits in them may be somebody's.
_SPEAKING = re.compile(r"(?:aria|data)-|(?:title|alt|label|content|value)\Z")
# What forms are filled into, and which of its attributes says best what that is.
_FILLED = frozenset({"input", "select", "textarea", "option", "data", "meter"})
_CALLING = ("aria-label", "name", "id", "placeholder", "title")
_BETWEEN_WORDS = re.compile(r"[\[\].$:]+")
# A heading longer than this is a paragraph; a cell that takes more columns lays out and holds no value. How far to the
# right cells of rows before are looked for: however many there are, a row is done in no time.
_LONGEST_HEADING, _WIDEST, _FARTHEST = 80, 50, 200
# Stands where a word may go on or end; no page has it.
_DOUBT = "\x1e"
_DOUBTS = re.compile(f"[ ]?{_DOUBT}+")
_IN_WORD = re.compile(rf"\w{_DOUBT}+\w")


def read_html(text: str, document: Document, reading: Reading, prefix: str = "") -> None:
    """Add everything an HTML text holds to the document, its locators after `prefix` ("cell 3, output 1, ")."""
    _Reader(markup.without_sections(text), document, reading, prefix).read()


@dataclass(slots=True)
class _Grid:
    """A table, or a list of terms with what they mean, while it is read: which cell it has come to."""

    locator: str
    headed: bool
    row: int = 0
    column: int = -1
    width: int = 1
    headings: dict[int, str] = field(default_factory=dict)
    # Down to which row the cells of rows before reach, by column.
    reaching: dict[int, int] = field(default_factory=dict)

    @property
    def cell(self) -> str:
        """The locator of the cell; empty between cells."""
        return f"{self.locator}!{column_letters(self.column)}{self.row}" if self.row and self.column >= 0 else ""

    def next_row(self) -> None:
        """Go on to the next row."""
        self.row += 1
        self.column, self.width = -1, 1

    def next_cell(self, piece: Piece) -> None:
        """Go on to the next cell."""
        if piece.name in ("dt", "dd"):
            if piece.name == "dt" or not self.row:
                self.next_row()
            self.column = 0 if piece.name == "dt" else 1
            return
        self.column = self.column + self.width if self.column >= 0 else 0
        while self.column < _FARTHEST and self.reaching.get(self.column, 0) >= self.row:
            self.column += 1
        spans = _said(piece)
        self.width, rows = _span(spans.get("colspan", "")), _span(spans.get("rowspan", ""))
        if rows > 1 and self.column < _FARTHEST:
            self.reaching |= dict.fromkeys(range(self.column, self.column + self.width), self.row + rows - 1)

    def header(self, text: str) -> str:
        """Return the heading of the cell, in which a text stands that may be one itself."""
        if self.row == 1 and self.headed and self.cell:
            said = " ".join(f"{self.headings.get(self.column, '')} {text}".split())
            self.headings[self.column] = said if len(said) <= _LONGEST_HEADING else ""
            return ""
        return self.headings.get(self.column, "") if self.column >= 0 else ""


def _span(said: str) -> int:
    """Return how many columns or rows a cell takes."""
    return max(1, min(int(said), _WIDEST)) if said.isdecimal() else 1


def _said(piece: Piece) -> dict[str, str]:
    return {attribute.name: attribute.value for attribute in piece.attributes}


def _is_filled(piece: Piece) -> bool:
    """Whether a page shows a field with something in it: what stands before it calls it, and is no half of a word."""
    said = _said(piece)
    return piece.name in _FILLED and bool(said.get("value", "").strip()) and said.get("type", "").lower() != "hidden"


def _called(piece: Piece) -> str:
    """Return what a field of a form is called: "birth date" for "applicant[birth_date]"."""
    said = _said(piece)
    return next(filter(None, (_BETWEEN_WORDS.sub(" ", said.get(name, "")).strip() for name in _CALLING)), "")


@dataclass(slots=True)
class _Reader:
    text: str
    document: Document
    reading: Reading
    prefix: str
    counts: dict[str, int] = field(default_factory=dict)
    constructs: dict[str, int] = field(default_factory=dict)
    # Whether what is read stands in a drawing.
    drawing: bool = False
    # What is read and not yet added, by how it is met: shown text goes on behind what is hidden within.
    blocks: dict[Zone, list[str]] = field(default_factory=lambda: {zone: [] for zone in _BLOCKS})
    # The tables and lists that what is read stands in, the innermost last.
    grids: list[_Grid] = field(default_factory=list)

    def read(self) -> None:
        before = Zone.SHOWN
        for piece, zone in markup.zoned(self.text):
            if before is Zone.HIDDEN and zone is not Zone.HIDDEN:
                self._flush(Zone.HIDDEN)
            before = zone
            if piece.name == "svg":
                self.drawing = piece.kind is PieceKind.START and not self.text.endswith("/>", piece.start, piece.end)
            if piece.kind is PieceKind.TEXT:
                self._text(unescape(self.text[piece.start : piece.end]), zone)
            elif piece.kind in (PieceKind.START, PieceKind.END):
                self._tag(piece, zone)
            else:
                self._aside(piece)
        self._flush()
        for _ in outlined(self.text):
            self.document.unread.append(Unread(self._next("drawing"), Reason.PART_NOT_READ))

    def _text(self, text: str, zone: Zone) -> None:
        readings = self.blocks[Zone.READING]
        if zone is Zone.SHOWN and readings and readings[-1] != "\n":
            # Between the signs of one word stands nothing, between two of a name perhaps white space.
            readings.append("\n" if text.strip() else " ")
        self.blocks[Zone.SHOWN if zone is Zone.RUBY else zone].append(text)

    def _tag(self, piece: Piece, zone: Zone) -> None:
        if piece.name == "br":
            self.blocks[Zone.SHOWN if zone is Zone.RUBY else zone].append("\n")
        elif piece.name in markup.DOUBTFUL and not _is_filled(piece):
            self._doubt(piece, zone)
        elif piece.name not in markup.JOINING or _is_filled(piece):
            self._flush(*([zone] if zone is Zone.HIDDEN else _BLOCKS))
            self._place(piece)
        for attribute in piece.attributes:
            if attribute.name == "value" and piece.name in _FILLED and attribute.value.strip():
                self._unit("field", unfolded(attribute.value), Kind.VISIBLE, _called(piece))
            else:
                self._attribute(piece.name, attribute)
        if piece.name == "script" and piece.kind is PieceKind.START and not self.document.scripted:
            self._construct(ConstructKind.SCRIPT, "script element")

    def _place(self, piece: Piece) -> None:
        """Note in which table and cell what follows stands."""
        opens = piece.kind is PieceKind.START
        if piece.name in ("table", "dl"):
            if opens:
                label = "table" if piece.name == "table" else "list"
                self.grids.append(_Grid(self._next(label), headed=label == "table"))
            elif self.grids:
                self.grids.pop()
        elif self.grids and piece.name == "tr" and opens:
            self.grids[-1].next_row()
        elif self.grids and piece.name in ("td", "th", "dt", "dd") and opens:
            self.grids[-1].next_cell(piece)

    def _doubt(self, piece: Piece, zone: Zone) -> None:
        """Note a picture, or a span of a drawing's text, at which a word may go on or end."""
        names = {attribute.name for attribute in piece.attributes}
        if piece.name != "tspan" or names & _PLACED:
            self.blocks[Zone.SHOWN if zone is Zone.RUBY else zone].append(_DOUBT)

    def _attribute(self, element: str, attribute: Attribute) -> None:
        uri = markup.data_uri(attribute.value.strip())
        if uri is not None and not uri.plain:
            read_address(self.document, self.reading, self._next("data"), uri)
            return
        if markup.acts(attribute) and not self.document.scripted:
            self._construct(ConstructKind.SCRIPT, "action")
        if attribute.name in _SILENT or not attribute.value.strip():
            return
        address = shielded.said(attribute.name, attribute.value)
        if address is not None:
            self._unit("attribute", address, Kind.VISIBLE)
            return
        if attribute.name == "style":
            self._style(attribute.value)
            return
        if attribute.name == "class":
            self.document.own_words.add(attribute.value)
            return
        kind = Kind.METADATA if element == "meta" else Kind.VISIBLE
        if attribute.name in ("id", "name") or attribute.name.startswith("data-"):
            kind = Kind.HIDDEN
        of_shapes = _OF_SHAPES.match(attribute.value) is not None and not _SPEAKING.match(attribute.name)
        if self.drawing and (attribute.name == "id" or of_shapes):
            # Names and numbers of shapes, and their colours, look like the numbers of houses.
            self.document.own_words.add(attribute.value)
            if attribute.name != "id" or (_CODES.search(attribute.value) and element != "g"):
                return
            self._unit("attribute", _CODES.sub("", unfolded(attribute.value)).strip("-_#.: "), Kind.HIDDEN)
            return
        label = "meta" if element == "meta" else "attribute"
        self._unit(label, unfolded(attribute.value), kind)

    def _aside(self, piece: Piece) -> None:
        content = self.text[piece.start : piece.end]
        if piece.kind is PieceKind.COMMENT:
            self._construct(ConstructKind.COMMENT, "comment")
            self._unit("comment", unescape(content), Kind.HIDDEN)
        elif piece.kind is PieceKind.RAW and piece.name == "style":
            self._style(content)
        elif piece.kind is PieceKind.RAW:
            if piece.name != "script":
                self._flush()
            elif self.document.scripted:
                content = read_addresses(content, self.document, self.reading, lambda: self._next("data"))
            self._unit("script" if piece.name == "script" else "text", content, Kind.HIDDEN)
        else:
            self._unit("declaration", content, Kind.METADATA)

    def _style(self, content: str) -> None:
        rest = read_addresses(content, self.document, self.reading, lambda: self._next("data"))
        self.document.own_words.add(rest)
        self._unit("style", "\n".join(styles.said(styles.unescaped(rest))), Kind.HIDDEN)

    def _flush(self, *zones: Zone) -> None:
        for zone in zones or _BLOCKS:
            text = "".join(self.blocks[zone])
            self.blocks[zone].clear()
            kind = Kind.HIDDEN if zone is Zone.HIDDEN else Kind.VISIBLE
            self._unit("text", _DOUBTS.sub("\n", text), kind)
            if _IN_WORD.search(text):
                self._unit("text", text.replace(_DOUBT, ""), kind)

    def _unit(self, label: str, text: str, kind: Kind, header: str = "") -> None:
        text = text.strip()
        if not text:
            return
        self.reading.budget.spend_characters(len(text))
        locator, grid = self._next(label), self.grids[-1] if self.grids and label == "text" else None
        if grid is not None and grid.cell:
            locator = f"{grid.cell}, {locator.removeprefix(self.prefix)}"
            header = grid.header(text)
        self.document.units.append(Unit(locator, text, kind, header))

    def _construct(self, kind: ConstructKind, label: str) -> None:
        self.document.constructs.append(Construct(kind, self._next(label, self.constructs)))

    def _next(self, label: str, counts: dict[str, int] | None = None) -> str:
        counts = self.counts if counts is None else counts
        counts[label] = counts.get(label, 0) + 1
        return f"{self.prefix}{label} {counts[label]}"
