"""The line with its instruments, its engines loaded once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scrubbing.detection import warm
from submissions.models import Task
from tests.hostile.line import Line, instruments


@pytest.fixture(scope="session")
def engines() -> None:
    """Load the engines as a worker does before it forks."""
    warm()


@pytest.fixture
def line(engines: None, draft: Task, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """The whole line over a draft of Carla's."""
    with instruments(draft, tmp_path / "journal", monkeypatch) as made:
        yield made
