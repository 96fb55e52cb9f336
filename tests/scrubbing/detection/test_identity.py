"""Whom the work was done for: given as one line, found in every form; and told by the files where nobody says it.

All companies are invented.
"""

import time

import pytest

from scrubbing.detection import Term, detect, policy
from scrubbing.detection.aliases import Aliases
from scrubbing.detection.company import Company, has_legal_form, without_legal_form
from scrubbing.detection.lines import names_in
from scrubbing.document import Document, Kind, Unit
from scrubbing.findings import Finding, KnownValue
from scrubbing.surrogates import Surrogates
from scrubbing.values import declared, learn
from tests.scrubbing.detection.employers import (
    AAKER,
    BOROUGH,
    CLEAR,
    HOLT,
    MERIDIAN,
    MULLER,
    NORTHWIND,
    OOO,
    QUANTRIX,
    ROWS,
    STADT,
    SUMMIT,
    TRADERS,
    UNRELATED,
    ZENTRIX,
)

IDENTITY = frozenset({"EMPLOYER", "CLIENT", "PRODUCT", "IDENTITY_TERM"})


def _found(units: list[Unit], terms: list[Term] | None = None) -> list[Finding]:
    document = Document("text/plain", units)
    return [finding for finding in detect(document, terms or [], []).findings if finding.type in IDENTITY]


def _in_text(text: str, line: str, type_: str = "EMPLOYER") -> list[str]:
    return [finding.value for finding in _found([Unit("line 1", text)], [Term(line, type_)])]


@pytest.mark.parametrize(("line", "text", "alias"), ROWS)
def test_one_line_is_enough_to_find_the_employer_in_every_form(line: str, text: str, alias: str) -> None:
    assert alias in _in_text(text, line)


@pytest.mark.parametrize("line", sorted({line for line, _, _ in ROWS}))
@pytest.mark.parametrize("page", UNRELATED)
def test_nothing_of_an_unrelated_document_is_taken_for_the_employer(line: str, page: str) -> None:
    assert _in_text(UNRELATED[page], line) == []


def test_a_client_is_found_as_an_employer_is_and_a_product_as_written() -> None:
    assert _in_text("NBL and Nortwhind", NORTHWIND, "CLIENT") == ["NBL", "Nortwhind"]
    assert _in_text("Vantavox, VANTAVOX, vantavox_sdk, Vantavxo; VP", "Vantavox", "PRODUCT") == [
        "Vantavox", "VANTAVOX", "vantavox", "Vantavxo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The NBA game, NBL-2041 and NBLX", None),
        ("nbl is no name by itself", None),
        ('The party ("Company") signs. Company pays.', None),
        ('Northwind Baker Logistics GmbH (the "Company") signs. The Company pays.', "Northwind Baker Logistics GmbH"),
        ("Northwards and Southwind", None),
        ("Ask northwnid about it", None),
    ],
)
def test_letters_roles_and_near_words_are_left_alone(text: str, value: str | None) -> None:
    assert _in_text(text, NORTHWIND) == ([] if value is None else [value])


def test_forms_that_need_a_reason_say_it_without_quoting() -> None:
    for text in ("NBL pays", "Nortwhind pays", "N O R T H W I N D", "vpn.northwind.de"):
        (finding,) = _found([Unit("line 1", text)], [Term(NORTHWIND, "EMPLOYER")])
        assert finding.reason.endswith(".")
        assert finding.reason != policy.load().rule("EMPLOYER").explanation
        assert "orthwind" not in finding.reason


