"""The hostile files, each with its name, the reasons it may end in, where it must be stopped and what it may cost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PIL import Image

from scrubbing.limits import Limits
from submissions.reasons import Reason
from tests.files import docx, hostile, hostile_packages, image, pdf, text, xlsx
from tests.hostile import makers
from tests.hostile.line import CHILD, DOOR, SHORT

# What a case ends in when nothing is wrong with it: it gets its copy.
COPY = None


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile file. `where` is empty for a file that must get through unharmed; `seconds` are of wall clock."""

    name: str
    make: Callable[[], bytes]
    reasons: frozenset[Reason | None]
    where: str
    limits: Limits = SHORT
    seconds: float = 15.0
    slow: bool = False


def door(name: str, make: Callable[[], bytes], *reasons: Reason) -> Case:
    """A file that must not come in."""
    return Case(name, make, frozenset(reasons), DOOR)


def child(
    name: str, make: Callable[[], bytes], *reasons: Reason, limits: Limits = SHORT, slow: bool = False
) -> Case:  # fmt: skip
    """A file that comes in and that the child must refuse."""
    return Case(name, make, frozenset(reasons), CHILD, limits, 90.0 if slow else 15.0, slow)


def through(name: str, make: Callable[[], bytes], limits: Limits = SHORT, slow: bool = False) -> Case:
    """A file that looks worse than it is, and gets its copy."""
    return Case(name, make, frozenset({COPY}), "", limits, 90.0 if slow else 15.0, slow)


def always(data: bytes) -> Callable[[], bytes]:
    """Return a maker of these bytes."""
    return lambda: data


# What two files in one may be refused as, by which of the two is seen first.
_OTHERS = (Reason.UNSUPPORTED_TYPE, Reason.UNREADABLE_TEXT, Reason.CORRUPT)
_FEW_CHARACTERS = replace(SHORT, characters=200_000)

