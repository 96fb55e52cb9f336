"""Requests made to wear the web process down, or that break off: refused, and never a row of half a file."""

import io
import time
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from submissions.models import FileRole, Task, TaskFile, User
from tests.submissions.test_file_pages import SCRIPT, LogIn

pytestmark = pytest.mark.django_db
BOUNDARY = "xxxxboundaryxxxx"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


def part(name: str, value: bytes, headers: str = "", file: str = "") -> bytes:
    shown = f'; filename="{file}"' if file else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{shown}\r\n{headers}\r\n'
    return head.encode() + value + b"\r\n"


ROLE = part("role", b"deliverable")
FILE = part("upload", b"Dear Ann, " * 20_000, file="a.txt")
END = f"--{BOUNDARY}--\r\n".encode()


def post(client: Client, draft: Task, body: bytes, length: int | None = None) -> int:
    extra = {"CONTENT_LENGTH": str(len(body) if length is None else length), "wsgi.input": io.BytesIO(body)}
    answer = client.generic("POST", f"/tasks/{draft.pk}/files/", body, MULTIPART, headers=SCRIPT, **extra)  # type: ignore[arg-type]
    return int(answer.status_code)


@pytest.fixture
def client(carla: User, as_user: LogIn) -> Client:
    return as_user(carla)


def files() -> int:
    return TaskFile.objects.exclude(role=FileRole.BRIEF).count()


def stored(draft: Task) -> set[Path]:
    return set(Path(default_storage.path(f"tasks/{draft.pk}")).rglob("*"))


def test_a_whole_upload_is_taken(client: Client, draft: Task) -> None:
    assert post(client, draft, ROLE + FILE + END) == 201
    assert files() == 1


@pytest.mark.parametrize(
    ("body", "length"),
    [
        (ROLE + FILE[:-5_000], len(ROLE + FILE + END)),
        (ROLE + FILE[:-5_000], None),
        (ROLE + FILE, None),
        (ROLE + FILE + END, len(ROLE + FILE) - 5_000),
        (ROLE + FILE + END, 0),
        (ROLE + FILE + END, -1),
        (ROLE, None),
        (b"", None),
    ],
    ids=["cut", "cut, and its length is right", "no end", "longer than said", "zero", "negative", "no file", "nothing"],
)
def test_half_a_request_is_refused_and_makes_no_row(
    client: Client, draft: Task, body: bytes, length: int | None
) -> None:
    before = stored(draft)
    assert 400 <= post(client, draft, body, length) < 500
    assert files() == 0
    assert stored(draft) == before


@pytest.mark.parametrize(
    "body",
    [
        b"".join(part(f"field{number}", b"x") for number in range(10_000)) + END,
        ROLE + b"".join(part("upload", b"x", file="a.txt") for _ in range(10_000)) + END,
        part("role", b"deliverable" * 600_000) + END,
    ],
    ids=["ten thousand fields", "ten thousand files", "a field of six megabytes"],
)
def test_a_form_of_too_much_is_refused_at_once(client: Client, draft: Task, body: bytes) -> None:
    began = time.process_time()
    assert post(client, draft, body) == 400
    assert time.process_time() - began < 2
    assert files() == 0


@pytest.mark.parametrize("filling", [b" " * 5_000_000, b"Q U J D " * 600_000, b"\nQ" * 2_000_000])
def test_blanks_in_base64_cost_no_more_than_other_bytes(client: Client, draft: Task, filling: bytes) -> None:
    began = time.process_time()
    encoded = "Content-Transfer-Encoding: base64\r\n"
    assert post(client, draft, ROLE + part("upload", filling, encoded, file="a.txt") + END) in (201, 400, 422)
    assert time.process_time() - began < 3
