"""The contractor's triage page and what is sent from it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from reviews import dossier, screening
from reviews import triage as verbs
from reviews.dossier import Dossier
from reviews.models import Review
from reviews.screening import Point
from reviews.views import deciding
from reviews.views.deciding import Context, Desk
from scrubbing.decisions import Refused
from submissions.access import UserRequest, for_roles, own_task
from submissions.models import Role, Task, TaskState
from submissions.states import StaleState


def _standing(task: Task, loaded: Dossier) -> Context:
    return {"obstacles": verbs.obstacles(task) if task.is_editable else []}


DESK = Desk("triage", False, "reviews/_submit.html", _standing)


@for_roles(Role.CONTRACTOR)
@require_safe
def page(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Show what was found in the task and what still has to be decided."""
    task = own_task(request.user, task_id)
    loaded = dossier.load(task, for_reviewer=False)
    context = DESK.context(request, task, loaded)
    context["title"] = task.text.title
    context["review"] = _last_review(task)
    context["points"] = _points(task, loaded)
    return deciding.show(request, "reviews/triage.html", context)


def _points(task: Task, loaded: Dossier) -> list[Point]:
    text = task.text
    words = [text.request, text.context, *(item.criterion for item in text.rubric)]
    names = [view.file.name for view in loaded.files if not view.is_brief]
    return screening.points(task, loaded, words, names, for_reviewer=False)


def _last_review(task: Task) -> Review | None:
    """Return the review a returned or rejected task came back with."""
    if task.state not in {TaskState.RETURNED, TaskState.REJECTED}:
        return None
    review = task.reviews.first()
    if review is not None:
        review.task = task
    return review


@for_roles(Role.CONTRACTOR)
@require_safe
def status(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Show how far the files are, for a page that follows along."""
    return deciding.progress(request, DESK, own_task(request.user, task_id))


@for_roles(Role.CONTRACTOR)
@require_POST
def decide(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take the contractor's verdict on values."""
    return deciding.decide_values(request, DESK, own_task(request.user, task_id))


@for_roles(Role.CONTRACTOR)
@require_POST
def public(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take where and when something that was not public became so."""
    return deciding.show_public(request, DESK, own_task(request.user, task_id))


@for_roles(Role.CONTRACTOR)
@require_POST
def add(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take a value that detection missed."""
    return deciding.add_value(request, DESK, own_task(request.user, task_id))


@for_roles(Role.CONTRACTOR)
@require_POST
def part(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take what happens to parts of a file."""
    return deciding.decide_part(request, DESK, own_task(request.user, task_id))


@for_roles(Role.CONTRACTOR)
@require_POST
def rescrub(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Have files whose copies no longer fit scrubbed again."""
    task = own_task(request.user, task_id)
    return deciding.attempt(request, DESK, task, lambda: verbs.scrub_stale(task, request.user), [], whole=True)


@for_roles(Role.CONTRACTOR)
@require_POST
def submit(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Hand the task to the reviewers."""
    task = own_task(request.user, task_id)
    try:
        verbs.submit(task, request.user)
    except verbs.NotReady as not_ready:
        count = len(not_ready.obstacles)
        things = "One thing stands" if count == 1 else f"{count} things stand"
        messages.error(request, f"Not submitted: {things} in the way. They are listed on this page.")
        return redirect("triage", task_id)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("triage", task_id)
    except StaleState:
        messages.error(request, deciding.STALE)
        return redirect("triage", task_id)
    messages.success(request, "Submitted. A reviewer looks at it next; you will see here what they decide.")
    return redirect("task_detail", task_id)
