"""E-mail addresses and web addresses. Domains are checked against the suffix list inside the wheel, never fetched."""

import re
from collections.abc import Iterable

import tldextract
from presidio_analyzer import Pattern
from presidio_analyzer.predefined_recognizers import EmailRecognizer

from scrubbing.detection.recognizers.base import TextRecognizer

# No suffix list addresses and no cache folder: tldextract uses the snapshot that it carries.
_EXTRACT = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), fallback_to_snapshot=True)
# Suffixes of files that are top-level domains as well.
_FILE_SUFFIXES = frozenset(
    {"md", "py", "sh", "zip", "rs", "pl", "ps", "java", "mov", "so", "cc", "ai", "st", "in", "is"}
)
_LOCAL = r"[\w!#$%&'*+/=?^`{|}~.\-]{1,64}"
_LABEL = r"[^\W_](?:[\w\-]{0,61}[^\W_])?"


def is_domain(host: str) -> bool:
    """Whether a dotted name ends in a public suffix with a name before it, and is not more likely a file."""
    if host.rpartition(".")[2].lower() in _FILE_SUFFIXES and not host.lower().startswith("www."):
        return False
    return _has_suffix(host)


def _has_suffix(host: str) -> bool:
    parts = _EXTRACT(host)
    return bool(parts.domain and parts.suffix)


class OfflineEmailRecognizer(EmailRecognizer):
    """Presidio's, with a pattern of bounded length and the check of the domain done offline."""

    def __init__(self) -> None:
        # "OWNER=jane@..." is a setting, not a part of the address.
        # Reserved domains (.example, .test, .local, intranets) are addresses all the same.
        super().__init__(
            name="EmailRecognizer",
            patterns=[
                Pattern(
                    "e-mail",
                    rf"(?<!\w)(?=\w)(?![A-Za-z_]\w{{0,60}}=){_LOCAL}(?<![.'])[@\uff20]\n?{_LABEL}(?:\.{_LABEL}){{1,8}}",
                    0.9,
                )
            ],
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """Leave the score as it is: what has the form of an address is taken for one."""
        return None


_WITH_SCHEME = re.compile(r"\b(?:https?|ftps?|sftp|ssh|file|wss?)://[^\s<>\"'`]{2,2000}", re.IGNORECASE)
_BARE = re.compile(rf"(?<![\w.@/\\-])(?:www\.)?{_LABEL}(?:\.{_LABEL}){{1,6}}(?:/[^\s<>\"'`]{{0,500}})?(?![\w@])")
_CLOSING = ".,;:!?)]}>'\""


class AddressOnTheWebRecognizer(TextRecognizer):
    """Web addresses with and without scheme."""

    TYPE = "URL"

    def load(self) -> None:
        """Load the suffix list, so that forked children share it."""
        is_domain("example.org")

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the web addresses."""
        results: list[tuple[int, int, float]] = []
        if "://" in text:
            for match in _WITH_SCHEME.finditer(text):
                end = match.start() + len(match.group().rstrip(_CLOSING))
                results.append((match.start(), end, 0.8))
        for match in _BARE.finditer(text):
            host = match.group().partition("/")[0]
            suffix = host.rpartition(".")[2].lower()
            sure = host.lower().startswith("www.") or "/" in match.group()
            if suffix.isalpha() and (sure or suffix not in _FILE_SUFFIXES) and _has_suffix(host):
                end = match.start() + len(match.group().rstrip(_CLOSING))
                results.append((match.start(), end, 0.6))
        return results
