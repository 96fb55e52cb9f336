"""Tests: SQLite in memory unless DATABASE_URL names a PostgreSQL, fast hashing, storage and scratch per test run."""

import atexit
import base64
import os
import shutil
import tempfile
from pathlib import Path

from config.postgres import database as postgres
from config.settings.base import *  # noqa: F403
from config.sqlite import database

_DIR = Path(tempfile.mkdtemp(prefix="cleanroom-test-"))
_OWNER = os.getpid()


@atexit.register
def _remove() -> None:
    if os.getpid() == _OWNER:  # forked children end here too
        shutil.rmtree(_DIR, ignore_errors=True)


SECRET_KEY = "test-only"
MASTER_KEY = base64.b64encode(b"t" * 32).decode()
_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": postgres(_URL) if _URL else database(_DIR / "cleanroom.sqlite3", test_name=None)}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(_DIR / "media")}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SCRATCH_DIR = _DIR / "scratch"
# It takes seconds for every file; the tests of it switch it on.
LIBREOFFICE = "off"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False
# No broker: a hint that cannot be sent is not an error, the row is the truth.
CELERY_BROKER_URL = "memory://"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
