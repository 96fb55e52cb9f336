"""PDFs as offices make them, with planted values in every place where values hide."""

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from tests.files import image as images

NAME = images.NAME
EMAIL = images.EMAIL
COMPANY = images.COMPANY

BODY: tuple[str, ...] = (
    f"Dear Ms {NAME},",
    "thank you for chartering the motor yacht for a week in March. The crew will",
    "meet you at the marina in Nassau and the voyage ends in Georgetown.",
    f"Please send questions to {EMAIL} before the first of the month.",
    f"Yours sincerely, the booking office of {COMPANY}",
)
BENIGN: tuple[str, ...] = (
    "General terms of charter",
    "The charterer returns the vessel with full tanks at the agreed marina.",
    "Fuel, berths and provisions are not part of the charter fee of 41,250.00.",
)


def _saved(draw: Callable[[canvas.Canvas], None], **settings: Any) -> bytes:
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=settings.pop("pagesize", A4), invariant=1, **settings)
    draw(sheet)
    sheet.save()
    return buffer.getvalue()


def _letter(sheet: canvas.Canvas) -> None:
    sheet.setFont("Helvetica-Bold", 16)
    sheet.drawString(72, 770, COMPANY)
    sheet.setStrokeColorRGB(0.1, 0.3, 0.6)
    sheet.line(72, 762, 523, 762)
    sheet.setFont("Times-Roman", 12)
    for index, line in enumerate(BODY):
        sheet.drawString(72, 700 - 20 * index, line)
    sheet.setFont("Helvetica", 10)
    for index, (item, price) in enumerate((("Charter fee", "41,250.00"), ("Fuel deposit", "3,800.00"), (NAME, "paid"))):
        y = 560 - 22 * index
        sheet.rect(72, y - 6, 300, 22)
        sheet.rect(372, y - 6, 151, 22)
        sheet.drawString(80, y, item)
        sheet.drawRightString(515, y, price)
    sheet.setFillColorRGB(0.12, 0.2, 0.45)
    sheet.rect(72, 440, 451, 40, fill=1, stroke=0)
    sheet.setFillColorRGB(1, 1, 1)
    sheet.drawString(84, 456, f"Invoice for {NAME}, due on 14 March")
    sheet.setFillColorRGB(0, 0, 0)


def _benign(sheet: canvas.Canvas) -> None:
    sheet.setFont("Helvetica", 12)
    for index, line in enumerate(BENIGN):
        sheet.drawString(72, 760 - 22 * index, line)


def letter() -> bytes:
    """A letter with a table and a coloured band on its first page, plain terms on the second."""

    def draw(sheet: canvas.Canvas) -> None:
        _letter(sheet)
        sheet.showPage()
        _benign(sheet)
        sheet.showPage()

    return _saved(draw)


def page_of(*lines: str, **settings: Any) -> bytes:
    """One page with these lines."""

    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFont("Helvetica", 12)
        for index, line in enumerate(lines):
            sheet.drawString(72, 700 - 24 * index, line)

    return _saved(draw, **settings)


# Hidden text by the trick that hides it; each stands alone on a page of benign text.
HIDDEN: dict[str, str] = {
    "invisible": "Invisible Ink Person",
    "white": "White Ink Person",
    "tiny": "Speck Sized Person",
    "outside": "Outside Page Person",
    "covered": "Black Bar Person",
    "clipped": "Clipped Away Person",
    "under a picture": "Under Picture Person",
}


def with_hidden_text(trick: str) -> bytes:
    """A benign page with one line hidden by this trick."""

    def draw(sheet: canvas.Canvas) -> None:
        _benign(sheet)
        sheet.saveState()
        text = sheet.beginText(72, 500)
        text.setFont("Helvetica", 0.7 if trick == "tiny" else 12)
        if trick == "invisible":
            text.setTextRenderMode(3)
        if trick == "white":
            text.setFillGray(1)
        if trick == "outside":
            text.setTextOrigin(-400, 500)
        if trick == "clipped":
            path = sheet.beginPath()
            path.rect(300, 100, 20, 20)
            sheet.clipPath(path, stroke=0)
        text.textOut(HIDDEN[trick])
        sheet.drawText(text)
        if trick == "covered":
            sheet.rect(60, 490, 250, 30, fill=1)
        if trick == "under a picture":
            sheet.drawImage(ImageReader(Image.new("RGB", (250, 30), (200, 210, 230))), 60, 490, 250, 30)
        sheet.restoreState()

    return _saved(draw)


