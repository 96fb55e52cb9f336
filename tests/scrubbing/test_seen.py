"""What pictures hold beside words: codes are read, rewritten and proved like any text, faces decided and blurred."""

import base64
import functools
import io
from collections.abc import Callable

import cv2
import numpy
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from scrubbing import codes
from scrubbing.detection import Term, detect
from scrubbing.detection import policy as policies
from scrubbing.document import Document, Kind, Sight, Unit, Word
from scrubbing.extraction import faces
from scrubbing.extraction.ocr import OcrText
from scrubbing.findings import Action, Category, KnownValue, Verdict
from scrubbing.limits import Budget
from scrubbing.sights import FACE, UNREAD_CODE, words
from scrubbing.verification import Report, verify
from scrubbing.verification import faces as proof_of_faces
from submissions.media import MediaType
from tests.files import image, seen
from tests.scrubbing.contract.samples import letter as plain_letter
from tests.scrubbing.contract.samples import read, scrub, zipped

STAND_IN = "Kimberly Becker"
SAID_AFTER = seen.SAID.replace("Margaret+Thornbury", "Kimberly+Becker")
NAME = KnownValue("Margaret+Thornbury", "PERSON", Category.PERSONAL, Action.REPLACE, "Kimberly+Becker")


def pdf(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    sheet = canvas.Canvas(target)
    sheet.drawString(72, 740, "A page with words of its own, enough of them to be read as they are.")
    sheet.drawImage(ImageReader(picture), 60, 350, picture.width / 2, picture.height / 2)
    sheet.save()
    return target.getvalue()


def letter(picture: Image.Image) -> bytes:
    import docx

    document = docx.Document(io.BytesIO(plain_letter()))
    document.add_picture(io.BytesIO(image.encode(picture)))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def deck(picture: Image.Image) -> bytes:
    import pptx

    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.shapes.add_picture(io.BytesIO(image.encode(picture)), 0, 0)
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


MAKERS: dict[MediaType, Callable[[Image.Image], bytes]] = {
    MediaType.PNG: image.encode,
    MediaType.JPEG: lambda picture: image.encode(picture, "JPEG", quality=90),
    MediaType.TIFF: lambda picture: image.tiff_pages([picture, picture]),
    MediaType.WEBP: lambda picture: image.encode(picture, "WEBP", quality=90),
    MediaType.PDF: pdf,
    MediaType.DOCX: letter,
    MediaType.PPTX: deck,
    MediaType.ZIP: lambda picture: zipped({"shots/a.png": image.encode(picture)}),
}


# The others go down the same way, which takes long.
EVERY = [
    pytest.param(
        media_type, marks=[] if media_type in (MediaType.PNG, MediaType.PDF, MediaType.DOCX) else pytest.mark.slow
    )
    for media_type in MAKERS
]


@functools.cache
def code_file(media_type: MediaType) -> bytes:
    return MAKERS[media_type](seen.poster(seen.code()))


@functools.cache
def face_file(media_type: MediaType) -> bytes:
    return MAKERS[media_type](seen.poster(seen.portrait()))


def said(data: bytes, media_type: MediaType) -> set[str]:
    return {unit.text for unit in read(data, media_type).all_units() if unit.kind is Kind.CODE}


def sights(data: bytes, media_type: MediaType, type_: str = FACE) -> list[Sight]:
    return [sight for sight in read(data, media_type).all_sights() if sight.type == type_ and sight.score > 0.75]


def known(sight: Sight, verdict: Verdict | None = None) -> KnownValue:
    return KnownValue(sight.value, sight.type, Category.PERSONAL, Action.DECIDE, "[removed: face]", verdict)


def prove(data: bytes, media_type: MediaType, *values: KnownValue, stays: list[Sight] | None = None) -> Report:
    return verify(io.BytesIO(data), media_type, values, Budget(), stays or [])


def read_by_opencv(data: bytes) -> str:
    pixels = numpy.asarray(Image.open(io.BytesIO(data)).convert("L"))
    return str(cv2.QRCodeDetector().detectAndDecode(pixels)[0])


@pytest.mark.parametrize("media_type", EVERY)
def test_what_a_code_says_is_read_rewritten_and_proved(media_type: MediaType) -> None:
    original = code_file(media_type)
    assert said(original, media_type) == {seen.SAID}
    copy = scrub(original, media_type, [NAME], keep=True)
    assert said(copy, media_type) == {SAID_AFTER}
    assert prove(copy, media_type, NAME).failures == []


@pytest.mark.parametrize("media_type", EVERY)
def test_a_code_that_still_says_a_value_fails_the_copy(media_type: MediaType) -> None:
    copy = scrub(code_file(media_type), media_type, [], keep=True)
    checks = {failure.check for failure in prove(copy, media_type, NAME).failures}
    assert checks == {"value in code"}


def test_another_reader_reads_the_code_that_was_drawn_anew() -> None:
    original = code_file(MediaType.PNG)
    assert read_by_opencv(original) == seen.SAID
    assert read_by_opencv(scrub(original, MediaType.PNG, [NAME])) == SAID_AFTER


@pytest.mark.parametrize(
    ("kind", "text", "after"),
    [
        ("DataMatrix", "Margaret Thornbury 44021188", "Kimberly Becker 44021188"),
        ("Aztec", "Margaret Thornbury 44021188", "Kimberly Becker 44021188"),
        ("PDF417", "Margaret Thornbury 44021188", "Kimberly Becker 44021188"),
        ("Code128", "Margaret Thornbury", "Kimberly Becker"),
        ("MicroQRCode", "Margaret Thornbury"[:8], ""),
    ],
)
def test_every_usual_kind_of_code_is_read_and_drawn_anew(kind: str, text: str, after: str) -> None:
    data = image.encode(seen.poster(seen.code(text, kind, step=3)))
    assert said(data, MediaType.PNG) == {text}
    gone = KnownValue("Margaret Thornbury", "PERSON", Category.PERSONAL, Action.REPLACE, STAND_IN)
    assert said(scrub(data, MediaType.PNG, [gone]), MediaType.PNG) == {after or text}


@pytest.mark.parametrize("degrees", [0, 12, 30, 45, 90, 180, 200])
def test_a_bar_code_goes_whole_at_whatever_angle_it_stands(degrees: int) -> None:
    # Bars are read line by line, in which only a slice of a slanting code is seen.
    drawn = seen.code("44021188", "Code128", step=3).resize((420, 110))
    turned = drawn.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=(255, 255, 255))
    sheet = Image.new("RGB", (700, 700), (255, 255, 255))
    sheet.paste(turned, (100, 100))
    number = KnownValue("44021188", "EMPLOYEE_ID", Category.PERSONAL, Action.REPLACE, "a number of somebody else")
    data = image.encode(sheet)
    assert said(data, MediaType.PNG) == {"44021188"}
    copy = Image.open(io.BytesIO(scrub(data, MediaType.PNG, [number]))).convert("RGB")
    # Turned to where it would be read best, nothing of it is left.
    upright = copy.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    assert codes.read(upright) == []
    dark = numpy.asarray(copy.convert("L")) < 60
    assert dark.mean() < 0.002


