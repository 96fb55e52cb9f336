"""Names of parts in a copy say nothing: a program gives them, or they are numbered."""

import pytest

from scrubbing.office.neutral_names import is_usual
from submissions.media import MediaType
from tests.files import docx, office
from tests.scrubbing.contract.samples import prove, scrub, value
from tests.scrubbing.verification.copies import zipped


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("word/document.xml", True), ("word/document2.xml", True), ("xl/worksheets/sheet12.xml", True),
        ("xl/pivotCache/pivotCacheDefinition1.xml", True), ("ppt/slides/Slide3.xml", True),
        ("ppt/drawings/vmlDrawing1.vml", True), ("word/jane.xml", False), ("acme/document.xml", False),
        ("word/acme/header1.xml", False), ("word/header_acme.xml", False), ("word/header19841201.xml", False),
        ("word/theme/theme1.acme", False), ("xl/worksheets/Budget 2024.xml", False),
    ],
)  # fmt: skip
def test_a_name_that_a_program_gives_is_told_from_any_other(name: str, usual: bool) -> None:
    assert is_usual(name) is usual


def test_a_letter_whose_parts_are_named_after_a_firm_is_a_letter_with_usual_names() -> None:
    parts = office.unzipped(docx.plain("Kind regards from the quay"))
    named = {
        name.replace("word/document.xml", "acme/Quandrel letter.xml")
        .replace("word/_rels/document.xml.rels", "acme/_rels/Quandrel letter.xml.rels"): content.replace(
            b"word/document.xml", b"acme/Quandrel letter.xml"
        ).replace(b'Target="styles.xml"', b'Target="../word/styles.xml"')
        for name, content in parts.items()
    }  # fmt: skip
    assert named.keys() != parts.keys()
    copy = scrub(zipped(named), MediaType.DOCX, [])
    names = set(office.unzipped(copy))
    assert not any("acme" in name or "Quandrel" in name for name in names)
    assert any(name.startswith("word/parts/officeDocumentPart") for name in names)
    assert prove(copy, MediaType.DOCX, value("Quandrel", "x")).failures == []
