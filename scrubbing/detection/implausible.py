"""Take back what was found as a name, an address or a date and cannot be one, whoever found it.

The network judges by how words look: "BP 150" as a post box of France, "Tram 28, castle" as a street, "Merrow Foods" as
a person. What is taken back here no list of addresses, people and dates has.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrubbing.detection.calendars import is_property
from scrubbing.detection.everyday import DESCRIPTIONS
from scrubbing.detection.fonts import is_font
from scrubbing.detection.medicines import is_medicine
from scrubbing.detection.results import Span
from scrubbing.names import first_names, last_names
from scrubbing.ordinary import ORDINARY
from scrubbing.people import parts

_JUDGED = frozenset({"PERSON", "ORGANIZATION", "ADDRESS", "DATE_TIME"})
_QUANTITY = re.compile(
    r"[~<>≈±]?\d[\d.,]*[ ]?(?:[mck]?m|km|[mkµ]?g|[mc]?l|k|mn|bn|%|ft|in|lbs?|kwh?|hz|[munp]?[mM])[23²³]?"
)
# Where trams and lines go to stands behind their number in small letters.
_RIDE = re.compile(
    r"(?i:tram(?:way)?|bus|line|linie|metro|u-bahn|s-bahn|subway|train|platform|gate|terminal|flight|ferry|pier|track|"
    r"stop|exit|medic|ladder|engine|battalion|rescue|dock(?: door)?|door|bay|aisle|rack|bin)"
    r"(?:[ ]?\d{1,3}[a-z]?)?(?:,?[ ][^\dA-ZÀ-Þ]*)?"
)
# What is measured of a body, and the letters that stand for it.
_MEASURED = re.compile(
    r"(?:BP|HR|RR|SpO2|HbA1c|eGFR|BMI|INR|CRP|WBC|Hb|BGL|GCS|HTN|CKD|CVD|DM|T|P|O2)(?:[ ]?(?:\d{1,3}(?:[./]\d{1,3})?)"
    r"|,[ ][A-Z]{2,4})?"
)
_DOSE = re.compile(r"\d[ ]?(?:mg|mcg|µg|g|ml|units?|tabs?|caps?|gtts?|puffs?)(?!\w)", re.IGNORECASE)
_PRESSURE = re.compile(r"BP[ ]?\d{2,3}")
# Beside a blood pressure; behind the number of a post box stands a town.
_OF_A_BODY = re.compile(
    r"/\d|[ ]?(?:mmhg|systolic|on (?:admission|arrival|standing))|"
    r"\W{1,3}(?:\w+ )?(?:pulse|hr|rr|spo2|sats?|temp|bpm|afebrile)(?!\w)",
    re.IGNORECASE,
)
_TOWN = re.compile(r"[ ,\n]{1,3}(?:\d{4,5}[ ]|cedex|[A-ZÀ-Þ][a-zß-ÿ]{2,})")
_KEY = re.compile(r"-\d")
# Bytes in a dump, where so many stand beside them: "56 72 61 62", "5172 6561".
_BYTES = re.compile(r"[0-9a-fA-F]{2}(?:[0-9a-fA-F]{2})?(?:[ ]{1,2}[0-9a-fA-F]{2}(?:[0-9a-fA-F]{2})?)*")
_OF_A_DUMP = re.compile(r"(?<![^\s:])(?:[0-9a-fA-F]{2}){1,2}(?:[ ]{1,2}(?:[0-9a-fA-F]{2}){1,2}){3,}(?![^\s|])")
_WIDTH = 60
# What makers call their machines, and below which score a person may be a maker.
_DESIGNATION = re.compile(r"[ \u00a0][A-Z]{1,3}[- ]?\d{2,4}[A-Z]{0,2}(?!\w)")
_UNSURE = 0.75
_SYLLABLE = 2
# So far apart are parts of one address at most.
_BESIDE = 4
# Of "No. 21" and "Palsgraf v. Long Island R.R. Co., 248".
_ABBREVIATIONS = frozenset({"no", "nos", "co", "inc", "ltd", "id", "dept", "gen", "litig"})
# Behind the name after which a law is called: "Lanham Act", "Dodd-Frank Act of 2010".
_OF_LAW = frozenset({"act", "acts"})
_LAW = re.compile(r"(?:[-–][A-Z]\w+)?[ \u00a0]Acts?(?!\w)")
# "Cordwainer Lane 88".
_OF_STREETS = frozenset({"lane", "street", "road", "close", "court", "place", "drive", "grove", "hill", "park"})
_IN_AN_ADDRESS = re.compile(r",? \d{1,5}[a-zA-Z]?(?!\w)")
_WORD_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Þ][\w'’\-]+)[ \u00a0]\Z")
# Before the name of a town, a church or a hospital.
_SAINTS = frozenset({"St", "Ste", "Saint"})
# Types of programming languages, which nobody is called; those that somebody may be; and what only a program gives a
# name to: of several words written together, with underscores, in small letters.
_TYPE = re.compile(
    r"(?:(?P<sure>String|Integer|Int|Float|Double|Decimal|Boolean|Bool|Byte|Void|Object|Array|ArrayList|HashMap|HashSet|Dict|"
    r"Tuple|Optional|Enum|Struct|Interface|Class)|List|Map|Set|Vector)(?:\[\]|<[^<>\n]{0,40}>)?(?:[ \t]+|\Z)"
)
_IDENTIFIER = re.compile(r"[^\W\d_]+(?:_\w+|(?<=[a-zß-ÿ])[A-ZÀ-Þ]\w*)|[a-zß-ÿ]\w+")
# Parts of every company, and of papers.
_GENERIC = frozenset(
    {
        "project", "projects", "initiative", "workstream", "programme", "program", "committee", "board", "team",
        "department", "division", "unit", "phase", "appendix", "annex", "agenda", "budget", "plan", "scope", "htn",
        "ckd",
    }
)  # fmt: skip


def plausible(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the findings of a text without those that cannot be what they were taken for, in their order."""
    if all(span.label not in _JUDGED for span in spans):
        return list(spans)
    alone = [span for span in spans if not _is_a_word_alone(text, span, spans)]
    judged = (_judged(text, span) if span.label in _JUDGED else span for span in alone)
    return [span for span in judged if span is not None]