def test_a_short_form_counts_in_the_whole_document() -> None:
    units = [
        Unit("line 1", f'{NORTHWIND} ("NWB") signs.'),
        Unit("line 2", r"copy to \\NWB-FS01"),
        Unit("line 3", "NWB"),
    ]
    assert [finding.value for finding in _found(units, [Term(NORTHWIND, "EMPLOYER")])] == [
        NORTHWIND,
        "NWB",
        "NWB",
        "NWB",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Acme GmbH & Co. KG", "Acme"),
        ("Morgan & Co.", "Morgan"),
        ("Acme Sp. z o.o.", "Acme"),
        ("Acme S.à r.l.", "Acme"),
        ("Acme Pty Ltd", "Acme"),
        ("Acme Widgets, L.L.C.", "Acme Widgets"),
        ("Limited", "Limited"),
    ],
)
def test_legal_forms_are_left_out_of_what_is_said(name: str, said: str) -> None:
    assert without_legal_form(name) == said
    assert has_legal_form(name) is (name != said)


def test_everyday_words_and_names_of_people_do_not_mean_a_company_alone() -> None:
    assert [Company.of(line).alone for line in (SUMMIT, HOLT, CLEAR, "Weber Maschinenbau GmbH")] == [""] * 4
    assert [Company.of(line).alone for line in (NORTHWIND, ZENTRIX, AAKER)] == ["Northwind", "Zentrix", "Åkersvik"]


@pytest.mark.parametrize(
    "name",
    [
        "City of Chicago",
        "University of Cambridge",
        "Bank of England",
        "Bank of New York Mellon",
        "Port of Los Angeles",
        "Port of Santos",
        "City of Springfield",
        "Stadt München",
        "Church of the Good Shepherd",
    ],
)
def test_a_place_that_everybody_knows_does_not_mean_its_city_or_university(name: str) -> None:
    company = Company.of(name)
    assert (company.alone, company.places, company.short) == ("", (), ())


def test_what_many_are_called_does_not_mean_the_one_of_a_place() -> None:
    # "Stadt" and "Borough" are everybody's.
    assert [Company.of(line).alone for line in (STADT, BOROUGH, "Diocese of Wexcombe")] == [
        "Brunnwitz",
        "Tarrowby",
        "Wexcombe",
    ]


# --- Evidence in the files.


def _property(name: str, value: str) -> Unit:
    return Unit("properties 2, text 1", value, Kind.METADATA, name)


LETTER = [
    Unit("paragraph 1", "We at Acmetron Widgets ship bolts."),
    Unit("paragraph 2", "Call Acmetron on Monday."),
]


def test_the_company_of_the_properties_whose_name_stands_in_the_text_is_the_employer() -> None:
    findings = _found([_property("Company", "Acmetron Widgets Ltd"), *LETTER])
    assert [finding.value for finding in findings] == ["Acmetron Widgets Ltd", "Acmetron Widgets", "Acmetron"]
    assert all(
        finding.reason.startswith("Seems to be the employer: the company in the document's") for finding in findings
    )
    assert not any("Acmetron" in finding.reason for finding in findings)


