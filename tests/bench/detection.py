"""How fast detection is: stock Presidio with a large spaCy pipeline, ours with everything on, and ferret-scan.

All three read the same texts on the same core, in turns, in processes of their own. What counts is processor time,
which neighbours on the machine disturb little; on an idle core it is the time that passes. ferret-scan is a scanner in
Go without a language model; it is left out, with a line that says so, where its binary is missing.
"""

import importlib.util
import json
import multiprocessing
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from tests.bench.texts import Sample, samples

ROUNDS = 3
PRESIDIO, OURS, FERRET = "presidio", "cleanroom", "ferret-scan"
# Kilobytes of a text that are read where all of it would take many minutes.
SLICES = {(PRESIDIO, "log"): 60, (PRESIDIO, "cells"): 40, (FERRET, "log"): 700}
OUT = Path("var") / "bench-detection.json"

Read = Callable[[Sample], None]


@dataclass(frozen=True)
class Timing:
    """Seconds of processor time, seconds that passed, and the largest memory of the process so far in MB."""

    cpu: float
    wall: float
    megabytes: float


class Contestant(Protocol):
    """Somebody who reads texts."""

    def read(self, sample: Sample) -> Timing:
        """Search a text."""


def presidio() -> Any:
    """Return Presidio's AnalyzerEngine with its default recognizers."""
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    from tests.bench import spacy_like

    # Its recognizers would fetch a list of domains.
    offline = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), fallback_to_snapshot=True)
    setattr(tldextract, "extract", offline)  # noqa: B010
    words = {word for sample in samples().values() for _, text in sample.items[:20_000] for word in text.split()}
    language_engine: Any = SpacyNlpEngine()
    language_engine.nlp = {"en": spacy_like.build(sorted(words))}
    return AnalyzerEngine(nlp_engine=language_engine, supported_languages=["en"])


def load_presidio() -> Read:
    """Documents one by one, lines and cells in bulk."""
    from presidio_analyzer import BatchAnalyzerEngine

    analyzer = presidio()
    batch = BatchAnalyzerEngine(analyzer)

    def read(sample: Sample) -> None:
        if not sample.short:
            for _, text in sample.items:
                analyzer.analyze(text, language="en")
            return
        # Its way for tables: a column at a time, with the heading as context.
        columns: dict[str, list[str]] = {}
        for header, text in sample.items:
            columns.setdefault(header, []).append(text)
        for header, texts in columns.items():
            batch.analyze_iterator(texts, language="en", batch_size=256, context=[header] if header else None)

    return read


def load_ours() -> Read:
    """The product's detection; documents one by one, the lines and cells of one document together."""
    from scrubbing.detection import detect_text, warm
    from scrubbing.detection.dossier import consider
    from scrubbing.detection.engine import engine
    from scrubbing.document import Unit

    warm()

    def read(sample: Sample) -> None:
        if not sample.short:
            for _, text in sample.items:
                detect_text(text)
            return
        units = [Unit("", text, header=header) for header, text in sample.items]
        consider(units, list(engine().scan_stream(sample.items)))

    return read


LOADERS = {PRESIDIO: load_presidio, OURS: load_ours}


def _serve(connection: Connection, name: str, core: int) -> None:
    """Load one of them on one core, say what that took, then read whatever is asked for."""
    os.sched_setaffinity(0, {core})
    before = time.process_time()
    import presidio_analyzer  # noqa: F401

    imported = time.process_time()
    read = LOADERS[name]()
    loaded = time.process_time()
    connection.send({"import": imported - before, "load": loaded - imported, "megabytes": _megabytes()})
    texts = samples()
    while (asked := connection.recv()) is not None:
        text, first, last = asked
        sample = Sample(text, texts[text].items[first:last], texts[text].short)
        cpu, wall = time.process_time(), time.perf_counter()
        read(sample)
        connection.send(Timing(time.process_time() - cpu, time.perf_counter() - wall, _megabytes()))


def _megabytes() -> float:
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1000


class Process:
    """A contestant in a process of its own."""

    def __init__(self, name: str, core: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, name, core), daemon=True)
        self._process.start()
        theirs.close()
        self.loading: dict[str, float] = self._connection.recv()

    def ask(self, sample: Sample, first: int, last: int) -> None:
        """Have it read some items of a text."""
        self._connection.send((sample.name, first, last))

    def answer(self) -> Timing:
        """Wait until it has."""
        timing: Timing = self._connection.recv()
        return timing

    def read(self, sample: Sample) -> Timing:
        """Search the first items of a text."""
        self.ask(sample, 0, len(sample.items))
        return self.answer()

    def end(self) -> None:
        """Let the process end."""
        self._connection.send(None)
        self._process.join()