def _judged(text: str, span: Span) -> Span | None:
    written = text[span.start : span.end]
    if span.label == "PERSON":
        place = span.start, span.end
        if is_font(text, *place) or is_property(text, *place) or _is_maker(text, span):
            return None
        return _person(text, written, span)
    if span.label == "ORGANIZATION":
        return None if written.casefold() in _GENERIC else span
    if _QUANTITY.fullmatch(written):
        return None
    if span.label == "ADDRESS" and _is_no_address(text, span, written):
        return None
    return span


def _person(text: str, written: str, span: Span) -> Span | None:
    """Return a person; as an organisation where the last word says what a company does."""
    type_ = _TYPE.match(written)
    if type_ is not None and type_.end() == len(written):
        return None if type_["sure"] else span
    if type_ is not None and (type_["sure"] or _IDENTIFIER.match(written, type_.end())):
        return _person(text, written[type_.end() :], replace(span, start=span.start + type_.end()))
    words = written.casefold().split()
    if written.islower() and "  " in written:
        # Columns of a table that is written with spaces.
        return None
    if all(part.role in ("title", "suffix", "other") for part in parts(written)):
        return None
    if written.islower() and len(written) <= _SYLLABLE:
        # "(ed)" and "et al": as a name it would be a piece of many words.
        return None
    if is_medicine(written) or written.strip(" .") in _SAINTS:
        return None
    if _LAW.match(text, span.end) or (len(words) > 1 and words[-1] in _OF_LAW):
        return None
    if words and words[0] in _OF_STREETS and _IN_AN_ADDRESS.match(text, span.end):
        before = _WORD_BEFORE.search(text, max(0, span.start - _WIDTH), span.start)
        if before is not None and before["word"].casefold() not in first_names():
            return None
    if len(words) > 1:
        company = words[-1] in DESCRIPTIONS and words[-1] not in last_names() and words[0] not in first_names()
        return replace(span, label="ORGANIZATION") if company and written[:1].isupper() else span
    if not words:
        return span
    return None if words[0] in ORDINARY and words[0] not in first_names() and words[0] not in last_names() else span


def _is_maker(text: str, span: Span) -> bool:
    """Whether an unsure person of one word has the designation of a machine behind it: "Campbell CR1000X"."""
    alone = text[span.start : span.end].isalpha() and span.score < _UNSURE
    return alone and _DESIGNATION.match(text, span.end) is not None


def _is_no_address(text: str, span: Span, written: str) -> bool:
    if _PRESSURE.fullmatch(written):
        after = text[span.end : span.end + 24]
        return _OF_A_BODY.match(after) is not None or _TOWN.match(after) is None
    if _DOSE.search(text, span.start, span.end + 12) and is_medicine(written.split(" ")[0]):
        return True
    if _BYTES.fullmatch(written) and _is_in_a_dump(text, span):
        return True
    if _MEASURED.fullmatch(written) or _RIDE.fullmatch(written):
        return True
    if written.strip(".,").casefold() in _ABBREVIATIONS:
        return True
    # The prefix of a ticket: "PLAT-91".
    return written.isalpha() and written.isupper() and _KEY.match(text, span.end) is not None


def _is_a_word_alone(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether an unsure address is nothing but an everyday word or a saint's title ("St. Luke's Hospital"), and no part
    of an address that goes on beside it."""
    if span.label != "ADDRESS" or span.score >= _UNSURE:
        return False
    word = text[span.start : span.end].strip(" .,").casefold()
    if not word.isalpha() or not (word in ORDINARY or word.title() in _SAINTS):
        return False
    return not any(
        other.label == "ADDRESS" and other.start <= span.end + _BESIDE and span.start <= other.end + _BESIDE
        for other in spans
        if other is not span
    )


def _is_in_a_dump(text: str, span: Span) -> bool:
    runs = _OF_A_DUMP.finditer(text, max(0, span.start - _WIDTH), span.end + _WIDTH)
    return any(run.start() <= span.start and span.end <= run.end() for run in runs)
