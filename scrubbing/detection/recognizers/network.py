"""Addresses of machines: Presidio's patterns."""

import re

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import IpRecognizer, MacAddressRecognizer

_IP = re.compile(r"\d\.\d{1,3}\.\d|[0-9a-f]:[0-9a-f]|::", re.IGNORECASE)
_MAC = re.compile(r"[0-9a-f]{2}[:-][0-9a-f]{2}[:-][0-9a-f]{2}[:-]|[0-9a-f]{4}\.[0-9a-f]{4}\.", re.IGNORECASE)
# Not the address of anybody's machine.
_NOBODY = frozenset({"127.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "::"})  # noqa: S104


# Four numbers with dots are a version or a section more often than a machine, where such a word stands before them.
_NOT_A_MACHINE = re.compile(
    r"(?<![a-z])(?:version|release|ver|v|build|section|sections|clause|article|paragraph|chapter|figure|table|"
    r"rfc)[ :.=]{0,3}$|"
    r"[=<>~^]=? ?$|[\w)]-$|\[$",
    re.IGNORECASE,
)


class MachineAddressRecognizer(IpRecognizer):
    """Presidio's, without loopback and unspecified addresses, versions and section numbers."""

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """Return the addresses."""
        results = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return [
            result for result in results if not _NOT_A_MACHINE.search(text, max(0, result.start - 16), result.start)
        ]

    def invalidate_result(self, pattern_text: str) -> bool:
        """Refuse what is no address, or no machine's."""
        return pattern_text in _NOBODY or bool(super().invalidate_result(pattern_text))


def network_addresses() -> list[tuple[EntityRecognizer, re.Pattern[str]]]:
    """Return the recognizers, each with its gate."""
    return [(MachineAddressRecognizer(name="IpRecognizer"), _IP), (MacAddressRecognizer(), _MAC)]
