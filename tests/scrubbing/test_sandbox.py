"""The sandbox: each limit has work that trips exactly it, and none of it reaches the parent."""

import io
import logging
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scrubbing.extraction import registry as extraction
from scrubbing.limits import MIB, Budget, Limits
from scrubbing.sandbox import Abandoned, ChildLost, Report, Watch, run
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.files import hostile, image, pdf, repository

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


def _open_much() -> dict[str, Any]:
    hoard = [os.open(os.devnull, os.O_RDONLY) for _ in range(1000)]
    return {"never": len(hoard)}


def _start_much() -> dict[str, Any]:
    for _ in range(60):
        subprocess.Popen(["sleep", "60"])
    time.sleep(60)
    return {}


def _start_much_beside() -> dict[str, Any]:
    for _ in range(60):
        _lose("sleep", "60")
    time.sleep(60)
    return {}


def _lose(*command: str) -> None:
    """Start a program twice removed, in a session of its own: nothing but its ancestry says whose it is."""
    if (pid := os.fork()) == 0:
        os.setsid()
        if os.fork() == 0:
            os.execvp(command[0], command)
        os._exit(0)
    os.waitpid(pid, 0)


def _ignore_everything() -> dict[str, Any]:
    for number in {*signal.Signals} - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    return _sleep()


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (_eat_memory, Reason.MEMORY_LIMIT),
        (_burn, Reason.TIME_LIMIT),
        (_sleep, Reason.TIME_LIMIT),
        (_ignore_everything, Reason.TIME_LIMIT),
        (_write_much, Reason.OUTPUT_LIMIT),
        (_open_much, Reason.OPEN_FILES_LIMIT),
        (_start_much, Reason.PROCESS_LIMIT),
        (_start_much_beside, Reason.PROCESS_LIMIT),
    ],
)
def test_each_limit_ends_in_its_own_reason(work: Any, reason: Reason, tmp_path: Path) -> None:
    before, began = children(), time.monotonic()
    with pytest.raises(Held) as held:
        # A busy machine gives little of its time.
        attempt(work, tmp_path, replace(SMALL, wall_seconds=60) if work is _burn else SMALL)
    assert held.value.reason is reason
    assert work is _burn or time.monotonic() - began < SMALL.wall_seconds + 5
    assert children() <= before


PICTURE = image.encode(image.page(["Plan"], (300, 100)), "PNG")
# A small file of each kind, the limit that it meets, and the most that it needs.
READ: dict[Reason, tuple[MediaType, Any, str, int]] = {
    Reason.TEXT_LIMIT: (MediaType.TEXT, lambda: b"ten letters", "characters", 11),
    Reason.TOO_MANY_PAGES: (MediaType.PDF, lambda: pdf.many_pages(3), "pages", 3),
    Reason.IMAGE_TOO_LARGE: (MediaType.PNG, lambda: PICTURE, "pixels", 30_000),
    Reason.TOO_MANY_MEMBERS: (MediaType.ZIP, lambda: repository.zipped({"a": b"", "b": b""}), "members", 2),
    Reason.ARCHIVE_BOMB: (MediaType.ZIP, lambda: repository.zipped({"a.txt": b"words " * 200}), "unpacked", 1200),
    Reason.TOO_DEEP: (MediaType.ZIP, lambda: hostile.nested_zip(2), "depth", 2),
}


@pytest.mark.parametrize("reason", READ)
def test_each_limit_of_reading_is_met_by_its_file_alone(reason: Reason, tmp_path: Path) -> None:
    media_type, make, name, needed = READ[reason]
    data = make()

    def read_within(limit: int) -> dict[str, Any]:
        limits = replace(Limits(), **{name: limit})
        return {"texts": len(extraction.read(io.BytesIO(data), media_type, Budget(limits)).units)}

    assert "texts" in attempt(lambda: read_within(needed), tmp_path, Limits())
    with pytest.raises(Held) as held:
        attempt(lambda: read_within(needed - 1), tmp_path, Limits())
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


