"""PDFs and pictures with values on their pages, drawn in pieces and at any size, and around them."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

import pypdfium2
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from tests.files import image, vectors_other
from tests.scrubbing.properties.spellings import Plant, split
from tests.scrubbing.properties.texts import BENIGN

_SIZE, _SCALE = (420, 300), 2
_ORDINARY = "plain words"
_XML = frozenset({"xmp", "page_xmp", "xfa"})
# What no program draws as letters of a name; such a spelling is planted beside the page.
_HIDDEN = ("invisible", "white", "outside", "clipped", "covered", "small")


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    return "Vera"


@cache
def _letters() -> frozenset[int]:
    _font()
    return frozenset(pdfmetrics.getFont("Vera").face.charToGlyph)


def is_drawable(text: str) -> bool:
    """Whether the font has every letter of a text."""
    return all(ord(char) in _letters() for char in text) and text.isprintable()


Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, or a PDF, with the boxes in which its values are drawn as pictures."""

    data: bytes
    boxes: Mapping[str, list[Box]]


@st.composite
def paper(draw: st.DrawFn, plants: Sequence[Plant]) -> Drawn:
    """A PDF with values on its pages or beside them."""
    if draw(st.integers(0, 4)) == 0 and plants:
        return Drawn(draw(_beside(plants)), {})
    target = io.BytesIO()
    sheet = canvas.Canvas(target, pagesize=_SIZE, pageCompression=draw(st.integers(0, 1)))
    sheet.setFont("Helvetica", 12)
    sheet.drawString(30, 270, BENIGN)
    boxes: dict[str, list[Box]] = {}
    beside = ["author", "keywords", *["bookmark", "note"] * len(plants)]
    for number, plant in enumerate(plants):
        if is_drawable(plant.written):
            box = draw(_drawn(sheet, plant.written, plant.value.text, 240 - 36 * number))
            if box is not None:
                boxes.setdefault(plant.value.text, []).append(box)
        else:
            _beside_page(sheet, plant.written, beside.pop(draw(st.integers(0, len(beside) - 1))))
    sheet.showPage()
    sheet.save()
    return Drawn(target.getvalue(), boxes)


def _beside_page(sheet: canvas.Canvas, text: str, place: str) -> None:
    if place == "author":
        sheet.setAuthor(text)
    elif place == "keywords":
        sheet.setKeywords(text)
    elif place == "bookmark":
        sheet.bookmarkPage("a")
        sheet.addOutlineEntry(text, "a")
    else:
        sheet.textAnnotation(text, (10, 10, 30, 30))


@st.composite
def _drawn(draw: st.DrawFn, sheet: canvas.Canvas, text: str, plain: str, y: int) -> Box | None:
    """Draw a text with words before and behind it, in pieces side by side; return its box if it is a picture."""
    ascii_ = text.isascii() and draw(st.booleans())
    font, size = ("Helvetica" if ascii_ else _font()), draw(st.sampled_from((8, 10, 11, 12, 14)))
    way = draw(st.sampled_from(("pieces", "letters", "kerned", "form", "whole", "lines", "hidden", "picture")))
    sheet.saveState()
    sheet.setFont(font, size)
    # What OCR reads with certainty: plain letters, as a program writes them.
    if way == "picture" and text.isascii() and text == plain:
        sheet.drawImage(ImageReader(image.page([text], (700, 110), height=26)), 30, y - 10, 300, 47)
        height = _SIZE[1]
        sheet.restoreState()
        return 30 * _SCALE, (height - y - 37) * _SCALE, 330 * _SCALE, (height - y + 10) * _SCALE
    if way == "lines" and " " in text:
        first, _, rest = text.partition(" ")
        sheet.drawString(30, y, f"Prepared by {first}")
        sheet.drawString(30, y - size - 2, f"{rest} on Monday")
    elif way == "hidden":
        _hide(sheet, text, y, draw(st.sampled_from(_HIDDEN)))
    elif way == "form":
        name = f"form{y}"
        sheet.beginForm(name)
        sheet.setFont(font, size)
        sheet.drawString(30, y, f"by {text}.")
        sheet.endForm()
        sheet.doForm(name)
    else:
        pieces = list(text) if way == "letters" else draw(split(text))
        x = 30.0
        for piece in ("by ", *([text] if way == "whole" else pieces), " on Monday"):
            sheet.drawString(x, y, piece)
            x += pdfmetrics.stringWidth(piece, font, size) + (0.4 if way == "kerned" else 0)
    sheet.restoreState()
    return None


