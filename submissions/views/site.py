"""The way in, and whether the product is up."""

import logging

from django.contrib.auth.decorators import login_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from submissions.access import UserRequest
from submissions.models import Role

log = logging.getLogger(__name__)

_FIRST_PAGE = {Role.CONTRACTOR.value: "tasks", Role.REVIEWER.value: "queue", Role.ADMIN.value: "releases"}


@require_safe
@login_required
def home(request: UserRequest) -> HttpResponse:
    """Send everybody to the page where their work is."""
    return redirect(_FIRST_PAGE[request.user.role])


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer "ok" when the database answers, else 503; for load balancers, without logging in."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        log.exception("the database does not answer")
        return HttpResponse("no database", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


def absent(request: HttpRequest) -> HttpResponse:
    """Stand where a library needs a name for a page that this product does not have."""
    raise Http404
