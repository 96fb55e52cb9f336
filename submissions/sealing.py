"""Authenticated encryption of files of any size, readable from any position without decrypting the whole.

The layout is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar 2015) over AES-256-GCM, as age and Tink use
it: a header of magic and an 8-byte random prefix, then chunks of 64 KiB plaintext + 16 bytes tag, each under the nonce
prefix || counter (3 bytes) || last-chunk flag (1 byte). Chunks can be neither changed, reordered, dropped nor appended.
"""

import io
import os
from collections.abc import Iterable
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"CLRM1\x00\x00\x00"
CHUNK = 64 * 1024
_TAG = 16
_HEADER = len(MAGIC) + 8
_MAX_CHUNKS = 1 << 24


class Tampered(Exception):
    """The stored bytes are not what was sealed, or were sealed under another key or purpose."""


def _nonce(prefix: bytes, counter: int, last: bool) -> bytes:
    if counter >= _MAX_CHUNKS:
        raise ValueError("too large to seal")
    return prefix + counter.to_bytes(3, "big") + (b"\x01" if last else b"\x00")


def seal_stream(source: Iterable[bytes], target: BinaryIO, key: bytes, purpose: bytes) -> None:
    """Write the sealed form of the source's bytes. `purpose` binds them to their place and is needed to read."""
    cipher = AESGCM(key)
    prefix = os.urandom(8)
    target.write(MAGIC + prefix)
    buffer = bytearray()
    counter = 0
    for piece in source:
        buffer += piece
        while len(buffer) > CHUNK:
            target.write(cipher.encrypt(_nonce(prefix, counter, False), bytes(buffer[:CHUNK]), purpose))
            del buffer[:CHUNK]
            counter += 1
    target.write(cipher.encrypt(_nonce(prefix, counter, True), bytes(buffer), purpose))


class SealedReader(io.RawIOBase):
    """A seekable, read-only view of the plaintext of a sealed file.

    Raises:
        Tampered: on the first chunk that does not authenticate, and at opening when the length is impossible.
    """

    def __init__(self, source: BinaryIO, key: bytes, purpose: bytes) -> None:
        self._source = source
        self._cipher = AESGCM(key)
        self._purpose = purpose
        source.seek(0, io.SEEK_END)
        body = source.tell() - _HEADER
        source.seek(0)
        header = source.read(_HEADER)
        self._chunks = -(-body // (CHUNK + _TAG))
        if body < _TAG or len(header) != _HEADER or not header.startswith(MAGIC):
            raise Tampered
        self._prefix = header[len(MAGIC) :]
        self.size = body - self._chunks * _TAG
        self._position = 0
        self._held: tuple[int, bytes] = (-1, b"")
        self._chunk(self._chunks - 1)  # proves the end, hence the length

    def _chunk(self, index: int) -> bytes:
        if self._held[0] != index:
            self._source.seek(_HEADER + index * (CHUNK + _TAG))
            sealed = self._source.read(CHUNK + _TAG)
            try:
                plain = self._cipher.decrypt(
                    _nonce(self._prefix, index, index == self._chunks - 1), sealed, self._purpose
                )
            except InvalidTag:
                raise Tampered from None
            self._held = (index, plain)
        return self._held[1]

    def readable(self) -> bool:
        """Always true."""
        return True

    def seekable(self) -> bool:
        """Always true."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a position of the plaintext."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def tell(self) -> int:
        """Return the position in the plaintext."""
        return self._position

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with at most one chunk."""
        if self._position >= self.size:
            return 0
        index, offset = divmod(self._position, CHUNK)
        piece = self._chunk(index)[offset : offset + len(buffer)]
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def close(self) -> None:
        """Close the sealed file too."""
        if not self.closed:
            self._source.close()
        super().close()


def open_sealed(source: BinaryIO, key: bytes, purpose: bytes) -> io.BufferedReader:
    """Return a buffered reader of the plaintext; raises Tampered."""
    return io.BufferedReader(SealedReader(source, key, purpose), CHUNK)


def sealed_size(plain: int) -> int:
    """Return the stored size of a plaintext of that many bytes."""
    return _HEADER + plain + _TAG * max(1, -(-plain // CHUNK))
