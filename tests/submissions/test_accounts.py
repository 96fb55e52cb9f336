"""Logging in, joining, two-step login, profiles; which pages do not exist."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings as project
from django.core import mail
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from submissions import invitations
from submissions.accounts import employer_key
from submissions.audit import Tag
from submissions.models import AuditEntry, Role, User
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LogIn = Callable[[User], Client]


def log_in(client: Client, email: str, password: str = PASSWORD) -> int:
    return client.post("/accounts/login/", {"login": email, "password": password}).status_code


@pytest.mark.parametrize(("who", "page"), [("carla", "/tasks/"), ("rosa", "/queue/"), ("ada", "/releases/")])
def test_everybody_lands_where_their_work_is(
    who: str, page: str, client: Client, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(who)
    assert log_in(client, user.email.upper()) == 302
    assert client.get("/")["Location"] == page


def test_a_wrong_password_and_an_unknown_address_look_the_same(carla: User, client: Client) -> None:
    bodies = []
    for email in ("carla@example.org", "nobody@example.org"):
        response = client.post("/accounts/login/", {"login": email, "password": "wrong wrong"})
        assert response.status_code == 200
        body = re.sub(r'value="[^"]*"', "", response.content.decode())
        bodies.append(body)
    assert bodies[0] == bodies[1]


def test_a_disabled_person_does_not_get_in(carla: User, client: Client) -> None:
    User.objects.update(is_active=False)
    log_in(client, carla.email)
    assert client.get("/tasks/").status_code == 302


def test_failed_logins_are_limited_across_processes(carla: User, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    # One client per try: nothing but the shared store can count.
    for _ in range(3):
        assert log_in(Client(), carla.email, "wrong wrong") == 200
    response = Client().post("/accounts/login/", {"login": carla.email, "password": PASSWORD})
    assert response.status_code == 200
    assert "Too many" in response.content.decode()


def test_the_rate_limits_store_is_shared_and_names_nobody(carla: User, settings: Settings) -> None:
    assert project.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    log_in(Client(), carla.email, "wrong wrong")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM rate_limits")
        rows = cursor.fetchall()
    assert rows
    assert "carla" not in str(rows)
    caches["default"].clear()


def test_too_many_requests_have_a_page(carla: User, client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    log_in(client, carla.email, "wrong wrong")
    response = client.post("/accounts/login/", {"login": carla.email, "password": PASSWORD})
    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "password/set/", "login/code/", "social/", "2fa/webauthn/", "3rdparty/"],
)
def test_unwanted_account_pages_do_not_exist(carla: User, as_user: LogIn, client: Client, path: str) -> None:
    for browser in (client, as_user(carla)):
        assert browser.get(f"/accounts/{path}").status_code == 404
        assert browser.post(f"/accounts/{path}").status_code == 404


def test_a_password_is_reset_by_mail(carla: User, client: Client) -> None:
    assert client.post("/accounts/password/reset/", {"email": carla.email}).status_code == 302
    link = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert link is not None
    assert mail.outbox[0].subject == "Cleanroom: Choose a new password"
    page = client.get(link[1], follow=True)
    address = page.redirect_chain[-1][0]
    new = "another good long password"
    assert client.post(address, {"password1": new, "password2": new}).status_code == 302
    assert log_in(Client(), carla.email, new) == 302
    assert log_in(Client(), carla.email) == 200
    assert "does not work" in Client().get(link[1], follow=True).content.decode()


def test_an_unknown_address_gets_a_mail_that_offers_no_sign_up(client: Client) -> None:
    assert client.post("/accounts/password/reset/", {"email": "who@example.org"}).status_code == 302
    assert "signup" not in mail.outbox[0].body
    assert "invitation" in mail.outbox[0].body


def test_a_password_is_changed(carla: User, as_user: LogIn) -> None:
    client = as_user(carla)
    new = "another good long password"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/accounts/password/change/", data).status_code == 302
    assert log_in(Client(), carla.email, new) == 302


def test_logging_out_is_a_post(carla: User, as_user: LogIn) -> None:
    client = as_user(carla)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/tasks/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/tasks/").status_code == 302


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_two_step_login_from_switching_on_to_off(carla: User, client: Client) -> None:
    log_in(client, carla.email)
    again = client.get("/accounts/2fa/totp/activate/")
    assert again["Location"].startswith("/accounts/reauthenticate/")
    page = client.post(again["Location"], {"password": PASSWORD}, follow=True).content.decode()
    secret = re.search(r'<code class="secret">(\w+)</code>', page)
    assert secret is not None
    response = client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret[1])}, follow=True)
    codes = re.findall(r'<code class="secret">(\w+)</code>', response.content.decode())
    assert len(codes) == 10
    assert client.get("/accounts/2fa/").status_code == 200

    second = Client()
    assert log_in(second, carla.email) == 302
    assert second.get("/tasks/").status_code == 302
    assert "Second step" in second.get("/accounts/2fa/authenticate/").content.decode()
    assert second.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert second.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == 302
    assert second.get("/tasks/").status_code == 200

    for path in ("totp/deactivate/", "recovery-codes/generate/", "recovery-codes/", "recovery-codes/download/"):
        assert client.get(f"/accounts/2fa/{path}").status_code == 200
    client.post("/accounts/2fa/totp/deactivate/")
    assert log_in(third := Client(), carla.email) == 302
    assert third.get("/tasks/").status_code == 200


def invited(ada: User, email: str = "new@example.org", role: Role = Role.REVIEWER) -> str:
    invitations.invite(email, role, ada, "http://testserver/")
    link = re.search(r"http://testserver(/invitations/\S+)", str(mail.outbox[-1].body))
    assert link is not None
    return link[1]


def test_an_invited_person_joins_and_is_logged_in(ada: User, client: Client) -> None:
    link = invited(ada)
    assert "new@example.org" in client.get(link).content.decode()
    response = client.post(link, {"name": "Nia", "password": PASSWORD, "again": PASSWORD}, follow=True)
    assert response.redirect_chain[-1][0] == "/queue/"
    person = User.objects.get(email="new@example.org")
    assert (person.role, person.name) == ("reviewer", "Nia")
    assert Client().get(link).status_code == 404


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": ""}, "required"),
        ({"again": "something else"}, "differ"),
        ({"password": "12345678", "again": "12345678"}, "numeric"),
        ({"password": "new@example.org", "again": "new@example.org"}, "similar"),
    ],
)
def test_joining_asks_for_a_name_and_a_good_password(
    ada: User, client: Client, given: dict[str, str], words: str
) -> None:
    link = invited(ada)
    data = {"name": "Nia", "password": PASSWORD, "again": PASSWORD} | given
    response = client.post(link, data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_link_that_nobody_sent_does_not_work(client: Client) -> None:
    response = client.get("/invitations/made-up/")
    assert response.status_code == 404
    assert "does not work" in response.content.decode()


def test_people_name_themselves(carla: User, as_user: LogIn) -> None:
    client = as_user(carla)
    assert client.post("/profile/", {"name": " Carla  Moreno "}).status_code == 302
    carla.refresh_from_db()
    assert carla.name == "Carla Moreno"
    assert client.post("/profile/", {"name": ""}).status_code == 422


def test_a_reviewer_names_an_employer_and_only_its_fingerprint_stays(rosa: User, as_user: LogIn) -> None:
    client = as_user(rosa)
    client.post("/profile/", {"name": "Rosa", "employer": "Bluewater Charters Ltd."})
    rosa.refresh_from_db()
    assert rosa.employer_key == employer_key("bluewater charters")
    assert AuditEntry.objects.get(tag=Tag.USER_EMPLOYER_NAMED).details == {}
    client.post("/profile/", {"name": "Rosa", "employer": ""})
    rosa.refresh_from_db()
    assert rosa.employer_key
    assert "on record" in client.get("/profile/").content.decode()


def test_a_contractor_names_no_employer_here(carla: User, as_user: LogIn) -> None:
    client = as_user(carla)
    assert 'name="employer"' not in client.get("/profile/").content.decode()
    client.post("/profile/", {"name": "Carla", "employer": "Sneaky"})
    carla.refresh_from_db()
    assert carla.employer_key == ""
