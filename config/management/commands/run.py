"""`manage.py run`: everything on one machine with one command. Ctrl-C stops everything."""

import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.children import ChildDied, Children, redis_command

_READY_SECONDS = 60.0


class Command(BaseCommand):
    """Migrates, makes the demo accounts and tasks, then runs Redis, a worker, beat and the web server."""

    help = "Run Cleanroom on this machine: database, demo data, Redis, worker, beat, web."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="make no demo accounts and tasks")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until interrupted or until a child dies."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _interrupt)
        address = f"127.0.0.1:{options['port']}"
        folder = Path(tempfile.mkdtemp(prefix="cleanroom-"))  # 0700; short, since socket paths are limited
        children = Children(os.environ)
        try:
            self._refuse_taken_port(options["port"])
            call_command("migrate", verbosity=0, interactive=False)
            accounts = [] if options["no_demo"] else self._demo()
            children = self._start(address, folder)
            self._await_ready(address, children)
            self._greet(address, accounts)
            while True:
                children.check()
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("\nStopping ...")
        except ChildDied as died:
            raise CommandError(f"{died}\nEverything was stopped; nothing that was uploaded is lost.") from None
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            children.stop()
            shutil.rmtree(folder, ignore_errors=True)

    def _start(self, address: str, folder: Path) -> Children:
        environment = {"PYTHONWARNINGS": "ignore", **os.environ}
        redis = None
        if not environment.get("REDIS_URL"):
            try:
                redis, environment["REDIS_URL"] = redis_command(folder)
            except FileNotFoundError:
                raise CommandError("No Redis: put a redis-server on the PATH or set REDIS_URL.") from None
        children = Children(environment)
        if redis is not None:
            children.start("redis", redis)
        celery = [sys.executable, "-m", "celery", "--quiet", "-A", "config"]
        threads = os.environ.get("WORKER_CONCURRENCY", str(min(2, os.cpu_count() or 1)))
        children.start("worker", [*celery, "worker", "--loglevel=WARNING", "--concurrency", threads])
        children.start("beat", [*celery, "beat", "--loglevel=WARNING", "--schedule", folder / "beat"])
        web = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", address, "--workers", "2", "--threads", "4"]
        children.start(
            "web",
            [*web, "--timeout", "300", "--log-level", "warning", "--worker-tmp-dir", folder, "--no-control-socket"],
            chatty=True,
        )
        return children

    def _refuse_taken_port(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                raise CommandError(
                    f"Port {port} is taken. Stop what uses it, or choose another: make run PORT=8001"
                ) from None

    def _demo(self) -> list[tuple[str, str, str]]:
        from config import demo

        # Redis is not there yet, and need not be: the worker's beat finds what waits.
        quiet = logging.getLogger("submissions.handoff")
        quiet.setLevel(logging.ERROR)
        try:
            return demo.ensure()
        finally:
            quiet.setLevel(logging.NOTSET)

    def _await_ready(self, address: str, children: Children) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline:
            children.check()
            try:
                with urllib.request.urlopen(f"http://{address}/healthz", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise CommandError("The web server did not answer within a minute.")

    def _greet(self, address: str, accounts: list[tuple[str, str, str]]) -> None:
        lines = ["", f"Cleanroom is ready:  http://{address}", ""]
        if accounts:
            lines += ["Demo accounts:"]
            lines += [f"  {role:<11} {email:<30} {password}" for role, email, password in accounts]
        lines += ["", f"Data and keys: {settings.VAR_DIR} (losing the master key loses the data).  Ctrl-C stops.", ""]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt
