"""Values of a task and the many ways in which a person, a program or a thief may write them."""

import base64
import random
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.scrubbing.survivors import skeleton

# Consonants and vowels of names that are in no list of names and in no dictionary.
_ONSETS = ("qu", "zw", "vr", "kv", "xa", "zh", "gw", "pf", "wr", "ckv", "br", "th")
_VOWELS = ("a", "e", "i", "o", "u", "ei", "oo", "é", "ö", "ü", "å", "ø", "í", "ñu", "ā", "ê")
_ENDS = ("nt", "lq", "rz", "ß", "ł", "ç", "nn", "x", "ff", "fi", "st", "z", "ž", "d")
_SCRIPTS = {
    "cyrillic": ("Жгвозд", "Щукинхо", "Кржыжо", "Эйхфелц"),
    "greek": ("Ξωθίψη", "Ζαφγκάλς", "Ψιχάρφης"),
    "hebrew": ("צפרגולד", "זכטנברג"),
    "arabic": ("ضغطزواي", "خثقفندي"),
}
_UNSPACED = ("齋藤龍之介", "ガギグゲ子", "김첡훿수", "欧阳翡翠", "สมฉฐวรรณ")


@dataclass(frozen=True, slots=True)
class Value:
    """Something a task wants gone."""

    text: str
    type: str

    @property
    def words(self) -> list[str]:
        """The words of which none may be left either."""
        if self.type == "EMPLOYER":
            return self.text.split()[:1]
        return [word for word in self.text.split() if len(skeleton(word)) > 5] if self.type == "PERSON" else []


@dataclass(frozen=True, slots=True)
class Plant:
    """One writing of a value, as a reader or a program would see it."""

    value: Value
    written: str
    how: str = ""


@st.composite
def _word(draw: st.DrawFn) -> str:
    syllables = draw(st.integers(2, 3))
    text = "".join(draw(st.sampled_from(_ONSETS)) + draw(st.sampled_from(_VOWELS)) for _ in range(syllables))
    return (text + draw(st.sampled_from(_ENDS))).capitalize()


@st.composite
def people(draw: st.DrawFn) -> Value:
    """Somebody's full name, in one script or another."""
    kind = draw(st.sampled_from(("latin", "latin", "latin", "double", "particle", "middle", "script", "unspaced")))
    if kind == "unspaced":
        return Value(draw(st.sampled_from(_UNSPACED)), "PERSON")
    if kind == "script":
        words = _SCRIPTS[draw(st.sampled_from(sorted(_SCRIPTS)))]
        first, last = draw(st.permutations(words))[:2]
        return Value(f"{first} {last}", "PERSON")
    first, last = draw(_word()), draw(_word())
    middle = {"double": f"{draw(_word())}-", "particle": "van der ", "middle": f"{draw(_word())} "}.get(kind, "")
    return Value(f"{first} {middle}{last}", "PERSON")


@st.composite
def _ascii_word(draw: st.DrawFn) -> str:
    return "".join(char for char in skeleton(draw(_word())) if char.isascii() and char.isalpha())


@st.composite
def addresses(draw: st.DrawFn) -> Value:
    """An e-mail address."""
    joint = draw(st.sampled_from((".", "_", "-", "")))
    local = draw(_ascii_word()) + joint + draw(_ascii_word())
    return Value(f"{local}@{draw(_ascii_word())}.{draw(st.sampled_from(('com', 'co.uk', 'io')))}", "EMAIL_ADDRESS")


@st.composite
def phones(draw: st.DrawFn) -> Value:
    """A telephone number in groups."""
    digits = [draw(st.integers(2, 9)), *(draw(st.integers(0, 9)) for _ in range(9))]
    groups = "".join(map(str, digits[:3])), "".join(map(str, digits[3:6])), "".join(map(str, digits[6:]))
    mark = draw(st.sampled_from(("-", " ", ".")))
    return Value(draw(st.sampled_from(("", "+49 "))) + mark.join(groups), "PHONE_NUMBER")


@st.composite
def employers(draw: st.DrawFn) -> Value:
    """A company, with what it does and its legal form or without."""
    tail = draw(st.sampled_from((" Logistics GmbH", " & Söhne", " Ltd", " Marine Charter Inc.", "")))
    return Value(draw(_word()) + tail, "EMPLOYER")


@st.composite
def ids(draw: st.DrawFn) -> Value:
    """Somebody's number in a company."""
    number = draw(st.integers(10**6, 10**7 - 1))
    return Value(f"{draw(st.sampled_from(('E-', 'EMP', 'KD/')))}{number}", "EMPLOYEE_ID")


