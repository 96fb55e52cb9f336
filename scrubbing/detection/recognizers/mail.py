"""E-mail addresses, also where a writer has hidden the signs from machines."""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.web import has_suffix

_LABEL = r"[^\W_](?:[\w\-]{0,61}[^\W_])?"
_LOCAL_SIGN = r"[\w!#$%&'*+/=?^`{|}~.\-\u2019]"
_LONGEST_LOCAL = 64
# Reserved domains (.example, .test, .local, intranets) are addresses all the same.
_DOMAIN = re.compile(rf"\n?(?:{_LABEL}(?:\.{_LABEL}){{1,8}}|\[\d{{1,3}}(?:\.\d{{1,3}}){{3}}\])")
_QUOTED = re.compile(r"\"[^\"\n@]{1,40}(?:@[^\"\n]{0,20})?\"\Z")
# "OWNER=jane@...", "mailto:jane@..." and "<jane@": a setting, a scheme or a mark, not a part of the address.
_NOT_LOCAL = re.compile(r"^(?:[A-Za-z_]\w{0,60}=|[^\w\"]+)+|^mailto:", re.IGNORECASE)
# The end of a link's path, its mark or an answer in it: "/plan#jane@", "?to=jane@", "?a=b&to=jane@".
_OF_A_LINK = re.compile(r".*(?:[/#?]|=.*&)(?=[^/#?&])", re.DOTALL)
_AT = re.compile("[@\uff20]")
# "lodash@4.17.21", "vue@3.0.0-rc.1": a version, and no machine's number of four parts.
_VERSION = re.compile(r"(?!\[|\d{1,3}(?:\.\d{1,3}){3}(?![\w.]))(?:\d+\.\d+(?![^\W\d_])|[^\s]*\.\d[^.]*\Z)")
# By which everybody reaches the services that keep code.
_EVERYBODYS = re.compile(
    r"(?:git|hg|svn)@(?:(?:ssh\.)?(?:github|gitlab|bitbucket|codeberg|gitee|hf|huggingface)\.(?:com|org|co)|"
    r"git\.sr\.ht|ssh\.dev\.azure\.com)",
    re.IGNORECASE,
)

_SPELLED_AT = r"(?:\s?[\[({<]\s?(?:at|ät|arroba|@)\s?[\])}>]\s?|\s(?:at|AT|arroba)\s)"
_SPELLED_DOT = r"(?:\s?[\[({<]\s?(?:dot|punkt|point|punto|\.)\s?[\])}>]\s?|\s(?:dot|DOT|punkt|punto)\s|\.)"
_HIDDEN = re.compile(
    rf"(?<![\w.@])[A-Za-z0-9](?:[\w+\-]|{_SPELLED_DOT}(?=\w)){{0,40}}{_SPELLED_AT}"
    rf"[A-Za-z0-9][A-Za-z0-9\-]{{0,40}}(?:{_SPELLED_DOT}[A-Za-z0-9\-]{{2,40}}){{1,4}}(?![\w@])"
)
_HIDES = re.compile(r"[\[({<]\s?(?:at|ät|arroba|@)\s?[\])}>]|\s(?:dot|punkt|punto)\s", re.IGNORECASE)
_SIGN = re.compile(_SPELLED_AT)
# One of these stands wherever an address is hidden: a quicker look than the expression's.
_HIDING = (
    "at)",
    "at]",
    "at}",
    "at>",
    "@)",
    "@]",
    "ät)",
    "ät]",
    "arroba",
    "at )",
    "at ]",
    " dot ",
    " punkt ",
    " punto ",
)


class OfflineEmailRecognizer(TextRecognizer):
    """What has the form of an address is taken for one; no domain is looked up."""

    TYPE = "EMAIL_ADDRESS"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the addresses, each looked for around its sign."""
        reached = 0
        for sign in _AT.finditer(text):
            domain = _DOMAIN.match(text, sign.end())
            if domain is None:
                continue
            start = _local_start(text, max(reached, sign.start() - _LONGEST_LOCAL), sign.start())
            if _VERSION.match(domain.group()) or _EVERYBODYS.fullmatch(text, start, domain.end()):
                continue
            if start < sign.start():
                reached = domain.end()
                yield start, domain.end(), 0.9
        lowered = text.lower()
        if any(sign in lowered for sign in _HIDING) and _HIDES.search(text):
            yield from self._hidden(text)

    def _hidden(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _HIDDEN.finditer(text):
            if _HIDES.search(match.group()) and _is_address(match.group()):
                yield match.start(), match.end(), 0.75


def _is_address(written: str) -> bool:
    """Whether what follows the hidden sign is a domain: "look at example dot notation" is about something else."""
    domain = _SIGN.split(written)[-1]
    return has_suffix(re.sub(r"\W*\b(?:dot|punkt|point|punto)\b\W*|\W*\.\W*", ".", domain, flags=re.IGNORECASE).strip())


def _local_start(text: str, low: int, end: int) -> int:
    """Return where the part before the sign begins, or `end` if there is none."""
    if text[end - 1 : end] == '"':
        quoted = _QUOTED.search(text, low, end)
        return quoted.start() if quoted else end
    if text[end - 1 : end] in (".", "'", ""):
        return end
    start = end
    while start > low and (text[start - 1].isalnum() or text[start - 1] in "_!#$%&'*+/=?^`{|}~.-\u2019"):
        start -= 1
    in_a_link = _OF_A_LINK.match(text, start, end)
    start = in_a_link.end() if in_a_link else start
    begun = _NOT_LOCAL.match(text[start:end])
    return start + begun.end() if begun else start
