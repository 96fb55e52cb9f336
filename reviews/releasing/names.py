"""Names of released files: a safe alphabet, one Unicode form, a length every file system takes, the suffix of the type.

Plain Python: the checker uses it without an installation.
"""

import re
import unicodedata
from collections.abc import Iterable

from submissions.media import SUFFIXES, MediaType

# Bytes of UTF-8; most file systems allow 255 for one name, archives and object stores add folders in front.
MAX_BYTES = 120
_PUNCTUATION = frozenset(" ._-()+,")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# Other spellings of a type's suffix that a person may have used; they are taken off before the right one is put on.
_ALSO = {
    MediaType.JPEG: (".jpeg", ".jpe"),
    MediaType.TIFF: (".tiff",),
    MediaType.TAR_GZ: (".tgz", ".gz"),
    MediaType.MARKDOWN: (".markdown",),
    MediaType.HTML: (".htm",),
    # Saved by Outlook, given out as a mail.
    MediaType.EML: (".msg",),
}


def clean(name: str, media_type: MediaType) -> str:
    """Return the released form of a (scrubbed) file name."""
    suffix = SUFFIXES[media_type]
    stem = _without_suffix(unicodedata.normalize("NFC", name), media_type)
    stem = "".join(character if _is_safe(character) else "_" for character in stem)
    stem = re.sub(r"_{2,}", "_", re.sub(r" {2,}", " ", stem)).strip(" ._-") or "file"
    if _RESERVED.fullmatch(stem):
        stem = f"{stem}-file"
    return unicodedata.normalize("NFC", _cut(stem, MAX_BYTES - len(suffix)) + suffix)


def is_clean(name: str) -> bool:
    """Whether a name is one that `clean` could have made, whatever its type."""
    return (
        bool(name)
        and all(map(_is_safe, name))
        and name == unicodedata.normalize("NFC", name)
        and name == name.strip(" .-")
        and len(name.encode()) <= MAX_BYTES
        and not _RESERVED.fullmatch(name)
    )


def suffix_of(name: str) -> str:
    """Return the known suffix a name ends with, or an empty string."""
    return next((suffix for suffix in sorted(SUFFIXES.values(), key=len, reverse=True) if name.endswith(suffix)), "")


def case_collisions(paths: Iterable[str]) -> list[str]:
    """Return the paths that another path equals when letter case and Unicode form do not matter."""
    seen: dict[str, str] = {}
    collisions = []
    for path in paths:
        if seen.setdefault(unicodedata.normalize("NFKC", path).casefold(), path) != path:
            collisions.append(path)
    return collisions


def _is_safe(character: str) -> bool:
    # Marks belong to the letters of many scripts; "Cf" (direction marks, joiners) and "So" are not among them.
    return character in _PUNCTUATION or unicodedata.category(character)[0] in "LM" or character.isdecimal()


def _without_suffix(name: str, media_type: MediaType) -> str:
    for suffix in (SUFFIXES[media_type], *_ALSO.get(media_type, ())):
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return name


def _cut(text: str, limit: int) -> str:
    return text.encode()[:limit].decode(errors="ignore").rstrip(" ._-")
