"""docker-compose.yml, the Dockerfile and the settings say the same; nobody has to start a container to see that."""

import ast
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from config.broker import is_mended
from tests.production.parts import ROOT, compose, image_command, interpolated
from tests.production.test_settings import SAFE

COMPOSE = compose()
APP = COMPOSE["x-app"]
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("prepare", "web", "worker", "beat")
# Read by the settings too, but with defaults that suit a container; an operator adds what they want to change.
TUNING = {
    "ALLOW_LOCAL_FILES",
    "BROKER_IS_PATCHED",
    "CLAIM_HOURS",
    "CLEANROOM_MASTER_KEY_OLD",
    "CLEANROOM_SCRATCH_DIR",
    "CLEANROOM_VAR_DIR",
    "HEARTBEAT_SECONDS",
    "LEASE_SECONDS",
    "LOG_LEVEL",
    "MAX_TASK_BYTES",
    "MAX_TASK_FILES",
    "MAX_UPLOAD_BYTES",
    "REHINT_SECONDS",
    "RELEASE_HF_BASE",
    "RELEASE_LEASE_SECONDS",
    "RELEASE_LICENSE",
    "RELEASE_URL_BASE",
    "RELEASE_USAGE",
    "SECURE_HSTS_SECONDS",
}


def read_by_settings() -> set[str]:
    """Every variable that base and production settings read through `config.env`."""
    names = set()
    for file in ("base", "production"):
        tree = ast.parse((ROOT / "config" / "settings" / f"{file}.py").read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                owner, first = node.func.value, node.args[0]
                if isinstance(owner, ast.Name) and owner.id == "env" and isinstance(first, ast.Constant):
                    names.add(str(first.value))
    return names


def named_in_compose() -> set[str]:
    return {name.removesuffix("_FILE") for name in APP["environment"]}


def test_the_settings_read_every_variable_of_the_compose_file() -> None:
    assert named_in_compose() - read_by_settings() == set()


def test_the_compose_file_names_every_variable_but_the_tuning() -> None:
    assert read_by_settings() - named_in_compose() == TUNING


def test_the_compose_file_sets_everything_without_which_the_settings_do_not_boot() -> None:
    assert set(SAFE) <= named_in_compose()


@pytest.mark.parametrize("name", OURS)
def test_our_services_run_confined(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["user"] == "10001"
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert {mount.split(":")[0] for mount in service["tmpfs"]} == {"/tmp", "/scratch"}
    assert "volumes" not in service


def test_only_the_web_can_be_reached_and_only_it_has_a_way_out() -> None:
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {name for name, service in SERVICES.items() if service["networks"] != ["inside"]} == {"web"}
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"web"}
    assert SERVICES["web"]["ports"] == ["127.0.0.1:8000:8000"], "only the TLS proxy of this machine may come in"


def test_every_service_the_promise_names_is_there() -> None:
    assert set(SERVICES) == {*OURS, "database", "broker", "store"}
    redis = " ".join(SERVICES["broker"]["command"])
    for option in ("--appendonly yes", "--maxmemory-policy noeviction", "--requirepass"):
        assert option in redis


def test_nobody_starts_before_the_database_is_migrated() -> None:
    for name in ("web", "worker"):
        assert SERVICES[name]["depends_on"]["prepare"] == {"condition": "service_completed_successfully"}
    assert SERVICES["prepare"]["depends_on"]["database"] == {"condition": "service_healthy"}
    assert SERVICES["prepare"]["depends_on"].keys() == {"database", "store", "broker"}
    image, _, version = SERVICES["broker"]["image"].partition(":")
    assert (image, is_mended(version)) == ("redis", True)
    assert "healthcheck" in SERVICES["database"]


def test_every_secret_is_declared_mounted_and_made(tmp_path: Path) -> None:
    from django.core.management import call_command

    call_command("make_secrets", str(tmp_path / "secrets"), stdout=open("/dev/null", "w"))  # noqa: SIM115
    made = {path.name for path in (tmp_path / "secrets").iterdir()}
    assert made == set(COMPOSE["secrets"])
    assert {entry["file"] for entry in COMPOSE["secrets"].values()} == {f"./secrets/{name}" for name in made}
    used = {secret for service in SERVICES.values() for secret in service.get("secrets", [])}
    assert used == made
    for name, service in SERVICES.items():
        mentioned = set(re.findall(r"/run/secrets/(\w+)", json.dumps(service)))
        assert mentioned <= set(service.get("secrets", [])), f"{name} reads a secret that it does not have"
    assert "secrets/" in (ROOT / ".gitignore").read_text().split()


def test_the_secrets_fit_each_other_and_open_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.management import CommandError, call_command

    from tests.production.test_settings import boot

    folder = tmp_path / "secrets"
    call_command("make_secrets", str(folder))
    secret = {path.name: path.read_text() for path in folder.iterdir()}
    assert f":{secret['database_password']}@database:5432/" in secret["database_url"]
    assert f":{secret['redis_password']}@broker:6379/" in secret["redis_url"]
    assert secret["s3_access_key"] in secret["s3_config"]
    assert secret["s3_secret_key"] in secret["s3_config"]
    assert folder.stat().st_mode & 0o777 == 0o700
    environment: dict[str, str | None] = dict.fromkeys(SAFE)
    for name, value in APP["environment"].items():
        filled = interpolated(str(value), {"ALLOWED_HOSTS": "cleanroom.example"})
        environment[name] = filled.replace("/run/secrets", str(folder))
    settings = boot(monkeypatch, environment)
    assert settings.DATABASES["default"]["HOST"] == "database"
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("make_secrets", str(folder))
    assert secret == {path.name: path.read_text() for path in folder.iterdir()}, "a second run changed a secret"


def dockerfile() -> list[str]:
    return (ROOT / "Dockerfile").read_text().replace("\\\n", " ").splitlines()


def test_the_image_holds_every_package_and_what_they_read() -> None:
    copied = {part.strip("./") for line in dockerfile() if line.startswith("COPY ") for part in line.split()[1:-1]}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages == {"config", "reviews", "scrubbing", "submissions"}
    assert packages | {"templates", "static", "manage.py", "requirements.lock"} <= copied
    assert not copied & {".", "tests", "secrets", "var"}, "the image would hold what does not belong there"
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert sent == copied


def test_the_image_runs_as_nobody_in_particular_on_a_safe_python() -> None:
    lines = dockerfile()
    version = re.match(r"FROM python:(\d+)\.(\d+)\.(\d+)-", next(line for line in lines if line.startswith("FROM")))
    assert version
    assert tuple(map(int, version.groups())) >= (3, 11, 14)
    assert lines.index("USER 10001") < next(n for n, line in enumerate(lines) if line.startswith("CMD"))
    assert any("--require-hashes" in line for line in lines)
    assert image_command()[0] == "gunicorn"
    written = [line for line in lines if line.startswith("ENV") and re.search("SECRET|MASTER_KEY|PASSWORD", line)]
    assert written == [], "a secret would stay in the image"


def test_pinned_images_name_a_version() -> None:
    for name in ("database", "broker", "store"):
        image = SERVICES[name]["image"]
        assert re.search(r":\d", image), f"{image} may change under us"


@pytest.mark.services
def test_docker_compose_accepts_the_file() -> None:
    program = shutil.which("docker-compose")
    if program is None:
        pytest.skip("needs docker-compose (Debian: apt-get install docker-compose)")
    command = [program, "-f", "docker-compose.yml", "config", "--quiet"]
    environment = {"PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=ROOT, env=environment | {"ALLOWED_HOSTS": "x"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    refused = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert refused.returncode != 0
    assert "public host name" in refused.stderr
