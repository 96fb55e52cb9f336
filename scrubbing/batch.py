"""Scrub local files as one task, without database or broker: what `manage.py scrub` does. Plain Python.

The same line as the workers run, with the same limits and the same proof. Values that one file reveals are searched in
all the others: files are scrubbed again until nobody reveals anything new.
"""

import secrets
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from scrubbing import certificates
from scrubbing.certificates import Bytes, Original, Signer, Subject
from scrubbing.conversion import Converter
from scrubbing.detection import Term
from scrubbing.document import HISTORY, names_in
from scrubbing.findings import KnownValue, Verdict, normalise, squeeze
from scrubbing.limits import Limits
from scrubbing.pipeline import Job, Outcome, scrub_in_sandbox
from scrubbing.redaction.plan import Plan
from scrubbing.sandbox import ChildLost, Watch
from scrubbing.surnames import unmistakable
from scrubbing.values import reveals_company
from scrubbing.version import ENGINE_VERSION
from submissions.media import MediaType, copied_as
from submissions.reasons import Held, Reason, explain
from submissions.sniffing import sniff

_MAX_ROUNDS = 4
_MAX_CHILD_LOSSES = 3
_UNSUPPORTED = {Reason.UNSUPPORTED_TYPE, Reason.LEGACY_OFFICE}
_FAILED = {Reason.VERIFICATION_FAILED, Reason.REDACTION_FAILED, Reason.NOT_CONVERTED, Reason.CHILD_CRASHED}

_NAMES_NOT_CHECKED = (
    "Names are looked for in English only. In this text numbers, addresses and known names were found; read it and "
    "name what must go with --deny before the copy leaves."
)


class Undecided(StrEnum):
    """What happens to what a person would have to decide."""

    REMOVE = "remove"
    KEEP = "keep"
    HOLD = "hold"


@dataclass(slots=True)
class Item:
    """One input file. `relative` is its place below the output folder, before names are scrubbed."""

    path: Path
    relative: Path
    media_type: MediaType | None = None
    outcome: Outcome | None = None
    seconds: float = 0.0
    removals: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()
    # Normalised values the last run knew when it began or learned itself.
    knew: set[str] = field(default_factory=set)
    output: Path | None = None
    # The file as it was when it was scrubbed.
    before: Bytes | None = None


