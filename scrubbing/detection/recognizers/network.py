"""Addresses of machines: IP in both versions, with the size of a network, and hardware addresses."""

import ipaddress
import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_V4 = re.compile(
    r"\d(?<![\w.\-+]\d)(?<!\w[\-.]\d)\d{0,2}(?:\.\d{1,3}){3}(?:/(?:3[0-2]|[12]?\d))?(?![\w%]|\.\d|/\d|-\w)", re.ASCII
)
_V6 = re.compile(
    r"[0-9A-Fa-f:](?<![\w:.].)(?:[0-9A-Fa-f]{0,4}:){1,8}(?:[0-9A-Fa-f]{1,4}|\d{1,3}(?:\.\d{1,3}){3})?"
    r"(?:%[A-Za-z0-9]{1,12})?(?:/(?:1[01]\d|12[0-8]|\d{1,2}))?(?![\w:]|\.\w)",
    re.ASCII,
)
_MAC = re.compile(
    r"[0-9A-Fa-f](?<![\w:.\-].)(?:[0-9A-Fa-f](?:(?P<mark>[:\-])[0-9A-Fa-f]{2}(?:(?P=mark)[0-9A-Fa-f]{2}){4}"
    r"(?:(?P=mark)[0-9A-Fa-f]{2}){0,2})|[0-9A-Fa-f]{3}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})(?![\w:\-]|\.\w)",
    re.ASCII,
)
# Four numbers with dots are a version or a section more often than a machine, where such a word stands before them.
_NOT_A_MACHINE = re.compile(
    r"(?<![a-z])(?:version|release|ver|v|build|section|sections|clause|article|paragraph|chapter|figure|table|"
    r"rfc|firmware|driver|assembly|oid|§)s?[ :.=]{0,3}$|[=<>~^]=? ?$|[\w)]-$|\[$",
    re.IGNORECASE,
)
_NAMED_MACHINE = re.compile(
    r"(?:ip|addr|address|host|server|dns|gateway|from|src|dst|client|inet|peer|remote)\w{0,8} ?= ?$", re.IGNORECASE
)
_NOBODY = frozenset({"127.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "::"})  # noqa: S104


class MachineAddressRecognizer(TextRecognizer):
    """IP addresses without loopback and unspecified ones, netmasks, versions and section numbers. Ports stay."""

    TYPE = "IP_ADDRESS"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the addresses."""
        for match in _V4.finditer(text):
            if _is_v4(match.group()) and not _is_version(text, match.start()):
                yield match.start(), match.end(), 0.9
        if ":" in text:
            for match in _V6.finditer(text):
                if _is_v6(match.group()):
                    yield match.start(), match.end(), 0.9


def _is_v4(written: str) -> bool:
    address = written.partition("/")[0]
    if address in _NOBODY or address.startswith(("127.", "0.", "255.")):
        return False
    return all(int(part) <= 255 and (part == "0" or part[0] != "0") for part in address.split("."))


def _is_version(text: str, start: int) -> bool:
    before = text[max(0, start - 16) : start]
    return _NOT_A_MACHINE.search(before) is not None and _NAMED_MACHINE.search(before) is None


def _is_v6(written: str) -> bool:
    """Whether colons part an address: "12:30:45" has too few groups, and "dead::beef" may be code."""
    address = written.partition("/")[0].partition("%")[0]
    groups = [group for group in address.split(":") if group]
    if address in _NOBODY or not any(sign.isdigit() for sign in address) or not groups:
        return False
    if "::" in address and len(groups) < 3 and not (len(groups[0]) == 4 and groups[0][0] in "23fF"):
        return False
    try:
        ipaddress.IPv6Address(address)
    except ValueError:
        return False
    return True


class HardwareAddressRecognizer(TextRecognizer):
    """Hardware addresses with colons, hyphens or, in threes, dots; those for nobody or everybody are left."""

    TYPE = "MAC_ADDRESS"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the addresses."""
        for match in _MAC.finditer(text):
            written = match.group()
            telling = {sign for sign in written.lower() if sign.isalnum()}
            if telling in ({"0"}, {"f"}) or (match["mark"] != ":" and not telling & set("abcdef")):
                continue
            yield match.start(), match.end(), 0.9
