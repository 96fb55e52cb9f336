"""Files of every family in any size, made in code from fixed seeds. They say nothing; what counts is what they cost."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from itertools import islice
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.bench import texts
from tests.files.image import font

# Characters of prose on a page.
_PAGE = 2_500
_LINE = 92


def _saved(thing: Any) -> bytes:
    target = io.BytesIO()
    thing.save(target)
    return target.getvalue()


def _pages(count: int) -> Iterator[list[str]]:
    """Yield the paragraphs of each page."""
    prose = texts.prose()
    for _ in range(count):
        page: list[str] = []
        while sum(map(len, page)) < _PAGE:
            page.append(next(prose).strip())
        yield page


def _lines(paragraphs: list[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) > _LINE:
                yield line
                line = ""
            line += f"{word} "
        yield line


def text(kilobytes: int) -> list[bytes]:
    """Prose."""
    size = kilobytes * 1000
    return ["".join(islice(texts.prose(), size // 500 + 1)).encode()[:size]]


def docx(pages: int) -> list[bytes]:
    """Prose under headings, with a table on every fifth page."""
    from docx import Document

    document = Document()
    cells = texts.cells(1 << 30)
    for number, paragraphs in enumerate(_pages(pages)):
        document.add_heading(f"Part {number + 1}", 2)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        if number % 5 == 0:
            rows = [[next(cells) for _ in range(8)] for _ in range(8)]
            table = document.add_table(rows=0, cols=8)
            for row in [[header for header, _ in rows[0]], *([value for _, value in row] for row in rows)]:
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = value
    return [_saved(document)]


def xlsx(cells: int) -> list[bytes]:
    """A sheet of bookings, eight columns wide: ids, people, companies, days, amounts, remarks."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Bookings")
    row: list[str | float] = []
    for number, (header, value) in enumerate(texts.cells(cells // 8)):
        if number == 0:
            sheet.append([name for name, _ in texts.cells(1)])
        row.append(float(value) if header in ("Nights", "Rate") else value)
        if len(row) == 8:
            sheet.append(row)
            row = []
    return [_saved(book)]


def pptx(slides: int) -> list[bytes]:
    """Slides with a title, some lines and notes; a picture on every tenth."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    for number, paragraphs in enumerate(_pages(slides)):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = f"Part {number + 1}"
        slide.placeholders[1].text = "\n".join(paragraph[:160] for paragraph in paragraphs[:5])
        slide.notes_slide.notes_text_frame.text = paragraphs[-1]
        if number % 10 == 0:
            slide.shapes.add_picture(
                io.BytesIO(_encoded(_scanned(paragraphs[:1], 1654, 560))), Inches(1), Inches(5), Inches(8)
            )
    return [_saved(show)]


def pdf(pages: int) -> list[bytes]:
    """Pages of prose as a word processor writes them."""
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for paragraphs in _pages(pages):
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(_lines(paragraphs)):
            canvas.drawString(60, 790 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return [target.getvalue()]


def scan(pages: int) -> list[bytes]:
    """Pages of prose as a scanner writes them: a grey picture each, 200 dots an inch."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842), invariant=1)
    for paragraphs in _pages(pages):
        picture = _encoded(_scanned(paragraphs, 1654, 2339))
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return [target.getvalue()]


def _scanned(paragraphs: list[str], width: int, height: int) -> Image.Image:
    picture = Image.new("L", (width, height), 250)
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(_lines(paragraphs)):
        draw.text((100, 60 + 44 * number), line, font=font(29), fill=25)
    return picture.filter(ImageFilter.GaussianBlur(0.6))


def _encoded(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=85)
    return target.getvalue()


def photos(count: int) -> list[bytes]:
    """Pictures of 12 megapixels with shades, grain and a sign in them, as telephones take them."""
    found = []
    for number in range(count):
        chance = np.random.default_rng(number)
        small = Image.fromarray(chance.integers(40, 220, (12, 16, 3), dtype=np.uint8))
        picture = small.resize((4000, 3000), Image.Resampling.BICUBIC)
        draw = ImageDraw.Draw(picture)
        draw.rectangle((900, 1200, 3100, 1800), fill=(235, 235, 225))
        draw.text((980, 1280), "Ingrid Moretti", font=font(170), fill=(20, 20, 60))
        draw.text((980, 1560), "Harbour Road 14, Porto", font=font(110), fill=(20, 20, 60))
        grain = chance.normal(0, 6, (3000, 4000, 1))
        pixels = np.clip(np.asarray(picture, dtype=np.float32) + grain, 0, 255).astype(np.uint8)
        exif = Image.Exif()
        exif[0x010F], exif[0x013B] = "Kamera", "Ingrid Moretti"
        target = io.BytesIO()
        Image.fromarray(pixels).save(target, "JPEG", quality=90, exif=exif)
        found.append(target.getvalue())
    return found


def repository(files: int) -> list[bytes]:
    """Source files of 1 to 4 kB in folders; each tenth is prose."""
    chance = random.Random("repository")
    code, prose = texts.code(), texts.prose()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(files):
            parts = prose if number % 10 == 9 else code
            content = "".join(next(parts) for _ in range(chance.randint(2, 8)))
            suffix = "md" if number % 10 == 9 else "py"
            head = "" if number % 5 else f"# Written by {texts.person(chance)}.\n"
            packed.writestr(f"planner/part_{number // 50}/module_{number}.{suffix}", head + content)
    return [target.getvalue()]


def mail(attachments: int) -> list[bytes]:
    """A mail with attachments: a Word file, a workbook, a PDF and a picture in turns."""
    letter = EmailMessage()
    letter["From"] = "Ingrid Moretti <ingrid.moretti@norden-marine.com>"
    letter["To"], letter["Subject"] = "nadia.pell@norden-marine.com", "The files for Porto"
    letter["Date"] = "Thu, 3 Mar 2022 10:00:00 +0000"
    letter.set_content("".join(islice(texts.prose(), 10)))
    kinds: list[tuple[str, Callable[[int], list[bytes]], int]] = [
        ("docx", docx, 5),
        ("xlsx", xlsx, 4_000),
        ("pdf", pdf, 5),
        ("jpg", lambda size: [_encoded(_scanned(next(_pages(size))[:2], 1654, 900))], 1),
    ]
    for number in range(attachments):
        suffix, make, size = kinds[number % len(kinds)]
        letter.add_attachment(make(size)[0], "application", "octet-stream", filename=f"paper {number}.{suffix}")
    return [letter.as_bytes()]
