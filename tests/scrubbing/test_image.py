"""Pictures: what extraction finds in them, and what is left of them after redaction."""

import functools
import io
import shutil
import struct
import subprocess
import time
from collections.abc import Callable

import pytest
from PIL import Image

from scrubbing.document import ConstructKind, Document, Kind, Reading
from scrubbing.extraction.image import extract
from scrubbing.extraction.ocr import OcrText, read_picture
from scrubbing.extraction.ocr_engines import OcrFailed
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.limits import Budget, Limits
from scrubbing.redaction.image import redact
from scrubbing.redaction.plan import Plan, Writing
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.files import image as files

SUBSTITUTE = "Kimberly Becker"
PLANTED_METADATA = {
    MediaType.JPEG: (
        ("EXIF", "Exif Artist Person"),
        ("EXIF", "Exif Owner Person"),
        ("EXIF", "Exif Comment Person"),
        ("EXIF", "GPS position: (25.0, 4.0, 39.0)"),
        ("XMP", "Xmp Creator Person"),
        ("text chunks", "Jpeg Comment Person"),
    ),
    MediaType.PNG: (
        ("EXIF", "Exif Description Person"),
        ("text chunks", "Text Chunk Person"),
        ("text chunks", "Compressed Chunk Person"),
        ("text chunks", "International Chunk Person"),
        ("text chunks", "Late Chunk Person"),
    ),
}


@functools.cache
def original(media_type: MediaType) -> Document:
    return read(MAKERS[media_type](), media_type)


@functools.cache
def copy_of(media_type: MediaType) -> bytes:
    return scrub(MAKERS[media_type](), media_type, document=original(media_type))[0]


def read(data: bytes, media_type: str, budget: Budget | None = None) -> Document:
    return extract(io.BytesIO(data), media_type, Reading(budget or Budget(), 0, lambda name, content: None))


def values(**texts: str) -> Plan:
    substitutes = {files.NAME: SUBSTITUTE, files.EMAIL: "kbecker@example.org", **texts}
    return Plan(
        [
            KnownValue(text, "PERSON", Category.PERSONAL, Action.REPLACE, substitute)
            for text, substitute in substitutes.items()
        ]
    )


def scrub(
    data: bytes, media_type: str, plan: Plan | None = None, document: Document | None = None
) -> tuple[bytes, list[str]]:
    target = io.BytesIO()
    writing = Writing(plan or values(), lambda name, content: None)
    stripped = redact(io.BytesIO(data), target, document or read(data, media_type), writing)
    return target.getvalue(), stripped


def seen(data: bytes, frame: int = 0) -> str:
    picture = Image.open(io.BytesIO(data))
    picture.seek(frame)
    return " ".join(read_picture(picture.convert("RGB")).text.split())


MAKERS: dict[MediaType, Callable[[], bytes]] = {
    MediaType.PNG: files.png_with_metadata,
    MediaType.JPEG: files.jpeg_with_metadata,
    MediaType.TIFF: lambda: files.tiff_pages([files.page(), files.page(files.LETTER[::-1])]),
    MediaType.WEBP: lambda: files.encode(files.page(), "WEBP", quality=90, exif=files.exif()),
}


@pytest.mark.parametrize("media_type", MAKERS)
def test_it_reads_every_line_with_a_box_for_every_word(media_type: MediaType) -> None:
    document = original(media_type)
    unit = document.units[0]
    assert (unit.locator, unit.kind) == ("frame 1", Kind.OCR)
    for line in files.LETTER:
        assert line in unit.text
    for word in unit.words:
        assert unit.text[word.start :].startswith(word.text)
        assert 0 <= word.left < word.right <= 1000
        assert 0 <= word.top < word.bottom <= 480
    assert document.ocr


@pytest.mark.parametrize(
    ("media_type", "part", "planted"),
    [(media_type, part, planted) for media_type, places in PLANTED_METADATA.items() for part, planted in places],
)
def test_it_finds_what_metadata_says(media_type: MediaType, part: str, planted: str) -> None:
    units = {unit.locator: unit for unit in original(media_type).units}
    assert planted in units[f"frame 1, {part}"].text
    assert units[f"frame 1, {part}"].kind is Kind.METADATA


@pytest.mark.parametrize("media_type", [MediaType.PNG, MediaType.JPEG])
def test_it_notes_bytes_behind_the_end(media_type: MediaType) -> None:
    kinds = {construct.kind for construct in original(media_type).constructs}
    assert {ConstructKind.OTHER, ConstructKind.IMAGE_METADATA} <= kinds


def test_it_says_nothing_of_a_tail_where_there_is_none() -> None:
    for format_, media_type in (("PNG", MediaType.PNG), ("JPEG", MediaType.JPEG), ("WEBP", MediaType.WEBP)):
        assert read(files.encode(Image.new("RGB", (40, 40)), format_), media_type).constructs == []


