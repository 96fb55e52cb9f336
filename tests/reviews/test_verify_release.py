"""`verify_release`: a whole release passes, and tampering with any part of it is seen."""

import hashlib
import json
import os
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reviews.releasing import checking, papers, writing
from reviews.releasing.layout import (
    DELIVERABLES,
    README,
    REFERENCES,
    SUMS,
    TASKS,
    TOMBSTONES,
    Artefact,
    Edition,
    Entry,
)
from reviews.releasing.parquet import read, write
from reviews.releasing.prompts import criteria
from scrubbing.certificates import Bytes, Original, Signer, Subject
from submissions.media import MediaType
from submissions.models import Role
from tests.reviews import certificates
from tests.reviews.release_factory import office, pdf, person, two_tasks

ROOT = Path(__file__).resolve().parents[2]
CANARY = uuid.UUID("6a1f6f9c-9a0e-4a5b-8d4e-0f6b7c1d2e3f")
TASK_ID = uuid.UUID("11111111-2222-4333-8444-555555555555")
GONE = uuid.UUID("99999999-2222-4333-8444-555555555555")


def artefact(folder: Path, place: str, name: str, mime: MediaType, data: bytes) -> Artefact:
    digest = hashlib.sha256(data).hexdigest()
    path = f"{place}/{digest[:32]}/{name}"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_bytes(data)
    run, size = str(uuid.uuid4()), Bytes(digest, len(data))
    subject = Subject(run, datetime.now(UTC), mime, Original(size, b"salt" * 8), size)
    signed = certificates.issued(subject, Signer.ephemeral())
    return Artefact(path, place.removesuffix("_files"), digest, len(data), mime.value, run, signed)


def edition(folder: Path) -> Edition:
    """Write the artefacts of a small edition and return it."""
    entry = Entry(
        task_id=str(TASK_ID),
        sector="Finance and Insurance",
        occupation="Financial Managers",
        soc_code="",
        prompt="Read fees.xlsx and write a memo.",
        rubric=criteria(TASK_ID, [("Adds up", 5), ("Invents", -2)]),
        references=[artefact(folder, REFERENCES, "fees.xlsx", MediaType.XLSX, office("120", "xl/worksheets/a.xml"))],
        deliverables=[artefact(folder, DELIVERABLES, "memo.pdf", MediaType.PDF, pdf("It adds up."))],
        provenance="real",
        minutes=120,
        difficulty=3,
        representativeness=4,
        review_count=1,
        approvals=[{"reviewer": "reviewer-0123456789ab", "approved_on": "2026-11-20"}],
        content_hash="a" * 64,
        scrub_profiles=["engine 1, policy 2"],
    )
    stone = {"task_id": str(GONE), "withdrawn_on": "2026-11-01", "last_release": 1}
    return Edition(2, "Autumn set", CANARY, "2026-11-22", "admin-0123456789ab", [entry], [stone])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "set"
    place.mkdir()
    writing.write(edition(place), place)
    return place


@pytest.fixture
def archive(folder: Path, tmp_path: Path) -> Path:
    target = tmp_path / "set.zip"
    writing.archive(folder, target, "set")
    return target


def resum(folder: Path) -> None:
    """Write sums that fit, as a careful forger would."""
    sums = {path: writing.hash_file(folder / path) for path in writing.paths_below(folder) if path != SUMS}
    (folder / SUMS).write_text(writing.sums_text(sums))


def said(path: Path) -> str:
    report = checking.verify(path)
    assert not report.ok
    return "\n".join(report.problems)


def test_a_whole_release_passes_as_folder_and_as_zip(folder: Path, archive: Path) -> None:
    assert checking.verify(folder).problems == []
    assert checking.verify(archive).problems == []
    assert checking.verify(archive).counts["tasks"] == 1


