"""Stored files leave as attachments with strict headers."""

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test.utils import CaptureQueriesContext

from submissions import downloads, storage
from submissions.downloads import attachment
from submissions.models import Role, Task, User
from submissions.privacy import PrivatePages
from submissions.reasons import Held, Reason

pytestmark = pytest.mark.django_db


def test_it_streams_the_plain_bytes_with_strict_headers(draft: Task) -> None:
    data = bytes(range(256)) * 9000
    stored = storage.put(draft.vault, f"tasks/{draft.pk}/scrubbed", [data])
    response = attachment(draft.vault, stored.name, "Plan.pdf", "application/pdf", stored.size, draft.owner)
    assert b"".join(response) == data
    assert response["Content-Length"] == str(len(data))
    assert response["Content-Disposition"] == 'attachment; filename="Plan.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Übersicht.docx", "attachment; filename*=utf-8''%C3%9Cbersicht.docx"),
        ('a"b.txt', 'attachment; filename="a\\"b.txt"'),
        ("x\r\nSet-Cookie: a=b.txt", 'attachment; filename="xSet-Cookie: a=b.txt"'),
        ("../../x.txt", 'attachment; filename="x.txt"'),
    ],
)
def test_names_are_safe_in_the_header(draft: Task, name: str, header: str) -> None:
    stored = storage.put(draft.vault, f"tasks/{draft.pk}/scrubbed", [b"x"])
    response = attachment(draft.vault, stored.name, name, "text/plain", 1, draft.owner)
    assert response["Content-Disposition"] == header
    response.close()


def test_a_missing_or_changed_file_sends_nothing(draft: Task) -> None:
    stored = storage.put(draft.vault, f"tasks/{draft.pk}/scrubbed", [b"x" * 100])
    path = default_storage.path(stored.name)
    with open(path, "r+b") as raw:
        raw.seek(40)
        raw.write(b"\0\0\0")
    with pytest.raises(Held) as caught:
        attachment(draft.vault, stored.name, "a", "text/plain", 100, draft.owner)
    assert caught.value.reason is Reason.ORIGINAL_CHANGED
    default_storage.delete(stored.name)
    with pytest.raises(Held) as caught:
        attachment(draft.vault, stored.name, "a", "text/plain", 100, draft.owner)
    assert caught.value.reason is Reason.ORIGINAL_MISSING


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": Role.REVIEWER}], ids=["disabled", "another role"])
def test_a_download_is_cut_once_the_person_may_not_have_it(
    draft: Task, monkeypatch: pytest.MonkeyPatch, change: dict[str, object]
) -> None:
    monkeypatch.setattr(downloads, "RECHECK_SECONDS", 0.0)
    stored = storage.put(draft.vault, f"tasks/{draft.pk}/scrubbed", [bytes(4 * 1024 * 1024)])
    blocks = iter(attachment(draft.vault, stored.name, "a.txt", "text/plain", stored.size, draft.owner))
    assert next(blocks)
    assert next(blocks)
    User.objects.filter(pk=draft.owner_id).update(**change)
    with pytest.raises(ConnectionError):
        next(blocks)


def test_whoever_downloads_is_asked_for_often_enough_and_not_with_every_block(draft: Task) -> None:
    assert 1 <= downloads.RECHECK_SECONDS <= 60
    stored = storage.put(draft.vault, f"tasks/{draft.pk}/scrubbed", [bytes(4 * 1024 * 1024)])
    response = attachment(draft.vault, stored.name, "a.txt", "text/plain", stored.size, draft.owner)
    with CaptureQueriesContext(connection) as queries:
        assert len(b"".join(response)) == 4 * 1024 * 1024
    assert len(queries) == 0


def test_pages_are_not_kept_unless_they_say_so() -> None:
    request = HttpRequest()
    assert PrivatePages(lambda request: HttpResponse())(request)["Cache-Control"] == "private, no-store"
    own = PrivatePages(lambda request: HttpResponse(headers={"Cache-Control": "max-age=60"}))(request)
    assert own["Cache-Control"] == "max-age=60"
