"""Text files made in code, with a person planted wherever a format can hold one."""

import base64
import io
import json
from typing import Any

from PIL import Image

PERSON = "Mirabel Quistgaard"
MAIL = "mirabel.quistgaard@fernhollow.example"
PHONE = "2025550143"
# The parts of the planted person by which any trace in a copy is found.
TRACES = ("mirabel", "quistgaard", "fernhollow", PHONE)


def png() -> bytes:
    """Return a small picture without text."""
    target = io.BytesIO()
    Image.new("RGB", (12, 12), "white").save(target, "PNG")
    return target.getvalue()


def plain() -> str:
    """Return prose and code in which the person is wrapped, quoted, commented and escaped."""
    return (
        f"Dear {PERSON},\n\nthis paragraph is hard-wrapped, so that it names Mirabel\nQuistgaard over a line end.\n\n"
        "> and here she is quoted: Mirabel\n> Quistgaard wrote that.\n\n# by Mirabel\n# Quistgaard\n\n"
        " * Mirabel\n * Quistgaard\n\n"
        'name = "Mir\\u0061bel Quistg\\x61ard"\nurl = "https://x.example/?q=Mirabel%20Quistgaard"\n'
        f"<user>Mirabel&#32;Quistg&#97;ard &#77;irabel Quistgaard</user>\n"
        f"colour \x1b[1mMirabel\x1b[0m Quistgaard\n{MAIL}\n"
    )


def markdown() -> str:
    """Return Markdown with the person under emphasis and inline HTML."""
    return (
        f"# Notes of {PERSON}\n\n- **Mirabel** Quistgaard\n- Mir*abel* Quistgaard\n- <b>Mirabel</b> <i>Quistgaard</i>\n"
        f"- [mail](mailto:{MAIL})\n\n```\nauthor: {PERSON}\n```\n"
    )


def table(delimiter: str = ",", newline: str = "\r\n") -> str:
    """Return a table with quoted cells, doubled quotes, a cell of two lines and rows that hold nothing sensitive."""
    rows = [
        ["id", "name", "note"],
        ["1", PERSON, '"called ""soon"""'],
        ["2", "Nobody", f'"Mirabel\nQuistgaard{delimiter} again"'],
        ["3", '"Quoted"', PHONE],
        ["4", "", "untouched"],
    ]
    return newline.join(delimiter.join(row) for row in rows) + newline


def json_text() -> str:
    """Return JSON with the person in values, keys, escapes and a number, in a formatting of its own."""
    return (
        '{\n  "owner" :  "Mir\\u0061bel Quistgaard",\n  "Mirabel Quistgaard": [1, 2.50, true, null],\n'
        f'  "phone": {PHONE}, "nested": {{"html": "<b>Mirabel</b>\\nsays", "mail": "{MAIL}"}},\n'
        '  "untouched": "stays\\/as \\u00fc it is"\n}\n'
    )


def notebook() -> dict[str, Any]:
    """Return a notebook with the person in every place of the format."""
    picture = base64.b64encode(png()).decode("ascii")
    return {
        "cells": [
            {
                "cell_type": "markdown",
                "id": "a1",
                "metadata": {"tags": ["intro"], "author": PERSON},
                "source": ["# By Mirabel\n", "Quistgaard\n", "![x](attachment:Mirabel_Quistgaard.png)"],
                "attachments": {"Mirabel_Quistgaard.png": {"image/png": picture}},
            },
            {
                "cell_type": "code",
                "id": "b2",
                "metadata": {},
                "execution_count": 3,
                "source": f'owner = "{PERSON}"\n',
                "outputs": [
                    {"output_type": "stream", "name": "stdout", "text": ["Mirabel\n", "Quistgaard\n"]},
                    {
                        "output_type": "execute_result",
                        "execution_count": 3,
                        "metadata": {"note": PERSON},
                        "data": {
                            "text/plain": [PERSON],
                            "text/html": ["<table><tr><td><b>Mirabel</b> Quistgaard</td></tr></table>"],
                            "image/png": picture + "\n",
                            "application/json": {"who": PERSON, "phone": int(PHONE)},
                            "application/javascript": f"alert('{PERSON}')",
                        },
                    },
                    {
                        "output_type": "error",
                        "ename": "E",
                        "evalue": PERSON,
                        "traceback": [f"\x1b[0;31m{PERSON}\x1b[0m"],
                    },
                ],
            },
        ],
        "metadata": {
            "kernelspec": {"display_name": f"env of {PERSON}", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "colab": {"provenance": [{"user": MAIL}]},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def notebook_text() -> str:
    """Return the notebook as Jupyter writes it."""
    return json.dumps(notebook(), indent=1, ensure_ascii=False) + "\n"


def html() -> str:
    """Return a page with the person in every place of the format."""
    picture = base64.b64encode(png()).decode("ascii")
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Page of {PERSON}</title>
<meta name="author" content="{PERSON}"><meta name="description" content="About {PERSON}">
<style>/* {PERSON} */ .x::after {{ content: "{PERSON}"; src: url(data:font/woff2;base64,AAECAwQ=) }}</style>
<script type="application/ld+json">{{"author": "{PERSON}"}}</script></head>
<body onload="greet('{PERSON}')"><!-- ask {PERSON} -->
<h1>Hello</h1><p>Split <b>Mir</b><i>abel</i> <em>Quist</em>gaard here.</p><p>Entities &#77;irabel&nbsp;Quistgaard.</p>
<p title="{PERSON}" data-owner='{PERSON}' class="plain">Attributes</p><p style="display:none">Hidden {PERSON}</p>
<a href="mailto:{MAIL}?subject=Mirabel%20Quistgaard">mail</a><a href="file:///C:/Users/mirabel/x.txt">local</a>
<a href="javascript:alert('{PERSON}')">do</a><img alt="{PERSON}" src="data:image/png;base64,{picture}">
<table><tr><td>Mirabel</td><td>Quistgaard</td><td>Kept &amp; well</td></tr></table><textarea>{PERSON} <b></textarea>
<template>{PERSON}</template><p>Bytes &lt;stay&gt; as they are.</p></body></html>
"""


def notebook_of_version_3() -> dict[str, Any]:
    """Return the same person's notebook as Jupyter wrote it before 2015."""
    outputs = [
        {"output_type": "stream", "stream": "stdout", "text": [f"{PERSON}\n"]},
        {"output_type": "pyout", "prompt_number": 1, "metadata": {}, "text": PERSON, "html": f"<p>{PERSON}</p>"},
        {"output_type": "display_data", "metadata": {}, "png": base64.b64encode(png()).decode(), "text": "<Figure>"},
        {"output_type": "pyerr", "ename": "ValueError", "evalue": PERSON, "traceback": [f"of {PERSON}"]},
    ]
    cells = [
        {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Report\n", f"of {PERSON}"]},
        {"cell_type": "markdown", "metadata": {}, "source": f"Written by {PERSON}."},
        {
            "cell_type": "code",
            "collapsed": False,
            "language": "python",
            "metadata": {},
            "prompt_number": 1,
            "input": [f"# {PERSON}\n", "6 * 7"],
            "outputs": outputs,
        },
    ]
    sheet = {"cells": cells, "metadata": {"kept by": PERSON}}
    return {"metadata": {"name": f"for {PERSON}"}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [sheet]}
