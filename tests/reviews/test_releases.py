"""Building a release from approved rows: what goes in, what blocks, and what happens when things change meanwhile."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow.parquet as pq
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from reviews import releases, tombstones
from reviews.models import Release, ReleaseState, Review, Tombstone
from reviews.releasing import building, checking, writing
from reviews.releasing.layout import FILE_COLUMNS, METADATA, TASK_COLUMNS, TASKS, TOMBSTONES
from scrubbing.models import ScrubRun
from submissions import audit, storage
from submissions.media import MediaType
from submissions.models import AuditEntry, FileRole, FileState, Role, Task, TaskState, User
from submissions.states import move_task
from tests.reviews.release_factory import ApprovedTask, clean_file, ids, office, person, two_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return person(Role.ADMIN)


@pytest.fixture
def reviewer() -> User:
    return person(Role.REVIEWER)


@pytest.fixture
def tasks(reviewer: User) -> tuple[Task, Task]:
    return two_tasks(person(Role.CONTRACTOR), reviewer)


def built(title: str, admin: User) -> Release:
    release = building.build(releases.start_release(title, admin).pk)
    assert release is not None
    return release


def ready(title: str, admin: User) -> Release:
    release = built(title, admin)
    assert release.state == ReleaseState.READY, release.problems
    return release


def stored(release: Release) -> dict[str, bytes]:
    """Everything under the release's folder in storage, by path."""
    found: dict[str, bytes] = {}

    def walk(folder: str) -> None:
        folders, names = default_storage.listdir(folder)
        for name in names:
            with storage.open_public(f"{folder}/{name}") as source:
                found[f"{folder}/{name}".removeprefix(f"{release.folder}/")] = source.read()
        for name in folders:
            walk(f"{folder}/{name}")

    walk(release.folder)
    return found


def nothing_stored() -> bool:
    try:
        folders = default_storage.listdir("releases")[0]
    except FileNotFoundError:
        return True
    return not folders


@pytest.fixture(autouse=True)
def own_storage(tmp_path: Path, settings: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "media")},
        },
    }
    settings.SCRATCH_DIR = tmp_path / "scratch"


def test_it_releases_every_approved_task_in_the_columns_of_gdpval(
    admin: User, tasks: tuple[Task, Task], tmp_path: Path
) -> None:
    release = ready("Autumn set", admin)
    folder = building.export(release, tmp_path / "out")
    table = pq.read_table(folder / TASKS)
    kinds = {field.name: str(field.type).replace("element: ", "").replace("item: ", "") for field in table.schema}
    assert list(kinds) == list(TASK_COLUMNS)
    assert all(kinds[name] == kind for name, kind in TASK_COLUMNS.items())
    rows = table.to_pylist()
    assert [row["task_id"] for row in rows] == [str(task_id) for task_id in ids(tasks)]
    row = next(row for row in rows if row["task_id"] == str(tasks[0].pk))
    assert row["occupation"] == "Concierges"
    assert [path.split("/")[-1] for path in row["deliverable_files"]] == ["itinerary.docx", "Itinerary.pdf"]
    for path in [*row["reference_files"], *row["deliverable_files"]]:
        assert (folder / path).is_file()
        assert writing.hash_file(folder / path).startswith(path.split("/")[1])
    assert release.file_count == 4
    assert release.archive_size == (tmp_path / "out" / f"{folder.name}.zip").stat().st_size


def test_it_renames_files_to_a_safe_alphabet_in_prompt_and_path_alike(
    admin: User, tasks: tuple[Task, Task], tmp_path: Path
) -> None:
    folder = building.export(ready("Autumn set", admin), tmp_path / "out")
    row = next(r for r in pq.read_table(folder / TASKS).to_pylist() if r["task_id"] == str(tasks[0].pk))
    assert row["reference_files"][0].endswith("/ports _ fees (final).xlsx")
    assert "Please use ports _ fees (final).xlsx and plan" in row["prompt"]
    assert row["prompt"].startswith("Charter plan\n\nPlease use")
    assert "Reference files" not in row["prompt"]