@pytest.mark.parametrize("media_type", MAKERS)
def test_the_copy_shows_the_substitute_and_its_neighbours_but_not_the_value(media_type: MediaType) -> None:
    copy = copy_of(media_type)
    text = seen(copy)
    assert f"Invoice 2024-118 for Ms {SUBSTITUTE}" in text
    assert "kbecker@example.org" in text
    assert "The charter of the yacht begins at Nassau on 14 March." in text
    assert "Thornbury" not in text
    assert "halvorsen" not in text


def test_every_page_of_a_tiff_is_redacted() -> None:
    copy = copy_of(MediaType.TIFF)
    assert getattr(Image.open(io.BytesIO(copy)), "n_frames", 1) == 2
    assert SUBSTITUTE in seen(copy, frame=1)
    assert "Thornbury" not in seen(copy, frame=1)


@pytest.mark.parametrize("media_type", MAKERS)
def test_the_copy_has_no_metadata_and_no_tail(media_type: MediaType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrubbing.extraction.ocr.read_picture", lambda *_, **__: OcrText("", ()))
    copy = copy_of(media_type)
    assert b"Person" not in copy
    again = read(copy, media_type)
    assert [unit for unit in again.units if unit.kind is Kind.METADATA] == []
    assert again.constructs == []


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
@pytest.mark.parametrize("media_type", MAKERS)
def test_a_second_reader_finds_no_metadata_either(media_type: MediaType) -> None:
    copy = copy_of(media_type)
    shown = subprocess.run(
        ["exiftool", "-s", "-G1", "-e", "-"], input=copy, capture_output=True, check=True
    ).stdout.decode()
    groups = {line.split("]")[0].strip("[") for line in shown.splitlines()}
    allowed = {"ExifTool", "File", "PNG", "JFIF", "RIFF", "System"} | (
        {"IFD0", "IFD1"} if media_type == "image/tiff" else set()
    )
    assert groups <= allowed
    for field in ("Artist", "Author", "Comment", "Creator", "Software", "Owner", "GPS"):
        assert field not in shown


def test_it_says_what_it_stripped() -> None:
    stripped = scrub(files.jpeg_with_metadata(), MediaType.JPEG, document=original(MediaType.JPEG))[1]
    assert stripped == [
        "image metadata (EXIF, XMP, text chunks)",
        "data after the end of the image",
    ]


def test_only_the_first_frame_of_an_animation_is_kept_and_said() -> None:
    frames = [files.page(files.LETTER[:1], (700, 150)), files.page(("Second Frame Person",), (700, 150))]
    data = files.encode(frames[0], "WEBP", save_all=True, append_images=frames[1:], quality=90)
    assert ConstructKind.EXTRA_FRAMES in {construct.kind for construct in read(data, MediaType.WEBP).constructs}
    copy, stripped = scrub(data, MediaType.WEBP)
    assert getattr(Image.open(io.BytesIO(copy)), "n_frames", 1) == 1
    assert stripped == ["further image frames: only the first was kept"]


def test_it_paints_where_the_words_are_shown_when_a_camera_was_held_sideways() -> None:
    sideways = files.page(files.LETTER[:1]).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    copy, _ = scrub(files.encode(sideways, "JPEG", quality=95, exif=exif), MediaType.JPEG)
    assert Image.open(io.BytesIO(copy)).size == (1000, 480)
    assert f"for Ms {SUBSTITUTE}" in seen(copy)


def test_it_reads_a_page_that_was_scanned_sideways() -> None:
    sideways = files.page(size=(1000, 1000)).transpose(Image.Transpose.ROTATE_270)
    data = files.encode(sideways)
    assert files.NAME in read(data, MediaType.PNG).units[0].text
    turned = Image.open(io.BytesIO(scrub(data, MediaType.PNG)[0])).transpose(Image.Transpose.ROTATE_90)
    assert "Thornbury" not in seen(files.encode(turned))


@pytest.mark.parametrize(
    ("ground", "ink", "mode"),
    [
        ((30, 40, 90), (250, 240, 200), "RGB"),
        ((240, 235, 220), (120, 20, 20), "RGB"),
        (235, 30, "L"),
        (255, 0, "1"),
        (60000, 2000, "I;16"),
        ((0, 0, 0, 0), (255, 255, 255, 255), "RGBA"),
        ((255, 255, 255, 0), (0, 0, 0, 255), "RGBA"),
    ],
)
def test_it_paints_in_every_mode_and_on_every_ground(ground: object, ink: object, mode: str) -> None:
    copy, _ = scrub(
        files.encode(files.page(files.LETTER[:1], (700, 150), ground=ground, ink=ink, mode=mode)), MediaType.PNG
    )
    text = seen(copy)
    assert SUBSTITUTE in text
    assert "Thornbury" not in text


def test_the_ground_around_a_painted_value_keeps_its_colour() -> None:
    copy, _ = scrub(files.encode(files.page(ground=(30, 40, 90), ink=(250, 240, 200))), MediaType.PNG)
    picture = Image.open(io.BytesIO(copy)).convert("RGB")
    assert picture.getpixel((470, 58)) == (30, 40, 90)


def test_hidden_colours_under_transparent_pixels_are_dropped() -> None:
    picture = files.page(mode="RGBA", ground=(200, 200, 200, 255), ink=(0, 0, 0, 255))
    picture.putalpha(Image.new("L", picture.size, 1))
    copy, _ = scrub(files.encode(picture), MediaType.PNG, Plan(()))
    assert set(Image.open(io.BytesIO(copy)).convert("RGBA").get_flattened_data()) == {(255, 255, 255, 0)}


def test_a_long_substitute_does_not_run_over_its_neighbours() -> None:
    plan = Plan(
        [KnownValue("Halvorsen Marine", "EMPLOYER", Category.IDENTITY, Action.REPLACE, "Northwind Shipping Associates")]
    )
    copy, _ = scrub(files.encode(files.page()), MediaType.PNG, plan)
    text = seen(copy)
    assert "Ltd within thirty days" in text
    assert "Halvorsen Marine" not in text


def test_a_word_keeps_what_is_not_part_of_the_value() -> None:
    copy, _ = scrub(
        files.encode(files.page(("Dear Ms (Thornbury), welcome aboard",), (700, 150))),
        MediaType.PNG,
        values(Thornbury="Becker"),
    )
    assert "(Becker), welcome aboard" in seen(copy)


def test_a_value_over_two_lines_goes_in_both() -> None:
    lines = ("The captain of the vessel is Margaret", "Thornbury, who signs below.")
    copy, _ = scrub(files.encode(files.page(lines)), MediaType.PNG)
    text = seen(copy)
    assert "vessel is Kimberly Becker, who signs" in text


def test_a_frame_that_must_go_becomes_a_notice() -> None:
    data, document = MAKERS[MediaType.TIFF](), original(MediaType.TIFF)
    copy, _ = scrub(data, MediaType.TIFF, Plan((), removals=["frame 2"]), document)
    assert seen(copy, frame=1) == "[picture removed]"
    assert "Thornbury" in seen(copy, frame=0)


@pytest.mark.parametrize("media_type", MAKERS)
def test_the_same_picture_gives_the_same_copy(media_type: MediaType) -> None:
    again, _ = scrub(MAKERS[media_type](), media_type, document=original(media_type))
    assert again == copy_of(media_type)


def test_a_picture_without_text_is_read_and_kept() -> None:
    document = read(files.encode(Image.new("RGB", (300, 200), (80, 140, 60))), MediaType.PNG)
    assert (document.units, document.unread) == ([], [])


def test_an_engine_that_fails_leaves_the_frame_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OcrFailed("tesseract")

    monkeypatch.setattr("scrubbing.extraction.ocr.read_picture", broken)
    document = read(files.encode(files.page()), MediaType.PNG)
    assert [(unread.locator, unread.reason) for unread in document.unread] == [("frame 1", Reason.PART_NOT_READ)]


def _lying_tiff() -> bytes:
    picture = files.encode(Image.new("L", (100, 100)), "TIFF")
    return picture.replace(struct.pack("<HHII", 256, 4, 1, 100), struct.pack("<HHII", 256, 4, 1, 1_000_000)).replace(
        struct.pack("<HHII", 257, 4, 1, 100), struct.pack("<HHII", 257, 4, 1, 1_000_000)
    )


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (files.bomb(), MediaType.PNG, Reason.IMAGE_TOO_LARGE),
        (files.bomb(8000, 8000), MediaType.PNG, Reason.IMAGE_TOO_LARGE),
        (files.encode(files.page())[:-900], MediaType.PNG, Reason.CORRUPT),
        (files.encode(files.page(), "JPEG")[:9000], MediaType.JPEG, Reason.CORRUPT),
        (files.encode(files.page(), "WEBP")[:2000], MediaType.WEBP, Reason.CORRUPT),
        (files.encode(files.page(), "TIFF")[:9000], MediaType.TIFF, Reason.CORRUPT),
        (b"\x89PNG\r\n\x1a\n", MediaType.PNG, Reason.CORRUPT),
        (b"", MediaType.JPEG, Reason.CORRUPT),
        (files.encode(files.page(), "JPEG"), MediaType.PNG, Reason.CORRUPT),
        (files.encode(files.page(), "GIF"), MediaType.PNG, Reason.CORRUPT),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", MediaType.JPEG, Reason.CORRUPT),
    ],
)
def test_a_hostile_picture_ends_in_its_reason_at_once(data: bytes, media_type: MediaType, reason: Reason) -> None:
    started = time.monotonic()
    with pytest.raises(Held) as held:
        read(data, media_type)
    assert held.value.reason is reason
    assert time.monotonic() - started < 2


def test_frames_count_as_pages() -> None:
    data = files.tiff_pages([Image.new("L", (20, 20), 255)] * 6)
    with pytest.raises(Held) as held:
        read(data, MediaType.TIFF, Budget(Limits(pages=5)))
    assert held.value.reason is Reason.TOO_MANY_PAGES
