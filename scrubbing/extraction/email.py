"""Read an e-mail, also one that Outlook saved: every header, bodies as text and HTML, attached files and messages."""

import io
from os import SEEK_END
from typing import BinaryIO

from scrubbing.document import Construct, ConstructKind, Document, Kind, Reading, Unit, Unread
from scrubbing.extraction.html import read_html
from scrubbing.extraction.nested import read_nested
from scrubbing.extraction.text import read_plain
from scrubbing.formats import mail, outlook
from scrubbing.formats.mail import Part, PartKind
from submissions.media import MediaType
from submissions.reasons import Held, Reason

_KEPT = frozenset(name.lower() for name in mail.KEPT_HEADERS)


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Read a message with everything attached to it.

    Raises:
        Held: ENCRYPTED, TOO_DEEP or another shared limit.
    """
    if source.seek(0, SEEK_END) > reading.budget.limits.output:
        raise Held(Reason.TOO_LARGE)
    source.seek(0)
    if media_type == MediaType.MSG:
        source = io.BytesIO(outlook.as_mail(source.read(), reading.budget))
    document = Document(media_type)
    document.constructs.append(Construct(ConstructKind.MAIL_HEADERS, "message"))
    root = mail.parse(source)
    _headers(root, document, reading)
    _part(root, document, reading)
    return document


def _part(part: Part, document: Document, reading: Reading) -> None:
    reading.budget.spend_members()
    if part.kind in (PartKind.MULTIPART, PartKind.MESSAGE):
        for child in part.children():
            if part.kind is PartKind.MESSAGE:
                _headers(child, document, reading)
            _part(child, document, reading)
    elif part.kind is PartKind.DROPPED:
        document.constructs.append(Construct(ConstructKind.MAIL_HEADERS, part.locator))
    elif part.kind is PartKind.ATTACHMENT:
        _attachment(part, document, reading)
    else:
        _body(part, document, reading)


def _body(part: Part, document: Document, reading: Reading) -> None:
    try:
        text = mail.body(part.message)
    except Held as held:
        document.unread.append(Unread(part.locator, held.reason))
        return
    if part.kind is PartKind.HTML:
        read_html(text, document, reading, part.prefix)
    else:
        read_plain(text, document, reading, part.prefix)


def _attachment(part: Part, document: Document, reading: Reading) -> None:
    name = mail.file_name(part.message)
    _unit(f"{part.locator}, name", name, Kind.NAME, document, reading)
    document.constructs.append(Construct(ConstructKind.ATTACHMENT, part.locator))
    data = mail.attachment(part.message)
    if data.strip():
        reading.budget.spend_unpacked(len(data))
        read_nested(document, reading, part.locator, part.locator, name, data, shown=True)


def _headers(part: Part, document: Document, reading: Reading) -> None:
    for number, (name, value) in enumerate(mail.headers(part.message), start=1):
        kind = Kind.VISIBLE if name.lower() in _KEPT else Kind.METADATA
        _unit(f"{part.prefix}header {number}", value, kind, document, reading, header=name)


def _unit(locator: str, text: str, kind: Kind, document: Document, reading: Reading, header: str = "") -> None:
    if text.strip():
        reading.budget.spend_characters(len(text))
        document.units.append(Unit(locator, text, kind, header=header))
