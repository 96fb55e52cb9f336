r"""What stands in a text for letters that its program could not write, or in the middle of words that were too long.

Written apart from `formats/codings.py`, and more generous: what is read here only has to show a value that is left.
Since the search passes over accents, those of LaTeX are dropped instead of put together.
"""

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Callable, Iterator


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read what is no UTF-8 as Windows does."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("cleanroom-windows", _as_windows)

UUENCODED = re.compile(r"(?m)^begin \d+ .*\n((?:[ -`]+\r?\n)+)")
# Characters; passages are the longest values.
_REACH = 2_000
_ENCODED_WORDS = re.compile(
    r"=\?[^?\s]{1,60}\?[BbQq]\?[^?\n]{0,4000}\?=(?:\s{0,100}=\?[^?\s]{1,60}\?[BbQq]\?[^?\n]{0,4000}\?=)*"
)
_ENCODED_WORD = re.compile(r"=\?([^?\s]+)\?([BbQq])\?([^?\n]*)\?=")
_BYTES = re.compile(r"(?:\\+(?:0?[0-3][0-7]{2}|x[0-9A-Fa-f]{2}))+")
_TWO_BYTES = re.compile(r"\\(?:[23][0-7]{2}|x[89A-Fa-f][0-9A-Fa-f])\\+(?:2[0-7]{2}|x[89ABab][0-9A-Fa-f])")
_BYTE = re.compile(r"\\+(?:x([0-9A-Fa-f]{2})|0?([0-3][0-7]{2}))")
_TWO_OCTALS = re.compile(r"(?:\\+0?[0-3][0-7]{2}){2}")
_PERCENT_CODE = re.compile(r"%u([0-9A-Fa-f]{4})")
# What style sheets show, and the signs of it that are codes.
_SHOWN = re.compile(r"(?:content|quotes|--[\w-]{1,40})\s{0,9}:[^;{}\\]{0,400}\\[0-9A-Fa-f]")
_STYLE_CODE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
# Where reStructuredText divides a word from its emphasis.
_EMPHASISED = re.compile(r"(?<=[^\W\d_])(?:\\ \*{1,2}|\*{1,2}\\ )(?=[^\W\d_])")
_HOST = re.compile(r"(?i)xn--([a-z0-9-]{1,60})")
_WINDOWS = {bytes([code]).decode("cp1252", "ignore"): code for code in range(0x80, 0xA0)}
_HIGH = re.compile("[\x80-\xff" + "".join(_WINDOWS) + "]{2,}")
_BROKEN = re.compile(f"[\xc2-\xf4][\x80-\xbf{''.join(_WINDOWS)}]")
_TEX_ACCENT = re.compile(
    r"\\[\"'`^~=.vckuHrdb] ?\{ ?([A-Za-z]) ?\}|\\[vckuHrdb] +([A-Za-z])"
    r"|\\(?:(?<=\w\\)|(?<=[{}]\\))[\"'`^~=.] ?([A-Za-z])"
)
_TEX_LETTERS = {
    "ss": "\u00df", "o": "\u00f8", "O": "\u00d8", "l": "\u0142", "L": "\u0141", "aa": "\u00e5", "AA": "\u00c5",
    "ae": "\u00e6", "AE": "\u00c6", "oe": "\u0153", "OE": "\u0152", "dh": "\u00f0", "DH": "\u00d0", "th": "\u00fe",
    "TH": "\u00de", "dj": "\u0111", "DJ": "\u0110", "i": "i", "j": "j",
}  # fmt: skip
_TEX_LETTER = re.compile(r"\\(" + "|".join(_TEX_LETTERS) + r")(?![A-Za-z])(?:\{\}| (?=[a-z]))?")
_TEX_GROUP = re.compile(r"\{([^\W\d_]{0,2})\}")
_CONTINUED = re.compile(r"\\\r?\n[ \t]*")
_TEX = re.compile("|".join([_TEX_ACCENT.pattern, _TEX_LETTER.pattern, r"\w\\-", r"\w\\\r?\n"]))
# Braces that begin or end within a word, with whatever command they belong to.
_BRACED = re.compile(
    r"(?:\\(?<=[^\W\d_]\\)[a-z]{2,14}\{|\{(?<=[^\W\d_]\{)\{{0,2})([^{}()=;:\"<>]{0,80})\}{1,3}"
    r"|(?:\{\\[a-z]{2,10}[ \t]+|\\[a-z]{2,14}\{|\{{1,3})([^{}()=;:\"<>]{0,80})\}{1,3}(?=[^\W\d_])"
)
# Comments at the end of a line, and places to divide it at.
_DIVIDED = re.compile(r"(?:%\r?\n[ \t]*|\\discretionary\{-?\}\{\}\{\})(?=[^\W\d_])")
# Strings side by side, or with a sign of some language between them.
_STRINGS = re.compile(
    r"[\"'`](?=[ \t\r\n+&~.|<\\])[ \t]*+(?:\\?\r?\n[ \t]*+)?(?:[+&~.]|\.\.|\|\||<>)?[ \t]*+_?(?:\\?\r?\n[ \t]*+)?"
    r"[bBfFrRuU]{0,2}[\"'`]"
)
_JOINTS = re.compile("|".join([_DIVIDED.pattern, _BRACED.pattern, _STRINGS.pattern]))
_BRACES_IN_BRACES = 2
# Characters; of a passage over several strings each line is near the next.
_NEAR = 300
_RTF = re.compile(r"\\'([0-9A-Fa-f]{2})")
# All that follows such a line may be folded.
_FOLDED = re.compile(r"(?ims)^(?:BEGIN:V(?:CALENDAR|CARD)|dn::? ?\S).*")
_FOLD = re.compile(r"\r?\n[ \t]")


