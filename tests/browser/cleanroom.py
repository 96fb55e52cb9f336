"""The product as `make run` starts it, and people who use it through Chromium."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a demo password 42"
_CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Return the path of an installed Chromium."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def launch(playwright: Playwright) -> Browser:
    """Start a headless Chromium."""
    return playwright.chromium.launch(executable_path=chromium(), args=_CHROMIUM_FLAGS)


@contextlib.contextmanager
def running(folder: Path, *arguments: str) -> Iterator[str]:
    """Run `manage.py run` with its data in a folder; yields the address once it is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "REDIS_URL"} | {
        "CLEANROOM_VAR_DIR": str(folder),
        "CLEANROOM_DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "LIBREOFFICE": "off",
    }
    log = folder / "run.log"
    folder.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run", "--port", str(port), *arguments],
            cwd=ROOT,
            env=environment,
            stdout=stream,
            stderr=stream,
        )
    try:
        deadline = time.monotonic() + 90
        while "Cleanroom is ready" not in log.read_text():
            assert process.poll() is None, log.read_text()[-3000:]
            assert time.monotonic() < deadline, log.read_text()[-3000:]
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, browser: Browser, base: str, name: str) -> None:
        context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 900}, accept_downloads=True)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(20_000)
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.goto("/accounts/login/")
        self.page.get_by_label(re.compile("e-?mail", re.I)).fill(f"{name}@example.com")
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.get_by_role("button", name="Log in").click()
        self.page.wait_for_url(lambda url: "/accounts/login" not in url)

    def _heard(self, kind: str, text: str) -> None:
        # A refused upload or a conflict answers 4xx, which the console reports as an error by itself.
        if kind == "error" and "status of 4" not in text:
            self.errors.append(text)
