"""Run as a program against an empty PostgreSQL: several threads do the same thing at once; prints what came of it.

python -m tests.production.race NAME      a function of this module
"""

import itertools
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from reviews import queue  # noqa: E402
from reviews.models import Claim  # noqa: E402
from scrubbing import decisions, freshness, leases, store  # noqa: E402
from scrubbing.findings import Verdict  # noqa: E402
from scrubbing.models import Value  # noqa: E402
from scrubbing.pipeline import Found, Outcome  # noqa: E402
from submissions import audit, intake, invitations  # noqa: E402
from submissions.audit import Tag  # noqa: E402
from submissions.models import (  # noqa: E402
    AuditEntry,
    AuditHead,
    FileRole,
    FileState,
    Invitation,
    Role,
    StateChange,
    TaskFile,
    User,
)
from tests.reviews import factory  # noqa: E402

WRITERS = 2
ENTRIES = 200


def together(jobs: Iterable[Callable[[], object]]) -> list[str]:
    """Start all jobs at the same moment in threads of their own; returns the classes of what they raised."""
    work = list(jobs)
    barrier = threading.Barrier(len(work))
    raised: list[str] = []

    def run(job: Callable[[], object]) -> None:
        barrier.wait()
        try:
            job()
        except Exception as error:  # noqa: BLE001 - what was raised is the result
            raised.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(raised)


class _Changed(Exception):
    """A writer thought better of it."""


def chain() -> dict[str, Any]:
    """Two writers append 200 entries each to a log that does not exist yet; every tenth is taken back."""
    ada = User.objects.create_user("ada@example.org", role=Role.ADMIN)

    def write() -> None:
        for number in range(ENTRIES + ENTRIES // 10):
            try:
                with transaction.atomic():
                    audit.record(Tag.USER_INVITED, ada, ada, number=number)
                    if number % 11 == 10:
                        raise _Changed
            except _Changed:
                continue

    raised = together([write] * WRITERS)
    broken = audit.broken_at(AuditEntry.objects.order_by("sequence"), AuditHead.objects.get(pk=1))
    return {"raised": raised, "entries": AuditEntry.objects.count(), "broken_at": broken}


def claims() -> dict[str, Any]:
    """Five reviewers claim each of three tasks."""
    reviewers = [factory.reviewer(f"R{number}") for number in range(5)]
    raised = []
    for task in [factory.submitted(factory.contractor()) for _ in range(3)]:
        raised += together([lambda who=who, task=task: queue.claim(task.pk, who) for who in reviewers])  # type: ignore[misc]
    return {"raised": sorted(raised), "claims": Claim.objects.filter(ended_at=None).count()}


def files() -> dict[str, Any]:
    """Six workers claim each of ten files."""
    owner = factory.contractor()
    task = factory.task(owner)
    won: list[str] = []
    raised = []
    for number in range(10):
        upload = SimpleUploadedFile(f"{number}.txt", f"Minutes number {number}.".encode())
        file = intake.accept_upload(task, FileRole.DELIVERABLE, upload, owner)
        raised += together([lambda pk=file.pk: won.extend([str(pk)] if leases.claim(pk) else [])] * 6)  # type: ignore[misc]
    changes = StateChange.objects.filter(new=FileState.SCRUBBING).count()
    return {"raised": raised, "won": len(won), "different": len(set(won)), "changes": changes}


def uploads() -> dict[str, Any]:
    """One upload arrives four times at once under one key, and four different ones with it."""
    owner = factory.contractor()
    task = factory.task(owner)
    key = uuid4()

    def send(name: str, key: Any) -> Callable[[], object]:
        upload = SimpleUploadedFile(name, f"The minutes called {name}.".encode())
        return lambda: intake.accept_upload(task, FileRole.DELIVERABLE, upload, owner, key)

    raised = together([*(send("same.txt", key) for _ in range(4)), *(send(f"{n}.txt", uuid4()) for n in range(4))])
    rows = list(TaskFile.objects.filter(task=task).exclude(role=FileRole.BRIEF).values_list("position", flat=True))
    return {"raised": raised, "rows": len(rows), "positions": len(set(rows))}


def verdicts() -> dict[str, Any]:
    """A contractor decides a task's values, while its files' runs end: nobody waits for the other in a circle."""
    owner = factory.contractor()
    task = factory.ready(owner)
    for number in range(6):
        decisions.add_value(task, f"Added Value {number}", "PERSON", owner)
    live = list(freshness.live_files(task))
    turns = itertools.cycle([Verdict.KEEP, Verdict.SCRUB])

    def decide() -> None:
        for _ in range(8):
            for value in Value.objects.filter(task=task).select_related("task"):
                decisions.decide_value(value, next(turns), owner, "It is public.")

    def end_runs() -> None:
        for _ in range(12):
            for file in live:
                taken = leases.claim(file.pk)
                if taken is not None:
                    _end(taken)

    raised = together([decide, end_runs, end_runs])
    end_runs()
    # A file that is settled although a decision came after its run began would keep the old verdict.
    late = freshness.stale_files(task)
    broken = audit.broken_at(AuditEntry.objects.order_by("sequence"), AuditHead.objects.get(pk=1))
    return {"raised": raised, "stale": len(late), "broken_at": broken}


def _end(file: TaskFile) -> None:
    """End a file's run as its worker does; it found every value of the task and draws what was not drawn yet."""
    loaded = store.load(file)
    known = [value.known() for value in Value.objects.filter(task_id=file.task_id).select_related("task")]
    drawn = [replace(one, substitute=one.substitute or f"Drawn for {one.text}") for one in known]
    time.sleep(0.02)
    found = [Found(one.text, count=1) for one in drawn]
    outcome = Outcome(
        "clean", name="x.txt", values=drawn, found=found, output="o", original_text="o", scrubbed_text="o"
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "o").write_text('["line 1", "text", "Minutes"]\n')
        store.commit(file, loaded, outcome, Path(folder))


def links() -> dict[str, Any]:
    """An admin invites an address again and again, while the person follows the link and another admin revokes."""
    ada, abe = factory.person(Role.ADMIN), factory.person(Role.ADMIN)
    raised = []
    for number in range(8):
        email = f"new{number}@example.org"
        invitation, token = invitations.issue(email, Role.REVIEWER, ada)
        raised += together(
            [
                lambda email=email: invitations.issue(email, Role.REVIEWER, ada),  # type: ignore[misc]
                lambda token=token: invitations.accept(token, "New", "a rather long password"),  # type: ignore[misc]
                lambda invitation=invitation: invitations.revoke(invitation, abe),  # type: ignore[misc]
            ]
        )
    unexpected = [name for name in raised if name not in {"Closed", "Refused"}]
    accepted = Invitation.objects.exclude(accepted_at=None).count()
    return {"unexpected": unexpected, "agree": accepted == User.objects.filter(role=Role.REVIEWER).count()}


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    print(json.dumps(globals()[sys.argv[1]]()))
