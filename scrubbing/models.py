"""Rows of scrubbing: runs, the unique values of a task, where they were found, and what was decided about parts."""

import uuid
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import models
from django.utils import timezone

from scrubbing.findings import Action, Category, KnownValue, Verdict
from submissions.models import Task, TaskFile, User


def _choices(words: type[Action] | type[Category] | type[Verdict]) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]


class RunStatus(models.TextChoices):
    """How a run ended. A run has a row only once it ended."""

    CLEAN = "clean", "Clean"
    NEEDS_DECISION = "needs_decision", "Needs a decision"
    HELD = "held", "Held"


@dataclass(slots=True)
class RunDetails:
    """What a run says to people, sealed since locators and fragments of context may identify.

    `unread`: [locator, reason code]; `constructs`: [kind, locator, must decide]; `stripped`: sentences' fragments;
    `failures`: [check, locator] of a failed verification; `unchecked`: [language in which names were not looked for,
    first locators].
    """

    unread: list[tuple[str, str]] = field(default_factory=list)
    constructs: list[tuple[str, str, bool]] = field(default_factory=list)
    stripped: list[str] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    ocr: str = ""
    unchecked: list[tuple[str, list[str]]] = field(default_factory=list)


class ScrubRun(models.Model):
    """One finished pass of the line over one file. The newest run of a file is the one that counts.

    It is stale when the file, the task's values or decisions that touch it, the engine or the policy changed since:
    `inputs_hash` covers all of them (see store.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(TaskFile, on_delete=models.PROTECT, related_name="runs")
    token = models.UUIDField(unique=True)
    status = models.CharField(max_length=16, choices=RunStatus.choices)
    reason = models.CharField(max_length=40, blank=True)
    file_sha256 = models.CharField(max_length=64)
    inputs_hash = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=80)
    policy_version = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(default=timezone.now)
    # Seconds per stage, and counts by type: no content.
    timings = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    # The scrubbed copy; empty when held.
    scrubbed = models.CharField(max_length=120, blank=True)
    scrubbed_sha256 = models.CharField(max_length=64, blank=True)
    scrubbed_size = models.BigIntegerField(default=0)
    # Sealed files: the original's text units (for finding new values in it) and the copy's (for previews).
    original_text = models.CharField(max_length=120, blank=True)
    scrubbed_text = models.CharField(max_length=120, blank=True)
    # Sealed PNG files of the copy's first pages or of the picture itself.
    previews = models.JSONField(default=list)
    sealed_name = models.BinaryField(default=bytes)
    sealed_details = models.BinaryField(default=bytes)

    class Meta:
        ordering = ["-finished_at"]
        indexes = [models.Index(fields=["file", "-finished_at"])]

    @property
    def scrubbed_name(self) -> str:
        """The file's name with its values replaced: safe to show and to release."""
        return self.file.task.vault.open(self.sealed_name, f"run:{self.pk}:name").decode()

    @property
    def details(self) -> RunDetails:
        """What was unread, stripped and left for decision."""
        return RunDetails(**(self.file.task.vault.open_json(self.sealed_details, f"run:{self.pk}:details") or {}))

    def seal_details(self, details: RunDetails) -> None:
        """Seal the details into this row (not saved)."""
        self.sealed_details = self.file.task.vault.seal_json(asdict(details), f"run:{self.pk}:details")


class Value(models.Model):
    """One unique value of a task, whatever files it stands in: one decision covers all its occurrences.

    `key` is the keyed hash of the normalised value. The value itself and its substitute are sealed.
    """

    class Origin(models.TextChoices):
        """Who brought the value up."""

        DETECTED = "detected", "Found by detection"
        TERM = "term", "Named by the contractor as identity"
        ADDED = "added", "Added by a person"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="values")
    key = models.CharField(max_length=64)
    number = models.PositiveIntegerField(help_text="Order of discovery within the task.")
    type = models.CharField(max_length=40)
    category = models.CharField(max_length=20, choices=_choices(Category))
    action = models.CharField(max_length=10, choices=_choices(Action))
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.DETECTED)
    verdict = models.CharField(max_length=8, choices=_choices(Verdict), blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    sealed = models.BinaryField()
    sealed_why = models.BinaryField(default=bytes)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["task", "key"], name="one_row_per_value")]

    def known(self) -> KnownValue:
        """Return the value as the core knows it."""
        data = self.task.vault.open_json(self.sealed, f"value:{self.pk}")
        return KnownValue(
            text=data["text"],
            type=self.type,
            category=Category(self.category),
            action=Action(self.action),
            substitute=data["substitute"],
            verdict=Verdict(self.verdict) if self.verdict else None,
        )

    def seal(self, text: str, substitute: str) -> None:
        """Seal the value and its substitute into this row (not saved)."""
        self.sealed = self.task.vault.seal_json({"text": text, "substitute": substitute}, f"value:{self.pk}")

    @property
    def why(self) -> str:
        """The words a person gave with the last decision, or an empty string."""
        if not self.sealed_why:
            return ""
        return self.task.vault.open(self.sealed_why, f"value:{self.pk}:why").decode()

    def seal_why(self, why: str) -> None:
        """Seal the words given with a decision into this row (not saved)."""
        self.sealed_why = self.task.vault.seal(why.encode(), f"value:{self.pk}:why") if why else b""


@dataclass(slots=True)
class Occurrence:
    """Where a value was found, as shown to people."""

    locator: str
    before: str
    text: str
    after: str
    reason: str


class Finding(models.Model):
    """A value in a run: how often, how sure, and up to 20 occurrences with their context (sealed)."""

    run = models.ForeignKey(ScrubRun, on_delete=models.PROTECT, related_name="findings")
    value = models.ForeignKey(Value, on_delete=models.PROTECT, related_name="findings")
    count = models.PositiveIntegerField()
    score = models.FloatField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "value"], name="one_finding_per_run_and_value")]

    @property
    def occurrences(self) -> list[Occurrence]:
        """The first occurrences with their context."""
        data: list[dict[str, Any]] = self.run.file.task.vault.open_json(self.sealed, self.purpose) or []
        return [Occurrence(**entry) for entry in data]

    @property
    def purpose(self) -> str:
        """What the sealed occurrences are bound to."""
        return f"finding:{self.run_id}:{self.value_id}"


class PartDecision(models.Model):
    """What a person decided about a part of a file: an unread part, a hidden sheet, notes. Belongs to one original."""

    class Verdict(models.TextChoices):
        """Unread parts can only be removed; nobody can wave them through."""

        REMOVE = "remove", "Remove it"
        KEEP = "keep", "Keep it, scrubbed"

    file = models.ForeignKey(TaskFile, on_delete=models.PROTECT, related_name="part_decisions")
    key = models.CharField(max_length=64, help_text="Keyed hash of the locator.")
    sealed_locator = models.BinaryField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "key"], name="one_decision_per_part")]

    @property
    def locator(self) -> str:
        """The ordinal place of the part."""
        return self.file.task.vault.open(self.sealed_locator, f"part:{self.file_id}:{self.key}").decode()
