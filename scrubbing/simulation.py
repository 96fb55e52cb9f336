"""What another policy would do to the tasks of the last month, told from stored rows without searching anything.

For what is stored this is exact: a value goes its way by its type and the best score with which detection brought it
up, and what people decided stays decided. It cannot know what was never stored: what a lower threshold would find,
what is found in the place of a value that no longer counts, and in which further files a value stands that nobody
searched for while it was kept.

Light: web processes use it. Of a task it reads types, scores and states. Where parts of a file may keep it from being
clean, their places are opened to see whether somebody decided about them; nothing of that leaves this module.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from scrubbing.detection.policy import UNKNOWN, Policy
from scrubbing.document import names_in
from scrubbing.findings import Action
from scrubbing.models import Finding, RunStatus, ScrubRun, Value
from submissions.models import FileState, Task, TaskState

DAYS = 30
# Tasks named one by one.
NAMED = 10
# Tasks read at a time: what is in memory is a chunk's files and values.
_CHUNK = 100
_ENDED = frozenset({TaskState.APPROVED, TaskState.REJECTED, TaskState.WITHDRAWN})


class Shift(StrEnum):
    """What becomes of a value that another policy treats in another way."""

    REPLACED = "replaced"
    DECIDED = "decided"
    STAYS = "stays"
    GONE = "gone"


_SHIFTS: dict[Action | None, Shift] = {
    Action.REPLACE: Shift.REPLACED,
    Action.DECIDE: Shift.DECIDED,
    Action.KEEP: Shift.STAYS,
    None: Shift.GONE,
}


@dataclass(slots=True)
class TaskEffect:
    """What changes in one task."""

    task_id: UUID
    state: str
    values: int = 0
    shifts: Counter[Shift] = field(default_factory=Counter)
    needed_decision: bool = False
    needs_decision: bool = False
    files_to_decide: int = 0
    files_freed: int = 0

    @property
    def changed(self) -> int:
        """How many of its values are treated in another way."""
        return self.shifts.total()

    @property
    def ended(self) -> bool:
        """Whether the task is approved, rejected or withdrawn: a new policy does not touch it."""
        return self.state in _ENDED

    @property
    def state_name(self) -> str:
        """Its state in words."""
        return str(TaskState(self.state).label)


@dataclass(slots=True)
class Effect:
    """What changes in all of them. Values are counted once per task, as people decide about them."""

    tasks: int = 0
    ended: int = 0
    files: int = 0
    values: int = 0
    decided: int = 0
    affected: int = 0
    tasks_to_decide: int = 0
    tasks_freed: int = 0
    files_to_decide: int = 0
    files_freed: int = 0
    shifts: Counter[Shift] = field(default_factory=Counter)
    by_type: dict[str, Counter[Shift]] = field(default_factory=lambda: defaultdict(Counter))
    most: list[TaskEffect] = field(default_factory=list)
    # Types of which more would be found: how much nobody can tell.
    lowered: list[str] = field(default_factory=list)

    @property
    def alive(self) -> int:
        """How many of the tasks have not ended, and are searched again when a policy is saved."""
        return self.tasks - self.ended

    @property
    def changes_nothing(self) -> bool:
        """Whether no stored value would be treated in another way."""
        return not self.shifts

    def add(self, task: TaskEffect) -> None:
        """Count a task."""
        self.tasks += 1
        self.ended += task.ended
        self.values += task.values
        self.affected += bool(task.shifts)
        self.shifts += task.shifts
        self.files_to_decide += task.files_to_decide
        self.files_freed += task.files_freed
        self.tasks_to_decide += task.needs_decision and not task.needed_decision
        self.tasks_freed += task.needed_decision and not task.needs_decision
        if task.shifts:
            most = [*self.most, task]
            self.most = heapq.nlargest(NAMED, most, key=lambda one: (one.changed, one.task_id.int))


@dataclass(slots=True)
class _File:
    """A file's newest run, and how many of its values wait for a person under either policy."""

    run_id: UUID
    status: str
    open_before: int = 0
    open_after: int = 0


@dataclass(slots=True)
class _Known:
    """What the rows say of a value."""

    type: str
    score: float | None
    # Somebody said what happens to it, so no policy does.
    settled: bool


