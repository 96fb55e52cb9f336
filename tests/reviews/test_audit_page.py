"""The audit page: entries in words, filters, and the state of the chain."""

import pytest
from django.test import Client
from django.urls import reverse

from reviews.views import audit as page
from submissions import audit
from submissions.audit import Tag
from submissions.models import AuditEntry, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", "x", role=Role.ADMIN, name="Alice")


@pytest.fixture
def browser(alice: User) -> Client:
    client = Client()
    client.force_login(alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_an_empty_log_says_so(browser: Client) -> None:
    answer = browser.get(reverse("audit")).content.decode()
    assert "Nothing happened yet" in answer
    assert "The chain is whole: 0 entries" in answer


def test_it_shows_entries_in_words_the_newest_on_top(browser: Client, alice: User) -> None:
    audit.record(Tag.USER_INVITED, alice, alice, role="reviewer")
    audit.record(Tag.USER_DISABLED, alice, None)
    answer = browser.get(reverse("audit")).content.decode()
    assert answer.index("Disabled an account</") > 0
    entries = answer.split("<tbody>")[1]
    assert entries.index("Disabled an account") < entries.index("Invited somebody")
    assert "The system" in entries
    assert "Alice" in entries
    assert 'role <span class="strong">reviewer</span>' in entries


def test_every_tag_has_words() -> None:
    assert set(page.WORDS) == set(Tag)


def test_it_filters_by_what_was_done_and_by_whom_it_is_about(browser: Client, alice: User) -> None:
    bob = User.objects.create_user("bob@example.com", "x", role=Role.REVIEWER)
    audit.record(Tag.USER_INVITED, alice, alice)
    audit.record(Tag.USER_DISABLED, bob, alice)
    by_tag = browser.get(reverse("audit"), {"tag": "user:invite"}).context["rows"]
    assert [row.entry.tag for row in by_tag] == ["user:invite"]
    about = browser.get(reverse("audit"), {"about": str(bob.pk)}).context["rows"]
    assert [row.entry.tag for row in about] == ["user:disable"]
    by_actor = browser.get(reverse("audit"), {"about": str(alice.pk)}).context["rows"]
    assert len(by_actor) == 2
    assert "No entry fits" in browser.get(reverse("audit"), {"about": "x"}).content.decode()


def test_it_shows_pages_of_fifty(browser: Client, alice: User) -> None:
    for _ in range(60):
        audit.record(Tag.USER_ENABLED, alice, alice)
    first, second = (browser.get(reverse("audit"), {"page": number}).context["rows"] for number in (1, 2))
    assert (len(first), len(second)) == (50, 10)
    assert first[0].entry.sequence == 60


def test_a_broken_chain_is_named_with_its_place(browser: Client, alice: User) -> None:
    for _ in range(5):
        audit.record(Tag.USER_ENABLED, alice, alice)
    AuditEntry.objects.filter(sequence=3).update(actor="")
    assert "The chain is broken at entry 3 of 5" in browser.get(reverse("audit")).content.decode()


def test_a_long_log_is_checked_on_request(browser: Client, alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_CHECK_AT_ONCE", 2)
    for _ in range(5):
        audit.record(Tag.USER_ENABLED, alice, alice)
    assert "was not checked just now" in browser.get(reverse("audit")).content.decode()
    assert "whole: 5 entries" in browser.get(reverse("audit"), {"check": "1"}).content.decode()
    fragment = browser.get(reverse("audit"), {"check": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert "whole: 5 entries" in fragment
    assert "<html" not in fragment
