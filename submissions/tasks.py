"""The verbs of a task while it is its contractor's: create, save, settle, withdraw; and what it still lacks."""

import json
import logging
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from submissions import audit, briefs, intake, storage, vault
from submissions.accounts import employer_key
from submissions.audit import Tag
from submissions.models import (
    Attestation,
    AuditEntry,
    FileState,
    Provenance,
    Task,
    TaskKey,
    TaskState,
    TaskText,
    User,
)
from submissions.occupations import OTHER
from submissions.states import move_file, move_task

log = logging.getLogger(__name__)

# Work under this many hours gets a warning, no block.
SHORT_WORK = Decimal(1)


class NotEditable(Exception):
    """The task is with the reviewers, or finished: its contractor cannot change it now."""


class StaleVersion(Exception):
    """Somebody saved the task since this version was read. Nothing was written; `current` is the stored version."""

    def __init__(self, current: int) -> None:
        super().__init__(f"version {current} is stored")
        self.current = current


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything a contractor fills in, as stored. `attested` holds Attestation values."""

    text: TaskText
    sector: str = ""
    occupation: str = ""
    soc_code: str = ""
    hours: Decimal | None = None
    provenance: str = ""
    done_on: date | None = None
    difficulty: int | None = None
    representativeness: int | None = None
    attested: frozenset[str] = frozenset()

    @classmethod
    def of(cls, task: Task) -> "Answers":
        """Read what a task holds."""
        return cls(
            text=task.text,
            sector=task.sector,
            occupation=task.occupation,
            soc_code=task.soc_code,
            hours=task.hours,
            provenance=task.provenance,
            done_on=task.done_on,
            difficulty=task.difficulty,
            representativeness=task.representativeness,
            attested=frozenset(task.attestations),
        )


def create_task(owner: User) -> Task:
    """Make an empty draft with a key of its own; raises PermissionDenied for anybody but a contractor."""
    if not owner.is_contractor:
        raise PermissionDenied
    with transaction.atomic():
        task = Task.objects.create(owner=owner)
        TaskKey.objects.create(task=task, wrapped=vault.wrap(vault.new_data_key(), task.pk))
        task.seal_text(TaskText())
        task.save(update_fields=["sealed"])
        audit.record(Tag.TASK_CREATED, task, owner)
    return task


def blank_draft(owner: User) -> Task | None:
    """Return a draft that was never saved and has no files, so that starting twice does not leave empty drafts."""
    return (
        Task.objects.filter(owner=owner, state=TaskState.DRAFT, version=0, files=None, key__isnull=False)
        .order_by("-created_at")
        .first()
    )


def save_task(task: Task, owner: User, answers: Answers, version: int, *, autosave: bool = False) -> Task:
    """Store the answers if the task is still at `version`; return the task as stored.

    A save that repeats what is stored already is no conflict. Unless it is an autosave, everything that depends on the
    answers is brought up to date, see `settle`.

    Raises:
        PermissionDenied: it is not this person's task.
        NotEditable: the task is not in its contractor's hands.
        StaleVersion: another window saved something else meanwhile.
    """
    if task.owner_id != owner.pk:
        raise PermissionDenied
    with transaction.atomic():
        current = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
        if not current.is_editable:
            raise NotEditable
        if current.version == version:
            _write(current, answers)
        elif Answers.of(current) != answers:
            raise StaleVersion(current.version)
        if not autosave:
            audit.record(Tag.TASK_SAVED, current, owner, version=current.version)
    if not autosave:
        settle(current, owner)
    return current


def _write(task: Task, answers: Answers) -> None:
    now = timezone.now()
    task.seal_text(answers.text)
    task.employer_key = employer_key(answers.text.employer)
    columns = (
        "sector", "occupation", "soc_code", "hours", "provenance", "done_on", "difficulty", "representativeness",
    )  # fmt: skip
    for column in columns:
        setattr(task, column, getattr(answers, column))
    # A confirmation keeps the moment it was given.
    task.attestations = {name: task.attestations.get(name, now.isoformat()) for name in sorted(answers.attested)}
    task.version += 1
    task.updated_at = now
    task.save(update_fields=[*columns, "sealed", "employer_key", "attestations", "version", "updated_at"])


def settle(task: Task, who: User) -> None:
    """Bring up to date what the scrubbing of a task starts from; cheap when nothing changed.

    The task's text is scrubbed like a file (see `briefs`), and new identity terms must go from every file of the task.
    """
    briefs.refresh_brief(task)
    key = _terms_key(task.text, task)
    with transaction.atomic():
        current = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
        if current.terms_key == key:
            return
        Task.objects.filter(pk=task.pk).update(terms_key=key)
        intake.requeue_files(task, who)
    task.terms_key = key


def _terms_key(text: TaskText, task: Task) -> str:
    terms = sorted({" ".join(term.split()) for term in [text.employer, *text.terms]} - {""})
    return task.vault.keyed_hash("terms:" + json.dumps(terms, ensure_ascii=False)) if terms else ""


def missing(task: Task) -> list[str]:
    """Return what the form still lacks for submission, one short phrase each; files are not its business."""
    answers = Answers.of(task)
    text = answers.text
    wanted = {
        "A title": text.title,
        "The request, as the manager gave it": text.request,
        "The context a stranger in the occupation would need": text.context,
        "The occupation": answers.occupation,
        "The hours the work took": answers.hours is not None,
        "Where the work comes from": answers.provenance,
        "When the work was done": answers.done_on,
        "How difficult it was, 1 to 5": answers.difficulty,
        "How representative it is, 1 to 5": answers.representativeness,
    }
    lacking = [phrase for phrase, given in wanted.items() if not given]
    if answers.occupation == OTHER and not answers.soc_code:
        lacking.append("The SOC code of the other occupation")
    if answers.provenance in {Provenance.REAL, Provenance.MODELLED} and not (text.employer or text.terms):
        lacking.append("Whom the work was for: the employer or client, so that the name can be removed")
    open_points = len(set(Attestation.values) - answers.attested)
    if open_points:
        lacking.append(f"{open_points} of {len(Attestation.values)} confirmations")
    return lacking


def withdraw_task(task: Task, who: User, reason: str = "") -> None:
    """Withdraw a task and destroy its key, which shreds every stored copy of its content for good.

    Raises:
        PermissionDenied: it is not this person's task.
        StaleState: the task was rejected or withdrawn before, or changed meanwhile.
    """
    if task.owner_id != who.pk:
        raise PermissionDenied
    with transaction.atomic():
        current = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
        move_task(current, TaskState.WITHDRAWN, who, reason=reason)
        files = list(current.files.select_for_update(no_key=True).exclude(state=FileState.SUPERSEDED))
        stored = [file.original for file in files]
        for file in files:
            move_file(file, FileState.SUPERSEDED, who, original="", token=None, lease_until=None)
        audit.record(Tag.TASK_WITHDRAWN, current, who, files=len(files))
        Task.objects.filter(pk=task.pk).update(sealed=b"", employer_key="", terms_key="")
        TaskKey.objects.filter(task=current).delete()
        audit.record(Tag.TASK_SHREDDED, current, who)
        transaction.on_commit(lambda: shred(stored), robust=True)
    task.state = TaskState.WITHDRAWN


def shred(stored: list[str]) -> None:
    """Delete stored ciphertext, and what SQLite keeps of a destroyed key in its write-ahead log."""
    for name in stored:
        storage.delete(name)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
        if busy:
            log.warning("the write-ahead log is in use and keeps destroyed keys until its next checkpoint")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a contractor can keep of a withdrawn task: that its key was destroyed, when, and the audit entry's hash."""

    task_id: UUID
    at: datetime
    sequence: int
    hash: str


def receipt(owner: User, task_id: UUID) -> Receipt | None:
    """Return the receipt of the owner's own shredded task, or None when there is none."""
    if not Task.objects.filter(pk=task_id, owner=owner, key=None).exists():
        return None
    entry = AuditEntry.objects.filter(tag=Tag.TASK_SHREDDED.value, subject=f"task:{task_id}").last()
    return Receipt(task_id, entry.at, entry.sequence, entry.hash) if entry else None
