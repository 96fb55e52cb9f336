"""What another policy would do: counted on rows made by hand, and held against really scrubbing again."""

import time
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from scrubbing import decisions, freshness, policies, simulation
from scrubbing.detection import policy, warm
from scrubbing.detection.policy import Policy
from scrubbing.document import names_in
from scrubbing.findings import Action, Category, Verdict
from scrubbing.models import Finding, PartDecision, RunDetails, ScrubRun, Value
from scrubbing.simulation import Effect, Shift
from submissions.models import FileState, Task, TaskState, User
from tests.conftest import make_draft
from tests.reviews import factory
from tests.scrubbing.test_policies import LETTER, NOTE, change, drain, save, upload

KEEP, DECIDE, REPLACE = Action.KEEP, Action.DECIDE, Action.REPLACE


@pytest.fixture(autouse=True)
def hints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send nothing: the tests play the worker."""
    monkeypatch.setattr("submissions.handoff.hint", lambda file_id: None)


def under(*changes: dict[str, dict[str, object]]) -> Policy:
    """The policy that ships with changes."""
    return policy.merge(policy.shipped(), {code: entry for one in changes for code, entry in one.items()})


def simulate(*changes: dict[str, dict[str, object]]) -> Effect:
    return simulation.simulate(policy.shipped(), under(*changes))


def place(row: Task, text: str, score: float | None = 0.9) -> Value:
    return factory.value(
        row, text, "[removed: location]", type_="LOCATION", category=Category.PUBLIC, action=KEEP, score=score
    )


@pytest.fixture
def task(carla: User) -> Task:
    """A task with two clean files: both name a place, one a person, sure and unsure."""
    row = factory.task(carla)
    nassau, anna, bert = place(row, "Nassau"), factory.value(row, "Anna Roe", "Ida Poe"), None
    bert = factory.value(row, "Bert", "Carl", score=0.55)
    factory.scrub_brief(row, [nassau])
    factory.scrubbed(factory.file(row), [nassau, anna, bert])
    return row


def test_without_tasks_there_is_nothing_to_tell(db: None) -> None:
    effect = simulate(change("LOCATION", action="decide"))
    assert (effect.tasks, effect.files, effect.values, effect.changes_nothing) == (0, 0, 0, True)


def test_values_that_stayed_wait_for_a_person_once_per_task_and_in_every_file(task: Task) -> None:
    effect = simulate(change("LOCATION", action="decide"))
    assert (effect.tasks, effect.files, effect.values) == (1, 2, 3)
    assert effect.shifts == {Shift.DECIDED: 1}
    assert effect.by_type == {"LOCATION": {Shift.DECIDED: 1}}
    assert (effect.tasks_to_decide, effect.files_to_decide, effect.tasks_freed, effect.files_freed) == (1, 2, 0, 0)
    [named] = effect.most
    assert (named.task_id, named.changed, named.needed_decision, named.needs_decision) == (task.pk, 1, False, True)


def test_every_way_a_value_can_go_is_counted(task: Task) -> None:
    assert simulate(change("LOCATION", action="replace")).shifts == {Shift.REPLACED: 1}
    assert simulate(change("PERSON", action="keep")).shifts == {Shift.STAYS: 2}
    assert simulate(change("PERSON", action="decide")).shifts == {Shift.DECIDED: 2}
    raised = simulate(change("PERSON", threshold=0.6), change("LOCATION", action="decide"))
    assert raised.by_type == {"PERSON": {Shift.GONE: 1}, "LOCATION": {Shift.DECIDED: 1}}


def test_another_substitute_alone_changes_no_value_s_way(task: Task) -> None:
    assert simulate(change("PERSON", substitute="tag")).changes_nothing


def test_what_no_longer_needs_a_decision_frees_its_file(carla: User) -> None:
    row = factory.task(carla)
    factory.scrubbed(factory.file(row), [factory.marking(row)])
    effect = simulate(change("MARKING", action="replace"))
    assert (effect.tasks_freed, effect.files_freed, effect.tasks_to_decide) == (1, 1, 0)
    assert simulate(change("MARKING", threshold=0.95)).tasks_freed == 1


@pytest.mark.parametrize(
    ("details", "part"),
    [
        (RunDetails(constructs=[("hidden sheet", "sheet 2", True)]), "sheet 2"),
        (RunDetails(unchecked=[("German", ["line 1"])]), names_in("German")),
    ],
)
def test_a_part_that_waits_keeps_its_file_waiting_until_somebody_decided(
    details: RunDetails, part: str, carla: User
) -> None:
    row = factory.task(carla)
    file = factory.file(row)
    factory.scrubbed(file, [factory.marking(row)], details=details)
    assert simulate(change("MARKING", action="replace")).files_freed == 0
    decisions.decide_part(file, part, PartDecision.Verdict.KEEP, carla)
    assert simulate(change("MARKING", action="replace")).files_freed == 1


def test_a_part_that_waits_is_no_news_when_values_wait_too(carla: User) -> None:
    row = factory.task(carla)
    details = RunDetails(constructs=[("hidden sheet", "sheet 2", True)])
    factory.scrubbed(factory.file(row), [place(row, "Nassau")], state=FileState.NEEDS_DECISION, details=details)
    effect = simulate(change("LOCATION", action="decide"))
    assert (effect.files_to_decide, effect.tasks_to_decide) == (0, 0)
    assert effect.shifts == {Shift.DECIDED: 1}


def test_a_held_file_is_held_under_any_policy(carla: User) -> None:
    row = factory.task(carla)
    factory.scrubbed(factory.file(row), [place(row, "Nassau")], state=FileState.HELD, reason="not_fully_read")
    effect = simulate(change("LOCATION", action="decide"))
    assert (effect.files_to_decide, effect.tasks_to_decide) == (0, 0)


def test_what_people_decided_or_added_stays_as_it_is(task: Task, carla: User) -> None:
    decisions.decide_value(Value.objects.get(type="LOCATION"), Verdict.KEEP, carla, "It is public.")
    added = decisions.add_value(task, "Kestrel", "PERSON", carla)
    Finding.objects.create(run=ScrubRun.objects.filter(file__task=task)[0], value=added, count=1, score=1.0, sealed=b"")
    effect = simulate(change("LOCATION", action="decide"), change("PERSON", action="keep"))
    assert effect.by_type == {"PERSON": {Shift.STAYS: 2}}
    assert (effect.decided, effect.tasks_to_decide) == (2, 0)


def test_only_newest_runs_of_live_files_of_the_last_month_count(carla: User) -> None:
    old, replaced, again = factory.task(carla), factory.task(carla), factory.task(carla)
    factory.scrubbed(factory.file(old), [place(old, "Nassau")])
    ScrubRun.objects.update(finished_at=timezone.now() - timedelta(days=31))
    gone = factory.file(replaced)
    factory.scrubbed(gone, [place(replaced, "Nassau")])
    type(gone).objects.filter(pk=gone.pk).update(state=FileState.SUPERSEDED)
    twice = factory.file(again)
    factory.scrubbed(twice, [place(again, "Nassau")])
    factory.scrubbed(twice, [])
    effect = simulate(change("LOCATION", action="decide"))
    assert (effect.tasks, effect.files, effect.values) == (2, 1, 0)


def test_tasks_that_ended_are_told_apart_and_those_without_a_key_left_out(carla: User) -> None:
    done, shredded, alive = (factory.ready(carla) for _ in range(3))
    Task.objects.filter(pk=done.pk).update(state=TaskState.APPROVED)
    shredded.key.delete()
    effect = simulate(change("PERSON", action="decide"))
    assert (effect.tasks, effect.ended, effect.alive) == (2, 1, 1)
    assert {one.task_id: one.ended for one in effect.most} == {done.pk: True, alive.pk: False}


def test_a_value_already_too_unsure_for_the_policy_in_force_does_not_count(carla: User) -> None:
    row = factory.task(carla)
    factory.scrubbed(factory.file(row), [factory.value(row, "Bert", "Carl", score=0.55)])
    raised = under(change("PERSON", threshold=0.6))
    assert simulation.simulate(raised, under(change("PERSON", threshold=0.6, action="keep"))).changes_nothing


def test_a_lower_threshold_is_named_as_what_nobody_can_tell(task: Task) -> None:
    effect = simulate(change("PERSON", threshold=0.1), change("LOCATION", threshold=0.9))
    assert effect.lowered == ["PERSON"]
    unknown = {**policy.settings(policy.shipped().unknown), "threshold": 0.1}
    assert simulate({"unknown": unknown}).lowered == ["unknown"]


def test_the_tasks_with_most_of_it_are_named(carla: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulation, "NAMED", 2)
    monkeypatch.setattr(simulation, "_CHUNK", 2)
    tasks = []
    for count in (1, 3, 2, 1):
        row = factory.task(carla)
        factory.scrubbed(factory.file(row), [place(row, f"Place {number}") for number in range(count)])
        tasks.append(row.pk)
    effect = simulate(change("LOCATION", action="replace"))
    assert [(one.task_id, one.changed) for one in effect.most] == [(tasks[1], 3), (tasks[2], 2)]
    assert (effect.affected, effect.shifts[Shift.REPLACED], effect.tasks) == (4, 7, 4)


def test_ten_thousand_values_take_seconds(carla: User) -> None:
    row = factory.task(carla)
    runs = [factory.scrubbed(factory.file(row)) for _ in range(5)]
    values = [
        Value(
            task=row,
            key=str(number),
            number=number,
            type="LOCATION",
            category="public",
            action="keep",
            score=0.9,
            sealed=b"",
        )
        for number in range(10_000)
    ]
    Value.objects.bulk_create(values, batch_size=500)
    Finding.objects.bulk_create(
        [
            Finding(run=runs[number % 5], value=value, count=1, score=0.9, sealed=b"")
            for number, value in enumerate(values)
        ],
        batch_size=500,
    )
    began = time.process_time()
    effect = simulate(change("LOCATION", action="decide"))
    assert (effect.values, effect.shifts[Shift.DECIDED], effect.files_to_decide) == (10_000, 10_000, 5)
    assert time.process_time() - began < 5


_RULES = st.fixed_dictionaries(
    {
        "action": st.sampled_from([action.value for action in Action]),
        "substitute": st.sampled_from(["surrogate", "tag", "remove"]),
        "threshold": st.floats(0, 1),
    }
)


class AnyPolicy(TestCase):
    """Properties over policies and rows."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        overrides=st.dictionaries(st.sampled_from(["PERSON", "LOCATION", "MARKING"]), _RULES),
        found=st.lists(
            st.tuples(st.sampled_from(["PERSON", "LOCATION", "MARKING"]), st.none() | st.floats(0, 1)), max_size=4
        ),
    )
    def test_the_same_policy_changes_nothing(
        self, overrides: policy.Overrides, found: list[tuple[str, float | None]]
    ) -> None:
        row = factory.task(factory.contractor())
        values = [
            factory.value(row, f"Value {number}", "x", type_=type_, action=policy.shipped().action(type_), score=score)
            for number, (type_, score) in enumerate(found)
        ]
        factory.scrubbed(factory.file(row), values)
        present = policy.merge(policy.shipped(), overrides)
        effect = simulation.simulate(
            present, policy.merge(policy.shipped(), policy.difference(policy.shipped(), present))
        )
        assert effect.changes_nothing
        assert (effect.tasks_to_decide, effect.tasks_freed, effect.files_to_decide, effect.files_freed) == (0, 0, 0, 0)
        assert (effect.affected, effect.most, effect.lowered) == (0, [], [])


