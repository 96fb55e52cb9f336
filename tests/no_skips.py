"""A pytest plugin: with CLEANROOM_FORBID_SKIPS=1 a skipped browser or service test is a failed one.

Continuous integration installs everything these tests need; a skip there would hide that they did not run.
"""

import os
from collections.abc import Generator

import pytest

_NEEDY = ("browser", "services")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a forbidden skip into a failure."""
    report = yield
    needy = any(item.get_closest_marker(name) for name in _NEEDY)
    if report.skipped and needy and os.environ.get("CLEANROOM_FORBID_SKIPS") == "1":
        report.outcome = "failed"
        report.longrepr = f"skipped, which is forbidden here: {report.longrepr}"
    return report
