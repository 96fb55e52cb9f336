"""Uploads on their way in: never in Django's plain temporary files, only in memory or under a throw-away key."""

import io
import os
import tempfile
from typing import Any, BinaryIO, cast

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

_IN_MEMORY = 1024 * 1024
_AES_BLOCK = 16


class SpooledSecret(io.RawIOBase):
    """A seekable temporary file whose bytes on disk are ciphertext under a key that only this object knows.

    AES-256-CTR without authentication: the file is unlinked, private to this process and lives for one request; what
    is kept is sealed with authentication by `submissions.storage`.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with this object
        self._key = os.urandom(32)
        self._nonce = os.urandom(8)
        self._position = 0
        self.size = 0

    def _crypt(self, data: bytes, position: int) -> bytes:
        block, skip = divmod(position, _AES_BLOCK)
        counter = self._nonce + block.to_bytes(8, "big")
        encryptor = Cipher(algorithms.AES(self._key), modes.CTR(counter)).encryptor()
        return encryptor.update(b"\x00" * skip + data)[skip:]

    def append(self, data: bytes) -> None:
        """Add bytes at the end."""
        self._file.seek(self.size)
        self._file.write(self._crypt(data, self.size))
        self.size += len(data)

    def readable(self) -> bool:
        """Always true."""
        return True

    def seekable(self) -> bool:
        """Always true."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a position."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def tell(self) -> int:
        """Return the position."""
        return self._position

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from the present position."""
        self._file.seek(self._position)
        data = self._crypt(self._file.read(len(buffer)), self._position)
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def close(self) -> None:
        """Drop the bytes and forget the key."""
        if not self.closed:
            self._file.close()
            self._key = b""
        super().close()


class SealedUploadHandler(FileUploadHandler):
    """Keeps one uploaded file in a SpooledSecret; stops counting bytes once the file is too large to be taken."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file and keep every other handler away from it."""
        super().new_file(*args, **kwargs)
        self._spool = SpooledSecret()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Take a chunk. One byte over the limit is kept, so that intake sees that the file is too large."""
        room = settings.MAX_UPLOAD_BYTES + 1 - self._spool.size
        if room > 0:
            self._spool.append(raw_data[:room])
        return None

    def file_complete(self, file_size: int) -> UploadedFile:  # type: ignore[type-arg]
        """Hand the file over."""
        self._spool.seek(0)
        return UploadedFile(
            file=cast(BinaryIO, io.BufferedReader(self._spool)),
            name=self.file_name,
            content_type="application/octet-stream",
            size=self._spool.size,
            charset=self.charset,
        )

    def upload_interrupted(self) -> None:
        """Drop what came so far."""
        if hasattr(self, "_spool"):
            self._spool.close()
