"""The same upload sent many times at once, over a database file as `make run` has it: one row."""

from pathlib import Path

import pytest

from tests.racing import raced

_RACE = """
import threading
from pathlib import Path
from uuid import uuid4
import django
django.setup()
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from submissions.models import FileRole, TaskFile
from tests.reviews import factory

settings.ALLOWED_HOSTS = ["testserver"]
draft = factory.task(factory.contractor())
clients = [Client() for _ in range(20)]
[client.force_login(draft.owner) for client in clients]
codes = []

def send(client, key, barrier):
    barrier.wait()
    try:
        data = {"role": "deliverable", "upload": SimpleUploadedFile("a.txt", b"Some notes."), "key": key}
        codes.append(client.post(f"/tasks/{draft.pk}/files/", data, headers={"x-requested-with": "fetch"}).status_code)
    finally:
        connection.close()

for _ in range(5):
    barrier, key = threading.Barrier(len(clients)), str(uuid4())
    threads = [threading.Thread(target=send, args=(client, key, barrier)) for client in clients]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

rows = TaskFile.objects.exclude(role=FileRole.BRIEF)
stored = {path.name for path in Path(default_storage.location).rglob(f"tasks/{draft.pk}/originals/*")}
kept = {name.rpartition("/")[2] for name in rows.values_list("original", flat=True)}
briefs = {file.original.rpartition("/")[2] for file in TaskFile.objects.filter(role=FileRole.BRIEF)}
print(rows.count(), rows.values("position").distinct().count(), len(kept & stored), len(stored - kept - briefs))
print(sorted(set(codes)), len(codes))
"""


@pytest.mark.slow
def test_of_twenty_equal_uploads_at_once_one_makes_a_row_and_all_are_told_so(tmp_path: Path) -> None:
    assert raced(_RACE, tmp_path) == ["5 5 5 0", "[201] 100"]