# What stands beside the pages, by the place where it stands.
BESIDE: dict[str, str] = {
    "document properties": "Info Author Person",
    "XMP": "Xmp Creator Person",
    "bookmarks": "Outline Title Person",
    "link targets": "https://link-target-person.example/file",
    "comments": "Sticky Note Person",
    "form fields": "Form Default Person",
    "scripts": "Script Alert Person",
    "names": "Named Place Person",
    "layers and names": "Layer Name Person",
    "alternative texts": "Alternative Text Person",
    "page labels": "Page Label Person",
    "file names": "attachment-of-person.txt",
    "other texts": "Private Data Person",
}
ATTACHED = "Attached File Person"


def with_everything_beside() -> bytes:
    """Two benign pages with a value in every place that is not on a page."""

    def draw(sheet: canvas.Canvas) -> None:
        _benign(sheet)
        sheet.bookmarkPage("here")
        sheet.addOutlineEntry(BESIDE["bookmarks"], "here")
        sheet.linkURL(BESIDE["link targets"], (72, 700, 200, 720))
        sheet.textAnnotation(BESIDE["comments"], (300, 300, 320, 320))
        sheet.showPage()
        _benign(sheet)

    with pikepdf.open(io.BytesIO(_saved(draw))) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:creator"] = [BESIDE["XMP"]]
        pdf.docinfo["/Author"] = BESIDE["document properties"]
        pdf.attachments[BESIDE["file names"]] = ATTACHED.encode()
        root = pdf.Root
        field = {"/FT": pikepdf.Name.Tx, "/T": "customer", "/DV": BESIDE["form fields"]}
        root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(pikepdf.Dictionary(field))])
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{BESIDE['scripts']}')")
        root.OpenAction = pdf.make_indirect(script)
        root.Names.Dests = pikepdf.Dictionary(
            Names=[BESIDE["names"], pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])]
        )
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=BESIDE["layers and names"]))
        root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary())
        element = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=BESIDE["alternative texts"])
        root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pdf.make_indirect(element))
        root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(P=BESIDE["page labels"])])
        private = pikepdf.Dictionary(Private=pikepdf.String(BESIDE["other texts"]))
        pdf.pages[0].obj.PieceInfo = pikepdf.Dictionary(Editor=private)
        pdf.pages[1].obj.Thumb = pdf.make_stream(b"\xff" * 300, Width=10, Height=10)
        return _bytes(pdf)


def with_filled_form() -> bytes:
    """A page whose form field and free-text note show values."""

    def draw(sheet: canvas.Canvas) -> None:
        _benign(sheet)
        sheet.drawString(72, 620, "Charterer:")
        sheet.acroForm.textfield(name="charterer", value=NAME, x=140, y=610, width=220, height=24, borderWidth=0)

    return _saved(draw)


def scan(lines: tuple[str, ...] = images.LETTER) -> bytes:
    """A page that is only a picture, as a scanner makes it: A4 at 150 dpi, slightly grey and speckled."""
    picture = images.page(lines, (1240, 1754), ground=(250, 249, 246), height=26)
    for index in range(40):
        picture.putpixel((31 * index + 7, (977 * index) % 1754), (180, 180, 180))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=80, exif=images.exif())

    def draw(sheet: canvas.Canvas) -> None:
        sheet.drawImage(ImageReader(io.BytesIO(buffer.getvalue())), 0, 0, *A4)

    return _saved(draw)


