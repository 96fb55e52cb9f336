"""Which function writes which family, and how what is nested in a file is written by its own type."""

import hashlib
import io
from typing import BinaryIO

from scrubbing.document import Document, join
from scrubbing.redaction import docx, email, image, mailbox, pdf, pptx, repository, text, xlsx
from scrubbing.redaction.plan import Plan, Redactor, Writing
from submissions.media import FAMILIES, Family, MediaType
from submissions.reasons import Held, Reason

REDACTORS: dict[Family, Redactor] = {
    Family.DOCX: docx.redact,
    Family.XLSX: xlsx.redact,
    Family.PPTX: pptx.redact,
    Family.PDF: pdf.redact,
    Family.IMAGE: image.redact,
    Family.REPOSITORY: repository.redact,
    Family.TEXT: text.redact,
    Family.EMAIL: email.redact,
    Family.MAILBOX: mailbox.redact,
}


def write(source: BinaryIO, target: BinaryIO, document: Document, plan: Plan) -> list[str]:
    """Write the redacted copy of a file to `target` and return what was stripped, nested files included.

    Raises:
        Held: when the copy cannot be made.
    """
    stripped: list[str] = []

    def redact_member(name: str, data: bytes) -> bytes | None:
        member = document.members.get(name)
        if member is None:
            raise Held(Reason.REDACTION_FAILED)
        if plan.removes(member.locator):
            return None
        copy = io.BytesIO()
        nested = write(io.BytesIO(data), copy, member.document, plan.inside(member.locator))
        stripped.extend(join(member.locator, what) for what in nested)
        member.written = hashlib.sha256(copy.getvalue()).digest()
        return copy.getvalue()

    source.seek(0)
    redactor = REDACTORS[FAMILIES[MediaType(document.media_type)]]
    return [*redactor(source, target, document, Writing(plan, redact_member)), *stripped]
