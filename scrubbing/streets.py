"""The street in a postal address, so that all writings of one address can be told to belong together.

"88 Cordwainer Lane, Albany, NY 12207", "88 Cordwainer Ln" and "the house on Cordwainer Lane" are one place. Core, plain
Python.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrubbing.detection.everyday import is_everyday
from scrubbing.frequent import is_frequent

# Kinds of English streets with how they are shortened.
_SHORTENED = {
    "street": ("St", "St."), "avenue": ("Ave", "Ave."), "road": ("Rd", "Rd."), "boulevard": ("Blvd", "Blvd."),
    "lane": ("Ln", "Ln."), "drive": ("Dr", "Dr."), "court": ("Ct",), "place": ("Pl",), "square": ("Sq",),
    "terrace": ("Ter", "Terr"), "highway": ("Hwy",), "parkway": ("Pkwy",), "circle": ("Cir",), "crescent": ("Cres",),
    "gardens": ("Gdns",), "trail": ("Trl",),
}  # fmt: skip
_LONG = {short.rstrip(".").casefold(): kind for kind, every in _SHORTENED.items() for short in every} | {"av": "avenue"}
_KINDS = "|".join(
    sorted(
        {kind.capitalize() for kind in _SHORTENED}
        | {short.rstrip(".") for every in _SHORTENED.values() for short in every}
        | {"Av", "Way", "Close", "Row", "Mews", "Grove", "Hill", "Walk", "Quay", "Wharf", "Plaza", "Broadway"},
        key=len,
        reverse=True,
    )
)
_NUMBERED = re.compile(
    rf"\d[\w/–-]*,? +(?P<name>(?:\d{{1,3}}(?:st|nd|rd|th)|[^\W\d_])[^,\n]*?)(?P<kind> (?:{_KINDS})\b)", re.IGNORECASE
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’\-]*"
_UNNUMBERED = re.compile(
    rf"(?<!\w)(?P<name>(?:{_CAPITAL}\.? ){{0,3}}?{_CAPITAL}\.?)(?P<kind> (?:{_KINDS}|{_KINDS.upper()})\b)"
)
_COMPOUND = re.compile(
    r"(?P<name>[A-ZÄÖÜ][\w-]*?)(?P<kind>straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|plein|"
    r"gracht|kade)"
)
_ROMANCE = re.compile(
    r"(?P<kind>\b(?:rue|avenue|boulevard|bd|place|allée|impasse|chemin|quai|cours|calle|c/|avenida|avda|plaza|paseo|"
    r"carrer|via|viale|piazza|corso|largo|vicolo|rua|praça)\b\.?/? ?)(?P<name>[^\d,\n]+?)(?=,| \d|\n|$)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"(?P<number>\d[\w/–-]*)(?: (?:bis|ter))?,? *\Z")
_NUMBER_AFTER = re.compile(r"\.?,? ?(?P<number>\d{1,5}(?: ?[A-Za-z])?)(?![\w-])")
_DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}
# In every town, or known everywhere: they say nothing of who lives there.
_COMMON_TEXT = """
main high wall fifth park market church station oxford regent madison lexington pennsylvania downing fleet harley bond
sunset rodeo bourbon beale abbey baker king queen kings queens king's queen's victoria broad mill school bridge center
centre central first second third fourth sixth seventh eighth ninth tenth front water union union times red trafalgar
leicester washington savile hollywood lombard castro canal houston bleecker mulberry carnaby portobello threadneedle
sesame elm wardour shaftesbury michigan massachusetts constitution independence haupt bahnhof dorf kirch schul garten
markt alexander unter linden paix rivoli champs mayor gran real roma garibaldi mazzini manzoni memory fast
"""
_COMMON = frozenset(_COMMON_TEXT.split())
# Kinds whose words mean other things behind everyday words: "Supreme Court", "Google Drive", "Market Place".
_ONLY_STREETS = frozenset({"street", "avenue", "road", "boulevard", "lane", "crescent", "mews"})


@dataclass(frozen=True, slots=True)
class Street:
    """The street of an address. Offsets are places in it: of the name, of the name with its kind, of the house."""

    style: str
    key: str
    name: tuple[int, int]
    whole: tuple[int, int]
    house: tuple[int, int] | None


def street_of(address: str) -> Street | None:
    """Return the street that an address names, if one can be told."""
    for style, pattern in (
        ("english", _NUMBERED),
        ("compound", _COMPOUND),
        ("romance", _ROMANCE),
        ("english", _UNNUMBERED),
    ):
        match = pattern.search(address)
        if match is not None:
            start, end = min(match.start("name"), match.start("kind")), max(match.end("name"), match.end("kind"))
            before = _NUMBER_BEFORE.search(address, 0, start)
            house = before or _NUMBER_AFTER.match(address, end)
            place = house.span("number") if house else None
            return Street(style, _key(match["name"]), match.span("name"), (start, end), place)
    return None


def street_forms(address: str) -> Iterator[str]:
    """Yield how else the street of an address is written, with its house and, where it is not everywhere, without."""
    street = street_of(address)
    if street is None or not address[street.name[0]].isupper():
        return
    written = list(_shortened(address, street))
    if street.house is not None:
        number = address[slice(*street.house)]
        first = street.house < street.whole
        for form in written:
            yield f"{number} {form}" if first else f"{form} {number}"
            if street.style == "english":
                yield f"{form} {number}" if first else f"{number} {form}"
    if _stands_alone(address, street):
        yield from written


def _shortened(address: str, street: Street) -> Iterator[str]:
    whole = " ".join(address[slice(*street.whole)].split())
    yield whole
    if street.style == "english":
        name, _, kind = whole.rpartition(" ")
        long = _LONG.get(kind.casefold(), kind.casefold())
        yield from (f"{name} {form}" for form in (long.capitalize(), *_SHORTENED.get(long, ())) if form != kind)


def _stands_alone(address: str, street: Street) -> bool:
    """Whether the street is meant where it stands without a house."""
    words = [word for word in street.key.split() if word not in _DIRECTIONS.values()]
    if all(word in _COMMON or word[0].isdigit() or len(word) < 2 for word in words):
        return False
    kind = address[street.whole[0] : street.whole[1]].split()[-1].casefold()
    own = any(not (is_everyday(word) or is_frequent(word)) for word in words)
    return street.style != "english" or own or _LONG.get(kind, kind) in _ONLY_STREETS


def _key(name: str) -> str:
    words = [word.strip(".") for word in name.casefold().replace("’", "'").split()]
    return " ".join(_DIRECTIONS.get(word, word) for word in words)
