"""The shape of a Jupyter notebook (nbformat 4), as far as reading and writing share it."""

import json
import re
from typing import Any

Json = Any
"""A parsed JSON value. Its shape is whatever the file says and is checked where it matters."""

# Metadata that a reader of the notebook needs. Everything else there names tools, accounts and machines.
NOTEBOOK_KEPT = frozenset(["kernelspec", "language_info", "title"])
CELL_KEPT = frozenset(
    ["tags", "collapsed", "scrolled", "slideshow", "jupyter", "editable", "deletable", "name", "format"]
)
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_BINARY = re.compile(r"(?:image/(?!svg)|application/pdf\b|audio/|video/|application/octet-stream)", re.IGNORECASE)


class _DuplicateKeyError(ValueError):
    pass


def parsed(text: str) -> dict[str, Json] | None:
    """Return the notebook, or None when it is no notebook of version 4 that all readers read alike."""
    try:
        notebook = json.loads(text, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError):
        return None
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4 or not isinstance(notebook.get("cells"), list):
        return None
    return notebook if all(isinstance(cell, dict) for cell in notebook["cells"]) else None


def _without_duplicates(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DuplicateKeyError
    return found


def joined(value: Json) -> str | None:
    """Return a multi-line string, which notebooks store as one string or as a list of lines; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return None


def split_like(original: Json, text: str) -> Json:
    """Return a text in the form, string or list of lines, that the original had."""
    return _LINES.findall(text) if isinstance(original, list) else text


def is_binary(media_type: str) -> bool:
    """Whether an output of this type is base64, not text."""
    return _BINARY.match(media_type) is not None
