"""Between rows and the core: what a job needs is read, what a run gave is written, in one transaction, by token.

Light enough for web processes: it imports no engine (`load` and `commit` are called by workers only).
"""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from scrubbing import certificates, freshness, policies
from scrubbing.certificates import Bytes, Original, Subject
from scrubbing.decisions import scrub_again
from scrubbing.detection import policy
from scrubbing.findings import Action, KnownValue, normalise, squeeze
from scrubbing.models import Finding, Occurrence, PartDecision, RunDetails, ScrubRun, Value
from scrubbing.version import policy_version
from submissions import audit, storage
from submissions.audit import Tag
from submissions.media import MediaType, copied_as
from submissions.models import FileState, Stage, Task, TaskFile
from submissions.reasons import Held, Reason
from submissions.states import StaleState, move_file
from submissions.vault import installation_seed

if TYPE_CHECKING:
    from scrubbing.pipeline import Outcome

log = logging.getLogger(__name__)

# Which run of a task's values a worker started from: the values it knew, by key.
Snapshot = dict[str, Value]


@dataclass(slots=True)
class Loaded:
    """What a worker read of a task before it began: values by key, and what decides whether its run is still good."""

    values: Snapshot
    added: list[Value]
    removals: frozenset[str]
    keeps: frozenset[str]
    terms: list[tuple[str, str]]
    started_at: datetime


def load(file: TaskFile) -> Loaded:
    """Read everything that decides how a file is scrubbed, under the policy in force in this process."""
    _conform(file)
    values = {value.key: value for value in Value.objects.filter(task_id=file.task_id)}
    for value in values.values():
        value.task = file.task
    decisions = list(file.part_decisions.all())
    return Loaded(
        values={key: value for key, value in values.items() if not _is_undrawn(value) and not _is_asleep(value)},
        added=[value for value in values.values() if _is_undrawn(value)],
        removals=frozenset(part.locator for part in decisions if part.verdict == PartDecision.Verdict.REMOVE),
        keeps=frozenset(part.locator for part in decisions if part.verdict == PartDecision.Verdict.KEEP),
        terms=freshness.load_terms(file.task),
        started_at=timezone.now(),
    )


def _is_undrawn(value: Value) -> bool:
    """Whether a person added the value and no worker has drawn its substitute yet."""
    return value.origin == Value.Origin.ADDED and not value.known().substitute


def _is_asleep(value: Value) -> bool:
    """Whether the value stays only because a policy before let it, or because detection was too unsure of it.

    The worker is not told of it: if it is found, it is found anew, with all that follows from it.
    """
    return (
        _follows_policy(value) and value.action == Action.KEEP and policy.load().action(value.type) is not Action.KEEP
    )


def _follows_policy(value: Value) -> bool:
    """Whether nobody has said what happens to the value."""
    return not value.verdict and value.origin == Value.Origin.DETECTED


def _conform(file: TaskFile) -> None:
    """Give the task's values that nobody decided about what the policy in force has for them.

    Nothing to do for a file whose last run was made under it. A value that must go from now on, or that detection is
    now sure enough of, only falls asleep here: see `_is_asleep`.
    """
    run = file.runs.first()
    if run is not None and run.policy_version == policy_version():
        return
    # Loads lists of names, which the web process needs for nothing.
    from scrubbing.surrogates import Surrogates
    from scrubbing.values import restyled

    with transaction.atomic():
        Task.objects.select_for_update(no_key=True).get(pk=file.task_id)
        values = list(Value.objects.filter(task_id=file.task_id))
        for value in values:
            value.task = file.task
        surrogates = Surrogates(file.task.vault.secret("surrogates"), [value.known() for value in values])
        rules = policy.load()
        for value in filter(_follows_policy, values):
            present = value.known()
            treatment = rules.treatment(value.type, value.score) or Action.KEEP
            action = treatment if value.action != Action.KEEP else Action.KEEP
            substitute = restyled(present, surrogates, rules)
            category = rules.category(value.type)
            if (action, category, substitute) != (present.action, present.category, present.substitute):
                value.action, value.category = action.value, category.value
                value.seal(present.text, substitute, present.cased)
                value.save(update_fields=["action", "category", "sealed"])


