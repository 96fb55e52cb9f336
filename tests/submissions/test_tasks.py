"""The verbs of a task: create, save, settle, withdraw, and what is missing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from submissions import intake, tasks
from submissions.audit import Tag
from submissions.models import (
    AuditEntry,
    FileRole,
    FileState,
    StateChange,
    Task,
    TaskFile,
    TaskKey,
    TaskState,
    User,
)
from submissions.states import StaleState, move_file, move_task
from submissions.tasks import Answers, NotEditable, StaleVersion
from tests.conftest import ANSWERS, make_draft

pytestmark = pytest.mark.django_db


def upload(task: Task, who: User, name: str = "report.txt", data: bytes = b"The quarterly report.") -> TaskFile:
    return intake.accept_upload(task, FileRole.DELIVERABLE, SimpleUploadedFile(name, data), who)


def clean(file: TaskFile) -> None:
    file.refresh_from_db()
    move_file(file, FileState.SCRUBBING, None)
    move_file(file, FileState.CLEAN, None)


def test_it_creates_a_draft_with_a_key_of_its_own(carla: User) -> None:
    one, two = tasks.create_task(carla), tasks.create_task(carla)
    assert one.state == TaskState.DRAFT
    assert bytes(one.key.wrapped) != bytes(two.key.wrapped)
    assert one.text.title == ""
    assert AuditEntry.objects.filter(tag=Tag.TASK_CREATED, actor=str(carla.pk)).count() == 2


@pytest.mark.parametrize("who", ["rosa", "ada"])
def test_it_lets_only_contractors_create(who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        tasks.create_task(request.getfixturevalue(who))
    assert not Task.objects.exists()


def test_it_saves_every_answer(carla: User) -> None:
    task = make_draft(carla)
    assert Answers.of(Task.objects.get(pk=task.pk)) == ANSWERS
    assert task.version == 1
    assert len(task.employer_key) == 64


def test_nothing_a_person_wrote_stands_plain_in_the_row(draft: Task) -> None:
    row = Task.objects.filter(pk=draft.pk).values().get()
    stored = " ".join(str(bytes(value) if isinstance(value, memoryview | bytes) else value) for value in row.values())
    for words in ("Yacht", "Bahamas", "Oldcastle", "Bluewater", "Sea Duchess", "anchorage"):
        assert words not in stored


def test_a_save_of_an_older_version_changes_nothing(carla: User, draft: Task) -> None:
    newer = replace(ANSWERS, text=replace(ANSWERS.text, title="From the other window"))
    tasks.save_task(draft, carla, newer, 1)
    with pytest.raises(StaleVersion) as caught:
        tasks.save_task(draft, carla, ANSWERS, 1, autosave=True)
    assert caught.value.current == 2
    assert Task.objects.get(pk=draft.pk).text.title == "From the other window"


def test_the_same_save_sent_twice_is_no_conflict(carla: User, draft: Task) -> None:
    changed = replace(ANSWERS, hours=Decimal("8.00"))
    tasks.save_task(draft, carla, changed, 1)
    assert tasks.save_task(draft, carla, replace(changed, hours=Decimal(8)), 1).version == 2


def test_it_saves_for_the_owner_only(carlos: User, draft: Task) -> None:
    with pytest.raises(PermissionDenied):
        tasks.save_task(draft, carlos, ANSWERS, 1)


def test_it_saves_nothing_once_submitted(carla: User, draft: Task) -> None:
    move_task(draft, TaskState.SUBMITTED, carla)
    with pytest.raises(NotEditable):
        tasks.save_task(draft, carla, replace(ANSWERS, hours=None), 1)
    assert Task.objects.get(pk=draft.pk).hours == ANSWERS.hours


def test_a_confirmation_keeps_the_moment_it_was_given(carla: User, draft: Task) -> None:
    given = draft.attestations["own_work"]
    less = tasks.save_task(draft, carla, replace(ANSWERS, attested=frozenset({"own_work"})), 1)
    assert less.attestations == {"own_work": given}


def test_an_autosave_leaves_no_audit_entry_and_starts_no_scrubbing(carla: User) -> None:
    task = tasks.create_task(carla)
    tasks.save_task(task, carla, ANSWERS, 0, autosave=True)
    assert not AuditEntry.objects.filter(tag=Tag.TASK_SAVED).exists()
    assert not task.files.exists()


def test_new_identity_terms_send_settled_files_round_again(carla: User, draft: Task) -> None:
    file = upload(draft, carla)
    clean(file)
    more = replace(ANSWERS, text=replace(ANSWERS.text, terms=["Sea Duchess", "Project Coral", "Nerida"]))
    tasks.save_task(draft, carla, more, 1)
    file.refresh_from_db()
    assert file.state == FileState.UPLOADED
    assert AuditEntry.objects.get(tag=Tag.FILE_REQUEUED).details == {"files": 1}


def test_terms_that_only_moved_send_nothing_round(carla: User, draft: Task) -> None:
    file = upload(draft, carla)
    clean(file)
    same = replace(ANSWERS, text=replace(ANSWERS.text, terms=["Project  Coral", "Sea Duchess"]))
    tasks.save_task(draft, carla, same, 1)
    file.refresh_from_db()
    assert file.state == FileState.CLEAN


def test_terms_typed_under_autosave_are_not_forgotten_by_the_next_save(carla: User, draft: Task) -> None:
    file = upload(draft, carla)
    clean(file)
    more = replace(ANSWERS, text=replace(ANSWERS.text, terms=["Nerida"]))
    tasks.save_task(draft, carla, more, 1, autosave=True)
    file.refresh_from_db()
    assert file.state == FileState.CLEAN
    tasks.save_task(draft, carla, more, 2)
    file.refresh_from_db()
    assert file.state == FileState.UPLOADED


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        ({"title": ""}, "title"),
        ({"request": ""}, "request"),
        ({"context": ""}, "context"),
        ({"occupation": ""}, "occupation"),
        ({"occupation": "Other"}, "SOC"),
        ({"hours": None}, "hours"),
        ({"provenance": ""}, "comes from"),
        ({"done_on": None}, "When"),
        ({"difficulty": None}, "difficult"),
        ({"representativeness": None}, "representative"),
        ({"employer": "", "terms": []}, "Whom"),
        ({"attested": frozenset({"own_work"})}, "4 of 5 confirmations"),
    ],
)
def test_it_names_what_is_missing(carla: User, change: dict[str, object], phrase: str) -> None:
    lacking = tasks.missing(make_draft(carla, **change))
    assert len(lacking) == 1
    assert phrase in lacking[0]


def test_a_complete_form_misses_nothing(carla: User) -> None:
    assert tasks.missing(make_draft(carla)) == []
    assert tasks.missing(make_draft(carla, provenance="fabricated", employer="", terms=[])) == []


@pytest.mark.django_db(transaction=True)
def test_withdrawing_destroys_the_key_and_what_is_stored(carla: User, draft: Task) -> None:
    file = upload(draft, carla)
    stored = file.original
    assert default_storage.exists(stored)
    tasks.withdraw_task(draft, carla)
    row = Task.objects.get(pk=draft.pk)
    assert row.state == TaskState.WITHDRAWN
    assert not bytes(row.sealed)
    assert not default_storage.exists(stored)
    assert set(TaskFile.objects.values_list("state", flat=True)) == {FileState.SUPERSEDED}
    with pytest.raises(TaskKey.DoesNotExist):
        _ = row.text
    receipt = tasks.receipt(carla, draft.pk)
    assert receipt is not None
    assert receipt.hash == AuditEntry.objects.get(tag=Tag.TASK_SHREDDED).hash


def test_it_withdraws_for_the_owner_only_and_once(carla: User, carlos: User, draft: Task) -> None:
    with pytest.raises(PermissionDenied):
        tasks.withdraw_task(draft, carlos)
    tasks.withdraw_task(draft, carla)
    with pytest.raises(StaleState):
        tasks.withdraw_task(Task.objects.get(pk=draft.pk), carla)
    assert StateChange.objects.filter(file=None, new=TaskState.WITHDRAWN).count() == 1
    assert tasks.receipt(carlos, draft.pk) is None
