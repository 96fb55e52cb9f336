"""The Celery application. Tasks are found by name in installed applications when a worker starts, never by the web."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

app = Celery("cleanroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
