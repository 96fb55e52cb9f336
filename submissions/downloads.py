"""Stored files on their way to people: always as attachments that a browser saves and never runs."""

from collections.abc import Iterator
from typing import BinaryIO

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from submissions import storage
from submissions.intake import clean_name
from submissions.vault import Vault

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


def attachment(vault: Vault, stored_name: str, filename: str, media_type: str, size: int) -> StreamingHttpResponse:
    """Stream a stored file decrypted, in blocks, under a clean file name (RFC 6266).

    Raises:
        Held: ORIGINAL_MISSING or ORIGINAL_CHANGED, before anything is sent.
    """
    return stream(storage.open_plain(vault, stored_name), filename, media_type, size)


def stream(source: BinaryIO, filename: str, media_type: str, size: int) -> StreamingHttpResponse:
    """Stream an open file as an attachment and close it at the end."""
    response = StreamingHttpResponse(_closing(source), content_type=media_type, headers=HEADERS)
    response.headers["Content-Length"] = str(size)
    response.headers["Content-Disposition"] = content_disposition_header(True, clean_name(filename)) or "attachment"
    return response


def _closing(source: BinaryIO) -> Iterator[bytes]:
    with source:
        yield from storage.blocks(source)
