"""The policy in force: what was saved is what workers scrub by, and what was scrubbed otherwise is scrubbed again."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scrubbing import decisions, freshness, leases, policies, store, tasks
from scrubbing.decisions import Refused
from scrubbing.detection import policy, warm
from scrubbing.detection.policy import PolicyError
from scrubbing.findings import Action, Verdict
from scrubbing.models import PolicyChange, ScrubRun, Value
from submissions import intake, storage
from submissions.models import AuditEntry, FileRole, FileState, Task, TaskFile, TaskState, User
from submissions.reasons import Reason

ROOT = Path(__file__).resolve().parents[2]
# Detection is all but sure of the name here, and not very sure of the number.
NOTE = b"Margaret Holloway pays for the boat in Nassau.\nHer passport is no. 601234567.\n"
LETTER = b"Dear Margaret Holloway,\nplease stay in Nassau and write to m.holloway@bluewater.example.\n"


@pytest.fixture(autouse=True, scope="module")
def engines() -> None:
    """Load the engines before anything forks, as a worker does."""
    warm()


@pytest.fixture(autouse=True)
def hints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect hints instead of sending them; `drain` plays the worker."""
    sent: list[str] = []
    monkeypatch.setattr("submissions.handoff.hint", lambda file_id: sent.append(str(file_id)))
    return sent


def change(code: str, **settings: object) -> dict[str, dict[str, object]]:
    """A change of one type that leaves the other settings as they ship."""
    return {code: {**policy.settings(policy.shipped().rules[code]), **settings}}


def save(who: User, overrides: policy.Overrides) -> PolicyChange:
    newest = policies.newest_change()
    return policies.save(overrides, "Because.", who, newest.pk if newest else None)


def upload(task: Task, name: str = "letter.txt", content: bytes = LETTER) -> TaskFile:
    return intake.accept_upload(task, FileRole.DELIVERABLE, SimpleUploadedFile(name, content), task.owner)


def drain(task: Task) -> None:
    """Scrub until nothing waits, as workers do."""
    for _ in range(20):
        waiting = list(task.files.filter(state=FileState.UPLOADED))
        if not waiting:
            return
        for file in waiting:
            tasks.scrub(str(file.pk))
    raise AssertionError("the task never settles")


def save_and_drain(task: Task, who: User, overrides: policy.Overrides) -> None:
    save(who, overrides)
    while policies.catch_up():
        drain(task)


def copy_of(file: TaskFile) -> str:
    run = freshness.latest_run(TaskFile.objects.get(pk=file.pk))
    assert run is not None
    with storage.open_plain(run.file.task.vault, run.scrubbed) as stream:
        return stream.read().decode()


def scores_of(task: Task) -> dict[str, float | None]:
    return {row.known().text: row.score for row in Value.objects.filter(task=task)}


def value(task: Task, text: str) -> Value:
    return next(row for row in Value.objects.filter(task=task) if row.known().text == text)


@pytest.mark.django_db
def test_without_a_saved_change_the_policy_that_ships_is_in_force() -> None:
    assert policies.follow() is policy.shipped()


@pytest.mark.django_db
def test_the_newest_change_is_in_force_and_one_without_changes_goes_back(ada: User) -> None:
    before = policy.shipped()
    save(ada, change("LOCATION", action="decide"))
    assert policies.follow().action("LOCATION") is Action.DECIDE
    assert policy.load().version != before.version
    save(ada, {})
    assert policies.follow() == before
    assert [row.overrides for row in PolicyChange.objects.all()] == ["{}", PolicyChange.objects.last().overrides]  # type: ignore[union-attr]


@pytest.mark.django_db
def test_following_asks_once_and_reads_only_what_is_new(
    ada: User, django_assert_num_queries: Callable[[int], object]
) -> None:
    save(ada, change("LOCATION", action="decide"))
    policies.follow()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        policies.follow()


@pytest.mark.django_db
def test_a_change_is_written_down_with_who_and_why(ada: User) -> None:
    row = save(ada, change("LOCATION", action="decide"))
    assert (row.by, row.why, row.version) == (ada, "Because.", policies.follow().version)
    entry = AuditEntry.objects.get(tag="policy:change")
    assert (entry.actor, entry.subject) == (str(ada.pk), f"policychange:{row.pk}")
    assert entry.details == {"version": row.version, "types": 1}


