"""Who could still be guessed from what stays in the copies of a task: an estimate in words, never a number.

No single fact does it. Somebody who knows the field puts together a place, an organisation, a date, an age, a
nationality and something that rarely happens. So what stays is sorted into traits, and the level grows with the traits
and with how exact they are. Every value can only add to a trait: keeping one more never lowers the risk.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from scrubbing.findings import DECLARED

# Examples named of each trait.
_NAMED = 2
_LONGEST_EXAMPLE = 60


class Level(StrEnum):
    """How likely it is that somebody is recognised."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that stays in the copies, with the words around it where they are known, and in how many files it is."""

    type: str
    text: str
    around: tuple[tuple[str, str], ...] = ()
    files: int = 1


@dataclass(frozen=True, slots=True)
class Risk:
    """What a stranger could put together. `sentence` quotes only what stays; `advice` says what would lower it."""

    level: Level
    sentence: str
    advice: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Trait:
    """One kind of fact: what it is called, how much it tells (1 to 4) and what to do about it."""

    name: str
    words: str
    weight: int
    advice: str
    quoted: bool = True


_DIRECT = _Trait(
    "direct",
    "somebody's name or number",
    8,
    "Take out the names, addresses and numbers that were kept, unless they were invented for the task.",
)
_OWN = _Trait(
    "own",
    "whom the work was done for",
    4,
    "Have the employer's or client's name replaced.",
)
_EMPLOYER_LIKE = _Trait(
    "organisation",
    "an organisation that reads like an employer or a client",
    3,
    "Have the organisation's name replaced, unless the work is about it.",
)
_ORGANISATION = _Trait(
    "organisation",
    "an organisation",
    2,
    "Have the organisation's name replaced, unless the work is about it.",
)
_TOWN = _Trait("place", "a town", 2, "Name the region or the country instead of the town.")
_COUNTRY = _Trait("place", "a country or region", 1, "Leave the country out where the work does not need it.")
_DAY = _Trait("date", "exact dates", 2, "Make the dates general: the month, the quarter or the year.")
_MONTH = _Trait("date", "months or years", 1, "Make the dates more general: the quarter or the year.")
_AGE = _Trait("age", "an age", 2, "Give ages as a range, such as forty to fifty.")
_NATION = _Trait(
    "nationality",
    "a nationality, religion or group",
    2,
    "Leave nationality and religion out where the work does not need them.",
)
_INITIALS = _Trait("initials", "initials", 1, "Use a role instead of initials.")
_CASE = _Trait("number", "a number that can be looked up", 3, "Have case numbers and internal numbers replaced.")
_TITLE = _Trait(
    "title",
    "somebody's position",
    2,
    "Make the position general: a manager instead of the head of a named department.",
    quoted=False,
)
_EVENT = _Trait(
    "event",
    "something rare that people remember",
    2,
    "Describe the event in general words, or change what makes it known.",
    quoted=False,
)
_FACE = _Trait(
    "face",
    "somebody's face",
    4,
    "Have faces blurred, unless they are drawn or from a stock of pictures.",
    quoted=False,
)
_PAGE = _Trait("page", "a web address", 1, "Have web addresses replaced, unless everybody uses them.")

