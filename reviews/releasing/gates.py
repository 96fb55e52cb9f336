"""What must be true of a task before it goes out, as far as rows can tell. Cheap enough for a page.

`gathering.py` asks again while it copies, and then for what only content can tell.
"""

from reviews.models import Outcome, Review
from reviews.releasing.problems import Code, Problem
from scrubbing import freshness
from scrubbing.models import RunStatus, ScrubRun
from submissions.models import FileRole, FileState, Task, TaskFile, TaskState
from submissions.occupations import OTHER, SECTOR_OF
from submissions.sealing import Tampered


def approval(task: Task) -> Review | None:
    """Return the review by which the task stands approved: the last one, if it approves."""
    last = Review.objects.filter(task=task).order_by("-at", "-pk").first()
    return last if last is not None and last.outcome == Outcome.APPROVE else None


def problems(task: Task) -> list[Problem]:
    """Return everything that keeps a task out of a release; empty when nothing does."""
    if task.state != TaskState.APPROVED:
        return [Problem(Code.NOT_APPROVED, task.pk)]
    if task.is_shredded:
        return [Problem(Code.KEY_DESTROYED, task.pk)]
    files = freshness.live_files(task)
    found = _occupation(task) + _roles(task, files)
    for file in files:
        found += _file(file)
    return found + (_approved_content(task) if not found else [])


def is_verified(run: ScrubRun | None) -> bool:
    """Whether a run ended with a copy that was proved clean, and with the certificate that says so."""
    return (
        run is not None and run.status == RunStatus.CLEAN and all((run.scrubbed, run.scrubbed_sha256, run.certificate))
    )


def _occupation(task: Task) -> list[Problem]:
    if task.occupation == OTHER:
        return [] if task.soc_code else [Problem(Code.OCCUPATION_UNKNOWN, task.pk)]
    if task.occupation not in SECTOR_OF:
        return [Problem(Code.OCCUPATION_UNKNOWN, task.pk)]
    return [] if SECTOR_OF[task.occupation] == task.sector else [Problem(Code.SECTOR_MISMATCH, task.pk)]


def _roles(task: Task, files: list[TaskFile]) -> list[Problem]:
    roles = {file.role for file in files}
    missing = [] if FileRole.BRIEF in roles else [Problem(Code.NO_BRIEF, task.pk)]
    return missing + ([] if FileRole.DELIVERABLE in roles else [Problem(Code.NO_DELIVERABLE, task.pk)])


def _file(file: TaskFile) -> list[Problem]:
    if file.state != FileState.CLEAN:
        return [Problem(Code.FILE_NOT_CLEAN, file.task_id, file.pk)]
    if not is_verified(freshness.latest_run(file)):
        return [Problem(Code.FILE_NOT_VERIFIED, file.task_id, file.pk)]
    return []


def _approved_content(task: Task) -> list[Problem]:
    review = approval(task)
    if review is None:
        return [Problem(Code.NO_REVIEW, task.pk)]
    try:
        if not freshness.is_fresh(task):
            return [Problem(Code.STALE, task.pk)]
        if freshness.content_hash(task) != review.content_hash:
            return [Problem(Code.CONTENT_CHANGED, task.pk)]
    except Tampered:
        return [Problem(Code.KEY_DESTROYED, task.pk)]
    return []