def fetch_original(file: TaskFile, target: Path) -> None:
    """Write a file's plain original for the child to read, and check that it is what was uploaded.

    Raises:
        Held: the stored object is missing or its bytes changed.
    """
    digest = hashlib.sha256()
    with storage.open_plain(file.task.vault, file.original) as source, target.open("xb") as sink:
        for block in storage.blocks(source):
            digest.update(block)
            sink.write(block)
    if digest.hexdigest() != file.sha256:
        raise Held(Reason.ORIGINAL_CHANGED)


def commit(file: TaskFile, loaded: Loaded, outcome: "Outcome", folder: Path) -> ScrubRun | None:
    """Store a run's files, then write all its rows at once if the file is still ours; else leave nothing behind.

    Files of the task in which a newly found value stands are scrubbed again. So is this file when another file's run
    gave new values meanwhile that stand in it.
    """
    if file.token is None:
        raise StaleState("the file is not claimed")
    run = ScrubRun(
        file=file,
        token=file.token,
        status=outcome.status,
        reason=outcome.reason,
        file_sha256=file.sha256,
        engine_version=outcome.engine_version,
        policy_version=outcome.policy_version,
        started_at=loaded.started_at,
        timings=outcome.seconds,
        counts=_counts(outcome),
    )
    stored = _store_files(run, outcome, folder)
    try:
        if run.scrubbed:
            run.certificate = _certificate(run, loaded, outcome)
        with transaction.atomic():
            Task.objects.select_for_update(no_key=True).get(pk=file.task_id)
            _close(file, outcome)
            values, new, clashed = _learn(file.task, loaded, outcome)
            _save_run(run, outcome, values)
            _scrub_touched(file, loaded, new, clashed)
            if policies.follow().version != outcome.policy_version:
                scrub_again(file)
            superseded = [name for old in file.runs.exclude(pk=run.pk) for name in _names(old)]
            file.runs.exclude(pk=run.pk).forget_files()
            _write_down(file, outcome)
    except StaleState:
        log.info("run discarded, the file is no longer ours: %s", file.pk)
        superseded, run_or_none = stored, None
    except BaseException as error:
        storage.delete_unless_committed(stored, error)
        raise
    else:
        run_or_none = run
    _delete(superseded)
    return run_or_none


def _store_files(run: ScrubRun, outcome: "Outcome", folder: Path) -> list[str]:
    """Seal what the child wrote into storage; returns the stored names."""
    task = run.file.task
    place = f"tasks/{task.pk}/scrubbed"
    stored: list[str] = []

    def put(name: str) -> str:
        with (folder / name).open("rb") as source:
            result = storage.put(task.vault, place, storage.blocks(source))
        stored.append(result.name)
        if name == outcome.output:
            run.scrubbed_sha256, run.scrubbed_size = result.sha256, result.size
        return result.name

    try:
        run.scrubbed = put(outcome.output) if outcome.output else ""
        run.original_text = put(outcome.original_text) if outcome.original_text else ""
        run.scrubbed_text = put(outcome.scrubbed_text) if outcome.scrubbed_text else ""
        run.previews = [put(name) for name in outcome.previews]
    except BaseException:
        _delete(stored)
        raise
    return stored


def _certificate(run: ScrubRun, loaded: Loaded, outcome: "Outcome") -> str:
    """Return the signed certificate of a run's copy."""
    subject = Subject(
        run=str(run.pk),
        at=run.finished_at,
        media_type=copied_as(MediaType(run.file.media_type)),
        before=_before(run),
        after=Bytes(run.scrubbed_sha256, run.scrubbed_size),
        removals=loaded.removals,
        keeps=loaded.keeps,
    )
    return certificates.issue(subject, outcome, signer())


def _before(run: ScrubRun) -> Original:
    return Original(Bytes(run.file_sha256, run.file.size), run.file.task.vault.secret(f"certificate:{run.pk}"))


def opened_certificate(run: ScrubRun) -> str:
    """Return a run's certificate with what it says of the original, for the task's own contractor."""
    return certificates.opened(run.certificate, _before(run))


def signer() -> certificates.Signer:
    """Return the key of this installation that signs certificates."""
    return certificates.Signer(installation_seed(certificates.SEED), certificates.Holder.INSTALLATION)


