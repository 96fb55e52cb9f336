"""Scrubbed copies on their way to people: downloads, previews, pictures, and the comparison only contractors see."""

import pytest
from django.test import Client
from django.urls import reverse

from reviews import queue
from scrubbing.models import RunDetails, ScrubRun
from submissions import storage
from submissions.audit import Tag
from submissions.models import AuditEntry, FileState, Role, Task, TaskFile, User
from tests.reviews import factory

pytestmark = pytest.mark.django_db

ORIGINAL = [
    ("paragraph 1", "visible", "Dear Amara Okafor,"),
    ("paragraph 2", "visible", "the yacht sails at noon."),
    ("sheet 2!A1", "hidden", "Margin"),
]
COPY = [("paragraph 1", "visible", "Dear Elin Lindqvist,"), ("paragraph 2", "visible", "the yacht sails at noon.")]
NAMES = ("scrubbed_download", "scrubbed_preview", "preview_image", "file_compare")


@pytest.fixture
def cora(client: Client) -> User:
    who = factory.contractor()
    client.force_login(who)
    return who


def copied(owner: User) -> tuple[Task, TaskFile]:
    row = factory.ready(owner)
    made = row.files.get(role="deliverable")
    made.task = row
    factory.scrubbed(made, list(row.values.all()), original=ORIGINAL, copy=COPY, previews=2)
    return row, made


def url(name: str, made: TaskFile) -> str:
    return reverse(name, args=[made.pk, 0] if name == "preview_image" else [made.pk])


def test_a_copy_is_an_attachment_under_its_scrubbed_name(client: Client, cora: User) -> None:
    _, made = copied(cora)
    response = client.get(url("scrubbed_download", made))
    assert b"".join(response) == b"scrubbed copy"
    assert response["Content-Disposition"] == 'attachment; filename="itinerary.docx"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["Cache-Control"] == "private, no-store"
    entry = AuditEntry.objects.get(tag=Tag.FILE_DOWNLOADED)
    assert (entry.actor, entry.subject) == (str(cora.pk), f"taskfile:{made.pk}")


def test_a_picture_is_a_png_and_nothing_else(client: Client, cora: User) -> None:
    _, made = copied(cora)
    response = client.get(reverse("preview_image", args=[made.pk, 1]))
    assert response.content == factory.PNG
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(reverse("preview_image", args=[made.pk, 2])).status_code == 404


