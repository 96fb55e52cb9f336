"""XML through expat and HTML through the standard parser: other parsers than the ones files are scrubbed with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.parsers import expat

# Where a reader sees a new line or cell. Text on both sides of any other tag is joined: runs split words at will.
_XML_BREAKS = frozenset(
    {"p", "si", "is", "c", "v", "f", "tc", "tr", "row", "comment", "text", "pt", "definedName", "sheet",
     "tab", "br", "cr"}
)  # fmt: skip
_HTML_BREAKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption",
     "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
     "ol", "option", "p", "pre", "section", "script", "select", "style", "table", "tbody", "td", "textarea",
     "tfoot", "th", "thead", "title", "tr", "ul"}
)  # fmt: skip


class Refused(Exception):
    """A part is not the plain markup a scrubbed copy is made of."""


@dataclass(slots=True)
class Markup:
    """The text of one XML or HTML part. `pieces` is all text with a line break at every block's end; `attributes`
    are those of each start tag, `remarks` comments and processing instructions, `elements` each element's own text."""

    pieces: list[str] = field(default_factory=list)
    tags: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    elements: list[tuple[str, str]] = field(default_factory=list)

    @property
    def blocks(self) -> list[str]:
        """Every paragraph, cell or line of the part."""
        return [line for line in "".join(self.pieces).split(_BREAK) if line.strip()]

    @property
    def joined(self) -> str:
        """The whole text with its tags taken out."""
        return "".join(self.pieces).replace(_BREAK, "\n\n")

    @property
    def attributes(self) -> Iterator[tuple[str, str, str]]:
        """Every attribute as (element, name, value), names without their namespace's prefix."""
        return ((element, name, value) for element, pairs in self.tags for name, value in pairs)

    @property
    def values(self) -> str:
        """All attribute values, comments and instructions, each on lines of its own."""
        return "\n\0\n".join([value for _, _, value in self.attributes] + self.remarks)


# A control character that XML does not allow and no one types.
_BREAK = "\x1e"


def read_xml(data: bytes) -> Markup:
    """Parse XML. Raises Refused on a DTD, and expat.ExpatError on anything not well-formed."""
    markup = Markup()
    names: list[str] = []
    texts: list[list[str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        names.append(local)
        texts.append([])
        if attributes:
            markup.tags.append((local, [(key.rpartition(":")[2], value) for key, value in attributes.items()]))
        if local in _XML_BREAKS:
            markup.pieces.append(_BREAK)

    def end(_: str) -> None:
        local = names.pop()
        own = "".join(texts.pop())
        if own:
            markup.elements.append((local, own))
        if local in _XML_BREAKS:
            markup.pieces.append(_BREAK)

    def text(content: str) -> None:
        texts[-1].append(content)
        markup.pieces.append(content)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.CommentHandler = markup.remarks.append
    parser.ProcessingInstructionHandler = lambda target, content: markup.remarks.append(f"{target} {content}")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(data, True)
    return markup


def _refuse_doctype(*_: object) -> None:
    raise Refused("document type definition")


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.markup = Markup()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup.tags.append((tag, [(name, value) for name, value in attrs if value]))
        if tag in _HTML_BREAKS:
            self.markup.pieces.append(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HTML_BREAKS:
            self.markup.pieces.append(_BREAK)

    def handle_data(self, data: str) -> None:
        self.markup.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.markup.remarks.append(data)

    def handle_decl(self, decl: str) -> None:
        self.markup.remarks.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.markup.remarks.append(data)

    def handle_pi(self, data: str) -> None:
        self.markup.remarks.append(data)


def read_html(text: str) -> Markup:
    """Parse HTML as a browser would, more or less."""
    parser = _Html()
    parser.feed(text)
    parser.close()
    return parser.markup
