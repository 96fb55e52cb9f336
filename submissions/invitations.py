"""Invitations: an admin asks one address to join in one role. The link's token is shown once and stored nowhere."""

import hashlib
import secrets
import smtplib
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from submissions import audit
from submissions.audit import Tag
from submissions.models import Invitation, Role, User

_TOKEN_BYTES = 32
MAX_NAME = 120


class Refused(Exception):
    """The invitation cannot be made; the message is a sentence for the admin."""


class NotSent(Exception):
    """The mail could not be handed over; the invitation was taken back."""


class Closed(Http404):
    """The link does not work (any more). Unhandled, it is a page that does not exist."""


def invite(email: str, role: Role, by: User | None, base: str) -> Invitation:
    """Invite an address and send the mail; an open invitation of the same address is replaced.

    Args:
        email: the address.
        role: what the person will be.
        by: the admin; None is whoever runs commands on the machine.
        base: where the installation is reached, such as "https://host/".

    Raises:
        PermissionDenied: the person is no admin.
        Refused: the address belongs to an account already.
        NotSent: no mail went out and nothing was kept.
    """
    invitation, token = issue(email, role, by)
    _send(invitation, token, base, by)
    return invitation


def issue(email: str, role: Role, by: User | None) -> tuple[Invitation, str]:
    """Make an invitation without a mail; returns it and the link's token, which nothing keeps.

    Raises:
        PermissionDenied: the person is no admin.
        Refused: the address belongs to an account already.
    """
    _check(by)
    email = email.strip().lower()
    if User.objects.filter(email__iexact=email).exists():
        raise Refused("This address belongs to an account already. Change its role in the list instead.")
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    invitation = Invitation(
        email=email,
        role=role,
        token_hash=_hash(token),
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=settings.INVITATION_DAYS),
    )
    with transaction.atomic():
        # The audit log's lock also keeps two admins from inviting one address at once.
        audit.record(Tag.USER_INVITED, invitation, by, role=str(role))
        open_invitations().filter(email=email).update(revoked_at=timezone.now())
        invitation.save(force_insert=True)
    return invitation, token


def link(token: str, base: str) -> str:
    """Return the address an invited person opens."""
    return base.rstrip("/") + reverse("invitation_accept", args=[token])


def _check(by: User | None) -> None:
    if by is not None and not (by.is_admin and by.is_active):
        raise PermissionDenied


def _send(invitation: Invitation, token: str, base: str, by: User | None) -> None:
    context = {"link": link(token, base), "invitation": invitation, "role": Role(invitation.role).label.lower()}
    try:
        send_mail(
            "You are invited to Cleanroom",
            render_to_string("account/email/invitation.txt", context),
            None,
            [invitation.email],
        )
    except (smtplib.SMTPException, OSError):
        revoke(invitation, by)
        raise NotSent from None


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations whose links work."""
    return Invitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())


def find(token: str) -> Invitation | None:
    """Return the open invitation a link belongs to.

    None for every other link, and also when the address has an account meanwhile: a stranger learns nothing.
    """
    invitation = open_invitations().filter(token_hash=_hash(token)).first()
    if invitation is None or User.objects.filter(email__iexact=invitation.email).exists():
        return None
    return invitation


def accept(token: str, name: str, password: str) -> User:
    """Make the account; the link works once.

    Raises:
        Closed: the link does not work.
        ValidationError: the password is too weak; nothing was changed.
    """
    invitation = find(token)
    if invitation is None:
        raise Closed
    person = User(email=invitation.email, name=name.strip()[:MAX_NAME], role=invitation.role)
    validate_password(password, person)
    person.set_password(password)
    try:
        with transaction.atomic():
            now = timezone.now()
            audit.lock()  # before the invitation's row, as `issue` takes them
            person.save(force_insert=True)
            if not open_invitations().filter(pk=invitation.pk).update(accepted_at=now, accepted_by=person):
                raise Closed
            # The link came by mail, so the address is proved.
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
            audit.record(Tag.USER_JOINED, person, person, invitation=str(invitation.pk), role=person.role)
    except IntegrityError:
        raise Closed from None
    return person


def revoke(invitation: Invitation, by: User | None) -> bool:
    """Close an open invitation; False when it was closed already. `by` None is whoever runs commands on the machine.

    Raises:
        PermissionDenied: the person is no admin.
    """
    _check(by)
    with transaction.atomic():
        audit.lock()  # before the invitation's row, as `issue` takes them
        closed = open_invitations().filter(pk=invitation.pk).update(revoked_at=timezone.now())
        if closed:
            audit.record(Tag.INVITATION_REVOKED, invitation, by)
    return bool(closed)


def _hash(token: str) -> str:
    # A token is 32 random bytes: nothing to guess, so a plain hash is enough to store.
    return hashlib.sha256(token.encode()).hexdigest()
