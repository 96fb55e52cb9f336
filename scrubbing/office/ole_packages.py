"""Office files that lie inside OLE objects ("Insert object, from file"), and how a copy refers to them without OLE.

An OLE object is a compound file of a program's own, with the paths from which a file was taken. Where all it does is to
wrap a Word, Excel or PowerPoint file, that file is taken out and goes on as an embedded package, which Office opens in
the same place; nothing else of the object reaches the copy. Every other object stays unread.
"""

import io
import struct
from collections.abc import Iterable
from dataclasses import dataclass

import olefile

from scrubbing.limits import Budget
from scrubbing.office.xml import Element, short, tag_of
from submissions.media import MediaType

# The relationship by which a part shows such an object.
OLE_OBJECT = "oleObject"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How programs say which program opens an object. These are Office's own, and the same everywhere.
PROGRAMS: dict[str, str] = {
    MediaType.DOCX: "Word.Document.12",
    MediaType.XLSX: "Excel.Sheet.12",
    MediaType.PPTX: "PowerPoint.Show.12",
}
_OBJECTS = {"o:OLEObject": "ProgID", "p:oleObj": "progId", "x:oleObject": "progId"}
_REFERENCE = "r:id"
# Longer than any path.
_LONGEST_NAME = 4096


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A file inside an object, with the names and paths that the object keeps of it."""

    content: bytes
    names: tuple[str, ...] = ()


def unwrapped(data: bytes, budget: Budget) -> Wrapped | None:
    """Return the file that an OLE object wraps, or None when it wraps none or is something else.

    Raises:
        Held: ARCHIVE_BOMB when it holds more than may be read.
    """
    if not data.startswith(_OLE):
        return None
    try:
        with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as container:
            for name, read in (("Package", Wrapped), ("\x01Ole10Native", _native)):
                if container.exists([name]):
                    budget.spend_unpacked(container.get_size([name]))
                    with container.openstream([name]) as stream:
                        return read(stream.read())
    except (OSError, struct.error, ValueError, IndexError, RecursionError):
        # Whoever reads it as it is says what is wrong with it.
        return None
    return None


def _native(data: bytes) -> Wrapped | None:
    """Read a file as the packager wraps it: names, then the path it was taken from, then its bytes."""
    at = 6
    names = []
    for _ in range(2):
        end = data.index(b"\0", at, at + _LONGEST_NAME)
        names.append(data[at:end])
        at = end + 1
    length = struct.unpack_from("<I", data, at + 4)[0]
    at += 8
    if length > _LONGEST_NAME:
        return None
    names.append(data[at : at + length].rstrip(b"\0"))
    at += length
    size = struct.unpack_from("<I", data, at)[0]
    content = data[at + 4 : at + 4 + size]
    if not content or len(content) < size:
        return None
    return Wrapped(content, tuple(name.decode("cp1252", "replace") for name in names if name))


def name_programs(root: Element, programs: dict[str, str]) -> None:
    """Say which program opens the objects of a part; `programs` by the ids of their relationships."""
    for element, attribute in _objects(root):
        program = programs.get(_reference(element))
        if program is not None:
            element.set(attribute, program)


def _objects(root: Element) -> Iterable[tuple[Element, str]]:
    for element in root.iter("*"):
        attribute = _OBJECTS.get(tag_of(element))
        if attribute is not None:
            yield element, attribute


def _reference(element: Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if short(str(key)) == _REFERENCE), "")
