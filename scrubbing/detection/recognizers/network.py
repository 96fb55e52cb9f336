"""Addresses of machines: Presidio's patterns."""

import re

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.predefined_recognizers import IpRecognizer, MacAddressRecognizer

_IP = re.compile(r"\d\.\d{1,3}\.\d|[0-9a-f]:[0-9a-f]|::", re.IGNORECASE)
_MAC = re.compile(r"[0-9a-f]{2}[:-][0-9a-f]{2}[:-][0-9a-f]{2}[:-]|[0-9a-f]{4}\.[0-9a-f]{4}\.", re.IGNORECASE)
# Not the address of anybody's machine.
_NOBODY = frozenset({"127.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "::"})  # noqa: S104


class MachineAddressRecognizer(IpRecognizer):  # type: ignore[misc]
    """Presidio's, without loopback and unspecified addresses."""

    def invalidate_result(self, pattern_text: str) -> bool:
        """Refuse what is no address, or no machine's."""
        return pattern_text in _NOBODY or bool(super().invalidate_result(pattern_text))


def network_addresses() -> list[tuple[EntityRecognizer, re.Pattern[str]]]:
    """Return the recognizers, each with its gate."""
    return [(MachineAddressRecognizer(name="IpRecognizer"), _IP), (MacAddressRecognizer(), _MAC)]
