"""Tickets, code names, hosts, shares and the numbers of a company's papers. Everything is invented."""

import pytest

from scrubbing.detection import detect_text, policy
from scrubbing.surrogates import Surrogates
from scrubbing.values import learn
from tests.scrubbing.detection.recognizers.tables import values
from tests.scrubbing.test_values import _finding

TICKETS = [
    ("See ticket FALC-1042 for details", ["FALC-1042"]),
    ("Jira: OPS-7", ["OPS-7"]),
    ("OPS-12: mend the login", ["OPS-12"]),
    ("* 0a1b2c3 [OPS-12] mend the login", ["OPS-12"]),
    ("branch feature/OPS-77-login", ["OPS-77"]),
    ("fixes WEBX2-881", ["WEBX2-881"]),
    ("FALC-1, FALC-22 and FALC-333 wait", ["FALC-1", "FALC-22", "FALC-333"]),
    ("blocked by OPS-4, duplicates OPS-5", ["OPS-4", "OPS-5"]),
    ("KW-1123 is still open, and so is KW-1140", ["KW-1123", "KW-1140"]),
    ("KW-1140 is open and KW-1123 is closed", ["KW-1140", "KW-1123"]),
    ("We are blocked on KW-1123 until Friday", ["KW-1123"]),
    ("Can you look at KW-1123?", ["KW-1123"]),
    ("I finished PLAT-88 yesterday, PLAT-91 is next", ["PLAT-88", "PLAT-91"]),
    ("PLAT-88 got merged", ["PLAT-88"]),
    ("See KW-1123 and KW-1140", ["KW-1123", "KW-1140"]),
    ("PR for KW-1123", ["KW-1123"]),
    ("- KW-1123 still open\n- KW-1140 done", ["KW-1123", "KW-1140"]),
    ("KW-1123 done, KW-1140 in review", ["KW-1123", "KW-1140"]),
]
NO_TICKETS = [
    "ISO-9001, UTF-8, COVID-19, RFC-2119 and A-4",
    "fix issue with UTF-8 in RFC-2119",
    "CVE-2024-1234 and CWE-79 were fixed",
    "due 2024-01-02",
    "The models ZXT-10, ZXT-20 and ZXT-30 differ.",
    "Parts list\nQHX-100 Housing\nQHX-101 Cover\nQHX-102 Gasket",
    "Part | Description | Price\nTFX-2041 | Hex bolt | 18.40\nTFX-2042 | Hex nut | 19.10\nTFX-3310 | Washer | 2.75",
    "Rooms WB-201, WB-202 and WB-203 are closed.",
    "a WH-1000 and a QC-35",
    "flight BA-117 on route US-101",
    "OPS-12 stands alone",
    "SHA-256 and AES-128 commits",
    "GPT-4 tasks",
    "A-10 tickets",
    "TABLE-3 and FIGURE-4 issues",
    "x-OPS-12-y",
    "KW-1123 and KW-1140",
    "GPT-4 and GPT-5 are still open",
    "RFC-2616 is still open to debate, HTTP-404 is resolved",
    "Canon PIXMA TS-5350, TS-5351",
    "WH-1000 is still available",
    "TS-5350 is discontinued and TS-5351 is new",
    "QHX-100 Housing 12.50\nQHX-101 Cover 3.10",
    "We looked at the WH-1000 and the QC-35",
    "I am looking at XR-500 and XR-600 for the living room",
    "see RX-1150",
    "COVID-19 is still open; UTF-8 is done",
    "The new SG-300 is shipped in May",
]


@pytest.mark.parametrize(("text", "expected"), TICKETS)
def test_it_finds_keys_of_tickets(text: str, expected: list[str]) -> None:
    assert values("TicketRecognizer", text) == expected


@pytest.mark.parametrize("text", NO_TICKETS)
def test_it_takes_no_standards_models_or_roads_for_tickets(text: str) -> None:
    assert values("TicketRecognizer", text) == []


