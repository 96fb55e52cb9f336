"""Who works on a file. The database owns the work: a lease on its clock, a fencing token, two counters of losses.

Every function is one conditional UPDATE; the count of changed rows is the answer. Only the holder of the present token
may change the file, so a worker that was thought dead and comes back changes nothing.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Now

from submissions import audit
from submissions.audit import Tag
from submissions.models import FileState, Stage, StateChange, TaskFile
from submissions.reasons import Reason
from submissions.states import move_file


def _lease_end() -> "ExpressionWrapper[Any]":
    length = Value(timedelta(seconds=settings.LEASE_SECONDS), output_field=DurationField())
    return ExpressionWrapper(Now() + length, output_field=TaskFile._meta.get_field("lease_until"))


def claim(file_id: UUID) -> TaskFile | None:
    """Take a waiting file, or one whose worker's lease ran out. None when there is nothing to do.

    A file whose workers were lost too often is held instead.
    """
    token = uuid4()
    with transaction.atomic():
        row = TaskFile.objects.filter(pk=file_id)
        taken = {"token": token, "lease_until": _lease_end(), "stage": Stage.READING}
        if row.filter(state=FileState.UPLOADED).update(state=FileState.SCRUBBING, reason="", **taken):
            file = row.select_related("task").get()
            StateChange.objects.create(
                task_id=file.task_id, file=file, old=FileState.UPLOADED, new=FileState.SCRUBBING, who=None
            )
            return file
        lost = row.filter(state=FileState.SCRUBBING).filter(Q(lease_until__lt=Now()))
        if not lost.update(worker_losses=F("worker_losses") + 1, **taken):
            return None
        file = row.select_related("task").get()
    if file.worker_losses >= settings.MAX_WORKER_LOSSES:
        hold(file, Reason.WORKER_LOST)
        return None
    return file


def heartbeat(file: TaskFile) -> bool:
    """Lengthen the lease; False when it is no longer ours."""
    return bool(
        TaskFile.objects.filter(pk=file.pk, state=FileState.SCRUBBING, token=file.token).update(
            lease_until=_lease_end()
        )
    )


def show_stage(file: TaskFile, stage: str) -> None:
    """Tell the people who wait which stage runs."""
    TaskFile.objects.filter(pk=file.pk, token=file.token).update(stage=stage)


def give_back(file: TaskFile) -> None:
    """Put a file back in the queue after its child died; after too many deaths it is held.

    Raises:
        StaleState: the file is no longer ours.
    """
    losses = file.child_losses + 1
    if losses >= settings.MAX_CHILD_LOSSES:
        hold(file, Reason.CHILD_CRASHED, child_losses=losses)
    else:
        move_file(
            file,
            FileState.UPLOADED,
            None,
            stage=Stage.QUEUED,
            token=None,
            lease_until=None,
            child_losses=losses,
            hinted_at=None,
        )


def hold(file: TaskFile, reason: Reason, **columns: object) -> None:
    """Hold a file of ours with a reason; the caller has no run to show.

    Raises:
        StaleState: the file is no longer ours.
    """
    with transaction.atomic():
        move_file(
            file, FileState.HELD, None, reason=reason.value, stage=Stage.DONE, token=None, lease_until=None, **columns
        )
        audit.record(Tag.FILE_HELD, file, None, task=str(file.task_id), reason=reason.value)


def waiting() -> QuerySet[TaskFile]:
    """Return the files that need a hint: waiting without a recent one, or left behind by a lost worker."""
    age = Value(timedelta(seconds=settings.REHINT_SECONDS), output_field=DurationField())
    old = ExpressionWrapper(Now() - age, output_field=TaskFile._meta.get_field("hinted_at"))
    unhinted = Q(state=FileState.UPLOADED) & (Q(hinted_at=None) | Q(hinted_at__lt=old))
    lost = Q(state=FileState.SCRUBBING, lease_until__lt=Now())
    return TaskFile.objects.filter(unhinted | lost).order_by("uploaded_at")
