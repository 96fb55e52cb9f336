"""Rows of review and release: claims, decisions, outcomes, releases, tombstones."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from scrubbing.models import Value
from submissions.models import Task, User


class Claim(models.Model):
    """A reviewer has a task in hand until the lease ends. One live claim per task."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="claims")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="claims")
    claimed_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(ended_at=None), name="one_live_claim_per_task")
        ]


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when something became public, as the contractor says. Nobody but a reviewer can check it."""

    link: str
    on: date

    @property
    def sentence(self) -> str:
        """The contractor's reason in words."""
        return f"This became public on {self.on.day} {self.on:%B %Y}: {self.link}"


class Decision(models.Model):
    """One decision about one value, append-only; the value's row carries the one that counts.

    `sealed_publication` holds the Publication that the contractor gave as the reason, if any.
    """

    value = models.ForeignKey(Value, on_delete=models.PROTECT, related_name="decisions")
    who = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    as_reviewer = models.BooleanField()
    verdict = models.CharField(max_length=8)
    sealed_why = models.BinaryField(default=bytes)
    sealed_publication = models.BinaryField(default=bytes)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    @property
    def why(self) -> str:
        """The words given with the decision, or an empty string."""
        if not self.sealed_why:
            return ""
        return self.value.task.vault.open(self.sealed_why, f"value:{self.value_id}:decision").decode()

    def seal_why(self, why: str) -> None:
        """Seal the words into this row (not saved)."""
        self.sealed_why = self.value.task.vault.seal(why.encode(), f"value:{self.value_id}:decision") if why else b""

    @property
    def publication(self) -> Publication | None:
        """Where and when the value became public, as was said with the decision."""
        if not self.sealed_publication:
            return None
        data = self.value.task.vault.open_json(self.sealed_publication, f"value:{self.value_id}:publication")
        return Publication(data["link"], date.fromisoformat(data["on"]))

    def seal_publication(self, publication: Publication) -> None:
        """Seal where and when the value became public into this row (not saved)."""
        data = {"link": publication.link, "on": publication.on.isoformat()}
        self.sealed_publication = self.value.task.vault.seal_json(data, f"value:{self.value_id}:publication")


class Outcome(models.TextChoices):
    """What a reviewer can end a review with."""

    APPROVE = "approve", "Approve"
    RETURN = "return", "Return with reasons"
    REJECT = "reject", "Reject"


class Review(models.Model):
    """One finished review of a task. The reasons are sealed under the task's key."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reviews")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    sealed_reasons = models.BinaryField(default=bytes)
    # Hash over the task's text and the scrubbed copies the reviewer saw; a release refuses anything else.
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]

    @property
    def reasons(self) -> str:
        """The words given to the contractor, or an empty string."""
        if not self.sealed_reasons:
            return ""
        return self.task.vault.open(self.sealed_reasons, f"task:{self.task_id}:review").decode()

    def seal_reasons(self, reasons: str) -> None:
        """Seal the reasons into this row (not saved)."""
        sealed = self.task.vault.seal(reasons.encode(), f"task:{self.task_id}:review") if reasons else b""
        self.sealed_reasons = sealed


class ReleaseState(models.TextChoices):
    """A release is built once and never changed."""

    BUILDING = "building", "Building"
    READY = "ready", "Ready"
    FAILED = "failed", "Failed"


class Release(models.Model):
    """One versioned benchmark set. `folder` and `archive` name it in storage; it is public by intent, so not sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=ReleaseState.choices, default=ReleaseState.BUILDING)
    canary = models.UUIDField(default=uuid.uuid4)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="releases")
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    folder = models.CharField(max_length=120, blank=True)
    archive = models.CharField(max_length=120, blank=True)
    archive_sha256 = models.CharField(max_length=64, blank=True)
    archive_size = models.BigIntegerField(default=0)
    file_count = models.PositiveIntegerField(default=0)
    # One line per blocking problem when failed: codes and task ids only.
    problems = models.JSONField(default=list)
    # Approved tasks that an admin left out on purpose.
    held_back = models.PositiveIntegerField(default=0)
    # How many files are done, for the people who wait.
    progress = models.PositiveIntegerField(default=0)
    verified_at = models.DateTimeField(null=True, blank=True)
    # The lease of the worker that builds it; see releasing/building.py.
    token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-number"]


class ReleaseTask(models.Model):
    """A task in a release, with the hash of what went out."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="entries")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="release_entries")
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "task"], name="task_once_per_release")]


class Tombstone(models.Model):
    """A released task that was withdrawn. The next release names it so that holders drop it."""

    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="tombstone")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
