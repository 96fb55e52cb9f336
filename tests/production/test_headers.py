"""Every page of the product, whoever asks, carries the headers that keep browsers from doing harm."""

import pytest
from django.test import Client, override_settings

from submissions.models import Role
from tests.production.test_settings import boot
from tests.reviews import factory
from tests.test_permission_matrix import MATRIX, address

pytestmark = pytest.mark.django_db
_TAKEN_OVER = (
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_REDIRECT_EXEMPT",
    "SECURE_REFERRER_POLICY",
    "SECURE_CONTENT_TYPE_NOSNIFF",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "X_FRAME_OPTIONS",
    "CONTENT_SECURITY_POLICY",
    "ALLOWED_HOSTS",
)
WANTED = {
    "Strict-Transport-Security": ("max-age=31536000", "includeSubDomains"),
    "X-Content-Type-Options": ("nosniff",),
    "X-Frame-Options": ("DENY",),
    "Content-Security-Policy": ("default-src 'none'", "frame-ancestors 'none'"),
    "Cross-Origin-Opener-Policy": ("same-origin",),
    "Cache-Control": ("private", "no-store"),
}
_REFERRER = ("same-origin", "no-referrer")


@pytest.fixture
def arguments() -> dict[str, object]:
    """Ids of things that exist, for addresses."""
    owner, reviewer = factory.contractor(), factory.reviewer()
    task, _ = factory.in_review(owner, reviewer)
    file = task.files.first()
    assert file is not None
    one = {
        "advice_id": task.pk,
        "task_id": task.pk,
        "file_id": file.pk,
        "person_id": owner.pk,
        "invitation_id": task.pk,
    }
    return {**one, "number": 1, "token": "no-such-token", "uidb36": "0", "key": "0"}


def visitors() -> dict[str, Client]:
    """A stranger and one person of each role, all through a proxy that ended TLS."""
    found = {"stranger": Client(headers={"X-Forwarded-Proto": "https"})}
    for role in Role:
        found[role.value] = Client(headers={"X-Forwarded-Proto": "https"}, raise_request_exception=False)
        found[role.value].force_login(
            factory.person(role), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    return found


def test_every_page_carries_every_header(monkeypatch: pytest.MonkeyPatch, arguments: dict[str, object]) -> None:
    production = boot(monkeypatch, {})
    monkeypatch.undo()
    lacking, seen = [], 0
    with override_settings(**{name: getattr(production, name) for name in _TAKEN_OVER}):
        for person, client in visitors().items():
            for url in (*(address(name, arguments) for name in MATRIX), "/no-such-page/"):
                answer = client.get(url, headers={"Host": "cleanroom.example"})
                seen += 1
                lacking += [f"{person} {url}: {name}" for name in missing(answer.headers)]
                answer.getvalue()  # a stream that is not read stays open
    assert seen == (len(Role) + 1) * (len(MATRIX) + 1)
    assert lacking == []


def missing(headers: object) -> list[str]:
    """Return the names of the headers that are not there or say something else."""
    values: dict[str, str] = dict(headers.items())  # type: ignore[attr-defined]
    wrong = [name for name, parts in WANTED.items() if any(part not in values.get(name, "") for part in parts)]
    return wrong + ([] if values.get("Referrer-Policy") in _REFERRER else ["Referrer-Policy"])


def test_plain_http_is_sent_to_https_and_cookies_travel_by_it_only(monkeypatch: pytest.MonkeyPatch) -> None:
    production = boot(monkeypatch, {})
    monkeypatch.undo()
    with override_settings(**{name: getattr(production, name) for name in _TAKEN_OVER}):
        plain = Client().get("/accounts/login/", headers={"Host": "cleanroom.example"})
        assert (plain.status_code, plain["Location"]) == (301, "https://cleanroom.example/accounts/login/")
        assert not plain.cookies
        safe = Client(headers={"X-Forwarded-Proto": "https"})
        page = safe.get("/accounts/login/", headers={"Host": "cleanroom.example"})
        assert page.cookies["csrftoken"]["secure"]
        assert Client().get("/healthz", headers={"Host": "cleanroom.example"}).status_code == 200
        assert safe.get("/accounts/login/", headers={"Host": "evil.example"}).status_code == 400
