"""The README is held to the code: states and their moves, commands, rooms and pictures are the ones there are."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from submissions.states import FILE_MOVES, TASK_MOVES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
OURS = {"config", "submissions", "scrubbing", "reviews"}


def table_row(state: str) -> set[str]:
    """Return the states that the README's row of a state lists as next."""
    found = re.search(rf"^\| {state} \|[^|]*\|([^|]*)\|$", README, re.MULTILINE)
    assert found, f"the README has no row for {state}"
    return {word.strip() for word in re.sub(r"\([^)]*\)", "", found[1]).split(",") if word.strip()}


@pytest.mark.parametrize(("state", "moves"), [*TASK_MOVES.items(), *FILE_MOVES.items()])
def test_every_state_is_listed_with_its_moves(state: str, moves: frozenset[str]) -> None:
    assert table_row(state) == set(moves)


def test_every_command_is_named() -> None:
    commands = {name for name, application in get_commands().items() if application in OURS}
    assert {name for name in commands if not re.search(rf"\b{name}\b", README)} == set()


def test_every_path_that_is_named_exists() -> None:
    named = re.findall(r"`([a-z_]+/[\w/.<>]*)`", README)
    rooms = (ROOT, ROOT / "scrubbing")
    named = [path for path in named if "<" not in path and not path.startswith("var/")]
    assert [path for path in named if not any((room / path).exists() for room in rooms)] == []


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


def test_the_layout_is_the_one_fixed() -> None:
    allowed = {
        *(
            "manage.py",
            "submissions",
            "scrubbing",
            "reviews",
            "config",
            "templates",
            "static",
            "tests",
            "pyproject.toml",
        ),
        *("docker-compose.yml", "Dockerfile", "README.md", "Makefile", "CHANGELOG.md"),
        *("requirements.lock", "requirements-dev.lock", "var", "secrets", "LICENSE"),
    }
    extra = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - allowed - {"__pycache__"}
    assert extra == set()