@st.composite
def _plain_people(draw: st.DrawFn) -> Value:
    return Value(f"{draw(st.sampled_from(_FIRSTS))} {draw(st.sampled_from(_LASTS))}", "PERSON")


_FIRSTS = ("Josephine", "Bartholomew", "Clementine", "Leopold", "Rosalind", "Thaddeus", "Genevieve", "Ferdinand")
_LASTS = ("Harrington", "Quigley", "Ashworth", "Vandermeer", "Pemberton", "Winslow", "Castellan", "Oldenburg")
# Values of plain letters, of which a picture can be taken and read.
PLAIN_VALUES = st.one_of(_plain_people(), _plain_people(), addresses(), phones())
VALUES = st.one_of(people(), people(), addresses(), phones(), employers(), ids())

_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u034f", "\ufe0e", "\u202a")
_SPACES = ("\u00a0", "\u2009", "\u202f", "\u3000", "  ", "\t", " \u200b", "\u200b \u2060", "\u2003")
_HYPHENS = ("\u2010", "\u2011", "\u2013", "\u2212", "\ufe63")
_ALIKE = str.maketrans("aceopxyABEKMHOPTX", "асеорхуАВЕКМНОРТХ")
_BARE = str.maketrans("øłđæœıþðß", "oldaoitds")

Step = Callable[[str, random.Random], str]


def _mixed(text: str, chance: random.Random) -> str:
    return "".join(char.upper() if chance.random() < 0.5 else char.lower() for char in text)


def _unaccented(text: str, chance: random.Random) -> str:
    pieces = []
    for char in unicodedata.normalize("NFC", text):
        bare = unicodedata.normalize("NFD", char)
        latin = "LATIN" in unicodedata.name(char, "")
        pieces.append("".join(c for c in bare if not unicodedata.combining(c)) if latin else char)
    return "".join(pieces)


def _accented(text: str, chance: random.Random) -> str:
    places = [place for place, char in enumerate(text) if char in "aeiouAEIOU"]
    if not places:
        return text
    place = chance.choice(places)
    return unicodedata.normalize("NFC", f"{text[: place + 1]}{chance.choice(ACCENTS)}{text[place + 1 :]}")


ACCENTS = ("\u0301", "\u0300", "\u0302", "\u0304")


def _wide(text: str, chance: random.Random) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _mathematical(text: str, chance: random.Random) -> str:
    def bold(char: str) -> str:
        if "A" <= char <= "Z":
            return chr(0x1D400 + ord(char) - ord("A"))
        if "a" <= char <= "z":
            return chr(0x1D41A + ord(char) - ord("a"))
        return chr(0x1D7CE + ord(char) - ord("0")) if char.isascii() and char.isdigit() else char

    return "".join(map(bold, text))


def _ligatures(text: str, chance: random.Random) -> str:
    for letters, sign in (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("st", "ﬆ")):
        text = text.replace(letters, sign)
    return text


def _spread(text: str, chance: random.Random) -> str:
    pieces = list(text)
    for _ in range(chance.randint(1, 3)):
        pieces.insert(chance.randint(1, max(1, len(pieces) - 1)), chance.choice(_INVISIBLE))
    return "".join(pieces)


def _between_all(text: str, chance: random.Random) -> str:
    return chance.choice(_INVISIBLE).join(text)


def _spaced(text: str, chance: random.Random) -> str:
    return text.replace(" ", chance.choice(_SPACES))


def _underscored(text: str, chance: random.Random) -> str:
    return text.replace(" ", "_")


def _joined(text: str, chance: random.Random) -> str:
    return text.replace(" ", chance.choice("-.+"))


def _hyphens(text: str, chance: random.Random) -> str:
    return text.replace("-", chance.choice(_HYPHENS)).replace("'", "\u2019")


def _lookalike(text: str, chance: random.Random) -> str:
    places = [place for place, char in enumerate(text) if char.translate(_ALIKE) != char]
    latin = [char for char in text if "a" <= char <= "z"]
    if not places or len(latin) < 4:
        return text
    for place in chance.sample(places, min(2, len(places))):
        text = text[:place] + text[place].translate(_ALIKE) + text[place + 1 :]
    return text


