"""What the adviser answers: every value once, with what would happen to it. Plain data that web processes read, too."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from scrubbing.findings import Action


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a file at which a value stands, with its context. `kind` is how a reader would meet the text."""

    locator: str
    kind: str
    before: str
    text: str
    after: str


@dataclass(slots=True)
class Advised:
    """One unique value. `reasons` is what told it, each sentence once; `substitute` is an example of what replaces it.

    Of a pasted text `marks` says where it stands, in code points; of a file `spots` are the first places. What is seen
    in a picture and has no text is shown by `picture`, a JPEG in base64; then `text` says what and where it is.
    """

    text: str
    type: str
    action: Action
    substitute: str
    score: float = 0.0
    count: int = 0
    reasons: list[str] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    picture: str = ""


@dataclass(slots=True)
class Answer:
    """What the adviser says of a text or file.

    `omitted` counts, by action, the values beyond those listed. The rest is as in `RunDetails`: `constructs` are
    [kind, locator, whether a person decides], `unread` [locator, reason code], `unchecked` [language, locators].
    """

    values: list[Advised] = field(default_factory=list)
    omitted: dict[str, int] = field(default_factory=dict)
    constructs: list[tuple[str, str, bool]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    unchecked: list[tuple[str, list[str]]] = field(default_factory=list)
    ocr: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return a JSON value."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Answer":
        """Read what `as_json` wrote."""
        return cls(**{**data, "values": [_advised(value) for value in data["values"]]})


def _advised(data: Mapping[str, Any]) -> Advised:
    spots = [Spot(**spot) for spot in data["spots"]]
    marks = [(start, end) for start, end in data["marks"]]
    return Advised(**{**data, "action": Action(data["action"]), "spots": spots, "marks": marks})
