"""What belongs together stays together: the forms of one person and of one company follow one invented name."""

import re
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum import iban as ibans
from stdnum import luhn

from scrubbing.entities import word_key
from scrubbing.findings import Action, Category, KnownValue, normalise
from scrubbing.names import names
from scrubbing.surrogates import Surrogates

COMPANY = "Northwind Baker Logistics GmbH"
FIRSTS = sorted(
    {*names("en_US").female[::9], *names("en_US").male[::9], *names("en_IN").female[::30], "Priya", "Jürgen"}
)
LASTS = sorted({*names("en_US").last[::25], *names("de_DE").last[::60], "Raman", "O'Neill", "Müller-Lüdenscheid"})
PEOPLE = st.tuples(st.sampled_from(FIRSTS), st.sampled_from(LASTS))

Value = tuple[str, str]


def _known(text: str, type_: str, substitute: str) -> KnownValue:
    return KnownValue(text, type_, Category.PERSONAL, Action.REPLACE, substitute)


def _drawn(values: list[Value], key: bytes = b"k") -> dict[str, str]:
    """Draw for values that stand in one file."""
    surrogates = Surrogates(key)
    surrogates.meet(values)
    return {text: surrogates.draw(text, type_) for text, type_ in values}


def _one_by_one(values: list[Value], key: bytes = b"k") -> dict[str, str]:
    """Draw for values that each stand in a file of their own, scrubbed in this order."""
    known: list[KnownValue] = []
    for text, type_ in values:
        known.append(_known(text, type_, Surrogates(key, known).draw(text, type_)))
    return {value.text: value.substitute for value in known}


PERSON_FORMS = [
    ("Priya Raman", "PERSON", "{first} {last}"),
    ("Priya Q. Raman", "PERSON", r"{first} [A-Z]\. {last}"),
    ("P. Raman", "PERSON", r"{f}\. {last}"),
    ("Raman, Priya", "PERSON", "{last}, {first}"),
    ("Ms Raman", "PERSON", "Ms {last}"),
    ("PRIYA RAMAN", "PERSON", "{first} {last}"),
    ("Priya R.", "PERSON", r"{first} {l}\."),
    ("PRAMAN", "USERNAME", "{f}{last}"),
    ("praman", "USERNAME", "{f}{last}"),
    ("@priyaraman", "USERNAME", "@{first}{last}"),
    ("priyar", "USERNAME", "{first}{l}"),
    ("ramanp", "USERNAME", "{last}{f}"),
    ("priya.raman@northwindbaker.com", "EMAIL_ADDRESS", r"{first}\.{last}@[a-z]+\.example"),
    ("p.raman@northwindbaker.com", "EMAIL_ADDRESS", r"{f}\.{last}@[a-z]+\.example"),
    ("Raman_Priya@northwindbaker.com", "EMAIL_ADDRESS", r"{last}_{first}@[a-z]+\.example"),
    ("priya-raman@northwindbaker.com", "EMAIL_ADDRESS", r"{first}-{last}@[a-z]+\.example"),
    ("linkedin.com/in/priya-raman-77", "SOCIAL_PROFILE", r"linkedin\.com/in/{first}-{last}-\d\d"),
]


@pytest.mark.parametrize("key", [b"a", b"b", b"c"])
def test_every_form_of_a_person_follows_one_invented_person(key: bytes) -> None:
    drawn = _drawn([(text, type_) for text, type_, _ in PERSON_FORMS], key)
    first, last = drawn["Priya Raman"].split()
    for text, _, form in PERSON_FORMS:
        pattern = form.format(first=first, last=last, f=first[0], l=last[0])
        assert re.fullmatch(pattern, drawn[text], re.IGNORECASE), (text, drawn[text])
    assert drawn["PRAMAN"].isupper()
    assert drawn["praman"].islower()


@pytest.mark.parametrize(("real", "address"), [
    ("Priya Raman", "priya.raman@corp.test"),
    ("Jürgen Müller-Lüdenscheid", "juergen.mueller-luedenscheid@corp.test"),
    ("Seán O'Neill", "sean.oneill@corp.test"),
    ("Quuxa Zibbel", "quuxa.zibbel@corp.test"),
    ("Maria van der Berg", "maria.van.der.berg@corp.test"),
])  # fmt: skip
@pytest.mark.parametrize("backward", [False, True])
def test_an_address_follows_the_person_whom_another_file_names(real: str, address: str, backward: bool) -> None:
    values = [(real, "PERSON"), (address, "EMAIL_ADDRESS")]
    drawn = _one_by_one(values[::-1] if backward else values)
    assert drawn[address].split("@")[0] == word_key(drawn[real].replace(" ", "-")).replace("-", ".", 1)


