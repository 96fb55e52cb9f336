"""Where extraction and redaction must agree about places: names of pages and frames, and the scale of page pictures."""

import math
import re
from collections.abc import Iterable, Sequence

from scrubbing.document import Word

# Boxes of words on a PDF page are in pixels of the page drawn at this resolution, cropped and turned as readers see it.
READING_DPI = 150
# Pages that are rebuilt as pictures are drawn at this resolution: crisp on screen and in print, some 200 KB a page.
REBUILDING_DPI = 200
# A page larger than this (A3 at 200 dpi has 8 million) is drawn at a lower resolution. At 4 bytes a pixel it is 64 MB.
_PIXELS = 16_000_000

_ORDINAL = re.compile(r"(?:page|frame) (\d+)(?:, .+)?\Z")


def page_locator(number: int, part: str = "") -> str:
    """Name a PDF page, counted from 1, or a part of it ("page 3, picture text")."""
    return f"page {number}, {part}" if part else f"page {number}"


def frame_locator(number: int, part: str = "") -> str:
    """Name a frame of an image, counted from 1, or a part of it."""
    return f"frame {number}, {part}" if part else f"frame {number}"


def ordinal(locator: str) -> int | None:
    """Return the number of the page or frame that a locator names or is part of; None for any other place."""
    match = _ORDINAL.match(locator)
    return int(match.group(1)) if match else None


def drawing_scale(width: float, height: float, dpi: int) -> float:
    """Return pixels per point for a page of this size in points. Huge pages get fewer than `dpi` asks for."""
    scale = dpi / 72
    area = width * height * scale * scale
    return scale * math.sqrt(_PIXELS / area) if area > _PIXELS else scale


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Group words in reading order into lines: a word joins the line when it overlaps the word before it in height."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _same_line(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def covered(word: Word, others: Sequence[Word]) -> bool:
    """Whether more than half of the word's box lies under another word."""
    area = max(1, (word.right - word.left) * (word.bottom - word.top))
    for other in others:
        width = min(word.right, other.right) - max(word.left, other.left)
        height = min(word.bottom, other.bottom) - max(word.top, other.top)
        if width > 0 and height > 0 and width * height * 2 > area:
            return True
    return False


def _same_line(one: Word, other: Word) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return overlap * 2 > lower and other.left >= one.left
