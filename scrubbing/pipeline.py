"""The line for one file: read, detect, redact, prove. Plain Python; `scrub` runs inside a sandboxed child.

The caller gives what the task knows already (identity terms, values, decisions) and gets back everything it has to
keep. Nothing here knows of a database.
"""

import json
import re
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from scrubbing import conversion, heap, previews
from scrubbing.conversion import Conversion, Converter
from scrubbing.detection import Detection, Memory, Term, detect
from scrubbing.detection import policy as policies
from scrubbing.detection import warm as load_engines
from scrubbing.detection.terms import expanded
from scrubbing.document import Document, Kind, Unit, Unread, names_in
from scrubbing.extraction import registry as extraction
from scrubbing.extraction.text import blocks
from scrubbing.findings import Action, Category, Finding, KnownValue, Verdict, normalise
from scrubbing.limits import Budget, Limits
from scrubbing.matching import Match, Matcher
from scrubbing.proofreading import Proofreading
from scrubbing.reached import Reach
from scrubbing.redaction import registry as redaction
from scrubbing.redaction.plan import CUT_OUT, Plan
from scrubbing.sandbox import Report, Watch, run
from scrubbing.screening import screen
from scrubbing.sights import TYPES as SEEN
from scrubbing.surnames import unmistakable
from scrubbing.surrogates import Surrogates
from scrubbing.values import accounts, declared, learn, shown
from scrubbing.verification import OF_CODE, OF_PICTURE, Check, reach, verify
from scrubbing.verification import Report as Proof
from scrubbing.version import ENGINE_VERSION, policy_version
from submissions.media import FAMILIES, Family, MediaType, copied_as, copy_name
from submissions.reasons import Held, Reason

NAME_LOCATOR = "file name"
# A copy that still shows something new is redacted again with that value known: invented names beside a word may make
# it look like one. So many times mean that it cannot be.
_MAX_PASSES = 5
_MAX_OCCURRENCES = 20
_COPY = "scrubbed"
# The check of verification/report.py that says the writer, not the search, is at fault.
_DOES_NOT_OPEN = "does not open"
# The check that is made here, beside those of verification/report.py: the copy goes through detection as well.
_STILL_FOUND = "still found"
# What is called a person's or a street's in the middle of a company's or place's name is the name's, if that was found
# and stays: other words around it make the second search hesitate, and no copy is redacted anew for that.
_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "ADDRESS"})
_PUBLIC = frozenset({"ORGANIZATION", "LOCATION"})
# Of pages of PDFs from which values were cut, redaction lets only those stand that it held against the original.
_DRAWN_ALIKE = "drawn alike"
_ENCODED = re.compile(r"[A-Za-z0-9+/]{76,}={0,2}")
# Nobody wrote it, and nobody lives there.
_LETTER = b"""\
Dear Mr John Miller,

please write to john.miller@acme.example or call (415) 555-0100 before 3 March 2024: 12 Harbour Road, Leeds LS1 4AP.

Ingrid Moretti, Norden Marine AS
"""
_NAME_SPACES = str.maketrans("_-+", "   ")


@dataclass(frozen=True, slots=True)
class Job:
    """One file to scrub. `source` is its plain bytes; `folder` is private to the job and takes everything written.

    `secret` draws the task's surrogates. `removals` and `keeps` are locators of parts a person decided about;
    a language in which names are not looked for is kept once somebody has read it.
    """

    source: Path
    folder: Path
    media_type: MediaType
    name: str
    secret: bytes
    terms: Sequence[Term] = ()
    known: Sequence[KnownValue] = ()
    removals: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    # The task's brief and local runs need no pictures of the copy.
    with_previews: bool = True
    # What must be able to convert an Office copy before it counts as proved, where there is such a program.
    converter: Converter | None = None


