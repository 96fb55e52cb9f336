"""The policy in words: what happens to which kind of value, and why. For everybody who is logged in."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.policy_form import NUMBERS_NAME, UNKNOWN_NAME
from reviews.wording import CATEGORIES, type_name
from scrubbing import policies
from scrubbing.detection import policy
from scrubbing.detection.policy import UNKNOWN, Rule, Style
from scrubbing.findings import Action, Category
from scrubbing.version import ENGINE_VERSION
from submissions.access import UserRequest, for_roles
from submissions.models import Role

HAPPENS: dict[Action, str] = {
    Action.REPLACE: "Replaced",
    Action.DECIDE: "A person decides",
    Action.KEEP: "Stays, listed",
}
INSTEAD: dict[Style, str] = {
    Style.SURROGATE: "An invented value of the same form",
    Style.TAG: "A tag that says what was there",
    Style.REMOVE: "Nothing",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One type of value."""

    code: str
    name: str
    rule: Rule
    happens: str
    instead: str
    # Whether an admin changed what ships.
    changed: bool = False


@dataclass(slots=True)
class Group:
    """The types of a category; the many numbers of states are listed apart."""

    name: str
    lines: list[Line]
    numbers: list[Line]

    @property
    def count(self) -> int:
        """How many types there are."""
        return len(self.lines) + len(self.numbers)

    @property
    def is_open(self) -> bool:
        """Whether the numbers are shown at once: an admin changed one of them."""
        return any(line.changed for line in self.numbers)


@for_roles(Role.CONTRACTOR, Role.REVIEWER, Role.ADMIN)
@require_safe
def page(request: UserRequest) -> HttpResponse:
    """Show every rule, by category."""
    present = policies.follow()
    changed = policy.difference(policy.shipped(), present)
    groups = {category: Group(CATEGORIES[category], [], []) for category in Category}
    for code, rule in sorted(present.rules.items(), key=lambda item: type_name(item[0]).casefold()):
        group = groups[rule.category]
        lines = group.numbers if policy.is_national(code, rule) else group.lines
        lines.append(_line(code, type_name(code), rule, code in changed))
    counts = Counter(rule.action for rule in present.rules.values())
    context = {
        "section": "policy",
        "groups": [group for group in groups.values() if group.count],
        "numbers_name": NUMBERS_NAME,
        "other": _line("", UNKNOWN_NAME, present.unknown, UNKNOWN in changed),
        "counts": [(action.value, HAPPENS[action], counts[action]) for action in Action],
        "changed": len(changed),
        "last": policies.newest_change() if changed else None,
        "version": present.version,
        "engine": ENGINE_VERSION,
    }
    return render(request, "reviews/policy.html", context)


def _line(code: str, name: str, rule: Rule, changed: bool) -> Line:
    instead = INSTEAD[rule.substitute]
    if rule.action is Action.KEEP:
        instead = f"Itself; if a person objects: {instead[0].lower()}{instead[1:]}"
    return Line(code, name, rule, HAPPENS[rule.action], instead, changed)
