"""`manage.py scrub`: the contract for anyone who automates."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pypdf
import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from scrubbing.detection import warm
from submissions.media import FAMILIES, SUFFIXES, Family, MediaType, copied_as
from submissions.reasons import Reason
from submissions.sniffing import sniff
from tests.scrubbing.contract.samples import AUTHOR, NAME, SAMPLES

ROOT = Path(__file__).resolve().parents[2]
FILE_KEYS = {"input", "output", "media_type", "status", "reason_code", "reason", "findings", "stripped", "seconds"}
FINDING_KEYS = {"type", "category", "locator", "score", "action", "count"}


def _archive_opens(data: bytes) -> None:
    assert data[:2] in {b"PK", b"\x1f\x8b"}


OPENS: dict[Family, Callable[[bytes], object]] = {
    Family.DOCX: lambda data: docx.Document(io.BytesIO(data)),
    Family.XLSX: lambda data: openpyxl.load_workbook(io.BytesIO(data)),
    Family.PPTX: lambda data: pptx.Presentation(io.BytesIO(data)),
    Family.PDF: lambda data: [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages],
    Family.IMAGE: lambda data: Image.open(io.BytesIO(data)).load(),
    Family.REPOSITORY: _archive_opens,
    Family.TEXT: lambda data: data.decode("utf-8"),
    Family.EMAIL: lambda data: BytesParser(policy=policy.default).parsebytes(data)["From"],
    Family.MAILBOX: lambda data: BytesParser(policy=policy.default).parsebytes(data.partition(b"\n")[2])["From"],
}


@pytest.fixture(autouse=True, scope="module")
def engines() -> None:
    """Load the engines before anything forks."""
    warm()


def scrub(folder: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Run the command on folder/in; returns its exit status and its report."""
    report = folder / "report.json"
    try:
        call_command("scrub", str(folder / "in"), "--out", str(folder / "out"), "--json", str(report), *arguments)
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    return status, json.loads(report.read_text("utf-8"))


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.mark.slow
def test_a_folder_with_every_type_ends_clean_and_the_copies_open_in_their_own_readers(tmp_path: Path) -> None:
    put(tmp_path, {f"sub/{kind.name.lower()}{SUFFIXES[kind]}": SAMPLES[kind](NAME) for kind in MediaType})
    status, report = scrub(tmp_path, "--deny", NAME, "--deny", AUTHOR)
    assert {entry["input"]: entry["reason_code"] for entry in report["files"] if entry["status"] != "clean"} == {}
    assert status == 0
    assert {entry["media_type"] for entry in report["files"]} == set(MediaType)
    for entry in report["files"]:
        assert set(entry) >= FILE_KEYS
        assert all(set(finding) == FINDING_KEYS for finding in entry["findings"])
        content = Path(entry["output"]).read_bytes()
        kind = MediaType(entry["media_type"])
        assert sniff(io.BytesIO(content), entry["output"]) is copied_as(kind)
        OPENS[FAMILIES[kind]](content)
        assert NAME.encode() not in content
    assert report["engine_version"]


def test_it_says_how_much_of_the_text_of_office_files_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = {kind: SAMPLES[kind](NAME) for kind in (MediaType.DOCX, MediaType.XLSX, MediaType.PPTX)}
    put(tmp_path, {**{f"a{SUFFIXES[kind]}": data for kind, data in office.items()}, "b.txt": b"no package"})
    _, report = scrub(tmp_path)
    read = {entry["media_type"]: entry["read"] for entry in report["files"]}
    assert read.pop(MediaType.TEXT) is None
    assert {kind: (entry["percent"], entry["rest"]) for kind, entry in read.items()} == dict.fromkeys(
        office, (100.0, {})
    )
    characters = sum(entry["characters"] for entry in read.values())
    assert (
        f"Text read in 3 Office files: 100.00 % of {characters:,} characters; least 100.00 %" in capsys.readouterr().out
    )


def test_all_inputs_of_one_call_are_one_task(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "a.txt": b"Dear Margaret Holloway,\nthe boat is yours.\n",
            "b.csv": b"Name,Fee\nMargaret Holloway,12\n",
            "c.txt": b"bare mention of margaret.holloway@holloway.com\n",
        },
    )
    status, report = scrub(tmp_path)
    assert status == 0
    letter, table = (Path(entry["output"]).read_text() for entry in report["files"][:2])
    substitute = letter.removeprefix("Dear ").partition(",")[0]
    assert substitute in table
    assert "Holloway" not in letter + table


def test_a_value_that_only_a_later_file_reveals_goes_from_the_earlier_ones(tmp_path: Path) -> None:
    put(
        tmp_path,
        {"a.txt": b"the handover went to Wexcombe, as agreed\n", "b.txt": b"Dear Ms. Tamsin Wexcombe,\nthank you.\n"},
    )
    status, report = scrub(tmp_path)
    assert status == 0
    assert all("Wexcombe" not in Path(entry["output"]).read_text() for entry in report["files"])


def test_terms_come_from_arguments_and_from_a_file(tmp_path: Path) -> None:
    terms = tmp_path / "terms.txt"
    terms.write_text("Kestrel Turbine\n\n")
    put(tmp_path, {"a.txt": b"The KESTREL TURBINE and the osprey pump; acme's too.\n"})
    status, report = scrub(tmp_path, "--deny", "Osprey Pump", "--deny", "Acme", "--deny-file", str(terms))
    text = Path(report["files"][0]["output"]).read_text().casefold()
    assert status == 0
    assert [word for word in ("kestrel", "osprey", "acme") if word in text] == []


