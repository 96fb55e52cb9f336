"""Read an mbox: every message as a mail of its own, and the lines between them."""

from typing import BinaryIO

from scrubbing.document import Construct, ConstructKind, Document, Kind, Reading, Unit, Unread
from scrubbing.extraction.nested import read_nested
from scrubbing.formats import mailboxes
from submissions.media import MediaType
from submissions.reasons import Held, Reason


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Read every message of an mbox. What is no mail by its headers is unread.

    Raises:
        Held: CORRUPT, or a limit that the messages used up.
    """
    data = source.read(reading.budget.limits.output + 1)
    if len(data) > reading.budget.limits.output:
        raise Held(Reason.TOO_LARGE)
    document = Document(media_type)
    document.constructs.append(Construct(ConstructKind.MAIL_HEADERS, "mailbox"))
    for number, (envelope, message) in enumerate(mailboxes.mails(data), start=1):
        reading.budget.spend_members()
        reading.budget.spend_unpacked(len(message))
        text = envelope.decode("utf-8", errors="replace").removeprefix("From ")
        reading.budget.spend_characters(len(text))
        locator = f"mail {number}"
        document.units.append(Unit(f"{locator}, sender and time", text, Kind.METADATA))
        if read_nested(document, reading, locator, locator, "mail.eml", message):
            _refuse_other(document, locator)
    return document


def _refuse_other(document: Document, locator: str) -> None:
    """A message that reads as something else would be written as that, and the mailbox would be none any more."""
    if document.members[locator].document.media_type != MediaType.EML:
        del document.members[locator]
        document.unread.append(Unread(locator, Reason.PART_NOT_READ))
