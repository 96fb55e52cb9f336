"""Reading pictures: Tesseract where it is installed, else RapidOCR, whose models come inside its wheel.

Both give the same result. An engine that fails raises OcrFailed: the caller records the picture as unread, never as
empty. The environment variable CLEANROOM_OCR ("tesseract", "rapidocr" or "auto") forces one engine.
"""

import functools
import hashlib
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from scrubbing.document import Kind, Unit, Word
from scrubbing.geometry import lines_of

# Seconds for one picture. Tesseract needs 1 to 3 for a page; photographs of foliage and the like need longest.
TIMEOUT = 120
# Larger pictures are scaled down before reading: A4 at 300 dpi has 9 million pixels, more adds time and no words.
_MOST_PIXELS = 10_000_000
# Smaller ones are scaled up: screen text is half as high as the 20 to 30 pixels that both engines were trained on.
_FEWEST_PIXELS = 1_200_000
# A reading whose median confidence is below this is tried turned by quarters.
_DOUBTFUL = 0.6
# What is read with more confidence is hardly ever something else.
_CERTAIN = 0.85
# The share of a word's box in which another word makes it one that was read before.
_COVERED = 0.5
# Fewer words say nothing of how certain a reading is.
_FEWEST_WORDS = 3
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
# Width of a gap between words, in heights of their line. Letters of one word stand closer, spaces are wider.
_WORD_GAP = 0.18
# Width of a gap that may be a space if the model says so.
_LETTER_GAP = 0.14


class OcrFailed(Exception):
    """The engine gave no result. The text of this exception is the engine's name and nothing from the picture."""


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


_Pixels = NDArray[Any]
# Lines of words; offsets are set when the lines are joined.
_Lines = list[list[Word]]


def engine_name() -> str:
    """Return the engine that reads pictures in this process and its version ("tesseract 5.3.0")."""
    return _tesseract_name() if _engine() == "tesseract" else f"rapidocr {version('rapidocr-onnxruntime')}"


def read_picture(picture: Image.Image, sparse: bool = False) -> OcrText:
    """Read a picture. `sparse` also looks for single words strewn over it (screens, drawings, logos).

    Raises:
        OcrFailed: the engine broke, timed out or is not there.
    """
    if not _has_room(picture.size):
        return OcrText("", ())
    grey = picture.convert("L")
    lowest, highest = grey.getextrema()
    if lowest == highest:
        return OcrText("", ())
    key = hashlib.sha256(f"{_engine()} {grey.size} {sparse} ".encode() + grey.tobytes()).digest()
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
    lines = _read_upright_or_turned(grey, sparse)
    return _joined([[_scaled(word, 1 / scale, shown) for word in line] for line in lines])


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


def _read_upright_or_turned(grey: Image.Image, sparse: bool) -> _Lines:
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


def _glance(grey: Image.Image, sparse: bool) -> _Lines:
    """Read once, which is enough to tell which way up the picture is; photographs of foliage go through all turns."""
    if _engine() == "rapidocr":
        return _read_by_rapidocr(grey)
    return _read_by_tesseract(_halved(grey) or grey, page_mode=11 if sparse else 3)


def _read(grey: Image.Image, sparse: bool) -> _Lines:
    if _engine() == "rapidocr":
        return _read_by_rapidocr(grey)
    lines = _read_by_tesseract(grey, page_mode=3)
    if sparse:
        lines = _with_news(lines, _read_by_tesseract(grey, page_mode=11))
        small = _halved(grey)
        if small is not None:
            # Large letters on grain are read at half their size, and not at their own.
            read = _read_by_tesseract(small, page_mode=11)
            scale = grey.width / small.width
            lines = _with_news(lines, [[_scaled(word, scale, grey.size) for word in line] for line in read])
    return lines


