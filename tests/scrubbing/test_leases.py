"""Leases: the database owns the work. Two workers never hold one file, and a late one changes nothing."""

import uuid
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from scrubbing import leases
from submissions import vault
from submissions.models import FileRole, FileState, Role, Task, TaskFile, TaskKey, User
from submissions.reasons import Reason
from submissions.states import StaleState

pytestmark = pytest.mark.django_db


def waiting_file() -> TaskFile:
    owner = User.objects.create_user(f"{uuid.uuid4().hex}@example.com", role=Role.CONTRACTOR)
    task = Task.objects.create(owner=owner)
    TaskKey.objects.create(task=task, wrapped=vault.wrap(vault.new_data_key(), task.pk))
    file = TaskFile(
        task=task, role=FileRole.DELIVERABLE, media_type="text/plain", size=1, sha256="0" * 64, original="x"
    )
    file.seal_name("notes.txt")
    file.save()
    return file


def expire(file: TaskFile) -> None:
    TaskFile.objects.filter(pk=file.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_the_first_claim_gets_the_file_and_the_second_nothing() -> None:
    file = waiting_file()
    assert leases.claim(file.pk) is not None
    assert leases.claim(file.pk) is None


@pytest.mark.parametrize("state", [FileState.CLEAN, FileState.NEEDS_DECISION, FileState.HELD, FileState.SUPERSEDED])
def test_a_settled_file_cannot_be_claimed(state: FileState) -> None:
    file = waiting_file()
    TaskFile.objects.filter(pk=file.pk).update(state=state)
    assert leases.claim(file.pk) is None


def test_an_unknown_id_is_no_error() -> None:
    assert leases.claim(uuid.uuid4()) is None


def test_a_file_whose_lease_ran_out_goes_to_another_worker_and_the_loss_is_counted() -> None:
    file = waiting_file()
    first = leases.claim(file.pk)
    assert first is not None
    expire(file)
    second = leases.claim(file.pk)
    assert second is not None
    assert second.token != first.token
    assert second.worker_losses == 1


def test_the_late_worker_can_neither_lengthen_its_lease_nor_change_the_file() -> None:
    file = waiting_file()
    late = leases.claim(file.pk)
    assert late is not None
    expire(file)
    present = leases.claim(file.pk)
    assert present is not None
    assert not leases.heartbeat(late)
    with pytest.raises(StaleState):
        leases.hold(late, Reason.CORRUPT)
    with pytest.raises(StaleState):
        leases.give_back(late)
    leases.show_stage(late, "verifying")
    file.refresh_from_db()
    assert (file.state, file.token, file.stage) == (FileState.SCRUBBING, present.token, "reading")


def test_a_heartbeat_lengthens_the_lease() -> None:
    file = waiting_file()
    claimed = leases.claim(file.pk)
    assert claimed is not None
    TaskFile.objects.filter(pk=file.pk).update(lease_until=timezone.now() + timedelta(seconds=1))
    assert leases.heartbeat(claimed)
    assert TaskFile.objects.filter(pk=file.pk, lease_until__gt=Now() + timedelta(seconds=30)).exists()


def test_a_file_that_loses_its_child_three_times_is_held_with_the_reason() -> None:
    file = waiting_file()
    for losses in (1, 2):
        claimed = leases.claim(file.pk)
        assert claimed is not None
        leases.give_back(claimed)
        file.refresh_from_db()
        assert (file.state, file.child_losses) == (FileState.UPLOADED, losses)
    claimed = leases.claim(file.pk)
    assert claimed is not None
    leases.give_back(claimed)
    file.refresh_from_db()
    assert (file.state, file.reason) == (FileState.HELD, Reason.CHILD_CRASHED)


def test_a_file_that_loses_its_worker_five_times_is_held_with_the_reason() -> None:
    file = waiting_file()
    assert leases.claim(file.pk) is not None
    for _ in range(4):
        expire(file)
        assert leases.claim(file.pk) is not None
    expire(file)
    assert leases.claim(file.pk) is None
    file.refresh_from_db()
    assert (file.state, file.reason) == (FileState.HELD, Reason.WORKER_LOST)


def test_waiting_names_what_needs_a_hint_and_nothing_else() -> None:
    fresh, hinted, working, lost, done = (waiting_file() for _ in range(5))
    TaskFile.objects.filter(pk=hinted.pk).update(hinted_at=timezone.now())
    for file in (working, lost):
        assert leases.claim(file.pk) is not None
    expire(lost)
    TaskFile.objects.filter(pk=done.pk).update(state=FileState.CLEAN)
    assert set(leases.waiting().values_list("pk", flat=True)) == {fresh.pk, lost.pk}


def test_every_change_leaves_a_state_change() -> None:
    file = waiting_file()
    claimed = leases.claim(file.pk)
    assert claimed is not None
    leases.hold(claimed, Reason.CORRUPT)
    changes = [(change.old, change.new, change.reason) for change in file.state_changes.all()]
    assert changes == [("uploaded", "scrubbing", ""), ("scrubbing", "held", "corrupt")]
