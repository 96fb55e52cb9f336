"""`python -m tests.bench [pipeline|full|detection|classes]`: all of it, or parts; `full` takes large files."""

import sys
from collections.abc import Callable
from functools import partial

from tests.bench import classes, detection, pipeline

PARTS: dict[str, Callable[[], None]] = {
    "pipeline": pipeline.main,
    "full": partial(pipeline.main, full=True),
    "detection": detection.main,
    "classes": classes.main,
}

if __name__ == "__main__":
    chosen = sys.argv[1:] or ["pipeline", "detection", "classes"]
    if not set(chosen) <= set(PARTS):
        sys.exit(__doc__)
    for part in chosen:
        PARTS[part]()
