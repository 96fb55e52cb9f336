"""Keys, tokens and passwords: the shapes that services publish, and what is assigned to a name like 'password'."""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TextRecognizer

_EDGE = r"(?<![A-Za-z0-9_\-])"
# The shapes of tokens by their published prefixes. Each is linear: a prefix, then one class of bounded length.
_SHAPES = re.compile(
    _EDGE
    + "(?:"
    + "|".join(
        (
            r"(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{16}",
            r"gh[pousr]_[A-Za-z0-9]{20,255}",
            r"github_pat_[A-Za-z0-9_]{22,255}",
            r"gl(?:pat|ptt|rt|dt|soat)-[\w\-]{20,255}",
            r"xox[abeoprs]-[A-Za-z0-9\-]{10,250}",
            r"xapp-\d-[A-Za-z0-9\-]{10,250}",
            r"[srp]k_(?:live|test)_[A-Za-z0-9]{10,250}",
            r"whsec_[A-Za-z0-9+/=]{20,250}",
            r"AIza[\w\-]{35}",
            r"ya29\.[\w\-]{20,500}",
            r"GOCSPX-[\w\-]{20,60}",
            r"sk-(?:ant-|proj-|or-|live-)?[A-Za-z0-9_\-]{20,250}",
            r"eyJ[\w\-]{8,4000}\.eyJ[\w\-]{4,4000}\.[\w\-]{8,4000}",
            r"SG\.[\w\-]{16,32}\.[\w\-]{32,64}",
            r"key-[0-9a-f]{32}",
            r"SK[0-9a-f]{32}|AC[0-9a-f]{32}",
            r"npm_[A-Za-z0-9]{36}",
            r"pypi-[\w\-]{40,250}",
            r"hf_[A-Za-z0-9]{30,60}",
            r"do[opr]_v1_[0-9a-f]{64}",
            r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}",
            r"sq0(?:atp|csp)-[\w\-]{22,60}",
            r"EAA[A-Za-z0-9]{60,300}",
            r"ATATT3[\w\-=]{50,300}",
            r"dapi[0-9a-f]{32}",
            r"AGE-SECRET-KEY-1[A-Z0-9]{58}",
            r"v(?:1|2)\.0-[0-9a-f]{24}-[0-9a-f]{100,200}",
        )
    )
    + ")"
)
_WEBHOOK = re.compile(
    r"https://(?:hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9/]{20,120}"
    r"|discord(?:app)?\.com/api/webhooks/\d{10,25}/[\w\-]{40,120}"
    r"|[\w\-]{1,60}\.webhook\.office\.com/[\w\-@/]{20,300})"
)
# scheme://user:password@host
_LOGIN_IN_URL = re.compile(
    r"\b[a-z][a-z0-9+.\-]{1,20}://[^\s:/@\"'<>]{0,80}:([^\s@/\"'<>]{1,200})@(?=[\w\[$])", re.IGNORECASE
)
_AUTHORIZATION = re.compile(r"\b(?:bearer|basic)\s+([A-Za-z0-9\-._~+/]{16,4000}={0,2})", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"(?<![A-Za-z])(?P<name>(?:[\w\-]{0,40}?[_\-])?(?:password|passwd|passphrase|passwort|kennwort|contraseña|pwd|"
    r"mot de passe|secret(?:[_\- ]?(?:access[_\- ]?)?key)?|api[_\- ]?key|apikey|access[_\- ]?(?:key|token)|"
    r"auth[_\- ]?token|account[_\- ]?key|client[_\- ]?secret|refresh[_\- ]?token|private[_\- ]?key|token|passcode))"
    r"[\"'`]?(?:\]|\))?\s{0,3}(?P<by>=>|:=|={1,3}|:|\ue001|\bis\b|\bist\b|\bare\b)\s{0,3}"
    r"(?P<quote>[\"'`]?)(?P<value>[^\s\"'`<>]{4,300})",
    re.IGNORECASE,
)
_ARGUMENT = re.compile(r"(?<!\w)--?(?:password|passwd|token|api-key|secret)(?:=|\s+)([^\s\"'`<>\-][^\s\"'`<>]{3,200})")
_PLACEHOLDER = re.compile(
    r"[\[{(<$%#*.]|x{3,}|\*{3,}|\.{3}|(?:your|my|the|some|any|insert|enter|put|change|replace|sample|example|dummy|fake|"
    r"test|todo|fixme|redacted|removed|hidden|secret|password|passwd|token|string|str|none|null|nil|true|false|undefined|"
    r"required|optional|empty|placeholder|foo|bar|default|env|config|settings|pwd|guest|process|os|self|this|request|args|props)"
    r"(?:$|[^A-Za-z0-9]|me\b|here\b|[A-Z_\-].*)",
    re.IGNORECASE,
)
# In small letters. Without one of them nothing is assigned, and no long word with a digit is no token.
_CUES = (
    "password", "passwd", "passphrase", "passwort", "passcode", "mot de passe", "pwd", "kennwort", "contrase", "secret",
    "token", "apikey", *(f"{word}{mark}key" for word in ("api", "access", "account", "private") for mark in ("",
    " ", "_", "-")),
)  # fmt: skip
_LONG = re.compile(r"[A-Za-z0-9_\-+/=.]{20,}")
_HAS_DIGIT = re.compile(r"\d")
# "token = parts[2]"
_SUBSCRIPT = re.compile(r"[A-Za-z_]\w{0,40}\[[\w'\"-]{1,20}(?:\]|$)")
_TRAILING = ".,;:!?)]}"
_HASH_OR_PATH = re.compile(r"(?:/[\w.\-]+)+/?|https?:.*", re.IGNORECASE)