def test_an_outlook_message_goes_out_as_the_mail_it_was_made(admin: User, reviewer: User, tmp_path: Path) -> None:
    task = ApprovedTask(person(Role.CONTRACTOR), request="Please answer the offer.msg today.")
    task.add(FileRole.REFERENCE, "the offer.msg", MediaType.MSG, b"From: a@b.example\r\n\r\nWe offer a boat.\r\n")
    task.add(FileRole.DELIVERABLE, "answer.md", MediaType.MARKDOWN, b"# Answer\n\nYes.\n")
    task.approve(reviewer)
    folder = building.export(ready("Autumn set", admin), tmp_path / "out")
    (row,) = pq.read_table(folder / TASKS).to_pylist()
    assert row["reference_files"][0].endswith("/the offer.eml")
    assert "Please answer the offer.eml today." in row["prompt"]
    assert checking.verify(folder).ok


def test_no_file_of_a_release_is_a_table_that_a_spreadsheet_calculates(
    admin: User, reviewer: User, tmp_path: Path
) -> None:
    hostile = "=cmd|' /C calc'!A0"
    task = ApprovedTask(person(Role.CONTRACTOR, "=1+1@example.com"), title=hostile, request=f"@SUM(A1)\t{hostile}",
                        rubric=(("+1+1", 5), ("-2+3", 1)))  # fmt: skip
    task.add(FileRole.DELIVERABLE, f"{hostile}.md", MediaType.MARKDOWN, b"# Memo\n")
    task.approve(reviewer)
    folder = building.export(ready("=1+1", admin), tmp_path / "out")
    ours = [path for path in folder.rglob("*") if path.is_file() and "deliverable_files" not in path.parts]
    assert {path.suffix for path in ours} <= {".parquet", ".json", ".jsonl", ".md", ""}
    (row,) = pq.read_table(folder / TASKS).to_pylist()
    assert hostile in row["prompt"], "kept as the text it is"
    assert row["deliverable_files"][0].rpartition("/")[2].startswith("cmd")


def test_it_writes_the_rubric_in_the_shape_of_gdpval(admin: User, tasks: tuple[Task, Task], tmp_path: Path) -> None:
    folder = building.export(ready("Autumn set", admin), tmp_path / "out")
    rows = {row["task_id"]: row for row in pq.read_table(folder / TASKS).to_pylist()}
    items = json.loads(rows[str(tasks[0].pk)]["rubric_json"])
    assert [item["score"] for item in items] == [10, -5]
    assert items[0]["criterion"] == "Names every port of call"
    assert {items[0][key] for key in ("required", "author_type", "tags", "read_only", "form_content")} == {None}
    assert rows[str(tasks[0].pk)]["rubric_pretty"] == "[+10] Names every port of call\n\n[-5] Invents a port"
    assert rows[str(tasks[1].pk)]["rubric_json"] == "[]"


def test_it_keeps_our_own_columns_in_a_table_of_their_own(
    admin: User, tasks: tuple[Task, Task], tmp_path: Path
) -> None:
    folder = building.export(ready("Autumn set", admin), tmp_path / "out")
    row = pq.read_table(folder / METADATA).to_pylist()[0]
    assert (row["time_minutes"], row["difficulty"], row["provenance_class"]) == (390, 4, "real")
    assert (row["release"], row["withdrawn"], row["quality"], row["review_count"]) == (1, False, None, 1)
    files = pq.read_table(folder / "files.parquet").to_pylist()
    assert list(files[0]) == list(FILE_COLUMNS)
    sheet = next(row for row in files if row["path"].endswith(".xlsx"))
    assert (sheet["sheets"], sheet["slides"], sheet["has_macros"]) == (1, None, False)
    assert UUID(sheet["certificate_id"]) in set(ScrubRun.objects.values_list("pk", flat=True))


