"""Write text formats anew: the same text with its values replaced, everything else byte for byte as it was."""

import re
from collections.abc import Callable
from itertools import count
from typing import BinaryIO

from scrubbing.document import Document
from scrubbing.formats import csv_cells, json_tokens
from scrubbing.formats.markup import is_drawing
from scrubbing.formats.notebooks import parsed
from scrubbing.redaction.html import rewrite_html
from scrubbing.redaction.notebook import rewrite_notebook
from scrubbing.redaction.plan import Writing
from scrubbing.redaction.wording import Stripped, replace_addresses, rewrite_json, rewrite_text
from submissions.encoding import decode, encode
from submissions.media import MediaType

# Where a text names its own encoding in its first lines: XML, HTML, Python, Ruby, CSS.
_DECLARED = re.compile(r"""((?:(?:encoding|coding|charset)\s*[=:]|@charset)\s*["']?)([A-Za-z0-9_.:-]{3,40})""")


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write the copy of a text file, as UTF-8."""
    decoded = decode(source.read())
    stripped = Stripped()
    text = _WRITERS[MediaType(document.media_type)](decoded.text, document, writing, stripped)
    if not decoded.utf8:
        stripped.add("the old text encoding (it is UTF-8 now)")
        text = _DECLARED.sub(r"\1utf-8", text[:1024], count=1) + text[1024:]
    # Without a mark Excel opens a table in the encoding of the computer.
    target.write(encode(text, decoded, marked=document.media_type == MediaType.CSV))
    return stripped.said()


def rewrite_plain(
    text: str, document: Document, writing: Writing, stripped: Stripped, prefix: str = "", markdown: bool = False
) -> str:
    """Return a plain text rewritten, with the pictures in its `data:` addresses redacted."""
    numbers = count(1)
    text = replace_addresses(text, document, writing, stripped, lambda: f"{prefix}data {next(numbers)}")
    return rewrite_text(writing.plan, text, markdown=markdown)


def _plain(text: str, document: Document, writing: Writing, stripped: Stripped) -> str:
    if is_drawing(text):
        return rewrite_html(text, document, writing, stripped)
    return rewrite_plain(text, document, writing, stripped)


def _markdown(text: str, document: Document, writing: Writing, stripped: Stripped) -> str:
    return rewrite_plain(text, document, writing, stripped, markdown=True)


def _csv(text: str, document: Document, writing: Writing, stripped: Stripped) -> str:
    delimiter = csv_cells.delimiter_of(text)
    pieces: list[str] = []
    done = 0
    for cell in csv_cells.cells(text, delimiter):
        value = rewrite_text(writing.plan, cell.value) if cell.value else cell.value
        if value != cell.value:
            pieces += [text[done : cell.start], csv_cells.written(value, delimiter, cell.quoted)]
            done = cell.end
    return "".join([*pieces, text[done:]])


def _json(text: str, document: Document, writing: Writing, stripped: Stripped) -> str:
    if not json_tokens.is_json(text):
        return _plain(text, document, writing, stripped)
    numbers = count(1)

    def free_of_files(said: str) -> str:
        return replace_addresses(said, document, writing, stripped, lambda: f"data {next(numbers)}")

    return rewrite_json(writing.plan, text, free_of_files)


def _notebook(text: str, document: Document, writing: Writing, stripped: Stripped) -> str:
    notebook = parsed(text)
    if notebook is None:
        return _json(text, document, writing, stripped)
    return rewrite_notebook(text, notebook, document, writing, stripped)


def _html(text: str, document: Document, writing: Writing, stripped: Stripped) -> str:
    return rewrite_html(text, document, writing, stripped)


_WRITERS: dict[MediaType, Callable[[str, Document, Writing, Stripped], str]] = {
    MediaType.TEXT: _plain,
    MediaType.MARKDOWN: _markdown,
    MediaType.CSV: _csv,
    MediaType.JSON: _json,
    MediaType.NOTEBOOK: _notebook,
    MediaType.HTML: _html,
}
