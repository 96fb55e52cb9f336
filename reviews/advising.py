"""The adviser's answer as its page shows it: a verdict, the values by what happens to them, the text with its marks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from reviews.wording import HAPPENS, KINDS, is_passage, sureness, type_name
from scrubbing.answers import Advised, Answer, Spot
from scrubbing.detection import policy
from scrubbing.detection.policy import Rule, Style
from scrubbing.findings import Action
from scrubbing.models import Advice, Given
from submissions.reasons import Explanation, Reason, explain

_SHOWN_PLACES = 3

_NOTHING: dict[Style, str] = {
    Style.SURROGATE: "Nothing: Cleanroom puts an invented one in its place.",
    Style.TAG: "Nothing: Cleanroom puts a note in its place that says what was there.",
    Style.REMOVE: "Nothing: Cleanroom takes it out.",
}
_DECIDE = "Change it or leave it out if it leads to your employer or a client. If it does not, keep it and say why."
_STAYS = "Nothing, unless it leads to your employer or a client: then name it in your task."

# What these say of a task's file does not fit a question, which nobody tries three times.
_OWN_WORDS: dict[Reason, Explanation] = {
    Reason.CHILD_CRASHED: Explanation(
        "The reader broke down on it.", "Try again. If it breaks down again, save the file anew in its own program."
    ),
    Reason.WORKER_LOST: Explanation("The program that read it was stopped before it had finished.", "Try again."),
    Reason.PART_NOT_READ: Explanation(
        "This part is of a kind that cannot be read.", "Look at it yourself, or leave it out of the file."
    ),
    Reason.NO_TEXT_FOUND: Explanation(
        "This part shows something, but no text could be read in it.", "Look at it yourself."
    ),
    Reason.DETECTION_INCOMPLETE: Explanation(
        "The search did not finish on this part.", "Look at it yourself, or ask again about a shorter piece."
    ),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the pasted text. A marked one leads to the value it belongs to; `first` is that value's first one."""

    text: str
    mark: str = ""
    title: str = ""
    number: int = 0
    first: bool = False


@dataclass(frozen=True)
class Entry:
    """One unique value. `number` links it with its marks in the text; `lines` says where those are."""

    number: int
    advised: Advised
    lines: list[int] = field(default_factory=list)

    @property
    def rule(self) -> Rule:
        """The policy for its type."""
        return policy.load().rule(self.advised.type)

    @property
    def type_name(self) -> str:
        """Its type in words."""
        return type_name(self.advised.type)

    @property
    def is_passage(self) -> bool:
        """Whether it is read as a text rather than looked at as a word."""
        return is_passage(self.advised.text, self.rule.category)

    @property
    def sure(self) -> str:
        """How sure it is, in words."""
        return sureness(self.advised.score)

    @property
    def happens(self) -> str:
        """What happens to it, in words."""
        return HAPPENS[self.advised.action]

    @property
    def reasons(self) -> list[str]:
        """What told it beyond what the policy says of its type."""
        return [reason for reason in self.advised.reasons if reason != self.rule.explanation]

    @property
    def todo(self) -> str:
        """What its owner can do about it."""
        if self.rule.advice:
            return self.rule.advice
        if self.advised.action is Action.REPLACE:
            return _NOTHING[self.rule.substitute]
        if self.advised.action is Action.KEEP:
            return _STAYS
        return _DECIDE

    @property
    def example(self) -> str:
        """What could stand in its place."""
        return self.advised.substitute if self.advised.action is Action.REPLACE else ""

    @property
    def spots(self) -> list[tuple[str, Spot]]:
        """The first places in a file at which words stand around it, each with where that is.

        A passage says enough by itself, and would be read twice.
        """
        return [] if self.is_passage else [(_place(spot), spot) for spot in self._surrounded][:_SHOWN_PLACES]

    @property
    def _surrounded(self) -> list[Spot]:
        return [spot for spot in self.advised.spots if spot.before or spot.after]

    @property
    def places(self) -> str:
        """Where it stands: lines of a text, or the places of a file at which it stands alone."""
        if not self.lines:
            alone = [spot for spot in self.advised.spots if self.is_passage or not (spot.before or spot.after)]
            return _first(list(dict.fromkeys(map(_place, alone))), "; ")
        return f"line{'s' if len(self.lines) > 1 else ''} {_first(list(map(str, self.lines)))}"


@dataclass(frozen=True, slots=True)
class Group:
    """Values to which the same happens; `omitted` are counted only."""

    action: Action
    entries: list[Entry]
    omitted: int

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.entries) + self.omitted


@dataclass(frozen=True, slots=True)
class Part:
    """A hidden part, or one that was not read: what it is, where, and what that means."""

    what: str
    locator: str
    explanation: Explanation | None = None