@pytest.mark.parametrize("backward", [False, True])
def test_an_account_of_initial_and_name_follows_too(backward: bool) -> None:
    values = [("Zara Quux", "PERSON"), ("zquux@corp.test", "EMAIL_ADDRESS")]
    drawn = _one_by_one(values[::-1] if backward else values)
    first, last = drawn["Zara Quux"].split()
    assert drawn["zquux@corp.test"].split("@")[0] == (first[0] + last).lower()


def test_a_title_tells_the_gender_of_the_person_in_every_form() -> None:
    drawn = _drawn([("Quinby Tarrow", "PERSON"), ("Ms Tarrow", "PERSON"), ("quinby.tarrow@corp.test", "EMAIL_ADDRESS")])
    first = drawn["Quinby Tarrow"].split()[0]
    assert first not in {*names("en_US").male, *names("en_GB").male}
    assert drawn["quinby.tarrow@corp.test"].startswith(first.lower())


def test_a_name_is_about_as_long_as_the_one_it_stands_for() -> None:
    for last in ("Ives", "Fredericksen"):
        drawn = [_drawn([(f"Priya {last}", "PERSON")], bytes([key]))[f"Priya {last}"].split()[1] for key in range(20)]
        assert all(abs(len(name) - len(last)) <= 2 for name in drawn)


COMPANY_FORMS = [
    (COMPANY, "EMPLOYER", "{One} {Two} Logistics GmbH"),
    ("Northwind Baker Logistics", "EMPLOYER", "{One} {Two} Logistics"),
    ("Northwind Baker", "EMPLOYER", "{One} {Two}"),
    ("Northwind", "EMPLOYER", "{One}"),
    ("NORTHWIND", "EMPLOYER", "{ONE}"),
    ("NBL", "EMPLOYER", "{O}{T}L"),
    ("NorthwindBaker", "EMPLOYER", "{One}{Two}"),
    ("northwind-baker", "EMPLOYER", "{one}-{two}"),
    ("northwindbaker.com", "EMPLOYER", "{one}{two}.example"),
    ("northwindbaker.de", "EMPLOYER", "{one}{two}.de.example"),
    ("northwind-baker.org", "EMPLOYER", "{one}-{two}.example.org"),
    ("vpn.nbl.local", "EMPLOYER", "vpn.{o}{t}l.local.example"),
    ("info@northwindbaker.com", "EMAIL_ADDRESS", "info@{one}{two}.example"),
    ("info@mail.northwind.com", "EMAIL_ADDRESS", "info@mail.{one}.example"),
    ("https://www.northwindbaker.com", "URL", "https://www.{one}{two}.example"),
    ("@northwindbaker", "USERNAME", "@{one}{two}"),
    ("linkedin.com/company/northwind-baker", "SOCIAL_PROFILE", "linkedin.com/company/{one}-{two}"),
]


@pytest.mark.parametrize("key", [b"a", b"b", b"c"])
def test_every_alias_of_a_company_follows_one_invented_name(key: bytes) -> None:
    drawn = _drawn([(text, type_) for text, type_, _ in COMPANY_FORMS], key)
    one, two = drawn["Northwind Baker"].split()
    words = {"One": one, "Two": two, "O": one[0], "T": two[0], "ONE": one.upper()}
    words |= {"one": one.lower(), "two": two.lower(), "o": one[0].lower(), "t": two[0].lower()}
    assert drawn == {text: form.format(**words) for text, _, form in COMPANY_FORMS}


def test_a_company_that_is_named_after_its_address_was_seen_follows_the_address() -> None:
    drawn = _one_by_one([("jo@northwindbaker.com", "EMAIL_ADDRESS"), (COMPANY, "EMPLOYER"), ("Northwind", "EMPLOYER"),
                         ("sales@northwindbaker.com", "EMAIL_ADDRESS")])  # fmt: skip
    host = drawn["jo@northwindbaker.com"].split("@")[1]
    assert host == f"{drawn['Northwind']}.example".lower()
    assert drawn[COMPANY].startswith(f"{drawn['Northwind']} ")
    assert drawn["sales@northwindbaker.com"] == f"sales@{host}"


