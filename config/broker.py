"""What the broker must be before anything starts: without a known way to take it over, and closed to strangers."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import redis

# The first version of each series without CVE-2025-49844: by a script, a client runs code in the server.
_MENDED = {(7, 2): 11, (7, 4): 6, (8, 0): 4, (8, 2): 2}
_OUTDATED = (
    "the broker is Redis {version}, which CVE-2025-49844 takes over: bring it up to date, or set BROKER_IS_PATCHED=yes "
    "where its distribution has mended it"
)
_SECONDS = 5.0


def problems(url: str, *, patched: bool) -> list[str]:
    """Return what is wrong with the Redis at an address. With `patched`, its operator vouches for an older version.

    Raises:
        redis.ConnectionError, redis.TimeoutError: it does not answer, or not to this password.
    """
    parts = urlsplit(url)
    by_socket = "socket" in parts.scheme or "unix" in parts.scheme
    # Celery calls a socket's address otherwise than the client does.
    address = urlunsplit(parts._replace(scheme="unix")) if by_socket else url
    wrong = []
    with _client(address) as client:
        client.ping()
        version = _version(client)
    if not patched and not is_mended(version):
        wrong.append(_OUTDATED.format(version=version or "of an unknown version"))
    if not by_socket and _lets_strangers_in(parts.hostname or "", parts.port or 6379, parts.scheme == "rediss"):
        wrong.append("the broker answers without a password")
    return wrong


def is_mended(version: str) -> bool:
    """Whether a version is one without the hole."""
    numbers = [int(part) for part in version.split(".") if part.isdecimal()]
    if len(numbers) < 3:
        return False
    series = (numbers[0], numbers[1])
    return numbers[2] >= _MENDED[series] if series in _MENDED else series > max(_MENDED)


def _client(url: str) -> Any:
    return redis.Redis.from_url(url, socket_connect_timeout=_SECONDS, socket_timeout=_SECONDS)


def _version(client: Any) -> str:
    """Return the version, or nothing when the user may not ask for it."""
    try:
        return str(client.info("server").get("redis_version", ""))
    except redis.ResponseError:
        return ""


def _lets_strangers_in(host: str, port: int, tls: bool) -> bool:
    with redis.Redis(
        host, port, ssl=tls, ssl_cert_reqs="none", socket_connect_timeout=_SECONDS, socket_timeout=_SECONDS
    ) as stranger:
        try:
            return bool(stranger.ping())
        except redis.RedisError:
            return False
