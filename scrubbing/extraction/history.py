"""Read a repository's history: who is named in it, its words, names and dates, and every version of every file."""

import re
from collections.abc import Container
from datetime import UTC, datetime

from scrubbing.document import Document, Kind, Reading, Unit, Unread
from scrubbing.extraction.nested import read_nested
from scrubbing.formats.git_history import History, is_large_file_pointer
from scrubbing.formats.repositories import is_blank
from scrubbing.limits import Budget
from submissions.media import MediaType, copied_as
from submissions.reasons import Held, Reason

# Under this heading a cell is taken for a person's name, whatever it looks like.
_NAME_HEADING = "author name"
# What stands between the words of a branch's name: "feature/jane-doe", but not within "ACME-123".
_BETWEEN_WORDS = re.compile(r"[_+/]|-(?!\d)")
_TOO_LARGE = frozenset({Reason.TEXT_LIMIT, Reason.ARCHIVE_BOMB, Reason.TOO_MANY_MEMBERS, Reason.TOO_MANY_PAGES})


def add_history(
    document: Document, reading: Reading, history: History, current: Container[str], known_paths: Container[str]
) -> None:
    """Add what a history says to the archive's document.

    `current` are the blobs that stand among the archive's members as well, `known_paths` its own files and folders:
    neither is read again.

    Raises:
        Held: HISTORY_TOO_LARGE when the history uses up what the file may cost.
    """
    try:
        _add_people(document, history, reading.budget)
        _add_names(document, history, reading.budget, known_paths)
        _add_messages(document, reading, history)
        _add_files(document, reading, history, current)
    except Held as held:
        raise (Held(Reason.HISTORY_TOO_LARGE) if held.reason in _TOO_LARGE else held) from held
    document.histories[history.folder] = len(history.commits)


def _add_people(document: Document, history: History, budget: Budget) -> None:
    """Add each name, address and day once, where it stands first."""
    seen: set[str] = set()

    def add(unit: Unit) -> None:
        if unit.text.strip() and unit.text not in seen:
            seen.add(unit.text)
            _add(document, budget, unit)

    for place, ident in history.idents():
        add(Unit(place, ident.name, Kind.METADATA, _NAME_HEADING))
        add(Unit(f"{place}'s address", ident.email, Kind.METADATA))
        if ident.time:
            add(Unit(f"{place}'s date", datetime.fromtimestamp(ident.time, UTC).date().isoformat(), Kind.METADATA))


def _add_names(document: Document, history: History, budget: Budget, known_paths: Container[str]) -> None:
    for what, names in (("branch", history.branches), ("tag", history.tag_names)):
        for number, name in enumerate(names, start=1):
            words = _BETWEEN_WORDS.sub(" ", name)
            _add(document, budget, Unit(f"{history.locator}, {what} {number}, name", words, Kind.NAME))
    old = (path for path in sorted(history.places()) if path not in known_paths)
    for number, path in enumerate(old, start=1):
        _add(document, budget, Unit(f"{history.locator}, old path {number}, name", path.rpartition("/")[2], Kind.NAME))


def _add_messages(document: Document, reading: Reading, history: History) -> None:
    for name, place, message in history.messages():
        if not message.readable:
            document.unread.append(Unread(place, Reason.UNREADABLE_TEXT))
        elif not is_blank(message.data):
            read_nested(document, reading, history.key(name), place, "message.txt", message.data)


def _add_files(document: Document, reading: Reading, history: History, current: Container[str]) -> None:
    for blob in history.blobs.values():
        if blob.name in current:
            continue
        data = history.content(blob.name)
        if not is_blank(data) and not is_large_file_pointer(data):
            name = blob.path.rpartition("/")[2]
            key = history.key(blob.name)
            read = read_nested(document, reading, key, blob.locator, name, data)
            media_type = MediaType(document.members[key].document.media_type) if read else None
            if media_type is not None and copied_as(media_type) is not media_type:
                # Its copy would need another name in every commit.
                del document.members[key]
                document.unread.append(Unread(blob.locator, Reason.PART_NOT_READ))


def _add(document: Document, budget: Budget, unit: Unit) -> None:
    budget.spend_characters(len(unit.text))
    document.units.append(unit)
