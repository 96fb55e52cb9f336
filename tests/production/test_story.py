"""The main job over HTTP on the production parts: PostgreSQL, Redis, S3, gunicorn, a worker, beat."""

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from config import demo_files
from config.demo_files import EMPLOYER, PEOPLE
from submissions.models import Attestation
from tests.browser.story_files import KEPT, PLANTED
from tests.browser.test_story import assert_it_verifies, everything_in
from tests.faults.test_faults import assert_books_balance
from tests.production import parts as production
from tests.production.parts import Parts
from tests.production.postgres import free_port
from tests.production.test_headers import missing
from tests.production.visitor import Answer, Visitor, filled

pytestmark = [pytest.mark.slow, pytest.mark.services, pytest.mark.timeout(420)]
_PASSWORD = "a production password 31"
_PATIENCE = 120.0


def test_a_task_goes_from_invitation_to_a_verified_release(installation: Parts, tmp_path: Path) -> None:
    ada = joined(installation, installation.manage("invite", "ada@example.org", "admin").strip(), "Ada")
    carla = invited(installation, ada, "carla@example.org", "contractor")
    rosa = invited(installation, ada, "rosa@example.org", "reviewer")

    page = carla.send(carla.get("/tasks/new/"), "/tasks/new/")
    task = page.path
    upload(carla, task, "Call notes Margaret Holloway.docx", "reference", demo_files.client_notes())
    upload(carla, task, "itinerary.docx", "deliverable", demo_files.itinerary())
    upload(carla, task, "budget.xlsx", "deliverable", demo_files.budget())
    fill_in(carla, task)
    submitted = triage(carla, task)
    assert submitted.path == task, submitted.text[-2000:]

    claimed = rosa.send(rosa.get("/queue/"), "/claim/")
    assert "Exumas" in claimed.text
    approved = rosa.send(claimed, "/finish/", outcome="approve")
    assert approved.path == "/queue/"
    assert "Approved" in approved.text

    release = ada.send(ada.get("/releases/new/"), "/releases/new/", title="First set")
    archive = tmp_path / "release.zip"
    archive.write_bytes(downloaded(ada, release.path))
    assert_it_verifies(archive)
    text = everything_in(archive.read_bytes())
    assert [value for value in PLANTED if value.casefold() in text] == []
    assert [value for value in KEPT if value.casefold() not in text] == []
    assert "whole" in installation.manage("verify_audit")

    everything_stored_is_sealed(installation)
    the_log_is_silent(installation)


def joined(installation: Parts, link: str, name: str) -> Visitor:
    """Follow an invitation's link, choose a password, log out and in again through the page."""
    visitor = Visitor(installation.web_port, production.HOST)
    page = visitor.get(link)
    assert page.status == 200, page.status
    welcome = visitor.send(page, page.path, name=name, password=_PASSWORD, again=_PASSWORD)
    assert welcome.status == 200, welcome.text[-1500:]
    visitor.send(welcome, "/logout/")
    email = f"{name.lower()}@example.org"
    again = visitor.log_in(email, _PASSWORD)
    assert "/accounts/login" not in again.path
    for cookie in ("sessionid", "csrftoken"):
        assert visitor.cookie(cookie).secure, f"{cookie} may travel in the clear"
    assert visitor.cookie("sessionid").has_nonstandard_attr("HttpOnly")
    return visitor


def invited(installation: Parts, ada: Visitor, email: str, role: str) -> Visitor:
    """Have the admin invite somebody; the link comes by mail."""
    sent = ada.send(ada.get("/people/"), "/people/invitations/", email=email, role=role)
    assert "on its way" in sent.text, sent.text[-1500:]
    return joined(installation, installation.mail.link_for(email), email.partition("@")[0].capitalize())


def upload(carla: Visitor, task: str, name: str, slot: str, content: bytes) -> None:
    answer = carla.upload(f"{task}files/", {"role": slot, "upload": SimpleUploadedFile(name, content)})
    assert answer.status == 201, answer.content


