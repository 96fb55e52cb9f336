"""Cutting values out of a page's drawn text: their glyphs leave the operators that show them, everything else stays.

A page is only cut where each letter that its readers extract is known to come from one glyph of one operator. Whatever
is doubtful raises Doubt, and the page becomes a picture. That the cut page is right is shown later, by likeness.py.
"""

import math
import statistics
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf

from scrubbing.document import Word
from scrubbing.paper import Character
from scrubbing.redaction.content import Doubt, Instruction, decimal, instruction
from scrubbing.redaction.fonts import OURS
from scrubbing.redaction.glyphs import Glyph, Show
from scrubbing.redaction.stand_ins import StandIn, StandInFonts
from scrubbing.redaction.vector import Cuts

# A letter's place as PDFium and as we reckon it may differ by this share of the font's size: PDFium rounds widths.
_NEAR = 0.12
# The next glyph must be so many times farther away.
_CLEARLY = 2
_CELL = 4.0
# Characters are sorted into rows of so many pixels, and looked at in bands of so many points.
_ROW, _BAND = 32, 36
# What is left free before the next word, in ems.
_GAP = 0.3
# Letters without strokes that reach up or down.
_LOW = frozenset("acemnorsuvwxz")


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line that go, and the text that takes their place. `free` is plain ground after them, in points."""

    words: tuple[Word, ...]
    text: str
    free: float


@dataclass(slots=True)
class Operation:
    """How a page is cut, and what its proof is held against.

    `text` is what readers must extract from it, without spaces; `kept` are the letters that must stand where they
    stood, `written` is everything new; `gone` are the characters of the original that must be gone, line by line.
    """

    cuts: Cuts
    text: str
    kept: list[tuple[str, float, float]]
    written: str
    gone: list[list[Character]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What PDFium reads of a page: characters, where the pen stood for each, and how many pixels their boxes have to
    the point; 0 where pages are shown turned, so that heights are no heights."""

    characters: Sequence[Character]
    origins: Sequence[tuple[float, float] | None]
    scale: float


def operate(shows: Sequence[Show], reading: Reading, lines: Iterable[Line], fonts: StandInFonts) -> Operation:
    """Work out the cuts that take these lines of words off a page.

    Raises:
        Doubt: some letter of the words cannot be traced to its glyph, or its stand-in cannot be set.
    """
    characters = reading.characters
    rows = _Rows(characters)
    runs = [(line, rows.run(line.words)) for line in lines]
    body = _Body(shows, reading, [run for _, run in runs])
    cut: dict[int, Glyph] = {}
    placed: list[tuple[Line, range, list[Glyph]]] = []
    for line, run in runs:
        glyphs = body.glyphs(run)
        if cut.keys() & {id(glyph) for glyph in glyphs}:
            raise Doubt("overlapping text")
        cut |= {id(glyph): glyph for glyph in glyphs}
        placed.append((line, run, glyphs))
    texts = {index: line.text if index == run[0] else "" for line, run, _ in placed for index in run}
    heights = body.x_heights(texts)
    stand_ins: dict[int, StandIn] = {}
    for line, run, glyphs in placed:
        first = body.first(run)
        font = first.show.state.font
        if line.text and font is not None:
            room = _length(glyphs, first) / _em(first) + max(0.0, line.free / _em(first) - _GAP)
            stand_ins[id(first)] = fonts.set(line.text, font.style, 1000 * room, heights.get(id(font)))
    said = "".join(texts.get(index, character.text) for index, character in enumerate(characters))
    kept = [
        (character.text, *origin)
        for index, (character, origin) in enumerate(zip(characters, reading.origins, strict=True))
        if index not in texts and origin is not None and character.text.strip()
    ]
    gone = [[characters[index] for index in run if characters[index].text.strip()] for _, run, _ in placed]
    return Operation(_cuts(shows, cut, stand_ins, fonts), _dense(said), kept, _dense("".join(texts.values())), gone)


def _dense(text: str) -> str:
    return "".join(text.split())


