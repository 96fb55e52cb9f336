"""Pictures of a scrubbed copy for people to look at: the picture itself, or the first pages of a PDF."""

from pathlib import Path

import pypdfium2
from PIL import Image

from submissions.media import FAMILIES, Family, MediaType

_MAX_PAGES = 20
_WIDTH = 1100
# Twice the screen's usual resolution of 72 points an inch reads well.
_SCALE = 1.5


def write(copy: Path, media_type: MediaType, folder: Path) -> list[str]:
    """Write PNG files into the folder and return their names; none for types that are shown as text."""
    family = FAMILIES[media_type]
    if family is Family.IMAGE:
        with Image.open(copy) as picture:
            return [_save(picture.convert("RGB"), folder, 1)]
    if family is not Family.PDF:
        return []
    names = []
    document = pypdfium2.PdfDocument(copy)
    try:
        for number in range(min(len(document), _MAX_PAGES)):
            page = document[number]
            names.append(_save(page.render(scale=_SCALE).to_pil().convert("RGB"), folder, number + 1))
            page.close()
    finally:
        document.close()
    return names


def _save(picture: Image.Image, folder: Path, number: int) -> str:
    name = f"preview-{number}.png"
    picture.thumbnail((_WIDTH, _WIDTH * 4))
    picture.save(folder / name, "PNG", optimize=False)
    return name
