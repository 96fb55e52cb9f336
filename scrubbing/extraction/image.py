"""PNG, JPEG, TIFF and WebP: text read by OCR frame by frame, codes and faces, and what rides along in metadata."""

from collections.abc import Iterator
from typing import BinaryIO

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from scrubbing.document import Construct, ConstructKind, Document, Kind, Reading, Unit, Unread
from scrubbing.extraction import ocr
from scrubbing.extraction.looks import look_for_codes, look_for_faces
from scrubbing.extraction.ocr_engines import OcrFailed, engine_name
from scrubbing.geometry import frame_locator
from scrubbing.pictures import DAMAGE, frame_count, frames_of, has_transparency, on_ground, open_picture, page_count
from submissions.reasons import Held, Reason

_WHITE, _BLACK = 255, 0
_EXIF_FOLDERS = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop, ExifTags.IFD.IFD1)
_GPS_LATITUDE, _GPS_LONGITUDE = 2, 4
# Fields of `Image.info` that only say how the pixels are coded.
_CODING = frozenset(
    (
        "transparency",
        "gamma",
        "chromaticity",
        "srgb",
        "interlace",
        "dpi",
        "aspect",
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "adobe",
        "adobe_transform",
        "progression",
        "progressive",
        "compression",
        "resolution",
        "loop",
        "background",
        "timestamp",
        "duration",
        "default_image",
        "blend",
        "disposal",
        "bbox",
        "icc_profile",
        "exif",
        "mp",
        "mpoffset",
        "xmp",
        "XML:com.adobe.xmp",
        "photoshop",
    )
)


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Read a picture; boxes of words are in pixels of the frame as it is shown, the EXIF orientation applied.

    A picture without any text is read: photographs and logos have none.

    Raises:
        Held: CORRUPT, IMAGE_TOO_LARGE, TOO_MANY_PAGES or TEXT_LIMIT.
    """
    document = Document(media_type, ocr=engine_name())
    picture = open_picture(source, media_type, reading.budget)
    frames = frame_count(picture)
    reading.budget.spend_pages(frames)
    if frames > page_count(picture):
        document.constructs.append(Construct(ConstructKind.EXTRA_FRAMES, "further frames"))
    for number, frame in enumerate(frames_of(picture, reading.budget), start=1):
        _read_frame(document, number, frame)
        _read_metadata(document, number, picture)
    if _ends_early(source, media_type):
        document.constructs.append(Construct(ConstructKind.OTHER, "data after the end of the image"))
    for unit in document.units:
        reading.budget.spend_characters(len(unit.text))
    return document


def _read_frame(document: Document, number: int, frame: Image.Image) -> None:
    grounds = [(_WHITE, "")]
    if has_transparency(frame):
        # White letters on a see-through ground only show on a dark one.
        grounds.append((_BLACK, "on black"))
    for shade, part in grounds:
        locator = frame_locator(number, part)
        picture = on_ground(frame, shade)
        look_for_codes(document, picture, frame_locator(number), "picture")
        if not part:
            look_for_faces(document, picture, locator, "picture")
        # Engines take much room for a large picture, and need no colours.
        grey = picture.convert("L")
        del picture
        try:
            found = ocr.read_picture(grey, sparse=True)
        except OcrFailed:
            document.unread.append(Unread(locator, Reason.PART_NOT_READ))
        else:
            document.units += ocr.units(found, locator)


def _read_metadata(document: Document, number: int, picture: Image.Image) -> None:
    """Add one unit for each kind of metadata of the frame that `picture` stands at."""
    try:
        kinds = dict(_metadata(picture))
    except DAMAGE as error:
        raise Held(Reason.CORRUPT) from error
    for kind, text in kinds.items():
        locator = frame_locator(number, kind)
        document.constructs.append(Construct(ConstructKind.IMAGE_METADATA, locator))
        if text:
            document.units.append(Unit(locator, text, Kind.METADATA))


def _metadata(picture: Image.Image) -> Iterator[tuple[str, str]]:
    exif = picture.getexif()
    lines = list(_exif_lines(exif))
    # Every TIFF has tags, its size among them; only what a person or a program wrote into them counts there.
    if lines or (exif and picture.format != "TIFF"):
        yield "EXIF", "\n".join(lines)
    if packet := picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp"):
        yield "XMP", _readable(packet)
    if iptc := _iptc(picture):
        yield "IPTC", iptc
    comments = {key: value for key, value in picture.info.items() if str(key) not in _CODING}
    # After decoding, a PNG's text chunks are all here, those behind the pixels too.
    comments |= getattr(picture, "text", {})
    comments.pop("XML:com.adobe.xmp", None)
    if chunks := [f"{key}: {text}" for key, value in comments.items() if (text := _readable(value))]:
        yield "text chunks", "\n".join(chunks)
    if picture.info.get("icc_profile"):
        yield "colour profile", ""


def _exif_lines(exif: Image.Exif) -> Iterator[str]:
    for tag, value in exif.items():
        if text := _readable(value):
            yield f"{ExifTags.TAGS.get(tag, tag)}: {text}"
    for folder in _EXIF_FOLDERS:
        entries = exif.get_ifd(folder)
        names = ExifTags.GPSTAGS if folder is ExifTags.IFD.GPSInfo else ExifTags.TAGS
        for tag, value in entries.items():
            if text := _readable(value):
                yield f"{names.get(tag, tag)}: {text}"
        if folder is ExifTags.IFD.GPSInfo and {_GPS_LATITUDE, _GPS_LONGITUDE} <= entries.keys():
            yield f"GPS position: {entries[_GPS_LATITUDE]} {entries[_GPS_LONGITUDE]}"


def _readable(value: object) -> str:
    """Return a metadata value as text; numbers and binary values say nothing about a person and give none."""
    if isinstance(value, bytes):
        if value[:8] in (b"ASCII\0\0\0", b"UNICODE\0"):
            value = value[8:]
        if value.count(0) * 3 > len(value):
            return value.decode("utf-16-le", "ignore").strip("\0 ") if value.count(0) * 3 < len(value) * 2 else ""
        text = value.decode("utf-8", "replace").strip("\0 ")
        return text if text.count("\ufffd") * 4 < len(text) else ""
    if isinstance(value, str):
        return value.strip("\0 ")
    return ""


def _iptc(picture: Image.Image) -> str:
    records = IptcImagePlugin.getiptcinfo(picture) if isinstance(picture, ImageFile.ImageFile) else None
    values: list[bytes] = []
    for record in (records or {}).values():
        values += record if isinstance(record, list) else [record]
    return "\n".join(filter(None, map(_readable, values)))


def _ends_early(source: BinaryIO, media_type: str) -> bool:
    """Whether bytes follow the end of the image: where cropped-away pixels and whole other files hide."""
    source.seek(0)
    data = source.read()
    if media_type == "image/png":
        return not data.endswith(b"IEND\xaeB`\x82")
    if media_type == "image/webp":
        return int.from_bytes(data[4:8], "little") + 8 < len(data)
    if media_type == "image/jpeg":
        return _end_of_jpeg(data) < len(data)
    return False


def _end_of_jpeg(data: bytes) -> int:
    """Return where the first image of a JPEG file ends. A thumbnail in its header lies inside a segment."""
    position = 2
    while data[position : position + 1] == b"\xff" and data[position + 1 : position + 2] not in (b"\xda", b"\xd9"):
        position += 2 + max(2, int.from_bytes(data[position + 2 : position + 4], "big"))
    end = data.find(b"\xff\xd9", position)
    return len(data) if end < 0 else end + 2
