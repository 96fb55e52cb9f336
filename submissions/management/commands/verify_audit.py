"""`manage.py verify_audit`: check that the audit log is whole."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from submissions import audit
from submissions.models import AuditEntry, AuditHead

_CHUNK = 2000


class Command(BaseCommand):
    """Exit status 0 when the chain is whole, 1 when it is broken."""

    help = "Check the audit log's hash chain. Prints how many entries it has, and the first that is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--expect", metavar="SEQUENCE:HASH", help="an entry that was noted earlier and must stand")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and report."""
        head = AuditHead.objects.filter(pk=1).first()
        entries = AuditEntry.objects.order_by("sequence")
        count = entries.count()
        broken = audit.broken_at(entries.iterator(_CHUNK), head)
        if broken is None and head is None and count:
            broken = count + 1
        if broken is not None:
            raise CommandError(f"The audit log is broken at entry {broken} ({count} entries).")
        if options["expect"]:
            sequence, _, digest = options["expect"].partition(":")
            if not sequence.isdigit() or not entries.filter(sequence=int(sequence), hash=digest).exists():
                raise CommandError("The noted entry does not stand in the log: it was written anew.")
        last = head.last_hash if head else audit.GENESIS
        self.stdout.write(f"The audit log is whole: {count} entries, last hash {last}.")
