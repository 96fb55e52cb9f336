"""What number formats show beside the number, however it is quoted: '0 "kg"', '0\\ \\k\\g', '"k""g"', '[$kg-407]'."""

import re
from collections.abc import Callable, Sequence

from scrubbing.formats.views import Mark, View

Edits = Sequence[tuple[int, int, str]]

# Text in quotes, one sign behind a backslash, a gap or a filling as wide as a sign, what stands in brackets, and what
# a number, a date or another section takes the place of. All else is shown as it stands.
_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?)|(?P<sign>\\.)|(?P<gap>[_*].)|\[\$(?P<symbol>[^\[\]\-]*+)[^\[\]]*+\]|(?P<bracket>\[[^\[\]]*\])
    |(?P<number>[0\#?@.,;]+)|(?P<letters>AM/PM|am/pm|A/P|a/p|[A-Za-z]+)""",
    re.VERBOSE | re.DOTALL,
)
_CODES = re.compile(r"general|standard|am/pm|a/p|[dmyhsegbanr]+", re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hmsHMS]+\]")
_WORDS = re.compile(r"[^\W\d_]{3}|[\u0900-\U0003ffff]{2}")
# Stands for a gap of any width: signs on both sides may be one word or two.
_GAP = "\u200b"


def shown(code: str) -> View:
    """Return a format as its reader sees it, with a line's end where a number or a date is shown."""
    marks: list[Mark] = []
    for match in _TOKEN.finditer(code):
        start, end = match.span()
        match match.lastgroup:
            case "quoted":
                marks.append(Mark(start, start + 1, ""))
                if end > start + 1 and code[end - 1] == '"':
                    marks.append(Mark(end - 1, end, ""))
            case "sign":
                marks.append(Mark(start, start + 1, ""))
            case "gap":
                marks.append(Mark(start, end, _GAP))
            case "symbol":
                marks += [Mark(start, match.start("symbol"), ""), Mark(match.end("symbol"), end, "")]
            case "letters" if not _CODES.fullmatch(match.group()):
                # No program writes them so, but some read them.
                continue
            case "bracket" if not _ELAPSED.fullmatch(match.group()):
                marks.append(Mark(start, end, ""))
            case _:
                marks.append(Mark(start, end, "\n"))
    return View(code, marks)


def words_of(code: str) -> str:
    """Return what a format says to a person."""
    return shown(code).text.replace(_GAP, "")


def has_words(code: str) -> bool:
    """Whether a format shows words beside the number: 0 "hours of Ms Doe"."""
    return _WORDS.search(words_of(code)) is not None


def rewrite_format(code: str, edits: Callable[[str], Edits]) -> str:
    """Return a format with what it shows rewritten: a substitute stands in quotes of its own, or in those around it."""
    if not edits(shown(code).text):
        return code
    # The name of a currency becomes words: the rest of a value may stand beside it.
    code = _TOKEN.sub(lambda match: f'"{match["symbol"]}"' if match["symbol"] else match.group(), code)
    view = shown(code)
    tokens = [(match.start(), match.end(), match.lastgroup) for match in _TOKEN.finditer(code)]
    for start, end, substitute in reversed(edits(view.text)):
        first, last = view.raw_start(start), view.raw_end(end)
        around = {group: begin for begin, stop, group in tokens if begin < first < stop}
        first = around.get("sign", first)
        goes_on = any(group == "quoted" and begin < last < stop for begin, stop, group in tokens)
        written = substitute.replace('"', "'")
        written = f"{'' if 'quoted' in around else chr(34)}{written}{'' if goes_on else chr(34)}"
        code = code[:first] + written + code[last:]
    return code
