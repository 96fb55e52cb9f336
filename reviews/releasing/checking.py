"""Check a release: every sum, nothing missing or extra, tables, names, rubric, canary, tombstones.

Needs no database, no settings and no Django: `python -m reviews.releasing.checking PATH` does what
`manage.py verify_release PATH` does. It shows that a release is whole and agrees with itself; that it is the one that
was published is shown by the archive's checksum on the release's page (`--sha256`).
"""

import argparse
import hashlib
import json
import re
import sys
import uuid
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from reviews.releasing import checking_rows
from reviews.releasing.layout import (
    CANARY_KEY,
    CERTIFICATES,
    DELIVERABLES,
    DOCUMENTS,
    FILE_COLUMNS,
    FILES,
    MANIFEST,
    METADATA,
    METADATA_COLUMNS,
    README,
    REFERENCES,
    SCHEMA_VERSION,
    SUMS,
    TABLES,
    TASK_COLUMNS,
    TASKS,
    TOMBSTONES,
)
from reviews.releasing.names import case_collisions
from reviews.releasing.parquet import Table, Unreadable, read
from reviews.releasing.sources import Source, is_safe, open_source

_BLOCK = 1024 * 1024
_MAX_PAPER = 64 * 1024 * 1024
_HEAD = 4096
_CANARY = re.compile(r"cleanroom:(\d{4,}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_FOLDERS = (f"{REFERENCES}/", f"{DELIVERABLES}/", f"{CERTIFICATES}/")
# More lines than a person reads say nothing more.
MAX_LINES = 200


@dataclass(slots=True)
class Report:
    """What the check found. `problems` are lines for people; `counts` say how much was checked."""

    problems: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Seen:
    """What was learned of one file by reading it once."""

    sha256: str
    size: int
    head: bytes


def verify(path: Path, tick: Callable[[], None] = lambda: None) -> Report:
    """Check the release in a folder or a zip. Whatever is wrong with it ends up in the report, nothing is raised.

    `tick` is called between blocks of bytes; what it raises is raised.
    """
    report = Report()
    try:
        with open_source(path) as source:
            _Check(source, report, tick).run()
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError) as error:
        report.problems.append(f"the release cannot be read: {type(error).__name__}")
    return report


