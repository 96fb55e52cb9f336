"""Releases: what would go in, and starting one. Building is `releasing/building.py`; this module loads no pyarrow."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.db.models.functions import Now

from reviews import tombstones
from reviews.models import Release, ReleaseState, ReleaseTask, Review
from reviews.releasing import gates
from reviews.releasing.problems import Problem
from scrubbing import decisions, freshness
from submissions import audit, handoff
from submissions.audit import Tag
from submissions.models import FileRole, FileState, Task, TaskState, User
from submissions.states import StaleState, move_task

BUILD = "reviews.build_release"
VERIFY = "reviews.verify_release"
MAX_TITLE = 120


class Refused(Exception):
    """The release cannot be started; the message is a sentence for the person."""


@dataclass(slots=True)
class Candidate:
    """An approved task as the person who makes a release sees it: facts and problems, no word that anybody wrote."""

    task: Task
    review: Review | None
    files: int
    problems: list[Problem] = field(default_factory=list)
    # The number of the last release it went out with, and whether it has changed since.
    last_release: int | None = None
    changed: bool = False


def candidates() -> list[Candidate]:
    """Return every approved task, the blocked ones first, then in the order of approval."""
    found = []
    for task in Task.objects.filter(state=TaskState.APPROVED).order_by("submitted_at", "pk"):
        review = gates.approval(task)
        entry = task.release_entries.filter(release__state=ReleaseState.READY).order_by("-release__number").first()
        found.append(
            Candidate(
                task=task,
                review=review,
                files=task.files.exclude(Q(state=FileState.SUPERSEDED) | Q(role=FileRole.BRIEF)).count(),
                problems=gates.problems(task),
                last_release=entry.release.number if entry else None,
                changed=bool(entry and review and entry.content_hash != review.content_hash),
            )
        )
    return sorted(found, key=lambda candidate: not candidate.problems)


def reopen_blocked(who: User) -> int:
    """Send every approved task that cannot go out back to the reviewers, its files scrubbed anew; returns how many.

    A new policy or engine makes approved copies stale, and what is scrubbed again has to be looked at again. A task
    whose key is gone stays: nobody can review it.

    Raises:
        PermissionDenied: the person is no admin.
    """
    if not (who.is_admin and who.is_active):
        raise PermissionDenied
    blocked = [each.task for each in candidates() if each.problems and not each.task.is_shredded]
    return sum(_reopen(task, who) for task in blocked)


def _reopen(task: Task, who: User) -> bool:
    try:
        with transaction.atomic():
            move_task(task, TaskState.SUBMITTED, who, reason="reopened")
            audit.record(Tag.TASK_REOPENED, task, who)
            for file in freshness.stale_files(task):
                decisions.scrub_again(file)
    except StaleState:
        return False
    return True


def start_release(title: str, who: User, hold_back: Collection[UUID] = ()) -> Release:
    """Open the next release with every approved task but those held back, and announce it to the workers.

    Raises:
        PermissionDenied: the person is no admin.
        Refused: there is no title or no task.
    """
    if not (who.is_admin and who.is_active):
        raise PermissionDenied
    title = " ".join(title.split())[:MAX_TITLE]
    if not title:
        raise Refused("Give the release a title.")
    try:
        return _start(title, who, hold_back)
    except IntegrityError:
        # Somebody else took the number in the same moment.
        return _start(title, who, hold_back)


def _start(title: str, who: User, hold_back: Collection[UUID]) -> Release:
    with transaction.atomic():
        approved = list(Task.objects.select_for_update(no_key=True).filter(state=TaskState.APPROVED).order_by("pk"))
        chosen = [task for task in approved if task.pk not in hold_back]
        if not chosen:
            raise Refused("There is no approved task to release.")
        number = (Release.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        release = Release.objects.create(
            number=number, title=title, created_by=who, held_back=len(approved) - len(chosen)
        )
        members = [ReleaseTask(release=release, task=task, content_hash=_hash(task)) for task in chosen]
        ReleaseTask.objects.bulk_create(members)
        tombstones.settle(who)
        audit.record(Tag.RELEASE_STARTED, release, who, number=number, tasks=len(chosen), held_back=release.held_back)
        transaction.on_commit(lambda: handoff.send(BUILD, release.pk), robust=True)
    return release


def _hash(task: Task) -> str:
    """Return the hash of what was approved; empty for a task without approval, which the build will refuse."""
    review = gates.approval(task)
    return review.content_hash if review else ""


def waiting() -> list[UUID]:
    """Return the releases that nobody is building."""
    free = Q(lease_until=None) | Q(lease_until__lt=Now())
    return list(Release.objects.filter(free, state=ReleaseState.BUILDING).values_list("pk", flat=True))
