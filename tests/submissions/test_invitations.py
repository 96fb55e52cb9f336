"""Invitations: who may invite, what the link does, and what nobody learns."""

import re
import smtplib
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from submissions import invitations
from submissions.models import AuditEntry, Invitation, Role, User

pytestmark = pytest.mark.django_db
BASE = "https://clean.example.org/"
PASSWORD = "correct horse battery"


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice@example.com", PASSWORD, role=Role.ADMIN)


def token() -> str:
    """The token of the last mail."""
    found = re.search(r"/invitations/([^/\s]+)/", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def test_it_mails_a_link_and_stores_only_the_hash_of_its_token(alice: User) -> None:
    invitation = invitations.invite("Bob@Example.com", Role.REVIEWER, alice, BASE)
    assert mail.outbox[0].to == ["bob@example.com"]
    assert "as a reviewer" in mail.outbox[0].body
    assert f"https://clean.example.org/invitations/{token()}/" in mail.outbox[0].body
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM submissions_invitation")
        assert token() not in str(cursor.fetchall())
    assert token() not in str(list(AuditEntry.objects.values()))
    assert invitation.is_open


def test_it_makes_an_account_once(alice: User) -> None:
    invitations.invite("bob@example.com", Role.REVIEWER, alice, BASE)
    bob = invitations.accept(token(), "Bob B.", PASSWORD)
    assert (bob.email, bob.name, bob.role) == ("bob@example.com", "Bob B.", Role.REVIEWER)
    assert bob.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=bob).verified
    assert AuditEntry.objects.filter(tag="user:join", actor=str(bob.pk)).exists()
    with pytest.raises(invitations.Closed):
        invitations.accept(token(), "Mallory", PASSWORD)
    assert User.objects.count() == 2


@pytest.mark.parametrize("password", ["short", "12345678901", "password", "bob@example.com"])
def test_a_weak_password_changes_nothing(alice: User, password: str) -> None:
    invitations.invite("bob@example.com", Role.REVIEWER, alice, BASE)
    with pytest.raises(ValidationError):
        invitations.accept(token(), "Bob", password)
    assert invitations.find(token()) is not None


def _expire(invitation: Invitation, by: User) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def _revoke(invitation: Invitation, by: User) -> None:
    assert invitations.revoke(invitation, by)
    assert not invitations.revoke(invitation, by)


def _register(invitation: Invitation, by: User) -> None:
    User.objects.create_user("BOB@example.com", PASSWORD, role=Role.CONTRACTOR)


@pytest.mark.parametrize("close", [_expire, _revoke, _register])
def test_a_closed_link_and_one_that_never_was_look_the_same(alice: User, close: Any, client: Any) -> None:
    close(invitations.invite("bob@example.com", Role.REVIEWER, alice, BASE), alice)
    assert invitations.find(token()) is None
    with pytest.raises(invitations.Closed):
        invitations.accept(token(), "Bob", PASSWORD)
    assert invitations.find("never") is None


def test_inviting_again_replaces_the_open_invitation(alice: User) -> None:
    invitations.invite("bob@example.com", Role.REVIEWER, alice, BASE)
    first = token()
    invitations.invite("bob@example.com", Role.CONTRACTOR, alice, BASE)
    assert invitations.find(first) is None
    again = invitations.find(token())
    assert again is not None
    assert again.role == Role.CONTRACTOR
    assert invitations.open_invitations().count() == 1


def test_an_address_with_an_account_is_not_invited(alice: User) -> None:
    with pytest.raises(invitations.Refused):
        invitations.invite("ALICE@example.com", Role.CONTRACTOR, alice, BASE)
    assert not mail.outbox


@pytest.mark.parametrize("role", [Role.CONTRACTOR, Role.REVIEWER])
def test_only_admins_invite_and_revoke(alice: User, role: Role) -> None:
    invitation = invitations.invite("bob@example.com", Role.REVIEWER, alice, BASE)
    carol = User.objects.create_user("carol@example.com", PASSWORD, role=role)
    with pytest.raises(PermissionDenied):
        invitations.invite("dan@example.com", Role.ADMIN, carol, BASE)
    with pytest.raises(PermissionDenied):
        invitations.revoke(invitation, carol)
    assert Invitation.objects.count() == 1


def test_a_mail_that_could_not_be_sent_leaves_no_open_invitation(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(invitations, "send_mail", refuse)
    with pytest.raises(invitations.NotSent):
        invitations.invite("bob@example.com", Role.REVIEWER, alice, BASE)
    assert not invitations.open_invitations().exists()
