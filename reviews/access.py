"""Who may reach a task under review, and the scrubbed copies. Nothing here ever leads to an original."""

from uuid import UUID

from django.http import Http404

from reviews import queue
from reviews.models import Claim, ReleaseState
from submissions.access import own_task
from submissions.models import FileState, Role, Task, TaskFile, User

# A copy that is being written anew is not shown: it may still hold what was just decided to go.
_SHOWN = (FileState.CLEAN, FileState.NEEDS_DECISION)


def claimed_task(user: User, task_id: UUID) -> tuple[Task, Claim]:
    """Return the task this reviewer has in hand and the claim; 404 for everybody else and once the claim ran out."""
    claim = queue.live_claim(task_id, user) if user.is_reviewer else None
    if claim is None:
        queue.release_lapsed_claims(task_id)
        raise Http404
    return claim.task, claim


def readable_task(user: User, task_id: UUID) -> Task:
    """Return a task whose scrubbed copies the person may see: its contractor's own, or the reviewer's claimed one."""
    return own_task(user, task_id) if user.is_contractor else claimed_task(user, task_id)[0]


def readable_file(user: User, file_id: UUID) -> TaskFile:
    """Return a live file with a scrubbed copy that the person may see; 404 otherwise."""
    file = TaskFile.objects.filter(pk=file_id, state__in=_SHOWN).first()
    if file is None:
        raise Http404
    file.task = readable_task(user, file.task_id)
    return file


def certified_file(user: User, file_id: UUID) -> TaskFile:
    """Return a file whose certificate the person may see: who may see its copy, and admins of what was released."""
    if user.role != Role.ADMIN:
        return readable_file(user, file_id)
    released = TaskFile.objects.filter(pk=file_id, task__release_entries__release__state=ReleaseState.READY)
    file = released.filter(state__in=_SHOWN, task__key__isnull=False).distinct().first()
    if file is None:
        raise Http404
    return file
