"""Run as a program against an installation under test: seed files through the real verbs, or audit the ledger.

python -m tests.faults.actor seed COUNT [WORD]     uploads COUNT small files, prints their ids
python -m tests.faults.actor ledger                prints what database and storage hold, as JSON
python -m tests.faults.actor flood TIMES           sends every waiting file's hint that many times
python -m tests.faults.actor note                  notes a file's move while another connection holds its task
"""

import hashlib
import io
import json
import os
import sys
import threading
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.faults.settings")

import django

django.setup()

from django.core.files.storage import default_storage  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.db import OperationalError, connection, transaction  # noqa: E402

from scrubbing import sweeping  # noqa: E402
from scrubbing.models import ScrubRun  # noqa: E402
from submissions import handoff, intake, storage, tasks  # noqa: E402
from submissions.audit import broken_at  # noqa: E402
from submissions.models import (  # noqa: E402
    AuditEntry,
    AuditHead,
    FileRole,
    FileState,
    Role,
    StateChange,
    Task,
    TaskFile,
    User,
)


def seed(count: int, word: str) -> list[str]:
    """Upload small text files, 50 to a task."""
    owner = User.objects.filter(email="faults@example.com").first() or User.objects.create_user(
        "faults@example.com", role=Role.CONTRACTOR
    )
    ids = []
    task: Task | None = None
    for number in range(count):
        if task is None or number % 50 == 0:
            task = tasks.create_task(owner)
        content = f"{word}\nMinutes number {number} of {os.urandom(4).hex()}.\nWrite to planted{number}@fault.test.\n"
        upload = SimpleUploadedFile(f"minutes-{number}.txt", content.encode())
        ids.append(str(intake.accept_upload(task, FileRole.DELIVERABLE, upload, owner).pk))
    return ids


def ledger() -> dict[str, Any]:
    """Return what an independent bookkeeper would want to know."""
    files = TaskFile.objects.exclude(role=FileRole.BRIEF).select_related("task")
    changed = 0
    for file in files:
        with storage.open_plain(file.task.vault, file.original) as stream:
            if hashlib.sha256(stream.read()).hexdigest() != file.sha256:
                changed += 1
    states: dict[str, int] = {}
    for file in files:
        key = f"{file.state}:{file.reason}" if file.reason else file.state
        states[key] = states.get(key, 0) + 1
    wrong_copies = 0
    for run in ScrubRun.objects.exclude(scrubbed="").select_related("file__task"):
        with storage.open_plain(run.file.task.vault, run.scrubbed) as stream:
            content = stream.read()
        if hashlib.sha256(content).hexdigest() != run.scrubbed_sha256 or b"@fault.test" in content:
            wrong_copies += 1
    results = [file.runs.count() for file in files if file.state != FileState.HELD]
    return {
        "files": len(files),
        "states": states,
        "results": {str(n): results.count(n) for n in set(results)},
        "originals_changed": changed,
        "wrong_copies": wrong_copies,
        "young_orphans": sweeping.orphans(age=timedelta(0)),
        "missing": sum(not default_storage.exists(run.scrubbed) for run in ScrubRun.objects.exclude(scrubbed="")),
        "audit_broken_at": broken_at(AuditEntry.objects.all(), AuditHead.objects.first()),
    }


def flood(times: int) -> int:
    """Send every waiting file's hint that many times."""
    waiting = list(TaskFile.objects.filter(state=FileState.UPLOADED).values_list("pk", flat=True))
    for _ in range(times):
        for file_id in waiting:
            handoff.hint(file_id)
    return len(waiting)


def note() -> bool:
    """Note a move as a worker does that claims a file, while a contractor's request holds the task; is it at once?"""
    file = TaskFile.objects.select_related("task").order_by("uploaded_at")[0]
    held, noted = threading.Event(), threading.Event()

    def request() -> None:
        with transaction.atomic():
            Task.objects.select_for_update(no_key=True).get(pk=file.task_id)
            held.set()
            noted.wait(60)

    other = threading.Thread(target=request)
    other.start()
    held.wait(60)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '5s'")
            StateChange.objects.create(task_id=file.task_id, file=file, old=file.state, new=file.state)
            transaction.set_rollback(True)
    except OperationalError:
        return False
    finally:
        noted.set()
        other.join()
    return True


def main() -> None:
    """Run one command."""
    command, *arguments = sys.argv[1:]
    out = io.StringIO()
    if command == "seed":
        json.dump(seed(int(arguments[0]), arguments[1] if len(arguments) > 1 else ""), out)
    elif command == "ledger":
        json.dump(ledger(), out)
    elif command == "flood":
        json.dump(flood(int(arguments[0])), out)
    elif command == "note":
        json.dump(note(), out)
    print(out.getvalue())


if __name__ == "__main__":
    main()
