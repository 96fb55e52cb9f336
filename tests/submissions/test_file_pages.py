"""Uploading, following, replacing and removing files in the browser."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from submissions.intake import accept_upload
from submissions.models import FileRole, FileState, Task, TaskFile, TaskState, User
from submissions.states import move_file, move_task

pytestmark = pytest.mark.django_db
LogIn = Callable[[User], Client]
SCRIPT = {"x-requested-with": "fetch"}


def sent(name: str = "notes.txt", data: bytes = b"Some notes.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def uploaded(task: Task, who: User) -> TaskFile:
    return accept_upload(task, FileRole.DELIVERABLE, sent(), who)


def deliverables() -> int:
    return TaskFile.objects.filter(role=FileRole.DELIVERABLE).exclude(state=FileState.SUPERSEDED).count()


def test_a_script_sends_one_file(carla: User, draft: Task, as_user: LogIn) -> None:
    data = {"role": "deliverable", "upload": sent()}
    assert as_user(carla).post(f"/tasks/{draft.pk}/files/", data, headers=SCRIPT).status_code == 201
    assert deliverables() == 1


def test_a_plain_form_sends_several_files(carla: User, draft: Task, as_user: LogIn) -> None:
    data = {"role": "reference", "upload": [sent("a.txt"), sent("b.md", b"# Title\n\nWords.")], "key": str(uuid4())}
    response = as_user(carla).post(f"/tasks/{draft.pk}/files/", data, follow=True)
    body = response.content.decode()
    assert "a.txt" in body
    assert "b.md" in body
    assert TaskFile.objects.filter(role=FileRole.REFERENCE).count() == 2


def test_a_form_sent_twice_makes_one_row_per_file(carla: User, draft: Task, as_user: LogIn) -> None:
    client, key = as_user(carla), str(uuid4())
    for _ in range(2):
        data = {"role": "deliverable", "upload": [sent("a.txt"), sent("b.txt")], "key": key}
        client.post(f"/tasks/{draft.pk}/files/", data)
    assert deliverables() == 2


def test_a_refusal_says_what_happened_what_was_kept_and_what_to_do(carla: User, draft: Task, as_user: LogIn) -> None:
    data = {"role": "deliverable", "upload": [sent("fine.txt"), sent("nothing.docx", b"")]}
    response = as_user(carla).post(f"/tasks/{draft.pk}/files/", data)
    body = response.content.decode()
    assert response.status_code == 422
    for words in ("nothing.docx", "The file is empty.", "its other files are as they were", "upload it again"):
        assert words in body
    assert deliverables() == 1


def test_a_refusal_tells_a_script_the_same(carla: User, draft: Task, as_user: LogIn) -> None:
    data = {"role": "deliverable", "upload": sent("x.txt", b"MZ" + b"\0" * 600)}
    response = as_user(carla).post(f"/tasks/{draft.pk}/files/", data, headers=SCRIPT)
    assert response.status_code == 422
    assert response.json()["reason"] == "unsupported_type"
    assert set(response.json()) == {"name", "reason", "happened", "next_step"}


def test_the_limit_holds_for_what_really_arrives(carla: User, draft: Task, as_user: LogIn, settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 1000
    data = {"role": "deliverable", "upload": sent("big.txt", b"x" * 200_000)}
    response = as_user(carla).post(f"/tasks/{draft.pk}/files/", data, headers=SCRIPT)
    assert response.json()["reason"] == "too_large"


@pytest.mark.parametrize("role", ["brief", "", "nonsense"])
def test_only_the_two_slots_take_files(carla: User, draft: Task, as_user: LogIn, role: str) -> None:
    data = {"role": role, "upload": sent()}
    assert as_user(carla).post(f"/tasks/{draft.pk}/files/", data).status_code == 404


def test_no_file_chosen_is_said(carla: User, draft: Task, as_user: LogIn) -> None:
    client = as_user(carla)
    response = client.post(f"/tasks/{draft.pk}/files/", {"role": "reference"}, follow=True)
    assert "Choose a file first." in response.content.decode()
    assert client.post(f"/tasks/{draft.pk}/files/", {"role": "reference"}, headers=SCRIPT).status_code == 400


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<b>bold</b>.txt", "b&gt;.txt"),
        ("a\x07b\u202ec.txt", "abc.txt"),
        ("x" * 300 + ".txt", "x" * 251 + ".txt"),
        ("Übersicht “final”.txt", "Übersicht “final”.txt"),
    ],
)
def test_strange_names_are_shown_safely(carla: User, draft: Task, as_user: LogIn, name: str, shown: str) -> None:
    client = as_user(carla)
    client.post(f"/tasks/{draft.pk}/files/", {"role": "deliverable", "upload": sent(name)})
    body = client.get(f"/tasks/{draft.pk}/").content.decode()
    assert shown in body
    assert "<b>bold" not in body


def test_a_name_never_reaches_the_session(carla: User, draft: Task, as_user: LogIn) -> None:
    client = as_user(carla)
    client.post(f"/tasks/{draft.pk}/files/", {"role": "deliverable", "upload": sent("Oldcastle.txt")})
    file = TaskFile.objects.get(role=FileRole.DELIVERABLE)
    client.post(f"/files/{file.pk}/replace/", {"upload": sent("Oldcastle 2.txt")})
    assert "Oldcastle" not in str(dict(client.session))


def test_a_closed_task_takes_nothing(carla: User, draft: Task, as_user: LogIn) -> None:
    file = uploaded(draft, carla)
    move_task(draft, TaskState.SUBMITTED, carla)
    client = as_user(carla)
    data = {"role": "deliverable", "upload": sent()}
    assert client.post(f"/tasks/{draft.pk}/files/", data, headers=SCRIPT).status_code == 423
    assert client.post(f"/files/{file.pk}/drop/", headers=SCRIPT).status_code == 423
    assert client.get(f"/files/{file.pk}/replace/").status_code == 404
    assert deliverables() == 1


def test_the_status_names_the_stage_and_keeps_asking(carla: User, draft: Task, as_user: LogIn) -> None:
    file = uploaded(draft, carla)
    file.refresh_from_db()
    move_file(file, FileState.SCRUBBING, None, stage="detecting")
    body = as_user(carla).get(f"/tasks/{draft.pk}/files/status/").content.decode()
    assert "every 2s" in body
    assert '<li class="is-now" aria-current="step">Looking for sensitive content' in body


def test_the_status_stops_when_all_is_settled(carla: User, draft: Task, as_user: LogIn) -> None:
    uploaded(draft, carla)
    for file in TaskFile.objects.exclude(state=FileState.SUPERSEDED):
        move_file(file, FileState.SCRUBBING, None)
        held = file.role == FileRole.DELIVERABLE
        move_file(file, FileState.HELD if held else FileState.CLEAN, None, reason="time_limit" if held else "")
    body = as_user(carla).get(f"/tasks/{draft.pk}/files/status/").content.decode()
    assert "every 2s" not in body
    assert "Reading the file took longer than it may." in body
    assert 'name="triage"' in body


def test_replacing_takes_the_new_file(carla: User, draft: Task, as_user: LogIn) -> None:
    file = uploaded(draft, carla)
    client = as_user(carla)
    assert "notes.txt" in client.get(f"/files/{file.pk}/replace/").content.decode()
    assert client.post(f"/files/{file.pk}/replace/").status_code == 422
    assert client.post(f"/files/{file.pk}/replace/", {"upload": sent("e.txt", b"")}).status_code == 422
    assert client.post(f"/files/{file.pk}/replace/", {"upload": sent("new.txt")}).status_code == 302
    file.refresh_from_db()
    assert file.state == FileState.SUPERSEDED
    assert file.superseded_by.name == "new.txt"
    assert client.get(f"/files/{file.pk}/replace/").status_code == 404


def test_removing_is_a_post(carla: User, draft: Task, as_user: LogIn) -> None:
    file = uploaded(draft, carla)
    client = as_user(carla)
    assert client.get(f"/files/{file.pk}/drop/").status_code == 405
    assert client.post(f"/files/{file.pk}/drop/").status_code == 302
    assert deliverables() == 0


def test_the_brief_is_no_file_to_replace_or_remove(carla: User, draft: Task, as_user: LogIn) -> None:
    brief = TaskFile.objects.get(role=FileRole.BRIEF)
    client = as_user(carla)
    assert client.get(f"/files/{brief.pk}/replace/").status_code == 404
    assert client.post(f"/files/{brief.pk}/drop/").status_code == 404


@pytest.mark.parametrize("who", ["carlos", "rosa", "ada"])
def test_others_find_no_file(
    carla: User, draft: Task, who: str, as_user: LogIn, request: pytest.FixtureRequest
) -> None:
    file = uploaded(draft, carla)
    client = as_user(request.getfixturevalue(who))
    assert client.post(f"/files/{file.pk}/drop/").status_code == 404
    assert client.post(f"/files/{file.pk}/replace/", {"upload": sent()}).status_code == 404
    assert deliverables() == 1
