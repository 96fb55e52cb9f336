"""`manage.py detect < in.jsonl > out.jsonl`: the detector alone, for measuring and for automation."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, TextIO

from django.core.management.base import BaseCommand

from scrubbing.detection import Incomplete, Span, detect_text

_USAGE = 'Usage: manage.py detect < in.jsonl > out.jsonl, each line {"id": ..., "text": "..."}.'


class BadLine(ValueError):
    """A line of the input is not understood. Carries its number only."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Line {number} is not an object with 'id' and a string 'text'.\n{_USAGE}")


class Command(BaseCommand):
    help = "Read JSON lines with id and text, write JSON lines with id and spans (offsets in code points)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer line by line, in order. Exit status 2 at the first line that is not understood."""
        try:
            run(sys.stdin, sys.stdout)
        except BadLine as error:
            print(error, file=sys.stderr)
            raise SystemExit(2) from None


def run(source: TextIO, target: TextIO) -> None:
    """Write the spans of every record. Raises BadLine."""
    for identifier, text in records(source):
        target.write(json.dumps(answer(identifier, text), ensure_ascii=False) + "\n")
    target.flush()


def answer(identifier: object, text: str) -> dict[str, object]:
    """Return the record for one text; one whose search did not finish says so beside its empty spans."""
    try:
        spans = detect_text(text)
    except Incomplete:
        return {"id": identifier, "spans": [], "incomplete": True}
    return {"id": identifier, "spans": [_record(span) for span in spans]}


def _record(span: Span) -> dict[str, object]:
    record = asdict(span)
    if not span.why:
        del record["why"]
    return record


def records(lines: Iterable[str]) -> Iterator[tuple[object, str]]:
    """Yield id and text of every line that is not blank. Raises BadLine."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError:
            raise BadLine(number) from None
        if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("text"), str):
            raise BadLine(number)
        yield record["id"], record["text"]
