"""Messages that Outlook saved: what a reader sees becomes a mail, nothing else leaves."""

import email
import email.policy
import io
from email.message import EmailMessage

import pytest

from scrubbing.formats import rich_text
from scrubbing.limits import Limits
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from submissions.sniffing import sniff
from tests.files import hostile, repository
from tests.files.outlook import BCC, CC, TO, Attached, Message, plain_rich, saved
from tests.files.text import MAIL, PERSON, TRACES, png
from tests.scrubbing.nested import SUBSTITUTE, folded, media_type_of, read_file, scrub

# The example of [MS-OXRTFCP], 4.1.1, and the same with a run that repeats itself, 4.1.2.
PACKED = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
REPEATING = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"


def copied(message: Message, removals: tuple[str, ...] = ()) -> EmailMessage:
    copy, _ = scrub(saved(message), "mail.msg", removals)
    assert media_type_of(copy) is MediaType.EML
    parsed = email.message_from_bytes(copy, policy=email.policy.default)
    assert isinstance(parsed, EmailMessage)
    assert [part.defects for part in parsed.walk() if part.defects] == []
    return parsed


def body(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_what_a_reader_sees_is_in_the_copy() -> None:
    message = copied(
        Message(
            f"Grüße von {PERSON}",
            (PERSON, MAIL),
            [(TO, "Builder, Bob the", "bob@other.example"), (TO, "Zoë", "zoe@other.example"), (CC, PERSON, ""),
             (BCC, "Secretary", "/O=FIRM/OU=SITE/CN=SEC")],
            f"Hello,\r\n\r\n{PERSON} here.\r\n",
            f"<html><body><p>{PERSON} here.</p><img src='cid:pic@firm'></body></html>".encode(),
            attached=[
                Attached("Mirabel.png", png(), content_id="pic@firm"), Attached("a.txt", f"by {PERSON}".encode()),
            ],
        )
    )  # fmt: skip
    assert message["Subject"] == f"Grüße von {SUBSTITUTE}"
    assert message["From"] == f"{SUBSTITUTE} <robin@everly.example>"
    assert message["To"] == '"Builder, Bob the" <bob@other.example>, Zoë <zoe@other.example>'
    assert [message[kind].strip('"') for kind in ("Cc", "Bcc")] == [SUBSTITUTE, "Secretary"]
    assert message["Date"] == "Mon, 06 May 2024 07:08:09 +0000"
    assert body(message) == f"Hello,\n\n{SUBSTITUTE} here.\n"
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert f"cid:{picture['Content-ID'].strip('<>')}" in body(message, "html")
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert attached["a.txt"] == f"by {SUBSTITUTE}"
    assert [trace for trace in TRACES if trace in folded(message.as_string())] == []


def test_whoever_uploaded_it_is_told_that_the_copy_is_a_mail() -> None:
    _, stripped = scrub(saved(Message("x", ("A", "a@b.example"), body="y")), "mail.msg")
    assert stripped == ["the Outlook format (the copy is an .eml)", "Outlook's properties"]


def test_attached_messages_are_mails_in_the_copy_however_they_are_attached() -> None:
    inner = Message(f"Inner of {PERSON}", (PERSON, MAIL), body=f"by {PERSON}", attached=[Attached("a.txt", b"x")])
    message = copied(Message("outer", ("A", "a@b.example"), body="see", attached=[
        Attached("Inner", inner, 5), Attached("saved.msg", saved(inner)),
    ]))  # fmt: skip
    enclosed, file = message.iter_attachments()
    assert enclosed.get_content()["Subject"] == f"Inner of {SUBSTITUTE}"
    assert [part.get_filename() for part in enclosed.get_content().iter_attachments()] == ["a.txt"]
    assert file.get_filename() == "saved.eml"
    assert sniff(io.BytesIO(file.get_content()), "saved.eml") is MediaType.EML


def test_in_an_archive_its_name_says_what_it_has_become() -> None:
    inner = saved(Message("x", ("A", "a@b.example"), body="y"))
    copy, _ = scrub(repository.zipped({f"mail/{PERSON}.MSG": inner, "other.txt": b"x", "x.eml": b"no mail"}))
    names = set(repository.unzipped(copy))
    assert names == {f"mail/{SUBSTITUTE}.eml", "other.txt", "x.eml"}


@pytest.mark.parametrize("page", [1250, 1252, 932])
def test_it_reads_messages_in_old_code_pages(page: int) -> None:
    text = {1250: "Łódź", 1252: "Café", 932: "契約書"}[page]
    message = copied(
        Message(text, (text, "a@b.example"), body=text, html=f"<p>{text}</p>".encode(f"cp{page}"), code_page=page)
    )
    assert (message["Subject"], body(message), body(message, "html")) == (text, text, f"<p>{text}</p>")


def test_of_a_body_in_rich_text_alone_the_words_are_taken() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Quistgaard;}}{\*\generator Mirabel;}{\info{\author Mirabel}}"
        rb"\uc1\pard Hello \b "
        + PERSON.encode()
        + rb"\b0 ,\par caf\'e9 \u321?\'f3d\u378?\tab{\v hidden}{\pict\bin5 }}{}1}\{x\}}"
    )
    message = copied(Message("x", ("A", "a@b.example"), rich=plain_rich(rtf)))
    assert body(message) == f"Hello {SUBSTITUTE},\ncafé Łódź\thidden{{x}}".replace("Łódź", "Łódź")


