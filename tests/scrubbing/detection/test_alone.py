"""A worker on its own: no host is ever asked for anything, memory stays flat, and logs say nothing of the texts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]

# Everything that asks a host for something raises, in forked children too, and is written down.
GUARD = """
import json, os, resource, sys, time
from pathlib import Path

HEARD = Path(sys.argv[1]) / "heard"

def listen(event, arguments):
    asks = event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request"}
    reaches = event in {"socket.connect", "socket.sendto", "socket.sendmsg"} and isinstance(arguments[-1], tuple)
    if asks or reaches:
        with HEARD.open("a") as heard:
            heard.write(event + "\\n")
        raise OSError("There is no network.")

sys.addaudithook(listen)

def megabytes():
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1000
"""

SCRUB = """
import logging
logging.basicConfig(level=logging.DEBUG)

from scrubbing.detection import detect_text, warm
from scrubbing.pipeline import Job, scrub_in_sandbox
from scrubbing.sandbox import Watch
from submissions.media import MediaType

warm()
text = Path(sys.argv[1], "letter.txt").read_text("utf-8")
found = [(span.label, text[span.start : span.end]) for span in detect_text(text)]
private = Path(sys.argv[1]) / "private"
private.mkdir()
job = Job(Path(sys.argv[1], "letter.txt"), private, MediaType.TEXT, "x", b"k" * 32, with_previews=False)
outcome = scrub_in_sandbox(job, Watch(lambda: True, lambda _: None))
Path(sys.argv[1], "told").write_text(json.dumps({"found": found, "status": str(outcome.status)}))
"""

LOAD = """
before = time.process_time()
import presidio_analyzer
imported = time.process_time()
from scrubbing.detection import detect_text, warm
warm()
loaded = time.process_time()
from tests.bench.texts import samples
for sample in samples().values():
    for _, text in sample.part(20).items[:400]:
        detect_text(text)
seconds = {"import presidio_analyzer": imported - before, "the rest": loaded - imported}
Path(sys.argv[1], "told").write_text(json.dumps({"seconds": seconds, "megabytes": megabytes()}))
"""

MANY = """
import gc
from scrubbing.detection import detect_text, warm
warm()
sizes = []
for number in range(10_000):
    word = f"Q{number:x}z"
    detect_text(f"{word} wrote to Ingrid Brandt {word} at {word.lower()}@holloway.com about case {number}/24.")
    if number % 1_000 == 999:
        gc.collect()
        sizes.append(megabytes())
Path(sys.argv[1], "told").write_text(json.dumps(sizes))
"""

LETTER = """Dear Wanda Quimby,

please send the 4,200 dollars to DE89 3704 0044 0532 0130 00, or write to wanda.quimby@holloway.com.
Call me on +44 20 7946 0958 or look at https://www.holloway.com/quimby; my card is 4111 1111 1111 1111.

Ingrid Lindqvist
"""
SECRETS = ("Quimby", "wanda.", "3704", "7946", "holloway", "4111", "Lindqvist")


def _run(script: str, folder: Path, *prefix: str) -> tuple[Any, str]:
    """Run a script in a process that hears every question to a host; return what it told, and what it printed."""
    command = [*prefix, sys.executable, "-c", GUARD + script, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=540)
    assert done.returncode == 0, done.stderr[-2000:]
    assert not (folder / "heard").exists(), (folder / "heard").read_text()
    return json.loads((folder / "told").read_text()), done.stdout + done.stderr


def _without_network() -> list[str]:
    """Return what runs a command in a network of its own, which has no way out; nothing where that is not allowed."""
    command = ["unshare", "--map-root-user", "--net"]
    try:
        allowed = subprocess.run([*command, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return []
    return command if allowed else []


def test_a_file_is_scrubbed_without_a_network_and_without_a_word_of_it_in_a_log(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    told, printed = _run(SCRUB, tmp_path, *_without_network())
    assert told["status"] == "clean"
    assert {"PERSON", "EMAIL_ADDRESS", "IBAN_CODE", "PHONE_NUMBER", "CREDIT_CARD"} <= {
        label for label, _ in told["found"]
    }
    assert [secret for secret in SECRETS if secret in printed] == []


def test_the_guard_hears_questions_to_hosts(tmp_path: Path) -> None:
    script = "import socket\ntry:\n    socket.getaddrinfo('host.invalid', 80)\nexcept OSError:\n    pass\n"
    with pytest.raises(AssertionError, match="getaddrinfo"):
        _run(script, tmp_path)
    (tmp_path / "heard").unlink()
    script = "import socket\ntry:\n    socket.socket().connect(('127.0.0.1', 9))\nexcept OSError:\n    pass\n"
    with pytest.raises(AssertionError, match="connect"):
        _run(script, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_worker_stays_below_500_megabytes(tmp_path: Path) -> None:
    told, _ = _run(LOAD, tmp_path)
    print(f"\nLoading took {told['seconds']} s of processor time; the process holds {told['megabytes']:.0f} MB.")
    assert told["megabytes"] < 500


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_ten_thousand_documents_leave_nothing_behind(tmp_path: Path) -> None:
    sizes, _ = _run(MANY, tmp_path)
    assert max(sizes[2:]) - sizes[1] < 20, sizes