def standing(task: Task) -> dict[object, str]:
    """What happens to each value that the newest runs of a task found."""
    runs = [run for file in freshness.live_files(task) if (run := freshness.latest_run(file))]
    return dict(Value.objects.filter(findings__run__in=runs).values_list("pk", "action").distinct())


@pytest.mark.parametrize(
    "changes",
    [
        change("LOCATION", action="decide"),
        change("PERSON", action="keep"),
        change("PERSON", action="decide"),
        change("US_PASSPORT", threshold=0.9),
        change("PERSON", threshold=0.999) | change("LOCATION", action="replace"),
    ],
    ids=str,
)
def test_it_says_what_scrubbing_again_then_does(changes: dict[str, dict[str, object]], carla: User, ada: User) -> None:
    warm()
    task = make_draft(carla, terms=[], employer="")
    upload(task, "letter.txt", LETTER)
    upload(task, "note.txt", NOTE.replace(b"Margaret Holloway", b"Bettina Farrow"))
    drain(task)
    before = standing(task)
    told = simulation.simulate(policies.follow(), under(changes))
    save(ada, changes)
    while policies.catch_up():
        drain(task)
    after = standing(task)
    found = Counter(
        simulation._SHIFTS[Action(after[key]) if key in after else None]
        for key in before
        if after.get(key) != before[key]
    )
    assert told.shifts == found
    assert told.shifts
    files = freshness.live_files(task)
    assert told.files_to_decide == sum(file.state == FileState.NEEDS_DECISION for file in files)
    assert told.tasks_to_decide == any(file.state == FileState.NEEDS_DECISION for file in files)
