"""`python -m tests.bench [pipeline|detection]`: one of the two, or both."""

import sys

from tests.bench import detection, pipeline

PARTS = {"pipeline": pipeline.main, "detection": detection.main}

if __name__ == "__main__":
    chosen = sys.argv[1:] or list(PARTS)
    if not set(chosen) <= set(PARTS):
        sys.exit(__doc__)
    for part in chosen:
        PARTS[part]()
