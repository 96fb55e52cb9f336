"""What the layout promises: the web loads no engine, and committed files name no host or machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

ENGINES = (
    "presidio_analyzer",
    "presidio_anonymizer",
    "spacy",
    "onnxruntime",
    "rapidocr_onnxruntime",
    "pypdfium2",
    "cv2",
)

LOAD_WEB = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
from config.wsgi import application
from django.urls import get_resolver
def walk(resolver):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            walk(entry)
        else:
            entry.callback
walk(get_resolver())
print("\\n".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_the_web_process_loads_no_engine() -> None:
    done = subprocess.run([sys.executable, "-c", LOAD_WEB], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "django" in loaded
    assert loaded.isdisjoint(ENGINES)
    assert "faker" not in loaded


def committed_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_committed_file_names_a_package_index_or_a_path_of_some_machine() -> None:
    hosts = re.compile(
        r"p[y]pi\.org|pythonh[o]sted|registry\.n[p]mjs|deb\.deb[i]an\.org|--index-[u]rl|/w[o]rk/|/r[o]ot/"
    )
    named = []
    for path in committed_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if hosts.search(text):
            named.append(str(path.relative_to(ROOT)))
    assert named == []


def test_every_row_lock_lets_others_refer_to_the_row() -> None:
    # On PostgreSQL a lock of the key, too, stops every insert that names the row: who inserts has locks of its own, and
    # the two wait for each other.
    sources = [
        path for path in committed_files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] != "tests"
    ]
    locks = [call for path in sources for call in re.findall(r"select_for_update\(.*?\)", path.read_text("utf-8"))]
    assert locks
    assert set(locks) == {"select_for_update(no_key=True)"}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "tests/bench/requirements.lock"])
def test_every_locked_package_is_pinned_by_hash(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
    unpinned = [entry.split()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry]
    assert unpinned == []
