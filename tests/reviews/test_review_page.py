"""The reviewer's pages: queue, claim, review; what they show and what they never show."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from reviews import decisions, queue, triage
from reviews.models import Claim, Review
from scrubbing import freshness
from scrubbing.findings import Verdict
from scrubbing.models import RunDetails
from submissions.models import FileState, Role, Task, TaskState, User
from tests.reviews import factory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def cora() -> User:
    return factory.contractor()


@pytest.fixture
def rita(client: Client) -> User:
    who = factory.reviewer()
    client.force_login(who)
    return who


def seen(html: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', html)
    assert found is not None
    return found[1]


def page(client: Client, row: Task) -> str:
    response = client.get(reverse("review", args=[row.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_queue_says_what_kind_of_work_waits_and_nothing_that_was_written(
    client: Client, cora: User, rita: User
) -> None:
    factory.submitted(cora, minutes_ago=120)
    html = client.get("/queue/").content.decode()
    assert "Concierges" in html
    assert "Word" in html
    assert "6.5 h" in html
    for secret in ("Okafor", "Yacht", "Harbour", "Lindqvist", cora.email):
        assert secret not in html


def test_the_queue_filters_and_pages(client: Client, cora: User, rita: User) -> None:
    rows = [factory.submitted(cora) for _ in range(3)]
    Task.objects.filter(pk=rows[0].pk).update(occupation="Editors", sector="Information")
    html = client.get("/queue/", {"occupation": "Editors"}).content.decode()
    assert html.count("/claim/") == 1
    assert client.get("/queue/", {"sector": "Government"}).content.decode().count("/claim/") == 0
    assert client.get("/queue/", {"page": "99"}).content.decode().count("/claim/") == 3


def test_an_empty_queue_says_so(client: Client, rita: User) -> None:
    assert "The queue is empty" in client.get("/queue/").content.decode()


def test_claiming_leads_to_the_review_and_losing_the_race_back_to_the_queue(
    client: Client, cora: User, rita: User
) -> None:
    row = factory.submitted(cora)
    other = Client()
    other.force_login(factory.reviewer("Rob"))
    response = client.post(reverse("review_claim", args=[row.pk]))
    assert response["Location"] == reverse("review", args=[row.pk])
    response = other.post(reverse("review_claim", args=[row.pk]), follow=True)
    assert "no longer free" in response.content.decode()
    assert other.get(reverse("review", args=[row.pk])).status_code == 404


def test_taking_the_next_task_takes_the_oldest(client: Client, cora: User, rita: User) -> None:
    factory.submitted(cora)
    oldest = factory.submitted(cora, minutes_ago=60)
    assert client.post("/queue/next/")["Location"] == reverse("review", args=[oldest.pk])
    client.post("/queue/next/")
    assert "Nothing waits" in client.post("/queue/next/", follow=True).content.decode()


def test_it_shows_the_scrubbed_request_the_facts_and_the_findings(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    html = page(client, row)
    assert "Plan seven days in the Bahamas for <mark" in html
    assert ">Elin Lindqvist</mark>" in html
    assert "Names an anchorage for each night" in html
    assert "Real work, as it was done" in html
    assert "6.5 hours" in html
    assert "This is my own work." in html
    assert "itinerary.docx" in html
    assert "Amara Okafor" in html  # the flagged value, in context


def test_it_never_shows_what_only_the_contractor_may_see(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    html = page(client, row)
    for hidden in ("itinerary-okafor", "Harbour &amp; Finch", "Project Heron", cora.email, "for Amara Okafor"):
        assert hidden not in html
    made = row.files.get(role="deliverable")
    assert client.get(reverse("file_compare", args=[made.pk])).status_code == 404
    assert reverse("file_compare", args=[made.pk]) not in html


def test_a_reviewer_reaches_no_original_by_any_address(client: Client, cora: User, rita: User) -> None:
    """Every address of the product that takes a file or a task is asked for; no answer holds the original's bytes."""
    row, _ = factory.in_review(cora, rita)
    made = row.files.get(role="deliverable")
    asked = 0
    for pattern in get_resolver().reverse_dict.lists():
        for possibilities, *_ in pattern[1]:
            for template, parameters in possibilities:
                values = {"task_id": row.pk, "file_id": made.pk, "number": 0}
                if not parameters or not set(parameters) <= set(values):
                    continue
                response = client.get("/" + template % {key: values[key] for key in parameters})
                content = b"".join(response) if response.streaming else response.content
                assert b"original of" not in content
                asked += 1
    assert asked > 10


def test_the_contractors_reason_stands_beside_the_value(client: Client, cora: User, rita: User) -> None:
    row = factory.ready(cora)
    decisions.decide_values(row, [row.values.get().pk], Verdict.KEEP, cora, "Invented for the exercise")
    factory.scrub_again(row)
    triage.submit(Task.objects.get(pk=row.pk), cora)
    queue.claim(row.pk, rita)
    html = page(client, row)
    assert "Contractor, not sensitive:</span> Invented for the exercise" in html
    assert "finding--kept" in html


