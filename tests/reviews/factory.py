"""People, tasks, files and finished runs as rows: what triage and review start from. Made as workers make them."""

import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from reviews import queue
from reviews.models import Claim
from scrubbing import freshness
from scrubbing.findings import Action, Category, normalise
from scrubbing.models import Finding, Occurrence, RunDetails, ScrubRun, Value
from scrubbing.version import ENGINE_VERSION, policy_version
from submissions import storage, tasks
from submissions.accounts import employer_key
from submissions.media import MediaType
from submissions.models import (
    Attestation,
    FileRole,
    FileState,
    Provenance,
    Role,
    RubricItem,
    Stage,
    Task,
    TaskFile,
    TaskState,
    TaskText,
    User,
)
from submissions.states import move_task
from tests.reviews import certificates

_numbers = itertools.count(1)

# The smallest picture there is: one grey pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6368000000820081"
    "77cd72b60000000049454e44ae426082"
)


def person(role: Role, name: str = "", *, employer: str = "") -> User:
    """A person who can log in with the password "pass"."""
    number = next(_numbers)
    return User.objects.create_user(
        f"{role}{number}@example.com", "pass", role=role, name=name, employer_key=employer_key(employer)
    )


def contractor(name: str = "Cora") -> User:
    """A contractor."""
    return person(Role.CONTRACTOR, name)


def reviewer(name: str = "Rita", *, employer: str = "") -> User:
    """A reviewer, perhaps with an employer named."""
    return person(Role.REVIEWER, name, employer=employer)


def task(owner: User, *, title: str = "Yacht itinerary", employer: str = "Harbour & Finch") -> Task:
    """A draft whose form is complete."""
    row = tasks.create_task(owner)
    text = TaskText(
        title=title,
        request="Plan seven days in the Bahamas for Amara Okafor and her party.",
        context="The client charters with a crew of four.",
        employer=employer,
        terms=["Project Heron"],
        rubric=[RubricItem("Names an anchorage for each night", 4), RubricItem("Invents a marina", -2)],
    )
    answers = tasks.Answers(
        text=text,
        sector="Real Estate and Rental and Leasing",
        occupation="Concierges",
        hours=Decimal("6.50"),
        provenance=Provenance.REAL,
        done_on=date(2026, 3, 2),
        difficulty=3,
        representativeness=4,
        attested=frozenset(Attestation.values),
    )
    return tasks.save_task(row, owner, answers, row.version)


def brief(row: Task) -> TaskFile:
    """The live brief of a task, which saving it made."""
    file = row.files.exclude(state=FileState.SUPERSEDED).get(role=FileRole.BRIEF)
    file.task = row
    return file


def file(
    row: Task,
    name: str = "itinerary-okafor.docx",
    *,
    role: FileRole = FileRole.DELIVERABLE,
    media_type: MediaType = MediaType.DOCX,
) -> TaskFile:
    """An uploaded file that waits for a worker."""
    content = f"original of {name}".encode()
    stored = storage.put(row.vault, f"tasks/{row.pk}/originals", [content])
    made = TaskFile(
        task=row,
        role=role,
        media_type=media_type.value,
        size=stored.size,
        sha256=stored.sha256,
        original=stored.name,
        position=row.files.count(),
    )
    made.seal_name(name)
    made.save(force_insert=True)
    return made


def value(
    row: Task,
    text: str,
    substitute: str,
    *,
    type_: str = "PERSON",
    category: Category = Category.PERSONAL,
    action: Action = Action.REPLACE,
    score: float | None = 0.9,
) -> Value:
    """A unique value of a task, as detection brings it up."""
    made = Value(
        task=row,
        key=row.vault.keyed_hash(normalise(text)),
        number=row.values.count() + 1,
        type=type_,
        category=category.value,
        action=action.value,
        score=score,
    )
    made.seal(text, substitute)
    made.save(force_insert=True)
    return made


def marking(row: Task) -> Value:
    """A value that a person has to decide about."""
    return value(
        row,
        "Strictly confidential",
        "[removed: marking]",
        type_="MARKING",
        category=Category.MARKING,
        action=Action.DECIDE,
    )


