"""The words of a rich text body as Outlook packs it: LZFu ([MS-OXRTFCP]), then RTF without anything but its text."""

import re
import struct

from submissions.reasons import Held, Reason

# What the window of the packing holds before the first byte.
_BEFORE = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096
_LZFU, _PLAIN = b"LZFu", b"MELA"
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-f]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE | re.DOTALL
)
# Groups that hold no words of the text.
_SILENT = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"themedata", b"colorschememapping",
     b"listtable", b"listoverridetable", b"rsidtbl", b"generator", b"latentstyles", b"datastore", b"fldinst"}
)  # fmt: skip
_MARKS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t",
    b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"emspace": " ", b"enspace": " ",
}  # fmt: skip


def unpacked(data: bytes) -> bytes:
    """Unpack a body.

    Raises:
        Held: CORRUPT when it says that it is longer than it is, or is packed in no known way.
    """
    if len(data) < 16:
        raise Held(Reason.CORRUPT)
    _, size, way = struct.unpack_from("<II4s", data)
    if way == _PLAIN:
        return data[16 : 16 + size]
    if way != _LZFU:
        raise Held(Reason.CORRUPT)
    window = bytearray(_BEFORE.ljust(_WINDOW, b"\0"))
    written, at, result = len(_BEFORE), 16, bytearray()
    while at < len(data):
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                break
            if not flags >> bit & 1:
                run, at = data[at : at + 1], at + 1
                written = _put(window, written, run, result)
                continue
            reference, at = int.from_bytes(data[at : at + 2], "big"), at + 2
            start = reference >> 4
            if start == written % _WINDOW:
                return _whole(result, size)
            for step in range((reference & 15) + 2):
                place = (start + step) % _WINDOW
                written = _put(window, written, bytes(window[place : place + 1]), result)
    return _whole(result, size)


def _put(window: bytearray, written: int, byte: bytes, result: bytearray) -> int:
    window[written % _WINDOW : written % _WINDOW + 1] = byte
    result += byte
    return written + 1


def _whole(result: bytearray, size: int) -> bytes:
    if len(result) < size:
        raise Held(Reason.CORRUPT)
    return bytes(result[:size])


def text_of(data: bytes) -> str:
    """Return the words of an RTF text, hidden ones included, without pictures and objects.

    Raises:
        Held: UNREADABLE_TEXT for bytes that are not in the code page it declares.
    """
    declared = re.search(rb"\\ansicpg(\d{3,5})", data[:4096])
    codec = "utf-8" if declared and declared[1] == b"65001" else f"cp{int(declared[1])}" if declared else "cp1252"
    pieces: list[str] = []
    pending = bytearray()
    # Per open group: whether it is silent, and how many characters stand in for one that is given by its number.
    groups: list[tuple[bool, int]] = []
    silent, stand_ins, skip, at = False, 1, 0, 0

    def flush() -> None:
        try:
            pieces.append(pending.decode(codec))
        except (UnicodeDecodeError, LookupError) as error:
            raise Held(Reason.UNREADABLE_TEXT) from error
        pending.clear()

    while match := _TOKEN.match(data, at):
        at = match.end()
        word, number, code, symbol, brace, run = match.groups()
        if brace == b"{":
            groups.append((silent, stand_ins))
            skip = 0
        elif brace == b"}":
            silent, stand_ins = groups.pop() if groups else (False, 1)
            skip = 0
        elif word == b"bin":
            at += max(0, int(number or 0))
        elif word == b"uc":
            stand_ins = max(0, int(number or 1))
        elif word in _SILENT or symbol == b"*":
            silent = True
        elif silent:
            continue
        elif word == b"u" and number is not None:
            flush()
            pieces.append(chr(int(number) % 0x10000))
            skip = stand_ins
        elif word is not None:
            flush()
            pieces.append(_MARKS.get(word, ""))
        else:
            said = bytes.fromhex(code.decode()) if code else _symbol(symbol) if symbol else run or b""
            pending += said[skip:]
            skip = max(0, skip - len(said))
    flush()
    # Characters beyond the first plane are given by two numbers.
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _symbol(symbol: bytes) -> bytes:
    if symbol in b"\\{}":
        return symbol
    return {b"~": b" ", b"_": b"-", b"\n": b"\n", b"\r": b"\n"}.get(symbol, b"")
