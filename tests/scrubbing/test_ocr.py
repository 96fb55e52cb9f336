"""The two OCR engines give the same kind of result and never pass a failure off as an empty picture."""

import io
import os
import shutil
import stat
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageDraw

from scrubbing.document import Word
from scrubbing.extraction import ocr, ocr_engines
from tests.bench.files import photos
from tests.files import image as files
from tests.files.image import font

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
ENGINES = [pytest.param("tesseract", marks=needs_tesseract), pytest.param("rapidocr", marks=pytest.mark.timeout(60))]


@pytest.fixture(autouse=True)
def nothing_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_read_before", {})


def darkest(picture: Image.Image, word: Word) -> int:
    return min(picture.convert("L").crop((word.left, word.top, word.right, word.bottom)).tobytes())


def script(folder: Path, body: str) -> None:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize("engine", ENGINES)
def test_it_reads_words_with_boxes_around_their_ink(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANROOM_OCR", engine)
    picture = files.page(files.LETTER[:2], size=(900, 220))
    found = ocr.read_picture(picture)
    assert found.text.splitlines() == list(files.LETTER[:2])
    assert found.legible
    assert ocr_engines.engine_name().startswith(engine + " ")
    for word in found.words:
        assert found.text[word.start : word.start + len(word.text)] == word.text
        assert 0 < word.confidence <= 1
        assert darkest(picture, word) < 60
    name = next(word for word in found.words if word.text == "Thornbury")
    expected = 60 + files.font(24).getlength("Invoice 2024-118 for Ms Margaret ")
    assert abs(name.left - expected) < 6
    assert name.bottom - name.top < 36


def test_rapidocr_takes_over_where_tesseract_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CLEANROOM_OCR", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr_engines.engine_name().startswith("rapidocr ")
    # A long line, in which the model alone loses the spaces.
    line = "Payable to Halvorsen Marine Ltd, account GB29 NWBK 6016 1331 9268 19"
    assert ocr.read_picture(files.page((line,), size=(1000, 120), height=20)).text == line


@needs_tesseract
@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270])
def test_a_page_scanned_the_wrong_way_is_turned(turn: Image.Transpose, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    picture = files.page(size=(1000, 1000)).transpose(turn)
    found = ocr.read_picture(picture)
    assert files.NAME in found.text
    for word in found.words:
        assert darkest(picture, word) < 60


@needs_tesseract
def test_small_print_of_a_screen_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    text = ocr.read_picture(files.page(height=11, size=(640, 240), ground=(240, 235, 220)), sparse=True).text
    assert files.EMAIL in text


@needs_tesseract
def test_sparse_reading_finds_a_word_in_a_corner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    assert "Halvorsen" in ocr.read_picture(files.page(("Halvorsen",), size=(300, 150)), sparse=True).text


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the engine's readings from now on."""
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    calls: list[int] = []
    read = ocr_engines.read_by_tesseract

    def counting(grey: Image.Image, page_mode: int) -> list[list[Word]]:
        calls.append(page_mode)
        return read(grey, page_mode)

    monkeypatch.setattr(ocr_engines, "read_by_tesseract", counting)
    return calls


@needs_tesseract
def test_the_same_picture_is_read_once_per_way_of_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch)
    first = ocr.read_picture(files.page())
    again = ocr.read_picture(files.page())
    assert first == again
    assert files.NAME in again.text
    assert len(calls) == 1
    ocr.read_picture(files.page(), sparse=True)
    assert len(calls) == 3
    ocr.read_picture(files.page((files.NAME,)))
    assert len(calls) == 4


@needs_tesseract
def test_only_pictures_that_cannot_show_three_letters_go_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch)
    speckled = Image.effect_noise((7, 7), 80)
    for picture in (Image.new("RGB", (900, 700), "teal"), speckled, speckled.crop((0, 0, 1, 7))):
        assert ocr.read_picture(picture, sparse=True).text == ""
    assert calls == []
    # Letters hardly darker than their ground, and three letters of the smallest print, upright or turned.
    for picture in (
        files.page(ground=(250, 250, 250), ink=(248, 248, 248)),
        speckled.resize((11, 5)),
        speckled.resize((5, 11)),
    ):
        ocr.read_picture(picture)
    assert len(calls) >= 3


