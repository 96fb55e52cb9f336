"""Reading pictures: at which size, which way up, how often, and how what is read becomes one text.

The engines are called in ocr_engines.py. What they could not read raises OcrFailed: the caller records the picture as
unread, never as empty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageFilter

from scrubbing.document import Kind, Unit, Word
from scrubbing.extraction import ocr_engines as engines
from scrubbing.extraction.faint import LeftOver
from scrubbing.extraction.ocr_engines import DOUBTFUL, Lines
from scrubbing.geometry import lines_of
from scrubbing.pictures import digest

# Larger pictures are scaled down before reading: A4 at 300 dpi has 9 million pixels, more adds time and no words.
_MOST_PIXELS = 10_000_000
# Smaller ones are scaled up: screen text is half as high as the 20 to 30 pixels that both engines were trained on.
_FEWEST_PIXELS = 1_200_000
# What is read with more confidence is hardly ever something else.
_CERTAIN = 0.85
# The share of a word's box in which another word makes it one that was read before.
_COVERED = 0.5
# Fewer words say nothing of how certain a reading is.
_FEWEST_WORDS = 3
# The confidence from which on words of so many letters are sure, and shorter ones: they are read into slanting letters.
_SHORTEST_SURE, _SURE, _SHORT_SURE = 4, 0.75, 0.9
# Larger ones are read at half their size as well.
_HALVED_FROM = 6_000_000
# From this deviation of grey levels on, single pixels are grain that engines take for letters: pictures are smoothed
# before reading, by so many pixels. Letters of 18 pixels stay legible; on grain of 12 levels they become so.
_GRAINY, _SMOOTHING = 3.0, 0.8
# Differs from nothing at single pixels and corners only (Immerkaer, Fast Noise Variance Estimation, 1996).
_LAPLACIAN = ImageFilter.Kernel((3, 3), (1, -2, 1, -2, 4, -2, 1, -2, 1), scale=1, offset=128)
# Cells of the smallest letters that anybody can read, in pixels: 3 by 5, and a gap of one.
_LETTER_CELL = 4, 6
# How certain words of so many letters are at least where there is a text. Leaves and hair give short, unsure ones.
_TELLING = ((4, 0.3), (2, 0.8))
# Pictures whose lines are remembered. A document shows its logo on every page, and its copy is read again.
_REMEMBERED = 64
# A name and the initial behind it, between which a narrow space was not seen: "YusufT." Cut like that it is nobody's.
_RUN_TOGETHER = re.compile(r"([A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{2,})([A-Z]\..*)")
_INITIAL = re.compile(r"[A-Z]\.")


@dataclass(frozen=True, slots=True)
class OcrText:
    """What was read: the text, one line of the picture a line, and its words with boxes in the picture's pixels."""

    text: str
    words: tuple[Word, ...]

    @property
    def legible(self) -> bool:
        """Whether at least one word was read with some certainty."""
        return any(word.confidence >= 0.5 and sum(map(str.isalnum, word.text)) >= 2 for word in self.words)

    def parted(self) -> tuple["OcrText", "OcrText"]:
        """Return what surely is text, and the lines that may be read into something that is none: no longer word of
        such a line was read with any certainty, and no shorter one with a great deal."""
        lines: dict[int, list[Word]] = {}
        for word in self.words:
            lines.setdefault(self.text.count("\n", 0, word.start), []).append(word)
        sure = [line for line in lines.values() if any(map(_tells, line))]
        return _joined(sure), _joined([line for line in lines.values() if not any(map(_tells, line))])


def _tells(word: Word) -> bool:
    letters = sum(map(str.isalnum, word.text))
    return any(letters >= few and word.confidence >= least for few, least in _TELLING)


def read_picture(picture: Image.Image, sparse: bool = False) -> OcrText:
    """Read a picture. `sparse` also looks for single words strewn over it (screens, drawings, logos).

    Raises:
        OcrFailed: the engine broke, timed out or is not there.
    """
    if not _has_room(picture.size):
        return OcrText("", ())
    grey = picture if picture.mode == "L" else picture.convert("L")
    lowest, highest = grey.getextrema()
    if lowest == highest:
        return OcrText("", ())
    key = digest(grey, f"{engines.chosen()} {grey.size} {sparse} ")
    if key not in _read_before:
        found = _read_at_scale(grey, sparse)
        if len(_read_before) >= _REMEMBERED:
            _read_before.pop(next(iter(_read_before)))
        _read_before[key] = found
    return _read_before[key]


# By a digest of all pixels. Lives and dies with the child that reads one file; failures are never remembered.
_read_before: dict[bytes, OcrText] = {}


