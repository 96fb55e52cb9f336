"""What a page shows about a task: its live files with their newest runs, and every value with where it stands.

Read in a fixed number of queries whatever the task's size. `for_reviewer` decides whose words are used: a reviewer sees
files under their scrubbed names, and no value that stands in none of them (the contractor's unused identity terms).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from reviews.decisions import DECLARED, PUBLISHABLE
from reviews.models import Decision, Publication
from reviews.wording import BRIEF_PLACES, CATEGORIES, FAMILIES, KINDS, is_passage, ranges, type_name
from scrubbing import freshness, policies, sights
from scrubbing.detection import policy
from scrubbing.document import HISTORY, names_in
from scrubbing.findings import Category, KnownValue, Verdict
from scrubbing.models import Finding, Occurrence, PartDecision, RunDetails, ScrubRun, Value
from scrubbing.reached import Reach
from submissions.models import FileRole, FileState, Stage, Task, TaskFile
from submissions.reasons import Explanation, explain

# Occurrences shown before more are asked for: where a person is needed, and elsewhere.
_SHOWN_TO_DECIDE, _SHOWN = 3, 1
# Occurrences listed when more are asked for; what is beyond is only counted.
_LISTED = 8
_PAGE = re.compile(r"page (\d+): (.+)")


class Standing(StrEnum):
    """What happens to a value, the order being that in which people should look at them."""

    OPEN = "open"
    KEPT = "kept"
    STAYS = "stays"
    SCRUBBED = "scrubbed"


@dataclass(slots=True)
class Place:
    """A file in which a value stands, with the first occurrences."""

    file: TaskFile
    label: str
    count: int
    occurrences: list[Occurrence]


@dataclass(slots=True)
class ValueView:
    """A unique value of the task as people see it."""

    row: Value
    known: KnownValue
    places: list[Place]
    decisions: list[Decision]

    @property
    def standing(self) -> Standing:
        """What happens to it now."""
        if self.known.undecided:
            return Standing.OPEN
        if self.known.scrubbed:
            return Standing.SCRUBBED
        return Standing.KEPT if self.known.verdict is Verdict.KEEP else Standing.STAYS

    @property
    def type_name(self) -> str:
        """Its type in words."""
        return type_name(self.known.type)

    @property
    def category_name(self) -> str:
        """Its category in words."""
        return CATEGORIES[self.known.category]

    @property
    def explanation(self) -> str:
        """What the policy says about its type."""
        return policy.load().rule(self.known.type).explanation

    @property
    def advice(self) -> str:
        """What can be done about it besides taking it out; may be empty."""
        return policy.load().rule(self.known.type).advice

    @property
    def is_passage(self) -> bool:
        """Whether it is read as a text rather than looked at as a word."""
        return not self.is_seen and is_passage(self.known.text, self.known.category)

    @property
    def is_seen(self) -> bool:
        """Whether it is something in a picture, a face for example, and no text."""
        return self.known.type in sights.TYPES

    @property
    def words(self) -> str:
        """The value, or what something in a picture is called."""
        return sights.words(self.known.text) if self.is_seen else self.known.text

    @property
    def becomes(self) -> str:
        """What something in a picture becomes in the copy."""
        return sights.becomes(self.known.type) if self.is_seen else ""

    @property
    def picture(self) -> str:
        """What shows something in a picture, a JPEG in base64; empty for a text."""
        return next((occurrence.picture for _, occurrence in self.occurrences if occurrence.picture), "")

    @property
    def is_explained(self) -> bool:
        """Whether its explanation is shown at once: what more can be done about than taking it out is to be weighed."""
        return self.standing is Standing.OPEN and bool(self.advice)

    @property
    def listed(self) -> list[tuple[Place, Occurrence]]:
        """Of a passage: the places it stands in, each once; its words are not shown again with every one of them."""
        return list({(place.label, one.locator): (place, one) for place, one in self.occurrences}.values())[:_LISTED]

    @property
    def count(self) -> int:
        """How often it stands in the task's files."""
        return sum(place.count for place in self.places)

    @property
    def occurrences(self) -> list[tuple[Place, Occurrence]]:
        """Its known occurrences over all files."""
        return [(place, occurrence) for place in self.places for occurrence in place.occurrences]

    @property
    def first(self) -> list[tuple[Place, Occurrence]]:
        """The occurrences shown at once."""
        return self.occurrences[: self._shown]

    @property
    def more(self) -> list[tuple[Place, Occurrence]]:
        """The occurrences shown when asked for."""
        return self.occurrences[self._shown : _LISTED]

    @property
    def _shown(self) -> int:
        return _SHOWN_TO_DECIDE if self.standing in {Standing.OPEN, Standing.KEPT} else _SHOWN

    @property
    def unlisted(self) -> int:
        """How many occurrences are counted but not kept with their context."""
        return self.count - min(_LISTED, len(self.occurrences))

    @property
    def reasons(self) -> list[str]:
        """What told detection so beyond what its type says, each reason once."""
        reasons = dict.fromkeys(occurrence.reason for _, occurrence in self.occurrences if occurrence.reason)
        return [reason for reason in reasons if reason != self.explanation]

    @property
    def by_contractor(self) -> Decision | None:
        """The contractor's last decision about it."""
        return next((entry for entry in reversed(self.decisions) if not entry.as_reviewer), None)

    @property
    def by_reviewer(self) -> Decision | None:
        """The last decision of a reviewer about it."""
        return next((entry for entry in reversed(self.decisions) if entry.as_reviewer), None)

    @property
    def publication(self) -> Publication | None:
        """Where and when it became public, if that is why its contractor keeps it."""
        decision = self.by_contractor
        return decision.publication if decision is not None and decision.verdict == Verdict.KEEP.value else None

    @property
    def may_be_public(self) -> bool:
        """Whether its contractor may show that it became public."""
        return self.known.type in PUBLISHABLE

    @property
    def gone_by_reviewer(self) -> bool:
        """Whether its contractor cannot keep it, see decisions.wanted_gone."""
        return self.by_reviewer is not None and self.by_reviewer.verdict == Verdict.SCRUB.value

    @property
    def gone_by_contractor(self) -> bool:
        """Whether a reviewer cannot keep it."""
        if self.by_contractor is None:
            return self.known.type in DECLARED
        return self.by_contractor.verdict == Verdict.SCRUB.value


