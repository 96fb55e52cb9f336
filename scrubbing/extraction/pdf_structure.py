"""What a PDF says beside its pages: every string of every object, named by what it is for.

All of it is left behind by redaction; it is read so that a value which stands only here is known in the whole task.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from scrubbing.document import Construct, ConstructKind
from scrubbing.limits import MIB, Budget
from submissions.reasons import Held, Reason

_STEP = MIB
_DEPTH = 60
# How many form XObjects one page may draw, counting those inside others.
_MOST_DRAWINGS = 20_000
_SHOWN = re.compile(rb"[)>\]]\s*(?:TJ|Tj|'|\")|\bDo\b|\bBI\b")
_DRAWN = re.compile(rb"(/[^\s/<>\[\](){}%]+)\s+Do\b")

# Keys whose strings are no text: identifiers, passwords' hashes, names of character sets.
_NO_TEXT = frozenset(
    ("/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/CheckSum", "/DA", "/Registry", "/Ordering", "/CharSet")
)
_GROUPS: dict[str, str] = {
    "/URI": "link targets",
    "/JS": "scripts",
    "/Contents": "comments",
    "/RC": "comments",
    "/RV": "form fields",
    "/Subj": "comments",
    "/V": "form fields",
    "/DV": "form fields",
    "/TU": "form fields",
    "/TM": "form fields",
    "/Opt": "form fields",
    "/ActualText": "alternative texts",
    "/Alt": "alternative texts",
    "/E": "alternative texts",
    "/UF": "file names",
    "/F": "file names",
    "/Desc": "file names",
    "/Title": "bookmarks",
    "/Names": "names",
    "/Name": "layers and names",
    "/P": "page labels",
}
# What a field of a form is called is read before its value, which that may tell.
_FIRST = frozenset(("/T", "/TU"))
_CONSTRUCTS: dict[str, ConstructKind] = {
    "document properties": ConstructKind.PROPERTIES,
    "XMP": ConstructKind.PROPERTIES,
    "link targets": ConstructKind.EXTERNAL_LINK,
    "scripts": ConstructKind.SCRIPT,
    "comments": ConstructKind.ANNOTATION,
    "form fields": ConstructKind.FORM,
}


def weigh(pdf: pikepdf.Pdf, budget: Budget) -> None:
    """Unpack every stream piece by piece, keeping nothing, before any reader does it in one go.

    Raises:
        Held: ARCHIVE_BOMB, IMAGE_TOO_LARGE.
    """
    for entry in pdf.objects:
        if not isinstance(entry, pikepdf.Stream):
            continue
        if entry.get("/Subtype") == "/Image":
            budget.check_pixels(_number(entry.get("/Width")), _number(entry.get("/Height")))
        _weigh_stream(entry, budget)


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int) else 0


def _weigh_stream(stream: pikepdf.Stream, budget: Budget) -> None:
    filters = stream.get("/Filter", ())
    names = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(name) for name in filters]
    packed = bytes(stream.read_raw_bytes())
    pieces: Iterator[bytes] = iter((packed,))
    for name in names:
        if name not in ("/FlateDecode", "/Fl"):
            break
        pieces = _inflated(pieces)
    is_picture = stream.get("/Subtype") == "/Image"
    limits, size = budget.limits, 0
    for piece in pieces:
        size += len(piece)
        budget.spend_unpacked(len(piece))
        # White paper packs a thousandfold, so a picture's size is told by its pixels alone.
        if not is_picture and size > limits.ratio_floor and size > limits.ratio * max(1, len(packed)):
            raise Held(Reason.ARCHIVE_BOMB)


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    machine = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not machine.eof:
            try:
                yield machine.decompress(rest, _STEP)
            except zlib.error:
                return  # a damaged stream ends here for every reader
            rest = machine.unconsumed_tail


def count_drawings(pdf: pikepdf.Pdf) -> None:
    """Count how often a page's drawings draw each other, before a renderer does it: ten that each draw the next ten
    times make a million.

    Raises:
        Held: ARCHIVE_BOMB for too many, CORRUPT when a drawing draws itself.
    """
    known: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        contents = page.obj.get("/Contents", ())
        parts = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
        data = b"\n".join(_content(part) for part in parts)
        if _drawings(data, page.obj.get("/Resources"), known, ()) > _MOST_DRAWINGS:
            raise Held(Reason.ARCHIVE_BOMB)


def _drawings(
    data: bytes, resources: Any, known: dict[tuple[int, int], int], above: tuple[tuple[int, int], ...]
) -> int:
    available = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(available, pikepdf.Dictionary):
        return 0
    total = 0
    for name, times in Counter(_DRAWN.findall(data)).items():
        form = available.get(name.decode("latin-1"))
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
            continue
        place = form.objgen
        if place in above or len(above) > _DEPTH:
            raise Held(Reason.CORRUPT)
        if place not in known:
            own = form.get("/Resources", resources)
            known[place] = min(_drawings(_content(form), own, known, (*above, place)), _MOST_DRAWINGS)
        total += times * (1 + known[place])
    return total


def pages_with_patterns(pdf: pikepdf.Pdf) -> frozenset[int]:
    """Return the numbers of pages that fill with patterns which show text or pictures: no reader extracts those."""
    known: dict[tuple[int, int], bool] = {}
    return frozenset(
        number
        for number, page in enumerate(pdf.pages, start=1)
        if _has_patterns(page.obj.get("/Resources"), known, _DEPTH)
    )


def _has_patterns(resources: Any, known: dict[tuple[int, int], bool], depth: int) -> bool:
    if not isinstance(resources, pikepdf.Dictionary) or depth == 0:
        return False
    for pattern in _streams(resources, "/Pattern"):
        if _SHOWN.search(_content(pattern)):
            return True
    for form in _streams(resources, "/XObject"):
        if form.objgen not in known:
            known[form.objgen] = False  # while it is looked into
            known[form.objgen] = _has_patterns(form.get("/Resources"), known, depth - 1)
        if known[form.objgen]:
            return True
    return False


def _streams(resources: Any, category: str) -> Iterator[Any]:
    entries = resources.get(category)
    for entry in entries.values() if isinstance(entries, pikepdf.Dictionary) else ():
        if isinstance(entry, pikepdf.Stream):
            yield entry


def _content(stream: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except (pikepdf.PdfError, AttributeError):
        return b""


def texts_by_group(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return what the strings of the file say, one text for each group, one line for each different string."""
    lines: dict[str, dict[str, None]] = {}
    properties = pdf.trailer.get("/Info")
    place = properties.objgen if isinstance(properties, pikepdf.Dictionary) else None
    for entry in [properties, pdf.Root, *pdf.objects]:
        is_properties = isinstance(entry, pikepdf.Dictionary) and entry.is_indirect and entry.objgen == place
        for name, text in _strings(entry, "document properties" if is_properties or entry is properties else ""):
            lines.setdefault(name, {}).setdefault(text)
    return {name: "\n".join(found) for name, found in lines.items()}


