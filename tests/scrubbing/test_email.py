"""E-mails: headers, bodies, attachments and attached messages are read, rewritten and written well formed."""

import base64
import email
import email.policy
from email.message import EmailMessage

import pytest

from scrubbing.document import ConstructKind, Kind
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.files import email as files
from tests.files import repository, text
from tests.files.image import GIFS
from tests.files.text import MAIL, PERSON, TRACES
from tests.scrubbing.nested import SUBSTITUTE, folded, read_file, scrub
from tests.scrubbing.verification.copies import checks

ATTACHMENTS = {
    "Mirabel Quistgaard.csv": f"name,mail\n{PERSON},{MAIL}\n".encode(),
    "notes.zip": repository.zipped({"mirabel quistgaard.txt": f"by {PERSON}".encode()}),
    "empty.txt": b"",
}


def _parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert part.defects == []
    return message


def _everything(data: bytes) -> str:
    """Return the raw message, its decoded headers, bodies and file names, and what is in attached archives."""
    texts = [data.decode("latin-1")]
    for part in _parsed(data).walk():
        texts += [f"{name}: {value}" for name, value in part.items()]
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            texts += [payload.decode("utf-8", errors="replace"), payload.decode("latin-1")]
            if payload.startswith(b"PK"):
                members = repository.unzipped(payload)
                texts += [*members, *(content.decode() for content in members.values())]
    return folded(" ".join(texts)).replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize("data", [files.letter(ATTACHMENTS), files.forwarded()], ids=["letter", "forwarded"])
def test_it_leaves_no_trace_of_the_person(data: bytes) -> None:
    assert [trace for trace in TRACES[:3] if trace in _everything(data)]
    copy, _ = scrub(data)
    assert [trace for trace in TRACES if trace in _everything(copy)] == []


def test_it_writes_the_headers_a_reader_sees_and_no_other() -> None:
    copy, stripped = scrub(files.letter())
    message = _parsed(copy)
    assert set(message.keys()) == {"From", "To", "Date", "Subject", "MIME-Version", "Content-Type"}
    assert message["From"] == f"{SUBSTITUTE} <robin@everly.example>"
    assert message["To"] == '"Bob, the Builder" <bob@other.example>, Zoë Müller <zoe@other.example>'
    assert message["Subject"].startswith(f"Grüße von {SUBSTITUTE} und eine lange Zeile, die gefaltet")
    assert message["Date"] == "Mon, 06 May 2024 07:08:09 +0000"
    assert "transport headers" in stripped


def test_it_reads_all_headers() -> None:
    document = read_file(files.letter())
    headers = {unit.header: unit for unit in document.units if unit.header}
    assert headers["From"].text == f"{PERSON} <{MAIL}>"
    assert headers["From"].kind is Kind.VISIBLE
    assert "mail.fernhollow.example" in headers["Received"].text
    assert headers["Received"].kind is Kind.METADATA
    assert document.constructs[0].kind is ConstructKind.MAIL_HEADERS


def test_it_keeps_bodies_and_their_pictures_together() -> None:
    copy, _ = scrub(files.letter())
    message = _parsed(copy)
    plain = message.get_body(("plain",))
    html = message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r\n", "\n") == (
        f"Hello,\n\n{SUBSTITUTE} here, that is {SUBSTITUTE}.\n> {SUBSTITUTE}\nÜber robin@everly.example\n"
    )
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert f"cid:{picture['Content-ID'].strip('<>')}" in html.get_content()
    assert picture.get_filename() == "Robin.png"


def test_it_redacts_and_renames_attachments() -> None:
    copy, _ = scrub(files.letter(ATTACHMENTS))
    attached = {part.get_filename(): part.get_payload(decode=True) for part in _parsed(copy).iter_attachments()}
    assert attached["Robin Everly.csv"] == b"name,mail\nRobin Everly,robin@everly.example\n"
    assert repository.unzipped(attached["notes.zip"]) == {"robin everly.txt": b"by Robin Everly"}  # type: ignore[arg-type]
    assert attached["empty.txt"] == b""


def test_it_redacts_attached_messages() -> None:
    message = _parsed(scrub(files.forwarded())[0])
    inner = next(message.iter_attachments()).get_content()
    assert set(inner.keys()) == {"From", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}
    assert inner["Subject"] == f"Inner of {SUBSTITUTE}"
    assert inner.get_content() == f"Inner text of {SUBSTITUTE}\r\n"


def test_it_gives_the_same_bytes_again() -> None:
    assert scrub(files.letter(ATTACHMENTS)) == scrub(files.letter(ATTACHMENTS))


def test_it_holds_unreadable_attachments_until_they_are_removed() -> None:
    data = files.letter({"tool.exe": b"MZ\x00\x01", "a.txt": b"text"})
    unread = read_file(data).unread
    assert [part.reason for part in unread] == [Reason.PART_NOT_READ]
    copy, _ = scrub(data, removals=(unread[0].locator,))
    assert [part.get_filename() for part in _parsed(copy).iter_attachments()] == ["a.txt"]


@pytest.mark.parametrize("case", files.BROKEN)
def test_it_survives_broken_messages(case: str) -> None:
    copy, _ = scrub(files.BROKEN[case], "broken.eml")
    message = email.message_from_bytes(copy, policy=email.policy.default)
    said = folded(f"{copy.decode()} {message['From']} {message['Subject']}")
    assert [trace for trace in TRACES if trace in said] == []


def test_it_decodes_legacy_bodies() -> None:
    head = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-2\n\n"
    copy, _ = scrub(head + f"Łódź, {PERSON}".encode("iso8859-2"))
    assert _parsed(copy).get_content() == f"Łódź, {SUBSTITUTE}"