def test_a_preview_marks_the_substitutes(client: Client, cora: User) -> None:
    _, made = copied(cora)
    html = client.get(url("scrubbed_preview", made)).content.decode()
    assert '<mark class="sub" title="Stands for: Person&#x27;s name">Elin Lindqvist</mark>' in html
    assert "the yacht sails at noon." in html
    assert "Okafor" not in html.replace("itinerary-okafor.docx", "")
    assert html.count("<img") == 2
    fragment = client.get(url("scrubbed_preview", made), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "Elin Lindqvist" in fragment


def test_a_preview_escapes_what_files_hold(client: Client, cora: User) -> None:
    _, made = copied(cora)
    evil = "<script>alert(1)</script> Elin Lindqvist <img src=x>"
    factory.scrubbed(made, list(made.task.values.all()), copy=[("paragraph 1", "visible", evil)])
    html = client.get(url("scrubbed_preview", made)).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_a_long_preview_comes_in_pages(client: Client, cora: User) -> None:
    _, made = copied(cora)
    texts = [(f"paragraph {n}", "visible", f"Sentence number {n}.") for n in range(1, 451)]
    factory.scrubbed(made, copy=texts)
    first = client.get(url("scrubbed_preview", made)).content.decode()
    third = client.get(url("scrubbed_preview", made) + "?page=3").content.decode()
    assert "Sentence number 200." in first
    assert "Sentence number 201." not in first
    assert "Sentence number 450." in third
    assert 'rel="next"' not in third
    assert client.get(url("scrubbed_preview", made) + "?page=nonsense").status_code == 200


def test_a_sheet_is_shown_as_rows(client: Client, cora: User) -> None:
    _, made = copied(cora)
    cells = [("sheet 1!A1", "visible", "Night"), ("sheet 1!B1", "visible", "Port"), ("sheet 1!A2", "visible", "One")]
    factory.scrubbed(made, copy=cells)
    html = client.get(url("scrubbed_preview", made)).content.decode()
    assert html.count("<tr>") == 2
    assert '<td title="sheet 1!B1">Port</td>' in html


def test_the_comparison_pairs_texts_and_shows_what_was_removed(client: Client, cora: User) -> None:
    _, made = copied(cora)
    html = client.get(url("file_compare", made)).content.decode()
    assert ">Amara Okafor</mark>" in html
    assert ">Elin Lindqvist</mark>" in html
    assert "the yacht sails at noon." not in html
    assert "not in the copy" in html
    assert "2 of 3 texts differ" in html
    assert "the yacht sails at noon." in client.get(url("file_compare", made) + "?all=1").content.decode()


def test_where_no_text_differs_the_comparison_says_what_was_taken_out(client: Client, cora: User) -> None:
    row = factory.ready(cora)
    made = row.files.get(role="deliverable")
    made.task = row
    same = [("paragraph 1", "visible", "The yacht sails at noon.")]
    details = RunDetails(stripped=["document properties", "editing history"])
    factory.scrubbed(made, original=same, copy=same, details=details)
    html = client.get(url("file_compare", made)).content.decode()
    assert "No text differs" in html
    assert "document properties" in html
    assert "editing history" in html


@pytest.mark.parametrize("state", [FileState.UPLOADED, FileState.SCRUBBING, FileState.HELD, FileState.SUPERSEDED])
@pytest.mark.parametrize("name", NAMES)
def test_no_copy_is_shown_while_it_may_hold_what_has_to_go(
    client: Client, cora: User, name: str, state: FileState
) -> None:
    _, made = copied(cora)
    TaskFile.objects.filter(pk=made.pk).update(state=state)
    assert client.get(url(name, made)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_strangers_and_other_roles_find_nothing(cora: User, name: str) -> None:
    _, made = copied(cora)
    assert Client().get(url(name, made)).status_code == 302
    for role in Role:
        stranger = Client()
        stranger.force_login(factory.person(role))
        assert stranger.get(url(name, made)).status_code == 404


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_reviewer_sees_copies_only_while_the_claim_lasts(client: Client, name: str) -> None:
    rita = factory.reviewer()
    client.force_login(rita)
    row, claimed = factory.in_review(factory.contractor(), rita)
    made = row.files.get(role="deliverable")
    made.task = row
    factory.scrubbed(made, list(row.values.all()), copy=COPY, previews=1)
    assert client.get(url(name, made)).status_code == 200
    queue.unclaim(claimed, rita)
    assert client.get(url(name, made)).status_code == 404


def test_a_copy_that_was_lost_or_changed_in_storage_is_not_served(client: Client, cora: User) -> None:
    _, made = copied(cora)
    storage.delete(ScrubRun.objects.filter(file=made).latest("finished_at").scrubbed)
    assert client.get(url("scrubbed_download", made)).status_code == 404


def test_the_request_is_previewed_as_a_page_and_not_as_its_file(client: Client, cora: User) -> None:
    row, _ = copied(cora)
    html = client.get(url("scrubbed_preview", factory.brief(row))).content.decode()
    assert "Bahamas for <mark" in html
    assert "Names an anchorage for each night" in html


def test_the_comparison_shows_the_new_file_name(client: Client, cora: User) -> None:
    _, made = copied(cora)
    texts = [*ORIGINAL, ("file name", "name", "itinerary-okafor.docx")]
    factory.scrubbed(made, list(made.task.values.all()), original=texts, copy=COPY)
    html = client.get(url("file_compare", made)).content.decode()
    assert 'data-label="Copy">itinerary.docx' in html
