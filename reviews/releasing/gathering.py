"""From the rows of one approved task to an entry of a release. Reads scrubbed copies only, never an original."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviews.models import Review
from reviews.releasing import gates, prompts
from reviews.releasing.layout import DELIVERABLES, REFERENCES, Artefact, Criterion, Entry
from reviews.releasing.names import clean
from reviews.releasing.problems import Code, Problem
from reviews.releasing.survival import Survivors
from scrubbing import freshness
from scrubbing.models import ScrubRun
from submissions import storage, vault
from submissions.media import SUFFIXES, Family, MediaType, copied_as
from submissions.models import FileRole, Provenance, Task, TaskFile
from submissions.reasons import Held, Reason

_FOLDERS = {FileRole.REFERENCE.value: REFERENCES, FileRole.DELIVERABLE.value: DELIVERABLES}
_PROVENANCE = {
    Provenance.REAL.value: "real",
    Provenance.MODELLED.value: "modelled",
    Provenance.FABRICATED.value: "fabricated",
}
# A brief is words that people typed into a form.
_MAX_BRIEF = 32 * 1024 * 1024
_PARTS = {
    Family.XLSX: re.compile(r"xl/(?:work|chart|dialog)sheets?/[^/]+\.xml", re.IGNORECASE),
    Family.PPTX: re.compile(r"ppt/slides/slide[^/]*\.xml", re.IGNORECASE),
}
_MACROS = re.compile(r"(?:.*/)?(?:vbaProject\.bin|macrosheets/.*)", re.IGNORECASE)

Beat = Callable[[], None]


class Blocked(Exception):
    """The task cannot go out."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Brief:
    """The scrubbed words of a task. `names` maps a file's id to its scrubbed name."""

    title: str
    request: str
    context: str
    rubric: list[tuple[str, int]]
    names: dict[str, str]

    @classmethod
    def parse(cls, data: bytes) -> "Brief":
        """Read the JSON document; raises ValueError, KeyError or TypeError when it has another shape."""
        content: dict[str, Any] = json.loads(data)
        return cls(
            title=str(content["title"]),
            request=str(content["request"]),
            context=str(content["context"]),
            rubric=[(str(item["criterion"]), int(item["points"])) for item in content["rubric"]],
            names={str(key): str(name) for key, name in content["files"].items()},
        )


class Gatherer:
    """Collects tasks into a folder. One for a whole release, since the paths of all its files must not collide."""

    def __init__(self, folder: Path, beat: Beat) -> None:
        self._folder = folder
        self._beat = beat
        self._paths: dict[str, str] = {}

    def entry(self, task: Task, expected_hash: str) -> Entry:
        """Copy a task's files into the folder and return its entry.

        Raises:
            Blocked: a gate is closed.
        """
        if standing := gates.problems(task):
            raise Blocked(standing[0])
        review = gates.approval(task)
        if review is None or review.content_hash != expected_hash:
            raise Blocked(Problem(Code.CONTENT_CHANGED, task.pk))
        files = freshness.live_files(task)
        brief = self._brief(next(file for file in files if file.role == FileRole.BRIEF))
        survivors = Survivors(freshness.scrubbed_values(task))
        references, deliverables, renamed = self._files(files, brief, survivors)
        return _entry(task, review, brief, survivors, references, deliverables, renamed)

    def _brief(self, file: TaskFile) -> Brief:
        run = _run(file)
        data = bytearray()
        self._copy(file, run, data.extend)
        try:
            return Brief.parse(bytes(data))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Blocked(Problem(Code.BRIEF_UNREADABLE, file.task_id, file.pk)) from None

    def _files(
        self, files: list[TaskFile], brief: Brief, survivors: Survivors
    ) -> tuple[list[Artefact], list[Artefact], dict[str, str]]:
        taken: dict[str, set[str]] = {REFERENCES: set(), DELIVERABLES: set()}
        sorted_: dict[str, list[Artefact]] = {REFERENCES: [], DELIVERABLES: []}
        renamed: dict[str, str] = {}
        for file in files:
            if file.role == FileRole.BRIEF:
                continue
            place = _FOLDERS[file.role]
            run = _run(file)
            said = brief.names.get(str(file.pk)) or run.scrubbed_name
            if not said.strip():
                raise Blocked(Problem(Code.FILE_NOT_NAMED, file.task_id, file.pk))
            media_type = copied_as(MediaType(file.media_type))
            name = _free(clean(said, media_type), taken[place], media_type)
            if survivors.in_name(name):
                raise Blocked(Problem(Code.VALUE_IN_NAME, file.task_id, file.pk))
            artefact = self._place(file, run, place, name, survivors)
            taken[place].add(artefact.name.casefold())
            renamed.setdefault(said, artefact.name)
            if artefact not in sorted_[place]:
                sorted_[place].append(artefact)
        return sorted_[REFERENCES], sorted_[DELIVERABLES], renamed

    def _place(self, file: TaskFile, run: ScrubRun, place: str, name: str, survivors: Survivors) -> Artefact:
        """Copy one scrubbed file to its path, checking its bytes on the way, and look into the copy."""
        wanted = f"{place}/{run.scrubbed_sha256[:32]}/{name}"
        # Equal bytes under names that differ in case only would collide: the first spelling stands for both.
        path = self._paths.setdefault(wanted.casefold(), wanted)
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as sink:
            self._copy(file, run, sink.write)
        media_type = copied_as(MediaType(file.media_type))
        try:
            parts = _office_parts(target, media_type)
            with target.open("rb") as source:
                survives = survivors.in_file(source, media_type)
        except zipfile.BadZipFile:
            raise Blocked(Problem(Code.FILE_NOT_VERIFIED, file.task_id, file.pk)) from None
        if any(_MACROS.fullmatch(part) for part in parts):
            raise Blocked(Problem(Code.HAS_MACROS, file.task_id, file.pk))
        if survives:
            raise Blocked(Problem(Code.VALUE_IN_FILE, file.task_id, file.pk))
        return Artefact(
            path=path,
            role=file.role,
            sha256=run.scrubbed_sha256,
            size=run.scrubbed_size,
            mime=media_type.value,
            certificate=str(run.pk),
            signed=run.certificate,
            sheets=_count(parts, media_type, Family.XLSX),
            slides=_count(parts, media_type, Family.PPTX),
        )

    def _copy(self, file: TaskFile, run: ScrubRun, write: Callable[[bytes], object]) -> None:
        digest = hashlib.sha256()
        size = 0
        try:
            with storage.open_plain(file.task.vault, run.scrubbed) as source:
                for block in storage.blocks(source):
                    self._beat()
                    size += len(block)
                    if file.role == FileRole.BRIEF and size > _MAX_BRIEF:
                        raise Blocked(Problem(Code.BRIEF_UNREADABLE, file.task_id, file.pk))
                    digest.update(block)
                    write(block)
        except Held as held:
            code = Code.COPY_MISSING if held.reason is Reason.ORIGINAL_MISSING else Code.COPY_CHANGED
            raise Blocked(Problem(code, file.task_id, file.pk)) from None
        if digest.hexdigest() != run.scrubbed_sha256:
            raise Blocked(Problem(Code.COPY_CHANGED, file.task_id, file.pk))