_DIRECT_TYPES = frozenset(
    {
        "PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "ADDRESS", "DATE_OF_BIRTH", "USERNAME", "SOCIAL_PROFILE",
        "COORDINATES", "MEDICAL_RECORD_NUMBER", "INSURANCE_NUMBER", "EMPLOYEE_ID", "STUDENT_ID", "VEHICLE_ID", "US_SSN",
        "PASSPORT", "NATIONAL_ID", "TAX_ID", "IBAN_CODE", "CREDIT_CARD", "BANK_ACCOUNT",
    }
)  # fmt: skip
# Places in which so many people live that they tell little.
_COUNTRIES = frozenset(
    {
        "africa", "america", "argentina", "asia", "australia", "austria", "bahamas", "the bahamas", "belgium", "brazil",
        "britain", "california", "canada", "caribbean", "chile", "china", "colombia", "czech republic", "denmark",
        "eastern europe", "egypt", "england", "eu", "europe", "finland", "florida", "france", "germany",
        "great britain", "greece", "hungary", "india", "indonesia", "ireland", "israel", "italy", "japan",
        "kenya", "korea", "latin america", "malaysia", "mexico", "middle east", "netherlands", "new zealand", "nigeria",
        "north america",
        "norway", "ohio", "pakistan", "peru", "philippines", "poland", "portugal", "romania", "russia", "saudi arabia",
        "scandinavia", "scotland", "singapore", "south africa", "south america", "south korea", "spain", "sweden",
        "switzerland", "texas", "thailand", "the caribbean", "the netherlands", "the uk", "the united kingdom",
        "the united states", "the us", "turkey", "u.k.", "u.s.", "u.s.a.", "uk", "ukraine", "united arab emirates",
        "united kingdom", "united states", "united states of america", "us", "usa", "vietnam", "wales",
        "western europe", "worldwide",
    }
)  # fmt: skip
_A_DAY = re.compile(
    r"(?<!\w)(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:[.,]?[\s-]+(?:of\s)?[^\W\d_]{3,}|[./-]\s?\d{1,2}(?!\d))|"
    r"[^\W\d_]{3,}\.?\s(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
)
_A_DATE = re.compile(r"(?<!\d)(?:1[6-9]|20|21)\d\d(?!\d)|[^\W\d_]{3,}|['’]\d\d(?!\d)|[qh][1-4]", re.IGNORECASE)
_TIME_ONLY = re.compile(
    r"\d{1,2}[:.h]\d\d.*|\d{1,2}\s?(?:[ap]\.?m\.?|uhr)|\d{1,4}[\s-](?:second|minute|hour|day|week|month|year)s?",
    re.IGNORECASE,
)
_WEEKDAY_ONLY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_POSITION = re.compile(
    r"(?<!\w)(?:chief \w+ (?:\w+ )?officer|c[efot]o|managing (?:director|partner)|head of \w+|vice president|vp "
    r"of \w+|president|"
    r"director of \w+|chair(?:man|woman|person)?|partner at|mayor|dean|chancellor|principal|general counsel|"
    r"company secretary|"
    r"(?:harbour|harbor|station|site|plant|branch|ward) (?:master|manager)|matron|bishop|ambassador|judge|senator|"
    r"chief of (?:staff|police)|founder|owner of)(?!\w)",
    re.IGNORECASE,
)
_RARELY = re.compile(
    r"(?<!\w)(?:first ever|first (?:woman|man|person) to|world record|olympic\w*|award(?:s|ed)?|prize|explosion|"
    r"accident|crash(?:ed)?|"
    r"wildfire|flood(?:ed|ing)?|earthquake|hurricane|bankruptcy|insolvency|takeover|merger|scandal|strike|lawsuit|"
    r"recall|"
    r"whistle-?blower|murder|shooting|outbreak|derailment|oil spill|anniversary|expedition|the only \w+ (?:in|of|to)|"
    r"the (?:largest|oldest|smallest|only|tallest))(?!\w)",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"(?:\bat|\bfor|\bjoined|\bof|\bleft|\bwith|\bour|\bclient|\bemployer|\bcompany)(?: the)?[\s:]{1,3}\Z",
    re.IGNORECASE,
)
# Files from which on an organisation that no sentence names as one still reads like the one the work is from.
_MANY_FILES = 2
# Sums of weights from which on the level is medium, and high.
_MEDIUM, _HIGH = 4, 8