class Ferret:
    """ferret-scan's binary, called as its package calls it; the wrapper itself would download a missing one."""

    def __init__(self, binary: Path, folder: Path, core: int) -> None:
        self._folder, self._core = folder, core
        self._binary = folder / "ferret-scan"
        shutil.copyfile(binary, self._binary)
        self._binary.chmod(0o700)

    @staticmethod
    def find() -> Path | None:
        """Return the installed binary for this machine."""
        package = importlib.util.find_spec("ferret_scan")
        machine = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine())
        if package is None or package.origin is None or machine is None:
            return None
        binary = Path(package.origin).parent / "binaries" / f"ferret-scan-linux-{machine}"
        return binary if binary.is_file() else None

    def read(self, sample: Sample) -> Timing:
        """Scan a text as a file, with all its checks."""
        path = self._folder / f"{sample.name}.txt"
        path.write_text("\n".join(text for _, text in sample.items), "utf-8")
        command = [
            str(self._binary),
            "--file",
            str(path),
            "--format",
            "json",
            "--limit",
            "0",
            "--quiet",
            "--fail-on-incomplete",
        ]
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env={"HOME": str(self._folder), "GOMAXPROCS": "1"},
            preexec_fn=lambda: os.sched_setaffinity(0, {self._core}),
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        # 1 says that something was found, 3 that not everything was read.
        if process.returncode not in (0, 1):
            raise RuntimeError(f"ferret-scan ended with {process.returncode}.")
        return Timing(usage.ru_utime + usage.ru_stime, time.perf_counter() - began, usage.ru_maxrss / 1000)


def measure(contestants: dict[str, Contestant]) -> dict[str, dict[str, Any]]:
    """Have everybody read every text ROUNDS times, in turns; return the median speeds."""
    results: dict[str, dict[str, Any]] = {}
    for sample in samples().values():
        parts = {
            name: sample.part(SLICES[name, sample.name]) if (name, sample.name) in SLICES else sample
            for name in contestants
        }
        timings: dict[str, list[Timing]] = {name: [] for name in contestants}
        for _ in range(ROUNDS):
            for name, contestant in contestants.items():
                timings[name].append(contestant.read(parts[name]))
        results[sample.name] = {
            name: {
                "kilobytes": round(parts[name].kilobytes, 1),
                "kb_per_second": round(parts[name].kilobytes / statistics.median(each.cpu for each in of), 1),
                "cpu_seconds": [round(each.cpu, 3) for each in of],
                "wall_seconds": [round(each.wall, 3) for each in of],
                "megabytes": round(max(each.megabytes for each in of)),
            }
            for name, of in timings.items()
        }
        print(_row(sample.name, results[sample.name]), flush=True)
    return results


def _row(text: str, result: dict[str, Any]) -> str:
    ours = result[OURS]["kb_per_second"]
    cells = [f"{text:10}"]
    for name in (PRESIDIO, OURS, FERRET):
        cells.append(f"{result[name]['kb_per_second']:>12.1f}" if name in result else f"{'-':>12}")
    for name in (PRESIDIO, FERRET):
        cells.append(f"{ours / result[name]['kb_per_second']:>14.2f}" if name in result else f"{'-':>14}")
    return " ".join([*cells, f"{result[OURS]['megabytes']:>8}"])


def log_on_two_cores(cores: list[int]) -> dict[str, float]:
    """Have two workers read half of the log each, as two worker processes would; return the seconds."""
    log = samples()["log"]
    half = len(log.items) // 2
    workers = [Process(OURS, core) for core in cores]
    began = time.perf_counter()
    workers[0].ask(log, 0, half)
    workers[1].ask(log, half, len(log.items))
    timings = [worker.answer() for worker in workers]
    wall = time.perf_counter() - began
    for worker in workers:
        worker.end()
    return {"wall": round(wall, 1), "cpu_of_the_slower": round(max(timing.cpu for timing in timings), 1)}


def main() -> None:
    """Measure everything, print a table, write the JSON."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    cores = sorted(os.sched_getaffinity(0))
    core = cores[-1]
    print(
        f"\nPython {platform.python_version()}, {platform.machine()}, one core, median of {ROUNDS}; kB of text a second"
    )
    ours, presidio = Process(OURS, core), Process(PRESIDIO, core)
    contestants: dict[str, Contestant] = {PRESIDIO: presidio, OURS: ours}
    with tempfile.TemporaryDirectory() as folder:
        binary = Ferret.find()
        if binary is None:
            print("ferret-scan is left out: its package is not installed, or has no binary for this machine.")
        else:
            contestants[FERRET] = Ferret(binary, Path(folder), core)
        heads = ("presidio", "cleanroom", "ferret-scan", "to presidio", "to ferret-scan", "our MB")
        print("{:10} {:>12} {:>12} {:>12} {:>14} {:>14} {:>8}".format("text", *heads), flush=True)
        results = measure(contestants)
    loading = {name: process.loading for name, process in ((OURS, ours), (PRESIDIO, presidio))}
    ours.end()
    presidio.end()
    two = log_on_two_cores(cores[:2]) if len(cores) > 1 else None
    print(f"\nOurs loads in {loading[OURS]['load']:.2f} s beyond `import presidio_analyzer` ", end="")
    print(f"({loading[OURS]['import']:.2f} s), then holds {loading[OURS]['megabytes']:.0f} MB.")
    if two is not None:
        print(
            f"The log of {samples()['log'].kilobytes / 1000:.1f} MB by two processes on two cores: {two['wall']} s ",
            end="",
        )
        print(f"(processor time of the slower one: {two['cpu_of_the_slower']} s).")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        json.dumps({"results": results, "loading": loading, "log_on_two_cores": two, "argv": sys.argv}, indent=2)
    )
