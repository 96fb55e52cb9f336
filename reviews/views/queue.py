"""The queue of submitted tasks and the claims on them."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from reviews import queue as verbs
from reviews.forms import QueueFilter
from reviews.models import Claim, Review
from reviews.views import deciding
from reviews.wording import FAMILIES
from submissions.access import UserRequest, for_roles
from submissions.models import FileRole, FileState, Role, Task, TaskFile
from submissions.states import StaleState

PER_PAGE = 25
RECENT = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """A task in the queue: only what says what kind of work it is, nothing that anybody wrote."""

    task: Task
    files: str
    count: int
    size: int
    earlier: int


@for_roles(Role.REVIEWER)
@require_safe
def page(request: UserRequest) -> HttpResponse:
    """Show what waits, oldest first, and what the reviewer has in hand."""
    verbs.release_lapsed_claims()
    waiting = verbs.waiting_for(request.user)
    chosen = QueueFilter(request.GET, queryset=waiting.prefetch_related(_live_files(), "reviews"))
    tasks = Paginator(chosen.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "queue",
        "filter": chosen,
        "filtered": any(request.GET.get(name) for name in ("sector", "occupation")),
        "page": tasks,
        "rows": [_row(task) for task in tasks],
        "total": waiting.count(),
        "claims": _claims(request),
        "recent": Review.objects.filter(reviewer=request.user).select_related("task")[:RECENT],
    }
    return deciding.show(request, "reviews/queue.html", context)


def _live_files() -> Prefetch:  # type: ignore[type-arg]
    files = TaskFile.objects.exclude(state=FileState.SUPERSEDED).exclude(role=FileRole.BRIEF)
    return Prefetch("files", queryset=files, to_attr="live")


def _row(task: Task) -> Waiting:
    files: list[TaskFile] = task.live  # type: ignore[attr-defined]
    counts = Counter(FAMILIES[file.family] for file in files)
    words = ", ".join(f"{count} {name}" if count > 1 else name for name, count in counts.items())
    return Waiting(task, words, len(files), sum(file.size for file in files), len(task.reviews.all()))


def _claims(request: UserRequest) -> list[Claim]:
    return list(verbs.live_claims(request.user))


@for_roles(Role.REVIEWER)
@require_POST
def claim(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take one task in hand."""
    try:
        verbs.claim(task_id, request.user)
    except StaleState:
        messages.warning(request, "That task is no longer free. Take another one.")
        return redirect("queue")
    return redirect("review", task_id)


@for_roles(Role.REVIEWER)
@require_POST
def take_next(request: UserRequest) -> HttpResponse:
    """Take the oldest free task in hand."""
    taken = verbs.claim_next(request.user)
    if taken is None:
        messages.info(request, "Nothing waits for you at the moment.")
        return redirect("queue")
    return redirect("review", taken.task_id)