def test_an_address_stays_with_its_company_from_file_to_file() -> None:
    address = ("jo@northwindbaker.com", "EMAIL_ADDRESS")
    first = Surrogates(b"k")
    first.meet([(COMPANY, "EMPLOYER")])
    known = [_known(*address, first.draw(*address))]
    second = Surrogates(b"k", known)
    second.meet([(COMPANY, "EMPLOYER")])
    assert second.draw(COMPANY, "EMPLOYER") == first.draw(COMPANY, "EMPLOYER")


def test_an_account_follows_the_address_of_somebody_who_is_never_named() -> None:
    drawn = _drawn([("priya.raman@corp.test", "EMAIL_ADDRESS"), ("@priyaraman", "USERNAME")])
    assert drawn["@priyaraman"] == "@" + drawn["priya.raman@corp.test"].split("@")[0].replace(".", "")


def test_what_a_company_was_given_before_is_what_its_other_forms_follow() -> None:
    whole = Surrogates(b"k", [_known(COMPANY, "EMPLOYER", "Haldane Pryce Logistics GmbH")])
    assert whole.draw("Northwind", "EMPLOYER") == "Haldane"
    assert whole.draw("NBL", "EMPLOYER") == "HPL"
    assert whole.draw("x@northwindbaker.com", "EMAIL_ADDRESS").endswith("@haldanepryce.example")
    other = Surrogates(b"k", [_known(COMPANY, "EMPLOYER", "Velor Works GmbH")])
    assert other.draw("Northwind Baker Logistics", "EMPLOYER") == "Velor Works", "its words were not the words of ours"


def test_a_company_of_descriptions_only_still_changes_its_name() -> None:
    drawn = _drawn([("Global Freight Ltd", "CLIENT"), ("globalfreight.com", "CLIENT")])
    assert re.fullmatch(r"(?!Global)\w+ Freight Ltd", drawn["Global Freight Ltd"])
    assert drawn["globalfreight.com"] == "".join(drawn["Global Freight Ltd"].split()[:2]).lower() + ".example"


def test_a_company_that_is_named_like_a_person_is_no_person_once_it_is_known() -> None:
    drawn = _drawn([("Thomas Miller LLP", "CLIENT"), ("Thomas Miller", "CLIENT"), ("thomasmiller.com", "CLIENT")])
    assert drawn["Thomas Miller LLP"] == f"{drawn['Thomas Miller']} LLP"
    assert drawn["thomasmiller.com"] == drawn["Thomas Miller"].replace(" ", "").lower() + ".example"


@st.composite
def tasks(draw: st.DrawFn) -> list[Value]:
    """Return the values of a task in some order: people with their accounts, a company, numbers."""
    people = draw(st.lists(PEOPLE, min_size=1, max_size=8, unique=True))
    values: list[Value] = [(COMPANY, "EMPLOYER"), ("Northwind", "EMPLOYER"), ("northwindbaker.com", "EMPLOYER")]
    for first, last in people:
        account = f"{word_key(first)}.{word_key(last)}"
        values += [(f"{first} {last}", "PERSON"), (f"{account}@northwindbaker.com", "EMAIL_ADDRESS")]
    digits = st.lists(st.integers(0, 10**7 - 1), max_size=6, unique=True)
    values += [(f"+49 30 {number:07}", "PHONE_NUMBER") for number in draw(digits)]
    values += [(f"E-{number:07}", "EMPLOYEE_ID") for number in draw(digits)]
    return draw(st.permutations(values))


@settings(max_examples=60, deadline=None)
@given(tasks(), st.binary(min_size=1, max_size=8))
def test_values_that_are_met_together_are_given_the_same_in_any_order(values: list[Value], key: bytes) -> None:
    assert _drawn(values, key) == _drawn(sorted(values), key)


@settings(max_examples=60, deadline=None)
@given(tasks(), st.binary(min_size=1, max_size=8))
def test_no_two_values_share_a_surrogate_and_none_is_real(values: list[Value], key: bytes) -> None:
    for drawn in (_drawn(values, key), _one_by_one(values, key)):
        invented = [normalise(substitute) for substitute in drawn.values()]
        assert len(set(invented)) == len(values)
        assert not set(invented) & {normalise(text) for text, _ in values}
        assert not any(substitute.startswith("[") for substitute in drawn.values())