def test_a_code_without_room_for_what_it_may_say_gives_way_to_a_label() -> None:
    data = image.encode(seen.poster(seen.code("4006381333931", "EAN13", step=2)))
    assert said(data, MediaType.PNG) == {"4006381333931"}
    number = KnownValue("4006381333931", "INTERNAL_IDENTIFIER", Category.IDENTITY, Action.REPLACE, "[removed: number]")
    copy = scrub(data, MediaType.PNG, [number])
    assert said(copy, MediaType.PNG) == set()
    assert "[code removed]" in " ".join(unit.text for unit in read(copy, MediaType.PNG).units)


def test_a_code_that_is_drawn_on_a_page_is_read_and_goes() -> None:
    target = io.BytesIO()
    sheet = canvas.Canvas(target)
    sheet.drawString(72, 740, "A page with words of its own, enough of them to be read as they are.")
    squares = numpy.asarray(seen.code(step=1).convert("L")) < 128
    for row, column in numpy.argwhere(squares):
        sheet.rect(100 + column * 2, 600 - row * 2, 2, 2, stroke=0, fill=1)
    sheet.save()
    assert said(target.getvalue(), MediaType.PDF) == {seen.SAID}
    copy = scrub(target.getvalue(), MediaType.PDF, [NAME])
    assert said(copy, MediaType.PDF) == {SAID_AFTER}
    assert prove(copy, MediaType.PDF, NAME).failures == []
    assert {failure.check for failure in prove(target.getvalue(), MediaType.PDF, NAME).failures} >= {"value in code"}


