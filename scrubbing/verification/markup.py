"""XML through expat and HTML through the standard parser: other parsers than the ones files are scrubbed with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from html.parser import HTMLParser
from itertools import islice
from xml.parsers import expat

# Where a reader sees a new line or cell. Text on both sides of any other tag is joined: runs split words at will.
_XML_BREAKS = frozenset(
    {"p", "si", "is", "c", "v", "tc", "tr", "row", "comment", "text", "pt", "sheet",
     "tab", "br", "cr"}
)  # fmt: skip
_HTML_BREAKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption",
     "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
     "ol", "option", "p", "pre", "section", "script", "select", "style", "table", "tbody", "td", "textarea",
     "tfoot", "th", "thead", "title", "tr", "ul"}
)  # fmt: skip


# Text that stands inside a sentence in the file and elsewhere for the reader: codes of fields, text boxes and their
# copies for old programs, pronunciation.
_ASIDES = frozenset({"instrText", "delInstrText", "txbxContent", "Fallback", "rPh"})
_INSERTED, _DELETED = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
# Formulas, and headers of sheets with codes in them: no reader sees them as they stand, so they are texts apart.
FORMULAS = frozenset(
    {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"}
)
# What programs say about a form's control or a comment's box, and positions of drawings.
_CONTROL = "ClientData"
_POSITIONS = frozenset(
    {"col", "colOff", "row", "rowOff", "posOffset", "align", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset"}
)
PAGE_LINES = frozenset(f"{side}{part}" for side in ("odd", "even", "first") for part in ("Header", "Footer"))
# Fonts that have pictures in the place of letters.
_PICTURE_FONTS = frozenset(
    {
        "symbol", "symbolmt", "symbolps", "symbol ps", "wingdings", "wingdings 2", "wingdings 3", "wingdings2",
        "wingdings3", "webdings", "marlett", "mt extra", "zapfdingbats", "zapf dingbats", "itc zapf dingbats",
        "ms outlook", "monotype sorts", "bookshelf symbol 7", "ms reference specialty", "opensymbol", "starsymbol",
    }
)  # fmt: skip
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
# A control character that XML does not allow and no one types.
_BREAK = "\x1e"
# The same where a word may go on.
_DOUBT = "\x1f"
# Sheets have them by the million, with places and styles for attributes; the search of the bytes sees those.
_CELLS = frozenset({"c", "row"})


_FONTS = re.compile(r"font(?:-family)?[ \t]*:[^;{}]*+", re.IGNORECASE)
_STRINGS = re.compile(r"\"(?:\\[\s\S]|[^\"\\\n])*+\"?|'(?:\\[\s\S]|[^'\\\n])*+'?")
# How mail addresses are hidden from programs that collect them: each byte by the first one.
_HIDDEN_MAIL = re.compile(r"email-protection#([0-9a-fA-F]{8,})")
# Words drawn as shapes: so many in a row, so many of them different; some are named by their letters' codes.
_SHAPES = frozenset({"path", "symbol", "g", "glyph"})
_ROW, _DIFFERENT, _LETTERS = 4, 3, 3
_TOLD = re.compile(r"[A-Z][A-Za-z0-9-]*-([0-9a-f]{2,5})")
# What no reader sees, or sees apart from the line: pronunciation, styles, programs.
_UNSEEN = frozenset({"datalist", "noscript", "rp", "script", "style", "template"})
_APART = frozenset({"rt", "rtc"})
_RUBY = frozenset({"rb", "rp", "rt", "rtc", "ruby"})
_NO_END = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_HIDING = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d]*[1-9])"
)
# How style sheets write a sign by its code, or a plain one behind a backslash.
_STYLE_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})(?:\r\n|\s)?|\r?\n|(.))")


class Refused(Exception):
    """A part is not the plain markup a scrubbed copy is made of."""


class Change(IntEnum):
    """As bits: whether a piece of text is part of a tracked change, and whether it is hidden."""

    NONE = 0
    INSERTED = 1
    DELETED = 2
    HIDDEN = 4
    # The end of a paragraph that is none for a reader: behind a large initial, a divided word, or where a tracked
    # change took it away.
    JOINED = 8


_BROKEN, _JOINED = (Change.NONE, _BREAK), (Change.JOINED, _BREAK)
_DIVIDED = re.compile(r"\w[-\u2010\u00ad]\s*$")
# Ends of lines within a run, which go with it where it is not shown.
_LINE_ENDS = frozenset({"tab", "br", "cr"})
# Small letters over words, each with its own word: one text for them and one for the words.
_READING = "rt"
_VANISHED = frozenset({"vanish", "webHidden", "specVanish"})
# What stands between the runs of a paragraph and their texts: white space there only makes the file pretty.
_AROUND_RUNS = frozenset(
    {
        *("p", "r", "ins", "del", "moveTo", "moveFrom", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent"),
        *("fldSimple", "fld", "bdo", "dir", "oMath", "si", "is", "pPr", "rPr", "drawing", "pict"),
    }
)
# Runs are searched as the paragraphs that they make up; alone, one may begin in the middle of a word.
_RUNS = frozenset({"t", "delText"})
# No reader sees these as they stand.
_UNSHOWN = FORMULAS | PAGE_LINES | _POSITIONS


@dataclass(slots=True)
class Markup:
    """The text of one XML or HTML part. `pieces` is all text with a line break at every block's end; `attributes`
    are those of each start tag, `remarks` comments, processing instructions and style sheets, `elements` each element's
    own text, `others` further readings of the whole, `told` what its reader sees, where this is not all of `pieces`.
    Formulas, page lines of sheets, positions and what is said of controls are among `elements` alone; of a style sheet
    only quoted words that name no font are among the text."""

    pieces: list[tuple[int, str]] = field(default_factory=list)
    tags: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    elements: list[tuple[str, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    told: str = ""

    def _text(self, without: int) -> str:
        return "".join(piece for change, piece in self.pieces if not change & without)

    @property
    def readings(self) -> list[str]:
        """The whole text with its tags taken out: as it stands, and with all changes accepted and all rejected, each
        also without what is hidden, the accepted one also with paragraphs joined that go on."""
        met: int = Change.NONE
        for change, _ in self.pieces:
            met |= change
        tracked = Change.INSERTED | Change.DELETED
        changes: list[int] = [Change.NONE, Change.INSERTED, Change.DELETED] if met & tracked else [Change.NONE]
        changes += [Change.DELETED | Change.JOINED] if met & Change.JOINED else []
        ways = [change | hidden for hidden in dict.fromkeys([Change.NONE, met & Change.HIDDEN]) for change in changes]
        return [*(self._text(without).replace(_BREAK, "\n\n") for without in ways), *self.others]

    @property
    def blocks(self) -> list[str]:
        """Every paragraph, cell or line of the part, those with changes once accepted and once rejected. Those whose
        words are others without what is hidden come so, too."""
        if self.told:
            return [line for line in self.told.split(_BREAK) if line.strip()]
        accepted = self._text(Change.DELETED).split(_BREAK)
        seen = set(accepted)
        rejected = [line for line in self._text(Change.INSERTED).split(_BREAK) if line not in seen]
        shown: list[str] = []
        if any(change & Change.JOINED for change, _ in self.pieces):
            joined = self._text(Change.DELETED | Change.JOINED).split(_BREAK)
            shown += [line for line in joined if line not in seen]
        if any(change & Change.HIDDEN for change, _ in self.pieces):
            for change in (Change.DELETED, Change.INSERTED):
                # Ends of paragraphs are never hidden: both texts have as many.
                lines = zip(
                    self._text(change).split(_BREAK), self._text(change | Change.HIDDEN).split(_BREAK), strict=True
                )
                shown += [line for whole, line in lines if not _has_words(whole, line)]
        return [line for line in accepted + rejected + list(dict.fromkeys(shown)) if line.strip()]

    @property
    def attributes(self) -> Iterator[tuple[str, str, str]]:
        """Every attribute as (element, name, value), names without their namespace's prefix."""
        return ((element, name, value) for element, pairs in self.tags for name, value in pairs)

    @property
    def outlines(self) -> bool:
        """Whether words are drawn as outlines of their letters, which no search sees: shapes used one by one."""
        shapes = {value for element, name, value in self.attributes if name == "id" and element in _SHAPES}
        row: list[str] = []
        for element, pairs in [*self.tags, ("", [])] if shapes else ():
            if element == "use":
                target = next((value for name, value in pairs if name.rpartition(":")[2] == "href"), "").lstrip("#")
                row += [target] if target in shapes else []
            elif element != "g":
                if _drawn_word(row):
                    return True
                row = []
        return False

    @property
    def values(self) -> str:
        """All attribute values, comments and instructions, each on lines of its own."""
        return "\n\0\n".join([value for _, _, value in self.attributes] + self.remarks)


