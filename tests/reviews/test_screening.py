"""Advice before a task is submitted, and the same as a look for its reviewer: never anything that blocks."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from reviews import triage
from reviews.screening import missing
from scrubbing.models import RunDetails
from submissions.media import MediaType
from submissions.models import FileRole, Task, User
from tests.reviews import factory

MISSING = [
    ("Please fill in budget.xlsx.", ["itinerary.docx"], ["budget.xlsx"]),
    ("Please fill in budget.xlsx.", ["budget.xlsx"], []),
    ("Please fill in Budget.XLSX.", ["budget.xlsx"], []),
    ("Please fill in budget_2024.xlsx.", ["Budget 2024.xlsx"], []),
    ("Please fill in budget.xlsx.", ["budget (1).xlsx"], []),
    ("Please fill in budget.xlsx.", ["budget_final_v2.xlsx"], []),
    ("Please fill in budget.xlsx.", ["budget.csv"], []),
    ("Please fill in budget.xlsx.", ["Okafor budget.xlsx"], []),
    ("See the file Call Notes March.docx for details.", ["call notes march.docx"], []),
    ("See “Call Notes.docx” and 'prices.pdf'.", ["call-notes.docx"], ["prices.pdf"]),
    ("Deliver it as plan.docx, plan.pdf and data/plan.csv.", [], ["plan.docx"]),
    ("See https://example.com/report.pdf and www.example.com/x.html.", [], []),
    ("Open a .docx or .pdf file.", [], []),
    ("Write to the budget owner.", [], []),
    ("Files: src/app.py, notes.md", ["code.zip"], ["app.py", "notes.md"]),
    ("", ["a.docx"], []),
]


@pytest.mark.parametrize(("text", "names", "expected"), MISSING)
def test_files_that_the_request_names_are_looked_for_among_the_uploads(
    text: str, names: list[str], expected: list[str]
) -> None:
    assert missing(text, names) == expected


def task_with(cora: User, *remarks: tuple[str, str, str], **brief: tuple[str, str, str]) -> Task:
    row = factory.task(cora)
    made = factory.file(row)
    factory.scrub_brief(row)
    factory.scrubbed(made, details=RunDetails(remarks=list(remarks)))
    return Task.objects.get(pk=row.pk)


def page(client: Client, who: User, name: str, row: Task) -> str:
    client.force_login(who)
    answer = client.get(reverse(name, args=[row.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
def test_a_good_task_gets_no_advice(client: Client) -> None:
    cora = factory.contractor()
    assert "Before you submit" not in page(client, cora, "triage", factory.ready(cora))


@pytest.mark.django_db
def test_remarks_of_the_worker_are_shown_with_their_places(client: Client) -> None:
    cora = factory.contractor()
    row = task_with(
        cora,
        ("placeholder", "paragraph 3", "visible"),
        ("injection", "paragraph 9", "hidden"),
        ("summary", "paragraph 1", "visible"),
    )
    html = page(client, cora, "triage", row)
    assert "Before you submit" in html
    assert "itinerary-okafor.docx: paragraph 9, hidden" in html
    assert "speaks to a grader or to a model" in html
    assert "still waits to be filled in" in html
    assert "reads like a report about the work" in html
    assert html.index("speaks to a grader") < html.index("still waits to be filled in")


@pytest.mark.django_db
def test_advice_is_no_obstacle() -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    factory.scrubbed(row.files.get(role=FileRole.DELIVERABLE), details=RunDetails(remarks=[("empty", "", "")]))
    assert triage.obstacles(row) == []


@pytest.mark.django_db
def test_a_short_mail_beside_a_workbook_is_no_remark(client: Client) -> None:
    cora = factory.contractor()
    row = task_with(cora, ("short", "", ""), ("summary", "paragraph 1", "visible"))
    assert "a few words long" in page(client, cora, "triage", row)
    factory.scrubbed(factory.file(row, "budget.xlsx", media_type=MediaType.XLSX))
    html = page(client, cora, "triage", row)
    assert "a few words long" not in html
    assert "reads like a report" not in html


@pytest.mark.django_db
def test_a_reference_may_hold_placeholders_but_no_note_to_a_model(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    remarks = [("placeholder", "cell 1", "visible"), ("injection", "cell 2", "visible")]
    factory.scrubbed(factory.file(row, "form.xlsx", role=FileRole.REFERENCE), details=RunDetails(remarks=remarks))
    html = page(client, cora, "triage", row)
    assert "waits to be filled in" not in html
    assert "form.xlsx: cell 2" in html


@pytest.mark.django_db
def test_a_few_places_are_named_and_the_rest_counted(client: Client) -> None:
    cora = factory.contractor()
    row = task_with(cora, *[("placeholder", f"paragraph {number}", "visible") for number in range(1, 9)])
    html = page(client, cora, "triage", row)
    assert "paragraph 5; and 3 more" in html
    assert "paragraph 6" not in html


@pytest.mark.django_db
def test_little_time_is_remarked(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    Task.objects.filter(pk=row.pk).update(hours=Decimal("0.25"))
    assert "less than half an hour" in page(client, cora, "triage", row)


@pytest.mark.django_db
def test_the_reviewer_sees_scrubbed_names_only(client: Client) -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    row, _ = factory.in_review(cora, rita)
    factory.scrub_brief(row, request="Fill in budget-lindqvist.xlsx; it should take about ten minutes.")
    made = row.files.get(role=FileRole.DELIVERABLE)
    made.task = row
    factory.scrubbed(made, details=RunDetails(remarks=[("injection", "paragraph 2", "metadata")]))
    html = page(client, rita, "review", row)
    assert "Worth a look" in html
    assert "itinerary.docx: paragraph 2, metadata" in html
    assert "budget-lindqvist.xlsx" in html
    assert "a few minutes of work" in html
    assert "okafor" not in html.lower()


@pytest.mark.django_db
def test_details_of_runs_before_there_were_remarks_are_read(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    run = row.files.get(role=FileRole.DELIVERABLE).runs.get()
    run.file.task = row
    run.sealed_details = row.vault.seal_json({"unread": [], "stripped": ["x"]}, f"run:{run.pk}:details")
    run.save()
    assert "Before you submit" not in page(client, cora, "triage", row)