@dataclass(slots=True)
class Found:
    """A value in this file: how often, how sure, and the first places with their context."""

    text: str
    count: int = 0
    score: float = 0.0
    occurrences: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What became of a file. Paths are relative to the job's folder; `status` is clean, needs_decision or held."""

    status: str
    reason: str = ""
    name: str = ""
    values: list[KnownValue] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    constructs: list[tuple[str, str, bool]] = field(default_factory=list)
    unchecked: list[tuple[str, list[str]]] = field(default_factory=list)
    remarks: list[tuple[str, str, str]] = field(default_factory=list)
    stripped: list[str] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    ocr: str = ""
    # What the proof of the copy checked and how much it searched; empty without a copy.
    checks: list[str] = field(default_factory=list)
    searched: dict[str, int] = field(default_factory=dict)
    output: str = ""
    original_text: str = ""
    scrubbed_text: str = ""
    previews: list[str] = field(default_factory=list)
    # How much of the original's text was read; None for files whose text is not counted.
    reach: Reach | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    engine_version: str = ENGINE_VERSION
    policy_version: str = field(default_factory=policy_version)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Outcome":
        """Read what the child answered."""
        outcome = cls(**data)
        outcome.values = [
            KnownValue(
                **{
                    **value,
                    "category": Category(value["category"]),
                    "action": Action(value["action"]),
                    "verdict": Verdict(value["verdict"]) if value["verdict"] else None,
                }
            )
            for value in data["values"]
        ]
        outcome.found = [Found(**found) for found in data["found"]]
        outcome.reach = Reach.from_json(data["reach"])
        return outcome


@dataclass(frozen=True, slots=True)
class _Original:
    """The original as it was read, and what stood in it."""

    document: Document
    detection: Detection
    memory: Memory
    # Hashes of its texts, and of those nested in it, each as a whole.
    wholes: frozenset[int]


def scrub_in_sandbox(job: Job, watch: Watch) -> Outcome:
    """Run `scrub` in a limited child and return its outcome; a refusal becomes a held outcome.

    An Office copy is then converted in another child, if the job names a converter.

    Raises:
        ChildLost: the child died without an answer.
        Abandoned: the watch said to stop.
    """
    try:
        outcome = Outcome.from_json(run(lambda report: asdict(scrub(job, report)), job.folder, job.limits, watch))
    except Held as held:
        unread = [(held.locator, held.reason.value)] if held.locator else []
        return Outcome("held", held.reason.value, unread=unread)
    if outcome.output and job.converter is not None:
        _prove_by_converting(job, job.converter, outcome, watch)
    return outcome


def _prove_by_converting(job: Job, converter: Converter, outcome: Outcome, watch: Watch) -> None:
    """Have the copy converted; one that cannot be is deleted, with all that was to be seen of it.

    The copy lies where `scrub` wrote it, whatever a child says: nothing else of the folder is ever converted.
    """
    began = time.monotonic()
    converted = conversion.convert(job.folder / _COPY, copied_as(job.media_type), converter, job.limits, watch)
    if converted is None:
        return
    outcome.seconds["converting"] = round(time.monotonic() - began, 3)
    if converted is Conversion.FAILED:
        _give_up(outcome, job.folder / _COPY, [(conversion.CHECK, "")])
        outcome.output, outcome.scrubbed_text = "", ""
        outcome.checks, outcome.searched, outcome.previews = [], {}, []
        outcome.reason = Reason.NOT_CONVERTED.value
    else:
        said = conversion.CHECK if converted is Conversion.CONVERTED else converter.too_long
        outcome.checks = sorted([*outcome.checks, said])


def scrub(job: Job, report: Report) -> Outcome:
    """Take one file through the line. Everything written lies in `job.folder`.

    Raises:
        Held: the file cannot be read, redacted or proved; nothing may leave.
    """
    clock = _Clock(report)
    budget = Budget(job.limits)
    with clock.stage("reading"), job.source.open("rb") as source:
        document = extraction.read(source, job.media_type, budget, job.keeps)
        reached = reach(source, document)
    wholes = frozenset(_wholes(document))
    document.units.append(name_unit(job.name))
    memory: Memory = {}
    with clock.stage("detecting"), _failing_as(Reason.DETECTION_INCOMPLETE):
        detection = detect(document, job.terms, job.known, memory=memory)
        surrogates = Surrogates(job.secret, job.known)
        surrogates.meet((term.text, term.type) for term in expanded(job.terms))
        values = learn(detection.findings, job.known, surrogates, policies.load())
        values = shown(detection.shown, values, surrogates, policies.load())
    outcome = _describe(job, document, detection, values)
    outcome.reach = reached
    outcome.original_text = _write_texts(
        job, "original.jsonl", ((u.locator, u.kind, u.text) for u in document.all_units())
    )
    if outcome.unread:
        outcome.status, outcome.reason = "held", Reason.NOT_FULLY_READ.value
    else:
        original = _Original(document, detection, memory, wholes)
        _redact_until_proved(job, original, surrogates, outcome, clock)
    outcome.seconds = clock.seconds
    return outcome


