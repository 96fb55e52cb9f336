"""The pieces of an HTML text with their places, cut as a browser would cut them, in linear time.

Own code, since the standard library's parser does not tell where a piece ends and is quadratic on hostile input.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
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
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
})  # fmt: skip
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip


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
    elif text.startswith("<![CDATA[", start):
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


def text_view(text: str) -> View:
    """Return what a reader sees of an HTML text: inline tags are nothing, all other markup is a line end."""
    marks: list[Mark] = []
    for piece in pieces(text):
        if piece.kind is PieceKind.TEXT:
            # Text alone has no tags to a browser; other readers, and a browser in a drawing, see them even there.
            for match in (_ENTITY_OR_TAG if piece.name else _ENTITY).finditer(text, piece.start, piece.end):
                tag = match.group().startswith("<")
                marks.append(Mark(match.start(), match.end(), "" if tag else unescape(match.group()), kept=tag))
        else:
            inline = piece.name in INLINE or piece.kind is PieceKind.COMMENT
            marks.append(Mark(piece.start, piece.end, "" if inline else LINE_END, kept=True))
    return View(text, marks)


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
