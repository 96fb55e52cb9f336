"""Recall: an approved task is withdrawn, and whoever holds a release with it is told to drop it.

A tombstone is owed for every task that went out and is no longer approved, whichever verb withdrew it: `settle` writes
what is missing before a release is started or finished.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from reviews.models import Release, ReleaseState, ReleaseTask, Tombstone
from submissions import audit
from submissions.audit import Tag
from submissions.models import StateChange, Task, TaskState, User
from submissions.states import move_task


def recall(task: Task, who: User, note: str = "") -> Tombstone | None:
    """Withdraw an approved task; returns its tombstone when it was in a release.

    Raises:
        PermissionDenied: the person neither owns the task nor is an admin.
        StaleState: the task is not approved any more.
    """
    if not (who.is_admin or task.owner_id == who.pk):
        raise PermissionDenied
    with transaction.atomic():
        move_task(task, TaskState.WITHDRAWN, who, note=note, reason="recall")
        released = _released().filter(task=task).exists()
        audit.record(Tag.TASK_WITHDRAWN, task, who, recall=True, released=released)
        return Tombstone.objects.create(task=task, created_by=who) if released else None


def settle(who: User) -> int:
    """Write the tombstones that are owed; returns how many."""
    gone = _released().filter(task__state=TaskState.WITHDRAWN, task__tombstone=None)
    ids = sorted(set(gone.values_list("task_id", flat=True)))
    for task_id in ids:
        change = StateChange.objects.filter(task_id=task_id, file=None, new=TaskState.WITHDRAWN).last()
        by, at = (change.who or who, change.at) if change else (who, timezone.now())
        Tombstone.objects.get_or_create(task_id=task_id, defaults={"created_by": by, "at": at})
    return len(ids)


def stones_before(release: Release) -> list[dict[str, Any]]:
    """Return what a release says of the tasks withdrawn after earlier ones, in order of task id."""
    stones = []
    for stone in Tombstone.objects.order_by("task_id"):
        entries = _released().filter(task_id=stone.task_id, release__number__lt=release.number)
        numbers = sorted(entries.values_list("release__number", flat=True))
        if numbers:
            stones.append(
                {
                    "task_id": str(stone.task_id),
                    "withdrawn_on": stone.at.date().isoformat(),
                    "last_release": numbers[-1],
                }
            )
    return stones


def _released() -> QuerySet[ReleaseTask]:
    return ReleaseTask.objects.filter(release__state=ReleaseState.READY)