def test_rich_text_is_unpacked_as_its_specification_says() -> None:
    assert rich_text.unpacked(bytes.fromhex(PACKED)) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert rich_text.unpacked(bytes.fromhex(REPEATING)) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@pytest.mark.parametrize("data", [b"", b"LZFu", bytes.fromhex(PACKED)[:30], bytes(16)])
def test_rich_text_that_is_cut_off_is_corrupt(data: bytes) -> None:
    with pytest.raises(Held) as held:
        rich_text.unpacked(data)
    assert held.value.reason is Reason.CORRUPT


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (Message("x", class_="IPM.Note.rpmsg.Microsoft.IRM"), Reason.ENCRYPTED),
        (Message("x", class_="IPM.Note.SMIME"), Reason.ENCRYPTED),
        (Message("x", attached=[Attached("message.rpmsg", b"\x76\xe8\x04\x60")]), Reason.ENCRYPTED),
        (Message("x", attached=[Attached("in", Message("y", class_="IPM.Note.SMIME"), 5)]), Reason.ENCRYPTED),
        (Message("x", class_="IPM.Contact"), Reason.UNSUPPORTED_TYPE),
        (Message("x", class_="IPM.Appointment"), Reason.UNSUPPORTED_TYPE),
        (Message("x", body="x", code_page=1252, html=b"\x81\x8d\x8f"), Reason.UNREADABLE_TEXT),
    ],
    ids=["rights", "encrypted", "rights attached", "encrypted inside", "contact", "appointment", "code page"],
)
def test_what_is_protected_or_no_mail_gets_no_copy(message: Message, reason: Reason) -> None:
    with pytest.raises(Held) as held:
        read_file(saved(message), "mail.msg")
    assert held.value.reason is reason


def test_an_object_that_nobody_reads_holds_it_until_removed() -> None:
    message = Message("x", ("A", "a@b.example"), body="y", attached=[
        Attached("object", b"x", 6), Attached("link", b"x", 4), Attached("a.txt", b"kept"),
    ])  # fmt: skip
    unread = read_file(saved(message), "mail.msg").unread
    assert [part.reason for part in unread] == [Reason.PART_NOT_READ] * 2
    left = copied(message, tuple(part.locator for part in unread))
    assert [part.get_filename() for part in left.iter_attachments()] == ["a.txt"]


def test_it_is_refused_where_a_copy_of_another_type_would_lie() -> None:
    message = saved(Message("x", ("A", "a@b.example"), body="y"))
    box = b"From a@b.example Mon May  6 10:00:00 2024\n" + message
    with pytest.raises(Held):
        read_file(box, "a.mbox")


def test_streams_that_lie_in_each_other_end_at_the_limit() -> None:
    with pytest.raises(Held) as held:
        read_file(saved(Message("x", body="y" * 9_000)), "mail.msg", Limits(unpacked=8_000))
    assert held.value.reason is Reason.ARCHIVE_BOMB


def test_messages_in_messages_end_at_the_limit() -> None:
    message = Message("x", body="y")
    for _ in range(25):
        message = Message("x", body="y", attached=[Attached("in", message, 5)])
    with pytest.raises(Held) as held:
        read_file(saved(message), "mail.msg")
    assert held.value.reason is Reason.TOO_DEEP


def test_a_damaged_file_is_held() -> None:
    data = saved(Message("x", ("A", "a@b.example"), body="y" * 9_000, attached=[Attached("a.txt", b"z" * 9_000)]))
    for cut in (hostile.truncated(data), data[:-600], data[:1_600]):
        with pytest.raises((Held, OSError)):
            read_file(cut, "mail.msg")
