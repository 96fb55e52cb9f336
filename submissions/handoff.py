"""The way forward to later stages: a database row, and a hint by task name. The row is the truth, the hint a nudge."""

import logging
from uuid import UUID

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)

SCRUB = "scrubbing.scrub"


def announce(file_id: UUID) -> None:
    """Hint a worker at a file once the present transaction is committed.

    Robust: what goes wrong then must not look like a failed transaction to whoever cleans up after one.
    """
    transaction.on_commit(lambda: hint(file_id), robust=True)


def hint(file_id: UUID) -> None:
    """Send the hint now. A broker that is away is no error: the beat job hints again."""
    send(SCRUB, file_id)


def send(task_name: str, row_id: UUID) -> None:
    """Hint a worker at a row now, by the name of the task that takes it up."""
    try:
        current_app.send_task(task_name, args=[str(row_id)], retry=False, ignore_result=True)
    except (OperationalError, OSError):
        log.warning("hint not sent, the row waits for the next round: %s", row_id)