SIGNED = "Kind regards\nJane Doe\nAcmetron Ltd\njane@acmetron.com"
TWO_KINDS = {
    "sender and signature": [
        Unit("header 1", "Jane Doe <jane@acmetron.com>", Kind.VISIBLE, "From"),
        Unit("part 1, line 1", f"Hi,\n\n{SIGNED}"),
    ],
    "copyright and sender": [
        Unit("line 1", "From: jane@acmetron.com\nCc: joe@acmetron.com\n\nAcmetron ships."),
        Unit("line 2", "© 2024 Acmetron Ltd. All rights reserved."),
    ],
    "repository and package": [
        Unit("member 1 > line 1", "url = git@github.com:acmetron/core.git"),
        Unit("member 2 > line 1", "import com.acmetron.core.A;\nimport com.acmetron.core.B;"),
    ],
    "tenant and host": [
        Unit("line 1", "https://acmetron.sharepoint.com/sites/x and files.acmetron.local")
    ],
    "marking and letterhead": [
        Unit("footer 1, paragraph 1", "Confidential - Acmetron Ltd"), Unit("header 1, paragraph 1", "Acmetron Ltd"),
    ],
    "label and property": [
        Unit("properties 3, text 1", "Acmetron Confidential", Kind.METADATA, "MSIP_Label_2096f6a2_Name"),
        _property("Company", "Acmetron"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kinds", TWO_KINDS)
def test_two_kinds_of_evidence_make_an_employer(kinds: str) -> None:
    findings = _found(TWO_KINDS[kinds])
    assert any("acmetron" in finding.value.casefold() for finding in findings)
    assert all(finding.type == "EMPLOYER" and finding.reason.startswith("Seems to be") for finding in findings)


ONE_KIND = {
    "a name in the text": LETTER,
    "a property alone": [_property("Company", "Acmetron Widgets Ltd"), Unit("line 1", "Bolts and nuts.")],
    "a copyright alone": [Unit("line 1", "© 2024 Acmetron Ltd. All rights reserved.")],
    "a sender alone": [
        Unit("header 1", "jane@acmetron.com", Kind.VISIBLE, "From"), Unit("line 1", "jane@acmetron.com"),
    ],
    "post for everybody": [Unit("line 1", "From: a@gmail.com\nb@gmail.com c@gmail.com"), _property("Company", "Gmail")],
    "the maker of the program": [_property("Company", "Microsoft"), Unit("line 1", "Open Microsoft Word.")],
    "another property": [_property("title", "Acmetron Widgets"), *LETTER],
    "an open licence": [
        Unit("line 1", "Copyright 2024 Acmetron Ltd\nPermission is hereby granted, free of charge, to any person"),
        Unit("line 2", "git@github.com:acmetron/core.git"),
    ],
    "a public package": [
        Unit("line 1", "import com.google.common.A; import com.google.common.B; git@github.com:google/guava.git")
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", ONE_KIND)
def test_one_kind_of_evidence_leaves_a_name_what_it_is(kind: str) -> None:
    assert _found(ONE_KIND[kind]) == []


def test_a_first_line_that_is_a_whole_text_is_no_letterhead_and_costs_no_time() -> None:
    text = "The board of Acmetron Ltd met again and talked about bolts. " * 5
    units = [Unit("line 1", text), Unit("line 2", "git@github.com:acmetron/core.git")]
    assert _found(units) == []
    began = time.process_time()
    _found([Unit("line 1", "Acmetron Ltd and " * 6_000)])
    assert time.process_time() - began < 10


def test_somebody_else_than_the_declared_is_told_too_and_the_declared_keeps_its_reason() -> None:
    units = [_property("Company", "Acmetron Widgets Ltd"), *LETTER]
    other = _found(units, [Term(QUANTRIX, "EMPLOYER")])
    assert {finding.value for finding in other} == {"Acmetron Widgets Ltd", "Acmetron Widgets", "Acmetron"}
    same = _found(units, [Term("Acmetron Widgets", "EMPLOYER")])
    assert not any(finding.reason.startswith("Seems") for finding in same)


def test_what_one_file_reveals_is_found_in_the_others_also_in_other_forms() -> None:
    first = detect(Document("", [_property("Company", "Acmetron Widgets Ltd"), *LETTER]), [], [])
    values = learn(first.findings, [], Surrogates(b"k"), policy.load())
    texts = ["import acmetron_widgets", "call acmetron", "www.acmetronwidgets.com", "Acmetorn pays", "Bolts."]
    second = detect(Document("", [Unit(f"line {n}", text) for n, text in enumerate(texts)]), [], values)
    assert [finding.value for finding in second.findings if finding.type == "EMPLOYER"] == [
        "acmetron_widgets", "acmetron", "www.acmetronwidgets.com", "Acmetorn",
    ]  # fmt: skip


def test_what_the_proof_searches_for_holds_the_plain_spellings() -> None:
    values: list[KnownValue] = declared([Term(NORTHWIND, "EMPLOYER")], [], Surrogates(b"k"), policy.load())
    texts = {value.text for value in values}
    assert {NORTHWIND, "Northwind Baker", "Northwind", "NorthwindBaker", "northwind-baker".title()} <= texts
    assert "NBL" not in texts


# --- What a name that is said in full means, and what is found as something else.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met Summit. So the fund of Summit grew.", []),
        ("Summit Partners met. Then we asked Summit.", ["Summit Partners", "Summit"]),
        ("Summit Partners met. Summit's fund grew.", ["Summit Partners", "Summit"]),
        ("Summit Partners met in Summit County, at the Summit.", ["Summit Partners"]),
        ("Summit Partners met at the Climate Summit on the summit.", ["Summit Partners"]),
        ("We met at the Summit Partners summit.", ["Summit Partners"]),
    ],
)
def test_everyday_words_mean_a_company_where_its_whole_name_is_said(text: str, found: list[str]) -> None:
    assert _in_text(text, SUMMIT) == found


def test_another_file_that_says_the_whole_name_is_enough() -> None:
    known = learn(
        _found([Unit("line 1", "Summit Partners met.")], [Term(SUMMIT, "EMPLOYER")]),
        [],
        Surrogates(b"k"),
        policy.load(),
    )
    other = Document("text/plain", [Unit("line 1", "Then we asked Summit, on the summit.")])
    findings = detect(other, [Term(SUMMIT, "EMPLOYER")], known, passages=False).findings
    assert [finding.value for finding in findings if finding.type in IDENTITY] == ["Summit"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (NORTHWIND, "northwnid alone in small letters"),
        (NORTHWIND, "a north wind, North Wind, the north-wind"),
        (NORTHWIND, "Southwind and Northland"),
        (NORTHWIND, "@nbl, nbl/core, x.nbl(1) and org.nblx.y"),
        (NORTHWIND, "X-NBL and a.NBL and NBL2"),
        (SUMMIT, "the summits partnered; Summer Partners; Summit. Partners of ours"),
        (HOLT, "Barker & Holt, Baker & Hold, B. & H., P&L"),
        (HOLT, "bh.shop.example.com, bhutan.com, bhit.com, abhllp.com"),
        (NORTHWIND, "nbls.com, nblox.com, tnblgroup.com"),
        (TRADERS, "HTIX and hti and H-T-I"),
        (MERIDIAN, "the meridian consulting its group; Prime Meridian"),
        (CLEAR, "Clean Water Solutions"),
    ],
)  # fmt: skip
def test_near_words_and_other_companies_are_left_alone(line: str, text: str) -> None:
    assert _in_text(text, line) == []


def test_a_term_of_no_said_type_is_a_company_where_it_ends_like_one() -> None:
    assert _in_text("NBL at Nortwhind", "Northwind Baker Logistics", "IDENTITY_TERM") == ["NBL", "Nortwhind"]
    assert _in_text("Halvorson Marine", "Halvorsen Marine", "IDENTITY_TERM") == ["Halvorson Marine"]
    assert _in_text("the dutchess and Duches", "Sea Duchess", "IDENTITY_TERM") == []


def test_somebody_who_is_called_like_the_company_and_by_no_other_name_is_the_company() -> None:
    (finding,) = _found([Unit("line 1", "Veldermolne bouwt")], [Term("Veldermolen B.V.", "EMPLOYER")])
    assert (finding.type, finding.value) == ("EMPLOYER", "Veldermolne")


def test_a_company_is_shown_also_where_only_a_notice_says_its_name() -> None:
    units = [
        Unit("line 1", "Copyright 2024 Acmetron Widgets Ltd. All rights reserved."),
        Unit("line 2", "url = git@github.com:acmetronwidgets/core.git"),
    ]
    detection = detect(Document("text/plain", units), [], [], passages=False)
    assert detection.shown == [Term("Acmetron Widgets Ltd", "EMPLOYER")]


@pytest.mark.parametrize(
    ("line", "letters", "partners", "short"),
    [
        ("Northwind Baker Logistics GmbH", {"NBL"}, "", ()),
        ("Halbrook Traders, Inc.", {"HTI"}, "", ()),
        ("BlueHarbor Capital", {"BHC"}, "", ()),
        ("Baker & Holt LLP", set(), "B&H", ()),
        ("Marks and Spence", set(), "", ()),
        ("Meridian Consulting Group", {"MCG"}, "", ("Meridian Consulting", "Meridian")),
        ("Clear Water Solutions, Inc.", {"CWS"}, "", ("Clear Water",)),
        ("Boston Consulting Group", {"BCG"}, "", ("Boston Consulting",)),
        ("Global Energy Solutions", {"GES"}, "", ("Global Energy",)),
    ],
)
def test_initials_and_first_words_are_those_that_mean_nothing_else(
    line: str, letters: set[str], partners: str, short: tuple[str, ...]
) -> None:
    company = Company.of(line)
    assert (set(company.acronyms), company.partners, company.short) == (letters, partners, short)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("北京科技有限公司", "他在北京科技工作"),
        ("株式会社ノースウインド", "ノースウインドで働く"),
        (OOO, "в Зентрикс"),
    ],
)
def test_legal_forms_of_other_scripts_are_left_out_too(line: str, text: str) -> None:
    assert len(_in_text(text, line)) == 1