def simulate(before: Policy, after: Policy) -> Effect:
    """Return what changes in the tasks with a run in the last 30 days when one policy takes the place of another."""
    effect = Effect(lowered=_lowered(before, after))
    since = timezone.now() - timedelta(days=DAYS)
    recent = ScrubRun.objects.filter(finished_at__gte=since, file__task__key__isnull=False)
    tasks = dict(Task.objects.filter(pk__in=recent.values("file__task_id")).order_by("pk").values_list("pk", "state"))
    ids = list(tasks)
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        _simulate_chunk({task_id: TaskEffect(task_id, tasks[task_id]) for task_id in chunk}, before, after, effect)
    return effect


def _lowered(before: Policy, after: Policy) -> list[str]:
    names = [name for name, rule in after.rules.items() if rule.threshold < before.rule(name).threshold]
    return names + ([UNKNOWN] if after.unknown.threshold < before.unknown.threshold else [])


def _simulate_chunk(tasks: dict[UUID, TaskEffect], before: Policy, after: Policy, effect: Effect) -> None:
    files = _newest_runs(list(tasks))
    by_run = {file.run_id: file for task in files.values() for file in task}
    seen: set[UUID] = set()
    for task_id, run_id, value_id, value in _findings(list(tasks)):
        file = by_run.get(run_id)
        if file is None:
            continue
        old, new = before.treatment(value.type, value.score), after.treatment(value.type, value.score)
        if value.settled or old is None:
            old = new = None
        file.open_before += old is Action.DECIDE
        file.open_after += new is Action.DECIDE
        if value_id in seen:
            continue
        seen.add(value_id)
        tasks[task_id].values += 1
        effect.decided += value.settled
        if old is not new:
            tasks[task_id].shifts[_SHIFTS[new]] += 1
            effect.by_type[value.type][_SHIFTS[new]] += 1
    _settle(tasks, files)
    effect.files += len(by_run)
    for task in tasks.values():
        effect.add(task)


def _newest_runs(task_ids: Sequence[UUID]) -> dict[UUID, list[_File]]:
    """Return the newest run of every live file, by task."""
    runs = ScrubRun.objects.filter(file__task__in=task_ids).exclude(file__state=FileState.SUPERSEDED)
    newest: dict[UUID, list[_File]] = defaultdict(list)
    last = None
    rows = runs.order_by("file_id", "-finished_at").values_list("file__task_id", "file_id", "pk", "status")
    for task_id, file_id, run_id, status in rows.iterator():
        if file_id != last:
            newest[task_id].append(_File(run_id, status))
        last = file_id
    return newest


def _findings(task_ids: Sequence[UUID]) -> Iterator[tuple[UUID, UUID, UUID, _Known]]:
    """Yield (task, run, value, what is known of it) of everything that runs found."""
    rows = Finding.objects.filter(value__task__in=task_ids).values_list(
        "value__task_id", "run_id", "value_id", "value__type", "value__score", "value__verdict", "value__origin"
    )
    for task_id, run_id, value_id, type_, score, verdict, origin in rows.iterator():
        yield task_id, run_id, value_id, _Known(type_, score, bool(verdict) or origin != Value.Origin.DETECTED)


def _settle(tasks: dict[UUID, TaskEffect], files: dict[UUID, list[_File]]) -> None:
    """Note which tasks and files need a decision under either policy; a held file does so under none."""
    freed = [file.run_id for task in files.values() for file in task if file.open_before and not file.open_after]
    otherwise = _open_otherwise(freed)
    for task_id, task in tasks.items():
        for file in files.get(task_id, ()):
            if file.status == RunStatus.HELD:
                continue
            parts = file.run_id in otherwise or (file.status == RunStatus.NEEDS_DECISION and not file.open_before)
            needed, needs = bool(file.open_before or parts), bool(file.open_after or parts)
            task.needed_decision |= needed
            task.needs_decision |= needs
            task.files_to_decide += needs and not needed
            task.files_freed += needed and not needs


def _open_otherwise(run_ids: Sequence[UUID]) -> set[UUID]:
    """Return the runs of which something else than a value waits for a person: a hidden part, names not checked."""
    waiting = set()
    for start in range(0, len(run_ids), _CHUNK):
        runs = ScrubRun.objects.filter(pk__in=run_ids[start : start + _CHUNK])
        for run in runs.select_related("file__task__key").prefetch_related("file__part_decisions"):
            vault = run.file.task.vault
            decided = {part.key for part in run.file.part_decisions.all()}
            details = run.details
            parts = [locator for _, locator, decide in details.constructs if decide]
            parts += [names_in(language) for language, _ in details.unchecked]
            if any(vault.keyed_hash(f"part:{part}") not in decided for part in parts):
                waiting.add(run.pk)
    return waiting