def test_it_carries_one_canary_everywhere_and_names_people_by_pseudonym_only(
    admin: User, reviewer: User, tasks: tuple[Task, Task], tmp_path: Path
) -> None:
    release = ready("Autumn set", admin)
    folder = building.export(release, tmp_path / "out")
    canary = f"cleanroom:0001:{release.canary}"
    for name in ("README.md", "manifest.json", "tombstones.json", "croissant.json"):
        assert canary in (folder / name).read_text()
    for name in (TASKS, METADATA, "files.parquet"):
        assert pq.read_schema(folder / name).metadata[b"canary"] == canary.encode()
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for user in (admin, reviewer, tasks[0].owner):
        assert user.email.encode() not in everything
        assert str(user.pk).encode() not in everything


def test_it_is_byte_for_byte_the_same_when_built_again_from_the_same_rows(
    admin: User, tasks: tuple[Task, Task]
) -> None:
    release = ready("Autumn set", admin)
    first = stored(release)
    Release.objects.filter(pk=release.pk).update(state=ReleaseState.BUILDING, folder="")
    again = building.build(release.pk)
    assert again is not None
    assert again.state == ReleaseState.READY
    assert again.folder != release.folder
    assert stored(again) == first
    assert again.archive_sha256 == release.archive_sha256


def test_it_stores_the_folder_and_the_archive_and_leaves_no_partial_or_scratch_file(
    admin: User, tasks: tuple[Task, Task], settings: Any
) -> None:
    release = ready("Autumn set", admin)
    paths = stored(release)
    assert "cleanroom-release-0001.zip" in paths
    assert "files/README.md" in paths
    assert not [path for path in paths if "partial" in path]
    assert list(settings.SCRATCH_DIR.iterdir()) == []


def test_only_an_admin_starts_a_release_and_never_without_tasks(admin: User, reviewer: User) -> None:
    with pytest.raises(PermissionDenied):
        releases.start_release("Autumn set", reviewer)
    with pytest.raises(releases.Refused):
        releases.start_release("Autumn set", admin)
    assert not Release.objects.exists()


def test_it_builds_once_however_often_it_is_hinted(admin: User, tasks: tuple[Task, Task]) -> None:
    release = ready("Autumn set", admin)
    assert building.build(release.pk) is None
    assert AuditEntry.objects.filter(tag=audit.Tag.RELEASE_BUILT.value).count() == 1


def _unverified(task: Task) -> None:
    ScrubRun.objects.filter(file=clean_file(task, FileRole.DELIVERABLE)).update(scrubbed="")


def _held(task: Task) -> None:
    task.files.filter(role=FileRole.DELIVERABLE).update(state=FileState.HELD)


def _stale(task: Task) -> None:
    ScrubRun.objects.filter(file__task=task).update(inputs_hash="0" * 64)


