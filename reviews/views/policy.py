"""The policy in words: what happens to which kind of value, and why. For everybody who is logged in."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.policy_form import UNKNOWN_NAME
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


@for_roles(Role.CONTRACTOR, Role.REVIEWER, Role.ADMIN)
@require_safe
def page(request: UserRequest) -> HttpResponse:
    """Show every rule, by category."""
    present = policies.follow()
    changed = policy.difference(policy.shipped(), present)
    groups: dict[Category, list[Line]] = {category: [] for category in Category}
    for code, rule in sorted(present.rules.items(), key=lambda item: type_name(item[0]).casefold()):
        groups[rule.category].append(_line(code, type_name(code), rule, code in changed))
    counts = Counter(rule.action for rule in present.rules.values())
    context = {
        "section": "policy",
        "groups": [(CATEGORIES[category], lines) for category, lines in groups.items() if lines],
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