@pytest.mark.django_db
def test_what_is_no_policy_is_refused_and_nothing_is_saved(ada: User) -> None:
    bad: list[tuple[policy.Overrides, str]] = [
        (change("LOCATION", action="lose"), "LOCATION"),
        (change("LOCATION", threshold=2), "threshold"),
        ({"LOCATION": {"action": "keep"}}, "exactly the keys"),
        ({"NO_SUCH": {"action": "keep", "substitute": "tag", "threshold": 0.5}}, "NO_SUCH"),
        ({"unknown": {"action": "keep", "substitute": "tag", "threshold": 0.5}}, "never be kept"),
    ]
    for overrides, complaint in bad:
        with pytest.raises(PolicyError, match=complaint):
            save(ada, overrides)
    with pytest.raises(Refused, match="Say why"):
        policies.save(change("LOCATION", action="decide"), "  ", ada, None)
    with pytest.raises(Refused, match="nothing to save"):
        save(ada, change("LOCATION"))
    assert not PolicyChange.objects.exists()
    assert not AuditEntry.objects.filter(tag="policy:change").exists()


@pytest.mark.django_db
def test_of_two_who_save_at_once_the_second_is_told(ada: User) -> None:
    save(ada, change("LOCATION", action="decide"))
    with pytest.raises(policies.Outdated):
        policies.save(change("AGE", action="decide"), "Because.", ada, None)
    assert policies.follow().action("AGE") is Action.KEEP


@pytest.mark.django_db
def test_what_is_saved_of_a_type_that_no_longer_ships_goes_with_it(ada: User) -> None:
    saved = policy.write({**change("LOCATION", action="decide"), "GONE": change("LOCATION")["LOCATION"]})
    assert policies.as_saved(saved).action("LOCATION") is Action.DECIDE
    PolicyChange.objects.create(overrides="{", version="x", by=ada, why="Because.")
    with pytest.raises(PolicyError, match="JSON"):
        policies.follow()


@pytest.mark.django_db
def test_a_worker_scrubs_by_what_was_saved(draft: Task, ada: User) -> None:
    save(ada, change("LOCATION", action="replace") | change("PERSON", action="keep"))
    file = upload(draft)
    drain(draft)
    assert "Margaret Holloway" in copy_of(file)
    assert "Nassau" not in copy_of(file)
    assert set(ScrubRun.objects.values_list("policy_version", flat=True)) == {policies.follow().version}


@pytest.mark.django_db
def test_a_child_inherits_the_threshold_that_was_saved(draft: Task, ada: User) -> None:
    save(ada, change("US_PASSPORT", threshold=0.9))
    file = upload(draft, "note.txt", NOTE)
    drain(draft)
    assert "no. 601234567" in copy_of(file)
    assert "Holloway" not in copy_of(file)


@pytest.mark.django_db
def test_a_change_makes_runs_stale_and_their_files_are_scrubbed_again(draft: Task, ada: User) -> None:
    file = upload(draft)
    drain(draft)
    assert freshness.is_fresh(Task.objects.get(pk=draft.pk))
    save(ada, change("LOCATION", action="decide"))
    assert not freshness.is_fresh(Task.objects.get(pk=draft.pk))
    assert policies.catch_up() == 1
    live = draft.files.exclude(state=FileState.SUPERSEDED)
    assert set(live.values_list("state", flat=True)) == {FileState.UPLOADED}
    drain(draft)
    assert policies.catch_up() == 0
    file.refresh_from_db()
    assert file.state == FileState.NEEDS_DECISION
    assert value(draft, "Nassau").action == Action.DECIDE
    decisions.decide_value(value(draft, "Nassau"), Verdict.SCRUB, draft.owner)
    drain(draft)
    assert "Nassau" not in copy_of(file)


