"""The contractor's triage: what still stands between a task and its submission, and the submission itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied

from reviews.decisions import in_hand
from scrubbing import decisions, freshness
from scrubbing.decisions import Refused
from submissions import audit, tasks
from submissions.audit import Tag
from submissions.models import FileRole, FileState, Task, TaskFile, TaskState, User
from submissions.states import move_task


class Where(StrEnum):
    """Where a person clears an obstacle."""

    FORM = "form"
    FILES = "files"
    FINDINGS = "findings"
    FILE = "file"
    WAIT = "wait"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands in the way of submission: a sentence, and where it is cleared."""

    sentence: str
    where: Where
    file: TaskFile | None = None


class NotReady(Exception):
    """The task cannot go on; `obstacles` says why."""

    def __init__(self, obstacles: list[Obstacle]) -> None:
        super().__init__(f"{len(obstacles)} obstacles")
        self.obstacles = obstacles


def obstacles(task: Task) -> list[Obstacle]:
    """Return everything that stands in the way of submission; empty when the task can go."""
    form = [Obstacle(f"Missing: {phrase[:1].lower()}{phrase[1:]}.", Where.FORM) for phrase in tasks.missing(task)]
    return form + list(_file_obstacles(task, freshness.live_files(task)))


_OF_STATE: dict[str, tuple[str, Where]] = {
    FileState.UPLOADED: ("waits to be scrubbed.", Where.WAIT),
    FileState.SCRUBBING: ("is being scrubbed.", Where.WAIT),
    FileState.NEEDS_DECISION: ("holds something you have to decide about.", Where.FINDINGS),
    FileState.HELD: ("is held: it could not be proved clean.", Where.FILE),
}


def _file_obstacles(task: Task, files: list[TaskFile]) -> Iterator[Obstacle]:
    if not any(file.role == FileRole.DELIVERABLE for file in files):
        yield Obstacle("Upload at least one deliverable.", Where.FILES)
    if not any(file.role == FileRole.BRIEF for file in files):
        yield Obstacle("The request has not been scrubbed yet: save the task once.", Where.FORM)
    unclean = [file for file in files if file.state != FileState.CLEAN]
    for file in unclean:
        what = "The text of the request" if file.role == FileRole.BRIEF else "This file"
        sentence, where = _OF_STATE[file.state]
        yield Obstacle(f"{what} {sentence}", where, file)
    if not unclean and not freshness.is_fresh(task):
        yield Obstacle("The files were scrubbed under earlier rules and have to be scrubbed again.", Where.STALE)


def submit(task: Task, who: User) -> None:
    """Hand the task to the reviewers. What was typed last, and saved by itself, is scrubbed first.

    Raises:
        PermissionDenied: it is not this contractor's task.
        Refused: it was submitted already, or saved in another window at this very moment.
        NotReady: something stands in the way.
    """
    if task.owner_id != who.pk:
        raise PermissionDenied
    task.refresh_from_db()
    seen = task.version
    if task.is_editable:
        tasks.settle(task, who)
    with in_hand(task, who):
        task.refresh_from_db()
        if task.version != seen:
            raise Refused("The task was saved in another window. Look again, then submit.")
        found = obstacles(task)
        if found:
            raise NotReady(found)
        again = task.state == TaskState.RETURNED
        move_task(task, TaskState.SUBMITTED, who)
        audit.record(Tag.TASK_SUBMITTED, task, who, again=again, files=len(freshness.live_files(task)))


def scrub_stale(task: Task, who: User) -> None:
    """Have the files scrubbed again whose copies no longer fit the task, the engine or the policy.

    Raises:
        PermissionDenied: the person has no business with the task.
        Refused: the task has moved on.
    """
    with in_hand(task, who):
        for file in freshness.stale_files(task):
            decisions.scrub_again(file)
