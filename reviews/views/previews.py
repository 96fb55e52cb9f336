"""Scrubbed copies: downloads, previews as our own HTML and PNG, and for the contractor the copy beside the original."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from reviews import copies, dossier, marking
from reviews.access import readable_file
from reviews.dossier import Dossier, FileView
from reviews.views import deciding
from scrubbing import freshness
from submissions import audit, downloads, storage
from submissions.access import UserRequest, for_roles, own_file
from submissions.audit import Tag
from submissions.media import MediaType, copied_as
from submissions.models import FileState, Role, TaskFile
from submissions.reasons import Held

PAIRS_PER_PAGE = 100


@for_roles(Role.CONTRACTOR, Role.REVIEWER)
@require_safe
def download(request: UserRequest, file_id: UUID) -> StreamingHttpResponse:
    """Send the scrubbed copy."""
    file = readable_file(request.user, file_id)
    run = freshness.latest_run(file)
    if run is None or not run.scrubbed:
        raise Http404
    vault, name = file.task.vault, run.scrubbed_name
    try:
        kind = copied_as(MediaType(file.media_type))
        response = downloads.attachment(vault, run.scrubbed, name, kind, run.scrubbed_size, request.user)
    except Held:
        raise Http404 from None
    audit.record(Tag.FILE_DOWNLOADED, file, request.user, task=str(file.task_id), copy=run.scrubbed_sha256)
    return response


@for_roles(Role.CONTRACTOR, Role.REVIEWER)
@require_safe
def preview(request: UserRequest, file_id: UUID) -> HttpResponse:
    """Show the text of the scrubbed copy with its substitutes marked, and its pictures; a fragment for htmx."""
    file = readable_file(request.user, file_id)
    loaded, view = _load(request, file)
    if view.run is None:
        raise Http404
    marker = marking.of_copies(loaded.values)
    try:
        text = copies.read_page(file.task, view.run.scrubbed_text, marker, _number(request))
    except Held:  # a newer run took its place a moment ago
        raise Http404 from None
    context = {
        "section": "queue" if request.user.is_reviewer else "tasks",
        "task": file.task,
        "view": view,
        "reviewing": request.user.is_reviewer,
        "pictures": range(len(view.run.previews)),
        "text": text,
        "brief": copies.read_brief(file.task, view, marker) if view.is_brief else None,
    }
    return deciding.show(request, _template(request), context)


def _template(request: UserRequest) -> str:
    return "reviews/_preview.html" if request.htmx else "reviews/preview.html"  # type: ignore[attr-defined]


def _load(request: UserRequest, file: TaskFile) -> tuple[Dossier, FileView]:
    loaded = dossier.load(file.task, for_reviewer=request.user.is_reviewer)
    return loaded, next(view for view in loaded.files if view.file.pk == file.pk)


def _number(request: UserRequest) -> int:
    """Return the page asked for; anything that is no page is the first."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1


@for_roles(Role.CONTRACTOR, Role.REVIEWER)
@require_safe
def image(request: UserRequest, file_id: UUID, number: int) -> HttpResponse:
    """Send one picture of the scrubbed copy, counted from 0."""
    file = readable_file(request.user, file_id)
    run = freshness.latest_run(file)
    if run is None or number >= len(run.previews):
        raise Http404
    try:
        source = storage.open_plain(file.task.vault, run.previews[number])
    except Held:
        raise Http404 from None
    with source:
        return HttpResponse(source.read(), content_type="image/png", headers=downloads.HEADERS)


@for_roles(Role.CONTRACTOR)
@require_safe
def compare(request: UserRequest, file_id: UUID) -> HttpResponse:
    """Show original and copy side by side: for the task's own contractor only."""
    file = own_file(request.user, file_id)
    if file.state == FileState.SUPERSEDED:
        raise Http404
    loaded, view = _load(request, file)
    if not view.has_copy:
        raise Http404
    before, after = marking.of_originals(loaded.values), marking.of_copies(loaded.values)
    try:
        pairs, cut = copies.compare(file.task, view, before, after, marking.of_plan(loaded.values))
    except Held:
        raise Http404 from None
    only_changes = request.GET.get("all") != "1"
    shown = [pair for pair in pairs if pair.changed or not only_changes]
    context = {
        "section": "tasks",
        "task": file.task,
        "view": view,
        "page": Paginator(shown, PAIRS_PER_PAGE).get_page(request.GET.get("page")),
        "only_changes": only_changes,
        "total": len(pairs),
        "changed": sum(pair.changed for pair in pairs),
        "cut": cut,
    }
    return deciding.show(request, "reviews/preview_compare.html", context)
