"""Invent people whose names come from many places, and write a name in all the ways that papers do."""

import importlib
import random
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from scrubbing.detection.training import given_names as lists
from scrubbing.detection.training.samples import IGNORE, PERSON, Pieces
from scrubbing.detection.training.wordlists import words

# Cyrillic and Greek lists are read in Latin letters: a common romanisation each, one letter at a time.
_ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ѓ": "gj", "ќ": "kj", "љ": "lj", "њ": "nj", "џ": "dz", "ј": "j",
    "ѕ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip


def roman(name: str) -> str:
    """Return a Cyrillic or Greek name in Latin letters."""
    plain = unicodedata.normalize("NFC", "".join(letter for letter in unicodedata.normalize("NFD", name.lower())
                                                 if letter != "\u0301"))  # fmt: skip
    latin = "".join(_ROMAN.get(letter, letter) for letter in plain)
    latin = latin.replace("oy", "ou") if any("\u0370" <= letter < "\u0400" for letter in plain) else latin
    return re.sub(r"(?:^|(?<=[\s\-]))\w", lambda match: match.group().upper(), latin)


@dataclass(frozen=True, slots=True)
class Origin:
    """The names of one part of the world and how they are put together there (see `_MAKERS`)."""

    weight: float
    female: tuple[str, ...]
    male: tuple[str, ...]
    last: tuple[str, ...]
    last_female: tuple[str, ...]
    way: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone: `middle`, `last`, `suffix` and `nickname` may be empty. `written` is how the name usually stands."""

    first: str
    middle: str
    last: str
    suffix: str
    nickname: str
    female: bool
    written: str


def _faker(*locales: str, roman_letters: bool = True) -> tuple[list[str], list[str], list[str], list[str]]:
    female, male, last, last_female = [], [], [], []
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        both = _listed(provider, "first_names") if not hasattr(provider, "first_names_female") else []
        female += _listed(provider, "first_names_female") or both
        male += _listed(provider, "first_names_male") or both
        men = _listed(provider, "last_names_male", "male_last_names")
        women = _listed(provider, "last_names_female", "female_last_names")
        last += men or _listed(provider, "last_names", "unisex_last_names")
        last_female += women
        if men:
            last += _listed(provider, "unisex_last_names")
    if roman_letters:
        return female, male, last, last_female
    return tuple([roman(name) for name in names] for names in (female, male, last, last_female))  # type: ignore[return-value]


def _listed(provider: type, *attributes: str) -> list[str]:
    found: list[str] = []
    for attribute in attributes:
        content = vars(provider).get(attribute, getattr(provider, attribute, ()))
        if isinstance(content, Iterable):
            found += [str(name).strip() for name in content]
    return found


def _own(columns: tuple[str, ...]) -> tuple[list[str], ...]:
    return tuple([name.replace("_", " ") for name in column.split()] for column in columns)


def _origin(weight: float, way: str, *sources: tuple[list[str], ...]) -> Origin:
    parts: list[list[str]] = [[], [], [], []]
    for source in sources:
        for part, names in zip(parts, source, strict=False):
            part += names
    female, male, last, last_female = (sorted({name for name in part if len(name) > 1}) for part in parts)
    return Origin(weight, tuple(female), tuple(male), tuple(last), tuple(last_female or last), way)


@cache
def origins() -> tuple[Origin, ...]:
    """Return all origins. Weights follow where the expected work comes from, flattened."""
    own, faker = _own, _faker
    icelandic = faker("is_IS")
    return (
        _origin(14, "english", faker("en_US")),
        _origin(9, "english", faker("en_GB", "en_NZ")),
        _origin(3, "english", own(lists.AFRICAN_AMERICAN)),
        _origin(3, "english", own(lists.SCOTTISH)),
        _origin(1, "english", own(lists.WELSH_MORE)),
        _origin(3, "english", faker("en_IE")),
        _origin(0.5, "plain", faker("ga_IE")),
        _origin(6, "german", faker("de_DE")),
        _origin(2, "german", faker("de_AT", "de_CH")),
        _origin(6, "french", faker("fr_FR", "fr_BE", "fr_CA")),
        _origin(4, "spanish", faker("es_ES")),
        _origin(4, "spanish", faker("es_MX", "es_CL", "es_CO", "es_AR")),
        _origin(3.5, "portuguese", faker("pt_BR", "pt_PT")),
        _origin(3.5, "italian", faker("it_IT")),
        _origin(3, "dutch", faker("nl_NL", "nl_BE")),
        _origin(1.5, "plain", faker("sv_SE")),
        _origin(1, "plain", faker("da_DK")),
        _origin(1, "plain", faker("no_NO")),
        _origin(1, "plain", faker("fi_FI")),
        Origin(0.5, tuple(icelandic[0]), tuple(icelandic[1]), tuple(lists.ICELANDIC_LASTS[1].split()),
               tuple(lists.ICELANDIC_LASTS[0].split()), "plain"),
        _origin(2.5, "plain", faker("pl_PL"), own(lists.POLISH_MORE)),
        _origin(1.5, "plain", faker("cs_CZ")),
        _origin(0.7, "plain", faker("sk_SK")),
        _origin(1.2, "plain", faker("ro_RO")),
        _origin(1.2, "family_first", faker("hu_HU")),
        _origin(0.8, "plain", faker("hr_HR")),
        _origin(0.6, "plain", faker("sl_SI")),
        _origin(1.5, "plain", own(lists.BALKAN)),
        _origin(0.7, "plain", faker("bg_BG", roman_letters=False)),
        _origin(1, "plain", own(lists.GREEK_MORE)),
        _origin(0.7, "plain", faker("el_GR", roman_letters=False)),
        _origin(1.5, "plain", own(lists.BALTIC), faker("et_EE"), faker("lt_LT"), faker("lv_LV")),
        _origin(2.5, "slavic", faker("ru_RU", roman_letters=False)),
        _origin(1.5, "slavic", faker("uk_UA", roman_letters=False)),
        _origin(1, "plain", faker("tr_TR")),
        _origin(1.5, "plain", own(lists.TURKISH_MORE)),
        _origin(0.5, "plain", faker("az_AZ", "uz_UZ")),
        _origin(4, "arabic", own(lists.ARABIC)),
        _origin(1.5, "plain", own(lists.PERSIAN)),
        _origin(1.5, "plain", own(lists.HEBREW)),
        _origin(2.5, "plain", own(lists.HINDI)),
        _origin(2, "plain", faker("en_IN")),
        _origin(2, "tamil", own(lists.TAMIL)),
        _origin(1.3, "plain", own(lists.BENGALI)),
        _origin(1.6, "punjabi", own(lists.PUNJABI)),
        _origin(0.8, "plain", own(lists.SINHALA)),
        _origin(0.8, "plain", faker("en_PK")),
        _origin(4, "chinese", own(lists.CHINESE)),
        _origin(2, "korean", own(lists.KOREAN)),
        _origin(2.5, "japanese", own(lists.JAPANESE)),
        _origin(1.8, "vietnamese", own(lists.VIETNAMESE)),
        _origin(1, "plain", own(lists.THAI), faker("en_TH")),
        _origin(1.5, "spanish", own(lists.FILIPINO)),
        _origin(1, "indonesian", own(lists.INDONESIAN)),
        _origin(0.6, "indonesian", faker("id_ID")),
        _origin(1, "plain", own(lists.MALAY)),
        _origin(2, "plain", own(lists.IGBO_HAUSA), faker("en_NG"), faker("ig_NG"), faker("ha_NG")),
        _origin(1.3, "plain", faker("yo_NG")),
        _origin(1.5, "plain", own(lists.SOUTHERN_AFRICAN)),
        _origin(0.5, "plain", faker("zu_ZA")),
        _origin(1.3, "plain", own(lists.EAST_AFRICAN), faker("sw")),
        _origin(0.8, "plain", faker("en_KE")),
        _origin(1.2, "plain", own(lists.ETHIOPIAN)),
        _origin(1.3, "plain", own(lists.GHANAIAN), faker("tw_GH")),
        _origin(0.9, "plain", own(lists.PACIFIC)),
        _origin(0.9, "plain", own(lists.CARIBBEAN)),
    )  # fmt: skip


@cache
def _weights() -> tuple[float, ...]:
    return tuple(accumulate(origin.weight for origin in origins()))


_ONSETS = words("""b bl br c ch cl cr d dr f fl fr g gl gr h j k kh kr l m n p ph pr qu r s sh sk sl st str t th
tr v w y z zh ts ng kw mb nd ll wr gw rh""")
_NUCLEI = words("a e i o u ai ea ee ei ia ie io oa oo ou ue a e i o u a e i o á é ö ü ø")
_CODAS = words("b ck d f g k l ll m n nd ng nt p r rd rk rn rt s sh ss st t th tt v x z n r l s")
_LAST_ENDS = words("""son sen man mann ler ner ski sky ska wicz vich ov ova ev in ic ić ez es az ini elli etti ano
ari ucci eau ault ier in ard et ley ton ham ford well worth by wood field burg berg stein feld bach thal dal gaard
strom lund qvist ström stad kamp huis veld stra sma ema nen la aho ainen pulos akis idis ian yan dze shvili oglu
zade pour nejad i y a o u wala kar jee swamy appa amma ana wa ko mba nga lani ele chukwu tunde mann er e""")
_FIRST_ENDS_F = words("a ia ina ella etta elle ine ana isha ika iya een lyn ly ie ah ra ira una mila")
_FIRST_ENDS_M = words("o us an on ir ar el ik ek en in as os io im am us esh ton den vin ric bert win mir slav")


def _syllables(rng: random.Random, count: int) -> str:
    return "".join(
        rng.choice(_ONSETS) + rng.choice(_NUCLEI) + (rng.choice(_CODAS) if rng.random() < 0.3 else "")
        for _ in range(count)
    )


def invented_last(rng: random.Random) -> str:
    """Return a last name that hardly anyone bears."""
    stem = _syllables(rng, rng.choice((1, 1, 1, 2, 2)))
    if rng.random() < 0.3:
        stem = rng.choice(_NUCLEI[:5]) + stem
    end = rng.choice(_LAST_ENDS)
    if stem[-1] not in "aeiou" or end[0] not in "aeiou":
        name = stem + (rng.choice("aeio") if stem[-1] not in "aeiouy" and rng.random() < 0.4 else "") + end
    else:
        name = stem + rng.choice("nrlmstdv") + end
    return name.capitalize()


def invented_first(rng: random.Random, female: bool) -> str:
    """Return a first name that hardly anyone bears."""
    end = rng.choice(_FIRST_ENDS_F if female else _FIRST_ENDS_M)
    return (_syllables(rng, 1) + rng.choice("lmnrsdtvk") + end).capitalize()


def make(rng: random.Random) -> Person:
    """Invent someone."""
    every, weights = origins(), _weights()
    origin = rng.choices(every, cum_weights=weights)[0]
    female = rng.random() < 0.5
    first = _given(origin, rng, female)
    family = rng.choice(origin.last_female if female else origin.last)
    draw = rng.random()
    if draw < 0.05:
        first = rng.choice(lists.WORDS_AS_GIVEN)
        family = rng.choice(lists.WORDS_AS_LAST) if rng.random() < 0.4 else family
    elif draw < 0.10:
        family = rng.choice(lists.WORDS_AS_LAST)
    elif draw < 0.19:
        family = invented_last(rng)
        first = invented_first(rng, female) if rng.random() < 0.4 else first
    elif draw < 0.22:
        first = invented_first(rng, female)
    elif draw < 0.29:
        other = rng.choices(every, cum_weights=weights)[0]
        family = rng.choice(other.last_female if female else other.last)
    if "-" not in family and " " not in family and rng.random() < 0.035:
        family += "-" + rng.choice(origin.last_female if female else origin.last).split()[-1].lstrip("-")
    return _WAYS.get(origin.way, _plain)(rng, origin, female, first, family)


def _given(origin: Origin, rng: random.Random, female: bool) -> str:
    return rng.choice(origin.female if female else origin.male)


def _person(rng: random.Random, female: bool, first: str, middle: str, last: str, written: str = "", suffix: str = "",
            nickname: str = "") -> Person:  # fmt: skip
    if not written:
        written = f"{first} {middle} {last}" if middle and rng.random() < 0.5 else f"{first} {last}".strip()
        if middle and written.count(" ") == 1 and rng.random() < 0.5:
            written = f"{first} {middle[0]}. {last}"
        written = f"{written}{suffix}"
    return Person(first, middle, last, suffix, nickname, female, written)


def _plain(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    middle = _given(origin, rng, female) if rng.random() < 0.12 else ""
    return _person(rng, female, first, middle, last)


def _english(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    middle = _given(origin, rng, female) if rng.random() < 0.35 else ""
    if middle and rng.random() < 0.12:
        middle = rng.choice(origin.last)
    suffix = rng.choice((" Jr.", ", Jr.", " Jr", " Sr.", " III", " II", " IV", ", III")) if rng.random() < 0.035 else ""
    nickname = rng.choice(lists.NICKNAMES) if rng.random() < 0.06 else ""
    return _person(rng, female, first, middle, last, "", suffix, nickname)


def _german(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    draw = rng.random()
    if draw < 0.06:
        last = rng.choice(("von ", "von der ", "zu ", "vom ", "von und zu ", "van ")) + last
    if 0.06 < draw < 0.14:
        first += rng.choice("- ") + _given(origin, rng, female)
    return _plain(rng, origin, female, first, last)


def _french(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    draw = rng.random()
    if draw < 0.08:
        last = rng.choice(("de ", "de La ", "du ", "Le ", "de la ", "des ", "La ", "L'", "d'")) + last
    if 0.08 < draw < 0.18:
        first = rng.choice(("Jean", "Marie", "Pierre", "Anne")) + "-" + first
    return _plain(rng, origin, female, first, last)


def _spanish(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    if rng.random() < 0.45:
        second = rng.choice(origin.last)
        last = f"{last}{' y ' if rng.random() < 0.06 else ' '}{second}"
    elif rng.random() < 0.06:
        last = rng.choice(("de la ", "de ", "del ", "de los ")) + last
    if rng.random() < 0.22:
        first += " " + _given(origin, rng, female)
    return _person(rng, female, first, "", last)


def _portuguese(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    joint = rng.choice((" ", " ", " ", " de ", " da ", " dos ", " e "))
    if rng.random() < 0.55:
        last = f"{rng.choice(origin.last)}{joint}{last}"
    elif rng.random() < 0.15:
        last = rng.choice(("da ", "dos ", "de ", "do ")) + last
    suffix = rng.choice((" Filho", " Neto", " Júnior")) if rng.random() < 0.04 and not female else ""
    return _person(rng, female, first, "", last, "", suffix)


def _italian(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    if rng.random() < 0.08:
        last = rng.choice(("Di ", "De ", "Della ", "D'", "Lo ", "La ", "Dal ", "Del ", "Dell'")) + last
    return _plain(rng, origin, female, first, last)


def _dutch(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    if " " not in last and rng.random() < 0.3:
        prefixes = (
            "van ",
            "van der ",
            "van den ",
            "van de ",
            "de ",
            "den ",
            "ter ",
            "ten ",
            "Van ",
            "Van den ",
            "De ",
            "'t ",
        )
        last = rng.choice(prefixes) + last
    return _plain(rng, origin, female, first, last)


_FATHERS = words("""Ivanov Petrov Sergeyev Alexandrov Alekseyev Nikolayev Mikhailov Vladimirov Dmitriyev Andreyev
Viktorov Pavlov Yuryev Borisov Grigoryev Olegov Anatolyev Leonidov Valeryev Romanov Stepanov Fyodorov""")


def _slavic(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    middle = rng.choice(_FATHERS) + ("na" if female else "ich") if rng.random() < 0.3 else ""
    written = f"{last} {first} {middle}" if middle and rng.random() < 0.25 else ""
    return _person(rng, female, first, middle, last, written)


def _arabic(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    draw = rng.random()
    middle = ""
    if draw < 0.08:
        middle = rng.choice(("bint " if female else "bin ", "ibn ", "ben ", "Bin ")) + rng.choice(origin.male)
    elif draw < 0.25:
        middle = rng.choice(origin.male)
    if last.startswith(("Al-", "El-")):
        last = rng.choice((last[:2], last[:2].lower())) + rng.choice("-- ") + last[3:]
    elif rng.random() < 0.08:
        last = rng.choice(("Abu ", "Bou ", "Abd al-", "Ould ", "Al ", "Ben ", "Aït ")) + last
    written = f"{first} {middle} {last}" if middle else ""
    return _person(rng, female, first, middle, last, written)


def _tamil(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    draw = rng.random()
    initial = chr(65 + rng.randrange(26))
    if draw < 0.3:
        other = chr(65 + rng.randrange(26))
        lead = rng.choice(
            (f"{initial}.", f"{initial}", f"{initial}. {other}.", f"{initial}.{other}.", f"{initial} {other}")
        )
        return Person(first, "", first, "", "", female, f"{lead} {first}")
    if draw < 0.42:
        return Person(first, "", first, "", "", female, first)
    if draw < 0.52:
        return Person(first, "", first, "", "", female, f"{first} {initial}{rng.choice(('', '.'))}")
    return _person(rng, female, first, "", last)


def _punjabi(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    return _person(rng, female, first, ("Kaur" if female else "Singh") if rng.random() < 0.35 else "", last)


def _family_first(rng: random.Random, share: float, female: bool, first: str, last: str, middle: str = "") -> Person:
    given = f"{middle} {first}".strip()
    written = f"{last} {given}" if rng.random() < share else f"{given} {last}"
    return Person(first, middle, last, "", "", female, written)


def _chinese(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    if rng.random() < 0.15:
        names = origins()[0]
        western = rng.choice(names.female if female else names.male)
        return Person(western, "", last, "", "", female, rng.choice((f"{western} {last}", f"{western} {last} {first}")))
    if len(first) <= 4 and "-" not in first and rng.random() < 0.35:
        second = rng.choice(origin.female if female else origin.male)
        if len(second) <= 4 and "-" not in second:
            first = first + rng.choice(("", " ", "-")) + rng.choice((second, second.lower()))
    return _family_first(rng, 0.5, female, first, last)


def _korean(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    head, _, tail = first.partition("-")
    if tail:
        first = rng.choice((first, f"{head}{tail}", f"{head} {tail.capitalize()}", f"{head}-{tail.capitalize()}"))
    return _family_first(rng, 0.55, female, first, last)


def _japanese(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    return _family_first(rng, 0.3, female, first, last)


def _vietnamese(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    middle = rng.choice(
        ("Thi", "Thị", "Ngoc", "Thu", "Kim") if female else ("Van", "Văn", "Huu", "Duc", "Quang", "Minh")
    )
    return _family_first(rng, 0.65, female, first, last, middle if rng.random() < 0.6 else "")


def _hungarian(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    return _family_first(rng, 0.4, female, first, last)


def _indonesian(rng: random.Random, origin: Origin, female: bool, first: str, last: str) -> Person:
    if rng.random() < 0.2:
        return Person(first, "", first, "", "", female, first)
    return _plain(rng, origin, female, first, last)


_WAYS = {
    "english": _english, "german": _german, "french": _french, "spanish": _spanish, "portuguese": _portuguese,
    "italian": _italian, "dutch": _dutch, "slavic": _slavic, "arabic": _arabic, "tamil": _tamil, "punjabi": _punjabi,
    "chinese": _chinese, "korean": _korean, "japanese": _japanese, "vietnamese": _vietnamese,
    "indonesian": _indonesian, "family_first": _hungarian,
}  # fmt: skip


def _initial(name: str) -> str:
    return name.lstrip("'-")[:1].upper()


def _initials_before(person: Person, rng: random.Random) -> str:
    letters = [_initial(part) for part in words(f"{person.first} {person.middle}") if _initial(part).isalpha()]
    dotted = rng.choice((". ", ". ", ".", " ", ""))
    return (dotted.join(letters) + dotted.rstrip()).strip()


def _full(person: Person, rng: random.Random) -> str:
    return person.written


def _initialled(person: Person, rng: random.Random) -> str:
    if rng.random() < 0.2:
        parts = re.findall(r"[^\W\d_]+", f"{person.first} {person.middle} {person.last}")
        dot = rng.choice(("", "", ".", ". "))
        letters = [part[0].upper() for part in parts]
        return (dot.join(letters) + dot.strip()) if len(letters) > 1 else person.written
    return f"{_initials_before(person, rng)} {person.last}"


def _reversed(person: Person, rng: random.Random) -> str:
    given = person.first
    if person.middle:
        given += " " + rng.choice((person.middle, f"{_initial(person.middle)}.", _initial(person.middle)))
    elif rng.random() < 0.2:
        given += f" {chr(65 + rng.randrange(26))}."
    if rng.random() < 0.2:
        given = _initials_before(person, rng)
    last = person.last.upper() if rng.random() < 0.12 else person.last
    return f"{last}{',' if rng.random() < 0.03 else ', '}{given}"


def _with_middle(person: Person, rng: random.Random) -> str:
    middle = person.middle or chr(65 + rng.randrange(26))
    if len(middle) == 1 or rng.random() < 0.5:
        middle = _initial(middle) + rng.choice((".", ".", ""))
    return f"{person.first} {middle} {person.last}"


def _last_caps(person: Person, rng: random.Random) -> str:
    last = person.last.upper()
    return rng.choice((f"{last} {person.first}", f"{person.first} {last}", f"{last} {person.first}"))


def _nicknamed(person: Person, rng: random.Random) -> str:
    nickname = person.nickname or rng.choice(lists.NICKNAMES)
    opening, closing = rng.choice((('"', '"'), ("“", "”"), ("'", "'"), ("(", ")"), ("‘", "’")))
    return f"{person.first} {opening}{nickname}{closing} {person.last}"


def _suffixed(person: Person, rng: random.Random) -> str:
    return f"{person.first} {person.last}{person.suffix or rng.choice((' Jr.', ' III', ', Jr.', ' Sr.', ' II', ' Jr'))}"


def _first_and_initial(person: Person, rng: random.Random) -> str:
    return f"{person.first} {_initial(person.last)}{rng.choice(('.', '.', ''))}"


def _monogram(person: Person, rng: random.Random) -> str:
    letters = [_initial(part) for part in words(f"{person.first} {person.middle} {person.last}")]
    letters = [letter for letter in letters if letter.isalpha()] or [person.first[:1]]
    if rng.random() < 0.2:
        return letters[0] + rng.choice(("", "", "."))
    dotted = rng.random() < 0.3
    together = "".join(
        f"{letter}." if dotted else letter for letter in (letters if rng.random() < 0.5 else letters[:1] + letters[-1:])
    )
    return together.lower() if rng.random() < 0.25 else together


def _last_and_initials(person: Person, rng: random.Random) -> str:
    return f"{person.last} {_initials_before(person, rng)}"


_RENDERINGS = (
    (48, _full), (6, _with_middle), (7, lambda person, rng: f"{_initial(person.first)}. {person.last}"),
    (3, _initialled), (10, lambda person, rng: person.first), (8, lambda person, rng: person.last), (2.5, _last_caps),
    (5, _reversed), (3.5, lambda person, rng: person.written.upper()), (1.8, lambda person,
    rng: person.written.lower()),
    (1.5, _nicknamed), (1, _suffixed), (1.5, _first_and_initial), (1.2, _last_and_initials),
)  # fmt: skip
_RENDERERS = [render for _, render in _RENDERINGS]
_RENDER_WEIGHTS = list(accumulate(weight for weight, _ in _RENDERINGS))

_TITLES = ("Dr.", "Dr", "Prof.", "Professor", "Prof. Dr.", "Judge", "Captain", "Capt.", "Rev.", "Lt.", "Sgt.",
"Detective",
           "Officer", "Councillor", "Cllr", "Dr. med.", "Inspector", "Hon.", "Lord", "Senator", "President", "Minister",
           "Justice", "Col.", "General", "Nurse", "Coach", "Chef", "Ambassador", "Principal", "Dean",
           "Attorney")  # fmt: skip
_TITLES_F = ("Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Madam", "Frau", "Mme", "Madame", "Señora", "Sra.", "Signora", "Dame",
             "Lady", "Sister", "Aunt", "Mevrouw", "Fru", "Pani", "Smt.", "Grandma", "Auntie", "Queen",
             "Dona")  # fmt: skip
_TITLES_M = ("Mr", "Mr.", "Mr", "Mr.", "Sir", "Herr", "M.", "Monsieur", "Señor", "Sr.", "Signor", "Father", "Uncle",
             "Meneer", "Herrn", "Pan", "Shri", "Brother", "Grandpa", "King", "Don", "Sheikh", "Rabbi",
             "Imam")  # fmt: skip


def _titled(person: Person, rng: random.Random) -> Pieces:
    own = _TITLES_F if person.female else _TITLES_M
    title = rng.choice(_TITLES) if rng.random() < 0.4 else own[int(len(own) * rng.random() ** 1.8)]
    name = person.last if rng.random() < 0.5 else person.written
    if title in ("Sir", "Dame", "Aunt", "Uncle", "Auntie", "Grandma", "Grandpa", "Sister", "Brother", "Father"):
        name = person.first
    return [(f"{title} ", None), (name, PERSON)]


def _possessive(person: Person, rng: random.Random) -> Pieces:
    name = rng.choice((person.first, person.last, person.written, person.written))
    apostrophe = rng.choice(("'", "'", "’"))
    return [(name, PERSON), (apostrophe if name.endswith("s") and rng.random() < 0.5 else f"{apostrophe}s", None)]


def ascii_letters(name: str) -> str:
    """Return a name as it stands in addresses of mail: small Latin letters only."""
    name = name.lower().translate({0xDF: "ss", 0xF8: "o", 0xE6: "ae", 0x142: "l", 0x111: "d", 0x131: "i", 0xFE: "th",
                                   0xF0: "d"})  # fmt: skip
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if "a" <= letter <= "z") or "x"


MAIL_HOSTS = ("gmail.com", "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "example.com", "example.org",
"web.de",
              "gmx.net", "icloud.com", "aol.com", "yahoo.co.uk", "orange.fr", "proton.me", "mail.ru", "qq.com",
              "example.net", "live.com", "libero.it", "btinternet.com")  # fmt: skip


def handle_of(person: Person, rng: random.Random) -> str:
    """Return a name for logging in that is made of the person's."""
    first, last = ascii_letters(person.first), ascii_letters(person.last)
    return rng.choice((
        f"{first}.{last}", f"{first[0]}{last}", f"{first}{last}", f"{first}_{last}", f"{last}{first[0]}",
        f"{first[0]}.{last}",
        f"{first}{rng.randint(1, 99)}", f"{last}.{first}", f"{first}-{last}", f"{first}{last[0]}",
        f"{first[:2]}{last[:4]}",
        f"{last}", f"{first[0]}{last}{rng.randint(1, 9)}",
    ))  # fmt: skip


def email_of(person: Person, rng: random.Random, domain: str) -> str:
    """Return an address at a domain."""
    local = handle_of(person, rng)
    return f"{local}@{domain}" if rng.random() < 0.93 else f"{local}@{domain}".upper()


_FORMS = {
    "full": _full,
    "first": lambda person, rng: person.first,
    "last": lambda person, rng: person.last,
    "initials": _initialled,
    "monogram": _monogram,
    "reversed": _reversed,
    "caps": lambda person, rng: person.written.upper(),
    "lower": lambda person, rng: person.written.lower(),
}


def write(person: Person, form: str, rng: random.Random) -> Pieces:
    """Write a name in a form, or without one in any, natural ones mostly."""
    if form == "titled":
        return _titled(person, rng)
    if form == "possessive":
        return _possessive(person, rng)
    if form == "handle":
        return [(handle_of(person, rng), IGNORE)]
    render = _FORMS[form] if form else rng.choices(_RENDERERS, cum_weights=_RENDER_WEIGHTS)[0]
    return [(render(person, rng), PERSON)]