class _Rows:
    """The characters of a page by their height on it, to find those of words."""

    def __init__(self, characters: Sequence[Character]) -> None:
        self._characters = characters
        self._rows: dict[int, list[tuple[int, float, float]]] = {}
        for index, character in enumerate(characters):
            if character.text and not character.text.isspace():
                across, down = (character.left + character.right) / 2, (character.top + character.bottom) / 2
                self._rows.setdefault(int(down // _ROW), []).append((index, across, down))

    def run(self, words: Sequence[Word]) -> range:
        """Return which characters words are, with the spaces between them.

        Raises:
            Doubt: what stands in the words' places does not spell them, or they are not read one after the other.
        """
        found: list[int] = []
        for word in words:
            own = sorted(self._within(word))
            if "".join(self._characters[index].text.rstrip("\n") for index in own) != word.text:
                raise Doubt("letters")
            found += own
        run = range(min(found), max(found) + 1)
        if any(not self._characters[index].text.isspace() for index in set(run) - set(found)):
            raise Doubt("order")
        return run

    def _within(self, word: Word) -> Iterator[int]:
        for row in range(int(word.top // _ROW), int(word.bottom // _ROW) + 1):
            for index, across, down in self._rows.get(row, ()):
                if word.left <= across <= word.right and word.top <= down <= word.bottom:
                    yield index


class _Body:
    """The glyphs of a page. Those in and near runs of characters are traced to the characters that they are."""

    def __init__(self, shows: Sequence[Show], reading: Reading, runs: Sequence[range]) -> None:
        self._characters = reading.characters
        self._scale = reading.scale
        self._glyphs = [glyph for show in shows for glyph in show.glyphs]
        self._cells: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in self._glyphs:
            self._cells.setdefault(_cell(glyph.x, glyph.y), []).append(glyph)
        self._glyph_of: dict[int, Glyph] = {}
        self._users: dict[int, list[int]] = {}
        bands = _bands(reading, runs)
        for index, origin in enumerate(reading.origins):
            if origin is None or int(origin[1] // _BAND) not in bands:
                continue
            nearest = self._nearest(*origin)
            if nearest is not None:
                self._glyph_of[index] = nearest
                self._users.setdefault(id(nearest), []).append(index)

    def _nearest(self, x: float, y: float) -> Glyph | None:
        """Return the glyph at a place, None where there is none or it may be one of two."""
        column, row = _cell(x, y)
        near = [
            (math.hypot(glyph.x - x, glyph.y - y), glyph)
            for across in (column - 1, column, column + 1)
            for down in (row - 1, row, row + 1)
            for glyph in self._cells.get((across, down), ())
        ]
        near = sorted(near, key=lambda entry: entry[0])
        if not near or near[0][0] > _NEAR * max(_em(near[0][1]), 1):
            return None
        if len(near) > 1 and near[1][0] < _CLEARLY * near[0][0] + 0.01:
            return None
        return near[0][1]

    def x_heights(self, without: Container[int]) -> dict[int, float]:
        """Return by font how high its small letters are, as a share of its size, where upright text tells.

        Letters that go do not count: the size of a stand-in would say which they were.
        """
        heights: dict[int, list[float]] = {}
        for index, glyph in self._glyph_of.items() if self._scale else ():
            character, state = self._characters[index], glyph.show.state
            if character.text in _LOW and index not in without and glyph.dy == 0 and state.stretch == 1:
                height = (character.bottom - character.top) / self._scale / _em(glyph)
                heights.setdefault(id(state.font), []).append(height)
        return {font: statistics.median(found) for font, found in heights.items()}

    def first(self, run: range) -> Glyph:
        """Return the glyph that a run begins with."""
        return self._glyph_of[run[0]]

    def glyphs(self, run: range) -> list[Glyph]:
        """Return all glyphs of a run, with spaces that readers leave out between them."""
        glyphs: dict[int, Glyph] = {}
        for index in run:
            if index in self._glyph_of:
                glyphs[id(self._glyph_of[index])] = self._glyph_of[index]
            elif not self._characters[index].text.isspace():
                raise Doubt("letters")
        if any(user not in run for key in glyphs for user in self._users[key]):
            raise Doubt("letters")
        positions = [position for position, glyph in enumerate(self._glyphs) if id(glyph) in glyphs]
        for position, glyph in enumerate(self._glyphs):
            if id(glyph) in self._users:
                continue
            if _is_blank(glyph):
                if positions[0] < position < positions[-1]:
                    glyphs[id(glyph)] = glyph
            elif _among(glyph, glyphs.values()):
                raise Doubt("overlapping text")
        return list(glyphs.values())


def _is_blank(glyph: Glyph) -> bool:
    item, font = glyph.show.items[glyph.item], glyph.show.state.font
    return isinstance(item, bytes) and font is not None and font.is_blank(item[glyph.start : glyph.stop])


def _cell(x: float, y: float) -> tuple[int, int]:
    return math.floor(x / _CELL), math.floor(y / _CELL)


def _bands(reading: Reading, runs: Sequence[range]) -> frozenset[int]:
    """Return the bands across the page in which the runs lie, with those around that their letters may reach into."""
    bands: set[int] = set()
    for run in runs:
        heights = [origin[1] for index in run if (origin := reading.origins[index]) is not None]
        boxes = [reading.characters[index] for index in run]
        tallest = max(max(box.bottom - box.top, box.right - box.left) for box in boxes)
        reach = max(_BAND, 3 * tallest / (reading.scale or 1))
        lowest, highest = min(heights, default=0) - reach, max(heights, default=0) + reach
        bands |= set(range(int(lowest // _BAND), int(highest // _BAND) + 1))
    return frozenset(bands)


def _among(glyph: Glyph, others: Iterable[Glyph]) -> bool:
    """Whether a glyph stands where others do: text that is drawn twice is read once."""
    return any(math.hypot(glyph.x - other.x, glyph.y - other.y) < _em(other) for other in others)


def _em(glyph: Glyph) -> float:
    """Return how long the font's size is along the line, on the page."""
    return math.hypot(glyph.dx, glyph.dy) / abs(glyph.advance) * 1000 if glyph.advance else 0.0


def _length(glyphs: Iterable[Glyph], first: Glyph) -> float:
    """Return how far the pen has moved along the line when the last glyph is set."""
    em = _em(first)
    if em <= 0:
        raise Doubt("letters")
    scale = first.advance / 1000 * em
    along, up = first.dx / scale, first.dy / scale
    return max((glyph.x + glyph.dx - first.x) * along + (glyph.y + glyph.dy - first.y) * up for glyph in glyphs)


def _cuts(shows: Sequence[Show], cut: dict[int, Glyph], stand_ins: dict[int, StandIn], fonts: StandInFonts) -> Cuts:
    """Return the operators anew that show what is cut."""
    cuts = Cuts()
    prefix = _free_prefix({show.state.name for show in shows})
    for show in shows:
        if not any(id(glyph) in cut for glyph in show.glyphs):
            continue
        own = cuts
        for index in show.path:
            own = own.inside.setdefault(index, Cuts())
        own.replaced[show.index] = _Rewriting(show, cut, stand_ins, prefix).instructions()
        for glyph in show.glyphs:
            if id(glyph) in stand_ins:
                name = stand_ins[id(glyph)].font
                own.fonts[prefix + name] = fonts.resource(name)
    return cuts


def _free_prefix(taken: Collection[str]) -> str:
    """Return how the names of our fonts begin on a page: a copy that is cut once more has some of them already."""
    prefixes = (f"/{OURS}{mark}-" for mark in ("", *range(1, len(taken) + 1)))
    return next(prefix for prefix in prefixes if not any(name.startswith(prefix) for name in taken))


@dataclass(slots=True)
class _Rewriting:
    """One operator that is written anew: gaps for the glyphs that go, their stand-in before the gap."""

    show: Show
    cut: dict[int, Glyph]
    stand_ins: dict[int, StandIn]
    prefix: str
    written: list[Instruction] = field(default_factory=list)
    items: list[bytes | float] = field(default_factory=list)

    def instructions(self) -> list[Instruction]:
        self.written += self.show.first
        glyphs = iter(self.show.glyphs)
        for item in self.show.items:
            if isinstance(item, float):
                self.items.append(item)
                continue
            position = 0
            while position < len(item):
                glyph = next(glyphs)
                self._add(glyph, item[glyph.start : glyph.stop])
                position = glyph.stop
        self._show()
        return self.written

    def _add(self, glyph: Glyph, data: bytes) -> None:
        if id(glyph) in self.stand_ins:
            self._set(self.stand_ins[id(glyph)])
        if id(glyph) in self.cut:
            self.items.append(-glyph.advance)
        else:
            self.items.append(data)

    def _set(self, stand_in: StandIn) -> None:
        self._show()
        state = self.show.state
        squeezed, spaced, parted = stand_in.stretch != 1, state.spacing != 0, state.word_spacing != 0
        self.written += [
            instruction("Tf", pikepdf.Name(self.prefix + stand_in.font), decimal(state.size * stand_in.size)),
            *([instruction("Tz", decimal(100 * state.stretch * stand_in.stretch))] if squeezed else []),
            *([instruction("Tc", 0)] if spaced else []),
            *([instruction("Tw", 0)] if parted else []),
            instruction("Tj", pikepdf.String(stand_in.data)),
            instruction("Tf", pikepdf.Name(state.name), decimal(state.size)),
            *([instruction("Tz", decimal(100 * state.stretch))] if squeezed else []),
            *([instruction("Tc", decimal(state.spacing))] if spaced else []),
            *([instruction("Tw", decimal(state.word_spacing))] if parted else []),
        ]
        self.items.append(stand_in.width)

    def _show(self) -> None:
        """Write what is pending: strings that follow each other as one, numbers added up."""
        joined: list[bytes | float] = []
        for item in self.items:
            last = joined[-1] if joined else None
            if isinstance(item, bytes) and isinstance(last, bytes):
                joined[-1:] = [last + item]
            elif isinstance(item, float) and isinstance(last, float):
                joined[-1] = last + item
            else:
                joined.append(item)
        self.items = []
        if joined:
            items = [pikepdf.String(item) if isinstance(item, bytes) else decimal(item) for item in joined]
            self.written.append(instruction("TJ", pikepdf.Array(items)))
