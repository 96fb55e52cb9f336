"""Tell the type of a file from its content. The name only chooses between kinds of plain text.

It runs in the web process on bytes that nobody has checked, so it reads bounded samples and parses nothing: magic
numbers, a zip's own directory, the first kilobytes of `[Content_Types].xml`, the first block of a tar.
"""

import os
import re
import struct
import zlib
from typing import BinaryIO

from submissions import encoding, textkinds, zipdirectory
from submissions.media import MediaType
from submissions.reasons import Held, Reason

HEAD = 64 * 1024
# The unpacked size of `[Content_Types].xml` that is looked at; the largest real ones are a few hundred KiB.
CONTENT_TYPES_LIMIT = 4 * 1024 * 1024
# A PDF's header may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H, note 13).
PDF_HEADER_WITHIN = 1024
_TAR_BLOCK = 512

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PNG = b"\x89PNG\r\n\x1a\n"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_IMAGES = (
    (_PNG, MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"II*\0", MediaType.TIFF),
    (b"MM\0*", MediaType.TIFF),
)
# Text to the eye, but its escapes hide words from a reader of plain text.
_MARKED_TEXT = (b"{\\rtf", b"%!PS")
# Files of other types, which are not taken for a PDF because one stands near their start.
_OTHERS = (
    b"GIF8", b"BM", b"\x7fELF", b"MZ", b"7z\xbc\xaf'\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\0",
    b"PK", b"II+\0", b"MM\0+", b"RIFF", b"OggS", b"ID3", b"\0asm", b"SQLite format 3\0",
)  # fmt: skip
_PDF_BEGIN = re.compile(rb"%PDF-\d")
_PDF_END = re.compile(rb"startxref|%%EOF")

_MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": MediaType.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": MediaType.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": MediaType.PPTX,
}
_CONTENT_TYPE = re.compile(r"""ContentType\s*=\s*["']([^"'<>]{1,200})["']""")


def sniff(source: BinaryIO, name: str = "") -> MediaType:
    """Return the media type of a seekable file and leave it at its start.

    Raises:
        Held: EMPTY, ENCRYPTED, LEGACY_OFFICE, MACROS, CORRUPT, UNSUPPORTED_TYPE, UNREADABLE_TEXT, TOO_MANY_MEMBERS,
            ARCHIVE_BOMB or ARCHIVE_DUPLICATE_NAMES.
    """
    try:
        size = source.seek(0, os.SEEK_END)
        source.seek(0)
        head = source.read(HEAD)
        if not head:
            raise Held(Reason.EMPTY)
        return _by_magic(source, head, size, name) or _text(source, head, size, name)
    finally:
        source.seek(0)


def _by_magic(source: BinaryIO, head: bytes, size: int, name: str) -> MediaType | None:
    if head.startswith(_OLE):
        return _compound(source, head, size)
    if head.startswith(_ZIP):
        return _zip(source)
    if head.startswith(_GZIP):
        return _gzip(head)
    single = next((kind for magic, kind in _IMAGES if head.startswith(magic)), None)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        single = MediaType.WEBP
    if single is None and _is_pdf(source, head, size):
        single = MediaType.PDF
    if single is not None:
        _refuse_appended_zip(source, size)
        return single
    if head.startswith(_MARKED_TEXT):
        raise Held(Reason.UNSUPPORTED_TYPE)
    return MediaType.MBOX if textkinds.is_mailbox(head, name) else None


def _is_pdf(source: BinaryIO, head: bytes, size: int) -> bool:
    begin = _PDF_BEGIN.search(head[:PDF_HEADER_WITHIN])
    if begin is None or begin.start() == 0:
        return begin is not None
    if head.startswith((*_OTHERS, *_MARKED_TEXT)) or head.lstrip()[:1] == b"<":
        return False
    source.seek(max(0, size - 2048))
    return _PDF_END.search(source.read(2048)) is not None


def _refuse_appended_zip(source: BinaryIO, size: int) -> None:
    """Refuse a picture or PDF that a zip reader would open as an archive."""
    tail_size = min(size, 22 + 0xFFFF)
    source.seek(size - tail_size)
    tail = source.read(tail_size)
    for match in re.finditer(rb"PK\x05\x06", tail):
        record = tail[match.start() : match.start() + 22]
        if len(record) == 22 and match.start() + 22 + int.from_bytes(record[20:], "little") == len(tail):
            raise Held(Reason.UNSUPPORTED_TYPE)


def _compound(source: BinaryIO, head: bytes, size: int) -> MediaType:
    """Tell an encrypted Office file and an Outlook message from an old Office file, by the names of their streams."""
    names = _stream_names(source, head, size)
    if "EncryptedPackage" in names:
        raise Held(Reason.ENCRYPTED)
    if any(name.startswith(("__properties_version", "__substg1.0_", "__nameid_version")) for name in names):
        return MediaType.MSG
    raise Held(Reason.LEGACY_OFFICE)


