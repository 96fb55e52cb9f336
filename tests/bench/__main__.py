"""`python -m tests.bench [pipeline|full|detection]`: the line and detection, or one; `full` takes large files."""

import sys
from collections.abc import Callable
from functools import partial

from tests.bench import detection, pipeline

PARTS: dict[str, Callable[[], None]] = {
    "pipeline": pipeline.main,
    "full": partial(pipeline.main, full=True),
    "detection": detection.main,
}

if __name__ == "__main__":
    chosen = sys.argv[1:] or ["pipeline", "detection"]
    if not set(chosen) <= set(PARTS):
        sys.exit(__doc__)
    for part in chosen:
        PARTS[part]()
