"""Compose templates out of parts: a context-free grammar written as tuples of strings.

In a string `<<rule>>` stands for one of the rule's alternatives, `<<rule?>>` for one or nothing (a line that holds
nothing else goes with it), and `<<rule*2-5>>` for two to five of them, each another one while there are enough, one a
line; other signs than `*` join them otherwise. Everything in single braces is the fillers' language. A letter as the
number of an entity, `{person:a.first}`, is one entity within this one alternative, a digit one in the whole text.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

Rules = Mapping[str, Sequence[str]]
Builder = Callable[[random.Random], str]
Source = str | Builder
"""The name of a rule, or a function where layout is chosen apart from content."""

_JOINS = {"*": "\n", "^": "\n\n", "+": " ", "|": " | ", ",": ", ", ";": "; ", "~": "", "#": "\t"}
_CALL = re.compile(r"<<([a-z_0-9]+)(?:(\?)|([*^+|,;~#])(\d+)-(\d+))?>>")
_LOCAL = re.compile(r"\{([a-z]+):([a-z])(?=[.}])")
_NOTHING = "\0"
_EMPTY_LINE = re.compile(r"(?m)^[ \t]*\0\n|[ \t]?\0")
_FIRST_LOCAL = 100


class Grammar:
    """Rules by name, expanded at random."""

    def __init__(self, *rules: Rules) -> None:
        self.rules: dict[str, Sequence[str]] = {}
        for part in rules:
            clash = self.rules.keys() & part.keys()
            if clash:
                raise ValueError(f"two rules of one name: {sorted(clash)}")
            self.rules.update(part)

    def expand(self, source: Source, rng: random.Random) -> str:
        """Return a template without calls of rules."""
        text = f"<<{source}>>" if isinstance(source, str) else source(rng)
        return _EMPTY_LINE.sub("", _Expansion(self.rules, rng).of(text))


class _Expansion:
    def __init__(self, rules: Mapping[str, Sequence[str]], rng: random.Random) -> None:
        self._rules, self._rng, self._last = rules, rng, _FIRST_LOCAL

    def of(self, text: str) -> str:
        parts = _split(self._localised(text))
        return "".join(part if isinstance(part, str) else self._call(*part) for part in parts)

    def _localised(self, text: str) -> str:
        if not _LOCAL.search(text):
            return text
        base = self._last
        self._last += 26
        return _LOCAL.sub(lambda match: f"{{{match[1]}:{base + ord(match[2]) - ord('a')}", text)

    def _call(self, name: str, optional: bool, join: str, low: int, high: int) -> str:
        if optional and self._rng.random() < 0.5:
            return _NOTHING
        alternatives = self._rules[name]
        count = self._rng.randint(low, high)
        chosen: list[str] = []
        while len(chosen) < count:
            chosen += self._rng.sample(alternatives, min(count - len(chosen), len(alternatives)))
        return _JOINS[join].join(self.of(text) for text in chosen)


@lru_cache(maxsize=20_000)
def _split(text: str) -> tuple[str | tuple[str, bool, str, int, int], ...]:
    parts: list[str | tuple[str, bool, str, int, int]] = []
    done = 0
    for match in _CALL.finditer(text):
        parts.append(text[done : match.start()])
        name, optional, join, low, high = match.groups()
        parts.append((name, bool(optional), join or "+", int(low or 1), int(high or 1)))
        done = match.end()
    parts.append(text[done:])
    return tuple(parts)
