"""Text that names nobody: code, comments and documentation of Python's standard library, read where it is installed.

Generated code is too tidy to teach what real code is made of: signals, matrix letters, abbreviations, words of jargon.
"""

import random
import re
import sysconfig
from functools import cache
from pathlib import Path

from scrubbing.detection.training.corpora import Labelled
from scrubbing.names import first_names

# Only persons, addresses and ages are known to be absent.
_OPEN = frozenset({"ORGANIZATION", "LOCATION", "DATE_TIME", "NRP", "ID", "MISC"})
_LEFT_OUT = ("/test", "/site-packages/", "/encodings/", "/idlelib/", "/turtledemo/", "/lib2to3/")
_SHORTEST, _LONGEST = 150, 2_500
# Where these stand, somebody may be named.
_CREDIT = re.compile(
    r"@|author|copyright|contribut|written by|thanks|credit|maintain|courtesy|guido|monty|foundation"
    r"|\b(?:Mrs?|Dr|Prof)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\b([A-Z][a-z]+)(?:\s+[A-Z]\.)?\s+([A-Z][a-z]+)\b")
_FIRST_NAMES = frozenset(name.capitalize() for name in first_names())
_NAMES = frozenset({"Jack", "Jesus", "Krishna", "Lee", "Mary", "Taylor", "Tim", "Barry", "Raymond", "Fred", "Monty"})


def documents(rng: random.Random, count: int) -> list[Labelled]:
    """Return passages chosen at random, at most `count`."""
    passages = _passages()
    return [Labelled(text, (), _OPEN) for text in rng.sample(passages, min(count, len(passages)))]


@cache
def _passages() -> list[str]:
    library = Path(sysconfig.get_paths()["stdlib"])
    found: list[str] = []
    for path in sorted([*library.glob("*.py"), *library.glob("*/*.py")]):
        if any(part in str(path) for part in _LEFT_OUT):
            continue
        paragraphs = re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="ignore"))
        for start in range(0, len(paragraphs), 4):
            text = "\n\n".join(paragraphs[start : start + 4])
            if _SHORTEST < len(text) < _LONGEST and not _names_somebody(text):
                found.append(text)
    return found


def _names_somebody(text: str) -> bool:
    return (
        _CREDIT.search(text) is not None
        or any(match[1] in _FIRST_NAMES or match[2] in _FIRST_NAMES for match in _PAIR.finditer(text))
        or not _NAMES.isdisjoint(re.findall(r"\w+", text))
    )
