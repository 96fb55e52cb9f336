"""Every way a value may hide in a file, or a file may attack, with what must become of it and what holds us to that.

`scrubbing/THREAT_MODEL.md` names the same ids. A vector is proved by a file of its format with a value planted in every
place (`FILES`), by a file of its own that must get no copy (`HELD`), or by tests that stand elsewhere (`ELSEWHERE`).
"""

# Rows read better on their own lines than wrapped.
# ruff: noqa: E501

import base64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from submissions.media import MediaType
from submissions.reasons import Reason
from tests.files import docx, image, pdf, vectors_git, vectors_other
from tests.files.vectors_office import FORMATS, Parts, opened

Maker = Callable[[Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Planted:
    """One file with a value in each of its places.

    The task knows the values of `replaced`, and each place has a stand-in afterwards. Nobody knows those of `dropped`:
    they go because of where they stand. `benign` stays.
    """

    name: str
    media_type: MediaType
    make: Maker
    replaced: tuple[str, ...]
    dropped: tuple[str, ...]
    benign: tuple[str, ...]
    # Parts that a person wants in the copy, beside those that wait for a decision.
    keeps: frozenset[str] = frozenset()

    @property
    def ids(self) -> Iterator[str]:
        """Yield the vectors' ids."""
        yield from (f"{self.name}/{place}" for place in (*self.replaced, *self.dropped))

    def values(self) -> dict[str, str]:
        """Return a value for each place: names where they are known, else such words as user names are."""
        values = {}
        for number, place in enumerate((*self.replaced, *self.dropped)):
            code = f"{chr(97 + number // 26)}{chr(97 + number % 26)}"
            known = place in self.replaced
            values[place] = f"Zyx{code}well Qua{code}ntle" if known else f"zyx{code}vexandrel"
        return values


FILES: dict[str, Planted] = {
    planted.name: planted
    for planted in (
        *(
            Planted(
                name,
                MediaType[name.upper()],
                office.file,
                (*office.replaced, *office.more_replaced),
                (*office.dropped, *office.more_dropped),
                office.benign,
            )
            for name, office in FORMATS.items()
        ),
        Planted(
            "pdf",
            MediaType.PDF,
            vectors_other.pdf_beside,
            vectors_other.PDF_REPLACED,
            vectors_other.PDF_DROPPED,
            vectors_other.PDF_BENIGN,
        ),
        Planted("png", MediaType.PNG, vectors_other.png, (), vectors_other.PNG_DROPPED, vectors_other.PICTURE_BENIGN),
        Planted("jpeg", MediaType.JPEG, vectors_other.jpeg, (), vectors_other.JPEG_DROPPED, vectors_other.PICTURE_BENIGN),
        Planted("tiff", MediaType.TIFF, vectors_other.tiff, (), vectors_other.TIFF_DROPPED, vectors_other.PICTURE_BENIGN),
        Planted(
            "mail",
            MediaType.EML,
            vectors_other.mail,
            vectors_other.MAIL_REPLACED,
            vectors_other.MAIL_DROPPED,
            vectors_other.MAIL_BENIGN,
        ),
        Planted(
            "mailbox",
            MediaType.MBOX,
            vectors_other.mailbox,
            vectors_other.MAILBOX_REPLACED,
            vectors_other.MAILBOX_DROPPED,
            vectors_other.MAILBOX_BENIGN,
        ),
        Planted(
            "outlook",
            MediaType.MSG,
            vectors_other.outlook_message,
            vectors_other.OUTLOOK_REPLACED,
            vectors_other.OUTLOOK_DROPPED,
            vectors_other.OUTLOOK_BENIGN,
        ),
        Planted(
            "zip",
            MediaType.ZIP,
            vectors_other.zip_archive,
            vectors_other.MEMBERS_REPLACED,
            (*vectors_other.MEMBERS_DROPPED, *vectors_other.ZIP_DROPPED),
            vectors_other.MEMBERS_BENIGN,
        ),
        Planted(
            "tar",
            MediaType.TAR_GZ,
            vectors_other.tar_archive,
            vectors_other.MEMBERS_REPLACED,
            (*vectors_other.MEMBERS_DROPPED, *vectors_other.TAR_DROPPED),
            vectors_other.MEMBERS_BENIGN,
        ),
        Planted(
            "git",
            MediaType.ZIP,
            vectors_git.git_archive,
            vectors_git.GIT_REPLACED,
            vectors_git.GIT_DROPPED,
            vectors_git.GIT_BENIGN,
            frozenset({"history"}),
        ),
    )
}  # fmt: skip


SECRET = "zyxhhvexandrel"
MAIL = "zyxhhvexandrel@quandrel-freight.com"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADER = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that gets no copy while the value is in it. `known` says whether the task knows the value.

    With `removable` the part can be removed by a person, and then there is a copy without the value.
    """

    how: str
    media_type: MediaType
    make: Callable[[], bytes]
    reason: Reason
    known: bool = False
    removable: bool = False


def _office(plant: Callable[[Parts], None], data: bytes = b"") -> Callable[[], bytes]:
    def make() -> bytes:
        parts = opened(data or docx.plain("Kind regards"), "word/document.xml")
        plant(parts)
        return parts.saved()

    return make


def _part(role: str, name: str, content: str | bytes, content_type: str) -> Callable[[], bytes]:
    def plant(parts: Parts) -> None:
        parts.add(name, content, content_type)
        parts.link(role, name.removeprefix("word/"))

    return _office(plant)


def _beside(target: str, role: str = "header", type_: str = f"{_WORD}.header+xml") -> Callable[[], bytes]:
    def plant(parts: Parts) -> None:
        parts.add(target, _HEADER, type_)
        parts.link(role, target.removeprefix("word/"))

    return _office(plant)  # fmt: skip


def _edit(before: str, after: str) -> Callable[[], bytes]:
    return _office(lambda parts: parts.edit("word/document.xml", before, after))


def tagged(text: str) -> str:
    """Return a text in tag characters, which show nothing."""
    return "".join(chr(0xE0000 + ord(char)) for char in text)


def selected(text: str) -> str:
    """Return a text in variation selectors, which show nothing."""
    return "".join(chr(0xE0100 + ord(char) - 16) for char in text)


def _line(text: str) -> Callable[[], bytes]:
    return lambda: f"The plan of the quarter{text} is attached.\n".encode()


_NOT_READ, _NOT_PROVED = Reason.NOT_FULLY_READ, Reason.VERIFICATION_FAILED
_INK = "http://schemas.microsoft.com/office/2006/relationships/ink"
_MODEL = "http://schemas.microsoft.com/office/2011/relationships/model"

HELD: dict[str, Kept] = {
    "office/ole_object": Kept(
        "an OLE object", MediaType.DOCX,
        _part("oleObject", "word/embeddings/o.bin", _OLE + SECRET.encode() + bytes(600), "application/vnd.openxmlformats-officedocument.oleObject"),
        _NOT_READ, removable=True,
    ),
    "office/alternative_chunk": Kept(
        "a page put in whole (altChunk)", MediaType.DOCX,
        _part("aFChunk", "word/afchunk.htm", f"<p>{SECRET}</p>", "text/html"), _NOT_READ, removable=True,
    ),
    "office/ink": Kept(
        "ink", MediaType.DOCX, _part(_INK, "word/ink/ink1.xml", f"<ink>{SECRET}</ink>", "application/inkml+xml"), _NOT_READ, removable=True,
    ),
    "office/audio_or_film": Kept(
        "a recording", MediaType.DOCX, _part("audio", "word/media/a.mp3", b"ID3" + SECRET.encode(), "audio/mpeg"), _NOT_READ, removable=True,
    ),
    "office/data_model": Kept(
        "a Power Pivot model", MediaType.DOCX, _part(_MODEL, "word/item.data", b"\0" + SECRET.encode(), "application/octet-stream"), _NOT_READ, removable=True,
    ),
    "office/macro": Kept(
        "a macro", MediaType.DOCX, _part("http://x/vbaProject", "word/vbaProject.bin", SECRET, "application/vnd.ms-office.vbaProject"), Reason.MACROS,
    ),
    "office/active_control": Kept(
        "an ActiveX control", MediaType.DOCX,
        _part("control", "word/activeX/activeX1.xml", f"<ocx>{SECRET}</ocx>", "application/vnd.ms-office.activeX+xml"), Reason.MACROS,
    ),
    "office/extension_address": Kept(
        "an extension's address", MediaType.DOCX,
        _edit("</w:body>", f'<a:extLst><a:ext uri="{SECRET}"><a:b/></a:ext></a:extLst></w:body>'), _NOT_PROVED, known=True,
    ),
    "office/enumeration": Kept(
        "an attribute that reads like mark-up", MediaType.DOCX, _edit("</w:body>", f'<w:p><w:more w:kind="{SECRET}"/></w:p></w:body>'), _NOT_PROVED, known=True,
    ),
    "office/relationship_type": Kept(
        "a relationship's type", MediaType.DOCX, _beside("word/header1.xml", f"http://{SECRET}.example/header"), _NOT_PROVED, known=True,
    ),
    "office/content_type": Kept(
        "a content type", MediaType.DOCX, _beside("word/header1.xml", type_=f"application/{SECRET}+xml"), _NOT_PROVED, known=True,
    ),
    "text/tag_characters": Kept("letters as tag characters", MediaType.TEXT, _line(tagged(f" by {SECRET}.")), _NOT_PROVED, known=True),
    "text/variation_selectors": Kept("letters as variation selectors", MediaType.TEXT, _line(selected(f" by {SECRET}.")), _NOT_PROVED, known=True),
    "text/tag_characters_unknown": Kept("an address as tag characters", MediaType.TEXT, _line(tagged(f" by {MAIL} now")), _NOT_PROVED),
    "docx/tag_characters": Kept(
        "letters as tag characters in a paragraph", MediaType.DOCX, lambda: docx.plain(f"Kind regards{tagged(f' by {SECRET}.')}"), _NOT_PROVED, known=True,
    ),
    "pdf/password": Kept("a password", MediaType.PDF, lambda: pdf.encrypted("letmein"), Reason.ENCRYPTED),
    "pdf/no_text": Kept("a drawing without text", MediaType.PDF, pdf.drawing, _NOT_READ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hidden:
    """A PDF of benign text with one value that only a program reads. Nobody knows the value."""

    make: Callable[[], bytes]
    value: str


HIDDEN: dict[str, Hidden] = {
    **{
        f"pdf/{trick.replace(' ', '_')}_text": Hidden(lambda trick=trick: pdf.with_hidden_text(trick), value)  # type: ignore[misc]
        for trick, value in pdf.HIDDEN.items()
    },
    "pdf/earlier_revision": Hidden(pdf.in_two_revisions, "Earlier Revision Person"),
    "pdf/actual_text": Hidden(pdf.with_actual_text, "Actual Text Person"),
    "pdf/cropped_text": Hidden(pdf.cropped, "Cropped Away Person"),
    "pdf/unused_resources": Hidden(pdf.with_unused_resources, "Never Drawn Person"),
}


def cropped_picture() -> bytes:
    """Return a letter with a picture of which only the lowest tenth is shown; a name stands in the rest."""
    picture = image.encode(image.page(["Prepared by Harriet Quandrel"], (900, 240)), "PNG")

    def plant(parts: Parts) -> None:
        parts.add("word/media/image1.png", picture, "image/png")
        identity = parts.link("image", "media/image1.png")
        drawing = (
            '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="2" name="Picture 2"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="1" name="Picture 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{identity}"/><a:srcRect t="90000"/><a:stretch/></pic:blipFill><pic:spPr><a:prstGeom '
            'prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
            "</w:drawing></w:r></w:p></w:body>"
        )
        parts.edit(parts.main, "</w:body>", drawing)

    return _office(plant)()


def encoded_lines() -> bytes:
    """Return a text that says a value in base64, escaped, and with invisible characters in it."""
    value = "Harriet Quandrel"
    lines = (
        "The plan of the quarter is attached.",
        "token: " + base64.b64encode(f"owner is {value} of it".encode()).decode(),
        "escaped: " + "".join(f"\\u{ord(char):04x}" for char in value),
        "spaced: " + "\u200b".join(value),
        "soft: " + "\u00ad".join(value),
    )
    return "\n".join(lines).encode() + b"\n"


_S, _H, _V = "tests/scrubbing", "tests/hostile", "tests/scrubbing/verification"
_LINE = f"{_H}/test_line.py::test_it_ends_in_its_reason_and_harms_nothing"
_OFFICE = f"{_S}/test_office_packages.py::test_it_ends_in_its_reason"

# Vectors and attacks that other tests prove, by those tests.
ELSEWHERE: dict[str, tuple[str, ...]] = {
    "office/wrapped_file": (
        f"{_S}/test_ole_packages.py::test_a_workbook_in_an_object_is_scrubbed_and_opens_in_its_place",
        f"{_S}/test_ole_packages.py::test_so_is_one_in_a_workbook_or_on_a_slide",
        f"{_S}/test_ole_packages.py::test_anything_else_in_an_object_holds_the_file_until_it_is_removed",
    ),
    "office/cropped_picture": (f"{_S}/test_threat_model.py::test_a_name_in_the_cropped_part_of_a_picture_goes",),
    "text/hexadecimal": (f"{_S}/test_threat_model.py::test_a_value_in_hexadecimal_digits_goes_from_a_text",),
    "text/citation_keys": (
        f"{_S}/test_spellings.py::test_both_find_a_value_in_its_other_spellings",
        f"{_S}/test_spellings.py::test_the_key_of_a_citation_stays_one_and_the_same_everywhere",
    ),
    "text/lines_of_digits": (
        f"{_S}/test_encoded.py::test_a_value_across_lines_is_rewritten_in_every_format",
        f"{_S}/test_encoded.py::test_where_lines_may_be_separate_texts_a_value_across_them_holds_the_file",
    ),
    "text/encoded_text": (f"{_S}/test_threat_model.py::test_a_value_in_another_coding_goes_from_a_text",),
    "office/encrypted": (_LINE, "tests/submissions/test_sniffing.py::test_it_refuses_with_a_reason"),
    "office/data_around_the_archive": ("tests/submissions/test_sniffing.py::test_it_refuses_with_a_reason",),
    "office/fails_if_left": (
        f"{_S}/contract/test_blinding.py::test_any_part_put_back_as_it_was_fails_the_copy",
        f"{_S}/contract/test_blinding.py::test_a_value_left_in_any_one_place_fails_the_copy",
        f"{_V}/test_office.py::test_a_part_that_no_copy_should_hold_fails_it",
    ),
    "docx/hidden_runs": (
        f"{_S}/test_docx.py::test_a_value_goes_that_only_stands_without_hidden_runs",
        f"{_V}/test_office.py::test_it_finds_a_value_anywhere_in_a_letter",
    ),
    "docx/joined_paragraphs": (
        f"{_S}/test_docx.py::test_a_value_goes_that_goes_on_in_the_next_paragraph",
        f"{_V}/test_office.py::test_it_finds_a_value_anywhere_in_a_letter",
    ),
    "pptx/joined_paragraphs": (f"{_S}/test_pptx.py::test_a_value_goes_that_a_hyphen_divides_between_two_paragraphs",),
    "docx/coded_letters": (f"{_S}/test_docx.py::test_a_value_goes_whose_letters_are_kept_as_codes",),
    "docx/readings": (
        f"{_S}/test_docx.py::test_a_name_goes_whose_words_have_small_readings_over_them",
        f"{_V}/test_office.py::test_it_finds_a_value_anywhere_in_a_letter",
    ),
    "xlsx/joined_words": (
        f"{_S}/test_xlsx.py::test_a_value_goes_from_words_that_a_formula_joins",
        f"{_V}/test_office.py::test_it_finds_a_value_anywhere_in_a_workbook",
    ),
    "xlsx/format_signs": (
        f"{_S}/test_xlsx.py::test_a_value_goes_from_a_number_format_however_it_is_quoted",
        f"{_V}/test_office.py::test_it_finds_a_value_in_a_number_format_however_it_is_quoted",
    ),
    "xlsx/page_codes": (
        f"{_S}/test_xlsx.py::test_a_value_goes_from_a_page_header_though_a_code_stands_within_it",
        f"{_V}/test_office.py::test_it_finds_a_value_behind_the_codes_of_a_page_header",
    ),
    "xlsx/hidden_sheet_removed": (
        f"{_S}/test_xlsx.py::test_a_removed_sheet_leaves_its_results_behind_and_nothing_else",
    ),
    "xlsx/macro_sheet": (f"{_S}/test_xlsx.py::test_it_refuses_macro_sheets",),
    "pptx/hidden_slide_removed": (f"{_S}/test_pptx.py::test_a_removed_slide_leaves_nothing_behind",),
    "pptx/film": (f"{_S}/test_pptx.py::test_a_film_is_held_until_it_is_removed",),
    "pdf/scan": (f"{_S}/test_pdf.py::test_no_value_is_left_anywhere_in_the_copy",),
    "pdf/searchable_scan": (f"{_S}/test_pdf.py::test_it_trusts_the_picture_of_a_scan_more_than_its_text_layer",),
    "pdf/logo": (f"{_S}/test_pdf.py::test_a_logo_with_the_name_of_the_firm_is_painted_over",),
    "pdf/filled_form": (f"{_S}/test_pdf.py::test_it_reads_filled_forms_where_they_show",),
    "pdf/picture_metadata": (f"{_V}/test_pdf.py::test_a_photograph_with_its_camera_fails_the_copy",),
    "pdf/glyph_widths": (f"{_S}/test_pdf_cutting.py::test_nothing_counts_or_measures_the_letters_that_went",),
    "pdf/font_glyphs": (f"{_S}/test_pdf_cutting.py::test_no_font_keeps_a_letter_that_only_a_value_used",),
    "pdf/font_order": (f"{_S}/test_pdf_cutting.py::test_no_font_tells_in_which_order_its_letters_were_first_written",),
    "pdf/text_settings": (f"{_S}/test_pdf_cutting.py::test_values_are_cut_out_however_the_text_is_set",),
    "pdf/shared_drawing": (f"{_S}/test_pdf_cutting.py::test_a_drawing_that_pages_share_is_cut_for_each_of_them",),
    "pdf/doubtful_text": (f"{_S}/test_pdf_cutting.py::test_a_page_that_is_doubtful_becomes_a_picture",),
    "pdf/outlines": (f"{_V}/test_pdf.py::test_it_finds_a_value_drawn_as_shapes",),
    "pdf/pattern": (f"{_S}/test_pdf.py::test_a_name_in_a_pattern_is_read_and_painted_over",),
    "image/pixels": (f"{_S}/test_image.py::test_the_copy_shows_the_substitute_and_its_neighbours_but_not_the_value",),
    "image/pale_words": (
        f"{_S}/test_ocr.py::test_what_is_pale_slants_or_stands_on_its_head_beside_other_words_is_read",
        f"{_V}/test_pictures.py::test_a_value_that_is_pale_slants_or_stands_on_its_head_fails_the_copy",
    ),
    "image/slanting_words": (
        f"{_S}/test_ocr.py::test_what_is_pale_slants_or_stands_on_its_head_beside_other_words_is_read",
        f"{_V}/test_pictures.py::test_a_value_that_is_pale_slants_or_stands_on_its_head_fails_the_copy",
    ),
    "image/further_frames": (f"{_S}/test_image.py::test_only_the_first_frame_of_an_animation_is_kept_and_said",),
    "image/transparent_pixels": (f"{_S}/test_image.py::test_hidden_colours_under_transparent_pixels_are_dropped",),
    "image/colour_profile": (f"{_V}/test_pictures.py::test_a_colour_profile_fails_the_copy",),
    "image/code": (
        f"{_S}/test_seen.py::test_what_a_code_says_is_read_rewritten_and_proved",
        f"{_S}/test_seen.py::test_a_code_that_still_says_a_value_fails_the_copy",
        f"{_S}/test_seen.py::test_every_usual_kind_of_code_is_read_and_drawn_anew",
    ),
    "image/proofreading": (
        f"{_S}/test_proofreading.py::test_a_value_that_only_the_proof_reads_in_a_picture_is_painted_over",
        f"{_S}/test_proofreading.py::test_letters_in_the_place_of_a_value_are_nobodys_however_they_are_misread",
    ),
    "image/slanting_bar_code": (f"{_S}/test_seen.py::test_a_bar_code_goes_whole_at_whatever_angle_it_stands",),
    "image/unreadable_code": (
        f"{_S}/test_seen.py::test_a_code_that_nobody_can_read_is_put_to_a_person_and_painted_over",
    ),
    "image/face": (
        f"{_S}/test_seen.py::test_a_face_is_seen_blurred_and_proved_gone",
        f"{_S}/test_seen.py::test_a_face_that_is_left_fails_the_copy_unless_it_may_stay",
        f"{_S}/test_seen.py::test_nothing_of_a_blurred_face_is_left_to_bring_back",
    ),
    "pdf/drawn_code": (f"{_S}/test_seen.py::test_a_code_that_is_drawn_on_a_page_is_read_and_goes",),
    "mail/transport_headers": (f"{_S}/test_email.py::test_it_writes_the_headers_a_reader_sees_and_no_other",),
    "mail/signature_part": (f"{_S}/test_email.py::test_it_drops_signatures_and_delivery_reports",),
    "mail/encrypted": (f"{_S}/test_email.py::test_it_refuses_encrypted_messages",),
    "mailbox/line_like_an_envelope": (f"{_S}/test_mailbox.py::test_no_line_of_a_mail_begins_another_mail",),
    "mailbox/no_mail": (f"{_S}/test_mailbox.py::test_what_is_no_mail_holds_the_mailbox_until_it_is_removed",),
    "outlook/rich_text_alone": (f"{_S}/test_outlook.py::test_of_a_body_in_rich_text_alone_the_words_are_taken",),
    "outlook/protected": (f"{_S}/test_outlook.py::test_what_is_protected_or_no_mail_gets_no_copy",),
    "outlook/unread_attachment": (f"{_S}/test_outlook.py::test_an_object_that_nobody_reads_holds_it_until_removed",),
    "archive/unknown_member": (f"{_S}/test_repository.py::test_it_holds_unknown_members_until_they_are_removed",),
    "archive/labels_and_access_lists": (
        f"{_S}/test_repository.py::test_labels_access_lists_and_attributes_of_members_leave_archives",
    ),
    "archive/times_and_owners": (f"{_S}/test_repository.py::test_it_gives_the_same_bytes_for_any_time_and_owner",),
    "history/unreadable": (f"{_S}/test_git_history.py::test_a_history_that_cannot_be_read_in_full_holds_the_archive",),
    "history/too_large": (
        f"{_S}/test_git_history.py::test_a_history_beyond_a_limit_holds_the_archive_and_not_without_it",
    ),
    "history/unread_file": (
        f"{_S}/test_git_history.py::test_a_file_nobody_can_read_holds_the_archive_until_it_is_removed",
    ),
    "history/hours_and_zones": (
        f"{_S}/test_git_history.py::test_days_stay_and_hours_and_zones_go",
        f"{_V}/test_history.py::test_what_a_fresh_history_does_not_hold_fails",
    ),
    "history/quoted_names": (
        f"{_S}/test_git_history.py::test_a_commit_that_a_message_quotes_is_quoted_by_its_new_name",
        f"{_S}/test_git_history.py::test_no_old_name_of_an_object_is_left_but_of_what_did_not_change",
    ),
    "history/unreached": (f"{_V}/test_history.py::test_what_a_fresh_history_does_not_hold_fails",),
    "history/in_an_archive": (
        f"{_S}/test_git_history.py::test_the_history_of_an_archive_in_the_archive_is_dropped",
        f"{_V}/test_history.py::test_no_history_may_stand_where_none_was_asked_for",
    ),
    "history/fails_if_left": (
        f"{_S}/test_history_line.py::test_a_writer_that_misses_a_part_gets_no_copy",
        f"{_V}/test_history.py::test_it_finds_a_value_wherever_it_stands",
    ),
    "history/other_names_of_git": (
        f"{_S}/test_git_history.py::test_a_name_that_some_system_takes_for_the_repository_itself_is_left_out",
    ),
    "html/every_place": (
        f"{_S}/test_text.py::test_it_reads_every_place_of_a_page",
        f"{_S}/test_text.py::test_it_leaves_no_trace_of_the_person",
    ),
    "mail/gif": (
        f"{_S}/test_email.py::test_it_writes_gifs_and_bitmaps_as_png_under_the_right_name",
        f"{_S}/test_email.py::test_the_proof_refuses_a_gif_that_is_left",
    ),
    "html/gif": (f"{_S}/test_text.py::test_a_gif_or_bitmap_in_a_page_or_notebook_leaves_as_png",),
    "html/scripts_of_programs": (
        f"{_S}/test_repository.py::test_pages_of_a_program_keep_its_scripts",
        f"{_S}/test_repository.py::test_a_page_alone_keeps_no_script",
    ),
    "html/style_escapes": (
        f"{_S}/test_text.py::test_a_value_goes_that_a_style_sheet_writes_in_escapes",
        f"{_S}/test_text.py::test_the_proof_sees_what_a_style_sheet_writes_in_escapes",
    ),
    "html/shown_as_one": (
        f"{_S}/test_pages.py::test_a_value_goes_that_a_browser_shows_as_one_text",
        f"{_S}/test_pages.py::test_the_proof_sees_what_a_browser_shows_as_one_text",
        f"{_S}/test_pages.py::test_a_drawing_as_a_text_is_read_and_written_as_a_page",
    ),
    "html/hidden_in_a_word": (
        f"{_S}/test_pages.py::test_a_mail_address_goes_that_something_hidden_cuts",
        f"{_S}/test_pages.py::test_what_is_hidden_is_still_read_and_replaced_by_itself",
    ),
    "html/ruby": (f"{_S}/test_pages.py::test_signs_and_their_pronunciation_are_two_texts",),
    "html/shielded_mail": (
        f"{_S}/test_pages.py::test_an_address_hidden_by_its_key_goes_and_the_new_one_is_hidden_the_same_way",
    ),
    "html/outlines": (f"{_S}/test_pages.py::test_a_drawing_with_words_as_outlines_is_held_until_it_is_removed",),
    "notebook/outlines": (
        f"{_S}/test_pages.py::test_of_an_output_with_a_picture_the_drawing_with_words_as_outlines_goes",
    ),
    "notebook/every_place": (
        f"{_S}/test_text.py::test_it_reads_every_place_of_a_notebook",
        f"{_S}/test_text.py::test_it_leaves_no_trace_of_the_person",
    ),
    "json/keys_and_values": (f"{_S}/test_text.py::test_it_keeps_json_and_its_formatting",),
    "csv/cells": (f"{_S}/test_text.py::test_it_names_rows_columns_and_headings_of_tables",),
    "text/wrapped_and_escaped": (
        f"{_S}/test_text.py::test_it_reads_wrapped_quoted_and_escaped_names_as_a_person_would",
    ),
    "mail/flowed_lines": (f"{_S}/test_email.py::test_words_over_the_lines_of_a_flowed_text_are_replaced",),
    "text/encoded_words": (
        f"{_S}/test_codings.py::test_a_name_is_read_and_replaced_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_the_proof_sees_a_name_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_what_stands_beside_a_name_stays_as_it_is_written",
    ),
    "text/accents_and_bytes": (
        f"{_S}/test_codings.py::test_a_name_is_read_and_replaced_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_the_proof_sees_a_name_however_a_program_writes_it",
    ),
    "text/folded_lines": (
        f"{_S}/test_codings.py::test_a_name_is_read_and_replaced_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_the_proof_sees_a_name_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_invitations_and_cards_are_read_in_mails_and_archives_as_well",
    ),
    "text/codes_of_letters": (
        f"{_S}/test_codings.py::test_a_name_is_read_and_replaced_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_the_proof_sees_a_name_however_a_program_writes_it",
    ),
    "text/joined_strings": (
        f"{_S}/test_codings.py::test_a_name_is_read_and_replaced_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_the_proof_sees_a_name_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_what_stands_beside_a_name_stays_as_it_is_written",
    ),
    "text/broken_letters": (
        f"{_S}/test_codings.py::test_a_name_is_read_and_replaced_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_the_proof_sees_a_name_however_a_program_writes_it",
    ),
    "text/host_names": (
        f"{_S}/test_codings.py::test_a_name_is_read_and_replaced_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_the_proof_sees_a_name_however_a_program_writes_it",
    ),
    "text/uuencode": (
        f"{_S}/test_codings.py::test_a_name_is_read_and_replaced_however_a_program_writes_it",
        f"{_S}/test_codings.py::test_the_proof_sees_a_name_however_a_program_writes_it",
    ),
    "text/unknown_encoding": (f"{_S}/test_text.py::test_it_refuses_text_whose_encoding_is_not_certain",),
    "name/file_name": (f"{_S}/test_scrub_command.py::test_file_names_are_scrubbed_and_only_input_holds_the_old_one",),
    "attack/1": (_LINE, f"{_S}/test_repository.py::test_it_refuses_paths_that_lead_outside"),
    "attack/2": (
        f"{_S}/test_repository.py::test_it_refuses_members_that_are_no_plain_files",
        f"{_S}/test_repository.py::test_it_writes_nothing_to_disk",
    ),
    "attack/3": (
        _LINE,
        _OFFICE,
        f"{_S}/test_office_packages.py::test_it_spends_no_more_memory_than_it_needs_on_a_bomb",
    ),
    "attack/4": (f"{_S}/test_repository.py::test_it_ends_in_a_reason_in_bounded_time_and_memory",),
    "attack/5": (f"{_S}/test_xlsx.py::test_a_string_shown_by_thousands_of_cells_stops_at_the_text_limit",),
    "attack/6": (
        f"{_H}/test_reaching_out.py::test_no_part_may_define_entities",
        f"{_H}/test_reaching_out.py::test_no_part_may_define_any_kind_of_entity",
    ),
    "attack/7": (
        f"{_H}/test_reaching_out.py::test_the_copy_of_an_office_file_leads_nowhere_but_to_the_web",
        f"{_S}/test_sandbox.py::test_the_child_reaches_no_network_where_the_kernel_allows_that",
    ),
    "attack/8": (
        f"{_S}/test_docx.py::test_it_refuses_macros",
        f"{_V}/test_office.py::test_a_macro_content_type_fails_the_copy",
    ),
    "attack/9": (f"{_S}/test_pdf.py::test_a_hostile_file_ends_in_its_reason_fast", _LINE),
    "attack/10": ("tests/test_versions.py::test_it_is_not_older_than_its_floor",),
    "attack/11": (f"{_S}/test_image.py::test_a_hostile_picture_ends_in_its_reason_at_once", _LINE),
    "attack/12": (
        f"{_H}/test_scripts.py::test_everything_a_file_says_stays_words_on_triage_and_previews",
        f"{_H}/test_scripts.py::test_a_copy_is_saved_and_never_shown",
    ),
    "attack/13": (f"{_H}/test_reaching_out.py::test_the_copy_of_a_pdf_starts_nothing",),
    "attack/14": (
        f"{_H}/test_scripts.py::test_forty_names_stay_words",
        f"{_H}/test_line.py::test_a_stray_name_is_tamed_and_its_file_taken",
    ),
    "attack/15": (
        "tests/reviews/test_releases.py::test_no_file_of_a_release_is_a_table_that_a_spreadsheet_calculates",
        f"{_S}/test_surrogates.py::test_a_draw_begins_no_formula",
    ),
    "attack/16": (_LINE, "tests/submissions/test_sniffing.py::test_it_tells_types_by_content"),
    "attack/17": (
        f"{_S}/test_pdf.py::test_hidden_text_goes_though_nobody_found_it",
        f"{_V}/test_archives.py::test_the_same_name_twice_fails",
    ),
    "attack/18": (
        "tests/test_permission_matrix.py::test_only_those_who_may_get_in",
        "tests/test_permission_matrix.py::test_nothing_serves_an_original",
    ),
    "attack/19": (
        "tests/reviews/test_people.py::test_disabling_ends_sessions_at_the_next_request_and_enabling_lets_in_again",
        "tests/reviews/test_people.py::test_a_role_is_changed_by_the_page_and_counts_at_once",
        "tests/submissions/test_downloads.py::test_a_download_is_cut_once_the_person_may_not_have_it",
    ),
    "attack/20": (
        f"{_H}/test_line.py::test_what_stands_beside_an_attack_on_the_search_is_found_or_the_file_is_held",
        f"{_S}/detection/recognizers/test_linear.py",
    ),
    "attack/21": (f"{_S}/test_work.py::test_hints_that_make_no_sense_are_dropped",),
    "attack/22": (
        "tests/production/test_broker.py::test_a_version_with_the_hole_is_told_from_one_without",
        "tests/production/test_broker.py::test_preparing_ends_at_a_broker_that_is_not_safe",
    ),
    "attack/23": (
        "tests/submissions/test_odd_requests.py::test_half_a_request_is_refused_and_makes_no_row",
        "tests/submissions/test_odd_requests.py::test_a_form_of_too_much_is_refused_at_once",
        "tests/submissions/test_odd_requests.py::test_blanks_in_base64_cost_no_more_than_other_bytes",
    ),
    "attack/24": (
        "tests/submissions/test_upload_race.py::test_of_twenty_equal_uploads_at_once_one_makes_a_row_and_all_are_told_so",
    ),
    "attack/25": ("tests/canaries/test_canaries.py::test_canaries_are_nowhere_in_plain_text",),
    "promise/R21": (_LINE, f"{_H}/test_line.py::test_the_line_goes_on_after_a_hostile_file"),
    "promise/R22": ("tests/submissions/test_sniffing.py::test_it_refuses_with_a_reason",),
    "promise/R23": (
        f"{_S}/test_sandbox.py::test_each_limit_ends_in_its_own_reason",
        f"{_S}/test_sandbox.py::test_each_limit_of_reading_is_met_by_its_file_alone",
        f"{_S}/test_office_packages.py::test_every_limit_holds",
    ),
    "promise/R24": (
        f"{_S}/test_sandbox.py::test_grandchildren_die_with_the_child",
        f"{_S}/test_sandbox.py::test_nothing_outlives_the_child_whichever_session_it_starts",
        f"{_S}/test_sandbox.py::test_a_bomb_of_forks_is_ended_while_it_goes_off",
        f"{_S}/test_sandbox.py::test_a_flood_of_messages_is_cut_off",
        f"{_S}/test_sandbox.py::test_what_a_parser_prints_goes_nowhere",
    ),
    "promise/R25": (f"{_S}/test_sandbox.py::test_no_zombies_and_no_descriptors_are_left_after_many_children",),
    "promise/R26": (
        f"{_H}/test_guards.py::test_without_its_guard_the_file_is_not_stopped_for_that_reason",
        f"{_H}/test_line.py::test_what_stands_beside_an_attack_on_the_search_is_found_or_the_file_is_held",
    ),
    "promise/R27": (
        f"{_S}/test_pdf.py::test_a_drawing_without_text_is_unread",
        f"{_V}/test_pictures.py::test_without_an_engine_no_picture_passes",
    ),
    "promise/R28": (f"{_S}/test_threat_model.py::test_nothing_of_what_was_planted_is_in_the_copy",),
    "promise/R29": (
        f"{_S}/test_scrub_command.py::test_originals_are_not_touched",
        "tests/faults/test_faults.py::test_killed_children_are_retried_and_the_worker_lives",
    ),
}


def every_id() -> list[str]:
    """Return the ids of all vectors, those planted first."""
    planted = [identity for file in FILES.values() for identity in file.ids]
    return [*planted, *HELD, *HIDDEN, *ELSEWHERE]
