"""`manage.py prepare`: what a production installation needs before its first start and after each update."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from submissions import vault


class Command(BaseCommand):
    """Checks the master key, migrates the database and makes the bucket. Safe to run again."""

    help = "Check the keys, migrate the database, make the bucket."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        vault.master_key()
        call_command("migrate", interactive=False, verbosity=1)
        if settings.S3_BUCKET:
            self._make_bucket()
        self.stdout.write("Ready.")

    def _make_bucket(self) -> None:
        from botocore.exceptions import ClientError
        from django.core.files.storage import default_storage

        client = default_storage.connection.meta.client  # type: ignore[attr-defined]
        try:
            client.head_bucket(Bucket=settings.S3_BUCKET)
        except ClientError:
            client.create_bucket(Bucket=settings.S3_BUCKET)
