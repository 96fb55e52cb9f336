"""What somebody would write instead: Presidio over the text that python-docx, openpyxl and python-pptx show.

The script replaces what it finds and saves the file. It reads no comment, hidden part, property or picture, and proves
nothing. Its spaCy pipeline is untrained (see spacy_like.py), so what counts is its time, not what it finds.
"""

import io
import multiprocessing
import resource
import time
import zipfile
from collections.abc import Callable
from typing import Any

from tests.bench.detection import presidio

Replace = Callable[[str], str]


def docx(content: bytes, replace: Replace) -> None:
    """Paragraphs and tables of a Word file."""
    from docx import Document

    document = Document(io.BytesIO(content))
    paragraphs = [*document.paragraphs]
    for table in document.tables:
        paragraphs += [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]
    for paragraph in paragraphs:
        paragraph.text = replace(paragraph.text)
    document.save(io.BytesIO())


def xlsx(content: bytes, replace: Replace) -> None:
    """Cells of a workbook, one by one."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = replace(cell.value)
    book.save(io.BytesIO())


def pptx(content: bytes, replace: Replace) -> None:
    """Shapes with text, and notes."""
    from pptx import Presentation

    show = Presentation(io.BytesIO(content))
    for slide in show.slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        for frame in [*frames, slide.notes_slide.notes_text_frame]:
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    run.text = replace(run.text)
    show.save(io.BytesIO())


def repository(content: bytes, replace: Replace) -> None:
    """Members of a zip, each as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replace(old.read(name).decode()))


def text(content: bytes, replace: Replace) -> None:
    """A text, paragraph by paragraph: Presidio's pipeline takes no more than a megabyte at once."""
    "\n\n".join(map(replace, content.decode().split("\n\n")))


SCRIPTS: dict[str, Callable[[bytes, Replace], None]] = {
    "docx": docx,
    "xlsx": xlsx,
    "pptx": pptx,
    "repository": repository,
    "text": text,
}


def measure(files: dict[str, bytes]) -> dict[str, dict[str, float]]:
    """Return the seconds of processor time that the scripts take for files, and the memory they end with.

    Its process is one of its own: it holds a gigabyte of vectors.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (files,))


def _measured(files: dict[str, bytes]) -> dict[str, dict[str, float]]:
    from presidio_anonymizer import AnonymizerEngine

    analyzer: Any = presidio()
    anonymizer: Any = AnonymizerEngine()  # type: ignore[no-untyped-call]

    def replace(said: str) -> str:
        if not said.strip():
            return said
        return str(anonymizer.anonymize(text=said, analyzer_results=analyzer.analyze(said, language="en")).text)

    replace("Warm up: Jane Doe, 12 March 2024.")
    results = {}
    for name, content in files.items():
        began = time.process_time()
        SCRIPTS[name](content, replace)
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        results[name] = {"processor": round(time.process_time() - began, 2), "megabytes": held}
    return results
