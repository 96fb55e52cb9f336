"""`manage.py detect`: JSON lines in, JSON lines out, in the same order."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scrubbing.detection import Incomplete
from scrubbing.management.commands import detect
from scrubbing.management.commands.detect import BadLine

ROOT = Path(__file__).parents[3]


def _run(text: str) -> list[dict[str, object]]:
    target = io.StringIO()
    detect.run(io.StringIO(text), target)
    return [json.loads(line) for line in target.getvalue().splitlines()]


def test_it_answers_every_line_in_order_with_offsets_in_code_points() -> None:
    text = "\U0001f6e5\ufe0f Ask Robert Miller"
    lines = [{"id": 7, "text": text}, {"id": "b", "text": "nothing here"}, {"id": None, "text": ""}]
    answers = _run("\n".join(json.dumps(line) for line in lines) + "\n\n")
    assert [answer["id"] for answer in answers] == [7, "b", None]
    start = text.index("Robert")
    spans: Any = answers[0]["spans"]
    assert len(spans) == 1
    span = spans[0]
    assert 0.8 < span.pop("score") <= 1
    assert span == {"label": "PERSON", "start": start, "end": len(text)}
    assert answers[1]["spans"] == answers[2]["spans"] == []


@pytest.mark.parametrize("bad", ["{", "[]", '"x"', '{"id": 1}', '{"text": "Jane Doe"}', '{"id": 1, "text": 5}'])
def test_it_names_the_line_it_does_not_understand_and_nothing_of_it(bad: str) -> None:
    with pytest.raises(BadLine) as caught:
        _run(f'{{"id": 1, "text": "fine"}}\n\n{bad}\n')
    assert "Line 3" in str(caught.value)
    assert "Jane" not in str(caught.value)


def test_a_search_that_did_not_finish_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise Incomplete

    monkeypatch.setattr(detect, "detect_text", fail)
    assert _run('{"id": 1, "text": "x"}') == [{"id": 1, "spans": [], "incomplete": True}]


@pytest.mark.parametrize(("line", "status"), [('{"id": 1, "text": "Ask Robert Miller"}\n', 0), ("Jane Doe\n", 2)])
def test_the_command_ends_with_its_status(line: str, status: int) -> None:
    command = [sys.executable, "manage.py", "detect"]
    done = subprocess.run(command, input=line, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.returncode == status, done.stderr
    assert "Jane" not in done.stdout + done.stderr
    assert bool(done.stdout) is (status == 0)
