"""Replace values in a text, also where escapes, comment marks or Markdown hide them, and say what was stripped."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field

from scrubbing.document import Document
from scrubbing.formats.markup import DATA_URI, DataUri, data_uri
from scrubbing.formats.views import folded, percent_escaped, unmarked
from scrubbing.redaction.plan import Plan, Writing

# What stands where the content of a `data:` address was dropped.
NOTHING = "data:,"


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
    for view_of in (unmarked, folded) if markdown else (folded,):
        view = view_of(text)
        if view.marks:
            text = view.apply(plan.edits(view.text), percent_escaped)
    return plan.rewrite(text)


def replace_address(uri: DataUri, locator: str, document: Document, writing: Writing, stripped: Stripped) -> str:
    """Return the `data:` address with its content redacted, or an empty one where it was dropped."""
    if locator in document.members and uri.data is not None:
        data = writing.redact_member(locator, uri.data)
        if data is not None:
            return f"data:{uri.media_type};base64,{base64.b64encode(data).decode('ascii')}"
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
