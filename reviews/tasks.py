"""Celery's side of reviews: hints come in as ids, the row decides what is done. Workers only."""

import logging
from uuid import UUID

from celery import shared_task

from reviews import queue, releases
from reviews.releasing import building
from submissions import handoff

log = logging.getLogger(__name__)


@shared_task(name=releases.BUILD)
def build_release(release_id: str) -> None:
    """Build one release if it is waiting. Any number of deliveries of the same hint builds it once."""
    if (key := _id(release_id)) is not None:
        building.build(key)


@shared_task(name=releases.VERIFY)
def verify_release(release_id: str) -> None:
    """Check a stored release again."""
    if (key := _id(release_id)) is not None:
        building.verify_stored(key)


@shared_task(name="reviews.rehint")
def rehint() -> None:
    """Hint at releases that nobody builds: hints that were lost, workers that died."""
    for release_id in releases.waiting():
        handoff.send(releases.BUILD, release_id)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except (ValueError, AttributeError, TypeError):
        log.warning("hint dropped: not an id")
        return None


@shared_task(name="reviews.release_lapsed_claims")
def release_lapsed_claims() -> None:
    """Give tasks back to the queue whose reviewers did not finish in time."""
    queue.release_lapsed_claims()
