"""Remove what killed processes left behind. Nothing that a row names is ever touched."""

import logging
import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone

from scrubbing.advice import FOLDER as ADVICE
from scrubbing.models import Advice, ScrubRun
from submissions.models import FileState, Task, TaskFile, TaskKey

log = logging.getLogger(__name__)

# An object this young may belong to a transaction that is not committed yet.
ORPHAN_AGE = timedelta(hours=1)


def scratch() -> int:
    """Remove the scratch folders of processes that no longer run on this machine; returns how many."""
    removed = 0
    if not settings.SCRATCH_DIR.exists():
        return 0
    for folder in settings.SCRATCH_DIR.iterdir():
        owner = folder.name.partition("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    if removed:
        log.info("scratch folders removed: %s", removed)
    return removed


def orphans(age: timedelta = ORPHAN_AGE) -> int:
    """Remove stored objects older than `age` that no row names; returns how many.

    Copies of files that were replaced are needed by nobody, so their rows stop naming them first.
    """
    removed = 0
    ScrubRun.objects.filter(file__state=FileState.SUPERSEDED).forget_files()
    for task_id in Task.objects.values_list("pk", flat=True).iterator():
        listed = [*_listed(f"tasks/{task_id}/originals"), *_listed(f"tasks/{task_id}/scrubbed")]
        # Asked after the listing: what was listed and is committed meanwhile is named by then.
        removed += _sweep(listed, _named(task_id), age)
    listed = _listed(ADVICE)
    removed += _sweep(listed, set(Advice.objects.values_list("original", flat=True)), age)
    if removed:
        log.info("orphaned objects removed: %s", removed)
    return removed


def _sweep(listed: list[str], named: set[str], age: timedelta) -> int:
    left = [name for name in listed if name not in named and _is_older(name, age)]
    for name in left:
        default_storage.delete(name)
    return len(left)


def _named(task_id: UUID) -> set[str]:
    """Return what is still needed: what rows name, and nothing of a task whose key is gone."""
    if not TaskKey.objects.filter(task_id=task_id).exists():
        return set()
    names = set(TaskFile.objects.filter(task_id=task_id).values_list("original", flat=True))
    runs = ScrubRun.objects.filter(file__task_id=task_id)
    for scrubbed, original_text, scrubbed_text, previews in runs.values_list(
        "scrubbed", "original_text", "scrubbed_text", "previews"
    ):
        names |= {scrubbed, original_text, scrubbed_text, *previews}
    return names


def _listed(folder: str) -> list[str]:
    try:
        return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    except FileNotFoundError:
        return []


def _is_older(name: str, age: timedelta) -> bool:
    try:
        return default_storage.get_modified_time(name) < timezone.now() - age
    except FileNotFoundError:
        return False
