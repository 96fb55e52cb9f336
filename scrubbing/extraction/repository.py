"""Read a zip or tar.gz: every member by its own type, and every name. Version control and tool folders are not read,

except the git history of the archive itself where a person wants it in the copy.
"""

from dataclasses import replace
from typing import BinaryIO

from scrubbing.document import HISTORY, Construct, ConstructKind, Document, Kind, Reading, Unit
from scrubbing.extraction.history import add_history
from scrubbing.extraction.nested import read_nested
from scrubbing.formats.archive import entries
from scrubbing.formats.git_history import History, read_history
from scrubbing.formats.repositories import Listing, dropped_as, git_folders, is_blank, listing
from scrubbing.limits import Budget
from submissions.reasons import Held, Reason


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Read an archive.

    Raises:
        Held: what `scrubbing.formats.archive.entries` raises, or a limit that the members used up.
    """
    document = Document(media_type)
    # To list a tar.gz is to unpack it once, so the listing has the same limits but spends a budget of its own.
    found = listing(source, media_type, replace(reading.budget))
    _add_names(document, found, reading.budget)
    for kind in found.dropped:
        keepable = kind is ConstructKind.GIT_HISTORY and not reading.depth
        document.constructs.append(Construct(kind, HISTORY if keepable else "archive"))
    asked = HISTORY in reading.keeps and ConstructKind.GIT_HISTORY in found.dropped
    histories = _histories(source, media_type, reading) if asked else []
    current: set[str] = set()
    for entry in entries(source, media_type, reading.budget):
        if entry.folder or dropped_as(entry.path) is not None:
            continue
        data = entry.read()
        current.update(history.same_file(entry.path, data) for history in histories)
        if not is_blank(data):
            locator = f"member {found.members[entry.path]}"
            read_nested(document, reading, entry.path, locator, entry.path.rpartition("/")[2], data)
    for history in histories:
        add_history(document, reading, history, current, {*found.folders, *found.members})
    return document


def _histories(source: BinaryIO, media_type: str, reading: Reading) -> list[History]:
    folders = git_folders(source, media_type, replace(reading.budget))
    if not folders:
        # Nothing but the pointers that linked working trees have.
        raise Held(Reason.HISTORY_UNREADABLE)
    return [
        read_history(folder, number, files, reading.budget)
        for number, (folder, files) in enumerate(folders.items(), start=1)
    ]


def _add_names(document: Document, found: Listing, budget: Budget) -> None:
    for label, paths in (("folder", found.folders), ("member", found.members)):
        for path, number in paths.items():
            name = path.rpartition("/")[2]
            budget.spend_characters(len(name))
            document.units.append(Unit(f"{label} {number}, name", name, Kind.NAME))
