"""`make run` and everyday commands: SQLite, a local folder, keys made on first use under var/."""

from config.keys import key_file
from config.settings.base import *  # noqa: F403
from config.settings.base import MASTER_KEY as _MASTER_KEY
from config.settings.base import VAR_DIR
from config.sqlite import database

DEBUG = False
SECRET_KEY = key_file(VAR_DIR / "keys" / "django")
MASTER_KEY = _MASTER_KEY or key_file(VAR_DIR / "keys" / "master")
DATABASES = {"default": database(VAR_DIR / "cleanroom.sqlite3")}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
