"""Mailboxes: every message is a mail, the copy is a mailbox that programs read alike."""

import io
import mailbox
import time
from pathlib import Path

import pytest

from scrubbing.formats import mailboxes
from scrubbing.limits import Budget, Limits
from scrubbing.verification import verify
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.files import email as files
from tests.files.text import MAIL, PERSON, TRACES
from tests.scrubbing.nested import SUBSTITUTE, VALUES, folded, media_type_of, read_file, scrub

ENVELOPE = b"From " + MAIL.encode() + b" Mon May  6 07:08:09 2024\n"
NOTE = f"From: a@b.example\nTo: {MAIL}\nMessage-ID: <1@x>\n\n".encode()


def box(*mails: bytes, envelope: bytes = ENVELOPE, end: bytes = b"\n") -> bytes:
    return b"".join((envelope + mail).replace(b"\n", end) + end for mail in mails)


def opened(copy: bytes, folder: Path) -> list[mailbox.mboxMessage]:
    """Read a copy with the standard library, which begins a mail at every line with "From "."""
    path = folder / "copy.mbox"
    path.write_bytes(copy)
    return list(mailbox.mbox(path))


def proved(copy: bytes) -> bool:
    return verify(io.BytesIO(copy), MediaType.MBOX, VALUES, Budget()).passed


@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_every_mail_is_scrubbed_and_the_copy_is_a_mailbox(end: bytes, tmp_path: Path) -> None:
    letters = [letter.replace(b"\r\n", b"\n") for letter in (files.letter(), files.forwarded())]
    copy, stripped = scrub(box(*letters, NOTE + b"call me\n", end=end))
    assert [trace for trace in TRACES if trace in folded(copy.decode())] == []
    assert media_type_of(copy) is MediaType.MBOX
    mails = opened(copy, tmp_path)
    assert [mail.get_from() for mail in mails] == ["MAILER-DAEMON Thu Jan  1 00:00:00 1970"] * 3
    assert [mail.get_content_type() for mail in mails] == ["multipart/alternative", "multipart/mixed", "text/plain"]
    assert mails[2].get_payload() == "call me\n"
    assert SUBSTITUTE in str(mails[0]["From"])
    assert "senders and times between mails" in stripped
    assert proved(copy)


def test_no_line_of_a_mail_begins_another_mail(tmp_path: Path) -> None:
    body = b">From the quay, at 10:00 in 2024\n>>From here\nFrom now on\n\nFrom there\n"
    copy, _ = scrub(box(NOTE + body))
    (mail,) = opened(copy, tmp_path)
    assert mail.get_payload() == ">From the quay, at 10:00 in 2024\n>>From here\n>From now on\n\n>From there\n"
    assert proved(copy)
    assert not proved(copy.replace(b">From now", b"From now"))
    assert scrub(copy)[0] == copy


def test_a_copy_that_says_who_sent_a_mail_or_when_fails() -> None:
    copy, _ = scrub(box(NOTE + b"a\n", NOTE + b"b\n"))
    assert proved(copy)
    head, _, tail = copy.rpartition(b"From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n")
    assert not proved(head + b"From bob@x.example Mon May  6 07:08:09 2024\n" + tail)
    assert not proved(head.removesuffix(b"\n") + b"From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n" + tail)


def test_what_is_no_mail_holds_the_mailbox_until_it_is_removed(tmp_path: Path) -> None:
    data = box(NOTE + b"a\n", f"only words of {PERSON}\n".encode(), NOTE + b"c\n")
    unread = read_file(data).unread
    assert [(part.locator, part.reason) for part in unread] == [("mail 2", Reason.PART_NOT_READ)]
    copy, stripped = scrub(data, removals=("mail 2",))
    assert [mail.get_payload() for mail in opened(copy, tmp_path)] == ["a\n", "c\n"]
    assert "1 removed mail" in stripped


def test_an_encrypted_mail_or_an_unknown_attachment_holds_only_itself() -> None:
    secret = b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="x"\n\n--x--\n'
    tool = files.letter({"tool.exe": b"MZ\x00\x01"}).replace(b"\r\n", b"\n")
    unread = [(part.locator, part.reason) for part in read_file(box(NOTE + b"a\n", secret, tool)).all_unread()]
    assert unread == [("mail 2", Reason.ENCRYPTED), ("mail 3 > part 2", Reason.PART_NOT_READ)]


def test_a_line_that_transport_headers_follow_begins_a_mail_without_a_time() -> None:
    data = box(NOTE + b"a\n") + b"From bob\nReceived: from x\nFrom: a@b.example\nMIME-Version: 1.0\n\nb\n"
    assert list(read_file(data).members) == ["mail 1", "mail 2"]


def test_lines_made_to_keep_it_busy_take_no_time() -> None:
    began = time.process_time()
    for line in (b"From " + b"1:11 " * 400_000, b">" * 2_000_000 + b"From", b"From 1:11 \n" * 200_000):
        assert len(list(mailboxes.mails(ENVELOPE + NOTE + line))) == 1
    assert time.process_time() - began < 2


def test_it_has_the_limits_of_an_archive() -> None:
    with pytest.raises(Held) as held:
        read_file(box(*[NOTE + b"a\n"] * 30), limits=Limits(members=50))
    assert held.value.reason is Reason.TOO_MANY_MEMBERS
    nested = box(NOTE + b"a\n")
    for _ in range(4):
        letter = files.letter({"all.mbox": nested}).replace(b"\r\n", b"\n")
        nested = box(letter)
    with pytest.raises(Held) as held:
        read_file(nested)
    assert held.value.reason is Reason.TOO_DEEP
