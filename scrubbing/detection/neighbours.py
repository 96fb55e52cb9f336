"""Find secrets whose name stands in the text before: "Password for the portal:" and the next paragraph, or cell.

Detection looks at each text for itself. A name with nothing behind it, and a text of a few words after it, are read
together once more.
"""

import re
from collections.abc import Sequence
from functools import cache

from scrubbing.detection.overlaps import resolve
from scrubbing.detection.recognizers.secret import SecretRecognizer
from scrubbing.detection.results import Span
from scrubbing.document import Unit

# What may announce a secret, at the end of a text; how much of that is read, and how long the secret's text may be.
_ANNOUNCES = re.compile(
    r"pass|pwd|\bpw\b|\bpin\b|puk|key|secret|token|code|kennwort|contrase|senha|wachtwoord|combination|credential|login",
    re.IGNORECASE,
)
_END, _LONGEST = 100, 120
_FEWEST_WORDS = 3
_GOES_ON = re.compile(r"(?:[:=\u2013\u2014\-]|\b(?:is|was|to|ist|lautet|est|es))\s*\Z")
# What may stand around a secret in a text of its own.
_WHOLE = re.compile(r"[\s\"'`*_.\u201c\u201d\u2018\u2019]*(?:[(,;\u2013\u2014].*)?\Z", re.DOTALL)
_CELL = re.compile(r"^(?P<row>.*![A-Z]{1,3}(?P<number>\d{1,7}))(?:,|$)")
_LETTERS = re.compile(r"![A-Z]{1,3}(?=\d)")


def beside(units: Sequence[Unit], found: Sequence[list[Span] | None]) -> list[list[Span] | None]:
    """Return the findings with the secrets that the unit before announces. None stays None."""
    completed = list(found)
    for index in range(1, len(units)):
        before, unit, spans = units[index - 1], units[index], found[index]
        if (
            spans is None
            or len(unit.text) > _LONGEST
            or _ANNOUNCES.search(before.text, max(0, len(before.text) - _END)) is None
        ):
            continue
        if _row(before) == _row(unit):
            new = _announced(before.text[-_END:].strip(), unit.text)
            if any(
                all(span.end <= start or end <= span.start or span.label != "SECRET" for span in spans)
                for start, end in new
            ):
                completed[index] = resolve([*spans, *(Span("SECRET", start, end, 0.9) for start, end in new)])
    return completed


def _row(unit: Unit) -> str:
    """Return the row of a table in which a unit is a cell; empty for what is no cell."""
    cell = _CELL.match(unit.locator)
    return _LETTERS.sub("!", cell["row"]) if cell is not None else ""


def _announced(name: str, text: str) -> list[tuple[int, int]]:
    """Return the places of the secrets in a text that a name alone announces."""
    if len(text.split()) > _FEWEST_WORDS:
        return []
    # A name of a cell is no sentence; with a dash behind it, nothing is a secret that does not look like one.
    joined = f"{name}\n" if _GOES_ON.search(name) else f"{name} \u2014 "
    places = [
        (max(0, start - len(joined)), end - len(joined)) for start, end, _, _ in _recognizer().kinds(joined + text)
    ]
    return [(start, end) for start, end in places if end > 0 and _WHOLE.match(text[:start] + text[end:])]


@cache
def _recognizer() -> SecretRecognizer:
    return SecretRecognizer()
