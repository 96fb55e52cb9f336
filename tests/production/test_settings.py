"""Production settings: what they refuse at boot, and that Django's own audit of them is clean."""

import base64
import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured

_ROOT = Path(__file__).resolve().parents[2]
_KEY = base64.b64encode(bytes(range(100, 132))).decode()
SAFE = {
    "SECRET_KEY": "kJ3_x9Qw-7bTzVnM2pLr5sYcF8hGd0aEuXiOqWtBvNy4R6mZ1oKjHs",
    "CLEANROOM_MASTER_KEY": _KEY,
    "DATABASE_URL": "postgresql://cleanroom:secret@database:5432/cleanroom",
    "ALLOWED_HOSTS": "cleanroom.example",
    "CSRF_TRUSTED_ORIGINS": "https://cleanroom.example",
    "BEHIND_TLS_PROXY": "yes",
    "TRUSTED_PROXY_COUNT": "1",
    "REDIS_URL": "redis://:secret@broker:6379/0",
    "S3_BUCKET": "cleanroom",
}
# What a developer's own environment may hold and must not leak in here.
READ = {
    *SAFE,
    *("S3_ACCESS_KEY", "S3_SECRET_KEY", "EMAIL_HOST_PASSWORD", "LEASE_SECONDS", "HEARTBEAT_SECONDS", "LIBREOFFICE"),
}
UNSAFE = {
    "no secret key": ({"SECRET_KEY": None}, "SECRET_KEY"),
    "a short secret key": ({"SECRET_KEY": "changeme"}, "SECRET_KEY"),
    "a secret key of one letter": ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
    "no master key": ({"CLEANROOM_MASTER_KEY": None}, "CLEANROOM_MASTER_KEY"),
    "a master key that is no base64": ({"CLEANROOM_MASTER_KEY": "not a key"}, "CLEANROOM_MASTER_KEY"),
    "a short master key": ({"CLEANROOM_MASTER_KEY": base64.b64encode(b"x" * 16).decode()}, "CLEANROOM_MASTER_KEY"),
    "a master key of zeros": ({"CLEANROOM_MASTER_KEY": base64.b64encode(bytes(32)).decode()}, "CLEANROOM_MASTER_KEY"),
    "no host": ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
    "an empty host": ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
    "every host": ({"ALLOWED_HOSTS": "cleanroom.example,*"}, "ALLOWED_HOSTS"),
    "only this machine": ({"ALLOWED_HOSTS": "localhost"}, "ALLOWED_HOSTS"),
    "a plain origin": ({"CSRF_TRUSTED_ORIGINS": "http://cleanroom.example"}, "CSRF_TRUSTED_ORIGINS"),
    "a proxy that is not counted": ({"TRUSTED_PROXY_COUNT": None}, "TRUSTED_PROXY_COUNT"),
    "a counted proxy that is not there": ({"BEHIND_TLS_PROXY": None}, "BEHIND_TLS_PROXY"),
    "no HSTS": ({"SECURE_HSTS_SECONDS": "0"}, "SECURE_HSTS_SECONDS"),
    "no database": ({"DATABASE_URL": None}, "DATABASE_URL"),
    "SQLite": ({"DATABASE_URL": "sqlite:///data.sqlite3"}, "DATABASE_URL"),
    "a database without a name": ({"DATABASE_URL": "postgresql://u:p@database/"}, "DATABASE_URL"),
    "a database without a password": ({"DATABASE_URL": "postgresql://u@database/cleanroom"}, "DATABASE_URL"),
    "no broker": ({"REDIS_URL": None}, "REDIS_URL"),
    "a broker without a password": ({"REDIS_URL": "redis://broker:6379/0"}, "REDIS_URL"),
    "a broker with a name but no password": ({"REDIS_URL": "redis://user@broker:6379/0"}, "REDIS_URL"),
    "no store": ({"S3_BUCKET": None}, "S3_BUCKET"),
    "half a store's key": ({"S3_ACCESS_KEY": "AK"}, "S3_SECRET_KEY"),
    "a mail password in the clear": ({"EMAIL_HOST_PASSWORD": "word"}, "EMAIL_USE_TLS"),
    "a converter by its bare name": ({"LIBREOFFICE": "soffice"}, "LIBREOFFICE"),
    "a lease shorter than its heartbeats": ({"LEASE_SECONDS": "10", "HEARTBEAT_SECONDS": "5"}, "LEASE_SECONDS"),
}


def boot(monkeypatch: pytest.MonkeyPatch, changes: dict[str, str | None]) -> ModuleType:
    """Load the production settings anew in an environment that holds nothing but these."""
    for name in [name for name in os.environ if name.removesuffix("_FILE") in READ]:
        monkeypatch.delenv(name)
    for name, value in (SAFE | changes).items():
        if value is not None:
            monkeypatch.setenv(name, value)
    for name in ("config.settings.base", "config.settings.production"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    try:
        return importlib.import_module("config.settings.production")
    finally:
        for name in ("base", "production"):
            monkeypatch.delattr(f"config.settings.{name}", raising=False)


def test_safe_settings_boot(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = boot(monkeypatch, {})
    assert not settings.DEBUG
    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE
    assert settings.SECURE_SSL_REDIRECT


@pytest.mark.parametrize(("changes", "named"), UNSAFE.values(), ids=UNSAFE)
def test_an_unsafe_setting_is_refused(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, str | None], named: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=named) as refused:
        boot(monkeypatch, changes)
    assert str(refused.value).count(";") == 0, "one thing is wrong and more are named"


def test_everything_wrong_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        boot(monkeypatch, dict.fromkeys(SAFE))
    for name in ("SECRET_KEY", "CLEANROOM_MASTER_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "S3_BUCKET"):
        assert name in str(refused.value)


def test_a_refusal_quotes_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {
        "SECRET_KEY": "hunter2-a",
        "CLEANROOM_MASTER_KEY": "hunter2-b",
        "DATABASE_URL": "mysql://u:hunter2-c@h/n",
        "REDIS_URL": "redis://hunter2-d:6379/0",
    }
    with pytest.raises(ImproperlyConfigured) as refused:
        boot(monkeypatch, {**secrets})
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"DATABASE_URL": "postgresql://cleanroom@/cleanroom?host=/run/postgresql"},
        {"REDIS_URL": "redis+socket:///run/redis.sock"},
        {"S3_BUCKET": None, "ALLOW_LOCAL_FILES": "yes"},
        {"BEHIND_TLS_PROXY": None, "TRUSTED_PROXY_COUNT": None},
        {"EMAIL_HOST_PASSWORD": "word", "EMAIL_USE_TLS": "yes"},
    ],
)
def test_what_is_as_safe_boots_too(monkeypatch: pytest.MonkeyPatch, changes: dict[str, str | None]) -> None:
    assert boot(monkeypatch, changes)


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(SAFE["SECRET_KEY"] + "\n")
    settings = boot(monkeypatch, {"SECRET_KEY": None, "SECRET_KEY_FILE": str(tmp_path / "key")})
    assert SAFE["SECRET_KEY"] == settings.SECRET_KEY


def test_djangos_audit_of_a_deployment_has_nothing_to_say() -> None:
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production", **SAFE}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "INFO"]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout + done.stderr