@dataclass(slots=True)
class PartView:
    """A part of a file that a person decides about: one that was not read, or one that readers may not see."""

    locator: str
    what: str
    unread: bool
    verdict: str
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class LanguageView:
    """Text in a language in which names are not looked for."""

    language: str
    locators: list[str]
    part: str
    read: bool

    @property
    def first(self) -> list[str]:
        """The places that are named."""
        return self.locators[:_SHOWN_TO_DECIDE]

    @property
    def more(self) -> bool:
        """Whether there are further places."""
        return len(self.locators) > _SHOWN_TO_DECIDE


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The git history of an archive: left out, unless its contractor keeps it. `commits` are those in the copy."""

    kept: bool
    commits: int


@dataclass
class FileView:
    """A live file with its newest run."""

    file: TaskFile
    run: ScrubRun | None
    label: str
    verdicts: dict[str, str] = field(default_factory=dict)

    @property
    def is_brief(self) -> bool:
        """Whether this is the task's own text."""
        return self.file.role == FileRole.BRIEF

    @property
    def has_copy(self) -> bool:
        """Whether there is a scrubbed copy that may be shown."""
        settled = self.file.state in {FileState.CLEAN, FileState.NEEDS_DECISION}
        return settled and self.run is not None and bool(self.run.scrubbed)

    @property
    def family_name(self) -> str:
        """Its kind of file in words."""
        return FAMILIES[self.file.family]

    @property
    def explanation(self) -> Explanation | None:
        """Why it is held, and what its contractor can do."""
        return explain(self.file.reason) if self.file.state == FileState.HELD and self.file.reason else None

    @property
    def stages(self) -> list[tuple[str, str]]:
        """The stages it goes through, each as (words, "done" | "now" | "failed" | "")."""
        order = list(Stage)[:-1]
        if self.file.state == FileState.HELD:
            return [(stage.label, "failed" if stage is order[-1] else "done") for stage in order]
        if self.file.is_settled:
            return [(stage.label, "done") for stage in order]
        present = Stage.QUEUED if self.file.state == FileState.UPLOADED else Stage(self.file.stage)
        at = order.index(present) if present in order else len(order)
        return [
            (stage.label, "done" if index < at else "now" if index == at else "") for index, stage in enumerate(order)
        ]

    @cached_property
    def details(self) -> RunDetails:
        """What its newest run says: unread parts, constructs, what was stripped."""
        return self.run.details if self.run else RunDetails()

    @property
    def reach(self) -> Reach | None:
        """How much of its text was read, where that is counted."""
        return Reach.from_json(self.details.reach)

    @property
    def stripped(self) -> list[str]:
        """What was left out of its copy, but for what became of its pages."""
        return [part for part in self.details.stripped if not _PAGE.match(part)]

    @property
    def pages(self) -> list[str]:
        """What became of a PDF's pages, those together that went the same way."""
        modes: dict[str, list[int]] = {}
        for part in self.details.stripped:
            if match := _PAGE.match(part):
                modes.setdefault(match[2], []).append(int(match[1]))
        return [f"{ranges(sorted(numbers))}: {mode}" for mode, numbers in sorted(modes.items())]

    @property
    def unread(self) -> list[PartView]:
        """The parts that were not read."""
        return [
            PartView(locator or "the file as a whole", explain(code).happened, True, "", explain(code))
            if not locator
            else PartView(locator, "", True, self.verdicts.get(locator, ""), explain(code))
            for locator, code in self.details.unread
        ]

    @property
    def removable(self) -> list[PartView]:
        """The unread parts that can be removed and are not yet."""
        whole = {locator for locator, _ in self.details.unread if locator}
        return [part for part in self.unread if part.locator in whole and not part.verdict]

    @property
    def constructs(self) -> list[PartView]:
        """The parts a person decides about, such as hidden sheets and notes."""
        return [
            PartView(locator, kind, False, self.verdicts.get(locator, ""))
            for kind, locator, decide in self.details.constructs
            if decide
        ]

    @property
    def history(self) -> HistoryView | None:
        """Its git history, if it has one. A run that this held says nothing of it, but the decision does."""
        kept = self.verdicts.get(HISTORY) == PartDecision.Verdict.KEEP.value
        if kept or any(locator == HISTORY for _, locator, _ in self.details.constructs):
            return HistoryView(kept, self.details.commits)
        return None

    @property
    def unchecked(self) -> list[LanguageView]:
        """The languages in which names were not looked for, and whether somebody has read the text."""
        return [
            LanguageView(language, locators, names_in(language), names_in(language) in self.verdicts)
            for language, locators in self.details.unchecked
        ]


