"""Published law stays in the copy, and the parties of what is not published go."""

import pytest

from scrubbing.detection import detect
from scrubbing.detection.citations import cases, citations
from scrubbing.document import Document, Unit
from scrubbing.findings import Action

CITED = [
    "93 N.Y.2d 382",
    "93 N.Y.2d 382, 388-89 (1999)",
    "15 U.S.C. 1125(a)",
    "28 U.S.C. § 1331",
    "28 U.S.C. §§ 1331, 1332 and 1367",
    "29 C.F.R. § 1910.1200(h)",
    "347 U.S. 483 (1954)",
    "347 U. S. 483",
    "550 U.S. at 555",
    "58 S. Ct. 817",
    "82 L. Ed. 1188",
    "123 F.3d 456 (9th Cir. 1999)",
    "601 F. Supp. 2d 1313 (M.D. Fla. 2009)",
    "2022 WL 1234567 (S.D.N.Y. Mar. 3, 2022)",
    "2019 U.S. Dist. LEXIS 12345",
    "51 Cal. App. 4th 1267",
    "131 Cal. Rptr. 14",
    "162 N.E.2d 99",
    "210 A.D.3d 45",
    "12 NY3d 45",
    "400 So. 2d 12",
    "[2019] EWCA Civ 123",
    "[2019] 1 WLR 345",
    "[2021] EWHC 456 (Ch)",
    "[1999] 2 S.C.R. 817",
    "(1854) 9 Ch 341",
    "Fed. R. Civ. P. 12(b)(6)",
    "Fed. R. Evid. 702",
    "Rule 12(b)(6)",
    "CPLR 3211(a)(7)",
    "§ 12(b)(6)",
    "N.Y. Gen. Bus. Law § 349",
    "Cal. Civ. Code § 1798.100",
]
NOT_CITED = [
    "15 Main Street, Albany, NY 12207",
    "10 S. Main St., Boston",
    "12 N.E. Broadway",
    "350 W. 42nd Street",
    "4 A.M. 12 people came",
    "We need 12 US 45 EU plugs",
    "42 Pa. Avenue",
    "8 P. Street 14",
    "The 5 Cal. hikers took 3 lamps",
    "77 Massachusetts Avenue 02139",
]


@pytest.mark.parametrize("citation", CITED)
def test_the_whole_citation_is_one(citation: str) -> None:
    text = f"As was said in {citation}, it holds."
    found = sorted(citations(text))
    assert (found[0][0], max(end for _, end in found)) == (15, 15 + len(citation))


@pytest.mark.parametrize("text", NOT_CITED)
def test_addresses_and_numbers_are_no_citations(text: str) -> None:
    assert citations(text) == []


@pytest.mark.parametrize(
    ("text", "name", "public"),
    [
        ("See BDO Seidman v. Hirshberg, 93 N.Y.2d 382 (1999).", "BDO Seidman v. Hirshberg", True),
        ("Under Bell Atl. Corp. v. Twombly, 550 U.S. 544 (2007), no.", "Bell Atl. Corp. v. Twombly", True),
        ("In Daubert v. Merrell Dow Pharms., Inc., 509 U.S. 579", "Daubert v. Merrell Dow Pharms., Inc.", True),
        ("in Smith v Jones [2019] EWCA Civ 123.", "Smith v Jones", True),
        ("In re Seroquel Prods. Liab. Litig., 601 F. Supp. 2d 1313", "In re Seroquel Prods. Liab. Litig.", True),
        ("Miranda v. Arizona is well known.", "Miranda v. Arizona", True),
        ("Lochner v. New York and Marbury v. Madison differ.", "Marbury v. Madison", True),
        ("Lochner v. New York and Marbury v. Madison differ.", "Lochner v. New York", True),
        ("Halvorsen v. Whitcombe, Index No. 652104/2023", "Halvorsen v. Whitcombe", False),
        ("Wagner v. Dorsett, No. 21-cv-4482, 2022 WL 1234567", "Wagner v. Dorsett", False),
        ("Halvorsen v. Whitcombe. 15 U.S.C. 1125 governs.", "Halvorsen v. Whitcombe", False),
        ("Halvorsen v. Whitcombe, 15 U.S.C. 1125", "Halvorsen v. Whitcombe", False),
    ],
)
def test_a_case_is_public_if_a_report_stands_behind_it(text: str, name: str, public: bool) -> None:
    found = [(text[start:end], reported) for start, end, reported in cases(text)]
    assert any(written.startswith(name) and reported is public for written, reported in found)


def _gone(*texts: str) -> set[str]:
    document = Document("text/plain", [Unit(f"line {number}", text) for number, text in enumerate(texts, 1)])
    return {each.value for each in detect(document, [], []).findings if each.action is not Action.KEEP}


def test_published_law_stays_and_the_parties_of_the_own_case_go() -> None:
    cited = [
        "See BDO Seidman v. Hirshberg, 93 N.Y.2d 382 (1999). Under Hirshberg, the covenant is void.",
        "Brown v. Board of Education, 347 U.S. 483 (1954); Miranda v. Arizona, 384 U.S. 436.",
        "Cf. Lanham Act, 15 U.S.C. 1125(a). Marbury v. Madison is not on point.",
        "As Justice Ruth Bader Ginsburg once observed, context matters.",
        "Palsgraf v. Long Island R.R. Co., 248 N.Y. 339, 162 N.E. 99 (1928).",
    ]
    assert _gone(*cited) == set()
    own = "Halvorsen v. Whitcombe, Index No. 652104/2023, is before Justice Ramona Delgado-Pryce."
    assert {"Halvorsen", "Ramona Delgado-Pryce", "652104/2023"} <= _gone(*cited, own)


def test_who_is_called_like_a_party_of_a_reported_case_goes() -> None:
    cited = "See BDO Seidman v. Hirshberg, 93 N.Y.2d 382 (1999)."
    assert "Hirshberg" in _gone(cited, "Our client is Naomi Hirshberg.", "Please call Hirshberg today.")
    assert "Hirshberg" in _gone(cited, "Hirshberg v. Whitcombe, No. 21-cv-4482, is ours; Hirshberg wants to settle.")


def test_an_address_beside_a_citation_still_goes() -> None:
    text = "See 93 N.Y.2d 382 (1999). Serve him at 88 Cordwainer Lane, Albany, NY 12207."
    assert any("88 Cordwainer Lane" in value for value in _gone(text))
