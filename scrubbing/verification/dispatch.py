"""Which reader looks into which bytes, told by their content alone, never by a name or a declared type."""

import json
import re

from scrubbing.verification import archives, mail, office, pdf, picture, plain
from scrubbing.verification.report import Check
from scrubbing.verification.walk import Reader, Walk
from submissions.media import FAMILIES, Family, MediaType

_MAIL = re.compile(rb"\A(?:(?:[A-Za-z][A-Za-z0-9-]*):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}(?:\r?\n|\Z)")
_MAIL_HEADER = re.compile(rb"(?mi)^(?:from|to|subject|received|message-id|mime-version):")
_HTML = re.compile(rb"(?i)\A\s*(?:<!doctype html|<html|<head|<body)")
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg)")
_MAGIC: tuple[tuple[bytes, Reader], ...] = (
    (b"\x89PNG\r\n\x1a\n", picture.read_png),
    (b"\xff\xd8\xff", picture.read_jpeg),
    (b"II*\0", picture.read_tiff),
    (b"MM\0*", picture.read_tiff),
    (b"\x1f\x8b", archives.read_gzip),
    (b"%PDF-", pdf.read_pdf),
)
_BY_TYPE: dict[MediaType, Reader] = {
    MediaType.PDF: pdf.read_pdf,
    MediaType.PNG: picture.read_png,
    MediaType.JPEG: picture.read_jpeg,
    MediaType.TIFF: picture.read_tiff,
    MediaType.WEBP: picture.read_webp,
    MediaType.TAR_GZ: archives.read_gzip,
    MediaType.ZIP: archives.read_zip,
    MediaType.TEXT: plain.read_plain,
    MediaType.MARKDOWN: plain.read_plain,
    MediaType.CSV: plain.read_csv,
    MediaType.JSON: plain.read_json,
    MediaType.NOTEBOOK: plain.read_json,
    MediaType.HTML: plain.read_html_file,
    MediaType.EML: mail.read_mail,
    MediaType.MBOX: mail.read_mailbox,
}
_STARTS: dict[MediaType, tuple[bytes, ...]] = {
    MediaType.PDF: (b"%PDF-",),
    MediaType.PNG: (b"\x89PNG\r\n\x1a\n",),
    MediaType.JPEG: (b"\xff\xd8\xff",),
    MediaType.TIFF: (b"II*\0", b"MM\0*"),
    MediaType.WEBP: (b"RIFF",),
    MediaType.TAR_GZ: (b"\x1f\x8b",),
}


class WrongType(Exception):
    """The copy is not of the type its original had."""


def read_as(walk: Walk, data: bytes, media_type: MediaType) -> None:
    """Read the outermost file, which must be of the type it is said to be."""
    family = FAMILIES[media_type]
    if not data.startswith(_STARTS.get(media_type, (b"",))):
        raise WrongType
    if media_type in (MediaType.DOCX, MediaType.XLSX, MediaType.PPTX):
        office.read_office(walk, data, "", 0, family)
        return
    if family is Family.TEXT and _by_content(data) is not None:
        # Text that begins like a picture or an archive would be opened as one.
        raise WrongType
    _BY_TYPE[media_type](walk, data, "", 0)


def read_any(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read bytes nested in something else by what they are."""
    reader = _by_content(data) or _zip(walk, data) or _text(data)
    if reader is None:
        # Nothing unread may leave: what it says is searched, but that proves little.
        walk.search_bytes(data, locator)
        walk.fail(Check.NOT_READ, locator)
        return
    reader(walk, data, locator, depth)


def _by_content(data: bytes) -> Reader | None:
    for magic, reader in _MAGIC:
        if data.startswith(magic):
            return reader
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return picture.read_webp
    return archives.read_tar if data[257:262] == b"ustar" and archives.is_tar(data) else None


def _zip(walk: Walk, data: bytes) -> Reader | None:
    if data[:2] != b"PK":
        return None
    names = archives.names(data)
    family = office.family_of(names)
    if family is None:
        return archives.read_zip
    return lambda walk, data, locator, depth: office.read_office(walk, data, locator, depth, family)


def _text(data: bytes) -> Reader | None:
    try:
        text = plain.decode(data)
    except (plain.NotText, UnicodeDecodeError):
        return None
    if data.startswith(mail.ENVELOPE):
        return mail.read_mailbox
    if _MAIL.match(data) and len(_MAIL_HEADER.findall(data[:4096])) > 1:
        return mail.read_mail
    if _HTML.match(data):
        return plain.read_html_file
    if _XML.match(data):
        return plain.read_xml_file
    return plain.read_json if _is_json(text) else plain.read_plain


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
