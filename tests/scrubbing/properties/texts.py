"""Texts of every kind with values anywhere in them."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any, Literal

from hypothesis import strategies as st

from tests.scrubbing.properties.spellings import CODINGS, Plant, coded, sentences, split

BENIGN = "The quarterly plan of berths and fuel is attached."
_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16")


@st.composite
def plain(draw: st.DrawFn, plants: Sequence[Plant]) -> bytes:
    """A text of lines, some of them quoted or commented out."""
    lines = [BENIGN]
    for plant in plants:
        said = draw(sentences(draw(_wrapped(draw(coded(plant.written))))))
        lines.append(draw(st.sampled_from(("", "", "> ", "# ", "    // ", "\x1b[1m", "* "))) + said)
    text = draw(st.sampled_from(("\n", "\r\n", "\n\n"))).join(draw(st.permutations(lines))) + "\n"
    return text.encode(draw(st.sampled_from(_ENCODINGS)))


@st.composite
def _wrapped(draw: st.DrawFn, text: str) -> str:
    """Break a text at one of its spaces, as an editor does."""
    if " " not in text or not draw(st.booleans()):
        return text
    first, _, rest = text.partition(" ")
    return first + draw(st.sampled_from(("\n", "\r\n", "\n> ", "\n# ", "\n    "))) + rest


@st.composite
def markdown(draw: st.DrawFn, plants: Sequence[Plant]) -> bytes:
    """Markdown with emphasis inside words, links, tables and code."""
    lines = ["# Plan", "", BENIGN, ""]
    for plant in plants:
        shape = draw(
            st.sampled_from(("{}", "**{}**", "_{}_", "[{}](https://example.com)", "| a | {} |", "`{}`", "> {}"))
        )
        said = draw(_emphasised(plant.written)) if draw(st.booleans()) else draw(coded(plant.written))
        lines += [shape.format(said), ""]
    return "\n".join(lines).encode()


@st.composite
def _emphasised(draw: st.DrawFn, text: str) -> str:
    pieces = draw(split(text, 2))
    mark = draw(st.sampled_from(("**", "*", "<b>", "~~")))
    place = draw(st.integers(0, len(pieces) - 1))
    end = mark.replace("<", "</")
    return "".join(f"{mark}{piece}{end}" if at == place else piece for at, piece in enumerate(pieces))


@st.composite
def table(draw: st.DrawFn, plants: Sequence[Plant]) -> bytes:
    """A table, its cells quoted as they need it or always."""
    rows = [["id", "note", "hours"], ["1", BENIGN, "40"]]
    for number, plant in enumerate(plants, 2):
        cell = draw(sentences(draw(_wrapped(draw(coded(plant.written))))))
        rows.append(draw(st.permutations([str(number), cell, "12"])))
    target = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if draw(st.booleans()) else csv.QUOTE_MINIMAL
    csv.writer(target, delimiter=draw(st.sampled_from(",;\t")), quoting=quoting).writerows(rows)
    return target.getvalue().encode(draw(st.sampled_from(_ENCODINGS[:3])))


@st.composite
def data(draw: st.DrawFn, plants: Sequence[Plant]) -> bytes:
    """JSON with values in strings, keys and lists, in any depth and with any escapes."""
    node: dict[str, Any] = {"plan": BENIGN}
    for number, plant in enumerate(plants):
        said = draw(sentences(draw(coded(plant.written))))
        inner: Any = draw(st.sampled_from(({f"k{number}": said}, {said: number}, [1, [said]], json.dumps([said]))))
        node = {"inner": node, f"more {number}": inner} if draw(st.booleans()) else {**node, f"n{number}": inner}
    text = json.dumps(node, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from((None, 1))))
    return text.encode()


@st.composite
def notebook(draw: st.DrawFn, plants: Sequence[Plant]) -> bytes:
    """A notebook with values in sources, outputs, attachments and properties."""
    cells: list[dict[str, Any]] = [{"cell_type": "markdown", "metadata": {}, "source": [BENIGN]}]
    metadata: dict[str, Any] = {"language_info": {"name": "python"}}
    for plant in plants:
        said = draw(sentences(draw(coded(plant.written))))
        lines = draw(split(said, 2)) if draw(st.booleans()) else [said]
        place = draw(st.sampled_from(("source", "code", "stream", "html", "error", "metadata", "tags", "json", "name")))
        cell: dict[str, Any] = {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": [], "outputs": []}
        display = {"output_type": "display_data", "metadata": {}}
        match place:
            case "source":
                cell = {"cell_type": "markdown", "metadata": {}, "source": lines}
            case "code":
                cell["source"] = [f"# {line}\n" for line in [said]]
            case "stream":
                cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": lines}]
            case "html":
                cell["outputs"] = [{**display, "data": {"text/html": [f"<p>{draw(markup(plant.written))}</p>"]}}]
            case "error":
                cell["outputs"] = [{"output_type": "error", "ename": "E", "evalue": said, "traceback": lines}]
            case "metadata":
                cell["metadata"] = {"owner": said}
            case "tags":
                cell["metadata"] = {"tags": [said]}
            case "json":
                cell["outputs"] = [{**display, "data": {"application/json": {said: [said]}}}]
            case _:
                metadata.setdefault("kernelspec", {"name": "python3"})[f"display_name{len(cells)}"] = said
        cells.append(cell)
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


@st.composite
def markup(draw: st.DrawFn, text: str) -> str:
    """Return a text as HTML: in tags, entities or comments between its letters."""
    chance = draw(st.randoms(use_true_random=False))
    between = draw(st.sampled_from(("<b>{}</b>", "<span>{}</span>", "{}<!-- x -->", "<i></i>{}", "{}<wbr>", "{}")))
    pieces = draw(split(text))
    coded_ = [CODINGS["entities"](piece, chance) if chance.random() < 0.4 else _escaped(piece) for piece in pieces]
    return "".join(between.format(piece) if chance.random() < 0.6 else piece for piece in coded_)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


_HTML = (
    "<p>{text}</p>", "<td>{text}</td><td>1</td>", "<p title=\"{quoted}\">a</p>", "<!-- {plain} -->", "<h1>{text}</h1>",
    '<meta name="description" content="{quoted}">', '<a href="https://example.com/?q={address}">a</a>',
    "<script>var owner = '{escaped}';</script>", "<style>.a::after {{ content: \"{plain}\" }}</style>",
    "<p style='display:none'>{text}</p>", "<textarea>{quoted}</textarea>", "<input value='{quoted}'>",
    "<img alt=\"{quoted}\" src='data:,'>", "<template>{text}</template>", "<p data-x='{quoted}'>a</p>",
    "<svg><title>{text}</title><text>{text}</text></svg>", "<p class=\"{quoted}\" id=\"{quoted}\">a</p>",
)  # fmt: skip


@st.composite
def page(draw: st.DrawFn, plants: Sequence[Plant], *, whole: bool = True) -> bytes:
    """A page with values in its text, attributes, comments, scripts, styles and hidden elements."""
    chance = draw(st.randoms(use_true_random=False))
    body = [f"<p>{BENIGN}</p>"]
    for plant in plants:
        said = draw(coded(plant.written))
        # Nothing but a comment's own end may end it, nor a style's or a script's.
        plainly = said.replace("--", "- ").replace("<", "").replace('"', "")
        body.append(
            draw(st.sampled_from(_HTML)).format(
                text=draw(markup(plant.written)),
                quoted=CODINGS["entities"](said, chance).replace('"', "&quot;").replace("'", "&#39;"),
                plain=plainly,
                address=CODINGS["percent"](plant.written, chance),
                escaped=CODINGS["escapes"](plant.written, chance).replace("'", "\\x27"),
            )
        )
    text = "\n".join(draw(st.permutations(body)))
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Plan</title></head><body>'
    return f"{head}{text}</body></html>".encode() if whole else text.encode()
