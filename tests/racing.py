"""Races over a database file as `make run` has it, in a process of its own: the test's own database is in memory."""

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_SECONDS = 240


def raced(script: str, folder: Path) -> list[str]:
    """Run a script whose data lie in the folder, without a broker; returns the lines that it printed."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "CLEANROOM_VAR_DIR": str(folder),
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "PYTHONPATH": str(_ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=_ROOT, env=environment, capture_output=True, text=True, timeout=_SECONDS
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()
