"""Write an mbox anew: every message as a mail, none with the sender and time of its delivery."""

from typing import BinaryIO

from scrubbing.document import Document
from scrubbing.formats import mailboxes
from scrubbing.redaction.plan import Writing
from scrubbing.redaction.wording import Stripped


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write the copy of a mailbox."""
    stripped = Stripped()
    stripped.add("senders and times between mails")
    for number, (_, message) in enumerate(mailboxes.mails(source.read()), start=1):
        locator = f"mail {number}"
        copy = None if writing.plan.removes(locator) else writing.redact_member(locator, message)
        if copy is None:
            stripped.add("removed mail", "removed mails")
        else:
            target.write(mailboxes.written(copy))
    return stripped.said()
