"""Try another policy on what the last month brought, and save it with a reason. For admins.

What is tried stands in the form and nowhere else. Nothing here shows what a contractor gave: only types, counts, states
and ids of tasks.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reviews import policy_form
from reviews.policy_form import Draft
from reviews.views.policy import HAPPENS
from reviews.wording import type_name
from scrubbing import policies, simulation
from scrubbing.decisions import Refused
from scrubbing.detection import policy
from scrubbing.detection.policy import UNKNOWN, Overrides, Policy, Rule, Style
from scrubbing.models import PolicyChange
from scrubbing.simulation import Effect, Shift
from submissions.access import UserRequest, for_roles
from submissions.models import Role

_HISTORY = 20
# What a row's number may look like: more digits than that are nobody's form.
_ROW = re.compile(r"[0-9]{1,18}")
# Types listed one by one, and numbers named before they are only counted.
_TYPES, _NUMBERS_NAMED = 25, 3

_STYLES = {Style.SURROGATE: "An invented value", Style.TAG: "A tag", Style.REMOVE: "Nothing"}
# What becomes of values, in the order in which it is read.
_VALUES = {
    Shift.GONE: "would no longer be found, and so stay without being listed.",
    Shift.STAYS: "would stay in the copies that go or wait for a person today.",
    Shift.DECIDED: "would wait for a person to decide.",
    Shift.REPLACED: "would be replaced without asking.",
}
_RISKY = frozenset({Shift.GONE, Shift.STAYS})
_HEADS = {Shift.REPLACED: "Replaced", Shift.DECIDED: "To decide", Shift.STAYS: "Stay", Shift.GONE: "Not found"}

_OTHER_FORM = "The form was changed after you looked. This is what it would do now; save again if you mean it."
_OTHER_POLICY = (
    "Somebody saved another policy while you looked, so yours was not saved. Nothing you entered is lost: what differs"
    " from the policy in force now is marked, and this is what it would do. Save again if you still mean it."
)


@dataclass(frozen=True, slots=True)
class Changed:
    """A type, or numbers that are changed alike, with what was and what is to be."""

    name: str
    steps: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Result:
    """What a form would do. Sentences come with how they are marked: warn, ok, or neither."""

    version: str
    changed: list[Changed]
    exposed: list[str]
    effect: Effect
    sentences: list[tuple[str, str]]
    types: list[tuple[str, list[int]]]
    more_types: int
    lowered: list[str]
    is_shipped: bool


@dataclass(frozen=True, slots=True)
class Past:
    """A saved change, in words."""

    row: PolicyChange
    changed: list[Changed]
    is_shipped: bool


@for_roles(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: UserRequest) -> HttpResponse:
    """Show the form; say what its answers would do; save them."""
    present = policies.follow()
    if request.method != "POST":
        return _show(request, policy_form.draft(present))
    answers = {name: str(answer) for name, answer in request.POST.items()}
    what, _, code = answers.get("do", "").partition(":")
    if what == "ship":
        draft = policy_form.draft(present, _as_shipped())
    elif what == "out" and answers.get("number") in dict(policy_form.draft(present, answers).addable):
        return _show(request, policy_form.draft(present, policy_form.take_out(present, answers, answers["number"])))
    elif what == "back":
        return _show(request, policy_form.draft(present, policy_form.put_back(answers, code)))
    else:
        draft = policy_form.draft(present, answers)
    overrides = draft.overrides()
    if overrides is None:
        return _show(request, draft, status=422)
    if what == "save":
        return _save(request, draft, overrides, answers)
    return _show(request, draft, result=_result(present, overrides))


def _as_shipped() -> dict[str, str]:
    """Return the answers of a form that goes back to the policy that ships."""
    rows = policy_form.draft(policy.shipped()).rows
    return {f"{key}:{row.code}": answer for row in rows for key, answer in row.answers.items()}


def _save(request: UserRequest, draft: Draft, overrides: Overrides, answers: Mapping[str, str]) -> HttpResponse:
    """Save what the admin has seen the effect of; whatever came between is shown instead."""
    result = _result(draft.present, overrides)
    why = answers.get("why", "")
    if answers.get("seen") != result.version:
        return _show(request, draft, result=result, why=why, notice=_OTHER_FORM, status=409)
    after = int(answers["after"]) if _ROW.fullmatch(answers.get("after", "")) else None
    try:
        policies.save(overrides, why, request.user, after)
    except policies.Outdated:
        return _show(request, draft, result=result, why=why, notice=_OTHER_POLICY, status=409)
    except Refused as refused:
        return _show(request, draft, result=result, why=why, error=str(refused), status=422)
    messages.success(
        request,
        "The policy is saved and holds for every file from now on. The files of tasks that have not ended are scrubbed"
        " again as workers get to them.",
    )
    return redirect("policy_change")


def _result(present: Policy, overrides: Overrides) -> Result:
    candidate = policy.merge(policy.shipped(), overrides)
    effect = simulation.simulate(present, candidate)
    by_size = sorted(effect.by_type.items(), key=lambda item: (-item[1].total(), item[0]))
    return Result(
        version=candidate.version,
        changed=_changes(present, candidate),
        exposed=_named(list(policy.exposed(candidate)), candidate),
        effect=effect,
        sentences=list(_sentences(effect, candidate.version)),
        types=[(_name(code), [counts[shift] for shift in Shift]) for code, counts in by_size[:_TYPES]],
        more_types=max(0, len(by_size) - _TYPES),
        lowered=_named(effect.lowered, candidate),
        is_shipped=not overrides,
    )


def _sentences(effect: Effect, version: str) -> Iterator[tuple[str, str]]:
    """Yield what changes, in sentences, each with how it is marked."""
    if not effect.tasks:
        yield "", f"No task was scrubbed in the last {simulation.DAYS} days, so there is nothing to tell this by."
    elif effect.changes_nothing:
        yield "ok", "Nothing that is stored of these tasks would be treated otherwise."
    else:
        yield from _about_decisions(effect)
        for shift, words in _VALUES.items():
            if count := effect.shifts[shift]:
                yield "warn" if shift in _RISKY else "", f"{_many(count, 'value')} {words}"
    if approved := policies.approved_otherwise(version):
        yield "warn", f"{_many(approved, 'approved task')} would be left out of releases: other rules scrubbed them."


def _about_decisions(effect: Effect) -> Iterator[tuple[str, str]]:
    if effect.tasks_to_decide:
        are = "is" if effect.tasks_to_decide == 1 else "are"
        files = _many(effect.files_to_decide, "file")
        yield (
            "warn",
            f"{_many(effect.tasks_to_decide, 'task')} would need a decision that {are} clean today ({files}).",
        )
    else:
        yield "ok", "No task would need a decision that needs none today."
    if effect.tasks_freed:
        files = _many(effect.files_freed, "file")
        yield "ok", f"{_many(effect.tasks_freed, 'task')} would need no decision any more ({files})."


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _show(
    request: UserRequest,
    draft: Draft,
    *,
    result: Result | None = None,
    why: str = "",
    notice: str = "",
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    newest = policies.newest_change()
    context = {
        "section": "policy",
        "draft": draft,
        "changed": sum(row.changed for row in draft.rows),
        "result": result,
        "why": why,
        "max_why": policies.MAX_WHY,
        "notice": notice,
        "error": error,
        "after": newest.pk if newest else "",
        "is_shipped": draft.present.version == policy.shipped().version,
        "actions": [(action.value, words) for action, words in HAPPENS.items()],
        "styles": [(style.value, words) for style, words in _STYLES.items()],
        "shifts": [_HEADS[shift] for shift in Shift],
        "history": _history(),
        "days": simulation.DAYS,
    }
    return render(request, "reviews/policy_change.html", context, status=status)


def _history() -> list[Past]:
    rows = list(PolicyChange.objects.select_related("by")[: _HISTORY + 1])
    made = [*(policies.as_saved(row.overrides) for row in rows), policy.shipped()]
    past = [
        Past(row, _changes(made[index + 1], made[index]), made[index].version == policy.shipped().version)
        for index, row in enumerate(rows)
    ]
    return past[:_HISTORY]


def _changes(old: Policy, new: Policy) -> list[Changed]:
    """Return what differs, numbers of states that are changed alike as one."""
    alike: dict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
    for code in policy.difference(old, new):
        alike[tuple(_steps(_rule(old, code), _rule(new, code)))].append(code)
    return [Changed(name, list(steps)) for steps, codes in alike.items() for name in _named(codes, new)]


def _named(codes: list[str], of: Policy) -> list[str]:
    """Return types in words; more than a few numbers of states are counted."""
    numbers = [code for code in codes if code != UNKNOWN and policy.is_national(code, of.rules[code])]
    if len(numbers) <= _NUMBERS_NAMED:
        return [_name(code) for code in codes]
    others = [_name(code) for code in codes if code not in numbers]
    return [*others, f"{len(numbers)} kinds of numbers that states give"]


def _steps(old: Rule, new: Rule) -> list[tuple[str, str]]:
    pairs = [
        (HAPPENS[old.action], HAPPENS[new.action]),
        (f"Instead: {_STYLES[old.substitute].lower()}", _STYLES[new.substitute].lower()),
        (f"Counts from {old.threshold:g}", f"{new.threshold:g}"),
    ]
    same = [old.action == new.action, old.substitute == new.substitute, old.threshold == new.threshold]
    return [pair for pair, is_same in zip(pairs, same, strict=True) if not is_same]


def _name(code: str) -> str:
    return policy_form.UNKNOWN_NAME if code == UNKNOWN else type_name(code)


def _rule(of: Policy, code: str) -> Rule:
    return of.unknown if code == UNKNOWN else of.rules[code]
