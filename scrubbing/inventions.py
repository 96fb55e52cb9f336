"""Numbers, addresses and words that look right and belong to nobody: reserved ranges, wrong check digits, fiction."""

import hashlib
import hmac
import re
import string
from collections.abc import Callable, Sequence
from typing import TypeVar

from stdnum import iban as ibans
from stdnum.br import cnpj, cpf
from stdnum.cl import rut
from stdnum.es import nie, nif
from stdnum.pt import cc
from stdnum.us import rtn

from scrubbing.streets import Street

T = TypeVar("T")
_ONSETS = (
    "B",
    "Br",
    "C",
    "Cr",
    "D",
    "Dr",
    "F",
    "G",
    "Gr",
    "H",
    "K",
    "L",
    "M",
    "N",
    "P",
    "Pr",
    "R",
    "S",
    "St",
    "T",
    "Tr",
    "V",
    "W",
    "Z",
)
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ea", "io", "or", "al", "en", "ul")
_MIDDLES = ("b", "d", "l", "ld", "m", "mb", "n", "nd", "nt", "r", "rv", "rd", "st", "v", "vr", "x", "lt")
_ENDINGS = ("an", "ara", "el", "ent", "era", "ex", "ia", "ika", "in", "is", "ium", "on", "or", "ova", "um", "yn")
_STREETS = (
    "Alder", "Aster", "Birchwood", "Brookfield", "Cedarwood", "Chestnut", "Clover", "Elderberry", "Fernwood",
    "Foxglove", "Hawthorn", "Hazelwood", "Juniper", "Larch", "Linden", "Lupin", "Magnolia", "Meadow",
    "Mulberry", "Oakfield", "Poplar", "Primrose", "Rowan", "Sycamore", "Thistle", "Walnut", "Willowbank",
    "Yarrow",
)  # fmt: skip
_COMPOUND_STREETS = (
    "Ahorn",
    "Birken",
    "Buchen",
    "Eichen",
    "Erlen",
    "Flieder",
    "Ginster",
    "Kastanien",
    "Linden",
    "Tannen",
    "Ulmen",
)
_ROMANCE_STREETS = (
    "Aurora",
    "Belmonte",
    "Cordelia",
    "Florida",
    "Lavanda",
    "Magnolia",
    "Mimosa",
    "Olivar",
    "Violeta",
    "Serena",
)
_LONGEST_MONTH = 31
_US_AREAS = (202, 303, 312, 404, 415, 512, 617, 702, 808, 919)

# How often a number is drawn until its check digit is wrong; one in ten is right.
_MOST_DRAWS = 100


class Draw:
    """An endless source of numbers, fixed by the task's secret, the value and the attempt."""

    def __init__(self, secret: bytes, value: str, attempt: int) -> None:
        self._key = hmac.digest(secret, f"{attempt}\x1f{value}".encode("utf-8", "surrogatepass"), hashlib.sha256)
        self._pool = b""
        self._block = 0

    def below(self, limit: int) -> int:
        """Return a number from 0 to limit - 1."""
        if len(self._pool) < 4:
            self._block += 1
            self._pool += hashlib.sha256(self._key + self._block.to_bytes(4, "big")).digest()
        number, self._pool = int.from_bytes(self._pool[:4], "big"), self._pool[4:]
        return number % limit

    def digit(self) -> str:
        """Return a decimal digit."""
        return str(self.below(10))

    def of(self, choices: Sequence[T]) -> T:
        """Return one of some choices."""
        return choices[self.below(len(choices))]


def word(number: int) -> str:
    """Return an invented word for a company or product; 78,336 different ones."""
    number, onset = divmod(number, len(_ONSETS))
    number, nucleus = divmod(number, len(_NUCLEI))
    number, middle = divmod(number, len(_MIDDLES))
    return _ONSETS[onset] + _NUCLEI[nucleus] + _MIDDLES[middle] + _ENDINGS[number % len(_ENDINGS)]


