"""What triage and review pages share: taking decisions from forms and answering, with htmx in fragments.

Both pages show the same findings; they differ in whose task it is and in where a decision is sent.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from reviews import decisions, dossier, forms, remaining
from reviews.dossier import Dossier, Standing
from scrubbing.decisions import Refused
from scrubbing.findings import Category, Verdict
from scrubbing.models import PartDecision
from submissions.access import UserRequest
from submissions.models import Task
from submissions.states import StaleState

Context = dict[str, Any]

UNCLEAR = "That could not be understood. Reload the page and try again."
STALE = "The task changed meanwhile. Look again."

# More take longer to draw than people like to wait.
VALUES_PER_PAGE = 100

# The words on the tabs above the findings, in the order of the tabs.
STANDINGS: dict[Standing, str] = {
    Standing.OPEN: "To decide",
    Standing.KEPT: "Kept by people",
    Standing.STAYS: "Public, stays",
    Standing.SCRUBBED: "Replaced",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A page at which somebody decides: its names of URLs, whose words it uses, and its own part of the fragments."""

    prefix: str
    reviewing: bool
    # The fragment that says what stands in the way, and what it needs to say so.
    standing_template: str
    standing: Callable[[Task, Dossier], Context] = field(repr=False)

    def url(self, name: str, task: Task) -> str:
        """Return the address of one of the desk's own URLs."""
        return reverse(f"{self.prefix}_{name}" if name else self.prefix, args=[task.pk])

    def context(self, request: UserRequest, task: Task, loaded: Dossier) -> Context:
        """Return what findings, files and progress need."""
        standing, category = _filters(request)
        page = Paginator(loaded.chosen(standing, category), VALUES_PER_PAGE).get_page(request.GET.get("page"))
        return {
            "section": "queue" if self.reviewing else "tasks",
            "task": task,
            "desk": self,
            "reviewing": self.reviewing,
            "dossier": loaded,
            "page": page,
            "groups": dossier.grouped(page.object_list),
            "tabs": _tabs(loaded, standing),
            "show": standing,
            "category": category,
            "can_decide": self.reviewing or task.is_editable,
            "urls": {name: self.url(name, task) for name in ("status", "value", "add", "part", "rescrub")},
            "add_form": forms.AddValueForm(),
            "risk": remaining.risk(task, loaded),
            "standing_template": self.standing_template,
            **self.standing(task, loaded),
        }


def _filters(request: UserRequest) -> tuple[str, str]:
    """Return the filters asked for; words that name nothing are dropped."""
    asked = request.GET if request.method == "GET" else request.POST
    standing, category = asked.get("show", ""), asked.get("category", "")
    return (
        standing if standing in set(Standing) else "",
        category if category in set(Category) else "",
    )


def _tabs(loaded: Dossier, chosen: str) -> list[dict[str, object]]:
    counts = loaded.counts()
    tabs: list[dict[str, object]] = [
        {"key": key.value, "label": label, "count": counts[key], "current": key == chosen}
        for key, label in STANDINGS.items()
        if counts[key] or key == chosen
    ]
    return [{"key": "", "label": "All", "count": len(loaded.values), "current": not chosen}, *tabs]


def private(response: HttpResponse) -> HttpResponse:
    """Mark a page that shows a task's content: nothing may keep it."""
    response["Cache-Control"] = "private, no-store"
    return response


def show(request: UserRequest, template: str, context: Context) -> HttpResponse:
    """Render a page with content."""
    return private(render(request, template, context))


def progress(request: UserRequest, desk: Desk, task: Task) -> HttpResponse:
    """Answer a page that follows the files' stages; says `settled` once no worker has to touch them any more."""
    loaded = dossier.load(task, for_reviewer=desk.reviewing)
    response = show(request, "reviews/_status.html", desk.context(request, task, loaded))
    if loaded.settled:
        response["HX-Trigger"] = "settled"
    return response


