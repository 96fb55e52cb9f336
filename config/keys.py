"""Keys of an installation that nobody configured: made once, kept in a file only its owner can read."""

import base64
import contextlib
import os
import secrets
from pathlib import Path


def key_file(path: Path) -> str:
    """Return the key in the file, 32 random bytes in base64; makes it (0600) on first use.

    Two processes that start together agree: the file appears with its content or not at all.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(base64.b64encode(secrets.token_bytes(32)).decode())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
