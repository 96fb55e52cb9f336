"""Rows of scrubbing: runs, a task's values and where they stand, decisions about parts, policy changes, advice."""

import uuid
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.utils import timezone

from scrubbing.answers import Answer
from scrubbing.findings import Action, Category, KnownValue, Verdict
from submissions import vault
from submissions.models import Stage, Task, TaskFile, User


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
    first locators]; `remarks`: [concern, locator, kind of text] of screening.py; `reach`: the fields of reached.Reach,
    or None; `commits`: how many the proof read of a history that was kept.
    """

    unread: list[tuple[str, str]] = field(default_factory=list)
    constructs: list[tuple[str, str, bool]] = field(default_factory=list)
    stripped: list[str] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    ocr: str = ""
    unchecked: list[tuple[str, list[str]]] = field(default_factory=list)
    remarks: list[tuple[str, str, str]] = field(default_factory=list)
    reach: dict[str, Any] | None = None
    commits: int = 0


class RunQuerySet(models.QuerySet["ScrubRun"]):
    """Runs, some or all."""

    def forget_files(self) -> None:
        """Name no stored file any more; whoever calls this, or the sweeper, removes the files."""
        self.update(scrubbed="", original_text="", scrubbed_text="", previews=[])


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
    # The signed certificate of the copy, see certificates.py; not sealed, since nothing in it tells of the content.
    # Empty when held. It stays when the copy is gone: what was signed was true.
    certificate = models.TextField(blank=True)
    # Sealed files: the original's text units (for finding new values in it) and the copy's (for previews).
    original_text = models.CharField(max_length=120, blank=True)
    scrubbed_text = models.CharField(max_length=120, blank=True)
    # Sealed PNG files of the copy's first pages or of the picture itself.
    previews = models.JSONField(default=list)
    sealed_name = models.BinaryField(default=bytes)
    sealed_details = models.BinaryField(default=bytes)

    objects = RunQuerySet.as_manager()

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

    `key` is the keyed hash of the normalised value. The value itself and its substitute are sealed. `score` is how sure
    detection was when it brought the value up, the best of the files that did; once a value is known, its later runs
    say nothing of that any more. Nobody's, and so never too low, for what a person added.
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
    score = models.FloatField(null=True, blank=True)
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
            cased=data.get("cased", False),
        )

    def seal(self, text: str, substitute: str, cased: bool = False) -> None:
        """Seal the value and its substitute into this row (not saved)."""
        data = {"text": text, "substitute": substitute, "cased": cased}
        self.sealed = self.task.vault.seal_json(data, f"value:{self.pk}")

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
    """Where a value was found, as shown to people; `picture` shows what has no text, a JPEG in base64."""

    locator: str
    before: str
    text: str
    after: str
    reason: str
    picture: str = ""


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


class PolicyChange(models.Model):
    """What an admin changed of the policy that ships. Append-only; the newest row is the one in force.

    `overrides` are all changes by type, as detection/policy.py writes them: a row that has none goes back to the policy
    that ships. `version` is that of the policy as it was in force then. Nothing here is sealed: no task is named.
    """

    overrides = models.TextField()
    version = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    why = models.TextField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"policy change {self.pk}"


class AdviceState(models.TextChoices):
    """Where a question to the adviser is. One that was answered and read has no row."""

    WAITING = "waiting", "Waiting"
    WORKING = "working", "Being read"
    READY = "ready", "Answered"
    FAILED = "failed", "Not answered"


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gave the adviser: a pasted text, or the name of a file whose bytes are stored."""

    text: str = ""
    name: str = ""


class Advice(models.Model):
    """A question to the adviser and its answer: alive until the answer was read, and 15 minutes at most.

    It belongs to no task and has a key of its own. `original` names the stored file, while there is one; the columns
    from `token` on are its lease, see advice.py.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="advice")
    state = models.CharField(max_length=10, choices=AdviceState.choices, default=AdviceState.WAITING)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.QUEUED)
    # A code from submissions.reasons when it failed; empty otherwise.
    reason = models.CharField(max_length=40, blank=True)
    # Empty for a pasted text.
    media_type = models.CharField(max_length=100, blank=True)
    original = models.CharField(max_length=120, blank=True)
    sealed = models.BinaryField(default=bytes)
    sealed_answer = models.BinaryField(default=bytes)
    created_at = models.DateTimeField(default=timezone.now)

    token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    hinted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"advice {self.pk}"

    @cached_property
    def vault(self) -> vault.Vault:
        """The row's keys.

        Raises:
            AdviceKey.DoesNotExist: the key was destroyed.
            Tampered: the master key was changed since.
        """
        return vault.Vault(vault.unwrap(self.key.wrapped, self.pk))

    @property
    def is_file(self) -> bool:
        """Whether a file was given, not a text."""
        return bool(self.media_type)

    @property
    def given(self) -> Given:
        """What was asked about."""
        return Given(**self.vault.open_json(self.sealed, f"advice:{self.pk}:given"))

    def seal_given(self, given: Given) -> None:
        """Seal what was asked about into this row (not saved)."""
        self.sealed = self.vault.seal_json(asdict(given), f"advice:{self.pk}:given")

    @property
    def answer(self) -> Answer:
        """What the worker answered."""
        return Answer.from_json(self.vault.open_json(self.sealed_answer, f"advice:{self.pk}:answer"))

    def seal_answer(self, answer: Answer) -> None:
        """Seal the answer into this row (not saved)."""
        self.sealed_answer = self.vault.seal_json(answer.as_json(), f"advice:{self.pk}:answer")


class AdviceKey(models.Model):
    """The wrapped data key of one advice row, in a table of its own so that ordinary backups can leave it out."""

    advice = models.OneToOneField(Advice, primary_key=True, on_delete=models.PROTECT, related_name="key")
    wrapped = models.BinaryField()
