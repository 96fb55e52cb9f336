"""Nothing here may open a connection, and nothing of a text may reach a log."""

import socket
from collections.abc import Callable

import pytest

from scrubbing.detection import detect_text

Found = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("Detection reached for the network.")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def found() -> Callable[[str], Found]:
    """Return what is found in a text as (type, value), in order."""

    def find(text: str) -> Found:
        return [(span.label, text[span.start : span.end]) for span in detect_text(text)]

    return find