class Report:
    """Everything the page says about an answer."""

    def __init__(self, given: Given, answer: Answer) -> None:
        self.given = given
        self.answer = answer
        self.entries = [
            Entry(number, value, _lines(given.text, value)) for number, value in enumerate(answer.values, start=1)
        ]

    def _group(self, action: Action) -> Group:
        entries = [entry for entry in self.entries if entry.advised.action is action]
        return Group(action, entries, self.answer.omitted.get(action.value, 0))

    @cached_property
    def to_decide(self) -> Group:
        """What needs its owner."""
        return self._group(Action.DECIDE)

    @cached_property
    def gone(self) -> Group:
        """What is replaced."""
        return self._group(Action.REPLACE)

    @cached_property
    def stays(self) -> Group:
        """What stays."""
        return self._group(Action.KEEP)

    @property
    def hidden(self) -> list[Part]:
        """The hidden parts that its owner decides about."""
        return [Part(kind, locator) for kind, locator, decide in self.answer.constructs if decide]

    @property
    def stripped(self) -> list[tuple[str, int]]:
        """The kinds of hidden parts that go without asking, with how many there are."""
        return list(Counter(kind for kind, _, decide in self.answer.constructs if not decide).items())

    @property
    def unread(self) -> list[Part]:
        """The parts that were not read, and why."""
        return [Part("", locator or "the file as a whole", reason_words(code)) for locator, code in self.answer.unread]

    @property
    def unchecked(self) -> list[tuple[str, str]]:
        """The languages in which names were not looked for, with the first places."""
        return [(language, _first(places)) for language, places in self.answer.unchecked]

    @property
    def to_look_at(self) -> int:
        """How many things a person looks at as a whole: hidden parts, and languages in which no names were sought."""
        return len(self.hidden) + len(self.unchecked)

    @property
    def open_count(self) -> int:
        """How many things need their owner: values, hidden parts and languages."""
        return self.to_decide.count + self.to_look_at

    @property
    def found_nothing(self) -> bool:
        """Whether there is nothing to say about it at all."""
        return not (self.gone.count or self.open_count or self.stays.count or self.unread)

    @property
    def verdict(self) -> str:
        """The answer in one sentence."""
        counts = ((self.gone.count, "must go"), (self.open_count, "need your decision"), (self.stays.count, "stay"))
        said = [(count, words if count > 1 else _singular(words)) for count, words in counts if count]
        if not said:
            return "Nothing sensitive was found."
        (first, words), *rest = said
        begin = "" if self.gone.count else "Nothing must go: "
        phrases = [f"{first} thing{'s' if first > 1 else ''} {words}", *(f"{count} {words}" for count, words in rest)]
        return f"{begin}{', '.join(phrases)}."

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The pasted text in pieces, marked where something was found."""
        return list(_stretches(self.given.text, self.entries))


def reason_words(code: str) -> Explanation:
    """Return the sentences for a reason code, as they fit a question to the adviser."""
    return _OWN_WORDS.get(Reason(code)) or explain(code)


def failure(row: Advice) -> Explanation | None:
    """Return why a question was not answered, if it was not."""
    return reason_words(row.reason) if row.reason else None


def _first(places: Sequence[str], between: str = ", ") -> str:
    return between.join(places[:_SHOWN_PLACES]) + (" and further" if len(places) > _SHOWN_PLACES else "")


def _place(spot: Spot) -> str:
    kind = KINDS.get(spot.kind, "").lower()
    return f"{spot.locator} ({kind})" if kind else spot.locator


def _singular(words: str) -> str:
    verb, _, rest = words.partition(" ")
    return words if verb == "must" else f"{verb}s {rest}".rstrip()


def _lines(text: str, value: Advised) -> list[int]:
    return list(dict.fromkeys(text.count("\n", 0, start) + 1 for start, _ in value.marks))


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    entry: Entry


def _stretches(text: str, entries: Sequence[Entry]) -> Iterator[Stretch]:
    """Cut the text wherever a finding begins or ends: findings may lie in each other, or overlap."""
    marks = sorted(
        (_Mark(start, end, entry) for entry in entries for start, end in entry.advised.marks),
        key=lambda mark: mark.start,
    )
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    seen: set[int] = set()
    present: list[_Mark] = []
    waiting = iter(marks)
    following = next(waiting, None)
    for start, end in pairwise(cuts):
        present = [mark for mark in present if mark.end > start]
        while following is not None and following.start <= start:
            present.append(following)
            following = next(waiting, None)
        yield _stretch(text[start:end], present, seen)


def _stretch(text: str, present: Sequence[_Mark], seen: set[int]) -> Stretch:
    """Return a stretch as the closest finding around it has it; the others are named in its title."""
    if not present:
        return Stretch(text)
    around = sorted(present, key=lambda mark: mark.end - mark.start)
    closest = around[0].entry
    decided = any(mark.entry.advised.action is Action.DECIDE for mark in around[1:])
    title = "; in: ".join(f"{mark.entry.type_name}, {mark.entry.happens.lower()}" for mark in around)
    first = closest.number not in seen
    seen.add(closest.number)
    mark = f"hit-{closest.advised.action.value}{' hit-within' if decided else ''}"
    return Stretch(text, mark, title, closest.number, first)
