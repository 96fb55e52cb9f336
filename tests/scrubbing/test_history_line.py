"""The history of a repository down the whole line: what old commits give away is found, decided and gone."""

import contextlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from scrubbing.findings import KnownValue
from scrubbing.pipeline import Job, Outcome, scrub
from scrubbing.redaction import history as writing
from scrubbing.redaction.history import Rewriting
from submissions.media import MediaType
from tests.files.git import Repository, Unpacked

SECRET = b"a secret of the tests, 32 bytes."
KEEP = frozenset({"history"})
# Made here, so that no token-shaped literal stands in the repository.
TOKEN = "ghp_" + "".join("aB3dE5gH7jK9mN1p"[number * 7 % 16] for number in range(36))


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "tool")
    made.commit("Begin", {"src/run.py": "print('run')\n"}, "Harriet Quandrel <h.quandrel@fernhollow.com>")
    made.commit("Configure", {"settings.py": f'GITHUB_TOKEN = "{TOKEN}"\n'}, "zq7 <root@buildbox>")
    (made.folder / "settings.py").unlink()
    made.commit("Ask Tobias Lindqvist about the offer", {"README.md": "# Tool\n\nCall Harriet Quandrel.\n"})
    return made


def run(data: bytes, folder: Path, known: tuple[KnownValue, ...] = ()) -> tuple[Outcome, bytes]:
    """Take an archive down the line, its history kept."""
    folder.mkdir()
    (folder / "source").write_bytes(data)
    job = Job(
        folder / "source", folder, MediaType.ZIP, "tool.zip", SECRET, known=known, keeps=KEEP, with_previews=False
    )
    outcome = scrub(job, lambda stage: None)
    return outcome, (folder / outcome.output).read_bytes() if outcome.output else b""


def places(outcome: Outcome) -> dict[str, list[str]]:
    return {found.text: [place["locator"] for place in found.occurrences] for found in outcome.found}


def test_what_stands_in_old_commits_alone_is_found_and_goes(repo: Repository, tmp_path: Path) -> None:
    outcome, copy = run(repo.zipped(), tmp_path / "run")
    found = places(outcome)
    assert found[TOKEN] == ["history 1, commit 2, file 1 > line 1"]
    assert found["Tobias Lindqvist"] == ["history 1, commit 3, message > line 1"]
    assert "history 1, commit 1, author" in found["Harriet Quandrel"]
    assert outcome.status == "clean"
    assert outcome.searched["commits"] == 3
    unpacked = Unpacked(tmp_path / "copy", copy)
    assert unpacked.is_sound()
    left = unpacked.everything().decode("latin-1")
    assert not any(
        word in left for word in (TOKEN, "Tobias", "Lindqvist", "Quandrel", "quandrel", "fernhollow", "zq7", "buildbox")
    )


def test_an_author_has_the_name_that_the_files_have(repo: Repository, tmp_path: Path) -> None:
    outcome, copy = run(repo.zipped(), tmp_path / "run")
    stand_in = next(value.substitute for value in outcome.values if value.text == "Harriet Quandrel")
    unpacked = Unpacked(tmp_path / "copy", copy)
    assert unpacked.git("log", "--format=%an", "--reverse").splitlines()[:2] == [stand_in, "Contributor 2"]
    assert stand_in in (unpacked.folder / "README.md").read_text("utf-8")


def _left(rewriting: Rewriting, name: str, locator: str, message: Any) -> bytes:
    return bytes(message.data)


def _original(rewriting: Rewriting, name: str, locator: str, data: bytes) -> bytes:
    return data


def _hour(times: Any, ident: Any) -> int:
    return int(ident.time)


SABOTAGE: dict[str, tuple[type, str, Callable[..., Any]]] = {
    "messages": (Rewriting, "_message", _left),
    "files": (Rewriting, "_redacted", _original),
    "hours": (writing._Times, "day", _hour),
    "people": (writing._People, "line", lambda people, ident: f"{ident.name} <{ident.email}>"),
    "names": (Rewriting, "_refs", lambda rewriting, refs: {name: name for name in refs}),
}


@pytest.mark.parametrize("part", SABOTAGE)
def test_a_writer_that_misses_a_part_gets_no_copy(
    part: str, repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("branch", "for-harriet-quandrel")
    monkeypatch.setattr(*SABOTAGE[part])
    outcome, copy = run(repo.zipped(), tmp_path / "run")
    assert (outcome.status, outcome.reason, copy) == ("held", "verification_failed", b"")
    assert all(locator.startswith("history 1, ") for _, locator in outcome.failures)


def scrub_command(source: Path, folder: Path, *options: str) -> tuple[dict[str, Any], bytes]:
    folder.mkdir()
    with contextlib.suppress(SystemExit):
        call_command("scrub", str(source), "--out", str(folder / "out"), "--json", str(folder / "r.json"), *options)
    report = json.loads((folder / "r.json").read_text())["files"][0]
    return report, Path(report["output"]).read_bytes() if report["output"] else b""


def test_the_command_keeps_a_history_when_it_is_told_to(repo: Repository, tmp_path: Path) -> None:
    (tmp_path / "tool.zip").write_bytes(repo.zipped())
    report, copy = scrub_command(tmp_path / "tool.zip", tmp_path / "without")
    assert (report["status"], report["commits"]) == ("clean", None)
    assert "git history" in report["stripped"]
    assert not any("/.git/" in name for name in zipfile.ZipFile(io.BytesIO(copy)).namelist())

    report, copy = scrub_command(tmp_path / "tool.zip", tmp_path / "with", "--keep-history")
    assert (report["status"], report["commits"]) == ("clean", 3)
    assert Unpacked(tmp_path / "copy", copy).git("rev-list", "--count", "HEAD") == "3"

    repo.write({".git/refs/heads/main": "nothing\n"})
    (tmp_path / "tool.zip").write_bytes(repo.zipped())
    report, copy = scrub_command(tmp_path / "tool.zip", tmp_path / "broken", "--keep-history")
    assert (report["status"], report["reason_code"], copy) == ("held", "history_unreadable", b"")
