"""The same file ends the same in every process: Python gives sets another order in each."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scrubbing.detection import detect
from submissions.media import MediaType
from tests.scrubbing.contract.samples import AUTHOR, SAMPLES, read, scrub, value

# The same code as elsewhere for what lies in pictures, and most of the time.
_PICTURES = frozenset({MediaType.PNG, MediaType.JPEG, MediaType.TIFF, MediaType.WEBP})


def endings(folder: Path) -> dict[str, list[str]]:
    """Return for each file of a folder what is found in it, and its copy as hexadecimal digits."""
    said: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        media_type = MediaType(path.name.replace("~", "/"))
        found = detect(read(path.read_bytes(), media_type), [], []).findings
        copy = scrub(path.read_bytes(), media_type, [value(), value(AUTHOR, "Nobody Atall")])
        said[media_type] = [*(f"{one.locator} {one.start} {one.type} {one.value}" for one in found), copy.hex()]
    return said


@pytest.mark.slow
def test_the_same_files_end_the_same_in_processes_that_order_sets_otherwise(tmp_path: Path) -> None:
    for media_type in set(SAMPLES) - _PICTURES:
        (tmp_path / media_type.replace("/", "~")).write_bytes(SAMPLES[media_type]("Josephine Harrington"))
    code = (
        "import json, sys, pathlib, django; django.setup();"
        "from tests.scrubbing.contract.test_determinism import endings;"
        "json.dump(endings(pathlib.Path(sys.argv[1])), sys.stdout)"
    )
    first, second = (
        json.loads(
            subprocess.run(
                [sys.executable, "-c", code, str(tmp_path)],
                env=os.environ | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
                stdout=subprocess.PIPE,
                check=True,
                timeout=200,
            ).stdout
        )
        for seed in ("1", "3")
    )

    assert [media_type for media_type in first if first[media_type] != second[media_type]] == []
