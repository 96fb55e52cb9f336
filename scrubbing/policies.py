"""The policy in force: what ships with the program, and over it what admins saved.

The core asks its own process (`detection.policy.load`); whoever runs a job or shows the policy calls `follow` first.
Light: web processes use it, too.
"""

import logging
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from scrubbing.decisions import Refused, scrub_task_again
from scrubbing.detection import policy
from scrubbing.detection.policy import Overrides, Policy
from scrubbing.models import PolicyChange, ScrubRun
from submissions import audit
from submissions.audit import Tag
from submissions.models import FileState, Task, TaskFile, TaskState, User

log = logging.getLogger(__name__)

MAX_WHY = 500
# Tasks whose files one round of `catch_up` queues: workers are busy for longer than until the next round.
BATCH = 50
_ENDED = (TaskState.APPROVED, TaskState.REJECTED, TaskState.WITHDRAWN)
_SETTLED = (FileState.CLEAN, FileState.NEEDS_DECISION, FileState.HELD)


class Outdated(Refused):
    """Somebody else saved another policy since the page was made."""


# The newest row that this process read, so that only a newer one is read and validated.
_followed: tuple[int, str] | None = None


def follow() -> Policy:
    """Put in force in this process what the database says, and return it. One small query when nothing changed.

    Raises:
        PolicyError: the saved change is not understood. Nothing may be scrubbed by a guess.
    """
    global _followed
    newest = PolicyChange.objects.values_list("pk", "version").first()
    if newest != _followed:
        row = PolicyChange.objects.filter(pk=newest[0]).first() if newest else None
        policy.use(as_saved(row.overrides) if row else None)
        _followed = newest
    return policy.load()


def forget() -> None:
    """Put the policy that ships in force, until the database is asked again."""
    global _followed
    policy.use(None)
    _followed = None


def as_saved(overrides: str) -> Policy:
    """Return the policy that a saved change made. What it says of types that no longer ship goes with them."""
    base = policy.shipped()
    named = policy.read(overrides)
    return policy.merge(base, {name: entry for name, entry in named.items() if name in {*base.rules, policy.UNKNOWN}})


def newest_change() -> PolicyChange | None:
    """Return the change in force, or None when none was ever saved."""
    return PolicyChange.objects.select_related("by").first()


def save(overrides: Overrides, why: str, who: User, after: int | None) -> PolicyChange:
    """Put a changed policy in force. `after` is the newest change that its author saw.

    The files of tasks that have not ended are scrubbed again: `catch_up` queues them, round by round.

    Raises:
        Refused: there is no reason, or nothing changes.
        Outdated: another change was saved meanwhile.
        PolicyError: the change is not understood.
    """
    # PostgreSQL stores no NUL.
    why = why.replace("\0", "").strip()
    if not why or len(why) > MAX_WHY:
        raise Refused(f"Say why, in at most {MAX_WHY} characters: whoever asks later finds it in the history.")
    changed = policy.merge(policy.shipped(), overrides)
    overrides = policy.difference(policy.shipped(), changed)
    with transaction.atomic():
        audit.lock()  # One at a time: what is newest is so until this transaction ends.
        newest = newest_change()
        if (newest.pk if newest else None) != after:
            raise Outdated("Somebody saved another policy meanwhile, so yours was not saved.")
        if (as_saved(newest.overrides) if newest else policy.shipped()).version == changed.version:
            raise Refused("This is the policy in force; there is nothing to save.")
        change = PolicyChange.objects.create(
            overrides=policy.write(overrides), version=changed.version, by=who, why=why
        )
        audit.record(Tag.POLICY_CHANGED, change, who, version=changed.version, types=len(overrides))
    return change


def catch_up(batch: int = BATCH) -> int:
    """Queue the files of some tasks that were scrubbed under another policy than the newest; return how many tasks.

    Called again and again. A file that is in work when a policy is saved looks for itself when it commits.
    """
    change = newest_change()
    behind = list(_tasks_behind(change, follow().version)[:batch]) if change else []
    for task_id in behind:
        with transaction.atomic():
            task = Task.objects.select_for_update(no_key=True).get(pk=task_id)
            if not task.is_terminal:
                scrub_task_again(task)
    if behind:
        log.info("tasks queued again for the policy: %s", len(behind))
    return len(behind)


def _tasks_behind(change: PolicyChange, version: str) -> QuerySet[TaskFile, UUID]:
    """Return the tasks, not ended, with a settled file that was made under another policy and not queued since.

    Once is enough: a file whose new run never ends is held and has its old run still, and while workers of two
    versions of the program run side by side, files must not go to and fro.
    """
    unqueued = Q(hinted_at=None) | Q(hinted_at__lt=change.at)
    files = _made_otherwise(version).filter(unqueued, state__in=_SETTLED).exclude(task__state__in=_ENDED)
    return files.order_by("task_id").values_list("task_id", flat=True).distinct()


def approved_otherwise(version: str) -> int:
    """Return how many approved tasks were not scrubbed under this policy: a release refuses them."""
    files = _made_otherwise(version).filter(task__state=TaskState.APPROVED).exclude(state=FileState.SUPERSEDED)
    return files.values("task_id").distinct().count()


def _made_otherwise(version: str) -> QuerySet[TaskFile]:
    """Return the files whose newest run was made under another policy."""
    newest = ScrubRun.objects.filter(file=OuterRef("pk")).order_by("-finished_at").values("policy_version")[:1]
    files = TaskFile.objects.filter(task__key__isnull=False).annotate(made_under=Subquery(newest))
    return files.filter(made_under__isnull=False).exclude(made_under=version)
