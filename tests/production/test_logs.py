"""Log lines keep classes and places of errors; their messages may quote what was read."""

import logging
import sys

import pytest
from celery.app.trace import LOG_FAILURE

from config.logging import QuietFormatter


@pytest.mark.parametrize("template", [LOG_FAILURE, "Task %(name)s failed: %(exc)s\n%(traceback)s"])
def test_a_failed_tasks_line_names_the_class_of_its_error_only(template: str) -> None:
    context = {"name": "scrubbing.scrub", "id": "1", "description": "raised unexpected", "exc": "E('Holloway')"}
    try:
        raise ValueError("DETAIL: Key (email)=(holloway@example.org) already exists.")
    except ValueError:
        information = sys.exc_info()
    context |= {"traceback": "ValueError: holloway@example.org"}
    record = logging.LogRecord("celery.app.trace", logging.ERROR, "", 0, template, (context,), information)
    line = QuietFormatter("%(levelname)s %(message)s").format(record)
    assert "olloway" not in line
    assert "ValueError" in line
    assert "scrubbing.scrub" in line
    assert "Holloway" in record.getMessage(), "another handler's record was changed"
