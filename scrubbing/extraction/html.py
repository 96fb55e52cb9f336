"""Read HTML: visible and hidden text, attributes, comments, scripts and styles, and what `data:` addresses carry."""

from dataclasses import dataclass, field
from html import unescape

from scrubbing.document import Construct, ConstructKind, Document, Kind, Reading, Unit
from scrubbing.extraction.nested import read_address, read_addresses
from scrubbing.formats import markup, styles
from scrubbing.formats.markup import Attribute, Piece, PieceKind
from scrubbing.formats.views import unfolded

# Attributes that lay out and never speak.
_SILENT = frozenset({
    "align", "bgcolor", "border", "cellpadding", "cellspacing", "charset", "cols", "colspan", "color", "dir", "face",
    "height", "lang", "rel", "rows", "rowspan", "size", "span", "target", "type", "valign", "width",
})  # fmt: skip
_HIDING_STYLES = ("display:none", "visibility:hidden", "font-size:0", "mso-hide:all", "opacity:0;")
_HIDDEN_ELEMENTS = frozenset(["template", "noscript", "datalist"])


def read_html(text: str, document: Document, reading: Reading, prefix: str = "") -> None:
    """Add everything an HTML text holds to the document, its locators after `prefix` ("cell 3, output 1, ")."""
    _Reader(text, document, reading, prefix).read()


def hides(piece: Piece) -> bool:
    """Whether an element's start tag hides what is in it."""
    if piece.name in _HIDDEN_ELEMENTS:
        return True
    for attribute in piece.attributes:
        if attribute.name == "hidden":
            return True
        style = attribute.value.replace(" ", "").lower() + ";"
        if attribute.name == "style" and any(mark in style for mark in _HIDING_STYLES):
            return not ("font-size:0." in style and "display:none" not in style)
    return False


@dataclass(slots=True)
class _Reader:
    text: str
    document: Document
    reading: Reading
    prefix: str
    counts: dict[str, int] = field(default_factory=dict)
    constructs: dict[str, int] = field(default_factory=dict)
    block: list[str] = field(default_factory=list)
    # The element that hides what is read now, and how often it is open.
    hiding: str = ""
    depth: int = 0

    def read(self) -> None:
        for piece in markup.pieces(self.text):
            if piece.kind is PieceKind.TEXT:
                self.block.append(unescape(self.text[piece.start : piece.end]))
            elif piece.kind in (PieceKind.START, PieceKind.END):
                self._tag(piece)
            else:
                self._aside(piece)
        self._flush()

    def _tag(self, piece: Piece) -> None:
        changes = bool(self.hiding) if piece.kind is PieceKind.END else hides(piece)
        if piece.name == "br":
            self.block.append("\n")
        elif piece.name not in markup.INLINE or changes:
            self._flush()
        self._track(piece)
        for attribute in piece.attributes:
            self._attribute(piece.name, attribute)
        if piece.name == "script" and piece.kind is PieceKind.START:
            self._construct(ConstructKind.SCRIPT, "script element")

    def _track(self, piece: Piece) -> None:
        if piece.name in markup.VOID:
            return
        if self.hiding:
            if piece.name == self.hiding:
                self.depth += 1 if piece.kind is PieceKind.START else -1
            if self.depth == 0:
                self.hiding = ""
        elif piece.kind is PieceKind.START and hides(piece):
            self.hiding, self.depth = piece.name, 1

    def _attribute(self, element: str, attribute: Attribute) -> None:
        uri = markup.data_uri(attribute.value.strip())
        if uri is not None and not uri.plain:
            read_address(self.document, self.reading, self._next("data"), uri)
            return
        if attribute.name.startswith("on") or attribute.value.strip().lower().startswith("javascript:"):
            self._construct(ConstructKind.SCRIPT, "action")
        if attribute.name in _SILENT or not attribute.value.strip():
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
            self._flush()
            self._unit("script" if piece.name == "script" else "text", content, Kind.HIDDEN)
        else:
            self._unit("declaration", content, Kind.METADATA)

    def _style(self, content: str) -> None:
        rest = read_addresses(content, self.document, self.reading, lambda: self._next("data"))
        self.document.own_words.add(rest)
        self._unit("style", "\n".join(styles.said(styles.unescaped(rest))), Kind.HIDDEN)

    def _flush(self) -> None:
        if self.block:
            text = "".join(self.block)
            self.block.clear()
            self._unit("text", text, Kind.HIDDEN if self.hiding else Kind.VISIBLE)

    def _unit(self, label: str, text: str, kind: Kind) -> None:
        if text.strip():
            self.reading.budget.spend_characters(len(text))
            self.document.units.append(Unit(self._next(label), text.strip(), kind))

    def _construct(self, kind: ConstructKind, label: str) -> None:
        self.document.constructs.append(Construct(kind, self._next(label, self.constructs)))

    def _next(self, label: str, counts: dict[str, int] | None = None) -> str:
        counts = self.counts if counts is None else counts
        counts[label] = counts.get(label, 0) + 1
        return f"{self.prefix}{label} {counts[label]}"