@dataclass(slots=True)
class Group:
    """Values that stand the same way."""

    standing: Standing
    values: list[ValueView]

    @property
    def title(self) -> str:
        """The group's heading."""
        return _GROUPS[self.standing][0]

    @property
    def words(self) -> str:
        """What being in this group means."""
        return _GROUPS[self.standing][1]


_GROUPS = {
    Standing.OPEN: (
        "To decide",
        "None of these leaves: they stay out of the copies until somebody decides, and the task waits for that.",
    ),
    Standing.KEPT: ("Kept by people", "They stand in the copy as they are."),
    Standing.STAYS: ("Public, stays", "Places, dates and public names: work without them is no benchmark."),
    Standing.SCRUBBED: (
        "Replaced",
        "The same value gets the same substitute everywhere, so the work still holds together.",
    ),
}


@dataclass
class Dossier:
    """A task's files and values."""

    task: Task
    files: list[FileView]
    values: list[ValueView]

    @property
    def settled(self) -> bool:
        """Whether no worker has to touch any of the files any more."""
        return all(view.file.is_settled for view in self.files)

    @property
    def has_read(self) -> bool:
        """Whether any file was read and has a copy; while none has, nothing can be said to be free of anything."""
        return any(view.has_copy and not view.is_brief for view in self.files)

    @property
    def brief(self) -> FileView | None:
        """The task's own text."""
        return next((view for view in self.files if view.is_brief), None)

    @property
    def references(self) -> list[FileView]:
        """What the contractor was given."""
        return [view for view in self.files if view.file.role == FileRole.REFERENCE]

    @property
    def deliverables(self) -> list[FileView]:
        """What the contractor made."""
        return [view for view in self.files if view.file.role == FileRole.DELIVERABLE]

    @property
    def held(self) -> list[FileView]:
        """The files that could not be proved clean."""
        return [view for view in self.files if view.file.state == FileState.HELD]

    @property
    def with_parts(self) -> list[FileView]:
        """The files with parts to decide about."""
        return [view for view in self.files if view.constructs]

    @property
    def with_history(self) -> list[FileView]:
        """The archives with a git history."""
        return [view for view in self.files if view.history]

    @property
    def with_unchecked(self) -> list[FileView]:
        """The files with text in which names were not looked for."""
        return [view for view in self.files if view.unchecked]

    @property
    def open_values(self) -> int:
        """How many values wait for a person."""
        return sum(view.standing is Standing.OPEN for view in self.values)

    @property
    def open_parts(self) -> int:
        """How many parts wait for a person."""
        parts = sum(not part.verdict for view in self.files for part in view.constructs)
        return parts + sum(not part.read for view in self.files for part in view.unchecked)

    def counts(self) -> dict[str, int]:
        """Return how many values stand each way."""
        counts = dict.fromkeys(map(str, Standing), 0)
        for view in self.values:
            counts[view.standing.value] += 1
        return counts

    def categories(self) -> list[tuple[str, str, int]]:
        """Return (key, words, number of values) of the categories that occur."""
        counts: dict[Category, int] = defaultdict(int)
        for view in self.values:
            counts[view.known.category] += 1
        return [(category.value, CATEGORIES[category], counts[category]) for category in Category if counts[category]]

    def chosen(self, standing: str = "", category: str = "") -> list[ValueView]:
        """Return the values in the order in which people should look at them; empty filters choose all."""
        fits = [
            view
            for view in self.values
            if (not category or view.known.category.value == category)
            and (not standing or view.standing.value == standing)
        ]
        order = list(Standing)
        return sorted(fits, key=lambda view: order.index(view.standing))


