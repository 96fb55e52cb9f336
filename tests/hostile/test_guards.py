"""Each guard is what stops its hostile file: with that guard alone disabled, the same file ends in something else.

The guards are disabled in the parent, which forks, so that the child is without them too. Where two layers watch the
same door, a row takes both away. The sandbox's own limits stay on: they are the last line, and may end the file.
"""

import itertools
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

import pytest
from lxml import etree
from PIL import Image

from scrubbing import paper
from scrubbing.document import Document
from scrubbing.extraction import pdf_structure
from scrubbing.formats import archive, mail, tars, zips
from scrubbing.formats.rawentry import RawEntry
from scrubbing.limits import MIB, Budget, Limits
from scrubbing.office import package, parts, xml
from scrubbing.redaction import docx as redaction_docx
from scrubbing.redaction import ooxml as redaction_ooxml
from submissions import encoding, sniffing, zipdirectory
from submissions.media import MediaType
from submissions.reasons import Reason
from submissions.zipdirectory import ZipEntry
from tests.hostile.cases import CASES
from tests.hostile.line import SHORT, Line

pytestmark = pytest.mark.django_db

Patch = pytest.MonkeyPatch
_NUMBERS = itertools.count()
# Where nothing stops a file, the sandbox has to, soon.
LAST_LINE = replace(SHORT, cpu_seconds=3, wall_seconds=12, memory=300 * MIB)


def nothing(*_: Any, **__: Any) -> None:
    """Guard nothing."""


def without(target: Any, name: str, instead: Any = nothing) -> Callable[[Patch], None]:
    """Return what takes one guard away."""
    return lambda patch: patch.setattr(target, name, instead)


def all_of(*patches: Callable[[Patch], None]) -> Callable[[Patch], None]:
    """Return what takes several layers of one guard away."""

    def apply(patch: Patch) -> None:
        for each in patches:
            each(patch)

    return apply


def any_tar_member(header: bytes, kind: bytes, overrides: dict[str, str], pending: Any) -> RawEntry:
    """Take links and devices for files."""
    name = overrides.get("path") or tars._ustar_name(header)
    return RawEntry(name, kind == b"5", executable=False, read=pending.read)


def endless_inflate(source: BinaryIO, entry: ZipEntry, budget: Budget) -> bytes:
    """Unpack whatever there is."""
    import zlib

    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(source.read(entry.packed))


def trusting_parse(patch: Patch) -> None:
    """Parse XML as lxml does it by itself, wherever the hardened parser is used."""

    def parse(data: bytes) -> Any:
        return etree.fromstring(data, etree.XMLParser(huge_tree=True))

    for module in list(sys.modules.values()):
        if not getattr(module, "__name__", "").startswith("scrubbing."):
            continue
        for name, instead in (("parse", parse), ("refuse_dtd", nothing)):
            if getattr(module, name, None) is getattr(xml, name) and module is not xml:
                patch.setattr(module, name, instead)


def any_package(source: BinaryIO, types: ZipEntry, names: list[str]) -> MediaType:
    """Take every package for a Word document."""
    return MediaType.DOCX


def trusting_locate(source: BinaryIO, infos: list[Any], directory: int) -> dict[str, Any]:
    """Believe where the members of a package are said to be."""
    spans = {}
    for info in infos:
        source.seek(info.header_offset)
        *_, name_length, extra_length = package._LOCAL_HEADER.unpack(source.read(package._LOCAL_HEADER.size))
        start = info.header_offset + package._LOCAL_HEADER.size + name_length + extra_length
        spans[info.filename] = package._Span(start, info)
    return spans


def trusting_unpack(source: BinaryIO, span: Any, budget: Budget, *, spend: bool) -> Iterator[bytes]:
    """Unpack a part without counting."""
    yield from package._inflate(source, span)


def anything_unsafe(untrusted: str) -> str:
    """Take every path as it is."""
    return untrusted.replace("\0", "") or "x"


def careless_copy(source: BinaryIO, document: Document, writing: Any) -> Any:
    """Write a copy although parts were not read."""
    document.unread.clear()
    return _open_copy(source, document, writing)


