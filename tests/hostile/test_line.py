"""Every hostile file through the whole line: each ends in its reason, in bounded time and memory, and nothing leaks."""

import hashlib
import json
import os
import resource
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from scrubbing.limits import MIB
from submissions.reasons import EXPLANATIONS, explain
from tests.hostile import makers
from tests.hostile.cases import CASES, COPY, Case
from tests.hostile.line import DOOR, Line, Played, scratch

pytestmark = pytest.mark.django_db

# What the child may hold beyond what it inherited.
CHILD_MEMORY = 1536 * MIB
# The door judges samples; this is a very slow machine's worth.
DOOR_SECONDS = 2.0
# Where the members of hostile archives would land.
TRAPS = (
    *("/etc/escape.txt", "/escape.txt", "/tmp/escape.txt", "escape.txt", "../escape.txt", "outside.xml"),
    *("C:/escape.txt", "C:\\escape.txt", "..\\escape.txt", "/tmp/outside", "../outside"),
)
QUICK = [name for name, case in CASES.items() if not case.slow]
SLOW = [name for name, case in CASES.items() if case.slow]


def resident() -> int:
    """The memory this process holds now, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def check(line: Line, case: Case, played: Played, before: int) -> None:
    """Hold a played file to everything that is promised of any file."""
    assert played.reason in case.reasons
    assert played.stopped == case.where
    if played.reason is not COPY:
        told = explain(played.reason.value)
        assert told is EXPLANATIONS[played.reason]
        assert told.happened
        assert told.next_step
    assert played.door_seconds < DOOR_SECONDS
    assert played.seconds < case.seconds
    assert played.peak <= before + CHILD_MEMORY
    assert played.losses == 0
    assert played.original_kept
    assert played.strayed == []
    assert scratch() == []
    assert not any(os.path.lexists(Path(settings.SCRATCH_DIR) / trap) or os.path.lexists(trap) for trap in TRAPS)
    assert bool(played.copy) is (played.reason is COPY)


@pytest.mark.parametrize("name", QUICK)
def test_it_ends_in_its_reason_and_harms_nothing(name: str, line: Line) -> None:
    case = CASES[name]
    data, before = case.make(), resident()
    check(line, case, line.play(case.name, data, case.limits), before)


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_it_ends_in_its_reason_at_its_real_size(name: str, line: Line) -> None:
    case = CASES[name]
    data, before = case.make(), resident()
    check(line, case, line.play(case.name, data, case.limits), before)


def test_the_line_goes_on_after_a_hostile_file(line: Line) -> None:
    assert line.play("a.zip", CASES["zip by ratio"].make()).reason is not None
    assert line.play("b.txt", b"The harbour opens at nine.").copy == b"The harbour opens at nine."


@pytest.mark.parametrize("charset", ["punycode", "idna", "utf-7", "unicode_escape", "zlib_codec", "rot13", "nosuch"])
def test_a_mail_in_a_strange_encoding_hides_nobody(charset: str, line: Line) -> None:
    body = f"Please write to {makers.PLANTED} at once.\r\n".encode() * 200
    played = line.play("a.eml", makers.mail_in_charset(charset, body))
    assert played.seconds < 15
    assert makers.PLANTED.encode() not in played.copy


@pytest.mark.parametrize("attack", makers.REDOS)
def test_what_stands_beside_an_attack_on_the_search_is_found_or_the_file_is_held(attack: str, line: Line) -> None:
    played = line.play("a.txt", makers.beside(makers.REDOS[attack]))
    assert played.seconds < 30
    if played.copy:
        assert makers.PLANTED in played.found
        assert makers.PLANTED.encode() not in played.copy
    else:
        assert played.reason is not None


@pytest.mark.parametrize("number", range(len(list(makers.stray_names()))))
def test_a_stray_name_is_tamed_and_its_file_taken(number: int, line: Line) -> None:
    name = list(makers.stray_names())[number]
    played = line.play(name, b"The harbour opens at nine.")
    assert played.copy == b"The harbour opens at nine."
    assert 0 < len(played.name.encode()) <= 255
    assert not set(played.name) & set("/\\\0\r\n\x1b\x07\u202e\u2066\u2069\ufeff")
    assert played.name.strip(". ") == played.name
    assert played.strayed == []


def test_the_command_line_ends_with_a_reason_for_each_and_touches_nothing(
    engines: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [
        "zip by ratio",
        "docx with laughs",
        "png cut off",
        "zip with a link",
        "empty",
        "docm named docx",
        "zip path 1",
    ]
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for number, name in enumerate(names):
        (source / f"{number}-{CASES[name].name}").write_bytes(CASES[name].make())
    before = {path: hashlib.sha256(path.read_bytes()).digest() for path in source.iterdir()}
    with pytest.raises(SystemExit) as ended:
        call_command("scrub", str(source), "--out", str(out), "--json", str(tmp_path / "report.json"))
    assert ended.value.code == 1
    report: dict[str, Any] = json.loads((tmp_path / "report.json").read_text())
    reasons = {entry["input"]: entry["reason_code"] for entry in report["files"]}
    for number, name in enumerate(names):
        assert reasons[str(source / f"{number}-{CASES[name].name}")] in {r.value for r in CASES[name].reasons if r}
        assert all(entry["reason"] for entry in report["files"])
    assert {path: hashlib.sha256(path.read_bytes()).digest() for path in source.iterdir()} == before
    assert not out.exists() or not [path for path in out.rglob("*") if path.is_file()]
    assert sorted(path.name for path in tmp_path.iterdir()) in (["in", "out", "report.json"], ["in", "report.json"])


def test_every_reason_a_file_can_be_stopped_for_at_the_door_is_played() -> None:
    played = {reason for case in CASES.values() for reason in case.reasons if case.where == DOOR}
    assert {reason.value for reason in played if reason} >= {
        "empty", "unsupported_type", "corrupt", "encrypted", "legacy_office", "macros", "archive_bomb",
        "too_many_members", "archive_duplicate_names", "unreadable_text",
    }  # fmt: skip
