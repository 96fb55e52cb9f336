"""Converting as a part of the proof: with programs that misbehave, and with LibreOffice itself."""

import contextlib
import hashlib
import json
import logging
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from scrubbing import certificates, conversion, freshness, pipeline, tasks
from scrubbing.conversion import Conversion, Converter
from scrubbing.detection import warm
from scrubbing.limits import Limits
from scrubbing.pipeline import Job, Outcome
from scrubbing.sandbox import Abandoned, Watch
from submissions import intake
from submissions.media import SUFFIXES, MediaType
from submissions.models import FileRole, FileState, Task, TaskFile
from submissions.reasons import Reason
from tests.files.office import unzipped
from tests.files.repository import zipped
from tests.scrubbing.contract.samples import NAME, SAMPLES

OFFICE = (MediaType.DOCX, MediaType.XLSX, MediaType.PPTX)
QUIET = Watch(tick=lambda: True, stage=lambda _: None)
SOFFICE = conversion.find(conversion.AUTO)
# What a script finds in its arguments: where the output goes, and the copy.
MAKES = 'out=$(echo "$*" | sed "s/.*--outdir \\([^ ]*\\) .*/\\1/"); mkdir -p "$out"; echo made > "$out/copy.pdf"'


@pytest.fixture(autouse=True, scope="module")
def engines() -> None:
    """Load the engines before anything forks, as a worker does."""
    warm()


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a copy in a child's folder, and scripts that stand in for LibreOffice outside of it."""

    folder: Path

    @property
    def copy(self) -> Path:
        """The proved copy."""
        return self.folder / "child" / "scrubbed"

    def script(self, *lines: str) -> Path:
        """Write a program; {0} is a folder in which it may leave notes."""
        program = self.folder / "program"
        program.write_text("#!/bin/sh\n" + "\n".join(lines).replace("{0}", str(self.folder)) + "\n")
        program.chmod(0o700)
        return program

    def convert(
        self, *lines: str, seconds: int = 30, watch: Watch = QUIET, kind: MediaType = MediaType.DOCX
    ) -> Conversion | None:
        """Let such a program convert the copy."""
        return conversion.convert(self.copy, kind, Converter(self.script(*lines), seconds), Limits(), watch)

    def scrub(self, converter: Converter | None, kind: MediaType = MediaType.DOCX) -> Outcome:
        """Take a sample through the line in its child, as workers do."""
        source = self.folder / "original"
        source.write_bytes(SAMPLES[kind](NAME))
        job = Job(source, self.copy.parent, kind, f"a{SUFFIXES[kind]}", b"k" * 32, converter=converter)
        self.copy.unlink()
        return pipeline.scrub_in_sandbox(job, QUIET)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "child").mkdir()
    (tmp_path / "child" / "scrubbed").write_bytes(b"the copy")
    return Place(tmp_path)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_what_a_program_makes_is_a_proof_and_is_removed(place: Place) -> None:
    assert place.convert(MAKES) is Conversion.CONVERTED
    assert os.listdir(place.copy.parent) == ["scrubbed"]
    assert place.copy.read_bytes() == b"the copy"


@pytest.mark.parametrize(
    "line",
    [
        "exit 0",
        "exit 1",
        "kill -SEGV $$",
        MAKES.replace("echo made", "printf ''"),
        f"{MAKES}; exit 3",
        f"{MAKES.replace('copy.pdf', 'another.pdf')}",
        # It runs as whoever proved the copy, and could write to it.
        f"{MAKES}; echo more >> ../scrubbed",
        f"{MAKES}; rm ../scrubbed",
    ],
    ids=["nothing", "refuses", "crashes", "empty", "fails late", "another file", "writes to the copy", "removes it"],
)
def test_anything_else_is_a_failure(place: Place, line: str) -> None:
    assert place.convert(line) is Conversion.FAILED
    assert not (place.copy.parent / "converting").exists()


def test_a_program_that_is_no_program_is_a_failure(place: Place) -> None:
    for program in (place.folder / "missing", place.copy):
        assert not Converter(program).is_there
        found = conversion.convert(place.copy, MediaType.DOCX, Converter(program), Limits(), QUIET)
        assert found is Conversion.FAILED


