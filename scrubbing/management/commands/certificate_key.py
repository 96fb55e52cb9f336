"""`manage.py certificate_key`: the fingerprint and public key by which this installation's certificates are known."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scrubbing import certificates, store


class Command(BaseCommand):
    """Publish what it prints where holders of releases find it: certificates alone do not prove who made them."""

    help = "Print the fingerprint and the public key that check this installation's certificates."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--file", type=Path, metavar="KEY", help="a key file of `scrub --certificate-key` instead")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them."""
        try:
            signer = certificates.key_file(options["file"]) if options["file"] else store.signer()
        except (OSError, ValueError):
            raise CommandError("The key file cannot be read, or is not 32 bytes in base64.", returncode=2) from None
        self.stdout.write(f"fingerprint {signer.fingerprint}")
        self.stdout.write(f"public key  {signer.public_key.hex()} (Ed25519)")
