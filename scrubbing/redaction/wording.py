"""Replace values in a text, also where escapes, comment marks or Markdown hide them, and say what was stripped."""

import base64
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from scrubbing.document import Document
from scrubbing.formats import json_tokens
from scrubbing.formats.encoded import runs
from scrubbing.formats.markup import DATA_URI, DataUri, data_uri
from scrubbing.formats.views import DEEPEST, View, folded, percent_escaped, unmarked, untagged, visible
from scrubbing.limits import Budget
from scrubbing.pictures import as_png
from scrubbing.redaction.plan import Edit, Plan, Writing
from scrubbing.redaction.substitution import substitute
from submissions.media import MediaType

# What stands where the content of a `data:` address was dropped.
NOTHING = "data:,"
# A text that begins like this may be JSON, which programs put into attributes, cells and other JSON.
_JSON = frozenset({"{", "["})


@dataclass(slots=True)
class Stripped:
    """Counts what was stripped and says it in words."""

    _counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, what: str, many: str = "") -> None:
        """Count one; `many` is the plural, where there can be several."""
        self._counts[what, many] = self._counts.get((what, many), 0) + 1

    def said(self) -> list[str]:
        """Return one fragment for each kind, in the order in which they were met."""
        return [
            what if not many else f"1 {what}" if count == 1 else f"{count} {many}"
            for (what, many), count in self._counts.items()
        ]


def rewrite_text(plan: Plan, text: str, markdown: bool = False) -> str:
    """Return a text with every value replaced, as its reader would see it and then as it is written.

    The reader's view comes first: "Ann\\n# Lee" must be taken as a whole before "Lee" alone is.
    """
    if text.lstrip()[:1] in _JSON and json_tokens.is_json(text):
        return rewrite_json(plan, text)
    view = unmarked(text) if markdown else None
    if view is not None and view.marks:
        text = view.apply(_unless_longer(view, edits(plan, view.text), edits(plan, text)), percent_escaped)
    elif "</" in text and (view := untagged(text)).marks:
        tags = [mark.start for mark in view.marks]
        # A label's word may go on in bold letters. All else is found as it is written.
        text = view.apply([edit for edit in edits(plan, view.text) if spans(view, edit, tags)], percent_escaped)
    for _ in range(DEEPEST):
        found = edits(plan, text)
        if not found:
            break
        text = substitute(text, found)
    return text


def spans(view: View, edit: Edit, places: Sequence[int]) -> bool:
    """Whether an edit of a view goes over one of these places of its raw text, which come in order."""
    start, end = view.raw_start(edit.start), view.raw_end(edit.end)
    return bisect_left(places, end) > bisect_left(places, start)


def rewrite_json(plan: Plan, text: str, prepare: Callable[[str], str] = str) -> str:
    """Return a JSON text with every value replaced in its strings, keys and numbers, all else as it was.

    `prepare` is given every string first.
    """
    keys: list[set[str]] = []
    pieces: list[str] = []
    done = 0
    for token in json_tokens.tokens(text):
        raw = text[token.start : token.end]
        if token.kind == "mark":
            _nest(keys, raw)
            continue
        new = _token(plan, text, token, keys, prepare)
        if new != raw:
            pieces += [text[done : token.start], new]
            done = token.end
    return "".join([*pieces, text[done:]])


def _nest(keys: list[set[str]], mark: str) -> None:
    """Keep the keys that each open object has so far."""
    if mark in "{[":
        keys.append(set())
    elif mark in "}]" and keys:
        keys.pop()


def _token(plan: Plan, text: str, token: json_tokens.Token, keys: list[set[str]], prepare: Callable[[str], str]) -> str:
    raw = text[token.start : token.end]
    if token.kind == "number":
        new = plan.rewrite(raw)
        return new if new == raw or json_tokens.NUMBER.fullmatch(new) else f'"{json_tokens.escaped(new, False)}"'
    said = json_tokens.content(text, token).text
    new = rewrite_text(plan, said if token.key else prepare(said)) if said else said
    if token.key and keys:
        if new != said:
            new = _free(new, keys[-1])
        keys[-1].add(new)
    return raw if new == said else f'"{json_tokens.escaped(new, text.isascii())}"'


