"""Ask the name model about many texts at once."""

from collections.abc import Sequence
from typing import Protocol

from scrubbing.detection.results import Span


class NameFinder(Protocol):
    """What finds names: the name model, or a stand-in of a test."""

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the names of each text; offsets are code points of that text."""


class NameSearch:
    def __init__(self, finder: NameFinder) -> None:
        self._finder = finder

    def find(self, items: Sequence[tuple[str, str]]) -> list[list[Span] | None]:
        return list(self._finder.find([text for _, text in items]))
