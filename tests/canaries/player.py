"""Run as a program against an installation: plays people through the real pages, with canaries in all they say.

python -m tests.canaries.player begin      people, a task, uploads; prints the task's id
python -m tests.canaries.player triage ID  looks at everything, keeps a value with a reason, adds one
python -m tests.canaries.player review ID  submits, claims, returns with reasons, reads them
python -m tests.canaries.player advise     asks the adviser about a text and a file, reads the answers, drops a question
"""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from scrubbing import decisions, freshness  # noqa: E402
from scrubbing.findings import Verdict  # noqa: E402
from scrubbing.models import Advice, AdviceState, PartDecision, Value  # noqa: E402
from submissions.models import Attestation, FileState, Role, Task, TaskState, User  # noqa: E402
from submissions.states import move_task  # noqa: E402
from tests.canaries.plants import docx, mail, uploads, word  # noqa: E402

PASSWORD = "a canary password 77"
HOST = "127.0.0.1"


def log_in(email: str) -> Client:
    """Log in through the page, so that there is a session as people have it."""
    client = Client(SERVER_NAME=HOST)
    answer = client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert answer.status_code == 302, answer.status_code
    return client


def begin() -> str:
    """Make people, fill in the form, upload."""
    User.objects.create_user("carla@example.com", PASSWORD, role=Role.CONTRACTOR)
    User.objects.create_user("rosa@example.com", PASSWORD, role=Role.REVIEWER)
    client = log_in("carla@example.com")
    client.post(reverse("task_new"))
    task = Task.objects.get()
    answers = {
        "title": f"Task of {word('title')}",
        "request": f"Please ask {mail('request')} about {word('request')}.",
        "context": f"Context of {word('context')}",
        "occupation": "Concierges",
        "hours": "5",
        "done_on": "2026-03-02",
        "provenance": "real",
        "employer": f"{word('employer')} Holdings",
        "terms": word("term"),
        "difficulty": "3",
        "representativeness": "3",
        "attestations": list(Attestation.values),
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-criterion": f"Names {word('rubric')}",
        "form-0-points": "3",
        "rubric-TOTAL_FORMS": "1",
        "rubric-INITIAL_FORMS": "0",
        "rubric-0-criterion": f"Names {word('rubric')}",
        "rubric-0-points": "3",
    }
    typed = answers | {"title": word("task typed only"), "version": str(task.version)}
    assert client.post(reverse("task_autosave", args=[task.pk]), typed).status_code == 200
    task.refresh_from_db()
    answer = client.post(reverse("task_detail", args=[task.pk]), answers | {"version": str(task.version)})
    assert answer.status_code == 302, answer.content[:500]
    for name, content in uploads().items():
        upload = SimpleUploadedFile(name, content)
        client.post(reverse("file_upload", args=[task.pk]), {"role": "deliverable", "upload": upload})
    refused = SimpleUploadedFile(f"{word('refused name')}.exe", b"MZ" + bytes(2000) + word("refused name").encode())
    client.post(reverse("file_upload", args=[task.pk]), {"role": "reference", "upload": refused})
    assert task.text.title.endswith(word("title")) or Task.objects.get().text.title.endswith(word("title"))
    assert Task.objects.get().files.exclude(role="brief").count() == len(uploads())
    return str(task.pk)


def look(client: Client, task: Task) -> None:
    """Open every page a contractor has of the task."""
    for name in ("task_detail", "files_status", "triage", "triage_status"):
        assert client.get(reverse(name, args=[task.pk])).status_code == 200, name
    for file in freshness.live_files(task):
        for name in ("scrubbed_preview", "file_compare", "scrubbed_download"):
            answer = client.get(reverse(name, args=[file.pk]))
            answer.getvalue()


