"""`python -m tests.realfiles FOLDER... [--results FILE] [--for-seconds N] [--per-kind N] [--plant]`.

Takes what lies below the folders (without any: what installed packages brought), and says what the line makes of it.
`python -m tests.realfiles.workbooks` compares workbooks before and after, see there.
"""

import argparse
import json
import logging
import math
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.realfiles import collecting

if TYPE_CHECKING:
    from tests.realfiles import running


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.realfiles", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--results", type=Path, help="a line of JSON per file; files that have one are not run again")
    parser.add_argument("--for-seconds", type=int, help="begin no further file after so long; --results goes on later")
    parser.add_argument("--per-kind", type=int, help="so many files of each kind")
    parser.add_argument("--kinds", nargs="*", choices=list(collecting.ENDINGS), help="only these kinds")
    parser.add_argument("--seconds", type=int, default=180, help="what a file may take")
    parser.add_argument("--plant", action="store_true", help="put names into the files' metadata first")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    logging.disable(logging.CRITICAL)
    # Loads the engines once, before anything forks.
    from scrubbing.pipeline import warm
    from tests.realfiles import reporting, running

    warm()
    files = collecting.collect(options.folders or collecting.installed(), options.per_kind)
    chosen = {kind: paths for kind, paths in files.items() if not options.kinds or kind in options.kinds}
    results = _written(options.results)
    done = {result.path for result in results}
    left = {kind: [path for path in paths if str(path) not in done] for kind, paths in chosen.items()}
    ends = time.monotonic() + options.for_seconds if options.for_seconds else math.inf
    for result in running.run(left, options.seconds, plant=options.plant):
        results.append(result)
        print(f"{len(results):5} {result.kind:8} {result.status or result.malformed:12} {result.reason:22} "
              f"{result.seconds:7.2f} {Path(result.path).name}", flush=True)  # fmt: skip
        if options.results:
            with options.results.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(result.as_json()) + "\n")
        if time.monotonic() > ends:
            break
    lines = [*reporting.table(results), "", *reporting.reasons(results), "", *reporting.names(results)]
    print("\n".join([*lines, reporting.refusals(results)]))


def _written(path: Path | None) -> list["running.Result"]:
    from tests.realfiles import running

    if path is None or not path.exists():
        return []
    return [running.Result(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
