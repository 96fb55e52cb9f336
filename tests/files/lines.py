"""One file of every type that holds the lines it is given, each where such a file would have a text of its own.

What a program would take apart is taken apart here: a line stands in two runs of a Word document, a mail is encoded,
an archive has source code.
"""

import gzip
import html
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from functools import cache

import docx
import openpyxl
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.util import Inches
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from submissions.media import MediaType
from tests.files.image import encode, font

Lines = Sequence[str]

_FONT = "Vera"
_ON_A_SLIDE, _ON_A_PAGE = 8, 24
# Of a page as a scanner at 200 dpi makes it, in pixels.
_HEIGHT, _STEP, _MARGIN, _WIDTH = 30, 66, 90, 1654


def _saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def word(lines: Lines) -> bytes:
    """A Word document with each line in two runs, every third in a table."""
    document = docx.Document()
    # Nobody uses them, and they are most of what would have to be read.
    document.styles.element.clear()
    for number, line in enumerate(lines):
        paragraph = document.add_table(1, 2).cell(0, 1).paragraphs[0] if number % 3 == 2 else document.add_paragraph()
        paragraph.add_run(line[: len(line) // 2]).bold = True
        paragraph.add_run(line[len(line) // 2 :])
    return _saved(document)


def workbook(lines: Lines) -> bytes:
    """A workbook with each line in a cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No.", "Remark"])
    for number, line in enumerate(lines):
        sheet.append([number, line])
    return _saved(book)


def deck(lines: Lines) -> bytes:
    """Slides with each line in a box."""
    presentation = Presentation()
    for first in range(0, len(lines), _ON_A_SLIDE):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        for number, line in enumerate(lines[first : first + _ON_A_SLIDE]):
            box = slide.shapes.add_textbox(Inches(1), Inches(0.5 + 0.8 * number), Inches(8), Inches(0.7))
            paragraph = box.text_frame.paragraphs[0]
            before, mark, after = line.partition("\n")
            for text in (before[:4], before[4:]):
                paragraph.add_run().text = text
            if mark:
                paragraph.add_line_break()
                paragraph.add_run().text = after
    return _saved(presentation)


@cache
def _face() -> TTFont:
    return TTFont(_FONT, "Vera.ttf")


def can_be_drawn(line: str) -> bool:
    """Whether the font has all signs of a line: it has those of Western Europe, and none that cannot be seen."""
    return all(sign == "\n" or ord(sign) in _face().face.charToGlyph for sign in line)


def _wrapped(lines: Lines) -> list[str]:
    return [part for line in lines for part in [*line.split("\n"), ""]]


def pages(lines: Lines) -> bytes:
    """A PDF with text."""
    pdfmetrics.registerFont(_face())
    target = io.BytesIO()
    sheet = canvas.Canvas(target, A4)
    for first in range(0, len(lines), _ON_A_PAGE):
        sheet.setFont(_FONT, 10)
        for number, line in enumerate(_wrapped(lines[first : first + _ON_A_PAGE])):
            sheet.drawString(60, A4[1] - 60 - 13 * number, line)
        sheet.showPage()
    sheet.save()
    return target.getvalue()


def scanned(lines: Lines) -> list[Image.Image]:
    """The lines as pages that a scanner made."""
    parts = _wrapped(lines)
    sheets: list[Image.Image] = []
    for first in range(0, len(parts), 32):
        sheet = Image.new("L", (_WIDTH, _STEP * 32 + 2 * _MARGIN), 250)
        pen = ImageDraw.Draw(sheet)
        for number, line in enumerate(parts[first : first + 32]):
            pen.text((_MARGIN, _MARGIN + _STEP * number), line, font=font(_HEIGHT), fill=20)
        sheets.append(sheet)
    return sheets


def scan(lines: Lines) -> bytes:
    """A PDF whose pages are pictures."""
    target = io.BytesIO()
    sheet = canvas.Canvas(target, A4)
    for picture in scanned(lines):
        sheet.drawImage(ImageReader(io.BytesIO(encode(picture, "JPEG", quality=85))), 0, 0, *A4)
        sheet.showPage()
    sheet.save()
    return target.getvalue()


def picture(format_: str) -> Callable[[Lines], bytes]:
    """Return the maker of a picture of the lines."""

    def draw(lines: Lines) -> bytes:
        parts = _wrapped(lines)
        sheet = Image.new("RGB", (_WIDTH, _STEP * len(parts) + 2 * _MARGIN), "white")
        pen = ImageDraw.Draw(sheet)
        for number, line in enumerate(parts):
            pen.text((_MARGIN, _MARGIN + _STEP * number), line, font=font(_HEIGHT), fill="black")
        return encode(sheet, format_, **({"quality": 90} if format_ in ("JPEG", "WEBP") else {}))

    return draw


def table(lines: Lines) -> bytes:
    """Values between commas."""
    return "".join(
        ["no,remark\r\n", *(f'{n},"{line.replace(chr(34), chr(34) * 2)}"\r\n' for n, line in enumerate(lines))]
    ).encode()


def page(lines: Lines) -> bytes:
    """A page of the web with each line in a paragraph, a part of it emphasised."""

    def paragraph(line: str) -> str:
        middle = len(line) // 2
        before, after = (html.escape(part).replace("\n", "<br>") for part in (line[:middle], line[middle:]))
        return f"<p>{before}<b>{after}</b></p>"

    return f"<!DOCTYPE html><html><body>{''.join(map(paragraph, lines))}</body></html>".encode()


def data(lines: Lines) -> bytes:
    """JSON."""
    return json.dumps({"remarks": list(lines)}).encode()


def notebook(lines: Lines) -> bytes:
    """A notebook: a third of the lines is prose, a third code, a third what the code printed."""
    cells: list[dict[str, object]] = []
    for number, line in enumerate(lines):
        if number % 3 == 0:
            cells.append({"cell_type": "markdown", "metadata": {}, "source": line.splitlines(keepends=True)})
            continue
        printed = {"output_type": "stream", "name": "stdout", "text": f"{line}\n".splitlines(keepends=True)}
        source, outputs = (f'"""{line}"""', []) if number % 3 == 1 else ("print(1)", [printed])
        cells.append(
            {"cell_type": "code", "metadata": {}, "execution_count": 1, "outputs": outputs,
             "source": source.splitlines(keepends=True)}
        )  # fmt: skip
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def mail(lines: Lines) -> bytes:
    """A mail with the first line as its subject, and half of them in its body, half in an attachment."""
    message = EmailMessage()
    message["From"], message["To"] = "Jane <jane@example.com>", "joe@example.com"
    message["Subject"] = " ".join(lines[0].split())
    message.set_content("\n\n".join(lines[::2]) + "\n", cte="base64")
    message.add_alternative(page(lines[::2]).decode(), subtype="html")
    message.add_attachment("\n\n".join(lines[1::2]).encode(), maintype="text", subtype="plain", filename="notes.txt")
    return message.as_bytes()


def text(lines: Lines) -> bytes:
    """A text with an empty line between two."""
    return ("\n\n".join(lines) + "\n").encode()


def _members(lines: Lines) -> dict[str, bytes]:
    code = "".join("".join(f"# {part}\n" for part in line.split("\n")) + "\nx = 1\n\n" for line in lines[1::2])
    return {"tool/README.md": text(lines[::2]), "tool/src/main.py": code.encode()}


def zipped(lines: Lines) -> bytes:
    """A repository with half of the lines in its prose, half in the comments of its code."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _members(lines).items():
            archive.writestr(name, content)
    return target.getvalue()


def tarred(lines: Lines) -> bytes:
    """The same as a tar archive."""
    target = io.BytesIO()
    with gzip.GzipFile("tool.tar", "wb", fileobj=target) as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in _members(lines).items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return target.getvalue()


WRITTEN: dict[MediaType, Callable[[Lines], bytes]] = {
    MediaType.DOCX: word,
    MediaType.XLSX: workbook,
    MediaType.PPTX: deck,
    MediaType.PDF: pages,
    MediaType.HTML: page,
    MediaType.EML: mail,
    MediaType.CSV: table,
    MediaType.JSON: data,
    MediaType.NOTEBOOK: notebook,
    MediaType.TEXT: text,
    MediaType.MARKDOWN: text,
    MediaType.ZIP: zipped,
    MediaType.TAR_GZ: tarred,
}
DRAWN: dict[str, tuple[MediaType, Callable[[Lines], bytes]]] = {
    "scanned pdf": (MediaType.PDF, scan),
    "png": (MediaType.PNG, picture("PNG")),
    "jpeg": (MediaType.JPEG, picture("JPEG")),
    "tiff": (MediaType.TIFF, picture("TIFF")),
    "webp": (MediaType.WEBP, picture("WEBP")),
}
