"""The pieces of an HTML text with their places, cut as a browser would cut them, in linear time.

Own code, since the standard library's parser does not tell where a piece ends and is quadratic on hostile input.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape
from urllib.parse import unquote_to_bytes

from scrubbing.formats.views import LINE_END, Mark, View


class PieceKind(StrEnum):
    """What a piece of markup is."""

    TEXT = "text"
    START = "start"
    END = "end"
    COMMENT = "comment"
    DECLARATION = "declaration"
    # The content of a script or style.
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute at text[start:end], with the white space before it. `value` has its entities decoded."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece at text[start:end]. `name` is that of the element, in lower case."""

    kind: PieceKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""[\s/=]*(?P<name>[^\s/>=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<open>["'])|(?P<bare>[^\s>]+))?)?"""
)
_TAG_END = re.compile(r"[\s/=]*>")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"])
_FOREIGN = frozenset(["svg", "math"])
_TEXT_ONLY = frozenset(["textarea", "title"])
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_ENTITY_OR_TAG = re.compile(rf"{_ENTITY.pattern}|</?[A-Za-z][^<>]{{0,500}}>|<!--[^<>]{{0,500}}-->")
# The same with tags that a text only tells of, which other programs take for tags.
_SAID_OR_TAG = re.compile(rf"&lt;/?[A-Za-z](?:[^<>&]|&(?!lt;|gt;)){{0,200}}&gt;|{_ENTITY_OR_TAG.pattern}")
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
})  # fmt: skip
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip


# Tags that end no word where they stand, beside those of `INLINE`: what is in them is no text or not shown there, or,
# as pictures, controls and the spans of a drawing's text, it may stand within a word as well as between two.
_ASIDE = frozenset({
    "rb", "rp", "rt", "rtc", "ruby", "script", "style",
    "circle", "defs", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "use",
})  # fmt: skip
DOUBTFUL = frozenset({
    "audio", "button", "canvas", "embed", "img", "input", "object", "picture", "source", "svg", "textpath", "track",
    "tspan", "video",
})  # fmt: skip
JOINING = INLINE | _ASIDE | DOUBTFUL
_RUBY = frozenset({"rb", "rp", "rt", "rtc", "ruby"})
RUBY = re.compile("<rt", re.IGNORECASE)
# In a style without its white space.
_HIDING_STYLE = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|(?:font-size|opacity):0(?![.\d]*[1-9])", re.IGNORECASE
)
_SECTION = "<![CDATA["
# URL Standard, basic URL parser: what it takes off the front of an address, and out of it.
_LEADING = "".join(map(chr, range(33)))
_PASSED_OVER = re.compile("[\t\n\r]")
_HIDDEN_ELEMENTS = frozenset(["template", "noscript", "datalist"])


