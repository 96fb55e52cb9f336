import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubbing.detection import policy
from scrubbing.detection.policy import PolicyError, Style
from scrubbing.detection.recognizers import everything
from scrubbing.findings import Action, Category
from scrubbing.version import policy_version

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


def change(**settings: object) -> dict[str, object]:
    """A change of what ships for places."""
    return {**policy.settings(policy.shipped().rules["LOCATION"]), **settings}


def test_a_change_is_laid_over_what_ships_and_leaves_the_rest() -> None:
    merged = policy.merge(policy.shipped(), {"LOCATION": change(action="decide", threshold=0.55)})
    rule, ships = merged.rule("LOCATION"), policy.shipped().rule("LOCATION")
    assert (rule.action, rule.threshold, rule.substitute) == (Action.DECIDE, 0.55, ships.substitute)
    assert (rule.category, rule.explanation, rule.advice) == (ships.category, ships.explanation, ships.advice)
    assert {**merged.rules, "LOCATION": ships} == policy.shipped().rules


def test_the_version_changes_with_a_change_and_with_nothing_else() -> None:
    shipped = policy.shipped()
    changed = {"LOCATION": change(action="decide")}
    assert policy.merge(shipped, changed).version != shipped.version
    assert policy.merge(shipped, changed) == policy.merge(
        shipped, {**changed, "AGE": policy.settings(shipped.rules["AGE"])}
    )
    assert policy.merge(shipped, {"LOCATION": change()}) == shipped


@pytest.mark.parametrize(
    ("name", "entry", "complaint"),
    [
        ("LOCATION", change(action="destroy"), "LOCATION"),
        ("LOCATION", change(substitute="odd"), "LOCATION"),
        ("LOCATION", change(threshold=-0.1), "LOCATION: the threshold must be a number from 0 to 1."),
        ("LOCATION", change(threshold="0.5"), "LOCATION: the threshold must be a number from 0 to 1."),
        ("LOCATION", change(threshold=float("nan")), "LOCATION: the threshold must be a number from 0 to 1."),
        ("LOCATION", change(category="public"), "exactly the keys"),
        ("LOCATION", {"action": "keep"}, "exactly the keys"),
        ("LOCATION", "keep", "exactly the keys"),
        ("NOWHERE", change(), "NOWHERE"),
        ("unknown", change(action="keep"), "unknown: what no rule names must never be kept."),
    ],
)
def test_it_refuses_a_change_that_it_does_not_understand(name: str, entry: Any, complaint: str) -> None:
    with pytest.raises(PolicyError, match=re.escape(complaint)):
        policy.merge(policy.shipped(), {name: entry})


@pytest.mark.parametrize("text", ["", "[]", "3", "{"])
def test_it_refuses_a_text_that_is_no_change(text: str) -> None:
    with pytest.raises(PolicyError):
        policy.read(text)


_ENTRIES = st.fixed_dictionaries(
    {
        "action": st.sampled_from([Action.REPLACE.value, Action.DECIDE.value]),
        "substitute": st.sampled_from([style.value for style in Style]),
        "threshold": st.floats(0, 1),
    }
)


@given(st.dictionaries(st.sampled_from(["PERSON", "LOCATION", "SECRET", "UK_NINO", "unknown"]), _ENTRIES))
def test_what_differs_from_what_ships_makes_the_same_policy_of_it_again(overrides: policy.Overrides) -> None:
    changed = policy.merge(policy.shipped(), overrides)
    again = policy.read(policy.write(policy.difference(policy.shipped(), changed)))
    assert policy.merge(policy.shipped(), again) == changed


def test_a_policy_holds_for_a_process_until_another_is_used() -> None:
    changed = policy.merge(policy.shipped(), {"LOCATION": change(action="decide")})
    policy.use(changed)
    assert policy.load() is changed
    assert policy_version() == changed.version
    policy.use(None)
    assert policy.load() is policy.shipped()


def test_a_value_counts_from_its_threshold_and_always_without_a_score() -> None:
    present = policy.shipped()
    threshold = present.rule("PERSON").threshold
    assert present.treatment("PERSON", threshold) is Action.REPLACE
    assert present.treatment("PERSON", threshold - 0.01) is None
    assert present.treatment("PERSON", None) is Action.REPLACE


def test_it_tells_what_opens_doors_from_what_does_not() -> None:
    codes = ("SECRET", "IBAN_CODE", "UK_NINO", "PASSPORT", "PERSON", "HR_CONFIDENTIAL", "IP_ADDRESS")
    shipped = policy.shipped()
    kept = {code: {**policy.settings(shipped.rules[code]), "action": "keep"} for code in codes}
    assert set(policy.exposed(policy.merge(shipped, kept))) == {"SECRET", "IBAN_CODE", "UK_NINO", "PASSPORT"}
    assert list(policy.exposed(shipped)) == []