def warm() -> None:
    """Load all that files need, so that forked children share it instead of loading it for every file anew.

    A letter goes through the line, since much is only loaded when it is first needed. Starts no thread.
    """
    load_engines()
    Image.preinit()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        source.write_bytes(_LETTER)
        scrub(Job(source, Path(folder), MediaType.TEXT, "letter.txt", b"\0" * 32), lambda _: None)


def name_unit(name: str) -> Unit:
    """Return a file's own name as a text of the file: it is searched like every other."""
    return Unit(NAME_LOCATOR, name.translate(_NAME_SPACES), Kind.NAME)


def _describe(job: Job, document: Document, detection: Detection, values: list[KnownValue]) -> Outcome:
    """Collect what people are shown, whatever becomes of the copy."""
    unread: list[Unread] = [*document.all_unread(), *detection.unread]
    constructs = list(document.all_constructs())
    left = [part for part in unread if not _covered(part.locator, job.removals)]
    undecided = any(part.decide and part.locator not in job.removals | job.keeps for part in constructs)
    undecided = undecided or any(names_in(part.language) not in job.keeps for part in detection.unchecked)
    found = _group(detection.findings)
    keys = {normalise(entry.text) for entry in found}
    undecided = undecided or any(value.undecided for value in values if normalise(value.text) in keys)
    return Outcome(
        status="needs_decision" if undecided else "clean",
        values=values,
        found=found,
        unread=[(part.locator, part.reason.value) for part in left],
        constructs=[(part.kind.value, part.locator, part.decide) for part in constructs],
        unchecked=[(part.language, part.locators) for part in detection.unchecked],
        remarks=[remark.as_row() for remark in screen(document, job.media_type)],
        ocr=document.ocr_engine,
    )


def _wholes(document: Document) -> Iterator[int]:
    yield hash("".join(unit.text for unit in document.units).rstrip())
    for member in document.members.values():
        yield from _wholes(member.document)


def _covered(locator: str, removals: frozenset[str]) -> bool:
    """Whether the part, or a part it lies in, is removed."""
    return any(locator == removed or locator.startswith(f"{removed} > ") for removed in removals)


def _redact_until_proved(
    job: Job,
    original: _Original,
    surrogates: Surrogates,
    outcome: Outcome,
    clock: "_Clock",
) -> None:
    """Write the copy, prove it, and repeat with what the proof newly found. Raises Held when it cannot be proved."""
    removals = job.removals | {
        part.locator for part in original.document.all_constructs() if part.decide and part.locator not in job.keeps
    }
    target = job.folder / _COPY
    failures: list[tuple[str, str]] = []
    for _ in range(_MAX_PASSES):
        sought = [*outcome.values, *declared(job.terms, outcome.values, surrogates, policies.load())]
        sought += accounts(job.terms, sought)
        proof = _write_and_prove(job, target, original.document, sought, removals, outcome, clock)
        with clock.stage("verifying"):
            failures = [(failure.check, failure.locator) for failure in proof.failures]
            plan, reading = Plan(sought, removals), Proofreading(original.document, proof)
            if failures:
                if _can_be_shown(failures) and reading.show([place for _, place in failures], plan):
                    continue
                break
            with _failing_as(Reason.DETECTION_INCOMPLETE):
                texts = [*proof.texts, (NAME_LOCATOR, outcome.name)]
                found = _detect_again(job, original, texts, sought)
            fresh = [finding for finding in found if not reading.is_painted(finding, plan)]
        if not fresh:
            alike = {_DRAWN_ALIKE} if _has_cut_pages(outcome) else set()
            outcome.checks = sorted({*proof.checks, _STILL_FOUND, *alike})
            outcome.searched = asdict(proof.coverage)
            # The copy is read once more, as large as it is.
            original.memory.clear()
            heap.return_freed()
            _keep(job, target, outcome, proof.texts)
            return
        outcome.values = learn(fresh, outcome.values, surrogates, policies.load())
        reading.show_found(fresh, Plan(outcome.values, removals))
        outcome.found = _group([*original.detection.findings, *fresh])
        if any(finding.action is Action.DECIDE for finding in fresh):
            outcome.status = "needs_decision"
        failures = [(_STILL_FOUND, finding.locator) for finding in fresh[:_MAX_OCCURRENCES]]
    _give_up(outcome, target, failures)


def _can_be_shown(failures: list[tuple[str, str]]) -> bool:
    """Whether a copy fails for nothing but words that the proof alone read in pictures."""
    return all(check == Check.VALUE_IN_PICTURE for check, _ in failures)


