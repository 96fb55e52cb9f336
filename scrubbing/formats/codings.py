r"""What programs write in the place of letters that their files cannot hold, and where they break lines within words.

Encoded words of mail headers ("=?utf-8?q?J=C3=BCrgen?="), accents of LaTeX ("J\"urgen"), lines folded in the middle of
a word (calendars, address cards, directories), names of hosts ("xn--mller-kva"), and letters that a wrong encoding took
apart. The patterns ask for what stands around a sign where it could as well be a part of a path or of a program.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from email.quoprimime import header_encode

Reading = tuple[int, int, str]
"""raw[start:end] reads as the text."""

# A letter, without what the bytes of most programs are full of: digits and underscores.
_LETTER = r"[^\W\d_]"

# --- Encoded words (RFC 2047). A word may be cut in two within a letter, and white space between two words is none.

_WORD = re.compile(
    r"=\?(?P<charset>[A-Za-z0-9_.:\-]{1,40})(?:\*[A-Za-z0-9\-]{0,20})?\?(?P<coding>[bBqQ])\?(?P<said>[^?\s]{0,2000})\?="
)
_NEXT_WORD = re.compile(r"[ \t]{0,80}(?:\r?\n[ \t]{1,80})?(?==\?)")


def encoded_words(raw: str) -> Iterator[Reading]:
    """Yield every row of encoded words with what it says."""
    position = 0
    while (word := _WORD.search(raw, position)) is not None:
        start, position = word.start(), word.end()
        parts: list[tuple[str, bytes]] = []
        while word is not None:
            position, charset, said = word.end(), word["charset"].lower(), _bytes(word)
            if parts and parts[-1][0] == charset:
                said = parts.pop()[1] + said
            parts.append((charset, said))
            gap = _NEXT_WORD.match(raw, position)
            word = _WORD.match(raw, gap.end()) if gap is not None else None
        text = "".join(_decoded(said, charset) for charset, said in parts)
        if all(char.isprintable() or char.isspace() for char in text):
            yield start, position, text


def _bytes(word: re.Match[str]) -> bytes:
    said = word["said"].encode("utf-8", "surrogatepass")
    if word["coding"] in "qQ":
        return binascii.a2b_qp(said, header=True)
    try:
        return base64.b64decode(said + b"=" * (-len(said) % 4))
    except binascii.Error:
        return b""


def _decoded(said: bytes, charset: str) -> str:
    for name in (charset, "utf-8"):
        try:
            return said.decode(name)
        except (LookupError, ValueError):
            continue
    return said.decode("cp1252", "replace")


def as_encoded_word(text: str) -> str:
    """Return a text as one encoded word in UTF-8."""
    return header_encode(text.encode("utf-8", "surrogatepass"), "utf-8")


# --- LaTeX and the backslashes of programs. Every alternative begins with its own sign, so that a search is linear.

_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "v": "\u030c", "c": "\u0327", "k": "\u0328", "u": "\u0306", "H": "\u030b", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "i": "i", "j": "j",
}  # fmt: skip
_NAMED = "|".join(sorted(_LETTERS, key=len, reverse=True))
_BASE = r"(?:[A-Za-z]|\\[ij](?![A-Za-z]))"
# In the middle of a word; what begins one with a bare accent is found without it.
_WITHIN = rf"(?<={_LETTER}\\)"
_TEX = re.compile(
    r"\{\\(?:"
    rf"[\"'`^~=.] ?(?:{_BASE}|\{{{_BASE}\}})\}}|[vckuHrdb](?: {_BASE}|\{{{_BASE}\}})\}}|(?:{_NAMED})\}}"
    r")|\\(?:"
    rf"[\"'`^~=.vckuHrdb]\{{{_BASE}\}}"
    rf"|(?:{_NAMED})\{{\}}"
    rf"|{_WITHIN}(?:[\"^~]{_BASE}|[vckuHr] {_BASE})"
    # But "it\\'s" and "l\\'amie" are what they are in programs.
    rf"|(?:(?<={_LETTER}{_LETTER}\\)|(?<=[A-Z]\\))['`](?:(?!s(?![A-Za-z]))[a-z]|\\[ij](?![A-Za-z]))"
    rf"|{_WITHIN}(?:{_NAMED})(?: (?=[A-Za-z])|(?![A-Za-z]))"
    r"|(?<![\w:\\/.]\\)(?:O|L|AA|AE|OE|TH|DJ|o|l|aa|ae|oe) (?=[a-z])"
    r")"
)
_BRACES = str.maketrans("", "", "{} ")
# "Zwicken\-thal" may be divided there, "Meyer\-Landrut" has a hyphen.
_HYPHEN = re.compile(rf"\\-(?<={_LETTER}\\-)(?={_LETTER})")
_CONTINUED = re.compile(r"\\\r?\n(?:(?<=\w\\\n)|(?<=\w\\\r\n))[ \t]{0,80}(?=\w)")
# A comment takes the end of its line with it, so that a word goes on in the next.
_TEX_END = re.compile(
    rf"%\r?\n(?:(?<={_LETTER}%\n)|(?<={_LETTER}%\r\n))[ \t]{{0,80}}(?=[a-z])|\\discretionary\{{-?\}}\{{\}}\{{\}}"
)
_APOSTROPHE = re.compile(rf"\\'(?<={_LETTER}\\')(?=[A-Z])")
# The end of a line in a string, where it begins no part of a path: "C:\\new".
_NEW_LINE = re.compile(r"\\{1,8}(?:[nrt](?=[^\W\d_a-z])|(?<=[,;!?>]\\)[nr](?=[a-z]))")
# Letters as shells and C write them; one code alone may be a part of a path or a place in a pattern.
_OCTALS = re.compile(r"(?:\\{1,8}0?[0-3][0-7]{2}){2,400}")
_OCTAL = re.compile(r"\\{1,8}([0-7]{3,4})")
# What style sheets show, sign by sign.
_SHEET = re.compile(r"(?:content|quotes|--[\w\-]{1,40})\s{0,9}:[^;{}]{0,400}")
_SHEET_CODE = re.compile(r"\\([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\f])?")
# reStructuredText divides a word from its emphasis.
_EMPHASIS = re.compile(
    rf"\\ (?:(?<={_LETTER}\\ ))(\*{{1,2}})({_LETTER}{{1,60}})\1|\*{{1,2}}({_LETTER}{{1,60}})\*{{1,2}}\\ (?={_LETTER})"
)
# Codes of letters in RTF. What might as well be an accent of LaTeX is one where nothing else says that it is RTF.
_RTF = re.compile(r"\\'[0-9a-fA-F]{2}")
_RTF_CLEARLY = re.compile(r"\\'(?:[a-f][0-9]|df|f[a-f])", re.IGNORECASE)
_RTF_TEXT = re.compile(r"\\(?:rtf|par|ansi|pard|plain|lang)(?![a-z])")


def _backslashes(raw: str) -> Iterator[Reading]:
    for hit in _TEX.finditer(raw):
        if (letter := _accented(hit.group())) is not None:
            yield hit.start(), hit.end(), letter
    if r"\-" in raw:
        for hit in _HYPHEN.finditer(raw):
            yield hit.start(), hit.end(), "" if raw[hit.end()].islower() else "-"
    if "\\\n" in raw or "\\\r\n" in raw:
        yield from ((hit.start(), hit.end(), "") for hit in _CONTINUED.finditer(raw))
    if "%\n" in raw or "%\r\n" in raw or r"\discretionary" in raw:
        yield from ((hit.start(), hit.end(), "") for hit in _TEX_END.finditer(raw))
    yield from ((hit.start(), hit.end(), "\n") for hit in _NEW_LINE.finditer(raw))
    if "\\0" in raw or "\\1" in raw:
        yield from _octals(raw)
    if "content" in raw or "quotes" in raw or "--" in raw:
        yield from _sheet_codes(raw)
    if "\\ *" in raw or "*\\ " in raw:
        yield from ((hit.start(), hit.end(), hit[2] or hit[3]) for hit in _EMPHASIS.finditer(raw))
    if r"\'" in raw:
        yield from ((hit.start(), hit.end(), "'") for hit in _APOSTROPHE.finditer(raw))
        pattern = _RTF if _RTF_TEXT.search(raw) else _RTF_CLEARLY
        for hit in pattern.finditer(raw):
            letter = bytes.fromhex(hit.group()[2:]).decode("cp1252", "replace")
            if letter.isprintable():
                yield hit.start(), hit.end(), letter


def _octals(raw: str) -> Iterator[Reading]:
    for run in _OCTALS.finditer(raw):
        for code in _OCTAL.finditer(raw, *run.span()):
            letter = chr(int(code[1], 8))
            if letter.isascii() and letter.isprintable():
                yield code.start(), code.end(), letter


def _sheet_codes(raw: str) -> Iterator[Reading]:
    for said in _SHEET.finditer(raw):
        for code in _SHEET_CODE.finditer(raw, *said.span()):
            number = int(code[1], 16)
            # What would end the word or begin another escape stays as it is; icons are no letters.
            if number <= 0x10FFFF and (letter := chr(number)).isprintable() and letter not in "\"'\\":
                yield code.start(), code.end(), letter


def _accented(hit: str) -> str | None:
    said = hit.translate(_BRACES)[1:]
    if said in _LETTERS:
        return _LETTERS[said]
    letter = unicodedata.normalize("NFC", said[1:].removeprefix("\\") + _ACCENTS[said[0]])
    return letter if len(letter) == 1 else None


# --- Lines that are folded wherever they are full: RFC 5545 and 6350 (calendars, cards), RFC 2849 (directories).

_FOLDED_TEXT = re.compile(
    r"^BEGIN:V(?:CALENDAR|CARD)\b(?:.*\n(?!BEGIN:V(?:CALENDAR|CARD)\b))*?(?:END:V(?:CALENDAR|CARD)\b|.*\Z)"
    r"|^dn:(?:: ?[A-Za-z0-9+/]{4}| ?[\w.\-]{1,80}=).*(?:\n.+)*",
    re.IGNORECASE | re.MULTILINE,
)
_FOLD = re.compile(r"\r?\n[ \t]|\\[nN]")


def _folds(raw: str) -> Iterator[Reading]:
    for text in _FOLDED_TEXT.finditer(raw):
        is_directory = text.group()[0] in "dD"
        for fold in _FOLD.finditer(raw, text.start(), text.end()):
            if fold.group()[0] != "\\":
                yield fold.start(), fold.end(), ""
            elif not is_directory:
                yield fold.start(), fold.end(), "\n"


# --- Names of hosts (RFC 3492).

_HOST = re.compile(r"(?<![\w\-])xn--[a-z0-9\-]{1,59}", re.IGNORECASE)


def _hosts(raw: str) -> Iterator[Reading]:
    for host in _HOST.finditer(raw):
        try:
            name = host.group()[4:].rstrip("-").encode("ascii").decode("punycode")
        except ValueError:
            continue
        if name.isprintable():
            yield host.start(), host.end(), name


# --- UTF-8 that was read as Windows-1252 or Latin-1, each byte a sign of its own.

_BYTES = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_BYTES |= {chr(code): code for code in range(0x80, 0x100)}
_LATER = "".join(sorted(re.escape(sign) for sign, code in _BYTES.items() if code < 0xC0))
_BROKEN = re.compile(rf"(?:[\xc2-\xdf][{_LATER}]|[\xe0-\xef][{_LATER}]{{2}}|[\xf0-\xf4][{_LATER}]{{3}}){{1,400}}")
# Marks stand right behind words that end in an accent, too ("caf\xe9\xa0\xbb", "\u201eMEN\xdc\u201c"): one letter alone
# is broken where its capital stands among small letters, or where no language has it.
_SURELY_BROKEN = re.compile(
    r"[\xc2\xc3].|[\xc4\xc5][^\u2018-\u201e\u2013\u2014\u2026\xa0\xab\xbb]|\xe2[\u20ac\u201a].|[\xf0-\xf4]...|.{4,}",
    re.DOTALL,
)
_GOES_ON = re.compile(r"[\xc4\xc5][^\u2019]")


def _broken(raw: str) -> Iterator[Reading]:
    for run in _BROKEN.finditer(raw):
        if not _is_broken(run):
            continue
        position = run.start()
        while position < run.end():
            lead = _BYTES[raw[position]]
            end = position + (2 if lead < 0xE0 else 3 if lead < 0xF0 else 4)
            with suppress(UnicodeDecodeError):
                yield position, end, bytes(_BYTES[sign] for sign in raw[position:end]).decode("utf-8")
            position = end


def _is_broken(run: re.Match[str]) -> bool:
    signs, before, behind = (
        run.group(),
        run.string[max(0, run.start() - 1) : run.start()],
        run.string[run.end() : run.end() + 1],
    )
    if _SURELY_BROKEN.fullmatch(signs):
        return True
    return signs[0].isupper() and (before.islower() or (behind.islower() and _GOES_ON.fullmatch(signs) is not None))


# --- Letters of Latin-1 and signs of ASCII as mail and addresses write them, and mail's rest in texts that are none.

_BYTE = re.compile(
    # In the middle of a word, or a capital that begins one.
    rf"=(?:(?<={_LETTER}=)[EF][0-9A-F](?![0-9A-Z]|(?<!{_LETTER}{_LETTER}=..)(?![a-z]))|(?<=[a-z]=)DF(?![0-9A-Z])|(?<![\w=]=)[CD][0-9A-F](?=[a-z])"
    r"|(?<=[a-z.,]=)(?:20|2[1-9A-F]|3[ABF]|40|5F)(?=[A-Za-z]))"
    rf"|%(?:(?<={_LETTER}%)(?:[C-F][0-9A-F]|[ef][0-9]|fc)(?!%[89abAB])|(?<!{_LETTER}%)[CD][0-9A-F](?=[a-z]))"
)


def _bytes_of_letters(raw: str) -> Iterator[Reading]:
    for hit in _BYTE.finditer(raw):
        text = bytes.fromhex(hit.group()[1:]).decode("cp1252")
        if text.isprintable():
            yield hit.start(), hit.end(), text


_CODINGS: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[Reading]]], ...] = (
    (("=?",), encoded_words),
    (("\n ", "\n\t", "\\n", "\\N"), _folds),
    (("\\",), _backslashes),
    (("=", "%"), _bytes_of_letters),
    (("n--", "N--"), _hosts),
)


def readings(raw: str) -> list[Reading]:
    """Return the stretches of a text that are written in such a way. They may overlap and come in any order."""
    found = [reading for signs, read in _CODINGS if any(sign in raw for sign in signs) for reading in read(raw)]
    return found if raw.isascii() else [*found, *_broken(raw)]
