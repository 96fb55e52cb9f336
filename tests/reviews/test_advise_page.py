"""The adviser's pages: asking, waiting, reading once, and nothing for anybody else."""

import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from scrubbing import advice
from scrubbing.answers import Advised, Answer, Spot
from scrubbing.findings import Action
from scrubbing.models import Advice, AdviceKey, AdviceState
from submissions.models import User
from submissions.reasons import Reason

pytestmark = pytest.mark.django_db
LogIn = Callable[[User], Client]

TEXT = "Dear Margaret Holloway,\nwelcome to Nassau. CONFIDENTIAL\n"
HTMX = {"HX-Request": "true"}
ANSWER = Answer(
    values=[
        Advised("Margaret Holloway", "PERSON", Action.REPLACE, "Ida Brandt", 0.95, 1, [], [(5, 22)]),
        Advised("CONFIDENTIAL", "MARKING", Action.DECIDE, "", 0.7, 1, [], [(43, 55)]),
        Advised("Nassau", "LOCATION", Action.KEEP, "", 0.4, 1, [], [(35, 41)]),
    ]
)


@pytest.fixture(autouse=True)
def _no_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("submissions.handoff.send", lambda *_: None)


def asked(who: User, answer: Answer | None = ANSWER) -> Advice:
    """A question about the text, answered as a worker does it unless the answer is None."""
    row = advice.ask_about_text(TEXT, who)
    if answer is not None:
        claimed = advice.claim(row.pk)
        assert claimed is not None
        advice.settle(claimed, answer)
    return row


def failed(who: User, reason: Reason) -> Advice:
    row = advice.ask_about_text(TEXT, who)
    claimed = advice.claim(row.pk)
    assert claimed is not None
    advice.fail(claimed, reason)
    return row


def at(name: str, row: Advice) -> str:
    return reverse(name, args=[row.pk])


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).replace("&#x27;", "'").split())


@pytest.mark.parametrize("name", ["carla", "rosa", "ada"])
def test_everybody_may_ask_about_a_text(name: str, as_user: LogIn, request: pytest.FixtureRequest) -> None:
    user: User = request.getfixturevalue(name)
    answer = as_user(user).post(reverse("advise"), {"text": TEXT.replace("\n", "\r\n")})
    row = Advice.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, at("advice", row))
    assert (row.owner, row.given.text, row.is_file) == (user, TEXT, False)


def test_a_file_is_taken_under_its_clean_name(carla: User, as_user: LogIn) -> None:
    upload = SimpleUploadedFile("C:\\mine\\note.txt", TEXT.encode())
    answer = as_user(carla).post(reverse("advise"), {"upload": upload})
    row = Advice.objects.get()
    assert answer.headers["Location"] == at("advice", row)
    assert (row.given.name, row.given.text, row.media_type) == ("note.txt", "", "text/plain")


def test_a_file_the_door_refuses_says_what_happened_what_was_kept_and_what_to_do(carla: User, as_user: LogIn) -> None:
    answer = as_user(carla).post(reverse("advise"), {"upload": SimpleUploadedFile("a.exe", b"MZ" + bytes(600))})
    said = words(answer.content.decode())
    assert answer.status_code == 422
    assert "a.exe was not taken" in said
    assert "Nothing of it was kept." in said
    assert "What to do:" in said
    assert not Advice.objects.exists()


def test_a_text_that_is_too_long_comes_back_to_be_shortened(carla: User, as_user: LogIn) -> None:
    long = "a" * (advice.MAX_TEXT + 1)
    answer = as_user(carla).post(reverse("advise"), {"text": long})
    assert answer.status_code == 422
    assert "The text has 100,001 characters, and 100,000 can be looked at." in words(answer.content.decode())
    assert long in answer.content.decode()
    assert as_user(carla).post(reverse("advise"), {"text": long[:-1]}).status_code == 302


