"""A real installation in a folder of its own: database file, Redis, worker and beat as processes that can be killed."""

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from config.children import redis_command

ROOT = Path(__file__).resolve().parents[2]
SETTLED = ("clean", "needs_decision", "held", "superseded")


class Installation:
    """Starts, kills and restarts its parts; asks the database directly how far the work is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # A socket's path must be short, pytest's folders are not.
        self._sockets = Path(tempfile.mkdtemp(prefix="faults-"))
        self._redis_command, url = redis_command(self._sockets)
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "CLEANROOM_VAR_DIR": str(folder),
            "REDIS_URL": url,
            "LEASE_SECONDS": "3",
            "HEARTBEAT_SECONDS": "0.3",
            "REHINT_SECONDS": "2",
            "PYTHONPATH": str(ROOT),
            "LIBREOFFICE": "off",
        }
        self._parts: dict[str, subprocess.Popen[bytes]] = {}
        self.log = folder / "log.txt"
        self.call("-m", "django", "migrate", "--verbosity", "0")

    def call(self, *arguments: str) -> str:
        """Run python with these arguments in the installation and return what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def act(self, *arguments: str) -> Any:
        """Run the actor."""
        return json.loads(self.call("-m", "tests.faults.actor", *arguments))

    def start(self, name: str) -> None:
        """Start redis, worker or beat."""
        celery = [sys.executable, "-m", "celery", "-A", "config"]
        command = {
            "redis": self._redis_command,
            "worker": [*celery, "worker", "--concurrency", "2", "--loglevel", "WARNING"],
            "beat": [*celery, "beat", "--loglevel", "WARNING", "--schedule", str(self.folder / "beat")],
        }[name]
        with self.log.open("ab") as log:
            self._parts[name] = subprocess.Popen(
                command, env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self, name: str) -> None:
        """kill -9 the process and everything it started."""
        process = self._parts.pop(name)
        for pid in [*descendants(process.pid), process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()

    def kill_a_parsing_child(self) -> bool:
        """kill -9 one sandboxed child that is at work now; False when there is none."""
        worker = self._parts["worker"].pid
        for pool in children(worker):
            for child in children(pool):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                    return True
        return False

    def unsettled(self) -> int:
        """Count the files that some worker still has to do, read from the database itself."""
        with contextlib.closing(sqlite3.connect(self.folder / "cleanroom.sqlite3", timeout=30)) as database:
            marks = ",".join("?" * len(SETTLED))
            query = f"SELECT COUNT(*) FROM submissions_taskfile WHERE state NOT IN ({marks})"
            return int(database.execute(query, SETTLED).fetchone()[0])

    def wait_until_settled(self, seconds: float) -> None:
        """Wait until no file is waiting or in work."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.unsettled() == 0:
                return
            time.sleep(0.3)
        raise AssertionError(f"{self.unsettled()} files are stuck; log:\n{self.log.read_text()[-3000:]}")

    def wait_for_work(self, seconds: float = 30) -> None:
        """Wait until a file is being scrubbed."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with contextlib.closing(sqlite3.connect(self.folder / "cleanroom.sqlite3", timeout=30)) as database:
                query = "SELECT COUNT(*) FROM submissions_taskfile WHERE state = 'scrubbing'"
                if database.execute(query).fetchone()[0]:
                    return
            time.sleep(0.05)
        raise AssertionError(f"no worker began; log:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        """Kill what is left."""
        for name in list(self._parts):
            self.kill(name)
        shutil.rmtree(self._sockets, ignore_errors=True)


def children(pid: int) -> list[int]:
    """Return the direct children of a process."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [int(child) for child in task.read_text().split()]
    return found


def descendants(pid: int) -> list[int]:
    """Return all processes below one, deepest last."""
    below = children(pid)
    return below + [deeper for child in below for deeper in descendants(child)]
