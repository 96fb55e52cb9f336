"""Hostile files that no family's own makers have: text that costs more than it looks, mail, pages, Office parts."""

import base64
import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cache

import pikepdf
from PIL import Image

from tests.files import docx, hostile, image, pdf, pptx, xlsx
from tests.files.office import DECLARATION, relationships, replaced, unzipped
from tests.files.outlook import Attached, Message, saved

MIB = 1024 * 1024
# Stands beside every attack on the search, and must never be in anything called clean.
PLANTED = "jane.canary@halvorsen.example"

MACRO_TYPES = {
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
}


def compound(*streams: str) -> bytes:
    """Return the header, allocation table and directory of an OLE container with the given streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (1).to_bytes(4, "little")
    header[76:512] = b"\xff" * 436
    header[76:80] = bytes(4)
    table = b"\xfd\xff\xff\xff" + (2).to_bytes(4, "little") + b"\xfe\xff\xff\xff" + b"\xff" * 500
    directory = b""
    for name in ("Root Entry", *streams):
        encoded = name.encode("utf-16-le") + bytes(2)
        directory += encoded.ljust(64, b"\0") + len(encoded).to_bytes(2, "little") + bytes(62)
    return bytes(header) + table + directory.ljust(1024, b"\0")


@cache
def packages() -> dict[str, bytes]:
    """One Office file of each family with every kind of part the makers know."""
    return {
        "docx": docx.letter(docx.planted()),
        "xlsx": xlsx.ledger(xlsx.planted()),
        "pptx": pptx.deck(pptx.planted()),
    }


def with_macro_type(kind: str) -> bytes:
    """A macro file that says so by the type of its main part."""
    family = {"docm": "docx", "xlsm": "xlsx", "pptm": "pptx"}[kind]
    data = packages()[family]
    types = unzipped(data)["[Content_Types].xml"].decode()
    for plain in (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    ):
        types = types.replace(plain, MACRO_TYPES[kind])
    return replaced(data, {"[Content_Types].xml": types})


def with_part(name: str, content: bytes = b"\xcc\x61 code", link: str = "") -> bytes:
    """A Word document with one part more, reached from the main part when `link` gives the relationship's type."""
    changes: dict[str, str | bytes | None] = {name: content}
    if link:
        changes["word/_rels/document.xml.rels"] = relationships([("rIdX", link, f"/{name}")])
    return replaced(docx.plain("harmless"), changes)


def with_activex() -> bytes:
    """A Word document with an ActiveX control and its binary."""
    return with_part(
        "word/activeX/activeX1.bin", link="http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary"
    )


def parts_of(family: str) -> list[str]:
    """The XML parts of the family's package, relationships and content types among them."""
    return sorted(
        name for name, data in unzipped(packages()[family]).items() if data.lstrip(b"\xef\xbb\xbf").startswith(b"<")
    )


def entities(address: str) -> dict[str, str]:
    """Document types that reach out or multiply. `address` is what an external entity asks for."""
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "file": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "network": f'<!DOCTYPE r [<!ENTITY x SYSTEM "{address}/entity">]>',
        "external subset": f'<!DOCTYPE r SYSTEM "{address}/subset.dtd">',
        "parameter": f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{address}/p.dtd"> %p;]>',
        "billion laughs": f'<!DOCTYPE r [<!ENTITY e0 "ha">{laughs}]>',
        "quadratic": f'<!DOCTYPE r [<!ENTITY q "{"q" * 50_000}">]>',
    }


USES = {"billion laughs": "&e9;", "quadratic": "&q;" * 2000}


def with_entity(family: str, part: str, kind: str, address: str = "http://127.0.0.1:9") -> bytes:
    """The family's package with a document type in one of its parts, used in the part's text."""
    data = packages()[family]
    return replaced(data, {part: poisoned(unzipped(data)[part].decode("utf-8-sig"), kind, address)})


def poisoned(text: str, kind: str, address: str = "http://127.0.0.1:9") -> str:
    """An XML text with a document type before its root and, where there is text, a use of the entity."""
    declaration, body = "", text
    if text.startswith("<?xml"):
        end = text.index("?>") + 2
        declaration, body = text[:end], text[end:]
    close = body.rindex("</") if "</" in body else len(body)
    use = USES.get(kind, "&x;" if kind in {"file", "network"} else "")
    return declaration + entities(address)[kind] + body[:close] + use + body[close:]