def _close(file: TaskFile, outcome: "Outcome") -> None:
    """End the lease and move the file to its new state. Raises StaleState when it is no longer ours."""
    move_file(
        file,
        FileState(outcome.status),
        None,
        reason=outcome.reason,
        stage=Stage.DONE,
        lease_until=None,
        child_losses=0,
        worker_losses=0,
    )


def _write_down(file: TaskFile, outcome: "Outcome") -> None:
    """Audit the run. The last thing in its transaction: everybody who writes to the log waits from here to the end."""
    tag = Tag.FILE_HELD if outcome.status == FileState.HELD else Tag.FILE_SCRUBBED
    audit.record(tag, file, None, task=str(file.task_id), status=outcome.status, reason=outcome.reason)


def _learn(task: Task, loaded: Loaded, outcome: "Outcome") -> tuple[dict[str, Value], list[KnownValue], bool]:
    """Write the values the run learned.

    Returns the rows by normalised value, what is new to the task's other files, and whether another run drew a
    different substitute or verdict meanwhile for a value this run used.
    """
    rows = {value.key: value for value in Value.objects.filter(task=task)}
    for value in rows.values():
        value.task = task
    added = {value.key for value in loaded.added}
    scores = _scores(outcome)
    by_text: dict[str, Value] = {}
    new: list[KnownValue] = []
    clashed = False
    for known in outcome.values:
        key = task.vault.keyed_hash(normalise(known.text))
        row = rows.get(key)
        if row is None or (key in added and _is_undrawn(row)):
            if row is None:
                row = Value(task=task, key=key, number=len(rows) + 1, type=known.type, category=known.category.value)
                row.action = known.action.value
                row.origin = Value.Origin.DETECTED
                row.score = scores.get(normalise(known.text))
                rows[key] = row
                if known.scrubbed:
                    new.append(known)
            row.task = task
            row.seal(known.text, known.substitute, known.cased)
            row.save()
        elif _is_overruled(row, known):
            row.task = task
            row.type, row.category, row.action = known.type, known.category.value, known.action.value
            row.score = scores.get(normalise(known.text))
            row.seal(known.text, known.substitute, known.cased)
            row.save()
            new.append(known)
        else:
            row.task = task
            present = row.known()
            clashed = clashed or (present.substitute, present.verdict) != (known.substitute, known.verdict)
            if key not in loaded.values:
                _grow_surer(row, scores.get(normalise(known.text)))
        by_text[normalise(known.text)] = row
    return by_text, new, clashed


def _scores(outcome: "Outcome") -> dict[str, float]:
    """Return how sure detection was of each value of a run, by normalised text.

    What was derived of a value is as sure as that: the forms of a person's name, the spellings of a number.
    """
    # Loads lists of names, which the web process needs for nothing.
    from scrubbing.values import forms_of

    found = {normalise(entry.text): entry.score for entry in outcome.found}
    derived: dict[str, float] = {}
    for value in outcome.values:
        score = found.get(normalise(value.text))
        if score is not None:
            for form in (*forms_of(value.text, value.type), squeeze(value.text)):
                derived[normalise(form)] = max(score, derived.get(normalise(form), 0.0))
    for value in outcome.values:
        text = normalise(value.text)
        score = derived.get(text, derived.get(normalise(squeeze(value.text))))
        if text not in found and score is not None:
            found[text] = score
    return found


def _grow_surer(row: Value, score: float | None) -> None:
    """Note that a file that did not know the value yet found it, too, and surer than the one before."""
    if score is not None and row.score is not None and score > row.score:
        row.score = score
        row.save(update_fields=["score"])


def _is_overruled(row: Value, known: KnownValue) -> bool:
    """Whether a value that was to stay, or to go in its capitals only, turned out to be one that goes."""
    if row.verdict or not known.scrubbed or known.verdict is not None:
        return False
    return row.action == Action.KEEP or (row.known().cased and not known.cased)


