"""One file of every media type with a name in many of its places, and how a file goes through the three steps."""

import base64
import functools
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage

import docx
import openpyxl
from docx.shared import Inches
from openpyxl.comments import Comment
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation
from pptx.util import Inches as SlideInches
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from scrubbing.document import Document
from scrubbing.extraction import registry as extraction
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.limits import Budget
from scrubbing.redaction import registry as redaction
from scrubbing.redaction.plan import Plan
from scrubbing.verification import Report, verify
from submissions.media import MediaType, copied_as
from tests.files.outlook import CC, TO, Attached, Message, saved

NAME = "Josephine Harrington"
STAND_IN = "Margaret Ellsworth"
# Stands only in places no reader sees.
AUTHOR = "Bartholomew Quigley"


def value(text: str = NAME, substitute: str = STAND_IN) -> KnownValue:
    """A value that must be gone."""
    return KnownValue(text, "PERSON", Category.PERSONAL, Action.REPLACE, substitute)


@functools.lru_cache(maxsize=64)
def read(data: bytes, media_type: MediaType) -> Document:
    """The first step. Kept, since reading pictures takes long and nothing changes a document."""
    return extraction.read(io.BytesIO(data), media_type, Budget())


def scrub(data: bytes, media_type: MediaType, values: Sequence[KnownValue], keep: bool = False) -> bytes:
    """The first and the last step: everything a person may decide about is removed, unless `keep`."""
    document = read(data, media_type)
    decided = [] if keep else [construct.locator for construct in document.all_constructs() if construct.decide]
    unread = [part.locator for part in document.all_unread()]
    target = io.BytesIO()
    redaction.write(io.BytesIO(data), target, document, Plan(values, [*decided, *unread]))
    return target.getvalue()


def prove(data: bytes, media_type: MediaType, *values: KnownValue) -> Report:
    """The proof. A copy may be of another type than its original."""
    return verify(io.BytesIO(data), copied_as(media_type), values or [value()], Budget())


def picture(name: str = NAME) -> Image.Image:
    image = Image.new("RGB", (900, 220), "white")
    ImageDraw.Draw(image).text((30, 70), f"Prepared by {name}", font=ImageFont.load_default(44), fill="black")
    return image


def encoded(image: Image.Image, format_: str) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = AUTHOR
    target = io.BytesIO()
    image.save(target, format_, exif=exif)
    return target.getvalue()


