"""The one door to stored files. Every byte that passes it is sealed under its task's key before a backend sees it.

Files go in under a name made of random hex, so that neither names nor content say anything to whoever reads the store.
"""

import contextlib
import hashlib
import os
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError

from submissions.reasons import Held, Reason
from submissions.sealing import Tampered, open_sealed, seal_stream
from submissions.vault import Vault

BLOCK = 1024 * 1024
# Sealed bytes up to this size wait in memory, larger ones in a file; both are ciphertext.
_SPOOL = 4 * BLOCK


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored file. `sha256` and `size` are of the plain bytes."""

    name: str
    sha256: str
    size: int


def blocks(source: IO[bytes]) -> Iterator[bytes]:
    """Yield a file's bytes in blocks from its present position."""
    while block := source.read(BLOCK):
        yield block


def put(vault: Vault, folder: str, source: Iterable[bytes]) -> Stored:
    """Seal and store the bytes under a fresh name in `folder`; whole or not at all."""
    name = f"{folder}/{uuid.uuid4().hex}"
    digest = hashlib.sha256()
    size = 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for piece in source:
            digest.update(piece)
            size += len(piece)
            yield piece

    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        seal_stream(counted(), cast(BinaryIO, spool), vault.secret("files"), _purpose(name))
        spool.seek(0)
        saved = default_storage.save(name, File(cast(IO[bytes], spool), name=name))
    if saved != name:
        default_storage.delete(saved)
        raise OSError("the storage backend changed the name of a file")
    return Stored(name, digest.hexdigest(), size)


def open_plain(vault: Vault, name: str) -> BinaryIO:
    """Return a seekable reader of a stored file's plain bytes.

    Raises:
        Held: ORIGINAL_MISSING when the backend has no such file, ORIGINAL_CHANGED when its bytes were changed.
    """
    try:
        sealed = default_storage.open(name, "rb")
    except FileNotFoundError:
        raise Held(Reason.ORIGINAL_MISSING) from None
    try:
        return cast(BinaryIO, open_sealed(cast(BinaryIO, sealed), vault.secret("files"), _purpose(name)))
    except Tampered:
        sealed.close()
        raise Held(Reason.ORIGINAL_CHANGED) from None


def delete(name: str) -> None:
    """Delete a stored file; one that is not there is no error."""
    if name:
        default_storage.delete(name)


def put_public(folder: str, name: str, source: Iterable[bytes]) -> Stored:
    """Store bytes that are public by intent (a built release) unsealed under `folder/name`; whole or not at all."""
    target = f"{folder}/{name}"
    digest = hashlib.sha256()
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        for piece in source:
            digest.update(piece)
            spool.write(piece)
        size = spool.tell()
        spool.seek(0)
        # A folder on disk shows a file while it is written, so it gets its name last. An object store shows it whole.
        local = _local_path(target)
        first = target if local is None else f"{folder}/.partial-{uuid.uuid4().hex}"
        saved = default_storage.save(first, File(cast(IO[bytes], spool), name=first))
    if saved != first:
        default_storage.delete(saved)
        raise OSError("the storage backend changed the name of a file")
    if local is not None:
        local.parent.mkdir(parents=True, exist_ok=True)
        os.replace(default_storage.path(first), local)
    return Stored(target, digest.hexdigest(), size)


def open_public(name: str) -> BinaryIO:
    """Return a reader of a file that `put_public` stored; raises FileNotFoundError."""
    return cast(BinaryIO, default_storage.open(name, "rb"))


def delete_unless_committed(names: Iterable[str], error: BaseException) -> None:
    """Delete files whose rows were not written because of `error`.

    When the database's connection broke, or the process is being ended, nobody knows whether the commit went through:
    the files stay, and the sweeper removes what no row names.
    """
    if isinstance(error, Exception) and not isinstance(error, (OperationalError, InterfaceError)):
        for name in names:
            delete(name)


def delete_public(folder: str) -> None:
    """Delete everything that `put_public` stored under a folder; one that is not there is no error."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in folders:
        delete_public(f"{folder}/{name}")
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    if _local_path(folder) is not None:
        with contextlib.suppress(OSError):
            default_storage.delete(folder)


def _local_path(name: str) -> Path | None:
    try:
        return Path(default_storage.path(name))
    except NotImplementedError:
        return None


def _purpose(name: str) -> bytes:
    return b"file:" + name.encode()
