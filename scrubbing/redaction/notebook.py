"""Write a Jupyter notebook anew: sources, outputs and metadata rewritten, what names tools and machines dropped."""

import base64
import binascii
import json
from itertools import count

from scrubbing.document import Document
from scrubbing.formats.notebooks import CELL_KEPT, NOTEBOOK_KEPT, Json, is_binary, joined, split_like
from scrubbing.formats.outlines import outlined
from scrubbing.limits import Budget
from scrubbing.pictures import as_png
from scrubbing.redaction.html import rewrite_html
from scrubbing.redaction.plan import Writing
from scrubbing.redaction.wording import Stripped, replace_addresses, rewrite_text
from submissions.media import MediaType


def rewrite_notebook(
    text: str, notebook: dict[str, Json], document: Document, writing: Writing, stripped: Stripped
) -> str:
    """Return the notebook in version 4 as text; one in which nothing had to change is returned as it was."""
    writer = _Writer(document, writing, stripped)
    new = writer.notebook(notebook)
    return text if new == json.loads(text) else json.dumps(new, indent=1, ensure_ascii=False) + "\n"


class _Writer:
    def __init__(self, document: Document, writing: Writing, stripped: Stripped) -> None:
        self.document = document
        self.writing = writing
        self.stripped = stripped

    def notebook(self, notebook: dict[str, Json]) -> dict[str, Json]:
        """Return a rewritten notebook in the order of its fields."""
        new: dict[str, Json] = {}
        for key, value in notebook.items():
            if key == "cells":
                new[key] = [self.cell(cell, f"cell {number}") for number, cell in enumerate(value, start=1)]
            elif key == "metadata" and isinstance(value, dict):
                new[key] = self.values(self.kept(value, NOTEBOOK_KEPT, "notebook properties"))
            else:
                new[self.words(key)] = self.values(value)
        return new

    def cell(self, cell: dict[str, Json], locator: str) -> dict[str, Json]:
        """Return one rewritten cell."""
        new: dict[str, Json] = {}
        for key, value in cell.items():
            source = joined(value)
            if key == "source" and source is not None:
                rewritten = self.text(source, locator, markdown=cell.get("cell_type") == "markdown")
                new[key] = value if rewritten == source else split_like(value, rewritten)
            elif key == "outputs" and isinstance(value, list) and all(isinstance(output, dict) for output in value):
                new[key] = [self.output(output, f"{locator}, output {n}") for n, output in enumerate(value, start=1)]
            elif key == "attachments" and isinstance(value, dict) and all(isinstance(b, dict) for b in value.values()):
                new[key] = {
                    self.writing.plan.rewrite_name(name): self.bundle(bundle, f"{locator}, attachment {number}")
                    for number, (name, bundle) in enumerate(value.items(), start=1)
                }
            elif key == "metadata" and isinstance(value, dict):
                new[key] = self.values(self.kept(value, CELL_KEPT, "cell properties"))
            else:
                new[self.words(key)] = self.values(value)
        return new

    def output(self, output: dict[str, Json], locator: str) -> dict[str, Json]:
        """Return one rewritten output."""
        new: dict[str, Json] = {}
        for key, value in output.items():
            text = joined(value)
            if key in ("text", "traceback") and text is not None:
                place = locator if key == "text" else f"{locator}, {key}"
                rewritten = self.text(text, place)
                new[key] = value if rewritten == text else split_like(value, rewritten)
            elif key == "data" and isinstance(value, dict):
                new[key] = self.bundle(value, locator)
            else:
                new[self.words(key)] = self.values(value)
        return new

    def bundle(self, bundle: dict[str, Json], locator: str) -> dict[str, Json]:
        """Return an output or attachment in each type that may leave."""
        new: dict[str, Json] = {}
        for number, (media_type, value) in enumerate(bundle.items(), start=1):
            text = joined(value)
            place = f"{locator}, form {number}"
            if media_type == "application/javascript":
                self.stripped.add("script", "scripts")
            elif text is None:
                new[self.words(media_type)] = self.values(value)
            elif is_binary(media_type):
                written, data = self.binary(text, place, media_type)
                # Of a picture that is there in both forms, the one that had to be turned would only come twice.
                if data is not None and (written == media_type or written not in bundle):
                    new[written] = data
            elif media_type == "image/svg+xml" and outlined(text):
                self.stripped.add("drawing with words as outlines", "drawings with words as outlines")
            elif media_type in ("text/html", "image/svg+xml"):
                rewritten = rewrite_html(text, self.document, self.writing, self.stripped, f"{place}, ")
                new[media_type] = value if rewritten == text else split_like(value, rewritten)
            else:
                rewritten = self.text(text, place, markdown=media_type == "text/markdown")
                new[self.words(media_type)] = value if rewritten == text else split_like(value, rewritten)
        return new

    def binary(self, text: str, locator: str, media_type: str) -> tuple[str, str | None]:
        """Return a picture's type in the copy and the picture in base64, or None when it is dropped."""
        if locator in self.document.members:
            try:
                old = base64.b64decode(text)
            except binascii.Error:
                old = b""
            picture, _ = as_png(old, Budget())
            data = self.writing.redact_member(locator, picture) if picture else None
            if data is not None:
                written = media_type if picture is old else str(MediaType.PNG)
                return written, base64.b64encode(data).decode("ascii") + ("\n" if text.endswith("\n") else "")
        self.stripped.add("embedded file", "embedded files")
        return media_type, None

    def text(self, text: str, locator: str, markdown: bool = False) -> str:
        """Return a rewritten text with the pictures in its `data:` addresses redacted."""
        numbers = count(1)
        text = replace_addresses(
            text, self.document, self.writing, self.stripped, lambda: f"{locator}, data {next(numbers)}"
        )
        return rewrite_text(self.writing.plan, text, markdown=markdown)

    def kept(self, metadata: dict[str, Json], names: frozenset[str], what: str) -> dict[str, Json]:
        """Return the metadata that a reader needs."""
        new = {key: value for key, value in metadata.items() if key in names}
        if len(new) != len(metadata):
            self.stripped.add(what)
        return new

    def values(self, value: Json) -> Json:
        """Return a JSON value with its strings, keys and numbers rewritten."""
        if isinstance(value, dict):
            return {self.words(key): self.values(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.values(inner) for inner in value]
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            new = self.writing.plan.rewrite(str(value))
            return value if new == str(value) else int(new) if new.isdecimal() and new.isascii() else new
        return value

    def words(self, text: str) -> str:
        """Return a rewritten string."""
        return rewrite_text(self.writing.plan, text) if text else text
