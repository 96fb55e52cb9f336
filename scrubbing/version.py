"""Versions that decide whether a run is still good. Light: web processes read them too."""

from scrubbing.detection import policy

# Raised whenever extraction, detection, redaction or verification changes what leaves.
ENGINE_VERSION = "2026.11.16"


def policy_version() -> str:
    """Return the hash of the policy in force."""
    return policy.load().version
