"""`python -m tests.realfiles.workbooks FOLDER... [--json FILE] [--books N]`: do scrubbed workbooks calculate the same?

Every workbook with at least 50 formulas is scrubbed; LibreOffice calculates the original and the copy anew, and all
cells are compared. Where they differ, a value that was scrubbed must take part, or a function that says something else
each time (NOW, RAND), or a link that leads out of the workbook and was cut.
"""

import argparse
import contextlib
import hashlib
import json
import logging
import os
import re
import shutil
import subprocess
import tempfile
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.utils.cell import get_column_letter, range_boundaries

from scrubbing.batch import Batch, Item, Undecided
from scrubbing.limits import MIB, Limits
from scrubbing.pipeline import warm
from tests.realfiles import bounded

FEWEST = 50
LARGEST = 3 * MIB
_LARGEST_SHEET = 50 * MIB
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
# LibreOffice takes stored results unless it is told otherwise.
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""
# LibreOffice simulates how sure a forecast is, and says something else each time.
_VOLATILE = re.compile(
    r"\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO|OFFSET|INDIRECT|WEBSERVICE|CURRENT|FORMULA|RAND\.NV|RANDBETWEEN\.NV|"
    r"FORECAST\.ETS\.(?:CONFINT|PI\.\w+))\s*\(",
    re.IGNORECASE,
)
# A reference into another workbook, and what is taken out with it.
_OUTSIDE = re.compile(r"\[\d+\]|\[[^\]]*\.\w+\]|'file:|\bDDE\(|HYPERLINK\(", re.IGNORECASE)
# What LibreOffice may take: address space, not memory, of which it reserves much that it never uses.
_ADDRESSES = 6 * 1024 * MIB
_SECONDS = 120
_LIMITS = Limits(cpu_seconds=240, wall_seconds=240)
_NEAR = 1e-9
_FILTER = "xlsx:Calc MS Excel 2007 XML"
_HEADS = ("formulas", "compared", "equal", "scrubbed", "with it", "volatile", "cut", "open")

_TAKING_PART, _IS_VOLATILE, _IS_CUT = "taking part", "volatile", "cut"

Cell = tuple[str, int, int]


@dataclass(slots=True)
class Comparison:
    """What was compared of one workbook. `unexplained` names cells by sheet number, row and column."""

    path: str
    formulas: int = 0
    cells: int = 0
    scrubbed: int = 0
    equal: int = 0
    taking_part: int = 0
    volatile: int = 0
    cut: int = 0
    unexplained: list[str] = field(default_factory=list)
    failed: str = ""

    @property
    def holds(self) -> bool:
        """Whether every cell is equal, or has a reason not to be."""
        return not self.failed and not self.unexplained