def decide_values(request: UserRequest, desk: Desk, task: Task) -> HttpResponse:
    """Take a verdict for one or several values."""
    form = forms.DecideForm(request.POST)
    chosen = form.value_ids()
    if not form.is_valid():
        return answer(request, desk, task, chosen, UNCLEAR)
    verdict = Verdict(form.cleaned_data["verdict"])
    return attempt(
        request,
        desk,
        task,
        lambda: decisions.decide_values(task, chosen, verdict, request.user, form.cleaned_data["why"]),
        chosen,
    )


def show_public(request: UserRequest, desk: Desk, task: Task) -> HttpResponse:
    """Take where and when a value became public."""
    form = forms.PublicationForm(request.POST)
    chosen = forms.ids([request.POST.get("value", "")])
    if not chosen:
        return answer(request, desk, task, [], UNCLEAR)
    if not form.is_valid():
        return answer(request, desk, task, chosen, form.problem)
    return attempt(
        request,
        desk,
        task,
        lambda: decisions.show_public(task, chosen[0], form.publication(), request.user),
        chosen,
        "Noted. The reviewer opens the link and decides.",
    )


def add_value(request: UserRequest, desk: Desk, task: Task) -> HttpResponse:
    """Take a value that detection missed."""
    form = forms.AddValueForm(request.POST)
    if not form.is_valid():
        return answer(request, desk, task, [], "Give the text that must go, up to 500 characters, and say what it is.")
    text, type_ = form.cleaned_data["text"], form.cleaned_data["type"]
    return attempt(
        request,
        desk,
        task,
        lambda: decisions.add_value(task, text, type_, request.user),
        [],
        "Added. Every file of the task is being searched for it.",
    )


def decide_part(request: UserRequest, desk: Desk, task: Task) -> HttpResponse:
    """Take what happens to parts of a file."""
    form = forms.PartForm(request.POST)
    loaded = dossier.load(task, for_reviewer=desk.reviewing)
    chosen = forms.ids([request.POST.get("file", "")])
    file = next((view.file for view in loaded.files if view.file.pk in chosen), None)
    if not form.is_valid() or file is None:
        return answer(request, desk, task, [], UNCLEAR)
    verdict = PartDecision.Verdict(form.cleaned_data["verdict"])
    locators = request.POST.getlist("part")
    return attempt(
        request, desk, task, lambda: decisions.decide_parts(file, locators, verdict, request.user), [], whole=True
    )


def attempt(
    request: UserRequest,
    desk: Desk,
    task: Task,
    verb: Callable[[], object],
    chosen: list[UUID],
    done: str = "",
    *,
    whole: bool = False,
) -> HttpResponse:
    """Carry out a verb and answer with what it changed, or with why it was refused."""
    try:
        verb()
    except Refused as refused:
        return answer(request, desk, task, chosen, str(refused))
    except StaleState:
        return answer(request, desk, task, chosen, STALE)
    return answer(request, desk, task, chosen, done=done, whole=whole)


def answer(
    request: UserRequest,
    desk: Desk,
    task: Task,
    chosen: list[UUID],
    problem: str = "",
    *,
    done: str = "",
    whole: bool = False,
) -> HttpResponse:
    """Answer a decision: with htmx by the rows that changed, else by going back to the page."""
    if request.htmx and not whole:  # type: ignore[attr-defined]
        loaded = dossier.load(task, for_reviewer=desk.reviewing)
        context = desk.context(request, task, loaded)
        context["changed"] = [view for view in loaded.values if view.row.pk in chosen]
        context["problem"], context["done"] = problem, done
        return show(request, "reviews/_decided.html", context)
    if problem:
        messages.error(request, problem)
    elif done:
        messages.success(request, done)
    standing, category = _filters(request)
    query = "&".join(f"{key}={word}" for key, word in (("show", standing), ("category", category)) if word)
    place = f"#value-{chosen[0]}" if chosen else "#work"
    return redirect(f"{desk.url('', task)}{'?' + query if query else ''}{place}")
