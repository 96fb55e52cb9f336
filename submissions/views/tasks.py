"""Pages of a contractor's tasks: the list, starting one, the form with its autosave, withdrawal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from submissions import tasks
from submissions.access import UserRequest, for_roles, own_task
from submissions.forms import BaseRubric, TaskForm, rubric_formset
from submissions.intake import live_uploads
from submissions.models import FileRole, FileState, Role, Task, TaskState
from submissions.states import StaleState
from submissions.tasks import Answers, NotEditable, StaleVersion
from submissions.views.filelists import Refusal, file_context

PAGE_SIZE = 25

_FILTERS: dict[str, tuple[str, Q]] = {
    "": ("All", ~Q(state=TaskState.WITHDRAWN)),
    "yours": ("In your hands", Q(state__in=[TaskState.DRAFT, TaskState.RETURNED])),
    "review": ("With the reviewers", Q(state__in=[TaskState.SUBMITTED, TaskState.IN_REVIEW])),
    "approved": ("Approved", Q(state=TaskState.APPROVED)),
    "closed": ("Closed", Q(state__in=[TaskState.REJECTED, TaskState.WITHDRAWN])),
}


@for_roles(Role.CONTRACTOR)
@require_safe
def task_list(request: UserRequest) -> HttpResponse:
    """List the contractor's tasks, newest change first."""
    chosen = request.GET.get("show", "")
    if chosen not in _FILTERS:
        chosen = ""
    own = Task.objects.filter(owner=request.user)
    page = Paginator(_for_list(own.filter(_FILTERS[chosen][1])), PAGE_SIZE).get_page(request.GET.get("page"))
    counts = own.aggregate(**{key or "all": Count("pk", filter=wanted) for key, (_, wanted) in _FILTERS.items()})
    tabs = [(key, label, counts[key or "all"]) for key, (label, _) in _FILTERS.items()]
    context = {"page": page, "tabs": tabs, "chosen": chosen, "section": "tasks"}
    return render(request, "submissions/task_list.html", context)


def _for_list(rows: QuerySet[Task]) -> QuerySet[Task]:
    uploads = Q(files__role__in=[FileRole.REFERENCE, FileRole.DELIVERABLE]) & ~Q(files__state=FileState.SUPERSEDED)
    waiting = uploads & Q(files__state__in=[FileState.UPLOADED, FileState.SCRUBBING])
    return (
        rows.select_related("key")
        .annotate(
            file_count=Count("files", filter=uploads),
            waiting_count=Count("files", filter=waiting),
            held_count=Count("files", filter=uploads & Q(files__state=FileState.HELD)),
        )
        .order_by("-updated_at")
    )


