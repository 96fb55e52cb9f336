"""Invented values: the same for the same value, agreeing in all forms, of the same shape, and nobody's."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrubbing.detection import policy
from scrubbing.detection.policy import Style
from scrubbing.findings import Action, Category, KnownValue, normalise
from scrubbing.names import names
from scrubbing.surrogates import Surrogates

TYPES = [
    ("Jane Miller", "PERSON"),
    ("jane.miller@acmewidgets.com", "EMAIL_ADDRESS"),
    ("(212) 555-0147", "PHONE_NUMBER"),
    ("12 High Street, Exeter EX4 3PQ", "ADDRESS"),
    ("12/03/1980", "DATE_OF_BIRTH"),
    ("jmiller", "USERNAME"),
    ("536-90-4399", "US_SSN"),
    ("AB 12 34 56 C", "UK_NINO"),
    ("4111 1111 1111 1111", "CREDIT_CARD"),
    ("DE89 3704 0044 0532 0130 00", "IBAN_CODE"),
    ("Acme Widgets Ltd", "EMPLOYER"),
    ("Falcon", "PRODUCT"),
    ("10.1.2.3", "IP_ADDRESS"),
    ("00:1A:2B:3C:4D:5E", "MAC_ADDRESS"),
    ("E-10442", "INTERNAL_IDENTIFIER"),
    ("hunter2x", "SECRET"),
    ("https://www.acmewidgets.com/x", "URL"),
    ("linkedin.com/in/jane-miller", "SOCIAL_PROFILE"),
    ("40.7128, -74.0060", "COORDINATES"),
    ("1HGCM82633A004352", "VEHICLE_ID"),
    ("DEUTDEFF500", "SWIFT_CODE"),
    ("00123456", "MEDICAL_RECORD_NUMBER"),
    ("12 O 345/19", "CASE_NUMBER"),
    ("021000021", "ABA_ROUTING_NUMBER"),
]


@pytest.mark.parametrize(("text", "type_"), TYPES)
def test_a_draw_is_the_same_for_a_task_and_another_for_another(text: str, type_: str) -> None:
    drawn = Surrogates(b"one").draw(text, type_)
    assert drawn == Surrogates(b"one").draw(text, type_)
    assert len({Surrogates(bytes([key])).draw(text, type_) for key in range(6)}) > 1
    assert normalise(drawn) != normalise(text)


def test_the_order_of_the_draws_makes_no_difference() -> None:
    one, other = Surrogates(b"k"), Surrogates(b"k")
    one.meet(TYPES)
    other.meet(reversed(TYPES))
    forward = {text: one.draw(text, type_) for text, type_ in TYPES}
    backward = {text: other.draw(text, type_) for text, type_ in reversed(TYPES)}
    assert forward == backward


def test_all_forms_of_a_person_agree() -> None:
    surrogates = Surrogates(b"k")
    surrogates.meet([("Jane Doe", "PERSON")])
    first, last = surrogates.draw("Jane Doe", "PERSON").split()
    assert first in names("en_US").female
    assert {form: surrogates.draw(form, "PERSON") for form in (
        "Doe, Jane", "J. Doe", "Ms Doe", "Doe", "Jane", "JANE DOE", "jane doe", "Doe, J.", "Jane R. Doe", "Dr. Jane Doe"
    )} == {
        "Doe, Jane": f"{last}, {first}",
        "J. Doe": f"{first[0]}. {last}",
        "Ms Doe": f"Ms {last}",
        "Doe": last,
        "Jane": first,
        "JANE DOE": f"{first} {last}".upper(),
        "jane doe": f"{first} {last}".lower(),
        "Doe, J.": f"{last}, {first[0]}.",
        "Jane R. Doe": f"{first} {surrogates.draw('R. Doe', 'PERSON')[0]}. {last}",
        "Dr. Jane Doe": f"Dr. {first} {last}",
    }  # fmt: skip
    assert surrogates.draw("jane.doe@corp.example", "EMAIL_ADDRESS").startswith(f"{first}.{last}@".lower())
    assert surrogates.draw("jdoe@corp.example", "EMAIL_ADDRESS").startswith(f"{first[0]}{last}@".lower())
    assert surrogates.draw("jdoe", "USERNAME") == f"{first[0]}{last}".lower()


def test_a_known_person_with_the_surname_first_or_as_an_account_is_the_same() -> None:
    surrogates = Surrogates(b"k")
    first, last = surrogates.draw("Ingrid Solberg", "PERSON").split()
    assert {form: surrogates.draw(form, "PERSON") for form in (
        "Solberg Ingrid", "SOLBERG INGRID", "i-solberg", "SolbergIngrid", "Ms Ingrid Solberg"
    )} == {
        "Solberg Ingrid": f"{last} {first}",
        "SOLBERG INGRID": f"{last} {first}".upper(),
        "i-solberg": f"{first[0]}-{last}".lower(),
        "SolbergIngrid": f"{last}{first}",
        "Ms Ingrid Solberg": f"Ms {first} {last}",
    }  # fmt: skip


def test_forms_agree_when_they_come_from_several_files() -> None:
    known = [KnownValue("Jane Doe", "PERSON", Category.PERSONAL, Action.REPLACE, "Erin Novak")]
    surrogates = Surrogates(b"another key", known)
    assert surrogates.draw("Doe, Jane", "PERSON") == "Novak, Erin"
    assert surrogates.draw("Ms Doe", "PERSON") == "Ms Novak"


@pytest.mark.parametrize(
    ("broken", "whole", "type_"),
    [
        ("Acme\n Baxter Ltd", "Acme Baxter Ltd", "EMPLOYER"),
        ("Acme \t Baxter", "Acme Baxter", "IDENTITY_TERM"),
        ("Jane\r\nDoe", "Jane Doe", "PERSON"),
    ],
)
def test_where_the_lines_of_a_name_break_is_no_part_of_its_form(broken: str, whole: str, type_: str) -> None:
    assert Surrogates(b"k").draw(broken, type_) == Surrogates(b"k").draw(whole, type_)


def test_gender_follows_the_name_or_the_title() -> None:
    surrogates = Surrogates(b"k")
    assert surrogates.draw("Thomas Miller", "PERSON").split()[0] in names("en_US").male
    assert surrogates.draw("Mr Quinby Tarrow", "PERSON").split()[1] in names("en_US").male
    assert surrogates.draw("Mrs Zanthe Tarrow", "PERSON").split()[1] in names("en_US").female


def test_the_employer_is_renamed_alike_in_names_domains_and_identifiers() -> None:
    surrogates = Surrogates(b"k")
    full = surrogates.draw("Acme Widgets Ltd", "EMPLOYER")
    joined = full.removesuffix(" Ltd").replace(" ", "").lower()
    assert full.endswith(" Ltd")
    assert surrogates.draw("ACME WIDGETS", "EMPLOYER") == full.removesuffix(" Ltd").upper()
    assert surrogates.draw("acme-widgets", "EMPLOYER") == full.removesuffix(" Ltd").lower().replace(" ", "-")
    assert surrogates.draw("acmewidgets", "EMPLOYER") == joined
    assert surrogates.draw("www.acmewidgets.com", "EMPLOYER") == f"www.{joined}.example"
    assert surrogates.draw("jane@acmewidgets.com", "EMAIL_ADDRESS").endswith(f"@{joined}.example")
    assert surrogates.draw("info@acmewidgets.org", "EMAIL_ADDRESS") == f"info@{joined}.example.org"


def test_a_name_that_another_file_had_in_an_identifier_only_has_its_words_apart_elsewhere() -> None:
    name = "Quinby Oyelaran"
    stored = Surrogates(b"k")
    stored.meet([(name, "IDENTITY_TERM")])
    joined = stored.draw("quinbyOyelaran", "IDENTITY_TERM")
    known = [KnownValue("quinbyOyelaran", "IDENTITY_TERM", Category.IDENTITY, Action.REPLACE, joined)]
    surrogates = Surrogates(b"k", known)
    surrogates.meet([(name, "IDENTITY_TERM")])
    assert surrogates.draw(name, "IDENTITY_TERM") == stored.draw(name, "IDENTITY_TERM")
    assert " " in surrogates.draw(name, "IDENTITY_TERM")


def test_letters_that_stand_apart_follow_the_name_they_spell() -> None:
    surrogates = Surrogates(b"k")
    surrogates.meet([("Acme Baxter Logistics GmbH", "EMPLOYER"), ("Corbin & Holt LLP", "CLIENT")])
    first, second = surrogates.draw("Acme Baxter Logistics GmbH", "EMPLOYER").split()[:2]
    spaced = surrogates.draw("A C M E", "EMPLOYER")
    assert spaced.replace(" ", "") == first.upper()
    assert spaced == " ".join(first.upper())
    assert surrogates.draw("A.B.L.", "EMPLOYER") == f"{first[0]}.{second[0]}.L."
    assert surrogates.draw("ABL", "EMPLOYER") == f"{first[0]}{second[0]}L"
    partners = surrogates.draw("Corbin & Holt", "CLIENT").split(" & ")
    assert surrogates.draw("C&H", "CLIENT") == f"{partners[0][0]}&{partners[1][0]}"


def test_dots_between_the_words_of_a_name_make_no_host() -> None:
    surrogates = Surrogates(b"k")
    surrogates.meet([("Acme Baxter Logistics GmbH", "EMPLOYER")])
    first, second = surrogates.draw("Acme Baxter Logistics GmbH", "EMPLOYER").split()[:2]
    assert surrogates.draw("acme.baxter", "EMPLOYER") == f"{first}.{second}".lower()
    assert surrogates.draw("www.acme.com", "EMPLOYER") == f"www.{first.lower()}.example"


def test_what_turns_out_to_be_of_another_type_keeps_its_surrogate() -> None:
    surrogates = Surrogates(b"k")
    surrogates.meet([("Acme Baxter", "EMPLOYER")])
    assert surrogates.draw("www.acmebaxter.com", "URL") == surrogates.draw("www.acmebaxter.com", "EMPLOYER")


@pytest.mark.parametrize(
    ("text", "type_", "shape"),
    [
        ("(212) 555-0147", "PHONE_NUMBER", r"\(\d{3}\) 555-01\d\d"),
        ("+1 212 867 5309", "PHONE_NUMBER", r"\+1 \d{3} 555 01\d\d"),
        ("+44 20 7946 0958", "PHONE_NUMBER", r"\+44 20 7946 0\d{3}"),
        ("07911 123456", "PHONE_NUMBER", r"07700 900\d{3}"),
        ("+49 30 901820", "PHONE_NUMBER", r"\+49 \d\d \d{6}"),
        ("536-90-4399", "US_SSN", r"000-\d\d-\d{4}"),
        ("DE89 3704 0044 0532 0130 00", "IBAN_CODE", r"DE00( \d{4}){4} \d\d"),
        ("4111 1111 1111 1111", "CREDIT_CARD", r"4\d{3}( \d{4}){3}"),
        ("10.1.2.3", "IP_ADDRESS", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+"),
        ("fe80::1c2f", "IP_ADDRESS", r"2001:db8::[0-9a-f]+"),
        ("00-1a-2b-3c-4d-5e", "MAC_ADDRESS", r"00-00-5e-00-53-[0-9a-f]{2}"),
        ("12/03/1980", "DATE_OF_BIRTH", r"(0[1-9]|1[0-2])/(0[1-9]|1[0-2])/19(78|79|81|82)"),
        ("5 May 1980", "DATE_OF_BIRTH", r"[1-9] May 19(78|79|81|82)"),
        ("hunter2x", "SECRET", r"REDACTED-\d{4}"),
        ("12 High Street, Flat 3, Exeter EX4 3PQ", "ADDRESS", r"\d\d \w+ Street, Flat \d, Exeter EX\d \d[A-Z]{2}"),
        ("350 Fifth Avenue, New York, NY 10118", "ADDRESS", r"\d{3} \w+ Avenue, New York, NY \d{5}"),
        ("Musterstraße 12, 10115 Berlin", "ADDRESS", r"\w+straße \d\d, \d{5} Berlin"),
        ("12 rue de la Paix, 75002 Paris", "ADDRESS", r"\d\d rue \w+, \d{5} Paris"),
        ("Calle Mayor 5, 28013 Madrid", "ADDRESS", r"Calle \w+ \d, \d{5} Madrid"),
        ("E-10442", "INTERNAL_IDENTIFIER", r"E-\d{5}"),
        ("s3://halvern-prod-eu/raw", "INTERNAL_IDENTIFIER", r"s3://[a-z]+(-[a-z]+){2}/[a-z]+"),
        ("s3a://halvern2/s3.csv", "INTERNAL_IDENTIFIER", r"s3a://[a-z]+\d/s3\.csv"),
        ("E-10442", "EMPLOYEE_ID", r"E-\d{5}"),
        ("00123456", "MEDICAL_RECORD_NUMBER", r"\d{8}"),
        ("12 O 345/19", "CASE_NUMBER", r"\d\d O \d{3}/\d\d"),
        ("DEUTDEFF500", "SWIFT_CODE", r"[A-Z]{4}XX[A-Z]{2}\d{3}"),
        ("1HGCM82633A004352", "VEHICLE_ID", r"\d[A-Z]{4}\d{3}Q\d[A-Z]\d{6}"),
        ("HD-AB 123", "VEHICLE_ID", r"[A-Z]{2}-[A-Z]{2} \d{3}"),
        ("40.7128, -74.0060", "COORDINATES", r"0\.\d{4}, -0\.\d{4}"),
        ("40° 26′ 46″ N", "COORDINATES", r"0° \d\d′ \d\d″ N"),
        ("8FVC9G8F+6X", "COORDINATES", r"[2-9CFGHJMPQRVWX]{8}\+[2-9CFGHJMPQRVWX]{2}"),
        ("filled.count.soap", "COORDINATES", r"[a-z]+\.[a-z]+\.[a-z]+"),
        ("0x52908400098527886E0F7030069857D2E4169EE7", "CRYPTO", r"0x[0-9A-F]{40}"),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "CRYPTO", r"bc1[02-9ac-hj-np-z]{39}"),
        ("021000021", "ABA_ROUTING_NUMBER", r"000\d{6}"),
        ("34 years old", "AGE", r"3[5-8] years old"),
        ("linkedin.com/in/jane-miller", "SOCIAL_PROFILE", r"linkedin\.com/in/[a-z]+-[a-z]+"),
        ("https://tiktok.com/@jane", "SOCIAL_PROFILE", r"https://tiktok\.com/@[a-z]+"),
    ],
)  # fmt: skip
def test_a_draw_keeps_the_form_within_reserved_ranges(text: str, type_: str, shape: str) -> None:
    for key in range(20):
        drawn = Surrogates(bytes([key])).draw(text, type_)
        assert re.fullmatch(shape, drawn), drawn


def _luhn(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()][::-1]
    return sum(digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(digits)) % 10 == 0


@pytest.mark.parametrize(("text", "type_"), TYPES)
def test_a_draw_begins_no_formula(text: str, type_: str) -> None:
    for key in range(50):
        drawn = Surrogates(bytes([key])).draw(text, type_)
        assert drawn[0] not in "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20", drawn
    assert Surrogates(b"k").tag(type_)[0] == "["


def test_no_card_has_a_right_check_digit() -> None:
    assert not any(
        _luhn(Surrogates(f"{key}".encode()).draw("4111 1111 1111 1111", "CREDIT_CARD")) for key in range(200)
    )


def test_nothing_real_of_the_task_is_ever_drawn() -> None:
    listed = {name for locale in ("en_US", "en_GB", "en_IE") for name in names(locale).last}
    people = [f"Zed {name}" for name in sorted(listed)]
    surrogates = Surrogates(b"k")
    surrogates.meet((name, "PERSON") for name in people)
    drawn = [surrogates.draw(name, "PERSON").split()[-1] for name in people[:200]]
    assert not {name.casefold() for name in drawn} & {name.casefold() for name in listed}
    assert len(set(drawn)) == len(drawn), "two people never share one name, also when all names are taken"


@pytest.mark.parametrize(
    "type_", [code for code, rule in policy.shipped().rules.items() if rule.substitute is Style.TAG]
)
def test_a_tag_says_what_was_there_without_an_abbreviation(type_: str) -> None:
    told = Surrogates(b"k").tag(type_)
    assert told.startswith("[removed: ")
    assert not re.search(r"\b(?:mnpi|hr|nrp|category)\b", told)


def test_a_thousand_values_get_a_thousand_surrogates() -> None:
    surrogates = Surrogates(b"k")
    for type_, form in (("PHONE_NUMBER", "+49 30 {:07}"), ("EMPLOYER", "Firm{}"), ("US_SSN", "123-45-{:04}")):
        values = [form.format(number) for number in range(1000)]
        drawn = [surrogates.draw(value, type_) for value in values]
        assert len(set(drawn)) == 1000
        assert not set(drawn) & set(values)


def test_it_knows_its_own() -> None:
    surrogates = Surrogates(b"k")
    drawn = surrogates.draw("Jane Doe", "PERSON")
    assert surrogates.is_surrogate(drawn)
    assert not surrogates.is_surrogate("Jane Doe")
    known = [KnownValue("Jane Doe", "PERSON", Category.PERSONAL, Action.REPLACE, drawn)]
    assert Surrogates(b"other", known).is_surrogate(drawn.upper())


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=60), st.sampled_from([type_ for _, type_ in TYPES] + ["UNKNOWN_TYPE"]))
def test_any_value_gets_another_text(value: str, type_: str) -> None:
    drawn = Surrogates(b"k").draw(value, type_)
    assert normalise(drawn) != normalise(value)


def test_an_address_that_a_line_end_divides_is_the_same_address() -> None:
    surrogates = Surrogates(b"k")
    whole = surrogates.draw("jane.miller@acmewidgets.com", "EMAIL_ADDRESS")
    assert surrogates.draw("jane.miller@\nacmewidgets.com", "EMAIL_ADDRESS") == whole


@pytest.mark.parametrize(
    "written",
    [
        "3307 Birchdale Terrace, Milwaukee, WI 53211",
        "3307 Birchdale Terrace\nMilwaukee, WI 53211",
        "3307 Birchdale Terrace, Milwaukee, WI",
        "3307 Birchdale Ter, Milwaukee",
        "3307 birchdale terrace",
        "Flat 4, 3307 Birchdale Terrace",
        "Birchdale Terrace 3307",
        "BIRCHDALE TERRACE",
    ],
)
def test_all_writings_of_an_address_agree(written: str) -> None:
    surrogates = Surrogates(b"k")
    number, street = surrogates.draw("3307 Birchdale Terrace", "ADDRESS").removesuffix(" Terrace").split(" ")
    postcode = surrogates.draw("WI 53211", "ADDRESS")[-5:]
    expected = written.replace("3307", number).replace("Birchdale", street).replace("53211", postcode)
    expected = expected.replace("birchdale", street.lower()).replace("BIRCHDALE", street.upper())
    drawn = surrogates.draw(written, "ADDRESS")
    assert re.sub(r"Flat \d", "Flat 4", drawn) == expected


def test_two_streets_stay_two_and_a_stored_street_is_followed() -> None:
    surrogates = Surrogates(b"k")
    names = [f"{name}ford Lane" for name in ("Ab", "Brax", "Cor", "Dun", "Esh", "Fal", "Gor", "Hex", "Im", "Jar")]
    assert len({surrogates.draw(name, "ADDRESS") for name in names * 2}) == len(names)
    stored = KnownValue("7 Abford Lane", "ADDRESS", Category.PERSONAL, Action.REPLACE, "45 Zander Lane")
    assert Surrogates(b"k", [stored]).draw("Abford Ln", "ADDRESS") == "Zander Ln"


@pytest.mark.parametrize(
    ("one", "others"),
    [
        (
            "+1 415 867 2291",
            ["+14158672291", "(415) 867-2291", "415.867.2291", "1-415-867-2291", "4158672291", "415-867-2291 ext. 12"],
        ),
        ("+49 30 9018 2000", ["030 90182000", "+49 (0)30-9018-2000", "0049 30 90182000", "030/9018-2000"]),
        ("+44 20 7123 4567", ["020 7123 4567", "+44 (0)20 7123 4567", "02071234567"]),
    ],
)
def test_one_telephone_number_stays_one_in_all_spellings(one: str, others: list[str]) -> None:
    surrogates = Surrogates(b"k")
    number = re.sub(r"\D", "", surrogates.draw(one, "PHONE_NUMBER"))[-8:]
    for other in others:
        drawn = surrogates.draw(other, "PHONE_NUMBER")
        assert number in re.sub(r"\D", "", drawn)
        written, expected = (re.sub(r"\d", "0", text) for text in (drawn, other))
        assert written == expected


def test_two_telephone_numbers_stay_two_whatever_their_spelling() -> None:
    surrogates = Surrogates(b"k")
    spelt = ["({}) {}-{}", "{}.{}.{}", "+1{}{}{}"]
    numbers = [spelt[index % 3].format(300 + index, 200 + 7 * index, 1000 + 13 * index) for index in range(40)]
    drawn = [re.sub(r"\D", "", surrogates.draw(number, "PHONE_NUMBER"))[-10:] for number in numbers]
    assert len(set(drawn)) == len(numbers)