class Zone(StrEnum):
    """How a piece of a page meets its reader."""

    SHOWN = "shown"
    # Signs whose pronunciation is said, and that pronunciation, in small letters above them.
    RUBY = "ruby"
    READING = "reading"
    HIDDEN = "hidden"


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text in order; together they cover it."""
    position = foreign = 0
    last = text.rfind("?>"), text.rfind("]]>")
    while position < len(text):
        opening = _OPENING.search(text, position)
        start = opening.start() if opening else len(text)
        if start > position:
            yield Piece(PieceKind.TEXT, position, start)
        if opening is None:
            return
        piece = _markup(text, start, last)
        yield piece
        position = piece.end
        if piece.name in _FOREIGN and not text.endswith("/>", piece.start, piece.end):
            foreign = max(0, foreign + (1 if piece.kind is PieceKind.START else -1))
        # The title of a drawing may have tags in it.
        if piece.kind is PieceKind.START and piece.name in (_RAW if foreign else _RAW | _TEXT_ONLY):
            end = _closing(text, position, piece.name)
            if end > position:
                kind = PieceKind.RAW if piece.name in _RAW else PieceKind.TEXT
                yield Piece(kind, position, end, piece.name)
            position = end


def without_sections(text: str) -> str:
    """Return a text with the CDATA sections of its drawings and formulas written as other text: that is what they are
    there. Elsewhere in a page they are comments."""
    if _SECTION not in text:
        return text
    written: list[str] = []
    foreign = 0
    for piece in pieces(text):
        raw = text[piece.start : piece.end]
        if piece.name in _FOREIGN and piece.kind in (PieceKind.START, PieceKind.END) and not raw.endswith("/>"):
            foreign = max(0, foreign + (1 if piece.kind is PieceKind.START else -1))
        is_text = foreign and piece.kind is PieceKind.COMMENT and raw.startswith(_SECTION) and raw.endswith("]]>")
        written.append(escape(raw[len(_SECTION) : -3], quote=False) if is_text else raw)
    return "".join(written)


def acts(attribute: Attribute) -> bool:
    """Whether a browser runs what an attribute says. In an address it passes over controls and line breaks."""
    address = _PASSED_OVER.sub("", attribute.value).lstrip(_LEADING).lower()
    return attribute.name.startswith("on") or address.startswith(("javascript:", "vbscript:"))


def _markup(text: str, start: int, last: tuple[int, int]) -> Piece:
    tag = _TAG.match(text, start)
    if tag is not None:
        return _tag(text, tag)
    if text.startswith("<!--", start):
        end = _COMMENT_END.search(text, start + 2)
        return Piece(PieceKind.COMMENT, start, end.end() if end else len(text))
    kind, closing = PieceKind.COMMENT, ">"
    if text.startswith("<?", start):
        kind = PieceKind.DECLARATION
        closing = "?>" if start < last[0] else ">"
    elif text.startswith(_SECTION, start):
        closing = "]]>" if start < last[1] else ">"
    elif text[start : start + 9].lower() == "<!doctype":
        kind = PieceKind.DECLARATION
    end_at = text.find(closing, start)
    return Piece(kind, start, end_at + len(closing) if end_at >= 0 else len(text))


def _tag(text: str, tag: re.Match[str]) -> Piece:
    """Read a tag. One that never ends swallows the rest of the text, as in a browser: that is a comment to us."""
    position = tag.end()
    attributes: list[Attribute] = []
    while True:
        end = _TAG_END.match(text, position)
        if end is not None:
            kind = PieceKind.END if tag.group(1) else PieceKind.START
            return Piece(kind, tag.start(), end.end(), tag.group(2).lower(), tuple(attributes))
        match = _ATTRIBUTE.match(text, position)
        if match is None or match.group("open"):
            return Piece(PieceKind.COMMENT, tag.start(), len(text))
        raw = next((value for value in match.group("double", "single", "bare") if value is not None), "")
        attributes.append(Attribute(match.group("name").lower(), unescape(raw), match.start(), match.end()))
        position = match.end()


def _closing(text: str, position: int, name: str) -> int:
    found = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(text, position)
    return found.start() if found else len(text)


def hides(piece: Piece) -> bool:
    """Whether an element's start tag hides what is in it."""
    if piece.name in _HIDDEN_ELEMENTS:
        return True
    for attribute in piece.attributes:
        if attribute.name == "hidden":
            return True
        value = "".join(attribute.value.split())
        if attribute.name == "display" and value.lower() == "none":
            return True
        if attribute.name == "style" and _HIDING_STYLE.search(value):
            return True
    return False


def zoned(text: str) -> Iterator[tuple[Piece, Zone]]:
    """Yield the pieces of a text, each with how its reader meets it. A hidden element's own tags are hidden, too."""
    hiding, depth, zone, foreign = "", 0, Zone.SHOWN, 0
    for piece in pieces(text):
        tag = piece.kind in (PieceKind.START, PieceKind.END)
        closed = tag and text.endswith("/>", piece.start, piece.end)
        if piece.name in _FOREIGN and tag and not closed:
            foreign = max(0, foreign + (1 if piece.kind is PieceKind.START else -1))
        # Shapes of a drawing have no end tag; of any other element a browser takes no such sign.
        whole = piece.name in VOID or (closed and foreign > 0)
        if hiding:
            yield piece, Zone.HIDDEN
            if tag and piece.name == hiding and not whole:
                depth += 1 if piece.kind is PieceKind.START else -1
            if depth == 0:
                hiding = ""
            continue
        if piece.kind is PieceKind.START and not whole and hides(piece):
            yield piece, Zone.HIDDEN
            hiding, depth = piece.name, 1
            continue
        before, zone = zone, _zone_after(piece, zone) if tag else zone
        yield piece, before if piece.kind is PieceKind.END else zone


def _zone_after(piece: Piece, zone: Zone) -> Zone:
    """Return how what follows a tag is met; a reading's end tag may be missing."""
    if piece.name not in _RUBY:
        return zone if piece.name in JOINING else Zone.SHOWN
    if piece.kind is PieceKind.END:
        return Zone.SHOWN if piece.name == "ruby" else Zone.RUBY
    return {"rt": Zone.READING, "rtc": Zone.READING, "rp": Zone.HIDDEN}.get(piece.name, Zone.RUBY)


def shown_view(text: str) -> tuple[View, list[int]]:
    """Return a text as a browser shows it, without what is hidden, signs' pronunciation and what stands in a word and
    is no text. With it come the places of the raw text at which this reads otherwise than `text_view`, in order."""
    return _zone_view(text, frozenset({Zone.SHOWN, Zone.RUBY}))


