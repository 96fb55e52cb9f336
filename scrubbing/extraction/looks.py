"""What a picture holds beside its words: codes, which are read as text, and what is only seen."""

import base64
import hashlib
import io
from dataclasses import replace
from math import ceil

from PIL import Image

from scrubbing import codes
from scrubbing.document import Document, Kind, Sight, Unit, Word
from scrubbing.extraction import faces
from scrubbing.sights import FACE, UNREAD_CODE, Box, is_same_place, name

# How sure it is that a code is one where nobody can read it: its corners were found.
_SURE = 0.9
# Digits of the mark by which equal ones are told from all others.
_DIGITS = 12
# What people are shown around something, as a share of its size, and how large all of it is.
_AROUND, _SHOWN = 0.35, 112


def look_for_codes(document: Document, picture: Image.Image, place: str, whole: str, factor: float = 1.0) -> None:
    """Add a unit for each code in a picture or page that says something, and a sight for each that nobody can read.

    `place` is the locator of the picture, `whole` what people call it; boxes are given `factor` times as large. A
    picture may be looked at on two grounds: what was found on the first is not added again.
    """
    boxes = [(word.left, word.top, word.right, word.bottom) for unit in _codes(document, place) for word in unit.words]
    boxes += [seen.box for seen in document.sights if seen.type == UNREAD_CODE and _is_at(seen.locator, place)]
    for code in codes.read(picture):
        left, top, right, bottom = code.box
        inside = max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)
        box = int(inside[0] * factor), int(inside[1] * factor), ceil(inside[2] * factor), ceil(inside[3] * factor)
        if inside[0] >= inside[2] or inside[1] >= inside[3] or any(is_same_place(box, other) for other in boxes):
            continue
        boxes.append(box)
        locator = f"{place}, code {len(boxes)}"
        if code.text is None:
            frame = round(picture.width * factor), round(picture.height * factor)
            seen = _sight(picture, UNREAD_CODE, inside, _SURE, locator, whole)
            document.sights.append(replace(seen, box=box, frame=frame))
        else:
            document.units.append(Unit(locator, code.text, Kind.CODE, words=(Word(code.text, *box, 0, 1.0),)))


def _codes(document: Document, place: str) -> list[Unit]:
    return [unit for unit in document.units if unit.kind is Kind.CODE and _is_at(unit.locator, place)]


def _is_at(locator: str, place: str) -> bool:
    return locator.startswith(f"{place}, ")


def look_for_faces(document: Document, picture: Image.Image, place: str, whole: str) -> None:
    """Add a sight for each face in an RGB picture or page."""
    for number, (box, score) in enumerate(faces.find(picture), start=1):
        document.sights.append(_sight(picture, FACE, box, score, f"{place}, face {number}", whole))


def _sight(picture: Image.Image, type_: str, box: Box, score: float, locator: str, whole: str) -> Sight:
    pixels = picture.crop(box).convert("RGB")
    mark = hashlib.sha256(f"{type_} {pixels.size} ".encode() + pixels.tobytes()).hexdigest()[:_DIGITS]
    value = name(type_, box, picture.size, whole, mark)
    return Sight(locator, type_, value, round(score, 4), box, picture.size, _shown(picture, box))


def _shown(picture: Image.Image, box: Box) -> str:
    margin = round(_AROUND * max(box[2] - box[0], box[3] - box[1]))
    left, top = max(0, box[0] - margin), max(0, box[1] - margin)
    crop = picture.crop((left, top, min(picture.width, box[2] + margin), min(picture.height, box[3] + margin)))
    crop = crop.convert("RGB")
    crop.thumbnail((_SHOWN, _SHOWN), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    crop.save(buffer, "JPEG", quality=80)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
