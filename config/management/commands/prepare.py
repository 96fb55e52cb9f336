"""`manage.py prepare`: what a production installation needs before its first start and after each update."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from redis import ConnectionError as RedisConnectionError
from redis import TimeoutError as RedisTimeoutError

from config import broker
from submissions import vault

_PAUSE_SECONDS = 1.0


class Command(BaseCommand):
    """Checks the master key and the broker, migrates the database and makes the bucket. Safe to run again.

    Starts together with the database, the store and the broker, so it waits until they answer.
    """

    help = "Check the keys and the broker, migrate the database, make the bucket."
    # The checks of models ask the database, which may not be there yet; migrate runs them.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--wait", type=float, default=90.0, help="seconds to wait for database, store and broker")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        vault.master_key()
        deadline = time.monotonic() + options["wait"]
        self._await("database", connection.ensure_connection, (OperationalError,), deadline)
        call_command("migrate", interactive=False, verbosity=1)
        if settings.S3_BUCKET:
            from botocore.exceptions import ConnectionError, HTTPClientError

            self._await("store", self._make_bucket, (ConnectionError, HTTPClientError), deadline)
        self._await("broker", self._check_broker, (RedisConnectionError, RedisTimeoutError), deadline)
        self.stdout.write("Ready.")

    def _check_broker(self) -> None:
        if wrong := broker.problems(settings.REDIS_URL, patched=settings.BROKER_IS_PATCHED):
            raise CommandError("Cleanroom does not start: " + "; ".join(wrong) + ".")

    def _await(
        self, name: str, attempt: Callable[[], None], away: tuple[type[Exception], ...], deadline: float
    ) -> None:
        """Try until it works; a neighbour that is away past the deadline ends the command."""
        told = False
        while True:
            try:
                return attempt()
            except away as error:
                if time.monotonic() >= deadline:
                    # The message may hold an address, and no more than an operator knows.
                    raise CommandError(f"The {name} does not answer: {type(error).__name__}: {error}") from None
            if not told:
                self.stdout.write(f"Waiting for the {name} ...")
                told = True
            time.sleep(_PAUSE_SECONDS)

    def _make_bucket(self) -> None:
        from botocore.exceptions import ClientError
        from django.core.files.storage import default_storage

        client = default_storage.connection.meta.client  # type: ignore[attr-defined]
        try:
            client.head_bucket(Bucket=settings.S3_BUCKET)
        except ClientError as error:
            code = error.response["ResponseMetadata"]["HTTPStatusCode"]
            if code != 404:
                raise CommandError(f"The store refuses the bucket {settings.S3_BUCKET} (status {code}).") from None
            region = client.meta.region_name
            # S3 wants its first region left unsaid and every other one said.
            place = {"CreateBucketConfiguration": {"LocationConstraint": region}} if region != "us-east-1" else {}
            client.create_bucket(Bucket=settings.S3_BUCKET, **place)
