"""The most memory that files as large as uploads may be take in a worker's child, and how they end.

Each is made on disk by a process of its own and goes through the whole line under the limits that workers have.
Counted is the resident memory of the child and all it calls, the engines that it shares with the worker included.
Prints a table and writes var/bench-memory.json.
"""

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from scrubbing import processes
from scrubbing.limits import Limits
from scrubbing.pipeline import Job, scrub, warm
from scrubbing.sandbox import ChildLost, Watch, run
from submissions.reasons import Held
from tests.bench import large

OUT = Path("var") / "bench-memory.json"
_SECONDS = 0.02
_PAGE = resource.getpagesize()


@dataclass
class Cost:
    """What one file took. `stages` are the most megabytes while each stage ran."""

    bytes: int
    outcome: str = ""
    seconds: float = 0.0
    megabytes: int = 0
    stages: dict[str, int] = field(default_factory=dict)


class _Gauge:
    """Looks again and again at how much memory the processes below this one hold together."""

    def __init__(self, others: Collection[int]) -> None:
        self._others = others
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.stage = "start"
        self.most: dict[str, int] = {}

    def __enter__(self) -> "_Gauge":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_SECONDS):
            held = _held(processes.below(processes.family(), self._others))
            self.most[self.stage] = max(self.most.get(self.stage, 0), held)


def _held(pids: list[int]) -> int:
    """Return the resident bytes of a child and what it calls. A program that is being started has, for a moment, the
    memory of the child itself, and looks like it: that is not counted again."""
    own, *called = [_looked_at(pid) for pid in pids] or [(b"", 0)]
    return own[1] + sum(held for command, held in called if command != own[0])


def _looked_at(pid: int) -> tuple[bytes, int]:
    """Return by what command a process runs, and its resident bytes."""
    # It may end at any moment.
    with suppress(OSError, ValueError, IndexError):
        folder = Path(f"/proc/{pid}")
        held = int((folder / "statm").read_text(encoding="ascii").split()[1]) * _PAGE
        return (folder / "cmdline").read_bytes(), held
    return b"", 0


def measure(name: str, limits: Limits) -> Cost:
    """Make the file of a case and take it through the line."""
    media_type = large.CASES[name][0]
    with tempfile.TemporaryDirectory() as folder:
        source, private = Path(folder) / "source", Path(folder) / "private"
        private.mkdir()
        subprocess.run([sys.executable, "-m", "tests.bench.large", name, str(source)], check=True)
        cost = Cost(source.stat().st_size)
        job = Job(source, private, media_type, "bench", b"k" * 32, limits=limits)
        began = time.monotonic()
        with _Gauge(processes.family()[os.getpid()]) as gauge:
            cost.outcome, peak = _ended(job, gauge)
        cost.seconds = round(time.monotonic() - began, 1)
        cost.stages = {stage: held >> 20 for stage, held in gauge.most.items()}
        cost.megabytes = max(peak, *cost.stages.values())
    return cost


def _ended(job: Job, gauge: _Gauge) -> tuple[str, int]:
    """Return how a file ended, and the most memory that the child says it held."""

    def work(report: Any) -> dict[str, Any]:
        outcome = scrub(job, report)
        used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        why = f" ({outcome.reason})" if outcome.reason else ""
        return {"ended": outcome.status + why, "failures": outcome.failures[:3], "peak": used >> 10}

    def stage(name: str) -> None:
        gauge.stage = name

    try:
        answer = run(work, job.folder, job.limits, Watch(lambda: True, stage))
    except Held as held:
        return f"held ({held.reason.value})", 0
    except ChildLost as lost:
        return f"lost (signal {lost.signal_number})", 0
    failed = "".join(f", {check} at {locator}" for check, locator in answer["failures"])
    return answer["ended"] + failed, answer["peak"]


def main(names: Collection[str] = tuple(large.CASES), limits: Limits | None = None) -> None:
    """Measure every case, print the table, write the JSON."""
    warm()
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"Python {platform.python_version()}, {platform.machine()}, engines that all children share: {base} MB\n")
    print(f"{'file':30} {'MB':>6} {'seconds':>8} {'MB held':>8}  outcome, MB by stage", flush=True)
    results: dict[str, Any] = {"parent_megabytes": base, "cases": {}}
    OUT.parent.mkdir(exist_ok=True)
    for name in names:
        cost = measure(name, limits or Limits())
        by_stage = ", ".join(f"{stage} {held}" for stage, held in cost.stages.items())
        size = cost.bytes // large.MB
        print(f"{name:30} {size:6} {cost.seconds:8.1f} {cost.megabytes:8}  {cost.outcome}; {by_stage}", flush=True)
        results["cases"][name] = asdict(cost)
        OUT.write_text(json.dumps(results, indent=2))
