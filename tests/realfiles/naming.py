"""Names in the metadata of files: which there are, and which are left in a copy outside of its visible body."""

import io
import re
import zipfile
from collections.abc import Iterator

import pikepdf
from lxml import etree
from PIL import ExifTags, Image

_PROPERTIES = frozenset({"creator", "lastModifiedBy", "Manager", "Company", "HyperlinkBase", "contributor", "author"})
_AUTHORS = frozenset({"author", "lastModifiedBy", "userName", "userId", "user", "lastEdited"})
# Elements that are about a person, and the attributes that name them.
_PEOPLE = frozenset({"cmAuthor", "author", "person", "user", "userInfo"})
_NAMES = frozenset({"name", "displayName"})
# Texts of a body: what a reader of the document sees or calculates with.
_BODY = frozenset(
    {"t", "delText", "v", "f", "instrText", "text", "definedName", "oddHeader", "oddFooter", "formatCode"}
)
# What copies say of everybody, and a firm whose name every vocabulary and many fonts have.
_NOBODY = frozenset({"author", "microsoft"})
_TAGS = (
    ExifTags.Base.Artist,
    ExifTags.Base.Copyright,
    ExifTags.Base.HostComputer,
    ExifTags.Base.XPAuthor,
    ExifTags.Base.CameraOwnerName,
)
_SHORTEST = 4


def names_in(kind: str, data: bytes) -> set[str]:
    """Return the names of people and organisations in a file's metadata."""
    found = _READERS[kind](data) if kind in _READERS else ()
    cleaned = {" ".join(name.split()) for name in found}
    return {
        name
        for name in cleaned
        if len(name) >= _SHORTEST and re.search(r"[^\W\d_]{3}", name) and name.casefold() not in _NOBODY
    }


def left_in(kind: str, copy: bytes, names: set[str]) -> set[str]:
    """Return the names that stand in a copy outside of its visible body."""
    if not names or kind not in _REMAINS:
        return set()
    remains = "\n".join(" ".join(text.split()) for text in _REMAINS[kind](copy)).casefold()
    return {name for name in names if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", remains)}


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _parts(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
                yield name, etree.fromstring(content, parser)


def _package_names(data: bytes) -> Iterator[str]:
    for name, root in _parts(data):
        for element in root.iter("*"):
            local = _local(element.tag)
            if name.startswith("docProps/") and local in _PROPERTIES:
                yield element.text or ""
            elif local == "author" and element.text and not len(element):
                yield element.text
            for key, value in element.attrib.items():
                if _local(key) in _AUTHORS or (local in _PEOPLE and _local(key) in _NAMES):
                    yield str(value)


def _package_remains(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield archive.comment.decode("latin-1")
        for info in archive.infolist():
            yield from (info.filename, info.comment.decode("latin-1"), info.extra.decode("latin-1"))
    for _, root in _parts(data):
        for node in root.iter():
            # Comments and processing instructions have functions for tags.
            if callable(node.tag):
                yield node.text or ""
                continue
            yield from map(str, node.attrib.values())
            if node.text and _local(node.tag) not in _BODY:
                yield node.text
            yield node.tail or ""


def _pdf_names(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/Author", "/Company", "/Manager", "/SourceModified"):
            yield str(pdf.docinfo.get(key, ""))
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            for key in ("dc:creator", "dc:contributor", "dc:rights", "photoshop:AuthorsPosition", "pdf:Author"):
                value = metadata.get(key, "")
                yield from [value] if isinstance(value, str) else map(str, value)
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                # The title of a form's field is the field's name, not its author's.
                if annotation.get("/Subtype") != pikepdf.Name.Widget:
                    yield str(annotation.get("/T", ""))


def _pdf_remains(data: bytes) -> Iterator[str]:
    """Everything but what pages draw: strings of dictionaries, and streams that are no page's content."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for value in pdf.objects:
            yield from _strings(value, 0)
            if isinstance(value, pikepdf.Stream) and value.get("/Type") == pikepdf.Name("/Metadata"):
                yield value.read_bytes().decode("utf-8", "ignore")


def _strings(value: object, depth: int) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for inner in value:
            yield from _strings(inner, depth + 1)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, inner in dict(value.items()).items():
            yield str(key)
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, depth + 1)


def _image_names(data: bytes) -> Iterator[str]:
    with Image.open(io.BytesIO(data)) as image:
        exif = image.getexif()
        for tag in _TAGS:
            yield str(exif.get(tag, ""))
        for key in ("Author", "author", "Artist", "Copyright", "Comment", "comment", "Creator"):
            value = image.info.get(key, "")
            yield value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _image_remains(data: bytes) -> Iterator[str]:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        yield from map(str, image.getexif().values())
        for value in image.info.values():
            yield value.decode("latin-1") if isinstance(value, bytes) else str(value)


_READERS = {
    "docx": _package_names,
    "xlsx": _package_names,
    "pptx": _package_names,
    "pdf": _pdf_names,
    "image": _image_names,
}
_REMAINS = {
    "docx": _package_remains,
    "xlsx": _package_remains,
    "pptx": _package_remains,
    "pdf": _pdf_remains,
    "image": _image_remains,
}
