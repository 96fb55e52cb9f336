"""The people page and its verbs: who may what, and that an admin is always left."""

from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from submissions import invitations, people
from submissions.models import AuditEntry, Invitation, Role, Task, TaskState, User

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def make(name: str, role: Role) -> User:
    return User.objects.create_user(f"{name}@example.com", PASSWORD, role=role, name=name.title())


@pytest.fixture
def alice() -> User:
    return make("alice", Role.ADMIN)


@pytest.fixture
def carl() -> User:
    return make("carl", Role.CONTRACTOR)


@pytest.fixture
def rita() -> User:
    return make("rita", Role.REVIEWER)


def at(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


PAGES = [
    ("get", "releases", ()),
    ("get", "release_new", ()),
    ("post", "release_new", ()),
    ("get", "release_detail", (1,)),
    ("get", "release_download", (1,)),
    ("post", "release_verify", (1,)),
    ("post", "release_recall", (1, uuid4())),
    ("get", "people", ()),
    ("post", "invitation_new", ()),
    ("post", "invitation_revoke", (uuid4(),)),
    ("post", "person_disable", (uuid4(),)),
    ("post", "person_enable", (uuid4(),)),
    ("post", "person_role", (uuid4(),)),
    ("get", "audit", ()),
]


@pytest.mark.parametrize(("method", "name", "arguments"), PAGES)
def test_only_admins_reach_the_admin_pages(
    method: str, name: str, arguments: tuple[Any, ...], carl: User, rita: User
) -> None:
    url = reverse(name, args=arguments)
    for user in (carl, rita):
        assert getattr(at(user), method)(url).status_code == 404
    stranger = getattr(at(None), method)(url)
    assert stranger.status_code == 302
    assert stranger.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", ["invitation_new", "person_disable", "person_enable", "person_role"])
def test_changes_need_post_and_a_token(alice: User, carl: User, name: str) -> None:
    url = reverse(name, args=() if name == "invitation_new" else (carl.pk,))
    assert at(alice).get(url).status_code == 405
    checked = Client(enforce_csrf_checks=True)
    checked.force_login(alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert checked.post(url).status_code == 403


def test_the_page_shows_people_and_open_invitations(alice: User, carl: User) -> None:
    invitations.invite("nora@example.com", Role.REVIEWER, alice, "https://x/")
    page = at(alice).get(reverse("people")).content.decode()
    for words in ("carl@example.com", "nora@example.com", "Revoke", "Disable"):
        assert words in page
    assert reverse("person_disable", args=[alice.pk]) not in page
    assert "carl@" not in at(alice).get(reverse("people"), {"role": "admin"}).content.decode()
    assert "Nobody like that" in at(alice).get(reverse("people"), {"q": "zzz"}).content.decode()


def test_an_admin_invites_by_the_page_and_the_link_is_only_in_the_mail(alice: User) -> None:
    answer = at(alice).post(reverse("invitation_new"), {"email": "nora@example.com", "role": "reviewer"}, follow=True)
    assert "on its way" in answer.content.decode()
    link = next(word for word in str(mail.outbox[0].body).split() if "/invitations/" in word)
    assert link.startswith("http://testserver/invitations/")
    assert link.split("/")[-2] not in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"email": "no address", "role": "reviewer"}, "valid email"),
        ({"email": "nora@example.com", "role": "king"}, "valid choice"),
        ({"email": "Carl@example.com", "role": "reviewer"}, "belongs to an account"),
    ],
)
def test_a_wrong_invitation_is_explained_and_nobody_is_invited(
    alice: User, carl: User, data: dict[str, str], words: str
) -> None:
    answer = at(alice).post(reverse("invitation_new"), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_is_revoked_by_the_page(alice: User) -> None:
    invitation = invitations.invite("nora@example.com", Role.REVIEWER, alice, "https://x/")
    at(alice).post(reverse("invitation_revoke", args=[invitation.pk]))
    assert not invitations.open_invitations().exists()


def test_disabling_ends_sessions_at_the_next_request_and_enabling_lets_in_again(alice: User, rita: User) -> None:
    hers = at(rita)
    assert hers.get(reverse("policy")).status_code == 200
    at(alice).post(reverse("person_disable", args=[rita.pk]))
    assert hers.get(reverse("policy")).status_code == 302
    at(alice).post(reverse("person_enable", args=[rita.pk]))
    rita.refresh_from_db()
    assert rita.is_active
    assert list(AuditEntry.objects.values_list("tag", flat=True)) == ["user:disable", "user:enable"]


def test_a_role_is_changed_by_the_page_and_counts_at_once(alice: User, rita: User) -> None:
    hers = at(rita)
    assert hers.get(reverse("people")).status_code == 404
    at(alice).post(reverse("person_role", args=[rita.pk]), {"role": "admin"})
    assert hers.get(reverse("people")).status_code == 200
    assert AuditEntry.objects.get(tag="user:role").details == {"old": "reviewer", "new": "admin"}


def test_nobody_demotes_or_disables_themselves(alice: User) -> None:
    make("adam", Role.ADMIN)
    with pytest.raises(people.Refused, match="own account"):
        people.disable(alice, alice)
    with pytest.raises(people.Refused, match="own account"):
        people.change_role(alice, Role.REVIEWER, alice)
    page = at(alice).post(reverse("person_disable", args=[alice.pk]), follow=True)
    assert "your own account" in page.content.decode()


def test_an_admin_who_was_disabled_meanwhile_changes_nothing(alice: User) -> None:
    adam = make("adam", Role.ADMIN)
    people.disable(adam, alice)
    adam.is_active = True  # what a stale request still believes
    with pytest.raises(PermissionDenied):
        people.disable(alice, adam)
    alice.refresh_from_db()
    assert alice.is_active


def test_the_last_admin_stays(alice: User) -> None:
    adam = make("adam", Role.ADMIN)
    people.change_role(adam, Role.REVIEWER, alice)
    with pytest.raises(people.Refused):
        people.change_role(alice, Role.REVIEWER, alice)
    assert User.objects.filter(role=Role.ADMIN, is_active=True).count() == 1


def test_a_contractor_with_unfinished_tasks_keeps_the_role(alice: User, carl: User) -> None:
    task = Task.objects.create(owner=carl)
    with pytest.raises(people.Refused, match="unfinished"):
        people.change_role(carl, Role.REVIEWER, alice)
    Task.objects.filter(pk=task.pk).update(state=TaskState.REJECTED)
    people.change_role(carl, Role.REVIEWER, alice)
    carl.refresh_from_db()
    assert carl.role == Role.REVIEWER


def test_only_admins_call_the_verbs(carl: User, rita: User) -> None:
    for verb in (people.disable, people.enable):
        with pytest.raises(PermissionDenied):
            verb(carl, rita)
    with pytest.raises(PermissionDenied):
        people.change_role(carl, Role.ADMIN, rita)
