"""Where text stands in the XML of Office: the one list of places that extraction reads and redaction rewrites.

A place is a run of pieces that a reader sees as one text: the runs of a paragraph, a rich string, one attribute. Every
text and every attribute of a part belongs to some place; a vocabulary that nobody thought of falls into the general
ones, so nothing stays unread.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby

from scrubbing.office.attributes import Use, attribute_use
from scrubbing.office.number_formats import has_words
from scrubbing.office.xml import XML_SPACE, Element, drop, local, tag_of, words


class Role(Enum):
    """What a place holds."""

    TEXT = auto()
    # Text that a reviewer's change took away; the same paragraph's present text is a place of its own.
    DELETED = auto()
    # What is left of a paragraph where hidden runs are not shown: "Zwi", hidden letters, "ckenthal" is one word then.
    SHOWN = auto()
    # Paragraphs between which no paragraph ends for a reader: behind a large initial, a divided word, or once a deleted
    # end is gone.
    JOINED = auto()
    # The readings that small letters over a paragraph's words give, one behind the other; the words are its text.
    READING = auto()
    # Everything of a paragraph in file order, as a search that ignores mark-up would see it.
    RAW = auto()
    FIELD = auto()
    FORMULA = auto()
    PAGE_CODES = auto()
    NUMBER = auto()
    ATTRIBUTE = auto()
    NAME = auto()
    # A number format that shows words.
    NUMBER_FORMAT = auto()
    # An attribute that is mark-up: rewritten when it holds a value, never shown to detection.
    QUIET = auto()


class Slot(Enum):
    """Which text of an element a piece is."""

    TEXT = auto()
    TAIL = auto()
    FIXED = auto()
    # A character that Word keeps as a code (`w:sym`). What is written in its place is text.
    SIGN = auto()
    # What stands for no element: the end of a line between two paragraphs.
    GAP = auto()


@dataclass(slots=True)
class Piece:
    """A stretch of a place. `key` is an attribute's name or a slot; a FIXED piece stands for an element (a tab)."""

    element: Element
    key: str | Slot
    fixed: str = ""

    @property
    def text(self) -> str:
        if self.key in {Slot.FIXED, Slot.GAP}:
            return self.fixed
        if self.key is Slot.SIGN:
            return sign_of(self.element) or self.element.text or ""
        if self.key is Slot.TEXT:
            return _decode(self.element, self.element.text or "")
        if self.key is Slot.TAIL:
            return self.element.tail or ""
        return _decode(self.element, str(self.element.get(str(self.key), "")))

    def write(self, text: str) -> None:
        """Replace the piece's text; a fixed piece can only be taken out, a gap stays."""
        if self.key is Slot.FIXED:
            if not text:
                drop(self.element)
        elif self.key is Slot.GAP:
            return
        elif self.key in {Slot.TEXT, Slot.SIGN}:
            if self.key is Slot.SIGN:
                self.element.tag = str(self.element.tag).replace("}sym", "}t")
                self.element.attrib.clear()
            self.element.text = _encode(self.element, text)
            if tag_of(self.element) in _SPACED and text != text.strip():
                self.element.set(XML_SPACE, "preserve")
        elif self.key is Slot.TAIL:
            self.element.tail = text
        else:
            self.element.set(str(self.key), _encode(self.element, text))


@dataclass(slots=True)
class Place:
    """One text of a part, in pieces. `element` is what it belongs to: a paragraph, a cell's string, an element."""

    element: Element
    role: Role
    pieces: list[Piece]

    @property
    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])

    def replace(self, edits: list[tuple[int, int, str]]) -> None:
        """Replace ranges of the text, in order and without overlap: the first piece touched takes the substitute."""
        starts: list[int] = []
        texts = [piece.text for piece in self.pieces]
        position = 0
        for text in texts:
            starts.append(position)
            position += len(text)
        changed: set[int] = set()
        for start, end, substitute in reversed(edits):
            placed = False
            for index in range(len(texts)):
                begin, finish = starts[index], starts[index] + len(self.pieces[index].text)
                if finish <= start or begin >= end:
                    continue
                fixed = self.pieces[index].key in {Slot.FIXED, Slot.GAP}
                text = texts[index]
                insert = "" if placed or fixed else substitute
                placed = placed or not fixed
                texts[index] = "" if fixed else text[: max(start - begin, 0)] + insert + text[max(end - begin, 0) :]
                changed.add(index)
        for index in changed:
            self.pieces[index].write(texts[index])
            _drop_reading(self.pieces[index].element)