class _Check:
    def __init__(self, source: Source, report: Report, tick: Callable[[], None]) -> None:
        self._source = source
        self._tick = tick
        self._say = report.problems.append
        self._report = report

    def run(self) -> None:
        """Run all checks that make sense, the structure first."""
        for line in self._source.refused:
            self._say(line)
        missing = [path for path in (*DOCUMENTS, *TABLES, SUMS) if path not in self._source.paths]
        for path in missing:
            self._say(f"{path}: is missing")
        for path in self._source.paths:
            self._check_path(path)
        for path in case_collisions(self._source.paths):
            self._say(f"{path}: equals another path but for case or Unicode form")
        seen = self._hash_everything()
        if SUMS in seen:
            self._check_sums(seen)
        self._report.counts["files"] = len(self._source.paths)
        self._report.counts["bytes"] = sum(entry.size for entry in seen.values())
        if not missing:
            self._check_content(seen)

    def _check_path(self, path: str) -> None:
        known = path in {*DOCUMENTS, *TABLES, SUMS} or path.startswith(_FOLDERS)
        if not is_safe(path):
            self._say(f"{path!r}: its path is not safe")
        elif not known:
            self._say(f"{path}: does not belong to a release")

    def _hash_everything(self) -> dict[str, Seen]:
        seen = {}
        for path in self._source.paths:
            digest, size, head = hashlib.sha256(), 0, b""
            try:
                with self._source.open(path) as stream:
                    while block := stream.read(_BLOCK):
                        self._tick()
                        head = head or block[:_HEAD]
                        digest.update(block)
                        size += len(block)
            except (OSError, zipfile.BadZipFile, EOFError, ValueError) as error:
                self._say(f"{path}: cannot be read ({type(error).__name__})")
                continue
            seen[path] = Seen(digest.hexdigest(), size, head)
        return seen

    def _check_sums(self, seen: dict[str, Seen]) -> None:
        text = self._text(SUMS)
        stated: dict[str, str] = {}
        for line in text.splitlines():
            digest, separator, path = line.partition("  ")
            if not separator or not re.fullmatch(r"[0-9a-f]{64}", digest) or path in stated:
                self._say(f"{SUMS}: a line is not of the form 'checksum  path', or stands twice")
                continue
            stated[path] = digest
        for path in sorted(stated.keys() - seen.keys()):
            self._say(f"{path}: is listed in {SUMS} and missing")
        for path in sorted(seen.keys() - stated.keys() - {SUMS}):
            self._say(f"{path}: is not listed in {SUMS}")
        for path in sorted(stated.keys() & seen.keys()):
            if stated[path] != seen[path].sha256:
                self._say(f"{path}: its checksum differs from {SUMS}")
        if text != "".join(f"{stated[path]}  {path}\n" for path in sorted(stated)):
            self._say(f"{SUMS}: is not in its canonical form")

    def _check_content(self, seen: dict[str, Seen]) -> None:
        tables = {
            path: self._table(path, columns)
            for path, columns in ((TASKS, TASK_COLUMNS), (METADATA, METADATA_COLUMNS), (FILES, FILE_COLUMNS))
        }
        manifest, tombs = self._json(MANIFEST), self._json(TOMBSTONES)
        self._json("croissant.json")
        self._check_card()
        self._check_canary(tables, manifest, tombs)
        tasks, metadata, files = tables[TASKS], tables[METADATA], tables[FILES]
        if tasks is None or metadata is None or files is None:
            return
        heads = {path: (entry.sha256, entry.size, entry.head) for path, entry in seen.items()}
        self._extend(checking_rows.tasks(tasks.rows, heads))
        self._extend(checking_rows.metadata(metadata.rows, tasks.rows, manifest.get("release")))
        self._extend(checking_rows.files(files.rows, tasks.rows, heads))
        self._extend(checking_rows.macros(files.rows, self._source))
        self._extend(checking_rows.certificates(files.rows, manifest, self._source))
        self._extend(checking_rows.papers(tasks.rows, files.rows, manifest, tombs))
        self._report.counts["tasks"] = len(tasks.rows)
        self._report.counts["artefacts"] = len(files.rows)

    def _table(self, path: str, columns: dict[str, str]) -> Table | None:
        try:
            with self._source.open(path) as stream:
                table = read(stream)  # type: ignore[arg-type]
        except (Unreadable, OSError, zipfile.BadZipFile):
            self._say(f"{path}: is no parquet table that can be read")
            return None
        if list(table.columns.items()) != list(columns.items()):
            self._say(f"{path}: its columns are not the ones of schema {SCHEMA_VERSION}")
            return None
        return table

    def _check_card(self) -> None:
        _, _, rest = self._text(README).partition("---\n")
        try:
            matter = yaml.safe_load(rest.partition("\n---\n")[0])
            named = [part["path"] for config in matter["configs"] for part in config["data_files"]]
            configs = [config["config_name"] for config in matter["configs"]]
        except (yaml.YAMLError, KeyError, TypeError):
            self._say(f"{README}: its front matter cannot be read")
            return
        if configs != ["default", "metadata"] or named != [TASKS, METADATA]:
            self._say(f"{README}: its front matter does not name the two tables")

    def _check_canary(self, tables: dict[str, Table | None], manifest: dict[str, Any], tombs: dict[str, Any]) -> None:
        canary = str(manifest.get("canary"))
        match = _CANARY.fullmatch(canary)
        if match is None or int(match.group(1)) != manifest.get("release") or uuid.UUID(match.group(2)).version != 4:
            self._say(f"{MANIFEST}: the canary is missing, malformed or of another release")
        places = {
            README: set(_canaries(self._text(README))),
            "croissant.json": set(_canaries(self._text("croissant.json"))),
            TOMBSTONES: {str(tombs.get("canary"))},
            **{path: {table.notes.get(CANARY_KEY, "")} for path, table in tables.items() if table is not None},
        }
        for path, found in places.items():
            if found != {canary}:
                self._say(f"{path}: does not carry the manifest's canary")

    def _json(self, path: str) -> dict[str, Any]:
        try:
            content = json.loads(self._text(path))
        except ValueError:
            content = None
        if isinstance(content, dict):
            return content
        self._say(f"{path}: is no JSON object")
        return {}

    def _text(self, path: str) -> str:
        try:
            with self._source.open(path) as stream:
                data = stream.read(_MAX_PAPER + 1)
            if len(data) > _MAX_PAPER:
                self._say(f"{path}: is too large")
            return data[:_MAX_PAPER].decode()
        except (OSError, zipfile.BadZipFile, EOFError, UnicodeDecodeError) as error:
            self._say(f"{path}: cannot be read as text ({type(error).__name__})")
            return ""

    def _extend(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line)


def _canaries(text: str) -> list[str]:
    return [match.group() for match in _CANARY.finditer(text)]


def lines(report: Report) -> list[str]:
    """Return what a person reads: the problems, then one line that sums up."""
    shown = report.problems[:MAX_LINES]
    if len(report.problems) > MAX_LINES:
        shown.append(f"... and {len(report.problems) - MAX_LINES} more")
    counts = report.counts
    checked = (
        f"{counts.get('tasks', 0)} tasks, {counts.get('artefacts', 0)} released files, "
        f"{counts.get('files', 0)} files in all, {counts.get('bytes', 0)} bytes"
    )
    return [*shown, f"OK: {checked}" if report.ok else f"FAILED: {len(report.problems)} problems ({checked})"]


def main(arguments: list[str] | None = None) -> int:
    """Check a release from the command line; 0 when all is well, 1 when not."""
    parser = argparse.ArgumentParser(prog="verify_release", description="Check a release (folder or zip).")
    parser.add_argument("path", type=Path)
    parser.add_argument("--sha256", default="", help="the archive's published checksum")
    options = parser.parse_args(arguments)
    return check(options.path, options.sha256)


def check(path: Path, sha256: str = "") -> int:
    """Verify and print; returns the exit status."""
    report = verify(path)
    if path.is_file():
        with path.open("rb") as stream:
            present = hashlib.file_digest(stream, "sha256").hexdigest()
        sys.stdout.write(f"sha256 {present}\n")
        if sha256 and present != sha256.strip().lower():
            report.problems.append("the archive is not the one that was published: its checksum differs")
    elif sha256:
        report.problems.append("--sha256 is the checksum of the archive, not of a folder")
    sys.stdout.write("\n".join(lines(report)) + "\n")
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
