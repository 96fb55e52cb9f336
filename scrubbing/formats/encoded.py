"""Words that stand in a text as base64 (deflated or not) or as hexadecimal digits, with a way back into the coding.

Programs write them into attributes, tokens, addresses and drawings, and nobody who reads the text sees them. Long ones
are broken into lines, with whatever a comment, a quotation or a program needs between two of them.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scrubbing.formats.codings import as_encoded_word, encoded_words

_DIGIT = r"[A-Za-z0-9+/_\-]"
# Between two lines: quotes and signs of what goes on in the next line, the end, marks of a comment or quotation.
_BEFORE = r"(?:[ \t\"'\\]|\+(?=[ \t]{0,80}[\r\n])){0,80}"
_END = r"(?:(?:\\{1,8}r)?\\{1,8}n|\r?\n|\r|<[bB][rR] ?/?>|&#(?:10|13|x[aAdD]);|%0[aAdD])"
_AFTER = r"(?:[ \t\"'>#*]|\+(?=[ \t\r\n])|/{2,3}(?=[ \t])|--(?=[ \t])){0,80}"
_BREAK = rf"{_BEFORE}(?:{_END}{_AFTER}){{1,3}}"


# A line of words or a name begins with digits just as well ("Jo Miller", "J\u00fcrgen").
_NO_WORDS = r"(?![ \t]{0,80}[\w.,:!?(]|['\u2019]\w)"


def _lines(digit: str) -> str:
    """Return the pattern of a run of digits, in one line or in several."""
    return rf"{digit}{{12,}}+(?:{_BREAK}{digit}{{12,}}+(?!\w))*(?:{_BREAK}{digit}++{_NO_WORDS})?"


# What `uuencode` writes between its first line and its last.
_UUENCODED = re.compile(
    r"^begin [0-7]{3,4} [^\r\n]{1,255}\r?\n(?P<lines>(?:[!-`][ -`]{0,90}\r?\n)+(?: \r?\n)?)end\b", re.M
)
_UU_LINE = 45
_BASE64 = re.compile(rf"{_lines(_DIGIT)}={{0,2}}")
_PIECE = re.compile(rf"(?P<digits>{_DIGIT}+={{0,2}})(?P<end>{_BREAK})?")
# What is only a long word or a name of several; bytes of words have capitals and digits among theirs.
_WORD = re.compile(r"[A-Za-z]?[a-z_/\-]+|[A-Z_/\-]+")
# Digits that are more often marks of emphasis or ends of paths.
_SIGNS = "_-/+"
_LINE = re.compile(rf"{_DIGIT}{{12,}}={{0,2}}")
_HEX = re.compile(_lines("[0-9A-Fa-f]"))
_HEX_LINE = re.compile(r"(?:[0-9A-Fa-f]{2}){6,}")
# What follows a run in a line of its own, or stands before it, may look like a part of it.
_STRAY_BEFORE, _STRAY_BEHIND = 1, 2
_FROM_URL, _TO_URL = str.maketrans("-_", "+/"), str.maketrans("+/", "-_")
# A longer run is most often a file, and is read from its second, third and fourth digit on only where its first or
# last digits say words from there: behind a path or a sign of emphasis.
_FILE = 400
_ENDS = 2_000
_LIKE_WORDS = 16
# Bytes that are words in UTF-8, or in UTF-16 as Windows writes it. Shorter stretches say nothing.
_UTF8 = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}){5,}"
)
_UTF16 = re.compile(
    # Latin-1, the other letters of Europe, and signs that show nothing.
    rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\0|[\0-\xff][\1-\5]|[\x0b-\x0f\x2a-\x2e\x60-\x64]\x20|\xff\xfe){5,}"
)
_LARGEST = 1 << 20
# In the bytes of so many digits nearly all that only begins like a stream shows that it is none.
_GLANCE = 400
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


@dataclass(frozen=True, slots=True)
class Block:
    """Digits in one line or in several: raw[start:end], and the pieces in it, each with what ends it."""

    start: int
    end: int
    pieces: Sequence[tuple[str, str]]

    @property
    def digits(self) -> str:
        return "".join(digits for digits, _ in self.pieces)

    def filled(self, digits: str) -> str:
        """Return other digits in the same lines: the last ones may be empty, or there are more of them."""
        width = max(len(piece) for piece, _ in self.pieces)
        last = len(self.pieces) - 1
        filled = []
        for place, (piece, end) in enumerate(self.pieces):
            taken = len(piece) if place < last else width if last else len(digits)
            filled.append(digits[:taken])
            digits = digits[taken:]
            # An empty line is dropped, an empty string of a program cannot be.
            if place < last and (digits or end.strip()):
                filled.append(end)
        for start in range(0, len(digits), width):
            filled += [self.pieces[-2][1], digits[start : start + width]]
        return "".join(filled)


def runs(raw: str) -> Iterator[Run]:
    """Yield the stretches of a text that say something in a coding. Some may overlap."""
    if "=?" in raw:
        yield from (Run(start, end, text, as_encoded_word) for start, end, text in encoded_words(raw))
    yield from uuencoded(raw)
    for match in _BASE64.finditer(raw):
        whole = None if _WORD.fullmatch(match.group()) else _first(match, _whole)
        if whole is not None:
            yield whole
        for line in _LINE.finditer(raw, match.start(), match.end()):
            if not _WORD.fullmatch(line.group()) and not _is_in(line, whole):
                yield from _stretches(raw, *line.span())
                if (end := line.start() + len(line.group().rstrip(_SIGNS))) < line.end():
                    yield from _stretches(raw, line.start(), end)
                yield from _streams(line)
    for match in _HEX.finditer(raw):
        whole = _first(match, _whole_hexadecimal)
        if whole is not None:
            yield whole
        for line in _HEX_LINE.finditer(raw, match.start(), match.end()):
            if not _is_in(line, whole):
                yield from _hexadecimal(line)


def uuencoded(raw: str) -> Iterator[Run]:
    """Yield the texts that `uuencode` wrote into a text; of other files it is silent."""
    for match in _UUENCODED.finditer(raw) if "begin " in raw else ():
        try:
            data = b"".join(binascii.a2b_uu(line) for line in match["lines"].splitlines())
        except binascii.Error:
            continue
        if _coding(data) == "utf-8":
            newline = "\r\n" if match["lines"].endswith("\r\n") else "\n"
            start, end = match.span("lines")
            yield Run(start, end, data.decode(), partial(_uu, newline=newline))


def _uu(text: str, newline: str) -> str:
    data = text.encode()
    pieces = [data[start : start + _UU_LINE] for start in range(0, len(data), _UU_LINE)]
    return "".join(binascii.b2a_uu(piece, backtick=True).decode().rstrip("\n") + newline for piece in [*pieces, b""])


def _is_in(line: re.Match[str], run: Run | None) -> bool:
    return run is not None and run.start <= line.start() and line.end() <= run.end


def _first(match: re.Match[str], read: Callable[[Block], Run | None]) -> Run | None:
    """Return what a run says, as a whole or without lines at its ends that are none of it."""
    pieces = list(_PIECE.finditer(match.string, match.start(), match.end()))
    # Pictures, say, are not words, whatever stands around them.
    if match.end() - match.start() > _LARGEST:
        return None
    for skipped in range(_STRAY_BEFORE + 1):
        for left in range(_STRAY_BEHIND + 1):
            chosen = pieces[skipped : len(pieces) - left]
            if chosen:
                parts = [(piece["digits"], piece["end"] or "") for piece in chosen]
                found = read(Block(chosen[0].start(), chosen[-1].end("digits"), parts))
                if found is not None:
                    return found
    return None


def _whole(block: Block) -> Run | None:
    """Return what base64 says if all of it are words, those it says deflated included."""
    written = block.digits
    data = _decoded(written)
    coding = _coding(data)
    if coding is not None:
        return Run(block.start, block.end, data.decode(coding), _filler(block, lambda text: text.encode(coding)))
    for window in _WINDOWS:
        said, used = _inflated(data, window) or (b"", 0)
        if used == len(data) and _coding(said) == "utf-8":
            pack = _filler(block, lambda text: _deflated(text.encode(), window))  # noqa: B023 - returned at once
            return Run(block.start, block.end, said.decode(), pack)
    return None


def _filler(block: Block, encode: Callable[[str], bytes]) -> Callable[[str], str]:
    return lambda text: block.filled(_like(encode(text), block.digits))


def _whole_hexadecimal(block: Block) -> Run | None:
    written = block.digits
    data = bytes.fromhex(written) if len(written) % 2 == 0 else b""
    coding = _coding(data) if data else None
    if coding is None:
        return None
    upper = written.isupper()
    pack = lambda text: block.filled(_hex(text.encode(coding), upper))  # noqa: E731
    return Run(block.start, block.end, data.decode(coding), pack)


def _streams(match: re.Match[str]) -> Iterator[Run]:
    """Yield the deflated words in a run that begins or ends with digits of something else."""
    for head in _HEADS.finditer(match.group()):
        if _inflated(_decoded(match.group()[head.start() : head.start() + _GLANCE]), zlib.MAX_WBITS | 32) is None:
            continue
        written = match.group()[head.start() :]
        said, used = _inflated(_decoded(written), zlib.MAX_WBITS | 32) or (b"", 0)
        if used and _coding(said) == "utf-8":
            written = written[: -(-used // 3) * 4]
            start = match.start() + head.start()
            yield Run(start, start + len(written), said.decode(), _deflater(_HEADS_WINDOWS[head.group()[:1]], written))


def _deflater(window: int, written: str) -> Callable[[str], str]:
    return lambda text: _like(_deflated(text.encode(), window), written)


def _stretches(raw: str, begin: int, end: int) -> Iterator[Run]:
    """Yield the words in a run that begins or ends with digits of something else: a path, a name, a number."""
    written = raw[begin:end]
    for skip in range(4):
        if skip and len(written) >= _FILE and not _begins_at(skip, written):
            continue
        data = _decoded(written[skip:])
        for found, coding in _words(data):
            # Whole groups of four digits, which stand for three bytes.
            first = -(-found.start() // 3)
            last = -(-found.end() // 3) if found.end() == len(data) else found.end() // 3
            if coding != "utf-8":
                # Whole letters of two bytes as well.
                first += (first * 3 - found.start()) % 2
                last -= (min(last * 3, len(data)) - first * 3) % 2
            start, stop = begin + skip + first * 4, min(begin + skip + last * 4, end)
            if first < last:
                text = data[first * 3 : last * 3].decode(coding, "surrogateescape")
                yield Run(start, stop, text, _packer(raw[start:stop], coding, last * 3 >= len(data)))


def _begins_at(skip: int, written: str) -> bool:
    last = max(0, len(written) - _ENDS - skip) // 4 * 4 + skip
    ends = written[skip : skip + _ENDS], written[last:]
    return any(found.end() - found.start() >= _LIKE_WORDS for end in ends for found, _ in _words(_decoded(end)))


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
    """Return bytes as base64 in the alphabet and with the padding that another run has."""
    digits = base64.b64encode(data).decode("ascii")
    if not written.endswith("=") and len(written) % 4:
        digits = digits.rstrip("=")
    if set("-_") & set(written):
        digits = digits.translate(_TO_URL)
    return digits


def _inflated(data: bytes, window: int) -> tuple[bytes, int] | None:
    """Return what a stream at the beginning of some bytes unpacks to and how long it is, 0 if it has no end there."""
    inflater = zlib.decompressobj(window)
    try:
        said = inflater.decompress(data, _LARGEST)
    except zlib.error:
        return None
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