def searchable_scan() -> bytes:
    """A scan with an invisible text layer, as scanners' software makes it."""
    picture = images.page(images.LETTER, (1240, 1754), height=26)

    def draw(sheet: canvas.Canvas) -> None:
        sheet.drawImage(ImageReader(picture), 0, 0, *A4)
        for index, line in enumerate(images.LETTER):
            text = sheet.beginText(60 * 0.48, A4[1] - (60 + index * 78 + 22) * 0.48)
            text.setFont("Helvetica", 13)
            text.setTextRenderMode(3)
            text.textOut(line)
            sheet.drawText(text)

    return _saved(draw)


def with_logo() -> bytes:
    """A benign page with a small picture that holds the name of the firm, and one page with a harmless picture."""
    logo = images.page((COMPANY,), (420, 110), ground=(20, 60, 120), ink=(255, 255, 255), height=30)

    def draw(sheet: canvas.Canvas) -> None:
        _benign(sheet)
        sheet.drawImage(ImageReader(logo), 72, 600, 201.6, 52.8)
        sheet.showPage()
        _benign(sheet)
        sheet.drawImage(ImageReader(Image.new("RGB", (100, 80), (90, 160, 90))), 72, 600, 72, 57.6)

    return _saved(draw)


def with_logo_in_a_drawing() -> bytes:
    """A benign page with a drawing, moved to its place, that holds a picture with the name of the firm."""
    with pikepdf.open(io.BytesIO(with_logo())) as pdf:
        page = pdf.pages[0].obj
        ((name, logo),) = page.Resources.XObject.items()
        form = pdf.make_stream(f"q 201.6 0 0 52.8 10 10 cm {name} Do Q".encode())
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 220, 70]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({name: logo}))
        page.Resources.XObject = pikepdf.Dictionary(Fm0=form)
        text = page.Contents.read_bytes().replace(f"{name} Do".encode(), b"")
        page.Contents = pdf.make_stream(text + b"\nq 1 0 0 1 250 500 cm /Fm0 Do Q")
        del pdf.pages[1]
        return _bytes(pdf)


def with_pattern() -> bytes:
    """A benign page with a field that is filled with the name of the firm, as a pattern."""
    with pikepdf.open(io.BytesIO(page_of(*BENIGN))) as pdf:
        page = pdf.pages[0].obj
        pattern = pdf.make_stream(f"BT /F1 14 Tf 4 8 Td ({COMPANY}) Tj ET".encode())
        pattern.Type, pattern.PatternType, pattern.PaintType, pattern.TilingType = pikepdf.Name.Pattern, 1, 1, 1
        pattern.BBox, pattern.XStep, pattern.YStep = [0, 0, 160, 30], 160, 30
        pattern.Resources = pikepdf.Dictionary(Font=page.Resources.Font)
        page.Resources.Pattern = pikepdf.Dictionary(P0=pattern)
        field = b"\n/Pattern cs /P0 scn 160 300 160 30 re f"
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + field)
        return _bytes(pdf)


def drawing() -> bytes:
    """A page with a sketch and no text at all."""

    def draw(sheet: canvas.Canvas) -> None:
        for index in range(12):
            sheet.circle(300, 400, 20 + 15 * index)

    return _saved(draw)


def blank() -> bytes:
    """An empty page."""
    return _saved(lambda sheet: sheet.showPage())


def turned(degrees: int) -> bytes:
    """The letter with its pages turned by the page's own entry."""
    with pikepdf.open(io.BytesIO(letter())) as pdf:
        for page in pdf.pages:
            page.obj.Rotate = degrees
        return _bytes(pdf)


def cropped() -> bytes:
    """A letter whose second page shows only its lower part; a value stands in the part that is cut away."""

    def draw(sheet: canvas.Canvas) -> None:
        _benign(sheet)
        sheet.drawString(72, 820, "Cropped Away Person")

    with pikepdf.open(io.BytesIO(_saved(draw))) as pdf:
        pdf.pages[0].obj.CropBox = [40, 40, 560, 800]
        return _bytes(pdf)


# Where a mark may say another text than the one drawn.
ACTUAL_TEXTS = ("inline", "escaped", "named", "in a drawing")


