"""Zip packages that attack whoever opens them, made in code around a plain Word document."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.files import docx
from tests.files.office import unzipped, zipped

MIB = 1024 * 1024


def _members() -> dict[str, str | bytes]:
    return dict(unzipped(docx.plain("harmless")))


def bomb_by_ratio() -> bytes:
    """A part that unpacks a thousandfold."""
    return zipped({**_members(), "word/media/image1.png": bytes(64 * MIB)})


def overlapping_members() -> bytes:
    """Ten names for one stretch of packed bytes (CVE-2024-0450)."""
    data = bytearray(zipped({**_members(), "a.xml": bytes(8 * MIB)}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        directory = archive.start_dir
        entries = len(archive.infolist())
    end = data.rindex(b"PK\x05\x06")
    last = data.rindex(b"PK\x01\x02", 0, end)
    copies = b"".join(bytes(data[last:end]).replace(b"a.xml", b"%d.xml" % number) for number in range(10))
    listed = bytes(data[directory:end]) + copies
    closing = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries + 10, entries + 10, len(listed), directory, 0)
    return bytes(data[:directory]) + listed + closing


def quoted_overlap() -> bytes:
    """A member whose packed bytes hold the headers of the next one, under names that agree."""
    inner = _raw_member(b"b.xml", b"<b/>")
    outer_head = _header(b"a.xml", len(inner), len(inner), zlib.crc32(inner))
    body = outer_head + inner
    entries = _entry(b"a.xml", len(inner), zlib.crc32(inner), 0) + _entry(
        b"b.xml", 4, zlib.crc32(b"<b/>"), len(outer_head)
    )
    return body + entries + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(entries), len(body), 0)


def lying_sizes() -> bytes:
    """A part that says one kilobyte and holds sixteen million bytes."""
    data = bytearray(zipped({**_members(), "a.xml": bytes(16 * MIB)}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        position = data.rindex(signature)
        struct.pack_into("<L", data, position + offset, 1024)
    return bytes(data)


def duplicate_names() -> bytes:
    """Two documents under one name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in [*_members().items(), ("word/Document.xml", b"<other/>")]:
            archive.writestr(name, content)
    return target.getvalue()


def unsafe_path() -> bytes:
    """A part that leads out of the package."""
    return zipped({**_members(), "../../outside.xml": "<a/>"})


def backslashes() -> bytes:
    """A part that leads out of the package on another system."""
    return zipped({**_members(), "..\\outside.xml": "<a/>"})


def encrypted_members() -> bytes:
    """A part that says it is encrypted."""
    data = bytearray(zipped(_members()))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.rindex(signature) + offset, 1)
    return bytes(data)


def encrypted_container() -> bytes:
    """What Office writes for a file with a password."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000) + "EncryptedPackage".encode("utf-16-le")


def old_office() -> bytes:
    """A file of Office 2003."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000)


def cut_off() -> bytes:
    """The first half of a file."""
    data = zipped(_members())
    return data[: len(data) // 2]


def changed_byte() -> bytes:
    """A part that is not what its checksum says."""
    data = bytearray(zipped(_members()))
    position = data.rindex(b"PK\x01\x02") + 16
    data[position] ^= 0xFF
    return bytes(data)


def many_members() -> bytes:
    """More parts than may be read."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for number in range(20_000):
            archive.writestr(f"m/{number}.xml", b"")
    return target.getvalue()


def billion_laughs() -> bytes:
    """Entities that multiply, in the content and in an attribute."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a b="&e9;">&e9;</a>'
    return zipped({**_members(), "word/document.xml": body})


def hidden_document_type() -> bytes:
    """A document type in an encoding in which it does not look like one."""
    body = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'
    return zipped({**_members(), "word/document.xml": body})


def deep_elements() -> bytes:
    """More elements inside each other than a parser should follow."""
    return zipped({**_members(), "word/document.xml": "<a>" * 100_000 + "</a>" * 100_000})


def loop_of_relationships() -> bytes:
    """Parts that refer to each other in a circle and to themselves."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/header" Target="document.xml"/>'
        f'<Relationship Id="r2" Type="{office}/header" Target="/word/../word/document.xml"/></Relationships>'
    )
    return zipped({**_members(), "word/_rels/document.xml.rels": links})


def _raw_member(name: bytes, content: bytes) -> bytes:
    return _header(name, len(content), len(content), zlib.crc32(content)) + content


def _header(name: bytes, packed: int, size: int, crc: int) -> bytes:
    return struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, crc, packed, size, len(name), 0) + name


def _entry(name: bytes, size: int, crc: int, offset: int) -> bytes:
    fields = (b"PK\x01\x02", 20, 20, 0, 0, 0, 33, crc, size, size, len(name), 0, 0, 0, 0, 0, offset)
    return struct.pack("<4s6H3L5H2L", *fields) + name


# What each ends in is the reason's value in the closed list.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb_by_ratio": (bomb_by_ratio, "archive_bomb"),
    "overlapping_members": (overlapping_members, "archive_bomb"),
    "quoted_overlap": (quoted_overlap, "archive_bomb"),
    "lying_sizes": (lying_sizes, "archive_bomb"),
    "duplicate_names": (duplicate_names, "archive_duplicate_names"),
    "unsafe_path": (unsafe_path, "archive_unsafe_path"),
    "backslashes": (backslashes, "archive_unsafe_path"),
    "encrypted_members": (encrypted_members, "encrypted"),
    "encrypted_container": (encrypted_container, "encrypted"),
    "old_office": (old_office, "legacy_office"),
    "cut_off": (cut_off, "corrupt"),
    "changed_byte": (changed_byte, "corrupt"),
    "many_members": (many_members, "too_many_members"),
    "billion_laughs": (billion_laughs, "dtd_refused"),
    "hidden_document_type": (hidden_document_type, "corrupt"),
    "deep_elements": (deep_elements, "corrupt"),
}