def same_shape(text: str, draw: Draw) -> str:
    """Replace every digit by a digit and every letter by a letter of the same case; signs stay."""
    return "".join(
        draw.digit()
        if character.isdecimal()
        else draw.of(string.ascii_uppercase)
        if character.isupper()
        else draw.of(string.ascii_lowercase)
        if character.isalpha()
        else character
        for character in text
    )


def number(text: str, draw: Draw) -> str:
    """Keep the form of an official number, but begin its digits with 000, which no office issues."""
    return _with_digits(same_shape(text, draw), "000")


def dated(text: str, draw: Draw) -> str:
    """Keep the form of a number that holds a date, whose day or month becomes 00; those begin with four zeros."""
    return _with_digits(same_shape(text, draw), "0000")


def insured_in_britain(text: str, draw: Draw) -> str:
    """Return a national insurance number with the prefix QQ, which is kept for examples."""
    return _with_letters(same_shape(text, draw), "QQ")


def patient_in_britain(text: str, draw: Draw) -> str:
    """Return a health service number of the range 999, which is kept for tests."""
    return _with_digits(same_shape(text, draw), "999")


def patient_in_new_zealand(text: str, draw: Draw) -> str:
    """Return a number that begins with ZZZ, which is kept for tests."""
    return _with_letters(same_shape(text, draw), "ZZZ")


def with_letters_kept(text: str, draw: Draw) -> str:
    """Redraw the digits after 000 and keep the letters: a series or country, without which it is no such number."""
    return _with_digits(internal(text, draw), "000")


def refused_by(is_valid: Callable[[str], bool], invention: "Invention") -> "Invention":
    """Return an invention that is drawn again until its check digit is wrong."""

    def refused(text: str, draw: Draw) -> str:
        invented = invention(text, draw)
        for _ in range(_MOST_DRAWS):
            if not is_valid(invented):
                break
            invented = invention(text, draw)
        return invented

    return refused


def social_security(text: str, draw: Draw) -> str:
    """Return a number of the area 000, which was never issued."""
    return number(text, draw)


def card(text: str, draw: Draw) -> str:
    """Keep the brand's first digit and the grouping; the check digit is wrong."""
    digits = [character for character in text if character.isdecimal()]
    if not digits:
        return same_shape(text, draw)
    drawn = [digits[0], *(draw.digit() for _ in digits[1:])]
    if _luhn(drawn):
        drawn[-1] = str((int(drawn[-1]) + 1 + draw.below(8)) % 10)
    return _with_digits(text, "".join(drawn))


def iban(text: str, draw: Draw) -> str:
    """Keep country and grouping; the check digits are 00, which no account has, though one in 97 adds up."""
    body = re.sub(r"\W", "", text)
    filled = (
        body[:2] + "00" + "".join(draw.digit() if c.isdecimal() else draw.of(string.ascii_uppercase) for c in body[4:])
    )
    following = iter(filled)
    return "".join(next(following) if character.isalnum() else character for character in text)


_EXTENSION = re.compile(r"\s*(?:,|;|\b(?:ext|extension|durchwahl|poste)\b|#|x(?=[. ]?\d)).*", re.IGNORECASE | re.DOTALL)


# Countries whose numbers have eight digits: with the country they have more than tell them apart.
_SHORT_PLANS = ("45", "47", "65", "216", "352", "356", "370", "371", "372", "502", "503", "506", "507", "852", "853")
_TELLING = 9


def subscriber(text: str) -> str:
    """Return the digits by which two telephone numbers are one, whatever stands before and between them."""
    extension = _EXTENSION.search(text)
    number = text[: extension.start()] if extension is not None else text
    digits = re.sub(r"\D", "", number) or re.sub(r"\D", "", text)
    if number.lstrip("( ").startswith(("+", "00")):
        digits = digits.lstrip("0")
        country = next((each for each in _SHORT_PLANS if digits.startswith(each) and len(digits) == len(each) + 8), "")
        digits = digits[len(country) :]
    return digits[-_TELLING:]


