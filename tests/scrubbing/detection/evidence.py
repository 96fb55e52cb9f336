"""Files that show whom they were made for, without anybody saying so. The company is invented."""

import io
from collections.abc import Callable
from email.message import EmailMessage

import docx
import openpyxl
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from pptx import Presentation
from reportlab.pdfgen import canvas

from submissions.media import MediaType
from tests.files.repository import zipped

COMPANY = "Acmetron Widgets Ltd"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>Word</Application><Company>{COMPANY}</Company></Properties>"
)


def mail() -> bytes:
    """A mail from an address of the company, signed with its name."""
    message = EmailMessage()
    message["From"], message["To"] = "Jane Doe <jane@acmetronwidgets.com>", "joe@acmetronwidgets.com"
    message["Subject"] = "The bolts"
    message.set_content(f"Hi Joe,\n\nthe bolts are here.\n\nKind regards\nJane Doe\n{COMPANY}\n")
    return message.as_bytes()


def letter() -> bytes:
    """A Word document with the company in its properties and in a sentence."""
    document = docx.Document()
    document.add_paragraph("We at Acmetron Widgets ship bolts.")
    package = document.part.package
    assert package is not None
    part = next((rel.target_part for rel in package.rels.values() if rel.reltype.endswith("extended-properties")), None)
    if part is None:
        media_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        part = Part(PackURI("/docProps/app.xml"), media_type, b"", package)
        package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    part._blob = _PROPERTIES.encode()
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def repository() -> bytes:
    """A repository with the company in its licence and in the address it was cloned from."""
    return zipped(
        {
            "core/LICENSE": f"Copyright 2024 {COMPANY}. All rights reserved.\nNo part may be copied.\n".encode(),
            "core/README.md": b"# Core\n\n    git clone git@github.com:acmetronwidgets/core.git\n",
        }
    )


def deck() -> bytes:
    """Slides with the company in a marking, and its tenant in a link."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    assert slide.shapes.title is not None
    slide.shapes.title.text = f"{COMPANY} Confidential"
    slide.placeholders[1].text = "See https://acmetronwidgets.sharepoint.com/sites/bolts"
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


def statement() -> bytes:
    """A PDF with the company in its letterhead and the domain of who sends it."""
    target = io.BytesIO()
    page = canvas.Canvas(target)
    page.drawString(72, 780, COMPANY)
    page.drawString(72, 700, "Statement of the quarter.")
    page.drawString(72, 680, "Questions: anna@acmetronwidgets.com, joe@acmetronwidgets.com, jane@acmetronwidgets.com")
    page.save()
    return target.getvalue()


def workbook() -> bytes:
    """A workbook with a notice of copyright and the name of a host inside the company's network."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"© 2024 {COMPANY}. All rights reserved."])
    sheet.append([r"source: files.acmetronwidgets.local"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


EVIDENCE: dict[str, tuple[MediaType, Callable[[], bytes]]] = {
    "mail": (MediaType.EML, mail),
    "properties": (MediaType.DOCX, letter),
    "licence and remote": (MediaType.ZIP, repository),
    "marking and tenant": (MediaType.PPTX, deck),
    "letterhead and domain": (MediaType.PDF, statement),
    "copyright and host": (MediaType.XLSX, workbook),
}