def test_nothing_at_all_is_said(carla: User, as_user: LogIn) -> None:
    answer = as_user(carla).post(reverse("advise"), {"text": " \n"})
    assert answer.status_code == 422
    assert "Paste a text, or choose a file." in words(answer.content.decode())


def test_too_many_open_questions_are_listed_and_the_text_is_not_lost(carla: User, as_user: LogIn) -> None:
    rows = [asked(carla, None) for _ in range(advice.MAX_OPEN)]
    answer = as_user(carla).post(reverse("advise"), {"text": "one more"})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "one more</textarea>" in page
    assert all(at("advice", row) in page for row in rows)


def test_the_page_waits_shows_the_stage_and_asks_again(carla: User, as_user: LogIn) -> None:
    row = asked(carla, None)
    claimed = advice.claim(row.pk)
    assert claimed is not None
    advice.show_stage(claimed, "detecting")
    page = as_user(carla).get(at("advice", row)).content.decode()
    assert f'hx-get="{at("advice", row)}"' in page
    assert 'aria-current="step">Looking for sensitive content' in page
    assert "in 15 minutes at the latest" in words(page)
    fragment = as_user(carla).get(at("advice", row), headers=HTMX).content.decode()
    assert "<html" not in fragment


def test_looking_at_a_page_never_destroys_an_answer(carla: User, as_user: LogIn) -> None:
    row = asked(carla)
    for method in ("get", "head"):
        page = getattr(as_user(carla), method)(at("advice", row))
        assert "Holloway" not in page.content.decode()
    assert f'hx-post="{at("advice_read", row)}"' in as_user(carla).get(at("advice", row)).content.decode()
    assert Advice.objects.filter(state=AdviceState.READY).exists()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["without a script", "with htmx"])
def test_the_answer_is_shown_once_and_destroyed(headers: dict[str, str], carla: User, as_user: LogIn) -> None:
    row, client = asked(carla), as_user(carla)
    shown = client.post(at("advice_read", row), headers=headers)
    said = words(shown.content.decode())
    assert shown.status_code == 200
    assert "1 thing must go, 1 needs your decision, 1 stays." in said
    for phrase in ("almost certain", "likely", "possible", "Ida Brandt", "have been destroyed"):
        assert phrase in said
    assert "Nothing: Cleanroom puts an invented one in its place." in said
    assert "0.95" not in said
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert (Advice.objects.count(), AdviceKey.objects.count()) == (0, 0)
    for again in (client.post(at("advice_read", row)), client.get(at("advice", row))):
        assert again.status_code == 404
        assert "This advice is gone" in words(again.content.decode())
        assert reverse("advise") in again.content.decode()


def test_the_text_is_shown_with_marks_that_lead_to_their_values(carla: User, as_user: LogIn) -> None:
    page = as_user(carla).post(at("advice_read", asked(carla))).content.decode()
    assert '<mark class="hit-replace" title="Person&#x27;s name, replaced" id="at-1"><a href="#value-1">' in page
    assert 'id="value-1"' in page
    assert '<mark class="hit-decide"' in page
    assert '<mark class="hit-keep"' in page
    assert "<details" in page.partition("1 thing stays")[0], "what stays is folded away"


