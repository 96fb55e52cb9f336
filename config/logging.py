"""Logging: constant events and identifiers, never content. Tracebacks keep the frames and drop the exception's words.

An exception's message may quote what a parser read, so only its class is written.
"""

import copy
import logging
import logging.config
import traceback
from collections.abc import Mapping
from typing import Any


class QuietFormatter(logging.Formatter):
    """Writes where an exception arose and its class, never its message or the values of local variables."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; Celery quotes a failed task's exception in it, of which only the class is kept."""
        if isinstance(record.args, Mapping) and "exc" in record.args:
            kind = record.exc_info[0] if record.exc_info else None
            quoted = dict(record.args)
            record = copy.copy(record)
            record.args = {**quoted, "exc": kind.__name__ if kind else "(withheld)", "traceback": ""}
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        """Return the frames and the class of the exception."""
        kind, _, trace = ei
        frames = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([*frames, f"  {kind.__name__ if kind else 'exception'} (message withheld)"])


def configure(settings: dict[str, Any]) -> None:
    """Configure logging for every process of the product; `settings["level"]` is the root level."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"quiet": {"()": QuietFormatter, "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
            "root": {"handlers": ["console"], "level": settings["level"]},
            "loggers": {
                # These libraries log text they read.
                "presidio-analyzer": {"level": "CRITICAL", "propagate": False},
                "presidio-anonymizer": {"level": "CRITICAL", "propagate": False},
                "decision_process": {"level": "CRITICAL", "propagate": False},
                "pypdf": {"level": "CRITICAL", "propagate": False},
                "PIL": {"level": "WARNING"},
                "pikepdf": {"level": "WARNING"},
                "fontTools": {"level": "WARNING"},
                "botocore": {"level": "WARNING"},
                # A path may carry a name; the status is enough.
                "django.request": {"level": "ERROR", "filters": []},
            },
        }
    )
