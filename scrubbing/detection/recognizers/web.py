"""Web addresses. Domains are checked against the suffix list inside the wheel, never fetched."""

import re
from collections.abc import Iterable, Iterator

import tldextract

from scrubbing.detection.recognizers.base import TextRecognizer

# No suffix list addresses and no cache folder: tldextract uses the snapshot that it carries.
_EXTRACT = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), fallback_to_snapshot=True)
# Suffixes of files, and names in programs, that are top-level domains as well.
_FILE_SUFFIXES = frozenset(
    {
        "md", "py", "sh", "zip", "rs", "pl", "ps", "java", "mov", "so", "cc", "ai", "st", "in", "is", "map", "call",
        "do", "run", "open", "select", "date", "sort", "show", "id", "name", "now", "data", "bar", "style", "report",
        "download", "cab", "bat", "box", "page", "zone", "codes", "build", "cfd", "mm", "tab", "diy",
    }
)  # fmt: skip
_LABEL = r"[^\W_](?:[\w\-]{0,61}[^\W_])?"


def is_domain(host: str) -> bool:
    """Whether a dotted name ends in a public suffix with a name before it, and is not more likely a file."""
    if host.rpartition(".")[2].lower() in _FILE_SUFFIXES and not host.lower().startswith("www."):
        return False
    return has_suffix(host)


def has_suffix(host: str) -> bool:
    """Whether a dotted name ends in a public suffix with a name before it."""
    parts = _EXTRACT(host)
    return bool(parts.domain and parts.suffix)


def registered_label(host: str) -> str:
    """Return the label that was registered, "acme" of "mail.acme.co.uk"; of a host without public suffix the first."""
    parts = _EXTRACT(host)
    return str(parts.domain).casefold()


_WITH_SCHEME = re.compile(
    r"(?<![A-Za-z0-9])(?:https?|ftps?|sftp|ssh|file|wss?|git|ldaps?|smb|rtsp|magnet|irc|webcal|chrome|app|s3|gs)"
    r"://[^\s<>\"'`\ue000\ue001]{2,2000}",
    re.IGNORECASE,
)
# Each dot with a letter behind it is looked at; the name around it, its port and its path follow.
_DOT = re.compile(r"\.(?=[^\W\d_])")
_BARE = re.compile(
    rf"(?:{_LABEL}\.){{1,7}}(?P<suffix>[^\W\d_]{{2,24}}|xn--[A-Za-z0-9\-]{{2,40}})(?P<end>\.?)(?P<port>:\d{{2,5}}(?!\d))?"
    r"(?P<path>[/?#][^\s<>\"'`\ue000\ue001]{0,500})?(?![\w@(\[]|-\w)"
)
_LONGEST = 160
_CLOSING = ".,;:!?)]}>'\"*|"


class AddressOnTheWebRecognizer(TextRecognizer):
    """Web addresses with and without scheme."""

    TYPE = "URL"

    def load(self) -> None:
        """Load the suffix list, so that forked children share it."""
        is_domain("example.org")

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the web addresses."""
        if "://" in text:
            for match in _WITH_SCHEME.finditer(text):
                yield match.start(), _closed(match.group(), match.start()), 0.8
        yield from self._bare(text)

    def _bare(self, text: str) -> Iterator[tuple[int, int, float]]:
        reached = 0
        for dot in _DOT.finditer(text):
            if dot.start() < reached:
                continue
            start = _name_start(text, max(reached, dot.start() - _LONGEST), dot.start())
            match = _BARE.match(text, start) if start < dot.start() else None
            if match is None:
                continue
            reached = match.end("suffix")
            host = text[start : match.end("suffix")]
            sure = host[:4].lower() == "www." or match["path"] is not None or match["port"] is not None
            if _is_host(host, match["suffix"].lower(), sure):
                yield start, _closed(match.group(), start), 0.6


def _closed(written: str, start: int) -> int:
    """Return where an address ends: signs that close a sentence or a bracket around it are not its own."""
    end = len(written.rstrip(_CLOSING))
    if written[end : end + 1] == ")" and written.count("(", 0, end) > written.count(")", 0, end):
        end += 1
    return start + end


def _name_start(text: str, low: int, dot: int) -> int:
    """Return where the labels before a dot begin; `dot` if there are none or they belong to something else."""
    start = dot
    while start > low and (text[start - 1].isalnum() or text[start - 1] in "-._"):
        start -= 1
    while start < dot and text[start] in "-._":
        start += 1
    if start and text[start - 1] in "@/\\$%&=~":
        return dot
    return start


def _is_host(host: str, suffix: str, sure: bool) -> bool:
    """Whether a name is a host's: its end is a public suffix, and it is not written as names in programs are."""
    if not sure and (suffix in _FILE_SUFFIXES or _is_code(host)):
        return False
    return has_suffix(host)


def _is_code(host: str) -> bool:
    """Whether dots part words of a program or a sentence without a space: "self.name", "end.The"."""
    labels = host.split(".")
    return (
        "_" in host
        or host.lower() in _PRODUCTS
        or labels[0] in _OBJECTS
        or (labels[-1][:1].isupper() and not host.isupper())
    )


_PRODUCTS = frozenset({"asp.net", "ado.net", "vb.net", "ml.net", "draw.io", "socket.io", "asp.net.core"})
_OBJECTS = frozenset(
    {"self", "this", "cls", "os", "sys", "np", "pd", "plt", "re", "console", "window", "document", "e.g", "i.e"}
)
