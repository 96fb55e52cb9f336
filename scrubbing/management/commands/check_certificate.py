"""`manage.py check_certificate`: is a certificate whole, whose is it, and is it of this file."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scrubbing import certificates
from scrubbing.certificates import Bytes, Holder, Judgement, NotCertificate

_SENTENCES = {
    Judgement.VALID: "valid: nothing in the certificate was changed",
    Judgement.ALTERED: "altered: the certificate is not what was signed",
    Judgement.OTHER_FILE: "other file: the certificate is whole, but of another file",
    Judgement.UNKNOWN_KEY: "unknown key: the certificate is whole, but another key signed it",
}


class Command(BaseCommand):
    """Exit status: 0 valid, 1 altered, of another file or of an unknown key, 2 wrong usage."""

    help = "Check a scrub certificate, and the file it is of. Needs no database and no key of the installation."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("certificate", type=Path, metavar="CERT.json")
        parser.add_argument("--file", type=Path, metavar="COPY", help="the scrubbed copy it must be of")
        parser.add_argument("--original", type=Path, metavar="FILE", help="the file from before it must be of")
        parser.add_argument("--key", default="", metavar="FINGERPRINT", help="the fingerprint the signer must have")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, say what was found, and leave with the status."""
        try:
            key = certificates.as_fingerprint(options["key"]) if options["key"] else ""
        except ValueError:
            raise CommandError("--key is 64 hexadecimal digits.", returncode=2) from None
        copy, original = (_read(options[name]) if options[name] else None for name in ("file", "original"))
        content: dict[str, Any] = {}
        try:
            content = certificates.parse(_load(options["certificate"]))
            judgement = certificates.judge(content, copy, key, original)
        except NotCertificate:
            judgement = Judgement.ALTERED
        self.stdout.write(_SENTENCES[judgement])
        if judgement is not Judgement.ALTERED:
            self._tell(content, bool(key))
        if judgement is not Judgement.VALID:
            sys.exit(1)

    def _tell(self, content: dict[str, Any], expected: bool) -> None:
        """Say who signed what; only of a certificate that is whole."""
        signer = content["signer"]
        self.stdout.write(f"run {content['run']} at {content['at']}, {content['media_type']}, {content['status']}")
        self.stdout.write(f"copy {content['after']['sha256']}, {content['after']['bytes']} bytes")
        self.stdout.write(f"signed by the {signer['holder']} key {signer['fingerprint']}")
        if signer["holder"] == Holder.EPHEMERAL:
            self.stdout.write("Nobody keeps that key: this shows that the certificate is whole, not who made it.")
        elif not expected:
            self.stdout.write("Compare the fingerprint with the one the installation publishes, or give it with --key.")


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(certificates.MAX_BYTES + 1)
    except OSError:
        raise CommandError("The certificate cannot be read.", returncode=2) from None


def _read(path: Path) -> Bytes:
    try:
        with path.open("rb") as stream:
            return Bytes.read(stream)
    except OSError:
        raise CommandError("The file cannot be read.", returncode=2) from None
