"""Pictures with codes and a face in them."""

import functools
from pathlib import Path

import numpy
import zxingcpp
from PIL import Image, ImageDraw

from tests.files import image

_PICTURES = Path(__file__).with_name("pictures")
SAID = f"https://example.com/badge?name={image.NAME.replace(' ', '+')}&nr=44021188"


def code(text: str = SAID, kind: str = "QRCode", step: int = 6) -> Image.Image:
    """Draw a code with the margin that it needs."""
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat[kind])
    return Image.fromarray(numpy.array(drawn.to_image(scale=step))).convert("RGB")


def spoilt() -> Image.Image:
    """Draw a QR code that is seen to be one, and too dirty to be read."""
    drawn = code()
    draw = ImageDraw.Draw(drawn)
    for place in range(80, drawn.width - 80, 12):
        draw.rectangle((place, 100, place + 5, drawn.height - 50), fill=(0, 0, 0))
    return drawn


def poster(*pictures: Image.Image, size: tuple[int, int] = (900, 420)) -> Image.Image:
    """Put pictures beside each other under a line of text."""
    sheet = Image.new("RGB", size, (250, 248, 240))
    ImageDraw.Draw(sheet).text((40, 24), "The plan of the quarter", font=image.font(26), fill=(20, 20, 20))
    across = 40
    for picture in pictures:
        sheet.paste(picture, (across, 90))
        across += picture.width + 30
    return sheet


@functools.cache
def portrait() -> Image.Image:
    """Return a photograph of an astronaut."""
    with Image.open(_PICTURES / "astronaut.jpg") as picture:
        return picture.convert("RGB")


def face_of(picture: Image.Image, left: int = 40, top: int = 90) -> Image.Image:
    """Return what a poster shows where the face of its first portrait was."""
    return picture.convert("RGB").crop((left + 78, top + 53, left + 168, top + 165))
