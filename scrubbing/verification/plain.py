"""Text files: plain, Markdown, source code, CSV, JSON, notebooks, HTML."""

import base64
import binascii
import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from scrubbing.verification.markup import Markup, read_html, read_xml
from scrubbing.verification.report import Check
from scrubbing.verification.walk import Walk, inside

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# A string that is nothing but base64, as notebooks hold pictures: searched and decoded, but no words to tell of.
_CODED = re.compile(r"(?:[A-Za-z0-9+/]{76,}+\n?)++[A-Za-z0-9+/]*+={0,2}\s*")
# Characters; the csv module refuses longer cells.
_LONGEST_FIELD = 10_000_000


# A drawing in an address; in a style sheet it ends by a quote or a bracket.
_SVG_ADDRESS = re.compile(r"\s*data:image/svg\+xml", re.IGNORECASE)
_SVG_IN_STYLE = re.compile(r"data:image/svg\+xml[^,;\"')]{0,99}(?:;[^,;\"')]{0,99}){0,4},[^\"')]*", re.IGNORECASE)
# A drawing as a text, whatever stands before it.
_DRAWING = re.compile(r"\A(?:[\s\ufeff]|<!--(?:[^-]|-(?!->))*+-->|<[?!][^<>]*>)*+<svg\b", re.IGNORECASE)
# A string of a notebook or other JSON that is a page or a drawing.
_PAGE = re.compile(r"<(?:svg|html|body|div|table|p|span|ruby|a)\b", re.IGNORECASE)


class NotText(Exception):
    """The bytes are no text in any encoding that can be told."""


def decode(data: bytes) -> str:
    """Return bytes as text: by their byte order mark or as UTF-8, the only encodings copies have. Raises NotText."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotText from None
    if "\0" in text:
        raise NotText
    return text


def read_plain(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read text without any structure of its own."""
    walk.search_bytes(data, locator, text=True)
    text = decode(data)
    walk.search_text(text, locator, depth)
    if _DRAWING.match(text):
        search_markup(walk, locator, read_html(text))
    walk.tell(text, locator)


def search_markup(walk: Walk, locator: str, *pages: Markup) -> None:
    """Search what pages or parts of them say; words drawn as outlines cannot be searched, so they fail."""
    walk.runs(Check.NOT_READ)
    read = [*pages, *(read_html(drawing) for page in pages for drawing in _drawings(page))]
    walk.search_text("\n\0\n".join(said for page in read for said in (*page.readings, page.values)), locator)
    if any(page.outlines for page in read):
        walk.fail(Check.NOT_READ, locator)


def _drawings(markup: Markup) -> Iterator[str]:
    """Yield the drawings that a page carries in its addresses."""
    values = [value for _, _, value in markup.attributes if _SVG_ADDRESS.match(value)]
    for address in values + [match[0] for remark in markup.remarks for match in _SVG_IN_STYLE.finditer(remark)]:
        head, _, body = address.partition(",")
        data = unquote_to_bytes(body)
        if head.strip().lower().endswith(";base64"):
            try:
                data = base64.b64decode(data + b"==")
            except binascii.Error:
                continue
        yield data.decode("utf-8", "replace")


def read_csv(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a table; its cells are searched one by one as well, with their quotes undone."""
    read_plain(walk, data, locator, depth)
    csv.field_size_limit(_LONGEST_FIELD)
    text = decode(data)
    delimiter = max(",;\t|", key=text[:10_000].count)
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]
    walk.search_text("\n\0\n".join(cells), locator, depth)


def read_json(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read JSON: every key and every string, lists of strings joined as well.

    A list of lines, as notebooks have them, is told as the one text that it is: a name goes on from line to line there.
    The strings of other lists are told one by one: joined, the end of one and the beginning of the next would be read
    as a word.
    """
    walk.search_bytes(data, locator, text=True)
    text = decode(data)
    walk.search_text(text, locator, depth)
    strings = list(_strings(json.loads(text)))
    walk.search_text("\n\0\n".join(string for string, _ in strings), locator)
    pages = dict.fromkeys(string for string, _ in strings if _PAGE.search(string))
    search_markup(walk, locator, *map(read_html, pages))
    for number, (string, told) in enumerate(strings, start=1):
        if told and not _CODED.fullmatch(string):
            walk.tell(string, inside(locator, f"string {number}"))


def _strings(root: Any) -> Iterator[tuple[str, bool]]:
    """Yield what is to be searched, each with whether it is to be told."""
    waiting = [(root, True)]
    while waiting:
        node, told = waiting.pop()
        if isinstance(node, str):
            yield node, told
        elif isinstance(node, dict):
            yield from ((key, True) for key in node)
            waiting += ((value, True) for value in reversed(node.values()))
        elif isinstance(node, list):
            strings = bool(node) and all(isinstance(item, str) for item in node)
            lines = strings and all(item.endswith("\n") for item in node[:-1])
            if strings:
                yield "".join(node), lines
            waiting += ((item, not lines) for item in reversed(node))
        elif isinstance(node, int | float) and not isinstance(node, bool):
            yield str(node), told


def read_html_file(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read HTML: the text with its tags taken out, attributes, comments."""
    walk.search_bytes(data, locator, text=True)
    text = decode(data)
    walk.search_text(text, locator, depth)
    markup = read_html(text)
    search_markup(walk, locator, markup)
    for number, block in enumerate(markup.blocks, start=1):
        walk.tell(block, inside(locator, f"block {number}"))


def read_xml_file(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read XML or SVG; what is not well-formed is read as plain text only."""
    walk.runs(Check.UNEXPECTED_PART)
    read_plain(walk, data, locator, depth)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        walk.fail(Check.UNEXPECTED_PART, locator)
        return
    search_markup(walk, locator, read_xml(data))
