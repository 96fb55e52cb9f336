"""Certificates: what they say of real runs, that no change of them passes, and the commands around them."""

import base64
import copy
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from scrubbing import certificates, decisions, freshness, store, tasks
from scrubbing.certificates import Bytes, Holder, Judgement, NotCertificate, Original, Signer, Subject
from scrubbing.detection import warm
from scrubbing.findings import Action, Category, KnownValue, Verdict
from scrubbing.models import ScrubRun, Value
from scrubbing.pipeline import Found, Outcome
from scrubbing.reached import Reach
from scrubbing.redaction.plan import CUT_OUT
from submissions import intake
from submissions.media import SUFFIXES, MediaType, copied_as
from submissions.models import FileRole, FileState, Task, TaskFile
from tests.scrubbing.contract.samples import AUTHOR, NAME, SAMPLES

SEED = bytes(range(32))
BEFORE = Original(Bytes("b" * 64, 1234), b"s" * 32)
AFTER = Bytes("a" * 64, 1200)


def known(
    text: str, type_: str = "PERSON", action: Action = Action.REPLACE, verdict: Verdict | None = None
) -> KnownValue:
    return KnownValue(text, type_, Category.PERSONAL, action, "Somebody Else", verdict)


def outcome(**changes: Any) -> Outcome:
    """The outcome of a run that found one of everything."""
    values = [
        known("Ann Lee"),
        known("Bea Moor"),
        known("Heron", "PRODUCT", Action.DECIDE),
        known("Acme", "EMPLOYER", Action.REPLACE, Verdict.KEEP),
        known("Nassau", "LOCATION", Action.KEEP),
        known("odd", "Ann Lee's <type>"),
    ]
    made = Outcome(
        "needs_decision",
        values=values,
        found=[Found(value.text, count=number) for number, value in enumerate(values, start=1)],
        constructs=[("hidden sheet", "sheet 2", True), ("speaker notes", "slide 1", True), ("comments", "all", False)],
        stripped=[
            *("3 x comments", "member 1 > comments", "Ann Lee was here"),
            *("page 2: rebuilt as a picture with a clean text layer, scan", f"page 1: {CUT_OUT}"),
        ],
        unchecked=[("German", ["paragraph 3"])],
        ocr="tesseract 5.3.0",
        checks=["value in text", "metadata left"],
        searched={"size": 10, "pages": 3},
        reach=Reach(100_000, 98_765, 7, {"attributes": 1_235}),
    )
    for key, value in changes.items():
        setattr(made, key, value)
    return made


def subject(media_type: MediaType = MediaType.PDF) -> Subject:
    return Subject(
        run="11111111-2222-4333-8444-555555555555",
        at=datetime(2026, 11, 26, 12, tzinfo=UTC),
        media_type=media_type,
        before=BEFORE,
        after=AFTER,
        removals=frozenset({"page 3", "sheet 2"}),
        keeps=frozenset({"slide 1"}),
    )


@pytest.fixture
def signer() -> Signer:
    return Signer(SEED, Holder.INSTALLATION)


@pytest.fixture
def certificate(signer: Signer) -> dict[str, Any]:
    return certificates.parse(certificates.opened(certificates.issue(subject(), outcome(), signer), BEFORE))


def test_it_counts_by_type_and_by_what_happened(certificate: dict[str, Any]) -> None:
    assert certificate["replaced"] == {"PERSON": {"values": 2, "places": 3}, "OTHER": {"values": 1, "places": 6}}
    assert certificate["undecided"] == {"PRODUCT": {"values": 1, "places": 3}}
    assert certificate["kept"] == {"EMPLOYER": {"values": 1, "places": 4}}
    assert certificate["public"] == {"LOCATION": {"values": 1, "places": 5}}


def test_it_says_what_was_stripped_in_words_of_a_closed_list(certificate: dict[str, Any]) -> None:
    assert certificate["stripped"] == {"comments": 4, "other parts": 1}