def test_an_employer_and_a_client_go_in_all_forms(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"Ask Quorbexx at QBL, or B&V; Quorbex Baker Logistics and Bryn & Vost LLP are closed.\n"})
    status, report = scrub(tmp_path, "--employer", "Quorbex Baker Logistics", "--client", "Bryn & Vost LLP")
    text = Path(report["files"][0]["output"]).read_text()
    assert status == 0
    assert [word for word in ("Quorbex", "QBL", "B&V", "Vost") if word in text] == []
    assert {finding["type"] for finding in report["files"][0]["findings"]} >= {"EMPLOYER", "CLIENT"}


def test_file_names_are_scrubbed_and_only_input_holds_the_old_one(tmp_path: Path) -> None:
    put(tmp_path, {"Kestrel_plan.txt": b"nothing here\n", "kestrel/x.txt": b"nor here\n"})
    _, report = scrub(tmp_path, "--deny", "Kestrel")
    assert all("kestrel" not in str(path.relative_to(tmp_path)).casefold() for path in (tmp_path / "out").rglob("*"))
    for entry in report["files"]:
        entry.pop("input")
    assert "kestrel" not in json.dumps(report["files"]).casefold()


@pytest.mark.parametrize(("choice", "status", "legend"), [("remove", 0, False), ("keep", 0, True), ("hold", 1, False)])
def test_what_a_person_would_decide_is_removed_kept_or_holds_the_file(
    choice: str, status: int, legend: bool, tmp_path: Path
) -> None:
    put(tmp_path, {"memo.txt": b"STRICTLY CONFIDENTIAL\nThe budget is fine.\n"})
    ended, report = scrub(tmp_path, "--undecided", choice)
    [entry] = report["files"]
    assert ended == status
    if choice == "hold":
        assert (entry["status"], entry["reason_code"], entry["output"]) == ("held", Reason.UNDECIDED, None)
    else:
        assert ("STRICTLY CONFIDENTIAL" in Path(entry["output"]).read_text()) is legend


def test_one_file_that_cannot_go_makes_the_status_one_and_the_others_go(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"fine\n", "b.docx": b"PK\x03\x04 not really", "c.exe": b"MZ" + bytes(600), "d.txt": b""})
    status, report = scrub(tmp_path)
    assert status == 1
    assert [entry["status"] for entry in report["files"]] == ["clean", "held", "unsupported", "held"]
    assert [entry["output"] is None for entry in report["files"]] == [False, True, True, True]
    for entry in report["files"][1:]:
        assert entry["reason_code"] in set(Reason)
        assert entry["reason"].endswith(".")


def test_originals_are_not_touched(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"Dear Margaret Holloway,\nyes.\n"})
    path = tmp_path / "in" / "a.txt"
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    scrub(tmp_path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["missing.txt", "--out", "{0}/out", "--json", "{0}/r.json"],
        ["{0}", "--out", "{0}/out", "--json", "{0}/r.json", "--deny-file", "{0}/missing"],
        ["{0}/empty", "--out", "{0}/out", "--json", "{0}/r.json"],
        ["{0}/in", "--out", "{0}/in", "--json", "{0}/r.json"],
    ],
    ids=["no such input", "no such term file", "nothing in it", "copies among the originals"],
)
def test_wrong_usage_is_said_with_status_two(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path, {"a.txt": b"fine\n"})
    with pytest.raises(CommandError) as refused:
        call_command("scrub", *(argument.format(tmp_path) for argument in arguments))
    assert refused.value.returncode == 2


@pytest.mark.parametrize("arguments", [[], ["x"], ["x", "--out", "y", "--json", "z", "--undecided", "guess"]])
def test_arguments_that_make_no_sense_end_with_status_two(arguments: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "scrub", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "CLEANROOM_VAR_DIR": str(tmp_path / "var")},
    )
    assert done.returncode == 2
    assert "usage" in done.stderr.casefold()


def test_paths_may_be_given_from_where_one_stands(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": f"Call {NAME}.\n".encode(), "below/b.txt": b"fine\n"})
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "scrub", "in/a.txt", "in/below/", "--out", "out", "--json", "r.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "CLEANROOM_VAR_DIR": str(tmp_path / "var")},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    files = json.loads((tmp_path / "r.json").read_text("utf-8"))["files"]
    assert [entry["input"] for entry in files] == ["in/a.txt", "in/below/b.txt"]
    assert [(tmp_path / entry["output"]).is_file() for entry in files] == [True, True]


LETTER = "Sehr geehrte Damen und Herren, anbei finden Sie die Unterlagen zu dem Vertrag, den wir besprochen haben."


@pytest.mark.parametrize(("undecided", "ends"), [("remove", "clean"), ("keep", "clean"), ("hold", "held")])
def test_text_in_another_language_is_reported_with_what_to_do(tmp_path: Path, undecided: str, ends: str) -> None:
    put(tmp_path, {"brief.txt": LETTER.encode(), "letter.txt": b"We met on Tuesday and they have asked for more time."})
    _, report = scrub(tmp_path, "--undecided", undecided)
    german, english = report["files"]
    assert (german["status"], english["status"]) == (ends, "clean")
    assert english["unchecked"] == []
    (entry,) = german["unchecked"]
    assert (entry["language"], entry["locators"]) == ("German", ["line 1"])
    assert "read it" in entry["notice"]