def letter(name: str = NAME, *, illustrated: bool = False) -> bytes:
    document = docx.Document()
    document.core_properties.author = AUTHOR
    document.core_properties.last_modified_by = AUTHOR
    document.sections[0].header.paragraphs[0].text = f"For {name} only"
    document.add_heading("Plan of the quarter", 1)
    paragraph = document.add_paragraph("Prepared by ")
    first, last = name.split()
    paragraph.add_run(f"{first} {last[:3]}").bold = True
    paragraph.add_run(f"{last[3:]} on Monday.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Owner", name
    document.add_comment(paragraph.runs, text=f"Ask {name} about it", author=AUTHOR)
    if illustrated:
        document.add_picture(io.BytesIO(encoded(picture(name), "PNG")), Inches(4))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def workbook(name: str = NAME) -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = AUTHOR
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    for row in (["Owner", "Hours"], [name, 40], ["Somebody", 12]):
        sheet.append(row)
    sheet["B4"] = "=SUM(B2:B3)"
    sheet["C2"] = f'="Ask {name}"'
    sheet["A2"].comment = Comment(f"{name} is away", AUTHOR)
    assert sheet.oddHeader is not None
    sheet.oddHeader.center.text = f"For {name}"
    hidden = book.create_sheet(f"{name} 2024")
    hidden.append([f"private notes of {name}"])
    hidden.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def deck(name: str = NAME) -> bytes:
    presentation = Presentation()
    presentation.core_properties.author = AUTHOR
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    assert slide.shapes.title is not None
    slide.shapes.title.text = "Plan of the quarter"
    slide.placeholders[1].text = f"Prepared by {name}"
    slide.notes_slide.notes_text_frame.text = f"Thank {name}"
    table = slide.shapes.add_table(1, 2, SlideInches(1), SlideInches(5), SlideInches(5), SlideInches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Owner", name
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


def pages(name: str = NAME) -> bytes:
    target = io.BytesIO()
    page = canvas.Canvas(target)
    page.setAuthor(AUTHOR)
    page.drawString(72, 740, "Plan of the quarter")
    page.drawString(72, 700, f"Prepared by {name} on Monday.")
    page.showPage()
    page.drawString(72, 740, "Nothing but numbers here: 40 and 12.")
    page.showPage()
    page.drawImage(ImageReader(picture(name)), 72, 500, 450, 110)
    page.save()
    return target.getvalue()


def notebook(name: str = NAME) -> bytes:
    output = {"output_type": "display_data", "metadata": {}, "data": {
        "text/plain": [f"<plot by {name}>"], "image/png": base64.b64encode(encoded(picture(name), "PNG")).decode(),
    }}  # fmt: skip
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Plan\n", f"by {name}\n"]},
        {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": ["print(40)"], "outputs": [output]},
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


def page(name: str = NAME) -> bytes:
    first, last = name.split()
    return (
        f'<!DOCTYPE html><html><head><title>Plan</title><meta name="author" content="{AUTHOR}"></head>'
        f"<body><h1>Plan</h1><p>Prepared by {first} <b>{last[:4]}</b>{last[4:]}.</p><!-- made by {name} -->"
        f'<a href="https://example.com/?q={first}%20{last}" title="{name}">more</a></body></html>'
    ).encode()


def files(name: str = NAME) -> dict[str, bytes]:
    return {
        "tool/README.md": f"# Tool\n\nWritten by {name}.\n".encode(),
        "tool/src/main.py": f'"""By {name}."""\nprint("hello")\n'.encode(),
        f"tool/notes/{name.replace(' ', '_').lower()}.txt": b"call back\n",
        "tool/.git/config": f"[user]\n\tname = {AUTHOR}\n".encode(),
        "tool/docs/plan.docx": letter(name),
        "tool/old.zip": zipped({"a.txt": f"{name}\n".encode()}),
    }


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = AUTHOR.encode()
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with (
        gzip.GzipFile(f"{AUTHOR}.tar", "wb", fileobj=target) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size, member.uname = len(content), AUTHOR
            archive.addfile(member, io.BytesIO(content))
    return target.getvalue()


def mail(name: str = NAME) -> bytes:
    message = EmailMessage()
    message["Received"] = f"from the laptop of {AUTHOR} by mail.example.com"
    message["X-Mailer"] = AUTHOR
    message["From"] = f"{name} <jo@example.com>"
    message["To"] = "team@example.com"
    message["Subject"] = f"Plan of {name} for the café"
    message["Date"] = "Mon, 06 May 2024 10:00:00 +0000"
    message.set_content(f"Hello,\n\nthe plan is attached.\n\n{name}\n", cte="base64")
    message.add_alternative(f"<p>The plan is attached.</p><p><i>{name}</i></p>", subtype="html")
    message.add_attachment(letter(name), maintype="application", subtype="octet-stream", filename=f"{name}.docx")
    return message.as_bytes()


def mailbox(name: str = NAME) -> bytes:
    plain = EmailMessage()
    plain["From"] = f"{name} <jo@example.com>"
    plain["To"] = "team@example.com"
    plain["Message-ID"] = f"<1@{AUTHOR.split()[0]}.example>"
    plain.set_content(f"Hello,\n\n>From {name} came this.\nFrom now on it is yours.\n\n{name}\n")
    envelope = f"From {AUTHOR} Mon May  6 10:00:00 2024\n".encode()
    return b"".join(envelope + mail.replace(b"\nFrom ", b"\n>From ") + b"\n" for mail in (plain.as_bytes(), mail(name)))


def outlook(name: str = NAME) -> bytes:
    inner = Message("Earlier", (name, "jo@example.com"), body=f"by {name}\n", more={0x007D: f"X-Mailer: {AUTHOR}"})
    return saved(
        Message(
            f"Plan of {name} for the café",
            (name, "jo@example.com"),
            [(TO, "Team, the", "team@example.com"), (CC, name, "/O=FIRM/CN=JO")],
            f"Hello,\r\n\r\nthe plan is attached.\r\n\r\n{name}\r\n",
            f"<p>The plan is attached.</p><p><i>{name}</i></p>".encode(),
            attached=[Attached(f"{name}.docx", letter(name)), Attached("Earlier", inner, 5)],
            more={0x3FFA: AUTHOR, 0x007D: f"Received: from the laptop of {AUTHOR}", 0x8001: AUTHOR},
        )
    )


SAMPLES: dict[MediaType, Callable[[str], bytes]] = {
    MediaType.DOCX: lambda name: letter(name, illustrated=True),
    MediaType.XLSX: workbook,
    MediaType.PPTX: deck,
    MediaType.PDF: pages,
    MediaType.PNG: lambda name: encoded(picture(name), "PNG"),
    MediaType.JPEG: lambda name: encoded(picture(name), "JPEG"),
    MediaType.TIFF: lambda name: encoded(picture(name), "TIFF"),
    MediaType.WEBP: lambda name: encoded(picture(name), "WEBP"),
    MediaType.ZIP: lambda name: zipped(files(name)),
    MediaType.TAR_GZ: lambda name: tarred(files(name)),
    MediaType.TEXT: lambda name: f"Plan of the quarter\r\n\r\nby {name}\r\n{name.upper()}\r\n".encode("utf-16"),
    MediaType.MARKDOWN: lambda name: f"# Plan\n\nby **{name}**, see [{name}](https://example.com)\n".encode(),
    MediaType.CSV: lambda name: f'Owner,Hours\n"{name}",40\nSomebody,12\n'.encode(),
    MediaType.JSON: lambda name: json.dumps({"owner": name, name: [1, 2.5, None], "plan": f"by {name}"}).encode(),
    MediaType.NOTEBOOK: notebook,
    MediaType.HTML: page,
    MediaType.EML: mail,
    MediaType.MBOX: mailbox,
    MediaType.MSG: outlook,
}
