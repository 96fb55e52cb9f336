"""Private keys in PEM form. They may be longer than a window, so this one sees whole texts."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_BEGIN = re.compile(r"-{2,5}BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-{2,5}")
# The body: base64 with white space (or "\n" written out in JSON), then the closing line if it is there.
_BODY = re.compile(r"(?:[A-Za-z0-9+/=\s,:\-]|\\[nr])*?-{2,5}END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-{2,5}")
_OPEN_BODY = re.compile(r"(?:[A-Za-z0-9+/=\s]|\\[nr])*")
_LONGEST = 40_000


class PrivateKeyRecognizer(TextRecognizer):
    """Finds a key from its first to its last line, and as far as it goes when the last is missing."""

    TYPE = "SECRET"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the keys."""
        results: list[tuple[int, int, float]] = []
        position = 0
        while (begin := _BEGIN.search(text, position)) is not None:
            following = _BEGIN.search(text, begin.end())
            limit = min(begin.end() + _LONGEST, following.start() if following else len(text))
            body = _BODY.match(text, begin.end(), limit) or _OPEN_BODY.match(text, begin.end(), limit)
            end = body.end() if body else begin.end()
            results.append((begin.start(), end, 1.0))
            position = max(end, begin.end())
        return results