CODE_NAMES = [
    ("We call it Project Falcon.", ["Falcon"]),
    ("Project Blue Heron starts", ["Blue Heron"]),
    ("PROJECT NIGHTJAR STATUS", ["NIGHTJAR"]),
    ("Project Falcon Status Report", ["Falcon"]),
    ('Project "Orange" starts', ['Project "Orange"']),
    ("We work on Project Orange today", ["Project Orange"]),
    ('codenamed "Blue Heron"', ["Blue Heron"]),
    ("code-named Redstart", ["Redstart"]),
    ("Code name: Nightjar", ["Nightjar"]),
    ("internally known as Redstart", ["Redstart"]),
    ("Deckname: Mauersegler", ["Mauersegler"]),
    ("nom de code « Hirondelle »", ["Hirondelle"]),
    ("working title: Quillon", ["Quillon"]),
    ("Projekt Mauersegler läuft", ["Mauersegler"]),
    ("We call it Juniper internally", ["Juniper"]),
    ("Internally we call the product Juniper.", ["Juniper"]),
    ("It is called Tamarisk in-house.", ["Tamarisk"]),
    ("Known internally as Tamarisk", ["Tamarisk"]),
    ("known as Tamarisk within the team", ["Tamarisk"]),
    ("We refer to the target as Redwing internally.", ["Redwing"]),
    ("Operation Nightjar starts Monday", ["Nightjar"]),
    ("Workstream Kestrel is late", ["Kestrel"]),
    ("WORKSTREAM KESTREL", ["KESTREL"]),
    ("a plan dubbed Merganser", ["Merganser"]),
    ("The acquisition, dubbed Merganser, closes in May.", ["Merganser"]),
    ('The programme, dubbed "Blue Heron", starts', ["Blue Heron"]),
    ("The bidder is referred to in this memo as Kestrel.", ["Kestrel"]),
]
NO_CODE_NAMES = [
    "Project Manager and Project Status Report",
    "Project Kickoff on Monday",
    "the project falcon",
    "Project Gutenberg and Project Jupyter",
    "the Project Lenders and the Project Company",
    "Project Team Lead",
    "the Project Site of Project Management",
    "Project Name: ",
    "the code named variable",
    "code name",
    "internal known issues",
    "PROJECT MANAGEMENT PLAN",
    "Project Finance and Project Cost Control",
    "A project. Falcon flew.",
    "Operation Overlord was in 1944, Operation Desert Storm in 1991",
    "Operation Hours, Operation Manual and Operation Instructions",
    "Workstream Lead, Workstream A and Workstream 2",
    "It was dubbed Spider-Man by the press",
    "The plan, dubbed Obamacare by the press",
    "a study called Framingham",
    "It is called Python internally",
    "Internally, the function calls Foo and returns",
    "we internally refer customers to Germany",
    "known internally as the Board",
    "internally called by Django",
]


@pytest.mark.parametrize(("text", "expected"), CODE_NAMES)
def test_it_finds_code_names(text: str, expected: list[str]) -> None:
    assert values("CodeNameRecognizer", text) == expected


@pytest.mark.parametrize("text", NO_CODE_NAMES)
def test_it_takes_nothing_of_every_project_for_a_code_name(text: str) -> None:
    assert values("CodeNameRecognizer", text) == []


def test_what_is_called_so_internally_is_found_everywhere() -> None:
    text = "We call it Juniper internally. The board knows about Juniper."
    found = [text[span.start : span.end] for span in detect_text(text) if span.label == "INTERNAL_IDENTIFIER"]
    assert found == ["Juniper", "Juniper"]


def test_of_a_project_with_one_ticket_all_keys_are_found() -> None:
    text = "KW-1123 is still open.\n\n" + "Much else was said. " * 300 + "\n\nKW-1140 comes up in May; UTF-8 does not."
    found = [text[span.start : span.end] for span in detect_text(text) if span.label == "INTERNAL_IDENTIFIER"]
    assert found == ["KW-1123", "KW-1140"]


def test_a_code_name_is_found_where_it_stands_alone() -> None:
    text = "Project Nightjar starts in May. The board likes Nightjar; a nightjar is a bird. NIGHTJAR!"
    found = [text[span.start : span.end] for span in detect_text(text) if span.label == "INTERNAL_IDENTIFIER"]
    assert found == ["Nightjar", "Nightjar", "NIGHTJAR"]


