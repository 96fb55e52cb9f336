"""The only place that forks: untrusted bytes are parsed in a child process that cannot hurt anybody else.

The child is forked from a warm parent (about 16 ms), so the engines are loaded once per worker. It gets limits on
memory, CPU time, file size, open files and processes, its own process group, session and temporary folder, no inherited
descriptors, no network where the kernel allows that, and dies with its parent. Whatever it started is ended with it, in
whichever session that runs. It speaks JSON lines through a pipe, never pickles, and is not believed to be ours either.
"""

import contextlib
import ctypes
import errno
import json
import logging
import os
import re
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from scrubbing import heap, processes
from scrubbing.limits import Limits
from submissions.reasons import Held, Reason

log = logging.getLogger(__name__)

Report = Callable[[str], None]
Work = Callable[[Report], dict[str, Any]]

# A result is findings and counts; what is large goes into files of the private folder.
_MAX_MESSAGE = 64 * 1024 * 1024
_MAX_STAGES = 1000
_NOFILE = 256
# The child, and the programs it calls one after the other. A parent counts them twice a second.
_PROCESSES = 32
_COUNT_SECONDS = 0.5
# The kernel counts threads as well, and libraries start one per core.
_NPROC = 512
# Since then a limit on processes counts those of a user namespace, not all the user has on the machine.
_KERNEL_THAT_COUNTS = (5, 14)
_CLONE_NEWUSER, _CLONE_NEWNET, _PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 0x10000000, 0x40000000, 1, 4

# What the kernel says when a child meets a limit.
_REASONS = {
    errno.EFBIG: Reason.OUTPUT_LIMIT,
    errno.ENOSPC: Reason.OUTPUT_LIMIT,
    errno.ENOMEM: Reason.MEMORY_LIMIT,
    errno.EMFILE: Reason.OPEN_FILES_LIMIT,
    errno.EAGAIN: Reason.PROCESS_LIMIT,
}


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
        ChildLost: the child was killed or crashed, or said what no child of ours says.
        Abandoned: `watch.tick` returned False.
    """
    with processes.adopting() as others:
        answer, status = _run(work, folder, limits, watch, others)
    if answer is not None:
        return _unpack(answer)
    killer = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if killer == signal.SIGXCPU:
        raise Held(Reason.TIME_LIMIT)
    raise ChildLost(killer)


def _run(
    work: Work, folder: Path, limits: Limits, watch: Watch, others: Collection[int]
) -> tuple[dict[str, Any] | None, int]:
    """Return a child's answer, if any, and its exit status. The child is gone and waited for whatever happens."""
    read_end, write_end = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        os.close(read_end)
        _child(work, folder, limits, write_end)
    os.close(write_end)
    try:
        answer = _listen(read_end, limits.wall_seconds, watch, lambda: processes.count(others))
    finally:
        os.close(read_end)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    return answer, status


def _listen(descriptor: int, wall_seconds: float, watch: Watch, running: Callable[[], int]) -> dict[str, Any] | None:
    """Read messages until the answer, the end of the pipe or a limit. `running` counts the child's processes."""
    deadline = time.monotonic() + wall_seconds
    next_tick = time.monotonic() + watch.seconds
    next_count = 0.0
    lines = _Lines()
    stages = 0
    while True:
        now = time.monotonic()
        if now >= deadline:
            raise Held(Reason.TIME_LIMIT)
        if now >= next_tick:
            next_tick = now + watch.seconds
            if not watch.tick():
                raise Abandoned
        if now >= next_count:
            next_count = now + _COUNT_SECONDS
            if running() > _PROCESSES:
                raise Held(Reason.PROCESS_LIMIT)
        ready, _, _ = select.select([descriptor], [], [], max(0.0, min(next_tick, next_count, deadline) - now))
        if not ready:
            continue
        piece = os.read(descriptor, 1 << 20)
        if not piece:
            return None
        for line in lines.add(piece):
            message = _message(line)
            if "stage" not in message:
                return message
            stages += 1
            if stages > _MAX_STAGES:
                raise Held(Reason.OUTPUT_LIMIT)
            watch.stage(str(message["stage"]))


class _Lines:
    """What came through a pipe, line by line, each of limited length."""

    def __init__(self) -> None:
        self._begun = bytearray()

    def add(self, piece: bytes) -> Iterator[bytes]:
        """Yield the lines that a piece completes."""
        *ends, rest = piece.split(b"\n")
        for end in ends:
            yield bytes(self._begun) + end
            self._begun.clear()
        self._begun += rest
        if len(self._begun) > _MAX_MESSAGE:
            raise Held(Reason.OUTPUT_LIMIT)


def _message(line: bytes) -> dict[str, Any]:
    """Return what a child said. A file that has taken its reader over may say anything."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        raise ChildLost(0) from None
    if isinstance(message, dict):
        reason = message.get("reason")
        refused = isinstance(reason, str) and reason in set(Reason)
        if refused or isinstance(message.get("result"), dict) or "stage" in message:
            return message
    raise ChildLost(0)


def _unpack(answer: dict[str, Any]) -> dict[str, Any]:
    if "result" not in answer:
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
        return {"reason": _REASONS.get(error.errno or 0, Reason.CORRUPT).value, "trace": _trace(error)}
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
    heap.return_large_blocks()
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
    apart = libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0
    if apart and _kernel() >= _KERNEL_THAT_COUNTS:
        # Binds everybody but root. Elsewhere it would count what the user runs beside us; the parent's count has to do.
        _limit(resource.RLIMIT_NPROC, _NPROC)
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


def _kernel() -> tuple[int, ...]:
    """Return the version of the kernel as far as it is numbers."""
    return tuple(int(part) for part in re.findall(r"[0-9]+", os.uname().release)[:2])


def _address_space() -> int:
    """Return what the engines of the warm parent already map, in bytes; the limit counts on top of it."""
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[0]) * resource.getpagesize()
