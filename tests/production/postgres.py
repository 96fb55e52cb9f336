"""A PostgreSQL cluster in a folder of its own: made, started, restarted, removed."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

PASSWORD = "cluster-password-of-the-tests"
_READY_SECONDS = 30.0


def binaries() -> Path | None:
    """Return the folder of the newest installed server's programs; Debian keeps them off the PATH."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if (on_path := shutil.which("initdb")) is not None:
        found.append(Path(on_path).resolve().parent)
    return max(found, key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0, default=None)


def free_port() -> int:
    """Return a TCP port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """One server on a random port of 127.0.0.1 that asks for a password. Its disk is never synced: a test's is not
    meant to outlive a power cut, and a killed process loses nothing by it.
    """

    def __init__(self) -> None:
        bin_folder = binaries()
        if bin_folder is None:
            raise FileNotFoundError("initdb")
        self._bin = bin_folder
        self.port = free_port()
        self.password = PASSWORD
        # Not below pytest's folders, which are closed to the user the server runs as: PostgreSQL refuses root.
        self._folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            owner = pwd.getpwnam(self._user)
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
        self._process: subprocess.Popen[bytes] | None = None
        self._make()

    def _make(self) -> None:
        word = self._folder / "password"
        word.write_text(PASSWORD)
        word.chmod(0o644)
        initdb = [str(self._bin / "initdb"), "-D", str(self._folder / "data"), "-U", "cleanroom", "--pwfile", str(word)]
        options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        done = subprocess.run([*initdb, *options], user=self._user, group=self._user, cwd="/", capture_output=True)
        assert done.returncode == 0, done.stderr.decode()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._bin / "postgres", "-D", self._folder / "data", *options],
                user=self._user,
                group=self._user,
                cwd="/",
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + _READY_SECONDS
        while not self._answers():
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            self.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement outside a transaction and return its rows."""
        with psycopg.connect(self.url(database), autocommit=True, connect_timeout=5) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://cleanroom:{self.password}@127.0.0.1:{self.port}/{database}"

    def cut_connections(self, database: str) -> int:
        """End every connection to a database; returns how many there were."""
        query = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
        return len(self.execute(query))

    def kill(self) -> None:
        """End the server as a crash does: no checkpoint, no good-bye."""
        self._end(signal.SIGQUIT)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(30)
            self._process = None

    def log(self) -> str:
        """Return the last lines the server wrote."""
        return (self._folder / "log").read_text()[-3000:]

    def remove(self) -> None:
        """Stop the server and delete the cluster."""
        self._end(signal.SIGINT)
        shutil.rmtree(self._folder, ignore_errors=True)
