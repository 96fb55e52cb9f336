"""How long the whole line takes, from reading to proof, on files of every family that are made in code.

Each case is measured in two sizes, in a sandboxed child as a worker would: what it costs by stage, the most memory the
child held, and how the time grows when the file is twice as large. Prints a table and writes var/bench.json. Sizes are
small, for a look; `python -m tests.bench full` measures those that the README states.
"""

import json
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scrubbing.limits import Limits
from scrubbing.pipeline import Job, Outcome, scrub, warm
from scrubbing.sandbox import Watch, run
from submissions.media import MediaType
from tests.bench import files, rivals

OUT = Path("var") / "bench.json"
# Enough for every case on a slow machine: what is measured must not end at the limits.
LIMITS = Limits(cpu_seconds=3600, wall_seconds=3600)
STAGES = ("reading", "detecting", "redacting", "verifying")
ROUNDS = 20


@dataclass(frozen=True)
class Case:
    """Files of one family: how they are made, how large for a look and for the README, and what the size counts."""

    name: str
    media_type: MediaType
    make: Callable[[int], list[bytes]]
    look: int
    full: int
    unit: str


CASES = (
    Case("docx", MediaType.DOCX, files.docx, 8, 20, "pages"),
    Case("xlsx", MediaType.XLSX, files.xlsx, 20_000, 200_000, "cells"),
    Case("pptx", MediaType.PPTX, files.pptx, 20, 60, "slides"),
    Case("pdf, text", MediaType.PDF, files.pdf, 10, 100, "pages"),
    Case("pdf, scanned", MediaType.PDF, files.scan, 2, 20, "pages"),
    Case("photos", MediaType.JPEG, files.photos, 2, 5, "photos"),
    Case("repository", MediaType.ZIP, files.repository, 200, 5_000, "files"),
    Case("mail", MediaType.EML, files.mail, 4, 8, "attachments"),
    Case("text", MediaType.TEXT, files.text, 100, 1_000, "kB"),
)


@dataclass(frozen=True)
class Cost:
    """What files cost together: seconds in all, of processor time and by stage, and the most memory of a child."""

    status: str
    bytes: int
    seconds: float
    processor: float
    stages: dict[str, float]
    megabytes: int

    @property
    def other(self) -> float:
        """The share of the time that no stage accounts for: the child's start, its answer, what is kept for people."""
        return 1 - sum(self.stages.values()) / self.seconds


def measure(case: Case, size: int) -> Cost:
    """Make files of a size and take each through the line in a child of its own."""
    costs = [_scrubbed(case.media_type, content) for content in case.make(size)]
    return Cost(
        status="/".join(sorted({cost.status for cost in costs})),
        bytes=sum(cost.bytes for cost in costs),
        seconds=sum(cost.seconds for cost in costs),
        processor=sum(cost.processor for cost in costs),
        stages={stage: sum(cost.stages[stage] for cost in costs) for stage in STAGES},
        megabytes=max(cost.megabytes for cost in costs),
    )


def _scrubbed(media_type: MediaType, content: bytes) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        source, private = Path(folder) / "source", Path(folder) / "private"
        source.write_bytes(content)
        private.mkdir()
        job = Job(source, private, media_type, "bench", b"k" * 32, limits=LIMITS, with_previews=False)
        began = time.monotonic()
        answer = run(lambda report: _told(scrub(job, report)), private, LIMITS, Watch(lambda: True, lambda _: None))
        seconds = time.monotonic() - began
    stages = {stage: float(answer["seconds"].get(stage, 0.0)) for stage in STAGES}
    status = f"{answer['status']} ({answer['reason']})" if answer["reason"] else answer["status"]
    return Cost(status, len(content), seconds, answer["processor"], stages, answer["megabytes"])


def _told(outcome: Outcome) -> dict[str, Any]:
    """Add to the child's answer what it used, the programs that it called included."""
    own, called = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return asdict(outcome) | {
        "processor": own.ru_utime + own.ru_stime + called.ru_utime + called.ru_stime,
        "megabytes": max(own.ru_maxrss, called.ru_maxrss) // 1024,
    }


def overhead() -> float:
    """Return the milliseconds that a file with next to nothing in it takes: the median of some."""
    return statistics.median(_scrubbed(MediaType.TEXT, b"Nothing.\n").seconds for _ in range(ROUNDS)) * 1000


def beside_a_script() -> dict[str, Any]:
    """Compare with a script around Presidio, on files small enough for it; seconds of processor time."""
    cases = {case.name: case for case in CASES if case.name in rivals.SCRIPTS}
    made = {name: case.make(case.look // 4)[0] for name, case in cases.items()}
    theirs = rivals.measure(made)
    ours = {name: _scrubbed(cases[name].media_type, content) for name, content in made.items()}
    print(f"{'file':30} {'ours':>9} {'a script':>9} {'to it':>9} {'its MB':>9}")
    results = {}
    for name, case in cases.items():
        cost, script = ours[name].processor, theirs[name]
        cells = (cost, script["processor"], script["processor"] / cost)
        label = f"{name}, {case.look // 4:,} {case.unit}"
        print(f"{label:30} {' '.join(f'{cell:9.1f}' for cell in cells)} {script['megabytes']:9}")
        results[name] = {"size": case.look // 4, "processor": round(cost, 2), "script": script}
    return results


def main(full: bool = False) -> None:
    """Measure everything, print the tables, write the JSON."""
    warm()
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    results: dict[str, Any] = {"full": full, "parent_megabytes": base, "argv": sys.argv}
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, one child at a time\n")
    heads = ("seconds", "a second", "MB/s", "reading", "detect", "write", "verify", "other", "MB held", "doubled")
    print(f"{'file':30} {' '.join(f'{head:>9}' for head in heads)}  status", flush=True)
    for case in CASES:
        size = case.full if full else case.look
        half, whole = measure(case, size // 2), measure(case, size)
        results[case.name] = {"size": size, "unit": case.unit, "half": asdict(half), "whole": asdict(whole)}
        print(_row(case, size, half, whole), flush=True)
    results["overhead_ms"] = round(overhead(), 1)
    print(f"\nA file with nothing in it takes {results['overhead_ms']} ms.")
    print(f"Of the memory held, {base} MB are engines that all children share with the worker.\n")
    results["rivals"] = beside_a_script()
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(results, indent=2))


def _row(case: Case, size: int, half: Cost, whole: Cost) -> str:
    shares = [whole.stages[stage] / whole.seconds for stage in STAGES] + [whole.other]
    cells = [
        f"{whole.seconds:9.1f}",
        f"{size / whole.seconds:9.1f}",
        f"{whole.bytes / whole.seconds / 1e6:9.2f}",
        *(f"{share:9.0%}" for share in shares),
        f"{whole.megabytes:9}",
        # Processor time: neighbours on the machine disturb it less.
        f"{whole.processor / half.processor:9.2f}",
    ]
    return f"{f'{case.name}, {size:,} {case.unit}':30} {' '.join(cells)}  {whole.status}"
