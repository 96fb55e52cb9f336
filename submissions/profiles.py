"""What people may change about themselves."""

from django.db import transaction

from submissions import audit
from submissions.accounts import employer_key
from submissions.audit import Tag
from submissions.models import User


def save_profile(user: User, name: str, employer: str = "") -> None:
    """Set a person's name; a reviewer who names an employer is never shown that employer's tasks from then on.

    Only the keyed hash of the employer's name is kept. An empty employer leaves the one on record.
    """
    with transaction.atomic():
        user.name = " ".join(name.split())
        changed = ["name"]
        key = employer_key(employer) if user.is_reviewer else ""
        if key and key != user.employer_key:
            user.employer_key = key
            changed.append("employer_key")
            audit.record(Tag.USER_EMPLOYER_NAMED, user, user)
        user.save(update_fields=changed)
