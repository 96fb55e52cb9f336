import base64
import json
from email.message import EmailMessage

import pytest

from submissions.media import MediaType
from tests.scrubbing.verification.copies import VALUE, check, checks, encoded, mail, picture, word, zipped

EML = MediaType.EML


def test_a_clean_mail_passes() -> None:
    message = mail()
    message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="plan.csv")
    report = check(message.as_bytes(), EML)

    assert report.failures == []
    assert "See you on Monday." in "".join(text for _, text in report.texts)


def transfer(encoding: str, charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "sender@example.com"
    message["To"] = "receiver@example.com"
    message.set_content(f"Ask {VALUE}, café.\n", cte=encoding, charset=charset)
    return message


def attached(data: bytes, maintype: str, subtype: str, filename: str = "a") -> EmailMessage:
    message = mail()
    message.add_attachment(data, maintype=maintype, subtype=subtype, filename=filename)
    return message


def forwarded() -> EmailMessage:
    message = mail()
    message.add_attachment(transfer("base64"))
    return message


def page() -> EmailMessage:
    message = mail()
    message.add_alternative("<p>Jose<b>phine</b> Harr<i>ington</i></p>", subtype="html")
    return message


MAILS = {
    "body": mail(f"Ask {VALUE}."),
    "subject": mail(subject=VALUE),
    "encoded subject": mail(subject=f"Über {VALUE}"),
    "base64": transfer("base64"),
    "quoted-printable": transfer("quoted-printable"),
    "base64 of another charset": transfer("base64", "utf-16"),
    "page": page(),
    "name of an attachment": attached(b"x", "text", "plain", "josephine_harrington.txt"),
    "attached letter": attached(word(f"<w:p><w:r><w:t>{VALUE}</w:t></w:r></w:p>"), "application", "octet-stream"),
    "attached archive": attached(zipped({"a.txt": VALUE.encode()}), "application", "zip"),
    "attached picture": attached(encoded(picture(VALUE), "PNG"), "image", "png"),
    "forwarded mail": forwarded(),
}


@pytest.mark.parametrize("message", MAILS.values(), ids=MAILS)
def test_it_finds_a_value_anywhere_in_a_mail(message: EmailMessage) -> None:
    found = checks(message.as_bytes(), EML)

    assert found & {"value in text", "value in bytes", "value in name", "value in picture"}


@pytest.mark.parametrize("term", ["mixed", "plain", "alternative", "base64", "attachment", "charset"])
def test_the_words_a_mail_is_built_of_are_no_values(term: str) -> None:
    message = mail()
    message.add_alternative("<p>See you</p>", subtype="html")
    message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="plan.csv")

    assert check(message.as_bytes(), EML, term).failures == []


def test_what_looks_like_a_mails_structure_in_its_body_is_searched() -> None:
    assert check(mail("Content-Type: text/harrington").as_bytes(), EML, "harrington").failures


def test_it_finds_a_value_before_and_after_the_parts() -> None:
    message = attached(b"x", "text", "plain")
    message.preamble = f"made by {VALUE}"
    assert "value in text" in checks(message.as_bytes(), EML)
    message.preamble, message.epilogue = None, f"made by {VALUE}"
    assert "value in text" in checks(message.as_bytes(), EML)


@pytest.mark.parametrize("header", ["Received", "X-Originating-IP", "X-Mailer", "Return-Path", "DKIM-Signature"])
def test_headers_of_the_way_fail_the_copy(header: str) -> None:
    message = mail()
    message[header] = "from host by host"

    assert checks(message.as_bytes(), EML) == {"metadata left"}


def test_an_attachment_that_was_not_read_fails_the_copy() -> None:
    assert checks(attached(b"\x00\x01\x02\x03", "application", "octet-stream").as_bytes(), EML) == {"not read"}


def test_what_is_no_mail_fails() -> None:
    assert not check(b"\x00\x01\x02", EML).passed
    assert "does not open" in checks(b"just words", EML)


CLEAN = {
    MediaType.TEXT: b"Plain words.\n",
    MediaType.MARKDOWN: b"# Title\n\n<b>words</b>\n",
    MediaType.CSV: b'a,b\n1,"two, three"\n',
    MediaType.JSON: b'{"a": [1, 2.5, null, "x"]}',
    MediaType.NOTEBOOK: b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    MediaType.HTML: b"<!doctype html><html><body><p>words</p></body></html>",
}


@pytest.mark.parametrize("media_type", CLEAN)
def test_clean_text_passes_and_is_told(media_type: MediaType) -> None:
    report = check(CLEAN[media_type], media_type)

    assert report.failures == []
    assert report.texts


