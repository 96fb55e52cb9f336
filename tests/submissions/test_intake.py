"""The door: what it takes and refuses, what it leaves behind, replacing and dropping."""

import io
import json
import tempfile
from typing import BinaryIO
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from submissions import briefs, intake, storage, uploads
from submissions.audit import Tag
from submissions.intake import Closed, clean_name
from submissions.media import MediaType
from submissions.models import AuditEntry, FileRole, FileState, StateChange, Task, TaskFile, TaskState, User
from submissions.reasons import Held, Reason
from submissions.states import move_file, move_task
from tests.conftest import make_draft

pytestmark = pytest.mark.django_db

TEXT = b"Notes of the call with Marianne Oldcastle."


def sent(name: str = "notes.txt", data: bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def stored_objects(task: Task) -> list[str]:
    try:
        return default_storage.listdir(f"tasks/{task.pk}/originals")[1]
    except FileNotFoundError:
        return []


def test_it_takes_a_file(carla: User, draft: Task) -> None:
    file = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    row = TaskFile.objects.get(pk=file.pk)
    assert (row.state, row.media_type, row.size, row.name) == ("uploaded", "text/plain", len(TEXT), "notes.txt")
    assert storage.open_plain(draft.vault, row.original).read() == TEXT
    assert StateChange.objects.get(file=file).new == FileState.UPLOADED
    details = AuditEntry.objects.get(tag=Tag.FILE_ACCEPTED).details
    assert details["size"] == len(TEXT)
    assert "notes" not in json.dumps(details)


def test_it_stores_ciphertext_and_seals_the_name(carla: User, draft: Task) -> None:
    file = intake.accept_upload(draft, FileRole.REFERENCE, sent("Oldcastle call.txt"), carla)
    with default_storage.open(file.original, "rb") as raw:
        assert b"Oldcastle" not in raw.read()
    row = TaskFile.objects.filter(pk=file.pk).values().get()
    assert "Oldcastle" not in str(row)
    assert b"Oldcastle" not in bytes(row["sealed_name"])


def test_it_hints_a_worker_only_after_the_commit(
    carla: User,
    draft: Task,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    hinted: list[object] = []
    monkeypatch.setattr("submissions.handoff.hint", hinted.append)
    with django_capture_on_commit_callbacks(execute=True):
        file = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
        assert hinted == []
    assert file.pk in hinted


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", Reason.EMPTY),
        ("program.txt", b"MZ" + b"\0" * 600, Reason.UNSUPPORTED_TYPE),
        ("report.docx", b"PK\x03\x04 cut off", Reason.CORRUPT),
    ],
)
def test_a_refused_file_leaves_an_audit_entry_and_nothing_else(
    carla: User, draft: Task, name: str, data: bytes, reason: Reason
) -> None:
    before = stored_objects(draft)
    with pytest.raises(Held) as caught:
        intake.accept_upload(draft, FileRole.DELIVERABLE, sent(name, data), carla)
    assert caught.value.reason is reason
    assert not TaskFile.objects.exclude(role=FileRole.BRIEF).exists()
    assert stored_objects(draft) == before
    entry = AuditEntry.objects.get(tag=Tag.FILE_REFUSED)
    assert entry.details == {"reason": reason.value, "role": "deliverable", "size": len(data)}


def test_it_refuses_what_is_too_large(carla: User, draft: Task, settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = len(TEXT) - 1
    with pytest.raises(Held) as caught:
        intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    assert caught.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize("limit", ["MAX_TASK_FILES", "MAX_TASK_BYTES"])
def test_it_refuses_when_the_task_is_full(carla: User, draft: Task, settings: Settings, limit: str) -> None:
    setattr(settings, limit, 2 if limit == "MAX_TASK_FILES" else 2 * len(TEXT))
    for _ in range(2):
        intake.accept_upload(draft, FileRole.REFERENCE, sent(), carla)
    with pytest.raises(Held) as caught:
        intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    assert caught.value.reason is Reason.TASK_FULL


def test_the_same_key_again_makes_no_second_row(carla: User, draft: Task) -> None:
    key = uuid4()
    one = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla, key)
    two = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla, key)
    assert one.pk == two.pk
    assert TaskFile.objects.filter(role=FileRole.DELIVERABLE).count() == 1


