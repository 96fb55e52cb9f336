"""`manage.py make_secrets`: write the secret files that docker-compose.yml reads."""

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Writes fresh random secrets, each into its own file. Never overwrites one.

    The folder is 0700, the files 0444: compose mounts the files alone, and their readers have other user ids.
    """

    help = "Write fresh secrets for docker-compose.yml into a folder."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("folder", nargs="?", default="secrets", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        folder: Path = options["folder"]
        folder.mkdir(mode=0o700, exist_ok=True)
        database, redis = secrets.token_hex(24), secrets.token_hex(24)
        access, secret = secrets.token_hex(10), secrets.token_hex(20)
        files = {
            "secret_key": secrets.token_urlsafe(64),
            "master_key": base64.b64encode(secrets.token_bytes(32)).decode(),
            "database_password": database,
            "database_url": f"postgresql://cleanroom:{database}@database:5432/cleanroom",
            "redis_password": redis,
            "redis_url": f"redis://:{redis}@broker:6379/0",
            "s3_access_key": access,
            "s3_secret_key": secret,
            "s3_config": json.dumps(
                {
                    "identities": [
                        {
                            "name": "cleanroom",
                            "credentials": [{"accessKey": access, "secretKey": secret}],
                            "actions": ["Admin", "Read", "Write", "List", "Tagging"],
                        }
                    ]
                }
            ),
        }
        if any((folder / name).exists() for name in files):
            raise CommandError("There are secrets in this folder already; nothing was written.")
        for name, value in files.items():
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444)
            with os.fdopen(descriptor, "w") as stream:
                stream.write(value)
        self.stdout.write(f"{len(files)} secrets written. Keep a copy of master_key apart: losing it loses the data.")