def _stream_names(source: BinaryIO, head: bytes, size: int) -> set[str]:
    """Read the names in a compound file's directory ([MS-CFB] 2.2, 2.3 and 2.6), at most 64 sectors of it."""
    if len(head) < 512:
        return set()
    shift = struct.unpack_from("<H", head, 30)[0]
    sector_size = 1 << shift if shift in (9, 12) else 512
    tables = struct.unpack_from("<109I", head, 76)
    sector = struct.unpack_from("<I", head, 48)[0]
    names: set[str] = set()
    for _ in range(64):
        if (sector + 2) * sector_size > size + sector_size:
            break
        source.seek((sector + 1) * sector_size)
        data = source.read(sector_size)
        for at in range(0, len(data) - 127, 128):
            length = min(64, struct.unpack_from("<H", data, at + 64)[0])
            names.add(data[at : at + max(0, length - 2)].decode("utf-16-le", errors="replace"))
        table, index = divmod(sector, sector_size // 4)
        if table >= len(tables) or (tables[table] + 2) * sector_size > size + sector_size:
            break
        source.seek((tables[table] + 1) * sector_size + index * 4)
        following = source.read(4)
        if len(following) < 4:
            break
        sector = struct.unpack("<I", following)[0]
    return names


def _zip(source: BinaryIO) -> MediaType:
    entries = {entry.untrusted_name: entry for entry in zipdirectory.read_directory(source)}
    if not entries:
        raise Held(Reason.EMPTY)
    types = next((entry for name, entry in entries.items() if name.casefold() == "[content_types].xml"), None)
    if types is not None:
        return _package(source, types, list(entries))
    first = entries.get("mimetype")
    if first is not None and zipdirectory.read_bounded(source, first, 128).startswith(b"application/"):
        raise Held(Reason.UNSUPPORTED_TYPE)
    if any(name.endswith(".iwa") for name in entries):
        raise Held(Reason.UNSUPPORTED_TYPE)
    return MediaType.ZIP


def _package(source: BinaryIO, types: zipdirectory.ZipEntry, names: list[str]) -> MediaType:
    """Tell an Office package by the content type of its main part, as Office itself does."""
    data = zipdirectory.read_bounded(source, types, CONTENT_TYPES_LIMIT)
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", errors="replace")
    found = set(_CONTENT_TYPE.findall(text))
    active = any(name.casefold().rpartition("/")[2] == "vbaproject.bin" for name in names)
    lowered = {kind.casefold() for kind in found}
    if active or any(kind.endswith(".main+xml") and "macroenabled" in kind for kind in lowered):
        raise Held(Reason.MACROS)
    if any("vbaproject" in kind for kind in lowered):
        raise Held(Reason.MACROS)
    main = {_MAIN_PARTS[kind] for kind in found & _MAIN_PARTS.keys()}
    if len(main) > 1:
        raise Held(Reason.CORRUPT)
    if not main:
        raise Held(Reason.UNSUPPORTED_TYPE)
    return main.pop()


def _gzip(head: bytes) -> MediaType:
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        block = unpacker.decompress(head, _TAR_BLOCK)
    except zlib.error as error:
        raise Held(Reason.CORRUPT) from error
    if len(block) == _TAR_BLOCK and not any(block):
        raise Held(Reason.EMPTY)
    if len(block) < _TAR_BLOCK and not unpacker.eof:
        raise Held(Reason.CORRUPT)
    if len(block) < _TAR_BLOCK or not is_tar_header(block):
        raise Held(Reason.UNSUPPORTED_TYPE)
    return MediaType.TAR_GZ


def is_tar_header(block: bytes) -> bool:
    """Whether a block of 512 bytes is a tar header: its checksum is right (POSIX.1-1988, ustar and before)."""
    field = block[148:156].strip(b"\0 ")
    if not re.fullmatch(rb"[0-7]{1,7}", field):
        return False
    return int(field, 8) == sum(block) - sum(block[148:156]) + 8 * 0x20


def _text(source: BinaryIO, head: bytes, size: int, name: str) -> MediaType:
    """Take what is text at its head, middle and tail; the sandboxed reader decodes all of it later."""
    samples = [encoding.decode_sample(head, head, size <= HEAD)]
    if size > HEAD:
        for at in (size // 2, max(HEAD, size - HEAD)):
            # UTF-16 has two bytes a character, so samples begin at even offsets; the last one still ends with the file.
            source.seek(at & ~1)
            samples.append(encoding.decode_sample(source.read(HEAD + at % 2), head, whole=False))
    texts = [text for text in samples if text is not None]
    if len(texts) != len(samples):
        raise Held(Reason.UNSUPPORTED_TYPE)
    if not any(text.strip() for text in texts):
        raise Held(Reason.EMPTY)
    return textkinds.tell(texts[0], texts[-1], size <= HEAD, name)
