"""The walk through one scrubbed copy: what every format's reader is given, and where all searches are made."""

import hashlib
import logging
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from scrubbing.document import Sight
from scrubbing.limits import Budget
from scrubbing.verification.faces import Known
from scrubbing.verification.report import Check, Failure, Report, Seen
from scrubbing.verification.values import Values
from scrubbing.verification.views import broken_runs, encoded_runs, views
from submissions.reasons import Held

log = logging.getLogger(__name__)

# What a run of base64 decodes to is looked into when it begins like one of these; other runs are only searched.
_EMBEDDED = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"%PDF-",
    b"PK\x03\x04",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\x1f\x8b\x08",
    b"\xd0\xcf\x11\xe0",
)
_SMALLEST_FILE = 64
# Coded texts within coded texts are followed so deep.
_DEEPEST = 3
_WINDOWS = (zlib.MAX_WBITS, -zlib.MAX_WBITS)
_SHORTEST_DEFLATED = 12
_LARGEST_INFLATED = 1 << 20
# Stretches of words in bytes. In UTF-16: Latin-1, the letters of Europe, and signs that show nothing.
_STRETCHES = (
    (re.compile(rb"(?:[\t\n\r -~]|[\xc2-\xf4][\x80-\xbf]{1,3}){14,}"), "utf-8"),
    (re.compile(rb"(?:[\t\n\r -~\xa0-\xff]\0|[\0-\xff][\1-\6]|[\x0b-\x0f\x2a-\x2e`-o]\x20|\xff\xfe){7,}"), "utf-16-le"),
)
# Stands between pieces that are searched together, so that no value is made up of two of them.
_GAP = b"\0\xff\0\xff"


