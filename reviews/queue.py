"""The queue: submitted tasks wait here, oldest first, until a reviewer claims one for a limited time."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from reviews.models import Claim
from submissions import audit
from submissions.audit import Tag
from submissions.models import Task, TaskState, User
from submissions.states import StaleState, move_task

log = logging.getLogger(__name__)


def waiting_for(reviewer: User) -> QuerySet[Task]:
    """Return the tasks this reviewer may claim, oldest first: never their own, never from the employer they named."""
    tasks = Task.objects.filter(state=TaskState.SUBMITTED, key__isnull=False).exclude(owner=reviewer)
    if reviewer.employer_key:
        tasks = tasks.exclude(employer_key=reviewer.employer_key)
    return tasks.order_by("submitted_at", "pk")


def live_claims(reviewer: User) -> QuerySet[Claim]:
    """Return what the reviewer has in hand, the claim that ends first on top."""
    return (
        Claim.objects.filter(
            reviewer=reviewer,
            ended_at=None,
            lease_until__gt=timezone.now(),
            task__state=TaskState.IN_REVIEW,
            task__key__isnull=False,
        )
        .select_related("task")
        .order_by("lease_until")
    )


def live_claim(task_id: UUID, reviewer: User) -> Claim | None:
    """Return the reviewer's claim on a task while it lasts."""
    return live_claims(reviewer).filter(task_id=task_id).first()


def claim(task_id: UUID, reviewer: User) -> Claim:
    """Take a task in hand for CLAIM_HOURS.

    Raises:
        PermissionDenied: the person is no reviewer.
        StaleState: the task is not (or no longer) in this reviewer's queue; of two who claim at once, one gets this.
    """
    if not (reviewer.is_reviewer and reviewer.is_active):
        raise PermissionDenied
    release_lapsed_claims(task_id)
    try:
        with transaction.atomic():
            task = waiting_for(reviewer).filter(pk=task_id).first()
            if task is None:
                raise StaleState("the task is not in this reviewer's queue")
            move_task(task, TaskState.IN_REVIEW, reviewer)
            taken = Claim.objects.create(task=task, reviewer=reviewer, lease_until=_lease_end())
            audit.record(Tag.TASK_CLAIMED, task, reviewer)
    except IntegrityError:
        raise StaleState("somebody else has the task in hand") from None
    return taken


def claim_next(reviewer: User) -> Claim | None:
    """Take the oldest task that is free, or return None when nothing waits."""
    for task_id in waiting_for(reviewer).values_list("pk", flat=True)[:10]:
        try:
            return claim(task_id, reviewer)
        except StaleState:
            continue
    return None


def unclaim(claimed: Claim, reviewer: User) -> None:
    """Give a task back to the queue; it keeps its place there.

    Raises:
        PermissionDenied: the claim is somebody else's.
    """
    if claimed.reviewer_id != reviewer.pk:
        raise PermissionDenied
    _end(claimed, reviewer)


def renew(claimed: Claim) -> None:
    """Start the claim's time anew: whoever decides something is at work."""
    claimed.lease_until = _lease_end()
    Claim.objects.filter(pk=claimed.pk, ended_at=None).update(lease_until=claimed.lease_until)


def release_lapsed_claims(task_id: UUID | None = None) -> int:
    """Give tasks whose claims ran out back to the queue (all, or one task's); return how many.

    A beat job calls it, and so does whoever next touches the queue.
    """
    lapsed = Claim.objects.filter(ended_at=None, lease_until__lte=timezone.now()).select_related("task")
    if task_id is not None:
        lapsed = lapsed.filter(task_id=task_id)
    return sum(_end(claimed, None) for claimed in lapsed)


def _end(claimed: Claim, who: User | None) -> bool:
    """End a claim; `who` is None when its time ran out. False when it had ended already."""
    now = timezone.now()
    with transaction.atomic():
        ending = Claim.objects.filter(pk=claimed.pk, ended_at=None)
        if who is None:  # it may have been renewed since it was read
            ending = ending.filter(lease_until__lte=now)
        if not ending.update(ended_at=now):
            return False
        task = Task.objects.get(pk=claimed.task_id)
        if task.state == TaskState.IN_REVIEW:  # else its contractor withdrew it meanwhile
            move_task(task, TaskState.SUBMITTED, who)
        audit.record(Tag.TASK_RELEASED_CLAIM, task, who, lapsed=who is None)
    return True


def _lease_end() -> datetime:
    return timezone.now() + timedelta(hours=settings.CLAIM_HOURS)
