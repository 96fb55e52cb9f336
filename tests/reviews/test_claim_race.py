"""Several reviewers claim the same task at the same moment, over a database file as `make run` has it."""

from pathlib import Path

import pytest

from tests.racing import raced

_RACE = """
import threading
import django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from reviews import queue
from reviews.models import Claim
from submissions.models import StateChange, TaskState
from submissions.states import StaleState
from tests.reviews import factory

reviewers = [factory.reviewer(f"R{n}") for n in range(5)]
tasks = [factory.submitted(factory.contractor()) for _ in range(3)]
won = []

def race(who, task, barrier):
    barrier.wait()
    try:
        queue.claim(task.pk, who)
        won.append((task.pk, who.pk))
    except StaleState:
        pass
    finally:
        connection.close()

for task in tasks:
    barrier = threading.Barrier(len(reviewers))
    threads = [threading.Thread(target=race, args=(who, task, barrier)) for who in reviewers]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

rows = {(claim.task_id, claim.reviewer_id) for claim in Claim.objects.filter(ended_at=None)}
assert sorted(map(str, won)) == sorted(map(str, rows)), (won, rows)
print(len(won), StateChange.objects.filter(new=TaskState.IN_REVIEW).count())
"""


@pytest.mark.slow
def test_of_five_reviewers_who_claim_at_once_one_wins(tmp_path: Path) -> None:
    assert raced(_RACE, tmp_path) == ["3 3"]