def phone(text: str, draw: Draw) -> str:
    """Keep the format and the country; what comes out reaches nobody.

    North American and British numbers come from the ranges for fiction. Of others the national number begins with 00,
    which no plan of numbers has behind the country or the trunk zero, and with 000 where neither stands.
    """
    extension = _EXTENSION.search(text)
    if extension is not None and any(map(str.isdecimal, text[: extension.start()])):
        return phone(text[: extension.start()], draw) + _redigited(extension.group(), draw)
    digits = re.sub(r"\D", "", text)
    in_pairs = re.fullmatch(r"0\d(?:[ .-]?\d\d){4}", text.strip()) and not text.strip().isdecimal()
    british = re.match(r"\(?0(?:7\d|20|1|2)", text.strip()) and 10 <= len(digits) <= 12 and not in_pairs
    if british or text.lstrip("( ").startswith(("+44", "0044")):
        return _with_digits(text, digits[:2] * digits.startswith("0044") + _british(digits.removeprefix("00"), draw))
    foreign = text.lstrip("( ").startswith(("+", "00")) and not digits.startswith("1")
    if not foreign and re.fullmatch(r"1?[2-9]\d{9}", digits):
        area = str(_US_AREAS[draw.below(len(_US_AREAS))])
        return _with_digits(text, f"{digits[:-10]}{area}55501{draw.digit()}{draw.digit()}")
    kept = (
        re.match(r"\s*\(?\+1", text)
        or re.match(r"\s*\(?(?:\+|00)[1-9]\d{0,2}(?=\D)", text)
        or re.match(r"\s*\(?(?:\+|00)[1-9]\d", text)
        or re.match(r"\s*\(?0", text)
    )
    start = len(re.sub(r"\D", "", kept.group())) if kept else 0
    impossible = "00" if kept else "000"
    following = impossible + "".join(draw.digit() for _ in digits[start + len(impossible) :])
    # "+49 (0)30": the zero in brackets is none of the number's.
    trunk = "0" if kept and re.match(r"\s?\(0\)", text[kept.end() :]) else ""
    return _with_digits(text, digits[:start] + trunk + following)


def _redigited(text: str, draw: Draw) -> str:
    """Replace every digit by a digit; everything else stays."""
    return "".join(draw.digit() if character.isdecimal() else character for character in text)


def _british(digits: str, draw: Draw) -> str:
    """Ofcom's numbers for drama: 07700 900xxx, and 020 7946 0xxx in London."""
    country = "44" if digits.startswith("44") else "0"
    national = digits[len(country) :].removeprefix("0") if country == "44" else digits[1:]
    zero = "0" if country == "44" and digits[2:3] == "0" else ""
    base = "7700900" if national.startswith("7") else "2079460"
    return country + zero + base + "".join(draw.digit() for _ in range(max(3, len(national) - 7)))


def birth_date(text: str, draw: Draw) -> str:
    """Move a date to another day of the year before or after, so by less than two years; its form stays."""
    years = draw.of((-1, 1))
    groups = re.findall(r"\d+", text)
    spelt = re.search(r"[^\W\d_]{3}", text) is not None
    year = _short_year(groups, spelt)
    # Day and month look alike: both stay below 13, so that either reading is a date. Beside a month's name any day is.
    named = spelt and sum(len(digits) < 3 for place, digits in enumerate(groups) if place != year) == 1
    places = iter(range(len(groups)))

    def moved(match: re.Match[str]) -> str:
        digits, place = match.group(), next(places)
        if len(digits) == 8:
            return f"{int(digits[:4]) + years:04}{draw.below(12) + 1:02}{draw.below(28) + 1:02}"
        if len(digits) == 4:
            return f"{int(digits) + years:04}"
        if place == year:
            return f"{(int(digits) + years) % 100:02}"
        if len(digits) == 2:
            return str(draw.below(19) + 10 if named else draw.below(12) + 1).zfill(2)
        return str(draw.below(9) + 1)

    return re.sub(r"\d+", moved, text)


def _short_year(groups: Sequence[str], spelt: bool) -> int:
    """Return which group of digits is a year of two: what is no day, or the last; -1 if there is none."""
    short = [place for place, digits in enumerate(groups) if len(digits) == 2]
    if not short or any(len(digits) > 2 for digits in groups):
        return -1
    told = [place for place in short if int(groups[place]) > _LONGEST_MONTH]
    complete = len(groups) == 3 or (len(groups) == 2 and spelt)
    return told[0] if told else short[-1] if complete else -1


