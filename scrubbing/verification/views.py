"""Other readings of one text: with its escapes undone, its tags removed, its base64 and hex decoded.

Programs wrap text in text: a JSON string in an HTML attribute, an encoded address in a link. Every reading is undone
again, up to three deep.
"""

import base64
import binascii
import html
import quopri
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from scrubbing.verification import codings

_DEEPEST = 3
# A run shorter than this holds no value that the search for base64 forms would miss.
_DIGITS = r"[A-Za-z0-9+/_-]"
_LINE_END = r"(?:\\n|\r?\n)[ \t]*"
_BASE64 = re.compile(rf"{_DIGITS}{{20,}}(?:{_LINE_END}{_DIGITS}{{20,}})*(?:{_LINE_END}{_DIGITS}+)?={{0,2}}")
# Programs, comments and pages put anything between two lines of a run: quotes, signs, ends of lines however written.
_WRITTEN_END = r"\\++[nrt]?|&[#\w]{1,8};|%0[AaDd]|</?[A-Za-z]{1,10}[ /]{0,3}>"
_GAP = rf"(?:{_WRITTEN_END}|[+/_-]{{1,3}}+(?=[\s\"'])|[^A-Za-z0-9+/_=<&%\\-]){{1,60}}+"
# Possessive, and never begun in the middle of a run, so that the search is linear.
_BROKEN = re.compile(
    rf"(?<!{_DIGITS}){_DIGITS}{{12,}}+(?:={{0,2}}{_GAP}{_DIGITS}{{12,}}+)*={{0,2}}{_GAP}{_DIGITS}+={{0,2}}"
)
# Lines as short as words; of those there have to be several, one below the other.
_SHORT_GAP = r"[^\w+/=\n]{0,16}(?:\n|\\n|<br ?/?>)[^\w+/=\n]{0,16}"
_NARROW = re.compile(rf"(?<!{_DIGITS}){_DIGITS}{{2,19}}(?:{_SHORT_GAP}{_DIGITS}{{1,19}}){{3,}}")
_PIECE = re.compile(rf"({_DIGITS}+={{0,2}})(?:{_GAP})?")
# How deflated data begins in base64, also behind digits of something else.
_STREAM = re.compile("(?<=.)(?:e[AFJN]|H4sI)")
_GLANCE = 400
# A longer run is most often a file. It may stand behind other digits all the same, where its ends say words from there.
_FILE = 400
_ENDS = 2_000
_SAYS_WORDS = re.compile(rb"(?:[\t\n\r -~]|[\xc2-\xf4][\x80-\xbf]{1,3}){14,}|(?:[\t\n\r -~\xa0-\xff]\0){7,}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :\r\n]?){5,}")
_HEX_RUN = re.compile(r"[0-9A-Fa-f]{10,}")
_STANDARD = str.maketrans("-_", "+/")
_TAG = re.compile(r"<[^<>]*>")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BACKSLASH = re.compile(
    r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|([nrtfbv/\"'\\]))"
)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "b": "\b", "v": "\v"}
_RTF = re.compile(r"\\'([0-9A-Fa-f]{2})|\\u(-?\d{1,5}) ?\??|\\[a-z]+-?\d* ?|[{}]")
_QUOTED = re.compile(r"=[0-9A-F]{2}|=\r?\n")
_OOXML_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Characters that show nothing and stand for a letter each: tags (Unicode 23.9) and variation selectors.
_SMUGGLED = re.compile(r"[\U000e0020-\U000e007e]{3,}|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3,}")


def views(text: str) -> Iterator[str]:
    """Yield the text and every other reading of it, each once."""
    seen = {text}
    level = [text]
    if joined := codings.joined(text):
        seen.add(joined)
        level.append(joined)
    for _ in range(_DEEPEST):
        following: list[str] = []
        for reading in level:
            yield reading
            for undone in _undone(reading):
                if undone not in seen:
                    seen.add(undone)
                    following.append(undone)
        level = following
    yield from level


def _undone(text: str) -> Iterator[str]:
    for mark, undo in _UNDO:
        if mark in text:
            yield undo(text)
    yield from codings.readings(text)
    if not text.isascii() and (runs := _SMUGGLED.findall(text)):
        yield "\n".join("".join(map(_smuggled, run)) for run in runs)


def _smuggled(char: str) -> str:
    code = ord(char)
    if code >= 0xE0100:
        return chr(code - 0xE0100 + 16)
    return chr(code - (0xE0000 if code >= 0xE0000 else 0xFE00))


def _untagged(text: str) -> str:
    return _TAG.sub("", text)


def _unpercent(text: str) -> str:
    if not _PERCENT.search(text):
        return text
    return codings.decoded(unquote_to_bytes(text.replace("+", " ").encode("utf-8", "surrogatepass")))


def _unescape(text: str) -> str:
    undone = _BACKSLASH.sub(_character, text)
    # Two escapes may be the halves of one character.
    return undone.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3] or match[4]
    if code is None:
        return _SIMPLE.get(match[5], match[5])
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def _unrtf(text: str) -> str:
    return _RTF.sub(_rtf_character, text) if text.lstrip().startswith("{\\rtf") else text


