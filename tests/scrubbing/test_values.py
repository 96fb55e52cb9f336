from collections.abc import Sequence
from dataclasses import replace

import pytest

from scrubbing.detection import Term, policy
from scrubbing.findings import Action, Category, Finding, KnownValue, Verdict
from scrubbing.redaction.plan import Plan
from scrubbing.surrogates import Surrogates
from scrubbing.values import accounts, declared, forms_of, learn, reveals_company, shown


def _finding(value: str, type_: str = "PERSON", score: float = 0.85) -> Finding:
    rules = policy.load()
    return Finding(type_, rules.category(type_), rules.action(type_), "line 1", 0, len(value), value, score, "Because.")


def _learn(*findings: Finding, known: list[KnownValue] | None = None) -> list[KnownValue]:
    return learn(findings, known or [], Surrogates(b"k", known or []), policy.load())


def test_each_unique_value_is_learned_once_in_order() -> None:
    values = _learn(
        _finding("AB-1", "INTERNAL_IDENTIFIER"),
        _finding("x@y.example", "EMAIL_ADDRESS"),
        _finding("X@Y.example", "EMAIL_ADDRESS"),
        _finding("x@y.example", "USERNAME"),
    )
    assert [(value.text, value.type) for value in values] == [
        ("AB-1", "INTERNAL_IDENTIFIER"),
        ("x@y.example", "EMAIL_ADDRESS"),
    ]


def test_a_person_found_in_full_is_learned_in_all_forms() -> None:
    values = _learn(_finding("Jane Quimby"))
    assert [value.text for value in values] == [
        "Jane Quimby", "Quimby, Jane", "J. Quimby", "Quimby, J.", "J Quimby", "Quimby", "Jane",
    ]  # fmt: skip
    assert all(value.scrubbed and value.substitute for value in values)


def test_no_single_word_is_learned_that_is_an_ordinary_word_or_too_short() -> None:
    assert "Will" not in forms_of("Will Quimby", "PERSON")
    assert "King" not in forms_of("Robert King", "PERSON")
    assert "Washington" not in forms_of("Robert Washington", "PERSON")
    assert "Li" not in forms_of("Ming Li", "PERSON")
    assert forms_of("Robert Miller", "PERSON")[-2:] == ["Miller", "Robert"]


def test_particles_go_with_the_name() -> None:
    assert "M. van der Berg" in forms_of("Maria van der Berg", "PERSON")


def test_a_saint_before_a_name_goes_with_it_and_never_alone() -> None:
    assert "J. St. John" in forms_of("Jill St. John", "PERSON")
    assert "St." not in forms_of("Jill St. John", "PERSON")
    assert "St." not in forms_of("St. Luke", "PERSON")


def test_nothing_is_derived_from_a_single_name_or_an_unsure_one() -> None:
    assert [value.text for value in _learn(_finding("Jane"))] == ["Jane"]
    assert [value.text for value in _learn(_finding("Quux Quimby", score=0.5))] == ["Quux Quimby"]


@pytest.mark.parametrize(("other", "learned"), [("PERSON", "quimby"), ("INITIALS", "Quimby")])
def test_a_name_counts_in_small_letters_where_a_person_was_found_so_and_not_by_initials(
    other: str, learned: str
) -> None:
    assert [value.text for value in _learn(_finding("Quimby"), _finding("quimby", other))] == [learned]


def test_known_values_stay_as_they_are() -> None:
    kept = KnownValue("Jane Quimby", "PERSON", Category.PERSONAL, Action.REPLACE, "Erin Novak", Verdict.KEEP)
    odd = KnownValue("Quimby", "EMPLOYER", Category.IDENTITY, Action.DECIDE, "Something")
    values = _learn(_finding("JANE QUIMBY"), _finding("Wanda Quimby"), known=[kept, odd])
    assert values[:2] == [kept, odd]
    assert "Wanda Quimby" in [value.text for value in values]
    assert [value for value in values if value.text.lower() == "quimby"] == [odd]