def test_it_says_which_parts_went_and_which_a_person_kept(certificate: dict[str, Any]) -> None:
    assert certificate["parts"]["removed"] == {"hidden sheet": 1, "parts that could not be read": 1}
    assert certificate["parts"]["kept"] == {"speaker notes": 1}


def test_it_says_of_a_pdf_what_became_of_its_pages(certificate: dict[str, Any], signer: Signer) -> None:
    assert certificate["pages"] == {"count": 3, "cut": [1], "pictures": [2], "removed": []}
    text = certificates.issue(subject(MediaType.DOCX), outcome(), signer)
    assert certificates.parse(text)["pages"] is None


def test_it_says_how_much_was_read_and_not_how_long_the_original_was(certificate: dict[str, Any]) -> None:
    assert certificate["read"] == {"per_thousand": 987, "rest": ["attributes"]}
    assert "98765" not in certificates.canonical(certificate)


def test_one_of_an_earlier_engine_that_does_not_say_it_still_counts(signer: Signer) -> None:
    told = json.loads(certificates.issue(subject(), outcome(), signer))
    content = {key: value for key, value in told.items() if key not in {"read", "signer", "signature"}}
    assert certificates.judge(certificates.parse(signer.sign(content)), AFTER) is Judgement.VALID


def test_nothing_of_the_content_stands_in_it(certificate: dict[str, Any]) -> None:
    text = certificates.canonical(certificate)
    for planted in ("Ann", "Bea", "Heron", "Acme", "Nassau", "sheet 2", "paragraph", "Somebody"):
        assert planted not in text


def test_it_is_written_in_one_form_only(certificate: dict[str, Any], signer: Signer) -> None:
    text = certificates.issue(subject(), outcome(), signer)
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert text == certificates.issue(subject(), outcome(), Signer(SEED, Holder.INSTALLATION))
    assert certificates.closed(certificates.canonical(certificate)) == text


def test_the_hash_of_the_original_stands_only_in_the_opening(signer: Signer) -> None:
    text = certificates.issue(subject(), outcome(), signer)
    assert BEFORE.file.sha256 not in text
    assert certificates.judge(certificates.parse(text), AFTER) is Judgement.VALID
    assert certificates.judge(certificates.parse(text), AFTER, original=BEFORE.file) is Judgement.OTHER_FILE
    opened = certificates.parse(certificates.opened(text, BEFORE))
    assert certificates.judge(opened, AFTER, original=BEFORE.file) is Judgement.VALID
    assert certificates.judge(opened, AFTER, original=AFTER) is Judgement.OTHER_FILE


def test_two_runs_over_one_original_do_not_show_that_it_is_the_same(signer: Signer) -> None:
    other = replace(subject(), before=Original(BEFORE.file, b"t" * 32))
    first, second = (certificates.parse(certificates.issue(made, outcome(), signer)) for made in (subject(), other))
    assert first["before"] != second["before"]


def leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value inside, and of every list and dictionary."""
    if path:
        yield path
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        yield from leaves(value, (*path, key))


def changed(value: Any) -> list[Any]:
    """Return other values of the same and of other kinds."""
    if isinstance(value, str):
        flipped = ("1" if value[:1] != "1" else "2") + value[1:]
        return [flipped, value.upper() if value.upper() != value else f"{value} ", "", None]
    if isinstance(value, int):
        return [value + 1, float(value), str(value), None]
    if isinstance(value, list):
        return [[*value, 9], value[:-1] if value else [[]], None]
    return [{**(value or {}), "more": 1}, {} if value else [], 0]


def judged(content: dict[str, Any]) -> Judgement:
    """Judge as a reader of the file would."""
    try:
        return certificates.judge(certificates.parse(json.dumps(content)))
    except NotCertificate:
        return Judgement.ALTERED


def test_a_change_of_any_field_is_seen(certificate: dict[str, Any]) -> None:
    unseen = []
    for path in leaves(certificate):
        place: Any = certificate
        for key in path[:-1]:
            place = place[key]
        for other in changed(place[path[-1]]):
            forged = copy.deepcopy(certificate)
            inner: Any = forged
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = other
            if judged(forged) is not Judgement.ALTERED:
                unseen.append((path, other))
    assert unseen == []


def test_a_field_too_few_or_too_many_is_seen(certificate: dict[str, Any]) -> None:
    for field in set(certificate) - {certificates.OPENING}:
        assert judged({key: value for key, value in certificate.items() if key != field}) is Judgement.ALTERED, field
    assert judged({**certificate, "remark": "fine"}) is Judgement.ALTERED


def test_a_key_that_stands_twice_is_seen(certificate: dict[str, Any]) -> None:
    text = certificates.canonical(certificate)
    assert certificates.judge(certificates.parse(text)) is Judgement.VALID
    with pytest.raises(NotCertificate):
        certificates.parse(text.replace('{"after":', '{"status":"clean","after":', 1))


def test_white_space_and_order_do_not_matter(certificate: dict[str, Any]) -> None:
    assert judged(dict(reversed(certificate.items()))) is Judgement.VALID
    assert certificates.judge(certificates.parse(json.dumps(certificate, indent=4))) is Judgement.VALID


def test_who_signs_anew_has_another_fingerprint(certificate: dict[str, Any], signer: Signer) -> None:
    content = {key: value for key, value in certificate.items() if key not in {"signer", "signature", "opening"}}
    forged = certificates.parse(Signer.ephemeral().sign({**content, "status": "clean"}))
    assert certificates.judge(forged) is Judgement.VALID
    assert certificates.judge(forged, key=signer.fingerprint) is Judgement.UNKNOWN_KEY


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b"PK\x03\x04", b"x" * 2_000_000])
def test_what_is_no_certificate_is_refused(data: bytes) -> None:
    with pytest.raises(NotCertificate):
        certificates.parse(data)


def test_what_would_write_to_a_terminal_is_refused_whoever_signed_it(certificate: dict[str, Any]) -> None:
    content = {key: value for key, value in certificate.items() if key not in {"signer", "signature", "opening"}}
    for field, value in (("run", "\x1b[2J"), ("at", "now"), ("status", "\n"), ("media_type", "x/y"), ("after", {})):
        with pytest.raises(NotCertificate):
            certificates.parse(Signer.ephemeral().sign({**content, field: value}))


@pytest.mark.parametrize(
    ("typed", "right"),
    [("ab" * 32, True), ("AB " * 32, True), (":".join(["ab"] * 32), True), ("ab", False), ("", False)],
)
def test_a_fingerprint_may_be_typed_in_any_form(typed: str, right: bool) -> None:
    if right:
        assert certificates.as_fingerprint(typed) == "ab" * 32
    else:
        with pytest.raises(ValueError):
            certificates.as_fingerprint(typed)


# What `check_certificate` says. None of these tests may reach a database, so none has the mark for it.


@dataclass
class Place:
    """A folder with a certificate, its copy and its original, and the signer's fingerprint."""

    folder: Path
    key: str

    def file(self, name: str) -> str:
        return str(self.folder / name)