@for_roles(Role.CONTRACTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def task_new(request: UserRequest) -> HttpResponse:
    """Say what makes a good task, and start one."""
    if request.method != "POST":
        return render(request, "submissions/task_new.html", {"section": "tasks"})
    task = tasks.blank_draft(request.user) or tasks.create_task(request.user)
    return redirect("task_detail", task.pk)


@for_roles(Role.CONTRACTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def task_detail(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Show a task: as a form while it is in its contractor's hands, else to read."""
    if receipt := tasks.receipt(request.user, task_id):
        return render(request, "submissions/receipt.html", {"receipt": receipt, "section": "tasks"})
    task = own_task(request.user, task_id)
    if request.method == "POST":
        return _save(request, task)
    if not task.is_editable:
        return _read_only(request, task)
    answers = Answers.of(task)
    extra = 1 if request.GET.get("add") == "criterion" else 0
    rubric = rubric_formset(None, answers.text.rubric, extra=extra)
    return task_page(request, task, TaskForm(initial=TaskForm.initial_of(answers)), rubric)


def task_page(
    request: UserRequest,
    task: Task,
    form: TaskForm | None = None,
    rubric: BaseRubric | None = None,
    *,
    refusals: Sequence[Refusal] = (),
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Render the form of a task in its contractor's hands."""
    answers = Answers.of(task)
    context = {
        "section": "tasks",
        "task": task,
        "text": answers.text,
        "form": form or TaskForm(initial=TaskForm.initial_of(answers)),
        "rubric": rubric or rubric_formset(None, answers.text.rubric),
        "refusals": refusals,
        "conflict": conflict,
        "upload_key": uuid4(),
        "returned": _last_return(task),
        **checklist(task),
        **file_context(task),
    }
    return render(request, "submissions/task_form.html", context, status=status)


def checklist(task: Task) -> dict[str, Any]:
    """Return what the task still lacks, for `_checklist.html`."""
    lacking = tasks.missing(task)
    if not live_uploads(task).filter(role=FileRole.DELIVERABLE).exists():
        lacking.append("At least one deliverable file")
    return {"lacking": lacking}


@dataclass(slots=True)
class _Sent:
    """A form as it was sent, and what of it can be stored."""

    form: TaskForm
    rubric: BaseRubric
    answers: Answers
    version: int
    errors: dict[str, list[str]]


def _read(request: UserRequest, task: Task) -> _Sent:
    before = Answers.of(task)
    form = TaskForm(request.POST)
    rubric = rubric_formset(request.POST, before.text.rubric)
    form.is_valid()
    items = rubric.items(before.text.rubric)
    version = request.POST.get("version", "")
    errors = {name: [str(error) for error in found] for name, found in form.errors.items()}
    if not rubric.is_valid():
        errors["rubric"] = ["A criterion of the rubric needs another look."]
    answers = form.answers(before, items)
    return _Sent(form, rubric, answers, int(version) if version.isdecimal() else -1, errors)


def _save(request: UserRequest, task: Task) -> HttpResponse:
    sent = _read(request, task)
    try:
        task = tasks.save_task(task, request.user, sent.answers, sent.version)
    except StaleVersion as stale:
        task.version = stale.current
        return task_page(request, task, sent.form, sent.rubric, conflict=True, status=409)
    except NotEditable:
        messages.error(request, "The task is with the reviewers now. What you just sent was not saved.")
        return redirect("task_detail", task.pk)
    if sent.errors:
        return task_page(request, task, sent.form, sent.rubric, status=422)
    if "add_criterion" in request.POST:
        return redirect(f"{request.path}?add=criterion#rubric")
    if "triage" in request.POST:
        return redirect("triage", task.pk)
    messages.success(request, "Saved.")
    return redirect("task_detail", task.pk)


@for_roles(Role.CONTRACTOR)
@require_POST
def task_autosave(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Store a draft as it is typed; answers which fields could not be stored as they are."""
    task = own_task(request.user, task_id)
    sent = _read(request, task)
    try:
        task = tasks.save_task(task, request.user, sent.answers, sent.version, autosave=True)
    except StaleVersion as stale:
        return JsonResponse({"version": stale.current}, status=409)
    except NotEditable:
        return JsonResponse({"closed": True}, status=423)
    return JsonResponse(
        {
            "version": task.version,
            "errors": sent.errors,
            "warnings": {"hours": sent.form.hours_warning},
            "checklist": render_to_string("submissions/_checklist.html", checklist(task), request),
        }
    )


def _read_only(request: UserRequest, task: Task) -> HttpResponse:
    changes = list(task.state_changes.filter(file=None).select_related("who"))
    for change in changes:
        change.task = task
    context = {
        "section": "tasks",
        "task": task,
        "text": task.text,
        "changes": [(change, TaskState(change.new).label) for change in changes],
        **file_context(task),
    }
    return render(request, "submissions/task_read.html", context)


def _last_return(task: Task) -> Any:
    if task.state != TaskState.RETURNED:
        return None
    change = task.state_changes.filter(file=None, new=TaskState.RETURNED).last()
    if change:
        change.task = task
    return change


@for_roles(Role.CONTRACTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def task_withdraw(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Ask once more, then withdraw a task and destroy what is stored of it."""
    task = own_task(request.user, task_id)
    if task.state == TaskState.REJECTED:
        raise Http404
    if request.method == "POST" and request.POST.get("sure"):
        try:
            tasks.withdraw_task(task, request.user)
        except StaleState:
            messages.error(request, "The task changed meanwhile. Look at it again before you withdraw it.")
        else:
            messages.success(request, "The task is withdrawn and its key destroyed.")
        return redirect("task_detail", task.pk)
    context = {"task": task, "text": task.text, "section": "tasks", "unsure": request.method == "POST"}
    return render(request, "submissions/task_withdraw.html", context, status=422 if context["unsure"] else 200)
