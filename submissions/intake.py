"""The door: uploads are judged, sealed, stored and given a row; files are replaced, dropped and sent round again.

Bytes are stored before the transaction that makes the row, never inside it; when that fails the bytes are deleted.
"""

import unicodedata
from typing import BinaryIO, cast
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet, Sum
from django.utils import timezone

from submissions import audit, briefs, handoff, storage
from submissions.audit import Tag
from submissions.media import MediaType
from submissions.models import FileRole, FileState, Stage, StateChange, Task, TaskFile, User
from submissions.reasons import Held, Reason
from submissions.sniffing import sniff
from submissions.states import StaleState, move_file

MAX_NAME_BYTES = 255
_MAX_SUFFIX_BYTES = 20
_JOINERS = {"\u200c", "\u200d"}  # letters of some scripts, and emoji, need them


class Closed(Exception):
    """The task is with the reviewers, or finished: it takes no files and gives none away."""


def accept_upload(
    task: Task, role: FileRole, upload: "UploadedFile[bytes]", who: User, key: UUID | None = None
) -> TaskFile:
    """Take one uploaded file into a task, sealed, and have it scrubbed.

    Args:
        task: a draft or returned task of this person.
        role: reference or deliverable.
        upload: the file as it came; its declared type is ignored.
        who: the task's contractor.
        key: names this sending; the same key again returns the row that the first one made.

    Raises:
        Held: the file is refused; an audit entry says why and no row was made.
        Closed: the task is not in its contractor's hands.
        PermissionDenied: it is not this person's task.
    """
    return _take(task, role, upload, who, key, replaced=None)


def replace_file(file: TaskFile, upload: "UploadedFile[bytes]", who: User, key: UUID | None = None) -> TaskFile:
    """Take an upload in the place of a file, which becomes superseded; raises what `accept_upload` raises.

    Raises:
        StaleState: the file was replaced or dropped before.
    """
    return _take(file.task, FileRole(file.role), upload, who, key, replaced=file)


def _take(
    task: Task, role: FileRole, upload: "UploadedFile[bytes]", who: User, key: UUID | None, replaced: TaskFile | None
) -> TaskFile:  # fmt: skip
    _guard(task, who)
    if role is FileRole.BRIEF:
        raise PermissionDenied
    if known := _sent_before(task, key):
        return known
    name = clean_name(upload.name or "")
    try:
        media_type = judge(upload, name)
        _check_room(task, upload.size or 0, files=0 if replaced else 1)
    except Held as held:
        audit.record(Tag.FILE_REFUSED, task, who, reason=held.reason.value, role=role.value, size=upload.size or 0)
        raise
    upload.seek(0)
    stored = storage.put(task.vault, f"tasks/{task.pk}/originals", storage.blocks(cast(BinaryIO, upload.file)))
    file = TaskFile(
        id=uuid4(), task=task, role=role, media_type=media_type, size=stored.size, sha256=stored.sha256,
        original=stored.name, upload_key=key, supersedes=replaced,
    )  # fmt: skip
    file.seal_name(name)
    try:
        _enter(file, who, replaced)
    except IntegrityError:
        storage.delete(stored.name)
        if known := _sent_before(task, key):
            return known
        raise
    except BaseException as error:
        storage.delete_unless_committed([stored.name], error)
        raise
    briefs.refresh_brief(task)
    return file


def judge(upload: "UploadedFile[bytes]", name: str) -> MediaType:
    """Return the type of an upload that may come in; raises Held."""
    size = upload.size or 0
    if size > settings.MAX_UPLOAD_BYTES:
        raise Held(Reason.TOO_LARGE)
    if not size:
        raise Held(Reason.EMPTY)
    return sniff(cast(BinaryIO, upload.file), name)


def _check_room(task: Task, size: int, files: int) -> None:
    live = live_uploads(task)
    if live.count() + files > settings.MAX_TASK_FILES:
        raise Held(Reason.TASK_FULL)
    if (live.aggregate(total=Sum("size"))["total"] or 0) + size > settings.MAX_TASK_BYTES:
        raise Held(Reason.TASK_FULL)


