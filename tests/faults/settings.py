"""Development settings for workers under attack: a fast beat, and a reader that obeys words planted in test files."""

from config.settings.development import *  # noqa: F403

CELERY_IMPORTS = ["scrubbing.tasks", "reviews.tasks", "tests.faults.planted"]
CELERY_BEAT_SCHEDULE = {"rehint": {"task": "scrubbing.rehint", "schedule": 1.0}}
