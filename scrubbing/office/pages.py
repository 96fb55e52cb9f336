"""Headers and footers of sheets: text with codes in it ("&LJane Doe&R&P")."""

import re

# &L &C &R (sections), &P &N &D &T &F &A &Z &G (fields), &B &I &U ... (style), &"Arial,Bold", &12, &K01+000, && (an &).
CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{2}[0-9A-Fa-f+-][0-9A-Fa-f]{3}|\d{1,3}|&|[A-Za-z+-])')


def page_text(text: str) -> str:
    """Return the words of a header without its codes."""
    return CODE.sub(lambda match: "&" if match.group() == "&&" else "\n", text)


def page_segments(text: str) -> list[tuple[int, int]]:
    """Return the ranges between the codes."""
    ends = [(match.start(), match.end()) for match in CODE.finditer(text)]
    starts = [0, *[end for _, end in ends]]
    stops = [*[start for start, _ in ends], len(text)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if start < stop]
