"""Pages of a contractor's tasks: rights, saving, autosave, conflicts, withdrawal."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from submissions import briefs
from submissions.forms import TaskForm
from submissions.models import Task, TaskState, User
from submissions.states import move_task
from submissions.tasks import Answers
from tests.conftest import make_draft

pytestmark = pytest.mark.django_db
LogIn = Callable[[User], Client]


def filled(task: Task, **changes: Any) -> dict[str, Any]:
    """What a browser sends for a task's form."""
    answers = Answers.of(task)
    data = {key: value for key, value in TaskForm.initial_of(answers).items() if value is not None}
    data["terms"] = "\n".join(answers.text.terms)
    rubric = answers.text.rubric
    data |= {"rubric-TOTAL_FORMS": len(rubric), "rubric-INITIAL_FORMS": len(rubric), "version": task.version}
    for number, item in enumerate(rubric):
        data |= {f"rubric-{number}-criterion": item.criterion, f"rubric-{number}-points": item.points}
    return data | changes


def stored(task: Task) -> Answers:
    return Answers.of(Task.objects.get(pk=task.pk))


@pytest.mark.parametrize("path", ["", "autosave/", "files/", "files/status/", "withdraw/"])
@pytest.mark.parametrize("who", ["carlos", "rosa", "ada"])
def test_others_find_nothing(path: str, who: str, draft: Task, as_user: LogIn, request: pytest.FixtureRequest) -> None:
    client = as_user(request.getfixturevalue(who))
    url = f"/tasks/{draft.pk}/{path}"
    assert {client.get(url).status_code, client.post(url).status_code} <= {404, 405}
    assert 404 in {client.get(url).status_code, client.post(url).status_code}


def test_strangers_are_sent_to_the_login(draft: Task, client: Client) -> None:
    for path in ("/", "/tasks/", "/tasks/new/", f"/tasks/{draft.pk}/", "/profile/"):
        response = client.get(path)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


def test_a_script_of_a_stranger_gets_401(draft: Task, client: Client) -> None:
    assert client.get(f"/tasks/{draft.pk}/files/status/", headers={"hx-request": "true"}).status_code == 401
    url = f"/tasks/{draft.pk}/autosave/"
    assert client.post(url, headers={"x-requested-with": "fetch"}).status_code == 401


def test_a_task_that_does_not_exist_is_404(carla: User, as_user: LogIn) -> None:
    assert as_user(carla).get(f"/tasks/{uuid4()}/").status_code == 404


def test_the_list_shows_own_tasks_and_is_not_kept(carla: User, carlos: User, as_user: LogIn) -> None:
    make_draft(carla, title="Carla's own")
    make_draft(carlos, title="Of somebody else")
    response = as_user(carla).get("/tasks/")
    assert "Carla&#x27;s own" in response.content.decode()
    assert "Of somebody else" not in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert "'unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("show", ["yours", "review", "approved", "closed", "nonsense"])
def test_the_list_filters(carla: User, draft: Task, as_user: LogIn, show: str) -> None:
    body = as_user(carla).get("/tasks/", {"show": show}).content.decode()
    assert ("Yacht itinerary" in body) == (show in {"yours", "nonsense"})


def test_the_empty_list_says_what_to_do(carla: User, as_user: LogIn) -> None:
    assert "Start a task" in as_user(carla).get("/tasks/").content.decode()


def test_starting_twice_gives_one_draft(carla: User, as_user: LogIn) -> None:
    client = as_user(carla)
    one, two = client.post("/tasks/new/"), client.post("/tasks/new/")
    assert one["Location"] == two["Location"]
    assert Task.objects.count() == 1


def test_looking_at_the_start_page_makes_no_task(carla: User, as_user: LogIn) -> None:
    assert as_user(carla).get("/tasks/new/").status_code == 200
    assert not Task.objects.exists()


def test_it_saves_the_form_as_sent(carla: User, as_user: LogIn) -> None:
    draft = make_draft(carla)
    before = stored(draft)
    response = as_user(carla).post(f"/tasks/{draft.pk}/", filled(draft, hours="12.5"))
    assert response.status_code == 302
    after = stored(draft)
    assert str(after.hours) == "12.50"
    assert after.text == before.text
    assert after.attested == before.attested


