"""Types are told by content; the name only chooses between kinds of plain text."""

import gzip
import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from submissions.media import MediaType
from submissions.reasons import Held, Reason
from submissions.sniffing import sniff
from tests.files import email, hostile, outlook, repository, text

_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"


def _package(content_type: str, *names: str) -> bytes:
    types = f'<?xml version="1.0"?><Types><Override PartName="/x.xml" ContentType="{content_type}"/></Types>'
    return repository.zipped({"[Content_Types].xml": types.encode(), **dict.fromkeys(names, b"<x/>")})


def _picture(kind: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (4, 4)).save(target, kind)
    return target.getvalue()


def _compound(*names: str) -> bytes:
    """Return the header, allocation table and directory of an OLE container with the given streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (1).to_bytes(4, "little")
    header[76:512] = b"\xff" * 436
    header[76:80] = bytes(4)
    table = b"\xfd\xff\xff\xff" + (2).to_bytes(4, "little") + b"\xfe\xff\xff\xff" + b"\xff" * 500
    directory = b""
    for name in ("Root Entry", *names):
        encoded = name.encode("utf-16-le") + bytes(2)
        directory += encoded.ljust(64, b"\0") + len(encoded).to_bytes(2, "little") + bytes(62)
    return bytes(header) + table + directory.ljust(1024, b"\0")


def _pdf(lead: bytes = b"") -> bytes:
    return lead + b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"


PROSE = "This is prose, as people write it.\nIt has two lines, and commas."
TYPES: dict[str, tuple[bytes, str, MediaType]] = {
    "docx": (_package(_MAIN.format("wordprocessingml.document"), "word/document.xml"), "", MediaType.DOCX),
    "xlsx": (_package(_MAIN.format("spreadsheetml.sheet")), "", MediaType.XLSX),
    "pptx": (_package(_MAIN.format("presentationml.presentation")), "", MediaType.PPTX),
    "docx named zip": (_package(_MAIN.format("wordprocessingml.document")), "a.zip", MediaType.DOCX),
    "pdf": (_pdf(), "", MediaType.PDF),
    "pdf named docx": (_pdf(), "report.docx", MediaType.PDF),
    "pdf after a mail gateway's bytes": (_pdf(b"\r\n\r\n junk "), "", MediaType.PDF),
    "png": (_picture("PNG"), "", MediaType.PNG),
    "jpeg named png": (_picture("JPEG"), "a.png", MediaType.JPEG),
    "tiff": (_picture("TIFF"), "", MediaType.TIFF),
    "webp": (_picture("WEBP"), "", MediaType.WEBP),
    "zip": (repository.zipped({"a.txt": b"x"}), "", MediaType.ZIP),
    "zip with a comment": (repository.zipped({"a.txt": b"x"}, b"made by hand"), "", MediaType.ZIP),
    "zip named docx": (repository.zipped({"a.txt": b"x"}), "a.docx", MediaType.ZIP),
    "zip with a pdf inside": (hostile.zip_of([("a.pdf", _pdf())], zipfile.ZIP_STORED), "", MediaType.ZIP),
    "tar.gz": (repository.tarred({"a.txt": b"x"}), "", MediaType.TAR_GZ),
    "text": (PROSE.encode(), "", MediaType.TEXT),
    "text by name": (b"a,b,c\n1,2,3\n4,5,6\n", "table.txt", MediaType.TEXT),
    "text with an unknown ending": (PROSE.encode(), "notes.xyz", MediaType.TEXT),
    "utf-16": ("\ufeffGrüße".encode("utf-16-le"), "", MediaType.TEXT),
    "utf-8 with a mark": ("\ufeffGrüße".encode(), "", MediaType.TEXT),
    "legacy encoding": ("Jürgen Groß said “hello” in a café.".encode("cp1252"), "", MediaType.TEXT),
    "source code": (b"import os\n\ndef main() -> None:\n    return None\n", "main.py", MediaType.TEXT),
    "code with braces": (b"{ int x = 1; return x; }\n", "a.c", MediaType.TEXT),
    "a word that begins like a bitmap": (b"BMW and MZ are makers of vehicles.", "", MediaType.TEXT),
    "text about pdf": (b"The header %PDF-1.7 begins a file.\n", "", MediaType.TEXT),
    "xml": (b"<?xml version='1.0'?><note><to>x</to></note>", "", MediaType.TEXT),
    "markdown by name": (PROSE.encode(), "README.md", MediaType.MARKDOWN),
    "markdown by content": (text.markdown().encode(), "", MediaType.MARKDOWN),
    "markdown that opens with a tag": (b"<p align='center'>x</p>\n\n# Title\n", "README.md", MediaType.MARKDOWN),
    "csv by content": (b"id;name\n1;a\n2;b\n", "", MediaType.CSV),
    "csv by name": (b"just one column\nx\n", "a.csv", MediaType.CSV),
    "tsv": (b"a\tb\n1\t2\n", "a.tsv", MediaType.CSV),
    "json": (text.json_text().encode(), "", MediaType.JSON),
    "json named txt": (b'{"a": 1}', "a.txt", MediaType.JSON),
    "json lines": (b'{"a": 1}\n{"a": 2}\n', "", MediaType.TEXT),
    "many json lines": (b'{"a": "long enough to be a row"}\n' * 9000, "a.jsonl", MediaType.TEXT),
    "zip of 64 bits": (hostile.wide_zip(), "", MediaType.ZIP),
    "large json": (b"[" + b",".join([b'{"a": "long enough to be a row"}'] * 9000) + b"]", "", MediaType.JSON),
    "large json of odd length": (b"[" + b",".join([b'"long enough to be a row"'] * 9001) + b"]", "", MediaType.JSON),
    "notebook": (text.notebook_text().encode(), "", MediaType.NOTEBOOK),
    "notebook named json": (text.notebook_text().encode(), "a.json", MediaType.NOTEBOOK),
    "html": (text.html().encode(), "", MediaType.HTML),
    "html named txt": (b"<!-- x --><html><body>x</body></html>", "a.txt", MediaType.HTML),
    "html fragment": (b"<div>hello</div>", "", MediaType.HTML),
    "eml": (email.letter(), "", MediaType.EML),
    "eml named txt": (email.letter(), "a.txt", MediaType.EML),
    "mbox": (b"From ann@b.example Mon May  6 10:00:00 2024\n" + email.letter(), "", MediaType.MBOX),
    "mbox named txt": (b"From - Mon May  6 10:00:00 2024\r\n" + email.letter(), "all.txt", MediaType.MBOX),
    "mbox of drafts": (b"From - Mon May  6 10:00:00 2024\nFrom: a@b.c\nTo: d@e.f\n\nhi\n", "a.mbox", MediaType.MBOX),
    "mbox in two encodings": (
        b"From 1@xxx Mon May 06 10:00:00 +0000 2024\nMIME-Version: 1.0\nFrom: a@b.c\n\n\xfc\n\xc3\xbc \x81\n",
        "",
        MediaType.MBOX,
    ),
    "a mail with the line of an mbox in front": (
        b"From ann@b.example Mon May  6 10:00:00 2024\n" + email.letter(),
        "a.eml",
        MediaType.EML,
    ),
    "msg": (_compound("__nameid_version1.0", "__properties_version1.0"), "", MediaType.MSG),
    "msg that is whole": (outlook.saved(outlook.Message("x", body="y")), "mail.txt", MediaType.MSG),
    "prose that begins by From": (b"From Monday 10:00 to 11:00 in 2024\nwe meet.\n", "", MediaType.TEXT),
    "a draft without transport headers": (b"From: a@b.c\nSubject: x\n\nhi", "draft.eml", MediaType.EML),
    "zip with line ends and zeros behind it": (repository.zipped({"a.txt": b"x"}) + b"\r\n\0\0", "", MediaType.ZIP),
    "a memo is no mail": (b"From: Ann\nTo: Bob\nSubject: lunch\n\nAt noon?", "memo.txt", MediaType.TEXT),
}


@pytest.mark.parametrize("case", TYPES)
def test_it_tells_types_by_content(case: str) -> None:
    data, name, expected = TYPES[case]
    assert sniff(io.BytesIO(data), name) is expected


_ZIP = repository.zipped({"a.txt": b"some text that is packed", "b.txt": b"x"})
_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
REFUSED: dict[str, tuple[bytes, Reason]] = {
    "empty": (b"", Reason.EMPTY),
    "only white space": (b" \n\t\n", Reason.EMPTY),
    "a zip of nothing": (repository.zipped({}), Reason.EMPTY),
    "a tar of nothing": (repository.tarred({}), Reason.EMPTY),
    "encrypted office file": (_compound("DataSpaces", "EncryptionInfo", "X", "EncryptedPackage"), Reason.ENCRYPTED),
    "old word file": (_compound("WordDocument", "1Table"), Reason.LEGACY_OFFICE),
    "cut ole container": (_compound()[:40], Reason.LEGACY_OFFICE),
    "encrypted zip": (hostile.encrypted_zip(), Reason.ENCRYPTED),
    "docm": (_package(_WORD), Reason.MACROS),
    "xlsm": (_package("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), Reason.MACROS),
    "pptm": (_package("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"), Reason.MACROS),
    "docx that hides macros": (
        _package(_MAIN.format("wordprocessingml.document"), "word/vbaProject.bin"),
        Reason.MACROS,
    ),
    "xlsb": (_package("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), Reason.UNSUPPORTED_TYPE),
    "template": (_package(_MAIN.format("wordprocessingml.template")), Reason.UNSUPPORTED_TYPE),
    "visio": (_package("application/vnd.ms-visio.drawing.main+xml"), Reason.UNSUPPORTED_TYPE),
    "open document": (
        hostile.zip_of([("mimetype", b"application/vnd.oasis.opendocument.text")], zipfile.ZIP_STORED),
        Reason.UNSUPPORTED_TYPE,
    ),
    "pages": (repository.zipped({"Index/Document.iwa": b"x"}), Reason.UNSUPPORTED_TYPE),
    "zip cut off": (hostile.truncated(_ZIP), Reason.CORRUPT),
    "zip with trailing data": (_ZIP + b"trailing", Reason.CORRUPT),
    "zip not at byte 0": (hostile.prefixed_zip(), Reason.CORRUPT),
    "zip with two ends": (repository.zipped({"a": b""}, hostile.zip_of([("b", b"")])), Reason.CORRUPT),
    "zip whose members overlap": (hostile.overlapping_zip(), Reason.ARCHIVE_BOMB),
    "zip with 10,001 members": (hostile.crowded_zip(), Reason.TOO_MANY_MEMBERS),
    "two members of one name": (hostile.zip_of([("a.txt", b"1"), ("a.txt", b"2")]), Reason.ARCHIVE_DUPLICATE_NAMES),
    "gzip of no tar": (gzip.compress(PROSE.encode() * 20), Reason.UNSUPPORTED_TYPE),
    "gzip cut off": (b"\x1f\x8b\x08\x00garbage", Reason.CORRUPT),
    "bare tar": (gzip.decompress(repository.tarred({"a.txt": b"x"})), Reason.UNSUPPORTED_TYPE),
    "gif": (_picture("GIF"), Reason.UNSUPPORTED_TYPE),
    "bmp": (_picture("BMP"), Reason.UNSUPPORTED_TYPE),
    "rich text": (b"{\\rtf1\\ansi hello}", Reason.UNSUPPORTED_TYPE),
    "executable": (b"MZ\x90\x00\x03" + bytes(100), Reason.UNSUPPORTED_TYPE),
    "noise": (hostile.noise(1000), Reason.UNSUPPORTED_TYPE),
    "text with a NUL in the middle": (b"a" * 200_000 + b"\0" + b"a" * 30_000, Reason.UNSUPPORTED_TYPE),
    "picture that is an archive too": (_picture("PNG") + _ZIP, Reason.UNSUPPORTED_TYPE),
    "pdf that is an archive too": (_pdf() + _ZIP, Reason.UNSUPPORTED_TYPE),
    "pdf header too late": (b"\0" * 2000 + _pdf(), Reason.UNSUPPORTED_TYPE),
    "archive behind text": (b"hello " + _ZIP, Reason.UNSUPPORTED_TYPE),
    "utf-16 without a mark": ("plain words".encode("utf-16-le"), Reason.UNREADABLE_TEXT),
    "bytes of no certain encoding": (b"caf\x8e \x9f\xe1\xa5 xyz", Reason.UNREADABLE_TEXT),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses_with_a_reason(case: str) -> None:
    data, reason = REFUSED[case]
    with pytest.raises(Held) as held:
        sniff(io.BytesIO(data), "file.docx")
    assert held.value.reason is reason


BOUNDED: dict[str, Callable[[], bytes]] = {
    "lying zip": hostile.lying_zip,
    "endless gzip": hostile.endless_gzip,
    "content types that unpack to a gigabyte": lambda: repository.zipped({"[Content_Types].xml": bytes(256 << 20)}),
    "brackets": lambda: b"[" * (8 << 20),
    "one line": lambda: b"a" * (8 << 20),
    "signatures": lambda: b"PK\x03\x04" + b"PK\x05\x06" * (1 << 20),
    "tags": lambda: b"<!--" * (1 << 20),
    "comments before nothing": lambda: b"<!---->" * 500 + b"x",
    "compound file that runs in circles": lambda: _compound("A") + bytes(1 << 20),
}


@pytest.mark.parametrize("case", BOUNDED)
def test_it_is_cheap_on_hostile_bytes(case: str) -> None:
    source = io.BytesIO(BOUNDED[case]())
    tracemalloc.start()
    started = time.process_time()
    try:
        sniff(source)
    except Held:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert time.process_time() - started < 2
    assert peak < 40 << 20


def test_it_leaves_the_file_at_its_start() -> None:
    source = io.BytesIO(_ZIP)
    sniff(source)
    assert source.tell() == 0
