"""Numbers that only the words before them tell from others, all kinds of them found in one pass.

"Employee ID: E-10442", "acct no. 0012345678", "Kennzeichen HD-AB 123": the number alone could be anything. A text is
split into words once; only at a word that begins an announcement is its expression tried.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from scrubbing.detection.recognizers.base import found

Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of number: what announces it, how it is written and whether it is one.

    Spaces in `words` also stand for "_", "-" or nothing. A `strict` kind needs a sign or a word like "no." between its
    announcement, which then is an ordinary word, and the number. Of a `loose` kind other words may stand there. `check`
    sees the number in capitals, without the marks between its groups.
    """

    type: str
    words: tuple[str, ...]
    pattern: str
    check: Check | None = None
    score: float = 0.75
    strict: bool = False
    loose: bool = False


# Four to twenty signs with at least three digits, groups joined by single marks.
MIXED = r"(?=[A-Z\-/.]{0,8}\d)(?=(?:[A-Z\-/.]{0,8}\d){3})[A-Z0-9](?:[\-/.]?[A-Z0-9]){2,23}"
# Four to twenty digits, with marks or spaces between groups.
DIGITS = r"\d(?:[ \-.]?\d){3,19}"

# Words in small letters, capitals, or both: "employeeId" is two words, as "PolicyNo" is.
_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}(?![a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-Z]\.(?:[A-Z]\.)+|[A-Z](?=/)")
_DOTTED = re.compile(r"(?:[a-z]\.){2,}")
NUMBER_WORDS = (
    r"identifier|identification|ident|id|numbers?|numéro|número|numero|nummer|nr|num|nos?|n(?!\d)|code|#|№|n[°º]|"
    r"ref(?:erence)?"
)
_LINK = (
    rf"(?:[\s_\-.(/]{{0,3}}(?P<called>{NUMBER_WORDS})(?![^\W\d_])[.°º]?){{0,3}}"
    r"\)?[\s:=#\"'`(\[*,>|\ue001\u2013-]{0,6}(?:(?P<told>(?:is|was|are|ist|lautet|est|es|è)\s)|(?:of|von)\s)?[\s:\"'#*]{0,3}"
)
_LOOSE = r"(?:[^\d\n.;:=#\ue000]{0,40}?(?<![^\W_]))"
_SIGN = re.compile(r"[:=#№|\ue001]")
_CALLS_A_NUMBER = re.compile(rf"(?:(?<![^\W\d_])(?:{NUMBER_WORDS}|locator|pnr)|nummer|nr)\.?\Z", re.IGNORECASE)
_MARKS = re.compile(r"[^A-Z0-9]")
# A number does not go on, as a fraction or an amount would.
_ENDS = r"(?![\w%@]|[.,\-/]\d)"


def is_no_day(digits: str) -> bool:
    """Whether eight digits are more likely a number than a day: 20240312 is no account."""
    return re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", digits) is None


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A kind with its expression."""

    kind: Kind
    expression: re.Pattern[str]

    def at(self, text: str, start: int) -> tuple[int, int, float] | None:
        """Return the number that an announcement beginning at `start` announces."""
        match = self.expression.match(text, start)
        if match is None:
            return None
        between = text[match.end("label") : match.start("value")]
        if self.kind.strict and not (
            match["called"] or match["told"] or _SIGN.search(between) or _CALLS_A_NUMBER.search(match["label"])
        ):
            return None
        if self.kind.check is not None and not self.kind.check(_MARKS.sub("", match["value"].upper())):
            return None
        return (*match.span("value"), self.kind.score)


class LabelledNumberRecognizer(EntityRecognizer):
    """All kinds of a list. Where several are announced by the same words, the first that fits is taken."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._by_word: dict[str, list[_Compiled]] = {}
        for kind in kinds:
            compiled = _Compiled(kind, _expression(kind))
            for first in dict.fromkeys(first for words in kind.words for first in _first(words)):
                self._by_word.setdefault(first, []).append(compiled)
        super().__init__(supported_entities=list(dict.fromkeys(kind.type for kind in kinds)))

    def load(self) -> None:
        """Do nothing: the kinds are data."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the numbers without the words that announce them."""
        name = type(self).__name__
        return [found(type_, start, end, score, name) for type_, start, end, score in self._numbers(text)]

    def _numbers(self, text: str) -> Iterator[tuple[str, int, int, float]]:
        by_word = self._by_word
        reached = 0
        for word in _WORD.finditer(text):
            lowered = word.group().lower()
            kinds = by_word.get(lowered) or (by_word.get(lowered[:-1]) if lowered[-1] == "s" else None)
            for compiled in kinds or ():
                place = compiled.at(text, word.start())
                if place is not None and place[0] >= reached:
                    yield (compiled.kind.type, *place)
                    reached = place[1]
                    break


def _first(words: str) -> tuple[str, ...]:
    """Return the first word of an announcement as it is met in texts: of "d.o.b." all letters, or the first alone."""
    match, dotted = _WORD.match(words), _DOTTED.match(words)
    if match is None:
        raise ValueError("An announcement begins with a word.")
    return (match.group(), dotted.group()) if dotted else (match.group(),)


def _expression(kind: Kind) -> re.Pattern[str]:
    labels = "|".join(
        re.escape(words).replace(r"\ ", r"[ _\-]?").replace(r"\.", r"\.?")
        for words in sorted(kind.words, key=len, reverse=True)
    )
    loose = _LOOSE if kind.loose else ""
    return re.compile(
        rf"(?P<label>(?:{labels}))s?(?-i:(?![a-zß-ÿ]))(?:['’]s|[.°º])?{_LINK}{loose}(?P<value>{kind.pattern}){_ENDS}",
        re.IGNORECASE,
    )
