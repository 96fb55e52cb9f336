"""How a review ends: approved, returned with reasons, or rejected."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from reviews import decisions, queue
from reviews.dossier import newest_runs
from reviews.models import Claim, Outcome, Review
from scrubbing import freshness
from scrubbing.decisions import Refused
from scrubbing.findings import Action
from scrubbing.models import Value
from submissions import audit
from submissions.audit import Tag
from submissions.models import FileRole, FileState, Task, TaskState, User
from submissions.states import move_task

MAX_REASONS = 5000
STALE = "Something changed since the files were scrubbed; they have to be scrubbed again first."

_ENDS: dict[Outcome, tuple[TaskState, Tag]] = {
    Outcome.APPROVE: (TaskState.APPROVED, Tag.TASK_APPROVED),
    Outcome.RETURN: (TaskState.RETURNED, Tag.TASK_RETURNED),
    Outcome.REJECT: (TaskState.REJECTED, Tag.TASK_REJECTED),
}


class Changed(Exception):
    """What the reviewer looked at is not what would be approved now."""


def undecided(task: Task) -> int:
    """Return how many values that stand in the present copies still wait for a person."""
    runs = newest_runs(freshness.live_files(task)).values()
    waiting = Value.objects.filter(task=task, action=Action.DECIDE.value, verdict="", findings__run__in=runs)
    return waiting.distinct().count()


def objections(task: Task) -> list[str]:
    """Return what stands in the way of approval, as sentences; empty when nothing does."""
    files = freshness.live_files(task)
    found = []
    at_work = sum(file.state in {FileState.UPLOADED, FileState.SCRUBBING} for file in files)
    if at_work:
        found.append(f"{_files(at_work)} still being scrubbed. This page follows along.")
    held = sum(file.state == FileState.HELD for file in files)
    if held:
        found.append(f"{_files(held)} held and cannot be proved clean. Return the task with this as the reason.")
    open_ = undecided(task)
    if open_:
        found.append("One value is undecided." if open_ == 1 else f"{open_} values are undecided.")
    elif any(file.state == FileState.NEEDS_DECISION for file in files):
        found.append("A hidden part of a file is undecided, or text whose names were not checked.")
    unconfirmed = decisions.unconfirmed(task)
    if unconfirmed:
        found.append(
            f"{_passages(unconfirmed)} not public once, and only the contractor wants to keep {_them(unconfirmed)}. "
            "Open the link or read the reason, then keep or scrub."
        )
    if not any(file.role == FileRole.DELIVERABLE for file in files):
        found.append("The task has no deliverable.")
    if not found and not freshness.is_fresh(task):
        found.append(STALE)
    return found


def _files(count: int) -> str:
    return "One file is" if count == 1 else f"{count} files are"


def _passages(count: int) -> str:
    return "One passage was" if count == 1 else f"{count} passages were"


def _them(count: int) -> str:
    return "it" if count == 1 else "them"


def finish(task: Task, reviewer: User, outcome: Outcome, reasons: str = "", seen: str = "") -> Review:
    """End a review. `seen` is the content hash of what was on the reviewer's page.

    Raises:
        PermissionDenied: the person is no reviewer.
        Refused: the claim has ended, reasons are missing, or something stands in the way of approval.
        Changed: the content is not what the reviewer saw.
    """
    reasons = reasons.strip()[:MAX_REASONS]
    if not reviewer.is_reviewer:
        raise PermissionDenied
    if outcome is not Outcome.APPROVE and not reasons:
        raise Refused("Say why: the contractor reads your reasons and needs them to go on.")
    with transaction.atomic():
        claimed = _claimed(task, reviewer)
        present = freshness.content_hash(claimed.task)
        if outcome is Outcome.APPROVE:
            if standing := objections(claimed.task):
                raise Refused(" ".join(standing))
            if seen != present:
                raise Changed
        return _end(claimed, reviewer, outcome, reasons, present)


def _claimed(task: Task, reviewer: User) -> Claim:
    Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    claimed = queue.live_claim(task.pk, reviewer)
    if claimed is None:
        raise Refused("Your claim on this task has ended. Go back to the queue and claim it again.")
    return claimed


def _end(claimed: Claim, reviewer: User, outcome: Outcome, reasons: str, content_hash: str) -> Review:
    task = claimed.task
    state, tag = _ENDS[outcome]
    review = Review(task=task, reviewer=reviewer, outcome=outcome, content_hash=content_hash)
    review.seal_reasons(reasons)
    review.save(force_insert=True)
    move_task(task, state, reviewer, note=reasons)
    Claim.objects.filter(pk=claimed.pk, ended_at=None).update(ended_at=timezone.now())
    audit.record(tag, task, reviewer, content_hash=content_hash)
    return review
