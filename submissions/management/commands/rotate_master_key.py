"""`manage.py rotate_master_key`: wrap every key anew, from the old master key to the present one."""

import base64
import binascii
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from submissions import audit, vault
from submissions.audit import Tag
from submissions.models import InstallationKey, TaskKey
from submissions.sealing import Tampered


class Command(BaseCommand):
    """Exit status 0 when every key is wrapped under the present master key, 1 when one could not be opened.

    Each row is changed by one statement, and a row that is done is known by its opening under the present key: the
    command may be stopped and run again at any time.
    """

    help = (
        "Re-wrap all keys from CLEANROOM_MASTER_KEY_OLD (or CLEANROOM_MASTER_KEY_OLD_FILE) to CLEANROOM_MASTER_KEY. "
        "Stop all processes, run this, then start them with the new key."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--dry-run", action="store_true", help="count only")

    def handle(self, *args: Any, **options: Any) -> None:
        """Re-wrap and report."""
        old, dry = _old_key(), options["dry_run"]
        if old == vault.master_key():
            raise CommandError("The old and the present master key are the same.")
        counts = {"done": 0, "already": 0, "failed": 0}
        for row in InstallationKey.objects.all():
            counts[_rewrap(row, vault.INSTALLATION, old, dry)] += 1
        for key in TaskKey.objects.order_by("task_id").iterator(500):
            outcome = _rewrap(key, key.task_id, old, dry)
            counts[outcome] += 1
            if outcome == "failed":
                self.stderr.write(f"task {key.task_id}: opens under neither key")
        verb = "to re-wrap" if dry else "re-wrapped"
        self.stdout.write(f"{counts['done']} {verb}, {counts['already']} done before, {counts['failed']} failed")
        if counts["done"] and not dry:
            with transaction.atomic():
                installation, _ = InstallationKey.objects.get_or_create(
                    pk=1, defaults={"wrapped": vault.wrap(vault.new_data_key(), vault.INSTALLATION)}
                )
                audit.record(Tag.KEYS_ROTATED, installation, None, **counts)
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} keys open under neither master key; nothing was changed for them.")


def _old_key() -> bytes:
    try:
        key = base64.b64decode(settings.MASTER_KEY_OLD, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 32:
        raise CommandError("Set CLEANROOM_MASTER_KEY_OLD (or its _FILE) to the old key: 32 bytes in base64.")
    return key


def _rewrap(row: TaskKey | InstallationKey, bound_to: UUID, old: bytes, dry: bool) -> str:
    """Return what became of one row: done, already, or failed."""
    wrapped = bytes(row.wrapped)
    try:
        vault.unwrap(wrapped, bound_to)
    except Tampered:
        pass
    else:
        return "already"
    try:
        key = vault.unwrap(wrapped, bound_to, under=old)
    except Tampered:
        return "failed"
    if not dry:
        # Only if the row is still what was read; a task shredded meanwhile stays shredded.
        rows: Any = type(row)._default_manager
        rows.filter(pk=row.pk, wrapped=wrapped).update(wrapped=vault.wrap(key, bound_to))
    return "done"