def pseudonym(kind: str, person_id: object) -> str:
    """Return the name under which a person appears in releases: the same in all of them, and traceable only here."""
    return f"{kind}-{vault.installation_hash('release-person', str(person_id))[:12]}"


def _run(file: TaskFile) -> ScrubRun:
    run = freshness.latest_run(file)
    if run is None or not gates.is_verified(run):
        raise Blocked(Problem(Code.FILE_NOT_VERIFIED, file.task_id, file.pk))
    return run


def _free(name: str, taken: set[str], media_type: MediaType) -> str:
    """Return the name, numbered if another file of the same slot has it already in any case."""
    suffix = SUFFIXES[media_type]
    stem, candidate, number = name[: -len(suffix)], name, 2
    while candidate.casefold() in taken:
        candidate = clean(f"{stem[:100]} ({number}){suffix}", media_type)
        number += 1
    return candidate


def _office_parts(path: Path, media_type: MediaType) -> list[str]:
    if media_type not in {MediaType.DOCX, MediaType.XLSX, MediaType.PPTX}:
        return []
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def _count(parts: list[str], media_type: MediaType, family: Family) -> int | None:
    if SUFFIXES[media_type] != f".{family.value}":
        return None
    return sum(bool(_PARTS[family].fullmatch(part)) for part in parts)


def _entry(
    task: Task,
    review: Review,
    brief: Brief,
    survivors: Survivors,
    references: list[Artefact],
    deliverables: list[Artefact],
    renamed: dict[str, str],
) -> Entry:
    request, context = (prompts.rename(text, renamed) for text in (brief.request, brief.context))
    prompt = prompts.combine(
        prompts.rename(brief.title, renamed), request, context, [artefact.name for artefact in references]
    )
    if not request.strip():
        raise Blocked(Problem(Code.EMPTY_PROMPT, task.pk))
    rubric = prompts.criteria(task.pk, [(prompts.rename(text, renamed), points) for text, points in brief.rubric])
    _check_words(task, survivors, prompt, rubric)
    reviews = Review.objects.filter(task=task)
    released = [artefact.name for artefact in [*references, *deliverables]]
    runs = [_run(file) for file in freshness.live_files(task)]
    return Entry(
        task_id=str(task.pk),
        sector=task.sector,
        occupation=task.occupation,
        soc_code=task.soc_code,
        prompt=prompt,
        rubric=rubric,
        references=references,
        deliverables=deliverables,
        provenance=_PROVENANCE.get(task.provenance, ""),
        minutes=None if task.hours is None else round(task.hours * 60),
        difficulty=task.difficulty,
        representativeness=task.representativeness,
        review_count=reviews.count(),
        approvals=[
            {"reviewer": pseudonym("reviewer", review.reviewer_id), "approved_on": review.at.date().isoformat()}
        ],
        content_hash=review.content_hash,
        scrub_profiles=sorted({f"engine {run.engine_version}, policy {run.policy_version}" for run in runs}),
        unresolved_mentions=prompts.unresolved("\n".join([prompt, *(item.text for item in rubric)]), released),
    )


def _check_words(task: Task, survivors: Survivors, prompt: str, rubric: list[Criterion]) -> None:
    if survivors.in_text(prompt):
        raise Blocked(Problem(Code.VALUE_IN_PROMPT, task.pk))
    if any(survivors.in_text(item.text) for item in rubric):
        raise Blocked(Problem(Code.VALUE_IN_RUBRIC, task.pk))
