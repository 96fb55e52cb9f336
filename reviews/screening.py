"""What will trouble whoever judges a task, in friendly words: advice to its contractor, and a look for its reviewer.

Nothing here keeps anybody from submitting or approving. What needs a file's text was noted by the worker.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reviews.dossier import Dossier, FileView
from reviews.wording import BRIEF_PLACES, KINDS
from scrubbing.screening import Concern
from submissions.media import Family
from submissions.models import Task

# Hours below which a task is a small one.
_SMALL = 0.5
_PLACES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One thing worth a look: a sentence, the file it is about, and the places in it."""

    sentence: str
    label: str = ""
    places: list[str] = field(default_factory=list)
    grave: bool = False


_OF_CONCERN: dict[Concern, tuple[str, str]] = {
    Concern.EMPTY: (
        "There is not a word in this file. Is it the right one?",
        "There is not a word in this file.",
    ),
    Concern.SHORT: (
        "This is only a few words long. If there is more of the work, upload that too.",
        "This is only a few words long.",
    ),
    Concern.SUMMARY: (
        "This reads like a report about the work. What a model is measured against is the work itself: upload what you "
        "made, such as the workbook or the letter.",
        "This reads like a report about the work rather than the work itself.",
    ),
    Concern.PLACEHOLDER: (
        "Something here still waits to be filled in. Finish it, or take it out.",
        "Something here still waits to be filled in.",
    ),
    Concern.INJECTION: (
        "Something here speaks to a grader or to a model instead of the reader. Take it out, unless the task is about "
        "such sentences; a reviewer will see it.",
        "Something here speaks to a grader or to a model instead of the reader.",
    ),
}
# Of these one good deliverable makes up for the others: a short mail may come with a workbook.
_FORGIVEN = frozenset({Concern.SHORT, Concern.SUMMARY})
_ENDINGS = (
    "docx?|xlsx?|xlsm|pptx?|pdf|csv|tsv|txt|md|rtf|odt|ods|odp|png|jpe?g|tiff?|gif|webp|svg|zip|tar\\.gz|tgz|"
    "ipynb|html?|"
    "eml|json|xml|py|js|ts|sql|mp[34]|mov|wav|dwg|step"
)
_NAMED = re.compile(rf"(?P<name>[^\s\"“”‘’'<>|*?:;,()\[\]]{{1,120}}\.(?:{_ENDINGS}))(?!\w)", re.IGNORECASE)
_ENDING = re.compile(rf"\.(?:{_ENDINGS})\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]+")
_VERSION = re.compile(r"(?:\s*(?:\(\d+\)|copy|final|v\d{1,3}|version \d+|rev\d*))+\Z", re.IGNORECASE)
# How many characters before an ending may belong to a name with spaces in it.
_BACK = 120
_SHORTEST_PART = 4
_MINUTES = re.compile(
    r"(?<!\w)(?:takes?|took|spend|needs?|allow) (?:you |me |us |only |just |about |around |roughly |less than |no "
    r"more than |"
    r"at most |under ){0,4}(?:an? (?:few|couple of)|[1-9]|1\d|20|two|three|four|five|ten|fifteen|twenty)(?:[ "
    r"-](?:to|or) \w+)?[ -]"
    r"min(?:ute)?s?(?!\w)",
    re.IGNORECASE,
)


def points(
    task: Task, loaded: Dossier, words: Sequence[str], names: Iterable[str], *, for_reviewer: bool
) -> list[Point]:
    """Return what is worth a look in a task, the gravest first.

    `words` are the request, its context and criteria, and `names` the files' names: for a reviewer both as scrubbed.
    """
    found = [
        *_of_files(loaded, for_reviewer),
        *_of_names(words, list(names), loaded, for_reviewer),
        *_of_time(task, words, for_reviewer),
    ]
    return sorted(found, key=lambda point: not point.grave)


def _of_files(loaded: Dossier, for_reviewer: bool) -> Iterator[Point]:
    concerned = {view.file.pk: {Concern(row[0]) for row in view.details.remarks} for view in loaded.files}
    forgiven = any(not concerned[view.file.pk] & (_FORGIVEN | {Concern.EMPTY}) for view in loaded.deliverables)
    deliverables = {view.file.pk for view in loaded.deliverables}
    for view in loaded.files:
        for concern in Concern:
            if concern not in concerned[view.file.pk] or (concern in _FORGIVEN and forgiven):
                continue
            if concern is Concern.INJECTION or view.file.pk in deliverables:
                sentence = _OF_CONCERN[concern][1 if for_reviewer else 0]
                yield Point(sentence, view.label, _places(view, concern), concern is Concern.INJECTION)


def _places(view: FileView, concern: Concern) -> list[str]:
    """Return where it is, and how a reader would meet it there unless it is plain to see."""
    rows = [row for row in view.details.remarks if row[0] == concern.value and row[1]]
    places = []
    for _, locator, kind in rows[:_PLACES_SHOWN]:
        place = BRIEF_PLACES.get(locator, locator) if view.is_brief else locator
        met = KINDS.get(kind, kind).lower()
        places.append(f"{place}, {met}" if met else place)
    left = len(rows) - len(places)
    return [*places, f"and {left} more"] if left > 0 else places


def _of_names(words: Sequence[str], names: list[str], loaded: Dossier, for_reviewer: bool) -> Iterator[Point]:
    archived = any(view.file.family == Family.REPOSITORY for view in loaded.files if not view.is_brief)
    unless = ", unless it lies in an archive" if archived else ""
    for name in missing("\n".join(words), names):
        mend = "" if for_reviewer else " Upload it, or write the file's own name in the request."
        yield Point(f"The request speaks of “{name}”, but no file of the task has that name{unless}.{mend}")


def missing(text: str, names: Sequence[str]) -> list[str]:
    """Return the files that a text names and that are not among the names, each once, as written.

    Names are compared without case, marks, versions and endings: people rename what they upload.
    """
    known = [plain for plain in map(_plain, names) if plain]
    found: dict[str, str] = {}
    for match in _NAMED.finditer(text):
        name = match["name"].rpartition("/")[2].rpartition("\\")[2].lstrip(".-–—")
        if match["name"].startswith("//") or match["name"].lower().startswith("www.") or not _ENDING.sub("", name):
            continue
        line = text[max(0, match.end() - _BACK) : match.end()].rpartition("\n")[2]
        if not any(_is_meant(plain, name, line) for plain in known):
            found.setdefault(_plain(name), name)
    return list(found.values())


def _is_meant(plain: str, name: str, line: str) -> bool:
    """Whether a file is the one that is named at the end of a line, whose first words may belong to the name."""
    part = _plain(name)
    return _plain(line).endswith(plain) or (len(part) >= _SHORTEST_PART and part in plain)


def _plain(name: str) -> str:
    stem = _VERSION.sub("", _ENDING.sub("", unicodedata.normalize("NFKC", name)).replace("_", " "))
    return _BETWEEN.sub("", stem).casefold()


def _of_time(task: Task, words: Sequence[str], for_reviewer: bool) -> Iterator[Point]:
    if task.hours is not None and task.hours < _SMALL:
        whose = "The contractor says" if for_reviewer else "You say"
        mend = "" if for_reviewer else " If it took longer with everything around it, say so in the form."
        yield Point(f"{whose} that the work took less than half an hour; that is little for a benchmark.{mend}")
    if any(_MINUTES.search(text) for text in words):
        yield Point("The request itself speaks of a few minutes of work; that is little for a benchmark.")
