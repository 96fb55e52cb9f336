"""Look at other people's files in a child with limits: libraries read them, and some need no end of memory or time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from scrubbing import sandbox
from scrubbing.limits import MIB, Limits
from submissions.reasons import Held, Reason

MEMORY = 1536 * MIB
SECONDS = 120
_WORDS = {Reason.MEMORY_LIMIT: "needs too much memory", Reason.TIME_LIMIT: "takes too long"}


class Unbounded(Exception):
    """A library met a limit, or died; the words say which."""


def call(work: Callable[[], dict[str, Any]], folder: Path, memory: int = MEMORY) -> dict[str, Any]:
    """Return what `work` returns, which must be possible to say in JSON.

    Raises:
        Unbounded: it needs more than it may have.
    """
    limits = Limits(cpu_seconds=SECONDS, wall_seconds=SECONDS, memory=memory)
    try:
        return sandbox.run(lambda _: work(), folder, limits, sandbox.Watch(lambda: True, lambda _: None))
    except Held as held:
        raise Unbounded(_WORDS.get(held.reason, f"does not open ({held.reason.value})")) from held
    except sandbox.ChildLost as lost:
        raise Unbounded(f"kills its library (signal {lost.signal_number})") from lost
