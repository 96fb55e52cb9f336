"""All parts of the production shape, started once for the tests that use them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.production import parts
from tests.production.parts import Parts


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """Everything docker-compose.yml names, prepared and serving; leases are short, so that losses show soon."""
    if line := parts.missing():
        pytest.skip(line)
    folder = Path(tmp_path_factory.mktemp("production"))
    with parts.running(folder, LEASE_SECONDS="5", HEARTBEAT_SECONDS="0.5", REHINT_SECONDS="2") as running:
        yield running
