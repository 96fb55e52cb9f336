"""What happens to each type of finding: policy.yaml, validated strictly when it is read.

Web pages show the policy too, so this module loads no engine.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from scrubbing.findings import Action, Category

_FILE = Path(__file__).with_name("policy.yaml")


class PolicyError(ValueError):
    """The policy file says something that is not understood."""


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
    """The rules by type. `version` is a hash of the file: a scrub under another version is stale."""

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


@cache
def load() -> Policy:
    """Return the policy that ships with the program; raises PolicyError."""
    return parse(_FILE.read_text(encoding="utf-8"))


def parse(text: str) -> Policy:
    """Read and validate a policy; raises PolicyError naming the type and the key at fault."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PolicyError("The policy is not valid YAML.") from error
    if not isinstance(content, dict) or set(content) != {"unknown", "types"} or not isinstance(content["types"], dict):
        raise PolicyError("The policy must have exactly the keys 'unknown' and 'types'.")
    rules = {str(name): _rule(str(name), entry) for name, entry in content["types"].items()}
    unknown = _rule("unknown", content["unknown"])
    if unknown.action is Action.KEEP:
        raise PolicyError("unknown: what no rule names must never be kept.")
    return Policy(rules, unknown, hashlib.sha256(text.encode()).hexdigest()[:12])


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