def grouped(values: Iterable[ValueView]) -> list[Group]:
    """Return values that come in the order of their standing as groups."""
    return [Group(standing, list(group)) for standing, group in groupby(values, key=lambda view: view.standing)]


def newest_runs(files: list[TaskFile]) -> dict[TaskFile, ScrubRun]:
    """Return the run that counts of every file that has one; it shares the file's task and so its key."""
    by_id = {file.pk: file for file in files}
    found: dict[TaskFile, ScrubRun] = {}
    for run in ScrubRun.objects.filter(file__in=by_id).order_by("-finished_at"):
        file = by_id[run.file_id]
        if file not in found:
            run.file = file
            found[file] = run
    return found


def load(task: Task, *, for_reviewer: bool) -> Dossier:
    """Read a task's dossier."""
    policies.follow()
    files = freshness.live_files(task)
    runs = newest_runs(files)
    labels = {file: _label(file, runs.get(file), for_reviewer) for file in files}
    verdicts = _verdicts(files)
    views = [FileView(file, runs.get(file), labels[file], verdicts.get(file.pk, {})) for file in files]
    values = _values(task, list(runs.values()), labels, for_reviewer)
    return Dossier(task, views, values)


def _label(file: TaskFile, run: ScrubRun | None, for_reviewer: bool) -> str:
    if file.role == FileRole.BRIEF:
        return "Request and rubric"
    if not for_reviewer:
        return file.name
    return run.scrubbed_name if run and run.sealed_name else f"File {file.position + 1}"


def _verdicts(files: list[TaskFile]) -> dict[object, dict[str, str]]:
    by_file = {file.pk: file for file in files}
    found: dict[object, dict[str, str]] = defaultdict(dict)
    for part in PartDecision.objects.filter(file__in=files):
        part.file = by_file[part.file_id]
        found[part.file_id][part.locator] = part.verdict
    return found


def _named(file: TaskFile, occurrences: list[Occurrence]) -> list[Occurrence]:
    if file.role != FileRole.BRIEF:
        return occurrences
    return [replace(one, locator=BRIEF_PLACES.get(one.locator, one.locator)) for one in occurrences]


def _values(task: Task, runs: list[ScrubRun], labels: dict[TaskFile, str], for_reviewer: bool) -> list[ValueView]:
    places: dict[object, list[Place]] = defaultdict(list)
    by_id = {run.pk: run for run in runs}
    for finding in Finding.objects.filter(run__in=by_id):
        finding.run = by_id[finding.run_id]
        file = finding.run.file
        places[finding.value_id].append(Place(file, labels[file], finding.count, _named(file, finding.occurrences)))
    history: dict[object, list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(value__task=task).select_related("who"):
        history[decision.value_id].append(decision)
    order = {file: index for index, file in enumerate(labels)}
    views = []
    for value in Value.objects.filter(task=task):
        shown = value.pk in places or (value.origin == Value.Origin.ADDED and not for_reviewer)
        if not shown:
            continue
        value.task = task
        for decision in history[value.pk]:
            decision.value = value
        found = sorted(places[value.pk], key=lambda place: order[place.file])
        views.append(ValueView(value, value.known(), found, history[value.pk]))
    return views


def kind_name(kind: str) -> str:
    """Return what reading calls a text that is not simply visible."""
    return KINDS.get(kind, kind)
