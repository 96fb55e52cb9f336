"""One's own profile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from submissions.access import UserRequest
from submissions.forms import ProfileForm
from submissions.profiles import save_profile


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: UserRequest) -> HttpResponse:
    """Show and change one's own name, and for reviewers their employer."""
    form = ProfileForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        save_profile(request.user, form.cleaned_data["name"], form.cleaned_data.get("employer", ""))
        messages.success(request, "Saved.")
        return redirect("profile")
    return render(request, "account/profile.html", {"form": form}, status=422 if form.errors else 200)
