"""Search a copy for anything that reads like a value, without any code of ours and whatever stands between its letters.

Every member, stream and name is taken apart as `traces` does it; what is coded in a text is undone; then only letters
and digits are compared, without accents, case and width. A value that is split, spaced, accented or dressed up in any
way a reader would see through is found.
"""

import base64
import binascii
import html
import json
import quopri
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote_to_bytes

from tests.scrubbing.traces import members, streams

_DEEPEST = 4
_DEEPEST_FILE = 9
_RUN = re.compile(r"[A-Za-z0-9+/_-]{16,}")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")
# An even ground among the pixels of a picture: no value says the same letters so often.
_EVEN = re.compile(rb"(.{1,4}?)\1{15,}", re.DOTALL)
_LINE_END = re.compile(
    r"(?<![ \t\"'\\])[ \t\"'\\]{0,9}(?:[+.][ \t]{0,9})?(?:\\r|\\n|[\r\n\u2028]|<br ?/?>|&#10;|%0A){1,9}"
    r"(?:[ \t\"'>#*,]|[+.&]{1,3}(?=[ \t])|/{2,3}(?=[ \t])|[\r\n]){0,99}"
)
# A picture, an archive or a paper in a text.
_FILE = re.compile(rb"(?:iVBORw0KGgo|/9j/|UEsDB|JVBERi0|H4sI)[A-Za-z0-9+/]{40,}")
# Words among decoded bytes that mean something else.
_WORDS = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]{5,}")
_HEAD = re.compile("e[AFJN]|H4sI")
_HEX = re.compile(r"[0-9A-Fa-f]{12,}")
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\(?:(\\)|u\{([0-9A-Fa-f]+)\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))|_x([0-9A-Fa-f]{4})_")
_SMUGGLED = re.compile(r"[\U000e0020-\U000e007e]|[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LETTERS = re.compile(r"[^\W_]+")
# Letters that have no accent to lose, and those of other alphabets that look like Latin ones.
_BARE = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t",
    **dict(zip("авеѕіјкмнорстухԁԛԝһɡαεικνορτυχ", "abesijkmhopctyxdqwhgaeikvoptux", strict=True)),
})  # fmt: skip


def _ranges(codes: list[int]) -> str:
    """Return code points as the inside of a character class."""
    pieces = []
    start = previous = codes[0]
    for code in [*codes[1:], -1]:
        if code != previous + 1:
            pieces.append(f"{chr(start)}-{chr(previous)}")
            start = code
        previous = code
    return "".join(pieces)


# Characters that are no letters of their own: accents, and what shows nothing. Those of four bytes are apart, since one
# class with both is searched range by range.
_SILENT, _SILENT_FAR = (
    re.compile(f"[{_ranges([code for code in codes if unicodedata.category(chr(code)) in ('Mn', 'Cf', 'Me')])}]+")
    for codes in (range(0xAD, 0x10000), range(0x10000, 0xE1000))
)
_FAR = re.compile("[\U00010000-\U0010ffff]")
# What examples put between the pieces of a value, as if it were something else.
NOISE = "Qqq"


def skeleton(text: str) -> str:
    """Return the letters and digits of a text, all that looks alike made the same."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).casefold()
        plain = _SILENT.sub("", plain).translate(_BARE)
        if _FAR.search(plain):
            plain = _SILENT_FAR.sub("", plain)
    return "".join(_LETTERS.findall(plain)).replace(NOISE.lower(), "")


def survivors(data: bytes, wanted: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the keys of those of which any text is found in any reading of the bytes."""
    sought = {key: [skeleton(text) for text in texts] for key, texts in wanted.items()}
    seen: set[str] = set()
    plain = "\n".join(
        skeleton(said)
        for reading in _everything(data, 0)
        for text in _texts(reading)
        for said in _undone(text, 0, seen)
    )  # fmt: skip
    return {key for key, forms in sought.items() if any(form in plain for form in forms)}


def _everything(data: bytes, depth: int) -> Iterator[bytes]:
    """Yield the bytes, the members and the streams in them, and the files that stand in their texts as base64."""
    yield data
    if depth < _DEEPEST_FILE:
        for inner in (*members(data), *streams(data), *_files(data)):
            yield from _everything(inner, depth + 1)