@pytest.mark.parametrize("text", ["N.O " * 20_000, "Northwin " * 10_000, "n o r t h w i n " * 6_000, "NB" * 40_000])
def test_what_is_nearly_a_name_everywhere_costs_no_time(text: str) -> None:
    began = time.process_time()
    list(Aliases([Term(NORTHWIND, "EMPLOYER"), Term(SUMMIT, "CLIENT"), Term(MULLER, "CLIENT")]).find(text))
    assert time.process_time() - began < 5


# --- What people write in the one line.


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Halbrook Traders, Inc.", ["Halbrook Traders, Inc."]),
        ("Baker & Holt LLP", ["Baker & Holt LLP"]),
        ("Halbrook Ltd / Zentrix GmbH", ["Halbrook Ltd / Zentrix GmbH", "Halbrook Ltd", "Zentrix GmbH"]),
        ("Halbrook Ltd; Zentrix", ["Halbrook Ltd; Zentrix", "Halbrook Ltd", "Zentrix"]),
        ("Halbrook, a Zentrix company", ["Halbrook, a Zentrix company", "Zentrix", "Halbrook"]),
        ("Halbrook (formerly Quorvex)", ["Halbrook (formerly Quorvex)", "Quorvex", "Halbrook"]),
        ("Halbrook trading as Quorvex", ["Halbrook trading as Quorvex", "Halbrook", "Quorvex"]),
        ("Halbrook Ltd, Springfield", ["Halbrook Ltd, Springfield", "Halbrook Ltd"]),
        ("Halbrook (London office)", ["Halbrook (London office)", "Halbrook"]),
        ("Halbrook (UK) Limited", ["Halbrook (UK) Limited", "Halbrook Limited"]),
        ("www.halbrook.com", ["www.halbrook.com", "halbrook"]),
        ("summit.com", ["summit.com"]),
        ("Halbrook (HBK)", ["Halbrook (HBK)", "Halbrook"]),
        ("Self-employed", []),
        ("N/A", []),
        ("", []),
    ],
)
def test_a_line_gives_the_names_that_stand_in_it(line: str, names: list[str]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("Halbrook Ltd / Zentrix GmbH", "Halbrook and Zentrix", ["Halbrook", "Zentrix"]),
        ("Quorvex Lines (QVL)", "QVL-FS01 of QVL", ["QVL", "QVL"]),
        ("Quorvex Lines (USA)", "in the USA", []),
        ("halbrook.com", "Halbrook at halbrook.de", ["Halbrook", "halbrook.de"]),
        ("3M", "3M is 3m away; 3m.com", ["3M", "3m.com"]),
        ("QX", "QX and QXClient, qx.com; qx and mail.qx.example.com", ["QX", "QX", "qx.com"]),
        ("Self-employed", "I am self-employed", []),
        ("summit partners", "Summit Partners met; then we asked Summit on the summit", ["Summit Partners", "Summit"]),
    ],
)
def test_what_the_line_says_is_found(line: str, text: str, found: list[str]) -> None:
    assert _in_text(text, line) == found