def test_it_escapes_what_people_wrote(carla: User, as_user: LogIn) -> None:
    draft = make_draft(carla, title="<script>alert(1)</script>", request="</textarea><b>x", terms=["<i>y"])
    for path in ("/tasks/", f"/tasks/{draft.pk}/", f"/tasks/{draft.pk}/withdraw/"):
        body = as_user(carla).get(path).content.decode()
        assert "<script>alert" not in body
        assert "</textarea><b>" not in body
        assert "<i>y" not in body


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("hours", "many", "number"),
        ("hours", "-3", "greater"),
        ("done_on", "2999-01-01", "future"),
        ("terms", "Acme\n.x", "Line 2"),
        ("terms", "y" * 201, "longer"),
        ("title", "t" * 201, "200"),
        ("occupation", "Astronauts", "choice"),
        ("rubric-0-points", "lots", "whole number"),
        ("rubric-0-points", "", "points"),
    ],
)
def test_a_wrong_answer_is_marked_and_the_others_are_saved(
    carla: User, draft: Task, as_user: LogIn, field: str, value: str, word: str
) -> None:
    before = stored(draft)
    data = filled(draft, context="New context.", **{field: value})
    response = as_user(carla).post(f"/tasks/{draft.pk}/", data)
    body = response.content.decode()
    assert response.status_code == 422
    assert word in body
    assert value in body or value.splitlines()[-1] in body
    after = stored(draft)
    assert after.text.context == "New context."
    assert (after.hours, after.done_on, after.occupation) == (before.hours, before.done_on, before.occupation)
    assert after.text.rubric == before.text.rubric


@pytest.mark.parametrize(("code", "status"), [("23-1011", 302), ("231011", 422), ("23-10111", 422), ("aa-bbbb", 422)])
def test_another_occupation_has_a_soc_code(carla: User, draft: Task, as_user: LogIn, code: str, status: int) -> None:
    data = filled(draft, occupation="Other", soc_code=code)
    assert as_user(carla).post(f"/tasks/{draft.pk}/", data).status_code == status
    assert stored(draft).soc_code == (code if status == 302 else "")


def test_an_occupation_determines_its_sector(carla: User, draft: Task, as_user: LogIn) -> None:
    data = filled(draft, occupation="Lawyers", sector="Government", soc_code="11-1111")
    as_user(carla).post(f"/tasks/{draft.pk}/", data)
    assert stored(draft).sector == "Professional, Scientific, and Technical Services"
    assert stored(draft).soc_code == ""


def test_short_work_is_warned_about_and_saved(carla: User, draft: Task, as_user: LogIn) -> None:
    client = as_user(carla)
    assert client.post(f"/tasks/{draft.pk}/", filled(draft, hours="0.5")).status_code == 302
    assert "Under one hour" in client.get(f"/tasks/{draft.pk}/").content.decode()


def test_criteria_are_added_and_removed_without_a_script(carla: User, draft: Task, as_user: LogIn) -> None:
    client = as_user(carla)
    data = filled(draft, add_criterion="1", **{"rubric-0-DELETE": "on"})
    response = client.post(f"/tasks/{draft.pk}/", data, follow=True)
    assert [item.points for item in stored(draft).text.rubric] == [-3]
    assert 'name="rubric-1-criterion"' in response.content.decode()


def test_a_criterion_that_was_autosaved_survives_the_next_save(carla: User, as_user: LogIn) -> None:
    draft = make_draft(carla, rubric=[])
    client = as_user(carla)
    # The page counted no stored row when it was loaded, and goes on saying so.
    row = {"rubric-TOTAL_FORMS": 1, "rubric-0-criterion": "Covers seven days.", "rubric-0-points": 10}
    assert client.post(f"/tasks/{draft.pk}/autosave/", filled(draft, **row)).status_code == 200
    again = filled(draft, **row, version=Task.objects.get(pk=draft.pk).version) | {"rubric-INITIAL_FORMS": 0}
    assert client.post(f"/tasks/{draft.pk}/", again).status_code == 302
    assert [item.points for item in stored(draft).text.rubric] == [10]


def test_the_form_says_what_is_missing(carla: User, as_user: LogIn) -> None:
    draft = make_draft(carla, title="")
    body = as_user(carla).get(f"/tasks/{draft.pk}/").content.decode()
    assert "A title" in body
    assert "At least one deliverable file" in body


def test_autosave_answers_what_is_stored_and_missing(carla: User, draft: Task, as_user: LogIn) -> None:
    data = filled(draft, title="Typed so far", hours="oops")
    answer = as_user(carla).post(f"/tasks/{draft.pk}/autosave/", data).json()
    assert answer["version"] == 2
    assert list(answer["errors"]) == ["hours"]
    assert "Still missing" in answer["checklist"]
    assert stored(draft).text.title == "Typed so far"