def test_a_code_that_says_nothing_of_a_value_stays_as_it_is() -> None:
    data = image.encode(seen.poster(seen.code("https://example.com/menu")))
    copy = scrub(data, MediaType.PNG, [NAME])
    one, other = (Image.open(io.BytesIO(content)).convert("RGB") for content in (data, copy))
    assert ImageChops.difference(one, other).getbbox() is None


def test_a_code_that_nobody_can_read_is_put_to_a_person_and_painted_over() -> None:
    data = image.encode(seen.poster(seen.spoilt(), seen.code("https://example.com/menu")))
    assert said(data, MediaType.PNG) == {"https://example.com/menu"}
    (unread,) = sights(data, MediaType.PNG, UNREAD_CODE)
    assert words(unread.value) == "A QR code that cannot be read, left side of the picture"
    findings = detect(read(data, MediaType.PNG), (), ()).findings
    assert [finding.action for finding in findings if finding.type == UNREAD_CODE] == [Action.DECIDE]
    copy = scrub(data, MediaType.PNG, [known(unread)])
    assert sights(copy, MediaType.PNG, UNREAD_CODE) == []
    assert ImageStat.Stat(Image.open(io.BytesIO(copy)).crop(unread.box)).stddev == [0, 0, 0]
    assert said(copy, MediaType.PNG) == {"https://example.com/menu"}


@pytest.mark.parametrize("media_type", EVERY)
def test_a_face_is_seen_blurred_and_proved_gone(media_type: MediaType) -> None:
    original = face_file(media_type)
    found = sights(original, media_type)
    assert len(found) == (2 if media_type is MediaType.TIFF else 1)
    assert len({sight.value for sight in found}) == 1
    copy = scrub(original, media_type, [known(found[0])], keep=True)
    assert sights(copy, media_type) == []
    assert prove(copy, media_type).failures == []


@pytest.mark.parametrize("media_type", EVERY)
def test_a_face_that_is_left_fails_the_copy_unless_it_may_stay(media_type: MediaType) -> None:
    copy = scrub(face_file(media_type), media_type, [], keep=True)
    assert {failure.check for failure in prove(copy, media_type).failures} == {"face left"}
    assert prove(copy, media_type, stays=sights(face_file(media_type), media_type)).failures == []


