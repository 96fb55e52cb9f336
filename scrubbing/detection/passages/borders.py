"""Where a passage begins and ends, so that what it stands in stays whole when it goes.

A list keeps the signs of its items, a table its rows, source code its comments and quotation marks, and a file of
settings its keys: a line of those without its key, or half a quoted value, can no longer be read by any program.
"""

import re

# What stands before the words of a line: signs of items and quotations, and those that open a comment or docstring.
_OPENING = re.compile(
    r"(?:[ \t]*(?:[-*•◦▪‣·–—>+](?=\s)|#+|//+!?|--|/\*+|<!--|;+|%+|\"\"\"|'''|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)](?=\s)"
    r"|\[[ xX]?\](?=\s))){0,4}[ \t]*"
)
_CLOSING = re.compile(r"[ \t]*(?:\*+/|-->|\"\"\"|''')[ \t]*\Z")
# A key as programs write it, unlike "Note:" and "Re:", with what stands before its value.
_KEY = re.compile(
    r"(?:(?:export|set|ENV|ARG)[ \t]+)?(?:[\"'][\w.$/ -]{1,60}[\"']|[a-z][\w.-]{0,60}|[A-Z][A-Z0-9]*_[A-Z0-9_]{1,60})"
    r"[ \t]*(?P<sign>:=?|=>?)(?P<space>[ \t]*)"
)
_QUOTED = re.compile(r"(?P<quote>[\"'`])(?P<said>(?:(?!(?P=quote))[^\\\n]|\\.){12,2000})(?P=quote)")
_COMMENT = re.compile(r"[ \t,;]*(?:#|//)[ \t]*(?P<said>.+)")
# Signs of code around a quoted text, and what of a line's letters the text must hold to be all that it says.
_CODE = re.compile(r"[({\[=;,]")
_MOST = 0.5


def inner(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a passage without what must stay around it."""
    begin, stop = _inner(text, start, end)
    return (begin, stop) if begin < stop else (start, end)


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    words = line + _opened(text[line:stop])
    if closing := _CLOSING.search(text, start, end):
        end = closing.start()
    is_one_line = "\n" not in text[start:end]
    key = _KEY.match(text, words, stop)
    if is_one_line and key is not None and (key["space"] or "=" in key["sign"]):
        return _value(text, key, max(start, words), end, stop)
    start = max(start, words) if words < end else start
    if is_one_line and (said := _only_text(text, start, end)) is not None:
        return said
    return start, end


def cells(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a row of a table without the bars at its ends."""
    row = text[start:end]
    words = row.strip("| \t")
    return (start + row.index(words), start + row.index(words) + len(words)) if words else (start, end)


def _opened(line: str) -> int:
    signs = _OPENING.match(line)
    return signs.end() if signs is not None else 0


def _value(text: str, key: re.Match[str], start: int, end: int, stop: int) -> tuple[int, int]:
    """Return what of a passage in a line with a key belongs to the value: the quoted text, or all of the value.

    A label in the midst of a value without quotation marks would end it for YAML: it holds a colon and a space.
    """
    begin = key.end()
    quote = text[begin : begin + 1]
    if quote not in ('"', "'", "`"):
        whole = ":" in key["sign"] and start > begin and _is_setting(text, key.start(), stop)
        return (begin, len(text[:stop].rstrip())) if whole else (max(start, begin), end)
    closing = text.rfind(quote, begin + 1, stop)
    comment = _COMMENT.match(text, closing + 1, end) if closing > 0 else None
    if comment is not None and comment.end() - comment.start("said") > _letters(text[begin:closing]):
        return comment.span("said")
    return max(start, begin + 1), min(end, closing) if closing > 0 else end


def _is_setting(text: str, start: int, stop: int) -> bool:
    """Whether a line with a key stands among others: in a chat "legal: keep it out" is no setting."""
    before = text[:start].rstrip().rpartition("\n")[2]
    after = text[stop:].lstrip().partition("\n")[0]
    return any(_KEY.match(line, _opened(line)) for line in (before, after))


def _only_text(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of the quoted text in a line of code that says nothing else."""
    said = max(_QUOTED.finditer(text, start, end), key=lambda match: match.end() - match.start(), default=None)
    if said is None:
        return None
    around = text[start : said.start()] + text[said.end() : end]
    if _CODE.search(around) is None or _letters(said["said"]) < _MOST * _letters(text[start:end]):
        return None
    return said.span("said")


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