class Batch:
    """The files of one call, the values they share, and where the copies go."""

    def __init__(
        self,
        out: Path,
        terms: Sequence[Term],
        undecided: Undecided,
        limits: Limits | None = None,
        *,
        keep_history: bool = False,
        converter: Converter | None = None,
    ) -> None:
        self._out = out
        self._terms = terms
        self._undecided = undecided
        self._keeps = frozenset({HISTORY}) if keep_history else frozenset()
        self._limits = limits or Limits()
        self._converter = converter
        self._secret = secrets.token_bytes(32)
        self._values: dict[str, KnownValue] = {}

    def scrub(self, items: Sequence[Item], progress: Callable[[Item], None]) -> None:
        """Scrub all items; each ends with an outcome, and with a copy when it is clean. Calls `progress` per pass."""
        with tempfile.TemporaryDirectory(prefix="cleanroom-") as scratch:
            folder = Path(scratch)
            waiting = list(items)
            for number in range(_MAX_ROUNDS):
                for index, item in enumerate(waiting):
                    self._scrub_one(item, folder / f"{number}-{index}")
                    progress(item)
                waiting = [item for item in items if self._is_behind(item)]
                if not waiting:
                    break
            for item in waiting:
                item.outcome = Outcome("held", Reason.VERIFICATION_FAILED.value)
            self._place(items)

    def _scrub_one(self, item: Item, folder: Path) -> None:
        began = time.monotonic()
        try:
            with item.path.open("rb") as source:
                item.before = Bytes.read(source)
                source.seek(0)
                item.media_type = sniff(source, item.path.name)
        except Held as held:
            item.outcome = Outcome("held", held.reason.value)
            return
        outcome = self._run(item, folder / "first")
        again = self._decide(item, outcome)
        if again:
            outcome = self._run(item, folder / "decided")
        item.outcome = outcome
        item.seconds += time.monotonic() - began

    def _run(self, item: Item, folder: Path) -> Outcome:
        assert item.media_type is not None  # noqa: S101 - set by the caller
        for attempt in range(_MAX_CHILD_LOSSES):
            private = folder / str(attempt)
            private.mkdir(parents=True, mode=0o700)
            job = Job(
                source=item.path.absolute(),  # the child works in a folder of its own
                folder=private,
                media_type=item.media_type,
                name=item.path.name,
                secret=self._secret,
                terms=self._terms,
                known=list(self._values.values()),
                removals=item.removals,
                keeps=item.keeps | self._keeps,
                limits=self._limits,
                with_previews=False,
                converter=self._converter,
            )
            try:
                outcome = scrub_in_sandbox(job, Watch(tick=lambda: True, stage=lambda _: None))
            except ChildLost:
                continue
            for value in outcome.values:
                known = self._values.setdefault(normalise(value.text), value)
                if value.scrubbed and not known.scrubbed and known.verdict is None:
                    self._values[normalise(value.text)] = value
            item.knew = {normalise(value.text) for value in outcome.values if value.scrubbed}
            if outcome.output:
                outcome.output = str(private / outcome.output)
            outcome.original_text = str(private / outcome.original_text) if outcome.original_text else ""
            return outcome
        return Outcome("held", Reason.CHILD_CRASHED.value)

    def _decide(self, item: Item, outcome: Outcome) -> bool:
        """Do what a person would; returns whether the file must run again with the decisions."""
        if self._undecided is Undecided.REMOVE:
            unread = frozenset(locator for locator, _ in outcome.unread if locator)
            if outcome.reason == Reason.NOT_FULLY_READ.value and unread - item.removals:
                item.removals |= unread
                return True
        if self._undecided is Undecided.KEEP and outcome.status == "needs_decision":
            item.keeps |= {locator for _, locator, decide in outcome.constructs if decide}
            item.keeps |= {names_in(language) for language, _ in outcome.unchecked}
            for key, value in self._values.items():
                if value.undecided:
                    self._values[key] = replace(value, verdict=Verdict.KEEP)
            return True
        if self._undecided is Undecided.HOLD and outcome.status == "needs_decision":
            outcome.status, outcome.reason, outcome.output = "held", Reason.UNDECIDED.value, ""
        return False

    def _is_behind(self, item: Item) -> bool:
        """Whether the task learned values since this file's run that may stand in it."""
        if item.outcome is None or not item.outcome.output:
            return False
        new = {key: value for key, value in self._values.items() if value.scrubbed and key not in item.knew}
        if any(reveals_company(value, self._terms) for value in new.values()):
            return True
        unknown = [needle for key in new if (needle := squeeze(key))]
        # A surname may have been known, but not yet that somebody bears it, and so that identifiers mean it.
        unknown += unmistakable(self._values.values()) - unmistakable(
            value for key, value in self._values.items() if key in item.knew
        )
        if not unknown:
            return False
        text = squeeze(normalise(Path(item.outcome.original_text).read_text("utf-8")))
        return any(needle in text for needle in unknown)

    def _place(self, items: Iterable[Item]) -> None:
        """Move the proved copies to their names; two files never share one."""
        taken: set[Path] = set()
        for item in items:
            if item.outcome is None or not item.outcome.output:
                continue
            target = self._out / self._scrubbed_folder(item.relative.parent) / item.outcome.name
            number = 1
            while (folded := Path(str(target).casefold())) in taken:
                number += 1
                target = target.with_name(f"{number}-{item.outcome.name}")
            taken.add(folded)
            target.parent.mkdir(parents=True, exist_ok=True)
            with _whole(target) as draft:
                shutil.copyfile(item.outcome.output, draft)
            item.output = target

    def _scrubbed_folder(self, folder: Path) -> Path:
        plan = Plan(self._values.values())
        return Path(*(plan.rewrite_name(part) for part in folder.parts))


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """Write a file under a draft name; it appears under its own only when whole."""
    draft = target.with_name(f".{secrets.token_hex(4)}.part")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def collect(inputs: Sequence[Path]) -> list[Item]:
    """Return the files among the inputs and below the folders among them, in order.

    Raises:
        FileNotFoundError: an input does not exist.
    """
    items: list[Item] = []
    for path in inputs:
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.is_file() and not file.is_symlink())
            items += [Item(file, file.relative_to(path)) for file in files]
        elif path.is_file():
            items.append(Item(path, Path(path.name)))
        else:
            raise FileNotFoundError(path)
    return items


