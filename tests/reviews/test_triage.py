"""The contractor's verbs: deciding about values and parts, adding what was missed, submitting."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews import decisions, queue, triage
from reviews.models import Decision, Outcome
from reviews.outcomes import finish
from scrubbing import freshness
from scrubbing.decisions import Refused
from scrubbing.findings import Verdict
from scrubbing.models import PartDecision, RunDetails, ScrubRun, Value
from submissions import tasks
from submissions.audit import Tag
from submissions.media import MediaType
from submissions.models import AuditEntry, FileRole, FileState, Role, StateChange, Task, TaskFile, TaskState, User
from submissions.reasons import Reason
from tests.reviews import factory

pytestmark = pytest.mark.django_db


def reread(row: Task) -> Task:
    return Task.objects.get(pk=row.pk)


def sentences(row: Task) -> str:
    return " ".join(obstacle.sentence for obstacle in triage.obstacles(reread(row)))


def test_it_keeps_a_value_with_its_reason_and_scrubs_its_files_again() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    value = row.values.get()

    decisions.decide_values(row, [value.pk], Verdict.KEEP, cora, "  A character of the story  ")

    value = Value.objects.select_related("task").get(pk=value.pk)
    assert value.verdict == "keep"
    assert value.why == "A character of the story"
    assert {file.state for file in freshness.live_files(row)} == {FileState.UPLOADED}
    assert not freshness.is_fresh(reread(row))


def test_it_remembers_every_decision_with_sealed_words() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    value = row.values.get()
    decisions.decide_values(row, [value.pk], Verdict.KEEP, cora, "Invented name")
    decisions.decide_values(row, [value.pk], Verdict.SCRUB, cora)

    first, second = Decision.objects.filter(value=value)
    assert (first.verdict, first.why, first.as_reviewer) == ("keep", "Invented name", False)
    assert (second.verdict, second.why) == ("scrub", "")
    assert b"Invented" not in bytes(first.sealed_why)
    assert list(AuditEntry.objects.filter(tag=Tag.VALUE_DECIDED).values_list("details__verdict", flat=True)) == [
        "keep",
        "scrub",
    ]


@pytest.mark.parametrize("why", ["", "   "])
def test_it_refuses_to_keep_without_a_reason(why: str) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    with pytest.raises(Refused):
        decisions.decide_values(row, [row.values.get().pk], Verdict.KEEP, cora, why)
    assert not Decision.objects.exists()
    assert row.values.get().verdict == ""


def test_it_decides_about_several_at_once_all_or_none() -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    made = factory.file(row)
    values = [factory.value(row, f"Person Number{n}", f"Stand In{n}") for n in range(3)]
    factory.scrubbed(made, values)
    foreign = factory.value(factory.task(cora), "Somebody Else", "Nobody Else")

    with pytest.raises(Refused):
        decisions.decide_values(row, [values[0].pk, foreign.pk], Verdict.SCRUB, cora)
    assert not Decision.objects.exists()

    decisions.decide_values(row, [value.pk for value in values], Verdict.KEEP, cora, "All invented")
    assert set(row.values.values_list("verdict", flat=True)) == {"keep"}
    assert Decision.objects.count() == 3
    assert StateChange.objects.filter(file=made, new=FileState.UPLOADED, old=FileState.CLEAN).count() == 1


def test_it_refuses_an_empty_choice() -> None:
    cora = factory.contractor()
    with pytest.raises(Refused):
        decisions.decide_values(factory.ready(cora), [], Verdict.SCRUB, cora)


def test_it_lets_no_other_contractor_and_no_admin_decide() -> None:
    row = factory.ready(factory.contractor())
    for stranger in (factory.contractor("Carl"), factory.person(Role.ADMIN)):
        with pytest.raises(PermissionDenied):
            decisions.decide_values(row, [row.values.get().pk], Verdict.SCRUB, stranger)
        with pytest.raises(PermissionDenied):
            decisions.add_value(row, "Amara", "PERSON", stranger)
        with pytest.raises(PermissionDenied):
            triage.submit(row, stranger)


def test_it_refuses_decisions_once_the_task_is_submitted() -> None:
    cora = factory.contractor()
    row = factory.submitted(cora)
    stale = Task.objects.get(pk=row.pk)
    stale.state = TaskState.DRAFT  # what an old browser tab believes
    with pytest.raises(Refused):
        decisions.decide_values(stale, [row.values.get().pk], Verdict.KEEP, cora, "Invented")
    assert freshness.is_fresh(reread(row))


def test_it_adds_a_missed_value_and_searches_every_file() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    value = decisions.add_value(row, "  Heron   Bay ", "CLIENT", cora)
    assert value.known().text == "Heron Bay"
    assert value.origin == Value.Origin.ADDED
    assert {file.state for file in freshness.live_files(row)} == {FileState.UPLOADED}
    assert Decision.objects.get().verdict == "scrub"
    with pytest.raises(Refused):
        decisions.add_value(row, "x", "CLIENT", cora)


def test_a_contractor_cannot_keep_what_a_reviewer_scrubbed_but_may_scrub_what_a_reviewer_kept() -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    row, _ = factory.in_review(cora, rita)
    value = row.values.get()
    decisions.decide_values(row, [value.pk], Verdict.SCRUB, rita)
    finish(row, rita, Outcome.RETURN, "Look at the name once more.")
    row = reread(row)

    with pytest.raises(Refused):
        decisions.decide_values(row, [value.pk], Verdict.KEEP, cora, "But it is public")
    decisions.decide_values(row, [value.pk], Verdict.SCRUB, cora)
    assert Value.objects.get(pk=value.pk).verdict == "scrub"


def test_scrubbing_it_himself_does_not_let_a_contractor_keep_what_a_reviewer_scrubbed() -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    row, _ = factory.in_review(cora, rita)
    value = row.values.get()
    decisions.decide_values(row, [value.pk], Verdict.SCRUB, rita)
    finish(row, rita, Outcome.RETURN, "Look at the name once more.")
    row = reread(row)
    decisions.decide_values(row, [value.pk], Verdict.SCRUB, cora)
    with pytest.raises(Refused):
        decisions.decide_values(row, [value.pk], Verdict.KEEP, cora, "But it is public")


def held(cora: User) -> tuple[Task, TaskFile]:
    row = factory.ready(cora)
    made = factory.file(row, "plan.pdf", media_type=MediaType.PDF)
    details = RunDetails(unread=[("page 2", Reason.NO_TEXT_FOUND), ("page 5", Reason.NO_TEXT_FOUND)])
    factory.scrubbed(made, state=FileState.HELD, reason=Reason.NOT_FULLY_READ, details=details)
    tasks.settle(row, cora)
    factory.scrub_again(row)
    return reread(row), made


def test_it_has_unread_parts_removed_and_never_kept() -> None:
    cora = factory.contractor()
    _, made = held(cora)
    with pytest.raises(Refused):
        decisions.decide_parts(made, ["page 2"], PartDecision.Verdict.KEEP, cora)
    with pytest.raises(Refused):
        decisions.decide_parts(made, ["page 7"], PartDecision.Verdict.REMOVE, cora)
    with pytest.raises(Refused):
        decisions.decide_parts(made, [], PartDecision.Verdict.REMOVE, cora)
    assert not PartDecision.objects.exists()

    decisions.decide_parts(made, ["page 2", "page 5"], PartDecision.Verdict.REMOVE, cora)
    assert {part.locator for part in PartDecision.objects.select_related("file__task")} == {"page 2", "page 5"}
    assert TaskFile.objects.get(pk=made.pk).state == FileState.UPLOADED


def test_it_submits_a_ready_task() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    assert triage.obstacles(row) == []
    triage.submit(row, cora)
    row = reread(row)
    assert row.state == TaskState.SUBMITTED
    assert row.submitted_at is not None
    assert AuditEntry.objects.filter(tag=Tag.TASK_SUBMITTED, actor=str(cora.pk)).count() == 1


def test_it_submits_once() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    other_tab = reread(row)
    triage.submit(row, cora)
    with pytest.raises(Refused):
        triage.submit(other_tab, cora)
    assert StateChange.objects.filter(task=row, new=TaskState.SUBMITTED).count() == 1


def test_a_held_file_cannot_be_submitted() -> None:
    cora = factory.contractor()
    row, _ = held(cora)
    with pytest.raises(triage.NotReady) as caught:
        triage.submit(row, cora)
    (obstacle,) = caught.value.obstacles
    assert "held" in obstacle.sentence
    assert obstacle.where == triage.Where.FILE
    assert reread(row).state == TaskState.DRAFT


def test_a_task_with_something_undecided_cannot_be_submitted() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    made = row.files.get(role="deliverable")
    made.task = row
    factory.scrubbed(made, [factory.marking(row)])
    with pytest.raises(triage.NotReady):
        triage.submit(row, cora)
    assert "decide" in sentences(row)


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [("hours", None, "hours"), ("attestations", [], "confirmations"), ("occupation", "", "occupation")],
)
def test_an_incomplete_form_stands_in_the_way(column: str, value: object, word: str) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    Task.objects.filter(pk=row.pk).update(**{column: value})
    assert word in sentences(row)


def test_a_task_needs_a_deliverable() -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    factory.scrub_brief(row)
    assert "deliverable" in sentences(row)


def test_a_file_that_waits_stands_in_the_way() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    factory.file(row, "late.docx")
    assert "waits to be scrubbed" in sentences(row)


def test_a_copy_made_under_earlier_rules_stands_in_the_way_until_it_is_scrubbed_again() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    ScrubRun.objects.update(inputs_hash="of an older engine")
    assert [obstacle.where for obstacle in triage.obstacles(reread(row))] == [triage.Where.STALE]

    triage.scrub_stale(row, cora)
    factory.scrub_again(row)
    assert triage.obstacles(reread(row)) == []


def test_text_that_was_saved_by_itself_is_scrubbed_before_it_is_submitted() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    answers = tasks.Answers.of(row)
    answers.text.request += " Ask Captain Moss."
    tasks.save_task(row, cora, answers, row.version, autosave=True)

    with pytest.raises(triage.NotReady):
        triage.submit(reread(row), cora)
    factory.scrub_again(row)
    triage.submit(reread(row), cora)
    assert reread(row).state == TaskState.SUBMITTED


def test_a_returned_task_can_be_submitted_again() -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    row, _ = factory.in_review(cora, rita)
    finish(row, rita, Outcome.RETURN, "Name the marina.")
    triage.submit(reread(row), cora)
    assert reread(row).state == TaskState.SUBMITTED
    assert AuditEntry.objects.filter(tag=Tag.TASK_SUBMITTED).last().details["again"] is True  # type: ignore[union-attr]
    assert queue.waiting_for(rita).get() == row


def test_only_its_contractor_has_a_history_kept() -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    row, _ = factory.in_review(cora, rita)
    made = row.files.get(role=FileRole.DELIVERABLE)
    factory.scrubbed(made, details=RunDetails(constructs=[("git history", "history", False)]))
    with pytest.raises(Refused):
        decisions.decide_parts(made, ["history"], PartDecision.Verdict.KEEP, rita)
    decisions.decide_parts(made, ["history"], PartDecision.Verdict.REMOVE, rita)
    assert made.part_decisions.get().verdict == PartDecision.Verdict.REMOVE