def readings(text: str) -> Iterator[str]:
    """Yield what a text says around every place of such a coding, for each kind of them that it has.

    All of the text would be searched again for each, and in all its other readings.
    """
    for marks, place, undo in _UNDO:
        if any(mark in text for mark in marks) and (said := _around(text, place)):
            yield undo(said)
    if not text.isascii() and (said := _around(text, _BROKEN)):
        yield _unbroken(said)


def joined(text: str) -> str:
    """Return what a text says around the strings that a program joins and the braces within words, without these.

    Sources are full of them, so that only what stands near is returned.
    """
    return _joined(_around(text, _JOINTS, _NEAR))


def _joined(text: str) -> str:
    for _ in range(_BRACES_IN_BRACES):
        text = _JOINTS.sub(lambda joint: joint[1] or joint[2] or "", text)
    return text


def _around(text: str, place: re.Pattern[str], reach: int = _REACH) -> str:
    """Return the places of a text with what stands before and behind each, as long as any value may be."""
    spans: list[list[int]] = []
    for match in place.finditer(text):
        start, end = max(0, match.start() - reach), match.end() + reach
        if spans and start <= spans[-1][1]:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return "\n\0\n".join(text[start:end] for start, end in spans)


def uudecoded(block: re.Match[str]) -> bytes:
    """Return the bytes of a match of `UUENCODED`, up to where they break off."""
    data = bytearray()
    for line in block[1].splitlines():
        try:
            data += binascii.a2b_uu(line)
        except binascii.Error:
            break
    return bytes(data)


def decoded(data: bytes) -> str:
    """Return bytes as UTF-8, and what is none of it as Windows-1252."""
    return data.decode("utf-8", "cleanroom-windows")


def _words(text: str) -> str:
    return _ENCODED_WORDS.sub(_row, text)


def _row(match: re.Match[str]) -> str:
    """Return a row of encoded words as it is read: the bytes of one charset together, in which a letter may be cut."""
    said, charset, data = "", "", b""
    for word in _ENCODED_WORD.finditer(match.group()):
        if word[1].lower() != charset:
            said, charset, data = said + _of(data, charset), word[1].lower(), b""
        data += _raw(word[2], word[3])
    return said + _of(data, charset)


def _raw(coding: str, said: str) -> bytes:
    content = said.encode("utf-8", "surrogatepass")
    if coding in "Qq":
        return quopri.decodestring(content, header=True)
    try:
        return base64.b64decode(content.rstrip(b"=") + b"==")
    except binascii.Error:
        return content


def _of(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset.partition("*")[0] or "utf-8")
    except (LookupError, UnicodeError):
        return decoded(data)


def _unescaped_bytes(text: str) -> str:
    return _BYTES.sub(lambda run: decoded(bytes(map(_byte, _BYTE.findall(run.group())))), text)


def _byte(digits: tuple[str, str]) -> int:
    return int(digits[0], 16) if digits[0] else int(digits[1], 8)


def _unpercent(text: str) -> str:
    return _PERCENT_CODE.sub(lambda match: chr(int(match[1], 16)), text)


def _unstyled(text: str) -> str:
    return _STYLE_CODE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), text)


def _unemphasised(text: str) -> str:
    return _EMPHASISED.sub("", text)


def _untex(text: str) -> str:
    plain = _CONTINUED.sub("", text)
    plain = _TEX_LETTER.sub(lambda match: _TEX_LETTERS[match[1]], plain)
    plain = _TEX_ACCENT.sub(lambda match: match[match.lastindex or 0], plain)
    plain = re.sub(r"\\-(?=[^\W\d_a-z])", "-", plain).replace(r"\-", "")
    return _joined(_TEX_GROUP.sub(r"\1", _TEX_GROUP.sub(r"\1", plain)))


def _unrtf(text: str) -> str:
    return _RTF.sub(lambda match: bytes.fromhex(match[1]).decode("cp1252", "replace"), text)


def _hosts(text: str) -> str:
    return _HOST.sub(_host, text)


def _host(match: re.Match[str]) -> str:
    try:
        return match[1].encode("ascii").decode("punycode")
    except UnicodeError:
        return match.group()


def _unfolded(text: str) -> str:
    return _FOLD.sub("", text)


def _unbroken(text: str) -> str:
    return _HIGH.sub(_rejoined, text)


def _rejoined(match: re.Match[str]) -> str:
    """Return letters as the UTF-8 that their Windows codes are, where they are; the others stay."""
    return decoded(bytes(_WINDOWS.get(sign) or ord(sign) for sign in match.group()))


_UNDO: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[str], str]], ...] = (
    (("=?",), _ENCODED_WORD, _words),
    (("\\2", "\\x"), _TWO_BYTES, _unescaped_bytes),
    (("\\0", "\\1"), _TWO_OCTALS, _unescaped_bytes),
    (("%u",), _PERCENT_CODE, _unpercent),
    (("\\",), _SHOWN, _unstyled),
    (("\\ *", "*\\ "), _EMPHASISED, _unemphasised),
    (("\\",), _TEX, _untex),
    (("\\'",), _RTF, _unrtf),
    (("n--", "N--"), _HOST, _hosts),
    (("\n ", "\n\t"), _FOLDED, _unfolded),
)