_open_copy = redaction_ooxml.open_copy
_NO_NAMES = all_of(without(archive, "safe_path", anything_unsafe))
_NO_PIXELS = all_of(without(Budget, "check_pixels"), without(Image, "MAX_IMAGE_PIXELS", None))
_OPEN = replace(LAST_LINE, ratio_floor=1 << 50)


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard: the case it stops, the reason it gives, how to take it away, and limits that are not it."""

    case: str
    reason: Reason
    disable: Callable[[Patch], None]
    limits: Limits = LAST_LINE


GUARDS: dict[str, Guard] = {
    # At the door.
    "OLE containers are told by their streams": Guard(
        "docx with a password", Reason.ENCRYPTED, without(sniffing, "_stream_names", lambda *_: set())
    ),
    "flags of encryption": Guard("zip with a password", Reason.ENCRYPTED, without(zipdirectory, "_ENCRYPTED_FLAGS", 0)),
    "macros, by type": Guard(
        "docm named docx",
        Reason.MACROS,
        all_of(without(sniffing, "_package", any_package), without(parts.Parts, "_refuse_active_content")),
    ),
    "macros, by name": Guard(
        "docx with vbaProject",
        Reason.MACROS,
        all_of(without(sniffing, "_package", any_package), without(parts.Parts, "_refuse_active_content")),
    ),
    "active content, by relationship and name": Guard(
        "docx with activeX",
        Reason.MACROS,
        all_of(without(parts, "_ACTIVE_ROLES", frozenset()), without(parts.Parts, "_refuse_active_content")),
    ),
    "zips that are something else too": Guard(
        "polyglot: pdf and zip", Reason.UNSUPPORTED_TYPE, without(sniffing, "_refuse_appended_zip")
    ),
    "members that share bytes": Guard(
        "zip that overlaps",
        Reason.ARCHIVE_BOMB,
        all_of(
            without(zipdirectory, "_check_layout"),
            without(zips, "_ends", lambda directory: {entry.offset: -1 for entry in directory}),
            without(zips, "_check_sizes"),
            without(Budget, "spend_unpacked"),
        ),
    ),
    "members that share bytes, in a package": Guard(
        "docx that overlaps",
        Reason.ARCHIVE_BOMB,
        all_of(without(zipdirectory, "_check_layout"), without(package, "_locate", trusting_locate)),
    ),
    "names in the zip's directory": Guard(
        "zip with one name twice",
        Reason.ARCHIVE_DUPLICATE_NAMES,
        all_of(
            without(zipdirectory, "_check_layout"),
            without(archive, "name_key", lambda path: f"{next(_NUMBERS)} {path}"),
        ),
    ),
    "members of a zip's directory": Guard(
        "crowded zip",
        Reason.TOO_MANY_MEMBERS,
        all_of(without(zipdirectory, "MAX_ENTRIES", 10**9), without(Budget, "spend_members")),
    ),
    "certain encodings only": Guard(
        "no certain encoding",
        Reason.UNREADABLE_TEXT,
        all_of(without(encoding, "_statistics", lambda data: "latin-1"), without(encoding, "_C1", re.compile(r"(?!)"))),
    ),
    # Archives in the child.
    "paths in a zip": Guard("zip path 1", Reason.ARCHIVE_UNSAFE_PATH, _NO_NAMES),
    "absolute paths in a zip": Guard("zip path 3", Reason.ARCHIVE_UNSAFE_PATH, _NO_NAMES),
    "paths in a tar": Guard("tar path 1", Reason.ARCHIVE_UNSAFE_PATH, _NO_NAMES),
    "control characters in paths": Guard("tar path 11", Reason.ARCHIVE_UNSAFE_PATH, _NO_NAMES),
    "paths in a package": Guard("docx path", Reason.ARCHIVE_UNSAFE_PATH, without(package, "_check_names")),
    "names in a package": Guard(
        "docx in a docx's clothes twice", Reason.ARCHIVE_DUPLICATE_NAMES, without(package, "_check_names")
    ),
    "kinds of zip members": Guard("zip with a link", Reason.ARCHIVE_UNSAFE_MEMBER, without(zips, "_check_kind")),
    "symlinks in a tar": Guard(
        "tar with symlink", Reason.ARCHIVE_UNSAFE_MEMBER, without(tars, "_member", any_tar_member)
    ),
    "hardlinks in a tar": Guard(
        "tar with hardlink", Reason.ARCHIVE_UNSAFE_MEMBER, without(tars, "_member", any_tar_member)
    ),
    "devices in a tar": Guard(
        "tar with block device", Reason.ARCHIVE_UNSAFE_MEMBER, without(tars, "_member", any_tar_member)
    ),
    "pipes in a tar": Guard("tar with fifo", Reason.ARCHIVE_UNSAFE_MEMBER, without(tars, "_member", any_tar_member)),
    "names that differ by case": Guard(
        "tar with one name twice", Reason.ARCHIVE_DUPLICATE_NAMES, without(archive, "name_key", lambda path: path)
    ),
    "declared sizes of a zip": Guard("zip by ratio", Reason.ARCHIVE_BOMB, without(zips, "_check_sizes")),
    "real sizes of a zip": Guard("zip that lies", Reason.ARCHIVE_BOMB, without(zips, "_inflate", endless_inflate)),
    "what a gzip may unpack to": Guard(
        "endless gzip",
        Reason.ARCHIVE_BOMB,
        all_of(without(tars._Stream, "_spend"), without(Budget, "spend_unpacked")),
        replace(LAST_LINE, unpacked=1 << 50),
    ),
    "what all members may unpack to": Guard(
        "zip of zips that fit alone",
        Reason.ARCHIVE_BOMB,
        without(Budget, "spend_unpacked"),
        replace(LAST_LINE, unpacked=1 << 50),
    ),
    "streams of a gzip": Guard("many gzip streams", Reason.CORRUPT, without(tars, "_STREAMS", 10**9)),
    "depth of archives": Guard("zip in zip in zip", Reason.TOO_DEEP, without(Budget, "check_depth")),
    "members of everything together": Guard(
        "two crowds in one", Reason.TOO_MANY_MEMBERS, without(Budget, "spend_members")
    ),
    "members of a tar": Guard("crowded tar", Reason.TOO_MANY_MEMBERS, without(Budget, "spend_members")),
    "names in front of members": Guard(
        "zip that names a member twice",
        Reason.CORRUPT,
        without(zipdirectory, "data_start", lambda source, entry: entry.offset + 30 + len(entry.raw_name)),
    ),
    # Packages and their parts.
    "sizes of parts": Guard("docx by ratio", Reason.ARCHIVE_BOMB, without(package, "_unpack", trusting_unpack)),
    "sizes of parts that lie": Guard(
        "docx that lies", Reason.ARCHIVE_BOMB, without(package, "_unpack", trusting_unpack)
    ),
    "checksums of parts": Guard(
        "docx with a changed byte", Reason.CORRUPT, without(package, "_unpack", trusting_unpack)
    ),
    "document types": Guard("docx with laughs", Reason.DTD_REFUSED, trusting_parse),
    # What costs more than it looks.
    "characters": Guard("strings shown again and again", Reason.TEXT_LIMIT, without(Budget, "spend_characters")),
    "characters of cells": Guard(
        "the same words in every cell", Reason.TEXT_LIMIT, without(Budget, "spend_characters")
    ),
    "pages": Guard("pdf of 2,001 pages", Reason.TOO_MANY_PAGES, without(Budget, "spend_pages")),
    "frames": Guard(
        "tiff of many pages", Reason.TOO_MANY_PAGES, without(Budget, "spend_pages"), replace(LAST_LINE, pages=20)
    ),
    "pixels": Guard("png of 3.6 gigapixels", Reason.IMAGE_TOO_LARGE, _NO_PIXELS),
    "pixels that are there": Guard("png of 81 real megapixels", Reason.IMAGE_TOO_LARGE, _NO_PIXELS),
    "pixels of a picture in a PDF": Guard(
        "pdf with a picture bomb", Reason.IMAGE_TOO_LARGE, all_of(_NO_PIXELS, without(pdf_structure, "weigh"))
    ),
    "streams of a PDF": Guard("pdf of blanks", Reason.ARCHIVE_BOMB, without(pdf_structure, "weigh")),
    "drawings in drawings": Guard(
        "pdf of drawings in drawings", Reason.ARCHIVE_BOMB, without(pdf_structure, "count_drawings")
    ),
    "PDFs that are cut off": Guard("pdf cut off", Reason.CORRUPT, without(paper, "_is_cut_off", lambda data: False)),
    # Of a thousand the parser itself despairs, which means the same.
    "parts of a mail in each other": Guard(
        "a mail of a hundred multiparts", Reason.TOO_DEEP, without(mail, "_DEEPEST", 10**9)
    ),
    "lists in lists": Guard(
        "deep lists", Reason.TOO_DEEP, without(sys.modules["scrubbing.extraction.text"], "_DEEPEST", 10**9)
    ),
    "parts that nothing reads": Guard(
        "docx with an OLE package",
        Reason.NOT_FULLY_READ,
        all_of(
            without(Document, "all_unread", lambda self: iter(())),
            without(redaction_ooxml, "open_copy", careless_copy),
            without(redaction_docx, "open_copy", careless_copy),
        ),
    ),
}


# These end by the sandbox's limits alone, which takes its time.
DEAR = (
    "characters",
    "characters of cells",
    "what a gzip may unpack to",
    "what all members may unpack to",
    "frames",
    "pages",
    "drawings in drawings",
    "members of a tar",
    "members of a zip's directory",
    "members of everything together",
)


@pytest.mark.parametrize("name", [name for name in GUARDS if name not in DEAR])
def test_without_its_guard_the_file_is_not_stopped_for_that_reason(
    name: str, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    unguarded(GUARDS[name], line, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("name", DEAR)
def test_without_its_guard_only_the_sandbox_is_left(name: str, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    unguarded(GUARDS[name], line, monkeypatch)


def unguarded(guard: Guard, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Play a guard's file without the guard. Even then nothing leaves the child's folder, and the worker lives on."""
    case = CASES[guard.case]
    assert guard.reason in case.reasons
    with monkeypatch.context() as patch:
        guard.disable(patch)
        played = line.play(case.name, case.make(), guard.limits)
    assert played.reason is not guard.reason
    assert played.strayed == []
    assert played.original_kept
