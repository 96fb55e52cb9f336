"""An admin tries another policy, sees what it would do, and saves it with a reason."""

import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from reviews import policy_form
from scrubbing import freshness, policies
from scrubbing.detection import policy
from scrubbing.findings import Action
from scrubbing.models import PolicyChange
from submissions.models import AuditEntry, FileState, Task, TaskState, User
from tests.reviews import factory

URL = "/policy/change/"
AsUser = Callable[[User], Client]


@pytest.fixture(autouse=True)
def hints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send nothing: no test here needs a worker."""
    monkeypatch.setattr("submissions.handoff.hint", lambda file_id: None)


def form(**answers: str) -> dict[str, str]:
    """The form as it is filled in, with answers by `action__PERSON` and the like."""
    rows = policy_form.draft(policies.follow()).rows
    filled = {f"{key}:{row.code}": answer for row in rows for key, answer in row.answers.items()}
    newest = policies.newest_change()
    return {
        **filled,
        "after": str(newest.pk) if newest else "",
        "do": "try",
        **{name.replace("__", ":"): answer for name, answer in answers.items()},
    }


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", unescape(answer.content.decode())))  # type: ignore[attr-defined]


def save(client: Client, **answers: str) -> object:
    """Look at what the answers do, then save them."""
    looked = client.post(URL, form(**answers))
    seen = looked.context["result"].version
    return client.post(URL, form(**{"why": "It was too much.", **answers}, seen=seen, do="save"))


@pytest.fixture
def admin(as_user: AsUser, ada: User) -> Client:
    return as_user(ada)


def test_only_admins_get_in_and_only_they_are_pointed_there(
    as_user: AsUser, carla: User, rosa: User, admin: Client
) -> None:
    assert reverse("policy_change") == URL
    for person in (carla, rosa):
        assert as_user(person).get(URL).status_code == 404
        assert as_user(person).post(URL, form(action__LOCATION="decide", do="save", why="x")).status_code == 404
        assert URL not in as_user(person).get(reverse("policy")).content.decode()
    assert URL in admin.get(reverse("policy")).content.decode()
    assert not PolicyChange.objects.exists()


def test_the_form_has_a_row_per_kind_and_one_for_the_numbers_of_states(admin: Client) -> None:
    page = admin.get(URL)
    rows = {row.code: row for row in page.context["draft"].rows}
    assert len(rows) < 80
    assert len(rows[policy_form.NUMBERS].members) > 200
    assert {code for row in rows.values() for code in row.members} == {*policy.shipped().rules, "unknown"}
    assert "UK_NINO" not in rows
    assert rows["unknown"].actions == (Action.REPLACE, Action.DECIDE)
    assert not rows["EMPLOYER"].graded
    assert page.context["changed"] == 0


def test_sent_as_it_is_the_form_changes_nothing(admin: Client) -> None:
    result = admin.post(URL, form()).context["result"]
    assert result.version == policy.shipped().version
    assert result.changed == []
    assert "This is the policy in force" in text(admin.post(URL, form()))
    assert 'value="save"' not in admin.post(URL, form()).content.decode()


def test_it_says_what_a_change_would_do_and_saves_nothing(admin: Client, carla: User) -> None:
    row = factory.task(carla)
    place = factory.value(row, "Nassau", "[removed: location]", type_="LOCATION", action=Action.KEEP)
    name = factory.value(row, "Amara Okafor", "Elin Lindqvist", score=0.6)
    factory.scrubbed(factory.file(row), [place, name])
    answer = admin.post(URL, form(action__LOCATION="decide", threshold__PERSON="0.75"))
    words = text(answer)
    assert "1 task would need a decision that is clean today (1 file)." in words
    assert "1 value would wait for a person to decide." in words
    assert "1 value would no longer be found, and so stay without being listed." in words
    assert "Told from 2 values in 1 file of 1 task" in words
    assert "Place: Stays, listed→A person decides" in words
    assert str(row.pk)[:8] in words
    assert "from now on" in words
    assert not PolicyChange.objects.exists()
    assert policies.follow() == policy.shipped()
    assert [line.code for line in answer.context["draft"].rows if line.changed] == ["PERSON", "LOCATION"]


def test_it_shows_nothing_that_a_contractor_gave(admin: Client, carla: User) -> None:
    row = factory.task(carla, title="Secret itinerary")
    factory.scrubbed(factory.file(row, "okafor.docx"), [factory.value(row, "Amara Okafor", "Elin Lindqvist")])
    page = admin.post(URL, form(action__PERSON="keep")).content.decode()
    assert not any(
        word in page for word in ("Amara", "Okafor", "okafor", "Lindqvist", "Secret itinerary", row.owner.email)
    )


def test_a_lower_threshold_is_told_honestly(admin: Client, carla: User) -> None:
    factory.ready(carla)
    words = text(admin.post(URL, form(threshold__PERSON="0.1")))
    assert "How much more would be found cannot be known from stored scores." in words
    assert "Person's name. 1 task would be searched again" in words


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"action__SECRET": "keep"}, "Password, key or token"),
        ({"action__IBAN_CODE": "keep"}, "Bank account number (IBAN)"),
        ({"action__numbers": "keep"}, "kinds of numbers that states give"),
    ],
)
def test_it_warns_of_secrets_accounts_and_numbers_that_would_stay(
    answers: dict[str, str], named: str, admin: Client
) -> None:
    words = text(admin.post(URL, form(**answers)))
    assert "Secrets, accounts or numbers of states would stay in the copies." in words
    assert named in words.partition("could read them:")[2][:120]
    assert "would stay in the copies." not in text(admin.post(URL, form(action__AGE="replace")))


@pytest.mark.parametrize(
    ("answers", "complaint"),
    [
        ({"threshold__PERSON": "1.5"}, "The threshold must be a number from 0 to 1."),
        ({"threshold__PERSON": ""}, "The threshold must be a number from 0 to 1."),
        ({"threshold__numbers": "much"}, "The threshold must be a number from 0 to 1."),
        ({"action__PERSON": "destroy"}, "'destroy' is not a valid Action."),
        ({"action__unknown": "keep"}, "What no rule names must never be kept."),
    ],
)
def test_what_is_not_understood_is_marked_and_nothing_is_lost(
    answers: dict[str, str], complaint: str, admin: Client
) -> None:
    answer = admin.post(URL, form(**answers, action__AGE="decide", do="save", why="x"))
    assert answer.status_code == 422
    assert complaint in text(answer)
    assert "One row is not understood, so nothing was tried or saved." in text(answer)
    assert [row.code for row in answer.context["draft"].errors] == [next(iter(answers)).partition("__")[2]]
    assert next(row for row in answer.context["draft"].rows if row.code == "AGE").action == "decide"
    assert not PolicyChange.objects.exists()


def test_a_saved_policy_is_in_force_shown_and_written_down(
    admin: Client, ada: User, carla: User, as_user: AsUser
) -> None:
    row = factory.ready(carla)
    answer = save(admin, action__LOCATION="decide", threshold__PERSON="0.75")
    assert answer.status_code == 302  # type: ignore[attr-defined]
    change = PolicyChange.objects.get()
    assert (change.by, change.why) == (ada, "It was too much.")
    assert set(policy.read(change.overrides)) == {"LOCATION", "PERSON"}
    assert AuditEntry.objects.get(tag="policy:change").actor == str(ada.pk)
    assert not freshness.is_fresh(Task.objects.get(pk=row.pk))
    history = text(admin.get(URL))
    assert "It was too much." in history
    assert "Place: Stays, listed→A person decides" in history
    assert "Person's name: Counts from" in history
    page = text(as_user(carla).get(reverse("policy")))
    assert page.count("changed here") == 2
    assert change.version in page
    assert "It was too much." not in page
    assert policies.catch_up() == 1
    assert row.files.filter(state=FileState.UPLOADED).exists()


def test_a_policy_is_not_saved_without_a_reason(admin: Client) -> None:
    answer = save(admin, action__LOCATION="decide", why=" ")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "Say why" in text(answer)
    assert "Nothing you entered was lost" in text(answer)
    assert not PolicyChange.objects.exists()


def test_what_was_not_looked_at_is_shown_before_it_is_saved(admin: Client) -> None:
    seen = admin.post(URL, form(action__LOCATION="decide")).context["result"].version
    answer = admin.post(URL, form(action__LOCATION="replace", seen=seen, do="save", why="Because."))
    assert answer.status_code == 409
    assert "The form was changed after you looked" in text(answer)
    assert "Because." in answer.content.decode()
    assert not PolicyChange.objects.exists()


@pytest.mark.parametrize("after", ["9" * 5_000, "-1", "²", "1.0"])
def test_a_number_that_no_form_has_saves_nothing_over_another_policy(admin: Client, ada: User, after: str) -> None:
    save(admin, action__PERSON="keep")
    answers = form(action__PERSON="decide")
    seen = admin.post(URL, answers).context["result"].version
    answer = admin.post(URL, {**answers, "why": "Too much.", "seen": seen, "after": after, "do": "save"})
    assert answer.status_code == 409
    assert PolicyChange.objects.count() == 1


@pytest.mark.parametrize("why", ["\0", " \0\0 "])
def test_signs_that_no_database_stores_are_no_reason(admin: Client, why: str) -> None:
    assert save(admin, action__PERSON="keep", why=why).status_code == 422  # type: ignore[attr-defined]
    assert not PolicyChange.objects.exists()


def test_who_saves_after_somebody_else_sees_first_what_that_means(admin: Client, ada: User) -> None:
    mine = form(action__LOCATION="decide", do="save", why="Because.")
    mine["seen"] = admin.post(URL, {**mine, "do": "try"}).context["result"].version
    save(admin, action__AGE="replace")
    answer = admin.post(URL, mine)
    assert answer.status_code == 409
    assert "Somebody saved another policy while you looked" in text(answer)
    assert PolicyChange.objects.count() == 1
    assert {row.code for row in answer.context["draft"].rows if row.changed} == {"AGE", "LOCATION"}
    again = {**mine, "after": str(answer.context["after"]), "seen": answer.context["result"].version}
    assert admin.post(URL, again).status_code == 302


def test_one_can_go_back_to_the_policy_that_ships(admin: Client, carla: User) -> None:
    row = factory.ready(carla)
    save(admin, action__LOCATION="decide")
    answer = admin.post(URL, form(do="ship"))
    assert "Go back to the policy that ships" in text(answer)
    seen = answer.context["result"].version
    assert seen == policy.shipped().version
    shipped = {
        f"{key}:{line.code}": answer for line in answer.context["draft"].rows for key, answer in line.answers.items()
    }
    assert admin.post(URL, {**form(do="save", why="Enough."), **shipped, "seen": seen}).status_code == 302
    assert policies.follow() == policy.shipped()
    assert freshness.is_fresh(Task.objects.get(pk=row.pk))
    assert "Back to the policy that ships" not in text(admin.get(URL))


def test_numbers_of_states_change_together_and_one_can_be_taken_out(admin: Client) -> None:
    taken = admin.post(URL, form(action__numbers="decide", do="out", number="UK_NINO"))
    row = next(row for row in taken.context["draft"].rows if row.code == "UK_NINO")
    assert (row.single, row.action) == (True, "decide")
    own = {"action:UK_NINO": "replace", "substitute:UK_NINO": "surrogate", "threshold:UK_NINO": "0.5"}
    sent = {**form(action__numbers="decide"), **own}
    seen = admin.post(URL, sent).context["result"].version
    admin.post(URL, {**sent, "seen": seen, "do": "save", "why": "Because."})
    present = policies.follow()
    assert present.action("UK_NINO") is Action.REPLACE
    assert {present.action(code) for code in ("PL_PESEL", "US_SSN", "DE_TAX_ID")} == {Action.DECIDE}
    thresholds = {code: present.rule(code).threshold for code in present.rules}
    assert thresholds == {code: rule.threshold for code, rule in policy.shipped().rules.items()}
    assert "kinds of numbers that states give: Replaced→A person decides" in text(admin.get(URL))


def test_a_number_goes_back_into_its_group(admin: Client) -> None:
    own = {"action:UK_NINO": "keep", "substitute:UK_NINO": "surrogate", "threshold:UK_NINO": "0.5"}
    save(admin, **{name.replace(":", "__"): answer for name, answer in own.items()})
    assert policies.follow().action("UK_NINO") is Action.KEEP
    assert "UK_NINO" in {row.code for row in admin.get(URL).context["draft"].rows}
    back = admin.post(URL, form(do="back:UK_NINO"))
    assert "UK_NINO" not in {row.code for row in back.context["draft"].rows}
    sent = {name: answer for name, answer in form().items() if not name.endswith(":UK_NINO")}
    result = admin.post(URL, sent).context["result"]
    assert result.version == policy.shipped().version


def test_approved_tasks_that_releases_would_leave_out_are_counted(admin: Client, carla: User) -> None:
    row = factory.ready(carla)
    Task.objects.filter(pk=row.pk).update(state=TaskState.APPROVED)
    assert "1 approved task would be left out of releases" in text(admin.post(URL, form(action__LOCATION="decide")))


_SETTINGS = st.fixed_dictionaries(
    {
        "action": st.sampled_from(["replace", "decide", "keep"]),
        "substitute": st.sampled_from(["surrogate", "tag", "remove"]),
        "threshold": st.integers(0, 20).map(lambda twentieths: twentieths / 20),
    }
)
_CODES = st.sampled_from(["PERSON", "LOCATION", "UK_NINO", "US_SSN", "PL_PESEL", "SECRET"])


@given(st.dictionaries(_CODES, _SETTINGS))
def test_a_form_that_is_sent_as_it_is_says_what_is_in_force(overrides: policy.Overrides) -> None:
    present = policy.merge(policy.shipped(), overrides)
    draft = policy_form.draft(present)
    sent = {f"{key}:{row.code}": answer for row in draft.rows for key, answer in row.answers.items()}
    assert not any(row.changed for row in draft.rows)
    again = policy_form.draft(present, sent).overrides()
    assert again is not None
    assert policy.merge(policy.shipped(), again) == present


def test_trying_a_policy_loads_no_engine() -> None:
    code = (
        "import django, sys; django.setup()\n"
        "import config.urls\n"
        "from reviews import policy_form\n"
        "from scrubbing import policies, simulation\n"
        "from scrubbing.detection import policy\n"
        "assert policy_form.draft(policy.shipped()).overrides() == {}\n"
        "heavy = {'presidio_analyzer', 'onnxruntime', 'faker', 'tokenizers'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        env={"DJANGO_SETTINGS_MODULE": "config.settings.test", "PATH": "/usr/bin:/bin"},
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_looking_and_saving_loads_no_engine_either(admin: Client) -> None:
    loaded = {"presidio_analyzer", "onnxruntime"} & set(sys.modules)
    admin.post(URL, form(action__LOCATION="decide"))
    save(admin, action__LOCATION="decide")
    assert {"presidio_analyzer", "onnxruntime"} & set(sys.modules) == loaded
