"""The task's own text as a file of the task, so that it is scrubbed, decided and proved by the same means.

The employer and the identity terms are not in it: they are what must be removed, not what is to be read.
"""

import hashlib
import json
from dataclasses import asdict
from uuid import UUID, uuid4

from django.db import transaction

from submissions import handoff, storage
from submissions.media import MediaType
from submissions.models import FileRole, FileState, StateChange, Task, TaskFile
from submissions.states import StaleState, move_file

NAME = "brief.json"
_ATTEMPTS = 5


def live_brief(task: Task) -> TaskFile | None:
    """Return the brief that counts."""
    return TaskFile.objects.filter(task=task, role=FileRole.BRIEF).exclude(state=FileState.SUPERSEDED).first()


def refresh_brief(task: Task) -> TaskFile | None:
    """Store the task's text as its brief when it differs from the present one, and have it scrubbed.

    Returns the brief that counts, or None while there is nothing to say. Reads the task as stored, so two windows that
    save at once end with the newer text. When others keep changing the task faster than this can follow it gives up:
    whoever changed it last refreshes last, and `is_current` tells.
    """
    for _ in range(_ATTEMPTS):
        stored_task = Task.objects.get(pk=task.pk)
        content = _content(stored_task)
        present = live_brief(stored_task)
        if not content or (present and present.sha256 == hashlib.sha256(content).hexdigest()):
            return present
        stored = storage.put(stored_task.vault, f"tasks/{task.pk}/originals", [content])
        try:
            return _replace(stored_task, stored, content)
        except StaleState:
            storage.delete(stored.name)
        except BaseException as error:
            storage.delete_unless_committed([stored.name], error)
            raise
    return live_brief(task)


def is_current(task: Task) -> bool:
    """Whether the brief that counts says what the task says now."""
    stored_task = Task.objects.get(pk=task.pk)
    present = live_brief(stored_task)
    return present is not None and present.sha256 == hashlib.sha256(_content(stored_task)).hexdigest()


def _content(task: Task) -> bytes:
    text = task.text
    names: dict[UUID, str] = {}
    for file in task.files.exclude(state=FileState.SUPERSEDED).exclude(role=FileRole.BRIEF).order_by("position"):
        file.task = task
        names[file.pk] = file.name
    if not (text.title or text.request or text.context or text.rubric or names):
        return b""
    document = {
        "title": text.title,
        "request": text.request,
        "context": text.context,
        "rubric": [asdict(item) for item in text.rubric],
        "files": {str(key): name for key, name in names.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _replace(task: Task, stored: storage.Stored, content: bytes) -> TaskFile:
    """Make the stored content the brief that counts; raises StaleState when the text changed since it was read."""
    with transaction.atomic():
        current = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
        if _content(current) != content:
            raise StaleState("the task's text changed meanwhile")
        present = live_brief(current)
        if present:
            drop_stored(present)
            move_file(present, FileState.SUPERSEDED, None, original="", token=None, lease_until=None)
        brief = TaskFile(
            id=uuid4(),
            task=current,
            role=FileRole.BRIEF,
            media_type=MediaType.JSON,
            size=stored.size,
            sha256=stored.sha256,
            original=stored.name,
            supersedes=present,
        )
        brief.seal_name(NAME)
        brief.save(force_insert=True)
        StateChange.objects.create(task=current, file=brief, old="", new=FileState.UPLOADED)
        handoff.announce(brief.pk)
    return brief


def drop_stored(file: TaskFile) -> None:
    """Delete a file's stored original once the present transaction is committed."""
    name = file.original
    transaction.on_commit(lambda: storage.delete(name), robust=True)