def describe(item: Item) -> dict[str, Any]:
    """Return the report's entry for one file. `input` is the only place that may hold a sensitive value."""
    outcome = item.outcome or Outcome("held", Reason.CORRUPT.value)
    reason = Reason(outcome.reason) if outcome.reason else None
    return {
        "input": str(item.path),
        "output": str(item.output) if item.output else None,
        "media_type": item.media_type.value if item.media_type else None,
        "status": _status(item, reason),
        "reason_code": reason.value if reason and not item.output else None,
        "reason": explain(reason.value).happened if reason and not item.output else None,
        "findings": _findings(outcome),
        "stripped": outcome.stripped,
        "commits": outcome.searched.get("commits") or None,
        "unread": [{"locator": locator, "reason_code": code} for locator, code in outcome.unread],
        "unchecked": [
            {"language": language, "locators": locators, "notice": _NAMES_NOT_CHECKED}
            for language, locators in outcome.unchecked
        ],
        "failures": [{"check": check, "locator": locator} for check, locator in outcome.failures],
        "removed_parts": sorted(item.removals),
        "ocr": outcome.ocr or None,
        "read": asdict(outcome.reach) | {"percent": outcome.reach.percent} if outcome.reach else None,
        "seconds": round(item.seconds, 3),
    }


def certify(item: Item, signer: Signer) -> str:
    """Return the certificate of a copy that was written, with its opening: whoever scrubs here has the original."""
    if item.outcome is None or item.output is None or item.media_type is None or item.before is None:
        raise ValueError("there is no copy")
    with item.output.open("rb") as copy:
        after = Bytes.read(copy)
    before = Original(item.before, secrets.token_bytes(32))
    subject = Subject(
        run=str(uuid.uuid4()),
        at=datetime.now(UTC),
        media_type=copied_as(item.media_type),
        before=before,
        after=after,
        removals=item.removals,
        keeps=item.keeps,
    )
    return certificates.opened(certificates.issue(subject, item.outcome, signer), before)


def _status(item: Item, reason: Reason | None) -> str:
    if item.output is not None:
        return "clean"
    if reason in _UNSUPPORTED:
        return "unsupported"
    return "failed" if reason in _FAILED else "held"


def _findings(outcome: Outcome) -> list[dict[str, Any]]:
    values = {normalise(value.text): value for value in outcome.values}
    entries = []
    for found in outcome.found:
        value = values.get(normalise(found.text))
        if value is None:
            continue
        action = "keep" if not value.scrubbed else "remove" if value.undecided else "replace"
        entries.append(
            {
                "type": value.type,
                "category": value.category.value,
                "locator": found.occurrences[0]["locator"] if found.occurrences else "",
                "score": round(found.score, 3),
                "action": action,
                "count": found.count,
            }
        )
    return entries


def report(items: Sequence[Item]) -> dict[str, Any]:
    """Return the whole report."""
    return {"files": [describe(item) for item in items], "engine_version": ENGINE_VERSION}
