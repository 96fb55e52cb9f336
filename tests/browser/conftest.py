"""One running product and one Chromium for all stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import cleanroom


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; skips with one line where there is none."""
    if cleanroom.chromium() is None:
        pytest.skip("browser stories need Chromium (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        started = cleanroom.launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    """The address of a fresh installation with demo accounts and tasks."""
    with cleanroom.running(Path(tmp_path_factory.mktemp("var")) / "data") as address:
        yield address
