"""The queue: who sees what waits, and claims that one person has at a time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from reviews import queue
from reviews.models import Claim
from reviews.tasks import release_lapsed_claims
from submissions import tasks
from submissions.audit import Tag
from submissions.models import AuditEntry, Role, StateChange, Task, TaskState
from submissions.states import StaleState
from tests.reviews import factory

pytestmark = pytest.mark.django_db


def lapse(claimed: Claim) -> None:
    Claim.objects.filter(pk=claimed.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_the_oldest_comes_first_and_only_what_was_submitted() -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    factory.ready(cora)
    newer, older = factory.submitted(cora, minutes_ago=5), factory.submitted(cora, minutes_ago=90)
    assert list(queue.waiting_for(rita)) == [older, newer]


def test_a_reviewer_never_sees_their_own_task() -> None:
    cora = factory.contractor()
    row = factory.submitted(cora)
    cora.role = Role.REVIEWER  # who changed sides
    cora.save()
    assert not queue.waiting_for(cora).exists()
    with pytest.raises(StaleState):
        queue.claim(row.pk, cora)


def test_a_reviewer_never_sees_a_task_of_the_employer_they_named() -> None:
    row = factory.submitted(factory.contractor(), employer="Harbour & Finch")
    colleague = factory.reviewer(employer="The harbour finch, Ltd.")
    assert not queue.waiting_for(colleague).exists()
    with pytest.raises(StaleState):
        queue.claim(row.pk, colleague)
    assert queue.waiting_for(factory.reviewer(employer="Someone else")).get() == row


def test_a_task_without_an_employer_is_open_to_reviewers_without_one() -> None:
    row = factory.submitted(factory.contractor(), employer="")
    assert queue.waiting_for(factory.reviewer(employer="")).get() == row


def test_a_claim_takes_the_task_in_hand_for_a_day() -> None:
    rita = factory.reviewer()
    row, claimed = factory.in_review(factory.contractor(), rita)
    assert row.state == TaskState.IN_REVIEW
    assert timedelta(hours=23) < claimed.lease_until - timezone.now() <= timedelta(hours=24)
    assert queue.live_claim(row.pk, rita) == claimed
    assert AuditEntry.objects.filter(tag=Tag.TASK_CLAIMED, actor=str(rita.pk)).count() == 1


@pytest.mark.parametrize("role", [Role.CONTRACTOR, Role.ADMIN])
def test_only_reviewers_claim(role: Role) -> None:
    row = factory.submitted(factory.contractor())
    with pytest.raises(PermissionDenied):
        queue.claim(row.pk, factory.person(role))


def test_a_disabled_reviewer_claims_nothing() -> None:
    row = factory.submitted(factory.contractor())
    rita = factory.reviewer()
    rita.is_active = False
    with pytest.raises(PermissionDenied):
        queue.claim(row.pk, rita)


def test_of_two_reviewers_one_gets_the_task() -> None:
    rita, rob = factory.reviewer(), factory.reviewer("Rob")
    row = factory.submitted(factory.contractor())
    queue.claim(row.pk, rita)
    with pytest.raises(StaleState):
        queue.claim(row.pk, rob)
    assert Claim.objects.get().reviewer == rita


def test_the_database_allows_one_live_claim_per_task() -> None:
    row, claimed = factory.in_review(factory.contractor(), factory.reviewer())
    with pytest.raises(IntegrityError):
        Claim.objects.create(task=row, reviewer=factory.reviewer("Rob"), lease_until=claimed.lease_until)


def test_unclaiming_gives_the_task_back_to_its_place() -> None:
    rita = factory.reviewer()
    row, claimed = factory.in_review(factory.contractor(), rita)
    submitted_at = row.submitted_at
    with pytest.raises(PermissionDenied):
        queue.unclaim(claimed, factory.reviewer("Rob"))
    queue.unclaim(claimed, rita)
    back = queue.waiting_for(rita).get()
    assert (back, back.submitted_at) == (row, submitted_at)
    queue.unclaim(claimed, rita)  # twice is once
    assert StateChange.objects.filter(task=row, new=TaskState.SUBMITTED).count() == 2


def test_a_claim_that_ran_out_lapses_back_to_the_queue() -> None:
    rita, rob = factory.reviewer(), factory.reviewer("Rob")
    row, claimed = factory.in_review(factory.contractor(), rita)
    assert queue.release_lapsed_claims() == 0
    lapse(claimed)
    assert queue.live_claim(row.pk, rita) is None
    assert queue.release_lapsed_claims() == 1
    assert queue.release_lapsed_claims() == 0
    assert queue.waiting_for(rob).get() == row
    entry = AuditEntry.objects.filter(tag=Tag.TASK_RELEASED_CLAIM).get()
    assert (entry.actor, entry.details["lapsed"]) == ("", True)


def test_the_beat_job_gives_lapsed_tasks_back() -> None:
    row, claimed = factory.in_review(factory.contractor(), factory.reviewer())
    lapse(claimed)
    release_lapsed_claims()
    assert Task.objects.get(pk=row.pk).state == TaskState.SUBMITTED


def test_a_lapsed_task_can_be_claimed_without_anybody_cleaning_up() -> None:
    rob = factory.reviewer("Rob")
    row, claimed = factory.in_review(factory.contractor(), factory.reviewer())
    lapse(claimed)
    assert queue.claim(row.pk, rob).reviewer == rob


def test_a_claim_that_was_renewed_does_not_lapse() -> None:
    row, claimed = factory.in_review(factory.contractor(), factory.reviewer())
    lapse(claimed)
    stale = Claim.objects.get(pk=claimed.pk)
    queue.renew(claimed)
    assert queue._end(stale, None) is False
    assert Task.objects.get(pk=row.pk).state == TaskState.IN_REVIEW


def test_a_withdrawn_task_is_in_nobodys_hands() -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    row, claimed = factory.in_review(cora, rita)
    tasks.withdraw_task(row, cora)
    assert queue.live_claim(row.pk, rita) is None
    lapse(claimed)
    assert queue.release_lapsed_claims() == 1
    assert Task.objects.get(pk=row.pk).state == TaskState.WITHDRAWN


def test_the_next_task_is_the_oldest_that_is_free() -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    oldest, second = factory.submitted(cora, minutes_ago=9), factory.submitted(cora, minutes_ago=5)
    first, then = queue.claim_next(rita), queue.claim_next(rita)
    assert first is not None
    assert then is not None
    assert (first.task, then.task) == (oldest, second)
    assert queue.claim_next(rita) is None
