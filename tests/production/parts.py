"""The parts of docker-compose.yml as processes without containers, with its environment, commands and secrets.

What differs is where things are: ports of 127.0.0.1 for host names, folders of this test for volumes.
"""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.faults.installation import descendants
from tests.production.postgres import Cluster, free_port
from tests.production.postoffice import PostOffice

ROOT = Path(__file__).resolve().parents[2]
HOST = "cleanroom.example"
# The release bucket's name in docker-compose.yml.
BUCKET = "cleanroom"
_STOP_SECONDS = 20.0


def missing() -> str:
    """Return a line that says what must be installed for these tests; empty when nothing is missing."""
    from tests.production.postgres import binaries

    lacking = [name for name, found in {"postgresql": binaries(), "redis-server": redis_server()}.items() if not found]
    return f"the production parts need {' and '.join(lacking)} (Debian: apt-get install ...)" if lacking else ""


def redis_server() -> str | None:
    """Return the path of an installed Redis server."""
    return shutil.which("redis-server")


def compose() -> dict[str, Any]:
    """Return docker-compose.yml, its anchors resolved."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return content


def image_command() -> list[str]:
    """Return what the image runs when it is told nothing else: the web server."""
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    command: list[str] = yaml.safe_load(next(line for line in lines if line.startswith("CMD ")).removeprefix("CMD "))
    return command


class Parts:
    """PostgreSQL, Redis, an S3 store, a mail server, web, worker and beat; each can be started and killed alone."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.database = Cluster()
        self.mail = PostOffice()
        self.web_port, self._broker_port, self.store_port = free_port(), free_port(), free_port()
        self._secrets = Path(tempfile.mkdtemp(prefix="secrets-")) / "secrets"
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self.log = folder / "log.txt"
        self._make_secrets()
        self.environment = self._clean_environment() | self._compose_environment() | settings

    def _clean_environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TESSDATA_PREFIX") if name in os.environ}
        return kept | {
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "ignore",
            # Whatever Redis the machine has; test_broker.py holds versions to what they must be.
            "BROKER_IS_PATCHED": "yes",
            "PYTHONDONTWRITEBYTECODE": "1",
            # The image's file system cannot be written to: nobody may count on a home.
            "HOME": "/proc/no-home",
            "CLEANROOM_VAR_DIR": str(self.folder / "var"),
            "CLEANROOM_SCRATCH_DIR": str(self.folder / "scratch"),
        }

    def _make_secrets(self) -> None:
        """Write the secrets as an operator does, then put this test's addresses in the place of host names."""
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
        command = [sys.executable, "manage.py", "make_secrets", str(self._secrets)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        self._rewrite("redis_url", "@broker:6379", f"@127.0.0.1:{self._broker_port}")
        self._rewrite("database_url", "@database:5432", f"@127.0.0.1:{self.database.port}")

    def _rewrite(self, name: str, old: str, new: str) -> None:
        path = self._secrets / name
        text = path.read_text()
        assert old in text
        path.chmod(0o644)
        path.write_text(text.replace(old, new))

    def secret(self, name: str) -> str:
        """Return one of the secrets."""
        return (self._secrets / name).read_text()

    def _compose_environment(self) -> dict[str, str]:
        outside = {
            "ALLOWED_HOSTS": HOST,
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.mail.port),
            "LIBREOFFICE": "off",
        }
        found = {}
        for name, value in compose()["x-app"]["environment"].items():
            found[name] = interpolated(str(value), outside).replace("/run/secrets", str(self._secrets))
        return found | {"S3_ENDPOINT_URL": f"http://127.0.0.1:{self.store_port}"}

    def start_stores(self) -> None:
        """Start PostgreSQL, Redis and the object store, and make the database as its image does."""
        self.database.start()
        self.database.execute(f"ALTER USER cleanroom PASSWORD '{self.secret('database_password')}'")
        self.database.password = self.secret("database_password")
        self.database.execute("CREATE DATABASE cleanroom")
        self.start("broker")
        self.start("store")
        _wait_for(f"http://127.0.0.1:{self.store_port}/moto-api/", {}, self)

    def _command(self, name: str) -> list[str]:
        services = compose()["services"]
        if name == "broker":
            # compose: sh -c "exec redis-server ... $$(cat secret)"
            line = services["broker"]["command"][-1].replace("$$(cat /run/secrets/redis_password)", "SECRET")
            command = [part.replace("SECRET", self.secret("redis_password")) for part in shlex.split(line)[1:]]
            return [*command, "--port", str(self._broker_port), "--bind", "127.0.0.1", "--dir", str(self.folder)]
        if name == "store":
            return [str(Path(sys.executable).with_name("moto_server")), "-H", "127.0.0.1", "-p", str(self.store_port)]
        if name == "web":
            command = [part.replace("0.0.0.0:8000", f"127.0.0.1:{self.web_port}") for part in image_command()]
        else:
            command = [part.replace("/tmp", str(self.folder)) for part in services[name]["command"]]
        program, *arguments = command
        return [sys.executable, *arguments] if program == "python" else [sys.executable, "-m", *command]

    def start(self, name: str) -> None:
        """Start broker, store, web, worker or beat by its command in docker-compose.yml."""
        with self.log.open("ab") as log:
            self._processes[name] = subprocess.Popen(
                self._command(name), env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )

    def start_application(self) -> None:
        """Start web, worker and beat, and wait until the health check of docker-compose.yml passes."""
        for name in ("worker", "beat", "web"):
            self.start(name)
        self.wait_until_healthy()

    def ended(self, name: str) -> int:
        """Wait until a part that ends by itself has ended; returns its exit status."""
        return self._processes.pop(name).wait(120)

    def wait_until_healthy(self) -> None:
        """Wait until the web server and its database answer."""
        _wait_for(f"http://127.0.0.1:{self.web_port}/healthz", {"Host": HOST, "X-Forwarded-Proto": "https"}, self)

    def pids(self, name: str) -> list[int]:
        """Return the process ids of a part, its own first."""
        process = self._processes[name].pid
        return [process, *descendants(process)]

    def call(self, *arguments: str) -> str:
        """Run python with these arguments in this installation and return what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=200
        )
        assert done.returncode == 0, done.stdout + done.stderr[-3000:]
        return done.stdout

    def manage(self, *arguments: str) -> str:
        """Run a management command."""
        return self.call("manage.py", *arguments)

    def stop(self) -> None:
        """Stop everything and remove the cluster and the secrets."""
        for process in reversed(self._processes.values()):
            process.terminate()
        deadline = time.monotonic() + _STOP_SECONDS
        for process in reversed(self._processes.values()):
            below = descendants(process.pid)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            for pid in [*below, *([process.pid] if process.poll() is None else [])]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()
        self._processes.clear()
        self.mail.close()
        self.database.remove()
        shutil.rmtree(self._secrets.parent, ignore_errors=True)

    def tail(self) -> str:
        """Return the last lines of all parts."""
        return self.log.read_text(errors="replace")[-4000:]


def interpolated(value: str, outside: dict[str, str]) -> str:
    """Return a value of docker-compose.yml with ${NAME}, ${NAME:-default} and ${NAME:?message} filled in."""
    while (begin := value.find("${")) >= 0:
        end = value.index("}", begin)
        name, mark, rest = value[begin + 2 : end].partition(":")
        default = rest[1:] if mark and rest[:1] == "-" else ""
        value = value[:begin] + outside.get(name, default) + value[end + 1 :]
    return value


@contextlib.contextmanager
def running(folder: Path, **settings: str) -> Iterator[Parts]:
    """Yield all parts, prepared and serving; stops them at the end."""
    parts = Parts(folder, **settings)
    try:
        parts.start("prepare")
        parts.manage("collectstatic", "--noinput", "--verbosity", "0")
        parts.start_stores()
        assert parts.ended("prepare") == 0, parts.tail()
        parts.start_application()
        yield parts
    finally:
        parts.stop()


def _wait_for(url: str, headers: dict[str, str], parts: Parts, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=5):
                return
        except OSError:
            assert time.monotonic() < deadline, parts.tail()
            time.sleep(0.2)
