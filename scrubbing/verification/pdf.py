"""PDF."""

from scrubbing.verification.walk import Walk


def read_pdf(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a PDF."""
    raise NotImplementedError
