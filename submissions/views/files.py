"""Uploads and what becomes of them: taking, following, replacing and dropping files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from submissions import intake
from submissions.access import UserRequest, for_roles, own_file, own_task
from submissions.intake import Closed
from submissions.models import FileRole, FileState, Role, Task
from submissions.reasons import Held
from submissions.states import StaleState
from submissions.views.filelists import Refusal, file_context
from submissions.views.tasks import checklist, task_page

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_CLOSED = "The task is with the reviewers now, so its files stay as they are."
_SLOTS = {FileRole.REFERENCE, FileRole.DELIVERABLE}


@for_roles(Role.CONTRACTOR)
@require_POST
def file_upload(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Take one or several uploads into a slot. A script sends one file at a time and gets JSON."""
    task = own_task(request.user, task_id)
    role = _role(request)
    uploads = request.FILES.getlist("upload")
    try:
        refusals = _take_all(request, task, role, uploads)
    except Closed:
        return _closed(request, task)
    if _by_script(request):
        return _answer(refusals, uploads)
    if refusals:
        return task_page(request, task, refusals=refusals, status=422)
    if not uploads:
        messages.info(request, "Choose a file first.")
    return redirect(f"{reverse('task_detail', args=[task.pk])}#files")


def _take_all(
    request: UserRequest, task: Task, role: FileRole, uploads: "Sequence[UploadedFile[bytes]]"
) -> list[Refusal]:  # fmt: skip
    key = _key(request)
    refusals = []
    for number, upload in enumerate(uploads):
        try:
            intake.accept_upload(task, role, upload, request.user, uuid5(key, str(number)) if key else None)
        except Held as held:
            refusals.append(Refusal(intake.clean_name(upload.name or ""), held.reason))
    return refusals


def _answer(refusals: list[Refusal], uploads: "Sequence[UploadedFile[bytes]]") -> JsonResponse:
    if not uploads:
        return JsonResponse({"happened": "No file arrived.", "next_step": "Choose it again."}, status=400)
    if not refusals:
        return JsonResponse({}, status=201)
    explanation = refusals[0].explanation
    return JsonResponse(
        {
            "name": refusals[0].name,
            "reason": refusals[0].reason.value,
            "happened": explanation.happened,
            "next_step": explanation.next_step,
        },
        status=422,
    )


@for_roles(Role.CONTRACTOR)
@require_safe
def files_status(request: UserRequest, task_id: UUID) -> HttpResponse:
    """Return the file lists as a fragment that keeps asking until every file is settled."""
    task = own_task(request.user, task_id)
    context = {"task": task, **file_context(task), **checklist(task), "fragment": True}
    return render(request, "submissions/_files_status.html", context)


@for_roles(Role.CONTRACTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def file_replace(request: UserRequest, file_id: UUID) -> HttpResponse:
    """Take an upload in a file's place."""
    file = own_file(request.user, file_id)
    if file.role not in _SLOTS or file.state == FileState.SUPERSEDED or not file.task.is_editable:
        raise Http404
    refusal = None
    upload = request.FILES.get("upload")
    if request.method == "POST" and upload:
        try:
            intake.replace_file(file, upload, request.user, _key(request))
        except Held as held:
            refusal = Refusal(intake.clean_name(upload.name or ""), held.reason)
        except (Closed, StaleState):
            messages.error(request, "The file was replaced or removed meanwhile. Nothing was changed.")
            return redirect("task_detail", file.task_id)
        else:
            messages.success(request, "The file is replaced; the new one is being scrubbed.")
            return redirect(f"{reverse('task_detail', args=[file.task_id])}#files")
    context = {
        "file": file,
        "task": file.task,
        "name": file.name,
        "refusal": refusal,
        "nothing_chosen": request.method == "POST" and not upload,
        "section": "tasks",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "submissions/file_replace.html", context, status=status)


@for_roles(Role.CONTRACTOR)
@require_POST
def file_drop(request: UserRequest, file_id: UUID) -> HttpResponse:
    """Take a file out of its task for good."""
    file = own_file(request.user, file_id)
    if file.role not in _SLOTS:
        raise Http404
    try:
        intake.drop_file(file, request.user)
    except Closed:
        return _closed(request, file.task)
    if _by_script(request):
        return HttpResponse(status=204)
    messages.success(request, "The file is removed.")
    return redirect(f"{reverse('task_detail', args=[file.task_id])}#files")


def _role(request: UserRequest) -> FileRole:
    try:
        role = FileRole(request.POST.get("role", ""))
    except ValueError:
        raise Http404 from None
    if role not in _SLOTS:
        raise Http404
    return role


def _key(request: UserRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def _by_script(request: UserRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _closed(request: UserRequest, task: Task) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"happened": _CLOSED, "next_step": "Reload the page."}, status=423)
    messages.error(request, _CLOSED)
    return redirect("task_detail", task.pk)