def test_what_was_any_organisation_goes_once_it_is_declared() -> None:
    stays = KnownValue("Thornbury Freight", "ORGANIZATION", Category.PUBLIC, Action.KEEP, "Other Freight")
    kept = KnownValue("Merrow", "ORGANIZATION", Category.PUBLIC, Action.KEEP, "Lorrow", Verdict.KEEP)
    found = _finding("Thornbury Freight", "EMPLOYER"), _finding("Merrow", "EMPLOYER")
    first, second = _learn(*found, known=[stays, kept])[:2]
    assert (first.type, first.scrubbed) == ("EMPLOYER", True)
    assert second == kept


def test_substitutes_follow_the_policy() -> None:
    values = _learn(_finding("TOP SECRET", "MARKING"), _finding("Nassau", "LOCATION"), _finding("Odd", "NEW_TYPE"))
    assert [(value.substitute, value.action) for value in values] == [
        ("[removed: marking]", Action.DECIDE),
        ("[removed: location]", Action.KEEP),
        ("[removed: new type]", Action.DECIDE),
    ]


def test_the_same_findings_give_the_same_values_in_every_file() -> None:
    findings = [_finding("Jane Quimby"), _finding("j.quimby@corp.example", "EMAIL_ADDRESS")]
    first = {value.text: value.substitute for value in _learn(*findings)}
    second = {value.text: value.substitute for value in _learn(*reversed(findings))}
    assert first == second


def test_no_surrogate_is_a_value() -> None:
    values = _learn(*[_finding(f"Jane {name}") for name in ("Quimby", "Hill", "Moore", "Novak", "Ramirez", "Olsen")])
    texts = {value.text.lower() for value in values}
    assert not texts & {value.substitute.lower() for value in values}


def test_a_number_goes_in_every_punctuation_with_the_same_invented_digits() -> None:
    values = {value.text: value.substitute for value in _learn(_finding("601-234-567", "PHONE_NUMBER"))}
    first = values["601-234-567"]
    assert values["601 234 567"] == first.replace("-", " ")
    assert values["601234567"] == first.replace("-", "")
    assert set(_texts("12-34-56", "PHONE_NUMBER")) == {"12-34-56"}


def test_the_parts_of_a_double_name_go_alone_too() -> None:
    values = {value.text: value.substitute for value in _learn(_finding("Fatoumata Diallo-Quimby"))}
    assert values["Diallo"] in values["Fatoumata Diallo-Quimby"]
    assert "Quimby" in values


def _texts(text: str, type_: str) -> list[str]:
    return [value.text for value in _learn(_finding(text, type_))]


def test_a_company_found_in_full_is_learned_with_what_it_is_said_shortly() -> None:
    values = _learn(_finding("Summit Partners", "EMPLOYER", 1.0))
    assert [(value.text, value.cased) for value in values] == [("Summit Partners", False), ("Summit", True)]


def test_nothing_is_learned_of_a_company_that_stays_or_of_words_in_small_letters() -> None:
    kept = KnownValue("Summit Partners", "EMPLOYER", Category.IDENTITY, Action.REPLACE, "Ardent", Verdict.KEEP)
    assert _learn(_finding("Summit Partners", "EMPLOYER", 1.0), known=[kept]) == [kept]
    assert [value.text for value in _learn(_finding("summit partners", "EMPLOYER", 1.0))] == ["summit partners"]


def test_an_everyday_word_counts_in_its_capitals_until_somebody_declares_it() -> None:
    (value,) = _learn(_finding("Summit", "EMPLOYER", 0.8))
    assert value.cased
    (same,) = _learn(_finding("Summit", "ORGANIZATION", 0.9), known=[value])
    assert same.cased
    (declared,) = _learn(_finding("summit", "IDENTITY_TERM", 1.0), known=[value])
    assert not declared.cased
    assert declared.substitute == value.substitute


