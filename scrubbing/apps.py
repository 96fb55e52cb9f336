"""Application configuration."""

from django.apps import AppConfig


class ScrubbingConfig(AppConfig):
    """See the package's modules."""

    name = "scrubbing"
