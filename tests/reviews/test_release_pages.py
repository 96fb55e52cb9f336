"""The release pages: what would go in, what blocks, progress, result, download, recall."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reviews import releases
from reviews.models import Release, ReleaseState, Tombstone
from reviews.releasing import building
from reviews.releasing.problems import SENTENCES, Code, Problem, parse
from scrubbing.models import ScrubRun
from submissions.models import AuditEntry, FileRole, FileState, Role, Task, TaskState, User
from tests.reviews.release_factory import person, two_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(tmp_path: Path, settings: Any) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"location": str(tmp_path / "media")}
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend, "OPTIONS": options}}
    settings.SCRATCH_DIR = tmp_path / "scratch"


@pytest.fixture
def alice() -> User:
    return person(Role.ADMIN)


@pytest.fixture
def browser(alice: User) -> Client:
    client = Client()
    client.force_login(alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def tasks() -> tuple[Task, Task]:
    return two_tasks(person(Role.CONTRACTOR), person(Role.REVIEWER))


def stale(task: Task) -> None:
    ScrubRun.objects.filter(file__task=task).update(inputs_hash="0" * 64)


def test_empty_pages_say_what_to_do_next(browser: Client) -> None:
    assert "none is approved yet" in browser.get(reverse("releases")).content.decode()
    assert "Nothing to release" in browser.get(reverse("release_new")).content.decode()
    assert browser.get(reverse("release_detail", args=[1])).status_code == 404


def test_the_new_page_shows_what_goes_in_and_what_blocks(browser: Client, tasks: tuple[Task, Task]) -> None:
    stale(tasks[0])
    page = browser.get(reverse("release_new")).content.decode()
    assert SENTENCES[Code.STALE] in page
    assert "1 task cannot go out now" in page
    assert "Charter plan" not in page, "nothing anybody wrote is shown"


def test_a_blocked_task_must_be_held_back_knowingly(browser: Client, tasks: tuple[Task, Task]) -> None:
    stale(tasks[0])
    refused = browser.post(reverse("release_new"), {"title": "Autumn set"})
    assert refused.status_code == 422
    assert "Hold them back" in refused.content.decode()
    assert not Release.objects.exists()
    started = browser.post(reverse("release_new"), {"title": "Autumn set", "hold": [str(tasks[0].pk)]})
    assert started.headers["Location"] == reverse("release_detail", args=[1])
    assert Release.objects.get().held_back == 1


def test_blocked_tasks_go_back_to_review_and_are_scrubbed_again(
    browser: Client, alice: User, tasks: tuple[Task, Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    stale(tasks[0])
    page = browser.get(reverse("release_new")).content.decode()
    assert reverse("release_reopen") in page
    submitted_at = tasks[0].submitted_at
    answer = browser.post(reverse("release_reopen"), follow=True)
    assert "One task is scrubbed again and back in the reviewers" in answer.content.decode()
    for task in tasks:
        task.refresh_from_db()
    assert [task.state for task in tasks] == [TaskState.SUBMITTED, TaskState.APPROVED]
    assert tasks[0].submitted_at == submitted_at, "it keeps its place in the queue"
    assert set(tasks[0].files.values_list("state", flat=True)) == {FileState.UPLOADED}
    assert AuditEntry.objects.filter(tag="task:reopen", actor=str(alice.pk)).count() == 1
    assert "No approved task is blocked" in browser.post(reverse("release_reopen"), follow=True).content.decode()


def test_a_copy_without_a_certificate_blocks_its_task(browser: Client, tasks: tuple[Task, Task]) -> None:
    ScrubRun.objects.filter(file=tasks[0].files.exclude(role=FileRole.BRIEF).first()).update(certificate="")
    assert SENTENCES[Code.FILE_NOT_VERIFIED] in browser.get(reverse("release_new")).content.decode()


def test_a_release_needs_a_title(browser: Client, tasks: tuple[Task, Task]) -> None:
    assert browser.post(reverse("release_new"), {"title": " "}).status_code == 422


def test_the_page_follows_the_build_and_reloads_at_its_end(
    browser: Client, alice: User, tasks: tuple[Task, Task]
) -> None:
    release = releases.start_release("Autumn set", alice)
    url = reverse("release_detail", args=[1])
    assert "Waiting for a worker" in browser.get(url).content.decode()
    fragment = browser.get(url, headers={"HX-Request": "true"})
    assert "hx-trigger" in fragment.content.decode()
    assert "0 of 4 files" in fragment.content.decode()
    assert "HX-Refresh" not in fragment.headers
    building.build(release.pk)
    assert browser.get(url, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    page = browser.get(url).content.decode()
    release.refresh_from_db()
    assert release.archive_sha256 in page
    assert "Checked and whole" in page


def test_a_failed_build_is_explained_in_sentences(browser: Client, alice: User, tasks: tuple[Task, Task]) -> None:
    stale(tasks[0])
    building.build(releases.start_release("Autumn set", alice).pk)
    page = browser.get(reverse("release_detail", args=[1])).content.decode()
    assert SENTENCES[Code.STALE] in page
    assert str(tasks[0].pk)[:8] in page
    assert browser.get(reverse("release_download", args=[1])).status_code == 404


def test_the_archive_is_sent_as_an_attachment_and_written_down(
    browser: Client, alice: User, tasks: tuple[Task, Task]
) -> None:
    building.build(releases.start_release("Autumn set", alice).pk)
    answer = browser.get(reverse("release_download", args=[1]))
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert len(data) == Release.objects.get().archive_size
    assert answer.headers["Content-Disposition"] == 'attachment; filename="cleanroom-release-0001.zip"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert AuditEntry.objects.get(tag="release:download").actor == str(alice.pk)


def test_a_task_is_recalled_by_the_page_once(browser: Client, alice: User, tasks: tuple[Task, Task]) -> None:
    building.build(releases.start_release("Autumn set", alice).pk)
    url = reverse("release_recall", args=[1, tasks[0].pk])
    assert "is recalled" in browser.post(url, follow=True).content.decode()
    assert Task.objects.get(pk=tasks[0].pk).state == TaskState.WITHDRAWN
    assert "withdrawn before" in browser.post(url, follow=True).content.decode()
    assert Tombstone.objects.count() == 1
    assert "was withdrawn since" in browser.get(reverse("release_detail", args=[1])).content.decode()


def test_a_stored_archive_that_changed_is_seen_by_the_check(
    browser: Client, alice: User, tasks: tuple[Task, Task], tmp_path: Path
) -> None:
    release = building.build(releases.start_release("Autumn set", alice).pk)
    assert release is not None
    assert browser.post(reverse("release_verify", args=[1])).status_code == 302
    assert building.verify_stored(release.pk) is True
    archive = tmp_path / "media" / release.archive
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 1
    archive.write_bytes(data)
    assert building.verify_stored(release.pk) is False
    assert SENTENCES[Code.STORED_CHANGED] in browser.get(reverse("release_detail", args=[1])).content.decode()
    archive.unlink()
    assert building.verify_stored(release.pk) is False
    assert browser.get(reverse("release_download", args=[1])).status_code == 404


def test_the_list_shows_releases_and_what_is_new(browser: Client, alice: User, tasks: tuple[Task, Task]) -> None:
    building.build(releases.start_release("Autumn set", alice).pk)
    page = browser.get(reverse("releases"))
    assert "Autumn set" in page.content.decode()
    assert page.context["fresh"] == 0
    two_tasks(tasks[0].owner, person(Role.REVIEWER))
    assert browser.get(reverse("releases")).context["fresh"] == 2
    assert Release.objects.get().state == ReleaseState.READY


def test_every_code_has_a_sentence_and_lines_read_back(tasks: tuple[Task, Task]) -> None:
    assert set(SENTENCES) == set(Code)
    for problem in (Problem(Code.STALE, tasks[0].pk), Problem(Code.NO_TASKS), Problem(Code.SELF_CHECK, note="n=2")):
        assert parse(problem.line) == problem
