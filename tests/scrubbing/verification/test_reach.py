"""What is read is said: the count is right, and it sees what extraction would miss."""

import io

import pytest

from scrubbing.document import Document, Member, Unit
from scrubbing.extraction import docx as word
from scrubbing.extraction import pptx as slides
from scrubbing.extraction import xlsx as sheets
from scrubbing.reached import Reach, public_sentence, together
from scrubbing.verification import reach
from submissions.media import MediaType
from tests.files import docx, pptx, xlsx
from tests.files.office import replaced, unzipped, zipped
from tests.scrubbing.office import read

MADE = {
    MediaType.DOCX: (word.extract, docx.letter(docx.planted())),
    MediaType.XLSX: (sheets.extract, xlsx.ledger(xlsx.planted())),
    MediaType.PPTX: (slides.extract, pptx.deck(pptx.planted())),
}


def reached(data: bytes, document: Document) -> Reach:
    found = reach(io.BytesIO(data), document)
    assert found is not None
    return found


def typed(document: Document, kind: MediaType) -> Document:
    document.media_type = kind
    return document


@pytest.mark.parametrize("kind", MADE)
def test_all_text_of_a_file_with_a_value_in_every_place_is_reached(kind: MediaType) -> None:
    extract, data = MADE[kind]
    found = reached(data, typed(read(extract, data), kind))
    assert found.rest == {}
    assert found.read > 500


@pytest.mark.parametrize("kind", MADE)
def test_a_reader_that_reads_nothing_reaches_nothing(kind: MediaType) -> None:
    found = reached(MADE[kind][1], Document(kind))
    assert found.read == found.own == 0
    assert sum(found.rest.values()) == found.characters > 500


def test_what_the_usual_library_shows_of_a_letter_is_less() -> None:
    import docx as library

    data = docx.letter(docx.planted())
    paragraphs = library.Document(io.BytesIO(data)).paragraphs
    document = Document(MediaType.DOCX, units=[Unit("text", paragraph.text) for paragraph in paragraphs])
    assert 10 < reached(data, document).percent < 60


def body(xml: str) -> bytes:
    data = docx.plain("something")
    document = unzipped(data)["word/document.xml"].decode()
    return replaced(data, {"word/document.xml": document.replace("<w:body>", f"<w:body>{xml}")})


@pytest.mark.parametrize(
    ("xml", "characters"),
    [
        ('<w:p><w:r><w:t xml:space="preserve">Ada </w:t></w:r><w:r><w:t>Lovelace</w:t></w:r></w:p>', 11),
        ('<w:p><w:r><w:fldChar/><w:instrText>TITLE "Ada"</w:instrText></w:r></w:p>', 10),
        ("<w:p><w:del><w:r><w:delText>Ada</w:delText></w:r></w:del><w:ins><w:r><w:t>Eve</w:t></w:r></w:ins></w:p>", 6),
        ('<acme:note xmlns:acme="urn:acme" who="Ada"/>', 3),
        ('<acme:note xmlns:acme="urn:acme">Ada<x/>Eve</acme:note>', 6),
        ('<w:jc w:val="center"/><w:ind w:left="720"/>', 0),
        ('<a:gd xmlns:a="urn:a" name="aA1" fmla="+- 18600000 0 ha"/>', 0),
        ("<w:x>12</w:x><w:x>555018200</w:x>", 9),
        (f"<w:binary>{'QUJD' * 40}</w:binary>", 0),
        (f"<w:r><w:instrText>ADDIN Citavi{{{'QUJD' * 40}}}</w:instrText></w:r>", 0),
        (f'<w:tag w:val="MENDELEY_CITATION_v3_{"QUJD" * 40}"/>', 0),
    ],
)
def test_it_counts_words_and_not_what_the_format_says(xml: str, characters: int) -> None:
    document = Document(MediaType.DOCX, units=[Unit("paragraph 1", "something")])
    assert reached(body(xml), document).rest == ({} if not characters else reached(body(xml), document).rest)
    assert sum(reached(body(xml), document).rest.values()) == characters


def test_what_looks_like_an_escape_once_it_was_read_is_reached() -> None:
    data = body("<w:p><w:r><w:t>Normal_x005F_x0000_</w:t></w:r></w:p>")
    document = Document(MediaType.DOCX, units=[Unit("text", "Normal_x0000_"), Unit("text", "something")])
    assert reached(data, document).rest == reached(docx.plain("something"), document).rest


def test_it_counts_the_words_in_formulas_and_not_their_functions() -> None:
    data = xlsx.plain(('=IF(A2="Ada","she said ""no""",SUM(B1:B9))', 4711, 20_000_000))
    found = reached(data, Document(MediaType.XLSX, units=[Unit("sheet 1!A1", "Ada\nSheet1")]))
    assert found.rest == {"words in formulas": len('shesaid"no"')}


def test_a_workbook_inside_a_deck_is_counted_with_what_was_read_of_it() -> None:
    data = pptx.deck(pptx.planted())
    document = typed(read(slides.extract, data), MediaType.PPTX)
    member = next(member for name, member in document.members.items() if name.endswith(".xlsx"))
    member.document.media_type = MediaType.XLSX
    whole = reached(data, document)
    member.document.units.clear()
    assert whole.rest == {}
    assert sum(reached(data, document).rest.values()) > 0


def test_packages_in_an_archive_are_counted() -> None:
    letter = docx.plain("Ada")
    archive = zipped({"a/letter.docx": letter, "notes.txt": "nothing of it is counted"})
    inner = Document(MediaType.DOCX, units=[Unit("paragraph 1", "Ada")])
    document = Document(MediaType.ZIP, members={"a/letter.docx": Member("member 1", inner)})
    assert reached(archive, document) == Reach(3, 3, 0, {})


@pytest.mark.parametrize("kind", [MediaType.PDF, MediaType.TEXT, MediaType.ZIP])
def test_nothing_is_said_of_files_without_a_package(kind: MediaType) -> None:
    assert reach(io.BytesIO(zipped({"a.txt": "words"})), Document(kind)) is None


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Reach(12_345, 12_345), "All of its text was read: 12,345 characters."),
        (
            Reach(100_000, 99_999, 0, {"attributes": 1}),
            "99.99 % of its text was read: 99,999 of 100,000 characters. The rest: 1 in attributes.",
        ),
        (
            Reach(100, 90, 7, {"words in formulas": 4, "attributes": 6}),
            "90.00 % of its text was read: 90 of 100 characters. The rest: 6 in attributes, 4 in words in formulas.",
        ),
    ],
)
def test_it_is_said_in_plain_words_and_never_rounded_up(found: Reach, sentence: str) -> None:
    assert found.sentence == sentence
    assert found.is_low == (found.read < 0.99 * found.characters)


def test_a_certificate_says_it_without_a_count() -> None:
    found = Reach(100_000, 99_999, 0, {"attributes": 1})
    assert public_sentence(found.as_public()) == "99.9 % of the text in the original was read. Not read: attributes."
    assert public_sentence(Reach(7, 7).as_public()) == "All text in the original was read."


def test_several_files_add_up() -> None:
    assert together([Reach(10, 9, 1, {"attributes": 1}), Reach(5, 5, 2)]) == Reach(15, 14, 3, {"attributes": 1})