def _has_words(text: str, words: str) -> bool:
    return words == text or f" {' '.join(words.split())} " in f" {' '.join(text.split())} "


def _drawn_word(row: list[str]) -> bool:
    """Whether shapes drawn in a row are a word; where their names tell their letters, three of them have to be such."""
    if len(row) < _ROW or len(set(row)) < _DIFFERENT:
        return False
    told = "".join(chr(int(match[1], 16)) for match in map(_TOLD.fullmatch, row) if match)
    letters = "".join(sign if sign.isalpha() else " " for sign in told)
    return len(told) < len(row) or any(len(word) >= _LETTERS for word in letters.split())


class _Xml:
    """Takes expat's events. Text inside an aside is kept apart and put after everything else."""

    def __init__(self, office: bool) -> None:
        self._office = office
        self.markup = Markup()
        self._names: list[str] = []
        self._own: list[list[str]] = []
        self._streams = [self.markup.pieces]
        self._asides: list[tuple[int, str]] = []
        # Whether the cell that is open only says which of the workbook's strings it shows.
        self._indexed = False
        self._change: int = Change.NONE
        self._changes: list[int] = []
        # Whether each open paragraph goes on in the next.
        self._going_on: list[bool] = []
        # The readings of the paragraph that is open.
        self._readings: list[tuple[int, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._names.append(local)
        self._own.append([])
        self._changes.append(self._change)
        if local in _INSERTED or local in _DELETED:
            self._change &= Change.HIDDEN
            self._change |= Change.INSERTED if local in _INSERTED else Change.DELETED
        if self._office and local == "p":
            self._going_on.append(False)
        elif self._going_on and _goes_on(self._names, attributes):
            self._going_on[-1] = True
        if self._office and local in _VANISHED and self._names[-3:-1] == ["r", "rPr"] and _is_on(attributes):
            # The frame of the run takes it away again when it ends.
            self._change |= Change.HIDDEN
            self._changes[-2:] = [self._change] * 2
        if local == "c":
            self._indexed = attributes.get("t") == "s"
        if attributes and local not in _CELLS:
            self.markup.tags.append((local, [(key.rpartition(":")[2], value) for key, value in attributes.items()]))
        if local in _ASIDES:
            self._streams.append([])
        elif self._office and local == _READING:
            self._streams.append(self._readings)
        if local in _XML_BREAKS:
            self._break(local)
        elif self._office and local == "sym":
            self._streams[-1].append((self._change, symbol(attributes)))

    def end(self, _: str) -> None:
        local = self._names.pop()
        own = "".join(self._own.pop())
        if own and not own.isdigit() and not (self._office and local in _RUNS):
            self.markup.elements.append((local, own))
        self._change = self._changes.pop()
        if local == "p" and self._office:
            self._end_paragraph(self._going_on.pop())
        elif local in _XML_BREAKS:
            self._break(local)
        if local in _ASIDES:
            self._asides += [_BROKEN, *self._streams.pop()]
        elif self._office and local == _READING:
            self._streams.pop()
        elif local == "p" and self._readings:
            self._asides += [_BROKEN, *self._readings]
            self._readings = []

    def _break(self, local: str) -> None:
        stream = self._streams[-1]
        if self._change and local in _LINE_ENDS:
            stream.append((self._change, "\n\n"))
        elif not stream or not (stream[-1] is _BROKEN or (stream[-1] is _JOINED and local == "p")):
            stream.append(_BROKEN)

    def _end_paragraph(self, going_on: bool) -> None:
        stream = self._streams[-1]
        last = islice((piece for change, piece in reversed(stream) if not change & Change.DELETED), 2)
        if going_on:
            stream.append(_JOINED)
        elif _DIVIDED.search("".join(reversed(list(last)))):
            stream += [(Change.NONE, "\n"), _JOINED]
        else:
            self._break("p")

    def text(self, content: str) -> None:
        self._own[-1].append(content)
        if self._office and self._names[-1] in _AROUND_RUNS and content.isspace():
            return
        if self._indexed and self._names[-1] == "v" and content.isdecimal():
            return
        if self._names[-1] not in _UNSHOWN and _CONTROL not in self._names:
            self._streams[-1].append((self._change, content))

    def close(self) -> Markup:
        self.markup.pieces += [*self._asides, _BROKEN]
        return self.markup


def symbol(attributes: dict[str, str]) -> str:
    """Return the letter that Word shows for a code; fonts of pictures show none."""
    said = {key.rpartition(":")[2]: value for key, value in attributes.items()}
    code = said.get("char", "").strip()
    if said.get("font", "").strip().casefold() in _PICTURE_FONTS or not _CODE.fullmatch(code):
        return ""
    number = int(code, 16)
    letter = chr(number & 0xFF if number >> 8 == 0xF0 else number)
    return letter if letter.isprintable() else ""


def _goes_on(names: list[str], attributes: dict[str, str]) -> bool:
    """Whether an element says of the paragraph it is in that its end is gone, or that it is a large initial."""
    if names[-1] in _DELETED:
        return names[-3:-1] == ["pPr", "rPr"]
    if names[-2:] != ["pPr", "framePr"]:
        return False
    return any(key.rpartition(":")[2] == "dropCap" and value != "none" for key, value in attributes.items())


def _is_on(attributes: dict[str, str]) -> bool:
    return all(value not in ("0", "false", "off") for key, value in attributes.items() if key.endswith("val"))


def read_xml(data: bytes, *, office: bool = False) -> Markup:
    """Parse XML; `office` says that it is a part of an Office package, where paragraphs are made of runs.

    Raises Refused on a DTD, and expat.ExpatError on anything not well-formed.
    """
    reader = _Xml(office)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.CommentHandler = reader.markup.remarks.append
    parser.ProcessingInstructionHandler = lambda target, content: reader.markup.remarks.append(f"{target} {content}")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(data, True)
    return reader.close()


def _refuse_doctype(*_: object) -> None:
    raise Refused("document type definition")


def _shown(style: str) -> str:
    """Return what a style sheet, or quoted words of it, show."""
    return _STYLE_ESCAPE.sub(_shown_sign, style)


def _shown_sign(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2] or ""
    code = int(match[1], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


_SECTIONED = frozenset(["svg", "math"])


class _Html(HTMLParser):
    """Takes a page's pieces in three readings: all that is written, what is shown, and pronunciation alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.markup = Markup()
        self._in_style = False
        self._shown: list[str] = []
        self._spoken: list[str] = []
        self._aside: list[str] = []
        # The element that hides what is in it, how often it is open, and the part of a ruby that is read.
        self._hiding, self._open, self._ruby = "", 0, ""
        # How many drawings and formulas are open.
        self._drawings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pairs = [(name, value) for name, value in attrs if value]
        self.markup.tags.append((tag, pairs))
        self.markup.remarks += [_shown(value) for name, value in pairs if name == "style" and "\\" in value]
        self.markup.remarks += [said for name, value in pairs if (said := _mail_in(name, value))]
        self._in_style = tag == "style"
        self._drawings += tag in _SECTIONED
        if not self._hiding and tag not in _NO_END and (tag in _UNSEEN - _RUBY or _hides(attrs)):
            self._hiding, self._open = tag, 0
            self._aside.append(_BREAK)
        self._break(tag)
        if tag == "tspan" and any(name in ("x", "y", "dx", "dy") for name, _ in pairs):
            # It may stand anywhere; what is shown goes on.
            self.markup.pieces.append(_BROKEN)
            self._shown.append(_DOUBT)
        if self._hiding:
            self._open += tag == self._hiding
        elif tag in _RUBY:
            self._ruby = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False
        self._drawings = max(0, self._drawings - (tag in _SECTIONED))
        self._break(tag)
        if tag == self._hiding:
            self._open -= 1
            self._hiding = self._hiding if self._open else ""
        elif tag in _RUBY and not self._hiding:
            self._ruby = "" if tag == "ruby" else "ruby"

    def _break(self, tag: str) -> None:
        if tag in _HTML_BREAKS:
            self.markup.pieces.append(_BROKEN)
            if tag not in _UNSEEN and not self._hiding:
                self._shown.append(_BREAK)
                self._ruby = ""

    def handle_data(self, data: str) -> None:
        said = self._said(data) if self._in_style else data
        if self._hiding or self._ruby == "rp":
            self._aside.append(said)
        elif self._ruby in _APART:
            self._spoken.append(data)
        else:
            self._shown.append(data)
            if not self._ruby and self._spoken:
                self._spoken.append(_BREAK if data.strip() else " ")
        if self._in_style:
            self.markup.remarks.append(data)
        self.markup.pieces.append((Change.NONE, said))

    def _said(self, style: str) -> str:
        said = "\n".join(_STRINGS.findall(_FONTS.sub("", style)))
        return _shown(said) if "\\" in said else said

    def handle_comment(self, data: str) -> None:
        self.markup.remarks.append(data)

    def handle_decl(self, decl: str) -> None:
        self.markup.remarks.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.markup.remarks.append(data)
        # In a drawing or formula a section is text; elsewhere in a page it is a comment.
        if self._drawings > 0 and data.startswith("CDATA["):
            self.handle_data(data.removeprefix("CDATA["))

    def handle_pi(self, data: str) -> None:
        self.markup.remarks.append(data)

    def finish(self) -> Markup:
        shown, spoken, written = "".join(self._shown), "".join(self._spoken), self.markup.readings[0]
        readings = (text.replace(_BREAK, "\n\n") for text in (shown.replace(_DOUBT, ""), spoken))
        self.markup.others = [text for text in readings if text and text != written]
        self.markup.told = _BREAK.join([shown.replace(_DOUBT, "\n"), spoken, "".join(self._aside)])
        return self.markup


def _hides(attributes: list[tuple[str, str | None]]) -> bool:
    return any(
        name == "hidden"
        or (name == "style" and _HIDING.search(value or "") is not None)
        or (name == "display" and (value or "").strip().lower() == "none")
        for name, value in attributes
    )


def _mail_in(name: str, value: str) -> str:
    """Return the mail address that an attribute hides, or an empty text."""
    found = _HIDDEN_MAIL.search(value)
    digits = value if name == "data-cfemail" else found[1] if found else ""
    try:
        key, *signs = bytes.fromhex(digits)
    except ValueError:
        return ""
    return bytes(sign ^ key for sign in signs).decode("utf-8", "replace")


def read_html(text: str) -> Markup:
    """Parse HTML as a browser would, more or less."""
    parser = _Html()
    parser.feed(text)
    parser.close()
    return parser.finish()
