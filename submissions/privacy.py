"""What every answer must keep to itself."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url


class PrivatePages:
    """Middleware: no page is kept by browsers or proxies, and a script whose session ended gets 401, no login page.

    Runs for pages only: static files are answered before it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        response = self._get_response(request)
        if _by_script(request) and _to_login(response):
            response = HttpResponse(status=401)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _by_script(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers or request.headers.get("X-Requested-With") == "fetch"


def _to_login(response: HttpResponseBase) -> bool:
    return response.status_code == 302 and response.headers["Location"].startswith(resolve_url(settings.LOGIN_URL))
