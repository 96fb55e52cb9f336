"""People, approved tasks and their scrubbed copies as rows, for tests of releases. No worker and no engine runs."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from reviews.models import Outcome, Review
from scrubbing import freshness
from scrubbing.findings import Action, Category, normalise
from scrubbing.models import RunStatus, ScrubRun, Value
from scrubbing.version import ENGINE_VERSION, policy_version
from submissions import storage, vault
from submissions.media import MediaType
from submissions.models import (
    FileRole,
    FileState,
    Provenance,
    Role,
    RubricItem,
    Task,
    TaskFile,
    TaskKey,
    TaskState,
    TaskText,
    User,
)
from tests.reviews import certificates

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def person(role: Role, email: str = "") -> User:
    """Make a user with the password "a long one 42"."""
    return User.objects.create_user(email or f"{role.value}-{uuid4().hex[:8]}@example.com", "a long one 42", role=role)


def office(text: str, part: str = "word/document.xml") -> bytes:
    """Return a zip that passes for an Office file: one part with a paragraph, split into runs in the middle."""
    half = len(text) // 2
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{piece}</w:t></w:r>" for piece in (text[:half], text[half:]))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo(part), f"<w:document><w:p>{runs}</w:p></w:document>")
    return packed.getvalue()


def pdf(text: str) -> bytes:
    """Return bytes that begin like a PDF."""
    return b"%PDF-1.7\n" + text.encode() + b"\n%%EOF\n"


class ApprovedTask:
    """An approved task under construction: `add` files, then `approve`."""

    def __init__(
        self,
        owner: User,
        *,
        title: str = "Charter plan",
        request: str = "Please plan the charter and write it up.",
        context: str = "The guests are a family of four.",
        rubric: Sequence[tuple[str, int]] = (("Names every port of call", 10), ("Invents a port", -5)),
        occupation: str = "Concierges",
        sector: str = "Real Estate and Rental and Leasing",
    ) -> None:
        self.task = Task(
            owner=owner,
            state=TaskState.APPROVED,
            occupation=occupation,
            sector=sector,
            hours=Decimal("6.5"),
            provenance=Provenance.REAL,
            difficulty=4,
            representativeness=5,
            submitted_at=NOON,
        )
        self._brief = {
            "title": title,
            "request": request,
            "context": context,
            "rubric": [{"criterion": text, "points": points} for text, points in rubric],
        }
        self._names: dict[str, str] = {}
        key = vault.new_data_key()
        self.task.vault = vault.Vault(key)
        self.task.seal_text(TaskText(title=title, request=request, rubric=[RubricItem(*item) for item in rubric]))
        self.task.save(force_insert=True)
        TaskKey.objects.create(task=self.task, wrapped=vault.wrap(key, self.task.pk))

    def add(self, role: FileRole, name: str, media_type: MediaType, data: bytes) -> TaskFile:
        """Add a clean file with its scrubbed copy; the original is never stored."""
        file = TaskFile(
            task=self.task,
            role=role,
            state=FileState.CLEAN,
            media_type=media_type.value,
            size=len(data),
            sha256="0" * 64,
            original="tasks/none",
            position=self.task.files.count(),
        )
        file.seal_name(f"original of {name}")
        file.save(force_insert=True)
        stored = storage.put(self.task.vault, f"tasks/{self.task.pk}/scrubbed", [data])
        run = ScrubRun(
            file=file,
            token=uuid4(),
            status=RunStatus.CLEAN,
            file_sha256=file.sha256,
            engine_version=ENGINE_VERSION,
            policy_version=policy_version(),
            started_at=NOON,
            finished_at=NOON,
            scrubbed=stored.name,
            scrubbed_sha256=stored.sha256,
            scrubbed_size=stored.size,
        )
        run.certificate = certificates.of(run)
        run.sealed_name = self.task.vault.seal(name.encode(), f"run:{run.pk}:name")
        run.inputs_hash = freshness.inputs_hash(run)
        run.save(force_insert=True)
        self._names[str(file.pk)] = name
        return file

    def value(self, text: str, type_: str = "PERSON") -> Value:
        """Add a value that must be gone."""
        value = Value(
            task=self.task,
            key=self.task.vault.keyed_hash(normalise(text)),
            number=self.task.values.count() + 1,
            type=type_,
            category=Category.PERSONAL.value,
            action=Action.REPLACE.value,
        )
        value.seal(text, "Somebody Else")
        value.save(force_insert=True)
        return value

    def approve(self, reviewer: User) -> Task:
        """Write the scrubbed brief and the approving review."""
        document = {**self._brief, "files": self._names}
        self.add(FileRole.BRIEF, "brief.json", MediaType.JSON, json.dumps(document).encode())
        task = Task.objects.get(pk=self.task.pk)
        Review.objects.create(
            task=task, reviewer=reviewer, outcome=Outcome.APPROVE, content_hash=freshness.content_hash(task), at=NOON
        )
        return task


def two_tasks(owner: User, reviewer: User) -> tuple[Task, Task]:
    """Make two approved tasks: one with a reference file and two deliverables, one with a single deliverable."""
    first = ApprovedTask(owner, request="Please use ports & fees (final).xlsx and plan the charter.")
    sheet = office("Nassau 120", "xl/worksheets/sheet1.xml")
    first.add(FileRole.REFERENCE, "ports & fees (final).xlsx", MediaType.XLSX, sheet)
    first.add(FileRole.DELIVERABLE, "itinerary.docx", MediaType.DOCX, office("Day 1: Nassau"))
    first.add(FileRole.DELIVERABLE, "Itinerary.pdf", MediaType.PDF, pdf("Day 1: Nassau"))
    first.value("Maria Petrova")
    second = ApprovedTask(owner, title="", rubric=(), occupation="Lawyers", sector=_LAW)
    second.add(FileRole.DELIVERABLE, "memo.md", MediaType.MARKDOWN, b"# Memo\n\nAll is well.\n")
    return first.approve(reviewer), second.approve(reviewer)


_LAW = "Professional, Scientific, and Technical Services"


def clean_file(task: Task, role: FileRole) -> TaskFile:
    """Return the first live file of a role."""
    return next(file for file in freshness.live_files(task) if file.role == role)


def ids(tasks: Sequence[Task]) -> list[UUID]:
    """Return the ids in the order a release has them."""
    return sorted((task.pk for task in tasks), key=str)
