"""Every address x method x person x state of the task, generated from the URL configuration.

A new URL without a row here fails. `CAN` says who may use an address at all; everybody else gets the login page (when
nobody is logged in), 404, or 405 where the method exists for nobody. Nobody ever gets a server error.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from reviews.models import Release, ReleaseState
from scrubbing import advice
from submissions.models import FileRole, Invitation, Role, Task, TaskFile, TaskState, User
from tests.reviews import factory

pytestmark = pytest.mark.django_db

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SAFE = frozenset({"GET", "HEAD"})
PEOPLE = (
    "stranger",
    "owner",
    "contractor",
    "claimer",
    "reviewer",
    "colleague",
    "admin",
    "disabled",
    "shut_out",
)
EVERYBODY_IN = frozenset({"owner", "contractor", "claimer", "reviewer", "colleague", "admin"})
CONTRACTORS = frozenset({"owner", "contractor"})
REVIEWERS = frozenset({"claimer", "reviewer", "colleague"})
OWNER = frozenset({"owner"})
ADMIN = frozenset({"admin"})
# Who has the task in hand: only where a reviewer claimed it.
IN_HAND = frozenset({"claimer"})
OPEN = frozenset(PEOPLE)


@dataclass(frozen=True)
class Row:
    """Who may use an address, and with which methods. `in_review` differs from `can` where a claim opens it."""

    can: frozenset[str]
    methods: str = "GET"
    in_review: frozenset[str] | None = None
    # allauth decides about these itself; they never show anything of a task.
    library: bool = False
    # What a POST says, where an empty one names nothing.
    body: bytes = b""
    # Methods that answer 404 to those who may, too, in this world: there is no such archive, file or entry.
    nothing_there: str = ""


MATRIX: dict[str, Row] = {
    "home": Row(EVERYBODY_IN),
    "healthz": Row(OPEN),
    "tasks": Row(CONTRACTORS),
    "task_new": Row(CONTRACTORS, "GET POST"),
    "task_detail": Row(OWNER, "GET POST"),
    "task_autosave": Row(OWNER, "POST"),
    "task_withdraw": Row(OWNER, "GET POST"),
    "file_upload": Row(OWNER, "POST", body=b"role=deliverable"),
    "files_status": Row(OWNER),
    "file_replace": Row(OWNER, "GET POST", nothing_there="GET HEAD POST"),
    "file_drop": Row(OWNER, "POST"),
    "invitation_accept": Row(OPEN, "GET POST"),
    "profile": Row(EVERYBODY_IN, "GET POST"),
    "triage": Row(OWNER),
    "triage_status": Row(OWNER),
    "triage_value": Row(OWNER, "POST"),
    "triage_public": Row(OWNER, "POST"),
    "triage_add": Row(OWNER, "POST"),
    "triage_part": Row(OWNER, "POST"),
    "triage_rescrub": Row(OWNER, "POST"),
    "triage_submit": Row(OWNER, "POST"),
    "scrubbed_download": Row(OWNER, in_review=OWNER | IN_HAND),
    "scrubbed_preview": Row(OWNER, in_review=OWNER | IN_HAND),
    "preview_image": Row(OWNER, in_review=OWNER | IN_HAND),
    "certificate": Row(OWNER, in_review=OWNER | IN_HAND),
    "certificate_download": Row(OWNER, in_review=OWNER | IN_HAND),
    "file_compare": Row(OWNER),
    "queue": Row(REVIEWERS),
    "review_next": Row(REVIEWERS, "POST"),
    "review_claim": Row(REVIEWERS, "POST"),
    "review": Row(frozenset(), in_review=IN_HAND),
    "review_status": Row(frozenset(), in_review=IN_HAND),
    "review_value": Row(frozenset(), "POST", in_review=IN_HAND),
    "review_add": Row(frozenset(), "POST", in_review=IN_HAND),
    "review_part": Row(frozenset(), "POST", in_review=IN_HAND),
    "review_rescrub": Row(frozenset(), "POST", in_review=IN_HAND),
    "review_finish": Row(frozenset(), "POST", in_review=IN_HAND),
    "review_unclaim": Row(frozenset(), "POST", in_review=IN_HAND),
    "releases": Row(ADMIN),
    "release_new": Row(ADMIN, "GET POST"),
    "release_reopen": Row(ADMIN, "POST"),
    "release_detail": Row(ADMIN),
    "release_download": Row(ADMIN, nothing_there="GET HEAD"),
    "release_verify": Row(ADMIN, "POST", nothing_there="POST"),
    "release_recall": Row(ADMIN, "POST", nothing_there="POST"),
    "people": Row(ADMIN),
    "invitation_new": Row(ADMIN, "POST"),
    "invitation_revoke": Row(ADMIN, "POST"),
    "person_disable": Row(ADMIN, "POST"),
    "person_enable": Row(ADMIN, "POST"),
    "person_role": Row(ADMIN, "POST"),
    "audit": Row(ADMIN),
    "policy": Row(EVERYBODY_IN),
    "advise": Row(EVERYBODY_IN, "GET POST"),
    "advice": Row(OWNER),
    "advice_read": Row(OWNER, "POST"),
    "advice_again": Row(OWNER, "POST"),
    "advice_drop": Row(OWNER, "POST"),
    "policy_change": Row(ADMIN, "GET POST"),
    **{
        name: Row(OPEN, "GET POST", library=True)
        for name in (
            "account_login",
            "account_logout",
            "account_inactive",
            "account_reauthenticate",
            "account_change_password",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_password_from_key",
            "account_reset_password_from_key_done",
            "mfa_index",
            "mfa_authenticate",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
        )
    },
}
# allauth's own code asks for these names; the addresses answer 404 to everybody.
SHUT = frozenset({"account_signup", "account_email", "account_email_verification_sent", "account_set_password"})
# An owner's POST that passes the door may be refused for the task's state, its form or its version: never 404 or 5xx.
PASSED = frozenset({200, 201, 204, 302, 303, 400, 403, 409, 413, 422, 423})


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def names() -> set[str]:
    return {str(pattern.name) for pattern in patterns(get_resolver())}


def test_every_address_has_a_name_and_a_row() -> None:
    assert names() == set(MATRIX) | SHUT


@dataclass
class World:
    """The people, a task of the owner with a scrubbed file, and everything an address may name."""

    task: Task
    file: TaskFile
    clients: dict[str, Client]
    arguments: dict[str, object]


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    people = {
        "owner": factory.contractor(),
        "contractor": factory.contractor(),
        "claimer": factory.reviewer(),
        "reviewer": factory.reviewer(),
        "colleague": factory.reviewer(employer="Harbour & Finch"),
        "admin": factory.person(Role.ADMIN),
    }
    if request.param == "in_review":
        task, _ = factory.in_review(people["owner"], people["claimer"])
    else:
        task = factory.ready(people["owner"])
    file = task.files.get(role=FileRole.DELIVERABLE)
    factory.scrubbed(file, previews=2)
    release = Release.objects.create(number=1, title="One", created_by=people["admin"], state=ReleaseState.FAILED)
    invitation = Invitation.objects.create(
        email="new@example.com",
        role=Role.REVIEWER,
        token_hash="0" * 64,
        invited_by=people["admin"],
        expires_at=release.created_at,
    )
    clients = {"stranger": Client()}
    for name, user in people.items():
        clients[name] = Client(raise_request_exception=False)
        clients[name].force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    clients["disabled"] = _disabled(factory.contractor())
    clients["shut_out"] = _disabled(factory.reviewer())
    arguments: dict[str, object] = {
        "task_id": task.pk,
        "file_id": file.pk,
        "number": 1,
        "token": "no-such-token",
        "invitation_id": invitation.pk,
        "person_id": people["contractor"].pk,
        "advice_id": advice.ask_about_text("Dear Amara Okafor, hello.", people["owner"]).pk,
        "uidb36": "0",
        "key": "0",
    }
    return World(task, file, clients, arguments)


def _disabled(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    user.is_active = False
    user.save(update_fields=["is_active"])
    return client


def address(name: str, arguments: dict[str, object]) -> str:
    pattern = next(pattern for pattern in patterns(get_resolver()) if pattern.name == name)
    wanted = pattern.pattern.regex.groupindex if not pattern.pattern.converters else pattern.pattern.converters
    return reverse(name, kwargs={key: arguments[key] for key in wanted})


@pytest.mark.parametrize("world", ["draft", "in_review"], indirect=True)
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_only_those_who_may_get_in(name: str, world: World, request: pytest.FixtureRequest) -> None:
    row = MATRIX[name]
    in_review = world.task.state == TaskState.IN_REVIEW
    can = row.in_review if in_review and row.in_review is not None else row.can
    url = address(name, world.arguments)
    surprises = []
    for person in PEOPLE:
        for method in METHODS:
            status, where = knock(world.clients[person], method, url, row.body)
            expected = judge(row, person in can, person, method)
            if not expected(status, where):
                surprises.append(f"{person} {method} {url}: {status} {where}")
    assert surprises == []


def knock(client: Client, method: str, url: str, body: bytes) -> tuple[int, str]:
    answer = client.generic(
        method, url, data=body if method == "POST" else b"", content_type="application/x-www-form-urlencoded"
    )
    # Read a stream to its end, which closes it; `close` would close the test's connection to a database server, too.
    answer.getvalue()
    return answer.status_code, answer.headers.get("Location", "")


def judge(row: Row, may: bool, person: str, method: str) -> Callable[[int, str], bool]:
    allowed = set(row.methods.split()) | ({"HEAD"} if "GET" in row.methods else set())
    if row.library:
        return lambda status, where: status < 500
    if may and method in allowed:
        # A row that is open to all may still say that what it names does not exist.
        extra = {404} if row.can == OPEN or method in row.nothing_there.split() else set()
        if method in SAFE:
            return lambda status, where: (
                (status in {200, 302} | extra and not is_login(where)) or person not in EVERYBODY_IN
            )
        return lambda status, where: (status in PASSED | extra and not is_login(where)) or person not in EVERYBODY_IN
    if may and method == "OPTIONS":
        return lambda status, where: status in {200, 405}
    if may:
        return lambda status, where: status in {404, 405}
    if person in EVERYBODY_IN:
        return lambda status, where: status in {404, 405}
    return lambda status, where: status == 404 or status == 405 or (status == 302 and is_login(where))


def is_login(where: str) -> bool:
    return where.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", sorted(SHUT))
def test_what_is_not_wanted_of_the_library_is_shut(name: str) -> None:
    assert Client().get(reverse(name)).status_code == 404


@pytest.mark.parametrize("world", ["draft", "in_review"], indirect=True)
def test_nothing_serves_an_original(world: World) -> None:
    original = world.file.original
    for client in world.clients.values():
        for guess in (
            f"/media/{original}",
            f"/files/{world.file.pk}/",
            f"/files/{world.file.pk}/original/",
            f"/{original}",
        ):
            assert client.get(guess).status_code == 404


def test_ids_that_do_not_exist_look_like_ids_of_others(
    as_user: Callable[[User], Client], carla: User, carlos: User
) -> None:
    other = factory.task(carlos)
    client = as_user(carla)
    for name in ("task_detail", "triage", "files_status"):
        answers = {client.get(reverse(name, args=[key])).status_code for key in (other.pk, uuid4())}
        assert answers == {404}


def test_a_removed_guard_is_noticed(monkeypatch: pytest.MonkeyPatch, carla: User, carlos: User) -> None:
    """The matrix would see it: without the owner check the page opens to the other contractor."""
    from submissions import access

    def unguarded(user: User, task_id: UUID) -> Task:
        return Task.objects.get(pk=task_id)

    task = factory.task(carlos)
    client = Client()
    client.force_login(carla, backend="allauth.account.auth_backends.AuthenticationBackend")
    url = reverse("files_status", args=[task.pk])
    assert client.get(url).status_code == 404
    monkeypatch.setattr(access, "own_task", unguarded)
    monkeypatch.setattr("submissions.views.files.own_task", unguarded)
    assert client.get(url).status_code == 200