CASES: dict[str, Case] = {
    # Nothing, nearly nothing, noise.
    "empty": door("a.txt", lambda: b"", Reason.EMPTY),
    "one letter": through("a.txt", lambda: b"x"),
    "one NUL": door("a.txt", lambda: b"\0", Reason.UNSUPPORTED_TYPE),
    "one line end": door("a.txt", lambda: b"\n", Reason.EMPTY),
    "noise": door("a.docx", lambda: hostile.noise(5_000), Reason.UNSUPPORTED_TYPE),
    # Damaged.
    "docx cut off": door("a.docx", lambda: hostile.truncated(docx.plain("x")), Reason.CORRUPT),
    "docx with a changed byte": child("a.docx", hostile_packages.changed_byte, Reason.CORRUPT),
    "png cut off": child("a.png", lambda: hostile.truncated(image.png_with_metadata()), Reason.CORRUPT),
    "zip cut off": door("a.zip", lambda: hostile.truncated(hostile.nested_zip(1)), Reason.CORRUPT),
    "tar.gz cut off": child(
        "a.tgz", lambda: hostile.tar_of([(hostile.tar_member("a"), hostile.noise(99_999))])[:60_000], Reason.CORRUPT
    ),
    "pdf of a header": child("a.pdf", lambda: b"%PDF-1.7\n" + hostile.noise(5_000) + b"%%EOF\n", Reason.CORRUPT),
    "pdf cut off": child("a.pdf", lambda: hostile.truncated(pdf.letter()), Reason.CORRUPT),
    "pdf cut off at its end": child("a.pdf", lambda: pdf.letter()[:-400], Reason.CORRUPT),
    "zip that names a member twice": child("a.zip", makers.wrong_local_name, Reason.CORRUPT),
    # Behind a password.
    "docx with a password": door("a.docx", lambda: makers.compound("EncryptedPackage"), Reason.ENCRYPTED),
    "docx with an encrypted part": door("a.docx", hostile_packages.encrypted_members, Reason.ENCRYPTED),
    "pdf with a password": child("a.pdf", lambda: pdf.encrypted("secret"), Reason.ENCRYPTED),
    "zip with a password": door("a.zip", hostile.encrypted_zip, Reason.ENCRYPTED),
    "old office": door("a.doc", lambda: makers.compound("WordDocument"), Reason.LEGACY_OFFICE),
    # With code in them.
    "docm named docx": door("a.docx", lambda: makers.with_macro_type("docm"), Reason.MACROS),
    "xlsm named xlsx": door("a.xlsx", lambda: makers.with_macro_type("xlsm"), Reason.MACROS),
    "pptm named pptx": door("a.pptx", lambda: makers.with_macro_type("pptm"), Reason.MACROS),
    "docx with vbaProject": door("a.docx", lambda: makers.with_part("word/vbaProject.bin"), Reason.MACROS),
    "docx with activeX": child("a.docx", makers.with_activex, Reason.MACROS),
    "docm in a zip": child(
        "a.zip", lambda: makers.archive_of(makers.with_macro_type("docm"), "a.docx"), Reason.NOT_FULLY_READ
    ),
    "docx with an OLE package": child(
        "a.docx",
        lambda: makers.with_part("word/embeddings/o.bin", makers.compound("\x01Ole10Native"), "oleObject"),
        Reason.NOT_FULLY_READ,
    ),
    # Bombs.
    "zip by ratio": child("a.zip", hostile.ratio_zip, Reason.ARCHIVE_BOMB),
    "zip in zip in zip": child("a.zip", lambda: hostile.nested_zip(8), Reason.TOO_DEEP),
    "zip that overlaps": door("a.zip", hostile.overlapping_zip, Reason.ARCHIVE_BOMB),
    "zip that lies": child("a.zip", hostile.lying_zip, Reason.ARCHIVE_BOMB),
    "docx by ratio": child("a.docx", hostile_packages.bomb_by_ratio, Reason.ARCHIVE_BOMB),
    "docx that overlaps": door("a.docx", hostile_packages.overlapping_members, Reason.ARCHIVE_BOMB),
    "docx that lies": child("a.docx", hostile_packages.lying_sizes, Reason.ARCHIVE_BOMB),
    "docx in a docx's clothes twice": child("a.docx", hostile_packages.duplicate_names, Reason.ARCHIVE_DUPLICATE_NAMES),
    "endless gzip": child("a.tgz", hostile.endless_gzip, Reason.ARCHIVE_BOMB),
    "many gzip streams": child("a.tgz", makers.many_streams, Reason.CORRUPT),
    "looping tar": child("a.tgz", hostile.looping_tar, Reason.CORRUPT),
    "zip of zips that fit alone": child(
        "a.zip",
        lambda: hostile.zip_of((f"{n}.zip", hostile.zip_of([("z", bytes(9 * hostile.MIB))])) for n in range(12)),
        Reason.ARCHIVE_BOMB,
        limits=replace(SHORT, unpacked=100 * hostile.MIB),
    ),
    "crowded zip": door("a.zip", hostile.crowded_zip, Reason.TOO_MANY_MEMBERS),
    "crowded tar": child("a.tgz", hostile.crowded_tar, Reason.TOO_MANY_MEMBERS),
    "crowded docx": door("a.docx", makers.crowded_docx, Reason.TOO_MANY_MEMBERS),
    "two crowds in one": child(
        "a.zip",
        lambda: hostile.zip_of((f"{n}.zip", hostile.crowded_zip(6_000)) for n in range(2)),
        Reason.TOO_MANY_MEMBERS,
    ),
    "docx with links to nowhere": through("a.docx", lambda: makers.many_relationships(20_000)),
    # Members that are no files, and two of one name.
    "zip with a link": child("a.zip", hostile.zip_symlink, Reason.ARCHIVE_UNSAFE_MEMBER),
    **{
        f"tar with {kind}": child("a.tgz", partial(hostile.tar_of, members), Reason.ARCHIVE_UNSAFE_MEMBER)
        for kind, members in hostile.TAR_UNSAFE_MEMBERS.items()
    },
    "zip with one name twice": door(
        "a.zip", lambda: hostile.zip_of([("a", b"1"), ("a", b"2")]), Reason.ARCHIVE_DUPLICATE_NAMES
    ),
    "tar with one name twice": child(
        "a.tgz",
        lambda: hostile.tar_of([(hostile.tar_member("a"), b"1"), (hostile.tar_member("A"), b"2")]),
        Reason.ARCHIVE_DUPLICATE_NAMES,
    ),
    # Text without end.
    "strings shown again and again": child("a.xlsx", lambda: xlsx.amplified(1_000_000, 12_000), Reason.TEXT_LIMIT),
    "the same words in every cell": child("a.xlsx", lambda: makers.repeated_inline(30_000, 1_000), Reason.TEXT_LIMIT),
    "one cell that claims a whole sheet": through("a.xlsx", makers.huge_dimension),
    "cells nowhere": child(
        "a.xlsx", makers.strange_references, Reason.VERIFICATION_FAILED, Reason.REDACTION_FAILED, Reason.CORRUPT
    ),
    "strings that are not there": child(
        "a.xlsx", makers.shared_index_out_of_range, Reason.VERIFICATION_FAILED, Reason.REDACTION_FAILED, Reason.CORRUPT
    ),
    "one long line": child("a.csv", lambda: makers.long_line(250_000), Reason.TEXT_LIMIT, limits=_FEW_CHARACTERS),
    "more text than its bytes may be": child(
        "a.txt", lambda: b"word " * 200_000, Reason.TEXT_LIMIT, limits=_FEW_CHARACTERS
    ),
    "deep lists": child("a.json", makers.deep_json, Reason.TOO_DEEP),
    "deep objects": child("a.json", makers.deep_objects, Reason.TOO_DEEP),
    "shallow lists": through("a.json", lambda: makers.deep_json(400)),
    "a huge number": through("a.json", lambda: makers.huge_number(30_000)),
    "one key many times": through("a.json", lambda: makers.same_key(5_000)),
    "a hundred thousand elements": through("a.html", makers.nested_tags, slow=True),
    "ten thousand elements": through("a.html", lambda: makers.nested_tags(10_000)),
    "elements that never end": through("a.html", lambda: makers.open_tags(20_000)),
    "elements in many attributes": through("a.html", lambda: makers.many_attributes(10_000)),
    "references of all kinds": through("a.html", lambda: makers.many_entities(20_000)),
    "comments before nothing": through("a.txt", lambda: b"<!---->" * 500 + b"x"),
    "a mail forwarded six times": through("a.eml", lambda: makers.forwarded(6)),
    "a mail of a hundred multiparts": child("a.eml", lambda: makers.nested_mail(100), Reason.TOO_DEEP),
    "a mail of multiparts": child("a.eml", lambda: makers.nested_mail(1_000), Reason.TOO_DEEP),
    "a mail of messages": child("a.eml", lambda: makers.messages_in_messages(1_000), Reason.TOO_DEEP),
    "a mail of many parts": child("a.eml", lambda: makers.wide_mail(10_001), Reason.TOO_MANY_MEMBERS),
    "a mail with a long header": through("a.eml", lambda: makers.long_header(50_000)),
    "a mail that is all wrong": child("a.eml", makers.broken_mail, Reason.NOT_FULLY_READ, Reason.UNREADABLE_TEXT),
    "a mailbox of many mails": child("a.mbox", lambda: makers.mailbox(10_001), Reason.TOO_MANY_MEMBERS),
    "a mailbox of one mail whose lines begin others": through("a.mbox", lambda: makers.mailbox_of_lines(500)),
    "a mailbox whose first line is long": through("a.mbox", lambda: makers.mailbox_of_times(500)),
    "an Outlook message cut off": child("a.msg", lambda: makers.message(0)[:-600], Reason.CORRUPT),
    "an Outlook message of names only": child(
        "a.msg", lambda: makers.compound("__properties_version1.0"), Reason.CORRUPT
    ),
    "Outlook messages in each other": child("a.msg", lambda: makers.message(25), Reason.TOO_DEEP),
    "an Outlook message forwarded ten times": through("a.msg", lambda: makers.message(10)),
    # Encodings.
    "no certain encoding": door("a.txt", lambda: b"caf\x8e \x9f\xe1\xa5 xyz", Reason.UNREADABLE_TEXT),
    "utf-16 without a mark": door("a.txt", lambda: "plain words".encode("utf-16-le"), Reason.UNREADABLE_TEXT),
    "an encoding that changes": child(
        "a.txt",
        lambda: b"plain words. " * 30_000 + b"\xff\xfe\x81 " + b"plain words. " * 30_000,
        Reason.UNREADABLE_TEXT,
    ),
    "western letters": through("a.txt", lambda: "Grüße aus Köln, café olé.".encode("cp1252")),
    # Pictures.
    "png of 3.6 gigapixels": child("a.png", image.bomb, Reason.IMAGE_TOO_LARGE),
    "png of 81 real megapixels": child("a.png", makers.real_picture_bomb, Reason.IMAGE_TOO_LARGE),
    "tiff of 3.6 gigapixels": child("a.tif", lambda: makers.huge_picture("tiff"), Reason.IMAGE_TOO_LARGE),
    "jpeg of 4.2 gigapixels": child("a.jpg", lambda: makers.huge_picture("jpeg"), Reason.IMAGE_TOO_LARGE),
    "webp of 256 megapixels": child("a.webp", lambda: makers.huge_picture("webp"), Reason.IMAGE_TOO_LARGE),
    "png with a packed comment": child("a.png", makers.text_bomb_png, Reason.CORRUPT, Reason.IMAGE_TOO_LARGE),
    "tiff of many pages": child(
        "a.tif", lambda: makers.many_frames(30), Reason.TOO_MANY_PAGES, limits=replace(SHORT, pages=20)
    ),
    "tiff in a circle": through("a.tif", makers.looping_tiff),
    "picture bomb in a docx": child("a.docx", lambda: docx.letter(docx.planted(), image.bomb()), Reason.NOT_FULLY_READ),
    "picture bomb in a notebook": child("a.ipynb", makers.notebook_with_bomb, Reason.NOT_FULLY_READ),
    "notebook of strange types": child("a.ipynb", makers.hostile_notebook, Reason.NOT_FULLY_READ),
    # PDF.
    "pdf of blanks": child("a.pdf", lambda: pdf.flate_bomb(64), Reason.ARCHIVE_BOMB),
    "pdf of blanks, packed thrice": child("a.pdf", lambda: pdf.flate_bomb(64, 3), Reason.ARCHIVE_BOMB),
    "pdf whose pages go round": child("a.pdf", pdf.cyclic_pages, Reason.CORRUPT),
    "pdf whose bookmarks go round": through("a.pdf", makers.pdf_outlines),
    "pdf that comes before itself": through("a.pdf", makers.pdf_previous),
    "pdf with a picture bomb": child("a.pdf", pdf.image_bomb, Reason.IMAGE_TOO_LARGE),
    "pdf of drawings in drawings": child("a.pdf", pdf.form_bomb, Reason.ARCHIVE_BOMB),
    "pdf that draws itself": child("a.pdf", pdf.form_in_itself, Reason.CORRUPT),
    "pdf of 2,001 pages": child("a.pdf", lambda: pdf.many_pages(2_001), Reason.TOO_MANY_PAGES),
    "pdf of 150,000 objects": through("a.pdf", lambda: makers.pdf_objects(150_000), slow=True),
    "pdf of deep arrays": child("a.pdf", makers.pdf_arrays, Reason.CORRUPT),
    "pdf of a long chain": through("a.pdf", makers.pdf_chain),
    "pdf packed by LZW": through("a.pdf", makers.pdf_lzw),
    "pdf of a page a kilometre wide": child(
        "a.pdf",
        makers.pdf_big_page,
        Reason.VERIFICATION_FAILED,
        Reason.IMAGE_TOO_LARGE,
        Reason.NOT_FULLY_READ,
        Reason.REDACTION_FAILED,
    ),
    "pdf that starts programs": through("a.pdf", makers.pdf_with_launch),
    # Parts of Office files.
    "docx of deep elements": child("a.docx", hostile_packages.deep_elements, Reason.CORRUPT),
    "docx with laughs": child("a.docx", hostile_packages.billion_laughs, Reason.DTD_REFUSED),
    "docx in utf-7": child("a.docx", hostile_packages.hidden_document_type, Reason.CORRUPT),
    "docx of circles": through("a.docx", hostile_packages.loop_of_relationships),
    # Other than named.
    "docx named pdf": through("a.pdf", lambda: docx.plain("harmless")),
    "pdf named docx": through("a.docx", pdf.blank),
    "png named txt": through("a.txt", lambda: image.encode(Image.new("RGB", (8, 8)))),
    "json named png": through("a.png", lambda: text.json_text().encode()),
    **{f"polyglot: {kind}": door("a.bin", always(data), *_OTHERS) for kind, data in makers.polyglots().items()},
    # Paths that lead out.
    **{
        f"zip path {number}": child(
            "a.zip",
            partial(hostile.zip_of, [(path, b"escaped")]),
            Reason.ARCHIVE_UNSAFE_PATH,
        )
        for number, path in enumerate(hostile.UNSAFE_PATHS, 1)
    },
    **{
        f"tar path {number}": child(
            "a.tgz",
            partial(hostile.tar_of, [(hostile.tar_member(path), b"escaped")]),
            Reason.ARCHIVE_UNSAFE_PATH,
        )
        for number, path in enumerate(hostile.UNSAFE_PATHS, 1)
    },
    "docx path": child("a.docx", hostile_packages.unsafe_path, Reason.ARCHIVE_UNSAFE_PATH),
    "docx path of another system": child("a.docx", hostile_packages.backslashes, Reason.ARCHIVE_UNSAFE_PATH),
    # At their real size.
    "one long line of 20 million": child("a.csv", lambda: makers.long_line(21_000_000), Reason.TEXT_LIMIT, slow=True),
    "docx with a great many links": through("a.docx", makers.many_relationships, slow=True),
    "zip of a gigabyte": child("a.zip", lambda: hostile.ratio_zip(1100 * hostile.MIB), Reason.ARCHIVE_BOMB, slow=True),
    "pdf of two thousand frames": child("a.tif", lambda: makers.many_frames(2_001), Reason.TOO_MANY_PAGES, slow=True),
}
