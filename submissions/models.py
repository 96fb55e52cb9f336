"""Rows of intake: people, tasks, files, keys, and the two append-only histories. States change only through verbs."""

import uuid
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from submissions import vault
from submissions.media import FAMILIES, Family, MediaType


class Role(models.TextChoices):
    """What a person may do. One role each."""

    CONTRACTOR = "contractor", "Contractor"
    REVIEWER = "reviewer", "Reviewer"
    ADMIN = "admin", "Admin"


class UserManager(BaseUserManager["User"]):
    """Makes users; e-mail addresses are compared without case."""

    def create_user(self, email: str, password: str | None = None, *, role: Role, **extra: Any) -> "User":
        """Create a user with a hashed password (or none that works)."""
        user = self.model(email=email.strip().lower(), role=role, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by e-mail in any case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person. `employer_key` is the keyed hash of the employer a reviewer named, see `accounts.employer_key`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices)
    employer_key = models.CharField(max_length=64, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["role"]

    def __str__(self) -> str:
        return f"user {self.pk}"

    @property
    def display_name(self) -> str:
        """How other people of the installation see this person."""
        return self.name or self.email.partition("@")[0]

    @property
    def is_contractor(self) -> bool:
        """Whether the person submits tasks."""
        return self.role == Role.CONTRACTOR

    @property
    def is_reviewer(self) -> bool:
        """Whether the person reviews tasks."""
        return self.role == Role.REVIEWER

    @property
    def is_admin(self) -> bool:
        """Whether the person releases and invites."""
        return self.role == Role.ADMIN

    def get_full_name(self) -> str:
        """Return the display name (asked for by libraries)."""
        return self.display_name

    def get_short_name(self) -> str:
        """Return the display name (asked for by libraries)."""
        return self.display_name


class Invitation(models.Model):
    """An admin's invitation to one e-mail address. Only the hash of the link's token is stored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    role = models.CharField(max_length=12, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    # Null: made on the machine itself by `manage.py invite`.
    invited_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_by = models.OneToOneField(User, null=True, blank=True, on_delete=models.PROTECT, related_name="invitation")
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    @property
    def is_open(self) -> bool:
        """Whether the link still works."""
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > timezone.now()


class TaskState(models.TextChoices):
    """States of a task, see DESIGN in README."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    IN_REVIEW = "in_review", "In review"
    APPROVED = "approved", "Approved"
    RETURNED = "returned", "Returned"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Provenance(models.TextChoices):
    """Where the work comes from."""

    REAL = "real", "Real work, as it was done"
    MODELLED = "modelled_on_real", "Modelled on real work"
    FABRICATED = "fabricated", "Fabricated for this purpose"


@dataclass(slots=True)
class RubricItem:
    """One criterion a deliverable is graded by. Points may be negative (a penalty)."""

    criterion: str
    points: int


@dataclass(slots=True)
class TaskText:
    """Everything of a task that people wrote; stored only sealed.

    `terms` are the identity terms that must not survive, one per entry; `employer` is one of them, named apart.
    """

    title: str = ""
    request: str = ""
    context: str = ""
    employer: str = ""
    terms: list[str] = field(default_factory=list)
    rubric: list[RubricItem] = field(default_factory=list)

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> Self:
        """Read what `as_json` wrote; unknown keys are ignored."""
        known = {item.name for item in fields(cls)}
        values = {key: value for key, value in (data or {}).items() if key in known}
        values["rubric"] = [RubricItem(**item) for item in values.get("rubric", [])]
        return cls(**values)

    def as_json(self) -> dict[str, Any]:
        """Return a JSON value."""
        return asdict(self)


class Attestation(models.TextChoices):
    """What a contractor confirms before submitting. All are needed."""

    OWN_WORK = "own_work", "This is my own work."
    ENTITLED = "entitled", "I am entitled to share it."
    PERSONAL_REMOVED = "personal_removed", "I removed personal data, or marked what must go."
    CONFIDENTIAL_REMOVED = "confidential_removed", "I removed confidential and proprietary material."
    NO_MNPI = "no_mnpi", "It holds nothing about a company that is not public yet (material non-public information)."


class Task(models.Model):
    """A request with its reference and deliverable files. `sealed` holds the TaskText, `version` counts its saves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tasks")
    state = models.CharField(max_length=12, choices=TaskState.choices, default=TaskState.DRAFT)
    sealed = models.BinaryField(default=bytes)
    version = models.PositiveIntegerField(default=0)
    sector = models.CharField(max_length=80, blank=True)
    occupation = models.CharField(max_length=120, blank=True)
    soc_code = models.CharField(max_length=10, blank=True)
    hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    provenance = models.CharField(max_length=20, choices=Provenance.choices, blank=True)
    done_on = models.DateField(null=True, blank=True)
    difficulty = models.PositiveSmallIntegerField(null=True, blank=True)
    representativeness = models.PositiveSmallIntegerField(null=True, blank=True)
    # What was confirmed and when: {"own_work": "2026-01-31T12:00:00+00:00", ...} by Attestation value.
    attestations = models.JSONField(default=dict, blank=True)
    employer_key = models.CharField(max_length=64, blank=True)
    # Keyed hash of the identity terms with which the files were last sent to be scrubbed.
    terms_key = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "submitted_at"]), models.Index(fields=["owner", "state"])]

    def __str__(self) -> str:
        return f"task {self.pk}"

    @cached_property
    def vault(self) -> vault.Vault:
        """The task's keys.

        Raises:
            TaskKey.DoesNotExist: the key was destroyed; nothing of the task can be read any more.
        """
        return vault.Vault(vault.unwrap(self.key.wrapped, self.pk))

    @property
    def text(self) -> TaskText:
        """What people wrote; a fresh copy on every access. Write it back with `seal_text` and save."""
        return TaskText.from_json(self.vault.open_json(self.sealed, self._purpose))

    def seal_text(self, text: TaskText) -> None:
        """Seal the text into this row (not saved)."""
        self.sealed = self.vault.seal_json(text.as_json(), self._purpose)

    @property
    def _purpose(self) -> str:
        return f"task:{self.pk}:text"

    @property
    def is_shredded(self) -> bool:
        """Whether the task's key was destroyed."""
        return not TaskKey.objects.filter(task_id=self.pk).exists()

    @property
    def is_editable(self) -> bool:
        """Whether its contractor may change it."""
        return self.state in {TaskState.DRAFT, TaskState.RETURNED}

    @property
    def is_terminal(self) -> bool:
        """Whether nothing but a recall can happen any more."""
        return self.state in {TaskState.APPROVED, TaskState.REJECTED, TaskState.WITHDRAWN}


class TaskKey(models.Model):
    """A task's wrapped data key, in a table of its own so that ordinary backups can leave it out."""

    task = models.OneToOneField(Task, primary_key=True, on_delete=models.PROTECT, related_name="key")
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)


