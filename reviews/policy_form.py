"""The form by which an admin tries another policy: a row per type, and one for all the numbers of states.

What an admin tries stands in the form only. Three hundred numbers share one row; one of them gets a row of its own when
an admin takes it out of the group, and when it was treated otherwise than the rest before.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reviews.wording import CATEGORIES, type_name
from scrubbing.detection import policy
from scrubbing.detection.policy import UNKNOWN, Overrides, Policy, PolicyError, Rule, Style
from scrubbing.findings import Action, Category

# The row of all numbers that states give; types are written in capitals.
NUMBERS = "numbers"
NUMBERS_NAME = "Numbers that states give to people and companies"
UNKNOWN_NAME = "Anything else that looks sensitive"


@dataclass(slots=True)
class Row:
    """One line of the form, for one type or a group of them. An empty answer leaves each of a group as it is.

    The answers are texts as they came: they are judged by the policy's own rules, and shown again when refused.
    """

    code: str
    name: str
    members: list[str]
    now: Mapping[str, str]
    answers: dict[str, str] = field(default_factory=dict)
    error: str = ""
    # One of the numbers, which can go back into the group.
    single: bool = False
    # Where several values are in force in a group: the lowest and the highest threshold.
    spread: str = ""
    # Of a type that people name, none is less sure than another.
    graded: bool = True
    styles: tuple[Style, ...] = tuple(Style)
    actions: tuple[Action, ...] = tuple(Action)

    @property
    def changed(self) -> bool:
        """Whether an answer differs from what is in force."""
        given = [key for key, answer in self.answers.items() if answer or not self.is_group]
        return any(not _same(self.answers[key], self.now[key]) for key in given)

    @property
    def is_group(self) -> bool:
        """Whether this is the row of the numbers."""
        return self.code == NUMBERS

    @property
    def action(self) -> str:
        """The chosen action."""
        return self.answers["action"]

    @property
    def substitute(self) -> str:
        """The chosen substitute."""
        return self.answers["substitute"]

    @property
    def threshold(self) -> str:
        """The threshold as it was typed."""
        return self.answers["threshold"]


@dataclass(slots=True)
class Draft:
    """The form with its answers."""

    present: Policy
    rows: list[Row]

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The rows by category, in words; what no rule names comes last."""
        by_category: dict[Category, list[Row]] = {category: [] for category in Category}
        for row in self.rows:
            by_category[self.present.category(row.members[0])].append(row)
        by_category[self.present.unknown.category].remove(self._row(UNKNOWN))
        named = [(CATEGORIES[category], rows) for category, rows in by_category.items() if rows]
        return [*named, ("Everything else", [self._row(UNKNOWN)])]

    @property
    def addable(self) -> list[tuple[str, str]]:
        """The numbers that can get a row of their own."""
        return sorted(((code, type_name(code)) for code in self._row(NUMBERS).members), key=lambda pair: pair[1])

    @property
    def errors(self) -> list[Row]:
        """The rows that were refused."""
        return [row for row in self.rows if row.error]

    def _row(self, code: str) -> Row:
        return next(row for row in self.rows if row.code == code)

    def overrides(self) -> Overrides | None:
        """Return what the answers change of the policy that ships; None when one is refused, which its row then says.

        A type without a row stays as it is.
        """
        shipped = policy.shipped()
        entries = dict(policy.difference(shipped, self.present))
        for row in self.rows:
            try:
                answered = {code: self._entry(row, code) for code in row.members}
                policy.merge(shipped, answered)
                entries |= answered
            except PolicyError as error:
                row.error = _sentence(error)
        return None if self.errors else policy.difference(shipped, policy.merge(shipped, entries))

    def _entry(self, row: Row, code: str) -> dict[str, object]:
        entry = policy.settings(_rule(self.present, code))
        entry |= {key: answer for key, answer in row.answers.items() if answer or not row.is_group}
        return {**entry, "threshold": _number(code, entry["threshold"])}


