"""Whether a file is well-formed, judged by the libraries of its format and by nothing of ours."""

import csv
import email
import email.policy
import io
import json
import re
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pptx
import pypdfium2
from PIL import Image

from tests.realfiles.collecting import kind_of

_MAIN = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
# What a package may be that is no document of these formats, however well it is made.
_OTHER = re.compile(rb"macroEnabled|vbaProject|template\.main|slideshow\.main|addin|activeX", re.IGNORECASE)
_TAKEN = ("PNG", "JPEG", "TIFF", "WEBP", "MPO")


class Malformed(Exception):
    """A file is not what its name says. The words say why."""


def judge(path: Path, data: bytes) -> str:
    """Return why a file is not well-formed, or nothing."""
    kind = kind_of(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _JUDGES[kind or ""](path.name, data)
        except Malformed as error:
            return str(error)
        except Exception as error:  # noqa: BLE001 - libraries raise anything
            return f"does not open ({type(error).__name__})"
    return ""


def _package(kind: str, data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Malformed("password or old format")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.testzip() is not None:
            raise Malformed("damaged archive")
        types = archive.read("[Content_Types].xml")
        if _OTHER.search(types) or any(_OTHER.search(name.encode()) for name in archive.namelist()):
            raise Malformed("macros, template or show")
        if _MAIN[kind].encode() not in types:
            raise Malformed("other main part")
        if len(set(map(str.casefold, archive.namelist()))) < len(archive.namelist()):
            raise Malformed("double names")
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(name):
                raise Malformed("document type in XML")


def _docx(_: str, data: bytes) -> None:
    _package("docx", data)
    for paragraph in docx.Document(io.BytesIO(data)).paragraphs:
        paragraph.text  # noqa: B018 - reading is the check


def _xlsx(_: str, data: bytes) -> None:
    _package("xlsx", data)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        sheet.dimensions  # noqa: B018 - reading is the check


def _pptx(_: str, data: bytes) -> None:
    _package("pptx", data)
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            shape.has_text_frame  # noqa: B018 - reading is the check


def _pdf(_: str, data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
        if pdf.get_warnings():
            raise Malformed("damaged, repaired by the library")
    if not count:
        raise Malformed("no pages")
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(min(count, len(document), 3)):
            document[number].render(scale=0.2)
    finally:
        document.close()


def _image(_: str, data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as image:
        if image.format not in _TAKEN:
            raise Malformed(f"{image.format} under another name")
        image.load()


def _text(name: str, data: bytes) -> None:
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    if "\0" in text:
        raise Malformed("binary")
    if name.endswith((".json", ".ipynb")):
        content = json.loads(text)
        if name.endswith(".ipynb") and "cells" not in content:
            raise Malformed("no notebook of format 4")
    if name.endswith(".csv"):
        list(csv.reader(io.StringIO(text, newline="")))


def _eml(_: str, data: bytes) -> None:
    message = email.message_from_bytes(data, policy=email.policy.default)
    if message["From"] is None or any(part.defects for part in message.walk()):
        raise Malformed("no sender, or defects")


def _archive(name: str, data: bytes) -> None:
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise Malformed("password or old format")
            if archive.testzip() is not None:
                raise Malformed("damaged archive")
    else:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            archive.getmembers()


_JUDGES: dict[str, Callable[[str, bytes], None]] = {
    "docx": _docx,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "pdf": _pdf,
    "image": _image,
    "text": _text,
    "eml": _eml,
    "archive": _archive,
}
