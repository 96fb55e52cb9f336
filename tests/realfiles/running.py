"""Put real files through the line, each as a task of its own, and write down what became of them."""

import dataclasses
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrubbing.batch import Batch, Item, Undecided, describe
from scrubbing.limits import Limits
from submissions.reasons import Reason
from tests.realfiles import bounded, judging, naming, planting
from tests.scrubbing.traces import traces


@dataclass(slots=True)
class Result:
    """What became of one file. `malformed` says why its own libraries do not take it, `reopened` why not its copy."""

    path: str
    kind: str
    malformed: str = ""
    status: str = ""
    reason: str = ""
    failures: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    crashed: str = ""
    reopened: str = ""
    seconds: float = 0.0
    size: int = 0
    read: dict[str, Any] | None = None
    names: int = 0
    left: list[str] = field(default_factory=list)

    @property
    def well_formed(self) -> bool:
        """Whether the libraries of its format take it."""
        return not self.malformed

    @property
    def clean(self) -> bool:
        """Whether there is a proved copy that opens."""
        return self.status == "clean" and not self.reopened

    def as_json(self) -> dict[str, Any]:
        """Return it as it is written into the report."""
        return dataclasses.asdict(self)


def run(files: dict[str, list[Path]], seconds: int, *, plant: bool = False) -> Iterator[Result]:
    """Scrub every file; nothing of one concerns another. `plant` puts names into their metadata first."""
    for kind, paths in files.items():
        for path in paths:
            with tempfile.TemporaryDirectory(prefix="realfiles-") as folder:
                yield _one(kind, path, Path(folder), Limits(cpu_seconds=seconds, wall_seconds=seconds), plant)


def _one(kind: str, path: Path, folder: Path, limits: Limits, plant: bool) -> Result:
    data = path.read_bytes()
    result = Result(str(path), kind, _judge(path, data, folder), size=len(data))
    planted: dict[str, str] = {}
    if plant:
        changed = planting.planted(kind, data) if result.well_formed else None
        if changed is None:
            result.malformed = result.malformed or "no place to plant a name"
            return result
        data, planted = changed
        path = folder / path.name
        path.write_bytes(data)
    item = Item(path, Path(path.name))
    began = time.monotonic()
    try:
        Batch(folder / "out", (), Undecided.REMOVE, limits).scrub([item], lambda _: None)
    except Exception as error:  # noqa: BLE001 - what is measured here
        result.crashed = type(error).__name__
        return result
    result.seconds = round(time.monotonic() - began, 2)
    report = describe(item)
    result.status, result.reason, result.read = report["status"], report["reason_code"] or "", report["read"]
    result.failures = [f"{failure['check']}: {failure['locator']}" for failure in report["failures"]]
    result.removed = report["removed_parts"]
    if result.reason == Reason.CHILD_CRASHED:
        result.crashed = "child"
    if item.output is not None:
        copy = item.output.read_bytes()
        result.reopened = _judge(item.output, copy, folder)
        if planted or result.well_formed:
            _look_for_names(result, data, copy, planted, folder)
    return result


def _judge(path: Path, data: bytes, folder: Path) -> str:
    try:
        return str(bounded.call(lambda: {"why": judging.judge(path, data)}, folder)["why"])
    except bounded.Unbounded as error:
        return str(error)


def _look_for_names(result: Result, data: bytes, copy: bytes, planted: dict[str, str], folder: Path) -> None:
    def look() -> dict[str, Any]:
        if planted:
            return {"names": len(planted), "left": sorted(traces(copy, planted))}
        names = naming.names_in(result.kind, data)
        return {"names": len(names), "left": sorted(naming.left_in(result.kind, copy, names))}

    try:
        seen = bounded.call(look, folder)
    except bounded.Unbounded as error:
        result.failures.append(f"names not looked for: {error}")
    else:
        result.names, result.left = seen["names"], seen["left"]
