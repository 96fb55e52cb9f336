"""`python -m tests.realfiles FOLDER... [--json FILE] [--per-kind N] [--seconds N] [--plant]`.

Takes what lies below the folders (without any: what installed packages brought), and says what the line makes of it.
`python -m tests.realfiles.workbooks` compares workbooks before and after, see there.
"""

import argparse
import json
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tests.realfiles import collecting

if TYPE_CHECKING:
    from tests.realfiles import running


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.realfiles", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--json", type=Path, help="where every file's result is written")
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
    results: list[running.Result] = []
    for result in running.run(chosen, options.seconds, plant=options.plant):
        results.append(result)
        print(f"{len(results):5} {result.kind:8} {result.status or result.malformed:12} {result.reason:22} "
              f"{result.seconds:7.2f} {Path(result.path).name}", flush=True)  # fmt: skip
        if options.json and len(results) % 25 == 0:
            _write(options.json, results)
    if options.json:
        _write(options.json, results)
    lines = [*reporting.table(results), "", *reporting.reasons(results), "", *reporting.names(results)]
    print("\n".join([*lines, reporting.refusals(results)]))


def _write(path: Path, results: list["running.Result"]) -> None:
    path.write_text(json.dumps([result.as_json() for result in results], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
