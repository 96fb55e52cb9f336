"""The engines that read pictures: Tesseract where it is installed, else RapidOCR, whose models come inside its wheel.

Both give lines of words with boxes. An engine that fails raises OcrFailed: the caller records the picture as unread,
never as empty. The environment variable CLEANROOM_OCR ("tesseract", "rapidocr" or "auto") forces one engine.
"""

import functools
import io
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image

from scrubbing.document import Word

# Seconds for one picture. Tesseract needs 1 to 3 for a page; photographs of foliage and the like need longest.
TIMEOUT = 120
# Below this confidence a reading may be of something that is no text, or does not stand upright.
DOUBTFUL = 0.6
# Width of a gap between words, in heights of their line. Letters of one word stand closer, spaces are wider.
WORD_GAP = 0.18
# Width of a gap that may be a space if the model says so.
_LETTER_GAP = 0.14

_Pixels = NDArray[Any]
# Lines of words; offsets are set when the lines are joined.
Lines = list[list[Word]]


class OcrFailed(Exception):
    """The engine gave no result. The text of this exception is the engine's name and nothing from the picture."""


def engine_name() -> str:
    """Return the engine that reads pictures in this process and its version ("tesseract 5.3.0")."""
    return _tesseract_name() if chosen() == "tesseract" else f"rapidocr {version('rapidocr-onnxruntime')}"


def chosen() -> str:
    """Return which engine reads pictures in this process ("tesseract", "rapidocr"); raises OcrFailed."""
    wanted = os.environ.get("CLEANROOM_OCR", "auto")
    if wanted not in ("auto", "tesseract", "rapidocr"):
        raise OcrFailed("CLEANROOM_OCR")
    if wanted == "auto":
        return "tesseract" if shutil.which("tesseract") else "rapidocr"
    return wanted


@functools.cache
def _tesseract_name() -> str:
    return " ".join(_run_tesseract(["--version"], b"", 10).split()[:2])


def read_by_tesseract(grey: Image.Image, page_mode: int) -> Lines:
    """Read a picture of grey levels in one of Tesseract's ways to look at a page (`--psm`); raises OcrFailed."""
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


def read_by_rapidocr(grey: Image.Image) -> Lines:
    """Read a picture of grey levels; raises OcrFailed."""
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
    if upright and score < DOUBTFUL:
        return _words_one_by_one(crop, _ink_runs(crop, WORD_GAP), (left, top))
    runs = _ink_runs(crop if upright else crop.T, _LETTER_GAP)
    middles = (sum(point[axis] for point in box) / len(box) - start for box in boxes)
    cut = crop.shape[0 if upright else 1] * WORD_GAP
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
