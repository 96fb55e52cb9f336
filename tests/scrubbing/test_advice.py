"""A question's way: asked, answered by a real child, read or not, and destroyed with its key and its stored bytes."""

import io
import os
from base64 import b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from config.celery import app
from scrubbing import advice, sweeping, tasks
from scrubbing.advice import LIFE, MAX_OPEN, TooMany, Why
from scrubbing.answers import Advised, Answer
from scrubbing.detection import warm
from scrubbing.findings import Action
from scrubbing.models import Advice, AdviceKey, AdviceState
from scrubbing.sandbox import ChildLost
from submissions import storage
from submissions.models import AuditEntry, User
from submissions.reasons import Held, Reason

pytestmark = pytest.mark.django_db
Commit = Callable[..., AbstractContextManager[list[Any]]]

TEXT = "Dear Margaret Holloway,\n\nwrite to margaret@holloway-capital.com about Nassau.\nCONFIDENTIAL\n"


@pytest.fixture(autouse=True, scope="module")
def engines() -> None:
    """Load the engines before anything forks, as a worker does."""
    warm()


@pytest.fixture(autouse=True)
def hints(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """Collect hints instead of sending them."""
    sent: list[UUID] = []
    monkeypatch.setattr("submissions.handoff.send", lambda name, key: sent.append(key))
    return sent


@pytest.fixture(autouse=True)
def _empty_store() -> None:
    """Begin without what tests before, whose rows were rolled back, left in the store."""
    for name in stored():
        default_storage.delete(f"{advice.FOLDER}/{name}")


def upload(name: str = "letter.txt", content: bytes = TEXT.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def docx() -> bytes:
    """A letter with a comment and an author."""
    from docx import Document

    document = Document()
    document.core_properties.author = "Tobias Renner"
    paragraph = document.add_paragraph("Please send Margaret Holloway the plan for Nassau.")
    document.add_comment(paragraph.runs, text="Ask margaret@holloway-capital.com", author="A", initials="A")
    return saved(document)


def xlsx() -> bytes:
    """A workbook with a hidden sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.worksheets[0].append(["Contact", "margaret@holloway-capital.com"])
    hidden = book.create_sheet("Second")
    hidden.append(["Passenger", "Margaret Holloway"])
    hidden.sheet_state = "hidden"
    return saved(book)


def saved(thing: Any) -> bytes:
    target = io.BytesIO()
    thing.save(target)
    return target.getvalue()


def fresh(row: Advice) -> Advice:
    return Advice.objects.get(pk=row.pk)


def stored() -> list[str]:
    return default_storage.listdir(advice.FOLDER)[1] if default_storage.exists(advice.FOLDER) else []


def age(row: Advice, by: timedelta = LIFE) -> None:
    Advice.objects.filter(pk=row.pk).update(created_at=timezone.now() - by)


def answered(row: Advice) -> dict[str, Advised]:
    """Let a worker answer; return the values by their text."""
    tasks.advise(str(row.pk))
    return {value.text: value for value in fresh(row).answer.values}


# ---- answers


def test_a_text_is_answered_with_the_places_of_what_was_found(carla: User) -> None:
    values = answered(advice.ask_about_text(TEXT, carla))
    assert values["Margaret Holloway"].action is Action.REPLACE
    assert values["CONFIDENTIAL"].action is Action.DECIDE
    assert values["Nassau"].action is Action.KEEP
    for value in values.values():
        assert [TEXT[start:end] for start, end in value.marks] == [value.text] * value.count
    assert values["Margaret Holloway"].substitute not in ("", "Margaret Holloway")


def test_places_are_right_where_the_text_hides_characters(carla: User) -> None:
    text = "Tom &amp; Jerry say hello to all.\n> Dear Margaret Holloway,\n" * 40
    values = answered(advice.ask_about_text(text, carla))
    places = values["Margaret Holloway"].marks
    assert len(places) == 40
    assert {text[start:end] for start, end in places} == {"Margaret Holloway"}


def test_a_word_file_is_answered_with_contexts_from_comments_and_properties(carla: User) -> None:
    row = advice.ask_about_file(upload("plan for Margaret Holloway.docx", docx()), carla)
    values = answered(row)
    places = [spot.locator for value in values.values() for spot in value.spots]
    assert "margaret@holloway-capital.com" in values
    assert any("comment" in place for place in places)
    assert "file name" in places
    [spot] = values["Nassau"].spots
    assert spot.before.endswith("the plan for ")
    assert not any(value.marks for value in values.values())
    assert "comments" in {kind for kind, _, _ in fresh(row).answer.constructs}


def test_a_workbook_says_which_hidden_sheet_needs_a_decision(carla: User) -> None:
    row = advice.ask_about_file(upload("book.xlsx", xlsx()), carla)
    assert "Margaret Holloway" in answered(row)
    assert ("hidden sheet", True) in {(kind, decide) for kind, _, decide in fresh(row).answer.constructs}


def test_a_language_in_which_names_are_not_checked_is_named(carla: User) -> None:
    letter = "Sehr geehrte Damen und Herren, anbei finden Sie die Unterlagen zu dem Vertrag, den wir besprochen haben."
    row = advice.ask_about_text(letter, carla)
    answered(row)
    assert [language for language, _ in fresh(row).answer.unchecked] == ["German"]


def test_more_values_than_a_page_can_show_are_counted(carla: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrubbing.adviser._MAX_LISTED", 2)
    row = advice.ask_about_text("\n".join(f"mail{n}@holloway-capital.com" for n in range(5)), carla)
    assert len(answered(row)) == 2
    assert fresh(row).answer.omitted == {"replace": 3}


def test_the_file_is_gone_as_soon_as_it_was_read(carla: User) -> None:
    row = advice.ask_about_file(upload(), carla)
    assert len(stored()) == 1
    answered(row)
    assert stored() == []
    assert fresh(row).original == ""
    assert list(settings.SCRATCH_DIR.iterdir()) == []


def test_nothing_readable_lies_in_the_row_or_the_store(carla: User) -> None:
    row = advice.ask_about_file(upload("Holloway.txt"), carla)
    [name] = stored()
    with default_storage.open(f"{advice.FOLDER}/{name}") as file:
        assert b"Holloway" not in file.read()
    answered(row)
    columns = Advice.objects.values_list().get(pk=row.pk)
    said = b" ".join(bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in columns)
    assert b"Holloway" not in said


# ---- the end


@pytest.mark.parametrize("why", list(Why))
def test_row_key_answer_and_stored_bytes_go_together(
    why: Why, carla: User, django_capture_on_commit_callbacks: Commit
) -> None:
    row = advice.ask_about_file(upload(), carla)
    with django_capture_on_commit_callbacks(execute=True):
        assert advice.destroy(row, why, carla)
    assert not advice.destroy(row, why, carla)
    assert (Advice.objects.count(), AdviceKey.objects.count(), stored()) == (0, 0, [])
    asked, destroyed = AuditEntry.objects.filter(subject=f"advice:{row.pk}")
    assert (asked.tag, asked.details, asked.actor) == ("advice:ask", {}, str(carla.pk))
    assert (destroyed.tag, destroyed.details) == ("advice:destroy", {"why": why.value})


def test_after_fifteen_minutes_beat_destroys_what_nobody_read(
    carla: User, django_capture_on_commit_callbacks: Commit
) -> None:
    old, young = advice.ask_about_file(upload(), carla), advice.ask_about_text(TEXT, carla)
    answered(young)
    age(old)
    age(young, LIFE - timedelta(seconds=20))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.clear_advice()
    assert list(Advice.objects.all()) == [young]
    assert list(AdviceKey.objects.values_list("advice_id", flat=True)) == [young.pk]
    assert stored() == []


def test_whoever_comes_after_fifteen_minutes_finds_it_destroyed_even_without_beat(carla: User) -> None:
    row = advice.ask_about_text(TEXT, carla)
    age(row)
    assert advice.claim(row.pk) is None
    assert advice.open_of(carla) == []
    assert advice.own(carla, row.pk) is None
    assert not Advice.objects.exists()


def test_a_child_ends_when_its_question_is_destroyed(carla: User, monkeypatch: pytest.MonkeyPatch) -> None:
    row = advice.ask_about_text(TEXT, carla)
    claimed = advice.claim(row.pk)
    assert claimed is not None
    monkeypatch.setattr(settings, "HEARTBEAT_SECONDS", 0.01)
    monkeypatch.setattr("scrubbing.adviser.detect", lambda *_: __import__("time").sleep(30))
    advice.destroy(row, Why.DROPPED, carla)
    tasks.consult(claimed)
    assert not Advice.objects.exists()


def test_an_answer_to_a_destroyed_question_is_stored_nowhere(carla: User) -> None:
    row = advice.ask_about_text(TEXT, carla)
    claimed = advice.claim(row.pk)
    assert claimed is not None
    assert claimed.given.text == TEXT
    advice.destroy(row, Why.DROPPED, carla)
    advice.settle(claimed, Answer())
    assert not Advice.objects.exists()


def test_a_question_from_before_a_new_master_key_is_destroyed_by_the_worker(carla: User, settings: Any) -> None:
    row = advice.ask_about_text(TEXT, carla)
    settings.MASTER_KEY = b64encode(os.urandom(32)).decode()
    tasks.advise(str(row.pk))
    assert not Advice.objects.exists()


def test_an_answer_from_before_a_new_master_key_reads_as_none(carla: User, settings: Any) -> None:
    row = advice.ask_about_text(TEXT, carla)
    answered(row)
    settings.MASTER_KEY = b64encode(os.urandom(32)).decode()
    assert advice.read(fresh(row)) is None


def test_the_sweep_removes_bytes_that_no_question_names(carla: User) -> None:
    row = advice.ask_about_file(upload(), carla)
    orphan = storage.put(row.vault, advice.FOLDER, [b"left by a dead process"])
    sweeping.orphans(sweeping.ORPHAN_AGE * 0)
    assert not default_storage.exists(orphan.name)
    assert default_storage.exists(row.original)


# ---- what goes wrong


def test_a_file_that_cannot_be_read_says_why_and_is_destroyed_at_once(
    carla: User, django_capture_on_commit_callbacks: Commit
) -> None:
    broken = docx()
    row = advice.ask_about_file(upload("a.docx", broken.replace(b"word/document.xml", b"word/documenx.xml")), carla)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.advise(str(row.pk))
    row = fresh(row)
    assert row.state == AdviceState.FAILED
    assert row.reason in set(Reason)
    assert (bytes(row.sealed), row.original, stored(), AdviceKey.objects.count()) == (b"", "", [], 0)
    assert not advice.try_again(row)


def test_a_lost_child_is_said_and_a_second_attempt_answers(
    carla: User, hints: list[UUID], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Commit
) -> None:
    def lose(*_: object) -> None:
        raise ChildLost(9)

    row = advice.ask_about_text(TEXT, carla)
    with monkeypatch.context() as patch:
        patch.setattr("scrubbing.adviser.run", lose)
        tasks.advise(str(row.pk))
    assert (fresh(row).state, fresh(row).reason) == (AdviceState.FAILED, Reason.CHILD_CRASHED)
    with django_capture_on_commit_callbacks(execute=True):
        assert advice.try_again(row)
    assert hints == [row.pk]
    assert "Margaret Holloway" in answered(row)


def test_a_lost_worker_is_noticed_when_its_lease_ran_out(carla: User) -> None:
    row = advice.ask_about_text(TEXT, carla)
    claimed = advice.claim(row.pk)
    assert claimed is not None
    tasks.clear_advice()
    assert fresh(row).state == AdviceState.WORKING
    Advice.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    tasks.clear_advice()
    assert (fresh(row).state, fresh(row).reason) == (AdviceState.FAILED, Reason.WORKER_LOST)
    advice.settle(claimed, Answer())
    assert fresh(row).state == AdviceState.FAILED, "a worker that was thought dead changes nothing"


def test_a_lost_hint_is_sent_again(carla: User, hints: list[UUID]) -> None:
    row = advice.ask_about_text(TEXT, carla)
    tasks.rehint()
    assert hints == []
    Advice.objects.update(hinted_at=timezone.now() - timedelta(seconds=settings.REHINT_SECONDS + 1))
    tasks.rehint()
    tasks.rehint()
    assert hints == [row.pk]


def test_a_hint_that_comes_twice_does_the_work_once(carla: User) -> None:
    row = advice.ask_about_text(TEXT, carla)
    assert advice.claim(row.pk) is not None
    assert advice.claim(row.pk) is None
    for nonsense in ("", "x", str(uuid4())):
        tasks.advise(nonsense)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", Reason.EMPTY), (b"MZ" + bytes(600), Reason.UNSUPPORTED_TYPE)],
    ids=["nothing", "a program"],
)
def test_the_door_refuses_what_it_refuses_of_a_task(content: bytes, reason: Reason, carla: User) -> None:
    with pytest.raises(Held) as held:
        advice.ask_about_file(upload("a.bin", content), carla)
    assert held.value.reason is reason
    assert (Advice.objects.count(), stored()) == (0, [])


def test_a_person_may_have_five_questions_open(carla: User, carlos: User) -> None:
    for _ in range(MAX_OPEN):
        advice.ask_about_text(TEXT, carla)
    with pytest.raises(TooMany):
        advice.ask_about_text(TEXT, carla)
    with pytest.raises(TooMany):
        advice.ask_about_file(upload(), carla)
    assert stored() == []
    advice.ask_about_text(TEXT, carlos)


def test_who_sits_and_waits_goes_ahead_of_files() -> None:
    """For Redis a lower number comes first."""
    priority = {name: app.amqp.router.route({}, name).get("priority", 0) for name in (advice.ADVISE, tasks.scrub.name)}
    assert priority[advice.ADVISE] < priority[tasks.scrub.name]
