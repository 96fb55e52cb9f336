"""Build a release: gather, write, check, store, and only then say that it is ready. Runs in a worker.

The row is the truth. A worker takes the release by a lease with a fencing token, writes under a folder of its own, and
commits `WHERE token = mine`; one that was lost leaves a folder that the next one removes. Nothing is written to storage
before every gate was passed and the finished release was checked in the worker's private folder.
"""

import hashlib
import logging
import os
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Now
from django.utils import timezone

from reviews import tombstones
from reviews.models import Release, ReleaseState
from reviews.releasing import checking, gates, writing
from reviews.releasing.gathering import Blocked, Gatherer, pseudonym
from reviews.releasing.layout import Bases, Edition, Entry
from reviews.releasing.problems import Code, Problem
from submissions import audit, storage
from submissions.audit import Tag
from submissions.models import Task, TaskKey, TaskState

log = logging.getLogger(__name__)


class Lost(Exception):
    """The lease went to somebody else, or the release is no longer being built."""


class Failed(Exception):
    """The release cannot be built."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(slots=True)
class Lease:
    """A worker's hold on a release. `beat` may be called often: it writes only when it is time."""

    release: Release
    token: UUID
    done: int = 0
    _written: float = 0.0

    def beat(self) -> None:
        """Lengthen the lease; raises Lost when it is no longer ours."""
        if time.monotonic() - self._written < settings.HEARTBEAT_SECONDS:
            return
        self._write()

    def advance(self, files: int) -> None:
        """Count files as done and tell the people who wait."""
        self.done += files
        self._write()

    def _write(self) -> None:
        self._written = time.monotonic()
        if not _ours(self).update(lease_until=_lease_end(), progress=self.done):
            raise Lost


def build(release_id: UUID) -> Release | None:
    """Build a release that is waiting; None when there was nothing to do or the lease was lost.

    Any number of calls with the same id does the work once.
    """
    lease = _claim(release_id)
    if lease is None:
        return None
    release = lease.release
    try:
        with _scratch() as folder:
            edition = _gather(lease, folder / "files")
            archive = _write(lease, edition, folder)
            _store(lease, folder / "files", archive)
            _finish(lease, archive, edition)
    except Failed as failed:
        _fail(lease, failed.problems)
    except Lost:
        log.info("build given up, the release is no longer ours: %s", release.pk)
        storage.delete_public(_folder(release.number, lease.token))
        return None
    release.refresh_from_db()
    return release


def export(release: Release, out: Path) -> Path:
    """Copy a ready release's archive into a folder and unpack it there; returns the unpacked folder.

    Raises:
        FileExistsError: the folder has this release already.
    """
    out.mkdir(parents=True, exist_ok=True)
    target = out / release.archive.rpartition("/")[2]
    with storage.open_public(release.archive) as source, target.open("xb") as sink:
        shutil.copyfileobj(source, sink, storage.BLOCK)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(out)
    return out / target.stem


def verify_stored(release_id: UUID) -> bool | None:
    """Check a ready release's archive as it lies in storage and write down the result; None when it is not ready.

    Any number of calls does no harm.
    """
    release = Release.objects.filter(pk=release_id, state=ReleaseState.READY).first()
    if release is None:
        return None
    with _scratch() as folder:
        copy = folder / "release.zip"
        try:
            with storage.open_public(release.archive) as source, copy.open("xb") as sink:
                shutil.copyfileobj(source, sink, storage.BLOCK)
            good = writing.hash_file(copy) == release.archive_sha256 and checking.verify(copy).ok
        except FileNotFoundError:
            good = False
    with transaction.atomic():
        lines = [] if good else [Problem(Code.STORED_CHANGED).line]
        Release.objects.filter(pk=release.pk).update(verified_at=timezone.now(), problems=lines)
        audit.record(Tag.RELEASE_VERIFIED, release, None, number=release.number, whole=good)
    return good


def _claim(release_id: UUID) -> Lease | None:
    """Take a release nobody builds. What a lost worker left of it in storage is removed."""
    token = uuid4()
    free = Q(lease_until=None) | Q(lease_until__lt=Now())
    with transaction.atomic():
        row = (
            Release.objects.select_for_update(no_key=True)
            .filter(free, pk=release_id, state=ReleaseState.BUILDING)
            .first()
        )
        if row is None:
            return None
        left = row.folder
        Release.objects.filter(pk=row.pk).update(
            token=token,
            lease_until=_lease_end(),
            attempts=F("attempts") + 1,
            folder=_folder(row.number, token),
            progress=0,
        )
    if left:
        storage.delete_public(left)
    row.refresh_from_db()
    lease = Lease(row, token)
    if row.attempts > settings.MAX_BUILD_ATTEMPTS:
        _fail(lease, [Problem(Code.BUILD_LOST)])
        return None
    return lease


def _gather(lease: Lease, folder: Path) -> Edition:
    """Put every task's files into the folder; raises Failed with all problems of all tasks."""
    release = lease.release
    folder.mkdir()
    gatherer = Gatherer(folder, lease.beat)
    entries: list[Entry] = []
    found: list[Problem] = []
    for member in release.entries.select_related("task").order_by("task_id"):
        try:
            entry = gatherer.entry(Task.objects.get(pk=member.task_id), member.content_hash)
        except Blocked as blocked:
            found.append(blocked.problem)
        except TaskKey.DoesNotExist:
            found.append(Problem(Code.KEY_DESTROYED, member.task_id))
        else:
            entries.append(entry)
            lease.advance(len(entry.artefacts))
    if found or not entries:
        raise Failed(found or [Problem(Code.NO_TASKS)])
    previous = Release.objects.filter(state=ReleaseState.READY, number__lt=release.number).order_by("-number").first()
    return Edition(
        number=release.number,
        title=release.title,
        canary=release.canary,
        created_on=release.created_at.date().isoformat(),
        created_by=pseudonym("admin", release.created_by_id),
        entries=entries,
        tombstones=tombstones.stones_before(release),
        held_back=release.held_back,
        previous=_contents(previous) if previous else None,
        previous_number=previous.number if previous else None,
        bases=Bases(settings.RELEASE_URL_BASE, settings.RELEASE_HF_BASE),
        usage_boundaries=settings.RELEASE_USAGE,
        license_name=settings.RELEASE_LICENSE,
    )


