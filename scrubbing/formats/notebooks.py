"""The shape of a Jupyter notebook (nbformat 4; 2 and 3 are lifted to it), as reading and writing share it."""

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


# The forms of an output before version 4 and their media types since.
_OLD_FORMS = {
    "text": "text/plain",
    "html": "text/html",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "latex": "text/latex",
    "json": "application/json",
    "javascript": "application/javascript",
    "pdf": "application/pdf",
}
_OLD_OUTPUTS = {"pyout": "execute_result", "pyerr": "error"}


class _DuplicateKeyError(ValueError):
    pass


def parsed(text: str) -> dict[str, Json] | None:
    """Return the notebook in version 4, or None when it is no notebook that all readers read alike."""
    try:
        notebook = json.loads(text, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError):
        return None
    if isinstance(notebook, dict) and notebook.get("nbformat") in (2, 3):
        notebook = _lifted(notebook)
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4 or not isinstance(notebook.get("cells"), list):
        return None
    return notebook if all(isinstance(cell, dict) for cell in notebook["cells"]) else None


def _without_duplicates(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DuplicateKeyError
    return found


def _lifted(old: dict[str, Json]) -> dict[str, Json] | None:
    """Return an older notebook in version 4, as Jupyter does when it opens one; None when its shape is another."""
    notebook = {**old, "nbformat": 4, "nbformat_minor": 0}
    sheets = notebook.pop("worksheets", None)
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
        return None
    cells: list[Json] = []
    for number, sheet in enumerate(sheets, start=1):
        own = dict(sheet)
        found = own.pop("cells", None)
        if not isinstance(found, list) or not all(isinstance(cell, dict) for cell in found):
            return None
        cells += [_lifted_cell(cell) for cell in found]
        if any(own.values()):
            # Nothing of version 4 holds it; among the notebook's properties it is read and dropped.
            notebook["metadata"] = {**_mapping(notebook.get("metadata")), f"worksheet {number}": own}
    return {**notebook, "metadata": _mapping(notebook.get("metadata")), "cells": cells}


def _lifted_cell(old: dict[str, Json]) -> dict[str, Json]:
    cell = {**old, "metadata": _mapping(old.get("metadata"))}
    kind = cell.get("cell_type")
    if kind == "code":
        cell["source"] = cell.pop("input", "")
        cell["execution_count"] = cell.pop("prompt_number", None)
        outputs = cell.get("outputs")
        if isinstance(outputs, list) and all(isinstance(output, dict) for output in outputs):
            cell["outputs"] = [_lifted_output(output) for output in outputs]
        cell["metadata"] |= {key: cell.pop(key) for key in ("collapsed", "language") if key in cell}
    elif kind == "heading":
        level = cell.pop("level", 1)
        title = " ".join((joined(cell.get("source")) or "").splitlines())
        cell |= {"cell_type": "markdown", "source": f"{'#' * (level if level in range(1, 7) else 1)} {title}"}
    elif kind != "raw":
        cell["cell_type"] = "markdown"
    return cell


def _lifted_output(old: dict[str, Json]) -> dict[str, Json]:
    kind = old.get("output_type")
    output = {**old, "output_type": _OLD_OUTPUTS.get(str(kind), kind)}
    if kind == "stream":
        output["name"] = output.pop("stream", "stdout")
        return output
    if kind == "pyout":
        output["execution_count"] = output.pop("prompt_number", None)
    if kind in ("pyout", "display_data"):
        output["data"] = {_OLD_FORMS[key]: output.pop(key) for key in list(output) if key in _OLD_FORMS}
        output["metadata"] = _mapping(output.get("metadata"))
    return output


def _mapping(value: Json) -> dict[str, Json]:
    return dict(value) if isinstance(value, dict) else {} if value is None else {"value": value}


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