@pytest.mark.django_db
def test_tasks_are_caught_up_in_bounded_rounds_and_ended_ones_left_alone(
    draft: Task, carla: User, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.reviews import factory

    ready = [factory.ready(carla) for _ in range(3)]
    for state, task in zip((TaskState.APPROVED, TaskState.REJECTED), ready, strict=False):
        Task.objects.filter(pk=task.pk).update(state=state)
    others = [factory.ready(carla) for _ in range(3)]
    save(ada, change("LOCATION", action="decide"))
    assert [policies.catch_up(2), policies.catch_up(2), policies.catch_up(2)] == [2, 2, 0]
    assert all(task.files.filter(state=FileState.UPLOADED).exists() for task in (ready[2], *others))
    assert not any(task.files.filter(state=FileState.UPLOADED).exists() for task in ready[:2])
    assert policies.approved_otherwise(policies.follow().version) == 1


@pytest.mark.django_db
def test_a_file_whose_new_run_never_ends_is_queued_once(carla: User, ada: User) -> None:
    from tests.reviews import factory

    task = factory.ready(carla)
    save(ada, change("LOCATION", action="decide"))
    assert policies.catch_up() == 1
    task.files.filter(state=FileState.UPLOADED).update(state=FileState.HELD, reason=Reason.CHILD_CRASHED)
    assert policies.catch_up() == 0
    save(ada, change("LOCATION", action="replace"))
    assert policies.catch_up() == 1


@pytest.mark.django_db
def test_a_file_in_work_while_a_policy_is_saved_is_scrubbed_again(
    draft: Task, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = upload(draft)
    claimed = leases.claim(file.pk)
    assert claimed is not None
    original = store.commit

    def saved_meanwhile(*arguments: object) -> ScrubRun | None:
        monkeypatch.setattr(store, "commit", original)
        save(ada, change("LOCATION", action="replace"))
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "commit", saved_meanwhile)
    policies.follow()
    assert tasks.work(claimed) is not None
    file.refresh_from_db()
    assert file.state == FileState.UPLOADED
    drain(draft)
    assert "Nassau" not in copy_of(file)


@pytest.mark.django_db
def test_known_values_follow_the_policy_there_and_back(draft: Task, ada: User) -> None:
    file = upload(draft)
    drain(draft)
    before = copy_of(file)
    save_and_drain(draft, ada, change("PERSON", action="keep"))
    assert "Dear Margaret Holloway," in copy_of(file)
    save_and_drain(draft, ada, {})
    assert copy_of(file) == before


@pytest.mark.django_db
def test_a_value_that_is_too_unsure_for_a_new_threshold_is_given_up_and_found_again(draft: Task, ada: User) -> None:
    file = upload(draft, "note.txt", NOTE)
    drain(draft)
    before, scores = copy_of(file), scores_of(draft)
    assert 0.5 < (scores["601234567"] or 0) < 0.9
    assert scores["Holloway"] == scores["Margaret Holloway"], "a form is as sure as the name"
    save_and_drain(draft, ada, change("US_PASSPORT", threshold=0.9) | change("PERSON", threshold=0.999))
    assert copy_of(file) == NOTE.decode()
    save_and_drain(draft, ada, {})
    assert (copy_of(file), scores_of(draft)) == (before, scores)


@pytest.mark.django_db
def test_a_file_that_finds_a_value_surer_keeps_it_for_all(draft: Task, ada: User) -> None:
    unsure = upload(draft, "note.txt", NOTE)
    drain(draft)
    save(ada, change("PERSON", threshold=0.999))
    sure = upload(draft, "letter.txt", LETTER)
    drain(draft)
    while policies.catch_up():
        drain(draft)
    assert "Holloway" not in copy_of(sure)
    assert "Holloway" not in copy_of(unsure)


@pytest.mark.django_db
def test_what_is_kept_no_more_goes_from_the_task_s_other_files_too(draft: Task, ada: User) -> None:
    save(ada, change("PERSON", action="keep"))
    one = upload(draft, "a.txt", b"Dear Margaret Holloway,\nyes.\n")
    two = upload(draft, "b.txt", b"turn the page at Margaret Holloway's and at holloway's and fold it twice\n")
    drain(draft)
    save_and_drain(draft, ada, {})
    assert "Holloway" not in copy_of(one)
    assert "Margaret" not in copy_of(two)


@pytest.mark.django_db
@pytest.mark.parametrize(("style", "expected"), [("tag", "[removed: person]"), ("remove", "Dear ,")])
def test_another_substitute_takes_the_place_of_the_one_before(
    style: str, expected: str, draft: Task, ada: User
) -> None:
    file = upload(draft)
    drain(draft)
    before = copy_of(file)
    save_and_drain(draft, ada, change("PERSON", substitute=style))
    assert expected in copy_of(file)
    save_and_drain(draft, ada, {})
    assert copy_of(file) == before


@pytest.mark.django_db
def test_verdicts_of_people_outrank_whatever_is_saved(draft: Task, ada: User) -> None:
    file = upload(draft)
    drain(draft)
    decisions.decide_value(value(draft, "Nassau"), Verdict.SCRUB, draft.owner)
    decisions.decide_value(value(draft, "Margaret Holloway"), Verdict.KEEP, draft.owner, "She is invented.")
    drain(draft)
    save_and_drain(draft, ada, change("PERSON", action="decide") | change("LOCATION", threshold=1.0))
    assert "Dear Margaret Holloway," in copy_of(file)
    assert "Nassau" not in copy_of(file)


def test_the_command_line_needs_no_database_and_uses_what_ships() -> None:
    code = (
        "import django, io, json; django.setup()\n"
        "from scrubbing.management.commands.detect import run\n"
        'out = io.StringIO(); run([\'{"id": 1, "text": "Write to jane@acme.example"}\'], out)\n'
        "from scrubbing.detection import policy; assert policy.load() is policy.shipped()\n"
        "assert json.loads(out.getvalue())['spans'][0]['label'] == 'EMAIL_ADDRESS'\n"
    )
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PATH": "/usr/bin:/bin",
        "DATABASE_URL": "postgresql://nobody:none@127.0.0.1:1/none",
    }
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
