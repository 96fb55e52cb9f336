"""What only a real database server shows: the database tests on PostgreSQL, and threads that race on it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.production import parts
from tests.production.parts import ROOT
from tests.production.postgres import Cluster
from tests.production.race import ENTRIES, WRITERS

pytestmark = [pytest.mark.slow, pytest.mark.services, pytest.mark.timeout(400)]
# Every test that reads or writes rows, but for pages and files of results whose rows others of this list exercise
# already, and for the race of claims, which threads run below.
DATABASE_TESTS = (
    "tests/submissions/test_audit.py",
    "tests/submissions/test_intake.py",
    "tests/submissions/test_invitations.py",
    "tests/submissions/test_rotate.py",
    "tests/submissions/test_tasks.py",
    "tests/submissions/test_task_pages.py",
    "tests/submissions/test_file_pages.py",
    *(f"tests/reviews/test_{name}.py" for name in ("outcomes", "people", "policy_change", "publication", "queue")),
    *(f"tests/reviews/test_{name}.py" for name in ("releases", "remaining", "review_page", "screening", "triage")),
    "tests/scrubbing/test_leases.py",
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A running PostgreSQL."""
    if line := parts.missing():
        pytest.skip(line)
    started = Cluster()
    try:
        started.start()
        yield started
    finally:
        started.remove()


def on(cluster: Cluster, database: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run python with the test settings on a fresh database of the cluster."""
    cluster.execute(f"CREATE DATABASE {database}")
    environment = os.environ | {"DATABASE_URL": cluster.url(database), "PYTHONPATH": str(ROOT)}
    environment.pop("CLEANROOM_FORBID_SKIPS", None)
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=390)


def test_the_database_tests_pass_on_postgresql(cluster: Cluster) -> None:
    done = on(cluster, "suite", "-m", "pytest", "-q", "-x", "-m", "not slow and not browser", *DATABASE_TESTS)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-1000:]
    assert "passed" in done.stdout


RACES: dict[str, dict[str, Any]] = {
    "chain": {"raised": [], "entries": WRITERS * ENTRIES, "broken_at": None},
    "claims": {"raised": ["StaleState"] * 12, "claims": 3},
    "files": {"raised": [], "won": 10, "different": 10, "changes": 10},
    "uploads": {"raised": [], "rows": 5, "positions": 5},
    "verdicts": {"raised": [], "stale": 0, "broken_at": None},
    "links": {"unexpected": [], "agree": True},
}


@pytest.mark.parametrize(("race", "expected"), RACES.items(), ids=RACES)
def test_threads_that_do_the_same_at_once_end_as_if_in_turn(
    cluster: Cluster, race: str, expected: dict[str, Any]
) -> None:
    done = on(cluster, f"race_{race}", "-m", "tests.production.race", race)
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout.splitlines()[-1]) == expected
