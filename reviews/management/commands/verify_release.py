"""`manage.py verify_release`: check a folder or zip. `python -m reviews.releasing.checking` does so without Django."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from reviews.releasing import checking


class Command(BaseCommand):
    """Exit status 0 when all is well, 1 when anything is wrong."""

    help = "Check a release: sums, tables, names, rubric, canary, tombstones. Needs no database."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("path", type=Path, help="the release's folder or zip")
        parser.add_argument("--sha256", default="", help="the archive's published checksum")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and leave with the status."""
        sys.exit(checking.check(options["path"], options["sha256"]))
