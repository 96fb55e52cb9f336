"""What a style sheet says: its comments, addresses and quoted words. The rest is names of fonts, classes and rules.

Any sign of a sheet may be written as an escape (CSS Syntax 3, 4.3.7): its code in up to six digits, ended by a space.
"""

import re

# Linear: whatever is begun is taken up to its end, or the end of the line or sheet. Fonts may be quoted or not.
_SAID = re.compile(
    r"/\*(?P<comment>.*?)(?:\*/|\Z)"
    r"|(?<![\w-])(?:[\w-]{0,40}-)?font(?:-family)?\s{0,9}:[^;{}]*+"
    r"|url\((?P<address>[^)]*+)"
    r"""|"(?P<double>(?:\\.|[^"\\\n])*+)"?|'(?P<single>(?:\\.|[^'\\\n])*+)'?""",
    re.IGNORECASE | re.DOTALL,
)

# A sign's code, a sign that is no digit of such a code, or a line that goes on in the next one.
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|(?P<sign>[^0-9a-fA-F\r\n\f])|\r?\n|\f)")
# What would end a quoted word or an address, or begin a comment or another escape, stays escaped.
_KEPT = frozenset("\"'\\\r\n\f(){}*/;")


def unescaped(style: str) -> str:
    """Return a style sheet with the signs that it escapes as they are shown, but for those that would change it."""
    return _ESCAPE.sub(_sign, style) if "\\" in style else style


def _sign(match: re.Match[str]) -> str:
    if match["code"] is None:
        sign = match["sign"] or ""
    else:
        code = int(match["code"], 16)
        sign = chr(code) if code <= 0x10FFFF else ""
    # Codes of icons in fonts for private use are no signs of a language.
    return match.group() if sign in _KEPT or (sign and not sign.isprintable()) else sign


def said(style: str) -> list[str]:
    """Return what a style sheet, or the declarations of a `style` attribute, say to somebody who reads their source."""
    found = (match.group(match.lastgroup) for match in _SAID.finditer(style) if match.lastgroup)
    return [text for text in (text.strip().strip("\"'") for text in found) if text.strip()]
