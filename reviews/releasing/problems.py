"""Why a release cannot be built: a closed list of codes, each with a sentence. Stored lines hold codes and ids only."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Code(StrEnum):
    """What keeps a task, or the whole release, back."""

    NO_TASKS = "no_tasks"
    NOT_APPROVED = "not_approved"
    WITHDRAWN_MEANWHILE = "withdrawn_meanwhile"
    KEY_DESTROYED = "key_destroyed"
    NO_REVIEW = "no_review"
    CONTENT_CHANGED = "content_changed"
    STALE = "stale"
    FILE_NOT_CLEAN = "file_not_clean"
    FILE_NOT_VERIFIED = "file_not_verified"
    NO_BRIEF = "no_brief"
    NO_DELIVERABLE = "no_deliverable"
    OCCUPATION_UNKNOWN = "occupation_unknown"
    SECTOR_MISMATCH = "sector_mismatch"
    EMPTY_PROMPT = "empty_prompt"
    BRIEF_UNREADABLE = "brief_unreadable"
    FILE_NOT_NAMED = "file_not_named"
    COPY_MISSING = "copy_missing"
    COPY_CHANGED = "copy_changed"
    HAS_MACROS = "has_macros"
    VALUE_IN_PROMPT = "value_in_prompt"
    VALUE_IN_RUBRIC = "value_in_rubric"
    VALUE_IN_NAME = "value_in_name"
    VALUE_IN_FILE = "value_in_file"
    SELF_CHECK = "self_check"
    BUILD_LOST = "build_lost"
    STORED_CHANGED = "stored_changed"


SENTENCES: dict[Code, str] = {
    Code.NO_TASKS: "No approved task is left to release.",
    Code.NOT_APPROVED: "The task is no longer approved.",
    Code.WITHDRAWN_MEANWHILE: "The task was withdrawn while the release was being built. Build a new release.",
    Code.KEY_DESTROYED: "The task's key was destroyed, so nothing of it can be read any more.",
    Code.NO_REVIEW: "No finished review says that the task was approved.",
    Code.CONTENT_CHANGED: "The task is not what its reviewer approved. It has to be reviewed again.",
    Code.STALE: "The task was scrubbed under an older policy, engine or set of decisions and is waiting for a new run.",
    Code.FILE_NOT_CLEAN: "A file is not clean: it is waiting, being scrubbed, held, or needs a decision.",
    Code.FILE_NOT_VERIFIED: "A file has no verified scrubbed copy.",
    Code.NO_BRIEF: "The request and rubric were not scrubbed yet.",
    Code.NO_DELIVERABLE: "The task has no deliverable file.",
    Code.OCCUPATION_UNKNOWN: "The occupation is missing, or is another one without its SOC code.",
    Code.SECTOR_MISMATCH: "The sector is not the one the occupation belongs to.",
    Code.EMPTY_PROMPT: "The scrubbed request is empty.",
    Code.BRIEF_UNREADABLE: "The scrubbed request and rubric could not be read.",
    Code.FILE_NOT_NAMED: "A file has no scrubbed name.",
    Code.COPY_MISSING: "A scrubbed copy is missing from storage.",
    Code.COPY_CHANGED: "A scrubbed copy is not the one that was verified.",
    Code.HAS_MACROS: "A scrubbed copy carries macros.",
    Code.VALUE_IN_PROMPT: "A value that had to go still stands in the prompt.",
    Code.VALUE_IN_RUBRIC: "A value that had to go still stands in the rubric.",
    Code.VALUE_IN_NAME: "A value that had to go still stands in a file name.",
    Code.VALUE_IN_FILE: "A value that had to go still stands in a file.",
    Code.SELF_CHECK: "The finished release did not pass its own check, so it was deleted.",
    Code.STORED_CHANGED: "The stored archive is missing, or is not the one that was published.",
    Code.BUILD_LOST: "The worker was lost several times while it built this release.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason, with the task (and file) it concerns."""

    code: Code
    task_id: UUID | None = None
    file_id: UUID | None = None
    note: str = ""

    @property
    def line(self) -> str:
        """The stored form: the code and ids only."""
        parts = [self.code.value]
        parts += [f"task={self.task_id}"] if self.task_id else []
        parts += [f"file={self.file_id}"] if self.file_id else []
        return " ".join([*parts, *([self.note] if self.note else [])])

    @property
    def sentence(self) -> str:
        """What it means, for people."""
        return SENTENCES[self.code]


def parse(line: str) -> Problem:
    """Read a stored line back; an unknown code is an error of the program."""
    code, *rest = line.split(" ")
    ids = dict(part.split("=", 1) for part in rest if part.startswith(("task=", "file=")))
    note = " ".join(part for part in rest if not part.startswith(("task=", "file=")))
    task, file = ids.get("task"), ids.get("file")
    return Problem(Code(code), UUID(task) if task else None, UUID(file) if file else None, note)