@pytest.mark.parametrize("left", ["a link", "nothing", "a folder"])
def test_what_no_reader_of_ours_leaves_is_not_converted(place: Place, left: str) -> None:
    (place.folder / "original").write_bytes(b"the original")
    if left == "a folder":
        (place.copy.parent / "converting").mkdir()
    else:
        place.copy.unlink()
    if left == "a link":
        place.copy.symlink_to(place.folder / "original")
    assert place.convert("touch {0}/called", MAKES) is Conversion.FAILED
    assert not (place.folder / "called").exists()


def test_one_that_breaks_down_before_it_made_anything_is_called_once_more(place: Place) -> None:
    again = "echo x >> {0}/calls; mkdir profile 2>/dev/null || exit 5"
    assert place.convert(again, f"[ $(wc -l < {{0}}/calls) = 1 ] && kill -SEGV $$; {MAKES}") is Conversion.CONVERTED
    (place.folder / "calls").unlink()
    assert place.convert("echo x >> {0}/calls; exit 1") is Conversion.FAILED
    assert (place.folder / "calls").read_text() == "x\nx\n"
    (place.folder / "calls").unlink()
    assert place.convert("echo x >> {0}/calls; exit 0") is Conversion.FAILED, "it said that it cannot load it"
    assert (place.folder / "calls").read_text() == "x\n"


def test_a_program_that_hangs_is_ended_with_all_it_started(place: Place) -> None:
    hang = "trap '' TERM HUP; echo $$ >> {0}/pids; setsid sh -c 'echo $$ >> {0}/pids; sleep 300' & sleep 300"
    began = time.monotonic()
    outcome = place.scrub(Converter(place.script(hang), 2))
    assert time.monotonic() - began < 30
    pids = [int(pid) for pid in (place.folder / "pids").read_text().split()]
    assert len(pids) == 2
    assert not any(map(is_running, pids))
    assert outcome.status == "clean"
    assert "not converted: took longer than 2 s" in outcome.checks
    assert conversion.CHECK not in outcome.checks
    assert place.copy.exists()
    assert not (place.copy.parent / "converting").exists()
    assert outcome.seconds["converting"] < 10


def test_nothing_it_started_outlives_a_conversion_that_succeeds(place: Place) -> None:
    assert place.convert(f"setsid sleep 300 & echo $! > {{0}}/pid; {MAKES}") is Conversion.CONVERTED
    assert not is_running(int((place.folder / "pid").read_text()))


def test_losing_the_lease_ends_it_at_once(place: Place) -> None:
    began = time.monotonic()
    with pytest.raises(Abandoned):
        place.convert("sleep 300", watch=Watch(tick=lambda: False, stage=lambda _: None, seconds=0.05))
    assert time.monotonic() - began < 10
    assert os.listdir(place.copy.parent) == ["scrubbed"]


