"""What the makers of Office files share: packages from parts, a picture, values that can be told apart."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "emf": "image/x-emf",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

# (id, type, target) or, with "External" as the fourth, a link out of the package.
Link = tuple[str, ...]


def package(parts: Mapping[str, str | bytes], types: Mapping[str, str]) -> bytes:
    """Zip parts with a list of content types made from `types` (part name -> content type)."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    defaults = "".join(f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in DEFAULTS.items())
    listed = f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">{defaults}{overrides}</Types>'
    return zipped({"[Content_Types].xml": listed, **parts})


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Zip members as they are."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def replaced(data: bytes, changes: Mapping[str, str | bytes | None]) -> bytes:
    """Return a package with members replaced, added or (None) left out."""
    members: dict[str, str | bytes] = dict(unzipped(data))
    for name, content in changes.items():
        if content is None:
            del members[name]
        else:
            members[name] = content
    return zipped(members)


def relationships(links: Iterable[Link]) -> str:
    """Return a relationships part. Types without "://" are Office's own."""
    entries = []
    for id_, type_, target, *mode in links:
        full = type_ if "://" in type_ else f"{OFFICE}/{type_}"
        external = ' TargetMode="External"' if mode else ""
        entries.append(f'<Relationship Id="{id_}" Type="{full}" Target="{escape(target)}"{external}/>')
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{"".join(entries)}</Relationships>'


def plant(places: Iterable[str]) -> dict[str, str]:
    """Return a value for each place that occurs nowhere else and reads like a name."""
    return {place: f"Zyxwell{number:02d} Quantle{number:02d}" for number, place in enumerate(places, 10)}


def png(color: tuple[int, int, int] = (200, 30, 30), size: int = 8) -> bytes:
    """Return a small picture of one colour."""
    rows = b"".join(b"\0" + bytes(color) * size for _ in range(size))
    header = struct.pack(">2I5B", size, size, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