def draft(present: Policy, answers: Mapping[str, str] | None = None) -> Draft:
    """Return the form as it is filled in, or with what is in force when there are no answers."""
    numbers = [code for code, rule in policy.shipped().rules.items() if policy.is_national(code, rule)]
    alone = set(_alone(present, numbers) if answers is None else [c for c in numbers if f"action:{c}" in answers])
    if len(alone) == len(numbers):
        alone.remove(numbers[0])  # Some number always stands for the group.
    rows = [_row(present, code) for code in present.rules if code not in numbers]
    rows += [_row(present, code, single=True) for code in numbers if code in alone]
    rows = sorted(rows, key=lambda row: row.name.casefold())
    rows.append(_group(present, [code for code in numbers if code not in alone]))
    rows.append(_row(present, UNKNOWN))
    for row in rows:
        row.answers = {key: (answers or {}).get(f"{key}:{row.code}", now).strip() for key, now in row.now.items()}
        if not row.graded:
            row.answers["threshold"] = row.now["threshold"]
    return Draft(present, rows)


def take_out(present: Policy, answers: Mapping[str, str], code: str) -> dict[str, str]:
    """Return the answers with a row for one number; it begins as the group is answered."""
    row = _row(present, code)
    group = {key: answers.get(f"{key}:{NUMBERS}", "").strip() for key in row.now}
    return {**answers} | {f"{key}:{code}": group[key] or now for key, now in row.now.items()}


def put_back(answers: Mapping[str, str], code: str) -> dict[str, str]:
    """Return the answers without the row of a number, which then goes with its group."""
    return {name: answer for name, answer in answers.items() if name.partition(":")[2] != code}


def _alone(present: Policy, numbers: Iterable[str]) -> list[str]:
    """Return the numbers that were changed otherwise than most of the others."""
    changed = policy.difference(policy.shipped(), present)
    entries = {code: policy.settings(present.rules[code]) for code in numbers}
    usual = {key: Counter(entry[key] for entry in entries.values()).most_common(1)[0][0] for key in policy.CHANGEABLE}

    def is_alone(code: str) -> bool:
        differing = [key for key in policy.CHANGEABLE if entries[code][key] != usual[key]]
        was = policy.settings(policy.shipped().rules[code])
        return code in changed and any(entries[code][key] != was[key] for key in differing)

    return [code for code in entries if is_alone(code)]


def _row(present: Policy, code: str, *, single: bool = False) -> Row:
    rule, ships = _rule(present, code), _rule(policy.shipped(), code)
    row = Row(code, UNKNOWN_NAME if code == UNKNOWN else type_name(code), [code], _texts(rule), single=single)
    row.graded = ships.threshold > 0
    if ships.substitute is not Style.SURROGATE:
        # Nothing that looks like one of these can be invented.
        row.styles = (Style.TAG, Style.REMOVE)
    if code == UNKNOWN:
        row.actions = (Action.REPLACE, Action.DECIDE)
    return row


def _group(present: Policy, members: list[str]) -> Row:
    texts = [_texts(present.rules[code]) for code in members]
    now = {key: texts[0][key] if len({text[key] for text in texts}) == 1 else "" for key in policy.CHANGEABLE}
    row = Row(NUMBERS, NUMBERS_NAME, members, now)
    thresholds = sorted({text["threshold"] for text in texts})
    row.spread = f"{thresholds[0]} to {thresholds[-1]}"
    return row


def _rule(of: Policy, code: str) -> Rule:
    return of.unknown if code == UNKNOWN else of.rules[code]


def _texts(rule: Rule) -> dict[str, str]:
    return {**policy.settings(rule), "threshold": f"{rule.threshold:g}"}


def _number(code: str, text: object) -> float:
    """Return a threshold; what is no number is refused with the policy's own words."""
    try:
        return float(str(text).replace(",", "."))
    except ValueError:
        raise PolicyError(f"{code}: the threshold must be a number from 0 to 1.") from None


def _same(one: str, other: str) -> bool:
    try:
        return float(one.replace(",", ".")) == float(other)
    except ValueError:
        return one == other


def _sentence(error: PolicyError) -> str:
    """Return what is wrong, without the code that the row shows anyway."""
    words = str(error).partition(": ")[2] or str(error)
    return words[0].upper() + words[1:]