def _has_room(size: tuple[int, int]) -> bool:
    """Whether three letters fit into the picture; fewer are no value."""
    return max(
        ((across + 1) // _LETTER_CELL[0]) * ((down + 1) // _LETTER_CELL[1]) for across, down in (size, size[::-1])
    ) >= 3  # fmt: skip


def _read_at_scale(grey: Image.Image, sparse: bool) -> OcrText:
    shown = grey.size
    scale = _reading_scale(grey)
    if scale != 1:
        size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    if _grain(grey) >= _GRAINY:
        grey = grey.filter(ImageFilter.GaussianBlur(_SMOOTHING))
    lines = _with_left_over(grey, _read_upright_or_turned(grey, sparse))
    return _joined([[_scaled(word, 1 / scale, shown) for word in line] for line in lines])


def _with_left_over(grey: Image.Image, lines: Lines) -> Lines:
    """Add what is fainter than the rest of the picture, and what slants or stands on its head in it."""
    small = _halved(grey) or grey
    scale, grain = grey.width / small.width, _grain(small)
    sure = [_scaled(word, 1 / scale, small.size) for word in _sure(lines)]
    level = LeftOver(small, sure, grain).level()
    if level is None:
        return lines
    found = _read_once(level)
    for ways in LeftOver(small, [*sure, *_sure(found)], grain).turned():
        read = [(way, _sure(_read_once(way.picture))) for way in ways]
        way, words = max(read, key=lambda each: sum(len(word.text) for word in each[1]))
        found.append([way.placed(word) for word in words])
    return _with_news(lines, [[_scaled(word, scale, grey.size) for word in line] for line in found if line])


def _sure(lines: Lines) -> list[Word]:
    """Return the words that hardly are anything else."""
    least = {True: _SURE, False: _SHORT_SURE}
    return [word for line in lines for word in line if word.confidence >= least[len(word.text) >= _SHORTEST_SURE]]


def _read_once(grey: Image.Image) -> Lines:
    if engines.chosen() == "rapidocr":
        return engines.read_by_rapidocr(grey)
    return engines.read_by_tesseract(grey, page_mode=11)


def _grain(grey: Image.Image) -> float:
    """Return the deviation of single pixels from their neighbours in grey levels (0..255), where nothing is drawn."""
    if min(grey.size) < 3:
        return 0.0
    counts = grey.filter(_LAPLACIAN).histogram()
    apart = [counts[128], *(counts[128 - step] + counts[128 + step] for step in range(1, 128))]
    half, seen = sum(apart) / 2, 0
    for step, count in enumerate(apart):
        seen += count
        if seen >= half:
            # The median of a normal distribution's size is 0.6745 deviations, and the kernel's weights make six of one.
            return step / 0.6745 / 6
    return 128 / 0.6745 / 6


def _reading_scale(picture: Image.Image) -> float:
    pixels = max(1, picture.width * picture.height)
    if pixels > _MOST_PIXELS:
        return float((_MOST_PIXELS / pixels) ** 0.5)
    return 2.0 if pixels < _FEWEST_PIXELS else 1.0


def _read_upright_or_turned(grey: Image.Image, sparse: bool) -> Lines:
    upright = _read(grey, sparse)
    if not _doubtful(upright):
        return upright
    turns = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
    best, letters = 0, _certain_letters(_glance(grey, sparse))
    for degrees, transpose in turns.items():
        certain = _certain_letters(_glance(grey.transpose(transpose), sparse))
        if certain > 2 * letters:
            best, letters = degrees, certain
    if not best:
        return upright
    lines = _read(grey.transpose(turns[best]), sparse)
    return [[_turned_back(word, best, grey.size) for word in line] for line in lines]


def _glance(grey: Image.Image, sparse: bool) -> Lines:
    """Read once, which is enough to tell which way up the picture is; photographs of foliage go through all turns."""
    if engines.chosen() == "rapidocr":
        return engines.read_by_rapidocr(grey)
    return engines.read_by_tesseract(_halved(grey) or grey, page_mode=11 if sparse else 3)


def _read(grey: Image.Image, sparse: bool) -> Lines:
    if engines.chosen() == "rapidocr":
        return engines.read_by_rapidocr(grey)
    lines = engines.read_by_tesseract(grey, page_mode=3)
    if sparse:
        lines = _with_news(lines, engines.read_by_tesseract(grey, page_mode=11))
        small = _halved(grey)
        if small is not None:
            # Large letters on grain are read at half their size, and not at their own.
            read = engines.read_by_tesseract(small, page_mode=11)
            scale = grey.width / small.width
            lines = _with_news(lines, [[_scaled(word, scale, grey.size) for word in line] for line in read])
    return lines


def _halved(grey: Image.Image) -> Image.Image | None:
    """Return a large picture at half its size; None for others, whose letters would become too small."""
    if grey.width * grey.height < _HALVED_FROM:
        return None
    return grey.resize((grey.width // 2, grey.height // 2), Image.Resampling.BOX)


def _with_news(lines: Lines, found: Lines) -> Lines:
    """Add the words that were not read before; what stands where something was only guessed counts as new."""
    known = [word for line in lines for word in line]
    return lines + [kept for line in found if (kept := [word for word in line if _is_new(word, known)])]


def _is_new(word: Word, known: Sequence[Word]) -> bool:
    least = min(word.confidence, _CERTAIN)
    return not any(other.confidence >= least and _covers(other, word) for other in known)


def _covers(one: Word, other: Word) -> bool:
    """Whether a word's box holds a good part of another's; a speck of grain in it is no other reading of it."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    area = (other.right - other.left) * (other.bottom - other.top)
    return across > 0 and down > 0 and across * down >= _COVERED * area


def _doubtful(lines: Lines) -> bool:
    confidences = sorted(word.confidence for line in lines for word in line)
    return len(confidences) >= _FEWEST_WORDS and confidences[len(confidences) // 2] < DOUBTFUL


def _certain_letters(lines: Lines) -> int:
    return sum(len(word.text) for line in lines for word in line if word.confidence >= DOUBTFUL)


def units(found: OcrText, locator: str) -> list[Unit]:
    """Return what was read as units of a place: what surely is text, and what perhaps is none."""
    sure, doubtful = found.parted()
    return [
        Unit(locator, part.text, Kind.OCR, words=part.words, doubtful=part is doubtful)
        for part in (sure, doubtful)
        if part.words
    ]


def joined_in_lines(words: Sequence[Word]) -> OcrText:
    """Join words in reading order to a text with line breaks; offsets are set anew."""
    return _joined(lines_of(words))


def _joined(lines: Lines) -> OcrText:
    pieces: list[str] = []
    words: list[Word] = []
    offset = 0
    for read in lines:
        line = [part for word in read for part in _apart(word)]
        for index, word in enumerate(line):
            words.append(replace(word, start=offset))
            gap = "\n" if index == len(line) - 1 else _gap(word, line[index + 1])
            pieces += [word.text, gap]
            offset += len(word.text) + len(gap)
    return OcrText("".join(pieces).removesuffix("\n"), tuple(words))


def _apart(word: Word) -> list[Word]:
    """Return a name and its initial as the two words that they are; any other word as it is."""
    match = _RUN_TOGETHER.fullmatch(word.text)
    if match is None:
        return [word]
    middle = word.left + (word.right - word.left) * len(match[1]) // len(word.text)
    return [replace(word, text=match[1], right=middle), replace(word, text=match[2], left=middle)]


def _gap(word: Word, following: Word) -> str:
    """Return what stands between two words. Engines like to cut addresses at the @; letters that touch are one word."""
    if _INITIAL.match(following.text) and word.text[-1:].islower():
        return " "
    height = max(word.bottom - word.top, following.bottom - following.top)
    if min(word.bottom, following.bottom) - max(word.top, following.top) < height / 3:
        return " "
    distance = following.left - word.right
    at = following.text.startswith("@") or word.text.endswith("@")
    return "" if -height < distance <= height * (engines.WORD_GAP if at else 0.08) else " "


def _scaled(word: Word, factor: float, size: tuple[int, int]) -> Word:
    if factor == 1:
        return word
    left, top = int(word.left * factor), int(word.top * factor)
    right, bottom = min(size[0], int(word.right * factor) + 1), min(size[1], int(word.bottom * factor) + 1)
    return replace(word, left=left, top=top, right=right, bottom=bottom)


def _turned_back(word: Word, degrees: int, size: tuple[int, int]) -> Word:
    """Return the word's box in the picture of this size before it was turned counter-clockwise."""
    width, height = size
    if degrees == 90:
        return replace(
            word, left=width - word.bottom, top=word.left, right=width - word.top, bottom=word.right
        )  # fmt: skip
    if degrees == 180:
        return replace(
            word,
            left=width - word.right,
            top=height - word.bottom,
            right=width - word.left,
            bottom=height - word.top,
        )
    return replace(word, left=word.top, top=height - word.right, right=word.bottom, bottom=height - word.left)
