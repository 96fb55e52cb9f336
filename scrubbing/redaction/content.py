"""What everything that changes content streams of PDF pages shares."""

from decimal import Decimal
from typing import Any

import pikepdf

Instruction = pikepdf.ContentStreamInstruction

# Drawings within drawings deeper than this are not followed.
DEPTH = 12


class Doubt(Exception):
    """The page may hold something that its readers do not see, or is not understood. It is made a picture instead."""


def instruction(operator: str, *operands: Any) -> Instruction:
    """Return an instruction of a content stream."""
    return Instruction(list(operands), pikepdf.Operator(operator))


def decimal(value: float) -> Decimal:
    """Return a number as content streams write it: a hundred-thousandth of a point is seen by nobody."""
    return Decimal(f"{value:.5f}").normalize() + 0


def inherited(page: Any, key: str) -> Any:
    """Return a page's own entry or the one it takes from the tree above it."""
    node = page
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    raise Doubt("page tree")