def test_an_autosave_of_an_older_version_is_409_and_loses_nothing(carla: User, draft: Task, as_user: LogIn) -> None:
    client = as_user(carla)
    assert client.post(f"/tasks/{draft.pk}/autosave/", filled(draft, title="One")).status_code == 200
    late = client.post(f"/tasks/{draft.pk}/autosave/", filled(draft, title="Two"))
    assert (late.status_code, late.json()) == (409, {"version": 2})
    assert stored(draft).text.title == "One"


def test_a_save_of_an_older_version_shows_what_was_typed(carla: User, draft: Task, as_user: LogIn) -> None:
    client = as_user(carla)
    client.post(f"/tasks/{draft.pk}/autosave/", filled(draft, title="One"))
    response = client.post(f"/tasks/{draft.pk}/", filled(draft, title="Two"))
    body = response.content.decode()
    assert response.status_code == 409
    assert 'value="Two"' in body
    assert 'data-conflict="yes"' in body
    assert 'name="version" value="2"' in body
    assert client.post(f"/tasks/{draft.pk}/", filled(draft, title="Two", version=2)).status_code == 302
    assert stored(draft).text.title == "Two"


def test_a_form_without_its_version_changes_nothing(carla: User, draft: Task, as_user: LogIn) -> None:
    assert as_user(carla).post(f"/tasks/{draft.pk}/", filled(draft, title="X", version="")).status_code == 409


@pytest.mark.parametrize("state", [TaskState.SUBMITTED, TaskState.IN_REVIEW, TaskState.APPROVED, TaskState.REJECTED])
def test_a_task_out_of_hand_is_shown_and_not_changed(
    carla: User, rosa: User, draft: Task, as_user: LogIn, state: TaskState
) -> None:
    way = [TaskState.SUBMITTED, TaskState.IN_REVIEW, state]
    for step in dict.fromkeys(way[: way.index(state) + 1]):
        move_task(draft, step, rosa, note="Their words.")
    client = as_user(carla)
    body = client.get(f"/tasks/{draft.pk}/").content.decode()
    assert "Marianne Oldcastle" in body
    assert "Their words." in body
    assert (f'href="/tasks/{draft.pk}/triage/"' in body) == (state is not TaskState.REJECTED)
    assert client.post(f"/tasks/{draft.pk}/", filled(draft, title="X")).status_code == 302
    assert client.post(f"/tasks/{draft.pk}/autosave/", filled(draft, title="X")).status_code == 423
    assert stored(draft).text.title == "Yacht itinerary for the Bahamas"


def test_a_returned_task_shows_why_and_can_be_changed(carla: User, rosa: User, draft: Task, as_user: LogIn) -> None:
    for step in (TaskState.SUBMITTED, TaskState.IN_REVIEW):
        move_task(draft, step, rosa)
    move_task(draft, TaskState.RETURNED, rosa, note="Page 2 names the ward.")
    client = as_user(carla)
    assert "Page 2 names the ward." in client.get(f"/tasks/{draft.pk}/").content.decode()
    assert client.post(f"/tasks/{draft.pk}/", filled(draft, title="X")).status_code == 302


def test_withdrawing_asks_first_and_gives_a_receipt(carla: User, draft: Task, as_user: LogIn) -> None:
    client = as_user(carla)
    assert client.post(f"/tasks/{draft.pk}/withdraw/").status_code == 422
    assert Task.objects.get().state == TaskState.DRAFT
    response = client.post(f"/tasks/{draft.pk}/withdraw/", {"sure": "1"}, follow=True)
    assert Task.objects.get().state == TaskState.WITHDRAWN
    assert "Receipt of a withdrawal" in response.content.decode()
    assert "Withdrawn task" in client.get("/tasks/?show=closed").content.decode()
    assert client.get(f"/tasks/{draft.pk}/files/status/").status_code == 404


def test_forms_without_their_token_are_refused(carla: User, draft: Task) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(carla, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in ("/tasks/new/", f"/tasks/{draft.pk}/", f"/tasks/{draft.pk}/autosave/", f"/tasks/{draft.pk}/files/"):
        response = client.post(path, filled(draft, title="forged"))
        assert response.status_code == 403
    assert stored(draft).text.title != "forged"


def test_leaving_for_the_findings_saves_and_refreshes_the_brief(carla: User, draft: Task, as_user: LogIn) -> None:
    client = as_user(carla)
    client.post(f"/tasks/{draft.pk}/autosave/", filled(draft, title="Typed under autosave"))
    assert not briefs.is_current(draft)
    response = client.post(f"/tasks/{draft.pk}/", filled(draft, title="Typed under autosave", version=2, triage="1"))
    assert response["Location"] == f"/tasks/{draft.pk}/triage/"
    assert briefs.is_current(draft)