def test_one_face_that_may_stay_excuses_no_other() -> None:
    sheet = seen.poster(seen.portrait(), seen.portrait().transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    data = image.encode(sheet)
    left, right = sorted(sights(data, MediaType.PNG), key=lambda sight: sight.box)
    assert prove(scrub(data, MediaType.PNG, []), MediaType.PNG, stays=[left]).failures
    assert prove(scrub(data, MediaType.PNG, []), MediaType.PNG, stays=[left, right]).passed
    assert prove(scrub(data, MediaType.PNG, [known(right)]), MediaType.PNG, stays=[left]).passed


def test_the_same_place_in_another_picture_excuses_no_face() -> None:
    other = seen.portrait().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    data = zipped({"a.png": image.encode(seen.portrait()), "b.png": image.encode(other)})
    first, second = sights(data, MediaType.ZIP)
    failing = [
        {failure.check for failure in prove(data, MediaType.ZIP, stays=stays).failures} & {"face left"}
        for stays in ([first, second], [first], [])
    ]
    assert failing == [set(), {"face left"}, {"face left"}]


def test_nothing_of_a_blurred_face_is_left_to_bring_back() -> None:
    data = face_file(MediaType.PNG)
    (face,) = sights(data, MediaType.PNG)
    copy = Image.open(io.BytesIO(scrub(data, MediaType.PNG, [known(face)]))).convert("RGB")
    assert ImageStat.Stat(copy.crop(face.box)).stddev == [0, 0, 0]
    far = (600, 60, 900, 420)
    assert ImageChops.difference(copy.crop(far), seen.poster(seen.portrait()).crop(far)).getbbox() is None


def test_a_face_is_found_large_small_and_lying_on_its_side() -> None:
    portrait = seen.portrait()
    close = portrait.crop((60, 30, 190, 180)).resize((1300, 1500), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", (2400, 1600), (200, 205, 210))
    sheet.paste(portrait.resize((180, 180), Image.Resampling.LANCZOS), (1900, 1100))
    for picture in (close, sheet, portrait.transpose(Image.Transpose.ROTATE_90)):
        assert [score >= 0.75 for _, score in faces.find(picture)] == [True]


def test_what_the_model_takes_for_a_face_beside_the_picture_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Model:
        def setInputSize(self, size: tuple[int, int]) -> None:
            self.size = size

        def detect(self, pixels: object) -> tuple[int, numpy.ndarray]:
            boxes = [(700, -120, 40, 60), (0.4 * self.size[0], -10, 40, 60)]
            return 1, numpy.array([[*box, *[0] * 10, 0.9] for box in boxes])

    monkeypatch.setattr(proof_of_faces, "_detector", Model)
    places = proof_of_faces.find(Image.new("RGB", (519, 300)))
    assert places
    assert all(0 <= across <= 1 and 0 <= down <= 1 for across, down, _, _ in places)


def test_what_people_are_shown_is_a_small_picture_of_it_and_where_it_is() -> None:
    (face,) = sights(face_file(MediaType.PNG), MediaType.PNG)
    assert words(face.value) == "A face, left side of the picture"
    shown = Image.open(io.BytesIO(base64.b64decode(face.picture)))
    assert shown.format == "JPEG"
    assert max(shown.size) <= 112
    assert len(faces.find(shown.convert("RGB"))) == 1
    (on_page,) = sights(face_file(MediaType.PDF), MediaType.PDF)
    assert words(on_page.value).endswith("of the page")


def test_the_policy_says_how_sure_a_face_must_be_and_what_happens_to_it() -> None:
    rule = policies.load().rule(FACE)
    assert (rule.action, rule.category) == (Action.DECIDE, Category.PERSONAL)
    sure = Sight("frame 1, face 1", FACE, "A face, top of the picture · 1", rule.threshold, (0, 0, 9, 9), (99, 99), "x")
    unsure = Sight(
        "frame 1, face 2", FACE, "A face, top of the picture · 2", rule.threshold - 0.01, (0, 0, 9, 9), (9, 9)
    )
    (finding,) = detect(Document(MediaType.PNG, sights=[sure, unsure]), (), ()).findings
    assert (finding.value, finding.picture, finding.reason) == (sure.value, "x", rule.explanation)


def chart() -> Image.Image:
    picture = Image.new("RGB", (900, 600), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    for place in range(12):
        draw.rectangle(
            (60 + place * 65, 520 - place * 37 % 400, 100 + place * 65, 520), fill=(40, 90 + place * 10, 180)
        )
    draw.pieslice((560, 60, 820, 320), 0, 130, fill=(210, 90, 60))
    draw.pieslice((560, 60, 820, 320), 130, 360, fill=(60, 160, 120))
    draw.ellipse((640, 140, 740, 240), fill=(255, 255, 255))
    return picture


def screen() -> Image.Image:
    picture = image.page(height=14, size=(1280, 720), ground=(245, 246, 248))
    draw = ImageDraw.Draw(picture)
    for row in range(8):
        draw.rounded_rectangle(
            (700, 60 + row * 70, 1240, 110 + row * 70), 8, fill=(255, 255, 255), outline=(180, 185, 190)
        )
        draw.ellipse((712, 70 + row * 70, 742, 100 + row * 70), fill=(90, 120, 200))
    return picture


def smiley() -> Image.Image:
    picture = Image.new("RGB", (96, 96), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((8, 8, 88, 88), fill=(255, 210, 60), outline=(120, 90, 0), width=3)
    draw.ellipse((30, 32, 40, 44), fill=(40, 30, 0))
    draw.ellipse((56, 32, 66, 44), fill=(40, 30, 0))
    draw.arc((28, 40, 68, 72), 20, 160, fill=(40, 30, 0), width=4)
    return picture


@pytest.mark.parametrize(
    "make", [chart, screen, smiley, image.page, seen.code, lambda: seen.code("44021188", "Code128"), seen.spoilt]
)
def test_charts_screens_scans_icons_and_codes_are_no_faces(make: Callable[[], Image.Image]) -> None:
    assert [score for _, score in faces.find(make()) if score >= policies.load().rule(FACE).threshold] == []


@pytest.mark.parametrize("make", [chart, screen, smiley, image.page, seen.portrait])
def test_pictures_without_a_code_hold_none(make: Callable[[], Image.Image]) -> None:
    assert codes.read(make()) == []


def lines_read(*lines: str) -> OcrText:
    """Return lines of words as OCR gives them: "word/percent word/percent"."""
    said = [[entry.rsplit("/", 1) for entry in line.split()] for line in lines]
    text = "\n".join(" ".join(word for word, _ in line) for line in said)
    words, start = [], 0
    for row, line in enumerate(said):
        for column, (word, percent) in enumerate(line):
            words.append(Word(word, column * 60, row * 30, column * 60 + 50, row * 30 + 20, start, int(percent) / 100))
            start += len(word) + 1
    return OcrText(text, tuple(words))


@pytest.mark.parametrize(
    ("lines", "sure", "doubtful"),
    [
        (["UES/42 AD/65", "Ale/46 x/99"], "", "UES AD\nAle x"),
        (["Pete,/27 il/58", "4/90"], "", "Pete, il\n4"),
        (["Margaret/35 Doe/12", "ee/40"], "Margaret Doe", "ee"),
        (["Li/93 Wu/90"], "Li Wu", ""),
        ([], "", ""),
    ],
)
def test_lines_of_short_words_that_ocr_is_unsure_of_are_perhaps_no_text(
    lines: list[str], sure: str, doubtful: str
) -> None:
    assert tuple(part.text for part in lines_read(*lines).parted()) == (sure, doubtful)


def test_only_known_values_are_looked_for_in_what_is_perhaps_no_text() -> None:
    text = "Ms Margaret Thornbury, m.thornbury@halvorsen.example"
    document = Document(MediaType.PNG, units=[Unit("frame 1", text, Kind.OCR, doubtful=True)])
    assert detect(document, (), ()).findings == []
    gone = KnownValue("Margaret Thornbury", "PERSON", Category.PERSONAL, Action.REPLACE, STAND_IN)
    found = detect(document, [Term("Halvorsen", "EMPLOYER")], [gone]).findings
    assert {finding.value for finding in found} == {"Margaret Thornbury", "halvorsen"}


def test_a_photograph_without_words_holds_no_names() -> None:
    data = image.encode(seen.portrait().resize((520, 520), Image.Resampling.LANCZOS))
    findings = detect(read(data, MediaType.PNG), (), ()).findings
    assert [finding.type for finding in findings] == [FACE]
