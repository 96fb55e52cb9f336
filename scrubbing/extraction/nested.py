"""Read what is nested in a file as a file of its own."""

from collections.abc import Callable

from scrubbing.document import Construct, ConstructKind, Document, Member, Reading, Unread
from scrubbing.formats.markup import DATA_URI, SPACER, DataUri, data_uri
from scrubbing.pictures import as_png
from submissions.reasons import Held, Reason

# Reasons that concern the file as a whole: what is nested has used up what the file may cost.
_WHOLE = frozenset(
    {
        Reason.TEXT_LIMIT,
        Reason.ARCHIVE_BOMB,
        Reason.TOO_MANY_MEMBERS,
        Reason.TOO_MANY_PAGES,
        Reason.TOO_DEEP,
        Reason.TIME_LIMIT,
        Reason.MEMORY_LIMIT,
    }
)


def read_nested(
    document: Document, reading: Reading, key: str, locator: str, name: str, data: bytes, *, shown: bool = False
) -> bool:
    """Add the nested file to the document, or an unread part with the reason; return whether it was read.

    `shown` says that it is a part of a page or mail, where a GIF or BMP is read, and later written, as PNG.

    Raises:
        Held: when a limit that the whole file shares was reached.
    """
    further = False
    try:
        if shown:
            data, further = as_png(data, reading.budget)
        nested = reading.read_member(name, data)
    except Held as held:
        if held.reason in _WHOLE:
            raise
        document.unread.append(Unread(locator, held.reason))
        return False
    if nested is None:
        document.unread.append(Unread(locator, Reason.PART_NOT_READ))
        return False
    if further:
        nested.constructs.append(Construct(ConstructKind.EXTRA_FRAMES, "further frames"))
    document.members[key] = Member(locator, nested)
    return True


def read_address(document: Document, reading: Reading, locator: str, uri: DataUri) -> None:
    """Read what a `data:` address carries. Fonts and unreadable spacers are listed as dropped."""
    if uri.font or uri.data == b"":
        document.constructs.append(Construct(ConstructKind.EMBEDDED_FILE, locator))
        return
    if uri.data is None:
        document.unread.append(Unread(locator, Reason.PART_NOT_READ))
        return
    reading.budget.spend_members()
    before = len(document.unread)
    if not read_nested(document, reading, locator, locator, "", uri.data, shown=True) and len(uri.data) < SPACER:
        del document.unread[before:]
        document.constructs.append(Construct(ConstructKind.EMBEDDED_FILE, locator))


def read_addresses(text: str, document: Document, reading: Reading, locate: Callable[[], str]) -> str:
    """Read the base64 addresses inside a text and return the text without them; `locate` names the next one."""
    pieces: list[str] = []
    done = 0
    for match in DATA_URI.finditer(text):
        uri = data_uri(match.group())
        if uri is None or uri.plain:
            continue
        read_address(document, reading, locate(), uri)
        pieces.append(text[done : match.start()])
        done = match.end()
    return "".join([*pieces, text[done:]])
