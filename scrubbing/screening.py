"""What in a file will trouble whoever judges the task: placeholders, a report instead of the work, notes to a grader.

Advice and nothing else: no copy depends on it. Plain Python; the worker calls it with what extraction read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scrubbing.document import Document, Kind, Unit
from submissions.media import FAMILIES, Family, MediaType

# Places that are kept of each kind of remark.
_MOST = 20
# Words below which a file is short, and up to which it may be a mere report.
_FEW_WORDS, _REPORT_WORDS = 25, 250
# A picture or a program may say little in words. So may a workbook: numbers in its cells are no texts.
_WORDLESS = frozenset({Family.IMAGE, Family.REPOSITORY, Family.XLSX})


class Concern(StrEnum):
    """What a remark is about."""

    EMPTY = "empty"
    SHORT = "short"
    PLACEHOLDER = "placeholder"
    SUMMARY = "summary"
    INJECTION = "injection"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth a look, with its place; `kind` says how a reader meets it there (see document.Kind)."""

    concern: Concern
    locator: str = ""
    kind: str = ""

    def as_row(self) -> tuple[str, str, str]:
        """Return it as a run's details keep it."""
        return self.concern.value, self.locator, self.kind


_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
# Signs without a width, with which words are cut apart for machines only.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_FILLER = re.compile(
    r"lorem ipsum|dolor sit amet|click to (?:add|edit)|type your text here|placeholder text|your text here|"
    r"[\[<{](?:insert|your|add|enter|fill in|placeholder|company name|client name)(?: [^\]>}]{0,60})?[\]>}]",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?<![\w/])(?:TODO|FIXME|XXX)(?![\w/])")
_WHOLE_UNFINISHED = re.compile(
    r"(?:TBD|TBC|TBA|to be (?:done|determined|completed|added)|x{3,}|\.{3,}|n\.n\.)\.?", re.IGNORECASE
)
_MADE = (
    r"prepared|created|built|made|wrote|written|compiled|put together|attached|completed|developed|produced|"
    r"designed|drafted|"
    r"updated|analy[sz]ed|finished|delivered|set up|assembled|uploaded"
)
_WORKS = (
    r"spreadsheet|workbook|excel|report|deck|presentation|slides?|document|model|memo|letter|plan|schedule|budget|"
    r"analysis|"
    r"file|pdf|itinerary|contract|agreement|design|drawing|code|script|program|database|dashboard|table|brochure|"
    r"proposal|summary|checklist|template|form|website|video|recording|manual"
)
_REPORTED = re.compile(
    rf"(?<!\w)(?:I|we)(?: have|['’]ve)?(?: also| then| now| just)? (?:{_MADE}) (?:an? |the |my |our |two |three |"
    rf"this |all )?"
    rf"(?:[\w-]+ ){{0,4}}(?:{_WORKS})(?!\w)"
    rf"|(?<!\w)(?:an? |the )(?:[\w-]+ ){{0,3}}(?:{_WORKS}) (?:was|were|has been|have been) (?:{_MADE})(?!\w)"
    r"|(?<!\w)(?:summary|description|overview) of (?:the )?(?:work|deliverables?|tasks?) (?:done|performed|"
    r"completed|delivered)?"
    r"|(?<!\w)(?:the|my|this) deliverable (?:is|was|consists|contains|includes)(?!\w)",
    re.IGNORECASE,
)
_READER = r"ai|llm|gpt|chatgpt|claude|gemini|copilot|language model|grader|auto-?grader|evaluator|judge|assistant"
_INJECTED = re.compile(
    r"(?<!\w)(?:ignore|disregard|forget|override|bypass)(?: (?:all|any|every|the|of|your|these|those|my)){0,4} "
    r"(?:(?:previous|prior|above|earlier|preceding|foregoing|other|existing|original|system|safety|grading)(?: "
    r"and \w+)? )+"
    r"(?:instructions?|prompts?|rules?|directions?|guidelines?|messages?|commands?|context|criteria|rubrics?)"
    r"|(?<!\w)(?:ignore|disregard|forget) (?:the|your|this) (?:rubric|grading criteria|system prompt|instructions "
    r"above)"
    rf"|(?<!\w)(?:you are|act as|pretend to be|you're|behave as) (?:now )?(?:an? |the )?(?:[\w-]+ ){{0,2}}"
    rf"(?:ai|llm|language model|auto-?grader|grader|evaluator|chatbot|assistant)(?: (?:grader|model|judge|"
    rf"evaluator|assistant|that|who|and|for))"
    rf"|(?<!\w)(?:if|since|as|because) you are (?:an? |the )?(?:{_READER})(?!\w)"
    rf"|(?<!\w)(?:note|notes|message|instructions?|attention|dear|hey|hello|hint) ?(?:to|for|:)? ?(?:the |any |all )?"
    rf"(?:ai|llm|chatgpt|claude|gemini|language model|auto-?grader|ai grader|grader model|grading model|model "
    rf"grading)s?(?: \w+)?(?= ?[:,.!]|$)"
    r"|(?<!\w)(?:give|award|assign|grant|rate|score|grade|mark)(?: (?:this|the|my|it|us|me|our))(?: [\w-]+){0,4}?"
    r"(?: (?:a|an|as|with|at|the))?(?: (?:full|maximum|max|highest|top|perfect|best(?: possible)?|excellent))"
    r"(?: [\w-]+){0,1}? (?:marks?|points?|scores?|credit|grades?|rating)"
    r"|(?<!\w)(?:give|award|rate|score|grade|mark) (?:this|it|my|our)(?: [\w-]+){0,3} (?:a |an |as )?(?:10|5|"
    r"100)(?: ?/ ?| out of )(?:10|5|100)(?!\d)"
    r"|<\|(?:im_start|im_end|system|endoftext|user|assistant)\|>|\[/?INST\]|<<SYS>>|###\s?(?:system|instruction)s?:"
    r"|(?<!\w)(?:begin|start|end) (?:of )?(?:system|hidden) (?:prompt|message|instructions?)"
    r"|(?<!\w)do not (?:mention|reveal|disclose|report|tell)(?: \w+){0,3} (?:these|this|the|hidden) (?:hidden "
    r")?(?:instructions?|prompt|note|message)"
    r"|(?<!\w)(?:this|the) (?:submission|deliverable|response|answer|solution) (?:should|must|deserves to) "
    r"(?:receive|get|be given|be graded|be rated|be scored)",
    re.IGNORECASE,
)
# "Click to edit Master title style" is what a slide is made after; nobody sees it on a slide.
_PATTERNS = ("slide master", "slide layout", "notes master", "handout master")
# Longer texts are looked at in pieces that overlap, so that no expression sees more.
_PIECE, _OVERLAP = 20_000, 300