def _save_run(run: ScrubRun, outcome: "Outcome", values: dict[str, Value]) -> None:
    vault = run.file.task.vault
    run.sealed_name = vault.seal(outcome.name.encode(), f"run:{run.pk}:name")
    run.seal_details(
        RunDetails(
            unread=outcome.unread,
            constructs=outcome.constructs,
            stripped=outcome.stripped,
            failures=outcome.failures,
            ocr=outcome.ocr,
            unchecked=outcome.unchecked,
            remarks=outcome.remarks,
            reach=asdict(outcome.reach) if outcome.reach else None,
            commits=outcome.searched.get("commits", 0),
        )
    )
    run.save(force_insert=True)
    findings = []
    for found in outcome.found:
        value = values.get(normalise(found.text))
        if value is None:
            continue
        finding = Finding(run=run, value=value, count=found.count, score=found.score)
        finding.sealed = vault.seal_json([asdict(Occurrence(**o)) for o in found.occurrences], finding.purpose)
        findings.append(finding)
    Finding.objects.bulk_create(findings, batch_size=200)
    run.inputs_hash = freshness.inputs_hash(run)
    run.save(update_fields=["inputs_hash"])


def _scrub_touched(file: TaskFile, loaded: Loaded, new: list[KnownValue], clashed: bool) -> None:
    """Queue again whatever does not know yet what it should."""
    others = file.task.files.exclude(pk=file.pk).filter(
        state__in=[FileState.CLEAN, FileState.NEEDS_DECISION, FileState.HELD]
    )
    # Loads lists of names, which the web process needs for nothing.
    from scrubbing.detection import Term
    from scrubbing.values import reveals_company

    texts = [normalise(value.text) for value in new]
    terms = [Term(text, type_) for text, type_ in loaded.terms]
    if texts:
        anywhere = any(reveals_company(value, terms) for value in new)
        for other in others:
            if anywhere or _holds_any(other, texts):
                scrub_again(other)
    decided = frozenset(_decisions(file))
    meanwhile = [
        value
        for value in Value.objects.filter(task_id=file.task_id).exclude(key__in=loaded.values)
        if value.key not in {file.task.vault.keyed_hash(text) for text in texts}
    ]
    unknown = []
    for value in meanwhile:
        value.task = file.task
        if value.known().scrubbed:
            unknown.append(value.known())
    revealed = any(reveals_company(value, terms) for value in unknown)
    changed_parts = decided != frozenset(
        [(locator, PartDecision.Verdict.REMOVE.value) for locator in loaded.removals]
        + [(locator, PartDecision.Verdict.KEEP.value) for locator in loaded.keeps]
    )
    changed_terms = freshness.load_terms(file.task) != loaded.terms
    missed = revealed or (bool(unknown) and _holds_any(file, [normalise(value.text) for value in unknown]))
    if clashed or changed_parts or changed_terms or missed:
        scrub_again(file)


def _decisions(file: TaskFile) -> Iterator[tuple[str, str]]:
    for part in file.part_decisions.all():
        yield part.locator, part.verdict


def _holds_any(file: TaskFile, texts: list[str]) -> bool:
    """Whether one of the values may stand in a file. Generous: letters and digits only, so no spelling slips by."""
    run = file.runs.first()
    if run is None or not run.original_text:
        return True
    needles = [needle for needle in map(squeeze, texts) if needle]
    return any(
        needle in hay
        for _, _, text in read_text(file.task, run.original_text)
        for hay in [squeeze(normalise(text))]
        for needle in needles
    )


def _counts(outcome: "Outcome") -> dict[str, int]:
    types = {normalise(value.text): value.type for value in outcome.values}
    counts: dict[str, int] = {}
    for found in outcome.found:
        type_ = types.get(normalise(found.text), "OTHER")
        counts[type_] = counts.get(type_, 0) + found.count
    return counts


def _names(run: ScrubRun) -> list[str]:
    return [name for name in (run.scrubbed, run.original_text, run.scrubbed_text, *run.previews) if name]


def _delete(names: list[str]) -> None:
    for name in names:
        storage.delete(name)


def read_text(task: Task, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield (locator, kind, text) of a sealed text file of a run; nothing for an empty name."""
    if not name:
        return
    with storage.open_plain(task.vault, name) as source:
        for line in source:
            locator, kind, text = json.loads(line)
            yield locator, kind, text
