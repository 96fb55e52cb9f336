"""Scripts in names and contents stay words on every page, and stored files are never more than attachments."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reviews import queue
from reviews.releasing import names as release_names
from scrubbing.models import RunDetails
from submissions.intake import clean_name
from submissions.media import MediaType
from submissions.models import FileRole, Role, Task, TaskFile, TaskText, User
from tests.conftest import make_draft
from tests.hostile import makers
from tests.reviews import factory

pytestmark = pytest.mark.django_db

LogIn = Callable[[User], Client]
MARK = "xss4711"
SCRIPTS = (
    f"<script>{MARK}()</script>",
    f"<img src=x onerror={MARK}()>",
    f'"><svg onload={MARK}()>',
    f"'-{MARK}()-'",
    f'" onmouseover="{MARK}()',
    f"</textarea><script>{MARK}()</script>",
    f"</title><script>{MARK}()</script>",
    f"javascript:{MARK}()",
    f"<a href=javascript:{MARK}()>go</a>",
    f"{{{{ {MARK} }}}}{{% debug %}}",
    f"<!--{MARK}--><iframe srcdoc='<script>{MARK}()</script>'>",
    f"\u202e<b>{MARK}</b>",
)
ALL = "  ".join(SCRIPTS)


class Page(HTMLParser):
    """What a browser would make of a page: is anything of ours an element, an attribute's name or an address?"""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.executable: list[str] = []
        self.said = ""
        self._raw = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._raw = tag if tag in {"script", "style"} else ""
        for name, value in attrs:
            told = value or ""
            self.said += f" {told}"
            if MARK in name or (name.startswith("on") and MARK in told):
                self.executable.append(f"<{tag} {name}>")
            if name in {"href", "src", "action", "formaction", "srcdoc", "data", "hx-get", "hx-post"} and (
                re.match(r"\s*(?:javascript|data|vbscript):", told, re.I) or (name == "srcdoc" and MARK in told)
            ):
                self.executable.append(f"<{tag} {name}={told[:30]}>")
            if name.startswith(("hx-on", "hx-vals", "style")) and MARK in told:
                self.executable.append(f"<{tag} {name}>")
        if tag in {"img", "svg", "iframe"} and any(value == "x" for name, value in attrs if name == "src"):
            self.executable.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self._raw = ""

    def handle_data(self, data: str) -> None:
        if self._raw and MARK in data:
            self.executable.append(f"inside <{self._raw}>")
        self.said += data