def fill_in(carla: Visitor, task: str) -> None:
    form = carla.get(task).form(task)
    answers = {
        "title": "Seven-day Bahamas yacht itinerary",
        "request": f"{PEOPLE['client']} has booked the catamaran. Plan seven days in the Exumas from Nassau with "
        "Thunderball Grotto at slack water, and a budget that calculates. Call her in Staniel Cay.",
        "context": "The charter runs from Saturday to Friday; long hops are not wanted.",
        "occupation": "Concierges",
        "hours": "9",
        "done_on": "2026-03-02",
        "provenance": "modelled_on_real",
        "employer": EMPLOYER,
        "terms": "Project Heron\nHolloway Capital",
        "difficulty": "4",
        "representativeness": "4",
    }
    rows = {name: value for name, value in filled(form) if name not in answers}
    rows[next(name for name in rows if name.endswith("0-criterion"))] = "Covers seven days."
    rows[next(name for name in rows if name.endswith("0-points"))] = "10"
    attested = [("attestations", value) for value in Attestation.values]
    saved = carla.post(task, [*rows.items(), *answers.items(), *attested])
    assert saved.status == 200, saved.text[-2000:]


def triage(carla: Visitor, task: str) -> Answer:
    """Wait for the workers, decide what is open with the page's own buttons, submit."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        page = carla.get(f"{task}triage/")
        assert page.status == 200
        actions = [form.action or "" for form in page.forms()]
        if any(action.endswith("/submit/") for action in actions):
            return carla.send(page, "/triage/submit/")
        if not _decide_one(carla, page):
            time.sleep(0.5)
    raise AssertionError(re.sub(r"<[^>]+>|\s+", " ", page.text.partition('id="standing"')[2])[:1500])


def _decide_one(carla: Visitor, page: Answer) -> bool:
    for item in _open_rows(page):
        form = next(form for form in item.xpath(".//form"))
        fields = [pair for pair in form.form_values() if pair[0] != "verdict"]
        verdict = "remove" if form.action.endswith("/parts/") else "scrub"
        assert carla.post(form.action, [*fields, ("verdict", verdict)]).status == 200
        return True
    return False


def _open_rows(page: Answer) -> Iterator[Any]:
    tree = page.tree()
    yield from tree.xpath("//li[contains(@class, 'finding--open')]")
    yield from (row for row in tree.xpath("//li[@class='part']") if "To decide" in row.text_content())


def downloaded(ada: Visitor, release: str) -> bytes:
    deadline = time.monotonic() + _PATIENCE
    while "Checked and whole" not in (page := ada.get(release)).text:
        assert time.monotonic() < deadline, page.text[-3000:]
        time.sleep(0.5)
    answer = ada.get(f"{release}download/")
    assert answer.status == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    return answer.content


def stored(installation: Parts) -> dict[str, bytes]:
    """Return everything in the bucket, asked from the store itself."""
    client = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{installation.store_port}",
        region_name="us-east-1",
        aws_access_key_id=installation.secret("s3_access_key"),
        aws_secret_access_key=installation.secret("s3_secret_key"),
    )
    found = {}
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=production.BUCKET):
        for entry in page.get("Contents", []):
            body = client.get_object(Bucket=production.BUCKET, Key=entry["Key"])["Body"]
            found[entry["Key"]] = body.read()
    return found


def everything_stored_is_sealed(installation: Parts) -> None:
    sealed = {name: data for name, data in stored(installation).items() if name.startswith("tasks/")}
    kinds = {name.split("/")[2] for name in sealed}
    assert {"originals", "scrubbed"} <= kinds
    for name, data in sealed.items():
        assert not data.startswith((b"PK", b"%PDF", b"{", b"<")), f"{name} looks like a plain file"
        assert re.fullmatch(r"tasks/[0-9a-f-]{36}/\w+/[0-9a-f]{32}", name)
        for word in (b"Holloway", b"word/document.xml", b"Exumas", b"application/"):
            assert word not in data, f"{name} holds plain text"


def the_log_is_silent(installation: Parts) -> None:
    text = installation.log.read_text(errors="replace")
    assert [value for value in PLANTED if value in text] == []
    assert "Traceback" not in text


def test_preparing_again_changes_nothing(installation: Parts) -> None:
    assert "No migrations to apply" in (said := installation.manage("prepare"))
    assert said.strip().endswith("Ready.")


def test_prepare_says_which_neighbour_does_not_answer(installation: Parts) -> None:
    for name, variable, address in (
        ("database", "DATABASE_URL", f"postgresql://cleanroom:x@127.0.0.1:{free_port()}/cleanroom"),
        ("store", "S3_ENDPOINT_URL", f"http://127.0.0.1:{free_port()}"),
        ("broker", "REDIS_URL", f"redis://:x@127.0.0.1:{free_port()}/0"),
    ):
        environment = {key: value for key, value in installation.environment.items() if key != f"{variable}_FILE"}
        command = [sys.executable, "manage.py", "prepare", "--wait", "1"]
        done = subprocess.run(
            command, cwd=production.ROOT, env=environment | {variable: address}, capture_output=True, text=True
        )
        assert done.returncode == 1
        assert f"The {name} does not answer" in done.stderr


def test_what_the_server_sends_is_what_the_settings_promise(installation: Parts) -> None:
    visitor = Visitor(installation.web_port, production.HOST)
    page = visitor.get("/accounts/login/")
    assert missing(page.headers) == []
    sheet = re.search(r'href="(/static/css/app\.[0-9a-f]{12}\.css)"', page.text)
    assert sheet, "static files carry no hash"
    assert "immutable" in visitor.get(sheet.group(1)).headers["Cache-Control"]
    assert missing(visitor.get("/no-such-page/").headers) == []
    assert Visitor(installation.web_port, "evil.example").get("/accounts/login/").status == 400
    connection = http.client.HTTPConnection("127.0.0.1", installation.web_port, timeout=10)
    connection.request("GET", "/accounts/login/", headers={"Host": production.HOST})
    plain = connection.getresponse()
    assert (plain.status, plain.headers["Location"]) == (301, f"https://{production.HOST}/accounts/login/")
    connection.close()


def test_the_web_holds_no_engine_and_the_worker_does(installation: Parts) -> None:
    Visitor(installation.web_port, production.HOST).get("/accounts/login/")
    engines = re.compile(r"/(onnxruntime|spacy|cv2|pypdfium2|pyarrow|tokenizers|numpy)[/.]")
    web = [pid for pid in installation.pids("web") if engines.search(maps(pid))]
    assert web == [], "an engine is loaded in a web process"
    assert any(engines.search(maps(pid)) for pid in installation.pids("worker")), "the test cannot see engines"


def maps(pid: int) -> str:
    return Path(f"/proc/{pid}/maps").read_text()


def test_a_worker_claims_a_file_while_a_request_holds_its_task(installation: Parts) -> None:
    # The claim has the file's row and refers to the task's; the request has the task's and comes for the file's.
    assert json.loads(installation.call("-m", "tests.faults.actor", "note")) is True


def test_postgresql_that_loses_its_connections_and_crashes_loses_no_file(installation: Parts) -> None:
    # The ledger sweeps objects however young they are, so nobody may be between storing one and committing its row.
    wait_for(installation, "state IN ('uploaded', 'scrubbing')", some=False)
    before = ledger(installation)
    installation.call("-m", "tests.faults.actor", "seed", "30")
    cut = 0
    for _ in range(3):
        wait_for(installation, "state = 'scrubbing'")
        cut += installation.database.cut_connections("cleanroom")
        time.sleep(0.5)
    assert cut > 0, "the connections were cut too late to matter"
    installation.call("-m", "tests.faults.actor", "seed", "30")
    wait_for(installation, "state = 'scrubbing'")
    installation.database.kill()
    visitor = Visitor(installation.web_port, production.HOST)
    assert visitor.get("/healthz").status == 503
    time.sleep(1)
    installation.database.start()
    installation.wait_until_healthy()
    assert visitor.get("/accounts/login/").status == 200
    wait_for(installation, "state IN ('uploaded', 'scrubbing')", some=False)
    after = ledger(installation)
    new = {state: count - before["states"].get(state, 0) for state, count in after["states"].items()}
    assert {state: count for state, count in new.items() if count} == {"clean": 60}
    # The story's files ran again when one of them gave a new value, so only what came since has exactly one result.
    results = {runs: count - before["results"].get(runs, 0) for runs, count in after["results"].items()}
    since = {"files": after["files"] - before["files"], "states": {"clean": new["clean"]}}
    assert_books_balance(after | since | {"results": {runs: n for runs, n in results.items() if n}}, 60, 60)


def ledger(installation: Parts) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(installation.call("-m", "tests.faults.actor", "ledger"))
    return result


def wait_for(installation: Parts, condition: str, *, some: bool = True) -> None:
    """Wait until some (or no) file is in such a state, asked from the database itself."""
    query = f"SELECT COUNT(*) FROM submissions_taskfile WHERE {condition}"
    deadline = time.monotonic() + _PATIENCE
    while bool(installation.database.execute(query, "cleanroom")[0][0]) != some:
        assert time.monotonic() < deadline, installation.tail()
        time.sleep(0.05)