STEPS: dict[str, Step] = {
    "upper": lambda text, chance: text.upper(),
    "lower": lambda text, chance: text.lower(),
    "title": lambda text, chance: text.title(),
    "mixed case": _mixed,
    "NFD": lambda text, chance: unicodedata.normalize("NFD", text),
    "NFC": lambda text, chance: unicodedata.normalize("NFC", text),
    "NFKD": lambda text, chance: unicodedata.normalize("NFKD", text),
    "unaccented": _unaccented,
    "accented": _accented,
    "wide": _wide,
    "mathematical": _mathematical,
    "ligatures": _ligatures,
    "invisible letters": _spread,
    "invisible letters everywhere": _between_all,
    "spaces": _spaced,
    "underscores": _underscored,
    "joined": _joined,
    "hyphens": _hyphens,
    "lookalikes": _lookalike,
}


@st.composite
def plants(draw: st.DrawFn, value: Value, most: int = 3) -> Plant:
    """Return the value in a spelling of up to `most` steps. Whatever the steps, it reads the same."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    written, how = value.text, []
    for name in draw(st.lists(st.sampled_from(sorted(STEPS)), max_size=most)):
        changed = STEPS[name](written, chance)
        if changed != written and skeleton(changed) == skeleton(value.text):
            written = changed
            how.append(name)
    return Plant(value, written, ", ".join(how))


_PLAIN_STEPS = ("upper", "lower", "title", "mixed case", "unaccented")


@st.composite
def plainly(draw: st.DrawFn, value: Value) -> Plant:
    """Return the value in other capitals."""
    written, how = value.text, draw(st.sampled_from(("", *_PLAIN_STEPS)))
    if how:
        written = STEPS[how](written, random.Random(draw(st.integers(0, 99))))
    return Plant(value, written, how)


# How a text says another text. Each is undone by some program.
def _percent(text: str, chance: random.Random) -> str:
    every = chance.random() < 0.5
    return "".join(
        char if not every and char.isascii() and char.isalnum() else "".join(f"%{byte:02X}" for byte in char.encode())
        for char in text
    )


def _entities(text: str, chance: random.Random) -> str:
    forms = ("&#{};", "&#x{:x};", "&#x{:X};", "{1}")
    return "".join(
        chance.choice(forms).format(ord(char), char) if char not in "<&" else f"&#{ord(char)};" for char in text
    )


def _escapes(text: str, chance: random.Random) -> str:
    def escape(char: str) -> str:
        if chance.random() < 0.3:
            return char
        if ord(char) > 0xFFFF:
            high, low = char.encode("utf-16-be")[:2], char.encode("utf-16-be")[2:]
            return f"\\u{high.hex()}\\u{low.hex()}"
        return f"\\x{ord(char):02x}" if ord(char) < 256 and chance.random() < 0.5 else f"\\u{ord(char):04x}"

    return "".join(map(escape, text))


def _sentence(text: str) -> bytes:
    return f"The owner of this plan is {text} until Monday.".encode()


def _base64(text: str, chance: random.Random) -> str:
    return base64.b64encode(_sentence(text)).decode()


def _base64_of_an_address(text: str, chance: random.Random) -> str:
    return base64.urlsafe_b64encode(_sentence(text)).decode().rstrip("=")


def _hexadecimal(text: str, chance: random.Random) -> str:
    return _sentence(text).hex()


def _deflated(text: str, chance: random.Random) -> str:
    return base64.b64encode(zlib.compress(_sentence(text))).decode()


Coding = Callable[[str, random.Random], str]
CODINGS: dict[str, Coding] = {
    "percent": _percent,
    "entities": _entities,
    "escapes": _escapes,
    "base64": _base64,
    "base64 of addresses": _base64_of_an_address,
    "hexadecimal": _hexadecimal,
    "deflated": _deflated,
}

_SENTENCES = (
    "Prepared by {} on Monday.", "({})", "owner={};", '"{}"', "{}'s plan", "see /people/{}/plan", "{}", "a:{}|b",
    "- {}, 40 hours", "Dear {}!", "<{}>", "{}\u3001\u69d8", "[{}]", "plan \u2013 {} \u2013 berths",
)  # fmt: skip


@st.composite
def coded(draw: st.DrawFn, text: str, most: int = 1) -> str:
    """Return a text in which another text is said in a coding, or plainly."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    for name in draw(st.lists(st.sampled_from(sorted(CODINGS)), max_size=most)):
        text = CODINGS[name](text, chance)
    return text


@st.composite
def sentences(draw: st.DrawFn, text: str, *, avoid: str = "") -> str:
    """Return a text with words or marks around it."""
    fitting = [sentence for sentence in _SENTENCES if not set(avoid) & set(sentence)]
    return draw(st.sampled_from(fitting)).format(text)


@st.composite
def split(draw: st.DrawFn, text: str, most: int = 4) -> list[str]:
    """Return a text in pieces that, joined, are the text."""
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=most)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
