"""`python -m tests.realfiles.workbooks FOLDER... [--json FILE] [--books N]`: do scrubbed workbooks calculate the same?

Every workbook with at least 50 formulas is scrubbed; LibreOffice calculates the original and the copy anew, and all
cells are compared. Where they differ, a value that was scrubbed must take part, or a function that says something else
each time (NOW, RAND), or a link that leads out of the workbook and was cut.
"""

import argparse
import json
import logging
import os
import re
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.utils.cell import get_column_letter, range_boundaries

from scrubbing.batch import Batch, Item, Undecided
from scrubbing.pipeline import warm

FEWEST = 50
LARGEST = 3 * 1024 * 1024
# LibreOffice takes stored results unless it is told otherwise.
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""
_VOLATILE = re.compile(
    r"\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO|OFFSET|INDIRECT|WEBSERVICE|CURRENT|FORMULA|RAND\.NV|RANDBETWEEN\.NV)\s*\(",
    re.IGNORECASE,
)
# A reference into another workbook, and what is taken out with it.
_OUTSIDE = re.compile(r"\[\d+\]|\[[^\]]*\.\w+\]|'file:|\bDDE\(|HYPERLINK\(", re.IGNORECASE)
# A closure this large is not followed further: the cell counts as one that nothing explains.
_MOST_CELLS = 200_000
_NEAR = 1e-9
_FILTER = "xlsx:Calc MS Excel 2007 XML"
_HEADS = ("formulas", "compared", "equal", "scrubbed", "with it", "volatile", "cut", "open")

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
    """Return the workbooks with enough formulas, those with the most first."""
    counted = []
    for folder in folders:
        for path in sorted(folder.rglob("*.xlsx")):
            if path.stat().st_size <= LARGEST:
                count = formulas(path)
                if count >= FEWEST:
                    counted.append((count, path))
    counted.sort(key=lambda entry: (-entry[0], entry[1]))
    return [path for _, path in counted[:most]]


def formulas(path: Path) -> int:
    """Return how many cells of a workbook calculate; 0 for what does not open."""
    try:
        return len(_Book(path).formulas)
    except Exception:  # noqa: BLE001 - a library may raise anything on other people's files
        return 0


def compare(paths: Sequence[Path], folder: Path) -> Iterator[Comparison]:
    """Scrub, calculate and compare every workbook, in batches for LibreOffice. `folder` is used for everything."""
    results = {path: Comparison(str(path)) for path in paths}
    numbered = {path: folder / "before" / f"{number}.xlsx" for number, path in enumerate(paths)}
    for kind in ("before", "after", "calculated-before", "calculated-after"):
        (folder / kind).mkdir(parents=True)
    for path, before in numbered.items():
        shutil.copyfile(path, before)
        item = Item(before, Path(before.name))
        # Hidden sheets stay: what is asked is whether formulas go on, not what a person lets go.
        Batch(folder / "after", (), Undecided.KEEP).scrub([item], lambda _: None)
        if item.output is None:
            results[path].failed = item.outcome.reason if item.outcome else "nothing"
        elif item.output != folder / "after" / before.name:
            item.output.rename(folder / "after" / before.name)
    for kind in ("before", "after"):
        _calculate(sorted((folder / kind).glob("*.xlsx")), folder / f"calculated-{kind}", folder / "profile")
    for path, before in numbered.items():
        if not results[path].failed:
            _compare(results[path], before.name, folder)
        yield results[path]


def _calculate(paths: Sequence[Path], target: Path, profile: Path) -> None:
    """Let LibreOffice open workbooks, calculate every cell anew, and save them."""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, "utf-8")
    for start in range(0, len(paths), 10):
        chunk = [str(path) for path in paths[start : start + 10]]
        place = f"-env:UserInstallation={profile.absolute().as_uri()}"
        subprocess.run(
            ["soffice", "--headless", place, "--convert-to", _FILTER, "--outdir", str(target), *chunk],
            check=False,
            capture_output=True,
            timeout=900,
        )  # fmt: skip


