"""User names, and numbers that one company or clinic gives to a person, told by the words before them."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_ACCOUNT_OF = re.compile(
    r"(?<!\w)(?:user[ _-]?name|user[ _-]?id|login(?: name)?|log-?in|screen name|handle|twitter|github|gitlab|instagram|"
    r"skype|telegram|"
    r"slack(?: handle)?|benutzername|nom d'utilisateur|usuario)(?:\s?(?:is|"
    r"ist))?[\"'`]?\s{0,2}[:=\ue001]\s{0,2}[\"'`]?@?"
    r"(?P<name>[A-Za-z0-9][\w.\-]{1,38}\w)(?![\w@/(\[{]|://|[.\-]\w)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@/.`=(\[{\"'])@(?P<name>[A-Za-z][\w.\-]{1,28}\w)(?![\w/(@]|[.\-]\w)")
_HOME = re.compile(
    r"(?:(?<![\w.])/(?:home|Users)/|\b[A-Z]:\\{1,2}(?:Users|Documents "
    r"and Settings)\\{1,2})(?P<name>[A-Za-z0-9][\w.\-]{1,38})",
)
# What stands in the place of a name in documentation, and what follows an "@" in code.
_PLACEHOLDERS = frozenset(
    {
        "user", "username", "name", "admin", "administrator", "root", "guest", "test", "public", "shared",
        "default", "runner", "ubuntu", "me", "you", "someone", "all", "here", "channel", "everyone", "string",
        "str", "none", "null", "true", "false", "required", "your", "yourname", "example", "example.com",
        "param", "params", "return", "returns", "media", "import", "property", "override", "before",
        "after", "author", "see", "link", "type", "types", "int", "float", "staticmethod", "classmethod",
        "dataclass", "app", "router", "pytest", "abstractmethod", "deprecated", "since", "throws", "code",
        "font-face", "keyframes", "include", "charset", "supports", "layer",
        "password", "passwd", "pass", "pwd", "secret", "token", "email", "host", "hostname", "port",
        "page", "namespace", "container", "viewport", "counter-style", "tailwind", "apply", "mixin", "extend", "use",
        "forward", "if", "else", "for", "each", "while", "function",
    }
)  # fmt: skip
_NUMBERED = re.compile(
    r"(?<!\w)(?:employee|staff|personnel|badge|payroll|student|patient|member(?:ship)?|medical record|mrn|nhs|hospital|"
    r"insurance policy|policy)"
    r"[ _\-]?(?:id(?:entifier|entification)?|no\.?|nr\.?|num(?:ber)?|code|#|mrn)?\s?(?:no\.?|number|"
    r"#)?\s{0,2}[:=#\ue001]\s{0,2}"
    r"(?P<number>(?=[A-Z0-9\-/]{0,19}\d)[A-Z0-9][A-Z0-9\-/]{3,19})(?!\w)",
    re.IGNORECASE,
)


class UsernameRecognizer(TextRecognizer):
    """Names of accounts, handles and home folders."""

    TYPE = "USERNAME"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the user names without the sign or word before them."""
        results = [
            (*match.span("name"), 0.8)
            for pattern in (_ACCOUNT_OF, _HOME)
            for match in pattern.finditer(text)
            if match.group("name").lower() not in _PLACEHOLDERS
        ]
        if "@" in text:
            results += [(*match.span("name"), 0.6) for match in _HANDLE.finditer(text) if _is_handle(text, match)]
        return results


def _is_handle(text: str, match: re.Match[str]) -> bool:
    """Whether "@name" is a person's handle; one alone on its line is a decorator or a rule of a style sheet."""
    if match.group("name").lower() in _PLACEHOLDERS:
        return False
    line_start = text.rfind("\n", 0, match.start()) + 1
    rest = text[match.end() : match.end() + 1]
    return bool(text[line_start : match.start()].strip()) or rest not in ("", "\n", "\r", ":")


class InternalIdentifierRecognizer(TextRecognizer):
    """Employee, student, patient and membership numbers."""

    TYPE = "INTERNAL_IDENTIFIER"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the numbers without the words before them."""
        return [(*m.span("number"), 0.7) for m in _NUMBERED.finditer(text)]