def test_a_verdict_is_taken_and_the_page_follows(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    value = row.values.get()
    response = client.post(
        reverse("review_value", args=[row.pk]),
        {"values": [str(value.pk)], "verdict": "keep", "why": "Public figure"},
        headers=HTMX,
    )
    html = response.content.decode()
    assert "finding--kept" in html
    assert "Public figure" in html
    assert "still being scrubbed" in html
    factory.scrub_again(row)
    response = client.get(reverse("review_status", args=[row.pk]), headers=HTMX)
    assert response["HX-Trigger"] == "settled"
    assert "Nothing stands in the way" in response.content.decode()


def test_approving_what_was_on_the_page(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    token = seen(page(client, row))
    response = client.post(reverse("review_finish", args=[row.pk]), {"outcome": "approve", "seen": token}, follow=True)
    assert "Approved." in response.content.decode()
    assert Task.objects.get(pk=row.pk).state == TaskState.APPROVED
    assert client.get(reverse("review", args=[row.pk])).status_code == 404


def test_approving_an_old_page_is_refused(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    token = seen(page(client, row))
    made = row.files.get(role="deliverable")
    made.task = row
    factory.scrubbed(made, list(row.values.all()), content=b"another copy")
    response = client.post(reverse("review_finish", args=[row.pk]), {"outcome": "approve", "seen": token}, follow=True)
    assert "Look again" in response.content.decode()
    assert Task.objects.get(pk=row.pk).state == TaskState.IN_REVIEW


def test_returning_needs_reasons_and_keeps_them_out_of_messages(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    url = reverse("review_finish", args=[row.pk])
    assert "Say why" in client.post(url, {"outcome": "return"}, follow=True).content.decode()
    response = client.post(url, {"outcome": "return", "reasons": "Okafor is still on page two."})
    assert "Okafor" not in response["Location"] + str(dict(client.session))
    assert Review.objects.get().outcome == "return"
    assert Task.objects.get(pk=row.pk).state == TaskState.RETURNED


def test_undecided_values_disable_approval(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    made = row.files.get(role="deliverable")
    made.task = row
    factory.scrubbed(made, [factory.marking(row)])
    html = page(client, row)
    assert "One value is undecided." in html
    assert re.search(r'value="approve" disabled', html)
    client.post(reverse("review_finish", args=[row.pk]), {"outcome": "approve", "seen": seen(html)})
    assert Task.objects.get(pk=row.pk).state == TaskState.IN_REVIEW


def test_giving_back_returns_to_the_queue(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    assert client.post(reverse("review_unclaim", args=[row.pk])).status_code == 302
    assert Task.objects.get(pk=row.pk).state == TaskState.SUBMITTED
    assert client.get(reverse("review", args=[row.pk])).status_code == 404


def test_a_lapsed_claim_shuts_the_page_and_frees_the_task(client: Client, cora: User, rita: User) -> None:
    row, claimed = factory.in_review(cora, rita)
    Claim.objects.filter(pk=claimed.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert client.get(reverse("review", args=[row.pk])).status_code == 404
    assert Task.objects.get(pk=row.pk).state == TaskState.SUBMITTED


def test_a_reviewer_decides_about_hidden_parts(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    made = row.files.get(role="deliverable")
    made.task = row
    details = RunDetails(constructs=[("speaker notes", "slide 3", True)])
    factory.scrubbed(made, state=FileState.NEEDS_DECISION, details=details)
    client.post(reverse("review_part", args=[row.pk]), {"file": made.pk, "part": "slide 3", "verdict": "remove"})
    assert made.part_decisions.get().decided_by == rita


def test_a_reviewer_sees_where_names_were_not_checked(client: Client, cora: User, rita: User) -> None:
    row, _ = factory.in_review(cora, rita)
    made = row.files.get(role="deliverable")
    made.task = row
    details = RunDetails(unchecked=[("German", ["page 3"])])
    factory.scrubbed(made, state=FileState.NEEDS_DECISION, details=details)
    client.force_login(rita)
    html = client.get(reverse("review", args=[row.pk])).content.decode()
    assert "Names not checked" in html
    assert "German" in html
    assert "page 3" in html
    client.post(reverse("review_part", args=[row.pk]), {"file": made.pk, "part": "names in German", "verdict": "keep"})
    assert made.part_decisions.get().decided_by == rita


NAMES = (
    "review", "review_status", "review_value", "review_add", "review_part", "review_rescrub", "review_finish",
    "review_unclaim",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_nobody_but_the_claims_holder_reaches_a_review(cora: User, rita: User, name: str) -> None:
    row, _ = factory.in_review(cora, rita)
    url = reverse(name, args=[row.pk])
    people = [cora, *(factory.person(role) for role in Role)]
    method = "get" if name in NAMES[:2] else "post"
    assert getattr(Client(), method)(url).status_code == 302
    for other in people:
        stranger = Client()
        stranger.force_login(other)
        assert getattr(stranger, method)(url).status_code == 404
    assert Task.objects.get(pk=row.pk).state == TaskState.IN_REVIEW
    assert freshness.is_fresh(row)


@pytest.mark.parametrize("name", NAMES[2:])
def test_changes_need_a_post(client: Client, cora: User, rita: User, name: str) -> None:
    row, _ = factory.in_review(cora, rita)
    assert client.get(reverse(name, args=[row.pk])).status_code == 405


@pytest.mark.parametrize("role", [Role.CONTRACTOR, Role.ADMIN])
@pytest.mark.parametrize("url", ["/queue/", "/queue/next/"])
def test_the_queue_is_for_reviewers(role: Role, url: str) -> None:
    stranger = Client()
    stranger.force_login(factory.person(role))
    assert stranger.post(url).status_code == 404
