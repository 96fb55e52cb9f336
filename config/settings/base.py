"""Settings shared by every environment. What differs comes from the environment through `config.env`."""

from pathlib import Path

from csp.constants import NONE, SELF

from config import env

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.text("CLEANROOM_VAR_DIR", str(BASE_DIR / "var")))

DEBUG = False
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_filters",
    "submissions",
    "scrubbing",
    "reviews",
    "config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "submissions.privacy.PrivatePages",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "submissions.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "submissions.accounts.InvitationOnlyAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation's link already proves the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Cleanroom: "
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Cleanroom"

# Only counters of the rate limits live here. The database, so that all web processes count together and logins do not
# depend on the broker.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rate_limits"}}

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

# Files. Everything goes through submissions/storage.py, which encrypts before any byte reaches a backend.
S3_BUCKET = env.text("S3_BUCKET", "")
STORAGES = {
    "default": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": S3_BUCKET,
                "endpoint_url": env.text("S3_ENDPOINT_URL", "") or None,
                "access_key": env.text("S3_ACCESS_KEY", "") or None,
                "secret_key": env.text("S3_SECRET_KEY", "") or None,
                "region_name": env.text("S3_REGION", "") or None,
                "default_acl": None,
                "file_overwrite": True,
            },
        }
        if S3_BUCKET
        else {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(VAR_DIR / "media")}}
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Plain copies live here only while a worker has a file in hand; a private folder per run, removed with it.
SCRATCH_DIR = Path(env.text("CLEANROOM_SCRATCH_DIR", str(VAR_DIR / "scratch")))
FILE_UPLOAD_HANDLERS = ["submissions.uploads.SealedUploadHandler"]
MAX_UPLOAD_BYTES = env.integer("MAX_UPLOAD_BYTES", 200 * 1024 * 1024, minimum=1)
MAX_TASK_FILES = env.integer("MAX_TASK_FILES", 200, minimum=1)
MAX_TASK_BYTES = env.integer("MAX_TASK_BYTES", 2 * 1024 * 1024 * 1024, minimum=1)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 100

# The master key wraps every task's data key: 32 bytes, base64. Losing it loses the data.
MASTER_KEY = env.text("CLEANROOM_MASTER_KEY", "")
# The key before, for `manage.py rotate_master_key` only.
MASTER_KEY_OLD = env.text("CLEANROOM_MASTER_KEY_OLD", "")

# Work. The database owns it, the broker only carries hints; see scrubbing/leases.py. All in seconds.
REDIS_URL = env.text("REDIS_URL", "redis://127.0.0.1:6379/0")
# Whether an older Redis was mended by its distribution; see config/broker.py.
BROKER_IS_PATCHED = env.flag("BROKER_IS_PATCHED", False)
LEASE_SECONDS = env.seconds("LEASE_SECONDS", 60)
HEARTBEAT_SECONDS = env.seconds("HEARTBEAT_SECONDS", 5)
REHINT_SECONDS = env.seconds("REHINT_SECONDS", 15)
# Which LibreOffice has to convert Office copies before they count as proved; see scrubbing/conversion.py.
LIBREOFFICE = env.program("LIBREOFFICE", "auto")
MAX_CHILD_LOSSES = 3
MAX_WORKER_LOSSES = 5
RELEASE_LEASE_SECONDS = env.seconds("RELEASE_LEASE_SECONDS", 120)
MAX_BUILD_ATTEMPTS = 3
# What stands before the paths in a release's address columns, e.g. https://host/set/resolve/main/ and hf://datasets/set@main/
RELEASE_URL_BASE = env.text("RELEASE_URL_BASE", "")
RELEASE_HF_BASE = env.text("RELEASE_HF_BASE", "")
RELEASE_USAGE = env.text("RELEASE_USAGE", "internal_use")
RELEASE_LICENSE = env.text("RELEASE_LICENSE", "not-declared")
CLAIM_HOURS = env.integer("CLAIM_HOURS", 24, minimum=1)
INVITATION_DAYS = 14

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 0,
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_IMPORTS = ["scrubbing.tasks", "reviews.tasks"]
# For Redis 0 comes first: who asked the adviser sits and waits, while files and releases take their time.
CELERY_TASK_ROUTES = {name: {"priority": 6} for name in ("scrubbing.scrub", "reviews.build_release")}
CELERY_BEAT_SCHEDULE = {
    "rehint": {"task": "scrubbing.rehint", "schedule": REHINT_SECONDS},
    "catch-up": {"task": "scrubbing.catch_up", "schedule": REHINT_SECONDS},
    "sweep": {"task": "scrubbing.sweep", "schedule": 600.0},
    "clear-advice": {"task": "scrubbing.clear_advice", "schedule": 30.0},
    "rehint-releases": {"task": "reviews.rehint", "schedule": REHINT_SECONDS},
    "release-lapsed-claims": {"task": "reviews.release_lapsed_claims", "schedule": 60.0},
}

# Headers. Files are served with their own, stricter policy (submissions/downloads.py).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
# A flash message must not sit in a readable cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Cleanroom <cleanroom@localhost>")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

LOGGING_CONFIG = "config.logging.configure"
LOGGING = {"level": env.text("LOG_LEVEL", "INFO")}
