"""The adviser's pages: ask about a text or a file, wait, read the answer once. Anybody who is logged in may ask.

Nothing of what is given goes into an address, a session or a message: forms that were refused are answered at once.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews import advising
from scrubbing import advice, policies
from scrubbing.advice import MAX_OPEN, MAX_TEXT, TooMany, Why
from scrubbing.models import Advice, AdviceState
from submissions.access import UserRequest, for_roles
from submissions.intake import clean_name
from submissions.models import Role, Stage
from submissions.reasons import Held

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_EVERYBODY = (Role.CONTRACTOR, Role.REVIEWER, Role.ADMIN)
_STAGES = (Stage.QUEUED, Stage.READING, Stage.DETECTING)


@for_roles(*_EVERYBODY)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: UserRequest) -> HttpResponse:
    """Show the form, or take a text or a file and go to the page that waits for the answer."""
    if request.method != "POST":
        return _form(request, {"dropped": request.GET.get("dropped") == "1"})
    upload = request.FILES.get("upload")
    try:
        return _ask_about_text(request) if upload is None else _ask_about_file(request, upload)
    except TooMany:
        return _form(request, {"too_many": MAX_OPEN, "text": request.POST.get("text", "")}, status=429)


def _ask_about_file(request: UserRequest, upload: "UploadedFile[bytes]") -> HttpResponse:
    try:
        return redirect("advice", advice.ask_about_file(upload, request.user).pk)
    except Held as held:
        refused = {"name": clean_name(upload.name or ""), "explanation": advising.reason_words(held.reason)}
        return _form(request, {"refused": refused}, status=422)


def _ask_about_text(request: UserRequest) -> HttpResponse:
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        return _form(request, {"error": "Paste a text, or choose a file."}, status=422)
    if len(text) > MAX_TEXT:
        error = (
            f"The text has {len(text):,} characters, and {MAX_TEXT:,} can be looked at. Nothing was checked or kept: "
            "shorten it here, or put it into a file and give that."
        )
        return _form(request, {"error": error, "text": text}, status=422)
    return redirect("advice", advice.ask_about_text(text, request.user).pk)


def _form(request: UserRequest, said: Mapping[str, Any] | None = None, status: int = 200) -> HttpResponse:
    context = {
        "section": "advise",
        "max_text": MAX_TEXT,
        "max_bytes": settings.MAX_UPLOAD_BYTES,
        "open": [(row, _minutes_left(row)) for row in advice.open_of(request.user)],
        **(said or {}),
    }
    return render(request, "reviews/advise.html", context, status=status)


@for_roles(*_EVERYBODY)
@require_safe
def page(request: UserRequest, advice_id: UUID) -> HttpResponse:
    """Show how far a question is; a fragment for htmx. The answer itself comes by `read` only: looking destroys it."""
    row = advice.own(request.user, advice_id)
    return _show(request, "reviews/_advice.html", _waiting(row)) if row else _gone(request)


@for_roles(*_EVERYBODY)
@require_POST
def read(request: UserRequest, advice_id: UUID) -> HttpResponse:
    """Show the answer, which is destroyed before it leaves: whoever comes second finds nothing."""
    row = advice.own(request.user, advice_id)
    if row is None:
        return _gone(request)
    if row.state != AdviceState.READY:
        return redirect("advice", advice_id)
    policies.follow()
    content = advice.read(row)
    response = None
    if content is not None:
        response = _show(request, "reviews/_answer.html", {"report": advising.Report(*content)})
    destroyed = advice.destroy(row, Why.READ, request.user)
    return response if response is not None and destroyed else _gone(request)


@for_roles(*_EVERYBODY)
@require_POST
def again(request: UserRequest, advice_id: UUID) -> HttpResponse:
    """Have a question that was not answered looked at once more."""
    row = advice.own(request.user, advice_id)
    if row is None:
        return _gone(request)
    advice.try_again(row)
    return redirect("advice", advice_id)


@for_roles(*_EVERYBODY)
@require_POST
def drop(request: UserRequest, advice_id: UUID) -> HttpResponse:
    """Destroy a question that its owner no longer wants answered."""
    row = advice.own(request.user, advice_id)
    if row is None:
        return _gone(request)
    advice.destroy(row, Why.DROPPED, request.user)
    return redirect(f"{reverse('advise')}?dropped=1")


def _waiting(row: Advice) -> dict[str, Any]:
    at = _STAGES.index(Stage(row.stage)) if row.stage in _STAGES else len(_STAGES)
    return {
        "row": row,
        "waits": row.state in {AdviceState.WAITING, AdviceState.WORKING},
        "steps": [
            (stage.label, "is-done" if number < at else "is-now" if number == at else "")
            for number, stage in enumerate(_STAGES)
        ],
        "minutes": _minutes_left(row),
        "failure": advising.failure(row),
        "may_go_well": row.reason in advice.MAY_GO_WELL,
    }


def _minutes_left(row: Advice) -> int:
    """Return the minutes until a question is destroyed, begun ones counted in full."""
    return max(1, math.ceil((advice.ends_at(row) - timezone.now()).total_seconds() / 60))


def _gone(request: UserRequest) -> HttpResponse:
    """Say that there is nothing (any more). Others' questions look the same as those that never were."""
    return _show(request, "reviews/_advice_gone.html", {}, status=404)


def _show(request: UserRequest, fragment: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Answer with a fragment to htmx, else with the page around it."""
    template = fragment if request.htmx else "reviews/advice.html"  # type: ignore[attr-defined]
    return render(request, template, {"section": "advise", "fragment": fragment, **context}, status=status)
