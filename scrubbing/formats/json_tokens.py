"""The tokens of a JSON text with their places, so that strings can be changed and everything else left as it is."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrubbing.formats.views import Mark, View

_TOKEN = re.compile(
    r"""[\s\ufeff]+|(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|-?Infinity|NaN)"""
    r"""|(?P<mark>[{}\[\],:])|true|false|null""",
    re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.",
    re.DOTALL,
)
_AFTER_KEY = re.compile(r"\s*:")
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A string, number or structural mark at text[start:end]; strings with their quotes."""

    start: int
    end: int
    kind: str
    key: bool


def is_json(text: str) -> bool:
    """Whether JSON's tokens cover the text without a gap, so that its strings can be told from what is around them."""
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return False
        position = match.end()
    return bool(text)


def tokens(text: str) -> Iterator[Token]:
    """Yield strings, numbers and marks in order. A string before a colon is a key."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None:
            continue
        key = kind == "string" and _AFTER_KEY.match(text, match.end()) is not None
        yield Token(match.start(), match.end(), kind, key)


def content(text: str, token: Token) -> View:
    """Return what a string token says, as a view of the raw token without its quotes."""
    raw = text[token.start + 1 : token.end - 1]
    if "\\" not in raw:
        return View(raw, [])
    return View(raw, [Mark(m.start(), m.end(), _unescaped(m.group())) for m in _ESCAPE.finditer(raw)])


def escaped(text: str, ascii_only: bool) -> str:
    """Return a text as it stands between the quotes of a JSON string."""
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]


def _unescaped(escape: str) -> str:
    try:
        text = str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]
    # A lone surrogate is no character and could not be stored as UTF-8.
    return "\ufffd" if len(text) == 1 and "\ud800" <= text <= "\udfff" else text
