"""People's decisions about values and parts: the contractor's in triage, then the reviewer's.

Each verb locks the task, checks that it is still in the hands of whoever decides, has `scrubbing.decisions` change the
value, and keeps the decision for good.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import OuterRef, Subquery

from reviews import queue
from reviews.models import Decision, Publication
from scrubbing import decisions
from scrubbing.decisions import Refused
from scrubbing.document import HISTORY
from scrubbing.findings import Verdict
from scrubbing.models import PartDecision, Value
from submissions.models import Task, TaskFile, TaskState, User

MAX_WHY = 1000

# Types that only the contractor's own words bring up.
DECLARED = frozenset({"EMPLOYER", "CLIENT", "PRODUCT", "IDENTITY_TERM"})

# Types of what was not public when it was written, and may be by now.
PUBLISHABLE = frozenset({"MNPI"})

_GONE_BY_REVIEWER = "A reviewer decided that one of these values must go; it cannot be kept."
_HISTORY_BY_REVIEWER = "Only its contractor can have a history in the copy. Return the task if the work needs it."
_GONE_BY_CONTRACTOR = (
    "The contractor wants one of these values gone. If the work needs it, return the task and say so in the reasons."
)


@contextmanager
def in_hand(task: Task, who: User) -> Iterator[bool]:
    """A transaction in which the task is locked and surely in this person's hands; yields whether as its reviewer.

    Raises:
        PermissionDenied: the person has no business with the task.
        Refused: the task was theirs, and has moved on meanwhile.
    """
    with transaction.atomic():
        current = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
        if current.owner_id == who.pk:
            if not current.is_editable:
                raise Refused(
                    "The task was submitted or withdrawn meanwhile; nothing was lost. Reload the page to see it."
                )
            yield False
            return
        if not who.is_reviewer:
            raise PermissionDenied
        claimed = queue.live_claim(task.pk, who)
        if claimed is None or current.state != TaskState.IN_REVIEW:
            raise Refused("Your claim on this task has ended. Go back to the queue and claim it again.")
        queue.renew(claimed)
        yield True


def decide_values(task: Task, value_ids: Sequence[UUID], verdict: Verdict, who: User, why: str = "") -> list[Value]:
    """Decide about one or several values of a task at once, all or none; return them.

    Raises:
        PermissionDenied: the person has no business with the task.
        Refused: nothing was chosen, keeping lacks its reason, or one side would keep what the other wants gone.
    """
    why = why.strip()[:MAX_WHY]
    with in_hand(task, who) as as_reviewer:
        values = list(Value.objects.filter(task=task, pk__in=value_ids))
        if not values or len(values) != len(set(value_ids)):
            raise Refused("Choose at least one value." if not value_ids else "A value is gone. Reload the page.")
        for value in values:
            value.task = task
            if verdict is Verdict.KEEP and wanted_gone(value, by_reviewers=not as_reviewer):
                raise Refused(_GONE_BY_CONTRACTOR if as_reviewer else _GONE_BY_REVIEWER)
            decisions.decide_value(value, verdict, who, why)
            _remember(value, verdict, who, as_reviewer, why)
    return values


def show_public(task: Task, value_id: UUID, publication: Publication, who: User) -> Value:
    """Keep a value because it became public meanwhile, for a reviewer to check; only that makes it final.

    Raises:
        PermissionDenied: it is not this contractor's task.
        Refused: the task has moved on, the value is of no such type, or a reviewer wants it gone.
    """
    with in_hand(task, who) as as_reviewer:
        if as_reviewer:
            raise PermissionDenied
        value = Value.objects.filter(task=task, pk=value_id).first()
        if value is None or value.type not in PUBLISHABLE:
            raise Refused("This cannot become public. Reload the page.")
        value.task = task
        if wanted_gone(value, by_reviewers=True):
            raise Refused(_GONE_BY_REVIEWER)
        decisions.decide_value(value, Verdict.KEEP, who, publication.sentence)
        _remember(value, Verdict.KEEP, who, False, publication.sentence, publication)
    return value


def unconfirmed(task: Task) -> int:
    """Return how many values that were not public are kept by the contractor alone."""
    kept = Value.objects.filter(task=task, type__in=PUBLISHABLE, verdict=Verdict.KEEP.value)
    by_reviewer = Decision.objects.filter(value=OuterRef("pk")).order_by("-pk").values("as_reviewer")[:1]
    return kept.annotate(by_reviewer=Subquery(by_reviewer)).exclude(by_reviewer=True).count()


def wanted_gone(value: Value, *, by_reviewers: bool) -> bool:
    """Whether reviewers, or else its contractor, said that a value goes. Nobody keeps what the other side scrubbed."""
    last = value.decisions.filter(as_reviewer=by_reviewers).last()
    if last is None:
        return not by_reviewers and value.type in DECLARED
    return last.verdict == Verdict.SCRUB.value


def add_value(task: Task, text: str, type_: str, who: User) -> Value:
    """Add a value that detection missed; every file of the task is searched for it.

    Raises:
        PermissionDenied: the person has no business with the task.
        Refused: the text cannot be searched for safely.
    """
    with in_hand(task, who) as as_reviewer:
        value = decisions.add_value(task, text, type_, who)
        value.task = task
        _remember(value, Verdict.SCRUB, who, as_reviewer, "")
    return value


def decide_parts(file: TaskFile, locators: Sequence[str], verdict: PartDecision.Verdict, who: User) -> None:
    """Have parts of a file removed, or kept and scrubbed.

    Raises:
        PermissionDenied: the person has no business with the task.
        Refused: a part is gone, one that was not read was to be kept, or a reviewer wants a history in.
    """
    if not locators:
        raise Refused("Choose at least one part.")
    with in_hand(file.task, who) as as_reviewer:
        if as_reviewer and HISTORY in locators and verdict is PartDecision.Verdict.KEEP:
            raise Refused(_HISTORY_BY_REVIEWER)
        for locator in locators:
            decisions.decide_part(file, locator, verdict, who)


def _remember(
    value: Value,
    verdict: Verdict,
    who: User,
    as_reviewer: bool,
    why: str,
    publication: Publication | None = None,
) -> None:
    decision = Decision(value=value, who=who, as_reviewer=as_reviewer, verdict=verdict.value)
    decision.seal_why(why)
    if publication is not None:
        decision.seal_publication(publication)
    decision.save(force_insert=True)
