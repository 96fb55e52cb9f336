"""The release's own search for values that had to go: simple, and apart from the searches of scrubbing.

Scrubbing has proved every copy clean with far better means. This net is for what lies between: a copy that belongs to
other decisions, a name put together here, a mistake in how a prompt is combined.
"""

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO

from scrubbing.findings import KnownValue
from submissions.media import FAMILIES, Family, MediaType

# Text of one member or file above this is searched in windows that overlap by the longest value.
_WINDOW = 8 * 1024 * 1024
_OVERLAP = 2048
# Without a reader of the format, shorter values (an age, initials) turn up by chance in counters and cells.
_SHORTEST_IN_FILES = 4
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ONE_WORD_NAMES = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
# Formatting inside a paragraph splits words in the middle; every other tag ends a word.
_RUN_FORMATTING = re.compile(rb"<(?:w|a):rPr\b[^>]*/>|<((?:w|a):)rPr\b.*?</\1rPr>", re.DOTALL)
_INLINE_TAG = re.compile(
    rb"</?(?:w:|a:)?(?:t|r|proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak)(?:\s[^>]*)?/?>"
)
_TAG = re.compile(rb"<[^>]*>")
_OFFICE = frozenset({Family.DOCX, Family.XLSX, Family.PPTX})


class Survivors:
    """The values of one task that must not appear anywhere in what goes out."""

    def __init__(self, values: Iterable[KnownValue]) -> None:
        cased, folded = set(), set()
        for value in values:
            text = _plain(value.text)
            if not value.scrubbed or len(text) < 2 or not any(map(str.isalnum, text)):
                continue
            if value.cased or (value.type in _ONE_WORD_NAMES and " " not in text):
                # "Rose" is a name, "rose" a flower.
                cased |= {text, text.upper()}
            else:
                folded.add(text.casefold())
        self._cased, self._folded = _pattern(cased), _pattern(folded)
        self._in_files = Survivors._long_only(cased), Survivors._long_only(folded)

    @staticmethod
    def _long_only(values: set[str]) -> re.Pattern[str] | None:
        return _pattern({value for value in values if len(value) >= _SHORTEST_IN_FILES})

    def in_text(self, text: str) -> bool:
        """Whether a value stands in the text as words of its own."""
        return _stands(_plain(text), self._cased, self._folded)

    def in_name(self, name: str) -> bool:
        """Whether a value stands in a file name, where "_", "-" and "." may stand for spaces."""
        return self.in_text(name) or self.in_text(re.sub(r"[_.+-]", " ", name))

    def in_file(self, source: IO[bytes], media_type: MediaType) -> bool:
        """Whether a value stands in the file's text, as far as it can be told without a reader of the format."""
        cased, folded = self._in_files
        if cased is None and folded is None:
            return False
        return any(_stands(_plain(text), cased, folded) for text in _texts(source, media_type))


def _stands(plain: str, cased: re.Pattern[str] | None, folded: re.Pattern[str] | None) -> bool:
    return bool((cased and cased.search(plain)) or (folded and folded.search(plain.casefold())))


def _pattern(values: set[str]) -> re.Pattern[str] | None:
    if not values:
        return None
    ordered = sorted(values, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).split())


def _texts(source: IO[bytes], media_type: MediaType) -> Iterator[str]:
    family = FAMILIES[media_type]
    if family in {Family.TEXT, Family.EMAIL, Family.MAILBOX}:
        yield from _windows(source)
    elif family in _OFFICE or media_type is MediaType.ZIP:
        with zipfile.ZipFile(source) as archive:
            for info in archive.infolist():
                yield info.filename
                if not info.is_dir():
                    with archive.open(info) as member:
                        yield from _member(member, info.filename)


def _member(member: IO[bytes], name: str) -> Iterator[str]:
    if name.endswith((".xml", ".rels", ".vml")):
        data = member.read()
        joined = _INLINE_TAG.sub(b"", _RUN_FORMATTING.sub(b"", data))
        yield html.unescape(_TAG.sub(b" ", joined).decode("utf-8", "replace"))
    else:
        yield from _windows(member)


def _windows(source: IO[bytes]) -> Iterator[str]:
    """Yield decoded windows of what looks like text; nothing for binary content."""
    kept = b""
    while block := source.read(_WINDOW):
        if b"\x00" in block[:4096] and not block.startswith((b"\xff\xfe", b"\xfe\xff")):
            return
        piece = kept + block
        encoding = "utf-16" if piece.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
        text = io.TextIOWrapper(io.BytesIO(piece), encoding, errors="replace").read()
        yield html.unescape(text)
        kept = piece[-_OVERLAP:]