def machine(text: str, draw: Draw) -> str:
    """Return an address of the ranges that are reserved for documentation."""
    address, slash, prefix = text.partition("/")
    if ":" in address and "." not in address:
        return f"2001:db8::{draw.below(0xFFFF) + 1:x}{slash}{prefix}"
    network = draw.of(("192.0.2", "198.51.100", "203.0.113"))
    return f"{network}.{draw.below(254) + 1}{slash}{prefix}"


def hardware(text: str, draw: Draw) -> str:
    """Return an address of the range 00-00-5E-00-53 that is reserved for documentation."""
    following = iter(f"00005E0053{draw.below(256):02X}")
    invented = "".join(next(following, "0") if character.isalnum() else character for character in text)
    return invented.lower() if text.lower() == text else invented


def secret(text: str, draw: Draw) -> str:
    """Return something as long that nobody takes for a secret."""
    if "PRIVATE KEY" in text:
        return f"REDACTED-PRIVATE-KEY-{draw.below(10_000):04}"
    mark = f"REDACTED-{draw.below(10_000):04}"
    return mark + "X" * max(0, min(len(text), 64) - len(mark))


# What stands in a box of a form or on an envelope beside names.
_NO_NAMES = frozenset(
    {"box", "post", "office", "postfach", "flat", "suite", "unit", "floor", "room", "building", "apt"}
)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)|\d+(?:[A-Z]{2}\b)?")
_DIGITS = re.compile(r"\d+|(?<=\d)[A-Z]{2}\b")
_SHORTEST_POSTCODE = 4


def streets(style: str) -> Sequence[str]:
    """Return names for streets whose kind stands behind them, is one word with them, or stands before them."""
    return {"compound": _COMPOUND_STREETS, "romance": _ROMANCE_STREETS}.get(style, _STREETS)


def address(text: str, street: Street | None, draw_of: Callable[..., Draw], name_of: Callable[[str, str], str]) -> str:
    """Invent house number, street and postcode in the form of the same country; the town stays, as towns do.

    Each of them is drawn for itself, the house with its street, so that all writings of an address agree.
    """
    start, end = street.name if street is not None else (0, 0)
    house = street.house if street is not None else None
    key = street.key if street is not None else ""

    def renumbered(match: re.Match[str], shift: int) -> str:
        place, written = match.start() + shift, match.group()
        if house is not None and house[0] <= place < house[1]:
            draw = draw_of("house", key, written)
        elif len(written) < _SHORTEST_POSTCODE:
            draw = draw_of("unit", key, written)
        else:
            draw = draw_of("postcode", written)
        return _DIGITS.sub(lambda piece: _redrawn(piece.group(), draw), written)

    if street is not None:
        before = _POSTCODE.sub(lambda match: renumbered(match, 0), text[:start])
        name = name_of(street.style, street.key)
        return before + name + _POSTCODE.sub(lambda match: renumbered(match, end), text[end:])
    head, comma, tail = text.partition(",")
    left = iter(range(2))

    def renamed(match: re.Match[str]) -> str:
        word = match.group()
        own = word.casefold() not in _NO_NAMES and next(left, None) is not None
        return name_of("english", word.casefold()) if own else word

    head = re.sub(r"[^\W\d_]{3,}", renamed, head)
    return _POSTCODE.sub(lambda match: renumbered(match, 0), head + comma + tail)


def _redrawn(piece: str, draw: Draw) -> str:
    if not piece.isdecimal():
        return draw.of("ABDEFGHJLNPQRSTUWXYZ") + draw.of("ABDEFGHJLNPQRSTUWXYZ")
    return str(draw.below(9) + 1) + "".join(draw.digit() for _ in piece[1:])


def _with_digits(text: str, digits: str) -> str:
    """Put digits one by one in the places of a text's digits; what is left of either stays."""
    following = iter(digits)
    return "".join(next(following, character) if character.isdecimal() else character for character in text)


