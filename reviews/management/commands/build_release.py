"""`manage.py build_release`: start the next release and build it here, without a worker."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from reviews import releases
from reviews.models import Release, ReleaseState
from reviews.releasing import building, problems
from submissions.models import User


class Command(BaseCommand):
    """Exit status 0 when the release is ready, 1 when it is blocked."""

    help = "Build a release from all approved tasks. Prints what blocks it, by code and task id."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--title", required=True, help="the release's title")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the admin who makes it")
        parser.add_argument("--out", type=Path, metavar="DIR", help="also write the archive and its content here")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start, build, report."""
        who = User.objects.filter(email__iexact=options["by"]).first()
        if who is None:
            raise CommandError("There is no such account.")
        try:
            release = releases.start_release(options["title"], who)
        except PermissionDenied:
            raise CommandError("Only an admin makes releases.") from None
        except releases.Refused as refused:
            raise CommandError(str(refused)) from None
        building.build(release.pk)
        _wait(release)
        if release.state == ReleaseState.FAILED:
            for line in release.problems:
                self.stderr.write(f"{line}: {problems.parse(line).sentence}")
            raise CommandError(f"Release {release.number} was not built: {len(release.problems)} problems.")
        self.stdout.write(f"release {release.number}: {release.entries.count()} tasks, {release.file_count} files")
        self.stdout.write(f"sha256 {release.archive_sha256}")
        if options["out"] is not None:
            try:
                self.stdout.write(str(building.export(release, options["out"])))
            except FileExistsError:
                raise CommandError("The folder has this release already; nothing was overwritten.") from None


def _wait(release: Release) -> None:
    """Wait for a worker that took the release up first."""
    release.refresh_from_db()
    while release.state == ReleaseState.BUILDING:
        time.sleep(min(1.0, settings.HEARTBEAT_SECONDS))
        building.build(release.pk)
        release.refresh_from_db()
