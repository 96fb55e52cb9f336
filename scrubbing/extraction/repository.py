"""Read a zip or tar.gz: every member by its own type, and every name. Version control and tool folders are not read."""

from dataclasses import replace
from typing import BinaryIO

from scrubbing.document import Construct, Document, Kind, Reading, Unit
from scrubbing.extraction.nested import read_nested
from scrubbing.formats.archive import entries
from scrubbing.formats.repositories import Listing, dropped_as, is_blank, listing
from scrubbing.limits import Budget


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
        document.constructs.append(Construct(kind, "archive"))
    for entry in entries(source, media_type, reading.budget):
        if entry.folder or dropped_as(entry.path) is not None:
            continue
        data = entry.read()
        if not is_blank(data):
            locator = f"member {found.members[entry.path]}"
            read_nested(document, reading, entry.path, locator, entry.path.rpartition("/")[2], data)
    return document


def _add_names(document: Document, found: Listing, budget: Budget) -> None:
    for label, paths in (("folder", found.folders), ("member", found.members)):
        for path, number in paths.items():
            name = path.rpartition("/")[2]
            budget.spend_characters(len(name))
            document.units.append(Unit(f"{label} {number}, name", name, Kind.NAME))