def _files(data: bytes) -> Iterator[bytes]:
    if b"\0" not in data[:2000]:
        for match in _FILE.finditer(re.sub(rb"[\r\n]+[ \t]*", b"", data)):
            yield base64.b64decode(match.group() + b"=" * (-len(match.group()) % 4))


def _texts(data: bytes) -> Iterator[str]:
    if b"\0" in data:
        data = _EVEN.sub(rb"\1\1", data)
    yield data.decode("utf-8", "ignore")
    if b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        for start in (0, 1):
            yield data[start:].decode("utf-16-le", "ignore")
    if not data.isascii():
        yield data.decode("cp1252", "ignore")


def _json(text: str) -> Iterator[str]:
    """Yield all strings of a JSON text, those of lists joined: notebooks cut their texts into lines."""
    try:
        waiting = [json.loads(text)]
    except ValueError:
        return
    strings: list[str] = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            strings += node
            waiting += node.values()
        elif isinstance(node, list):
            strings.append("".join(item for item in node if isinstance(item, str)))
            waiting += node
        elif isinstance(node, str):
            strings.append(node)
    yield "\n".join(strings)


def _undone(text: str, depth: int, seen: set[str]) -> Iterator[str]:
    """Yield a text and what it says when its codings are undone, nothing twice."""
    if not text or text in seen:
        return
    seen.add(text)
    yield text
    if depth < _DEEPEST:
        for said in (*_rewritten(text), *_packed(text)):
            yield from _undone(said, depth + 1, seen)


def _rewritten(text: str) -> Iterator[str]:
    if "&" in text:
        yield html.unescape(text)
    if "%" in text:
        yield unquote_to_bytes(text.replace("+", " ").encode("utf-8", "ignore")).decode("utf-8", "ignore")
    if "\\" in text or "_x" in text:
        yield _ESCAPE.sub(_character, text).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    if re.search(r"=[0-9A-F]{2}|=\r?\n", text):
        yield quopri.decodestring(text.encode("utf-8", "ignore")).decode("utf-8", "ignore")
    if text[:1] in "{[":
        yield from _json(text)
    if "<" in text:
        yield _TAG.sub("", text)
    if _SMUGGLED.search(text):
        yield "".join(map(_smuggled, _SMUGGLED.findall(text)))


def _packed(text: str) -> Iterator[str]:
    """Yield what runs of base64 and of hexadecimal digits hold, also deflated."""
    found = [match.group() for flat in _flattened(text) for match in _RUN.finditer(flat)]
    said = [one for run in found for one in _base64(run)]
    said += [one for run in found for head in _HEAD.finditer(run) for one in _base64(run[head.start() :])]
    said += [one for run in (text, *found) for match in _HEX.finditer(run) for one in _hexadecimal(match.group())]
    said += [inflated for data in said for inflated in _inflated(data)]
    yield "\n".join(words.group() for data in said for one in _texts(data) for words in _WORDS.finditer(one))


def _flattened(text: str) -> set[str]:
    """Return a text without the ends of its lines, and without all that quotes, comments and programs put there."""
    flat = re.sub(r"[\r\n]+[ \t]*", "", text)
    # Pictures and fonts say nothing in lines.
    return {flat} if _BINARY.search(text) else {flat, _LINE_END.sub("", text)}


def _base64(run: str) -> Iterator[bytes]:
    run = run.translate(str.maketrans("-_", "+/"))
    for skip in range(4):
        body = run[skip:][: (len(run) - skip) // 4 * 4] if (len(run) - skip) % 4 == 1 else run[skip:]
        try:
            yield base64.b64decode(body + "=" * (-len(body) % 4))
        except binascii.Error:
            continue


def _hexadecimal(run: str) -> Iterator[bytes]:
    """Yield what digits hold: a number may stand right before them where the markup between is gone."""
    for digits in (run, run[1:]):
        yield bytes.fromhex(digits[: len(digits) // 2 * 2])


def _inflated(data: bytes) -> Iterator[bytes]:
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS, zlib.MAX_WBITS + 16):
        try:
            yield zlib.decompressobj(window).decompress(data, 1 << 20)
        except zlib.error:
            continue


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return "\\"
    code = int(next(group for group in match.groups() if group is not None), 16)
    return chr(code) if code <= 0x10FFFF else ""


def _smuggled(char: str) -> str:
    code = ord(char)
    if code >= 0xE0100:
        return chr(code - 0xE0100 + 16)
    return chr(code - (0xE0000 if code >= 0xE0000 else 0xFE00))
