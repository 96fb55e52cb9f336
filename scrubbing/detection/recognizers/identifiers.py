"""User names, and numbers that one company or clinic gives to a person, told by the words before them."""

import re

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from scrubbing.detection.recognizers.results import found

_ACCOUNT_OF = re.compile(
    r"(?<!\w)(?:user[ _-]?name|user[ _-]?id|login(?: name)?|log-?in|screen name|handle|twitter|github|gitlab|instagram|skype|telegram|"
    r"slack(?: handle)?|benutzername|nom d'utilisateur|usuario)(?:\s?(?:is|ist))?[\"'`]?\s{0,2}[:=\ue001]\s{0,2}[\"'`]?@?"
    r"(?P<name>[A-Za-z0-9][\w.\-]{1,38}\w)(?![\w@/(\[{])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@/.`=(\[{\"'])@(?P<name>[A-Za-z][\w.\-]{1,28}\w)(?![\w/(@])")
_HOME = re.compile(
    r"(?:(?<![\w.])/(?:home|Users)/|\b[A-Z]:\\{1,2}(?:Users|Documents and Settings)\\{1,2})(?P<name>[A-Za-z0-9][\w.\-]{1,38})",
)
_PLACEHOLDERS = frozenset(
    """user username name admin administrator root guest test public shared default runner ubuntu me you someone all here channel
    everyone string str none null true false required your yourname example example.com param params return returns media import
    property override test before after author see link type types int float staticmethod classmethod dataclass app router pytest
    abstractmethod deprecated since throws code font-face keyframes include charset supports layer""".split()
)
_NUMBERED = re.compile(
    r"(?<!\w)(?:employee|staff|personnel|badge|payroll|student|patient|member(?:ship)?|medical record|mrn|nhs|hospital|insurance policy|policy)"
    r"[ _\-]?(?:id(?:entifier|entification)?|no\.?|nr\.?|num(?:ber)?|code|#|mrn)?\s?(?:no\.?|number|#)?\s{0,2}[:=#\ue001]\s{0,2}"
    r"(?P<number>(?=[A-Z0-9\-/]{0,19}\d)[A-Z0-9][A-Z0-9\-/]{3,19})(?!\w)",
    re.IGNORECASE,
)


class UsernameRecognizer(EntityRecognizer):  # type: ignore[misc]
    """Names of accounts, handles and home folders."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["USERNAME"])

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the user names without the sign or word before them."""
        results = [
            found("USERNAME", *match.span("name"), 0.8, self.name)
            for pattern in (_ACCOUNT_OF, _HOME)
            for match in pattern.finditer(text)
            if match.group("name").lower() not in _PLACEHOLDERS
        ]
        if "@" in text:
            results += [
                found("USERNAME", *match.span("name"), 0.6, self.name)
                for match in _HANDLE.finditer(text)
                if _is_handle(text, match)
            ]
        return results


def _is_handle(text: str, match: re.Match[str]) -> bool:
    """Whether "@name" is a person's handle; one alone on its line is a decorator or a rule of a style sheet."""
    if match.group("name").lower() in _PLACEHOLDERS:
        return False
    line_start = text.rfind("\n", 0, match.start()) + 1
    rest = text[match.end() : match.end() + 1]
    return bool(text[line_start : match.start()].strip()) or rest not in ("", "\n", "\r", ":")


class InternalIdentifierRecognizer(EntityRecognizer):  # type: ignore[misc]
    """Employee, student, patient and membership numbers."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["INTERNAL_IDENTIFIER"])

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the numbers without the words before them."""
        return [found("INTERNAL_IDENTIFIER", *m.span("number"), 0.7, self.name) for m in _NUMBERED.finditer(text)]
