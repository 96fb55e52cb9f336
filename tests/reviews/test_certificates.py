"""Certificates on their way to people: the page, the download, the links to them, and those that a release carries."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from reviews import releases
from reviews.models import Release, ReleaseState
from reviews.releasing import building, checking, writing
from reviews.releasing.layout import CERTIFICATES, MANIFEST, SUMS
from reviews.views.certificates import CHECKS
from reviews.wording import ranges
from scrubbing import certificates, conversion
from scrubbing.certificates import Bytes, Judgement, Signer
from scrubbing.conversion import Converter
from scrubbing.models import ScrubRun
from scrubbing.verification import Check
from submissions.models import FileRole, FileState, Role, Task, TaskFile, User
from tests.reviews import factory
from tests.reviews.certificates import of
from tests.reviews.release_factory import person, two_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(tmp_path: Path, settings: Any) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"location": str(tmp_path / "media")}
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend, "OPTIONS": options}}
    settings.SCRATCH_DIR = tmp_path / "scratch"


def deliverable(task: Task) -> TaskFile:
    return task.files.exclude(state=FileState.SUPERSEDED).get(role=FileRole.DELIVERABLE)


def body(client: Client, name: str, file: TaskFile) -> str:
    response = client.get(reverse(name, args=[file.pk]))
    assert response.status_code == 200
    return response.content.decode()


def opened_by(client: Client, user: User) -> Client:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_its_contractor_gets_it_with_what_it_says_of_the_original(client: Client) -> None:
    cora = factory.contractor()
    file = deliverable(factory.ready(cora))
    opened_by(client, cora)
    response = client.get(reverse("certificate_download", args=[file.pk]))
    content = certificates.parse(response.content)
    assert certificates.judge(content, original=Bytes(file.sha256, file.size)) is Judgement.VALID
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == f'attachment; filename="certificate-{content["run"]}.json"'
    assert response["Cache-Control"] == "private, no-store"
    shown = body(client, "certificate", file)
    assert file.sha256 in shown
    assert "All text in the original was read." in shown


def test_its_reviewer_gets_it_without(client: Client) -> None:
    rita = factory.reviewer()
    task, _ = factory.in_review(factory.contractor(), rita)
    file = deliverable(task)
    opened_by(client, rita)
    text = body(client, "certificate_download", file)
    assert certificates.OPENING not in certificates.parse(text)
    for shown in (text, body(client, "certificate", file)):
        assert file.sha256 not in shown


def test_the_page_and_the_download_name_neither_file_nor_value(client: Client) -> None:
    cora = factory.contractor()
    file = deliverable(factory.ready(cora))
    opened_by(client, cora)
    for name in ("certificate", "certificate_download"):
        shown = body(client, name, file)
        for planted in ("itinerary", "Okafor", "Lindqvist", "Yacht"):
            assert planted not in shown


def test_a_copy_that_is_not_the_last_one_says_so(client: Client) -> None:
    cora = factory.contractor()
    task = factory.task(cora)
    file = factory.file(task)
    factory.scrubbed(file, [factory.marking(task)])
    opened_by(client, cora)
    assert "people still have to decide" in body(client, "certificate", file)


def test_every_file_with_a_copy_links_to_it(client: Client) -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    task, _ = factory.in_review(cora, rita)
    held = factory.file(task, "scan.pdf")
    factory.scrubbed(held, state=FileState.HELD, reason="not_fully_read")
    for user, page in ((cora, "triage"), (rita, "review")):
        html = opened_by(client, user).get(reverse(page, args=[task.pk])).content.decode()
        assert reverse("certificate", args=[deliverable_of(task).pk]) in html
        assert reverse("certificate", args=[held.pk]) not in html
        assert client.get(reverse("certificate", args=[held.pk])).status_code == 404


def deliverable_of(task: Task) -> TaskFile:
    return task.files.filter(role=FileRole.DELIVERABLE, state=FileState.CLEAN).get()


def test_a_run_from_before_there_were_any_has_none_and_no_link(client: Client) -> None:
    cora = factory.contractor()
    task = factory.ready(cora)
    file = deliverable(task)
    ScrubRun.objects.update(certificate="")
    opened_by(client, cora)
    assert client.get(reverse("certificate", args=[file.pk])).status_code == 404
    assert client.get(reverse("certificate_download", args=[file.pk])).status_code == 404
    assert reverse("certificate", args=[file.pk]) not in client.get(reverse("triage", args=[task.pk])).content.decode()


def test_every_check_there_is_has_its_sentence() -> None:
    assert set(CHECKS) == {*(check.value for check in Check), "still found", "drawn alike", conversion.CHECK}


def test_it_says_when_the_copy_was_not_converted_in_time(client: Client) -> None:
    cora = factory.contractor()
    file = deliverable(factory.ready(cora))
    opened_by(client, cora)
    assert "LibreOffice" not in body(client, "certificate", file)
    run = ScrubRun.objects.filter(file=file).latest("finished_at")
    run.certificate = of(run, checks=["value in text", Converter(Path("soffice"), 7).too_long])
    run.save()
    page = body(client, "certificate", file)
    assert "Whether LibreOffice converts it was not found out within 7 seconds." in page
    assert CHECKS[conversion.CHECK] not in page


@pytest.mark.parametrize(
    ("numbers", "written"), [([], ""), ([4], "4"), ([1, 2, 3, 7], "1-3, 7"), ([1, 3, 5, 6], "1, 3, 5-6")]
)
def test_pages_are_written_as_people_write_them(numbers: list[int], written: str) -> None:
    assert ranges(numbers) == written


# Releases.


@pytest.fixture
def release() -> Release:
    two_tasks(person(Role.CONTRACTOR), person(Role.REVIEWER))
    made = building.build(releases.start_release("Autumn set", person(Role.ADMIN)).pk)
    assert made is not None
    assert made.state == ReleaseState.READY, made.problems
    return made


@pytest.fixture
def folder(release: Release, tmp_path: Path) -> Path:
    return building.export(release, tmp_path / "out")


def listed(folder: Path) -> list[dict[str, str]]:
    manifest: dict[str, list[dict[str, str]]] = json.loads((folder / MANIFEST).read_text())
    return manifest["certificates"]


def test_a_release_carries_the_certificate_of_every_file_and_lists_it(folder: Path, capsys: Any) -> None:
    assert len(listed(folder)) == len(list((folder / CERTIFICATES).iterdir())) == 4
    for entry in listed(folder):
        arguments = [str(folder / entry["path"]), "--file", str(folder / entry["file"]), "--key", entry["signer"]]
        call_command("check_certificate", *arguments)
        assert capsys.readouterr().out.startswith("valid")
    assert checking.verify(folder).ok


def test_none_of_them_tells_of_an_original(folder: Path) -> None:
    originals = set(TaskFile.objects.values_list("sha256", flat=True))
    for entry in listed(folder):
        text = (folder / entry["path"]).read_text()
        assert certificates.OPENING not in certificates.parse(text)
        assert not any(digest in text for digest in originals)


def first(folder: Path) -> Path:
    return folder / listed(folder)[0]["path"]


def _alter(folder: Path) -> None:
    first(folder).write_text(first(folder).read_text().replace('"names":2', '"names":3'))


def _swap(folder: Path) -> None:
    one, two, *_ = (folder / entry["path"] for entry in listed(folder))
    a, b = one.read_bytes(), two.read_bytes()
    one.write_bytes(b)
    two.write_bytes(a)


def _resign(folder: Path) -> None:
    content = certificates.parse(first(folder).read_bytes())
    del content["signer"], content["signature"]
    first(folder).write_text(Signer.ephemeral().sign(content))


def _open(folder: Path) -> None:
    content = certificates.parse(first(folder).read_bytes())
    first(folder).write_text(certificates.canonical({**content, "opening": {"sha256": "0" * 64}}))


def _drop(folder: Path) -> None:
    first(folder).unlink()


def _add(folder: Path) -> None:
    (folder / CERTIFICATES / f"{uuid4()}.json").write_bytes(first(folder).read_bytes())


def _garble(folder: Path) -> None:
    first(folder).write_bytes(b"\xff{}")


def _point_elsewhere(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["certificates"][0]["file"] = manifest["certificates"][1]["file"]
    (folder / MANIFEST).write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("forge", "line"),
    [
        (_alter, ": altered"),
        (_swap, ": other file"),
        (_resign, ": unknown key"),
        (_open, ": altered"),
        (_drop, "is not both listed in"),
        (_add, "is not both listed in"),
        (_garble, "is no certificate"),
        (_point_elsewhere, "is of no file of this release"),
    ],
)
def test_a_forged_certificate_is_seen_even_with_fitting_sums(
    folder: Path, forge: Callable[[Path], None], line: str
) -> None:
    forge(folder)
    paths = [path for path in writing.paths_below(folder) if path != SUMS]
    sums = {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in paths}
    (folder / SUMS).write_text(writing.sums_text(sums))
    assert any(line in problem for problem in checking.verify(folder).problems)


def test_no_release_is_made_of_copies_without_certificates() -> None:
    two_tasks(person(Role.CONTRACTOR), person(Role.REVIEWER))
    ScrubRun.objects.update(certificate="")
    made = building.build(releases.start_release("Autumn set", person(Role.ADMIN)).pk)
    assert made is not None
    assert made.state == ReleaseState.FAILED


def test_a_release_without_some_file_s_certificate_does_not_pass(release: Release, tmp_path: Path) -> None:
    folder = building.export(release, tmp_path / "out")
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    gone = manifest["certificates"].pop()
    (folder / MANIFEST).write_text(json.dumps(manifest))
    (folder / gone["path"]).unlink()
    assert f"{gone['file']}: has no certificate" in checking.verify(folder).problems


def test_admins_open_those_of_released_files_from_the_release(release: Release, client: Client) -> None:
    opened_by(client, person(Role.ADMIN))
    html = client.get(reverse("release_detail", args=[release.number])).content.decode()
    files = TaskFile.objects.exclude(role=FileRole.BRIEF)
    assert files.count() == 4
    for file in files:
        assert reverse("certificate", args=[file.pk]) in html
        assert "scrubbed and proved" in body(client, "certificate", file)
        assert certificates.OPENING not in certificates.parse(body(client, "certificate_download", file))


def test_admins_open_none_of_what_was_not_released(release: Release, client: Client) -> None:
    opened_by(client, person(Role.ADMIN))
    Release.objects.update(state=ReleaseState.FAILED)
    html = client.get(reverse("release_detail", args=[release.number])).content.decode()
    file = TaskFile.objects.exclude(role=FileRole.BRIEF)[0]
    assert reverse("certificate", args=[file.pk]) not in html
    for name in ("certificate", "certificate_download"):
        assert client.get(reverse(name, args=[file.pk])).status_code == 404


@pytest.mark.parametrize(
    ("commits", "stripped", "said"),
    [(12, [], "rewritten: 12 commits"), (1, [], "rewritten: 1 commit<"), (0, ["git history"], "<dd>left out</dd>")],
)
def test_it_says_what_became_of_a_history(client: Client, commits: int, stripped: list[str], said: str) -> None:
    cora = factory.contractor()
    file = deliverable(factory.ready(cora))
    run = file.runs.get()
    run.file = file
    made = of(run, stripped, commits)
    ScrubRun.objects.filter(pk=run.pk).update(certificate=made)
    html = body(opened_by(client, cora), "certificate", file)
    assert "<dt>History</dt>" in html
    assert said in html


def test_it_says_nothing_of_a_history_where_there_was_none(client: Client) -> None:
    cora = factory.contractor()
    assert "<dt>History</dt>" not in body(opened_by(client, cora), "certificate", deliverable(factory.ready(cora)))
