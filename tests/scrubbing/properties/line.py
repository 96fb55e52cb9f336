"""One file down the real line with values that somebody has confirmed: read, written anew, proved.

Detection does not take part: what it finds is another question, and it would cost most of the time.
"""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrubbing.detection import Term
from scrubbing.detection import policy as policies
from scrubbing.extraction import registry as extraction
from scrubbing.findings import Action, Category, Finding, KnownValue
from scrubbing.limits import Budget
from scrubbing.proofreading import Proofreading
from scrubbing.redaction import registry as redaction
from scrubbing.redaction.plan import Plan
from scrubbing.surrogates import Surrogates
from scrubbing.values import accounts, declared, learn
from scrubbing.verification import Check, verify
from submissions.media import MediaType
from submissions.reasons import Held
from tests.scrubbing.properties.spellings import Value

# As often as the pipeline tries.
_PASSES = 5
SECRET = b"a secret of the tests, 32 bytes."


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a file: its copy, or why there is none."""

    copy: bytes = b""
    name: str = ""
    reason: str = ""
    known: Sequence[KnownValue] = ()


def known(values: Sequence[Value]) -> list[KnownValue]:
    """Return the values as the task knows them once they are found or declared, with all forms that follow."""
    surrogates, policy = Surrogates(SECRET), policies.load()
    terms = [Term(value.text, value.type) for value in values if value.type == "EMPLOYER"]
    surrogates.meet((term.text, term.type) for term in terms)
    findings = [
        Finding(value.type, Category.PERSONAL, Action.REPLACE, "", 0, len(value.text), value.text, 1.0, "")
        for value in values
        if value.type != "EMPLOYER"
    ]
    learnt = learn(findings, [], surrogates, policy)
    sought = [*learnt, *declared(terms, learnt, surrogates, policy)]
    return [*sought, *accounts(terms, sought)]


def scrub(data: bytes, media_type: MediaType, name: str, values: Sequence[Value]) -> Fate:
    """Take a file down the line. Whatever a person may decide about stays, so that it has to be scrubbed."""
    sought = known(values)
    try:
        document = extraction.read(io.BytesIO(data), media_type, Budget())
        unread = list(document.all_unread())
        if unread:
            return Fate(reason=f"not read: {unread[0].locator} {unread[0].reason}")
        for _ in range(_PASSES):
            plan, target = Plan(sought), io.BytesIO()
            redaction.write(io.BytesIO(data), target, document, plan)
            report = verify(target, media_type, [value for value in sought if value.scrubbed], Budget())
            if not report.failures:
                return Fate(target.getvalue(), plan.rewrite_name(name), known=sought)
            # What only the proof reads in a picture is painted over, too, and proved anew.
            in_pictures = all(failure.check == Check.VALUE_IN_PICTURE for failure in report.failures)
            places = [failure.locator for failure in report.failures]
            if not in_pictures or not Proofreading(document, report).show(places, plan):
                break
    except Held as held:
        return Fate(reason=held.reason.value)
    return Fate(reason=f"not proved: {report.failures[0].check}", known=sought)


@dataclass(slots=True)
class Tally:
    """How many examples of a format were tried and how many of them got no copy, by reason."""

    examples: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def held(self) -> int:
        return sum(self.reasons.values())

    def count(self, fate: Fate) -> None:
        """Count one example."""
        self.examples += 1
        if not fate.copy:
            self.reasons[fate.reason] += 1

    def __str__(self) -> str:
        return f"{self.examples} examples, {self.held} held {dict(self.reasons)}"