def _enter(file: TaskFile, who: User, replaced: TaskFile | None) -> None:
    """Write everything that makes the file part of the task, in one transaction."""
    with transaction.atomic():
        _lock(file.task)
        if replaced:
            _supersede(replaced, who)
            file.position = replaced.position
        else:
            _check_room(file.task, file.size, 1)
            last = file.task.files.aggregate(last=Max("position"))["last"]
            file.position = 0 if last is None else last + 1
        file.twin = _twin(file)
        file.save(force_insert=True)
        StateChange.objects.create(task=file.task, file=file, old="", new=FileState.UPLOADED, who=who)
        audit.record(
            Tag.FILE_ACCEPTED,
            file,
            who,
            task=str(file.task_id),
            role=file.role,
            media_type=file.media_type,
            size=file.size,
            replaces=str(replaced.pk) if replaced else "",
        )
        handoff.announce(file.pk)


def _twin(file: TaskFile) -> TaskFile | None:
    """Return the first live file of the same contractor with the same bytes."""
    same = TaskFile.objects.filter(task__owner_id=file.task.owner_id, sha256=file.sha256, size=file.size)
    return same.exclude(state=FileState.SUPERSEDED).exclude(role=FileRole.BRIEF).order_by("uploaded_at").first()


def drop_file(file: TaskFile, who: User) -> None:
    """Take a file out of its task for good; its stored original is deleted. Dropping it again changes nothing.

    Raises:
        Closed: the task is not in its contractor's hands.
        PermissionDenied: it is not this person's file.
    """
    _guard(file.task, who)
    if file.role == FileRole.BRIEF:
        raise PermissionDenied
    with transaction.atomic():
        _lock(file.task)
        try:
            _supersede(file, who)
        except StaleState:
            return
        audit.record(Tag.FILE_DROPPED, file, who, task=str(file.task_id))
    briefs.refresh_brief(file.task)


def _supersede(file: TaskFile, who: User) -> None:
    # A worker may have moved the row since it was read: what it did does not matter any more.
    file.refresh_from_db(fields=["state", "token", "original"])
    briefs.drop_stored(file)
    move_file(file, FileState.SUPERSEDED, who, original="", token=None, lease_until=None)


def requeue_files(task: Task, who: User | None = None) -> int:
    """Have every settled live file of a task scrubbed again; return how many.

    A file in work needs nothing: its run sees at the end that what it started from has changed.
    """
    settled = [FileState.CLEAN, FileState.NEEDS_DECISION, FileState.HELD]
    with transaction.atomic():
        Task.objects.select_for_update(no_key=True).get(pk=task.pk)
        files = list(TaskFile.objects.select_for_update(no_key=True).filter(task=task, state__in=settled))
        for file in files:
            move_file(
                file,
                FileState.UPLOADED,
                who,
                stage=Stage.QUEUED,
                token=None,
                lease_until=None,
                child_losses=0,
                worker_losses=0,
                hinted_at=timezone.now(),
            )
            handoff.announce(file.pk)
        if files:
            audit.record(Tag.FILE_REQUEUED, task, who, files=len(files))
    return len(files)


def live_uploads(task: Task) -> QuerySet[TaskFile]:
    """Return the files of a task that people uploaded and that count, in their order."""
    live = task.files.exclude(state=FileState.SUPERSEDED).exclude(role=FileRole.BRIEF)
    return live.order_by("position", "uploaded_at")


def clean_name(raw: str) -> str:
    """Return an uploaded file's name without path parts, control and direction characters, at most 255 bytes long.

    The ending is kept where it is a short one.
    """
    name = unicodedata.normalize("NFC", raw.replace("\\", "/").rpartition("/")[2])
    kept = "".join(
        " " if unicodedata.category(letter).startswith("Z") else letter
        for letter in name
        if not unicodedata.category(letter).startswith("C") or letter in _JOINERS
    )
    name = " ".join(kept.split()).strip(". ") or "file"
    if len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    ending = (dot + suffix).encode()
    if not stem or len(ending) > _MAX_SUFFIX_BYTES:
        stem, ending = name, b""
    return stem.encode()[: MAX_NAME_BYTES - len(ending)].decode(errors="ignore").rstrip() + ending.decode()


def _guard(task: Task, who: User) -> None:
    if task.owner_id != who.pk:
        raise PermissionDenied
    if not task.is_editable:
        raise Closed


def _lock(task: Task) -> None:
    if not Task.objects.select_for_update(no_key=True).get(pk=task.pk).is_editable:
        raise Closed


def _sent_before(task: Task, key: UUID | None) -> TaskFile | None:
    return TaskFile.objects.filter(task=task, upload_key=key).first() if key else None