def scrubbed(
    made: TaskFile,
    values: Sequence[Value] = (),
    *,
    state: FileState | None = None,
    reason: str = "",
    content: bytes = b"scrubbed copy",
    name: str = "itinerary.docx",
    original: Sequence[tuple[str, str, str]] = (),
    copy: Sequence[tuple[str, str, str]] = (),
    previews: int = 0,
    details: RunDetails | None = None,
    occurrences: int = 1,
    picture: str = "",
) -> ScrubRun:
    """Finish a run over a file as a worker does: stored copies, findings, the file's new state."""
    undecided = any(entry.known().undecided for entry in values)
    state = state or (FileState.NEEDS_DECISION if undecided else FileState.CLEAN)
    vault = made.task.vault
    run = ScrubRun(
        file=made,
        token=uuid4(),
        status=state,
        reason=reason,
        file_sha256=made.sha256,
        engine_version=ENGINE_VERSION,
        policy_version=policy_version(),
        started_at=timezone.now(),
    )
    place = f"tasks/{made.task_id}/scrubbed"
    if state != FileState.HELD:
        stored = storage.put(vault, place, [content])
        run.scrubbed, run.scrubbed_sha256, run.scrubbed_size = stored.name, stored.sha256, stored.size
        run.original_text = storage.put(vault, place, [_lines(original)]).name
        run.scrubbed_text = storage.put(vault, place, [_lines(copy)]).name
        run.previews = [storage.put(vault, place, [PNG]).name for _ in range(previews)]
        run.certificate = certificates.of(run)
    run.sealed_name = vault.seal(name.encode(), f"run:{run.pk}:name")
    run.seal_details(details or RunDetails())
    run.save(force_insert=True)
    for entry in values:
        _find(run, entry, occurrences, picture)
    run.inputs_hash = freshness.inputs_hash(run)
    run.save(update_fields=["inputs_hash"])
    TaskFile.objects.filter(pk=made.pk).update(state=state, reason=reason, stage=Stage.DONE)
    made.state, made.reason, made.stage = state, reason, Stage.DONE
    return run


def _find(run: ScrubRun, entry: Value, occurrences: int, picture: str) -> None:
    found = Finding(run=run, value=entry, count=occurrences, score=0.9)
    places = [
        Occurrence(
            f"paragraph {number}", "Please ask ", entry.known().text, " about it", "A name after a title.", picture
        )
        for number in range(1, min(occurrences, 20) + 1)
    ]
    found.sealed = run.file.task.vault.seal_json([asdict(place) for place in places], found.purpose)
    found.save(force_insert=True)


def _lines(texts: Sequence[tuple[str, str, str]]) -> bytes:
    return "".join(json.dumps(list(entry)) + "\n" for entry in texts).encode()


def scrub_brief(row: Task, values: Sequence[Value] = (), **changed: object) -> ScrubRun:
    """Finish the run over the task's own text."""
    document = {
        "title": "Yacht itinerary",
        "request": "Plan seven days in the Bahamas for Elin Lindqvist and her party.",
        "context": "The client charters with a crew of four.",
        "rubric": [
            {"criterion": "Names an anchorage for each night", "points": 4},
            {"criterion": "Invents a marina", "points": -2},
        ],
        "files": {},
        **changed,
    }
    return scrubbed(brief(row), values, content=json.dumps(document).encode(), name="brief.json")


def scrub_again(row: Task) -> None:
    """Play the worker: finish a run for every waiting file, with the values of its last one."""
    for made in row.files.filter(state=FileState.UPLOADED):
        made.task = Task.objects.get(pk=row.pk)
        last = made.runs.first()
        values = [finding.value for finding in last.findings.select_related("value")] if last else []
        for entry in values:
            entry.task = made.task
        if made.role == FileRole.BRIEF:
            scrub_brief(made.task, values)
        else:
            scrubbed(made, values)


def ready(owner: User, *, employer: str = "Harbour & Finch") -> Task:
    """A draft that nothing keeps from submission: two clean files and a value that is replaced."""
    row = task(owner, employer=employer)
    name = value(row, "Amara Okafor", "Elin Lindqvist")
    made = file(row)
    tasks.settle(row, owner)
    scrub_brief(row, [name])
    scrubbed(made, [name])
    return Task.objects.get(pk=row.pk)


def submitted(owner: User, *, employer: str = "Harbour & Finch", minutes_ago: int = 0) -> Task:
    """A task in the queue."""
    row = ready(owner, employer=employer)
    move_task(row, TaskState.SUBMITTED, owner)
    if minutes_ago:
        Task.objects.filter(pk=row.pk).update(submitted_at=timezone.now() - timedelta(minutes=minutes_ago))
    return Task.objects.get(pk=row.pk)


def in_review(owner: User, who: User) -> tuple[Task, Claim]:
    """A task that a reviewer has in hand."""
    claimed = queue.claim(submitted(owner).pk, who)
    return Task.objects.get(pk=claimed.task_id), claimed
