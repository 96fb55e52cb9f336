"""What people decide about values and parts. One function per verb: guard, change, audit, and what must run again.

Who may call a verb is checked by the callers in `reviews`, which know about claims and roles.
"""

import logging
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from scrubbing.document import HISTORY, names_in
from scrubbing.findings import Action, Category, Verdict, normalise
from scrubbing.models import PartDecision, RunDetails, Value
from submissions import audit, handoff
from submissions.audit import Tag
from submissions.models import FileState, Stage, Task, TaskFile, User
from submissions.states import StaleState, move_file

log = logging.getLogger(__name__)

MIN_ADDED_LENGTH = 2
MAX_ADDED_LENGTH = 500


class Refused(Exception):
    """The decision cannot be taken; the message is a sentence for the person and quotes nothing."""


def decide_value(value: Value, verdict: Verdict, who: User, why: str = "") -> None:
    """Set the verdict on a value and have every file it stands in scrubbed again.

    Raises:
        Refused: keeping was asked for without a reason.
    """
    if verdict is Verdict.KEEP and not why.strip():
        raise Refused("Say why this is not sensitive; the reviewer will read it.")
    with transaction.atomic():
        _lock(value.task_id)
        decided = [one for one in [value, *_forms(value)] if one.verdict != verdict.value]
        for one in [value, *decided]:
            one.verdict = verdict.value
            one.decided_by, one.decided_at = who, timezone.now()
            one.seal_why(why.strip())
            one.save(update_fields=["verdict", "decided_by", "decided_at", "sealed_why"])
        audit.record(Tag.VALUE_DECIDED, value, who, task=str(value.task_id), verdict=verdict.value, type=value.type)
        # A form found nowhere by detection may still have been replaced somewhere, so every file may be touched.
        files = TaskFile.objects.filter(task_id=value.task_id)
        if len(decided) == 1 and decided[0] == value:
            files = files.filter(runs__findings__value=value).distinct()
        for file in files if decided else ():
            scrub_again(file)


def _lock(task_id: UUID) -> None:
    """Let no run of the task be committed between a decision and the look at who must run again.

    A worker's commit takes this lock first, too: without it, one that does not see the decision yet would settle a
    file that the decision leaves alone because it is in work.
    """
    Task.objects.select_for_update(no_key=True).get(pk=task_id)


def _forms(value: Value) -> list[Value]:
    """Return the rows of the other forms of a person's name ("Doe" of "Jane Doe") that nobody decided by themselves."""
    if value.type != "PERSON":
        return []
    # Loads lists of names, which the web process needs for nothing else.
    from scrubbing import people

    keys = [value.task.vault.keyed_hash(normalise(form)) for form in people.forms(value.known().text)]
    rows = list(Value.objects.filter(task_id=value.task_id, key__in=keys, type="PERSON", findings=None))
    for row in rows:
        row.task = value.task
    return rows


def add_value(task: Task, text: str, type_: str, who: User) -> Value:
    """Add a value that detection missed; every file of the task is scrubbed again.

    A value the task already has is returned, decided as "scrub".

    Raises:
        Refused: the text is too short or too long to be searched for safely.
    """
    text = " ".join(text.split())
    if not MIN_ADDED_LENGTH <= len(text) <= MAX_ADDED_LENGTH or not any(map(str.isalnum, text)):
        raise Refused(f"Give between {MIN_ADDED_LENGTH} and {MAX_ADDED_LENGTH} characters with a letter or digit.")
    with transaction.atomic():
        key = task.vault.keyed_hash(normalise(text))
        _lock(task.pk)
        value = Value.objects.filter(task=task, key=key).first()
        if value is None:
            value = Value(
                task=task,
                key=key,
                number=Value.objects.filter(task=task).count() + 1,
                type=type_,
                category=Category.IDENTITY.value,
                action=Action.REPLACE.value,
                origin=Value.Origin.ADDED,
            )
            # The worker draws the substitute: the web process loads no engine.
            value.seal(text, "")
            value.save(force_insert=True)
        value.verdict, value.decided_by, value.decided_at = Verdict.SCRUB.value, who, timezone.now()
        value.save(update_fields=["verdict", "decided_by", "decided_at"])
        audit.record(Tag.VALUE_ADDED, value, who, task=str(task.pk), type=type_)
        scrub_task_again(task)
    return value


def decide_part(file: TaskFile, locator: str, verdict: PartDecision.Verdict, who: User) -> None:
    """Set what happens to a part of a file (a locator from the latest run) and scrub the file again.

    Raises:
        Refused: the latest run names no such part, an unread part was to be kept, or text whose names were not
            checked to be removed: that can only be confirmed.
    """
    run = file.runs.first()
    details = run.details if run else RunDetails()
    unread = {locator for locator, _ in details.unread}
    constructs = {locator for _, locator, decide in details.constructs if decide or locator == HISTORY}
    if _keeps_history(file):
        # A run that the history held names no parts: it can be left out again all the same.
        constructs.add(HISTORY)
    languages = {names_in(language) for language, _ in details.unchecked}
    if locator not in unread | constructs | languages:
        raise Refused("This part is no longer there. Reload the page.")
    if verdict is PartDecision.Verdict.KEEP and locator in unread:
        raise Refused("A part that was not read cannot be kept: remove it, replace the file, or drop it.")
    if verdict is PartDecision.Verdict.REMOVE and locator in languages:
        raise Refused("Text cannot be removed for its language: add the names that must go, or replace the file.")
    with transaction.atomic():
        _lock(file.task_id)
        file.refresh_from_db(fields=["state", "token"])
        key = _part_key(file, locator)
        sealed = file.task.vault.seal(locator.encode(), f"part:{file.pk}:{key}")
        PartDecision.objects.update_or_create(
            file=file,
            key=key,
            defaults={
                "sealed_locator": sealed,
                "verdict": verdict.value,
                "decided_by": who,
                "decided_at": timezone.now(),
            },
        )
        audit.record(Tag.PART_DECIDED, file, who, task=str(file.task_id), verdict=verdict.value)
        scrub_again(file)


def _keeps_history(file: TaskFile) -> bool:
    kept = file.part_decisions.filter(verdict=PartDecision.Verdict.KEEP)
    return kept.filter(key=_part_key(file, HISTORY)).exists()


def _part_key(file: TaskFile, locator: str) -> str:
    return file.task.vault.keyed_hash(f"part:{locator}")


def scrub_task_again(task: Task) -> None:
    """Have every live file of a task scrubbed again (its terms, its values or the policy changed)."""
    for file in task.files.exclude(state=FileState.SUPERSEDED):
        scrub_again(file)


def scrub_again(file: TaskFile) -> None:
    """Queue a settled file again. A file in work needs nothing: its run sees at commit that its inputs changed."""
    if file.state in {FileState.UPLOADED, FileState.SCRUBBING, FileState.SUPERSEDED}:
        return
    try:
        move_file(
            file,
            FileState.UPLOADED,
            None,
            stage=Stage.QUEUED,
            token=None,
            lease_until=None,
            child_losses=0,
            worker_losses=0,
            hinted_at=timezone.now(),
        )
    except StaleState:
        log.info("file is already being scrubbed again: %s", file.pk)
        return
    handoff.announce(file.pk)
