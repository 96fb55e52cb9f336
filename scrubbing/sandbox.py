"""The only place that forks: untrusted bytes are parsed in a child process that cannot hurt anybody else.

The child is forked from a warm parent (about 16 ms), so the engines are loaded once per worker. It gets limits on
memory, CPU time and file size, its own process group, session and temporary folder, no inherited descriptors, no
network where the kernel allows that, and dies with its parent. It speaks JSON lines through a pipe, never pickles.
"""

import contextlib
import ctypes
import errno
import json
import logging
import os
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from scrubbing.limits import Limits
from submissions.reasons import Held, Reason

log = logging.getLogger(__name__)

Report = Callable[[str], None]
Work = Callable[[Report], dict[str, Any]]

# A result is findings and counts; what is large goes into files of the private folder.
_MAX_MESSAGE = 64 * 1024 * 1024
_NOFILE = 256
_CLONE_NEWUSER, _CLONE_NEWNET, _PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 0x10000000, 0x40000000, 1, 4


class ChildLost(Exception):
    """The child died without an answer. `signal_number` is what killed it, or 0."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(f"child lost, signal {signal_number}")
        self.signal_number = signal_number


class Abandoned(Exception):
    """The caller asked to stop (its `tick` returned False); the child is gone."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What the parent does while it waits: `tick` is called about every `seconds`; False ends the child at once."""

    tick: Callable[[], bool]
    stage: Callable[[str], None]
    seconds: float = 1.0


def run(work: Work, folder: Path, limits: Limits, watch: Watch) -> dict[str, Any]:
    """Run `work` in a child whose working and temporary folder is `folder`; return its JSON answer.

    Raises:
        Held: the child met a limit or refused the file; the reason is from the closed list.
        ChildLost: the child was killed or crashed.
        Abandoned: `watch.tick` returned False.
    """
    read_end, write_end = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        os.close(read_end)
        _child(work, folder, limits, write_end)
    os.close(write_end)
    try:
        answer = _listen(read_end, limits.wall_seconds, watch)
    finally:
        os.close(read_end)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    if answer is not None:
        return _unpack(answer)
    killer = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if killer == signal.SIGXCPU:
        raise Held(Reason.TIME_LIMIT)
    raise ChildLost(killer)


def _listen(descriptor: int, wall_seconds: float, watch: Watch) -> dict[str, Any] | None:
    """Read messages until the answer, the end of the pipe or a limit."""
    deadline = time.monotonic() + wall_seconds
    next_tick = time.monotonic() + watch.seconds
    buffer = bytearray()
    while True:
        now = time.monotonic()
        if now >= deadline:
            raise Held(Reason.TIME_LIMIT)
        if now >= next_tick:
            next_tick = now + watch.seconds
            if not watch.tick():
                raise Abandoned
        ready, _, _ = select.select([descriptor], [], [], max(0.0, min(next_tick, deadline) - now))
        if not ready:
            continue
        piece = os.read(descriptor, 1 << 20)
        if not piece:
            return None
        buffer += piece
        if len(buffer) > _MAX_MESSAGE:
            raise Held(Reason.OUTPUT_LIMIT)
        while (end := buffer.find(b"\n")) >= 0:
            message = json.loads(bytes(buffer[:end]))
            del buffer[: end + 1]
            if "stage" not in message:
                return dict(message)
            watch.stage(str(message["stage"]))


def _unpack(answer: dict[str, Any]) -> dict[str, Any]:
    if "reason" in answer:
        if answer.get("trace"):
            log.warning("child gave up: %s; %s", answer["reason"], answer["trace"])
        raise Held(Reason(answer["reason"]), str(answer.get("locator", "")))
    return dict(answer["result"])


def _child(work: Work, folder: Path, limits: Limits, write_end: int) -> NoReturn:
    """Run in the child; never returns to the caller's stack."""
    code = 1
    try:
        _confine(folder, limits, write_end)

        def send(message: dict[str, Any]) -> None:
            data = json.dumps(message).encode() + b"\n"
            while data:
                data = data[os.write(write_end, data) :]

        send(_answer(work, lambda stage: send({"stage": stage})))
        code = 0
    finally:
        # No cleanup of the parent's objects: its connections and buffers are not ours.
        os._exit(code)


def _answer(work: Work, report: Report) -> dict[str, Any]:
    """Map whatever the work does to a message; parsers may raise anything."""
    try:
        return {"result": work(report)}
    except Held as held:
        trace = _trace(held.__cause__) if held.__cause__ else ""
        return {"reason": held.reason.value, "locator": held.locator, "trace": trace}
    except MemoryError:
        return {"reason": Reason.MEMORY_LIMIT.value}
    except OSError as error:
        reason = Reason.OUTPUT_LIMIT if error.errno in {errno.EFBIG, errno.ENOSPC} else Reason.CORRUPT
        return {"reason": reason.value, "trace": _trace(error)}
    except Exception as error:  # noqa: BLE001 - any class may come out of a parser; all end in the closed list
        return {"reason": Reason.CORRUPT.value, "trace": _trace(error)}


def _trace(error: BaseException) -> str:
    """Where an error arose and its class; its message may quote the file and is left out."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return f"{type(error).__name__} at " + " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))


def _confine(folder: Path, limits: Limits, write_end: int) -> None:
    os.setsid()
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - lives as long as the child
    os.closerange(3, write_end)
    os.closerange(write_end + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    os.chdir(folder)
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = str(folder)
    logging.disable(logging.CRITICAL)
    # Without privileges the kernel may refuse; then the container's network rules have to do (see README).
    libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, _NOFILE)
    _limit(resource.RLIMIT_FSIZE, limits.output)
    _limit(resource.RLIMIT_CPU, limits.cpu_seconds)
    _limit(resource.RLIMIT_AS, _address_space() + limits.memory)


def _limit(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
    # The CPU limit's soft value kills with SIGXCPU, by which the parent tells it from a crash.
    resource.setrlimit(kind, (ceiling, hard if kind == resource.RLIMIT_CPU else ceiling))


def _address_space() -> int:
    """Return what the engines of the warm parent already map, in bytes; the limit counts on top of it."""
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[0]) * resource.getpagesize()