def books(folders: Iterable[Path], most: int | None = None) -> list[Path]:
    """Return the workbooks with enough formulas, those with the most first, each content once."""
    counted: dict[bytes, tuple[int, Path]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.xlsx")):
            if path.stat().st_size <= LARGEST:
                count = formulas(path)
                if count >= FEWEST:
                    counted.setdefault(hashlib.sha256(path.read_bytes()).digest(), (count, path))
    ordered = sorted(counted.values(), key=lambda entry: (-entry[0], entry[1]))
    return [path for _, path in ordered[:most]]


def formulas(path: Path) -> int:
    """Return how many cells of a workbook calculate; 0 for what does not open."""
    try:
        return sum(map(_formulas_of, _sheets(path)))
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return 0


def _sheets(path: Path) -> Iterator[bytes]:
    """Yield the parts of sheets; their bytes are enough to count in, and no library lays out a million empty cells."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", info.filename) and info.file_size <= _LARGEST_SHEET:
                yield archive.read(info)


def _formulas_of(sheet: bytes) -> int:
    return len(_FORMULA.findall(sheet))


def compare(paths: Sequence[Path], folder: Path) -> Iterator[Comparison]:
    """Scrub, calculate and compare one workbook after another. `folder` is used for everything."""
    for number, path in enumerate(paths):
        place = folder / str(number)
        place.mkdir(parents=True)
        yield _compare(path, place, folder / "profile")
        shutil.rmtree(place)


def _compare(path: Path, place: Path, profile: Path) -> Comparison:
    result = Comparison(str(path))
    before, after = place / "before.xlsx", place / "after.xlsx"
    shutil.copyfile(path, before)
    item = Item(before, Path(before.name))
    # Hidden sheets stay: what is asked is whether formulas go on, not what a person lets go.
    Batch(place / "out", (), Undecided.KEEP, _LIMITS).scrub([item], lambda _: None)
    if item.output is None:
        result.failed = (item.outcome.reason if item.outcome else "") or "no copy"
        return result
    item.output.rename(after)
    calculated = [_calculated(book, place / "calculated", profile) for book in (before, after)]
    if not all(book.exists() for book in calculated):
        result.failed = "LibreOffice gives nothing"
        return result
    try:
        counted = bounded.call(lambda: asdict(_counted(str(path), before, after, *calculated)), place)
    except bounded.Unbounded as error:
        result.failed = str(error)
        return result
    return Comparison(**counted)


def _calculated(book: Path, target: Path, profile: Path) -> Path:
    """Let LibreOffice open a workbook, calculate every cell anew, and save it; returns where it would be."""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, "utf-8")
    place = f"-env:UserInstallation={profile.absolute().as_uri()}"
    command = ["soffice", "--headless", place, "--convert-to", _FILTER, "--outdir", str(target), str(book)]
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(
            ["prlimit", f"--as={_ADDRESSES}", "timeout", "--kill-after=5", str(_SECONDS), *command],
            check=False,
            capture_output=True,
        )  # fmt: skip
    return target / book.name


def _counted(path: str, before: Path, after: Path, calculated_before: Path, calculated_after: Path) -> Comparison:
    result = Comparison(path)
    book, copy = _Book(before), _Book(after)
    old, new = values(calculated_before), values(calculated_after)
    names = dict(zip(book.sheets, copy.sheets, strict=True))
    if not book.formulas.keys() & old.keys():
        result.failed = "LibreOffice lost the formulas"
        return result
    result.formulas = len(book.formulas)
    changed = {cell for cell, text in book.constants.items() if copy.constants.get(_moved(cell, names)) != text}
    reworded = {
        cell
        for cell, formula in book.formulas.items()
        if _literals(formula) != _literals(copy.formulas.get(_moved(cell, names), formula))
    }
    result.scrubbed = len(changed) + len(reworded)
    cells = (old.keys() | {_moved(cell, _inverse(names)) for cell in new}) - changed
    different = {cell for cell in cells if not _same(old.get(cell), new.get(_moved(cell, names)))}
    result.cells, result.equal = len(cells), len(cells) - len(different)
    _explain(result, book, different, changed, reworded)
    return result


def _explain(result: Comparison, book: "_Book", different: set[Cell], changed: set[Cell], reworded: set[Cell]) -> None:
    """Count the cells that differ by why they do: a reason of their own, or that of a cell they are calculated from."""
    causes = dict.fromkeys(changed | reworded, _TAKING_PART)
    for cell in different - causes.keys():
        formula = book.formulas.get(cell, "")
        if _VOLATILE.search(formula):
            causes[cell] = _IS_VOLATILE
        elif _OUTSIDE.search(formula):
            causes[cell] = _IS_CUT
    looked_at = different | changed
    followers = _followers(book, different - causes.keys(), looked_at)
    queue = list(causes)
    while queue:
        cell = queue.pop()
        for follower in followers.get(cell, ()):
            if follower not in causes:
                causes[follower] = causes[cell]
                queue.append(follower)
    counts = Counter(causes.get(cell) for cell in different)
    result.taking_part, result.volatile, result.cut = counts[_TAKING_PART], counts[_IS_VOLATILE], counts[_IS_CUT]
    for cell in sorted(different - causes.keys()):
        result.unexplained.append(f"sheet {book.sheets.index(cell[0]) + 1}!{get_column_letter(cell[2])}{cell[1]}")


def _followers(book: "_Book", cells: set[Cell], among: set[Cell]) -> dict[Cell, list[Cell]]:
    """Return which of the cells refer to which of the others directly."""
    followers: dict[Cell, list[Cell]] = {}
    for cell in cells:
        for other in book.precedents(cell, among):
            followers.setdefault(other, []).append(cell)
    return followers


def _same(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= _NEAR * max(1.0, abs(one), abs(other))
    return one == other


def _moved(cell: Cell, names: dict[str, str]) -> Cell:
    return names.get(cell[0], cell[0]), cell[1], cell[2]


def _inverse(names: dict[str, str]) -> dict[str, str]:
    return {new: old for old, new in names.items()}


def _literals(formula: str) -> list[str]:
    return [token.value for token in _operands(formula) if token.subtype in {Token.TEXT, Token.NUMBER}]


def _operands(formula: str) -> Iterator[Token]:
    return (token for token in Tokenizer(formula).items if token.type == Token.OPERAND)


def values(path: Path) -> dict[Cell, object]:
    """Return what the cells of a workbook show, as LibreOffice calculated it."""
    return {
        (title, row, column): cell.value
        for title, cells in _cells(_loaded(path, data_only=True))
        for (row, column), cell in cells.items()
        if cell.value is not None
    }


def _loaded(path: Path, *, data_only: bool = False) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, data_only=data_only)


def _cells(book: Any) -> Iterator[tuple[str, Any]]:
    """Yield the cells that a file has, by sheet.

    Not by `iter_rows`: it makes every cell between the first and the last, and one that stands alone in the last row
    and column makes that 17 thousand million.
    """
    return ((sheet.title, sheet._cells) for sheet in book.worksheets)


class _Book:
    """A workbook as it is stored: formulas and constants by cell, and what a formula refers to."""

    def __init__(self, path: Path) -> None:
        self._book = _loaded(path)
        self.sheets: list[str] = [sheet.title for sheet in self._book.worksheets]
        self.formulas: dict[Cell, str] = {}
        self.constants: dict[Cell, object] = {}
        for title, cells in _cells(self._book):
            for (row, column), cell in cells.items():
                self._add((title, row, column), cell.value)

    def _add(self, cell: Cell, value: Any) -> None:
        # Formulas of arrays and of data tables are objects of their own.
        text = getattr(value, "text", value)
        if isinstance(text, str) and text.startswith("="):
            self.formulas[cell] = text
        elif value is not None:
            self.constants[cell] = text

    def precedents(self, cell: Cell, among: set[Cell]) -> set[Cell]:
        """Return which of some cells a cell is calculated from directly."""
        return set(self._referred(cell[0], self.formulas.get(cell, ""), among))

    def _referred(self, sheet: str, formula: str, among: set[Cell], depth: int = 0) -> Iterator[Cell]:
        if not formula or depth > 5:
            return
        for token in _operands(formula):
            if token.subtype != Token.RANGE:
                continue
            place, _, reference = token.value.rpartition("!")
            place = place.strip("'").replace("''", "'") or sheet
            name = self._book.defined_names.get(token.value)
            local = self._book[sheet].defined_names.get(token.value) if sheet in self._book.sheetnames else None
            if name is not None or local is not None:
                yield from self._referred(sheet, f"={(local or name).attr_text}", among, depth + 1)
                continue
            table = self._table(token.value.partition("[")[0])
            if table is not None:
                place, reference = table
            yield from _within(place, reference.replace("$", ""), among)

    def _table(self, name: str) -> tuple[str, str] | None:
        return next(
            ((sheet.title, sheet.tables[name].ref) for sheet in self._book.worksheets if name in sheet.tables), None
        )


def _within(sheet: str, reference: str, among: set[Cell]) -> Iterator[Cell]:
    try:
        left, top, right, bottom = range_boundaries(reference)
    except (ValueError, TypeError):
        return
    left, top, right, bottom = left or 1, top or 1, right or 1 << 14, bottom or 1 << 20
    if (right - left + 1) * (bottom - top + 1) <= len(among):
        cells = ((sheet, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        yield from (cell for cell in cells if cell in among)
    else:
        yield from (
            cell for cell in among if cell[0] == sheet and top <= cell[1] <= bottom and left <= cell[2] <= right
        )


def table(results: Sequence[Comparison]) -> list[str]:
    """Return one line per workbook."""
    lines = ["".join(f"{head:>9}" for head in _HEADS) + "  book"]
    for result in results:
        counts = (result.formulas, result.cells, result.equal, result.scrubbed, result.taking_part, result.volatile)
        numbers = "".join(f"{count:9}" for count in counts) + f"{result.cut:9}{len(result.unexplained):9}"
        lines.append(f"{numbers}  {Path(result.path).name}{f': {result.failed}' if result.failed else ''}")
    held = sum(result.holds for result in results)
    return [*lines, f"{held} of {len(results)} workbooks calculate the same where no scrubbed value takes part"]


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.realfiles.workbooks", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--json", type=Path, help="where every workbook's result is written")
    parser.add_argument("--books", type=int, default=30, help="so many, those with the most formulas")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    logging.disable(logging.CRITICAL)
    warm()
    with tempfile.TemporaryDirectory(prefix="workbooks-") as folder:
        results = []
        for result in compare(books(options.folders, options.books), Path(folder)):
            results.append(result)
            print(f"{len(results):3} {'same' if result.holds else result.failed or 'differs':24} "
                  f"{Path(result.path).name}", flush=True)  # fmt: skip
    print("\n".join(table(results)))
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
