"""`manage.py invite`: invite somebody from the machine itself. The way in for the first admin."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from submissions import invitations
from submissions.models import Role


class Command(BaseCommand):
    """Whoever may run commands here holds the keys anyway, so no admin has to stand behind the invitation.

    The link is printed, since an installation without a single account has often no mail yet; `--mail` sends it.
    """

    help = "Invite an address as contractor, reviewer or admin and print the link (or mail it)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--mail", action="store_true", help="send the link by mail instead of printing it")
        parser.add_argument("--base", default=_base(), help="where people reach this installation (now: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Invite and tell."""
        email, role, base = options["email"], Role(options["role"]), options["base"]
        try:
            validate_email(email)
            if options["mail"]:
                invitations.invite(email, role, None, base)
                self.stdout.write("The invitation is on its way.")
            else:
                self.stdout.write(invitations.link(invitations.issue(email, role, None)[1], base))
        except ValidationError:
            raise CommandError("This is no e-mail address.") from None
        except invitations.Refused as refused:
            raise CommandError(str(refused)) from None
        except invitations.NotSent:
            raise CommandError("The mail could not be sent, so nobody was invited. Check the mail settings.") from None


def _base() -> str:
    """Return where people reach the installation, as far as the settings say."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return str(settings.CSRF_TRUSTED_ORIGINS[0])
    return f"https://{settings.ALLOWED_HOSTS[0]}" if settings.SECURE_SSL_REDIRECT else "http://127.0.0.1:8000"
