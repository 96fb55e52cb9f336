"""Joining by invitation."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from submissions import invitations
from submissions.forms import JoinForm

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person choose a name and a password, and log them in."""
    invitation = invitations.find(token)
    if invitation is None:
        return render(request, "account/invitation_closed.html", status=404)
    form = JoinForm(invitation.email, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = invitations.accept(token, form.cleaned_data["name"], form.cleaned_data["password"])
        except invitations.Closed:
            return render(request, "account/invitation_closed.html", status=404)
        login(request, user, backend=_BACKEND)
        return redirect("home")
    context = {"form": form, "invitation": invitation}
    return render(request, "account/invitation.html", context, status=422 if form.errors else 200)