def test_two_sendings_that_cross_make_one_row_and_one_object(
    carla: User, draft: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = uuid4()
    one = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla, key)
    objects = stored_objects(draft)
    # The second looked before the first was there: only the database can tell.
    answers = iter([None, one])
    monkeypatch.setattr(intake, "_sent_before", lambda task, key: next(answers))
    two = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla, key)
    assert two.pk == one.pk
    assert TaskFile.objects.filter(role=FileRole.DELIVERABLE).count() == 1
    assert stored_objects(draft) == objects


def test_a_failed_transaction_leaves_no_stored_object(
    carla: User, draft: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored_objects(draft)

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("submissions.intake.audit.record", fail)
    with pytest.raises(RuntimeError):
        intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    assert stored_objects(draft) == before
    assert not TaskFile.objects.filter(role=FileRole.DELIVERABLE).exists()


def test_it_links_an_exact_duplicate_to_its_twin(carla: User, carlos: User, draft: Task) -> None:
    first = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    again = intake.accept_upload(make_draft(carla), FileRole.REFERENCE, sent("copy.txt"), carla)
    assert again.twin == first
    other = intake.accept_upload(make_draft(carlos), FileRole.DELIVERABLE, sent(), carlos)
    assert other.twin is None


def test_it_takes_from_the_owner_only(carlos: User, rosa: User, draft: Task) -> None:
    for stranger in (carlos, rosa):
        with pytest.raises(PermissionDenied):
            intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), stranger)


def test_nobody_uploads_a_brief(carla: User, draft: Task) -> None:
    with pytest.raises(PermissionDenied):
        intake.accept_upload(draft, FileRole.BRIEF, sent(), carla)


def test_a_submitted_task_takes_and_gives_nothing(carla: User, draft: Task) -> None:
    file = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    move_task(draft, TaskState.SUBMITTED, carla)
    file.task = draft
    with pytest.raises(Closed):
        intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    with pytest.raises(Closed):
        intake.drop_file(file, carla)
    with pytest.raises(Closed):
        intake.replace_file(file, sent(), carla)


