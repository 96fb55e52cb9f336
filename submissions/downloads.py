"""Stored files on their way to people: always as attachments that a browser saves and never runs."""

import errno
import time
from collections.abc import Iterator
from typing import BinaryIO

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from submissions import storage
from submissions.intake import clean_name
from submissions.models import User
from submissions.vault import Vault

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


# How often it is asked whether somebody may still have what is being sent to them.
RECHECK_SECONDS = 5.0


class AccessEnded(ConnectionAbortedError):
    """Whoever downloads was disabled or got another role meanwhile: the server cuts the connection.

    To the server it is a connection that broke, so that it neither ends the file properly nor reports an error.
    """

    def __init__(self) -> None:
        super().__init__(errno.ECONNRESET, "access ended")


def attachment(
    vault: Vault, stored_name: str, filename: str, media_type: str, size: int, who: User
) -> StreamingHttpResponse:
    """Stream a stored file decrypted, in blocks, under a clean file name (RFC 6266).

    Raises:
        Held: ORIGINAL_MISSING or ORIGINAL_CHANGED, before anything is sent.
    """
    return stream(storage.open_plain(vault, stored_name), filename, media_type, size, who)


def stream(source: BinaryIO, filename: str, media_type: str, size: int, who: User) -> StreamingHttpResponse:
    """Stream an open file as an attachment and close it at the end. It is cut once `who` may not have it any more."""
    response = StreamingHttpResponse(_closing(source, who), content_type=media_type, headers=HEADERS)
    response.headers["Content-Length"] = str(size)
    response.headers["Content-Disposition"] = content_disposition_header(True, clean_name(filename)) or "attachment"
    return response


def _closing(source: BinaryIO, who: User) -> Iterator[bytes]:
    asked = time.monotonic()
    with source:
        for block in storage.blocks(source):
            if time.monotonic() - asked >= RECHECK_SECONDS:
                if not User.objects.filter(pk=who.pk, is_active=True, role=who.role).exists():
                    raise AccessEnded
                asked = time.monotonic()
            yield block
