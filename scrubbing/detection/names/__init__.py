"""The name model: finds people, organisations, places, addresses and dates in running text, offline."""

from scrubbing.detection.names.model import NameModel, load

__all__ = ["NameModel", "load"]