def test_markup_in_a_text_stays_text(carla: User, as_user: LogIn) -> None:
    row = advice.ask_about_text("<script>alert(1)</script>", carla)
    claimed = advice.claim(row.pk)
    assert claimed is not None
    assert claimed.given.text
    advice.settle(claimed, Answer())
    page = as_user(carla).post(at("advice_read", row)).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_a_file_is_answered_with_places_hidden_parts_and_what_was_not_read(carla: User, as_user: LogIn) -> None:
    row = advice.ask_about_file(SimpleUploadedFile("plan.txt", TEXT.encode()), carla)
    claimed = advice.claim(row.pk)
    assert claimed is not None
    assert claimed.given.name == "plan.txt"
    spot = Spot("paragraph 2", "metadata", "Dear ", "Jane Doe", ", hello")
    answer = Answer(
        values=[Advised("Jane Doe", "PERSON", Action.REPLACE, "Ida Brandt", 0.9, 7, [], [], [spot])],
        constructs=[("hidden sheet", "sheet 2", True), ("comments", "comment 1", False)],
        unread=[("image 1", Reason.NO_TEXT_FOUND.value)],
        unchecked=[("German", ["paragraph 1"])],
    )
    advice.settle(claimed, answer)
    said = words(as_user(carla).post(at("advice_read", row)).content.decode())
    for phrase in (
        "plan.txt",
        "Dear Jane Doe, hello",
        "paragraph 2 (metadata)",
        "7 times",
        "Hidden sheet sheet 2",
        "without asking, since no reader needs it: comments.",
        "1 part could not be read",
        "Image 1",
        "Text in German",
    ):
        assert phrase in said


def test_nothing_found_is_said_with_what_the_adviser_cannot_know(carla: User, as_user: LogIn) -> None:
    said = words(as_user(carla).post(at("advice_read", asked(carla, Answer()))).content.decode())
    assert "Nothing sensitive was found." in said
    assert "A detector finds most, not all." in said


def test_a_lost_worker_is_said_and_the_owner_tries_again(carla: User, as_user: LogIn) -> None:
    row, client = failed(carla, Reason.WORKER_LOST), as_user(carla)
    said = words(client.get(at("advice", row)).content.decode())
    assert "There is no answer" in said
    assert "was stopped before it had finished. Try again." in said
    assert "What you gave is kept, encrypted, for another attempt" in said
    assert client.post(at("advice_again", row)).headers["Location"] == at("advice", row)
    assert Advice.objects.get().state == AdviceState.WAITING


def test_a_file_that_cannot_be_read_is_said_to_be_destroyed(carla: User, as_user: LogIn) -> None:
    said = words(as_user(carla).get(at("advice", failed(carla, Reason.CORRUPT))).content.decode())
    assert "The file is damaged or cut off and cannot be opened." in said
    assert "What you gave has been destroyed." in said
    assert "Try again" not in said


def test_a_question_is_dropped_by_its_owner(carla: User, as_user: LogIn) -> None:
    row = asked(carla, None)
    answer = as_user(carla).post(at("advice_drop", row), follow=True)
    assert "Destroyed. Nothing of it is left." in words(answer.content.decode())
    assert not Advice.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["without a script", "with htmx"])
def test_others_find_what_those_find_whose_question_never_was(
    headers: dict[str, str], carla: User, carlos: User, rosa: User, ada: User, as_user: LogIn
) -> None:
    row = asked(carla)
    for other in (carlos, rosa, ada):
        client = as_user(other)
        answers = [client.get(at("advice", row), headers=headers)]
        answers += [
            client.post(at(name, row), headers=headers) for name in ("advice_read", "advice_again", "advice_drop")
        ]
        for answer in answers:
            assert answer.status_code == 404
            assert "Holloway" not in answer.content.decode()
    assert Advice.objects.get().state == AdviceState.READY


def test_a_session_holds_nothing_of_what_was_asked(carla: User, as_user: LogIn) -> None:
    client = as_user(carla)
    client.post(reverse("advise"), {"text": TEXT})
    client.post(reverse("advise"), {"text": ""})
    client.post(reverse("advise"), {"upload": SimpleUploadedFile("Holloway.exe", b"MZ" + bytes(600))})
    for session in Session.objects.all():
        assert "Holloway" not in str(session.get_decoded())


def test_the_new_task_page_and_an_empty_list_lead_to_it(carla: User, as_user: LogIn) -> None:
    for name in ("task_new", "tasks"):
        main = as_user(carla).get(reverse(name)).content.decode().partition("<main")[2]
        assert f'href="{reverse("advise")}"' in main