def test_it_is_given_the_copy_in_a_folder_of_its_own_and_nothing_else(
    place: Place, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLEANROOM_MASTER_KEY", "hunter2")
    notes = 'pwd > {0}/cwd; env > {0}/env; ls > {0}/files; cat > {0}/stdin; for a; do echo "$a"; done > {0}/arguments'
    outcome = place.scrub(Converter(place.script(notes, "cp copy.docx {0}/given", "cat copy.docx; cat copy.docx >&2")))
    assert outcome.reason == Reason.NOT_CONVERTED.value
    note = {name: (place.folder / name).read_text() for name in ("cwd", "env", "files", "stdin", "arguments")}
    folder = place.copy.parent / "converting"
    assert note["cwd"].strip() == str(folder)
    assert note["files"].split() == ["copy.docx"]
    assert note["stdin"] == ""
    assert {line.partition("=")[0] for line in note["env"].splitlines()} <= {"HOME", "TMPDIR", "PATH", "LANG", "PWD"}
    arguments = note["arguments"].splitlines()
    assert f"-env:UserInstallation=file://{folder}/profile" in arguments
    assert {"--headless", "--norestore", "--nolockcheck", "--nodefault"} <= set(arguments)
    assert arguments[-1] == f"{folder}/copy.docx"
    assert NAME.encode() in unzipped(SAMPLES[MediaType.DOCX](NAME))["word/document.xml"]
    given = unzipped((place.folder / "given").read_bytes())
    assert NAME.encode() not in given["word/document.xml"], "it was given the original"
    shown = capfd.readouterr()
    assert shown.out + shown.err == ""


def test_a_copy_that_fails_is_deleted_and_the_file_held(place: Place) -> None:
    outcome = place.scrub(Converter(place.script("exit 1")))
    assert (outcome.status, outcome.reason) == ("held", Reason.NOT_CONVERTED.value)
    assert outcome.failures == [(conversion.CHECK, "")]
    assert (outcome.output, outcome.scrubbed_text, outcome.previews) == ("", "", [])
    assert (outcome.checks, outcome.searched) == ([], {})
    assert not place.copy.exists()


def test_without_a_converter_nothing_is_said(place: Place) -> None:
    outcome = place.scrub(None)
    assert outcome.status == "clean"
    assert not any("convert" in check for check in outcome.checks)
    assert "converting" not in outcome.seconds


def test_only_office_files_are_converted(place: Place) -> None:
    converter = Converter(place.script("touch {0}/called; exit 1"))
    for kind in set(MediaType) - set(OFFICE):
        assert conversion.convert(place.copy, kind, converter, Limits(), QUIET) is None
    inside = zipped({"a.docx": SAMPLES[MediaType.DOCX](NAME)})
    source = place.folder / "archive"
    source.write_bytes(inside)
    job = Job(source, place.copy.parent, MediaType.ZIP, "a.zip", b"k" * 32, converter=converter)
    assert pipeline.scrub_in_sandbox(job, QUIET).output
    assert not (place.folder / "called").exists()


# The setting.


def test_off_is_nothing_and_a_path_is_that_program() -> None:
    assert conversion.find(conversion.OFF) is None
    assert conversion.find("/nowhere/soffice") == Converter(Path("/nowhere/soffice"))


def test_auto_takes_what_is_on_the_path_then_the_usual_places(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    program = place.script("exit 0")
    monkeypatch.setattr(conversion, "_PLACES", (str(place.folder / "missing"),))
    monkeypatch.setattr(conversion, "_VERSIONED", (str(place.folder), "libreoffice*/program/soffice"))
    monkeypatch.setenv("PATH", str(place.folder / "bin"))
    assert conversion.find(conversion.AUTO) is None
    versioned = place.folder / "libreoffice7.6" / "program" / "soffice"
    versioned.parent.mkdir(parents=True)
    shutil.copy(program, versioned)
    assert conversion.find(conversion.AUTO) == Converter(versioned)
    monkeypatch.setattr(conversion, "_PLACES", (str(program),))
    assert conversion.find(conversion.AUTO) == Converter(program)
    (place.folder / "bin").mkdir()
    shutil.copy(program, place.folder / "bin" / "libreoffice")
    assert conversion.find(conversion.AUTO) == Converter(place.folder / "bin" / "libreoffice")


def test_a_worker_without_the_program_it_was_given_takes_no_files(
    settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pipeline, "warm", lambda: None)
    tasks._warm_engines()
    settings.LIBREOFFICE = "/nowhere/soffice"
    with caplog.at_level(logging.ERROR), pytest.raises(SystemExit):
        tasks._warm_engines()
    assert "LIBREOFFICE" in caplog.text


def test_a_worker_holds_what_is_not_converted(
    draft: Task, place: Place, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("submissions.handoff.hint", lambda _: None)
    settings.LIBREOFFICE = str(place.script("exit 1"))
    upload = SimpleUploadedFile("a.docx", SAMPLES[MediaType.DOCX](NAME))
    file = intake.accept_upload(draft, FileRole.DELIVERABLE, upload, draft.owner)
    tasks.scrub(str(file.pk))
    file = TaskFile.objects.get(pk=file.pk)
    assert (file.state, file.reason) == (FileState.HELD, Reason.NOT_CONVERTED)
    run = freshness.latest_run(file)
    assert run is not None
    assert (run.scrubbed, run.scrubbed_text, run.previews, run.certificate) == ("", "", [], "")
    assert [tuple(failure) for failure in run.details.failures] == [(conversion.CHECK, "")]
    settings.LIBREOFFICE = conversion.OFF
    TaskFile.objects.filter(pk=file.pk).update(state=FileState.UPLOADED)
    tasks.scrub(str(file.pk))
    assert TaskFile.objects.get(pk=file.pk).state != FileState.HELD


def command(folder: Path, *kinds: MediaType) -> dict[str, Any]:
    """Scrub samples by the command; returns its report."""
    (folder / "in").mkdir()
    for kind in kinds:
        (folder / "in" / f"a{SUFFIXES[kind]}").write_bytes(SAMPLES[kind](NAME))
    with contextlib.suppress(SystemExit):
        call_command(
            *("scrub", str(folder / "in"), "--out", str(folder / "out"), "--json", str(folder / "report.json")),
            *("--certificates", str(folder / "certificates"), "--deny", NAME),
        )
    report: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return report


def test_the_command_reports_what_is_not_converted(place: Place, settings: Any) -> None:
    settings.LIBREOFFICE = str(place.script("exit 1"))
    [entry] = command(place.folder, MediaType.DOCX)["files"]
    assert (entry["status"], entry["reason_code"]) == ("failed", Reason.NOT_CONVERTED.value)
    assert entry["failures"] == [{"check": conversion.CHECK, "locator": ""}]
    assert entry["output"] is None


def test_the_command_does_not_begin_without_the_program(place: Place, settings: Any) -> None:
    settings.LIBREOFFICE = str(place.folder / "missing")
    with pytest.raises(CommandError, match="LIBREOFFICE") as refused:
        command(place.folder, MediaType.DOCX)
    assert refused.value.returncode == 2


# With LibreOffice.


def real(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that needs LibreOffice."""
    needed = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
    marked: Callable[..., None] = pytest.mark.slow(pytest.mark.services(needed(test)))
    return marked


@real
def test_libreoffice_converts_copies_and_their_certificates_say_so(place: Place, settings: Any) -> None:
    settings.LIBREOFFICE = conversion.AUTO
    entries = command(place.folder, *OFFICE)["files"]
    assert {entry["status"] for entry in entries} == {"clean"}
    papers = [certificates.parse(path.read_bytes()) for path in (place.folder / "certificates").iterdir()]
    assert {paper["media_type"] for paper in papers} == set(OFFICE)
    assert all(conversion.CHECK in paper["checks"] for paper in papers)


@real
@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (MediaType.DOCX, "word/document.xml"),
        (MediaType.XLSX, "xl/workbook.xml"),
        (MediaType.PPTX, "ppt/presentation.xml"),
    ],
)
def test_libreoffice_does_not_load_a_broken_copy(place: Place, kind: MediaType, part: str) -> None:
    assert SOFFICE is not None
    parts = unzipped(SAMPLES[kind](NAME))
    types = parts.pop("[Content_Types].xml")
    parts[part] = parts[part][: len(parts[part]) // 2]
    place.copy.write_bytes(zipped({"[Content_Types].xml": types, **parts}))
    assert conversion.convert(place.copy, kind, SOFFICE, Limits(), QUIET) is Conversion.FAILED


@real
def test_words_under_the_name_of_a_copy_are_not_loaded_as_words(place: Place) -> None:
    assert SOFFICE is not None
    assert conversion.convert(place.copy, MediaType.DOCX, SOFFICE, Limits(), QUIET) is Conversion.FAILED


@real
def test_an_empty_workbook_is_converted(place: Place) -> None:
    assert SOFFICE is not None
    openpyxl.Workbook().save(place.copy)
    assert conversion.convert(place.copy, MediaType.XLSX, SOFFICE, Limits(), QUIET) is Conversion.CONVERTED


@real
def test_a_libreoffice_that_is_killed_leaves_no_socket(place: Place) -> None:
    assert SOFFICE is not None
    profile = f"file://{place.copy.parent}/converting/profile"
    name = "".join(f"{byte:x}" for byte in hashlib.md5(profile.encode("utf-16-le")).digest())
    listening = place.script(
        f'{SOFFICE.program} "$@" &',
        f"until ls /tmp/OSL_PIPE_*_{name}; do sleep 0.1; done; touch {{0}}/listened; sleep 300",
    )
    watch = Watch(tick=lambda: not (place.folder / "listened").exists(), stage=lambda _: None, seconds=0.1)
    with pytest.raises(Abandoned):
        conversion.convert(place.copy, MediaType.DOCX, Converter(listening), Limits(), watch)
    assert not list(Path("/tmp").glob(f"OSL_PIPE_*_{name}"))
