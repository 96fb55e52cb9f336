"""What a style sheet says: its comments, addresses and quoted words. The rest is names of fonts, classes and rules."""

import re

# Linear: whatever is begun is taken up to its end, or the end of the line or sheet. Fonts may be quoted or not.
_SAID = re.compile(
    r"/\*(?P<comment>.*?)(?:\*/|\Z)"
    r"|(?<![\w-])(?:[\w-]{0,40}-)?font(?:-family)?\s{0,9}:[^;{}]*+"
    r"|url\((?P<address>[^)]*+)"
    r"""|"(?P<double>(?:\\.|[^"\\\n])*+)"?|'(?P<single>(?:\\.|[^'\\\n])*+)'?""",
    re.IGNORECASE | re.DOTALL,
)


def said(style: str) -> list[str]:
    """Return what a style sheet, or the declarations of a `style` attribute, say to somebody who reads their source."""
    found = (match.group(match.lastgroup) for match in _SAID.finditer(style) if match.lastgroup)
    return [text for text in (text.strip().strip("\"'") for text in found) if text.strip()]