class InstallationKey(models.Model):
    """One row: the installation's own key, wrapped like a task's, for hashes that must outlive a master key."""

    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)


class FileRole(models.TextChoices):
    """What a file is in its task. BRIEF is the task's own text (title, request, rubric, file names) as a JSON file:

    it goes through the same line as every other file, so it is scrubbed, decided and proved by the same means.
    """

    REFERENCE = "reference", "Reference file"
    DELIVERABLE = "deliverable", "Deliverable"
    BRIEF = "brief", "Request and rubric"


class FileState(models.TextChoices):
    """States of a file. A refused file has no row."""

    UPLOADED = "uploaded", "Waiting"
    SCRUBBING = "scrubbing", "Scrubbing"
    CLEAN = "clean", "Clean"
    NEEDS_DECISION = "needs_decision", "Needs a decision"
    HELD = "held", "Held"
    SUPERSEDED = "superseded", "Replaced"


class Stage(models.TextChoices):
    """Where in the line a file is while it is being scrubbed, for the people who wait."""

    QUEUED = "queued", "Waiting for a worker"
    READING = "reading", "Reading"
    DETECTING = "detecting", "Looking for sensitive content"
    REDACTING = "redacting", "Writing the scrubbed copy"
    VERIFYING = "verifying", "Proving the copy clean"
    DONE = "done", "Done"


class TaskFile(models.Model):
    """One uploaded file. The lease columns (`token` to `hinted_at`) belong to scrubbing/leases.py."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="files")
    role = models.CharField(max_length=12, choices=FileRole.choices)
    state = models.CharField(max_length=16, choices=FileState.choices, default=FileState.UPLOADED)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.QUEUED)
    # A code from submissions.reasons when held; empty otherwise.
    reason = models.CharField(max_length=40, blank=True)
    sealed_name = models.BinaryField()
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    original = models.CharField(max_length=120)
    position = models.PositiveIntegerField(default=0)
    # Names one sending of one file, so that a form that was sent twice makes one row.
    upload_key = models.UUIDField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    # The first file of the same contractor with the same bytes.
    twin = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="twins")
    uploaded_at = models.DateTimeField(default=timezone.now)

    token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    child_losses = models.PositiveSmallIntegerField(default=0)
    worker_losses = models.PositiveSmallIntegerField(default=0)
    hinted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "lease_until"]), models.Index(fields=["task", "role", "position"])]
        constraints = [
            models.UniqueConstraint(fields=["task", "upload_key"], name="one_file_per_upload"),
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(role="brief") & ~Q(state="superseded"),
                name="one_live_brief_per_task",
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.pk}"

    @property
    def name(self) -> str:
        """The name it was uploaded under. Sensitive: for its contractor's eyes and for scrubbing only."""
        return self.task.vault.open(self.sealed_name, f"file:{self.pk}:name").decode()

    def seal_name(self, name: str) -> None:
        """Seal the name into this row (not saved)."""
        self.sealed_name = self.task.vault.seal(name.encode(), f"file:{self.pk}:name")

    @property
    def family(self) -> Family:
        """The family of its media type."""
        return FAMILIES[MediaType(self.media_type)]

    @property
    def is_settled(self) -> bool:
        """Whether no worker has to touch it any more."""
        return self.state in {FileState.CLEAN, FileState.NEEDS_DECISION, FileState.HELD, FileState.SUPERSEDED}


class StateChange(models.Model):
    """One change of a task's or file's state. Append-only. `note` is sealed under the task's key."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="state_changes")
    file = models.ForeignKey(TaskFile, null=True, on_delete=models.PROTECT, related_name="state_changes")
    old = models.CharField(max_length=16)
    new = models.CharField(max_length=16)
    who = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=40, blank=True)
    sealed_note = models.BinaryField(default=bytes)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    @property
    def note(self) -> str:
        """The words a person gave with the change, or an empty string."""
        if not self.sealed_note:
            return ""
        return self.task.vault.open(self.sealed_note, f"task:{self.task_id}:note").decode()


class AuditHead(models.Model):
    """One row: the last entry's number and hash. Locked while an entry is appended."""

    last_sequence = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64)


class AuditEntry(models.Model):
    """One thing that was done, chained to the one before. Holds identifiers and counts only. See audit.py."""

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=36, blank=True)
    tag = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]
