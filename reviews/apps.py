"""Application configuration."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """See the package's modules."""

    name = "reviews"