def constructs(pdf: pikepdf.Pdf, groups: dict[str, str]) -> list[Construct]:
    """Return what the file carries beside its pages; all of it is stripped."""
    found = [Construct(kind, group) for group, kind in _CONSTRUCTS.items() if group in groups]
    root = pdf.Root
    if "/AcroForm" in root and "form fields" not in groups:
        found.append(Construct(ConstructKind.FORM, "form fields"))
    if ("/OpenAction" in root or "/AA" in root) and "scripts" not in groups:
        found.append(Construct(ConstructKind.SCRIPT, "actions"))
    if any("/Thumb" in page.obj for page in pdf.pages):
        found.append(Construct(ConstructKind.THUMBNAIL, "page thumbnails"))
    for key, name in (("/OCProperties", "layers"), ("/Outlines", "bookmarks"), ("/StructTreeRoot", "structure tags")):
        if key in root:
            found.append(Construct(ConstructKind.OTHER, name))
    return found


def attachments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every embedded file, wherever it hangs; `weigh` must have gone before."""
    seen: set[tuple[int, int]] = set()
    for entry in pdf.objects:
        if not isinstance(entry, pikepdf.Dictionary) or "/EF" not in entry:
            continue
        streams = entry.EF
        for key in ("/UF", "/F"):
            stream = streams.get(key) if isinstance(streams, pikepdf.Dictionary) else None
            if isinstance(stream, pikepdf.Stream) and stream.objgen not in seen:
                seen.add(stream.objgen)
                name = entry.get("/UF", entry.get("/F", ""))
                yield str(name), bytes(stream.read_bytes())


def _strings(entry: Any, group: str, depth: int = 0, key: str = "") -> Iterator[tuple[str, str]]:
    if depth > _DEPTH:
        raise Held(Reason.TOO_DEEP)
    if isinstance(entry, pikepdf.String):
        text = _text(entry)
        if text and key not in _NO_TEXT:
            yield group or _GROUPS.get(key, "other texts"), text
    elif isinstance(entry, pikepdf.Array):
        colours = len(entry) > 0 and isinstance(entry[0], pikepdf.Name) and str(entry[0]) in ("/Indexed", "/I")
        for child in () if colours else entry:
            if not _elsewhere(child):
                yield from _strings(child, group, depth + 1, key)
    elif isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
        if entry.get("/Type") == "/Metadata" or entry.get("/Subtype") == "/XML":
            yield from _stream_text(entry, "XMP")
        yield from _dictionary_strings(entry, group, depth)


def _dictionary_strings(entry: Any, group: str, depth: int) -> Iterator[tuple[str, str]]:
    if entry.get("/Type") == "/Sig" or "/ByteRange" in entry:
        group = "signatures"
    for key in sorted(entry.keys(), key=_FIRST.__contains__, reverse=True):
        child = entry.get(key)
        name = group
        if key == "/T":
            name = name or ("form fields" if "/FT" in entry or entry.get("/Subtype") == "/Widget" else "comments")
        if key in ("/JS", "/RC", "/RV"):
            yield from _stream_text(child, _GROUPS[key])
        if key == "/XFA":
            for part in child if isinstance(child, pikepdf.Array) else [child]:
                yield from _stream_text(part, "form fields")
        if not _elsewhere(child):
            yield from _strings(child, name, depth + 1, key)


def _elsewhere(child: Any) -> bool:
    """Whether a container is an object of its own, which is visited as such."""
    return isinstance(child, pikepdf.Object) and child.is_indirect and not isinstance(child, pikepdf.String)


def _stream_text(stream: Any, group: str) -> Iterator[tuple[str, str]]:
    """Yield the content of a stream that is text."""
    if isinstance(stream, pikepdf.Stream) and (text := _decoded(_content(stream))):
        yield group, text


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace").strip("\0 \r\n")


def _text(string: pikepdf.String) -> str:
    try:
        text = str(string)
    except (UnicodeDecodeError, ValueError):
        text = bytes(string).decode("latin-1")
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\0 \n")
    printable = sum(character.isprintable() or character == "\n" for character in text)
    return text if printable * 4 >= len(text) * 3 else ""
