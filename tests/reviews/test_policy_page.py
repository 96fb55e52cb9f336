"""The policy page: every rule in words, for everybody who is logged in, without loading an engine."""

import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from reviews.views.policy import HAPPENS, INSTEAD
from scrubbing.detection import policy
from scrubbing.detection.policy import Style
from scrubbing.findings import Action
from submissions.models import Role, User


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_everybody_reads_every_rule_and_why(role: Role, client: Client) -> None:
    client.force_login(
        User.objects.create_user("a@example.com", "x", role=role),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    page = client.get(reverse("policy")).content.decode().replace("&#x27;", "'")
    for code, rule in policy.load().rules.items():
        assert code in page
        assert rule.explanation in page
    assert policy.load().unknown.explanation in page
    assert policy.load().version in page


@pytest.mark.django_db
def test_strangers_are_sent_to_the_login_page(client: Client) -> None:
    assert client.get(reverse("policy")).status_code == 302


def test_every_action_and_style_has_words() -> None:
    assert set(HAPPENS) == set(Action)
    assert set(INSTEAD) == set(Style)


def test_pages_of_admins_load_no_engine_and_no_table_library() -> None:
    code = (
        "import django, sys; django.setup()\n"
        "import config.urls\n"
        "heavy = {'presidio_analyzer', 'onnxruntime', 'pyarrow', 'cv2'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"DJANGO_SETTINGS_MODULE": "config.settings.test", "PATH": "/usr/bin:/bin"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
