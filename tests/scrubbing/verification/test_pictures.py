import io
import struct

import pytest
from PIL import Image, ImageCms, PngImagePlugin, TiffImagePlugin

from scrubbing.limits import Limits
from submissions.media import MediaType
from tests.files.image import MISSED, with_missed
from tests.scrubbing.verification.copies import VALUE, check, checks, encoded, picture, png_chunk

TYPES = {"PNG": MediaType.PNG, "JPEG": MediaType.JPEG, "TIFF": MediaType.TIFF, "WEBP": MediaType.WEBP}


@pytest.fixture(scope="module")
def exif() -> Image.Exif:
    data = Image.Exif()
    data[0x013B] = VALUE
    data[0x010F] = "Some camera"
    return data


@pytest.mark.parametrize("format_", TYPES)
def test_a_clean_picture_passes(format_: str) -> None:
    report = check(encoded(picture("A quiet picture"), format_), TYPES[format_])

    assert report.failures == []
    assert "quiet" in report.texts[0][1]


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "CMYK"])
def test_a_clean_picture_of_any_kind_passes(mode: str) -> None:
    format_ = "TIFF" if mode == "CMYK" else "PNG"

    assert check(encoded(picture().convert(mode), format_), TYPES[format_]).failures == []


def test_a_clean_progressive_jpeg_passes() -> None:
    assert check(encoded(picture("A quiet picture"), "JPEG", progressive=True), MediaType.JPEG).failures == []


@pytest.mark.parametrize("format_", TYPES)
def test_a_value_in_the_pixels_fails_the_copy(format_: str) -> None:
    assert checks(encoded(picture(f"by {VALUE}"), format_), TYPES[format_]) == {"value in picture"}


@pytest.mark.parametrize("kind", MISSED)
def test_a_value_that_is_pale_slants_or_stands_on_its_head_fails_the_copy(kind: str) -> None:
    copy = encoded(with_missed(kind, VALUE), "PNG")

    assert checks(copy, MediaType.PNG) == {"value in picture"}
    assert check(copy, MediaType.PNG, "Quentin Vrabelmo").failures == []


@pytest.mark.parametrize("format_", TYPES)
def test_exif_fails_the_copy(format_: str, exif: Image.Exif) -> None:
    assert "metadata left" in checks(encoded(picture(), format_, exif=exif), TYPES[format_])


@pytest.mark.parametrize("format_", TYPES)
def test_a_colour_profile_fails_the_copy(format_: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert "metadata left" in checks(encoded(picture(), format_, icc_profile=profile), TYPES[format_])


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP"])
def test_xmp_fails_the_copy(format_: str) -> None:
    options: dict[str, object] = {"xmp": b"<x:xmpmeta>words</x:xmpmeta>"}
    if format_ == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>words</x:xmpmeta>")
        options = {"pnginfo": info}

    assert "metadata left" in checks(encoded(picture(), format_, **options), TYPES[format_])


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt", b"fcTL"])
def test_any_other_chunk_of_a_png_fails_the_copy(kind: bytes) -> None:
    data = encoded(picture(), "PNG")

    assert "metadata left" in checks(data[:33] + png_chunk(kind, b"words\0words") + data[33:], MediaType.PNG)


@pytest.mark.parametrize("marker", [0xE1, 0xE2, 0xED, 0xEF, 0xFE])
def test_any_other_segment_of_a_jpeg_fails_the_copy(marker: int) -> None:
    data = encoded(picture(), "JPEG")
    segment = struct.pack(">BBH", 0xFF, marker, 7) + b"words"

    assert "metadata left" in checks(data[:2] + segment + data[2:], MediaType.JPEG)


def test_a_text_tag_of_a_tiff_fails_the_copy() -> None:
    info = TiffImagePlugin.ImageFileDirectory_v2()
    info[270] = "words"

    assert "metadata left" in checks(encoded(picture(), "TIFF", tiffinfo=info), MediaType.TIFF)


@pytest.mark.parametrize("format_", TYPES)
def test_data_after_the_picture_fails_the_copy(format_: str) -> None:
    data = encoded(picture(), format_) + b"words after the picture" * 10

    assert "trailing data" in checks(data, TYPES[format_])


@pytest.mark.parametrize("format_", TYPES)
def test_a_value_after_the_picture_is_found_in_the_bytes(format_: str) -> None:
    assert "value in bytes" in checks(encoded(picture(), format_) + VALUE.encode("utf-16-le"), TYPES[format_])


def test_every_frame_is_read() -> None:
    target = io.BytesIO()
    picture("One").save(target, "TIFF", save_all=True, append_images=[picture(f"by {VALUE}")])
    report = check(target.getvalue(), MediaType.TIFF)

    assert [(failure.check, failure.locator) for failure in report.failures] == [("value in picture", "frame 2")]


@pytest.mark.parametrize("format_", TYPES)
def test_a_picture_cut_off_or_of_another_type_fails(format_: str) -> None:
    data = encoded(picture("words"), format_)
    other = TYPES["PNG" if format_ != "PNG" else "JPEG"]

    assert not check(data[: len(data) // 2], TYPES[format_]).passed
    assert not check(data[:20], TYPES[format_]).passed
    assert not check(data, other).passed


def test_a_picture_with_too_many_pixels_fails() -> None:
    report = check(encoded(picture(), "PNG"), MediaType.PNG, limits=Limits(pixels=1000))

    assert "limit reached" in {failure.check for failure in report.failures}


def test_without_an_engine_no_picture_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    from scrubbing.verification import ocr

    def unavailable(_: object) -> str:
        raise ocr.Unavailable

    monkeypatch.setattr(ocr, "read", unavailable)

    assert checks(encoded(picture("words"), "PNG"), MediaType.PNG) == {"not read"}
