"""Mail addresses as Cloudflare hides them from programs that collect them: the first byte is the key of all others."""

import re

_ATTRIBUTE = "data-cfemail"
_DIGITS = re.compile(r"(?:[0-9a-fA-F]{2}){4,400}")
_LINK = re.compile(r"(?<=/l/email-protection#)[0-9a-fA-F]{8,800}")


def said(name: str, value: str) -> str | None:
    """Return what an attribute hides, or None when it hides nothing."""
    digits = _digits(name, value)
    return _opened(digits.group()) if digits is not None else None


def hidden(name: str, value: str, text: str) -> str:
    """Return the attribute's value with `text` hidden where it hid something, by the same key."""
    digits = _digits(name, value)
    if digits is None:
        return value
    key = int(digits.group()[:2], 16)
    written = bytes([key, *(byte ^ key for byte in text.encode())]).hex()
    return value[: digits.start()] + written + value[digits.end() :]


def _digits(name: str, value: str) -> re.Match[str] | None:
    return _DIGITS.fullmatch(value) if name == _ATTRIBUTE else _LINK.search(value) if name == "href" else None


def _opened(digits: str) -> str | None:
    try:
        key, *rest = bytes.fromhex(digits)
        text = bytes(byte ^ key for byte in rest).decode()
    except ValueError:
        return None
    return text if "@" in text and text.isprintable() else None
