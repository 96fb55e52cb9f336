"""One file taken through the whole line as it runs in production: the door, a lease, the sandboxed child, the commit.

What a hostile file may try is written down on the way: the child's journal of everything it opens for writing, starts
or connects to, its peak memory as the kernel counted it, and whether the plain original was still the same afterwards.
"""

import hashlib
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from scrubbing import leases, pipeline, sandbox, tasks
from scrubbing.limits import Limits
from scrubbing.models import ScrubRun
from scrubbing.pipeline import Job, Outcome
from scrubbing.sandbox import Watch
from submissions import intake, storage
from submissions.models import FileRole, FileState, Task, TaskFile
from submissions.reasons import Held, Reason

DOOR, CHILD = "door", "child"
# What a test may wait for one file; production's own limits are ten times that.
SHORT = Limits(cpu_seconds=60, wall_seconds=90)


@dataclass(slots=True)
class Played:
    """What became of one file. `stopped` says where; an empty `reason` is a file that got its copy."""

    reason: Reason | None = None
    stopped: str = ""
    file: TaskFile | None = None
    name: str = ""
    media_type: str = ""
    copy: bytes = b""
    unread: list[tuple[str, str]] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    losses: int = 0
    door_seconds: float = 0.0
    seconds: float = 0.0
    # Bytes that the child held at its peak, and that the parent holds.
    peak: int = 0
    parent: int = 0
    original_kept: bool = True
    journal: list[str] = field(default_factory=list)

    @property
    def strayed(self) -> list[str]:
        """What the child did outside its folder."""
        return [line for line in self.journal if not line.startswith("inside ")]


@dataclass(slots=True)
class Line:
    """The line with its instruments on."""

    task: Task
    journal: Path
    _played: Played = field(default_factory=Played)
    _limits: Limits = SHORT

    def play(self, name: str, data: bytes, limits: Limits = SHORT) -> Played:
        """Bring a file to the door and, if it is let in, through the worker; its child may die twice."""
        self._played, self._limits = Played(), limits
        self.journal.write_bytes(b"")
        upload = SimpleUploadedFile("x", data)
        # Django tames names as well; here our own door has to.
        upload._name = name  # type: ignore[attr-defined]
        began = time.monotonic()
        try:
            file = intake.accept_upload(self.task, FileRole.DELIVERABLE, upload, self.task.owner)
        except Held as held:
            self._played.reason, self._played.stopped = held.reason, DOOR
            self._played.door_seconds = time.monotonic() - began
            return self._played
        self._played.door_seconds = time.monotonic() - began
        self._played.media_type, self._played.name = file.media_type, file.name
        self._work(file, data)
        self._played.journal = self.journal.read_text("utf-8").splitlines()
        return self._played

    def _work(self, file: TaskFile, data: bytes) -> None:
        began = time.monotonic()
        claimed = leases.claim(file.pk)
        while claimed is not None:
            tasks.work(claimed)
            claimed = leases.claim(file.pk)
        played = self._played
        played.seconds = time.monotonic() - began
        played.parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        row = TaskFile.objects.get(pk=file.pk)
        played.file = row
        played.losses = row.child_losses
        played.reason = Reason(row.reason) if row.reason else None
        played.stopped = CHILD if row.state == FileState.HELD else ""
        with storage.open_plain(row.task.vault, row.original) as stored:
            played.original_kept &= hashlib.sha256(stored.read()).digest() == hashlib.sha256(data).digest()
        run = ScrubRun.objects.filter(file=row).order_by("finished_at").last()
        if run is not None and run.scrubbed:
            with storage.open_plain(row.task.vault, run.scrubbed) as copy:
                played.copy = copy.read()

    def scrub(self, job: Job, watch: Watch) -> Outcome:
        """Stand in the place of `pipeline.scrub_in_sandbox`, with this file's limits."""
        before = hashlib.sha256(job.source.read_bytes()).digest()
        try:
            outcome = _scrub_in_sandbox(replace(job, limits=self._limits), watch)
        finally:
            self._played.original_kept &= hashlib.sha256(job.source.read_bytes()).digest() == before
        self._played.unread = outcome.unread
        self._played.found = [found.text for found in outcome.found]
        return outcome

    def confine(self, folder: Path, limits: Limits, write_end: int) -> None:
        """Confine the child as ever, then have it write down what it reaches for."""
        _confine(folder, limits, write_end)
        journal = os.open(self.journal, os.O_WRONLY | os.O_APPEND)
        inside = str(folder) + "/"

        def note(event: str, arguments: tuple[Any, ...]) -> None:
            for line in _reached(event, arguments, inside):
                os.write(journal, line.encode("utf-8", "backslashreplace")[:500] + b"\n")

        sys.addaudithook(note)

    def wait(self, pid: int, options: int) -> tuple[int, int]:
        """Reap the child and keep the kernel's account of its memory."""
        pid, status, usage = os.wait4(pid, options)
        self._played.peak = max(self._played.peak, usage.ru_maxrss * 1024)
        return pid, status


_scrub_in_sandbox = pipeline.scrub_in_sandbox
_confine = sandbox._confine
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(
    {"os.mkdir", "os.rename", "os.symlink", "os.link", "os.remove", "os.rmdir", "os.chmod", "os.chown", "os.truncate"}
)
_LEAVES = frozenset({"socket.connect", "socket.getaddrinfo", "socket.bind", "os.system", "os.exec", "os.posix_spawn"})
# The reader of pictures: started by us, given and giving everything through pipes and the child's own folder.
_OUR_PROGRAMS = frozenset({"tesseract"})


def _reached(event: str, arguments: tuple[Any, ...], inside: str) -> Iterator[str]:
    if event == "open":
        path, mode, flags = arguments
        writes = bool(flags & _WRITING) if isinstance(flags, int) else any(letter in str(mode) for letter in "wax+")
        if writes and isinstance(path, str | bytes) and os.fsdecode(path) != os.devnull:
            yield _place(path, inside) + f"open {os.fsdecode(path)}"
    elif event in _CHANGES:
        for path in arguments[:2] if event in {"os.rename", "os.symlink", "os.link"} else arguments[:1]:
            if isinstance(path, str | bytes):
                yield _place(path, inside) + f"{event} {os.fsdecode(path)}"
    elif event == "subprocess.Popen":
        program = os.path.basename(os.fsdecode(arguments[0]))
        yield ("inside " if program in _OUR_PROGRAMS else "") + f"{event} {program}"
    elif event in _LEAVES:
        yield f"{event}"


def _place(path: str | bytes, inside: str) -> str:
    # A file without a name is opened by its folder.
    return "inside " if f"{os.path.abspath(os.fsdecode(path))}/".startswith(inside) else ""


@contextmanager
def instruments(task: Task, journal: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """Put the instruments on the line."""
    line = Line(task, journal)
    journal.write_bytes(b"")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "scrub_in_sandbox", line.scrub)
        patch.setattr(sandbox, "_confine", line.confine)
        patch.setattr("scrubbing.sandbox.os.waitpid", line.wait)
        yield line


def scratch() -> list[str]:
    """What lies in the folder in which workers keep plain bytes."""
    folder = Path(settings.SCRATCH_DIR)
    return sorted(str(path) for path in folder.rglob("*")) if folder.exists() else []
