"""Celery's side: hints come in as ids, the database decides what is done. Workers only; this imports the engines."""

import contextlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from celery import shared_task
from celery.signals import worker_init
from django.conf import settings
from django.db.models.functions import Now

from scrubbing import advice, adviser, conversion, leases, pipeline, policies, store, sweeping
from scrubbing.adviser import Question
from scrubbing.detection import Term
from scrubbing.findings import Verdict
from scrubbing.models import Advice, AdviceKey, ScrubRun
from scrubbing.pipeline import Job
from scrubbing.sandbox import Abandoned, ChildLost, Watch
from submissions import handoff, storage
from submissions.media import MediaType
from submissions.models import FileRole, FileState, TaskFile, TaskKey
from submissions.reasons import Held, Reason
from submissions.sealing import Tampered
from submissions.states import StaleState

log = logging.getLogger(__name__)

_REHINT_BATCH = 500


@worker_init.connect
def _warm_engines(**_: Any) -> None:
    """Load the engines once, before the pool forks, so that every child shares their memory.

    A worker whose engines do not load, or which lacks the program that has to convert copies, must not take files: it
    would hold them all. It ends instead.
    """
    converter = conversion.find(settings.LIBREOFFICE)
    if converter is not None and not converter.is_there:
        log.error("LIBREOFFICE names no program that can be started; the worker ends")
        raise SystemExit(1)
    began = time.monotonic()
    try:
        pipeline.warm()
    except Exception:
        log.exception("the engines do not load; the worker ends")
        raise SystemExit(1) from None
    log.info("engines warm after %.1f s", time.monotonic() - began)


@shared_task(name=handoff.SCRUB)
def scrub(file_id: str) -> None:
    """Scrub one file if it is waiting. Any number of deliveries of the same hint does the work once."""
    policies.follow()
    key = _id(file_id)
    file = leases.claim(key) if key else None
    if key is None or file is None:
        return
    try:
        work(file)
    except StaleState:
        log.info("lease lost, another worker has the file: %s", file.pk)
    except TaskKey.DoesNotExist:
        log.info("the task's key is gone, nothing to do: %s", file.pk)
    if TaskFile.objects.filter(pk=key, state=FileState.UPLOADED).exists():
        handoff.hint(key)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except (ValueError, AttributeError, TypeError):
        log.warning("hint dropped: not an id")
        return None


def work(file: TaskFile) -> ScrubRun | None:
    """Take a claimed file through the line and commit what came of it.

    Raises:
        StaleState: the lease was lost on the way.
    """
    watch = Watch(
        tick=lambda: leases.heartbeat(file),
        stage=lambda stage: leases.show_stage(file, stage),
        seconds=settings.HEARTBEAT_SECONDS,
    )
    try:
        with _scratch() as folder:
            loaded = store.load(file)
            source = folder / "original"
            store.fetch_original(file, source)
            private = folder / "child"
            private.mkdir(mode=0o700)
            outcome = pipeline.scrub_in_sandbox(_job(file, loaded, source, private), watch)
            return store.commit(file, loaded, outcome, private)
    except Held as held:
        leases.hold(file, held.reason)
    except ChildLost as lost:
        log.warning("child lost by signal %s: %s", lost.signal_number, file.pk)
        leases.give_back(file)
    except Abandoned:
        raise StaleState("lease lost") from None
    return None


def _job(file: TaskFile, loaded: store.Loaded, source: Path, folder: Path) -> Job:
    added = [Term(value.known().text, value.type) for value in loaded.added if value.verdict != Verdict.KEEP.value]
    return Job(
        source=source,
        folder=folder,
        media_type=MediaType(file.media_type),
        name="" if file.role == FileRole.BRIEF else file.name,
        secret=file.task.vault.secret("surrogates"),
        terms=[*(Term(text, type_) for text, type_ in loaded.terms), *added],
        known=[value.known() for value in loaded.values.values()],
        removals=loaded.removals,
        keeps=loaded.keeps,
        converter=conversion.find(settings.LIBREOFFICE),
    )


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """A private folder for one file's plain bytes, removed whatever happens; `sweeping` removes a dead worker's."""
    settings.SCRATCH_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=settings.SCRATCH_DIR))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@shared_task(name=advice.ADVISE)
def advise(advice_id: str) -> None:
    """Answer one question to the adviser if it waits. Any number of deliveries of the same hint does the work once."""
    policies.follow()
    key = _id(advice_id)
    row = advice.claim(key) if key else None
    if row is not None:
        consult(row)


def consult(row: Advice) -> None:
    """Answer a claimed question, or note why it could not be answered."""
    watch = Watch(
        tick=lambda: advice.heartbeat(row),
        stage=lambda stage: advice.show_stage(row, stage),
        seconds=settings.HEARTBEAT_SECONDS,
    )
    try:
        with _scratch() as folder:
            advice.settle(row, adviser.answer_in_sandbox(_question(row, folder), watch))
    except Held as held:
        advice.fail(row, held.reason)
    except ChildLost as lost:
        log.warning("child lost by signal %s: %s", lost.signal_number, row.pk)
        advice.fail(row, Reason.CHILD_CRASHED)
    except (Abandoned, AdviceKey.DoesNotExist):
        log.info("the question was destroyed meanwhile: %s", row.pk)
    except Tampered:
        log.warning("the question's key opens no more, it is destroyed: %s", row.pk)
        advice.destroy(row, advice.Why.EXPIRED)


def _question(row: Advice, folder: Path) -> Question:
    """Return what the child is asked; the plain bytes of a file go into the folder, a text stays in memory."""
    given = row.given
    private = folder / "child"
    private.mkdir(mode=0o700)
    if not row.is_file:
        return Question(private, given.text)
    source = folder / "original"
    with storage.open_plain(row.vault, row.original) as stored, source.open("xb") as plain:
        shutil.copyfileobj(stored, plain)
    return Question(private, source=source, media_type=MediaType(row.media_type), name=given.name)


@shared_task(name="scrubbing.rehint")
def rehint() -> None:
    """Hint at what was left behind: hints that were lost, workers that died."""
    for file_id in leases.waiting().values_list("pk", flat=True)[:_REHINT_BATCH]:
        TaskFile.objects.filter(pk=file_id).update(hinted_at=Now())
        handoff.hint(file_id)
    for advice_id in advice.unhinted()[:_REHINT_BATCH]:
        handoff.send(advice.ADVISE, advice_id)


@shared_task(name="scrubbing.clear_advice")
def clear_advice() -> None:
    """Destroy the questions and answers whose time is over, and say so of those whose worker was lost."""
    advice.expire()
    advice.give_up_lost()


@shared_task(name="scrubbing.catch_up")
def catch_up() -> None:
    """Queue what was scrubbed under a policy that an admin has changed since."""
    policies.catch_up()


@shared_task(name="scrubbing.sweep")
def sweep() -> None:
    """Remove what dead processes left: plain scratch folders, stored objects that no row names."""
    sweeping.scratch()
    sweeping.orphans()