def xlsx_sheet(content: str, before: str = "", after: str = "") -> bytes:
    """A workbook of one sheet with raw rows, and raw elements around them."""
    return xlsx.small(
        f"{DECLARATION}<worksheet {xlsx._SPACES}>{before}<sheetData>{content}</sheetData>{after}</worksheet>"
    )


def huge_dimension() -> bytes:
    """A sheet of one cell that claims all seventeen billion, merges them and links them."""
    return xlsx_sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c></row>',
        before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="2000000000" hidden="1"/></cols>',
        after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        '<dataValidations count="1"><dataValidation sqref="A1:XFD1048576" type="whole"/></dataValidations>'
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="Sheet1!A1"/></hyperlinks>',
    )  # fmt: skip


def strange_references() -> bytes:
    """Cells at places that no sheet has, the same place again and again, and rows out of order."""
    cell = '<c r="{}" t="inlineStr"><is><t>word</t></is></c>'
    places = ["A99999999999999999999", "ZZZZZZ1", "XFD1048577", "A0", "", "A-1", *["B2"] * 3000]
    return xlsx_sheet(f'<row r="99999999999">{"".join(cell.format(place) for place in places)}</row>')


def repeated_inline(cells: int, length: int) -> bytes:
    """A sheet that packs well: the same long words in every cell."""
    text = "word " * (length // 5)
    row = f'<c t="inlineStr"><is><t>{text}</t></is></c>'
    return xlsx_sheet("".join(f'<row r="{n}">{row}</row>' for n in range(1, cells + 1)))


def shared_index_out_of_range() -> bytes:
    """Cells that show strings which are not there."""
    return xlsx_sheet('<row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c><c r="B1" t="s"><v>-1</v></c></row>')


def crowded_docx(parts: int = 10_001) -> bytes:
    """A Word document with many small parts more."""
    return replaced(docx.plain("harmless"), {f"word/extra/{number}.xml": b"<a/>" for number in range(parts)})


def many_relationships(count: int = 200_000) -> bytes:
    """A Word document whose main part names a great many others that are not there."""
    links = [(f"r{number}", "header", f"header{number}.xml") for number in range(count)]
    return replaced(docx.plain("harmless"), {"word/_rels/document.xml.rels": relationships(links)})


def long_line(length: int) -> bytes:
    """A table of one line."""
    return b"a,b,c\n1,2,3\n4,5,6\n" + b"word " * (length // 5) + b"\n"


def deep_json(depth: int = 100_000) -> bytes:
    """Lists inside lists."""
    return b"[" * depth + b"1" + b"]" * depth


def deep_objects(depth: int = 50_000) -> bytes:
    """Objects inside objects."""
    return b'{"a":' * depth + b'"x"' + b"}" * depth


def huge_number(digits: int = MIB) -> bytes:
    """A number that takes quadratic time to read."""
    return b'{"a": ' + b"9" * digits + b"}"


def same_key(count: int = 200_000) -> bytes:
    """An object with one key a great many times."""
    return b"{" + b",".join([b'"k": "value of it"'] * count) + b"}"


def nested_tags(depth: int = 100_000, tag: str = "div") -> bytes:
    """A page of elements inside each other."""
    return f"<html><body>{f'<{tag}>' * depth}text{f'</{tag}>' * depth}</body></html>".encode()


def open_tags(count: int = 100_000) -> bytes:
    """A page of beginnings."""
    return b"<html><body>" + b'<a href="' * count


def many_attributes(count: int = 100_000) -> bytes:
    """One element with a great many attributes."""
    return b"<html><body><p " + b" ".join(b'a%d="v"' % number for number in range(count)) + b">text</p></body></html>"


def many_entities(count: int = 300_000) -> bytes:
    """A page of character references, right and wrong."""
    return b"<html><body>" + b"&#x41;&#99999999;&amp;&nosuch;&#" * (count // 5) + b"</body></html>"


def html_with_doctype(address: str) -> bytes:
    """A page in the clothes of XML, with an entity that reaches out."""
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{address}/x"><!ENTITY y SYSTEM "file:///etc/passwd">]>'
        f"<html><body><p>before &x; &y; after</p></body></html>"
    ).encode()  # fmt: skip


def mail(body: bytes, *headers: str) -> bytes:
    """A message with a body and more headers."""
    lines = ["From: a@example.com", "To: b@example.com", "Subject: hello", "Message-ID: <1@example.com>", *headers]
    return "\r\n".join(["MIME-Version: 1.0", *lines]).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def nested_mail(depth: int) -> bytes:
    """A message of multiparts inside each other."""
    body = b"".join(
        b'--b%d\r\nContent-Type: multipart/mixed; boundary="b%d"\r\n\r\n' % (number, number + 1)
        for number in range(depth)
    )
    return mail(body + b"--b%d\r\n\r\ntext\r\n" % depth, 'Content-Type: multipart/mixed; boundary="b0"')


def forwarded(times: int) -> bytes:
    """An honest message, with a page, a file and the message it answers, again and again."""
    made: EmailMessage | None = None
    for _ in range(times + 1):
        outer = EmailMessage()
        outer["From"], outer["To"], outer["Subject"] = "a@example.com", PLANTED, "Fwd: the harbour"
        outer["Message-ID"] = "<1@example.com>"
        outer.set_content("The harbour opens at nine.")
        outer.add_alternative("<p>The harbour opens at nine.</p>", subtype="html")
        outer.add_attachment("Closed on Sundays.", filename="hours.txt")
        if made is not None:
            outer.add_attachment(made)
        made = outer
    assert made is not None
    return made.as_bytes()


def messages_in_messages(depth: int) -> bytes:
    """A message attached to a message attached to a message."""
    return mail(
        b"Content-Type: message/rfc822\r\n\r\n" * depth + b"Subject: x\r\n\r\ntext", "Content-Type: message/rfc822"
    )


def wide_mail(parts: int) -> bytes:
    """A message of a great many parts."""
    return mail(b"--b\r\n\r\nx\r\n" * parts + b"--b--\r\n", 'Content-Type: multipart/mixed; boundary="b"')


def mail_in_charset(charset: str, body: bytes) -> bytes:
    """A message that claims a character set."""
    return mail(body, f'Content-Type: text/plain; charset="{charset}"', "Content-Transfer-Encoding: 8bit")


def broken_mail() -> bytes:
    """A message that is wrong wherever one may be."""
    return mail(
        b'--b\r\nContent-Type: text/plain; charset="=?x?q?="\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!!====%%\r\n"
        b"--b\r\nContent-Type: /; name*0*=utf-8''%ff%fe; name*9999999=x\r\nContent-Transfer-Encoding: x-uuencode\r\n"
        b"\r\nbegin 666 ../../escape.txt\r\n!!!\r\nend\r\n"
        b"--b\r\nContent-Disposition: attachment; filename*=utf-7''..%2f..%2fescape.txt\r\n\r\ntext\r\n--b--\r\n",
        'Content-Type: multipart/mixed; boundary="b"',
        "Subject: =?utf-16?b?////?= =?nosuch?q?=FF?= =?utf-8?b?!!!?=",
        "Date: not a date",
        "From: <<<>>>@@@, \"unclosed",
    )  # fmt: skip


def long_header(length: int = MIB) -> bytes:
    """A message with a header of a megabyte in small encoded words."""
    return mail(b"text", "Subject: " + "=?utf-8?q?word?= " * (length // 17))


def notebook(*outputs: dict[str, object], cells: int = 1) -> bytes:
    """A notebook whose code cell showed the given outputs."""
    shown = [{"output_type": "display_data", "metadata": {}, "data": data} for data in outputs]
    cell = {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": ["1"], "outputs": shown}
    return json.dumps({"cells": [cell] * cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def hostile_notebook() -> bytes:
    """Outputs of types that are no types, with data that is not what they say."""
    return notebook(
        {"text/html": "<script>fetch('http://127.0.0.1:9')</script>", "application/javascript": "alert(1)"},
        {"image/png": "not base64 at all!!", "image/svg+xml": "<svg onload='alert(1)'/>"},
        {"../../etc/passwd": "x", "a" * 10_000: "x", "": ["x"], "application/vnd.evil+json": {"a": [1, {"b": "x"}]}},
    )


def notebook_with_bomb() -> bytes:
    """A notebook that shows a picture of gigabytes."""
    return notebook({"image/png": base64.b64encode(image.bomb()).decode()})


def huge_picture(kind: str) -> bytes:
    """A picture of another kind than PNG whose header promises 3.6 gigapixels."""
    if kind == "tiff":
        tags = [(256, 4, 1, 60_000), (257, 4, 1, 60_000), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1)]
        tags += [(273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, 60_000), (279, 4, 1, 100)]
        entries = b"".join(struct.pack("<HHII", *tag) for tag in tags)
        return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(104)
    if kind == "webp":
        # An extended WebP names its canvas in 24 bits a side.
        canvas = bytes([0, 0, 0, 0]) + (16_000 - 1).to_bytes(3, "little") * 2
        chunk = b"VP8X" + struct.pack("<I", len(canvas)) + canvas
        target = io.BytesIO()
        Image.new("RGB", (4, 4)).save(target, "WEBP", lossless=True)
        chunk += target.getvalue()[12:]
        return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk
    target = io.BytesIO()
    Image.new("RGB", (4, 4)).save(target, "JPEG")
    data = bytearray(target.getvalue())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 65_000, 65_000)
    return bytes(data)


def real_picture_bomb(side: int = 9_000) -> bytes:
    """A PNG that really holds its eighty million pixels, in a few hundred kilobytes."""
    target = io.BytesIO()
    Image.new("1", (side, side)).save(target, "PNG", optimize=True)
    return target.getvalue()


def text_bomb_png(size: int = 64 * MIB) -> bytes:
    """A PNG whose compressed comment unpacks to megabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    plain = image.encode(Image.new("RGB", (8, 8)))
    comment = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * size, 9))
    return plain[:33] + comment + plain[33:]


def many_frames(count: int) -> bytes:
    """A TIFF of a great many pages of one pixel."""
    return image.tiff_pages(Image.new("1", (1, 1)) for _ in range(count))


def looping_tiff() -> bytes:
    """A TIFF whose list of pages ends where it began."""
    data = bytearray(image.encode(Image.new("L", (8, 8)), "TIFF"))
    at = struct.unpack_from("<I", data, 4)[0]
    entries = struct.unpack_from("<H", data, at)[0]
    struct.pack_into("<I", data, at + 2 + 12 * entries, at)
    return bytes(data)


def pdf_objects(count: int) -> bytes:
    """A PDF of one page and a great many objects that nothing needs, which any reader may still visit."""
    base = pdf._handmade(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    )
    start = base.rindex(b"xref\n0")
    bodies = [b"%d 0 obj\n<< /A (text) >>\nendobj\n" % number for number in range(4, count + 4)]
    offsets, at = [], start
    for body in bodies:
        offsets.append(b"%010d 00000 n \n" % at)
        at += len(body)
    table = base[start : base.index(b"trailer", start)].split(b"\n", 2)[2]
    size = b"%d" % (count + 4)
    tail = b"trailer\n<< /Size " + size + b" /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % at
    return base[:start] + b"".join(bodies) + b"xref\n0 " + size + b"\n" + table + b"".join(offsets) + tail


def pdf_arrays(depth: int = 100_000) -> bytes:
    """A PDF with arrays inside arrays, which recursive readers do not survive."""
    return pdf._handmade(
        b"<< /Type /Catalog /Pages 2 0 R /X %s%s >>" % (b"[" * depth, b"]" * depth),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    )


def pdf_chain(depth: int = 20_000) -> bytes:
    """A PDF with a list of objects each of which holds the next."""
    chain = [b"<< /N %d 0 R >>" % (number + 5) for number in range(depth)]
    return pdf._handmade(
        b"<< /Type /Catalog /Pages 2 0 R /X 4 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        *chain,
        b"<< /N null >>",
    )


def pdf_outlines() -> bytes:
    """A PDF whose bookmarks follow each other in a circle."""
    return pdf._handmade(
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /First 5 0 R /Last 5 0 R /Count 1 >>",
        b"<< /Title (round) /Next 5 0 R /Prev 5 0 R /First 5 0 R /Parent 5 0 R >>",
    )


def pdf_previous() -> bytes:
    """A PDF whose table of objects says that it comes before itself."""
    data = pdf.blank()
    at = data.rindex(b"startxref")
    offset = int(data[at + 9 :].split()[0])
    return data[:at].replace(b"trailer\n<<", b"trailer\n<< /Prev %d" % offset) + data[at:]


def pdf_inflating_reference(layers: int = 3) -> bytes:
    """A page whose content is packed again and again."""
    return pdf.flate_bomb(8, layers)


def pdf_big_page() -> bytes:
    """A page a kilometre wide."""
    return pdf._handmade(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 3000000 3000000] /UserUnit 1000 /Contents 4 0 R >>",
        b"<< /Length 20 >>\nstream\n0 0 m 9 9 l S 1 1 m \nendstream",
    )


def pdf_lzw(kilobytes: int = 4_000) -> bytes:
    """A page packed by LZW with codes that stand for ever longer runs of blanks."""
    bits: list[str] = [format(256, "09b")]
    size, code, length, width = 0, 258, 1, 9
    bits.append(format(32, "09b"))
    while size < kilobytes * 1024:
        if code >= 4094:
            bits += [format(256, f"0{width}b"), format(32, "09b")]
            code, length, width = 258, 1, 9
        bits.append(format(code, f"0{width}b"))
        code, length = code + 1, length + 1
        size += length
        width = 9 if code < 511 else 10 if code < 1023 else 11 if code < 2047 else 12
    bits.append(format(257, f"0{width}b"))
    joined = "".join(bits)
    joined += "0" * (-len(joined) % 8)
    packed = int(joined, 2).to_bytes(len(joined) // 8, "big")
    return pdf._handmade(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /LZWDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    )


def pdf_with_launch() -> bytes:
    """A page that starts a program, a script, a form that is sent away and a file from a server, when it is opened."""
    with pikepdf.open(io.BytesIO(pdf.page_of(*pdf.BENIGN))) as document:
        make = pikepdf.Dictionary
        document.Root.OpenAction = make(S=pikepdf.Name.JavaScript, JS="app.launchURL('http://127.0.0.1:9')")
        document.Root.AA = make(WC=make(S=pikepdf.Name.Launch, F="calc.exe"))
        document.pages[0].obj.AA = make(O=make(S=pikepdf.Name.SubmitForm, F="http://127.0.0.1:9/form"))
        document.pages[0].obj.Annots = [
            document.make_indirect(
                make(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[0, 0, 100, 100],
                    A=make(S=pikepdf.Name.GoToR, F="\\\\server\\share\\x.pdf", D=[0]),
                )
            )
        ]
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()


REDOS: dict[str, str] = {
    "dots before a host": "." * 20_000 + "payroll.corp.halvorsen.example",
    "at signs": "@" * 20_000,
    "letters and at signs": "a@" * 10_000,
    "digits": "1" * 20_000,
    "digits and hyphens": "1-" * 10_000,
    "digits and blanks": "1 " * 10_000,
    "capitals": "A" * 20_000,
    "capitalised words": "Aa " * 7_000,
    "dotted letters": "a." * 10_000,
    "hyphenated": "a-" * 10_000,
    "slashes": "http://" + "a/" * 10_000,
    "colons": "a:" * 10_000,
    "percent": "%41" * 7_000,
    "colons of an address": "1:" * 10_000,
    "open brackets": "(" * 20_000,
    "mixed signs": "-._~" * 5_000,
    "combining marks": "a" + "\u0301" * 20_000,
    "invisible": "a\u200b" * 10_000,
    "keys": "key=" * 5_000,
    "quotes": "'\"" * 10_000,
    "apostrophes": "O'" * 10_000,
    "base64": "QUJD" * 5_000,
}  # fmt: skip


def beside(attack: str) -> bytes:
    """An attack on the search with something to find before and behind it."""
    return f"Write to {PLANTED} first.\n\n{attack}\n\nThen call {PLANTED} again.\n".encode()


def polyglots() -> dict[str, bytes]:
    """Files that are two things, by name."""
    archive = hostile.zip_of([("a.txt", b"hidden")])
    return {
        "pdf and zip": pdf.blank() + archive,
        "png and zip": image.encode(Image.new("RGB", (4, 4))) + archive,
        "jpeg and zip": image.encode(Image.new("RGB", (4, 4)), "JPEG") + archive,
        "text and zip": b"plain text\n" + archive,
        "html and pdf": b"<html><!-- " + pdf.blank() + b" --></html>",
        "gif and script": b"GIF89a/*" + bytes(6) + b"*/=1;alert(1)",
        "zip and executable": b"MZ\x90\0" + archive,
        "zip in front of a zip": archive + archive,
    }


def many_streams(streams: int = 20_000) -> bytes:
    """A sound tar.gz with thousands of empty gzip streams between its header and its text."""
    plain = gzip.decompress(hostile.tar_of([(hostile.tar_member("a.txt"), b"text")], tarfile.GNU_FORMAT))
    return gzip.compress(plain[:512]) + gzip.compress(b"") * streams + gzip.compress(plain[512:])


def wrong_local_name() -> bytes:
    """A zip whose member has another name in front of its bytes than in the list of members."""
    data = bytearray(hostile.zip_of([("plain.txt", b"text")]))
    at = data.index(b"plain.txt")
    data[at : at + 9] = b"other.txt"
    return bytes(data)


def archive_of(inner: bytes, name: str) -> bytes:
    """A zip with one member that packs no further."""
    return hostile.zip_of([(name, inner)], zipfile.ZIP_STORED)


def stray_names() -> Iterator[str]:
    """File names as nobody should send them."""
    yield from (
        "../../etc/passwd.txt", "..\\..\\windows\\system.txt", "/etc/shadow.txt", "C:\\boot.txt", "a\0b.txt",
        "line\nfeed.txt", "carriage\rreturn.txt", "bell\x07.txt", "\x1b[31mred.txt", "...", ".", "..", "", "  ",
        ".hidden", "n" * 300 + ".txt", "ü" * 200 + ".txt", "\u202egnp.txt", "\u2066name\u2069.txt", "a\ufeffb.txt",
        "-rf.txt", "--help.txt", "$(id).txt", "`id`.txt", "a;b|c&d.txt", "a%2f..%2fb.txt", "a%00b.txt", "con.txt",
        "<img src=x onerror=alert(1)>.txt", '"><script>alert(1)</script>.txt', "javascript:alert(1).txt",
        "{{7*7}}{% debug %}.txt", "=cmd|' /C calc'!A0.txt", "\U0001f600.txt", "e\u0301.txt", "\u00e9.txt",
        "a\u0000.exe.txt", "name.txt/", "name.txt\\", "\ud800.txt",
    )  # fmt: skip


_ENVELOPE = b"From a@b.example Mon May  6 10:00:00 2024\n"
_NOTE = b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@x>\n\n"


def mailbox(count: int) -> bytes:
    """Return an mbox of many short mails."""
    return (_ENVELOPE + _NOTE + b"x\n\n") * count


def mailbox_of_lines(count: int) -> bytes:
    """Return an mbox whose one mail has lines that nearly begin another mail, quoted ever deeper."""
    lines = b"".join(b">" * (number % 50) + b"From here 1:1 on\n" for number in range(count))
    return _ENVELOPE + _NOTE + lines


def mailbox_of_times(count: int) -> bytes:
    """Return an mbox with a line of many times and no year, on which a careless expression would run for minutes."""
    return _ENVELOPE + _NOTE + b"From " + b"1:11 " * count + b"\n"


def message(depth: int) -> bytes:
    """Return an Outlook message with others attached to each other, so many deep."""
    inner = Message("x", ("A", "a@b.example"), body="y" * 5_000)
    for _ in range(depth):
        inner = Message("x", ("A", "a@b.example"), body="y", attached=[Attached("in", inner, 5)])
    return saved(inner)