HOSTS = [
    ("open http://intranet/wiki/page.", ["http://intranet/wiki/page"]),
    ("http://buildbox:8080/job/x", ["http://buildbox:8080/job/x"]),
    ("https://jira.acmetron.com/browse/X-1", ["https://jira.acmetron.com/browse/X-1"]),
    ("https://confluence.acmetron.co.uk/", ["https://confluence.acmetron.co.uk/"]),
    ("db01.corp.local is down", ["db01.corp.local"]),
    ("ping files-01.acmetron.internal", ["files-01.acmetron.internal"]),
    ("nas.home.lan:445", ["nas.home.lan:445"]),
    ("https://acmetron.sharepoint.com/sites/hr", ["https://acmetron.sharepoint.com/sites/hr"]),
    ("acmetron.atlassian.net", ["acmetron.atlassian.net"]),
    ("s3://acmetron-prod-data/x/y.csv", ["s3://acmetron-prod-data/x/y.csv"]),
    ("acmetron-logs.s3.eu-west-1.amazonaws.com", ["acmetron-logs.s3.eu-west-1.amazonaws.com"]),
    ("arn:aws:iam::123456789012:role/admin", ["arn:aws:iam::123456789012:role/admin"]),
    ("git@git.acmetron.com:team/repo.git", ["git@git.acmetron.com:team/repo.git"]),
    (r"see \\NWB-FS01\projects\falcon\plan.xlsx", [r"\\NWB-FS01\projects\falcon\plan.xlsx"]),
    (r"see \\server\share", [r"\\server\share"]),
    (r"open('\\\\nas1\\data\\x.csv')", [r"\\\\nas1\\data\\x.csv"]),
    (r"in S:\Finance\Budget 2024\q1.xlsx", [r"S:\Finance\Budget 2024\q1.xlsx"]),
    ("mount //nas01/share/dir", ["//nas01/share/dir"]),
]  # fmt: skip
NO_HOSTS = [
    "http://localhost:8000/x and https://example.com/y",
    "https://docs.python.org/3/ and https://gitlab.com/a/b",
    "https://wiki.debian.org/ and https://jira.atlassian.com/browse/X-1",
    "settings.local.json and config.local",
    ".env.local and foo.internal",
    "host.docker.internal",
    "kubernetes.default.svc.cluster.local",
    "metadata.google.internal",
    "s3://my-bucket/x",
    "git@github.com:someone/thing.git",
    r"C:\Windows\System32 and D:\data",
    r"\\hline\hline",
    r"re.compile('\\d+\\w')",
    "// a comment/about paths",
    "www.slack.com and support.zendesk.com",
    "and/or either//or",
    "local and internal corp news",
    "self.local.value",
]


@pytest.mark.parametrize(("text", "expected"), HOSTS)
def test_it_finds_addresses_inside_a_network(text: str, expected: list[str]) -> None:
    assert values("InternalAddressRecognizer", text) == expected


@pytest.mark.parametrize("text", NO_HOSTS)
def test_it_takes_no_public_addresses_files_or_code_for_internal_ones(text: str) -> None:
    assert values("InternalAddressRecognizer", text) == []


PAPERS = [
    ("Cost centre 4711", "4711"),
    ("Kostenstelle: 70-1234", "70-1234"),
    ("GL code 4010-200", "4010-200"),
    ("G/L account 610000", "610000"),
    ("PO number 4500123456", "4500123456"),
    ("Sales order no. SO-88213", "SO-88213"),
    ("Contract no. C-2024-0871", "C-2024-0871"),
    ("Invoice # INV-10442", "INV-10442"),
    ("Asset tag: LT-00421", "LT-00421"),
    ("Project code: PRJ-0042", "PRJ-0042"),
    ("RMA: R-99182", "R-99182"),
    ("Tenant ID: 8f3b2c1d-1111-4222-8333-444455556666", "8f3b2c1d-1111-4222-8333-444455556666"),
    ("Change request no. CHG0031337", "CHG0031337"),
]
NO_PAPERS = [
    "Order 4711-0815",
    "cost centre 2024 budget",
    "Invoice Number 2024-0312",
    "the contract of 2019",
    "under contract N01-PC-35136",
    "a purchase order for 12 units",
    "the assets were 120000 euros",
    "in order 100200",
    "the account of 1914",
    "asset 100200 sold",
    "ledger and general account",
    "job 3 of 5",
    "GL is short for general ledger",
    "project 2030",
]


@pytest.mark.parametrize(("text", "number"), PAPERS)
def test_it_finds_numbers_of_papers_and_books(text: str, number: str) -> None:
    assert values("LabelledNumberRecognizer", text) == [number]


@pytest.mark.parametrize("text", NO_PAPERS)
def test_it_takes_no_years_or_amounts_for_numbers_of_papers(text: str) -> None:
    assert values("LabelledNumberRecognizer", text) == []


@pytest.mark.parametrize(
    "text",
    [
        r"\\NWB-FS01\projects\falcon\plan.xlsx",
        "https://jira.acmetron.com/browse/FALC-12",
        "Nightjar",
        "Blue Heron",
        "s3://acmetron-prod/x.csv",
        "FALC-1042",
    ],
)
def test_what_stands_in_its_place_says_nothing_of_it(text: str) -> None:
    (value,) = learn([_finding(text, "INTERNAL_IDENTIFIER")], [], Surrogates(b"k"), policy.load())
    words = ("nwb", "falc", "plan", "acmetron", "night", "heron", "prod")
    assert value.substitute != text
    assert not any(word in value.substitute.casefold() for word in words)
    assert not value.substitute.startswith("[")


def test_keys_of_one_project_get_one_new_prefix_and_papers_keep_theirs() -> None:
    surrogates = Surrogates(b"k")
    drawn = [surrogates.draw(key, "INTERNAL_IDENTIFIER") for key in ("FALC-1042", "FALC-7", "PO-88213")]
    assert drawn[0].partition("-")[0] == drawn[1].partition("-")[0] != "FALC"
    assert drawn[2].startswith("PO-")