def _write_and_prove(
    job: Job,
    target: Path,
    document: Document,
    sought: Sequence[KnownValue],
    removals: frozenset[str],
    outcome: Outcome,
    clock: "_Clock",
) -> Proof:
    """Write the copy and prove it. Where values were cut out of drawn pages and anything fails, the pages become
    pictures and are proved once more: what the cut may have left is then gone with the drawing."""
    # What is seen in a picture has no text to search for; the proof looks for it, too.
    gone = [value for value in sought if value.scrubbed and value.type not in SEEN]
    history = bool(document.histories)
    for cuts in (True, False):
        plan = Plan(sought, removals, cuts=cuts)
        with clock.stage("redacting"):
            outcome.stripped = _redact(job, target, document, plan)
            outcome.name = copy_name(plan.rewrite_name(job.name), job.media_type)
        with clock.stage("verifying"), _failing_as(Reason.VERIFICATION_FAILED), target.open("rb") as output:
            stays = [sight for sight in document.all_sights() if not plan.goes(sight.value)]
            proof = verify(output, copied_as(job.media_type), gone, Budget(job.limits), stays, carries_history=history)
        if not proof.failures or not _has_cut_pages(outcome):
            break
    return proof


def _has_cut_pages(outcome: Outcome) -> bool:
    return any(fragment.endswith(CUT_OUT) for fragment in outcome.stripped)


def _give_up(outcome: Outcome, target: Path, failures: list[tuple[str, str]]) -> None:
    """Delete a copy that was not proved and say what failed."""
    target.unlink(missing_ok=True)
    outcome.failures = failures
    unopened = all(check == _DOES_NOT_OPEN for check, _ in failures)
    outcome.status = "held"
    outcome.reason = (Reason.REDACTION_FAILED if unopened else Reason.VERIFICATION_FAILED).value


def _keep(job: Job, target: Path, outcome: Outcome, proved: list[tuple[str, str]]) -> None:
    """Note a proved copy, with its text and pictures for people to look at."""
    outcome.output = target.name
    outcome.scrubbed_text = _write_texts(job, "scrubbed.jsonl", _copy_texts(job, target, proved))
    if job.with_previews:
        outcome.previews = previews.write(target, job.media_type, job.folder)