def _with_letters(text: str, letters: str) -> str:
    """Put letters one by one in the places of a text's letters; what is left of either stays."""
    following = iter(letters)
    return "".join(next(following, character) if character.isalpha() else character for character in text)


def _luhn(digits: Sequence[str]) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def internal(text: str, draw: Draw) -> str:
    """Keep the letters of a number, which name its kind, and redraw the digits; a name or an address gets new words."""
    if any(mark in text for mark in ("\\", "/", "@", "://")) or (" " not in text and "." in text):
        return _PIECE.sub(lambda piece: _piece(piece.group(), draw), text)
    if any(map(str.isdecimal, text)):
        return "".join(draw.digit() if character.isdecimal() else character for character in text)
    return _LETTERS.sub(lambda piece: _like(piece.group(), word(draw.below(1 << 30))), text)


# What addresses have in common, so that it stays what it is: schemes, ends of hosts, ends of files.
_STRUCTURE_TEXT = """
http https ftp sftp ssh git ldap ldaps smb ws wss jdbc postgresql postgres mysql mongodb redis amqp s3 s3a s3n gs abfs
abfss wasb wasbs hdfs arn aws iam www com net org io dev local corp internal lan intranet amazonaws sharepoint
atlassian visualstudio azure windows core blob sites browse projects pages wiki jira confluence docx xlsx pptx pdf
txt csv zip md py json html png jpg doc xls ppt eml msg
"""
_STRUCTURE = frozenset(_STRUCTURE_TEXT.split())
_PIECE = re.compile(r"\bs3[an]?\b|[^\W\d_]+|\d+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def _piece(piece: str, draw: Draw) -> str:
    if piece.isdecimal():
        return "".join(draw.digit() for _ in piece)
    if len(piece) < 2 or piece.lower() in _STRUCTURE:
        return piece
    return _like(piece, word(draw.below(1 << 30)))


def _like(piece: str, invented: str) -> str:
    return invented.upper() if piece.isupper() else invented.lower() if piece.islower() else invented


def bank_code_of_swift(text: str, draw: Draw) -> str:
    """Keep the form, with XX where the country stands: no country has it."""
    drawn = same_shape(text, draw)
    return f"{drawn[:4]}XX{drawn[6:]}"


def _is_registered(text: str) -> bool:
    """Whether the last digit of a registration for controlled substances checks."""
    digits = [int(sign) for sign in text if sign.isdecimal()]
    return len(digits) == 7 and (sum(digits[0:6:2]) + 2 * sum(digits[1:6:2])) % 10 == digits[6]


def vehicle(text: str, draw: Draw) -> str:
    """Keep the form of a plate; an identification number gets a Q, which none has, for its check digit."""
    drawn = same_shape(text, draw)
    return f"{drawn[:8]}Q{drawn[9:]}" if len(text) == 17 and text.isalnum() else drawn


_PLUS_SIGNS = "23456789CFGHJMPQRVWX"


def coordinates(text: str, draw: Draw) -> str:
    """Return a place within a degree of where the equator meets the meridian, in the sea, as exact and as written."""
    if "+" in text[1:] and not text.startswith("geo:"):
        return "".join(draw.of(_PLUS_SIGNS) if character.isalnum() else character for character in text)
    if not any(character.isdecimal() for character in text):
        return re.sub(r"[^\W\d_]+", lambda _: word(draw.below(78_336)).lower(), text)
    if "\u00b0" not in text and "\u00ba" not in text:
        return re.sub(r"\d+\.(\d+)", lambda m: "0." + "".join(draw.digit() for _ in m[1]), text)
    return re.sub(
        r"\d{1,3}(?=\s?[\u00b0\u00ba])|\d+(?=[\s.\u2032\u2033'\"\u2019\u201d])",
        lambda m: "0" if text[m.end() :].lstrip()[:1] in ("\u00b0", "\u00ba") else str(draw.below(60)).zfill(2),
        text,
    )


def age(text: str, draw: Draw) -> str:
    """Move an age by a few years; what is spelled out stays a number of years."""
    years = 1 + draw.below(4)
    if not any(character.isdecimal() for character in text):
        return f"{30 + draw.below(40)}-year-old"
    return re.sub(r"\d+", lambda match: str(int(match.group()) + years), text, count=1)


_BASE58 = {"digits": "123456789", "capitals": "ABCDEFGHJKLMNPQRSTUVWXYZ", "small": "abcdefghijkmnopqrstuvwxyz"}
_BECH32 = {"digits": "023456789", "capitals": "ACDEFGHJKLMNPQRSTUVWXYZ", "small": "acdefghjklmnpqrstuvwxyz"}
_HEX = {"digits": "0123456789", "capitals": "ABCDEF", "small": "abcdef"}
_PREFIX = re.compile(r"0x|(?:bc|ltc|addr|cosmos|tb)1|.", re.IGNORECASE)


def wallet(text: str, draw: Draw) -> str:
    """Keep what tells the kind of wallet and draw the rest from its letters, so that its check sum is wrong."""
    kind = _PREFIX.match(text)
    start = kind.end() if kind else 0
    letters = _HEX if start == 2 else _BASE58 if start == 1 else _BECH32
    drawn = [
        draw.of(letters["digits" if sign.isdecimal() else "capitals" if sign.isupper() else "small"])
        if sign.isalnum()
        else sign
        for sign in text[start:]
    ]
    return text[:start] + "".join(drawn)


Invention = Callable[[str, Draw], str]
_BY_TYPE: dict[str, Invention] = {
    "CREDIT_CARD": card,
    "IBAN_CODE": refused_by(ibans.is_valid, iban),
    "PHONE_NUMBER": phone,
    "US_SSN": social_security,
    "DATE_OF_BIRTH": birth_date,
    "IP_ADDRESS": machine,
    "MAC_ADDRESS": hardware,
    "SECRET": secret,
    "CRYPTO": wallet,
    "SWIFT_CODE": bank_code_of_swift,
    "ABA_ROUTING_NUMBER": refused_by(rtn.is_valid, number),
    "MEDICAL_LICENSE": refused_by(_is_registered, number),
    "VEHICLE_ID": vehicle,
    "COORDINATES": coordinates,
    "AGE": age,
    **dict.fromkeys(
        ("MEDICAL_RECORD_NUMBER", "INSURANCE_NUMBER", "EMPLOYEE_ID", "STUDENT_ID", "CASE_NUMBER"), internal
    ),
    "INTERNAL_IDENTIFIER": internal,
    "UK_NINO": insured_in_britain,
    "UK_NHS": patient_in_britain,
    "NZ_NHI": patient_in_new_zealand,
    "BR_CNPJ": refused_by(cnpj.is_valid, number),
    "BR_CPF": refused_by(cpf.is_valid, number),
    "CL_RUT": refused_by(rut.is_valid, number),
    "ES_NIE": refused_by(nie.is_valid, with_letters_kept),
    "ES_NIF": refused_by(nif.is_valid, number),
    "PT_CITIZEN_CARD": refused_by(cc.is_valid, number),
    **dict.fromkeys(
        (
            "BE_NATIONAL_NUMBER", "BG_EGN", "CA_HEALTH_CARD", "CN_RESIDENT_ID", "CZ_RODNE_CISLO",
            "DE_SOCIAL_SECURITY", "DK_CPR", "EE_ISIKUKOOD", "FI_PERSONAL_IDENTITY_CODE", "GR_AMKA", "ID_NIK",
            "IN_PAN", "IS_KENNITALA", "IT_FISCAL_CODE", "KR_FRN", "KR_RRN", "KZ_IIN", "LT_ASMENS_KODAS",
            "LU_NATIONAL_ID", "MX_CURP", "MX_RFC", "MY_NRIC", "NO_FODSELSNUMMER", "PL_PESEL", "RO_CNP",
            "SE_PERSONNUMMER", "SE_SAMORDNINGSNUMMER", "SI_EMSO", "ZA_ID_NUMBER",
        ),
        dated,
    ),
}  # fmt: skip


def of_type(type_: str) -> Invention:
    """Return how values of a type are invented; what has no rule of its own is a number of some office."""
    return _BY_TYPE.get(type_, number)
