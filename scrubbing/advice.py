"""Questions to the adviser: asked, answered by a worker, read once by their owner, destroyed. One function per verb.

A row, its key and its stored file go together, after reading or after 15 minutes, whichever comes first. The audit log
says that somebody asked and that it was destroyed, and nothing else remains.
"""

import logging
from datetime import datetime, timedelta
from enum import StrEnum
from typing import BinaryIO, cast
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from scrubbing.answers import Answer
from scrubbing.models import Advice, AdviceKey, AdviceState, Given
from submissions import audit, handoff, intake, storage
from submissions.audit import Tag
from submissions.models import Stage, User
from submissions.reasons import Reason
from submissions.sealing import Tampered
from submissions.tasks import shred
from submissions.vault import Vault, new_data_key, wrap

log = logging.getLogger(__name__)

ADVISE = "scrubbing.advise"
FOLDER = "advice"
LIFE = timedelta(minutes=15)
MAX_TEXT = 100_000
# Questions of one person that may be open at once.
MAX_OPEN = 5
# The same text or file may be answered at the next attempt.
MAY_GO_WELL = frozenset({Reason.CHILD_CRASHED, Reason.WORKER_LOST, Reason.TIME_LIMIT, Reason.MEMORY_LIMIT})


class Why(StrEnum):
    """Why a question was destroyed."""

    READ = "read"
    DROPPED = "dropped"
    EXPIRED = "expired"


class TooMany(Exception):
    """The person has as many questions open as one may have."""


def ask_about_text(text: str, who: User) -> Advice:
    """Take a text of at most MAX_TEXT characters and have it looked at; raises TooMany."""
    row = Advice(owner=who)
    return _enter(row, Given(text=text), _new_key(row))


def ask_about_file(upload: "UploadedFile[bytes]", who: User) -> Advice:
    """Take a file by the rules of the door and have it looked at.

    Raises:
        Held: the file is refused; nothing of it was kept.
        TooMany: as many questions are open as may be.
    """
    _check_room(who)
    name = intake.clean_name(upload.name or "")
    row = Advice(owner=who, media_type=intake.judge(upload, name))
    key = _new_key(row)
    upload.seek(0)
    row.original = storage.put(row.vault, FOLDER, storage.blocks(cast(BinaryIO, upload.file))).name
    try:
        return _enter(row, Given(name=name), key)
    except BaseException as error:
        storage.delete_unless_committed([row.original], error)
        raise


def _new_key(row: Advice) -> AdviceKey:
    data_key = new_data_key()
    row.vault = Vault(data_key)
    return AdviceKey(advice=row, wrapped=wrap(data_key, row.pk))


def _enter(row: Advice, given: Given, key: AdviceKey) -> Advice:
    row.seal_given(given)
    with transaction.atomic():
        # The audit log's lock also keeps somebody from asking twice at once beyond the limit.
        audit.lock()
        _check_room(row.owner)
        row.save(force_insert=True)
        key.save(force_insert=True)
        audit.record(Tag.ADVICE_ASKED, row, row.owner)
        _announce(row)
    return row


def _check_room(who: User) -> None:
    if len(open_of(who)) >= MAX_OPEN:
        raise TooMany


def _announce(row: Advice) -> None:
    transaction.on_commit(lambda: handoff.send(ADVISE, row.pk), robust=True)


def open_of(who: User) -> list[Advice]:
    """Return a person's questions whose time is not over, the oldest first."""
    return list(Advice.objects.filter(owner=who, created_at__gt=_dead_line()))


def read(row: Advice) -> tuple[Given, Answer] | None:
    """Return what was asked and what was answered; None when its key is gone or opens no more."""
    try:
        return row.given, row.answer
    except (AdviceKey.DoesNotExist, Tampered):
        return None


def own(who: User, advice_id: UUID) -> Advice | None:
    """Return a person's own question; one whose time is over is destroyed here and now."""
    row = Advice.objects.filter(pk=advice_id, owner=who).select_related("key").first()
    if row is not None and row.created_at <= _dead_line():
        destroy(row, Why.EXPIRED)
        return None
    return row


def ends_at(row: Advice) -> datetime:
    """Return when a question is destroyed at the latest."""
    return row.created_at + LIFE