@pytest.fixture
def place(tmp_path: Path, signer: Signer) -> Place:
    (tmp_path / "copy").write_bytes(b"Dear Elin")
    (tmp_path / "original").write_bytes(b"Dear Ann")
    with (tmp_path / "copy").open("rb") as copied, (tmp_path / "original").open("rb") as first:
        before = Original(Bytes.read(first), b"s" * 32)
        made = Subject(subject().run, subject().at, MediaType.TEXT, before, Bytes.read(copied))
    text = certificates.issue(made, outcome(status="clean"), signer)
    (tmp_path / "closed.json").write_text(text)
    (tmp_path / "opened.json").write_text(certificates.opened(text, before))
    (tmp_path / "altered.json").write_text(text.replace('"PERSON":{"places":3', '"PERSON":{"places":2'))
    (tmp_path / "nonsense.json").write_bytes(b"\x00\xff")
    return Place(tmp_path, signer.fingerprint)


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run the command; return its exit status and the first line it prints."""
    try:
        call_command("check_certificate", *arguments)
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    except CommandError as error:
        return error.returncode, str(error)
    return status, capsys.readouterr().out.partition(":")[0]


@pytest.mark.parametrize(
    ("certificate_name", "options", "status", "said"),
    [
        ("closed.json", {}, 0, "valid"),
        ("closed.json", {"--file": "copy"}, 0, "valid"),
        ("closed.json", {"--file": "copy", "--key": "own"}, 0, "valid"),
        ("closed.json", {"--file": "original"}, 1, "other file"),
        ("closed.json", {"--original": "original"}, 1, "other file"),
        ("closed.json", {"--key": "0" * 64}, 1, "unknown key"),
        ("closed.json", {"--file": "original", "--key": "0" * 64}, 1, "unknown key"),
        ("opened.json", {"--file": "copy", "--original": "original", "--key": "own"}, 0, "valid"),
        ("opened.json", {"--original": "copy"}, 1, "other file"),
        ("altered.json", {}, 1, "altered"),
        ("altered.json", {"--file": "copy", "--key": "own"}, 1, "altered"),
        ("nonsense.json", {}, 1, "altered"),
        ("copy", {}, 1, "altered"),
        ("missing.json", {}, 2, "The certificate cannot be read."),
        ("closed.json", {"--file": "missing"}, 2, "The file cannot be read."),
        ("closed.json", {"--key": "12 34"}, 2, "--key is 64 hexadecimal digits."),
    ],
)
def test_the_command_tells_by_words_and_status(
    place: Place,
    capsys: pytest.CaptureFixture[str],
    certificate_name: str,
    options: dict[str, str],
    status: int,
    said: str,
) -> None:
    arguments = [place.file(certificate_name)]
    for option, value in options.items():
        given = place.key if value == "own" else value if option == "--key" else place.file(value)
        arguments += [option, given]
    assert checked(capsys, *arguments) == (status, said)


def test_without_a_key_it_asks_to_compare_the_fingerprint(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_certificate", place.file("closed.json"))
    out = capsys.readouterr().out
    assert place.key in out
    assert "Compare the fingerprint" in out
    call_command("check_certificate", place.file("closed.json"), "--key", place.key)
    assert "Compare" not in capsys.readouterr().out


# Certificates of local files: one run over a file of every media type.


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    warm()
    folder = tmp_path_factory.mktemp("local")
    for kind in MediaType:
        target = folder / "in" / f"of {NAME}" / f"{kind.name.lower()}{SUFFIXES[kind]}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(SAMPLES[kind](NAME))
    call_command(
        *("scrub", str(folder / "in"), "--out", str(folder / "out"), "--json", str(folder / "report.json")),
        *("--deny", NAME, "--deny", AUTHOR, "--certificates", str(folder / "certificates")),
    )
    return folder


def entries(folder: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    for entry in json.loads((folder / "report.json").read_text("utf-8"))["files"]:
        copied = Path(entry["output"])
        place = folder / "certificates" / copied.relative_to(folder / "out")
        yield entry, place.with_name(f"{place.name}.json")


@pytest.mark.slow
def test_every_local_copy_has_a_certificate_that_is_of_it_and_of_its_original(local: Path) -> None:
    kinds = set()
    for entry, path in entries(local):
        content = certificates.parse(path.read_bytes())
        with Path(entry["output"]).open("rb") as copied, Path(entry["input"]).open("rb") as first:
            judgement = certificates.judge(content, Bytes.read(copied), original=Bytes.read(first))
        assert judgement is Judgement.VALID, path
        assert content["signer"]["holder"] == "ephemeral"
        kinds.add(content["media_type"])
    assert kinds == {copied_as(kind) for kind in MediaType}


@pytest.mark.slow
def test_no_planted_value_and_no_name_of_a_file_stands_in_any(local: Path) -> None:
    for entry, path in entries(local):
        text = path.read_text("utf-8").casefold()
        for planted in (*NAME.split(), *AUTHOR.split(), Path(entry["input"]).name, Path(entry["output"]).name):
            assert planted.casefold() not in text, (planted, path)


@pytest.mark.slow
def test_all_that_is_stripped_from_the_samples_has_a_word(local: Path) -> None:
    said = {path.name: certificates.parse(path.read_bytes())["stripped"] for _, path in entries(local)}
    assert {name: words for name, words in said.items() if "other parts" in words} == {}


@pytest.mark.slow
def test_the_checks_are_those_that_had_something_to_look_at(local: Path) -> None:
    checks = {
        certificates.parse(path.read_bytes())["media_type"]: set(certificates.parse(path.read_bytes())["checks"])
        for _, path in entries(local)
    }
    everywhere = {"does not open", "limit reached", "still found", "value in bytes"}
    assert all(everywhere <= ran for ran in checks.values())
    assert "value in text" in checks[MediaType.TEXT]
    assert "metadata left" not in checks[MediaType.TEXT]
    assert checks[MediaType.PNG] >= {"value in picture", "metadata left", "trailing data"}
    assert checks[MediaType.XLSX] >= {"value in name", "external link", "unexpected part"}
    assert checks[MediaType.ZIP] >= {"value in name", "not read"}
    assert checks[MediaType.PDF] >= {"value in picture", "external link", "unexpected part", "trailing data"}


@pytest.mark.slow
def test_a_pdf_says_which_of_its_pages_were_cut_and_which_became_pictures(local: Path) -> None:
    path = next(path for entry, path in entries(local) if entry["media_type"] == MediaType.PDF)
    content = certificates.parse(path.read_bytes())
    assert content["pages"] == {"count": 3, "cut": [1], "pictures": [3], "removed": []}
    assert "drawn alike" in content["checks"]


def scrubbed(tmp_path: Path, *arguments: str) -> list[Path]:
    (tmp_path / "in.txt").write_text("Dear Margaret Holloway, the tide is at noon.\n")
    call_command(
        "scrub",
        str(tmp_path / "in.txt"),
        "--out",
        str(tmp_path / "out"),
        "--json",
        str(tmp_path / "r.json"),
        *arguments,
    )
    return sorted((tmp_path / "c").glob("*")) if (tmp_path / "c").exists() else []


def test_without_the_option_none_is_written(tmp_path: Path) -> None:
    warm()
    assert scrubbed(tmp_path) == []


def test_a_given_key_signs_and_its_fingerprint_is_the_one_the_other_command_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    warm()
    key = tmp_path / "key"
    key.write_text(base64.b64encode(SEED).decode() + "\n")
    [path] = scrubbed(tmp_path, "--certificates", str(tmp_path / "c"), "--certificate-key", str(key))
    call_command("certificate_key", "--file", str(key))
    fingerprint = Signer(SEED, Holder.FILE).fingerprint
    assert f"fingerprint {fingerprint}" in capsys.readouterr().out
    content = certificates.parse(path.read_bytes())
    assert certificates.judge(content, key=fingerprint) is Judgement.VALID
    assert content["signer"]["holder"] == "key file"


@pytest.mark.parametrize("content", ["", "no base64 !", base64.b64encode(b"short").decode()])
def test_a_key_file_that_holds_no_key_is_wrong_usage(tmp_path: Path, content: str) -> None:
    (tmp_path / "key").write_text(content)
    with pytest.raises(CommandError) as raised:
        scrubbed(tmp_path, "--certificates", str(tmp_path / "c"), "--certificate-key", str(tmp_path / "key"))
    assert raised.value.returncode == 2
    with pytest.raises(CommandError):
        call_command("certificate_key", "--file", str(tmp_path / "key"))


def test_a_key_without_a_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as raised:
        scrubbed(tmp_path, "--certificate-key", str(tmp_path / "key"))
    assert raised.value.returncode == 2


# Certificates of runs that workers finish.


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> None:
    warm()
    monkeypatch.setattr("submissions.handoff.hint", lambda file_id: None)


def drain(task: Task) -> None:
    for _ in range(10):
        for file in task.files.filter(state=FileState.UPLOADED):
            tasks.scrub(str(file.pk))


def upload(task: Task, name: str, content: bytes) -> TaskFile:
    return intake.accept_upload(task, FileRole.DELIVERABLE, SimpleUploadedFile(name, content), task.owner)


def run_of(file: TaskFile) -> ScrubRun:
    run = freshness.latest_run(TaskFile.objects.get(pk=file.pk))
    assert run is not None
    return run


@pytest.mark.django_db
@pytest.mark.usefixtures("hints")
def test_a_committed_run_has_one_signed_by_the_installation(draft: Task) -> None:
    file = upload(draft, "holloway-letter.txt", b"Dear Margaret Holloway,\nplease stay in Nassau.\n")
    drain(draft)
    run = run_of(file)
    content = certificates.parse(run.certificate)
    copied = Bytes(run.scrubbed_sha256, run.scrubbed_size)
    assert certificates.judge(content, copied, store.signer().fingerprint) is Judgement.VALID
    assert (content["run"], content["engine"], content["policy"]) == (
        str(run.pk),
        run.engine_version,
        run.policy_version,
    )
    assert content["replaced"] == {"PERSON": {"values": 1, "places": 1}}
    assert "olloway" not in run.certificate
    assert file.sha256 not in run.certificate
    opened = certificates.parse(store.opened_certificate(run))
    assert certificates.judge(opened, copied, original=Bytes(file.sha256, file.size)) is Judgement.VALID


@pytest.mark.django_db
@pytest.mark.usefixtures("hints")
def test_what_a_person_keeps_is_said_to_be_kept_by_the_next_run(draft: Task) -> None:
    file = upload(draft, "a.txt", b"Strictly private and confidential\n\nThe tide is at noon.\n")
    drain(draft)
    before = certificates.parse(run_of(file).certificate)
    assert (before["status"], set(before["undecided"]), before["kept"]) == ("needs_decision", {"MARKING"}, {})
    for value in Value.objects.filter(task=draft, action="decide"):
        decisions.decide_value(value, Verdict.KEEP, draft.owner, "it is a template")
    drain(draft)
    after = certificates.parse(run_of(file).certificate)
    assert (after["status"], after["undecided"], set(after["kept"])) == ("clean", {}, {"MARKING"})


@pytest.mark.django_db
@pytest.mark.usefixtures("hints")
def test_a_held_file_has_none(draft: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    file = upload(draft, "a.txt", b"Dear Margaret Holloway,\n")
    monkeypatch.setattr("scrubbing.pipeline._MAX_PASSES", 0)
    drain(draft)
    run = run_of(file)
    assert (run.status, run.certificate) == ("held", "")


@pytest.mark.django_db
def test_certificates_from_before_a_rotation_stay_checkable_and_the_key_stays(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    old = store.signer()
    text = certificates.issue(subject(), outcome(), old)
    settings.MASTER_KEY_OLD, settings.MASTER_KEY = settings.MASTER_KEY, base64.b64encode(os.urandom(32)).decode()
    call_command("rotate_master_key")
    settings.MASTER_KEY_OLD = ""
    capsys.readouterr()
    call_command("certificate_key")
    out = capsys.readouterr().out
    assert f"fingerprint {old.fingerprint}" in out
    assert old.public_key.hex() in out
    assert certificates.judge(certificates.parse(text), key=store.signer().fingerprint) is Judgement.VALID