@settings(max_examples=40, deadline=None)
@given(tasks())
def test_addresses_follow_their_people_whatever_file_comes_first(values: list[Value]) -> None:
    drawn = _one_by_one(values)
    for text, type_ in values:
        if type_ == "PERSON":
            first, last = text.split()
            local = drawn[f"{word_key(first)}.{word_key(last)}@northwindbaker.com"].split("@")[0]
            new_first, new_last = drawn[text].split()
            assert local == f"{word_key(new_first)}.{word_key(new_last)}"


@settings(max_examples=40, deadline=None)
@given(tasks())
def test_scrubbing_again_changes_nothing(values: list[Value]) -> None:
    first = _drawn(values)
    known = [_known(text, type_, first[text]) for text, type_ in values]
    again = Surrogates(b"another key", known)
    people = [(text, first[text]) for text, type_ in values if type_ == "PERSON"]
    assert {text: again.draw(text, "PERSON") for text, _ in people} == dict(people)


def test_two_tasks_share_no_names() -> None:
    values = [("Priya Raman", "PERSON"), (COMPANY, "EMPLOYER"), ("E-0012345", "EMPLOYEE_ID")]
    drawn = [_drawn(values, bytes([key])) for key in range(12)]
    for text, _ in values:
        assert len({each[text] for each in drawn}) > 10


@pytest.mark.parametrize(("written", "form"), [
    ("5/3/1980", "%d/%m/%Y"), ("1980-03-05", "%Y-%m-%d"), ("05.03.80", "%d.%m.%y"), ("80-03-05", "%y-%m-%d"),
    ("19800305", "%Y%m%d"), ("5 March 1980", "%d %B %Y"), ("March 15, 1980", "%B %d, %Y"), ("5 Mar 80", "%d %b %y"),
])  # fmt: skip
def test_a_date_of_birth_moves_by_less_than_two_years(written: str, form: str) -> None:
    for key in range(40):
        moved = datetime.strptime(_drawn([(written, "DATE_OF_BIRTH")], bytes([key]))[written], form)
        assert 0 < abs((moved.date() - date(1980, 3, 5)).days) < 731


@pytest.mark.parametrize(("number", "shape"), [
    ("+49 30 901820", r"\+49 00 \d{6}"),
    ("+49 (0)30 901820", r"\+49 \(0\)00 \d{6}"),
    ("0049 30 901820", r"0049 00 \d{6}"),
    ("(030) 901820", r"\(000\) \d{6}"),
    ("+33 1 42 68 53 00", r"\+33 0 0\d( \d\d){3}"),
    ("01 42 68 53 00", r"00 0\d( \d\d){3}"),
    ("+39 06 6982", r"\+39 00 \d{4}"),
    ("601-234-567", r"000-\d{3}-\d{3}"),
    ("212-867-5309 x123", r"\d{3}-555-01\d\d x\d{3}"),
    ("+44 (0)20 7183 8750", r"\+44 \(0\)20 7946 0\d{3}"),
    ("0044 7911 123456", r"0044 7700 900\d{3}"),
    ("0161 496 0000", r"0207 946 0\d{3}"),
])  # fmt: skip
def test_a_telephone_number_reaches_nobody_and_keeps_its_form(number: str, shape: str) -> None:
    for key in range(20):
        drawn = _drawn([(number, "PHONE_NUMBER")], bytes([key]))[number]
        assert re.fullmatch(shape, drawn), drawn


@settings(max_examples=60, deadline=None)
@given(st.integers(10**15, 10**16 - 1), st.binary(min_size=1, max_size=8))
@example(1_480_154_755_004_498, b"wu\xd9")
def test_cards_and_accounts_never_check(digits: int, key: bytes) -> None:
    text = str(digits)
    assert not luhn.is_valid(_drawn([(text, "CREDIT_CARD")], key)[text])
    account = f"DE89{text}00"
    assert not ibans.is_valid(_drawn([(account, "IBAN_CODE")], key)[account])


@settings(max_examples=60, deadline=None)
@given(st.from_regex(r"[a-z][a-z.]{0,8}@([a-z]{2,9}\.){1,3}(com|org|net|de|co\.uk|io|local)", fullmatch=True))
def test_every_address_ends_where_nothing_can_be_delivered(address: str) -> None:
    host = _drawn([(address, "EMAIL_ADDRESS")])[address].rpartition("@")[2]
    assert host.endswith(".example") or re.search(r"\.example\.(?:com|org|net)\Z", host)
    assert all(before and after for before, after in pairwise(host.split(".")))