_PARAGRAPHS = frozenset({"w:p", "a:p"})
_RICH = frozenset({"x:si", "x:is", "x:text"})
_SPACED = frozenset({"w:t", "w:delText", "w:instrText", "w:delInstrText", "x:t"})
_FIXED = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "a:br": "\n",
    "w:noBreakHyphen": "-",
    "w:softHyphen": "\u00ad",
}
# Fonts whose characters look like none of the letters that their codes stand for.
_SYMBOL_FONTS = re.compile(
    r"symbol(?:mt| ?ps)?|wingdings(?: ?[23])?|webdings|mt extra|(?:itc )?zapf ?dingbats(?: itc)?|marlett|monotype sorts"
    r"|bookshelf symbol ?\d|ms outlook|ms reference specialty|(?:open|star)symbol",
    re.IGNORECASE,
)
# Where Word keeps the characters of a font's own code page.
_PRIVATE = 0xF000
# A word that goes on behind the end of its line.
_DIVIDED = re.compile(r"\w[-\u2010\u00ad]\s*$")
_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml"})
# So many paragraphs are read as one; more would be no text that a person reads so.
_MOST_JOINED = 20
_HIDING = frozenset({"w:vanish", "w:webHidden", "w:specVanish"})
_FORMULAS = words(
    """
    x:f c:f xm:f cx:f x:formula x:formula1 x:formula2 x:definedName x:calculatedColumnFormula x:totalsRowFormula
    x14:formula
    """
)
_PAGE_CODES = frozenset(
    f"{vocabulary}:{side}{part}"
    for vocabulary in ("x", "c")
    for side in ("odd", "even", "first")
    for part in ("Header", "Footer")
)
# Texts of elements that are mark-up: positions, number formats, names of formulas' functions.
_QUIET_TEXT = words(
    """
    formatCode posOffset align pctWidth pctHeight pctPosHOffset pctPosVOffset Application AppVersion DocSecurity
    col colOff row rowOff sqref id ScaleCrop LinksUpToDate SharedDoc HyperlinksChanged created modified lastPrinted
    PresentationFormat
    """
)
_NUMBER = re.compile(r"[+-]?\d[\d.,]*(?:[eE][+-]?\d+)?%?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def places(root: Element, skip: Callable[[Element], bool] = lambda element: False) -> Iterator[Place]:
    """Yield every place of a part in document order. `skip` leaves out an element's own text and attributes.

    The tree may be rewritten through the places while they are drawn.
    """
    # The list keeps lxml's proxies alive, so that their ids stay theirs.
    nodes = list(root.iter("*"))
    claimed: set[int] = set()
    joined: set[int] = set()
    for element in nodes:
        if skip(element):
            continue
        tag = tag_of(element)
        if tag in _PARAGRAPHS:
            present: list[Piece] = []
            for place in _paragraph(element, claimed):
                present = place.pieces if place.role is Role.TEXT else present
                yield place
            if id(element) not in joined:
                yield from _joined(element, present, joined)
        elif tag in _RICH:
            yield from _rich(element, claimed)
        elif tag == "v:textbox" and not any(tag_of(inner) == "w:p" for inner in element.iter("*")):
            yield _mixed(element, claimed)
        if id(element) not in claimed and (element.text or "").strip():
            yield Place(element, _text_role(element, tag), [Piece(element, Slot.TEXT)])
        if id(element) not in claimed and (element.tail or "").strip():
            yield Place(element, Role.TEXT, [Piece(element, Slot.TAIL)])
        yield from _attributes(element)


def _text_role(element: Element, tag: str) -> Role:
    if tag in _FORMULAS:
        return Role.FORMULA
    if tag in _PAGE_CODES:
        return Role.PAGE_CODES
    name = tag.rpartition(":")[2]
    if name == "formatCode" and has_words(element.text or ""):
        return Role.NUMBER_FORMAT
    if name in _QUIET_TEXT or tag.startswith("ox:"):
        return Role.QUIET
    return Role.NUMBER if _NUMBER.fullmatch((element.text or "").strip()) else Role.TEXT


def _attributes(element: Element) -> Iterator[Place]:
    for key, value in element.attrib.items():
        use = attribute_use(element, str(key), str(value))
        if use is not Use.STRUCTURE:
            yield Place(element, Role[use.name], [Piece(element, str(key))])


def _rich(element: Element, claimed: set[int]) -> Iterator[Place]:
    """A string of a workbook: its runs as one text, phonetic hints apart."""
    pieces = [Piece(node, Slot.TEXT) for node in element.iter("*") if tag_of(node) == "x:t" and not _phonetic(node)]
    claimed.update(id(piece.element) for piece in pieces)
    if pieces:
        yield Place(element, Role.TEXT, pieces)


def _phonetic(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and tag_of(parent) == "x:rPh"


def _mixed(element: Element, claimed: set[int]) -> Place:
    pieces = []
    for node in element.iter("*"):
        claimed.add(id(node))
        pieces.append(Piece(node, Slot.TEXT))
        # An element's end is a gap between words; its tail belongs to the same text unless it is the box itself.
        pieces += [Piece(inner, Slot.TAIL) for inner in [node] if node is not element]
    return Place(element, Role.TEXT, sorted(pieces, key=_document_order(element)))


def _document_order(root: Element) -> Callable[[Piece], int]:
    order: dict[tuple[int, Slot], int] = {}

    def visit(node: Element) -> None:
        order[(id(node), Slot.TEXT)] = len(order)
        for child in node:
            visit(child)
            order[(id(child), Slot.TAIL)] = len(order)

    visit(root)
    return lambda piece: order[(id(piece.element), piece.key)] if isinstance(piece.key, Slot) else 0


class _State(Enum):
    PRESENT = auto()
    INSERTED = auto()
    DELETED = auto()


@dataclass(slots=True)
class _Run:
    piece: Piece
    state: _State
    # Which field code the piece belongs to, 0 for text.
    field: int = 0
    hidden: bool = False
    reading: bool = False


def _paragraph(paragraph: Element, claimed: set[int]) -> Iterator[Place]:
    runs = list(_runs(paragraph, _State.PRESENT, [0]))
    claimed.update(id(run.piece.element) for run in runs)
    text = [run for run in runs if not run.field and not run.reading]
    present = [run for run in text if run.state is not _State.DELETED]
    before = [run for run in text if run.state is not _State.INSERTED]
    changed = len(before) < len(text) or len(present) < len(text)
    yield Place(paragraph, Role.TEXT, [run.piece for run in present])
    yield from _shown(paragraph, present)
    if len(present) < len(text):
        yield Place(paragraph, Role.DELETED, [run.piece for run in before])
        yield from _shown(paragraph, before)
        yield from _glued(paragraph, before)
    for number in sorted({run.field for run in runs if run.field}):
        yield Place(paragraph, Role.FIELD, [run.piece for run in runs if run.field == number])
    readings = [run.piece for run in runs if run.reading and not run.field]
    if readings:
        yield Place(paragraph, Role.READING, readings)
    if changed:
        yield Place(paragraph, Role.RAW, [run.piece for run in text])


def sign_of(element: Element) -> str:
    """Return the character that a `w:sym` shows, or an empty text where it is a picture of a symbol font."""
    values = {local(str(key)): str(value) for key, value in element.attrib.items()}
    if _SYMBOL_FONTS.fullmatch(values.get("font", "").strip()):
        return ""
    try:
        code = int(values.get("char", ""), 16)
    except ValueError:
        return ""
    code -= _PRIVATE if _PRIVATE <= code < _PRIVATE + 0x100 else 0
    return chr(code) if 0 <= code <= 0xFFFF and chr(code).isprintable() else ""


def _glued(paragraph: Element, before: list[_Run]) -> Iterator[Place]:
    """Stretches of deleted text whose first or last word touches what stands beside: people delete words without the
    space between them, and together with it a value's last word would be another one."""
    stretches = [(gone, list(runs)) for gone, runs in groupby(before, lambda run: run.state is _State.DELETED)]
    texts = ["".join([run.piece.text for run in runs]) for _, runs in stretches]
    for number, (gone, runs) in enumerate(stretches):
        beside = (texts[number - 1 : number] or [""])[0][-1:], (texts[number + 1 :] or [""])[0][:1]
        own = texts[number][:1], texts[number][-1:]
        if gone and any(one.isalnum() and other.isalnum() for one, other in zip(own, beside, strict=True)):
            yield Place(paragraph, Role.DELETED, [run.piece for run in runs])


def _shown(paragraph: Element, runs: list[_Run]) -> Iterator[Place]:
    """A paragraph without its hidden runs, unless they stand so that what is shown has the same words without them."""
    shown = [run.piece for run in runs if not run.hidden]
    if 0 < len(shown) < len(runs):
        whole, left = ("".join([piece.text for piece in pieces]) for pieces in ([run.piece for run in runs], shown))
        if f" {' '.join(left.split())} " not in f" {' '.join(whole.split())} ":
            yield Place(paragraph, Role.SHOWN, shown)


def _joined(paragraph: Element, present: list[Piece], joined: set[int]) -> Iterator[Place]:
    """A paragraph with those that go on with its text. They are added to `joined`, to begin no place of their own."""
    pieces, last = list(present), paragraph
    for _ in range(_MOST_JOINED):
        gap = _gap(last, pieces)
        following = _following(last) if gap is not None else None
        if following is None:
            break
        pieces += [Piece(last, Slot.GAP, gap or ""), *_present(following)]
        joined.add(id(following))
        last = following
    else:
        # From the last of so many the text may go on.
        joined.discard(id(last))
    if last is not paragraph and "".join([piece.text for piece in pieces]).strip():
        yield Place(paragraph, Role.JOINED, pieces)


def _present(paragraph: Element) -> list[Piece]:
    runs = _runs(paragraph, _State.PRESENT, [0])
    return [run.piece for run in runs if run.state is not _State.DELETED and not run.field and not run.reading]


def _gap(paragraph: Element, pieces: list[Piece]) -> str | None:
    """Return what stands between a paragraph and the next where the text goes on, None where it ends."""
    for properties in (child for child in paragraph if tag_of(child) == "w:pPr"):
        for setting in properties:
            if tag_of(setting) == "w:framePr" and any(
                local(str(key)) == "dropCap" and value != "none" for key, value in setting.attrib.items()
            ):
                return ""
            if tag_of(setting) == "w:rPr" and any(tag_of(mark) in {"w:del", "w:moveFrom"} for mark in setting):
                return ""
    return "\n" if _DIVIDED.search("".join([piece.text for piece in pieces[-2:]])) else None


def _following(paragraph: Element) -> Element | None:
    """Return the paragraph right behind one in the same text, also where a control wraps either."""
    element: Element | None = paragraph
    while element is not None:
        for sibling in element.itersiblings():
            tag = tag_of(sibling)
            if tag in _PARAGRAPHS:
                return sibling
            inner = next((node for node in sibling.iter("*") if tag_of(node) in _PARAGRAPHS), None)
            if inner is not None:
                return inner if tag in _WRAPPERS else None
        parent = element.getparent()
        element = parent if parent is not None and tag_of(parent) in _WRAPPERS else None
    return None


def is_hidden(run: Element) -> bool:
    """Whether a run's own properties hide it: from every reader, or from those of a web page."""
    for properties in run:
        if tag_of(properties) == "w:rPr":
            return any(tag_of(setting) in _HIDING and _is_on(setting) for setting in properties)
    return False


def _is_on(setting: Element) -> bool:
    value = next((str(value) for key, value in setting.attrib.items() if local(str(key)) == "val"), "on")
    return value not in {"0", "false", "off"}


def _drop_reading(element: Element) -> None:
    """Empty the reading of a word that was changed: it says how the word was pronounced."""
    for ancestor in element.iterancestors():
        tag = tag_of(ancestor)
        if tag in _PARAGRAPHS:
            return
        if tag == "w:rubyBase" and (ruby := ancestor.getparent()) is not None:
            for text in (text for reading in ruby if tag_of(reading) == "w:rt" for text in reading.iter("*")):
                if tag_of(text) == "w:t":
                    text.text = ""


def _runs(parent: Element, state: _State, fields: list[int], hidden: bool = False) -> Iterator[_Run]:
    for child in parent:
        tag = tag_of(child)
        if tag in _PARAGRAPHS or tag in {"w:pPr", "w:rPr", "a:pPr", "a:rPr", "a:endParaRPr"}:
            continue
        if tag == "w:fldChar":
            fields[0] += 1
        elif tag in {"w:instrText", "w:delInstrText"}:
            yield _Run(Piece(child, Slot.TEXT), state, fields[0] + 1)
        elif tag in {"w:t", "a:t", "m:t"}:
            yield _Run(Piece(child, Slot.TEXT), state, hidden=hidden)
        elif tag == "w:delText":
            yield _Run(Piece(child, Slot.TEXT), _State.DELETED, hidden=hidden)
        elif tag == "w:sym" and sign_of(child):
            yield _Run(Piece(child, Slot.SIGN), state, hidden=hidden)
        elif tag in _FIXED:
            yield _Run(Piece(child, Slot.FIXED, _FIXED[tag]), state, hidden=hidden)
        else:
            inside = _runs(child, _STATES.get(tag, state), fields, hidden or (tag == "w:r" and is_hidden(child)))
            yield from (replace(run, reading=True) for run in inside) if tag == "w:rt" else inside


_STATES = {
    "w:ins": _State.INSERTED,
    "w:moveTo": _State.INSERTED,
    "w:del": _State.DELETED,
    "w:moveFrom": _State.DELETED,
}


def _decode(element: Element, text: str) -> str:
    """Read the _x000D_ escapes that workbooks write for control characters."""
    if "_x" in text and tag_of(element).startswith(("x:", "?:")):
        return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    return text


def _encode(element: Element, text: str) -> str:
    if tag_of(element).startswith("x:"):
        return _CONTROL.sub(lambda match: f"_x{ord(match.group()):04X}_", text)
    return _CONTROL.sub(lambda match: "_" if match.group() == "_" else "", text)
