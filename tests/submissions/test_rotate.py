"""Rotation of the master key: every key is re-wrapped, nothing else changes, and it may be stopped at any row."""

import base64
import os
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from submissions import accounts, vault
from submissions.models import AuditEntry, InstallationKey, Role, Task, TaskKey, TaskText, User
from submissions.sealing import Tampered

pytestmark = pytest.mark.django_db


def sealed_task(title: str) -> Task:
    owner, _ = User.objects.get_or_create(email="carl@example.com", defaults={"role": Role.CONTRACTOR})
    task = Task(owner=owner)
    key = vault.new_data_key()
    task.vault = vault.Vault(key)
    task.seal_text(TaskText(title=title))
    task.save(force_insert=True)
    TaskKey.objects.create(task=task, wrapped=vault.wrap(key, task.pk))
    return task


@pytest.fixture
def tasks() -> list[Task]:
    return [sealed_task(f"Title {number}") for number in range(5)]


@pytest.fixture
def new_key(tasks: list[Task], settings: Any) -> None:
    """From here on the installation runs under another master key."""
    accounts.employer_key("Acme")
    settings.MASTER_KEY_OLD = settings.MASTER_KEY
    settings.MASTER_KEY = base64.b64encode(os.urandom(32)).decode()


def titles() -> list[str]:
    return sorted(task.text.title for task in Task.objects.all())


@pytest.mark.usefixtures("new_key")
def test_it_rewraps_every_key_and_the_content_opens_again(capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    with pytest.raises(Tampered):
        titles()
    call_command("rotate_master_key")
    assert "6 re-wrapped, 0 done before, 0 failed" in capsys.readouterr().out
    settings.MASTER_KEY_OLD = ""
    assert titles() == [f"Title {number}" for number in range(5)]
    assert AuditEntry.objects.get(tag="key:rotate").details == {"done": 6, "already": 0, "failed": 0}


def test_names_of_employers_are_still_recognised_afterwards(tasks: list[Task], settings: Any) -> None:
    before = accounts.employer_key("Acme Ltd")
    settings.MASTER_KEY_OLD, settings.MASTER_KEY = settings.MASTER_KEY, base64.b64encode(os.urandom(32)).decode()
    call_command("rotate_master_key")
    assert accounts.employer_key("ACME") == before


def test_what_the_installation_signs_with_stays_the_same(tasks: list[Task], settings: Any) -> None:
    before = vault.installation_seed("certificates")
    settings.MASTER_KEY_OLD, settings.MASTER_KEY = settings.MASTER_KEY, base64.b64encode(os.urandom(32)).decode()
    call_command("rotate_master_key")
    assert vault.installation_seed("certificates") == before
    assert vault.installation_seed("something else") != before


@pytest.mark.usefixtures("new_key")
def test_it_goes_on_where_it_was_stopped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    wrap, calls = vault.wrap, []

    def stop_at_the_third(*arguments: Any) -> bytes:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return wrap(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(vault, "wrap", stop_at_the_third)
        with pytest.raises(KeyboardInterrupt):
            call_command("rotate_master_key")
    call_command("rotate_master_key")
    assert "4 re-wrapped, 2 done before, 0 failed" in capsys.readouterr().out
    assert len(titles()) == 5
    call_command("rotate_master_key")
    assert "0 re-wrapped, 6 done before" in capsys.readouterr().out


@pytest.mark.usefixtures("new_key")
def test_a_key_that_opens_under_neither_is_named_and_left_alone(tasks: list[Task]) -> None:
    TaskKey.objects.filter(task=tasks[0]).update(wrapped=b"x" * 60)
    with pytest.raises(CommandError, match="1 keys open under neither"):
        call_command("rotate_master_key")
    assert bytes(TaskKey.objects.get(task=tasks[0]).wrapped) == b"x" * 60
    assert tasks[1].pk in set(TaskKey.objects.values_list("task_id", flat=True))
    assert Task.objects.get(pk=tasks[1].pk).text.title == "Title 1"


@pytest.mark.usefixtures("new_key")
def test_a_dry_run_only_counts(capsys: pytest.CaptureFixture[str]) -> None:
    before = list(TaskKey.objects.values_list("wrapped", flat=True))
    call_command("rotate_master_key", "--dry-run")
    assert "6 to re-wrap" in capsys.readouterr().out
    assert list(TaskKey.objects.values_list("wrapped", flat=True)) == before
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("key", ["", "no base64 !", base64.b64encode(b"short").decode()])
def test_it_refuses_a_key_that_is_none(settings: Any, key: str) -> None:
    settings.MASTER_KEY_OLD = key
    with pytest.raises(CommandError, match="32 bytes"):
        call_command("rotate_master_key")


def test_it_refuses_to_rotate_to_the_same_key(settings: Any) -> None:
    settings.MASTER_KEY_OLD = settings.MASTER_KEY
    with pytest.raises(CommandError, match="the same"):
        call_command("rotate_master_key")
    assert not InstallationKey.objects.exists()
