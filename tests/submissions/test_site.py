"""Health, headers, error pages, and the words of sizes and times."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from submissions.models import User
from submissions.templatetags import cleanroom


@pytest.mark.django_db
def test_health_says_ok(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_health_says_when_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"no database")


@pytest.mark.django_db
def test_every_page_has_strict_headers_and_no_inline_code(carla: User, client: Client) -> None:
    client.force_login(carla, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in ("/tasks/", "/tasks/new/", "/profile/", "/accounts/2fa/", "/no/such/page"):
        response = client.get(path)
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"
        body = response.content.decode()
        assert " style=" not in body
        assert " onclick=" not in body
        assert "<script>" not in body


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, "0 bytes"), (1, "1 byte"), (912, "912 bytes"), (1024, "1.0 kB"), (34 * 1024, "34 kB"),
        (1_022_976, "999 kB"), (1_023_500, "1.0 MB"), (200 * 1024**2, "200 MB"), (3 * 1024**3, "3.0 GB"),
    ],
)  # fmt: skip
def test_sizes_read_as_people_say_them(count: int | None, words: str) -> None:
    assert cleanroom.size(count) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [(None, ""), (Decimal("0.5"), "30 minutes"), (Decimal(1), "1 hour"), (Decimal("6.50"), "6.5 hours"),
     (Decimal("40.00"), "40 hours")],
)  # fmt: skip
def test_working_time_reads_as_people_say_it(time: Decimal | None, words: str) -> None:
    assert cleanroom.hours(time) == words


def test_moments_are_near_or_dated() -> None:
    assert "3 minutes ago" in cleanroom.moment(timezone.now() - timedelta(minutes=3)).replace("\xa0", " ")
    assert "ago" not in cleanroom.moment(timezone.now() - timedelta(days=30))


def test_icons_are_hidden_from_screen_readers() -> None:
    assert all('aria-hidden="true"' in cleanroom.icon(name) for name in cleanroom.ICONS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "links"),
    [
        ("carla", {"/tasks/", "/policy/", "/advise/"}),
        ("rosa", {"/queue/", "/policy/", "/advise/"}),
        ("ada", {"/releases/", "/people/", "/audit/", "/policy/", "/advise/"}),
    ],
)
def test_everybody_sees_the_pages_of_their_role(
    who: str, links: set[str], client: Client, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(who)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    body = client.get("/profile/").content.decode()
    nav = body.partition('aria-label="Main">')[2].partition("</nav>")[0]
    assert {part.partition('"')[0] for part in nav.split('href="')[1:]} == links
    for link in links:
        assert client.get(link).status_code == 200