def test_it_drops_signatures_and_delivery_reports() -> None:
    data = (
        b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/signed; boundary="x"\n\n--x\n\nhello\n--x\n'
        b'Content-Type: application/pgp-signature; name="s.asc"\n\nsigned by Mirabel\n--x--\n'
    )
    copy, stripped = scrub(data)
    assert b"signed" not in copy
    assert "1 signature or delivery report" in stripped
    assert [part.get_content_type() for part in _parsed(copy).walk()] == ["multipart/mixed", "text/plain"]


def test_it_refuses_encrypted_messages() -> None:
    data = b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="x"\n\n--x\n\nx\n--x--\n'
    with pytest.raises(Held) as held:
        read_file(data)
    assert held.value.reason is Reason.ENCRYPTED


@pytest.mark.parametrize("depth", [40, 2000])
def test_it_refuses_messages_nested_too_deeply(depth: int) -> None:
    data = b"From: a@b.example\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * depth + b"\n\nx"
    with pytest.raises(Held) as held:
        read_file(data)
    assert held.value.reason is Reason.TOO_DEEP


def test_it_takes_an_attached_picture_for_what_it_is() -> None:
    copy, _ = scrub(files.letter({"photo.doc": text.png()}))
    attached = list(_parsed(copy).iter_attachments())
    assert attached[0].get_content_type() == "image/png"


def _with_part(content_type: str, body: bytes, disposition: str = "inline") -> bytes:
    return (
        b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/related; boundary=bb\r\n\r\n--bb\r\nContent-Type: text/html\r\n\r\n"
        b'<p>See <img src="cid:one"></p>\r\n--bb\r\n'
        + f"Content-Type: {content_type}\r\nContent-Disposition: {disposition}\r\n".encode()
        + b"Content-ID: <one>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(body)
        + b"--bb--\r\n"
    )


@pytest.mark.parametrize("case", GIFS)
def test_it_writes_gifs_and_bitmaps_as_png_under_the_right_name(case: str) -> None:
    data = _with_part("image/gif; name=image001.gif", GIFS[case])
    copy, stripped = scrub(data)
    part = list(_parsed(copy).iter_parts())[1]
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.startswith(b"\x89PNG")
    assert part.get_content_type() == "image/png"
    assert part.get_filename() == "image001.png"
    assert ("further image frames" in " ".join(stripped)) == (case == "animated")
    assert checks(copy, MediaType.EML, PERSON) == set()


def test_the_proof_refuses_a_gif_that_is_left() -> None:
    mail = _with_part("image/gif", GIFS["logo"])
    assert "not read" in checks(mail, MediaType.EML, PERSON)
    page = f"<html><img src='data:image/gif;base64,{base64.b64encode(GIFS['logo']).decode()}'></html>"
    assert "not read" in checks(page.encode(), MediaType.HTML, PERSON)


PARAMETERS = {
    "invitation": (
        "text/calendar; method=REQUEST; component=VEVENT",
        "text/calendar; method=REQUEST; component=VEVENT",
    ),
    "flowed": ('text/plain; format="flowed"; delsp=yes', "text/plain; format=flowed; delsp=yes"),
    "unknown words": (f'text/calendar; method="{PERSON}"; x-by=Mirabel', "text/calendar"),
}


@pytest.mark.parametrize("case", PARAMETERS)
@pytest.mark.parametrize("attached", [False, True])
def test_a_text_keeps_what_mail_programs_must_know_of_it(case: str, attached: bool) -> None:
    before, after = PARAMETERS[case]
    body = f"BEGIN:VCALENDAR\r\nSUMMARY:Lunch with {PERSON}\r\nEND:VCALENDAR\r\n".encode()
    disposition = "attachment; filename=invite.ics" if attached else "inline"
    copy, _ = scrub(_with_part(f"{before}; charset=utf-8", body, disposition))
    part = list(_parsed(copy).iter_parts())[1]
    assert SUBSTITUTE in part.get_content()
    written = part["Content-Type"].replace('"', "").replace("; charset=utf-8", "")
    assert written == (after.partition(";")[0] if attached and "flowed" in case else after)


# The lines as they are written, and as the copy has them.
FLOWED = {
    "a word over two lines": ("Ask Mira \nbel Qui \nstgaard  \ntoday.\n", f"Ask {SUBSTITUTE} today.\n"),
    "a quoted word": ("> Mira \n> bel Quistgaard\n>> and \n> so\n", f"> {SUBSTITUTE}\n>> and \n> so\n"),
    "a line that begins with a space": ("Mira \n bel Quistgaard\n", f"{SUBSTITUTE}\n"),
    "a line before a signature": ("So \n-- \nMira \nbel Quistgaard\n", f"So \n-- \n{SUBSTITUTE}\n"),
}


@pytest.mark.parametrize("case", FLOWED)
def test_words_over_the_lines_of_a_flowed_text_are_replaced(case: str) -> None:
    written, expected = FLOWED[case]
    mail = _with_part("text/plain; format=flowed; delsp=yes; charset=utf-8", written.encode())
    copy, _ = scrub(mail)
    assert list(_parsed(copy).iter_parts())[1].get_content().replace("\r\n", "\n") == expected
    assert checks(mail, MediaType.EML, PERSON) >= {"value in text"}
    assert checks(copy, MediaType.EML, PERSON) == set()


def test_lines_of_a_text_that_is_not_flowed_stay_as_they_are() -> None:
    mail = _with_part("text/plain; format=flowed; charset=utf-8", b"So \nlong\n")
    assert list(_parsed(scrub(mail)[0]).iter_parts())[1].get_content().split("\r\n") == ["So ", "long", ""]
