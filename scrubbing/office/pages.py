"""Headers and footers of sheets: text with codes in it ("&LJane Doe&R&P")."""

import re

from scrubbing.formats.views import LINE_END, Mark, View

# &L &C &R (sections), &P &N &D &T &F &A &Z &G (fields), &B &I &U ... (style), &"Arial,Bold", &12, &K01+000, && (an &).
CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{2}[0-9A-Fa-f+-][0-9A-Fa-f]{3}|\d{1,3}|&|[A-Za-z+-])')
# Of those that are one letter: they end a text, or stand for one.
_BREAKS = frozenset("LCRPNDTFAZGlcrpndtfazg+-")
# Whether letters on both sides of a style are one word or two is for the search to try.
_STYLE = "\u200b"


def page_view(text: str) -> View:
    """Return a header as it is shown: styles begin in the middle of words, sections and fields do not."""
    return View(text, [Mark(*match.span(), _said(match), kept=match.group() != "&&") for match in CODE.finditer(text)])


def _said(match: re.Match[str]) -> str:
    code = match.group()[1:]
    return "&" if code == "&" else LINE_END if code in _BREAKS else _STYLE


def page_text(text: str) -> str:
    """Return the words of a header without its codes."""
    return page_view(text).text.replace(_STYLE, "").replace(LINE_END, "\n")
