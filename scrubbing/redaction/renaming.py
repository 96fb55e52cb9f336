"""New names for files and folders whose names hold values: safe, and no two the same."""

import re
from collections.abc import Callable, Iterable

from scrubbing.formats.archive import name_key
from scrubbing.redaction.plan import Plan

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\\\\/:]")
_LONGEST_PART = 255


def renamed(old: Iterable[str], rename: Callable[[str], str]) -> dict[str, str]:
    """Return the new path of every file and folder. Of two that would share a name one is numbered.

    `rename` is given an old path and returns the new name of what lies there.
    """
    paths = sorted(old, key=lambda path: (path.count("/"), path))
    new = {path: rename(path) for path in paths}
    taken: dict[str, set[str]] = {}
    for path in paths:
        if new[path] == path.rpartition("/")[2]:
            taken.setdefault(path.rpartition("/")[0], set()).add(name_key(new[path]))
    result: dict[str, str] = {}
    for path in paths:
        parent, _, name = path.rpartition("/")
        if new[path] != name:
            new[path] = _free_name(new[path], taken.setdefault(parent, set()))
        result[path] = f"{result[parent]}/{new[path]}" if parent else new[path]
    return result


def file_name(old: str, plan: Plan) -> str:
    """Return a name with its values replaced, still a safe name of one file."""
    name = plan.rewrite_name(old)
    if name == old:
        return name
    name = _UNSAFE.sub("_", name)
    while len(name.encode("utf-8")) > _LONGEST_PART - 8:
        stem, dot, suffix = name.rpartition(".")
        name = f"{stem[:-1]}.{suffix}" if dot and len(suffix) < 20 and stem else name[:-1]
    return name if name.strip(". ") else "renamed"


def _free_name(name: str, taken: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    free, number = name, 2
    while name_key(free) in taken:
        free, number = f"{stem}-{number}{dot}{suffix}", number + 1
    taken.add(name_key(free))
    return free
