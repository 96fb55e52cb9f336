"""Which types of file Cleanroom takes, and how a type is told from content, never from the name.

Plain Python: intake asks it at the door, the sandboxed children ask it for every member of an archive.
"""

from enum import StrEnum


class Family(StrEnum):
    """One family of file types: one extractor and one redactor each."""

    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    PDF = "pdf"
    IMAGE = "image"
    REPOSITORY = "repository"
    TEXT = "text"
    EMAIL = "email"
    MAILBOX = "mailbox"


class MediaType(StrEnum):
    """Every media type that is taken, by its registered name."""

    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    ZIP = "application/zip"
    TAR_GZ = "application/gzip"
    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    CSV = "text/csv"
    JSON = "application/json"
    NOTEBOOK = "application/x-ipynb+json"
    HTML = "text/html"
    EML = "message/rfc822"
    MBOX = "application/mbox"
    MSG = "application/vnd.ms-outlook"


FAMILIES: dict[MediaType, Family] = {
    MediaType.DOCX: Family.DOCX,
    MediaType.XLSX: Family.XLSX,
    MediaType.PPTX: Family.PPTX,
    MediaType.PDF: Family.PDF,
    MediaType.PNG: Family.IMAGE,
    MediaType.JPEG: Family.IMAGE,
    MediaType.TIFF: Family.IMAGE,
    MediaType.WEBP: Family.IMAGE,
    MediaType.ZIP: Family.REPOSITORY,
    MediaType.TAR_GZ: Family.REPOSITORY,
    MediaType.TEXT: Family.TEXT,
    MediaType.MARKDOWN: Family.TEXT,
    MediaType.CSV: Family.TEXT,
    MediaType.JSON: Family.TEXT,
    MediaType.NOTEBOOK: Family.TEXT,
    MediaType.HTML: Family.TEXT,
    MediaType.EML: Family.EMAIL,
    MediaType.MBOX: Family.MAILBOX,
    MediaType.MSG: Family.EMAIL,
}

# The ending of files of a type.
SUFFIXES: dict[MediaType, str] = {
    MediaType.DOCX: ".docx",
    MediaType.XLSX: ".xlsx",
    MediaType.PPTX: ".pptx",
    MediaType.PDF: ".pdf",
    MediaType.PNG: ".png",
    MediaType.JPEG: ".jpg",
    MediaType.TIFF: ".tif",
    MediaType.WEBP: ".webp",
    MediaType.ZIP: ".zip",
    MediaType.TAR_GZ: ".tar.gz",
    MediaType.TEXT: ".txt",
    MediaType.MARKDOWN: ".md",
    MediaType.CSV: ".csv",
    MediaType.JSON: ".json",
    MediaType.NOTEBOOK: ".ipynb",
    MediaType.HTML: ".html",
    MediaType.EML: ".eml",
    MediaType.MBOX: ".mbox",
    MediaType.MSG: ".msg",
}

# Types that are given out as another one, since nobody could prove the original's clean.
_COPIED_AS: dict[MediaType, MediaType] = {MediaType.MSG: MediaType.EML}


def copied_as(media_type: MediaType) -> MediaType:
    """Return the type that the scrubbed copy of a file has."""
    return _COPIED_AS.get(media_type, media_type)


def copy_name(name: str, media_type: MediaType) -> str:
    """Return a file's name with the ending of its copy, where that is of another type."""
    copied = copied_as(media_type)
    if copied is media_type:
        return name
    ending = SUFFIXES[media_type]
    return (name[: -len(ending)] if name.lower().endswith(ending) else name) + SUFFIXES[copied]