def _copy_texts(job: Job, target: Path, proved: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the copy's text for people to read, at the places the original's text has.

    Pictures and pages would have to go through OCR again, so for them it is what the proof read.
    """
    if FAMILIES[job.media_type] in {Family.IMAGE, Family.PDF, Family.REPOSITORY, Family.EMAIL, Family.MAILBOX}:
        yield from ((locator, "", text) for locator, text in proved)
        return
    with target.open("rb") as copy:
        document = extraction.read(copy, job.media_type, Budget(job.limits), pictures=False)
    yield from ((unit.locator, unit.kind.value, unit.text) for unit in document.all_units())
    yield from ((locator, kind, text) for locator, text in proved if (kind := _read_from(locator)))


def _read_from(locator: str) -> str:
    """Return how a text that the proof read of a picture would be met there; nothing for any other text."""
    if locator.endswith(OF_PICTURE):
        return Kind.OCR.value
    return Kind.CODE.value if locator.rpartition(" > ")[2].startswith(f"{OF_CODE} ") else ""


def _redact(job: Job, target: Path, document: Document, plan: Plan) -> list[str]:
    """Write the copy."""
    with (
        _failing_as(Reason.REDACTION_FAILED),
        job.source.open("rb") as source,
        target.open("w+b") as output,
    ):
        return sorted(set(redaction.write(source, output, document, plan)))


@contextmanager
def _failing_as(reason: Reason) -> Iterator[None]:
    """Hold the file with this reason whatever class a library raises; limits keep their own reasons."""
    try:
        yield
    except (Held, MemoryError, OSError):
        raise
    except Exception as error:
        raise Held(reason) from error


def _detect_again(
    job: Job, original: _Original, texts: list[tuple[str, str]], values: list[KnownValue]
) -> list[Finding]:
    """Detect in the copy's text: what is neither a substitute nor decided to stay.

    Raises:
        Held: the search did not finish.
    """
    # Base64 is nobody's words: by chance it holds what looks like a handle, and what it encodes was read apart.
    units: list[Unit] = []
    for at, text in texts:
        said = _ENCODED.sub(" ", text)
        # What stands in the copy as it stood in the original is taken in the same pieces: they were searched already.
        pieces = (piece for _, piece in blocks(said)) if hash(said.rstrip()) in original.wholes else (said,)
        kind = Kind(_read_from(at) or Kind.VISIBLE)
        units += (Unit(at, piece, kind) for piece in pieces)
    document = Document(job.media_type, units=units)
    # What reads as confidential is a judgement on the original: a person decides about it once, not on each copy.
    detection = detect(document, job.terms, values, passages=False, memory=original.memory)
    if detection.unread:
        raise Held(Reason.DETECTION_INCOMPLETE)
    kept = {normalise(value.text) for value in values if not value.scrubbed}
    found = [
        finding
        for finding in detection.findings
        if finding.action is not Action.KEEP and normalise(finding.value) not in kept
    ]
    invented, public = _Places(units, found), _Places(units, found)
    surnames = unmistakable(values)
    for value in values:
        if value.substitute:
            # Where the plan puts them into identifiers, they are found there: "NovakReport" is nobody new.
            surname = value.type == "PERSON" and (" " in value.text or value.text.casefold() in surnames)
            inside = surname or value.category is Category.IDENTITY
            within = value.stands_within_words
            invented.add(value.substitute, inside_identifiers=inside, within_words=within)
        if not value.scrubbed and value.type in _PUBLIC:
            public.add(value.text)
    return [
        finding
        for finding in found
        if not invented.meets(finding) and not (finding.type in _NAMES and public.holds(finding))
    ]


class _Places:
    """Where some texts stand in a copy: an invented name, of which nothing is anybody's, a company's that stays."""

    def __init__(self, units: Iterable[Unit], found: Iterable[Finding]) -> None:
        """Look at those units only in which something was found: a workbook has hundreds of thousands."""
        self._matcher = Matcher[None]()
        self._texts: dict[str, list[str]] = {finding.locator: [] for finding in found}
        for unit in units:
            if unit.locator in self._texts:
                self._texts[unit.locator].append(unit.text)
        self._places: dict[str, list[Match[None]]] = {}

    def add(self, text: str, *, inside_identifiers: bool = False, within_words: bool = False) -> None:
        """Look for a text, too. All are added before the first question."""
        self._matcher.add(text, None, inside_identifiers=inside_identifiers, within_words=within_words)

    def meets(self, finding: Finding) -> bool:
        """Whether what was found overlaps one of the texts."""
        return any(self._last_place(text, finding.start, finding.end) for text in self._holding(finding))

    def holds(self, finding: Finding) -> bool:
        """Whether what was found lies within one of the texts."""
        places = (self._last_place(text, finding.start, finding.end) for text in self._holding(finding))
        return any(place and place.start <= finding.start and finding.end <= place.end for place in places)

    def _holding(self, finding: Finding) -> Iterator[str]:
        """Yield the texts at the finding's locator that say it at its place."""
        for text in self._texts[finding.locator]:
            if text[finding.start : finding.end] == finding.value:
                yield text

    def _last_place(self, text: str, start: int, end: int) -> Match[None] | None:
        """Return the last place that begins before `end`, if it ends behind `start`."""
        places = self._places.get(text)
        if places is None:
            places = self._places[text] = self._matcher.find(text)
        before = bisect_left(places, end, key=lambda match: match.start)
        return places[before - 1] if before > 0 and places[before - 1].end > start else None


def _group(findings: Iterable[Finding]) -> list[Found]:
    """Group findings by unique value, keeping the order of first appearance."""
    grouped: dict[str, Found] = {}
    for finding in findings:
        found = grouped.setdefault(normalise(finding.value), Found(finding.value))
        found.count += 1
        found.score = max(found.score, finding.score)
        if len(found.occurrences) < _MAX_OCCURRENCES:
            found.occurrences.append(
                {
                    "locator": finding.locator,
                    "before": finding.before,
                    "text": finding.value,
                    "after": finding.after,
                    "reason": finding.reason,
                    "picture": finding.picture,
                }
            )
    return list(grouped.values())


def _write_texts(job: Job, name: str, texts: Iterable[tuple[str, str, str]]) -> str:
    with (job.folder / name).open("w", encoding="utf-8", errors="backslashreplace") as stream:
        for entry in texts:
            stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return name


class _Clock:
    """Tells the parent which stage runs, keeps the seconds spent in each, and lets go of what it needed."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._report(name)
        began = time.monotonic()
        try:
            yield
        finally:
            heap.return_freed()
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.monotonic() - began, 3)
