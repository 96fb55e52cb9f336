"""Write HTML anew: values replaced across tags and in attributes; comments, scripts and authors' metadata dropped."""

from dataclasses import dataclass
from html import escape

from scrubbing.document import Document
from scrubbing.formats import markup, shielded, styles
from scrubbing.formats.markup import Attribute, Piece, PieceKind
from scrubbing.formats.outlines import outlined
from scrubbing.redaction.plan import Writing
from scrubbing.redaction.wording import Stripped, edits, replace_address, replace_addresses, rewrite_text, spans

# `<meta>` names that say who made a page and with what; description, keywords, viewport and the like stay.
_AUTHORS = frozenset(
    ["application-name", "author", "copyright", "creator", "generator", "originator", "owner", "progid", "publisher"]
)


def rewrite_html(text: str, document: Document, writing: Writing, stripped: Stripped, prefix: str = "") -> str:
    """Return the HTML with its values replaced; `prefix` is what extraction put before its locators."""
    clean = _Cleaner(markup.without_sections(text), document, writing, stripped, prefix).clean()
    # First what is a word to a browser alone: taken piece by piece, only a part of it might be a value.
    for look in (markup.shown_view, markup.readings_view) if markup.RUBY.search(clean) else (markup.shown_view,):
        view, places = look(clean)
        if places:
            found = [edit for edit in edits(writing.plan, view.text) if spans(view, edit, places)]
            clean = view.apply(found, _escaped)
    view = markup.text_view(clean)
    return view.apply(edits(writing.plan, view.text), _escaped)


def _escaped(substitute: str, _: str) -> str:
    return escape(substitute, quote=False)


@dataclass(slots=True)
class _Cleaner:
    text: str
    document: Document
    writing: Writing
    stripped: Stripped
    prefix: str
    data: int = 0

    def clean(self) -> str:
        """Return the text without what never leaves, its attributes and styles rewritten."""
        drawings = iter([*outlined(self.text), (len(self.text), len(self.text))])
        start, end = next(drawings)
        written: list[str] = []
        for piece in markup.pieces(self.text):
            if piece.start >= end:
                start, end = next(drawings)
            new = self._piece(piece)
            if piece.start == start:
                self.stripped.add("drawing with words as outlines", "drawings with words as outlines")
            # Of a drawing that nobody could read its frame stays.
            if not start < piece.start or piece.end == end:
                written.append(new)
        return "".join(written)

    def _piece(self, piece: Piece) -> str:
        raw = self.text[piece.start : piece.end]
        if piece.kind is PieceKind.COMMENT:
            self.stripped.add("comment", "comments")
            return ""
        if piece.kind is PieceKind.RAW:
            return self._raw(piece.name, raw)
        if piece.kind is PieceKind.DECLARATION:
            return self._declaration(raw)
        return self._tag(piece) if piece.kind is not PieceKind.TEXT else raw

    def _declaration(self, raw: str) -> str:
        start = raw[:13].lower()
        if start == "<!doctype svg" and "[" not in raw:
            self.stripped.add("document type")
            return ""
        if start.startswith(("<!doctype", "<?xml")):
            return raw
        self.stripped.add("processing instruction", "processing instructions")
        return ""

    def _raw(self, element: str, raw: str) -> str:
        if element == "script":
            if not self.document.scripted:
                return ""
            raw = replace_addresses(raw, self.document, self.writing, self.stripped, self._locate)
        if element == "style":
            return self._style(_without_comments(raw))
        return rewrite_text(self.writing.plan, raw)

    def _style(self, css: str) -> str:
        """Return a style sheet, its escapes undone only where they say something that goes."""
        css = replace_addresses(css, self.document, self.writing, self.stripped, self._locate)
        plain = styles.unescaped(css)
        new = rewrite_text(self.writing.plan, plain)
        return new if new != plain else css

    def _tag(self, piece: Piece) -> str:
        pieces: list[str] = []
        done = piece.start
        for attribute in piece.attributes:
            new = self._attribute(attribute)
            if new != self.text[attribute.start : attribute.end]:
                pieces += [self.text[done : attribute.start], new]
                done = attribute.end
        if piece.name == "script" and not self.document.scripted:
            if piece.kind is PieceKind.START:
                self.stripped.add("script", "scripts")
            return ""
        if piece.name == "meta" and self._names_author(piece):
            self.stripped.add("page properties")
            return ""
        return "".join([*pieces, self.text[done : piece.end]])

    def _names_author(self, piece: Piece) -> bool:
        names = [attribute.value.lower() for attribute in piece.attributes if attribute.name in ("name", "property")]
        return any(name in _AUTHORS or name.startswith(("dc.", "dcterms.", "article:author")) for name in names)

    def _attribute(self, attribute: Attribute) -> str:
        raw = self.text[attribute.start : attribute.end]
        value = attribute.value
        uri = markup.data_uri(value.strip())
        if uri is not None and not uri.plain:
            new = replace_address(uri, self._locate(), self.document, self.writing, self.stripped)
            return _written(raw, attribute.name, new)
        address = value.strip().lower()
        if markup.acts(attribute) and not self.document.scripted:
            self.stripped.add("action", "actions")
            return ""
        if attribute.name == "srcdoc":
            self.stripped.add("page within the page", "pages within the page")
            return ""
        if address.startswith(("file:", "\\\\")):
            self.stripped.add("link to a local file", "links to local files")
            return _written(raw, attribute.name, "#")
        hidden = shielded.said(attribute.name, value)
        if hidden is not None:
            new = rewrite_text(self.writing.plan, hidden)
            return raw if new == hidden else _written(raw, attribute.name, shielded.hidden(attribute.name, value, new))
        new = self._style(value) if attribute.name == "style" else rewrite_text(self.writing.plan, value)
        return raw if new == attribute.value else _written(raw, attribute.name, new)

    def _locate(self) -> str:
        self.data += 1
        return f"{self.prefix}data {self.data}"


def _written(raw: str, name: str, value: str) -> str:
    lead = raw[: len(raw) - len(raw.lstrip())] or " "
    return f'{lead}{name}="{escape(value)}"'


def _without_comments(css: str) -> str:
    pieces: list[str] = []
    position = 0
    while (start := css.find("/*", position)) >= 0:
        pieces.append(css[position:start])
        end = css.find("*/", start + 2)
        if end < 0:
            return "".join(pieces)
        position = end + 2
    return "".join([*pieces, css[position:]])