def triage(task_id: str) -> str:
    """Decide about everything that is open; keep one value, add one."""
    task = Task.objects.get(pk=task_id)
    client = log_in("carla@example.com")
    look(client, task)
    held = task.files.get(state=FileState.HELD)
    client.post(reverse("file_drop", args=[held.pk]))
    kept = next(v for v in Value.objects.filter(task=task, type="EMAIL_ADDRESS"))
    url = reverse("triage_value", args=[task.pk])
    why = f"It is public: {word('keep reason')}"
    assert client.post(url, {"values": str(kept.pk), "verdict": "keep", "why": why}).status_code < 400
    added = {"text": word("added value"), "type": "PERSON"}
    assert client.post(reverse("triage_add", args=[task.pk]), added).status_code < 400
    return "decided"


def review(task_id: str) -> str:
    """Scrub what is open, submit, claim, return with reasons, and let the contractor read them."""
    task = Task.objects.get(pk=task_id)
    carla, rosa = log_in("carla@example.com"), log_in("rosa@example.com")
    look(carla, task)
    carla.post(reverse("triage_submit", args=[task.pk]))
    task.refresh_from_db()
    if task.state == TaskState.DRAFT:
        move_task(task, TaskState.SUBMITTED, task.owner)
    assert rosa.post(reverse("review_claim", args=[task.pk])).status_code == 302
    assert rosa.get(reverse("review", args=[task.pk])).status_code == 200
    words = {"outcome": "return", "reasons": f"Please shorten it, says {word('return reason')}."}
    assert rosa.post(reverse("review_finish", args=[task.pk]), words).status_code < 400
    task.refresh_from_db()
    assert task.state == TaskState.RETURNED
    assert word("return reason") in carla.get(reverse("triage", args=[task.pk])).content.decode()
    return "returned"


def settle_open(task_id: str) -> str:
    """Decide what is still open, through the verbs."""
    task = Task.objects.get(pk=task_id)
    for value in Value.objects.filter(task=task, action="decide", verdict=""):
        decisions.decide_value(value, Verdict.SCRUB, task.owner)
    for file in freshness.live_files(task):
        run = freshness.latest_run(file)
        for _, locator, open_ in run.details.constructs if run else []:
            if open_:
                decisions.decide_part(file, locator, PartDecision.Verdict.REMOVE, task.owner)
    return "settled"


def advise() -> str:
    """Ask about a text and a file and read both answers; drop a question and have one refused."""
    user = User.objects.create_user("carla@example.com", PASSWORD, role=Role.CONTRACTOR)
    client = log_in(user.email)
    text = f"Dear {word('request')}, write to {mail('context')}.\nCONFIDENTIAL\n"
    upload = SimpleUploadedFile(f"{word('file name')}.docx", docx())
    for given, canary in (({"text": text}, word("request")), ({"upload": upload}, word("docx text"))):
        address = client.post(reverse("advise"), given).headers["Location"]
        wait_until_answered()
        assert canary in client.post(f"{address}read/").content.decode()
        assert client.post(f"{address}read/").status_code == 404
    dropped = client.post(reverse("advise"), {"text": f"Ask {word('title')}."}).headers["Location"]
    assert client.post(f"{dropped}drop/").status_code == 302
    refused = SimpleUploadedFile(f"{word('refused name')}.exe", b"MZ" + bytes(2000))
    assert client.post(reverse("advise"), {"upload": refused}).status_code == 422
    return "advised"


def wait_until_answered() -> None:
    """Wait for the worker."""
    deadline = time.monotonic() + 60
    while not Advice.objects.filter(state=AdviceState.READY).exists():
        assert time.monotonic() < deadline, list(Advice.objects.values_list("state", "stage", "reason"))
        time.sleep(0.2)


COMMANDS = {"triage": triage, "review": review, "settle": settle_open}
ALONE = {"begin": begin, "advise": advise}

if __name__ == "__main__":
    print(ALONE[sys.argv[1]]() if sys.argv[1] in ALONE else COMMANDS[sys.argv[1]](sys.argv[2]))
