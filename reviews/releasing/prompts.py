"""How a task's scrubbed words become GDPval's prompt and rubric. Plain Python.

The prompt is, in this order and with an empty line between: the title (unless the request begins with it), the request,
the context under a heading of its own, and the list of reference files unless the words above name every one of them.
A file that was renamed for the release is renamed in prompt and rubric too; no other word is changed.
"""

import re
import uuid
from collections.abc import Iterable, Mapping

from reviews.releasing.layout import Criterion
from submissions.media import SUFFIXES

_MENTION = re.compile(
    r"[\w()+,.-]+(?:"
    + "|".join(re.escape(suffix) for suffix in sorted(SUFFIXES.values(), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


def combine(title: str, request: str, context: str, references: list[str]) -> str:
    """Return the prompt. `references` are the released names of the reference files."""
    title, request, context = title.strip(), request.strip(), context.strip()
    parts = [] if not title or request.casefold().startswith(title.casefold()) else [title]
    parts += [request] if request else []
    parts += [f"Context\n\n{context}"] if context else []
    said = "\n\n".join(parts)
    if not all(names(said, name) for name in references):
        parts.append("Reference files\n\n" + "\n".join(f"- {name}" for name in references))
    return "\n\n".join(parts)


def names(text: str, name: str) -> bool:
    """Whether a text names a file."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def rename(text: str, renamed: Mapping[str, str]) -> str:
    """Return the text with file names replaced by their released forms, longest first."""
    for old in sorted(renamed, key=len, reverse=True):
        if old and renamed[old] != old:
            new = renamed[old]
            text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _, new=new: new, text)  # type: ignore[misc]
    return text


def unresolved(text: str, released: Iterable[str]) -> int:
    """Count the mentions that look like a file of the task and are none, such as the name an output should get."""
    known = [name.casefold() for name in released]
    mentioned = {match.group().casefold() for match in _MENTION.finditer(text)}
    return sum(not any(name.endswith(mention) for name in known) for mention in mentioned)


def criteria(task_id: uuid.UUID, items: Iterable[tuple[str, int]]) -> list[Criterion]:
    """Return the rubric; an item keeps its id as long as its place, words and points stay the same."""
    return [
        Criterion(str(uuid.uuid5(task_id, f"rubric:{position}:{points}:{text}")), points, text)
        for position, (text, points) in enumerate(items)
    ]
