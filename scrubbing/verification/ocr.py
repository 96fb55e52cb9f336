"""Reading pictures a second time: Tesseract by its command, else rapidocr. Shares nothing with extraction's OCR."""

import functools
import io
import math
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from PIL import Image

from scrubbing.verification import faint_ink, pixels
from scrubbing.verification.report import Seen

_SECONDS = 120
# Small print is enlarged: Tesseract reads capitals of about 30 pixels best, screens show them in 10.
_SMALL_SIDE = 1000
_LARGEST_SIDE = 6000
_REMEMBERED = 200
_PAGE = ("--psm", "3")
# Otsu's threshold for each tile instead of one for all.
_PALE = ("--psm", "11", "-c", "thresholding_method=1")
# Larger pictures are looked through for pale ink at half their size.
_HALVED_FROM = 6_000_000
# Of 100: from here on a word of so many letters is read right, and a shorter one.
_LONG_WORD, _CERTAIN = 4, (78.0, 90.0)


class Unavailable(Exception):
    """No engine could read the picture."""


# A word of at least so many letters is a word if the engine is this sure of it (of 100); in leaves and hair it reads
# short ones, and is sure of none.
_SURE = ((4, 30), (2, 80))


@dataclass(frozen=True, slots=True)
class Reading:
    """The text in a picture, and those lines of it that surely are text: leaves and hair read like some, too.

    `lines` are all its words, in the pixels of the picture that was given.
    """

    text: str
    sure: str
    lines: tuple[tuple[Seen, ...], ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, or with rapidocr a line, as an engine gives it, in the pixels of the picture that it was given."""

    text: str
    sure: float
    box: tuple[int, int, int, int]

    def seen(self, scale: float) -> Seen:
        left, top, right, bottom = (round(edge / scale) for edge in self.box)
        return Seen(self.text, (left, top, right, bottom))


_Line = list[_Word]


def read(picture: Image.Image) -> Reading:
    """Return the text in a picture. Raises Unavailable without an engine, or when it failed."""
    picture = picture if picture.mode == "L" else picture.convert("L")
    key = pixels.digest(picture)
    if key not in _read_before:
        shown, picture = picture, _enlarged(picture)
        command = shutil.which("tesseract")
        lines = _tesseract(command, picture) if command else _rapidocr(picture)
        found = _reading(lines, _left_over(command, picture, lines), picture.width / shown.width)
        if len(_read_before) >= _REMEMBERED:
            _read_before.clear()
        _read_before[key] = found
    return _read_before[key]


# By a digest of all pixels: the same logo stands on every page. Lives and dies with the child that reads one file.
_read_before: dict[bytes, Reading] = {}


def _enlarged(picture: Image.Image) -> Image.Image:
    if max(picture.size) >= _SMALL_SIDE or 2 * max(picture.size) > _LARGEST_SIDE:
        return picture
    return picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.LANCZOS)


def _left_over(command: str | None, picture: Image.Image, lines: Iterable[_Line]) -> list[_Line]:
    """Return what is read in the ink that the words do not account for."""
    scale = 2 if picture.width * picture.height > _HALVED_FROM else 1
    small = picture.resize((picture.width // scale, picture.height // scale), Image.Resampling.BOX)
    known = [_times(word.box, 1 / scale) for line in lines for word in line if _is_certain(word)]
    rest = faint_ink.LeftOver(small, known)
    if not rest:
        return []
    level = _once(command, rest.picture)
    found = [[replace(word, box=_times(word.box, scale)) for word in line] for line in level]
    known += [word.box for line in level for word in line if _is_certain(word)]
    for piece in faint_ink.LeftOver(small, known).turned():
        for line in _once(command, piece.picture):
            if any(map(_is_certain, line)):
                found.append([replace(word, box=_times(piece.back(word.box), scale)) for word in line])
    return found


def _once(command: str | None, picture: Image.Image) -> list[_Line]:
    return _tesseract(command, picture, pale=True) if command else _rapidocr(picture)


def _times(box: faint_ink.Box, factor: float) -> faint_ink.Box:
    left, top, right, bottom = box
    return int(left * factor), int(top * factor), math.ceil(right * factor), math.ceil(bottom * factor)


def _is_certain(word: _Word) -> bool:
    return word.sure >= _CERTAIN[sum(map(str.isalnum, word.text)) < _LONG_WORD]


def _tesseract(command: str, picture: Image.Image, pale: bool = False) -> list[_Line]:
    """Read a picture; `pale` tells ink from paper place by place, and looks for text that is no page."""
    source = io.BytesIO()
    picture.save(source, "PNG", compress_level=1)
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, the picture goes in by standard input
            [command, "stdin", "stdout", *(_PALE if pale else _PAGE), "-l", "eng", "tsv"],
            input=source.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        raise Unavailable from None
    lines: dict[tuple[str, ...], _Line] = {}
    for row in done.stdout.decode("utf-8", "replace").splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            word = _Word(cells[11].strip(), float(cells[10]), (left, top, left + width, top + height))
            lines.setdefault(tuple(cells[1:5]), []).append(word)
    return list(lines.values())


def _rapidocr(picture: Image.Image) -> list[_Line]:
    import numpy as np

    result, _ = _engine()(np.asarray(picture.convert("RGB")))
    return [[_Word(str(text), 100 * float(sure), _around(corners))] for corners, text, sure in result or []]


def _around(corners: Iterable[tuple[float, float]]) -> tuple[int, int, int, int]:
    across, down = zip(*corners, strict=True)
    return int(min(across)), int(min(down)), int(max(across)) + 1, int(max(down)) + 1


def _reading(lines: Iterable[_Line], left_over: Iterable[_Line], scale: float) -> Reading:
    """Return lines of words as text. Of what was left over, only certain words surely are text: it is read into
    the borders of drawings, and differently each time."""
    told = [(line, " ".join(word.text for word in line) if any(map(_tells, line)) else "") for line in lines]
    told += [(line, " ".join(word.text for word in line if _is_certain(word))) for line in left_over]
    return Reading(
        "\n".join(" ".join(word.text for word in line) for line, _ in told),
        "\n".join(sure for _, sure in told if sure),
        tuple(tuple(word.seen(scale) for word in line) for line, _ in told),
    )


def _tells(word: _Word) -> bool:
    return any(
        sum(map(str.isalnum, piece)) >= letters and word.sure >= least
        for piece in word.text.split()
        for letters, least in _SURE
    )


@functools.cache
def _engine() -> Any:
    try:
        from rapidocr_onnxruntime import RapidOCR
    except ImportError:
        raise Unavailable from None
    return cast(Any, RapidOCR())
