"""Verification does not trust the steps before it: blind any of them to one place, and the copy still fails.

A value that redaction does not look for stays wherever redaction alone would have found it. A part that redaction does
not look into stays as it was: it is put back into the copy here.
"""

import base64
import functools
import io
import json
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import Any

import pikepdf
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from submissions.media import MediaType
from tests.files import docx, pptx, xlsx
from tests.files.office import plant, replaced, unzipped
from tests.files.outlook import TO, Attached, Message, saved
from tests.scrubbing.contract.samples import encoded, letter, picture, prove, read, scrub, tarred, value, zipped

Maker = Callable[[Mapping[str, str]], bytes]


def mail(names: Mapping[str, str]) -> bytes:
    message = EmailMessage()
    message["From"] = f"{names['sender']} <jo@example.com>"
    message["To"] = "team@example.com"
    message["Subject"] = f"Plan of {names['subject']} for the café"
    message.set_content(f"Hello,\n\n{names['body']}\n", cte="base64")
    message.add_alternative(f"<p>Hello,</p><p><i>{names['page']}</i></p>", subtype="html")
    attached = f"by {names['attachment']}\n".encode()
    message.add_attachment(attached, maintype="text", subtype="plain", filename=f"{names['file name']}.txt")
    message.add_attachment(
        letter(names["attached letter"]), maintype="application", subtype="octet-stream", filename="a.docx"
    )
    return message.as_bytes()


def mailbox(names: Mapping[str, str]) -> bytes:
    envelope = b"From jo@example.com Mon May  6 10:00:00 2024\n"
    note = f"From: a@example.com\nTo: b@example.com\nMessage-ID: <1@x>\n\n>From {names['quoted line']}\n".encode()
    return envelope + note + b"\n" + envelope + mail(names) + b"\n"


def outlook(names: Mapping[str, str]) -> bytes:
    inner = Message("Earlier", ("A", "a@example.com"), body=f"by {names['inner message']}")
    return saved(
        Message(
            f"Plan of {names['subject']}",
            (names["sender"], "jo@example.com"),
            [(TO, names["recipient"], "team@example.com")],
            f"Hello,\n\n{names['body']}\n",
            f"<p><i>{names['page']}</i></p>".encode(),
            attached=[
                Attached(f"{names['file name']}.txt", f"by {names['attachment']}\n".encode()),
                Attached("Earlier", inner, 5),
            ],
        )
    )


def members(names: Mapping[str, str]) -> dict[str, bytes]:
    return {
        "tool/README.md": f"# Tool\n\nby {names['text']}\n".encode(),
        "tool/main.py": f'"""By {names["source code"]}."""\n'.encode(),
        f"tool/{names['file name'].replace(' ', '_')}/a.txt": b"words\n",
        "tool/plan.docx": letter(names["letter"]),
        "tool/old.zip": zipped({"a.txt": f"by {names['inner archive']}\n".encode()}),
        "tool/shot.png": encoded(picture(names["picture"]), "PNG"),
    }


def page(names: Mapping[str, str]) -> bytes:
    first, last = names["across tags"].split()
    return (
        f"<!DOCTYPE html><html><head><title>{names['title']}</title></head>"
        f"<body><p>by {first} <b>{last[:4]}</b>{last[4:]}</p><p title='{names['attribute']}'>{names['text']}</p>"
        f'<a href="https://example.com/?q={names["link"].replace(" ", "%20")}">more</a></body></html>'
    ).encode()


