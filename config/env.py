"""Typed readers of environment variables. They refuse nonsense at start instead of failing later.

Every variable may also be given as a file: `NAME_FILE` holds the path whose content is the value.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str | None = None) -> str:
    """Return the variable, or the content of the file `NAME_FILE` names, or the default.

    Raises:
        ImproperlyConfigured: neither is set and there is no default, or the file cannot be read.
    """
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text("utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error.strerror}") from None
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name} (or {name}_FILE).")
    return value


def flag(name: str, default: bool) -> bool:
    """Return a yes/no variable."""
    value = text(name, "1" if default else "0").lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no.")


def integer(name: str, default: int, minimum: int = 0) -> int:
    """Return a whole number not below the minimum."""
    value = text(name, str(default))
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number.") from None
    if number < minimum:
        raise ImproperlyConfigured(f"{name} must be at least {minimum}.")
    return number


def seconds(name: str, default: float) -> float:
    """Return a duration in seconds, above zero."""
    value = text(name, str(default))
    try:
        number = float(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a number of seconds.") from None
    if number <= 0:
        raise ImproperlyConfigured(f"{name} must be above zero.")
    return number


def program(name: str, default: str) -> str:
    """Return "auto", "off" or the absolute path of a program. Whether it is there is asked by whoever starts it."""
    value = text(name, default)
    if value not in ("auto", "off") and not Path(value).is_absolute():
        raise ImproperlyConfigured(f"{name} must be auto, off or the absolute path of a program.")
    return value


def names(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without blanks."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]
