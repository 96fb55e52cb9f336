"""Which files and runs of a task count, and whether the runs were made from what the task holds now.

Light enough for web processes: it imports no engine.
"""

import hashlib
import json
from typing import Any

from scrubbing import policies
from scrubbing.findings import KnownValue, Verdict
from scrubbing.models import ScrubRun, Value
from scrubbing.version import ENGINE_VERSION, policy_version
from submissions.models import FileRole, FileState, Task, TaskFile


def load_terms(task: Task) -> list[tuple[str, str]]:
    """Return the task's identity terms as the database has them now."""
    text = Task.objects.get(pk=task.pk).text
    terms = [(text.employer, "EMPLOYER")] if text.employer.strip() else []
    return terms + [(term, "IDENTITY_TERM") for term in text.terms if term.strip()]


def inputs_hash(run: ScrubRun) -> str:
    """Return the hash of everything that decided the run: recomputed, it tells whether the run is still good."""
    file = run.file
    verdicts = sorted((f.value.key, f.value.verdict) for f in run.findings.select_related("value"))
    parts = sorted((part.key, part.verdict) for part in file.part_decisions.all())
    inputs: dict[str, Any] = {
        "file": file.sha256,
        "terms": file.task.vault.keyed_hash(json.dumps(load_terms(file.task))),
        "verdicts": verdicts,
        "parts": parts,
        "engine": ENGINE_VERSION,
        "policy": policy_version(),
    }
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def latest_run(file: TaskFile) -> ScrubRun | None:
    """Return the run that counts, or None while there is none."""
    run = file.runs.first()
    if run is not None:
        run.file = file
    return run


def is_fresh(task: Task) -> bool:
    """Whether every live file is clean and its run was made from what the task holds now."""
    return not stale_files(task)


def stale_files(task: Task) -> list[TaskFile]:
    """Return the live files that are not clean, or whose run no longer fits the task or the policy in force."""
    policies.follow()
    stale = []
    for file in live_files(task):
        run = latest_run(file)
        good = run is not None and run.status == FileState.CLEAN and bool(run.scrubbed and run.certificate)
        if file.state != FileState.CLEAN or run is None or not good or run.inputs_hash != inputs_hash(run):
            stale.append(file)
    return stale


def live_files(task: Task) -> list[TaskFile]:
    """Return the files of a task that count, the brief first, then references and deliverables in order."""
    order = {FileRole.BRIEF.value: 0, FileRole.REFERENCE.value: 1, FileRole.DELIVERABLE.value: 2}
    files = list(task.files.exclude(state=FileState.SUPERSEDED))
    for file in files:
        file.task = task
    return sorted(files, key=lambda file: (order[file.role], file.position, file.uploaded_at))


def content_hash(task: Task) -> str:
    """Return the hash of everything a release would take of a task: facts, copies and their names."""
    copies = []
    for file in live_files(task):
        run = latest_run(file)
        copies.append([str(file.pk), file.role, run.scrubbed_sha256 if run else "", run.scrubbed_name if run else ""])
    facts = [
        task.sector,
        task.occupation,
        task.soc_code,
        str(task.hours),
        task.provenance,
        str(task.done_on),
        task.difficulty,
        task.representativeness,
    ]
    return task.vault.keyed_hash(json.dumps([copies, facts]))


def scrubbed_values(task: Task) -> list[KnownValue]:
    """Return every value of a task that must be gone from whatever leaves."""
    known = []
    for value in Value.objects.filter(task=task):
        value.task = task
        core = value.known()
        if core.scrubbed or value.verdict == Verdict.SCRUB.value:
            known.append(core)
    return known
