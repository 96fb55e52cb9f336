"""Application configuration."""

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """See the package's modules."""

    name = "submissions"
