"""`python -m tests.bench [pipeline|full|detection|classes|memory]`: all but the last, or parts.

`full` takes large files, `memory` files as large as uploads may be."""

import sys
from collections.abc import Callable
from functools import partial

from tests.bench import classes, detection, memory, pipeline

PARTS: dict[str, Callable[[], None]] = {
    "pipeline": pipeline.main,
    "full": partial(pipeline.main, full=True),
    "detection": detection.main,
    "classes": classes.main,
    "memory": memory.main,
}

if __name__ == "__main__":
    chosen = sys.argv[1:] or ["pipeline", "detection", "classes"]
    if not set(chosen) <= set(PARTS):
        sys.exit(__doc__)
    for part in chosen:
        PARTS[part]()