def _other_facts(task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(difficulty=1)


def _no_review(task: Task) -> None:
    Review.objects.filter(task=task).delete()


def _wrong_sector(task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(sector="Information")


def _no_deliverable(task: Task) -> None:
    task.files.filter(role=FileRole.DELIVERABLE).update(state=FileState.SUPERSEDED)


def _lost_copy(task: Task) -> None:
    run = ScrubRun.objects.get(file=clean_file(task, FileRole.DELIVERABLE))
    default_storage.delete(run.scrubbed)


def _changed_copy(task: Task) -> None:
    run = ScrubRun.objects.get(file=clean_file(task, FileRole.DELIVERABLE))
    path = Path(default_storage.path(run.scrubbed))
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)


def _swapped_copy(task: Task) -> None:
    run = ScrubRun.objects.get(file=clean_file(task, FileRole.DELIVERABLE))
    other = storage.put(task.vault, f"tasks/{task.pk}/scrubbed", [b"something else"])
    ScrubRun.objects.filter(pk=run.pk).update(scrubbed=other.name)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_unverified, "file_not_verified"),
        (_held, "file_not_clean"),
        (_stale, "stale"),
        (_other_facts, "content_changed"),
        (_no_review, "no_review"),
        (_wrong_sector, "sector_mismatch"),
        (_no_deliverable, "no_deliverable"),
        (_lost_copy, "copy_missing"),
        (_changed_copy, "copy_changed"),
        (_swapped_copy, "copy_changed"),
    ],
)
def test_it_is_blocked_with_a_code_and_ids_only_and_stores_nothing(
    admin: User, tasks: tuple[Task, Task], damage: Any, code: str
) -> None:
    damage(tasks[0])
    release = built("Autumn set", admin)
    assert release.state == ReleaseState.FAILED
    assert [line.split(" ")[:2] for line in release.problems] == [[code, f"task={tasks[0].pk}"]]
    assert release.folder == ""
    assert nothing_stored()
    assert not AuditEntry.objects.filter(tag=audit.Tag.RELEASE_BUILT.value).exists()


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ({"request": "Ask Maria Petrova first."}, "value_in_prompt"),
        ({"context": "As MARIA  PETROVA said."}, "value_in_prompt"),
        ({"rubric": [("Names Maria Petrova", 1)]}, "value_in_rubric"),
        ({"name": "maria_petrova_plan.docx"}, "value_in_name"),
        ({"data": office("Call Maria Petrova at noon")}, "value_in_file"),
    ],
)
def test_a_value_that_survived_anywhere_blocks_the_release(
    admin: User, reviewer: User, where: dict[str, Any], code: str
) -> None:
    name, data = where.pop("name", "plan.docx"), where.pop("data", office("Nothing here"))
    task = ApprovedTask(person(Role.CONTRACTOR), **where)
    task.value("Maria Petrova")
    task.add(FileRole.DELIVERABLE, name, MediaType.DOCX, data)
    task.approve(reviewer)
    release = built("Autumn set", admin)
    assert [line.split(" ")[0] for line in release.problems] == [code]
    assert nothing_stored()


def test_a_task_held_back_by_the_admin_does_not_block(admin: User, tasks: tuple[Task, Task]) -> None:
    _stale(tasks[0])
    release = releases.start_release("Autumn set", admin, hold_back={tasks[0].pk})
    done = building.build(release.pk)
    assert done is not None
    assert done.state == ReleaseState.READY
    assert list(done.entries.values_list("task_id", flat=True)) == [tasks[1].pk]
    assert json.loads(stored(done)["files/manifest.json"])["counts"]["held_back"] == 1