def test_a_company_that_a_file_shows_goes_everywhere_also_where_it_was_to_stay() -> None:
    organisation = _finding("Acmetron Widgets Ltd", "ORGANIZATION")
    before = _learn(organisation)
    values = shown([Term("Acmetron Widgets Ltd", "EMPLOYER")], before, Surrogates(b"k", before), policy.load())
    assert not before[0].scrubbed
    assert [(value.text, value.scrubbed) for value in values] == [
        ("Acmetron Widgets Ltd", True), ("Acmetron Widgets", True), ("Acmetron", True),
    ]  # fmt: skip


def test_a_company_is_revealed_unless_it_was_declared() -> None:
    (value,) = _learn(_finding("Acmetron Widgets Ltd", "EMPLOYER", 1.0))
    assert reveals_company(value, [])
    assert not reveals_company(value, [Term("Acmetron", "EMPLOYER")])
    (other,) = _learn(_finding("acmetron_widgets", "EMPLOYER", 1.0))
    assert not reveals_company(other, [])


def test_one_word_that_was_found_in_small_letters_goes_in_every_case() -> None:
    (value,) = _learn(_finding("Nihub", score=0.5), _finding("nihub", score=0.5))
    assert value.text == "nihub"
    plan = Plan([value])
    assert not {"nihub", "Nihub", "NIHUB"} & set(plan.rewrite("AD/nihub, Nihub and NIHUB").replace(",", "").split())
    (known,) = _learn(_finding("nihub"), known=[replace(value, text="Nihub")])
    assert known.text == "nihub"
    kept = replace(value, text="Nihub", verdict=Verdict.KEEP)
    assert _learn(_finding("nihub"), known=[kept]) == [kept]


def _values(*findings: Finding, known: Sequence[KnownValue] = ()) -> dict[str, str]:
    return {value.text: value.substitute for value in _learn(*findings, known=list(known)) if value.scrubbed}


def test_a_street_goes_without_its_number_too_by_the_same_name() -> None:
    values = _values(_finding("88 Cordwainer Lane, Albany, NY 12207", "ADDRESS", 0.9))
    street = values["Cordwainer Lane"].removesuffix(" Lane")
    number = values["88 Cordwainer Lane"].split()[0]
    assert values["88 Cordwainer Lane, Albany, NY 12207"].startswith(f"{number} {street} Lane, Albany, NY ")
    assert values["Cordwainer Ln"] == f"{street} Ln"
    assert values["88 Cordwainer Ln."] == f"{number} {street} Ln."
    assert values["Cordwainer Lane 88"] == f"{street} Lane {number}"


def test_a_street_that_was_to_stay_as_a_place_goes() -> None:
    place = KnownValue("Cordwainer Lane", "LOCATION", Category.PUBLIC, Action.KEEP, "")
    assert "Cordwainer Lane" in _values(_finding("88 Cordwainer Lane", "ADDRESS", 0.9), known=[place])
    kept = KnownValue("Cordwainer Lane", "LOCATION", Category.PUBLIC, Action.KEEP, "", Verdict.KEEP)
    assert "Cordwainer Lane" not in _values(_finding("88 Cordwainer Lane", "ADDRESS", 0.9), known=[kept])


@pytest.mark.parametrize(
    "address",
    [
        "12 Main Street, Albany",
        "1 Wall St",
        "350 Fifth Avenue, New York, NY 10118",
        "12 N. Main St",
        "55 W 42nd Street",
        "1 Supreme Court",
        "12 Google Drive",
        "4 Market Place",
        "PO Box 123",
        "Milwaukee, WI 53211",
        "Hauptstraße 5",
    ],
)
def test_a_street_of_every_town_and_what_may_be_no_street_stay_without_a_number(address: str) -> None:
    assert all(any(map(str.isdecimal, text)) for text in _values(_finding(address, "ADDRESS", 0.9)))


def test_a_guessed_address_teaches_no_street() -> None:
    assert list(_values(_finding("88 Cordwainer Lane", "ADDRESS", 0.5))) == ["88 Cordwainer Lane"]