def _halved(grey: Image.Image) -> Image.Image | None:
    """Return a large picture at half its size; None for others, whose letters would become too small."""
    if grey.width * grey.height < _HALVED_FROM:
        return None
    return grey.resize((grey.width // 2, grey.height // 2), Image.Resampling.BOX)


def _with_news(lines: _Lines, found: _Lines) -> _Lines:
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


def _doubtful(lines: _Lines) -> bool:
    confidences = sorted(word.confidence for line in lines for word in line)
    return len(confidences) >= _FEWEST_WORDS and confidences[len(confidences) // 2] < _DOUBTFUL


def _certain_letters(lines: _Lines) -> int:
    return sum(len(word.text) for line in lines for word in line if word.confidence >= _DOUBTFUL)


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


def _joined(lines: _Lines) -> OcrText:
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
    return "" if -height < distance <= height * (_WORD_GAP if at else 0.08) else " "


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


def _engine() -> str:
    wanted = os.environ.get("CLEANROOM_OCR", "auto")
    if wanted not in ("auto", "tesseract", "rapidocr"):
        raise OcrFailed("CLEANROOM_OCR")
    if wanted == "auto":
        return "tesseract" if shutil.which("tesseract") else "rapidocr"
    return wanted


@functools.cache
def _tesseract_name() -> str:
    return " ".join(_run_tesseract(["--version"], b"", 10).split()[:2])


def _read_by_tesseract(grey: Image.Image, page_mode: int) -> _Lines:
    data = io.BytesIO()
    # A netpbm picture needs no compression on the way to the engine.
    grey.save(data, "PPM")
    table = _run_tesseract(
        ["stdin", "stdout", "--dpi", "150", "--psm", str(page_mode), "tsv"], data.getvalue(), TIMEOUT
    )
    lines: dict[tuple[str, ...], list[Word]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            text = "".join(cells[11].split())
            word = Word(text, left, top, left + width, top + height, 0, max(0.0, float(cells[10]) / 100))
            lines.setdefault(tuple(cells[1:5]), []).append(word)
    return list(lines.values())


def _run_tesseract(arguments: list[str], data: bytes, timeout: float) -> str:
    environment = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX", "TMPDIR") if name in os.environ}
    program = shutil.which("tesseract")
    if program is None:
        raise OcrFailed("tesseract")
    try:
        # One thread: pages are read side by side by several workers, and more threads make one page slower.
        done = subprocess.run(  # noqa: S603 - a fixed program with fixed arguments
            [program, *arguments],
            input=data,
            capture_output=True,
            timeout=timeout,
            check=True,
            env=environment | {"OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise OcrFailed("tesseract") from error
    return done.stdout.decode("utf-8", "replace")


@functools.cache
def _rapidocr() -> Any:
    from rapidocr_onnxruntime import RapidOCR  # loading it costs half a second and 100 MB

    return RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)


def _read_by_rapidocr(grey: Image.Image) -> _Lines:
    pixels = numpy.asarray(grey)
    try:
        # A score of 0 keeps doubtful lines: dropping them would pass them off as empty.
        found, _ = _rapidocr()(numpy.stack([pixels] * 3, axis=-1), return_word_box=True, text_score=0.0)
    except Exception as error:  # ONNX and OpenCV raise classes of their own; none may pass for an empty picture
        raise OcrFailed("rapidocr") from error
    lines = (_words_of_line(pixels, *line[:5]) for line in found or ())
    return [line for line in lines if line]


def _read_word(pixels: _Pixels) -> tuple[str, float]:
    """Recognise a crop that holds one word, without looking for lines in it."""
    margin = max(2, pixels.shape[0] // 8)
    crop = numpy.pad(pixels, margin, mode="edge")
    try:
        found, _ = _rapidocr()(numpy.stack([crop] * 3, axis=-1), use_det=False, use_cls=False)
    except Exception as error:  # as above
        raise OcrFailed("rapidocr") from error
    return (str(found[0][0]), float(found[0][1])) if found else ("", 0.0)


def _words_of_line(
    pixels: _Pixels,
    quadrangle: Sequence[Sequence[float]],
    text: str,
    score: float,
    boxes: Sequence[Sequence[Sequence[float]]],
    characters: Sequence[str],
) -> list[Word]:
    """Cut one line into words. The model drops spaces in long lines, so gaps in the ink end a word as well.

    It also gives up on some long lines altogether, with an empty text: those are read anew, word by word.
    """
    left, top = (max(0, int(min(point[axis] for point in quadrangle))) for axis in (0, 1))
    right, bottom = (int(max(point[axis] for point in quadrangle)) + 1 for axis in (0, 1))
    crop = pixels[top:bottom, left:right]
    if crop.size == 0:
        return []
    upright = crop.shape[0] <= 1.5 * crop.shape[1]
    axis, start = (0, left) if upright else (1, top)
    if upright and score < _DOUBTFUL:
        return _words_one_by_one(crop, _ink_runs(crop, _WORD_GAP), (left, top))
    runs = _ink_runs(crop if upright else crop.T, _LETTER_GAP)
    middles = (sum(point[axis] for point in box) / len(box) - start for box in boxes)
    cut = crop.shape[0 if upright else 1] * _WORD_GAP
    return [
        _word(letters, (runs[first][0], runs[last][1]), crop, (left, top), upright, score)
        for letters, first, last in _split(zip(characters, middles, strict=False), runs, cut)
    ]


def _split(
    characters: Iterable[tuple[str, float]], runs: Sequence[tuple[int, int]], cut: float
) -> Iterator[tuple[str, int, int]]:
    """Yield words with the first and last run of ink they cover: cut where the ink has a wide gap, and where the
    model read a space and the ink has any gap at all (it also reads spaces inside words)."""
    letters, first, last, spaced = "", 0, 0, False
    for character, middle in characters:
        if character.isspace():
            spaced = True
            continue
        nearest = min(range(len(runs)), key=lambda index: _distance(runs[index], middle))
        gap = runs[nearest][0] - runs[last][1] if nearest > last else 0
        if letters and (gap > cut or (spaced and nearest != last) or nearest < last):
            yield letters, first, last
            letters = ""
        first = first if letters else nearest
        letters, last, spaced = letters + character, nearest, False
    if letters:
        yield letters, first, last


def _words_one_by_one(crop: _Pixels, runs: Sequence[tuple[int, int]], corner: tuple[int, int]) -> list[Word]:
    words: list[Word] = []
    for run in runs:
        text, score = _read_word(crop[:, run[0] : run[1]])
        if text.strip():
            words.append(_word("".join(text.split()), run, crop, corner, True, score))
    return words


def _distance(run: tuple[int, int], position: float) -> float:
    return max(run[0] - position, position - run[1], 0.0)


def _word(
    text: str,
    run: tuple[int, int],
    crop: _Pixels,
    corner: tuple[int, int],
    upright: bool,
    score: float,
) -> Word:
    left, top = corner
    if not upright:
        return Word(text, left, top + run[0], left + crop.shape[1], top + run[1], 0, float(score))
    # The model's boxes are generous; the ink says how high the word really is.
    inked = numpy.flatnonzero(_ink(crop)[:, run[0] : run[1]].any(axis=1))
    first, last = (int(inked[0]), int(inked[-1]) + 1) if inked.size else (0, crop.shape[0])
    return Word(text, left + run[0], top + first, left + run[1], top + last, 0, float(score))


def _ink(crop: _Pixels) -> _Pixels:
    away = numpy.abs(crop.astype(numpy.int16) - numpy.median(crop))
    inked: _Pixels = away > max(24, int(away.max()) // 3)
    return inked


def _ink_runs(crop: _Pixels, widest: float) -> list[tuple[int, int]]:
    """Return the stretches of columns with ink without a gap wider than this, in heights of the line."""
    columns = numpy.flatnonzero(_ink(crop).any(axis=0))
    if columns.size == 0:
        return [(0, crop.shape[1])]
    gap = max(3, round(crop.shape[0] * widest))
    breaks = numpy.flatnonzero(numpy.diff(columns) > gap)
    starts = [int(columns[0]), *(int(columns[index + 1]) for index in breaks)]
    ends = [*(int(columns[index]) + 1 for index in breaks), int(columns[-1]) + 1]
    return list(zip(starts, ends, strict=True))