PLACES = {
    "html across tags": (MediaType.HTML, b"<html>Jose<b>phine</b> <i>Harr</i>ington</html>"),
    "html entities": (MediaType.HTML, b"<html>Josephine&nbsp;Harringt&#111;n</html>"),
    "html comment": (MediaType.HTML, b"<html><!-- josephine harrington --></html>"),
    "html attribute": (MediaType.HTML, b'<html><img alt="by Josephine&#32;Harrington"></html>'),
    "html script": (MediaType.HTML, b"<html><script>let a = 'Josephine\\u0020Harrington'</script></html>"),
    "html link": (MediaType.HTML, b'<html><a href="mailto:x?subject=Josephine%20Harrington">x</a></html>'),
    "csv cell over lines": (MediaType.CSV, b'a,b\n1,"Josephine\nHarrington"\n'),
    "csv quotes": (MediaType.CSV, b'a,b\n1,"""Josephine Harrington"""\n'),
    "json escapes": (MediaType.JSON, b'{"a": "Josephine\\u0020Harr\\u0069ngton"}'),
    "json key": (MediaType.JSON, b'{"josephine harrington": 1}'),
    "json in json": (MediaType.JSON, json.dumps({"a": json.dumps({"b": "Josephine\nHarrington"})}).encode()),
    "notebook source": (MediaType.NOTEBOOK, b'{"cells": [{"source": ["x = 1\\n", "# Josephine Harr", "ington"]}]}'),
    "utf-16": (MediaType.TEXT, VALUE.encode("utf-16")),
}


@pytest.mark.parametrize(("media_type", "data"), PLACES.values(), ids=PLACES)
def test_it_finds_a_value_anywhere_in_a_text_file(media_type: MediaType, data: bytes) -> None:
    assert checks(data, media_type) & {"value in text", "value in bytes"}


@pytest.mark.parametrize(
    "wrap",
    ['{{"cells": [{{"outputs": [{{"data": {{"image/png": "{}"}}}}]}}]}}', '<html><img src="data:image/png;base64,{}">'],
)
def test_a_picture_in_a_text_file_is_looked_into(wrap: str) -> None:
    media_type = MediaType.NOTEBOOK if wrap.startswith("{") else MediaType.HTML

    def with_picture(data: bytes) -> bytes:
        return wrap.format(base64.b64encode(data).decode()).encode()

    assert check(with_picture(encoded(picture("A quiet picture"), "PNG")), media_type).failures == []
    assert checks(with_picture(encoded(picture(f"by {VALUE}"), "PNG")), media_type) == {"value in picture"}
    assert checks(with_picture(encoded(picture(), "JPEG", comment=b"words")), media_type) == {"metadata left"}


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        (MediaType.JSON, b'{"a": 1'),
        (MediaType.NOTEBOOK, b"not json"),
        (MediaType.TEXT, b"a\x00b"),
        (MediaType.TEXT, b"%PDF-1.7"),
        (MediaType.TEXT, b""),
        (MediaType.TEXT, "café".encode("cp1252")),
        (MediaType.HTML, encoded(picture(), "PNG")),
        (MediaType.CSV, b"\xff\xfea"),
    ],
)
def test_what_is_not_the_text_it_should_be_fails(media_type: MediaType, data: bytes) -> None:
    assert not check(data, media_type).passed


def test_lists_of_lines_are_told_as_one_text_and_other_lists_string_by_string() -> None:
    data = json.dumps({"source": ["see North-\n", "wind\n", "end"], "rows": ["Ask Holt", "Baker left"]}).encode()
    texts = [text for _, text in check(data, MediaType.JSON).texts]
    assert [text for text in texts if text not in ("source", "rows")] == [
        "see North-\nwind\nend", "Ask Holt", "Baker left",
    ]  # fmt: skip


def test_strings_that_are_nothing_but_base64_are_searched_and_not_told() -> None:
    picture_ = base64.encodebytes(bytes(range(256)) * 9).decode()
    hiding = base64.encodebytes(b"\0\1" * 99 + b"words by Josephine Harrington and more" + b"\0\1" * 99).decode()
    for coded in (picture_, picture_.replace("\n", "")):
        data = json.dumps({"image/png": coded, "text": [f"{coded} and words\n"]}).encode()
        texts = [text for _, text in check(data, MediaType.JSON).texts]
        assert texts == ["image/png", "text", f"{coded} and words\n"]
    assert checks(json.dumps({"image/png": hiding}).encode(), MediaType.JSON) & {"value in text", "value in bytes"}