def test_changing_one_byte_of_any_file_is_seen(folder: Path) -> None:
    for path in writing.paths_below(folder):
        target = folder / path
        kept = target.read_bytes()
        for position in (0, len(kept) // 2, len(kept) - 1):
            target.write_bytes(kept[:position] + bytes([kept[position] ^ 1]) + kept[position + 1 :])
            assert not checking.verify(folder).ok, (path, position)
        target.write_bytes(kept + b"\n")
        assert not checking.verify(folder).ok, path
        target.write_bytes(kept)
    assert checking.verify(folder).ok


def test_removing_any_file_is_seen(folder: Path) -> None:
    for path in writing.paths_below(folder):
        kept = (folder / path).read_bytes()
        (folder / path).unlink()
        assert path in said(folder)
        (folder / path).write_bytes(kept)


def test_an_extra_file_is_seen_even_with_fitting_sums(folder: Path) -> None:
    (folder / "notes.txt").write_text("hello")
    assert "notes.txt: is not listed" in said(folder)
    resum(folder)
    assert "notes.txt: does not belong" in said(folder)


def _edit_rows(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    with (folder / TASKS).open("rb") as stream:
        table = read(stream)
    change(table.rows[0])
    (folder / TASKS).write_bytes(write(table.columns, table.rows, table.notes))


def _edit_json(folder: Path, name: str, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads((folder / name).read_text())
    change(content)
    (folder / name).write_text(papers.as_json(content))


def _other_canary(folder: Path) -> None:
    text = (folder / README).read_text()
    (folder / README).write_text(text.replace(str(CANARY), str(uuid.uuid4())))


def _macros(folder: Path) -> None:
    target = next((folder / REFERENCES).rglob("*.xlsx"))
    with zipfile.ZipFile(target, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")


def _rename(folder: Path) -> None:
    target = next((folder / DELIVERABLES).rglob("*.pdf"))
    target.rename(target.with_name("other.pdf"))


def _no_table(folder: Path) -> None:
    (folder / TASKS).write_bytes(b"PAR1 not really PAR1")


def _more_columns(folder: Path) -> None:
    with (folder / TASKS).open("rb") as stream:
        table = read(stream)
    rows = [{**row, "email": "x"} for row in table.rows]
    (folder / TASKS).write_bytes(write({**table.columns, "email": "string"}, rows, table.notes))


@pytest.mark.parametrize(
    ("forge", "line"),
    [
        (lambda f: _edit_rows(f, lambda row: row.update(task_id="one")), "is no UUID"),
        (lambda f: _edit_rows(f, lambda row: row.update(sector="Information")), "of another sector"),
        (lambda f: _edit_rows(f, lambda row: row.update(prompt="Write a memo.")), "does not name"),
        (lambda f: _edit_rows(f, lambda row: row.update(prompt="  ")), "the prompt is empty"),
        (lambda f: _edit_rows(f, lambda row: row.update(rubric_json="{")), "rubric_json cannot be read"),
        (lambda f: _edit_rows(f, lambda row: row.update(rubric_json="[]")), "rubric_pretty says something else"),
        (lambda f: _edit_rows(f, lambda row: row.update(rubric_json='[{"score": 1}]')), "rubric_json cannot be read"),
        (lambda f: _edit_rows(f, lambda row: row.update(deliverable_files=[])), "differ in length"),
        (lambda f: _edit_rows(f, lambda row: row.update(task_id=str(GONE))), "withdrawn and still in the release"),
        (lambda f: _edit_json(f, TOMBSTONES, lambda c: c.update(withdrawn="none")), "is not a list"),
        (lambda f: _edit_json(f, "manifest.json", lambda c: c.update(approvals=[])), "has no approval"),
        (lambda f: _edit_json(f, "manifest.json", lambda c: c.update(release=3)), "of another release"),
        (lambda f: _edit_json(f, "manifest.json", lambda c: c["counts"].update(tasks=7)), "its counts"),
        (_other_canary, "README.md: does not carry"),
        (_macros, "carries macros"),
        (_rename, "belongs to no task"),
        (_no_table, "is no parquet table"),
        (_more_columns, "its columns are not"),
    ],
)
def test_a_forgery_with_fitting_sums_is_seen(folder: Path, forge: Callable[[Path], None], line: str) -> None:
    forge(folder)
    resum(folder)
    assert line in said(folder)


def _zip(path: Path, names: list[str | zipfile.ZipInfo]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name in names:
            packed.writestr(name, b"x")
    return path


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("set/README.md")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["set/../../evil.txt"], "leads out"),
        (["/etc/evil.txt"], "leads out"),
        (["set\\evil.txt"], "leads out"),
        (["set/a.txt", "other/b.txt"], "more than one top folder"),
        (["README.md"], "outside the release's folder"),
        ([_link()], "no plain file"),
        (["set/a.txt", "set/A.txt"], "equals another path"),
    ],
)
def test_an_archive_that_would_leave_its_folder_is_seen_and_nothing_is_written(
    tmp_path: Path, names: list[str | zipfile.ZipInfo], line: str
) -> None:
    target = _zip(tmp_path / "bad.zip", names)
    before = sorted(tmp_path.rglob("*"))
    assert line in said(target)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_in_a_folder_is_seen(folder: Path) -> None:
    (folder / "deliverable_files" / "etc").symlink_to("/etc")
    assert "is a link" in said(folder)


def test_a_cut_archive_and_no_archive_at_all_are_reported_not_raised(archive: Path, tmp_path: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-300])
    assert said(archive)
    assert "cannot be read" in said(tmp_path / "nothing")


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "reviews.releasing.checking", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd="/",
        check=False,
    )


