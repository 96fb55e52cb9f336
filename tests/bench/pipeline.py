"""How long the whole line takes, from reading to proof, on generated files of every family.

Prints a table and writes var/bench.json. Files are made of the same paragraph, so figures compare runs on one machine,
not machines. Each file is scrubbed three times in the sandbox; the median counts.
"""

import io
import json
import platform
import resource
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from scrubbing.detection import warm
from scrubbing.pipeline import Job, scrub_in_sandbox
from scrubbing.sandbox import Watch
from submissions.media import MediaType
from tests.files import image

PARAGRAPH = (
    "Margaret Holloway asked on 3 March to move the charter by two days. Write to margaret.holloway@holloway.com or "
    "call (415) 867-2299 before noon; the marina in Nassau needs the papers, and the crew has to be told by Friday. "
)
ROUNDS = 3


def docx() -> bytes:
    """About 20 pages."""
    from docx import Document

    document = Document()
    for _ in range(120):
        document.add_paragraph(PARAGRAPH * 3)
    return _saved(document)


def xlsx() -> bytes:
    """20,000 cells."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Ledger")
    sheet.append(["Name", "E-mail", "Amount", "Note"])
    for number in range(5000):
        sheet.append([f"Guest {number}", f"guest{number}@holloway.com", number * 7, "paid in full"])
    return _saved(book)


def pptx() -> bytes:
    """20 slides."""
    from pptx import Presentation

    show = Presentation()
    for _ in range(20):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.placeholders[1].text = PARAGRAPH
    return _saved(show)


def pdf() -> bytes:
    """20 text pages, each with something to replace."""
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    for page in range(20):
        for line in range(45):
            canvas.drawString(60, 780 - 16 * line, PARAGRAPH[:85] if line % 15 == 0 else f"Line {line} of page {page}.")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def scan() -> bytes:
    """One scanned page."""
    return image.encode(image.page([PARAGRAPH[:60], "Lunch at Staniel Cay", "Thank you"] * 6), "PNG")


def text() -> bytes:
    """One megabyte of prose."""
    return (PARAGRAPH + "\n\n").encode() * (1_000_000 // len(PARAGRAPH))


def repository() -> bytes:
    """300 source files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(300):
            code = f"# by margaret.holloway@holloway.com\ndef leg_{number}(a, b):\n    return a * {number} + b\n" * 8
            packed.writestr(f"planner/module_{number}.py", code)
    return target.getvalue()


def mail() -> bytes:
    """A mail with a Word file attached."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@holloway.com", "b@holloway.com", "Charter"
    letter.set_content(PARAGRAPH * 5)
    letter.add_attachment(docx(), "application", "octet-stream", filename="charter.docx")
    return letter.as_bytes()


FILES: dict[str, tuple[MediaType, Callable[[], bytes]]] = {
    "docx, 20 pages": (MediaType.DOCX, docx),
    "xlsx, 20,000 cells": (MediaType.XLSX, xlsx),
    "pptx, 20 slides": (MediaType.PPTX, pptx),
    "pdf, 20 text pages": (MediaType.PDF, pdf),
    "png, a scanned page": (MediaType.PNG, scan),
    "txt, 1 MB": (MediaType.TEXT, text),
    "zip, 300 source files": (MediaType.ZIP, repository),
    "eml, with a docx": (MediaType.EML, mail),
}


def _saved(thing: object) -> bytes:
    target = io.BytesIO()
    thing.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def measure(media_type: MediaType, content: bytes, folder: Path) -> dict[str, object]:
    """Scrub one file ROUNDS times; returns the median seconds in all and per stage."""
    source = folder / "source"
    source.write_bytes(content)
    seconds, stages, status = [], [], ""
    for number in range(ROUNDS):
        private = folder / str(number)
        private.mkdir()
        job = Job(source, private, media_type, "bench", b"k" * 32, with_previews=False)
        began = time.monotonic()
        outcome = scrub_in_sandbox(job, Watch(lambda: True, lambda _: None))
        seconds.append(time.monotonic() - began)
        stages.append(outcome.seconds)
        status = outcome.status
    return {
        "status": status,
        "bytes": len(content),
        "seconds": round(statistics.median(seconds), 3),
        "stages": {name: statistics.median(stage.get(name, 0.0) for stage in stages) for name in stages[0]},
    }


def main() -> None:
    """Measure everything, print a table, write the JSON."""
    warm()
    results = {}
    print(f"Python {platform.python_version()}, {platform.processor() or platform.machine()}, median of {ROUNDS}\n")
    print(f"{'file':24} {'status':8} {'seconds':>8} {'reading':>8} {'detect':>8} {'redact':>8} {'verify':>8}")
    for name, (media_type, make) in FILES.items():
        with tempfile.TemporaryDirectory() as folder:
            result = measure(media_type, make(), Path(folder))
        results[name] = result
        stages = result["stages"]
        assert isinstance(stages, dict)
        columns = [f"{stages.get(stage, 0.0):8.2f}" for stage in ("reading", "detecting", "redacting", "verifying")]
        print(f"{name:24} {result['status']:8} {result['seconds']:8} {' '.join(columns)}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"\npeak memory of a child: {peak} MB")
    out = Path("var") / "bench.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps({"results": results, "peak_mb": peak, "argv": sys.argv}, indent=2))