def _dead_line() -> datetime:
    return timezone.now() - LIFE


# ---- the worker's side: whoever holds the present token may change the row


def claim(advice_id: UUID) -> Advice | None:
    """Take a waiting question; None when there is nothing to do."""
    token = uuid4()
    waiting = Advice.objects.filter(pk=advice_id, state=AdviceState.WAITING, created_at__gt=_dead_line())
    waiting.update(state=AdviceState.WORKING, stage=Stage.READING, token=token, lease_until=_lease_end())
    return Advice.objects.filter(pk=advice_id, token=token).select_related("key").first()


def _lease_end() -> datetime:
    return timezone.now() + timedelta(seconds=settings.LEASE_SECONDS)


def heartbeat(row: Advice) -> bool:
    """Lengthen the lease; False when it is no longer ours or the question was destroyed."""
    return _change(row, lease_until=_lease_end())


def show_stage(row: Advice, stage: str) -> None:
    """Tell who waits which stage runs."""
    _change(row, stage=stage)


def settle(row: Advice, answer: Answer) -> None:
    """Store the answer. The file is not needed any more."""
    stored, row.original = row.original, ""
    row.seal_answer(answer)
    done = {"state": AdviceState.READY, "stage": Stage.DONE, "original": "", "sealed_answer": row.sealed_answer}
    if _change(row, **done):
        storage.delete(stored)
    else:
        log.info("answer discarded, the question is no longer ours: %s", row.pk)


def fail(row: Advice, reason: Reason) -> None:
    """Say why there is no answer. What no second attempt could read is destroyed at once, but for the reason."""
    with transaction.atomic():
        if not _change(row, state=AdviceState.FAILED, stage=Stage.DONE, reason=reason.value, token=None):
            return
        if reason not in MAY_GO_WELL:
            Advice.objects.filter(pk=row.pk).update(sealed=b"", original="")
            AdviceKey.objects.filter(advice=row).delete()
            stored = row.original
            transaction.on_commit(lambda: shred([stored]), robust=True)


def _change(row: Advice, **columns: object) -> bool:
    return bool(Advice.objects.filter(pk=row.pk, state=AdviceState.WORKING, token=row.token).update(**columns))


# ---- again, and the end


def try_again(row: Advice) -> bool:
    """Have a question that failed looked at once more; False when there is nothing to try."""
    with transaction.atomic():
        failed = Advice.objects.filter(pk=row.pk, state=AdviceState.FAILED, reason__in=MAY_GO_WELL)
        fresh = {"state": AdviceState.WAITING, "stage": Stage.QUEUED, "reason": "", "hinted_at": timezone.now()}
        if not failed.update(**fresh):
            return False
        _announce(row)
    return True


def unhinted() -> list[UUID]:
    """Return the waiting questions without a recent hint, which get one from the caller."""
    old = timezone.now() - timedelta(seconds=settings.REHINT_SECONDS)
    rows = Advice.objects.filter(state=AdviceState.WAITING, hinted_at__lt=old, created_at__gt=_dead_line())
    found = list(rows.values_list("pk", flat=True))
    Advice.objects.filter(pk__in=found).update(hinted_at=timezone.now())
    return found


def give_up_lost() -> None:
    """Fail the questions whose worker was lost; their owners may try again."""
    lost = Advice.objects.filter(state=AdviceState.WORKING, lease_until__lt=timezone.now())
    lost.update(state=AdviceState.FAILED, stage=Stage.DONE, reason=Reason.WORKER_LOST.value, token=None)


def expire() -> int:
    """Destroy every question whose time is over; return how many."""
    return sum(destroy(row, Why.EXPIRED) for row in Advice.objects.filter(created_at__lte=_dead_line()))


def destroy(row: Advice, why: Why, who: User | None = None) -> bool:
    """Destroy a question, its key, its answer and its stored file; False when somebody else did so before."""
    with transaction.atomic():
        audit.lock()
        present = Advice.objects.select_for_update(no_key=True).filter(pk=row.pk).first()
        if present is None:
            return False
        audit.record(Tag.ADVICE_DESTROYED, present, who, why=why.value)
        AdviceKey.objects.filter(advice=present).delete()
        stored = present.original
        present.delete()
        transaction.on_commit(lambda: shred([stored]), robust=True)
    return True
