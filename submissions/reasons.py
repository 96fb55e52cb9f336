"""The closed list of reasons for which a file is refused at the door or held, each with a sentence for its owner.

Plain Python: the sandboxed children use it too. A reason never carries a value from the file, so it may be logged.
"""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a file was refused or held. The value is what the database, the logs and the reports show."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TASK_FULL = "task_full"
    UNSUPPORTED_TYPE = "unsupported_type"
    LEGACY_OFFICE = "legacy_office"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    MACROS = "macros"
    DTD_REFUSED = "dtd_refused"
    ARCHIVE_UNSAFE_PATH = "archive_unsafe_path"
    ARCHIVE_UNSAFE_MEMBER = "archive_unsafe_member"
    ARCHIVE_DUPLICATE_NAMES = "archive_duplicate_names"
    ARCHIVE_BOMB = "archive_bomb"
    TOO_MANY_MEMBERS = "too_many_members"
    TOO_DEEP = "too_deep"
    TOO_MANY_PAGES = "too_many_pages"
    IMAGE_TOO_LARGE = "image_too_large"
    TEXT_LIMIT = "text_limit"
    HISTORY_TOO_LARGE = "history_too_large"
    HISTORY_UNREADABLE = "history_unreadable"
    UNREADABLE_TEXT = "unreadable_text"
    NO_TEXT_FOUND = "no_text_found"
    PART_NOT_READ = "part_not_read"
    NOT_FULLY_READ = "not_fully_read"
    DETECTION_INCOMPLETE = "detection_incomplete"
    UNDECIDED = "undecided"
    REDACTION_FAILED = "redaction_failed"
    VERIFICATION_FAILED = "verification_failed"
    NOT_CONVERTED = "not_converted"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    OPEN_FILES_LIMIT = "open_files_limit"
    PROCESS_LIMIT = "process_limit"
    CHILD_CRASHED = "child_crashed"
    WORKER_LOST = "worker_lost"
    ORIGINAL_MISSING = "original_missing"
    ORIGINAL_CHANGED = "original_changed"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened and what its owner can do next. Both are whole sentences."""

    happened: str
    next_step: str


EXPLANATIONS: dict[Reason, Explanation] = {
    Reason.EMPTY: Explanation("The file is empty.", "Check that it was saved, then upload it again."),
    Reason.TOO_LARGE: Explanation(
        "The file is larger than this installation accepts.", "Split it, or compress its images, then upload it again."
    ),
    Reason.TASK_FULL: Explanation(
        "The task holds as many files, or as many megabytes, as it may.",
        "Remove files that are not part of the work, or pack small ones into one zip archive.",
    ),
    Reason.UNSUPPORTED_TYPE: Explanation(
        "The content of the file is not one of the types that can be scrubbed and proved clean.",
        "Save it as Word, PDF, PowerPoint, Excel, PNG, JPEG, TIFF, WebP, text, HTML, e-mail (.eml, .msg or .mbox), zip "
        "or tar.gz.",
    ),
    Reason.LEGACY_OFFICE: Explanation(
        "The file is in the Office format used before 2007.",
        "Open it and save it as .docx, .xlsx or .pptx, then upload the new file.",
    ),
    Reason.ENCRYPTED: Explanation(
        "The file is protected by a password, so nothing in it could be read.",
        "Remove the password or the sensitivity label's protection, then upload it again.",
    ),
    Reason.CORRUPT: Explanation(
        "The file is damaged or cut off and cannot be opened.",
        "Open it in its own program, save it as a new file and upload that one.",
    ),
    Reason.MACROS: Explanation(
        "The file carries macros or active content, which never leave the clean room.",
        "Save it without macros (.docx, .xlsx or .pptx), then upload that copy.",
    ),
    Reason.DTD_REFUSED: Explanation(
        "A part of the file defines XML entities, a known way to attack readers.",
        "Open it in its own program, save it as a new file and upload that one.",
    ),
    Reason.ARCHIVE_UNSAFE_PATH: Explanation(
        "The archive has a member whose path leads outside the archive.",
        "Pack the folder again from its own directory, then upload the new archive.",
    ),
    Reason.ARCHIVE_UNSAFE_MEMBER: Explanation(
        "The archive has a link, a device or another member that is not a plain file.",
        "Pack the folder again without links and special files, then upload the new archive.",
    ),
    Reason.ARCHIVE_DUPLICATE_NAMES: Explanation(
        "Two members of the file have the same name, so readers disagree about what it holds.",
        "Save or pack it again, then upload the new file.",
    ),
    Reason.ARCHIVE_BOMB: Explanation(
        "The file unpacks to far more than it claims or than may be read.",
        "Leave out what is not part of the work, then pack and upload it again.",
    ),
    Reason.TOO_MANY_MEMBERS: Explanation(
        "The archive has more members than may be read.",
        "Leave out generated folders such as node_modules or build, then pack and upload it again.",
    ),
    Reason.TOO_DEEP: Explanation(
        "Things in the file are nested in each other more deeply than may be read.",
        "Unpack archives or messages inside it, or simplify its structure, then upload it again.",
    ),
    Reason.TOO_MANY_PAGES: Explanation(
        "The document has more pages than may be read.", "Split it into several files and upload those."
    ),
    Reason.IMAGE_TOO_LARGE: Explanation(
        "An image has more pixels than may be read.", "Save it at a lower resolution, then upload it again."
    ),
    Reason.TEXT_LIMIT: Explanation(
        "The file holds more text than may be read, or more cells of a workbook.",
        "Split it into several files and upload those.",
    ),
    Reason.HISTORY_TOO_LARGE: Explanation(
        "The history of the repository holds more commits, files or text than may be read.",
        "Leave the history out of the copy, or upload a repository with the commits that matter.",
    ),
    Reason.HISTORY_UNREADABLE: Explanation(
        "The history of the repository cannot be read in full: it is damaged, a part of a clone, or has no branch.",
        "Leave the history out of the copy, or upload a full clone with its branches.",
    ),
    Reason.UNREADABLE_TEXT: Explanation(
        "The text is in an encoding that could not be told with certainty.", "Save it as UTF-8, then upload it again."
    ),
    Reason.NO_TEXT_FOUND: Explanation(
        "This part shows something, but no text could be read in it.",
        "Replace the file by one with readable text, or have this part removed.",
    ),
    Reason.PART_NOT_READ: Explanation(
        "This part is of a kind that cannot be read, so it cannot be proved clean.",
        "Have the part removed, or replace the file by one without it.",
    ),
    Reason.NOT_FULLY_READ: Explanation(
        "Some parts of the file could not be read, so it cannot be proved clean.",
        "Look at the parts below: have them removed, replace the file, or drop it.",
    ),
    Reason.DETECTION_INCOMPLETE: Explanation(
        "The search for sensitive content did not finish on a part of the file.",
        "Split the file or simplify that part, or have the part removed.",
    ),
    Reason.UNDECIDED: Explanation(
        "The file holds something that a person has to decide about.",
        "Decide it on the task's page, or run with --undecided remove.",
    ),
    Reason.REDACTION_FAILED: Explanation(
        "The scrubbed copy could not be written.",
        "Save the file anew in its own program and upload that one, or drop it.",
    ),
    Reason.VERIFICATION_FAILED: Explanation(
        "The proof failed: something that had to go was still found in the scrubbed copy, so the copy was deleted.",
        "Remove the value from the file yourself and upload it again, or drop the file.",
    ),
    Reason.NOT_CONVERTED: Explanation(
        "LibreOffice could not open and convert the scrubbed copy, so others might not be able to either, and the copy "
        "was deleted. The file you uploaded is as it was.",
        "Save the file anew in its own program and upload that one, or drop it.",
    ),
    Reason.TIME_LIMIT: Explanation(
        "Reading the file took longer than it may.", "Split it into smaller files and upload those."
    ),
    Reason.MEMORY_LIMIT: Explanation(
        "Reading the file needed more memory than it may use.", "Split it into smaller files and upload those."
    ),
    Reason.OUTPUT_LIMIT: Explanation(
        "The scrubbed copy would be larger than it may be.", "Split it into smaller files and upload those."
    ),
    Reason.OPEN_FILES_LIMIT: Explanation(
        "Reading the file opened more files at once than it may.",
        "Save it anew in its own program, or split it, then upload the new file.",
    ),
    Reason.PROCESS_LIMIT: Explanation(
        "Reading the file started more programs at once than it may.",
        "Save it anew in its own program, or split it, then upload the new file.",
    ),
    Reason.CHILD_CRASHED: Explanation(
        "The reader broke down on this file three times.",
        "Save the file anew in its own program and upload that one, or drop it.",
    ),
    Reason.WORKER_LOST: Explanation(
        "The worker was lost five times while it worked on this file.",
        "Save the file anew in its own program and upload that one, or drop it.",
    ),
    Reason.ORIGINAL_MISSING: Explanation("The stored original could not be found.", "Upload the file again."),
    Reason.ORIGINAL_CHANGED: Explanation(
        "The stored original is not the file that was uploaded.", "Upload the file again."
    ),
}


def explain(code: str) -> Explanation:
    """Return the sentences for a stored reason code.

    Raises:
        ValueError: the code is not in the closed list.
    """
    return EXPLANATIONS[Reason(code)]


class Held(Exception):
    """A file, or one part of it, cannot go on. Carries a reason from the closed list and an ordinal locator only."""

    def __init__(self, reason: Reason, locator: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.locator = locator