def readings_view(text: str) -> tuple[View, list[int]]:
    """Return the pronunciation of signs alone, as `shown_view` does what is shown."""
    return _zone_view(text, frozenset({Zone.READING}))


def _zone_view(text: str, read: frozenset[Zone]) -> tuple[View, list[int]]:
    marks: list[Mark] = []
    places: list[int] = []
    gap, start = "", -1
    for piece, zone in zoned(text):
        aside = zone not in read or piece.kind in (PieceKind.RAW, PieceKind.COMMENT, PieceKind.DECLARATION)
        if aside:
            start = piece.start if start < 0 else start
            if zone is Zone.SHOWN:
                gap = _gap(text, piece, gap)
            continue
        if start >= 0:
            marks.append(Mark(start, piece.start, gap, kept=True))
            places.append(start)
            gap, start = "", -1
        if piece.kind is PieceKind.TEXT:
            for mark in _text_marks(text, piece, _SAID_OR_TAG):
                marks.append(mark)
                if mark.kept:
                    places.append(mark.start)
            continue
        joins = piece.name in JOINING
        marks.append(Mark(piece.start, piece.end, "" if joins else LINE_END, kept=True))
        if joins and piece.name not in INLINE:
            places.append(piece.start)
    if start >= 0:
        marks.append(Mark(start, len(text), LINE_END, kept=True))
    return View(text, marks), places


def _gap(text: str, piece: Piece, gap: str) -> str:
    """Return what stands between two readings: nothing between the signs of one word, white space between two."""
    if piece.kind is PieceKind.TEXT and gap != LINE_END:
        return LINE_END if text[piece.start : piece.end].strip() else " "
    return LINE_END if piece.kind is not PieceKind.TEXT and piece.name and piece.name not in JOINING else gap


def _text_marks(text: str, piece: Piece, pattern: re.Pattern[str]) -> Iterator[Mark]:
    for match in pattern.finditer(text, piece.start, piece.end):
        tag = match.group().startswith("<") or match.group().count(";") > 1
        yield Mark(match.start(), match.end(), "" if tag else unescape(match.group()), kept=tag)


def text_view(text: str) -> View:
    """Return all that is written in an HTML text: inline tags are nothing, all other markup is a line end."""
    marks: list[Mark] = []
    for piece in pieces(text):
        if piece.kind is PieceKind.TEXT:
            # Text alone has no tags to a browser; other readers, and a browser in a drawing, see them even there.
            marks += _text_marks(text, piece, _ENTITY_OR_TAG if piece.name else _ENTITY)
        else:
            inline = piece.name in INLINE or piece.kind is PieceKind.COMMENT
            marks.append(Mark(piece.start, piece.end, "" if inline else LINE_END, kept=True))
    return View(text, marks)


_DRAWING = re.compile(
    r"(?:\s|<\?[^<>]{0,1000}>|<!--(?:[^-]|-(?!->)){0,10000}-->|<!DOCTYPE svg[^<>\[]{0,1000}>)*+<svg\b", re.IGNORECASE
)


def is_drawing(text: str) -> bool:
    """Whether a text is an SVG: it is read and written as the part of a page that it might be."""
    return _DRAWING.match(text) is not None


# A base64 address inside other text: a style sheet, Markdown, source code.
DATA_URI = re.compile(
    r"data:(?:[\w.+-]{1,80}/[\w.+-]{1,80})?(?:;[\w.=+-]{1,80}){0,5};base64,[A-Za-z0-9+/=%_-]*", re.IGNORECASE
)
_FONT = re.compile(r"(?:application/(?:x-)?(?:font|vnd\.ms-fontobject)|font/)", re.I)


# What cannot be read and is shorter than this is a spacer or a marker: it is dropped, like a font.
SPACER = 256


@dataclass(frozen=True, slots=True)
class DataUri:
    """What a `data:` address carries. `data` is None when it cannot be decoded."""

    media_type: str
    data: bytes | None
    # Characters of the whole address.
    length: int

    @property
    def font(self) -> bool:
        """Whether it is a font: nothing to read, and never in the copy."""
        return bool(_FONT.match(self.media_type))

    @property
    def plain(self) -> bool:
        """Whether it only looks like an address (an example in a text) and is read as the text it is."""
        return self.data is None and self.length < SPACER


def data_uri(address: str) -> DataUri | None:
    """Decode a whole address (RFC 2397), or return None when it is of another kind."""
    if address[:5].lower() != "data:":
        return None
    head, comma, body = address[5:].partition(",")
    media_type = head.partition(";")[0].strip().lower()
    if not comma:
        return DataUri(media_type, None, len(address))
    data = unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        try:
            data = base64.b64decode(re.sub(rb"\s+", b"", data), validate=True)
        except binascii.Error:
            return DataUri(media_type, None, len(address))
    return DataUri(media_type, data, len(address))
