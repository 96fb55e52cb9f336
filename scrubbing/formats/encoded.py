"""Words that stand in a text as base64 (deflated or not) or as hexadecimal digits, with a way back into the coding.

Programs write them into attributes, tokens, addresses and drawings, and nobody who reads the text sees them.
"""

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_DIGIT = r"[A-Za-z0-9+/_\-]"
_BASE64 = re.compile(rf"{_DIGIT}{{12,}}(?:\r?\n[ \t]*{_DIGIT}{{12,}})*(?:\r?\n[ \t]*{_DIGIT}+)?={{0,2}}")
# What is only a long word or a name of several; bytes of words have capitals and digits among theirs.
_WORD = re.compile(r"[A-Za-z]?[a-z_/\-]+|[A-Z_/\-]+")
_LINE = re.compile(rf"{_DIGIT}{{12,}}={{0,2}}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){6,}")
_BREAK = re.compile(r"\s+")
_FROM_URL, _TO_URL = str.maketrans("-_", "+/"), str.maketrans("+/", "-_")
# A longer run is a file, which does not begin in the middle of another word.
_FILE = 400
# Bytes that are words in UTF-8, or in UTF-16 as Windows writes it. Shorter stretches say nothing.
_UTF8 = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){5,}"
)
_UTF16 = re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\0){5,}")
_LARGEST = 1 << 20
# How streams of zlib and gzip begin in base64.
_HEADS = re.compile("e[AFJN]|H4sI")
_HEADS_WINDOWS = {"e": zlib.MAX_WBITS, "H": zlib.MAX_WBITS | 16}
_WINDOWS = (zlib.MAX_WBITS, zlib.MAX_WBITS | 16, -zlib.MAX_WBITS)


@dataclass(frozen=True, slots=True)
class Run:
    """raw[start:end] says `text`; `pack` returns what has to stand there for it to say another text."""

    start: int
    end: int
    text: str
    pack: Callable[[str], str]


def runs(raw: str) -> Iterator[Run]:
    """Yield the stretches of a text that say something in a coding. Some may overlap."""
    for match in _BASE64.finditer(raw):
        if _WORD.fullmatch(match.group()):
            continue
        whole = _whole(match)
        if whole is not None:
            yield whole
            continue
        for line in _LINE.finditer(raw, match.start(), match.end()):
            yield from _stretches(line)
            yield from _streams(line)
    for match in _HEX.finditer(raw):
        yield from _hexadecimal(match)


def _whole(match: re.Match[str]) -> Run | None:
    """Return what a run of base64 says if all of it are words, those it says in lines and deflated included."""
    written = match.group()
    data = _decoded(_BREAK.sub("", written))
    coding = _coding(data)
    if coding is not None:
        return Run(match.start(), match.end(), data.decode(coding), lambda text: _like(text.encode(coding), written))
    for window in _WINDOWS:
        said, used = _inflated(data, window)
        if used == len(data) and _coding(said) == "utf-8":
            return Run(match.start(), match.end(), said.decode(), _deflater(window, written))
    return None


def _streams(match: re.Match[str]) -> Iterator[Run]:
    """Yield the deflated words in a run that begins or ends with digits of something else."""
    for head in _HEADS.finditer(match.group()):
        written = match.group()[head.start() :]
        said, used = _inflated(_decoded(written), zlib.MAX_WBITS | 32)
        if used and _coding(said) == "utf-8":
            written = written[: -(-used // 3) * 4]
            start = match.start() + head.start()
            yield Run(start, start + len(written), said.decode(), _deflater(_HEADS_WINDOWS[head.group()[:1]], written))


def _deflater(window: int, written: str) -> Callable[[str], str]:
    return lambda text: _like(_deflated(text.encode(), window), written)


def _stretches(match: re.Match[str]) -> Iterator[Run]:
    """Yield the words in a run that begins or ends with digits of something else: a path, a name, a number."""
    written = match.group()
    for skip in range(4 if len(written) < _FILE else 1):
        data = _decoded(written[skip:])
        for found, coding in _words(data):
            # Whole groups of four digits, which stand for three bytes.
            first = -(-found.start() // 3)
            last = -(-found.end() // 3) if found.end() == len(data) else found.end() // 3
            start = match.start() + skip + first * 4
            end = min(match.start() + skip + last * 4, match.end())
            if first < last:
                text = data[first * 3 : last * 3].decode(coding, "surrogateescape")
                yield Run(start, end, text, _packer(match.string[start:end], coding, last * 3 >= len(data)))


def _packer(written: str, coding: str, ends: bool) -> Callable[[str], str]:
    def pack(text: str) -> str:
        data = text.encode(coding, "surrogateescape")
        # What follows has to begin with a group of its own.
        return _like(data if ends else data + b" " * (-len(data) % 3), written)

    return pack


def _words(data: bytes) -> Iterator[tuple[re.Match[bytes], str]]:
    yield from ((found, "utf-8") for found in _UTF8.finditer(data))
    yield from ((found, "utf-16-le") for found in _UTF16.finditer(data))


def _coding(data: bytes) -> str | None:
    return next((coding for found, coding in _words(data) if found.span() == (0, len(data))), None)


def _decoded(written: str) -> bytes:
    digits = written.rstrip("=").translate(_FROM_URL)
    # A single digit at the end stands for no byte.
    digits = digits[: len(digits) - (len(digits) % 4 == 1)]
    return base64.b64decode(digits + "=" * (-len(digits) % 4))


def _like(data: bytes, written: str) -> str:
    """Return bytes as base64 in the alphabet, with the padding and in the lines that another run has."""
    digits = base64.b64encode(data).decode("ascii")
    if not written.endswith("=") and len(_BREAK.sub("", written)) % 4:
        digits = digits.rstrip("=")
    if set("-_") & set(written):
        digits = digits.translate(_TO_URL)
    line, end, rest = written.partition("\n")
    if not end:
        return digits
    line, indent = line.rstrip("\r"), rest[: len(rest) - len(rest.lstrip(" \t"))]
    mark = ("\r\n" if written[len(line)] == "\r" else "\n") + indent
    return mark.join(digits[start : start + len(line)] for start in range(0, len(digits), len(line)))


def _inflated(data: bytes, window: int) -> tuple[bytes, int]:
    """Return what a stream at the beginning of some bytes unpacks to and how long it is, 0 when there is none."""
    inflater = zlib.decompressobj(window)
    try:
        said = inflater.decompress(data, _LARGEST)
    except zlib.error:
        return b"", 0
    return (said, len(data) - len(inflater.unused_data)) if inflater.eof else (b"", 0)


def _deflated(data: bytes, window: int) -> bytes:
    deflater = zlib.compressobj(9, zlib.DEFLATED, window)
    return deflater.compress(data) + deflater.flush()


def _hexadecimal(match: re.Match[str]) -> Iterator[Run]:
    written = match.group()
    for skip in range(2):
        digits = written[skip : len(written) - skip]
        for found, coding in _words(bytes.fromhex(digits)):
            start = match.start() + skip
            upper = written.isupper()
            yield Run(
                start + found.start() * 2,
                start + found.end() * 2,
                found.group().decode(coding),
                lambda text: _hex(text.encode(coding), upper),  # noqa: B023 - used before the next is yielded
            )


def _hex(data: bytes, upper: bool) -> str:
    return data.hex().upper() if upper else data.hex()