def assess(kept: Iterable[Kept], occupation: str = "") -> Risk:
    """Return what could be put together from the values that stay, beside the occupation that every task states."""
    found: dict[str, tuple[_Trait, dict[str, None]]] = {}
    for value in kept:
        for trait in _traits(value):
            present = found.get(trait.name)
            if present is None or trait.weight > present[0].weight:
                found[trait.name] = (trait, {})
                present = found[trait.name]
            if trait.weight == present[0].weight and trait.quoted:
                present[1][_short(value.text)] = None
    traits = sorted(found.values(), key=lambda entry: (-entry[0].weight, entry[0].name))
    level = _level([trait for trait, _ in traits])
    return Risk(level, _sentence(traits, level, occupation), _advice(traits, level))


def _traits(value: Kept) -> list[_Trait]:
    first = _OF_TYPE.get(value.type, _of_rest)(value)
    around = [text for pair in value.around for text in pair]
    return [
        *first,
        *([_TITLE] if any(map(_POSITION.search, around)) else []),
        *([_EVENT] if any(map(_RARELY.search, around)) else []),
    ]


def _of_organisation(value: Kept) -> list[_Trait]:
    at_work = value.files >= _MANY_FILES or any(_AT_WORK.search(before) for before, _ in value.around)
    return [_EMPLOYER_LIKE if at_work else _ORGANISATION]


def _of_place(value: Kept) -> list[_Trait]:
    return [_COUNTRY if value.text.strip().casefold() in _COUNTRIES else _TOWN]


def _of_date(value: Kept) -> list[_Trait]:
    text = value.text.strip()
    if _TIME_ONLY.fullmatch(text) or _WEEKDAY_ONLY.fullmatch(text):
        return []
    if _A_DAY.search(text):
        return [_DAY]
    return [_MONTH] if _A_DATE.search(text) else []


def _of_rest(value: Kept) -> list[_Trait]:
    if value.type in _DIRECT_TYPES:
        return [_DIRECT]
    return [_OWN] if value.type in DECLARED else []


_OF_TYPE: dict[str, Callable[[Kept], list[_Trait]]] = {
    "ORGANIZATION": _of_organisation,
    "LOCATION": _of_place,
    "DATE_TIME": _of_date,
    "AGE": lambda value: [_AGE],
    "NRP": lambda value: [_NATION],
    "INITIALS": lambda value: [_INITIALS],
    "CASE_NUMBER": lambda value: [_CASE],
    "INTERNAL_IDENTIFIER": lambda value: [_CASE],
    "URL": lambda value: [_PAGE],
    "FACE": lambda value: [_FACE],
}


def _level(traits: Sequence[_Trait]) -> Level:
    total = sum(trait.weight for trait in traits)
    if total >= _HIGH:
        return Level.HIGH
    return Level.MEDIUM if total >= _MEDIUM else Level.LOW


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[: _LONGEST_EXAMPLE - 1]}…"


def _sentence(traits: Sequence[tuple[_Trait, dict[str, None]]], level: Level, occupation: str) -> str:
    if not traits:
        return "No place, organisation, date or person that was found stays."
    names = _listed([_with_examples(trait, list(examples)) for trait, examples in traits])
    beside = f" Every task also says its occupation, here: {occupation}." if occupation else ""
    return f"{_MEANS[level]}: {names}.{beside}"


_MEANS = {
    Level.LOW: "What stays fits many people",
    Level.MEDIUM: "Colleagues and people close to the work may recognise it by what stays",
    Level.HIGH: "Somebody who knows the field could guess who this was from what stays",
}


def _with_examples(trait: _Trait, examples: list[str]) -> str:
    if not examples:
        return trait.words
    more = ", …" if len(examples) > _NAMED else ""
    return f"{trait.words} ({', '.join(examples[:_NAMED])}{more})"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _advice(traits: Sequence[tuple[_Trait, dict[str, None]]], level: Level) -> list[str]:
    if level is Level.LOW:
        return []
    return list(dict.fromkeys(trait.advice for trait, _ in traits))