def _contents(release: Release) -> dict[str, str]:
    return {str(task_id): digest for task_id, digest in release.entries.values_list("task_id", "content_hash")}


def _write(lease: Lease, edition: Edition, folder: Path) -> Path:
    """Write and pack the edition, and check both forms; raises Failed when they do not pass."""
    release = lease.release
    name = f"cleanroom-release-{release.number:04d}"
    archive = folder / f"{name}.zip"
    writing.write(edition, folder / "files", lease.beat)
    writing.archive(folder / "files", archive, name, lease.beat)
    for form in (folder / "files", archive):
        report = checking.verify(form, lease.beat)
        if not report.ok:
            log.error("release did not pass its own check: %s, %s problems", release.pk, len(report.problems))
            raise Failed([Problem(Code.SELF_CHECK, note=f"problems={len(report.problems)}")])
    return archive


def _store(lease: Lease, files: Path, archive: Path) -> None:
    """Copy the release to storage and read every stored byte back."""
    place = _folder(lease.release.number, lease.token)
    wanted = {path: files / path for path in writing.paths_below(files)}
    targets = {**{f"files/{path}": source for path, source in wanted.items()}, archive.name: archive}
    for name, source in targets.items():
        with source.open("rb") as stream:
            stored = storage.put_public(place, name, _beating(lease, storage.blocks(stream)))
        digest = hashlib.sha256()
        with storage.open_public(stored.name) as stream:
            for block in _beating(lease, storage.blocks(stream)):
                digest.update(block)
        if digest.hexdigest() != stored.sha256:
            raise OSError("a stored file of the release reads back differently")


def _finish(lease: Lease, archive: Path, edition: Edition) -> None:
    """Say that the release is ready, if every task in it still is what was approved; raises Failed or Lost."""
    release = lease.release
    columns = {
        "archive": f"{_folder(release.number, lease.token)}/{archive.name}",
        "archive_sha256": writing.hash_file(archive, lease.beat),
        "archive_size": archive.stat().st_size,
        "file_count": len(edition.artefacts),
    }
    with transaction.atomic():
        if not _ours(lease).update(lease_until=_lease_end()):
            raise Lost
        meanwhile = _changed_meanwhile(release)
        if not meanwhile:
            now = timezone.now()
            _ours(lease).update(
                state=ReleaseState.READY, finished_at=now, verified_at=now, lease_until=None, problems=[], **columns
            )
            audit.record(
                Tag.RELEASE_BUILT,
                release,
                release.created_by,
                number=release.number,
                tasks=len(edition.entries),
                files=columns["file_count"],
                sha256=columns["archive_sha256"],
            )
    if meanwhile:
        raise Failed(meanwhile)


def _changed_meanwhile(release: Release) -> list[Problem]:
    """Return the tasks that may not go out after all; holds the others as they are until the transaction ends."""
    hashes = dict(release.entries.values_list("task_id", "content_hash"))
    found = []
    for task in Task.objects.select_for_update(no_key=True).filter(pk__in=hashes).order_by("pk"):
        if task.state != TaskState.APPROVED:
            found.append(Problem(Code.WITHDRAWN_MEANWHILE, task.pk))
            continue
        standing = gates.problems(task)
        review = gates.approval(task)
        if standing:
            found.append(standing[0])
        elif review is None or review.content_hash != hashes[task.pk]:
            found.append(Problem(Code.CONTENT_CHANGED, task.pk))
    return found


def _fail(lease: Lease, problems: list[Problem]) -> None:
    """End the build with its reasons and leave nothing of it in storage."""
    release = lease.release
    storage.delete_public(_folder(release.number, lease.token))
    with transaction.atomic():
        changed = _ours(lease).update(
            state=ReleaseState.FAILED,
            finished_at=timezone.now(),
            lease_until=None,
            folder="",
            problems=[problem.line for problem in problems],
        )
        if changed:
            codes = sorted({problem.code.value for problem in problems})
            audit.record(Tag.RELEASE_FAILED, release, release.created_by, number=release.number, codes=codes)


def _ours(lease: Lease) -> QuerySet[Release]:
    return Release.objects.filter(pk=lease.release.pk, state=ReleaseState.BUILDING, token=lease.token)


def _folder(number: int, token: UUID) -> str:
    return f"releases/{number:04d}-{token.hex[:16]}"


def _lease_end() -> "ExpressionWrapper[Any]":
    length = Value(timedelta(seconds=settings.RELEASE_LEASE_SECONDS), output_field=DurationField())
    return ExpressionWrapper(Now() + length, output_field=Release._meta.get_field("lease_until"))


def _beating(lease: Lease, blocks: Iterator[bytes]) -> Iterator[bytes]:
    for block in blocks:
        lease.beat()
        yield block


@contextmanager
def _scratch() -> Iterator[Path]:
    """A private folder, removed whatever happens; named like a scrub's, so that a dead worker's is swept."""
    settings.SCRATCH_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-release-", dir=settings.SCRATCH_DIR))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
