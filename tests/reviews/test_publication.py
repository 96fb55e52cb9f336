"""What was not public and became so: the contractor says where and when, and only a reviewer makes it final."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reviews import decisions, dossier, outcomes, queue
from reviews.forms import PublicationForm
from reviews.models import Decision, Outcome, Publication
from scrubbing.decisions import Refused
from scrubbing.findings import Action, Category, Verdict
from scrubbing.models import Value
from submissions import tasks
from submissions.models import Task, TaskState, User
from submissions.states import move_task
from tests.reviews import factory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
PASSAGE = "The takeover will be announced on Monday."
LINK = "https://news.example.com/takeover"
PUBLIC = Publication(LINK, date(2026, 3, 2))


def task_with_passage(cora: User) -> tuple[Task, Value]:
    row = factory.task(cora)
    passage = factory.value(
        row,
        PASSAGE,
        "[removed: not public]",
        type_="MNPI",
        category=Category.CONFIDENTIAL,
        action=Action.DECIDE,
    )
    made = factory.file(row)
    tasks.settle(row, cora)
    factory.scrub_brief(row)
    factory.scrubbed(made, [passage])
    return Task.objects.get(pk=row.pk), passage


def seen(row: Task, *, for_reviewer: bool = False) -> dossier.ValueView:
    [view] = dossier.load(Task.objects.get(pk=row.pk), for_reviewer=for_reviewer).values
    return view


def in_review(row: Task, cora: User) -> User:
    rita = factory.reviewer()
    factory.scrub_again(row)
    move_task(Task.objects.get(pk=row.pk), TaskState.SUBMITTED, cora)
    queue.claim(row.pk, rita)
    return rita


def test_showing_that_it_is_public_keeps_it_with_that_as_the_reason() -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    decisions.show_public(row, passage.pk, PUBLIC, cora)
    view = seen(row)
    assert view.known.verdict is Verdict.KEEP
    assert view.publication == PUBLIC
    assert view.by_contractor is not None
    assert view.by_contractor.why == f"This became public on 2 March 2026: {LINK}"


def test_link_and_day_are_stored_sealed_only() -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    decisions.show_public(row, passage.pk, PUBLIC, cora)
    stored = Decision.objects.values_list("sealed_why", "sealed_publication").get()
    assert not any(b"example.com" in bytes(column) or b"2026-03-02" in bytes(column) for column in stored)


def test_only_its_contractor_says_so_and_only_of_what_was_not_public() -> None:
    cora, carl = factory.contractor(), factory.contractor()
    row, passage = task_with_passage(cora)
    name = factory.value(row, "Amara Okafor", "Elin Lindqvist")
    with pytest.raises(PermissionDenied):
        decisions.show_public(row, passage.pk, PUBLIC, carl)
    with pytest.raises(Refused):
        decisions.show_public(row, name.pk, PUBLIC, cora)


def test_approval_waits_for_the_reviewer_to_keep_it() -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    decisions.show_public(row, passage.pk, PUBLIC, cora)
    rita = in_review(row, cora)
    row = Task.objects.get(pk=row.pk)
    assert any("not public once" in sentence for sentence in outcomes.objections(row))
    decisions.decide_values(row, [passage.pk], Verdict.KEEP, rita, "I read it there.")
    assert outcomes.objections(Task.objects.get(pk=row.pk)) == []


def test_what_the_contractor_keeps_for_another_reason_waits_for_the_reviewer_too() -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    decisions.decide_values(row, [passage.pk], Verdict.KEEP, cora, "Invented for this task.")
    assert decisions.unconfirmed(row) == 1
    assert seen(row).publication is None


def test_scrubbing_it_after_all_takes_the_claim_back() -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    decisions.show_public(row, passage.pk, PUBLIC, cora)
    decisions.decide_values(row, [passage.pk], Verdict.SCRUB, cora)
    assert seen(row).publication is None
    assert decisions.unconfirmed(row) == 0


def test_what_a_reviewer_wants_gone_stays_gone() -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    decisions.show_public(row, passage.pk, PUBLIC, cora)
    rita = in_review(row, cora)
    decisions.decide_values(Task.objects.get(pk=row.pk), [passage.pk], Verdict.SCRUB, rita)
    factory.scrub_again(row)
    outcomes.finish(Task.objects.get(pk=row.pk), rita, Outcome.RETURN, "It is not on that page.")
    with pytest.raises(Refused, match="reviewer"):
        decisions.show_public(Task.objects.get(pk=row.pk), passage.pk, PUBLIC, cora)


FORMS = [
    ({"link": LINK, "on": "2026-03-02"}, ""),
    ({"link": "http://example.com/a", "on": "2020-01-01"}, ""),
    ({"link": "example.com/a", "on": "2020-01-01"}, ""),
    ({"link": "", "on": "2026-03-02"}, "Give the address"),
    ({"link": "ftp://example.com/a", "on": "2020-01-01"}, "begin with http"),
    ({"link": "javascript:alert(1)", "on": "2020-01-01"}, "whole address"),
    ({"link": "https://me:secret@example.com/", "on": "2020-01-01"}, "no password"),
    ({"link": LINK, "on": ""}, "Give the day"),
    ({"link": LINK, "on": "soon"}, "Give the day, month"),
]


@pytest.mark.parametrize(("given", "problem"), FORMS)
def test_the_form_takes_pages_and_days_only(given: dict[str, str], problem: str) -> None:
    form = PublicationForm(given)
    assert form.is_valid() is not bool(problem)
    assert problem in form.problem


def test_a_day_to_come_is_refused_and_today_is_not() -> None:
    today = timezone.localdate()
    assert PublicationForm({"link": LINK, "on": today.isoformat()}).is_valid()
    assert "still to come" in PublicationForm({"link": LINK, "on": (today + timedelta(days=1)).isoformat()}).problem


def send(client: Client, row: Task, passage: Value, **changed: str) -> str:
    data = {"value": str(passage.pk), "link": LINK, "on": "2026-03-02", **changed}
    answer = client.post(reverse("triage_public", args=[row.pk]), data, headers=HTMX)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_contractor_sends_it_from_the_value(client: Client) -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    client.force_login(cora)
    page = client.get(reverse("triage", args=[row.pk])).content.decode()
    assert reverse("triage_public", args=[row.pk]) in page
    html = send(client, row, passage)
    assert "You say this became public on 2 March 2026" in html
    assert f'href="{LINK}"' in html
    assert "Kept" in html


def test_what_is_wrong_with_it_is_said(client: Client) -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    client.force_login(cora)
    assert "still to come" in send(client, row, passage, on="2999-01-01")
    assert "could not be understood" in send(client, row, passage, value="x")
    assert Decision.objects.count() == 0


def test_the_form_stands_at_such_passages_only(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    client.force_login(cora)
    assert reverse("triage_public", args=[row.pk]) not in client.get(reverse("triage", args=[row.pk])).content.decode()


def test_the_reviewer_sees_what_the_contractor_says_with_the_link(client: Client) -> None:
    cora = factory.contractor()
    row, passage = task_with_passage(cora)
    decisions.show_public(row, passage.pk, PUBLIC, cora)
    rita = in_review(row, cora)
    client.force_login(rita)
    html = client.get(reverse("review", args=[row.pk])).content.decode()
    assert "The contractor says this became public on 2 March 2026:" in html
    assert f'<a href="{LINK}" target="_blank" rel="noopener noreferrer nofollow">' in html
    assert reverse("triage_public", args=[row.pk]) not in html
