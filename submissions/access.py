"""Who may reach what: one place that fetches. Strangers get 404, so that nothing says what exists."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase

from submissions.models import Role, Task, TaskFile, User


class UserRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: User


def for_roles(*roles: Role) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Let only these roles reach a view: others who are logged in get 404, strangers are sent to the login page."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if cast(User, request.user).role not in roles:
                raise Http404
            return view(request, *args, **kwargs)

        guarded.allowed_roles = roles  # type: ignore[attr-defined]
        return login_required(guarded)

    return decorate


def own_task(user: User, task_id: UUID) -> Task:
    """Return the contractor's own task; 404 for everybody else and for a task whose key was destroyed."""
    task = Task.objects.filter(pk=task_id, owner=user, key__isnull=False).first()
    if task is None or not user.is_contractor:
        raise Http404
    return task


def own_file(user: User, file_id: UUID) -> TaskFile:
    """Return a file of the contractor's own task; 404 for everybody else."""
    file = TaskFile.objects.filter(pk=file_id).select_related("task").first()
    if file is None:
        raise Http404
    file.task = own_task(user, file.task_id)
    return file