class SecretRecognizer(TextRecognizer):
    """What would let a stranger in. Placeholders of documentation are no secrets."""

    TYPE = "SECRET"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the secrets themselves, without the names they are assigned to."""
        spans: list[tuple[int, int]] = []
        if any(_HAS_DIGIT.search(word.group()) for word in _LONG.finditer(text)):
            spans += [match.span() for match in _SHAPES.finditer(text) if not _repetitive(match.group())]
        if "https://" in text:
            spans += [match.span() for match in _WEBHOOK.finditer(text)]
        if "://" in text:
            spans += [match.span(1) for match in _LOGIN_IN_URL.finditer(text) if not _placeholder(match.group(1))]
        lowered = text.lower()
        if "bearer" in lowered or "basic" in lowered:
            spans += [match.span(1) for match in _AUTHORIZATION.finditer(text) if _random(match.group(1))]
        if any(cue in lowered for cue in _CUES):
            spans += self._assigned(text)
        return [(start, end, 0.9) for start, end in spans]

    def _assigned(self, text: str) -> Iterator[tuple[int, int]]:
        yield from (match.span(1) for match in _ARGUMENT.finditer(text) if _strong(match.group(1)))
        for match in _ASSIGNED.finditer(text):
            value = match.group("value").rstrip(_TRAILING if not match.group("quote") else "")
            if _is_secret(match.group("name"), match.group("by"), value, bool(match.group("quote"))):
                start = match.start("value")
                yield start, start + len(value)


def _is_secret(name: str, by: str, value: str, quoted: bool) -> bool:
    """Judge what is assigned: a quoted string may be any word, a bare one must not look like code or prose."""
    if len(value) < 4 or _placeholder(value) or _HASH_OR_PATH.fullmatch(value):
        return False
    password = name.lower().endswith(
        ("password", "passwd", "pwd", "passphrase", "wort", "contraseña", "passe", "passcode")
    )
    if by in ("\ue001",) and password:
        return True
    if quoted and password:
        return " " not in value and "(" not in value
    if quoted:
        return len(value) >= 8 and _strong(value)
    return _strong(value) and "(" not in value and not value.endswith("[") and not _SUBSCRIPT.match(value)


def _placeholder(value: str) -> bool:
    return _PLACEHOLDER.match(value) is not None or _repetitive(value)


def _strong(value: str) -> bool:
    """Whether a bare value has the mixture of signs that words, identifiers and numbers do not have."""
    if _placeholder(value):
        return False
    letters = any(character.isalpha() for character in value)
    digits = any(character.isdigit() for character in value)
    marks = any(character in "!@#$%^&*?~+=" for character in value)
    mixed = any(character.isupper() for character in value[1:]) and any(character.islower() for character in value)
    return (letters and (digits or (marks and mixed)) and "." not in value[:-1].strip(".")) or (
        letters and digits and len(value) >= 16
    )


def _random(value: str) -> bool:
    return any(character.isdigit() for character in value) and any(character.isalpha() for character in value)


def _repetitive(value: str) -> bool:
    """Whether a value is drawn from so few characters that it only shows a form ("sk_test_xxxxxxxx")."""
    body = value.rpartition("_")[2] or value
    return len(set(body.lower())) <= max(2, len(body) // 10)
