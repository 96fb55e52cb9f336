"""From findings to the values of a task: each unique value once, with what happens to it everywhere. Core."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scrubbing.detection.company import Company, has_legal_form
from scrubbing.detection.everyday import is_everyday
from scrubbing.detection.policy import Policy, Style
from scrubbing.detection.results import Term
from scrubbing.detection.terms import expanded, is_cased, matcher, may_be_somebody, spellings, spelt
from scrubbing.findings import DECLARED, Action, Finding, KnownValue, Verdict, normalise, plain
from scrubbing.frequent import is_frequent
from scrubbing.ordinary import PLACES_AND_COMMON
from scrubbing.people import forms, reversed_and_joined, tells_with_a_letter
from scrubbing.streets import street_forms
from scrubbing.surnames import unmistakable
from scrubbing.surrogates import Surrogates

# From a name that is less sure than this nothing is derived: a wrong guess would spread.
_SURE = 0.6
_COMPANIES = frozenset({"EMPLOYER", "CLIENT"})
# Numbers that are written with different marks between their groups, or none: "601-234-567", "601 234 567".
_NUMBERS = frozenset({"PHONE_NUMBER", "CREDIT_CARD", "IBAN_CODE", "US_SSN"})
_GROUPED = re.compile(r"[A-Z]{0,2}\w{2,}(?:[ \u00a0.\-][A-Z\d]+){1,9}")
_GROUP_MARK = re.compile(r"[ \u00a0.\-]")
# Fewer digits without marks may be any number.
_SHORTEST_NUMBER = 9


def learn(
    findings: Sequence[Finding], known: Sequence[KnownValue], surrogates: Surrogates, policy: Policy
) -> list[KnownValue]:
    """Return the known values in their order, followed by what the findings add.

    A known value stays as it is, unless it was to stay in the copy and now turns out to be a part of a person's name,
    or whom the work was done for: what a contractor declares may have been read as any organisation before.

    A person found in full also adds the forms in which the name may stand elsewhere ("J. Doe", "Doe"), so that those
    disappear where detection cannot see them; an address its street, with the house and without; a company found in
    full what it is said shortly ("Summit" for Summit Partners), which counts in its capitals only. One word of a person
    that was also found in small letters is known in these from then on: as "Rose" it would stay where it is written
    "rose".
    """
    values = list(known)
    seen = {normalise(value.text): place for place, value in enumerate(known)}
    surrogates.meet((finding.value, finding.type) for finding in findings)

    def take(text: str, type_: str, overruling: bool = False, cased: bool = False) -> bool:
        key = normalise(text)
        place = seen.get(key)
        if place is None and key:
            seen[key] = len(values)
            values.append(_value(text, type_, surrogates, policy, cased))
            return True
        if place is not None and overruling and _is_overruled(values[place], key, policy):
            values[place] = _value(text, type_, surrogates, policy)
        return False

    new = [finding for finding in findings if take(finding.value, finding.type, cased=_is_cased(finding))]
    for finding in findings:
        place = seen[normalise(finding.value)]
        if finding.type in DECLARED and _stays(values[place]) and policy.action(finding.type) is not Action.KEEP:
            values[place] = _value(finding.value, finding.type, surrogates, policy, _is_cased(finding))
        elif values[place].cased and finding.type in DECLARED and not _is_cased(finding):
            values[place] = replace(values[place], cased=False)
    for finding in findings:
        place = seen[normalise(finding.value)]
        # Letters that somebody signs with are no name in small letters.
        if finding.type == "PERSON" and _is_plainer(finding.value, values[place]):
            values[place] = replace(values[place], text=finding.value)
    for finding in new:
        if finding.type == "PERSON" and finding.score >= _SURE and policy.action("PERSON") is not Action.KEEP:
            for form in forms(plain(finding.value)):
                take(form, "PERSON", overruling=True)
    for finding in new:
        if finding.type == "ADDRESS" and finding.score >= _SURE and policy.action("ADDRESS") is not Action.KEEP:
            for form in street_forms(plain(finding.value)):
                if not take(form, "ADDRESS") and _stays(values[seen[normalise(form)]]):
                    values[seen[normalise(form)]] = _value(form, "ADDRESS", surrogates, policy)
    for finding in findings:
        known_as = values[seen[normalise(finding.value)]]
        for form in _short(finding) if known_as.scrubbed and policy.action(finding.type) is not Action.KEEP else ():
            if not take(form, finding.type, cased=True) and _stays(values[seen[normalise(form)]]):
                values[seen[normalise(form)]] = _value(form, finding.type, surrogates, policy, cased=True)
    for value in values[len(known) :]:
        for written, substitute in _other_punctuation(value):
            if normalise(written) not in seen:
                seen[normalise(written)] = len(values)
                values.append(replace(value, text=written, substitute=substitute))
    return values


def _short(finding: Finding) -> Sequence[str]:
    """Return what a company that was found in full is said shortly."""
    is_full = finding.type in _COMPANIES and finding.value[:1].isupper()
    return Company.of(finding.value).short if is_full else ()


def _is_cased(finding: Finding) -> bool:
    """Whether what a company is called by is a few letters or everyday words, and so means it with capitals only."""
    if finding.type not in _COMPANIES:
        return False
    unsure = finding.score < 1 and all(map(is_everyday, finding.value.split()))
    return unsure or is_cased(Term(finding.value, finding.type))


def _is_overruled(value: KnownValue, key: str, policy: Policy) -> bool:
    """Whether a value that stays (a place, an organisation) goes once it turns out to be what a person is called."""
    return _stays(value) and policy.action("PERSON") is not Action.KEEP and key not in PLACES_AND_COMMON


def _is_plainer(text: str, value: KnownValue) -> bool:
    """Whether one word of a person was also found in small letters: it may be any word then, but so it was found."""
    return (
        value.type == "PERSON"
        and value.scrubbed
        and text.islower()
        and not value.text.islower()
        and len(text.split()) == 1
    )


def _stays(value: KnownValue) -> bool:
    """Whether a value is to stay in the copy and nobody has said so."""
    return value.action is Action.KEEP and value.verdict is None


def _other_punctuation(value: KnownValue) -> Iterator[tuple[str, str]]:
    """Yield a long number and its substitute with other marks between the same digits, and with none."""
    if value.type not in _NUMBERS or not _GROUPED.fullmatch(value.text) or not _GROUPED.fullmatch(value.substitute):
        return
    if sum(char.isalnum() for char in value.text) < _SHORTEST_NUMBER:
        return
    for mark in ("", " ", "-", "."):
        yield _GROUP_MARK.sub(mark, value.text), _GROUP_MARK.sub(mark, value.substitute)


def shown(
    terms: Iterable[Term], values: Sequence[KnownValue], surrogates: Surrogates, policy: Policy
) -> list[KnownValue]:
    """Return the values, followed by the companies that a file shows it was made for and what they are said shortly.

    So the other files of the task are searched for them, also where this one says their name only within something
    longer that goes as a whole.
    """
    values = list(values)
    seen = {normalise(value.text): place for place, value in enumerate(values)}
    for term in terms if policy.action("EMPLOYER") is not Action.KEEP else ():
        company = Company.of(term.text)
        for text in filter(None, (company.name, company.bare, company.core, company.alone)):
            place = seen.setdefault(normalise(text), len(values))
            if place == len(values):
                values.append(_value(text, term.type, surrogates, policy))
            elif _stays(values[place]):
                values[place] = _value(text, term.type, surrogates, policy)
    return values


def reveals_company(value: KnownValue, terms: Sequence[Term]) -> bool:
    """Whether a new value is a company that nobody declared: its initials and misspellings may stand in any file."""
    if value.type not in _COMPANIES or not value.scrubbed or not has_legal_form(value.text):
        return False
    return not matcher(terms).find(value.text)


def declared(
    terms: Iterable[Term], values: Sequence[KnownValue], surrogates: Surrogates, policy: Policy
) -> list[KnownValue]:
    """Return the declared terms, in all their spellings, that are no values yet.

    They go where detection does not look (the name of a field, an attribute), and the proof searches for them. A term
    that somebody decided to keep is left alone.
    """
    seen = {normalise(value.text) for value in values}
    kept = {normalise(value.text) for value in values if value.verdict is Verdict.KEEP}
    added = []
    for term in expanded(terms):
        forms = [term.text.strip(), *spellings(term), spelt(term)]
        if kept & set(map(normalise, forms)):
            continue
        for text in forms:
            if normalise(text) not in seen and any(char.isalnum() for char in text):
                seen.add(normalise(text))
                cased = is_cased(Term(text, term.type))
                added.append(_value(text, term.type, surrogates, policy, cased))
    return added


def accounts(terms: Iterable[Term], values: Sequence[KnownValue]) -> list[KnownValue]:
    """Return what else programs call those people whose surnames can only be theirs, as far as it is no value yet.

    Like `declared`, these go and are searched for and are shown to nobody. Each is made of the words of the stand-in
    as it is made of the name's own. A declared term of two rare words may be somebody, too.
    """
    # A term that another file took for a person when its words stood the other way round goes as the term.
    seen = {(normalise(value.text), value.type) for value in values}
    surnames = unmistakable(values)
    people = {normalise(term.text) for term in terms if may_be_somebody(term)}
    added = []
    for value in values:
        real, given = value.text.split(), value.substitute.split()
        if len(real) != 2 or len(given) != 2 or not value.scrubbed or not "".join(real).replace("-", "").isalpha():
            continue
        # A double name is one word in accounts ("tabernathycole"); a half of it that can only be hers is enough.
        is_person = value.type == "PERSON" and not surnames.isdisjoint(real[1].casefold().split("-"))
        if not is_person and not (value.type == "IDENTITY_TERM" and normalise(value.text) in people):
            continue
        forms, substitutes = reversed_and_joined(*real), reversed_and_joined(*given)
        if not tells_with_a_letter(real[0]):
            forms.pop()
        for form, substitute in zip(forms, substitutes, strict=False):
            key = normalise(form), value.type
            if key not in seen and not is_frequent(form):
                seen.add(key)
                cased = not is_person and " " not in form
                added.append(replace(value, text=form, substitute=substitute, cased=cased))
    return added


def restyled(value: KnownValue, surrogates: Surrogates, policy: Policy) -> str:
    """Return what stands in a value's place in the style that the policy has for it now."""
    style, tag = policy.rule(value.type).substitute, surrogates.tag(value.type)
    if style is Style.SURROGATE:
        return surrogates.draw(value.text, value.type) if value.substitute in ("", tag) else value.substitute
    return tag if style is Style.TAG else ""


def forms_of(text: str, type_: str) -> list[str]:
    """Return the other forms that `learn` adds for a person or an address, for a decision about it to cover them."""
    text = plain(text)
    return list(forms(text) if type_ == "PERSON" else street_forms(text) if type_ == "ADDRESS" else ())


def _value(text: str, type_: str, surrogates: Surrogates, policy: Policy, cased: bool = False) -> KnownValue:
    rule = policy.rule(type_)
    if rule.substitute is Style.SURROGATE:
        substitute = surrogates.draw(text, type_)
    else:
        substitute = surrogates.tag(type_) if rule.substitute is Style.TAG else ""
    return KnownValue(text, type_, rule.category, rule.action, substitute, cased=cased)