def test_nothing_outlives_the_child_whichever_session_it_starts(tmp_path: Path) -> None:
    others = subprocess.Popen(["sleep", "60"])
    before = children()

    def work() -> dict[str, Any]:
        for _ in range(5):
            _lose("sh", "-c", "trap '' TERM HUP; sleep 60 & sleep 60")
        return {"answer": 42}

    try:
        began = time.monotonic()
        assert attempt(work, tmp_path, Limits()) == {"answer": 42}
        assert time.monotonic() - began < 5
        assert children() <= before
        assert others.poll() is None
    finally:
        others.kill()
        others.wait()


def test_a_bomb_of_forks_is_ended_while_it_goes_off(tmp_path: Path) -> None:
    before = children()
    with pytest.raises(Held) as held:
        attempt(_explode, tmp_path, replace(SMALL, wall_seconds=30))
    assert held.value.reason is Reason.PROCESS_LIMIT
    assert children() <= before


def _explode() -> dict[str, Any]:
    """Start a program that starts itself twice, and so on in sessions of their own, seven times and no more."""
    Path("bomb.sh").write_text("[ $1 -gt 0 ] && for i in 1 2; do setsid sh bomb.sh $(($1 - 1)) & done; sleep 60")
    subprocess.Popen(["sh", "bomb.sh", "7"])
    time.sleep(60)
    return {}


def test_whoever_calls_it_adopts_nobody_afterwards(tmp_path: Path) -> None:
    attempt(dict, tmp_path)
    pid = int(subprocess.check_output(["sh", "-c", "sleep 2 >&- 2>&- & echo $!"]))
    assert pid not in children()


def test_programs_that_reading_needs_run_within_the_limits(tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        said = [subprocess.run(["sh", "-c", "echo a | cat"], capture_output=True, check=True) for _ in range(50)]
        return {"said": {one.stdout.decode() for one in said} == {"a\n"}}

    assert attempt(work, tmp_path, Limits()) == {"said": True}


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


def test_a_flood_of_output_is_swallowed(tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        flood = bytes(MIB)
        written = sum(os.write(number, flood) for number in (1, 2) for _ in range(512))
        return {"written": written, "files": os.listdir()}

    assert attempt(work, tmp_path) == {"written": 1024 * MIB, "files": []}


def _answering(*lines: bytes, times: int = 1) -> Any:
    """Return work of a child that was taken over: it writes into the pipe whatever it likes."""

    def work() -> dict[str, Any]:
        pipe = max(number for number in range(3, 256) if _is_pipe(number))
        for _ in range(times):
            for line in lines:
                while line:
                    line = line[os.write(pipe, line) :]
        os._exit(0)

    return work


def _is_pipe(number: int) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(number).st_mode)
    except OSError:
        return False


@pytest.mark.parametrize(
    ("line", "times"), [(b"x" * MIB, 100), (b'{"stage": "reading"}\n', 5000)], ids=["without an end", "of stages"]
)
def test_a_flood_of_messages_is_cut_off(line: bytes, times: int, tmp_path: Path) -> None:
    stages: list[str] = []
    watch = Watch(tick=lambda: True, stage=stages.append)
    with pytest.raises(Held) as held:
        run(lambda report: _answering(line, times=times)(), tmp_path, Limits(), watch)
    assert held.value.reason is Reason.OUTPUT_LIMIT
    assert len(stages) <= 1000


@pytest.mark.parametrize(
    "line",
    [
        *(b"Jane Canary\n", b"[]\n", b"{}\n", b"\xff\n", b'{"result": 1}\n', b'{"reason": "none of ours"}\n'),
        *(b'{"reason": []}\n', b"[" * 200_000 + b"\n"),
    ],
)
def test_an_answer_that_is_none_is_a_lost_child(line: bytes, tmp_path: Path) -> None:
    with pytest.raises(ChildLost):
        attempt(_answering(line), tmp_path, Limits())


def children() -> set[int]:
    """Return the children of this process, dead ones that nobody has waited for included.

    Other tests may have left some that run on, such as a browser.
    """
    return {int(pid) for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()}


def zombies() -> list[int]:
    """Return the dead children nobody has waited for."""
    return [pid for pid in children() if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"]


def test_no_zombies_and_no_descriptors_are_left_after_many_children(tmp_path: Path) -> None:
    before, dead = len(os.listdir("/proc/self/fd")), set(zombies())
    for _ in range(50):
        attempt(lambda: {"ok": True}, tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before
    assert set(zombies()) <= dead
