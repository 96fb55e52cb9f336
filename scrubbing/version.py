"""Versions that decide whether a run is still good. Light: web processes read them too."""

import hashlib
from functools import lru_cache
from pathlib import Path

# Raised whenever extraction, detection, redaction or verification changes what leaves.
ENGINE_VERSION = "2026.11.2"

_POLICY = Path(__file__).parent / "detection" / "policy.yaml"


@lru_cache(maxsize=1)
def policy_version() -> str:
    """Return the hash of the policy file."""
    return hashlib.sha256(_POLICY.read_bytes()).hexdigest()[:16]