class Walk:
    """Carries the values sought, the budget and the report through everything nested in one copy.

    `stays` is what is seen in pictures and may be seen in the copy as well. `carries_history` says whether the copy is
    an archive that was to carry its git history on.
    """

    def __init__(
        self,
        values: Values,
        budget: Budget,
        reader: "Reader",
        stays: Sequence[Sight] = (),
        *,
        carries_history: bool = False,
    ) -> None:
        self.values = values
        self.faces = Known(stays)
        self.budget = budget
        self.carries_history = carries_history
        self.report = Report()
        self._reader = reader

    def fail(self, check: Check, locator: str) -> None:
        """Record a failed check, once for each place."""
        failure = Failure(check.value, locator)
        if failure not in self.report.failures:
            self.report.failures.append(failure)

    def runs(self, *checks: Check) -> None:
        """Note that these checks are made, whatever comes of them."""
        self.report.checks.update(check.value for check in checks)

    @contextmanager
    def opening(self, locator: str) -> Iterator[None]:
        """Turn whatever a parser raises into a failure: a part that breaks its reader is not proved clean."""
        self.runs(Check.DOES_NOT_OPEN, Check.LIMIT)
        try:
            yield
        except Held:
            self.fail(Check.LIMIT, locator)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - parsers raise anything; the copy fails, so nothing is let through
            log.info("verification.does_not_open", extra={"error": type(error).__name__})
            self.fail(Check.DOES_NOT_OPEN, locator)

    def inspect(self, data: bytes, locator: str, depth: int) -> None:
        """Look into bytes of any type, as a member of what is being read."""
        self.runs(Check.NOT_READ)
        with self.opening(locator):
            self.budget.check_depth(depth)
            self.report.coverage.members += 1
            self.report.files[locator] = hashlib.sha256(data).digest()
            self._reader(self, data, locator, depth)

    def search_bytes(
        self, data: bytes, locator: str, *, text: bool = False, plainer: Callable[[bytes], bytes] = bytes
    ) -> None:
        """Search bytes as they are. `text` says whether they are text of some encoding.

        What is found counts only when it is also in what `plainer` leaves: the bytes without a format's own words.
        """
        self.runs(Check.VALUE_IN_BYTES)
        self.report.coverage.size += len(data)
        if self.values.in_bytes(data, text=text) and self.values.in_bytes(plainer(data), text=text):
            self.fail(Check.VALUE_IN_BYTES, locator)

    def search_text(self, text: str, locator: str, depth: int = 0) -> None:
        """Search a text in all its readings, and what is encoded in it."""
        self.runs(Check.VALUE_IN_TEXT)
        self.report.coverage.characters += len(text)
        if any(self.values.in_text(reading) for reading in views(text)):
            self.fail(Check.VALUE_IN_TEXT, locator)
        self._search_runs(text, locator, depth)

    def _search_runs(self, text: str, locator: str, depth: int, level: int = 0) -> None:
        """Search what base64 and hex in a text stand for: files among it one by one, the rest together."""
        readable: list[str] = []
        binary: list[bytes] = []
        for number, data in enumerate(encoded_runs(text), start=1):
            if data.startswith(_EMBEDDED) and len(data) > _SMALLEST_FILE:
                self.budget.spend_unpacked(len(data))
                self.inspect(data, inside(locator, f"encoded {number}"), depth + 1)
                continue
            self._keep(data, readable, binary)
        for data in broken_runs(text):
            self._keep(data, readable, binary)
        joined = "\n\0\n".join(readable)
        if self.values.in_bytes(_GAP.join(binary), text=False) or any(map(self.values.in_text, views(joined))):
            self.fail(Check.VALUE_IN_BYTES, locator)
        if joined and level < _DEEPEST:
            self._search_runs(joined, locator, depth, level + 1)

    def _keep(self, data: bytes, readable: list[str], binary: list[bytes]) -> None:
        """Put what some bytes are, and unpack to, to what will be searched."""
        for said in (data, *self._inflated(data)):
            decoded = _readable(said)
            binary.append(said)
            if decoded is not None:
                readable.append(decoded)

    def _inflated(self, data: bytes) -> Iterator[bytes]:
        """Yield what some bytes unpack to, for drawings and states that programs deflate before they encode them."""
        for window in _WINDOWS if len(data) >= _SHORTEST_DEFLATED else ():
            try:
                said = zlib.decompressobj(window).decompress(data, _LARGEST_INFLATED)
            except zlib.error:
                continue
            if said:
                self.budget.spend_unpacked(len(said))
                yield said

    def search_name(self, name: str, locator: str) -> None:
        """Search the name of a file, a folder, a part or a field."""
        self.runs(Check.VALUE_IN_NAME)
        self.report.coverage.names += 1
        if any(self.values.in_name(reading) for reading in views(name)):
            self.fail(Check.VALUE_IN_NAME, locator)

    def tell(self, text: str, locator: str) -> None:
        """Keep a text for the second detection."""
        if text.strip():
            self.budget.spend_characters(len(text))
            self.report.texts.append((locator, text))

    def see(self, lines: Sequence[Sequence[Seen]], locator: str, at: tuple[int, int]) -> None:
        """Keep where the words of a picture stand, moved to its place on the page."""
        right, down = at
        self.report.seen.setdefault(locator, []).extend(
            [
                Seen(word.text, (left + right, top + down, end + right, bottom + down))
                for word in line
                for left, top, end, bottom in (word.box,)
            ]
            for line in lines
        )


Reader = Callable[[Walk, bytes, str, int], None]
"""read(walk, data, locator, depth): records failures in the walk; may raise anything a parser raises, or Held."""


def _readable(data: bytes) -> str | None:
    """Return what some decoded bytes say, or None when most of them are no text, in which short words would be chance.

    Digits of something else, before and behind, make bytes that are no words.
    """
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8")
        if all(char.isprintable() or char.isspace() or unicodedata.category(char) == "Cf" for char in text):
            return text
    for pattern, encoding in _STRETCHES:
        stretches = pattern.findall(data)
        if sum(map(len, stretches)) > len(data) / 2:
            return "\n\0\n".join(stretch.decode(encoding, "replace") for stretch in stretches)
    return None


def inside(outer: str, inner: str) -> str:
    """Join a locator with one inside it; the outermost file has the empty locator."""
    return f"{outer} > {inner}" if outer else inner
