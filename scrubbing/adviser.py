"""The adviser's work: read a text or file, say what is sensitive in it and what would happen to it. Nothing is written.

Plain Python; `answer` runs inside a sandboxed child, with the same readers and the same detection as the line.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from scrubbing.answers import Advised, Answer, Spot
from scrubbing.detection import Detection, detect
from scrubbing.detection import policy as policies
from scrubbing.document import Document, Unit
from scrubbing.extraction import registry as extraction
from scrubbing.extraction.text import blocks
from scrubbing.findings import Finding, normalise
from scrubbing.formats.views import View, folded
from scrubbing.limits import Budget, Limits
from scrubbing.pipeline import name_unit
from scrubbing.sandbox import Report, Watch, run
from scrubbing.sights import TYPES as SEEN
from scrubbing.sights import words
from scrubbing.surrogates import Surrogates
from scrubbing.values import learn
from submissions.media import MediaType
from submissions.reasons import Held, Reason

# Somebody sits in front of the page: what takes longer than this is better handed in as a task's file.
LIMITS = Limits(wall_seconds=300, cpu_seconds=300)
# Values listed for each thing that can happen to one; a page with more is read by nobody.
_MAX_LISTED = 250
_MAX_SPOTS = 5


@dataclass(frozen=True, slots=True)
class Question:
    """A pasted text, or a file: then `source` is its plain bytes. `folder` is private to the question."""

    folder: Path
    text: str = ""
    source: Path | None = None
    media_type: MediaType = MediaType.TEXT
    name: str = ""
    limits: Limits = field(default_factory=lambda: LIMITS)


def answer_in_sandbox(question: Question, watch: Watch) -> Answer:
    """Run `answer` in a limited child.

    Raises:
        Held: the file cannot be read, or a limit was met.
        ChildLost: the child died without an answer.
        Abandoned: the watch said to stop.
    """
    limits = question.limits
    return Answer.from_json(run(lambda report: answer(question, report).as_json(), question.folder, limits, watch))


def answer(question: Question, report: Report) -> Answer:
    """Answer a question.

    Raises:
        Held: the file cannot be read.
    """
    report("reading")
    pasted = _Pasted(question.text)
    document = pasted.document if question.source is None else _read(question.source, question)
    report("detecting")
    try:
        detection = detect(document, (), ())
        values = _values(document, detection, pasted)
    except (Held, MemoryError, OSError):
        raise
    except Exception as error:
        raise Held(Reason.DETECTION_INCOMPLETE) from error
    listed = list(_listed(values))
    return Answer(
        values=listed,
        omitted=dict(Counter(value.action.value for value in values) - Counter(value.action.value for value in listed)),
        constructs=[(part.kind.value, part.locator, part.decide) for part in document.all_constructs()],
        unread=[(part.locator, part.reason.value) for part in [*document.all_unread(), *detection.unread]],
        unchecked=[(part.language, part.locators) for part in detection.unchecked],
        ocr=document.ocr_engine,
    )


def _read(source: Path, question: Question) -> Document:
    with source.open("rb") as stream:
        document = extraction.read(stream, question.media_type, Budget(question.limits))
    document.units.append(name_unit(question.name))
    return document


class _Pasted:
    """A pasted text as a document, and the way back from a finding to its place in the text."""

    def __init__(self, text: str) -> None:
        parts = list(blocks(text))
        starts = accumulate((len(block) for _, block in parts), initial=0)
        self._places: dict[str, tuple[int, View]] = {}
        self.document = Document(MediaType.TEXT)
        for (line, block), start in zip(parts, starts, strict=False):
            view = folded(block)
            locator = f"line {line}"
            self._places[locator] = (start, view)
            self.document.units.append(Unit(locator, view.text))

    def mark(self, finding: Finding) -> tuple[int, int] | None:
        """Return where a finding stands in the text; None when it is of a file."""
        place = self._places.get(finding.locator)
        if place is None:
            return None
        start, view = place
        return start + view.raw_start(finding.start), start + view.raw_end(finding.end)


def _values(document: Document, detection: Detection, pasted: _Pasted) -> list[Advised]:
    """Group findings by unique value, with what the line would do to each."""
    surrogates = Surrogates(secrets.token_bytes(32))
    known = {normalise(value.text): value for value in learn(detection.findings, (), surrogates, policies.load())}
    kinds = {unit.locator: unit.kind.value for unit in document.all_units()}
    found: dict[str, Advised] = {}
    for finding in detection.findings:
        key = normalise(finding.value)
        if key not in known:
            continue
        value = known[key]
        if key not in found:
            text = words(finding.value) if finding.type in SEEN else finding.value
            found[key] = Advised(text, value.type, value.action, value.substitute, picture=finding.picture)
        _add(found[key], finding, pasted.mark(finding), kinds.get(finding.locator, ""))
    return list(found.values())


def _add(value: Advised, finding: Finding, mark: tuple[int, int] | None, kind: str) -> None:
    value.count += 1
    value.score = max(value.score, finding.score)
    # What told another type than the one that decides would only confuse.
    if finding.type == value.type and finding.reason not in value.reasons:
        value.reasons.append(finding.reason)
    if mark is not None:
        value.marks.append(mark)
    elif len(value.spots) < _MAX_SPOTS:
        value.spots.append(Spot(finding.locator, kind, finding.before, finding.value, finding.after))


def _listed(values: Iterable[Advised]) -> Iterator[Advised]:
    """Yield the first values of each thing that can happen to one."""
    seen: Counter[str] = Counter()
    for value in values:
        seen[value.action.value] += 1
        if seen[value.action.value] <= _MAX_LISTED:
            yield value
