"""What an admin does to accounts: disable, enable, change the role. There is always an admin left."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from submissions import audit
from submissions.audit import Tag
from submissions.models import Role, Task, TaskState, User

_UNFINISHED = (TaskState.DRAFT, TaskState.SUBMITTED, TaskState.IN_REVIEW, TaskState.RETURNED)


class Refused(Exception):
    """It cannot be done; the message is a sentence for the admin."""


def disable(person: User, by: User) -> None:
    """Take an account's access; its sessions end at their next request.

    Raises:
        PermissionDenied: `by` is no admin.
        Refused: it is their own account, or the last admin's.
    """
    _guard(by)
    with transaction.atomic():
        _keep_an_admin(person, by)
        if User.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
            audit.record(Tag.USER_DISABLED, person, by)
    person.is_active = False


def enable(person: User, by: User) -> None:
    """Give an account its access back.

    Raises:
        PermissionDenied: `by` is no admin.
    """
    _guard(by)
    with transaction.atomic():
        if User.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
            audit.record(Tag.USER_ENABLED, person, by)
    person.is_active = True


def change_role(person: User, role: Role, by: User) -> None:
    """Make a person something else.

    Raises:
        PermissionDenied: `by` is no admin.
        Refused: it is their own account, the last admin's, or a contractor's with unfinished tasks.
    """
    _guard(by)
    with transaction.atomic():
        old = User.objects.select_for_update(no_key=True).get(pk=person.pk).role
        if old == role:
            return
        _keep_an_admin(person, by)
        if old == Role.CONTRACTOR and Task.objects.filter(owner=person, state__in=_UNFINISHED).exists():
            raise Refused("This contractor has unfinished tasks, which nobody could go on with.")
        User.objects.filter(pk=person.pk).update(role=role)
        audit.record(Tag.USER_ROLE_CHANGED, person, by, old=old, new=str(role))
    person.role = role


def _guard(by: User) -> None:
    if not (by.is_admin and by.is_active):
        raise PermissionDenied


def _keep_an_admin(person: User, by: User) -> None:
    """Refuse what would leave the installation without an admin. Locks the admins, so two cannot remove each other."""
    admins = list(User.objects.select_for_update(no_key=True).filter(role=Role.ADMIN, is_active=True).order_by("pk"))
    if by not in admins:
        raise PermissionDenied
    if person.pk == by.pk:
        raise Refused("This is your own account. Ask another admin.")
    if admins == [person]:
        raise Refused("This is the last admin.")
