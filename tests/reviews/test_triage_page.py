"""The contractor's triage pages: what they show, who reaches them, and what forms sent from them do."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from reviews import decisions
from reviews.models import Outcome
from reviews.outcomes import finish
from scrubbing.detection import policy
from scrubbing.findings import Action, Category, Verdict
from scrubbing.models import PartDecision, RunDetails
from submissions import tasks
from submissions.media import MediaType
from submissions.models import FileRole, FileState, Role, StateChange, Task, TaskFile, TaskState, User
from submissions.reasons import Reason
from tests.reviews import factory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def login(client: Client, who: User) -> Client:
    client.force_login(who)
    return client


def page(client: Client, row: Task, query: str = "") -> str:
    response = client.get(reverse("triage", args=[row.pk]) + query)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def rich_task(cora: User) -> Task:
    row = factory.task(cora)
    name = factory.value(row, "Amara Okafor", "Elin Lindqvist")
    place = factory.value(
        row, "Nassau", "[removed: place]", type_="LOCATION", category=Category.PUBLIC, action=Action.KEEP
    )
    made, other = factory.file(row), factory.file(row, "crew.xlsx", role=FileRole.REFERENCE)
    factory.scrub_brief(row, [name])
    factory.scrubbed(made, [name, place, factory.marking(row)], occurrences=23)
    reach = {"characters": 1000, "read": 985, "own": 7, "rest": {"attributes": 15}}
    factory.scrubbed(other, [name], details=RunDetails(stripped=["document properties"], reach=reach))
    return Task.objects.get(pk=row.pk)


def test_it_shows_each_value_once_with_its_substitute_and_places(client: Client) -> None:
    cora = factory.contractor()
    html = page(login(client, cora), rich_task(cora))
    assert html.count("data-value") == 3
    assert "Amara Okafor" in html
    assert "Elin Lindqvist" in html
    assert "25 times in 3 files" in html
    assert "Person&#x27;s name" in html
    assert "The name of a person." in html
    assert "A name after a title." in html
    assert "Please ask " in html
    assert "And 17 more of the same." in html
    assert "document properties" in html
    assert '<p class="small text-warn">98.50 % of its text was read: 985 of 1,000 characters. The rest: 15 in' in html
    assert "itinerary-okafor.docx" in html


def test_it_does_not_call_free_of_anything_what_was_not_read(client: Client) -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    factory.scrub_brief(row)
    html = page(login(client, cora), row)
    assert "No file has been read yet" in html
    assert "Nothing sensitive was found" not in html
    assert "risk</span>" not in html

    factory.scrubbed(factory.file(row), state=FileState.HELD, reason=Reason.NOT_FULLY_READ)
    assert "What is held has to be replaced" in page(client, row)

    factory.scrubbed(factory.file(row, "crew.xlsx"), [])
    assert "Nothing sensitive was found" in page(client, row)


def a_face(row: Task) -> None:
    face = factory.value(
        row,
        "A face, upper left of the picture · 3f9c12ab44e0",
        "[removed: face]",
        type_="FACE",
        action=Action.DECIDE,
    )
    factory.scrubbed(factory.file(row, "team.jpg"), [face], picture="abcdef0123456789")


def test_a_face_is_shown_with_where_it_is_and_what_becomes_of_it(client: Client) -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    a_face(row)
    html = page(login(client, cora), row)
    assert html.count("data:image/jpeg;base64,abcdef0123456789") == 1
    assert ">A face, upper left of the picture</span>" in html
    assert "3f9c12ab44e0" not in html
    assert '<mark class="sub">blurred</mark>' in html
    assert "To decide" in html
    assert html.count("A face, by which somebody can be recognised.") == 2
    assert "Please ask " not in html
    assert "team.jpg" in html


def test_it_says_what_became_of_the_pages_of_a_pdf(client: Client) -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    said = [f"page {number}: values cut out of its drawn text" for number in (1, 2, 10)]
    scan = "page 3: rebuilt as a picture with a clean text layer, scan"
    details = RunDetails(stripped=["document properties", *said, scan])
    factory.scrubbed(factory.file(row, "plan.pdf"), [], details=details)
    html = page(login(client, cora), row)
    assert "1 hidden part stripped" in html
    assert "Page 1-2, 10: values cut out of its drawn text" in html
    assert "Page 3: rebuilt as a picture with a clean text layer, scan" in html


def test_a_passage_is_shown_once_with_why_it_may_have_to_go_and_the_places(client: Client) -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    text = "The merger with Nordvik closes in May and nobody has been told."
    passage = factory.value(
        row, text, "[removed: not yet public]", type_="MNPI", category=Category.CONFIDENTIAL, action=Action.DECIDE
    )
    factory.scrubbed(factory.file(row), [passage], occurrences=3)
    html = page(login(client, cora), row)
    assert html.count(text) == 1
    assert "value--passage" in html
    assert "finding__tells" in html
    assert html.count('class="finding__places"') == 1


@pytest.mark.parametrize("score", [0.31, 0.5, 0.99])
def test_a_passage_is_for_a_person_to_decide_however_sure_the_detector_is(client: Client, score: float) -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    action = policy.load().treatment("STRATEGY", score)
    assert action is Action.DECIDE
    passage = factory.value(
        row, "We see four bakers leave by autumn.", "[removed]", type_="STRATEGY", category=Category.CONFIDENTIAL,
        action=action,
    )  # fmt: skip
    passage.score = score
    passage.save(update_fields=["score"])
    factory.scrubbed(factory.file(row), [passage])
    assert re.findall(r'class="finding finding--(\w+)"', page(login(client, cora), row)) == ["open"]


def test_what_needs_a_decision_comes_first(client: Client) -> None:
    cora = factory.contractor()
    html = page(login(client, cora), rich_task(cora))
    rows = re.findall(r'class="finding finding--(\w+)"', html)
    assert rows == ["open", "stays", "scrubbed"]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("?show=open", ["open"]),
        ("?category=personal", ["scrubbed"]),
        ("?show=stays&category=public", ["stays"]),
        ("?show=kept", []),
        ("?show=nonsense&category=nonsense", ["open", "stays", "scrubbed"]),
    ],
)
def test_it_filters_by_what_happens_and_by_category(client: Client, query: str, rows: list[str]) -> None:
    cora = factory.contractor()
    html = page(login(client, cora), rich_task(cora), query)
    assert re.findall(r'class="finding finding--(\w+)"', html) == rows


def test_it_asks_a_fixed_number_of_queries(client: Client, django_assert_max_num_queries: object) -> None:
    cora = factory.contractor()
    row = rich_task(cora)
    made = row.files.filter(role="deliverable").get()
    made.task = row
    factory.scrubbed(made, [factory.value(row, f"Person Of{n}", f"Stand In{n}") for n in range(40)])
    login(client, cora)
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        page(client, row)


def test_a_decision_goes_back_to_the_value_and_says_nothing_in_the_address(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    value = row.values.get()
    login(client, cora)
    response = client.post(
        reverse("triage_value", args=[row.pk]),
        {"values": [str(value.pk)], "verdict": "keep", "why": "A made-up guest", "show": "scrubbed"},
    )
    assert response.status_code == 302
    assert response["Location"] == f"/tasks/{row.pk}/triage/?show=scrubbed#value-{value.pk}"
    html = page(client, row)
    assert "A made-up guest" in html
    assert "finding--kept" in html


def test_a_decision_by_htmx_answers_with_the_rows_that_changed(client: Client) -> None:
    cora = factory.contractor()
    row = rich_task(cora)
    chosen = [str(value.pk) for value in row.values.exclude(type="LOCATION")]
    login(client, cora)
    response = client.post(reverse("triage_value", args=[row.pk]), {"values": chosen, "verdict": "scrub"}, headers=HTMX)
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("data-value") == 2
    assert 'id="progress"' in html
    assert 'hx-trigger="every 2s"' in html
    assert "is being scrubbed" in html or "waits to be scrubbed" in html


def test_the_tabs_count_anew_after_a_decision_by_htmx(client: Client) -> None:
    cora = factory.contractor()
    row = rich_task(cora)
    login(client, cora)
    before = tabs(page(client, row))
    chosen = str(row.values.get(type="MARKING").pk)
    response = client.post(reverse("triage_value", args=[row.pk]), {"values": chosen, "verdict": "scrub"}, headers=HTMX)
    assert before == {"All": 3, "To decide": 1, "Public, stays": 1, "Replaced": 1}
    assert tabs(response.content.decode()) == {"All": 3, "Public, stays": 1, "Replaced": 2}


def tabs(html: str) -> dict[str, int]:
    nav = re.search(r'<nav class="tabs".*?</nav>', html, re.DOTALL)
    assert nav
    return {label: int(count) for label, count in re.findall(r'>([^<>]+) <span class="count">(\d+)</span>', nav[0])}


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_refusal_is_a_sentence_that_quotes_nothing(client: Client, headers: dict[str, str]) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    value = row.values.get()
    login(client, cora)
    response = client.post(
        reverse("triage_value", args=[row.pk]),
        {"values": [str(value.pk)], "verdict": "keep"},
        headers=headers,
        follow=True,
    )
    html = response.content.decode()
    assert "Say why this is not sensitive" in html
    banners = re.findall(r'<div class="banner.*?</div>', html, re.DOTALL)
    assert banners
    assert not any("Okafor" in banner for banner in banners)


@pytest.mark.parametrize("data", [{}, {"verdict": "burn"}, {"verdict": "scrub", "values": ["no-id"]}])
def test_nonsense_is_refused(client: Client, data: dict[str, object]) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    login(client, cora)
    response = client.post(reverse("triage_value", args=[row.pk]), data, follow=True)
    assert response.status_code == 200
    assert row.values.get().verdict == ""


def test_a_missed_value_is_added_without_showing_it_in_a_message(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    login(client, cora)
    response = client.post(reverse("triage_add", args=[row.pk]), {"text": "Heron Bay", "type": "CLIENT"})
    assert "Heron" not in response["Location"]
    assert "Heron" not in str(dict(client.session))
    html = page(client, row)
    assert "Heron Bay" in html
    assert "substitute follows" in html


def test_it_follows_files_through_their_stages_and_says_when_they_are_done(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    late = factory.file(row, "late.docx")
    login(client, cora)
    TaskFile.objects.filter(pk=late.pk).update(state=FileState.SCRUBBING, stage="redacting")
    response = client.get(reverse("triage_status", args=[row.pk]), headers=HTMX)
    html = response.content.decode()
    assert 'class="is-now" aria-current="step">Writing the scrubbed copy' in html
    assert "HX-Trigger" not in response

    factory.scrubbed(late)
    response = client.get(reverse("triage_status", args=[row.pk]), headers=HTMX)
    assert response["HX-Trigger"] == "settled"
    assert "every 2s" not in response.content.decode()


def test_a_held_file_says_what_happened_and_offers_ways_on(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    made = factory.file(row, "plan.pdf", media_type=MediaType.PDF)
    details = RunDetails(unread=[("page 2", Reason.NO_TEXT_FOUND)])
    factory.scrubbed(made, state=FileState.HELD, reason=Reason.NOT_FULLY_READ, details=details)
    login(client, cora)
    html = page(client, row)
    assert "Some parts of the file could not be read" in html
    assert "page 2" in html
    assert reverse("file_drop", args=[made.pk]) in html

    client.post(reverse("triage_part", args=[row.pk]), {"file": made.pk, "part": "page 2", "verdict": "remove"})
    assert TaskFile.objects.get(pk=made.pk).state == FileState.UPLOADED


def test_a_hidden_sheet_can_be_kept_or_removed(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    made = factory.file(row, "model.xlsx")
    details = RunDetails(constructs=[("hidden sheet", "sheet 2", True), ("document properties", "", False)])
    factory.scrubbed(made, state=FileState.NEEDS_DECISION, details=details)
    login(client, cora)
    assert "Hidden sheet" in page(client, row)
    client.post(reverse("triage_part", args=[row.pk]), {"file": made.pk, "part": "sheet 2", "verdict": "keep"})
    assert made.part_decisions.get().verdict == "keep"


def test_text_whose_names_were_not_checked_is_read_and_confirmed(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    made = factory.file(row, "letter.docx")
    details = RunDetails(unchecked=[("German", ["page 3", "page 4", "page 5", "page 6"])])
    factory.scrubbed(made, state=FileState.NEEDS_DECISION, details=details)
    login(client, cora)
    html = page(client, row)
    assert "Names not checked" in html
    assert "page 3, page 4, page 5 and further" in html
    assert "I have read it" in html

    address = reverse("triage_part", args=[row.pk])
    client.post(address, {"file": made.pk, "part": "names in German", "verdict": "remove"})
    assert not made.part_decisions.exists()
    client.post(address, {"file": made.pk, "part": "names in German", "verdict": "keep"})
    assert made.part_decisions.get().verdict == "keep"
    factory.scrubbed(made, details=details)
    html = page(client, row)
    assert "Read and confirmed" in html
    assert "I have read it" not in html


def test_it_submits_and_says_what_stands_in_the_way(client: Client) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    login(client, cora)
    late = factory.file(row, "late.docx")
    response = client.post(reverse("triage_submit", args=[row.pk]), follow=True)
    assert "in the way" in response.content.decode()
    factory.scrubbed(late)
    tasks.settle(row, cora)
    factory.scrub_again(row)
    response = client.post(reverse("triage_submit", args=[row.pk]))
    assert response["Location"] == reverse("task_detail", args=[row.pk])
    assert Task.objects.get(pk=row.pk).state == TaskState.SUBMITTED


def test_a_submitted_task_shows_its_findings_without_buttons(client: Client) -> None:
    cora = factory.contractor()
    row = factory.submitted(cora)
    html = page(login(client, cora), row)
    assert "Amara Okafor" in html
    assert reverse("triage_value", args=[row.pk]) not in html
    client.post(
        reverse("triage_value", args=[row.pk]),
        {"values": [str(row.values.get().pk)], "verdict": "keep", "why": "Late"},
    )
    assert row.values.get().verdict == ""


def test_a_returned_task_shows_the_reasons_on_top(client: Client) -> None:
    cora, rita = factory.contractor(), factory.reviewer()
    row, _ = factory.in_review(cora, rita)
    value = row.values.get()
    decisions.decide_values(row, [value.pk], Verdict.SCRUB, rita)
    finish(row, rita, Outcome.RETURN, "Say which marina in the table.")
    html = page(login(client, cora), row)
    assert "Say which marina in the table." in html
    assert "Submit again" in html or "to do first" in html
    assert "A reviewer decided that this goes." in html
    assert rita.email not in html


NAMES = ("triage", "triage_status", "triage_value", "triage_add", "triage_part", "triage_rescrub", "triage_submit")


@pytest.mark.parametrize("name", NAMES)
def test_strangers_and_other_roles_find_nothing(client: Client, name: str) -> None:
    row = factory.ready(factory.contractor())
    url = reverse(name, args=[row.pk])
    method = "get" if name in NAMES[:2] else "post"
    assert getattr(client, method)(url).status_code == 302
    for role in Role:
        other = Client()
        other.force_login(factory.person(role))
        assert getattr(other, method)(url).status_code == 404
    assert not StateChange.objects.filter(task=row, file=None).exists()


@pytest.mark.parametrize("name", NAMES[2:])
def test_changes_need_a_post(client: Client, name: str) -> None:
    cora = factory.contractor()
    row = factory.ready(cora)
    assert login(client, cora).get(reverse(name, args=[row.pk])).status_code == 405


def keep_history(made: TaskFile, verdict: PartDecision.Verdict = PartDecision.Verdict.KEEP) -> None:
    decisions.decide_parts(made, ["history"], verdict, made.task.owner)


def an_archive(row: Task, **details: object) -> TaskFile:
    made = factory.file(row, "tool.zip", media_type=MediaType.ZIP)
    factory.scrubbed(made, details=RunDetails(constructs=[("git history", "history", False)], **details))  # type: ignore[arg-type]
    return made


def test_a_history_that_was_left_out_is_said_and_can_be_kept(client: Client) -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    assert "Repository history" not in page(login(client, cora), row)
    made = an_archive(row)
    html = page(client, row)
    assert "the copy is one snapshot without history" in html
    assert "Keep it, rewritten" in html
    response = client.post(
        reverse("triage_part", args=[row.pk]), {"file": str(made.pk), "part": "history", "verdict": "keep"}
    )
    assert response.status_code == 302
    made.refresh_from_db()
    assert made.state == FileState.UPLOADED
    assert "being rewritten" in page(client, row)


def test_a_history_that_is_kept_says_how_many_commits_there_are(client: Client) -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    made = an_archive(row, commits=1234)
    keep_history(made)
    TaskFile.objects.filter(pk=made.pk).update(state=FileState.CLEAN)
    html = page(login(client, cora), row)
    assert "1,234 commits in the copy" in html
    assert "Leave it out" in html


def test_an_archive_that_its_history_holds_offers_to_leave_it_out(client: Client) -> None:
    cora = factory.contractor()
    row = factory.task(cora)
    made = an_archive(row)
    keep_history(made)
    factory.scrubbed(made, state=FileState.HELD, reason=Reason.HISTORY_TOO_LARGE)
    html = page(login(client, cora), row)
    assert "Leave the history out and scrub again" in html
    assert "more commits, files or text than may be read" in html
