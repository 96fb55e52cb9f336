"""What could be put together from what stays, on the pages of contractors and reviewers."""

import pytest
from django.test import Client
from django.urls import reverse

from reviews import decisions, dossier, remaining
from scrubbing.findings import Action, Category, Verdict
from scrubbing.models import Value
from scrubbing.reidentification import Level
from submissions.models import Task, User
from tests.reviews import factory

pytestmark = pytest.mark.django_db


def public(row: Task, text: str, type_: str) -> Value:
    return factory.value(row, text, "[removed]", type_=type_, category=Category.PUBLIC, action=Action.KEEP)


def telling(cora: User) -> tuple[Task, list[Value]]:
    row = factory.task(cora)
    values = [
        factory.value(row, "Amara Okafor", "Elin Lindqvist"),
        public(row, "Nassau", "LOCATION"),
        public(row, "2 March 2026", "DATE_TIME"),
        public(row, "Reuters", "ORGANIZATION"),
        public(row, "Bahamian", "NRP"),
    ]
    made = factory.file(row)
    factory.scrub_brief(row)
    factory.scrubbed(made, values)
    return Task.objects.get(pk=row.pk), values


def level(row: Task) -> Level:
    risk = remaining.risk(row, dossier.load(row, for_reviewer=False))
    assert risk is not None
    return risk.level


def test_values_that_stay_are_put_together_and_those_that_go_are_not_named() -> None:
    row, _ = telling(factory.contractor())
    risk = remaining.risk(row, dossier.load(row, for_reviewer=True))
    assert risk is not None
    assert risk.level is Level.HIGH
    assert "Nassau" in risk.sentence
    assert "Okafor" not in risk.sentence


def test_scrubbing_what_stays_lowers_it() -> None:
    cora = factory.contractor()
    row, values = telling(cora)
    decisions.decide_values(row, [value.pk for value in values[2:]], Verdict.SCRUB, cora)
    assert level(row) is Level.LOW


def test_keeping_a_name_raises_it() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    assert level(row) is Level.LOW
    decisions.decide_values(row, [row.values.get().pk], Verdict.KEEP, cora, "Invented.")
    factory.scrub_again(row)
    assert level(row) is Level.HIGH


def test_nothing_is_said_before_there_is_a_copy() -> None:
    row = factory.task(factory.contractor())
    assert remaining.risk(row, dossier.load(row, for_reviewer=False)) is None


def test_the_contractor_reads_it_and_what_would_lower_it(client: Client) -> None:
    cora = factory.contractor()
    row, _ = telling(cora)
    client.force_login(cora)
    html = client.get(reverse("triage", args=[row.pk])).content.decode()
    assert "Could somebody be recognised?" in html
    assert "High risk" in html
    assert "exact dates (2 March 2026)" in html
    assert "Make the dates general" in html


def test_a_decision_answers_with_the_new_estimate(client: Client) -> None:
    cora = factory.contractor()
    row, values = telling(cora)
    client.force_login(cora)
    data = {"values": [str(value.pk) for value in values[2:]], "verdict": "scrub"}
    html = client.post(reverse("triage_value", args=[row.pk]), data, headers={"HX-Request": "true"}).content.decode()
    assert 'id="risk"' in html
    assert "High risk" not in html


def test_the_reviewer_reads_it_too(client: Client) -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    row, _ = factory.in_review(cora, rita)
    client.force_login(rita)
    html = client.get(reverse("review", args=[row.pk])).content.decode()
    assert "Could somebody be recognised?" in html
    assert "Low risk" in html