def test_replacing_supersedes_and_deletes_the_old_original(
    carla: User, draft: Task, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    old = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    stored = old.original
    with django_capture_on_commit_callbacks(execute=True):
        new = intake.replace_file(old, sent("better.md", b"# Better\n\nWords."), carla)
    old.refresh_from_db()
    assert (old.state, old.original) == (FileState.SUPERSEDED, "")
    assert (new.supersedes, new.position, new.role) == (old, old.position, FileRole.DELIVERABLE)
    assert not default_storage.exists(stored)
    assert default_storage.exists(new.original)


def test_a_refused_replacement_leaves_the_old_file(carla: User, draft: Task) -> None:
    old = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    with pytest.raises(Held):
        intake.replace_file(old, sent("x.txt", b""), carla)
    old.refresh_from_db()
    assert old.state == FileState.UPLOADED


def test_it_drops_a_file_that_a_worker_has_in_hand(
    carla: User, draft: Task, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    worked_on = TaskFile.objects.get(pk=file.pk)
    move_file(worked_on, FileState.SCRUBBING, None, token=uuid4())
    stored = file.original
    with django_capture_on_commit_callbacks(execute=True):
        intake.drop_file(file, carla)
    file.refresh_from_db()
    assert file.state == FileState.SUPERSEDED
    assert not default_storage.exists(stored)
    intake.drop_file(file, carla)
    assert AuditEntry.objects.filter(tag=Tag.FILE_DROPPED).count() == 1


def test_it_drops_for_the_owner_only(carla: User, carlos: User, draft: Task) -> None:
    file = intake.accept_upload(draft, FileRole.DELIVERABLE, sent(), carla)
    with pytest.raises(PermissionDenied):
        intake.drop_file(file, carlos)


def test_the_brief_follows_text_and_files(carla: User, draft: Task) -> None:
    file = intake.accept_upload(draft, FileRole.DELIVERABLE, sent("Oldcastle.txt"), carla)
    brief = briefs.live_brief(draft)
    assert brief is not None
    content = json.loads(storage.open_plain(draft.vault, brief.original).read())
    assert content["title"] == "Yacht itinerary for the Bahamas"
    assert content["files"] == {str(file.pk): "Oldcastle.txt"}
    assert content["rubric"][1] == {"criterion": "Plans a leg of over 60 nm", "points": -3}
    assert "Bluewater" not in json.dumps(content)
    assert "Sea Duchess" not in json.dumps(content)
    assert brief.media_type == MediaType.JSON
    assert briefs.is_current(draft)
    intake.drop_file(file, carla)
    newer = briefs.live_brief(draft)
    assert newer is not None
    assert newer.supersedes == brief


def test_an_unchanged_brief_is_left_alone(carla: User, draft: Task) -> None:
    brief = briefs.live_brief(draft)
    assert briefs.refresh_brief(draft) == brief
    assert TaskFile.objects.filter(role=FileRole.BRIEF).count() == 1


def test_requeueing_sends_settled_live_files_only(carla: User, draft: Task) -> None:
    files = [intake.accept_upload(draft, FileRole.REFERENCE, sent(f"{n}.txt"), carla) for n in range(3)]
    for file in files[:2]:
        file.refresh_from_db()
        move_file(file, FileState.SCRUBBING, None)
    move_file(files[0], FileState.HELD, None, reason="time_limit", child_losses=2)
    intake.drop_file(files[2], carla)
    assert intake.requeue_files(draft, carla) == 1
    files[0].refresh_from_db()
    assert (files[0].state, files[0].reason, files[0].child_losses) == (FileState.UPLOADED, "", 0)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("report.docx", "report.docx"),
        ("C:\\Users\\carla\\report.docx", "report.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nContent-Type: x.txt", "aContent-Type: x.txt"),
        ("nul\x00byte\x1b[31m.txt", "nulbyte[31m.txt"),
        ("evil\u202excod.exe", "evilxcod.exe"),
        ("two\u2028 lines\u00a0here.md", "two lines here.md"),
        ("  .hidden. ", "hidden"),
        ("\u202e\x07", "file"),
        ("", "file"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("Cafe\u0301.txt", "Café.txt"),
    ],
)
def test_it_cleans_names(raw: str, clean: str) -> None:
    assert clean_name(raw) == clean


@pytest.mark.parametrize("letter", ["a", "é", "漢", "😀"])
def test_it_cuts_long_names_to_255_bytes_and_keeps_the_ending(letter: str) -> None:
    name = clean_name(letter * 300 + ".xlsx")
    assert len(name.encode()) <= 255
    assert name.endswith(letter + ".xlsx")


def test_an_upload_never_stands_plain_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[BinaryIO] = []
    real = tempfile.SpooledTemporaryFile

    def spy(**kwargs: object) -> object:
        made.append(real(**kwargs))  # type: ignore[call-overload]
        return made[-1]

    monkeypatch.setattr("submissions.uploads.tempfile.SpooledTemporaryFile", spy)
    spool = uploads.SpooledSecret()
    data = b"Marianne Oldcastle " * 100_000
    spool.append(data[:70_001])
    spool.append(data[70_001:])
    reader = io.BufferedReader(spool)
    assert reader.read() == data
    made[0].seek(0)
    on_disk = made[0].read()
    assert len(on_disk) == len(data)
    assert b"Oldcastle" not in on_disk
