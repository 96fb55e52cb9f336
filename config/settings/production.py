"""Production: PostgreSQL, Redis, S3; every secret from the environment. Unsafe defaults are refused at boot."""

import base64
import binascii

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.postgres import database
from config.settings.base import *  # noqa: F403
from config.settings.base import ALLOWED_HOSTS, MASTER_KEY, REDIS_URL, S3_BUCKET

DEBUG = False
SECRET_KEY = env.text("SECRET_KEY")
DATABASES = {"default": database(env.text("DATABASE_URL"))}

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if env.flag("BEHIND_TLS_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXY_COUNT", 0)

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.integer("EMAIL_PORT", 25, minimum=1)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", False)


def _refuse_unsafe_defaults() -> None:
    """Stop at boot, with every problem named at once."""
    problems = []
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        problems.append("SECRET_KEY must be at least 50 random characters")
    try:
        if len(base64.b64decode(MASTER_KEY, validate=True)) != 32:
            raise ValueError
    except (binascii.Error, ValueError):
        problems.append("CLEANROOM_MASTER_KEY must be 32 random bytes in base64")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS or set(ALLOWED_HOSTS) <= {"127.0.0.1", "localhost"}:
        problems.append("ALLOWED_HOSTS must name the public host")
    if "@" not in REDIS_URL and not REDIS_URL.startswith("unix"):
        problems.append("REDIS_URL must carry a password")
    if not S3_BUCKET and not env.flag("ALLOW_LOCAL_FILES", False):
        problems.append("S3_BUCKET must be set (or ALLOW_LOCAL_FILES=yes with one machine)")
    if problems:
        raise ImproperlyConfigured("Cleanroom does not start: " + "; ".join(problems) + ".")


_refuse_unsafe_defaults()
