"""Which processes come from which, and how to end all that a child leaves behind.

A process that forks twice and starts a session of its own belongs to no group of its child any more. The kernel hands
such orphans to the nearest ancestor that asked for them: while `adopting` lasts, that is the caller.
"""

import contextlib
import ctypes
import logging
import os
import signal
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

log = logging.getLogger(__name__)

_PR_SET_CHILD_SUBREAPER, _PR_GET_CHILD_SUBREAPER = 36, 37
# A bomb forks while it is being ended, so it takes several rounds.
_SWEEP_SECONDS = 5.0
_ROUND_SECONDS = 0.002


def family() -> Mapping[int, list[int]]:
    """Return the children of every process that can be seen, dead ones that nobody has waited for included."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for name in os.listdir("/proc"):
        if name.isdecimal():
            # It may end at any moment.
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat", "rb") as stream:
                # A command may have any name, brackets and spaces included.
                parent = int(stream.read().rpartition(b")")[2].split()[1])
                children[parent].append(int(name))
    return children


def below(children: Mapping[int, list[int]], others: Collection[int]) -> list[int]:
    """Return all processes that come from this one, but for some of its children and what is below those."""
    found = [pid for pid in children[os.getpid()] if pid not in others]
    for pid in found:
        found += children[pid]
    return found


def count(others: Collection[int]) -> int:
    """Return how many processes come from this one besides those: a child, all below it and its orphans."""
    return len(below(family(), others))


@contextlib.contextmanager
def adopting() -> Iterator[frozenset[int]]:
    """Take in orphans of processes started inside, and end them with everything below them when it is over.

    Yields the children there were before, which are left alone. Nothing else may start a child meanwhile: it could not
    be told from an orphan.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    was = ctypes.c_int(0)
    libc.prctl(_PR_GET_CHILD_SUBREAPER, ctypes.byref(was), 0, 0, 0)
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    others = frozenset(family()[os.getpid()])
    try:
        yield others
    finally:
        _sweep(others)
        libc.prctl(_PR_SET_CHILD_SUBREAPER, was.value, 0, 0, 0)


def _sweep(others: Collection[int]) -> None:
    """End all that comes from this process but those. What forks meanwhile is seen in the next round."""
    deadline = time.monotonic() + _SWEEP_SECONDS
    while left := below(family(), others):
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for pid in left:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, number)
        for pid in left:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
        if time.monotonic() > deadline:
            log.error("%s processes of a child could not be ended", len(left))
            return
        time.sleep(_ROUND_SECONDS)
