"""Real processes are killed while files are in work; afterwards the books must balance."""

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.installation import Installation

pytestmark = [pytest.mark.slow, pytest.mark.timeout(420)]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A running Redis; workers are started by the tests."""
    place = Installation(tmp_path)
    place.start("redis")
    yield place
    place.stop()


def assert_books_balance(ledger: dict[str, Any], files: int, clean: int) -> None:
    assert ledger["files"] == files, "lost or doubled uploads"
    assert ledger["states"].get("clean", 0) == clean
    assert ledger["originals_changed"] == 0
    assert ledger["wrong_copies"] == 0
    assert ledger["missing"] == 0
    assert ledger["results"] == {"1": clean}, "a file has no result, or two"
    assert ledger["audit_broken_at"] is None


def test_ten_killed_workers_over_two_hundred_files_lose_double_and_block_nothing(installation: Installation) -> None:
    installation.act("seed", "200")
    installation.start("beat")
    generator = random.Random(7)
    for _ in range(10):
        installation.start("worker")
        installation.wait_for_work()
        time.sleep(generator.uniform(0.0, 1.0))
        installation.kill("worker")
    assert installation.unsettled() > 0, "the workers were killed too late to matter"
    installation.start("worker")
    installation.wait_until_settled(180)
    assert_books_balance(installation.act("ledger"), 200, 200)


def test_killed_children_are_retried_and_the_worker_lives(installation: Installation) -> None:
    installation.act("seed", "40", "SLOW-READ")
    installation.start("beat")
    installation.start("worker")
    killed = 0
    deadline = time.monotonic() + 60
    while killed < 12 and installation.unsettled() and time.monotonic() < deadline:
        killed += installation.kill_a_parsing_child()
        time.sleep(0.6)
    installation.wait_until_settled(120)
    ledger = installation.act("ledger")
    assert killed >= 5
    held = ledger["states"].get("held:child_crashed", 0)
    assert held <= 2, "only a file that lost three children may be held"
    assert_books_balance(ledger, 40, 40 - held)


def test_a_redis_that_is_killed_and_comes_back_empty_loses_no_file(installation: Installation) -> None:
    installation.act("seed", "60")
    installation.kill("redis")
    assert installation.act("seed", "5"), "an upload succeeds while Redis is away"
    installation.start("redis")
    installation.start("beat")
    installation.start("worker")
    installation.wait_until_settled(120)
    assert_books_balance(installation.act("ledger"), 65, 65)


def test_redis_dying_under_a_working_worker_only_delays(installation: Installation) -> None:
    installation.act("seed", "40", "SLOW-READ")
    installation.start("beat")
    installation.start("worker")
    installation.wait_for_work()
    installation.kill("redis")
    time.sleep(1)
    installation.start("redis")
    installation.wait_until_settled(150)
    assert_books_balance(installation.act("ledger"), 40, 40)


def test_every_message_delivered_three_times_gives_one_result(installation: Installation) -> None:
    installation.act("seed", "60")
    assert installation.act("flood", "2") >= 60
    installation.start("worker")
    installation.start("beat")
    installation.wait_until_settled(120)
    assert_books_balance(installation.act("ledger"), 60, 60)


def test_ten_poison_files_are_held_with_the_reason_and_the_queue_flows_on(installation: Installation) -> None:
    installation.act("seed", "10", "POISON-PILL")
    installation.act("seed", "40")
    installation.start("beat")
    installation.start("worker")
    installation.wait_until_settled(150)
    ledger = installation.act("ledger")
    assert ledger["states"] == {"clean": 40, "held:child_crashed": 10}
    assert_books_balance(ledger, 50, 40)
