"""The messages of an mbox file as reading and writing both count them (RFC 4155, quoted as "mboxrd" does).

Of the kinds of mbox there are, all begin a message by a line "From sender time", and most put ">" before such a line in
a message. A length that a header declares is not believed.
"""

import re
from collections.abc import Iterator

from submissions.reasons import Held, Reason

# What stands between the messages of a copy: programs write this for mails that have no sender and no time.
ENVELOPE = b"From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n"
# A line that begins a message says when it came, or a header that every mail has follows it. "From now on, ..." in a
# message that was not quoted is neither.
_ENVELOPE = re.compile(
    rb"^From [^\r\n]{0,300}(?:\d:\d\d[^\r\n]{0,100} (?:19|20)\d\d\b[^\r\n]*\r?\n"
    rb"|\r?\n(?=(?i:return-path|received|delivered-to|message-id|mime-version|x-[\w-]{1,60}):))",
    re.MULTILINE,
)
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_TO_QUOTE = re.compile(rb"^(?=>*From )", re.MULTILINE)


def mails(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the line before each message, and the message as it was before it was quoted.

    Raises:
        Held: CORRUPT when something stands before the first message.
    """
    begins = list(_ENVELOPE.finditer(data))
    if not begins or begins[0].start():
        raise Held(Reason.CORRUPT)
    ends = [match.start() for match in begins[1:]] + [len(data)]
    for begin, end in zip(begins, ends, strict=True):
        message = _without_last_line(data[begin.end() : end])
        yield begin.group().rstrip(b"\r\n"), _QUOTED.sub(b"", message)


def _without_last_line(message: bytes) -> bytes:
    """Take off the empty line that separates messages."""
    for end in (b"\r\n", b"\n"):
        if message.endswith(b"\n" + end):
            return message[: -len(end)]
    return message


def written(message: bytes) -> bytes:
    """Return a message as it stands in a copy: its lines end by "\\n", and none of them begins another message."""
    message = _TO_QUOTE.sub(b">", message.replace(b"\r\n", b"\n"))
    return ENVELOPE + message + (b"\n" if message.endswith(b"\n") else b"\n\n")
