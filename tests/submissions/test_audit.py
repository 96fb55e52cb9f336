"""The audit log: whatever is done to its rows, the check sees it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from submissions import audit
from submissions.audit import Tag
from submissions.models import AuditEntry, AuditHead, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain() -> list[AuditEntry]:
    """Twelve entries."""
    alice = User.objects.create_user("alice@example.com", "x", role=Role.ADMIN)
    return [audit.record(Tag.USER_INVITED, alice, alice, number=number) for number in range(12)]


def broken() -> int | None:
    return audit.broken_at(AuditEntry.objects.order_by("sequence"), AuditHead.objects.get(pk=1))


def test_a_whole_chain_passes_and_the_command_says_how_long_it_is(
    chain: list[AuditEntry], capsys: pytest.CaptureFixture[str]
) -> None:
    assert broken() is None
    call_command("verify_audit")
    assert "whole: 12 entries" in capsys.readouterr().out


def test_an_empty_log_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_audit")
    assert "whole: 0 entries" in capsys.readouterr().out


def _set(**columns: object) -> Callable[[], object]:
    return lambda: AuditEntry.objects.filter(sequence=5).update(**columns)


def _later() -> None:
    entry = AuditEntry.objects.get(sequence=5)
    AuditEntry.objects.filter(pk=entry.pk).update(at=entry.at + timedelta(microseconds=1))


def _rehashed() -> None:
    """Change an entry and give it a hash that fits its new content."""
    entry = AuditEntry.objects.get(sequence=5)
    entry.details = {"number": 99}
    entry.hash = audit.digest(entry)
    entry.save()


def _cut_tail() -> None:
    AuditEntry.objects.filter(sequence__gt=9).delete()


def _cut_all() -> None:
    AuditEntry.objects.all().delete()


def _delete_head_and_tail() -> None:
    AuditEntry.objects.filter(sequence__gt=9).delete()
    AuditHead.objects.all().delete()


def _insert() -> None:
    """Put an entry between two others and renumber what follows."""
    for entry in AuditEntry.objects.filter(sequence__gte=5).order_by("-sequence"):
        AuditEntry.objects.filter(pk=entry.pk).update(sequence=entry.sequence + 1)
    before = AuditEntry.objects.get(sequence=4)
    forged = AuditEntry(
        sequence=5, at=before.at, actor="", tag="user:enable", subject="user:x", details={}, previous_hash="f" * 64
    )
    forged.hash = audit.digest(forged)
    forged.save(force_insert=True)


def _swap() -> None:
    with transaction.atomic():
        AuditEntry.objects.filter(sequence=5).update(sequence=1000)
        AuditEntry.objects.filter(sequence=6).update(sequence=5)
        AuditEntry.objects.filter(sequence=1000).update(sequence=6)


@pytest.mark.parametrize(
    ("tamper", "where"),
    [
        (_set(tag="user:enable"), 5),
        (_set(actor="somebody"), 5),
        (_set(subject="user:other"), 5),
        (_set(details={}), 5),
        (_set(hash="0" * 64), 5),
        (_set(previous_hash="1" * 64), 5),
        (_later, 5),
        (_rehashed, 6),
        (lambda: AuditEntry.objects.filter(sequence=5).delete(), 5),
        (_insert, 5),
        (_swap, 5),
        (_cut_tail, 10),
        (_cut_all, 1),
        (_delete_head_and_tail, 10),
    ],
)
def test_tampering_is_seen_and_the_first_wrong_entry_named(
    chain: list[AuditEntry], tamper: Callable[[], object], where: int
) -> None:
    tamper()
    with pytest.raises(CommandError, match=f"broken at entry {where} "):
        call_command("verify_audit")


def test_a_log_written_anew_from_the_start_is_seen_by_an_entry_noted_earlier(chain: list[AuditEntry]) -> None:
    noted = f"9:{chain[8].hash}"
    call_command("verify_audit", "--expect", noted)
    AuditEntry.objects.all().delete()
    AuditHead.objects.all().delete()
    alice = User.objects.get()
    for _ in range(12):
        audit.record(Tag.USER_INVITED, alice, alice)
    assert broken() is None
    with pytest.raises(CommandError, match="written anew"):
        call_command("verify_audit", "--expect", noted)


def test_an_entry_is_kept_only_if_what_it_tells_is_kept(chain: list[AuditEntry]) -> None:
    with transaction.atomic():
        audit.record(Tag.USER_ENABLED, User.objects.get(), None)
        transaction.set_rollback(True)
    assert AuditEntry.objects.count() == 12
    assert broken() is None
