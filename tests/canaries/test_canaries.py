"""Canaries are planted wherever people and files can say something, and found in plain text nowhere afterwards."""

import base64
import contextlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.canaries.plants import PLACES, uploads, word
from tests.faults.installation import Installation

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


class Listener:
    """Hears every command that reaches Redis."""

    def __init__(self, url: str) -> None:
        self._client = redis.Redis.from_url(url.replace("redis+socket://", "unix://"), socket_timeout=None)
        for _ in range(100):
            if Path(url.removeprefix("redis+socket://")).exists():
                break
            time.sleep(0.05)
        self._client.ping()
        self.heard: list[bytes] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        # Redis is killed at the end of the test.
        with contextlib.suppress(redis.ConnectionError), self._client.monitor() as monitor:  # type: ignore[no-untyped-call]
            for command in monitor.listen():
                self.heard.append(command["command"].encode())

    def everything(self) -> bytes:
        """Return what was said and what is kept."""
        kept = [self._client.dump(key) or b"" for key in self._client.scan_iter()]
        return b"\n".join([*self.heard, *kept])


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    place = Installation(tmp_path / "var")
    place.environment["TMPDIR"] = str(temporary)
    place.environment["LOG_LEVEL"] = "DEBUG"
    place.start("redis")
    yield place
    place.stop()


def spellings(place: str) -> list[bytes]:
    plain = word(place)
    forms = [plain.encode(), plain.encode("utf-16-le"), plain.encode("utf-16-be"), plain.encode().hex().encode()]
    # The part of a base64 text that does not depend on what stands before it.
    forms += [base64.b64encode(bytes(shift) + plain.encode())[4:-4] for shift in range(3)]
    return [form.lower() for form in forms]


def leaks(name: str, content: bytes) -> list[str]:
    folded = content.lower()
    return [f"{place} in {name}" for place in PLACES if any(form in folded for form in spellings(place))]


def test_the_search_finds_a_planted_canary() -> None:
    for encoding in ("utf-8", "utf-16-le"):
        assert leaks("x", f"abc {word('request')} def".encode(encoding)) == ["request in x"]
    assert leaks("x", base64.b64encode(b"ab" + word("term").encode() + b"c")) == ["term in x"]


def test_canaries_are_nowhere_in_plain_text(installation: Installation, tmp_path: Path) -> None:
    listener = Listener(installation.environment["REDIS_URL"])
    installation.start("worker")
    installation.start("beat")
    said = []

    def play(*arguments: str) -> str:
        said.append(installation.call("-m", "tests.canaries.player", *arguments))
        installation.wait_until_settled(120)
        return said[-1].split()[-1]

    task = play("begin")
    play("triage", task)
    play("settle", task)
    play("review", task)

    assert leaks("redis", listener.everything()) + leaks_anywhere(tmp_path, said) == []
    assert installation.log.stat().st_size > 1000, "the log was searched, so there must be one"


def leaks_anywhere(folder: Path, said: list[str]) -> list[str]:
    """Search what commands printed, and every file below a folder with its name."""
    found = leaks("what the commands printed", "".join(said).encode())
    for path in sorted(folder.rglob("*")):
        found += leaks("a path", str(path.relative_to(folder)).encode())
        if path.is_file():
            found += leaks(str(path.relative_to(folder)), path.read_bytes())
    return found


def test_nothing_is_left_of_what_the_adviser_was_asked(installation: Installation, tmp_path: Path) -> None:
    listener = Listener(installation.environment["REDIS_URL"])
    installation.start("worker")
    said = [installation.call("-m", "tests.canaries.player", "advise")]
    assert leaks("redis", listener.everything()) + leaks_anywhere(tmp_path, said) == []
    assert b"scrubbing.advise" in listener.everything()
    with contextlib.closing(sqlite3.connect(installation.folder / "cleanroom.sqlite3")) as database:
        for table in ("scrubbing_advice", "scrubbing_advicekey"):
            assert database.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)
    assert [path for path in (tmp_path / "var" / "media").rglob("*") if path.is_file()] == []


def test_a_local_run_reports_canaries_only_as_its_input(installation: Installation, tmp_path: Path) -> None:
    source, out, report = tmp_path / "in", tmp_path / "out", tmp_path / "report.json"
    source.mkdir()
    for name, content in uploads().items():
        (source / name).write_bytes(content)
    terms = [part for place in PLACES for part in ("--deny", word(place))]
    code = (
        "import sys; from django.core.management import execute_from_command_line as run; "
        "sys.argv[0] = 'manage.py'\ntry: run(sys.argv)\nexcept SystemExit as end: print('exit', end.code)"
    )
    printed = installation.call(
        "-c", code, "scrub", str(source), "--out", str(out), "--json", str(report), "--undecided", "remove", *terms
    )
    entries = json.loads(report.read_text())
    for entry in entries["files"]:
        entry["input"] = ""
    found = leaks("report", json.dumps(entries).encode()) + leaks("output", printed.encode())
    for path in sorted(out.rglob("*")):
        found += leaks("an output's name", path.name.encode())
        if path.is_file():
            found += leaks(path.name, path.read_bytes())
    found += [
        leak
        for path in (tmp_path / "tmp").rglob("*")
        if path.is_file()
        for leak in leaks("temporary", path.read_bytes())
    ]
    assert found == []
    states = {entry["status"] for entry in entries["files"]}
    assert states == {"clean", "held"}, "one file is damaged on purpose, the others are clean"
