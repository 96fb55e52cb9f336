"""People: invite, disable, enable, change roles. For admins."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from reviews import queue
from submissions import invitations
from submissions import people as verbs
from submissions.access import UserRequest, for_roles
from submissions.models import Invitation, Role, User

PER_PAGE = 50

_MAY = {
    Role.CONTRACTOR: "hands in tasks and decides first",
    Role.REVIEWER: "decides on other people's tasks",
    Role.ADMIN: "releases, invites, reads the audit log",
}


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label="E-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "placeholder": "name@example.com"}),
    )
    role = forms.ChoiceField(
        label="Role",
        choices=[(role.value, f"{role.label}: {may}") for role, may in _MAY.items()],
        widget=forms.RadioSelect,
        initial=Role.CONTRACTOR.value,
    )


class RoleForm(forms.Form):
    """What a person shall be."""

    role = forms.ChoiceField(choices=Role.choices)


@for_roles(Role.ADMIN)
@require_safe
def people(request: UserRequest) -> HttpResponse:
    """Show everybody and the open invitations."""
    return _show(request, InvitationForm())


def _show(request: UserRequest, form: InvitationForm, status: int = 200) -> HttpResponse:
    rows = User.objects.order_by("-is_active", "role", "email")
    wanted = request.GET.get("role", "")
    if wanted in Role.values:
        rows = rows.filter(role=wanted)
    if words := request.GET.get("q", "").strip():
        rows = rows.filter(Q(email__icontains=words) | Q(name__icontains=words))
    context = {
        "section": "people",
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "invitations": invitations.open_invitations().select_related("invited_by").order_by("-created_at"),
        "form": form,
        "roles": Role.choices,
        "wanted": wanted,
        "words": words,
        "active": User.objects.filter(is_active=True).count(),
        "admins": User.objects.filter(is_active=True, role=Role.ADMIN).count(),
    }
    return render(request, "reviews/people.html", context, status=status)


@for_roles(Role.ADMIN)
@require_POST
def invitation_new(request: UserRequest) -> HttpResponse:
    """Invite somebody."""
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
    try:
        invitations.invite(email, role, request.user, request.build_absolute_uri("/"))
    except invitations.Refused as refused:
        form.add_error("email", str(refused))
        return _show(request, form, status=422)
    except invitations.NotSent:
        form.add_error(None, "The mail could not be sent, so nobody was invited. Check the mail settings.")
        return _show(request, form, status=503)
    messages.success(request, "The invitation is on its way. Only the mail holds its link.")
    return redirect("people")


@for_roles(Role.ADMIN)
@require_POST
def invitation_revoke(request: UserRequest, invitation_id: UUID) -> HttpResponse:
    """Close an invitation."""
    if invitations.revoke(get_object_or_404(Invitation, pk=invitation_id), request.user):
        messages.success(request, "The invitation is revoked; its link no longer works.")
    else:
        messages.info(request, "This invitation was closed before.")
    return redirect("people")


@for_roles(Role.ADMIN)
@require_POST
def person_disable(request: UserRequest, person_id: UUID) -> HttpResponse:
    """Take somebody's access, and what they had in hand."""
    person = get_object_or_404(User, pk=person_id)
    try:
        verbs.disable(person, request.user)
    except verbs.Refused as refused:
        messages.error(request, str(refused))
        return redirect("people")
    _free_claims(person)
    messages.success(request, "The account is disabled. Its sessions end at their next request.")
    return redirect("people")


@for_roles(Role.ADMIN)
@require_POST
def person_enable(request: UserRequest, person_id: UUID) -> HttpResponse:
    """Give somebody access again."""
    verbs.enable(get_object_or_404(User, pk=person_id), request.user)
    messages.success(request, "The account is enabled.")
    return redirect("people")


@for_roles(Role.ADMIN)
@require_POST
def person_role(request: UserRequest, person_id: UUID) -> HttpResponse:
    """Make somebody something else."""
    person = get_object_or_404(User, pk=person_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the roles.")
        return redirect("people")
    try:
        verbs.change_role(person, Role(form.cleaned_data["role"]), request.user)
    except verbs.Refused as refused:
        messages.error(request, str(refused))
        return redirect("people")
    _free_claims(person)
    messages.success(request, "The role is changed.")
    return redirect("people")


def _free_claims(person: User) -> None:
    """Give tasks back to the queue that their reviewer can no longer decide on."""
    if person.is_active and person.is_reviewer:
        return
    for claim in queue.live_claims(person):
        queue.unclaim(claim, person)
