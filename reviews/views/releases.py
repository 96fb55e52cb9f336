"""Releases: the list, what the next one would hold, progress, download, recall. For admins."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews import releases as verbs
from reviews import tombstones
from reviews.forms import ids
from reviews.models import Release, ReleaseState, ReleaseTask, Tombstone
from reviews.releasing.problems import Problem, parse
from submissions import audit, downloads, handoff, storage
from submissions.access import UserRequest, for_roles
from submissions.audit import Tag
from submissions.models import FileRole, FileState, Role, Task, TaskFile, TaskState
from submissions.states import StaleState

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Blockage:
    """One kind of problem and everything it stands at."""

    sentence: str
    problems: list[Problem]


@for_roles(Role.ADMIN)
@require_safe
def release_list(request: UserRequest) -> HttpResponse:
    """Show all releases, the newest on top."""
    rows = Release.objects.select_related("created_by").annotate(task_count=Count("entries")).order_by("-number")
    approved = Task.objects.filter(state=TaskState.APPROVED, key__isnull=False)
    last = Release.objects.filter(state=ReleaseState.READY).aggregate(last=Max("number"))["last"]
    fresh = approved.exclude(release_entries__release__number=last).count() if last else approved.count()
    context = {
        "section": "releases",
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "approved": approved.count(),
        "fresh": fresh,
        "last": last,
    }
    return render(request, "reviews/releases.html", context)


@for_roles(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def release_new(request: UserRequest) -> HttpResponse:
    """Show what would go in and what blocks; start the release."""
    if request.method == "POST":
        return _start(request)
    return _offer(request, f"Cleanroom release {(Release.objects.aggregate(n=Max('number'))['n'] or 0) + 1}", set())


def _start(request: UserRequest) -> HttpResponse:
    title = request.POST.get("title", "")
    held = set(ids(request.POST.getlist("hold")))
    blocked = [c for c in verbs.candidates() if c.problems and c.task.pk not in held]
    if blocked:
        return _offer(request, title, held, "Blocked tasks cannot go out. Hold them back, or wait until they are free.")
    try:
        release = verbs.start_release(title, request.user, held)
    except verbs.Refused as refused:
        return _offer(request, title, held, str(refused))
    return redirect("release_detail", release.number)


@for_roles(Role.ADMIN)
@require_POST
def release_reopen(request: UserRequest) -> HttpResponse:
    """Send the approved tasks that cannot go out back to review."""
    count = verbs.reopen_blocked(request.user)
    if count:
        tasks = "One task is" if count == 1 else f"{count} tasks are"
        messages.success(request, f"{tasks} scrubbed again and back in the reviewers' queue, in the old place.")
    else:
        messages.info(request, "No approved task is blocked any more.")
    return redirect("release_new")


def _offer(request: UserRequest, title: str, held: set[UUID], error: str = "") -> HttpResponse:
    candidates = verbs.candidates()
    context = {
        "section": "releases",
        "title": title,
        "held": held,
        "error": error,
        "candidates": candidates,
        "blocked": sum(bool(candidate.problems) for candidate in candidates),
        "files": sum(candidate.files for candidate in candidates if not candidate.problems),
        "occupations": len({candidate.task.occupation for candidate in candidates}),
        "max_title": verbs.MAX_TITLE,
    }
    return render(request, "reviews/release_new.html", context, status=422 if error else 200)


@for_roles(Role.ADMIN)
@require_safe
def release_detail(request: UserRequest, number: int) -> HttpResponse:
    """Show one release; while it is being built the page follows along."""
    release = get_object_or_404(Release.objects.select_related("created_by"), number=number)
    if "HX-Request" in request.headers:
        return _progress(request, release)
    entries = release.entries.select_related("task").order_by("task_id")
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    if release.state == ReleaseState.READY:
        _add_certified(page.object_list)
    context = {
        "section": "releases",
        "release": release,
        "page": page,
        "total": page.paginator.count,
        "withdrawn": set(Tombstone.objects.values_list("task_id", flat=True)),
        "gone": entries.filter(task__state=TaskState.WITHDRAWN).count(),
        "blockages": _blockages(release),
        **_files(release),
    }
    return render(request, "reviews/release_detail.html", context)


def _add_certified(entries: Iterable[ReleaseTask]) -> None:
    """Give every entry shown the files of its task whose certificates can be opened."""
    entries = list(entries)
    files = TaskFile.objects.filter(
        task__in=[entry.task_id for entry in entries],
        task__key__isnull=False,
        state=FileState.CLEAN,
        runs__certificate__gt="",
    ).exclude(role=FileRole.BRIEF)
    by_task: dict[UUID, list[TaskFile]] = defaultdict(list)
    for file in files.distinct().order_by("-role", "position", "uploaded_at"):
        by_task[file.task_id].append(file)
    for entry in entries:
        entry.certified = by_task[entry.task_id]  # type: ignore[attr-defined]


def _progress(request: HttpRequest, release: Release) -> HttpResponse:
    context = {"release": release, **_files(release)}
    response = render(request, "reviews/_release_progress.html", context)
    if release.state != ReleaseState.BUILDING:
        response.headers["HX-Refresh"] = "true"
    return response


def _files(release: Release) -> dict[str, int]:
    """How many files the build has to copy, while it runs."""
    if release.state != ReleaseState.BUILDING:
        return {"expected": 0}
    files = TaskFile.objects.filter(task__release_entries__release=release)
    return {"expected": files.exclude(state=FileState.SUPERSEDED).exclude(role=FileRole.BRIEF).count()}


def _blockages(release: Release) -> list[Blockage]:
    grouped: dict[str, list[Problem]] = defaultdict(list)
    for line in release.problems:
        problem = parse(line)
        grouped[problem.sentence].append(problem)
    return [Blockage(sentence, problems) for sentence, problems in grouped.items()]


@for_roles(Role.ADMIN)
@require_safe
def release_download(request: UserRequest, number: int) -> HttpResponseBase:
    """Send the archive."""
    release = get_object_or_404(Release, number=number, state=ReleaseState.READY)
    try:
        source = storage.open_public(release.archive)
    except FileNotFoundError:
        raise Http404 from None
    if request.method == "GET":
        audit.record(Tag.RELEASE_DOWNLOADED, release, request.user, number=release.number)
    name = release.archive.rpartition("/")[2]
    return downloads.stream(source, name, "application/zip", release.archive_size, request.user)


@for_roles(Role.ADMIN)
@require_POST
def release_verify(request: UserRequest, number: int) -> HttpResponse:
    """Have a worker check the stored archive again."""
    release = get_object_or_404(Release, number=number, state=ReleaseState.READY)
    handoff.send(verbs.VERIFY, release.pk)
    messages.info(request, "The check runs. Reload this page in a moment to see its result.")
    return redirect("release_detail", number)


@for_roles(Role.ADMIN)
@require_POST
def release_recall(request: UserRequest, number: int, task_id: UUID) -> HttpResponse:
    """Withdraw a released task; the next release names it."""
    release = get_object_or_404(Release, number=number)
    task = get_object_or_404(Task, pk=task_id, release_entries__release=release)
    try:
        tombstones.recall(task, request.user)
    except StaleState:
        messages.warning(request, "This task was withdrawn before.")
    else:
        messages.success(request, "The task is recalled. The next release lists it, so that holders drop it.")
    return redirect("release_detail", number)
