"""The only place where states change: one conditional UPDATE whose row count is checked, and one StateChange row."""

from django.db import transaction
from django.utils import timezone

from submissions.models import FileState, StateChange, Task, TaskFile, TaskState, User

TASK_MOVES: dict[TaskState, frozenset[TaskState]] = {
    TaskState.DRAFT: frozenset({TaskState.SUBMITTED, TaskState.WITHDRAWN}),
    TaskState.SUBMITTED: frozenset({TaskState.IN_REVIEW, TaskState.WITHDRAWN}),
    TaskState.IN_REVIEW: frozenset(
        {TaskState.APPROVED, TaskState.RETURNED, TaskState.REJECTED, TaskState.SUBMITTED, TaskState.WITHDRAWN}
    ),
    TaskState.RETURNED: frozenset({TaskState.SUBMITTED, TaskState.WITHDRAWN}),
    TaskState.APPROVED: frozenset({TaskState.SUBMITTED, TaskState.WITHDRAWN}),
    TaskState.REJECTED: frozenset(),
    TaskState.WITHDRAWN: frozenset(),
}

_SETTLED = (FileState.CLEAN, FileState.NEEDS_DECISION, FileState.HELD)
FILE_MOVES: dict[FileState, frozenset[FileState]] = {
    FileState.UPLOADED: frozenset({FileState.SCRUBBING, FileState.SUPERSEDED}),
    FileState.SCRUBBING: frozenset({*_SETTLED, FileState.UPLOADED, FileState.SUPERSEDED}),
    FileState.CLEAN: frozenset({FileState.UPLOADED, FileState.SUPERSEDED}),
    FileState.NEEDS_DECISION: frozenset({FileState.UPLOADED, FileState.SUPERSEDED}),
    FileState.HELD: frozenset({FileState.UPLOADED, FileState.SUPERSEDED}),
    FileState.SUPERSEDED: frozenset(),
}


class StaleState(Exception):
    """Somebody or something else changed the row first, or the move is not allowed from where it is."""


def move_task(task: Task, new: TaskState, who: User | None, *, note: str = "", reason: str = "") -> None:
    """Move a task to a state, from the state this object was read in.

    Raises:
        StaleState: the move is not in TASK_MOVES, or the row has moved since it was read.
    """
    old = TaskState(task.state)
    if new not in TASK_MOVES[old]:
        raise StaleState(f"a {old} task cannot become {new}")
    with transaction.atomic():
        now = timezone.now()
        # Whoever comes back from the reviewers keeps the place in the queue.
        handed_in = new is TaskState.SUBMITTED and old in {TaskState.DRAFT, TaskState.RETURNED}
        extra = {"submitted_at": now} if handed_in else {}
        if not Task.objects.filter(pk=task.pk, state=old).update(state=new, updated_at=now, **extra):
            raise StaleState("the task changed meanwhile")
        sealed = task.vault.seal(note.encode(), f"task:{task.pk}:note") if note else b""
        StateChange.objects.create(task=task, old=old, new=new, who=who, reason=reason, sealed_note=sealed)
    task.state = new
    for key, value in extra.items():
        setattr(task, key, value)


def move_file(file: TaskFile, new: FileState, who: User | None, *, reason: str = "", **columns: object) -> None:
    """Move a file to a state, from the state and lease token this object was read with; sets further columns with it.

    Raises:
        StaleState: the move is not in FILE_MOVES, or the row has moved or was claimed anew since it was read.
    """
    old = FileState(file.state)
    if new not in FILE_MOVES[old]:
        raise StaleState(f"a file that is {old} cannot become {new}")
    with transaction.atomic():
        changed = TaskFile.objects.filter(pk=file.pk, state=old, token=file.token).update(
            state=new, reason=reason, **columns
        )
        if not changed:
            raise StaleState("the file changed meanwhile")
        StateChange.objects.create(task_id=file.task_id, file=file, old=old, new=new, who=who, reason=reason)
    file.state, file.reason = new, reason
    for key, value in columns.items():
        setattr(file, key, value)