def _rtf_character(match: re.Match[str]) -> str:
    if match[1]:
        return bytes([int(match[1], 16)]).decode("cp1252", "replace")
    if match[2]:
        return chr(int(match[2]) % 0x10000)
    return ""


def _unquoted(text: str) -> str:
    if not _QUOTED.search(text):
        return text
    return codings.decoded(quopri.decodestring(text.encode("utf-8", "surrogatepass")))


def _unooxml(text: str) -> str:
    return _OOXML_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


_UNDO: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("<", _untagged),
    ("&", html.unescape),
    ("%", _unpercent),
    ("\\", _unescape),
    ("{\\rtf", _unrtf),
    ("=", _unquoted),
    ("_x", _unooxml),
)


def encoded_runs(text: str) -> Iterator[bytes]:
    """Yield what every run of base64 or hexadecimal digits in the text stands for, and every block of uuencode."""
    for match in _BASE64.finditer(text):
        run = re.sub(r"\\n|\s", "", match.group()).rstrip("=").translate(_STANDARD)
        yield from _base64_readings(run)
        for stream in _STREAM.finditer(run):
            if _may_inflate(run[stream.start() : stream.start() + _GLANCE]):
                yield from _base64_readings(run[stream.start() :])
    if "begin " in text:
        yield from map(codings.uudecoded, codings.UUENCODED.finditer(text))
    for match in _HEX.finditer(text):
        yield from _hexadecimal(re.sub(r"[ :\r\n]", "", match.group()))


def broken_runs(text: str) -> Iterator[bytes]:
    """Yield what digits in several lines stand for, whatever is between these. It may end in what is none of it."""
    for pattern in (_BROKEN, _NARROW):
        for match in pattern.finditer(text):
            run = "".join(_PIECE.findall(match.group()))
            # Each line may be packed by itself, and go on in the next all the same.
            first, *others = run.translate(_STANDARD).split("=")
            rest = b"".join(reading for one in others for reading in _base64_readings(one, most=1))
            for reading in _base64_readings(first):
                yield reading + rest
            yield from _hexadecimal(run)


def _hexadecimal(run: str) -> Iterator[bytes]:
    for match in _HEX_RUN.finditer(run):
        for skip in range(2):
            digits = match.group()[skip:]
            yield bytes.fromhex(digits[: len(digits) // 2 * 2])


def _may_inflate(digits: str) -> bool:
    """Whether nothing in the first bytes of a stream says that it is none. A file of megabytes has many such places."""
    try:
        zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(base64.b64decode(digits[: len(digits) // 4 * 4]), _GLANCE)
    except (zlib.error, binascii.Error):
        return False
    return True


def _base64_readings(run: str, most: int = 4) -> Iterator[bytes]:
    # A run may begin in the middle of a word of the text around it.
    for skip in range(most):
        if skip and len(run) >= _FILE and not _says_words(run, skip):
            continue
        with suppress(binascii.Error):
            yield _unpacked(run[skip:])


def _says_words(run: str, skip: int) -> bool:
    """Whether the first or the last digits of a run say words when it is read from one of its first digits on."""
    last = max(0, len(run) - _ENDS - skip) // 4 * 4 + skip
    try:
        return any(_SAYS_WORDS.search(_unpacked(end)) for end in (run[skip : skip + _ENDS], run[last:]))
    except binascii.Error:
        return False


def _unpacked(digits: str) -> bytes:
    """Return the bytes of base64 without its padding; raise `binascii.Error` where it is none."""
    body = digits[:-1] if len(digits) % 4 == 1 else digits
    return base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
