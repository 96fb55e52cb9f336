"""Production: PostgreSQL, Redis, S3; secrets from the environment. Unsafe settings are refused at boot, all at once.

What keeps people safe cannot be switched off here: cookies travel by TLS only, plain HTTP is sent to HTTPS.
"""

import base64
import binascii
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.postgres import database
from config.settings.base import *  # noqa: F403
from config.settings.base import (
    ALLOWED_HOSTS,
    CSRF_TRUSTED_ORIGINS,
    HEARTBEAT_SECONDS,
    LEASE_SECONDS,
    MASTER_KEY,
    REDIS_URL,
    S3_BUCKET,
)

DEBUG = False
SECRET_KEY = env.text("SECRET_KEY", "")

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# A health check comes from inside, without TLS; it tells nothing.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
_BEHIND_PROXY = env.flag("BEHIND_TLS_PROXY", False)
if _BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXY_COUNT", 0)

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.integer("EMAIL_PORT", 25, minimum=1)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 20

_LOCAL_FILES = env.flag("ALLOW_LOCAL_FILES", False)
# Django's own advice for where to begin is one hour.
_LEAST_HSTS = 3600
# A random key of 32 bytes has about 30 different ones; fewer than 16 do not happen by chance.
_LEAST_DIFFERENT_BYTES = 16
_HEARTBEATS_IN_A_LEASE = 10


def _database(url: str) -> tuple[dict[str, Any], list[str]]:
    """Return the database's settings and what is wrong with them."""
    if not url:
        return {}, ["DATABASE_URL must be set (or DATABASE_URL_FILE)"]
    try:
        found = database(url)
    except ImproperlyConfigured as error:
        return {}, [str(error).rstrip(".")]
    by_socket = str(found["HOST"]).startswith("/")
    return found, [] if found["PASSWORD"] or by_socket else ["DATABASE_URL must carry a password"]


def _wrong_keys() -> Iterator[str]:
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        yield "SECRET_KEY must be at least 50 random characters"
    try:
        master = base64.b64decode(MASTER_KEY, validate=True)
    except (binascii.Error, ValueError):
        master = b""
    if len(master) != 32 or len(set(master)) < _LEAST_DIFFERENT_BYTES:
        yield "CLEANROOM_MASTER_KEY must be 32 random bytes in base64"


def _wrong_addresses() -> Iterator[str]:
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS or set(ALLOWED_HOSTS) <= {"127.0.0.1", "localhost"}:
        yield "ALLOWED_HOSTS must name the public host"
    if any(not origin.startswith("https://") for origin in CSRF_TRUSTED_ORIGINS):
        yield "CSRF_TRUSTED_ORIGINS must begin with https://"
    if (ALLAUTH_TRUSTED_PROXY_COUNT > 0) != _BEHIND_PROXY:
        # Without the count all people share the proxy's address; without the proxy anybody invents one.
        yield "BEHIND_TLS_PROXY and TRUSTED_PROXY_COUNT must be set together"
    if SECURE_HSTS_SECONDS < _LEAST_HSTS:
        yield f"SECURE_HSTS_SECONDS must be at least {_LEAST_HSTS}"


def _wrong_neighbours() -> Iterator[str]:
    broker = urlsplit(REDIS_URL)
    if not broker.password and "unix" not in broker.scheme and "socket" not in broker.scheme:
        yield "REDIS_URL must carry a password"
    if not S3_BUCKET and not _LOCAL_FILES:
        yield "S3_BUCKET must be set (or ALLOW_LOCAL_FILES=yes with one machine)"
    if S3_BUCKET and bool(env.text("S3_ACCESS_KEY", "")) != bool(env.text("S3_SECRET_KEY", "")):
        yield "S3_ACCESS_KEY and S3_SECRET_KEY must be set together (or neither, where the machine has a role)"
    if EMAIL_HOST_PASSWORD and not EMAIL_USE_TLS:
        yield "EMAIL_USE_TLS must be yes when a mail password is sent"
    if LEASE_SECONDS < _HEARTBEATS_IN_A_LEASE * HEARTBEAT_SECONDS:
        yield f"LEASE_SECONDS must outlast {_HEARTBEATS_IN_A_LEASE} times HEARTBEAT_SECONDS"


_configured, _problems = _database(env.text("DATABASE_URL", ""))
DATABASES = {"default": _configured}
_problems = [*_wrong_keys(), *_wrong_addresses(), *_problems, *_wrong_neighbours()]
if _problems:
    raise ImproperlyConfigured("Cleanroom does not start: " + "; ".join(_problems) + ".")