@needs_tesseract
def test_a_picture_without_text_is_turned_with_one_short_reading_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch)
    monkeypatch.setattr(ocr, "_doubtful", lambda _: True)
    monkeypatch.setattr(ocr, "_certain_letters", lambda _: 0)
    ocr.read_picture(Image.effect_noise((400, 300), 90), sparse=True)
    assert calls == [3, 11, 11, 11, 11, 11]


@pytest.mark.parametrize("body", ["exit 1", "kill -9 $$", "sleep 5"])
def test_an_engine_that_breaks_is_a_failure(body: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script(tmp_path, body)
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(ocr_engines, "TIMEOUT", 0.5)
    with pytest.raises(ocr_engines.OcrFailed):
        ocr.read_picture(files.page())


def test_a_model_that_breaks_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setenv("CLEANROOM_OCR", "rapidocr")
    monkeypatch.setattr(ocr_engines, "_rapidocr", lambda: broken)
    with pytest.raises(ocr_engines.OcrFailed):
        ocr.read_picture(files.page())


def test_an_unknown_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANROOM_OCR", "tesserract")
    with pytest.raises(ocr_engines.OcrFailed):
        ocr_engines.engine_name()


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("YusufT.", "Yusuf T."),
        ("YusufT.Halpin", "Yusuf T.Halpin"),
        ("PhD.", "PhD."),
        ("MacDonald", "MacDonald"),
        ("LinkedIn.", "LinkedIn."),
    ],
)
def test_an_initial_that_touches_its_name_is_a_word_of_its_own(read: str, meant: str) -> None:
    found = ocr.joined_in_lines([Word(read, 10, 0, 80, 10, 0, 0.9)])
    assert found.text == meant
    for word in found.words:
        assert found.text[word.start :].startswith(word.text)
        assert 10 <= word.left < word.right <= 80


def test_two_words_that_touch_are_one_unless_the_second_is_an_initial() -> None:
    words = [Word("Yusuf", 0, 0, 50, 10, 0, 0.9), Word("T.", 50, 0, 60, 10, 0, 0.9)]
    assert ocr.joined_in_lines(words).text == "Yusuf T."
    assert ocr.joined_in_lines([words[0], Word("son", 50, 0, 60, 10, 0, 0.9)]).text == "Yusufson"


@pytest.mark.slow
@needs_tesseract
def test_a_sign_in_a_large_grainy_photograph_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    text = "".join(ocr.read_picture(Image.open(io.BytesIO(photos(1)[0])), sparse=True).text.split("\n"))
    for word in ("Ingrid", "Moretti", "Harbour", "Road", "Porto"):
        assert word in text


@needs_tesseract
def test_small_words_under_grain_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What single pixels differ by is smoothed away: unsmoothed, nothing of this is read."""
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    names = ("Moretti", "Lindqvist", "Kowalski", "Nairobi")
    picture = Image.new("L", (1600, 1000), 205)
    for row, name in enumerate(names):
        ImageDraw.Draw(picture).text((100 + 300 * row, 100 + 220 * row), name, font=font(24), fill=40)
    grain = numpy.random.default_rng(1).normal(0, 12, (1000, 1600))
    grainy = Image.fromarray(numpy.clip(numpy.asarray(picture) + grain, 0, 255).astype(numpy.uint8))
    assert set(names) <= set(ocr.read_picture(grainy, sparse=True).text.split())


@needs_tesseract
@pytest.mark.parametrize("kind", files.MISSED)
def test_what_is_pale_slants_or_stands_on_its_head_beside_other_words_is_read(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    picture = files.with_missed(kind)
    found = ocr.read_picture(picture)
    assert "Quarterly plan for review" in found.text
    assert set(files.NAME.split()) <= set(found.text.split())
    for word in found.words:
        if word.text in files.NAME.split():
            box = picture.crop((word.left, word.top, word.right, word.bottom))
            assert len(box.getcolors(100_000) or ()) > 1
            assert word.top > 120


@needs_tesseract
def test_a_page_whose_words_were_all_read_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANROOM_OCR", "tesseract")
    read = ocr_engines.read_by_tesseract
    looks: list[int] = []

    def counted(grey: Image.Image, page_mode: int) -> ocr_engines.Lines:
        looks.append(page_mode)
        return read(grey, page_mode)

    monkeypatch.setattr(ocr_engines, "read_by_tesseract", counted)
    ocr.read_picture(files.page(size=(1600, 800)))
    assert looks == [3]
