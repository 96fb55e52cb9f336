"""The reviewer's page about one claimed task and what is sent from it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from reviews import copies, dossier, marking, outcomes, queue, screening, triage
from reviews.access import claimed_task
from reviews.copies import Brief
from reviews.dossier import Dossier
from reviews.forms import FinishForm
from reviews.models import Outcome, Review
from reviews.screening import Point
from reviews.views import deciding
from reviews.views.deciding import Context, Desk
from scrubbing import freshness
from scrubbing.decisions import Refused
from submissions.access import UserRequest, for_roles
from submissions.models import Attestation, Role, Task
from submissions.states import StaleState


def _standing(task: Task, loaded: Dossier) -> Context:
    objections = outcomes.objections(task)
    return {"objections": objections, "stale": outcomes.STALE in objections}


DESK = Desk("review", True, "reviews/_objections.html", _standing)


@for_roles(Role.REVIEWER)
@require_safe
def page(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Show everything a reviewer decides by: the request, the facts, the copies and the findings."""
    task, claimed = claimed_task(request.user, task_id)
    loaded = dossier.load(task, for_reviewer=True)
    context = DESK.context(request, task, loaded)
    brief = copies.read_brief(task, loaded.brief, marking.of_copies(loaded.values))
    context.update(
        claim=claimed,
        brief=brief,
        points=_points(task, loaded, brief),
        seen=freshness.content_hash(task),
        form=FinishForm(),
        attestations=[label for key, label in Attestation.choices if key in task.attestations],
        earlier=_earlier(task),
    )
    return deciding.show(request, "reviews/review.html", context)


def _points(task: Task, loaded: Dossier, brief: Brief | None) -> list[Point]:
    """Return what is worth a look, told by scrubbed words and names alone."""
    names = [view.label for view in loaded.files if not view.is_brief]
    return screening.points(task, loaded, brief.words if brief else [], names, for_reviewer=True)


def _earlier(task: Task) -> list[Review]:
    reviews = list(task.reviews.select_related("reviewer"))
    for review in reviews:
        review.task = task
    return reviews


@for_roles(Role.REVIEWER)
@require_safe
def status(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Show how far the files are, for a page that follows along."""
    return deciding.progress(request, DESK, claimed_task(request.user, task_id)[0])


@for_roles(Role.REVIEWER)
@require_POST
def decide(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take the reviewer's verdict on values."""
    return deciding.decide_values(request, DESK, claimed_task(request.user, task_id)[0])


@for_roles(Role.REVIEWER)
@require_POST
def add(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take a value that detection and contractor missed."""
    return deciding.add_value(request, DESK, claimed_task(request.user, task_id)[0])


@for_roles(Role.REVIEWER)
@require_POST
def part(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take what happens to parts of a file."""
    return deciding.decide_part(request, DESK, claimed_task(request.user, task_id)[0])


@for_roles(Role.REVIEWER)
@require_POST
def rescrub(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Have files whose copies no longer fit scrubbed again."""
    task, _ = claimed_task(request.user, task_id)
    return deciding.attempt(request, DESK, task, lambda: triage.scrub_stale(task, request.user), [], whole=True)


@for_roles(Role.REVIEWER)
@require_POST
def finish(request: UserRequest, task_id: UUID) -> HttpResponse:
    """End the review."""
    task, _ = claimed_task(request.user, task_id)
    form = FinishForm(request.POST)
    if not form.is_valid():
        messages.error(request, deciding.UNCLEAR)
        return redirect("review", task_id)
    outcome = Outcome(form.cleaned_data["outcome"])
    try:
        outcomes.finish(task, request.user, outcome, form.cleaned_data["reasons"], form.cleaned_data["seen"])
    except Refused as refused:
        return _again(request, task_id, f"Not done: {refused}")
    except outcomes.Changed:
        return _again(request, task_id, "Not approved: the files changed since you opened this page. Look again.")
    except StaleState:
        return _again(request, task_id, deciding.STALE)
    messages.success(request, _DONE[outcome])
    return redirect("queue")


_DONE = {
    Outcome.APPROVE: "Approved. The task can go into the next release.",
    Outcome.RETURN: "Returned. The contractor sees your reasons and can submit again.",
    Outcome.REJECT: "Rejected. The contractor sees your reasons.",
}


def _again(request: UserRequest, task_id: UUID, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect("review", task_id)


@for_roles(Role.REVIEWER)
@require_POST
def unclaim(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Give the task back to the queue."""
    _, claimed = claimed_task(request.user, task_id)
    queue.unclaim(claimed, request.user)
    messages.info(request, format_html('Given back. It waits in the <a href="{}">queue</a> again.', reverse("queue")))
    return redirect("queue")
