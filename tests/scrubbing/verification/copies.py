"""Clean copies of every type, written from scratch, and the means to plant something in them."""

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from typing import Any

import pikepdf
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation
from pptx.util import Inches
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from scrubbing.findings import Action, Category, KnownValue
from scrubbing.limits import Budget, Limits
from scrubbing.verification import Report, verify
from submissions.media import MediaType

VALUE = "Josephine Harrington"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def value(text: str, type_: str = "PERSON", substitute: str = "Somebody Else") -> KnownValue:
    return KnownValue(text, type_, Category.PERSONAL, Action.REPLACE, substitute)


def check(data: bytes, media_type: MediaType, *gone: str | KnownValue, limits: Limits | None = None) -> Report:
    values = [value(entry) if isinstance(entry, str) else entry for entry in gone or (VALUE,)]
    return verify(io.BytesIO(data), media_type, values, Budget(limits or Limits()))


def checks(data: bytes, media_type: MediaType, *gone: str | KnownValue) -> set[str]:
    return {failure.check for failure in check(data, media_type, *gone).failures}


def zipped(parts: Mapping[str, bytes | str] | Sequence[tuple[str, bytes | str]], *, stored: bool = False) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            package.writestr(zipfile.ZipInfo(name), content, package.compression)
    return target.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rels(*targets: tuple[str, str] | tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{entry[0]}" Target="{entry[1]}"'
        f"{f' TargetMode={entry[2]!r}' if len(entry) == 3 else ''}/>"
        for number, entry in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_RELS}">{entries}</Relationships>'


def types(**overrides: str) -> str:
    names = {name.replace("__", "/"): kind for name, kind in overrides.items()}
    entries = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in names.items())
    package = "application/vnd.openxmlformats"
    endings = {
        "rels": f"{package}-package.relationships+xml",
        "png": "image/png",
        "jpg": "image/jpeg",
        "xlsx": MediaType.XLSX,
    }
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in endings.items())
    return (
        f'<Types xmlns="{_TYPES}">{defaults}<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def word_parts(body: str = "<w:p><w:r><w:t>A quiet letter.</w:t></w:r></w:p>") -> dict[str, bytes | str]:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": types(word__document=main),
        "_rels/.rels": rels(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }


def word(body: str = "<w:p><w:r><w:t>A quiet letter.</w:t></w:r></w:p>") -> bytes:
    return zipped(word_parts(body))


def word_with(name: str, content: str | bytes, kind: str = "header") -> bytes:
    """A letter with one more part that the main part refers to."""
    parts = word_parts()
    parts["word/_rels/document.xml.rels"] = rels((kind, name))
    parts[f"word/{name}"] = content
    return zipped(parts)


def excel_parts(cell: str = '<c r="A1" t="s"><v>0</v></c>', string: str = "<t>Total</t>") -> dict[str, bytes | str]:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": types(
            xl__workbook=f"{kind}.sheet.main+xml",
            xl__worksheets__sheet1=f"{kind}.worksheet+xml",
            xl__sharedStrings=f"{kind}.sharedStrings+xml",
        ),
        "_rels/.rels": rels(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Plan" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": rels(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_S}"><sheetData>'
        f'<row r="1">{cell}</row></sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_S}" count="1" uniqueCount="1"><si>{string}</si></sst>',
    }


def excel(cell: str = '<c r="A1" t="s"><v>0</v></c>', string: str = "<t>Total</t>") -> bytes:
    return zipped(excel_parts(cell, string))


def powerpoint(title: str = "Plan", notes: str = "") -> bytes:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_textbox(Inches(1), Inches(1), Inches(3), Inches(1)).text_frame.text = title
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    target = io.BytesIO()
    deck.save(target)
    parts = unzipped(target.getvalue())
    return zipped({name: _without_properties(name, content) for name, content in parts.items() if _kept(name)})


def _kept(name: str) -> bool:
    return not name.startswith("docProps/") and "printerSettings" not in name


def _without_properties(name: str, content: bytes) -> bytes:
    if not name.endswith((".rels", "[Content_Types].xml")):
        return content
    lines = content.decode().replace("><", ">\n<").split("\n")
    return "".join(line for line in lines if "docProps" not in line and "rinterSettings" not in line).encode()


def pdf(text: str = "A quiet page.", picture: Image.Image | None = None) -> bytes:
    target = io.BytesIO()
    page = canvas.Canvas(target)
    page.drawString(72, 700, text)
    if picture is not None:
        page.drawImage(ImageReader(picture), 50, 100, 400, 100)
    page.save()
    return rewritten(target.getvalue())


def rewritten(data: bytes, edit: Callable[[pikepdf.Pdf], None] | None = None, **options: Any) -> bytes:
    """A PDF saved anew without its Info, after `edit(pdf)`."""
    with pikepdf.open(io.BytesIO(data)) as document:
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        if edit is not None:
            edit(document)
        target = io.BytesIO()
        document.save(target, deterministic_id=True, **options)
        return target.getvalue()


def picture(text: str = "") -> Image.Image:
    image = Image.new("RGB", (800, 200), "white")
    ImageDraw.Draw(image).text((20, 60), text, font=ImageFont.load_default(40), fill="black")
    return image


def encoded(image: Image.Image, format_: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, format_, **options)
    return target.getvalue()


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def tar_gz(files: Mapping[str, bytes], **fields: object) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            for field, setting in fields.items():
                setattr(member, field, setting)
            archive.addfile(member, io.BytesIO(content))
    return gzipped(packed.getvalue())


def gzipped(data: bytes) -> bytes:
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    return engine.compress(data) + engine.flush()


def mail(body: str = "See you on Monday.", subject: str = "Plan") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "sender@example.com"
    message["To"] = "receiver@example.com"
    message["Subject"] = subject
    message.set_content(body)
    return message
