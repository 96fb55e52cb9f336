"""The same few people in every test, and a draft that has everything but files."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import settings

from scrubbing import policies
from submissions import tasks
from submissions.models import Attestation, Provenance, Role, RubricItem, Task, TaskText, User
from submissions.tasks import Answers

pytest_plugins = ["tests.no_skips"]

# No timing decides a test, and what is drawn is the same in every run: what fails, fails for a change. New examples are
# drawn where somebody looks for them.
settings.register_profile("cleanroom", deadline=None, derandomize="CLEANROOM_PROPERTY_EXAMPLES" not in os.environ)
settings.load_profile("cleanroom")

PASSWORD = "correct horse battery staple"

ANSWERS = Answers(
    text=TaskText(
        title="Yacht itinerary for the Bahamas",
        request="Please plan seven days on a yacht in the Bahamas for Marianne Oldcastle's family.",
        context="You work for a yacht broker and plan charters.",
        employer="Bluewater Charters Ltd",
        terms=["Sea Duchess", "Project Coral"],
        rubric=[RubricItem("Names an anchorage for every night", 5), RubricItem("Plans a leg of over 60 nm", -3)],
    ),
    sector="Real Estate and Rental and Leasing",
    occupation="Concierges",
    hours=Decimal("6.5"),
    provenance=Provenance.REAL.value,
    done_on=date(2025, 3, 14),
    difficulty=3,
    representativeness=4,
    attested=frozenset(Attestation.values),
)


@pytest.fixture(autouse=True)
def shipped_policy() -> Iterator[None]:
    """Let no test leave a policy in force for the next."""
    yield
    policies.forget()


def _person(name: str, role: Role) -> User:
    return User.objects.create_user(f"{name}@example.org", PASSWORD, role=role, name=name.capitalize())


@pytest.fixture
def carla(db: None) -> User:
    """A contractor."""
    return _person("carla", Role.CONTRACTOR)


@pytest.fixture
def carlos(db: None) -> User:
    """Another contractor."""
    return _person("carlos", Role.CONTRACTOR)


@pytest.fixture
def rosa(db: None) -> User:
    """A reviewer."""
    return _person("rosa", Role.REVIEWER)


@pytest.fixture
def remy(db: None) -> User:
    """Another reviewer."""
    return _person("remy", Role.REVIEWER)


@pytest.fixture
def ada(db: None) -> User:
    """An admin."""
    return _person("ada", Role.ADMIN)


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """Return a browser in which a person is logged in."""

    def log_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return log_in


@pytest.fixture
def draft(carla: User) -> Task:
    """Carla's draft with a complete form and no files."""
    return make_draft(carla)


def make_draft(owner: User, **changes: object) -> Task:
    """Make a draft with a complete form; `changes` replaces answers, and `title` and the like what is in the text."""
    text = {key: value for key, value in changes.items() if hasattr(ANSWERS.text, key)}
    other = {key: value for key, value in changes.items() if key not in text}
    answers = replace(ANSWERS, text=replace(ANSWERS.text, **text), **other)  # type: ignore[arg-type]
    task = tasks.create_task(owner)
    return tasks.save_task(task, owner, answers, task.version)