def test_a_task_withdrawn_while_building_is_not_released(
    admin: User, tasks: tuple[Task, Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = building._store

    def store_then_withdraw(*arguments: Any) -> None:
        before(*arguments)
        move_task(Task.objects.get(pk=tasks[0].pk), TaskState.WITHDRAWN, tasks[0].owner)

    monkeypatch.setattr(building, "_store", store_then_withdraw)
    release = built("Autumn set", admin)
    assert release.state == ReleaseState.FAILED
    assert release.problems == [f"withdrawn_meanwhile task={tasks[0].pk}"]
    assert nothing_stored()


def test_a_build_that_was_killed_is_taken_up_again_and_its_rest_removed(
    admin: User, tasks: tuple[Task, Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    release = releases.start_release("Autumn set", admin)

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(building, "_finish", die)
        with pytest.raises(KeyboardInterrupt):
            building.build(release.pk)
    release.refresh_from_db()
    left = release.folder
    assert release.state == ReleaseState.BUILDING
    assert default_storage.listdir(left)[1]
    assert building.build(release.pk) is None, "the lease still runs"
    Release.objects.filter(pk=release.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert releases.waiting() == [release.pk]
    done = building.build(release.pk)
    assert done is not None
    assert done.state == ReleaseState.READY
    assert not default_storage.exists(left)


def test_a_build_that_is_lost_too_often_fails_with_its_reason(
    admin: User, tasks: tuple[Task, Task], settings: Any
) -> None:
    release = releases.start_release("Autumn set", admin)
    Release.objects.filter(pk=release.pk).update(attempts=settings.MAX_BUILD_ATTEMPTS)
    building.build(release.pk)
    release.refresh_from_db()
    assert (release.state, release.problems) == (ReleaseState.FAILED, ["build_lost"])


def test_a_worker_that_lost_its_lease_changes_nothing(
    admin: User, tasks: tuple[Task, Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    release = releases.start_release("Autumn set", admin)
    before = building._store

    def store_then_lose(*arguments: Any) -> None:
        before(*arguments)
        Release.objects.filter(pk=release.pk).update(token=None, folder="")

    monkeypatch.setattr(building, "_store", store_then_lose)
    assert building.build(release.pk) is None
    release.refresh_from_db()
    assert release.state == ReleaseState.BUILDING
    assert nothing_stored()


def test_a_recalled_task_is_named_by_the_next_release(admin: User, tasks: tuple[Task, Task], tmp_path: Path) -> None:
    ready("Autumn set", admin)
    stone = tombstones.recall(Task.objects.get(pk=tasks[0].pk), admin)
    assert stone is not None
    folder = building.export(ready("Winter set", admin), tmp_path / "out")
    stones = json.loads((folder / TOMBSTONES).read_text())["withdrawn"]
    assert [(stone["task_id"], stone["last_release"]) for stone in stones] == [(str(tasks[0].pk), 1)]
    assert str(tasks[0].pk) in (folder / "CHANGELOG.md").read_text()
    assert [row["task_id"] for row in pq.read_table(folder / TASKS).to_pylist()] == [str(tasks[1].pk)]
    assert checking.verify(folder).ok


def test_a_task_withdrawn_by_any_other_verb_is_named_too(admin: User, tasks: tuple[Task, Task]) -> None:
    ready("Autumn set", admin)
    move_task(Task.objects.get(pk=tasks[0].pk), TaskState.WITHDRAWN, tasks[0].owner)
    ready("Winter set", admin)
    assert list(Tombstone.objects.values_list("task_id", flat=True)) == [tasks[0].pk]


def test_recall_needs_the_owner_or_an_admin_and_leaves_no_stone_for_what_never_went_out(
    admin: User, reviewer: User, tasks: tuple[Task, Task]
) -> None:
    with pytest.raises(PermissionDenied):
        tombstones.recall(tasks[0], reviewer)
    assert tombstones.recall(tasks[0], tasks[0].owner) is None
    assert not Tombstone.objects.exists()


def test_addresses_stand_below_the_configured_base(
    admin: User, tasks: tuple[Task, Task], settings: Any, tmp_path: Path
) -> None:
    settings.RELEASE_URL_BASE = "https://data.example.org/set/resolve/main/"
    settings.RELEASE_HF_BASE = "hf://datasets/example/set@main/"
    folder = building.export(ready("Autumn set", admin), tmp_path / "out")
    row = next(r for r in pq.read_table(folder / TASKS).to_pylist() if r["task_id"] == str(tasks[0].pk))
    path = row["reference_files"][0]
    assert row["reference_file_hf_uris"] == [f"hf://datasets/example/set@main/{path}"]
    assert row["reference_file_urls"][0].startswith("https://data.example.org/set/resolve/main/reference_files/")
    assert row["reference_file_urls"][0].endswith("/ports%20_%20fees%20%28final%29.xlsx")


def test_it_is_built_on_an_object_store_too(
    admin: User, tasks: tuple[Task, Task], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import boto3
    from moto import mock_aws

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    local = {run.scrubbed: default_storage.open(run.scrubbed).read() for run in ScrubRun.objects.all()}
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="clean")
        options = {"bucket_name": "clean", "region_name": "us-east-1", "file_overwrite": True, "default_acl": None}
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options},
        }
        for name, data in local.items():
            default_storage.save(name, ContentFile(data))
        release = ready("Autumn set", admin)
        assert checking.verify(building.export(release, tmp_path / "out")).ok
        assert building.verify_stored(release.pk)
        _stale(tasks[0])
        assert built("Winter set", admin).state == ReleaseState.FAILED
        assert len(default_storage.listdir("releases")[0]) == 1
        storage.delete_public(release.folder)
        assert default_storage.listdir("releases")[0] == []
