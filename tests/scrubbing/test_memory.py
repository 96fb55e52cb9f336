"""What is large is held once while it is read, written and proved, or waits on disk."""

import base64
import gzip
import io
import random
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from openpyxl import Workbook
from PIL import Image

from scrubbing import pictures
from scrubbing.extraction import xlsx
from scrubbing.extraction.registry import read
from scrubbing.formats import mail
from scrubbing.limits import Budget, Limits
from scrubbing.office.package import Contents, open_package, write_package
from scrubbing.verification import mail as mail_proof
from scrubbing.verification.archives import inflate
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.scrubbing.verification.copies import check

MB = 1_000_000
BINARY = random.Random(0).randbytes(4 * MB)
HEAD = (
    b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Files\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="=_b"\r\n\r\n--=_b\r\n'
    b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
)
TAIL = b"\r\n--=_b--\r\n"


@contextmanager
def at_most(megabytes: float) -> Iterator[None]:
    """Fail when what runs inside ever holds more than this at once, beside what there was before."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < megabytes * MB, f"{peak / MB:.1f} MB"


def test_a_member_of_a_package_is_unpacked_once() -> None:
    target = io.BytesIO()
    write_package(target, {"word/media/image1.png": BINARY})
    package = open_package(target, Budget())
    with at_most(7.5):
        assert package.read("word/media/image1.png") == BINARY


def test_a_packed_stream_is_unpacked_once_for_the_proof() -> None:
    packed = gzip.compress(BINARY) + b"behind"
    with at_most(6.5):
        unpacked, rest = inflate(packed, Budget(), 31)
    assert (unpacked, rest) == (BINARY, b"behind")


def test_large_parts_of_a_copy_wait_on_disk() -> None:
    contents = Contents()
    with at_most(1):
        for number in range(3):
            contents[f"word/media/image{number}.png"] = BINARY
        contents["word/document.xml"] = b"<x/>"
        contents["word/media/image0.png"] = b"small now"
    assert dict(contents) == {
        "word/document.xml": b"<x/>",
        "word/media/image0.png": b"small now",
        "word/media/image1.png": BINARY,
        "word/media/image2.png": BINARY,
    }
    del contents["word/media/image1.png"]
    assert len(contents) == 3
    contents.close()


def test_a_package_is_written_as_the_library_writes_it_whole() -> None:
    ours, theirs = io.BytesIO(), io.BytesIO()
    write_package(ours, {"a.bin": BINARY})
    with zipfile.ZipFile(theirs, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        info = zipfile.ZipInfo("a.bin", (1980, 1, 1, 0, 0, 0))
        info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
        archive.writestr(info, BINARY)
    assert ours.getvalue() == theirs.getvalue()


def test_a_mail_is_cut_into_parts_without_its_bytes_as_a_whole() -> None:
    source = io.BytesIO(HEAD + base64.encodebytes(BINARY) + TAIL)
    # 5.4 MB of lines, each a string of its own, then joined.
    with at_most(20):
        part = next(mail.parse(source).children())
    with at_most(9):
        assert mail.content(part.message) == BINARY


@pytest.mark.parametrize("break_", [lambda text: b"\r\n\n" + text, lambda text: text.replace(b"\n", b"\r\n")])
def test_a_mail_is_read_alike_however_it_is_fed(
    break_: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = break_(HEAD.replace(b"\r\n", b"\n") + base64.encodebytes(BINARY[:1000]) + TAIL.replace(b"\r\n", b"\n"))
    monkeypatch.setattr(mail, "_PIECE", 7)
    assert mail.content(next(mail.parse(io.BytesIO(written)).children()).message) == BINARY[:1000]


@pytest.mark.parametrize(
    "written", [b"QUJD\r\n", b"QUI=\r\nQUJD\r\n", b"QU JD!\r\nQUI=", b"QUJ", "QÜJD".encode(), b"", b"Q=JD"]
)
def test_what_is_not_quite_base64_is_decoded_as_the_library_does(written: bytes) -> None:
    message = next(mail.parse(io.BytesIO(HEAD + written + TAIL)).children()).message
    assert mail.content(message) == message.get_payload(decode=True)


def _attached(content: bytes) -> bytes:
    return HEAD + base64.encodebytes(content).replace(b"\n", b"\r\n") + TAIL


def test_the_proof_searches_a_file_in_a_mail_once_and_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    written, files = mail_proof._without_files(_attached(BINARY))
    assert list(files.values()) == [BINARY]
    assert len(written) < 1000
    monkeypatch.setattr(mail_proof, "_LARGE", 500)
    letter = b"".join(b"Line %d of a letter.\n" % number for number in range(60))
    assert not _failures(_attached(letter))
    assert _failures(_attached(letter + b"Jane Halloran\n"))


@pytest.mark.parametrize(
    "hidden",
    [b"Jane Halloran\r\n", b"=\r\n" + base64.b64encode(b"Signed by Jane Halloran, 12 March") + b"\r\n"],
    ids=["between its lines", "behind its end"],
)
def test_what_hides_in_a_files_base64_is_found(hidden: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_proof, "_LARGE", 500)
    mail_ = _attached(b"Plain words only.\n" * 60).removesuffix(TAIL) + hidden + TAIL
    assert mail_proof._without_files(mail_) == (mail_, {})
    assert _failures(mail_)


def test_base64_that_is_no_part_of_its_own_is_searched_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_proof, "_LARGE", 500)
    mail_ = _attached(b"Signed by Jane Halloran, 12 March.\n" * 60).replace(b"Encoding: base64", b"Encoding: 7bit")
    assert mail_proof._without_files(mail_)[1]
    assert _failures(mail_)


def _failures(mail_: bytes) -> list[str]:
    return [failure.check for failure in check(mail_, MediaType.EML, "Jane Halloran").failures]


def test_an_upright_picture_is_not_copied() -> None:
    target = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(target, "PNG")
    picture = pictures.open_picture(target, MediaType.PNG, Budget())
    frame = next(pictures.frames_of(picture, Budget()))
    assert frame is picture
    assert pictures.on_ground(frame, 255) is frame


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("shade", [0, 255])
def test_strips_on_a_ground_are_the_whole_on_it(mode: str, shade: int) -> None:
    bands = [Image.effect_noise((31, 600), 90) for _ in mode]
    picture = Image.merge(mode, bands)
    ground = Image.new("RGBA", picture.size, (shade, shade, shade, 255))
    whole = Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
    assert pictures.on_ground(picture, shade).tobytes() == whole.tobytes()


def test_a_digest_tells_pictures_apart() -> None:
    one = Image.effect_noise((40, 700), 90)
    other = one.copy()
    other.putpixel((39, 699), (int(str(other.getpixel((39, 699)))) + 1) % 256)
    assert pictures.digest(one, "a") == pictures.digest(one.copy(), "a")
    assert len({pictures.digest(one, "a"), pictures.digest(one, "b"), pictures.digest(other, "a")}) == 3


def test_a_workbook_of_too_many_cells_is_held_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    book, target = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Costs")
    for _ in range(5):
        sheet.append(["North", 12])
    book.save(target)
    read(target, MediaType.XLSX, Budget(Limits(cells=10)))
    monkeypatch.setattr(xlsx, "_Cells", None)
    with pytest.raises(Held) as held:
        read(target, MediaType.XLSX, Budget(Limits(cells=9)))
    assert held.value.reason is Reason.TEXT_LIMIT
