"""What pages show of a task's files: rows with their stage in words, and refusals."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from submissions import briefs
from submissions.intake import live_uploads
from submissions.media import SUFFIXES, MediaType
from submissions.models import FileRole, FileState, Stage, Task, TaskFile
from submissions.reasons import Explanation, Reason, explain

_STEPS = [Stage.READING, Stage.DETECTING, Stage.REDACTING, Stage.VERIFYING]
KINDS: dict[MediaType, str] = {
    MediaType.DOCX: "Word document",
    MediaType.XLSX: "Excel workbook",
    MediaType.PPTX: "PowerPoint deck",
    MediaType.PDF: "PDF",
    MediaType.PNG: "PNG image",
    MediaType.JPEG: "JPEG image",
    MediaType.TIFF: "TIFF image",
    MediaType.WEBP: "WebP image",
    MediaType.ZIP: "Zip archive",
    MediaType.TAR_GZ: "Tar archive",
    MediaType.TEXT: "Text",
    MediaType.MARKDOWN: "Markdown",
    MediaType.CSV: "CSV table",
    MediaType.JSON: "JSON",
    MediaType.NOTEBOOK: "Notebook",
    MediaType.HTML: "HTML page",
    MediaType.EML: "E-mail",
    MediaType.MBOX: "Mailbox of e-mails",
    MediaType.MSG: "Outlook message",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An upload that was not taken: its name as its owner knows it, what happened, what to do."""

    name: str
    reason: Reason

    @property
    def explanation(self) -> Explanation:
        """The two sentences."""
        return explain(self.reason)


@dataclass(frozen=True, slots=True)
class Step:
    """One named stage of a file's way, and whether it is done, running or to come."""

    label: str
    mark: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file as pages show it."""

    file: TaskFile
    name: str
    kind: str
    short_kind: str
    steps: list[Step]
    explanation: Explanation | None
    twin_name: str
    twin_elsewhere: bool

    @property
    def decided_by_person(self) -> bool:
        """Whether its contractor has something to do about it."""
        return self.file.state in {FileState.NEEDS_DECISION, FileState.HELD}


def file_context(task: Task) -> dict[str, Any]:
    """Return the template context of the file lists of a task."""
    files = list(live_uploads(task).select_related("twin"))
    rows = [_row(task, file) for file in files]
    brief = briefs.live_brief(task)
    everything = [*files, *([brief] if brief else [])]
    return {
        "references": [row for row in rows if row.file.role == FileRole.REFERENCE],
        "deliverables": [row for row in rows if row.file.role == FileRole.DELIVERABLE],
        "brief": brief,
        "max_bytes": settings.MAX_UPLOAD_BYTES,
        "settled_count": sum(file.is_settled for file in everything),
        "file_count": len(everything),
        "is_settled": all(file.is_settled for file in everything),
        "attention_count": sum(file.state in {FileState.NEEDS_DECISION, FileState.HELD} for file in everything),
    }


def _row(task: Task, file: TaskFile) -> FileRow:
    file.task = task  # one unwrapped key for all of them
    media_type = MediaType(file.media_type)
    twin = file.twin
    twin_name = ""
    if twin and twin.task_id == task.pk and twin.state != FileState.SUPERSEDED:
        twin.task = task
        twin_name = twin.name
    return FileRow(
        file=file,
        name=file.name,
        kind=KINDS[media_type],
        short_kind=SUFFIXES[media_type].removeprefix(".").removeprefix("tar."),
        steps=_steps(file),
        explanation=explain(file.reason) if file.state == FileState.HELD and file.reason else None,
        twin_name=twin_name,
        twin_elsewhere=twin is not None and twin.task_id != task.pk,
    )


def _steps(file: TaskFile) -> list[Step]:
    if file.is_settled:
        return []
    stage = Stage(file.stage)
    reached = _STEPS.index(stage) if stage in _STEPS else -1
    marks = ["is-done" if at < reached else "is-now" if at == reached else "" for at in range(len(_STEPS))]
    return [Step(step.label, mark) for step, mark in zip(_STEPS, marks, strict=True)]