def _compare(result: Comparison, name: str, folder: Path) -> None:
    try:
        before, after = _Book(folder / "before" / name), _Book(folder / "after" / name)
        old, new = (_values(folder / f"calculated-{kind}" / name) for kind in ("before", "after"))
    except Exception as error:  # noqa: BLE001 - LibreOffice gave no file, or one that openpyxl does not take
        result.failed = type(error).__name__
        return
    names = dict(zip(before.sheets, after.sheets, strict=True))
    if not set(before.formulas) & set(old):
        result.failed = "LibreOffice lost the formulas"
        return
    result.formulas = len(before.formulas)
    changed = {cell for cell, text in before.constants.items() if after.constants.get(_moved(cell, names)) != text}
    reworded = {
        cell
        for cell, formula in before.formulas.items()
        if _literals(formula) != _literals(after.formulas.get(_moved(cell, names), formula))
    }
    result.scrubbed = len(changed) + len(reworded)
    for cell in sorted(old.keys() | {_moved(cell, _inverse(names)) for cell in new}):
        if cell in changed:
            continue
        result.cells += 1
        if _same(old.get(cell), new.get(_moved(cell, names))):
            result.equal += 1
        else:
            _explain(result, cell, before, changed, reworded)


def _explain(result: Comparison, cell: Cell, book: "_Book", changed: set[Cell], reworded: set[Cell]) -> None:
    for precedent in book.precedents(cell):
        formula = book.formulas.get(precedent, "")
        if precedent in changed or precedent in reworded:
            result.taking_part += 1
            return
        if _VOLATILE.search(formula):
            result.volatile += 1
            return
        if _OUTSIDE.search(formula):
            result.cut += 1
            return
    sheet = book.sheets.index(cell[0]) + 1
    result.unexplained.append(f"sheet {sheet}!{get_column_letter(cell[2])}{cell[1]}")


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


def _values(path: Path) -> dict[Cell, object]:
    """Return what the cells of a workbook show, as LibreOffice calculated it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


class _Book:
    """A workbook as it is stored: formulas and constants by cell, and what a formula refers to."""

    def __init__(self, path: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._book: Any = openpyxl.load_workbook(path)
        self.sheets: list[str] = [sheet.title for sheet in self._book.worksheets]
        self.formulas: dict[Cell, str] = {}
        self.constants: dict[Cell, object] = {}
        for sheet in self._book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    self._add((sheet.title, cell.row or 0, cell.column or 0), cell.value)

    def _add(self, cell: Cell, value: Any) -> None:
        # Formulas of arrays and of data tables are objects of their own.
        text = getattr(value, "text", value)
        if isinstance(text, str) and text.startswith("="):
            self.formulas[cell] = text
        elif value is not None:
            self.constants[cell] = text

    def precedents(self, cell: Cell) -> Iterator[Cell]:
        """Yield a cell and all that it is calculated from, directly or not."""
        seen, queue = {cell}, [cell]
        while queue:
            present = queue.pop()
            yield present
            for other in self._referred(present[0], self.formulas.get(present, "")):
                if other not in seen and len(seen) < _MOST_CELLS:
                    seen.add(other)
                    queue.append(other)

    def _referred(self, sheet: str, formula: str, depth: int = 0) -> Iterator[Cell]:
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
                yield from self._referred(sheet, f"={(local or name).attr_text}", depth + 1)
                continue
            table = self._table(token.value.partition("[")[0])
            if table is not None:
                place, reference = table
            yield from self._within(place, reference.replace("$", ""))

    def _table(self, name: str) -> tuple[str, str] | None:
        return next(
            ((sheet.title, sheet.tables[name].ref) for sheet in self._book.worksheets if name in sheet.tables), None
        )

    def _within(self, sheet: str, reference: str) -> Iterator[Cell]:
        try:
            left, top, right, bottom = range_boundaries(reference)
        except (ValueError, TypeError):
            return
        left, top, right, bottom = left or 1, top or 1, right or 1 << 14, bottom or 1 << 20
        if (right - left + 1) * (bottom - top + 1) <= len(self.formulas) + len(self.constants):
            yield from ((sheet, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            return
        for cells in (self.formulas, self.constants):
            yield from (
                cell for cell in cells if cell[0] == sheet and top <= cell[1] <= bottom and left <= cell[2] <= right
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
        results = list(compare(books(options.folders, options.books), Path(folder)))
    print("\n".join(table(results)))
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