def _free(key: str, taken: set[str]) -> str:
    """Return the key, numbered where another key of the object was renamed to the same."""
    free, number = key, 2
    while free in taken:
        free, number = f"{key} ({number})", number + 1
    return free


def edits(plan: Plan, text: str, depth: int = DEEPEST) -> list[Edit]:
    """Return the replacements for a text, also for what it only says once its escapes and codings are undone.

    They never overlap and come in order; of two that do the longer one stays, and what is left is found again.
    """
    found = plan.edits(text)
    if not depth:
        return found
    found += _unescaped(plan, text, depth)
    bare = visible(text)
    if bare.marks:
        # What shows nothing may stand within an escape, too: a hyphen where a line could end.
        found += [_lowered(bare, edit) for edit in _unescaped(plan, bare.text, depth)]
    # Of two edits of the same place, what is said beside a value in a coding stays with that coding's own.
    return _apart([*_coded(plan, bare, depth), *found])


def _unescaped(plan: Plan, text: str, depth: int) -> list[Edit]:
    """Return the replacements for what a text says once its escapes are undone."""
    view = folded(text)
    return [_lowered(view, edit) for edit in edits(plan, view.text, depth - 1)] if view.marks else []


def _coded(plan: Plan, view: View, depth: int) -> Iterator[Edit]:
    """Yield the replacements for stretches that say a value in a coding, as edits of the view's raw text."""
    for run in runs(view.text):
        inner = edits(plan, run.text, depth - 1)
        if inner:
            start, end = view.raw_start(run.start), view.raw_end(run.end)
            yield Edit(start, end, run.pack(substitute(run.text, inner)), inner[0].type)


def _unless_longer(view: View, seen: list[Edit], written: list[Edit]) -> list[Edit]:
    """Return the edits of a view without those that an edit of the raw text covers and goes beyond."""

    def is_covered(edit: Edit) -> bool:
        start, end = view.raw_start(edit.start), view.raw_end(edit.end)
        return any(raw.start <= start and end <= raw.end and raw.end - raw.start > end - start for raw in written)

    return [edit for edit in seen if not is_covered(edit)]


def _lowered(view: View, edit: Edit) -> Edit:
    """Return an edit of a view as one of its raw text."""
    start, end, written = view.lowered(edit, percent_escaped)
    return Edit(start, end, written, edit.type)


def _apart(found: list[Edit]) -> list[Edit]:
    apart: list[Edit] = []
    for edit in sorted(found, key=lambda edit: (edit.start, -edit.end)):
        if not apart or edit.start >= apart[-1].end:
            apart.append(edit)
    return apart


def replace_address(uri: DataUri, locator: str, document: Document, writing: Writing, stripped: Stripped) -> str:
    """Return the `data:` address with its content redacted, or an empty one where it was dropped."""
    if locator in document.members and uri.data is not None:
        picture, _ = as_png(uri.data, Budget())
        data = writing.redact_member(locator, picture)
        if data is not None:
            media_type = uri.media_type if picture is uri.data else MediaType.PNG
            return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"
    if uri.data != b"":
        stripped.add("embedded file", "embedded files")
    return NOTHING


def replace_addresses(
    text: str, document: Document, writing: Writing, stripped: Stripped, locate: Callable[[], str]
) -> str:
    """Redact the base64 addresses inside a text; `locate` names the next one, as it did for extraction."""
    pieces: list[str] = []
    done = 0
    for match in DATA_URI.finditer(text):
        uri = data_uri(match.group())
        if uri is None or uri.plain:
            continue
        pieces += [text[done : match.start()], replace_address(uri, locate(), document, writing, stripped)]
        done = match.end()
    return "".join([*pieces, text[done:]])
