"""Loaded into the worker under test: files that hold a planted word make their child die or take long.

A parser's own crash cannot be ordered, so the reader is wrapped; everything around it is the real thing.
"""

import os
import signal
import time
from typing import BinaryIO

from scrubbing.document import Document
from scrubbing.extraction import registry
from scrubbing.limits import Budget

POISON = b"POISON-PILL"
SLOW = b"SLOW-READ"

_read = registry.read


def _obey(
    source: BinaryIO,
    media_type: str,
    budget: Budget,
    keeps: frozenset[str] = frozenset(),
    *,
    pictures: bool = True,
) -> Document:
    content = source.read(4096)
    source.seek(0)
    if POISON in content:
        os.kill(os.getpid(), signal.SIGSEGV)
    if SLOW in content:
        time.sleep(0.4)
    return _read(source, media_type, budget, keeps, pictures=pictures)


registry.read = _obey
