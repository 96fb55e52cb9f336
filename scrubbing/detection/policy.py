"""What happens to each type of finding: policy.yaml, validated strictly when it is read, and changes laid over it.

One policy is in force per process: the one that ships, until somebody who knows a database calls `use`. Web pages show
the policy too, so this module loads no engine.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from scrubbing.findings import Action, Category

_FILE = Path(__file__).with_name("policy.yaml")
# What can be changed of a rule without a new version of the program.
CHANGEABLE = ("action", "substitute", "threshold")
# The name under which the rule for everything else is changed.
UNKNOWN = "unknown"
# Numbers that a state gives to people and companies are named after it ("UK_NINO"), but for those of any state.
_NATIONAL = re.compile(r"[A-Z]{2}_")
_OF_ANY_STATE = frozenset({"MEDICAL_LICENSE", "PASSPORT", "DRIVER_LICENSE", "NATIONAL_ID", "TAX_ID"})

# Changes by type, each with exactly the keys CHANGEABLE.
Overrides = Mapping[str, Mapping[str, Any]]


class PolicyError(ValueError):
    """The policy, or a change of it, says something that is not understood."""


class Style(StrEnum):
    """What stands in the place of a value that goes."""

    SURROGATE = "surrogate"
    TAG = "tag"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Rule:
    """The policy for one type. `threshold` is the lowest score (0..1) that counts as a finding.

    `advice` says what a contractor can do about it besides having it taken out; empty where taking it out is all.
    """

    category: Category
    action: Action
    substitute: Style
    threshold: float
    explanation: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules by type. `version` is a hash of all they say: a scrub under another version is stale."""

    rules: Mapping[str, Rule]
    unknown: Rule
    version: str

    def rule(self, type_: str) -> Rule:
        """Return the rule for a type; one that the policy does not name is for a person to decide."""
        return self.rules.get(type_, self.unknown)

    def action(self, type_: str) -> Action:
        """Return what happens to values of a type."""
        return self.rule(type_).action

    def category(self, type_: str) -> Category:
        """Return the group under which a type is shown."""
        return self.rule(type_).category

    def treatment(self, type_: str, score: float | None) -> Action | None:
        """Return what happens to a value found with this score at best; None when that is too unsure to count.

        A value without a score was not found by detection, or nobody wrote down how; it always counts.
        """
        rule = self.rule(type_)
        return None if score is not None and score < rule.threshold else rule.action


_in_force: Policy | None = None


def load() -> Policy:
    """Return the policy in force in this process; raises PolicyError."""
    return _in_force or shipped()


def use(policy: Policy | None) -> None:
    """Put a policy in force in this process and the children it forks from now on; None for the one that ships."""
    global _in_force
    _in_force = policy


@cache
def shipped() -> Policy:
    """Return the policy that ships with the program; raises PolicyError."""
    return parse(_FILE.read_text(encoding="utf-8"))


def parse(text: str) -> Policy:
    """Read and validate a policy; raises PolicyError naming the type and the key at fault."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PolicyError("The policy is not valid YAML.") from error
    if not isinstance(content, dict) or set(content) != {UNKNOWN, "types"} or not isinstance(content["types"], dict):
        raise PolicyError("The policy must have exactly the keys 'unknown' and 'types'.")
    rules = {str(name): _rule(str(name), entry) for name, entry in content["types"].items()}
    return _policy(rules, _rule(UNKNOWN, content[UNKNOWN]), _hash(text))


def merge(base: Policy, overrides: Overrides) -> Policy:
    """Return a policy with changes laid over it, validated like a whole one; raises PolicyError.

    Changes that change nothing leave the version as it is.
    """
    rules, unknown = dict(base.rules), base.unknown
    for name, entry in overrides.items():
        if name not in rules and name != UNKNOWN:
            raise PolicyError(f"{name}: the policy that ships names no such type.")
        if not isinstance(entry, Mapping) or set(entry) != set(CHANGEABLE):
            raise PolicyError(f"{name}: a change must have exactly the keys {', '.join(CHANGEABLE)}.")
        if name == UNKNOWN:
            unknown = _rule(name, asdict(unknown) | dict(entry))
        else:
            rules[name] = _rule(name, asdict(rules[name]) | dict(entry))
    merged = _policy(rules, unknown, base.version)
    changed = difference(base, merged)
    return _policy(rules, unknown, _hash(base.version + write(changed))) if changed else merged


def difference(base: Policy, changed: Policy) -> dict[str, dict[str, Any]]:
    """Return the changes that, laid over one policy, make the other of it."""
    pairs = [(name, base.rules[name], rule) for name, rule in changed.rules.items() if name in base.rules]
    pairs.append((UNKNOWN, base.unknown, changed.unknown))
    return {name: settings(rule) for name, old, rule in pairs if settings(old) != settings(rule)}


def settings(rule: Rule) -> dict[str, Any]:
    """Return what can be changed of a rule."""
    return {"action": rule.action.value, "substitute": rule.substitute.value, "threshold": rule.threshold}


def write(overrides: Overrides) -> str:
    """Return changes as a text, the same for the same changes."""
    return json.dumps({name: dict(entry) for name, entry in overrides.items()}, sort_keys=True)


def read(text: str) -> Overrides:
    """Return the changes of a text that `write` wrote; `merge` validates them. Raises PolicyError."""
    try:
        overrides = json.loads(text)
    except ValueError as error:
        raise PolicyError("The change of the policy is not valid JSON.") from error
    if not isinstance(overrides, dict):
        raise PolicyError("The change of the policy must name types.")
    return overrides


def is_national(type_: str, rule: Rule) -> bool:
    """Whether values of a type are numbers that states give to people and companies."""
    return rule.category is Category.PERSONAL and (type_ in _OF_ANY_STATE or _NATIONAL.match(type_) is not None)


def exposed(policy: Policy) -> Iterator[str]:
    """Yield the types of which a policy keeps what opens doors: secrets, accounts and the numbers of states."""
    for type_, rule in policy.rules.items():
        dangerous = rule.category in {Category.SECRET, Category.FINANCIAL} or is_national(type_, rule)
        if dangerous and rule.action is Action.KEEP:
            yield type_


def _policy(rules: Mapping[str, Rule], unknown: Rule, version: str) -> Policy:
    if unknown.action is Action.KEEP:
        raise PolicyError("unknown: what no rule names must never be kept.")
    return Policy(rules, unknown, version)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _rule(name: str, entry: Any) -> Rule:
    expected = {field.name for field in fields(Rule) if field.default is MISSING}
    if not isinstance(entry, dict) or set(entry) - {"advice"} != expected:
        raise PolicyError(f"{name}: must have exactly the keys {', '.join(sorted(expected))}.")
    threshold, explanation = entry["threshold"], entry["explanation"]
    if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 <= threshold <= 1:
        raise PolicyError(f"{name}: the threshold must be a number from 0 to 1.")
    if not isinstance(explanation, str) or not explanation.endswith("."):
        raise PolicyError(f"{name}: the explanation must be a whole sentence.")
    advice = entry.get("advice", "")
    if not isinstance(advice, str) or (advice and not advice.endswith(".")):
        raise PolicyError(f"{name}: the advice must be whole sentences.")
    try:
        return Rule(
            Category(entry["category"]),
            Action(entry["action"]),
            Style(entry["substitute"]),
            float(threshold),
            explanation,
            advice,
        )
    except ValueError as error:
        raise PolicyError(f"{name}: {error}.") from error
