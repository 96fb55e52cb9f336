r"""What stands in the middle of a word for a program only, and has a counterpart: "{H}arrington", "Al" + "ma".

Such signs are kept where a value over them is replaced, so that braces and quotes stay in pairs. Their reader sees none
of them.
"""

import re
from collections.abc import Iterator

# --- Braces of LaTeX and BibTeX, which keep capitals, end commands and hold what looks otherwise.

_LOOKS = "bf|em|it|rm|sc|sf|sl|tt|bfseries|itshape|mdseries|rmfamily|scshape|sffamily|slshape|ttfamily|upshape"
_GROUP = re.compile(
    r"\{{1,3}(?P<plain>(?:[^\W\d_]|[ '\-]|\. ){0,60})\}{1,3}"
    rf"|(?:\{{\\(?:{_LOOKS})[ \t]{{1,4}}|\\(?:emph|mbox|text[a-z]{{2,6}})\{{)(?P<styled>[^{{}}\\]{{0,80}})\}}"
)
_COMMAND = re.compile(r"\\[A-Za-z]{1,30}\*?\Z")
_LONGEST_COMMAND = 32


def _braces(raw: str) -> Iterator[tuple[int, int]]:
    for group in _GROUP.finditer(raw):
        before, after = raw[max(0, group.start() - 1) : group.start()], raw[group.end() : group.end() + 1]
        if not (before.isalpha() or after.isalpha()):
            continue
        start, end = group.span(group.lastgroup or "plain")
        if group["styled"] is None and not _is_within_a_word(raw, group, before, after):
            continue
        yield group.start(), start
        yield end, group.end()


def _is_within_a_word(raw: str, group: re.Match[str], before: str, after: str) -> bool:
    """Whether bare braces hold a part of a word. Programs put names of other things between them: "{first}Last"."""
    inner = group["plain"]
    if before in ("$", "#", "%", "@") or (inner and not (inner[0].isalpha() and inner[-1].isalpha())):
        return False
    if before.isalpha():
        is_command = _COMMAND.search(raw, max(0, group.start() - _LONGEST_COMMAND), group.start()) is not None
        return not is_command and (not inner or (inner.isalpha() and (inner.islower() or after.islower())))
    return inner[:1].isupper() and (after.islower() or len(inner) == 1)


# --- Strings of programs that are joined: by a sign, by a backslash at the end of the line, or by nothing.

_LINE = r"\r?\n[ \t]{1,80}"
_JOINT = re.compile(
    r"[\"'`](?=[ \t\r\n+\\.])(?:"
    # A plus in the first column begins a line of a patch. A point without a space before it ends a sentence.
    rf"(?P<sure>[ \t]{{0,40}}(?:\\?{_LINE})?\+[ \t]{{0,40}}(?:\\?\r?\n[ \t]{{0,80}})?"
    rf"|(?:[ \t]{{1,40}}|[ \t]{{0,40}}{_LINE})(?:\.{{1,2}}|\|\||~|<>)[ \t]{{0,40}}(?:\r?\n[ \t]{{0,80}})?"
    r"|(?<=')\.(?='))"
    rf"|[ \t]{{1,40}}&[ \t]{{1,40}}(?:_?{_LINE})?|[ \t]{{0,40}}\\\r?\n[ \t]{{0,80}}|[ \t]{{0,40}}{_LINE}|[ \t]{{1,3}}"
    r")[bBfFrRuU]{0,2}[\"'`]"
)
_LONGEST_WORD = 60
_ADDRESS = frozenset("@/:.\\")


def _quotes(raw: str) -> Iterator[tuple[int, int]]:
    for joint in _JOINT.finditer(raw):
        if joint["sure"] is not None or _is_cut(raw[max(0, joint.start() - _LONGEST_WORD) : joint.start()], joint):
            yield joint.span()


def _is_cut(before: str, joint: re.Match[str]) -> bool:
    """Whether a word is cut there. Arguments of a command stand side by side, too, and are names of their own."""
    after = joint.string[joint.end() : joint.end() + 1]
    if before[-1:] in (" ", "\t") or after in (" ", "\t"):
        # Behind anything but a word it is the begin of a string of blanks.
        return before.rstrip()[-1:].isalnum()
    return before[-1:].isalnum() and (after.islower() or after.isdecimal()) and _ADDRESS.isdisjoint(before.split()[-1])


def joints(raw: str) -> list[tuple[int, int]]:
    """Return the places of such signs. They come in no order; none of them overlaps another of its own kind."""
    found = list(_braces(raw)) if "{" in raw else []
    if '"' in raw or "'" in raw or "`" in raw:
        found += _quotes(raw)
    return found