def notebook(names: Mapping[str, str]) -> bytes:
    shown = {"text/plain": [f"<plot by {names['output']}>"], "image/png": _base64(picture(names["picture"]))}
    output = {"output_type": "display_data", "metadata": {}, "data": shown}
    code = {
        "cell_type": "code",
        "metadata": {},
        "execution_count": 1,
        "source": [f"# by {names['code']}\n"],
        "outputs": [output],
    }
    text = {"cell_type": "markdown", "metadata": {}, "source": ["# Plan\n", f"by {names['text']}\n"]}
    return json.dumps({"cells": [text, code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def _base64(image: Any) -> str:
    return base64.b64encode(encoded(image, "PNG")).decode()


def data(names: Mapping[str, str]) -> bytes:
    return json.dumps({"owner": names["value"], names["key"]: [1, f"by {names['list']}"]}).encode()


def table(names: Mapping[str, str]) -> bytes:
    return f'Owner,Note\n{names["cell"]},"by ""{names["quoted cell"]}"""\n'.encode()


def pages(names: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    sheet = canvas.Canvas(target)
    sheet.drawString(72, 700, f"Prepared by {names['text']} on Monday.")
    sheet.bookmarkPage("a")
    sheet.addOutlineEntry(f"Part of {names['outline']}", "a")
    sheet.linkURL(f"https://example.com/?q={names['link'].replace(' ', '%20')}", (72, 690, 200, 710))
    sheet.showPage()
    sheet.drawImage(ImageReader(picture(names["picture"])), 72, 500, 450, 110)
    sheet.save()
    return target.getvalue()


FORMATS: dict[str, tuple[MediaType, Maker, tuple[str, ...]]] = {
    "docx": (MediaType.DOCX, docx.letter, docx.REPLACED),
    "xlsx": (MediaType.XLSX, xlsx.ledger, xlsx.REPLACED),
    "pptx": (MediaType.PPTX, pptx.deck, pptx.REPLACED),
    "pdf": (MediaType.PDF, pages, ("text", "picture")),
    "mail": (MediaType.EML, mail, ("sender", "subject", "body", "page", "attachment", "file name", "attached letter")),
    "mailbox": (
        MediaType.MBOX,
        mailbox,
        ("sender", "subject", "body", "page", "attachment", "file name", "attached letter", "quoted line"),
    ),
    "outlook": (
        MediaType.MSG,
        outlook,
        ("subject", "sender", "recipient", "body", "page", "file name", "attachment", "inner message"),
    ),
    "zip": (
        MediaType.ZIP,
        lambda names: zipped(members(names)),
        ("text", "source code", "file name", "letter", "inner archive", "picture"),
    ),
    "tar": (MediaType.TAR_GZ, lambda names: tarred(members(names)), ("text", "file name", "letter", "inner archive")),
    "html": (MediaType.HTML, page, ("title", "across tags", "attribute", "text", "link")),
    "notebook": (MediaType.NOTEBOOK, notebook, ("output", "picture", "code", "text")),
    "json": (MediaType.JSON, data, ("value", "key", "list")),
    "csv": (MediaType.CSV, table, ("cell", "quoted cell")),
}
PEOPLE = (
    *("Josephine Harrington", "Bartholomew Quigley", "Clementine Ashworth", "Leopold Vandermeer", "Rosalind Pemberton"),
    *("Thaddeus Winslow", "Genevieve Castellan", "Ferdinand Oldenburg"),
)


@functools.cache
def original(name: str) -> tuple[bytes, dict[str, str]]:
    _, make, places = FORMATS[name]
    if name in ("docx", "xlsx", "pptx"):
        values = plant((*places, *{"docx": docx, "xlsx": xlsx, "pptx": pptx}[name].STRIPPED))
    else:
        unused = ("outline", "link", "picture", "source code")
        values = dict(zip(dict.fromkeys((*places, *unused)), PEOPLE, strict=False))
    return make(values), values


def blinded(name: str, place: str | None) -> set[str]:
    """Scrub without knowing the value of a place, and say what the proof finds."""
    source, values = original(name)
    media_type = FORMATS[name][0]
    known = [
        value(text, f"Stand{number} In{number}")
        for number, text in enumerate(values.values(), 10)
        if text != values.get(place or "")
    ]
    copy = scrub(source, media_type, known, keep=True)
    return {failure.check for failure in prove(copy, media_type, *map(value, values.values())).failures}


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_with_a_value_in_every_place_is_proved_once_all_are_known(name: str) -> None:
    source, values = original(name)

    assert blinded(name, None) == set()
    assert not prove(source, FORMATS[name][0], *map(value, values.values())).passed
    assert list(read(source, FORMATS[name][0]).all_unread()) == []


@pytest.mark.parametrize(("name", "place"), [(name, place) for name, entry in FORMATS.items() for place in entry[2]])
def test_a_value_left_in_any_one_place_fails_the_copy(name: str, place: str) -> None:
    found = blinded(name, place)

    assert found
    assert found <= {"value in text", "value in bytes", "value in name", "value in picture"}


@pytest.mark.parametrize("name", ["docx", "xlsx", "pptx"])
def test_any_part_put_back_as_it_was_fails_the_copy(name: str) -> None:
    source, values = original(name)
    media_type = FORMATS[name][0]
    copy = scrub(source, media_type, [value(text, "Margaret Ellsworth") for text in values.values()], keep=True)
    wanted = [text.encode() for text in values.values()] + [
        text.replace(" ", "%20").encode() for text in values.values()
    ]
    parts = {part: content for part, content in unzipped(source).items() if any(text in content for text in wanted)}

    assert len(parts) > 8
    for part, content in parts.items():
        report = prove(_zipped_plainly(replaced(copy, {part: content})), media_type, *map(value, values.values()))
        assert report.failures, part


def _zipped_plainly(package: bytes) -> bytes:
    from tests.scrubbing.verification.copies import zipped as plainly

    return plainly(unzipped(package))


def test_what_pdf_redaction_strips_fails_the_copy_when_it_stays() -> None:
    page = io.BytesIO()
    sheet = canvas.Canvas(page)
    sheet.drawString(72, 700, "Prepared on Monday, with forty hours of work in it.")
    sheet.save()
    copy = scrub(page.getvalue(), MediaType.PDF, [value()])
    assert prove(copy, MediaType.PDF).failures == []

    def author(document: pikepdf.Pdf) -> None:
        document.docinfo["/Author"] = "Somebody"

    def note(document: pikepdf.Pdf) -> None:
        entry = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9],
                                   Contents=pikepdf.String("ask Josephine Harrington"))  # fmt: skip
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(entry)])

    for edit in (author, note):
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(copy)) as document:
            edit(document)
            document.save(target)
        assert prove(target.getvalue(), MediaType.PDF).failures
