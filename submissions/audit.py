"""The audit log: who did what, in an order and with a content that nobody can change unseen.

Every entry's hash covers its content and the hash before it, so an entry that was changed, dropped or inserted breaks
the chain from there on. Tags follow the grammar `<subject>:<verb>[:<outcome>]`. Details are identifiers and counts:
nothing that a person wrote or a file contains.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from submissions.models import AuditEntry, AuditHead, User

GENESIS = "0" * 64


class Tag(StrEnum):
    """Everything that is audited."""

    USER_INVITED = "user:invite"
    USER_JOINED = "user:join"
    INVITATION_REVOKED = "invitation:revoke"
    USER_DISABLED = "user:disable"
    USER_ENABLED = "user:enable"
    USER_ROLE_CHANGED = "user:role"
    USER_EMPLOYER_NAMED = "user:employer"
    TASK_CREATED = "task:create"
    TASK_SAVED = "task:save"
    TASK_SUBMITTED = "task:submit"
    TASK_CLAIMED = "task:claim"
    TASK_RELEASED_CLAIM = "task:unclaim"
    TASK_APPROVED = "task:approve"
    TASK_RETURNED = "task:return"
    TASK_REOPENED = "task:reopen"
    TASK_REJECTED = "task:reject"
    TASK_WITHDRAWN = "task:withdraw"
    TASK_SHREDDED = "task:shred"
    FILE_ACCEPTED = "file:accept"
    FILE_REFUSED = "file:refuse"
    FILE_DROPPED = "file:drop"
    FILE_SCRUBBED = "file:scrub"
    FILE_HELD = "file:hold"
    FILE_REQUEUED = "file:requeue"
    FILE_DOWNLOADED = "file:download"
    VALUE_DECIDED = "value:decide"
    VALUE_ADDED = "value:add"
    PART_DECIDED = "part:decide"
    RELEASE_STARTED = "release:start"
    RELEASE_BUILT = "release:build"
    RELEASE_FAILED = "release:fail"
    RELEASE_DOWNLOADED = "release:download"
    RELEASE_VERIFIED = "release:verify"
    KEYS_ROTATED = "key:rotate"
    POLICY_CHANGED = "policy:change"
    ADVICE_ASKED = "advice:ask"
    ADVICE_DESTROYED = "advice:destroy"


def record(tag: Tag, subject: models.Model, actor: User | None, **details: Any) -> AuditEntry:
    """Append one entry, in the caller's transaction.

    Details must be JSON values: identifiers, codes, counts.
    """
    with transaction.atomic():
        head = lock()
        entry = AuditEntry(
            sequence=head.last_sequence + 1,
            at=timezone.now(),
            actor=str(actor.pk) if actor else "",
            tag=tag.value,
            subject=f"{subject._meta.model_name}:{subject.pk}",
            details=details,
            previous_hash=head.last_hash,
        )
        entry.hash = digest(entry)
        entry.save(force_insert=True)
        head.last_sequence, head.last_hash = entry.sequence, entry.hash
        head.save()
    return entry


def lock() -> AuditHead:
    """Take the log's lock until the caller's transaction ends, and return the log's head.

    For verbs that must take it before rows that others change while they hold it.
    """
    AuditHead.objects.get_or_create(pk=1, defaults={"last_hash": GENESIS})
    return AuditHead.objects.select_for_update(no_key=True).get(pk=1)


def digest(entry: AuditEntry) -> str:
    """Return the hash an entry must have."""
    content = {
        "sequence": entry.sequence,
        "at": _stamp(entry.at),
        "actor": entry.actor,
        "tag": entry.tag,
        "subject": entry.subject,
        "details": entry.details,
        "previous": entry.previous_hash,
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def broken_at(entries: Iterable[AuditEntry], head: AuditHead | None) -> int | None:
    """Return the sequence number at which the chain breaks, or None when it is whole.

    `head` proves that nothing was cut off at the end.
    """
    previous, expected = GENESIS, 1
    for entry in entries:
        if entry.sequence != expected or entry.previous_hash != previous or entry.hash != digest(entry):
            return expected
        previous, expected = entry.hash, expected + 1
    if head is not None and (head.last_sequence, head.last_hash) != (expected - 1, previous):
        return expected
    return None