def _hide(sheet: canvas.Canvas, text: str, y: int, trick: str) -> None:
    line = sheet.beginText(-500 if trick == "outside" else 30, y)
    line.setFont(_font(), 0.8 if trick == "small" else 11)
    if trick == "invisible":
        line.setTextRenderMode(3)
    if trick == "white":
        line.setFillGray(1)
    if trick == "clipped":
        path = sheet.beginPath()
        path.rect(300, 100, 20, 20)
        sheet.clipPath(path, stroke=0)
    line.textOut(text)
    sheet.drawText(line)
    if trick == "covered":
        sheet.rect(20, y - 5, 380, 20, fill=1)


@st.composite
def _beside(draw: st.DrawFn, plants: Sequence[Plant]) -> bytes:
    """A PDF that has everything a PDF may have beside its pages."""
    places = draw(st.permutations(vectors_other.PDF_DROPPED))
    values = dict.fromkeys((*vectors_other.PDF_REPLACED, *vectors_other.PDF_DROPPED), _ORDINARY)
    for place, plant in zip(places, plants, strict=False):
        values[place] = escape(plant.written) if place in _XML else plant.written
    return vectors_other.pdf_beside(values)


@st.composite
def picture(draw: st.DrawFn, plants: Sequence[Plant], format_: str = "PNG") -> Drawn:
    """A screenshot or scan of some lines, with values in its metadata as well."""
    ground, ink = draw(
        st.sampled_from(
            (((255, 255, 255), (20, 20, 20)), ((240, 240, 225), (60, 30, 30)), ((30, 40, 70), (240, 240, 240)))
        )
    )
    height = draw(st.sampled_from((18, 22, 28)))
    lines = [(BENIGN, None), *((f"by {plant.written} on Monday", plant) for plant in plants)]
    canvas_ = Image.new("RGB", (1000, 40 + 3 * height * len(lines)), ground)
    brush, font = ImageDraw.Draw(canvas_), image.font(height)
    boxes: dict[str, list[Box]] = {}
    for number, (line, plant) in enumerate(lines):
        brush.text((40, 30 + number * height * 3), line, font=font, fill=ink)
        if plant is not None:
            left = 40 + int(brush.textlength("by ", font=font))
            right = left + int(brush.textlength(plant.written, font=font))
            box = (left, 30 + number * height * 3, right, 30 + number * height * 3 + height)
            boxes.setdefault(plant.value.text, []).append(box)
    exif = image.exif(artist=plants[0].written, owner=plants[0].written) if len(plants) else None
    settings = {"quality": 92} if format_ in ("JPEG", "WEBP") else {}
    return Drawn(image.encode(canvas_, format_, **({"exif": exif} if exif else {}), **settings), boxes)


def left_in(original: Drawn, copy: bytes) -> set[str]:
    """Return the values of which a box looks the same in a copy."""
    before, after = (_seen(data).convert("L") for data in (original.data, copy))
    return {
        value
        for value, boxes in original.boxes.items()
        if any(_is_same(before.crop(box), after.crop(box)) for box in boxes)
    }


def _seen(data: bytes) -> Image.Image:
    if data.startswith(b"%PDF-"):
        with pypdfium2.PdfDocument(data) as document:
            shown: Image.Image = document[0].render(scale=_SCALE).to_pil()
            return shown
    return Image.open(io.BytesIO(data))


def _is_same(before: Image.Image, after: Image.Image) -> bool:
    """Whether what is drawn in a stretch is still there, but for what a lossy format does to it.

    Only what was drawn is asked: what is drawn beside it in the copy says nothing of it.
    """
    ground = max(range(256), key=before.histogram().__getitem__)
    drawn = before.point(lambda shade: 255 * (abs(shade - ground) >= 48))
    changed = ImageChops.difference(before, after).point(lambda step: 255 * (step >= 48))
    inked = drawn.histogram()[255]
    return inked == 0 or ImageChops.darker(drawn, changed).histogram()[255] < 0.5 * inked