def screen(document: Document, media_type: MediaType) -> list[Remark]:
    """Return what is worth a look in a file, in the order of the file, each kind at most twenty times."""
    family = FAMILIES[media_type]
    units = [unit for unit in document.all_units() if unit.text.strip()]
    visible = [unit for unit in units if unit.kind in {Kind.VISIBLE, Kind.OCR}]
    return [
        *_extent(document, visible, family),
        *_first(_placeholders(visible, family)),
        *_reports(visible, family),
        *_first(_injections(units)),
    ]


def _first(remarks: Iterable[Remark]) -> Iterator[Remark]:
    for number, remark in enumerate(remarks):
        if number == _MOST:
            return
        yield remark


def _extent(document: Document, visible: list[Unit], family: Family) -> Iterator[Remark]:
    """Say that there is nothing, or little, to read; what has pictures in it may show more than it says."""
    if family in _WORDLESS or document.ocr_engine or document.members:
        return
    words = _count(visible)
    if not words:
        yield Remark(Concern.EMPTY)
    elif words < _FEW_WORDS:
        yield Remark(Concern.SHORT)


def _count(units: Iterable[Unit]) -> int:
    return sum(1 for unit in units for _ in _WORD.finditer(unit.text))


def _placeholders(visible: list[Unit], family: Family) -> Iterator[Remark]:
    for unit in visible:
        if unit.locator.startswith(_PATTERNS):
            continue
        unfinished = family is not Family.REPOSITORY and (
            _UNFINISHED.search(unit.text) or _WHOLE_UNFINISHED.fullmatch(unit.text.strip())
        )
        if unfinished or any(_FILLER.search(piece) for piece in _pieces(unit.text)):
            yield Remark(Concern.PLACEHOLDER, unit.locator, unit.kind.value)


def _reports(visible: list[Unit], family: Family) -> Iterator[Remark]:
    """Say where a short text tells of the work instead of being it."""
    if family in _WORDLESS or _count(visible) > _REPORT_WORDS:
        return
    for unit in visible:
        if _REPORTED.search(_SPACE.sub(" ", unit.text)):
            yield Remark(Concern.SUMMARY, unit.locator, unit.kind.value)
            return


def _injections(units: list[Unit]) -> Iterator[Remark]:
    """Say where somebody speaks to a machine that will read the file, however well it is hidden from people."""
    for unit in units:
        if any(_INJECTED.search(piece) for piece in _pieces(unit.text)):
            yield Remark(Concern.INJECTION, unit.locator, unit.kind.value)


def _pieces(text: str) -> Iterator[str]:
    flat = _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    for start in range(0, max(1, len(flat)), _PIECE):
        yield flat[max(0, start - _OVERLAP) : start + _PIECE]
