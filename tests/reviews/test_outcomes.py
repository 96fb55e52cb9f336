"""How reviews end, and the guards of approval."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews import decisions, outcomes, queue, triage
from reviews.models import Claim, Outcome, Review
from scrubbing import freshness
from scrubbing.decisions import Refused
from scrubbing.findings import Verdict
from scrubbing.models import ScrubRun
from submissions.audit import Tag
from submissions.models import AuditEntry, FileState, Role, StateChange, Task, TaskState, User
from submissions.reasons import Reason
from tests.reviews import factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cora() -> User:
    return factory.contractor()


@pytest.fixture
def rita() -> User:
    return factory.reviewer()


def reread(row: Task) -> Task:
    return Task.objects.get(pk=row.pk)


def approve(row: Task, who: User, seen: str | None = None) -> Review:
    return outcomes.finish(
        row, who, Outcome.APPROVE, seen=freshness.content_hash(reread(row)) if seen is None else seen
    )


def test_it_approves_what_the_reviewer_saw(cora: User, rita: User) -> None:
    row, claimed = factory.in_review(cora, rita)
    review = approve(row, rita)
    assert reread(row).state == TaskState.APPROVED
    assert review.content_hash == freshness.content_hash(reread(row))
    assert Claim.objects.get(pk=claimed.pk).ended_at is not None
    assert AuditEntry.objects.filter(tag=Tag.TASK_APPROVED, actor=str(rita.pk)).count() == 1


@pytest.mark.parametrize(
    ("outcome", "state", "tag"),
    [(Outcome.RETURN, TaskState.RETURNED, Tag.TASK_RETURNED), (Outcome.REJECT, TaskState.REJECTED, Tag.TASK_REJECTED)],
)
def test_it_returns_and_rejects_with_sealed_reasons(
    cora: User, rita: User, outcome: Outcome, state: TaskState, tag: Tag
) -> None:
    row, _ = factory.in_review(cora, rita)
    for empty in ("", "  \n"):
        with pytest.raises(Refused):
            outcomes.finish(row, rita, outcome, empty)
    assert reread(row).state == TaskState.IN_REVIEW

    review = outcomes.finish(row, rita, outcome, "Page two still names Okafor.")
    assert reread(row).state == state
    assert Review.objects.select_related("task").get(pk=review.pk).reasons == "Page two still names Okafor."
    change = StateChange.objects.select_related("task").filter(task=row).last()
    assert change is not None
    assert change.note == "Page two still names Okafor."
    assert b"Okafor" not in bytes(review.sealed_reasons) + bytes(change.sealed_note)
    entry = AuditEntry.objects.get(tag=tag)
    assert "Okafor" not in str(entry.details)


def test_something_undecided_cannot_be_approved(cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    made = row.files.get(role="deliverable")
    made.task = row
    factory.scrubbed(made, [factory.marking(row)], state=FileState.CLEAN)
    with pytest.raises(Refused, match="undecided"):
        approve(row, rita)


@pytest.mark.parametrize("state", [FileState.UPLOADED, FileState.SCRUBBING, FileState.NEEDS_DECISION, FileState.HELD])
def test_a_file_that_is_not_clean_cannot_be_approved(cora: User, rita: User, state: FileState) -> None:
    row, _ = factory.in_review(cora, rita)
    row.files.filter(role="deliverable").update(state=state, reason=Reason.NOT_FULLY_READ if state == "held" else "")
    with pytest.raises(Refused):
        approve(row, rita)
    assert reread(row).state == TaskState.IN_REVIEW
    assert not Review.objects.exists()


def test_a_stale_copy_cannot_be_approved(cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    ScrubRun.objects.filter(file__role="deliverable").update(inputs_hash="of an older engine")
    with pytest.raises(Refused, match="changed"):
        approve(row, rita)


def test_what_changed_since_the_page_was_shown_cannot_be_approved(cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    seen = freshness.content_hash(row)
    made = row.files.get(role="deliverable")
    made.task = row
    factory.scrubbed(made, list(row.values.all()), content=b"another copy")
    for wrong in (seen, ""):
        with pytest.raises(outcomes.Changed):
            approve(reread(row), rita, wrong)
    approve(reread(row), rita)


def test_only_whoever_has_the_claim_ends_the_review(cora: User, rita: User) -> None:
    row, claimed = factory.in_review(cora, rita)
    with pytest.raises(Refused):
        approve(row, factory.reviewer("Rob"))
    for other in (cora, factory.person(Role.ADMIN)):
        with pytest.raises(PermissionDenied):
            approve(row, other)
    queue.unclaim(claimed, rita)
    with pytest.raises(Refused):
        approve(row, rita)
    assert not Review.objects.exists()


def test_a_review_ends_once(cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    approve(row, rita)
    with pytest.raises(Refused):
        outcomes.finish(row, rita, Outcome.REJECT, "Changed my mind")


def test_a_reviewers_verdict_counts_and_renews_the_claim(cora: User, rita: User) -> None:
    row, claimed = factory.in_review(cora, rita)
    value = row.values.get()
    before = claimed.lease_until
    decisions.decide_values(row, [value.pk], Verdict.KEEP, rita, "A fictitious guest")
    assert value.decisions.get().as_reviewer
    assert Claim.objects.get(pk=claimed.pk).lease_until > before
    with pytest.raises(Refused):
        approve(row, rita)  # the copies are being written anew
    factory.scrub_again(row)
    approve(row, rita)


def test_a_reviewer_without_the_claim_decides_nothing(cora: User, rita: User) -> None:
    row, claimed = factory.in_review(cora, rita)
    value = row.values.get()
    with pytest.raises(Refused):
        decisions.decide_values(row, [value.pk], Verdict.SCRUB, factory.reviewer("Rob"))
    queue.unclaim(claimed, rita)
    with pytest.raises(Refused):
        decisions.add_value(row, "Okafor", "PERSON", rita)


def test_a_reviewer_cannot_keep_what_the_contractor_wants_gone(cora: User, rita: User) -> None:
    row = factory.ready(cora)
    name, employer = row.values.get(), factory.value(row, "Harbour & Finch", "Calloway Marine", type_="EMPLOYER")
    decisions.decide_values(row, [name.pk], Verdict.SCRUB, cora)
    factory.scrub_again(row)
    triage.submit(reread(row), cora)
    queue.claim(row.pk, rita)
    for value in (name, employer):
        with pytest.raises(Refused, match="wants one of these values gone"):
            decisions.decide_values(row, [value.pk], Verdict.KEEP, rita, "Harmless")
    assert freshness.is_fresh(reread(row))