def inert(response: Any, *, shows: bool = True) -> str:
    """Hold a page to the promise; `shows` says that it has to show at least one of the scripts as words."""
    assert response.status_code == 200, response.status_code
    page = Page()
    page.feed(response.content.decode())
    assert page.executable == []
    if shows:
        assert MARK in page.said
    policy = response["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    return page.said


def test_the_reader_of_pages_sees_a_script_that_runs() -> None:
    for script in (SCRIPTS[0], SCRIPTS[1], f'<p onmouseover="{MARK}()">', f"<a href='{SCRIPTS[7]}'>x</a>"):
        page = Page()
        page.feed(f"<html><body>{script}</body></html>")
        assert page.executable


@pytest.mark.parametrize("number", range(len(SCRIPTS)))
def test_a_name_stays_a_word_on_the_pages_of_the_task(number: int, carla: User, as_user: LogIn) -> None:
    task, client = make_draft(carla), as_user(carla)
    name = f"{SCRIPTS[number].replace('/', '')}.txt"
    data = {"role": "deliverable", "upload": SimpleUploadedFile(name, b"text")}
    inert(client.post(f"/tasks/{task.pk}/files/", data, follow=True), shows=False)
    for address in (f"/tasks/{task.pk}/", f"/tasks/{task.pk}/files/status/", f"/tasks/{task.pk}/triage/", "/tasks/"):
        inert(client.get(address), shows=False)
    file = TaskFile.objects.get(task=task, role=FileRole.DELIVERABLE)
    inert(client.get(f"/files/{file.pk}/replace/"), shows=False)


def test_forty_names_stay_words(carla: User, as_user: LogIn) -> None:
    task, client = make_draft(carla), as_user(carla)
    for name in makers.stray_names():
        upload = SimpleUploadedFile("x", b"text")
        upload._name = name.encode("utf-8", "replace").decode()  # type: ignore[attr-defined]
        response = client.post(f"/tasks/{task.pk}/files/", {"role": "reference", "upload": upload})
        assert response.status_code < 500
    body = client.get(f"/tasks/{task.pk}/").content.decode()
    assert "<img src=x" not in body
    assert "<script>alert" not in body
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", body)


def scripted(owner: User) -> tuple[Task, TaskFile]:
    """A task that says scripts wherever a person, a file or a finding can say something."""
    row = factory.task(owner, title=ALL[:150], employer=SCRIPTS[0])
    values = [
        factory.value(row, f"{script} {MARK}", f"{script} stand-in", type_=type_)
        for script, type_ in zip(SCRIPTS, ["PERSON", "ORGANIZATION"] * 6, strict=True)
    ]
    made = factory.file(row, f"{SCRIPTS[1]}{SCRIPTS[3]}.docx")
    factory.scrub_brief(
        row, values, title=ALL[:150], request=ALL, context=ALL, rubric=[{"criterion": ALL, "points": 3}], files={}
    )
    texts = [(f"paragraph {number}", "visible", script) for number, script in enumerate(SCRIPTS, 1)]
    cells = [(f"sheet 1!A{number}", "visible", script) for number, script in enumerate(SCRIPTS, 1)]
    factory.scrubbed(
        made,
        values,
        name=f"{SCRIPTS[1]}{SCRIPTS[2]}.docx".replace("/", ""),
        original=[*texts, *cells, ("file name", "name", ALL)],
        copy=[*texts, *cells],
        details=RunDetails(),
        occurrences=2,
    )
    return Task.objects.get(pk=row.pk), made


def test_everything_a_file_says_stays_words_on_triage_and_previews(carla: User, as_user: LogIn) -> None:
    row, made = scripted(carla)
    client = as_user(carla)
    inert(client.get(reverse("task_detail", args=[row.pk])))
    inert(client.get(reverse("triage", args=[row.pk])))
    inert(client.get(reverse("triage_status", args=[row.pk])), shows=False)
    inert(client.get(reverse("scrubbed_preview", args=[made.pk])))
    inert(client.get(reverse("scrubbed_preview", args=[made.pk]), headers={"HX-Request": "true"}))
    inert(client.get(reverse("scrubbed_preview", args=[factory.brief(row).pk])))
    inert(client.get(reverse("file_compare", args=[made.pk]) + "?all=1"))


def test_what_a_person_adds_or_explains_stays_words(carla: User, as_user: LogIn) -> None:
    row, _ = scripted(carla)
    client = as_user(carla)
    for script in SCRIPTS:
        response = client.post(
            reverse("triage_add", args=[row.pk]), {"text": script, "type": "PERSON", "reason": script}, follow=True
        )
        assert response.status_code < 500
    inert(client.get(reverse("triage", args=[row.pk])))


def test_everything_stays_words_under_review(carla: User, as_user: LogIn, rosa: User) -> None:
    row, claimed = factory.in_review(carla, rosa)
    values = [factory.value(row, f"{script} {MARK}", f"{script} stand-in") for script in SCRIPTS]
    made = row.files.get(role=FileRole.DELIVERABLE)
    made.task = row
    texts = [(f"paragraph {number}", "visible", script) for number, script in enumerate(SCRIPTS, 1)]
    factory.scrubbed(made, values, name=f"{SCRIPTS[1]}.docx", original=texts, copy=texts)
    factory.scrub_brief(
        row, values, title=ALL[:150], request=ALL, context=ALL, rubric=[{"criterion": ALL, "points": 3}]
    )
    client = as_user(rosa)
    inert(client.get(reverse("review", args=[row.pk])))
    inert(client.get(reverse("review_status", args=[row.pk])), shows=False)
    inert(client.get(reverse("scrubbed_preview", args=[made.pk])))
    inert(client.get(reverse("queue")), shows=False)
    queue.unclaim(claimed, rosa)


def test_a_person_s_name_stays_a_word_on_the_pages_of_admins(ada: User, as_user: LogIn) -> None:
    for script in SCRIPTS:
        factory.person(Role.CONTRACTOR, script[:100])
    client = as_user(ada)
    inert(client.get(reverse("people")))
    inert(client.get(reverse("audit")), shows=False)


def kept_as_attachment(response: Any) -> None:
    """Hold a served file to the promise: saved, never shown, never run, never guessed at."""
    assert response.status_code == 200
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert not set(disposition) & set("\r\n\0")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "allow-scripts" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("media_type", [MediaType.HTML, MediaType.TEXT, MediaType.EML, MediaType.PDF, MediaType.ZIP])
def test_a_copy_is_saved_and_never_shown(media_type: MediaType, carla: User, as_user: LogIn) -> None:
    row = factory.task(carla)
    for number, name in enumerate([*SCRIPTS, *makers.stray_names()]):
        made = factory.file(row, "a.html", media_type=media_type)
        factory.scrubbed(made, name=clean_name(name), content=f"<script>{MARK}()</script>".encode())
        kept_as_attachment(as_user(carla).get(reverse("scrubbed_download", args=[made.pk])))
        if number == 0:
            continue
        if media_type is not MediaType.HTML:
            break


def test_names_in_a_release_have_a_safe_alphabet() -> None:
    for name in makers.stray_names():
        safe = release_names.clean(clean_name(name), MediaType.TEXT)
        assert release_names.is_clean(safe), safe
        assert not set(safe) & set("<>\"'`&|;$:*?/\\{}=%#!")
        assert len(safe.encode()) <= 255


def test_the_text_of_a_task_stays_words_in_its_form(carla: User, as_user: LogIn) -> None:
    task = make_draft(carla, title=SCRIPTS[0], request=ALL, context=ALL, employer=SCRIPTS[1], terms=list(SCRIPTS))
    assert isinstance(task.text, TaskText)
    client = as_user(carla)
    inert(client.get(f"/tasks/{task.pk}/"))
    inert(client.get("/tasks/"))
