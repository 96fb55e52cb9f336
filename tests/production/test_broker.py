"""The broker is held to what it must be before anything starts: its version, and that it lets no stranger in."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
import redis
from django.core.management import CommandError
from pytest_django import Settings

from config import broker
from config.children import redis_command
from config.management.commands.prepare import Command
from tests.production.postgres import free_port


@contextmanager
def running(folder: Path, *options: str) -> Iterator[int]:
    """Run a Redis that strangers can reach, unless the options close it."""
    port = free_port()
    command, _ = redis_command(folder)
    line = [command[0], "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder), *options]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL)
    try:
        deadline = monotonic() + 10
        while monotonic() < deadline:
            try:
                redis.Redis(port=port).ping()
                break
            except redis.AuthenticationError:
                break
            except redis.ConnectionError:
                sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.parametrize(
    ("version", "mended"),
    [
        ("8.2.2", True), ("8.2.1", False), ("8.0.4", True), ("8.0.3", False), ("7.4.6", True), ("7.4.5", False),
        ("7.2.11", True), ("7.2.4", False), ("7.0.15", False), ("6.2.19", False), ("8.4.0", True), ("9.0.0", True),
        ("8.1.9", False), ("", False), ("8", False), ("eight.two.two", False),
    ],
)  # fmt: skip
def test_a_version_with_the_hole_is_told_from_one_without(version: str, mended: bool) -> None:
    assert broker.is_mended(version) is mended


def test_a_broker_without_a_password_is_refused(tmp_path: Path) -> None:
    with running(tmp_path) as port:
        assert "the broker answers without a password" in broker.problems(f"redis://127.0.0.1:{port}/0", patched=True)


@pytest.mark.slow
def test_a_broker_with_a_password_is_as_good_as_its_version(tmp_path: Path) -> None:
    with running(tmp_path, "--requirepass", "word") as port:
        url = f"redis://:word@127.0.0.1:{port}/0"
        assert broker.problems(url, patched=True) == []
        told = broker.problems(url, patched=False)
        version = redis.Redis.from_url(url).info("server")["redis_version"]
        assert len(told) == (not broker.is_mended(version))
        assert all(f"Redis {version}" in line and "CVE-2025-49844" in line for line in told)


@pytest.mark.slow
def test_a_user_who_may_not_ask_for_the_version_is_told_so(tmp_path: Path) -> None:
    with running(tmp_path) as port:
        server = redis.Redis(port=port)
        server.acl_setuser("hints", enabled=True, passwords=["+word"], keys=["*"], commands=["+@all", "-info"])
        server.acl_setuser("default", enabled=False)
        (told,) = broker.problems(f"redis://hints:word@127.0.0.1:{port}/0", patched=False)
        assert "of an unknown version" in told


def test_preparing_ends_at_a_broker_that_is_not_safe(tmp_path: Path, settings: Settings) -> None:
    with running(tmp_path) as port:
        settings.REDIS_URL, settings.BROKER_IS_PATCHED = f"redis://127.0.0.1:{port}/0", True
        with pytest.raises(CommandError, match="answers without a password"):
            Command()._check_broker()


@pytest.mark.slow
def test_a_wrong_password_is_no_answer(tmp_path: Path) -> None:
    with running(tmp_path, "--requirepass", "word") as port, pytest.raises(redis.ConnectionError) as refused:
        broker.problems(f"redis://:hunter2@127.0.0.1:{port}/0", patched=True)
    assert "hunter2" not in str(refused.value)
