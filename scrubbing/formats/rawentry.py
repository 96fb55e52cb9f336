"""One member of an archive as its container describes it, before anything about it is checked."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawEntry:
    """A file or folder with the name the container gives it. `read` works until the next entry is asked for."""

    untrusted_name: str
    folder: bool
    executable: bool
    read: Callable[[], bytes]
