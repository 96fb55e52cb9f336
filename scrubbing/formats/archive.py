"""The members of a zip or tar.gz, one after the other, each checked by itself, nothing ever written to disk.

`zipfile`, `tarfile` and `gzip` are not used for reading: on the Pythons this runs on they accept overlapping members,
lying sizes and looping headers, and `extractall` writes outside its folder.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from scrubbing.formats import tars, zips
from scrubbing.formats.rawentry import RawEntry
from scrubbing.limits import Budget
from submissions.media import MediaType
from submissions.reasons import Held, Reason

# The longest name of one file and of one path on the usual file systems, in bytes.
_LONGEST_PART = 255
_LONGEST_PATH = 4096
# Control characters, and the marks that make a name read backwards.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\\\\]")
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or folder of an archive, with a safe relative path. `read` works until the next entry is asked for."""

    path: str
    folder: bool
    executable: bool
    read: Callable[[], bytes]


def entries(source: BinaryIO, media_type: str, budget: Budget) -> Iterator[Entry]:
    """Yield the files and folders of an archive in its own order.

    Every member counts against the budget, and every unpacked byte as it is read.

    Raises:
        Held: ARCHIVE_UNSAFE_PATH, ARCHIVE_UNSAFE_MEMBER, ARCHIVE_DUPLICATE_NAMES, ARCHIVE_BOMB, TOO_MANY_MEMBERS,
            ENCRYPTED, UNSUPPORTED_TYPE (a way of packing that is not deflate) or CORRUPT.
    """
    raw = zips.members(source, budget) if media_type == MediaType.ZIP else tars.members(source, budget)
    yield from _checked(raw, budget)


def _checked(members: Iterable[RawEntry], budget: Budget) -> Iterator[Entry]:
    seen: dict[str, bool] = {}
    parents: set[str] = set()
    for member in members:
        budget.spend_members()
        path = safe_path(member.untrusted_name)
        if not path:
            continue
        key = name_key(path)
        above = _parents(key)
        if key in seen or (key in parents and not member.folder) or any(seen.get(parent) is False for parent in above):
            raise Held(Reason.ARCHIVE_DUPLICATE_NAMES)
        seen[key] = member.folder
        parents.update(above)
        yield Entry(path, member.folder, member.executable, member.read)


def safe_path(untrusted: str) -> str:
    """Return a member's path without a leading "./" and a trailing "/"; empty for the root itself.

    Raises:
        Held: ARCHIVE_UNSAFE_PATH for a path that leads outside, or that systems read differently.
    """
    path = untrusted
    while path.startswith("./"):
        path = path[2:]
    path = path.removesuffix("/")
    if path in ("", ".") and untrusted in (".", "./"):
        return ""
    parts = path.split("/")
    if (
        _UNSAFE.search(path)
        or _DRIVE.match(path)
        or any(part in ("", ".", "..") for part in parts)
        or any(len(part.encode("utf-8", errors="replace")) > _LONGEST_PART for part in parts)
        or len(path.encode("utf-8", errors="replace")) > _LONGEST_PATH
    ):
        raise Held(Reason.ARCHIVE_UNSAFE_PATH)
    return path


def name_key(path: str) -> str:
    """Return the form by which file systems that ignore case and accents' composition call two paths the same."""
    return unicodedata.normalize("NFC", path).casefold()


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts))]