def with_actual_text(where: str = "inline") -> bytes:
    """A benign page whose marked content says another text than the one drawn."""
    said = b"<< /Actual%sext (Actual Text Person) >>" % (b"#54" if where == "escaped" else b"T")
    with pikepdf.open(io.BytesIO(page_of(*BENIGN))) as pdf:
        page = pdf.pages[0].obj
        if where == "named":
            page.Resources.Properties = pikepdf.Dictionary(MC0=pikepdf.Dictionary(ActualText="Actual Text Person"))
            said = b"/MC0"
        marked = b"/Span %s BDC\n%s\nEMC" % (said, page.Contents.read_bytes())
        if where == "in a drawing":
            form = pdf.make_stream(marked)
            form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 600, 850]
            form.Resources = pikepdf.Dictionary(Font=page.Resources.Font)
            page.Resources.XObject = pikepdf.Dictionary(Fm0=form)
            marked = b"/Fm0 Do"
        page.Contents = pdf.make_stream(marked)
        return _bytes(pdf)


def with_unused_resources() -> bytes:
    """A benign page whose resources hold a drawing and a picture that no operator ever draws."""
    with pikepdf.open(io.BytesIO(page_of(*BENIGN))) as pdf:
        form = pdf.make_stream(b"BT /F1 12 Tf 72 400 Td (Never Drawn Person) Tj ET")
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 600, 800]
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Fm0=form)
        return _bytes(pdf)


def in_two_revisions() -> bytes:
    """A file saved twice: its first revision, still in the file, holds a value."""
    first = page_of("Earlier Revision Person", "signed the first draft.")
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        size = int(pdf.trailer.Size)
        root = pdf.Root.objgen[0]
    start = first.rindex(b"startxref")
    previous = int(first[start + 9 :].split()[0])
    content = b"BT /F1 12 Tf 72 700 Td (The final text is harmless.) Tj ET"
    position = len(first)
    update = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, position)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, previous)
    return first + update + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (position + len(update))


def encrypted(user_password: str) -> bytes:
    """The letter, encrypted; an empty user password opens without asking."""
    with pikepdf.open(io.BytesIO(letter())) as pdf:
        buffer = io.BytesIO()
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="owner-secret", user=user_password))
        return buffer.getvalue()


def cyclic_pages() -> bytes:
    """A page tree that contains itself."""
    return _handmade(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
    )


def flate_bomb(megabytes: int = 200, layers: int = 1) -> bytes:
    """A page whose content is spaces without end, packed a thousandfold for each layer."""
    packed = b" " * megabytes * 1024 * 1024
    for _ in range(layers):
        packed = zlib.compress(packed, 9)
    filters = b"/FlateDecode " * layers
    return _handmade(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(packed), filters, packed),
    )


def image_bomb() -> bytes:
    """A page with a picture that claims more pixels than a machine can hold."""
    return _handmade(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /I 4 0 R >> >> >>",
        b"<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
        b"/Length 4 >>\nstream\nabcd\nendstream",
    )


def _drawing_forms(*next_form: int) -> bytes:
    """A page that draws object 5, which draws the object of the given number ten times, and so on."""
    forms = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /F %d 0 R >> >> /Length 60 >>\n"
        b"stream\n%s\nendstream" % (number, b"/F Do " * 10)
        for number in next_form
    ]
    return _handmade(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
        b"/Resources << /XObject << /F 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
        *forms,
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 10 >>\nstream\n0 0 1 1 re\nendstream",
    )


def form_bomb() -> bytes:
    """A page with ten drawings that each draw the next ten times: 10^8 in all."""
    return _drawing_forms(6, 7, 8, 9, 10, 11, 12, 13)


def form_in_itself() -> bytes:
    """A drawing that draws itself."""
    return _drawing_forms(5)


def many_pages(count: int) -> bytes:
    """A file with this many pages that are one and the same object's kin."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    return _handmade(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        *[page] * count,
    )


def _handmade(*objects: bytes) -> bytes:
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + table + trailer


def _bytes(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()
