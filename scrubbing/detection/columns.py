"""What the heading of a column, or the label before a value, says that it holds."""

import re
from collections.abc import Sequence
from functools import lru_cache

from scrubbing.frequent import is_frequent
from scrubbing.names import first_names, last_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY, PLACES_AND_COMMON
from scrubbing.people import PARTICLES

# What is not the name of a person, whatever it looks like: products, files, machines.
THING = "THING"

_PEOPLE = (
    "name|names|client|customer|employee|contact|contact person|person|patient|manager|owner|author|attendee|"
    "participant|guest|passenger|member|tenant|landlord|applicant|candidate|student|teacher|sender|recipient|assignee|"
    "assigned to|reporter|reported by|requester|requested by|approver|reviewer|prepared by|approved by|reviewed by|"
    "lead|supervisor|officer|agent|advisor|adviser|physician|doctor|nurse|lawyer|attorney|witness|signatory|signed by|"
    "holder|cardholder|account holder|beneficiary|responsible|interviewer|interviewee|spouse|next of kin|"
    "emergency contact|sales rep|representative|mitarbeiter|mitarbeiterin|kunde|kundin|ansprechpartner|"
    "ansprechpartnerin|nom|nombre|naam|nome|cliente|client|klant"
)
_NAMES_OF_PEOPLE = (
    "(?:first|last|given|family|middle|maiden|full|legal|preferred) ?names?|surnames?|forenames?|"
    "(?:employee|contact|customer|client|patient|student|guest|tenant|member|author|manager) ?names?|"
    "vorname|nachname|prénom|nom de famille|apellidos?|cognome|achternaam|voornaam"
)
_OTHERS = {
    "ORGANIZATION": "company|company name|organisation|organization|employer|firm|vendor|supplier|firma|unternehmen|"
    "société|entreprise|empresa|azienda|bedrijf",
    "LOCATION": "city|town|country|state|county|region|province|place|place of birth|birthplace|location|stadt|ort|"
    "land|ville|pays|ciudad|país|città|paese|plaats",
    "ADDRESS": "address|street|street address|home address|postal address|mailing address|billing address|"
    "shipping address|address line 1|adresse|anschrift|straße|strasse|rue|dirección|calle|indirizzo|adres|straat",
}  # fmt: skip
_THINGS = (
    "file|filename|product|project|item|brand|model|event|sheet|table|column|field|variable|parameter|function|class|"
    "method|module|package|library|host|hostname|server|domain|user|username|account|id|no|number|code|sku|date|type|"
    "status|count|phone|mobile|email|e-mail|mail|size|amount|title|role|position|age|score|rate|price|total|currency|"
    "department|category|subject|description|key|tag|version|language|color|colour|ingredient|species|drug|medication|"
    "diagnosis|software|application|app|tool|service|device|team|group|plan|course|book|song|film|movie|company|firm|"
    "vendor|supplier|city|country|street|address|state"
)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})", re.IGNORECASE)


def _within(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})s?(?!\w)", re.IGNORECASE)


_NAMED, _PERSON, _THING = _within(_NAMES_OF_PEOPLE), _within(_PEOPLE), _within(_THINGS)
_KINDS = {label: _whole(words) for label, words in _OTHERS.items()}
_LONGEST_HEADING = 40
_LONGEST_CELL = 80
_SPLIT_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKS = str.maketrans("_-*", "   ")
_CELL_WORD = re.compile(r"[^\s,.;/]+")
_WORDS = ORDINARY | AMBIGUOUS | PLACES_AND_COMMON
_JOINTS = str.maketrans("", "", "-'’‐‑")
# What programs call their output, in notebooks above all.
_STREAMS = frozenset({"stdout", "stderr", "stdin", "none", "null", "nan", "n/a", "unknown", "tbd", "total", "various"})
# Names with a capital inside begin with "Fitz", "Mac", "De" and the like.
_LONGEST_PREFIX = 4
_PREFIXED = re.compile(r"(?:Fitz|Mac|Mc|De|Di|Du|La|Le|Van|Von|O['’])[A-Z][a-z]+")
_MOST_WORDS = 6


@lru_cache(maxsize=4096)
def kind_of(heading: str) -> str:
    """Return the label of what stands below a heading, THING for what is no person, "" where it does not say."""
    words = words_of(heading)
    if not words or len(words) > _LONGEST_HEADING:
        return ""
    for label, pattern in _KINDS.items():
        if pattern.fullmatch(words):
            return label
    if _NAMED.search(words):
        return "PERSON"
    if _THING.search(words):
        return THING
    return "PERSON" if _PERSON.search(words) else ""


def words_of(heading: str) -> str:
    """Return the heading of a column as words: "first_name" and "firstName" as "first name"."""
    return " ".join(_SPLIT_CAMEL.sub(" ", heading.translate(_MARKS)).split()).strip(": ")


def is_name(heading: str, cell: str) -> bool:
    """Whether a cell below the heading of a column of people holds a name."""
    if not 1 < len(cell) <= _LONGEST_CELL or not cell[:1].isalpha() or cell.casefold() in _STREAMS:
        return False
    words = _CELL_WORD.findall(cell)
    if not 1 <= len(words) <= _MOST_WORDS or not all(word.translate(_JOINTS).isalpha() for word in words):
        return False
    heading = words_of(heading)
    lowered = [word.lower() for word in words]
    if _NAMED.search(heading):
        # Even an ordinary word ("Grace", "Hill") is a name below a heading that can only stand over people's names.
        return cell[:1].isupper() and not _is_identifier(cell)
    if _is_identifier(cell):
        return False
    if len(words) > 1 and _is_thing(words):
        return False
    known = any(word in first_names() or word in last_names() for word in lowered)
    strange = not any(word in ORDINARY for word in lowered)
    if known:
        return strange or (len(words) > 1 and cell[:1].isupper())
    # A single word that no list knows is more often a thing, unless it is written as only names are.
    return strange and cell[:1].isupper() and (len(words) in (2, 3) or _PREFIXED.fullmatch(cell) is not None)


def _is_thing(words: Sequence[str]) -> bool:
    """Whether words of a cell are a thing: one of them is written small and nobody's name ("Brown uniforms ordered"),
    or none is a name without being a word as well ("Unit Price")."""
    lowered = [word.casefold() for word in words]
    names = [word for word in lowered if word in first_names() or word in last_names()]
    if not names:
        return False
    small = [word for word in words if word.islower() and word not in names and word not in PARTICLES]
    if any(word in ORDINARY or is_frequent(word) for word in small):
        return True
    return all(word not in first_names() and word in _WORDS for word in names)


def _is_identifier(cell: str) -> bool:
    """Whether a cell is words of a program run together ("WarningLevel"), not a name like FitzGerald or LaToya."""
    pieces = [piece.lower() for piece in words_of(cell).split()]
    if len(pieces) < 2 or " " in cell or "-" in cell:
        return False
    if any(piece in first_names() or piece in last_names() for piece in pieces):
        return False
    return len(pieces[0]) > _LONGEST_PREFIX or all(piece in ORDINARY for piece in pieces)
