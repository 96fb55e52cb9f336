"""Private keys in PEM, PuTTY and armoured form. They may be longer than a window, so this one sees whole texts."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_BEGIN = re.compile(
    r"-{2,5} ?BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)? ?-{2,5}|PuTTY-User-Key-File-\d"
    # The same signs in base64, as files for Kubernetes hold keys: their first bytes, at each of the three offsets.
    r"|LS0tLS1CRUdJTi(?=[A-Za-z0-9+/]{2,40}?(?:UFJJVkFURSBLRV|QUklWQVRFIEtFW|BSSVZBVEUgS0V))"
)
# The body: base64 with white space (or "\n" written out in JSON), then the closing line if it is there.
_BODY = re.compile(r"(?:[A-Za-z0-9+/=\s,:\-]|\\[nr])*?-{2,5}END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-{2,5}")
_OPEN_BODY = re.compile(r"(?:[A-Za-z0-9+/=\s]|\\[nr])*")
_SSH2_BODY = re.compile(r"[^\ue000\ue001]*?-{2,5} END [A-Z0-9 ]{0,40}PRIVATE KEY -{2,5}")
_PUTTY_BODY = re.compile(
    r"[^\ue000\ue001]{0,20000}?Private-MAC: ?[0-9a-f]{40,64}|(?:[A-Za-z\-]{1,30}: [^\n]*\n?|[A-Za-z0-9+/=\s])*"
)
_ENCODED_BODY = re.compile(r"(?:[A-Za-z0-9+/]|\\?\n[ \t]*(?=[A-Za-z0-9+/]{40})|\\n)*={0,2}")
_LONGEST = 40_000
# What every key begins with, for a quick look.
GATE = re.compile("PRIVATE KEY|PuTTY-User-Key-File|LS0tLS1CRUdJTi")


class PrivateKeyRecognizer(TextRecognizer):
    """Finds a key from its first to its last line, and as far as it goes when the last is missing."""

    TYPE = "SECRET"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the keys."""
        return [(start, end, score) for start, end, score, _ in self.kinds(text)]

    def kinds(self, text: str) -> Iterable[tuple[int, int, float, str]]:
        """Return the keys with their kind, which is the same for all."""
        results: list[tuple[int, int, float, str]] = []
        position = 0
        while (begin := _BEGIN.search(text, position)) is not None:
            following = _BEGIN.search(text, begin.end())
            limit = min(begin.end() + _LONGEST, following.start() if following else len(text))
            bodies = _bodies(begin.group())
            body = next((match for each in bodies if (match := each.match(text, begin.end(), limit))), None)
            end = body.end() if body else begin.end()
            while text[end - 1].isspace():
                end -= 1
            results.append((begin.start(), end, 1.0, "private-key"))
            position = max(end, begin.end())
        return results


def _bodies(beginning: str) -> tuple[re.Pattern[str], ...]:
    """Return the expressions of what follows the first line, the most exact first."""
    if beginning.startswith("PuTTY"):
        return (_PUTTY_BODY,)
    if beginning.startswith("LS0"):
        return (_ENCODED_BODY,)
    return (_SSH2_BODY, _OPEN_BODY) if "- BEGIN" in beginning else (_BODY, _OPEN_BODY)
