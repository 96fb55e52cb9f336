"""Pictures: nothing but pixels in the file, read byte by byte, no value in what OCR and codes say, and no face left."""

import io
import struct
from collections.abc import Iterator

from PIL import Image, ImageSequence

from scrubbing.verification import codes, faces, ocr, pixels
from scrubbing.verification.report import OF_CODE, OF_PICTURE, Check
from scrubbing.verification.views import views
from scrubbing.verification.walk import Walk, inside

# What a PNG needs to be shown. Colour profiles, texts, times and previews are not among it.
_PNG_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
)  # fmt: skip
_WEBP_CHUNKS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
# Baseline tags of TIFF 6.0 that say how pixels are stored: sizes, compression, strips, tiles, colours, resolution.
_TIFF_TAGS = frozenset(
    {254, 255, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291, 292,
     293, 296, 297, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 338, 339, 340, 341, 347, 529, 530, 531,
     532}
)  # fmt: skip
_TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
# Bytes that no structure of a TIFF refers to: alignment only.
_TIFF_SLACK = 64
# No letter fits into fewer pixels.
_SMALLEST = 8
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")


class Malformed(Exception):
    """A picture departs from what a scrubbed copy looks like."""


def read_png(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a PNG."""
    position, kind = 8, b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", data, position)
        if kind not in _PNG_CHUNKS:
            walk.fail(Check.METADATA_LEFT, locator)
        position += 12 + size
    _check_end(walk, data, position, locator)
    _read_pixels(walk, data, locator)


def read_jpeg(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a JPEG."""
    check_jpeg(walk, data, locator, profiles=False)
    _read_pixels(walk, data, locator)


def check_jpeg(walk: Walk, data: bytes, locator: str, *, profiles: bool) -> None:
    """Fail a JPEG that holds more than its picture; `profiles` allows colour profiles, which a PDF may need."""
    position = 2
    while True:
        while data[position : position + 2] == b"\xff\xff":
            position += 1
        lead, marker = struct.unpack_from(">BB", data, position)
        if lead != 0xFF:
            raise Malformed("no marker")
        if marker == 0xD9:
            _check_end(walk, data, position + 2, locator)
            return
        if 0xD0 <= marker <= 0xD7 or marker == 0x01:
            position += 2
            continue
        (size,) = struct.unpack_from(">H", data, position + 2)
        segment = data[position + 4 : position + 2 + size]
        if not _plain_segment(marker, segment, profiles):
            walk.fail(Check.METADATA_LEFT, locator)
        position += 2 + size
        if marker == 0xDA:
            position = _after_scan(data, position)


def _plain_segment(marker: int, segment: bytes, profiles: bool) -> bool:
    if marker == 0xE0:
        # JFIF without a thumbnail.
        return segment[:5] == b"JFIF\0" and len(segment) == 14 and segment[12:14] == b"\0\0"
    if marker == 0xEE:
        # Adobe's note on the colour transform, without which CMYK pictures are shown inverted.
        return segment[:5] == b"Adobe" and len(segment) == 12
    if marker == 0xE2 and profiles:
        return segment.startswith(b"ICC_PROFILE\0")
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _after_scan(data: bytes, position: int) -> int:
    """Return where the next marker after entropy-coded data stands."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0:
            raise Malformed("no end of scan")
        if position + 1 < len(data) and data[position + 1] != 0 and not 0xD0 <= data[position + 1] <= 0xD7:
            return position
        position += 2


def read_webp(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a WebP."""
    (size,) = struct.unpack_from("<I", data, 4)
    end = 8 + size + (size & 1)
    position = 12
    while position + 8 <= min(end, len(data)):
        kind, length = struct.unpack_from("<4sI", data, position)
        if kind not in _WEBP_CHUNKS:
            walk.fail(Check.METADATA_LEFT, locator)
        position += 8 + length + (length & 1)
    _check_end(walk, data, min(position, end), locator)
    _read_pixels(walk, data, locator)


def read_tiff(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a TIFF with all its frames; every byte must belong to a frame's pixels or known tags."""
    order = "<" if data[:2] == b"II" else ">"
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    used = [(0, 8)]
    seen: set[int] = set()
    while start:
        if start in seen:
            raise Malformed("frames in a circle")
        seen.add(start)
        (count,) = struct.unpack_from(f"{order}H", data, start)
        used.append((start, start + 2 + 12 * count + 4))
        tags = [_tiff_tag(walk, data, order, start + 2 + 12 * index, used, locator) for index in range(count)]
        used += _tiff_pixels(dict(tags))
        (start,) = struct.unpack_from(f"{order}I", data, start + 2 + 12 * count)
    if max(end for _, end in used) + _TIFF_SLACK < len(data) or _unused(used, len(data)) > _TIFF_SLACK * len(seen):
        walk.fail(Check.TRAILING_DATA, locator)
    _read_pixels(walk, data, locator)


def _tiff_tag(
    walk: Walk, data: bytes, order: str, position: int, used: list[tuple[int, int]], locator: str
) -> tuple[int, list[int]]:
    tag, kind, count = struct.unpack_from(f"{order}HHI", data, position)
    size = _TIFF_SIZES[kind] * count
    start = position + 8
    if size > 4:
        (start,) = struct.unpack_from(f"{order}I", data, position + 8)
        used.append((start, start + size))
    if tag not in _TIFF_TAGS or kind == 2:
        walk.fail(Check.METADATA_LEFT, locator)
        walk.search_bytes(data[start : start + size], locator, text=True)
    if kind in (3, 4):
        return tag, list(struct.unpack_from(f"{order}{count}{'H' if kind == 3 else 'I'}", data, start))
    return tag, []


def _tiff_pixels(tags: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    for offsets, sizes in ((273, 279), (324, 325)):
        for start, size in zip(tags.get(offsets, []), tags.get(sizes, []), strict=True):
            yield start, start + size


def _unused(used: list[tuple[int, int]], size: int) -> int:
    position = unused = 0
    for start, end in sorted(used):
        unused += max(0, start - position)
        position = max(position, end)
    return unused + max(0, size - position)


def _check_end(walk: Walk, data: bytes, end: int, locator: str) -> None:
    if end > len(data):
        raise Malformed("cut off")
    # Encoders and PDF writers pad with a line end or zeros.
    if len(data) - end > 2 or data[end:].strip(b"\0\r\n"):
        walk.fail(Check.TRAILING_DATA, locator)


def _read_pixels(walk: Walk, data: bytes, locator: str) -> None:
    walk.runs(Check.METADATA_LEFT, Check.TRAILING_DATA)
    walk.search_bytes(data, locator)
    with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
        picture.verify()
    with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
        walk.budget.check_pixels(*picture.size)
        frames = int(getattr(picture, "n_frames", 1))
        for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
            if number > 1:
                walk.budget.spend_pages()
            walk.budget.check_pixels(*frame.size)
            place = inside(locator, f"frame {number}") if number > 1 else locator
            grey = _after_faces(walk, frame if frame.mode == "RGB" else frame.convert("RGB"), place)
            if frames == 1:
                # OCR takes as much memory again for a large picture, whose colours have been looked at by now.
                picture.close()
            read_picture_text(walk, grey, place)
            if not _is_plain(grey):
                read_codes(walk, grey, place)
            if frames == 1:
                break


def _after_faces(walk: Walk, colours: Image.Image, locator: str) -> Image.Image:
    """Look for faces in a picture and return it in grey, in which words and codes are read."""
    if not _is_plain(colours):
        look_for_faces(walk, colours, locator)
    return colours.convert("L")


def _is_plain(picture: Image.Image) -> bool:
    return min(picture.size) < _SMALLEST or len(picture.getcolors(2) or (0, 0)) == 1


def read_picture_text(walk: Walk, picture: Image.Image, locator: str, at: tuple[int, int] = (0, 0)) -> None:
    """Read a picture by OCR and search what it says, with the tolerance that OCR needs.

    `at` is where it lies in the page of which it is a part.
    """
    walk.report.coverage.pictures += 1
    if _is_plain(picture):
        return
    try:
        found = ocr.read(picture)
    except ocr.Unavailable:
        walk.fail(Check.NOT_READ, locator)
        return
    walk.runs(Check.VALUE_IN_PICTURE)
    if walk.values.in_picture(found.text):
        walk.fail(Check.VALUE_IN_PICTURE, locator)
    walk.see(found.lines, locator, at)
    walk.tell(found.sure, inside(locator, OF_PICTURE))


def read_codes(walk: Walk, picture: Image.Image, locator: str) -> None:
    """Search what the codes in a picture say, like any other text."""
    walk.runs(Check.VALUE_IN_CODE)
    for number, text in enumerate(codes.read(picture), start=1):
        place = inside(locator, f"{OF_CODE} {number}")
        if any(walk.values.in_text(reading) for reading in views(text)):
            walk.fail(Check.VALUE_IN_CODE, place)
        walk.tell(text, place)


def look_for_faces(walk: Walk, picture: Image.Image, locator: str) -> None:
    """Fail a picture that shows a face nobody keeps."""
    walk.runs(Check.FACE_LEFT)
    digest = pixels.digest(picture)
    if not all(walk.faces.allows(place, digest) for place in faces.find(picture)):
        walk.fail(Check.FACE_LEFT, locator)
