"""Writes fonts in Adobe's compact format (CFF, Technical Notes 5176 and 5177): outlines and widths, nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrubbing.letters import Contour

# Names of glyphs after those that every reader knows.
_FIRST_STRING = 391
_MOVE, _LINE, _CURVE, _END = 21, 5, 8, 14


@dataclass(frozen=True, slots=True)
class Outline:
    """What a font says of a glyph, in thousandths of its size."""

    width: float
    contours: Sequence[Contour]


def simple_font(name: str, glyphs: Sequence[Outline], codes: Sequence[int]) -> bytes:
    """Return a font of up to 255 glyphs that are called by these codes."""
    strings = [f"g{index}".encode() for index in range(1, len(glyphs) + 1)]
    charset = bytes((0,)) + b"".join((_FIRST_STRING + index).to_bytes(2, "big") for index in range(len(glyphs)))
    encoding = bytes((0, len(codes), *codes))
    return _font(name, strings, glyphs, b"", [(b"\x0f", charset), (b"\x10", encoding)], private=True)


def numbered_font(name: str, glyphs: Sequence[Outline]) -> bytes:
    """Return a font whose glyphs are called by their numbers, beginning with 1."""
    count = len(glyphs) + 1
    charset = b"\x02" + (1).to_bytes(2, "big") + max(0, count - 2).to_bytes(2, "big") if glyphs else b"\x00"
    selection = b"\x03" + (1).to_bytes(2, "big") + bytes(3) + count.to_bytes(2, "big")
    registry = _number(_FIRST_STRING) + _number(_FIRST_STRING + 1) + _number(0) + b"\x0c\x1e"
    top = registry + _number(count) + b"\x0c\x22"
    parts = [(b"\x0f", charset), (b"\x0c\x25", selection)]
    return _font(name, [b"Adobe", b"Identity"], glyphs, top, parts, private=False)


def _font(
    name: str,
    strings: Sequence[bytes],
    glyphs: Sequence[Outline],
    top: bytes,
    parts: Sequence[tuple[bytes, bytes]],
    private: bool,
) -> bytes:
    """Put the parts together. Offsets take five bytes each, so their places are known before they are."""
    drawn = _index([bytes((_END,)), *map(_charstring, glyphs)])
    own = _number(0) + b"\x14" + _number(0) + b"\x15"
    length = len(top) + sum(5 + len(operator) for operator, _ in parts) + 6 + (11 if private else 7)
    start = 4 + len(_index([name.encode()])) + len(_index([bytes(length)])) + len(_index(strings)) + 2
    dictionary, body = top, b""
    for operator, part in (*parts, (b"\x11", drawn)):
        dictionary += _offset(start + len(body)) + operator
        body += part
    reference = _offset(len(own)) + _offset(start + len(body)) + b"\x12"
    body += own
    if private:
        dictionary += reference
    else:
        dictionary += _offset(start + len(body)) + b"\x0c\x24"
        body += _index([reference])
    return b"\x01\x00\x04\x04" + _index([name.encode()]) + _index([dictionary]) + _index(strings) + b"\0\0" + body


def _index(entries: Sequence[bytes]) -> bytes:
    offsets, position = b"", 1
    for entry in (*entries, b""):
        offsets += position.to_bytes(4, "big")
        position += len(entry)
    return len(entries).to_bytes(2, "big") + b"\x04" + offsets + b"".join(entries)


def _charstring(glyph: Outline) -> bytes:
    """Return the program that draws a glyph; its width comes before the first operator."""
    program, x, y = _number(round(glyph.width)), 0, 0
    for contour in glyph.contours:
        for step, points in enumerate(contour):
            for across, up in points:
                next_x, next_y = round(across), round(up)
                program += _number(next_x - x) + _number(next_y - y)
                x, y = next_x, next_y
            program += bytes((_MOVE if step == 0 else _LINE if len(points) == 1 else _CURVE,))
    return program + bytes((_END,))


def _number(value: int) -> bytes:
    if -107 <= value <= 107:
        return bytes((value + 139,))
    if 108 <= value <= 1131:
        return bytes((247 + (value - 108 >> 8), value - 108 & 255))
    if -1131 <= value <= -108:
        return bytes((251 + (-value - 108 >> 8), -value - 108 & 255))
    return b"\x1c" + value.to_bytes(2, "big", signed=True)


def _offset(value: int) -> bytes:
    return b"\x1d" + value.to_bytes(4, "big")


def character_map(pairs: Iterable[tuple[bytes, str]]) -> bytes:
    """Return the map that says which characters codes, all of one length, are."""
    lines = [f"<{code.hex()}> <{text.encode('utf-16-be', 'replace').hex()}>" for code, text in pairs]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    length = lines[0].index(">") - 1 if lines else 2
    head = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<{'0' * length}> <{'f' * length}>",
        "endcodespacerange",
    ]
    tail = ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join([*head, *body, *tail]).encode("ascii")