def test_it_needs_no_settings_and_no_database_and_its_exit_status_tells(archive: Path) -> None:
    good = _run(str(archive))
    assert (good.returncode, good.stdout.splitlines()[-1][:12]) == (0, "OK: 1 tasks,")
    assert _run(str(archive), "--sha256", writing.hash_file(archive)).returncode == 0
    other = _run(str(archive), "--sha256", "0" * 64)
    assert other.returncode == 1
    assert "not the one that was published" in other.stdout


def test_the_command_prints_lines_and_leaves_with_a_status(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("verify_release", str(folder))
    assert left.value.code == 0
    (folder / README).unlink()
    with pytest.raises(SystemExit) as left:
        call_command("verify_release", str(folder))
    assert left.value.code == 1
    assert "README.md: is missing" in capsys.readouterr().out


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> None:
    options = {"location": str(tmp_path / "media")}
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend, "OPTIONS": options}}
    settings.SCRATCH_DIR = tmp_path / "scratch"


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
def test_the_command_builds_a_release_that_the_other_command_verifies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    admin = person(Role.ADMIN)
    two_tasks(person(Role.CONTRACTOR), person(Role.REVIEWER))
    out = tmp_path / "out"
    call_command("build_release", "--title", "Autumn set", "--by", admin.email, "--out", str(out))
    assert "release 1: 2 tasks, 4 files" in capsys.readouterr().out
    assert checking.check(out / "cleanroom-release-0001.zip") == 0
    assert checking.check(out / "cleanroom-release-0001") == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
def test_the_build_command_says_what_blocks_and_refuses_strangers(tmp_path: Path) -> None:
    admin, owner = person(Role.ADMIN), person(Role.CONTRACTOR)
    with pytest.raises(CommandError, match="no such account"):
        call_command("build_release", "--title", "x", "--by", "nobody@example.com")
    with pytest.raises(CommandError, match="Only an admin"):
        call_command("build_release", "--title", "x", "--by", owner.email)
    first, _ = two_tasks(owner, person(Role.REVIEWER))
    first.files.filter(role="deliverable").update(state="held")
    with pytest.raises(CommandError, match="was not built: 1 problems"):
        call_command("build_release", "--title", "x", "--by", admin.email)
