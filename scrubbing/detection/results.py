"""What goes into detection and what comes out. Plain data, no engine."""

from dataclasses import dataclass, field

from scrubbing.document import Unread
from scrubbing.findings import Finding


@dataclass(frozen=True, slots=True)
class Term:
    """Something the contractor declared as identifying: EMPLOYER, CLIENT, PRODUCT or IDENTITY_TERM."""

    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Span:
    """One labelled stretch of a text. Offsets are code points; `score` is 0..1.

    `why` is what told it, where the rule for the label does not say it all: a whole sentence that quotes no value.
    """

    label: str
    start: int
    end: int
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A language in which names are not looked for as in English, with the first places that are written in it."""

    language: str
    locators: list[str]


@dataclass(slots=True)
class Detection:
    """What was found in a document, in which of its parts the search did not finish, and what it cannot judge.

    `shown` are the names that the document shows to be its employer's; they may stand in it only inside something
    longer that is found, such as a notice of copyright.
    """

    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    unchecked: list[Unchecked] = field(default_factory=list)
    shown: list[Term] = field(default_factory=list)


class Incomplete(Exception):
    """A recognizer raised or ran out of time, so nothing may be concluded about the text. Carries no text."""
