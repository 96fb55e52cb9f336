"""The sandbox: each limit has work that trips exactly it, and none of it reaches the parent."""

import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from scrubbing.limits import MIB, Limits
from scrubbing.sandbox import Abandoned, ChildLost, Report, Watch, run
from submissions.reasons import Held, Reason

SMALL = Limits(memory=200 * MIB, cpu_seconds=2, wall_seconds=4, output=1 * MIB)


def quiet() -> Watch:
    return Watch(tick=lambda: True, stage=lambda _: None, seconds=0.05)


def attempt(work: Any, folder: Path, limits: Limits = SMALL) -> dict[str, Any]:
    return run(lambda report: work(), folder, limits, quiet())


def test_it_returns_what_the_work_returns_and_reports_stages(tmp_path: Path) -> None:
    stages: list[str] = []

    def work(report: Report) -> dict[str, Any]:
        report("reading")
        report("verifying")
        return {"answer": 42}

    watch = Watch(tick=lambda: True, stage=stages.append)
    assert run(work, tmp_path, SMALL, watch) == {"answer": 42}
    assert stages == ["reading", "verifying"]


def test_a_refusal_keeps_its_reason_and_place(tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        raise Held(Reason.MACROS, "member 3")

    with pytest.raises(Held) as held:
        attempt(work, tmp_path)
    assert (held.value.reason, held.value.locator) == (Reason.MACROS, "member 3")


def test_any_parser_error_becomes_corrupt_and_its_words_stay_inside(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def work() -> dict[str, Any]:
        raise ValueError("could not parse 'Jane Canary 078-05-1120'")

    with caplog.at_level(logging.DEBUG), pytest.raises(Held) as held:
        attempt(work, tmp_path)
    assert held.value.reason is Reason.CORRUPT
    assert "ValueError" in caplog.text
    assert "Canary" not in caplog.text


def _eat_memory() -> dict[str, Any]:
    hoard = [bytearray(50 * MIB) for _ in range(20)]
    return {"never": len(hoard)}


def _burn() -> dict[str, Any]:
    while True:
        pass


def _sleep() -> dict[str, Any]:
    time.sleep(60)
    return {}


def _write_much() -> dict[str, Any]:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open("big", "wb") as stream:
        stream.write(b"x" * (4 * MIB))
        stream.flush()
    return {}


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (_eat_memory, Reason.MEMORY_LIMIT),
        (_burn, Reason.TIME_LIMIT),
        (_sleep, Reason.TIME_LIMIT),
        (_write_much, Reason.OUTPUT_LIMIT),
    ],
)
def test_each_limit_ends_in_its_own_reason(work: Any, reason: Reason, tmp_path: Path) -> None:
    with pytest.raises(Held) as held:
        attempt(work, tmp_path)
    assert held.value.reason is reason


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_killed_child_is_lost_and_the_parent_is_not(number: signal.Signals, tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        os.kill(os.getpid(), number)
        return {}

    with pytest.raises(ChildLost) as lost:
        attempt(work, tmp_path)
    assert lost.value.signal_number == number


def test_grandchildren_die_with_the_child(tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
        return {"pid": process.pid}

    pid = attempt(work, tmp_path, Limits())["pid"]
    for _ in range(50):
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().split()[2] == "Z":
                    return
        except FileNotFoundError:
            return
        time.sleep(0.05)
    pytest.fail("the grandchild still runs")


def test_losing_the_lease_ends_the_child_at_once(tmp_path: Path) -> None:
    began = time.monotonic()
    watch = Watch(tick=lambda: False, stage=lambda _: None, seconds=0.05)
    with pytest.raises(Abandoned):
        run(lambda report: _sleep(), tmp_path, SMALL, watch)
    assert time.monotonic() - began < 3


def test_the_child_has_no_inherited_descriptors_and_its_own_temporary_folder(tmp_path: Path) -> None:
    with socket.socket() as secret, open(os.devnull) as other:
        inherited = {secret.fileno(), other.fileno()}

        def work() -> dict[str, Any]:
            open_now = set()
            for number in inherited:
                try:
                    os.fstat(number)
                except OSError:
                    continue
                open_now.add(number)
            return {"open": sorted(open_now), "temporary": tempfile.gettempdir(), "cwd": os.getcwd()}

        answer = attempt(work, tmp_path)
    assert answer["open"] == []
    assert answer["temporary"] == answer["cwd"] == str(tmp_path)


def test_the_child_reaches_no_network_where_the_kernel_allows_that(tmp_path: Path) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]

    def work() -> dict[str, Any]:
        unshared = os.readlink("/proc/self/ns/net")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return {"namespace": unshared, "connected": False}
        return {"namespace": unshared, "connected": True}

    with listener:
        answer = attempt(work, tmp_path)
    if answer["namespace"] == os.readlink("/proc/self/ns/net"):
        pytest.skip("this kernel gives no network namespace to a child")
    assert answer["connected"] is False


def test_what_a_parser_prints_goes_nowhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> dict[str, Any]:
        print("Jane Canary")
        print("Jane Canary", file=sys.stderr)
        logging.getLogger("parser").critical("Jane Canary")
        os.write(2, b"Jane Canary")
        return {}

    attempt(work, tmp_path)
    captured = capfd.readouterr()
    assert "Canary" not in captured.out + captured.err


def zombies() -> list[int]:
    """Return the dead children nobody has waited for."""
    mine = [int(pid) for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]
    return [pid for pid in mine if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"]


def test_no_zombies_and_no_descriptors_are_left_after_many_children(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(50):
        attempt(lambda: {"ok": True}, tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before
    assert zombies() == []
