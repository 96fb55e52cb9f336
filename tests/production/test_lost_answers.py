"""A database server that commits and dies before it says so: what its rows name must still be there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connections

from scrubbing import leases, store
from scrubbing.models import ScrubRun
from scrubbing.pipeline import Outcome
from submissions import intake, storage
from submissions.models import FileRole, FileState, StateChange, Task, TaskFile
from tests.reviews import factory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def break_after(monkeypatch: pytest.MonkeyPatch) -> Callable[[FileState], None]:
    """Let the commit of the next transaction that brings a file into a state succeed without an answer."""
    commit = type(connections["default"]).commit

    def arm(state: FileState) -> None:
        before = StateChange.objects.filter(new=state).count()

        def mute(self: Any) -> None:
            commit(self)
            if StateChange.objects.filter(new=state).count() > before:
                monkeypatch.undo()
                raise OperationalError("server closed the connection unexpectedly")

        monkeypatch.setattr(type(connections["default"]), "commit", mute)

    return arm


def plain(file: TaskFile, name: str) -> bytes:
    with storage.open_plain(file.task.vault, name) as stream:
        return stream.read()


def test_an_upload_keeps_its_original(break_after: Callable[[FileState], None]) -> None:
    owner = factory.contractor()
    task = factory.task(owner)
    break_after(FileState.UPLOADED)
    with pytest.raises(OperationalError):
        intake.accept_upload(task, FileRole.DELIVERABLE, SimpleUploadedFile("minutes.txt", b"The minutes."), owner)
    file = TaskFile.objects.exclude(role=FileRole.BRIEF).get()
    assert plain(file, file.original) == b"The minutes."


def test_a_tasks_own_text_keeps_its_file(break_after: Callable[[FileState], None]) -> None:
    owner = factory.contractor()
    break_after(FileState.UPLOADED)
    with pytest.raises(OperationalError):
        factory.task(owner)
    file = factory.brief(Task.objects.get())
    assert b"Yacht itinerary" in plain(file, file.original)


def test_a_run_keeps_its_copy(break_after: Callable[[FileState], None], tmp_path: Path) -> None:
    task = factory.task(factory.contractor())
    file = leases.claim(factory.file(task).pk)
    assert file is not None
    (tmp_path / "out").write_bytes(b"scrubbed")
    break_after(FileState.CLEAN)
    with pytest.raises(OperationalError):
        store.commit(file, store.load(file), Outcome("clean", name="x.txt", output="out"), tmp_path)
    assert plain(file, ScrubRun.objects.get().scrubbed) == b"scrubbed"


def test_what_surely_was_not_committed_is_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = factory.contractor()
    task = factory.task(owner)
    deleted: list[str] = []
    monkeypatch.setattr(storage, "delete", deleted.append)
    monkeypatch.setattr(intake, "_twin", lambda file: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        intake.accept_upload(task, FileRole.DELIVERABLE, SimpleUploadedFile("minutes.txt", b"The minutes."), owner)
    assert len(deleted) == 1
    assert not TaskFile.objects.exclude(role=FileRole.BRIEF).exists()
