"""Somebody who uses the pages over HTTP as a browser without JavaScript does, through a proxy that ends TLS.

The proxy is played by two headers, as the real one sets them. Cookies marked secure are kept and sent back, since the
way from the browser to the proxy is encrypted.
"""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from email.message import Message
from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from typing import Any

from django.test.client import encode_multipart
from lxml import html

_BOUNDARY = "cleanroom-test-boundary"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, after redirects. `path` is where one ended up."""

    status: int
    path: str
    headers: Message
    content: bytes

    @property
    def text(self) -> str:
        """Return the page's source."""
        return self.content.decode()

    def tree(self) -> Any:
        """Return the parsed page; lxml's types leave out forms."""
        return html.fromstring(self.content)

    def forms(self) -> list[Any]:
        """Return the forms of the page that are sent by POST."""
        return [form for form in self.tree().forms if form.method == "POST"]

    def form(self, action: str) -> Any:
        """Return the first form whose address ends so."""
        return next(form for form in self.forms() if (form.action or self.path).endswith(action))


def filled(form: Any) -> list[tuple[str, str]]:
    """Return what a form would send as it stands, fields that only name it by its id included."""
    outside = form.getroottree().xpath("//*[@form=$id][@name]", id=form.get("id") or "-")
    typed = [field for field in outside if field.tag != "button" and field.get("type") not in {"checkbox", "radio"}]
    return [*form.form_values(), *((field.get("name"), field.value or "") for field in typed)]


class Visitor:
    """One browser with its cookies."""

    def __init__(self, port: int, host: str) -> None:
        self._base = f"http://127.0.0.1:{port}"
        self._host = host
        self.jar = CookieJar(DefaultCookiePolicy(secure_protocols=("http", "https")))
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def _open(self, path: str, data: bytes | None, headers: dict[str, str]) -> Answer:
        always = {
            "Host": self._host,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "203.0.113.7",
            "Referer": f"https://{self._host}{path}",
        }
        url = self._base + path.removeprefix(f"https://{self._host}")
        request = urllib.request.Request(url, data, always | headers)
        try:
            with self._opener.open(request, timeout=60) as answer:
                return Answer(answer.status, urllib.parse.urlsplit(answer.url).path, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, path, error.headers, error.read())

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self._open(path, None, {})

    def post(self, path: str, fields: list[tuple[str, str]] | dict[str, str]) -> Answer:
        """Send fields, with the token that forms carry."""
        token = self.cookie("csrftoken").value or ""
        pairs = list(fields.items()) if isinstance(fields, dict) else fields
        pairs = [pair for pair in pairs if pair[0] != "csrfmiddlewaretoken"]
        return self._open(path, urllib.parse.urlencode(pairs).encode(), {"X-CSRFToken": token})

    def send(self, page: Answer, action: str, **fields: str) -> Answer:
        """Fill in a form of a page and send it; what is not named stays as the page has it."""
        form = page.form(action)
        pairs = [pair for pair in filled(form) if pair[0] not in fields]
        assert any(name == "csrfmiddlewaretoken" for name, _ in pairs), "the form carries no token"
        return self.post(form.action or page.path, [*pairs, *fields.items()])

    def upload(self, path: str, fields: dict[str, object]) -> Answer:
        """Send files as the page's script does."""
        headers = {
            "X-CSRFToken": self.cookie("csrftoken").value or "",
            "X-Requested-With": "fetch",
            "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}",
        }
        return self._open(path, encode_multipart(_BOUNDARY, fields), headers)

    def log_in(self, email: str, password: str) -> Answer:
        """Log in through the page."""
        page = self.get("/accounts/login/")
        return self.send(page, "/accounts/login/", login=email, password=password)

    def cookie(self, name: str) -> Cookie:
        """Return a cookie of this browser."""
        return next(cookie for cookie in self.jar if cookie.name == name)