def test_a_hyphen_that_shows_only_at_the_end_of_a_line_makes_no_other_name() -> None:
    values = _values(_finding("Jerzy Bran\u00addl"), _finding("Jerzy Brandl"))
    assert values == _values(_finding("Jerzy Bran\u00addl"))
    assert not any("\u00ad" in substitute for substitute in values.values())
    assert values["Jerzy Bran\u00addl"].split() == [values["Jerzy"], values["Brandl"]]
    assert list(_values(_finding("Bran\u00addl"), _finding("Brandl"))) == ["Bran\u00addl"]


def test_a_declared_term_is_sought_letter_by_letter_too() -> None:
    terms = [Term("Redcoat", "IDENTITY_TERM"), Term("Acme Ltd", "EMPLOYER"), Term("Ruby", "IDENTITY_TERM")]
    spelt = {v.text: v.substitute for v in declared(terms, [], Surrogates(b"k"), policy.load()) if v.text[1:2] == " "}
    word = Surrogates(b"k").draw("Redcoat", "IDENTITY_TERM")
    assert spelt == {"R e d c o a t": " ".join(word.lower())}


def _account_names(text: str, substitute: str, type_: str = "PERSON") -> dict[str, str]:
    terms = [Term(text, type_)] if type_ == "IDENTITY_TERM" else []
    surname = KnownValue(text.split()[-1], type_, Category.PERSONAL, Action.REPLACE, substitute.split()[-1])
    values = [KnownValue(text, type_, Category.PERSONAL, Action.REPLACE, substitute), surname]
    return {value.text: value.substitute for value in accounts(terms, values)}


def test_a_person_whose_surname_is_unmistakable_goes_as_programs_call_her() -> None:
    assert _account_names("Ingrid Solberg", "Erin O'Neill") == {
        "Solberg Ingrid": "O'Neill Erin",
        "ingridsolberg": "erinoneill",
        "solbergingrid": "oneillerin",
        "isolberg": "eoneill",
        "solbergi": "oneille",
        "solberg_i": "oneill_e",
        "ingrid_s": "erin_o",
    }
    assert "max_s" not in _account_names("Max Solberg", "Alan Novak")
    assert _account_names("Quinby Oyelaran", "Vexan Tolvin", "IDENTITY_TERM")["oyelaran_q"] == "tolvin_v"


def test_a_double_name_is_one_word_in_accounts() -> None:
    values = learn([_finding("Tom Kowalczyk-Cole")], [], Surrogates(b"k"), policy.load())
    sought = [*values, *accounts([], values)]
    text = "tkowalczykcole = kowalczykcole_t = tomkowalczykcole; Kowalczyk-Cole Tom"
    assert "czyk" not in Plan(sought).rewrite(text).casefold()
    assert "cole" not in Plan(sought).rewrite(text).casefold()


def test_a_declared_name_goes_reversed_also_where_another_file_took_that_for_somebody_else() -> None:
    term = Term("Quinby Oyelaran", "IDENTITY_TERM")
    other = KnownValue("Oyelaran Quinby", "PERSON", Category.PERSONAL, Action.REPLACE, "Ada Novak")
    sought = [other, *declared([term], [other], Surrogates(b"k"), policy.load())]
    sought += accounts([term], sought)
    assert "Oyelaran" not in Plan(sought).rewrite("OyelaranQuinby = oyelaran_quinby = oyelaran_q")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Ingrid Pearson", "PERSON"),
        ("Anna Lee", "PERSON"),
        ("Grace Young", "PERSON"),
        ("Zanthe Quorbel", "PERSON"),
        ("Ingrid Marie Solberg", "PERSON"),
        ("Project Halberdine", "IDENTITY_TERM"),
        ("Halberdine Phase", "IDENTITY_TERM"),
        ("Oyelaran Ltd", "IDENTITY_TERM"),
    ],
)
def test_who_may_be_something_else_has_no_other_name_in_programs(text: str, type_: str) -> None:
    assert _account_names(text, "Erin Novak", type_) == {}
