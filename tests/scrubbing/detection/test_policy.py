import re
from pathlib import Path

import pytest

from scrubbing.detection import policy
from scrubbing.detection.policy import PolicyError, Style
from scrubbing.detection.recognizers import everything
from scrubbing.findings import Action, Category

TEXT = Path(policy.__file__).with_name("policy.yaml").read_text(encoding="utf-8")


def test_it_replaces_what_leads_to_a_person_and_keeps_places() -> None:
    rules = policy.load()
    assert {rules.action(name) for name in ("PERSON", "EMAIL_ADDRESS", "ADDRESS", "US_SSN", "SECRET", "EMPLOYER")} == {
        Action.REPLACE
    }
    assert {rules.action(name) for name in ("LOCATION", "ORGANIZATION", "DATE_TIME")} == {Action.KEEP}
    assert rules.category("SECRET") is Category.SECRET


def test_a_type_that_no_rule_names_is_for_a_person_to_decide() -> None:
    assert policy.load().action("SOMETHING_NEW") is Action.DECIDE


def test_every_type_that_a_recognizer_finds_has_a_rule() -> None:
    types = {type_ for offer in everything() for type_ in offer.recognizer.supported_entities}
    assert types <= set(policy.load().rules)


def test_the_version_changes_with_the_file() -> None:
    assert policy.parse(TEXT).version == policy.load().version
    assert policy.parse(TEXT + "\n# x\n").version != policy.load().version


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("action: replace", "action: destroy", "PERSON"),
        ("category: personal", "category: odd", "PERSON"),
        ("substitute: surrogate", "substitute: nothing", "PERSON"),
        ("threshold: 0.5", "threshold: 1.5", "threshold"),
        ("threshold: 0.5", "threshold: true", "threshold"),
        ('"The name of a person."', '"a name"', "sentence"),
        ("category: personal, ", "", "exactly the keys"),
        ("category: personal,", "category: personal, colour: red,", "exactly the keys"),
    ],
)
def test_it_refuses_a_rule_that_it_does_not_understand(old: str, new: str, complaint: str) -> None:
    before, person, after = TEXT.partition("  PERSON:")
    with pytest.raises(PolicyError, match=re.escape(complaint)):
        policy.parse(before + person + after.replace(old, new, 1))


@pytest.mark.parametrize(
    "text", ["", "[]", "types: {}", "unknown: 3\ntypes: {}", "a: [", TEXT.replace("action: decide", "action: keep", 1)]
)
def test_it_refuses_what_is_no_policy(text: str) -> None:
    with pytest.raises(PolicyError):
        policy.parse(text)


def test_every_style_is_used_or_offered() -> None:
    assert {rule.substitute for rule in policy.load().rules.values()} <= set(Style)
