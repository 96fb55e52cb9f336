"""Files of every family as large as uploads may be, written to disk: `python -m tests.bench.large NAME PATH`.

Each is made by a process of its own, since a forked child counts all memory of its parent as its own. Pictures are
large in bytes and cheap to read: their pixels are stored as they are, and show next to nothing.
"""

import base64
import gzip
import io
import json
import random
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from PIL import Image, ImageDraw, TiffImagePlugin

from submissions.media import MediaType
from tests.bench import texts
from tests.files.image import font

MB = 1_000_000
# Just below what an upload may have (MAX_UPLOAD_BYTES).
SIZE = 205 * MB
# Just below the most bytes that a text is read of: four for each character that the limits let through.
TEXT_SIZE = 79 * MB
# A picture of 10 MB, and one just below the most pixels.
_SMALL, _LARGE = (1820, 1820), (7000, 7000)


def _grain(size: tuple[int, int], seed: int, bands: int = 3, depth: int = 12) -> Image.Image:
    """Return a picture of light grey whose pixels differ by chance, in so many levels, with some words in it.

    The dark bar is what keeps OCR from taking the grain for the picture's black and white.
    """
    pixels = np.random.default_rng(seed).integers(256 - depth, 256, (size[1], size[0], bands), dtype=np.uint8)
    if bands == 4:
        pixels[..., 3] = 255
    picture = Image.fromarray(pixels[..., 0] if bands == 1 else pixels)
    draw, dark = ImageDraw.Draw(picture), (0,) * min(bands, 3) + (255,) * (bands == 4)
    if depth < 100:
        draw.rectangle((0, 0, size[0], size[1] // 10), fill=dark)
        draw.text((100, size[1] // 2), f"Harbour plan {seed}", font=font(60), fill=dark)
    return picture


def _png(size: tuple[int, int], seed: int, bands: int = 3, depth: int = 12) -> bytes:
    target = io.BytesIO()
    _grain(size, seed, bands, depth).save(target, "PNG", compress_level=0)
    return target.getvalue()


def _repeated(path: Path, head: str, block: str, tail: str = "", size: int = SIZE) -> None:
    data = block.encode()
    with path.open("wb") as target:
        target.write(head.encode())
        for _ in range((size - len(head) - len(tail)) // len(data)):
            target.write(data)
        target.write(tail.encode())


def _prose(kilobytes: int) -> str:
    return "".join(islice(texts.prose(), kilobytes * 2))


def _rows(count: int) -> list[list[str]]:
    cells = [value for _, value in texts.cells(count)]
    return [cells[at : at + 8] for at in range(0, len(cells), 8)]


def text(path: Path) -> None:
    """Prose."""
    _repeated(path, "", _prose(1000))


def text_within(path: Path) -> None:
    """Prose of nearly as many characters as are read of a file."""
    _repeated(path, "", _prose(1000), size=19 * MB)


def table(path: Path) -> None:
    """A table of bookings."""
    _repeated(path, "", "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in _rows(5_000)))


def records(path: Path) -> None:
    """A list of records in JSON."""
    block = ",\n".join(json.dumps(dict(zip("abcdefgh", row, strict=False))) for row in _rows(5_000))
    _repeated(path, "[\n", f"{block},\n", "{}]")


def page(path: Path) -> None:
    """An HTML page of prose."""
    block = "".join(f"<p>{paragraph.strip()}</p>\n" for paragraph in islice(texts.prose(), 2_000))
    _repeated(path, "<!DOCTYPE html><html><body>\n", block, "</body></html>\n")


def page_within(path: Path) -> None:
    """An HTML page with pictures in its addresses, just below the most that is read of a text."""
    with path.open("w", encoding="ascii") as target:
        target.write("<!DOCTYPE html><html><body>\n")
        for seed in range(TEXT_SIZE // (len(_encoded(_SMALL, 0)) + 100)):
            target.write(f'<p>A picture.</p><img alt="" src="data:image/png;base64,{_encoded(_SMALL, seed)}">\n')
        target.write("</body></html>\n")


def _encoded(size: tuple[int, int], seed: int) -> str:
    return base64.b64encode(_png(size, seed)).decode("ascii")


def notebook(path: Path) -> None:
    """A notebook with large outputs."""
    _notebook(path, SIZE)


def notebook_within(path: Path) -> None:
    """A notebook with large outputs, just below the most that is read of a text."""
    _notebook(path, TEXT_SIZE)


def _notebook(path: Path, size: int) -> None:
    cells = []
    for seed in range(size // (len(_encoded(_SMALL, 0)) + 1000)):
        data = {"image/png": _encoded(_SMALL, seed), "text/plain": ["<Figure>"]}
        output = {"output_type": "display_data", "metadata": {}, "data": data}
        cells.append(
            {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": ["plot()"], "outputs": [output]}
        )
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))


_HEADERS = (
    "From: Ingrid Moretti <ingrid.moretti@norden-marine.com>\nTo: nadia.pell@norden-marine.com\n"
    "Subject: The files\nDate: Thu, 3 Mar 2022 10:00:00 +0000\nMIME-Version: 1.0\n"
    'Content-Type: multipart/mixed; boundary="=_b"\n\n--=_b\nContent-Type: text/plain\n\nSee below.\n--=_b\n'
)


def _attached(target: BinaryIO, name: str, content: BinaryIO) -> None:
    target.write(_HEADERS.encode())
    target.write(
        f'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="{name}"\n'.encode()
    )
    target.write(b"Content-Transfer-Encoding: base64\n\n")
    base64.encode(content, target)
    target.write(b"\n--=_b--\n")


def mail(path: Path) -> None:
    """A mail with a Word file of 140 MB attached."""
    inner = path.with_suffix(".docx")
    _docx(inner, [_png(_SMALL, seed) for seed in range(14)])
    with path.open("wb") as target, inner.open("rb") as content:
        _attached(target, "pictures.docx", content)
    inner.unlink()


def mailbox(path: Path) -> None:
    """A mailbox of 14 mails, each with a picture."""
    with path.open("wb") as target:
        for seed in range(14):
            target.write(b"From ingrid@norden-marine.com Thu Mar  3 10:00:00 2022\n")
            _attached(target, "picture.png", io.BytesIO(_png(_SMALL, seed)))
            target.write(b"\n")


def _docx(path: Path, pictures: list[bytes]) -> None:
    from docx import Document
    from docx.shared import Inches

    document = Document()
    for picture, paragraph in zip(pictures, texts.prose(), strict=False):
        document.add_paragraph(paragraph)
        document.add_picture(io.BytesIO(picture), Inches(6))
    document.save(str(path))
    _unpack(path)


def _unpack(path: Path) -> None:
    """Store the members of a zip as they are: half of what packing takes off would be of the file's size."""
    packed = path.with_suffix(".packed")
    path.rename(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    packed.unlink()


def docx(path: Path) -> None:
    """A Word file with 20 pictures of 10 MB."""
    _docx(path, [_png(_SMALL, seed) for seed in range(20)])


def docx_one(path: Path) -> None:
    """A Word file with one picture of 49 megapixels."""
    _docx(path, [_png(_LARGE, 0, 4)])


def _pptx(path: Path, pictures: list[bytes]) -> None:
    from pptx import Presentation
    from pptx.util import Inches

    show: Any = Presentation()
    for picture, paragraph in zip(pictures, texts.prose(), strict=False):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = paragraph[:100]
        slide.shapes.add_picture(io.BytesIO(picture), Inches(1), Inches(2), Inches(5))
    show.save(str(path))
    _unpack(path)


def pptx(path: Path) -> None:
    """Slides with 20 pictures of 10 MB."""
    _pptx(path, [_png(_SMALL, seed) for seed in range(20)])


def pptx_one(path: Path) -> None:
    """A slide with one picture of 49 megapixels."""
    _pptx(path, [_png(_LARGE, 0, 4)])


def _xlsx(path: Path, cells: int) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Bookings")
    for row in islice(cycle(_rows(40_000)), cells // 8):
        sheet.append(row)
    book.save(path)


def xlsx(path: Path) -> None:
    """A sheet of nearly as many characters as are read of a file."""
    _xlsx(path, 1_800_000)


def xlsx_within(path: Path) -> None:
    """A sheet of nearly as many cells as are read of a file."""
    _xlsx(path, 299_000)


def pdf(path: Path) -> None:
    """Twenty pages of prose, and twenty with a picture of 10 MB each."""
    import pikepdf
    from reportlab.pdfgen.canvas import Canvas

    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, 842), invariant=1)
    prose = texts.prose()
    for number in range(40):
        for line in range(30 if number < 20 else 1):
            canvas.drawString(60, 790 - 14 * line, next(prose)[:90])
        canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(written.getvalue())) as document:
        side = 1820
        for number, page_ in enumerate(list(document.pages)[20:]):
            stream = document.make_stream(_grain((side, side), number).tobytes())
            for key, value in {
                "/Type": pikepdf.Name.XObject,
                "/Subtype": pikepdf.Name.Image,
                "/Width": side,
                "/Height": side,
                "/ColorSpace": pikepdf.Name.DeviceRGB,
                "/BitsPerComponent": 8,
            }.items():
                stream[key] = value
            name = page_.add_resource(stream, pikepdf.Name.XObject)
            page_.contents_add(f"q 480 0 0 480 60 200 cm {name} Do Q".encode())
        document.save(path, compress_streams=False)


def png(path: Path) -> None:
    """A picture of 49 megapixels in four bands."""
    path.write_bytes(_png(_LARGE, 0, 4))


def png_noise(path: Path) -> None:
    """The same of nothing but noise."""
    path.write_bytes(_png(_LARGE, 0, 4, 250))


def jpeg(path: Path) -> None:
    """A picture of 49 megapixels from a telephone, with the film that it put behind."""
    _grain(_LARGE, 0).save(path, "JPEG", quality=100, subsampling=0)
    with path.open("ab") as target:
        chance = random.Random(0)
        while target.tell() < SIZE:
            target.write(chance.randbytes(MB))


def tiff(path: Path) -> None:
    """Eight scanned pages of 8 megapixels in colours."""
    with TiffImagePlugin.AppendingTiffWriter(str(path), new=True) as writer:
        for number in range(8):
            _grain((2480, 3440), number).save(writer, format="TIFF")
            writer.newFrame()


def archive(path: Path) -> None:
    """A zip of 2,000 source files and 19 pictures."""
    code = texts.code()
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(2_000):
            packed.writestr(f"planner/module_{number}.py", next(code))
        for seed in range(19):
            packed.writestr(f"planner/pictures/{seed}.png", _png(_SMALL, seed))


def archive_blob(path: Path) -> None:
    """A zip with one large file of no type that is known."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("README.md", "Weights.\n")
        packed.writestr("weights.bin", random.Random(0).randbytes(SIZE - 1000))


def repository(path: Path) -> None:
    """A tar.gz of 500 source files, a file of 150 MB, and pictures."""
    code = texts.code()
    members: Iterator[tuple[str, bytes]] = iter(
        [(f"planner/module_{number}.py", next(code).encode()) for number in range(500)]
        + [("planner/data.bin", random.Random(0).randbytes(150 * MB))]
        + [(f"planner/{seed}.png", _png(_SMALL, seed)) for seed in range(5)]
    )
    with (
        gzip.open(path, "wb", compresslevel=1) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


CASES: dict[str, tuple[MediaType, Callable[[Path], None]]] = {
    "text": (MediaType.TEXT, text),
    "csv": (MediaType.CSV, table),
    "json": (MediaType.JSON, records),
    "html": (MediaType.HTML, page),
    "html, pictures, 79 MB": (MediaType.HTML, page_within),
    "ipynb": (MediaType.NOTEBOOK, notebook),
    "ipynb, pictures, 79 MB": (MediaType.NOTEBOOK, notebook_within),
    "eml, docx attached": (MediaType.EML, mail),
    "mbox, 14 pictures": (MediaType.MBOX, mailbox),
    "docx, 20 pictures": (MediaType.DOCX, docx),
    "docx, one of 49 MP": (MediaType.DOCX, docx_one),
    "pptx, 20 pictures": (MediaType.PPTX, pptx),
    "pptx, one of 49 MP": (MediaType.PPTX, pptx_one),
    "pdf, 40 pages": (MediaType.PDF, pdf),
    "png, 49 MP": (MediaType.PNG, png),
    "png, 49 MP of noise": (MediaType.PNG, png_noise),
    "jpeg, 49 MP, a film behind": (MediaType.JPEG, jpeg),
    "tiff, 8 pages": (MediaType.TIFF, tiff),
    "zip, 2,019 members": (MediaType.ZIP, archive),
    "zip, one large binary": (MediaType.ZIP, archive_blob),
    "tar.gz, a binary of 150 MB": (MediaType.TAR_GZ, repository),
    "xlsx, 299,000 cells": (MediaType.XLSX, xlsx_within),
    "xlsx, 1.8 million cells": (MediaType.XLSX, xlsx),
    "text, 19 MB": (MediaType.TEXT, text_within),
}

if __name__ == "__main__":
    CASES[sys.argv[1]][1](Path(sys.argv[2]))
