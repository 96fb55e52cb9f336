"""Read a Jupyter notebook: sources, every kind of output, attachments and metadata."""

import base64
import binascii

from scrubbing.document import Construct, ConstructKind, Document, Kind, Reading, Unit, Unread
from scrubbing.extraction.html import read_html
from scrubbing.extraction.nested import read_addresses, read_nested
from scrubbing.formats.notebooks import CELL_KEPT, NOTEBOOK_KEPT, Json, is_binary, joined
from scrubbing.formats.outlines import outlined
from scrubbing.formats.views import folded
from submissions.media import MediaType
from submissions.reasons import Reason

# What the format itself says: nobody wrote it, and a reader of the notebook needs it as it is.
_FIXED = {
    "cell_type": frozenset({"markdown", "code", "raw"}),
    "output_type": frozenset({"stream", "display_data", "execute_result", "error"}),
    "name": frozenset({"stdout", "stderr"}),
}


def read_notebook(notebook: dict[str, Json], document: Document, reading: Reading) -> None:
    """Add everything a notebook holds to the document."""
    reader = _Reader(document, reading)
    for number, cell in enumerate(notebook["cells"], start=1):
        reader.cell(cell, f"cell {number}")
    metadata = notebook.get("metadata")
    if isinstance(metadata, dict) and metadata.keys() - NOTEBOOK_KEPT:
        document.constructs.append(Construct(ConstructKind.PROPERTIES, "metadata"))
    reader.values({key: value for key, value in notebook.items() if key != "cells"}, "metadata", Kind.METADATA)


class _Reader:
    def __init__(self, document: Document, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self.count = 0

    def cell(self, cell: dict[str, Json], locator: str) -> None:
        """Read one cell."""
        rest = _without_fixed(cell, "cell_type")
        source = joined(rest.get("source"))
        if source is not None:
            rest.pop("source")
            self.text(source, locator)
        outputs = rest.get("outputs")
        if isinstance(outputs, list) and all(isinstance(output, dict) for output in outputs):
            rest.pop("outputs")
            for number, output in enumerate(outputs, start=1):
                self.output(output, f"{locator}, output {number}")
        attachments = rest.get("attachments")
        if isinstance(attachments, dict) and all(isinstance(bundle, dict) for bundle in attachments.values()):
            rest.pop("attachments")
            for number, (name, bundle) in enumerate(attachments.items(), start=1):
                self.unit(name, f"{locator}, attachment {number}, name", Kind.NAME)
                self.bundle(bundle, f"{locator}, attachment {number}")
        metadata = rest.get("metadata")
        if isinstance(metadata, dict) and metadata.keys() - CELL_KEPT:
            self.document.constructs.append(Construct(ConstructKind.PROPERTIES, f"{locator}, metadata"))
        self.values(rest, f"{locator}, metadata", Kind.METADATA)

    def output(self, output: dict[str, Json], locator: str) -> None:
        """Read one output: a stream, an error, or a bundle of the same thing in several types."""
        rest = _without_fixed(output, "output_type", "name")
        for field in ("text", "traceback"):
            text = joined(rest.get(field))
            if text is not None:
                rest.pop(field)
                self.text(text, locator if field == "text" else f"{locator}, {field}")
        if isinstance(rest.get("data"), dict):
            self.bundle(rest.pop("data"), locator)
        self.values(rest, f"{locator}, metadata", Kind.METADATA)

    def bundle(self, bundle: dict[str, Json], locator: str) -> None:
        """Read one output or attachment in each type it is given in."""
        for number, (media_type, value) in enumerate(bundle.items(), start=1):
            text = joined(value)
            place = f"{locator}, form {number}"
            if media_type == "application/javascript":
                self.document.constructs.append(Construct(ConstructKind.SCRIPT, place))
            elif text is None:
                self.values(value, place, Kind.VISIBLE)
            elif is_binary(media_type):
                self.binary(text, place)
            elif media_type == "image/svg+xml" and MediaType.PNG in bundle and outlined(text):
                # The picture beside it says the same, and can be read.
                self.document.constructs.append(Construct(ConstructKind.EMBEDDED_FILE, place))
            elif media_type in ("text/html", "image/svg+xml"):
                read_html(text, self.document, self.reading, f"{place}, ")
            else:
                self.text(text, place)

    def binary(self, text: str, locator: str) -> None:
        """Read a picture or another file in base64."""
        try:
            data = base64.b64decode(text)
        except binascii.Error:
            self.document.unread.append(Unread(locator, Reason.PART_NOT_READ))
            return
        self.reading.budget.spend_members()
        read_nested(self.document, self.reading, locator, locator, "", data, shown=True)

    def text(self, text: str, locator: str) -> None:
        """Read a text with the pictures in its `data:` addresses."""
        numbers = iter(range(1, len(text) + 1))
        rest = read_addresses(text, self.document, self.reading, lambda: f"{locator}, data {next(numbers)}")
        self.unit(folded(rest).text, locator, Kind.VISIBLE)

    def values(self, value: Json, locator: str, kind: Kind, header: str = "") -> None:
        """Read every string, key and telling number of a JSON value."""
        if isinstance(value, dict):
            for key, inner in value.items():
                self.unit(key, locator, Kind.METADATA)
                self.values(inner, locator, kind, key)
        elif isinstance(value, list):
            for inner in value:
                self.values(inner, locator, kind, header)
        elif isinstance(value, str):
            self.unit(folded(value).text, locator, kind, header)
        elif isinstance(value, int | float) and abs(value) >= 100_000:
            self.unit(str(value), locator, kind, header)

    def unit(self, text: str, locator: str, kind: Kind, header: str = "") -> None:
        """Add one unit. Many values share a place, so values get a number of their own."""
        if text.strip():
            self.reading.budget.spend_characters(len(text))
            self.count += 1
            place = f"{locator} {self.count}" if locator.endswith("metadata") else locator
            self.document.units.append(Unit(place, text, kind, header))


def _without_fixed(fields: dict[str, Json], *names: str) -> dict[str, Json]:
    """Return the fields without those of the names that hold one of the format's own words."""
    return {
        key: value
        for key, value in fields.items()
        if not (key in names and isinstance(value, str) and value in _FIXED[key])
    }
