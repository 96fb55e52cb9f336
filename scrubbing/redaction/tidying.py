"""Take out of a content stream what draws nothing any more.

Where each letter of a value had its own place, colour or block, what is left of them when the letters are gone would
still count and measure them. So every setting that nothing uses goes, gaps and moves are added up, and blocks that draw
nothing vanish. What is drawn stays where it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from scrubbing.redaction.content import Doubt, Instruction, decimal, instruction

_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_PATH = frozenset(("m", "l", "c", "v", "y", "h", "re", "W", "W*"))
_PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
_FILL, _STROKE = frozenset(("fill space", "fill")), frozenset(("stroke space", "stroke"))
# What each operator sets. Whatever paints may need all of it.
_SETS: dict[str, frozenset[str]] = {
    **{name: frozenset((name,)) for name in ("Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts")},
    **{name: frozenset((name,)) for name in ("w", "J", "j", "M", "d", "ri", "i")},
    **dict.fromkeys(("g", "rg", "k", "cs"), _FILL),
    **dict.fromkeys(("G", "RG", "K", "CS"), _STROKE),
    **dict.fromkeys(("sc", "scn"), frozenset(("fill",))),
    **dict.fromkeys(("SC", "SCN"), frozenset(("stroke",))),
}
_PLACE = "place"
_ALL = frozenset((_PLACE, *(name for names in _SETS.values() for name in names)))


def tidied(instructions: Iterable[Instruction]) -> list[Instruction]:
    """Return the instructions of one stream, without marks, as short as they draw the same.

    Raises:
        Doubt: the stream is not built as streams are, so what is left of it cannot be told.
    """
    return _with_moves_added(_without_unused(_with_gaps_added(instructions)))


@dataclass(slots=True)
class _Text:
    """What the width of gaps depends on; None where the stream has not said it."""

    size: float | None = None
    stretch: float | None = 1
    leading: float | None = None


def _with_gaps_added(instructions: Iterable[Instruction]) -> list[Instruction]:
    """Add up the gaps that no letters part, leave out those after which the text goes on elsewhere."""
    kept: list[Instruction] = []
    state, saved = _Text(), []
    gap = 0.0
    for entry in instructions:
        operator, operands = str(entry.operator), entry.operands
        if operator in ("Tj", "TJ"):
            items = list(operands[0]) if operator == "TJ" else [operands[0]]
            shown, gap = _joined(items, gap, state)
            if not shown:
                continue
            plain = len(shown) == 1 and isinstance(shown[0], pikepdf.String)
            kept.append(instruction("Tj", shown[0]) if plain else instruction("TJ", pikepdf.Array(shown)))
            continue
        if operator in ("BT", "ET", "Td", "TD", "Tm", "T*", "'", '"'):
            gap = 0.0
        if operator == "q":
            saved.append(_Text(state.size, state.stretch, state.leading))
        elif operator == "Q" and saved:
            state = saved.pop()
        elif operator == "Tf":
            state.size = float(operands[1])
        elif operator == "Tz":
            state.stretch = float(operands[0]) / 100
        elif operator == "TL":
            state.leading = float(operands[0])
        if operator == "TD":
            state.leading = -float(operands[1])
            kept += [instruction("TL", -operands[1]), instruction("Td", *operands)]
        elif operator == "T*" and state.leading is not None:
            kept.append(instruction("Td", 0, decimal(-state.leading)))
        else:
            kept.append(entry)
    return kept


def _joined(items: Sequence[Any], gap: float, state: _Text) -> tuple[list[Any], float]:
    """Return what an operator still shows, with the gap before it, and the gap after its last letter.

    Gaps between operators are in units of the text's own space, those in operators in thousandths of the font's size.
    """
    shown: list[Any] = []
    number = 0.0
    unit = None if state.size is None or state.stretch is None else state.size * state.stretch / 1000
    if gap:
        if not unit:
            raise Doubt("text state")
        number = -gap / unit
    for item in items:
        if isinstance(item, pikepdf.String):
            if len(bytes(item)) == 0:
                continue
            if number:
                shown.append(decimal(number))
            shown.append(item)
            number = 0.0
        else:
            number += float(item)
    if number and not unit:
        raise Doubt("text state")
    return shown, -number * unit if number and unit else 0.0


@dataclass(slots=True)
class _Block:
    """What is known, going backwards, of what follows within a block between q and Q."""

    needed: set[str] = field(default_factory=set)
    paints: bool = False
    end: int = -1


def _without_unused(instructions: Sequence[Instruction]) -> list[Instruction]:
    """Leave out settings that nothing uses and blocks that draw nothing, going backwards."""
    kept: list[Instruction | None] = []
    block, outer = _Block(), []
    text_end, shows = -1, False
    position = len(instructions) - 1
    while position >= 0:
        entry = instructions[position]
        operator = str(entry.operator)
        position -= 1
        if operator in ("q", "Q", "cm", "Do") and text_end >= 0:
            raise Doubt("text state")
        if operator == "Q":
            outer.append(block)
            block = _Block(end=len(kept))
            kept.append(entry)
        elif operator == "q":
            if block.end < 0:
                raise Doubt("content")
            inner, block = block, outer.pop()
            if inner.paints:
                kept.append(entry)
                block.needed |= inner.needed
                block.paints = True
            else:
                del kept[inner.end :]
        elif operator == "ET":
            text_end, shows = len(kept), False
            block.needed.discard(_PLACE)
            kept.append(entry)
        elif operator == "BT":
            if text_end < 0:
                raise Doubt("content")
            block.needed.discard(_PLACE)
            if shows:
                kept.append(entry)
            else:
                kept[text_end] = None
            text_end = -1
        elif operator in _PAINTING or operator == "n":
            first = position
            while first >= 0 and str(instructions[first].operator) in _PATH:
                first -= 1
            path = instructions[first + 1 : position + 1]
            position = first
            if operator == "n" and not (block.paints and any(str(step.operator) in ("W", "W*") for step in path)):
                continue
            kept += [entry, *reversed(path)]
            if operator != "n":
                block.paints = True
                block.needed |= _ALL - {_PLACE}
        elif operator in _SHOWING or operator in ("Do", "sh"):
            kept.append(entry)
            block.paints = shows = True
            block.needed |= _ALL if operator in _SHOWING else _ALL - {_PLACE}
        elif operator in ("Td", "T*", "Tm"):
            if _PLACE in block.needed:
                kept.append(entry)
            if operator == "Tm":
                block.needed.discard(_PLACE)
        elif operator in _SETS:
            if _SETS[operator] & block.needed:
                kept.append(entry)
                block.needed -= _SETS[operator]
        elif block.paints or operator in ("BX", "EX"):
            kept.append(entry)
    if outer or text_end >= 0:
        raise Doubt("content")
    return [entry for entry in reversed(kept) if entry is not None]


def _with_moves_added(instructions: Iterable[Instruction]) -> list[Instruction]:
    """Make one move of those that follow each other without a letter between them."""
    kept: list[Instruction] = []
    moves: list[Instruction] = []
    for entry in instructions:
        operator = str(entry.operator)
        if operator in ("Td", "Tm"):
            if operator == "Tm":
                moves.clear()
            moves.append(entry)
            continue
        if operator in ("BT", "ET", "T*") or operator in _SHOWING:
            kept += _one_move(moves)
            moves.clear()
        kept.append(entry)
    return kept


def _one_move(moves: Sequence[Instruction]) -> list[Instruction]:
    if len(moves) < 2:
        return list(moves)
    absolute = str(moves[0].operator) == "Tm"
    relative = moves[1:] if absolute else moves
    x = sum(float(move.operands[0]) for move in relative)
    y = sum(float(move.operands[1]) for move in relative)
    if not absolute:
        return [instruction("Td", decimal(x), decimal(y))]
    a, b, c, d, e, f = (float(number) for number in moves[0].operands)
    place = (x * a + y * c + e, x * b + y * d + f)
    return [instruction("Tm", *moves[0].operands[:4], *map(decimal, place))]
