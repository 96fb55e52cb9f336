"""Files nobody here wrote go through the line: templates that libraries and LibreOffice bring, in the formats it takes.

Larger collections are run by hand (`python -m tests.realfiles FOLDER`); this says that the tools measure what they say.
"""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest

from tests.realfiles import bounded, reporting, workbooks
from tests.realfiles.running import Result, run

SHARED = Path("/usr/lib/libreoffice/share")
# Kinds of templates, what LibreOffice writes of them, and how many are taken.
TEMPLATES = (("ott", "docx", 2), ("ots", "xlsx", 2), ("otp", "pptx", 1))
SECONDS = 120
# Of all text. A template has so little that one currency in a number format is more than a hundredth.
LEAST = 0.99
MIB = 1024 * 1024

office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def brought_by_libraries() -> Iterator[tuple[str, Path]]:
    yield "docx", Path(docx.__file__).parent / "templates" / "default.docx"
    yield "pptx", Path(pptx.__file__).parent / "templates" / "default.pptx"


def of_templates(folder: Path) -> Iterator[tuple[str, Path]]:
    """Let LibreOffice write some of its templates in the formats of Office."""
    for ending, kind, most in TEMPLATES:
        templates = [path for path in SHARED.rglob(f"*.{ending}") if path.stat().st_size < MIB // 4]
        chosen = sorted(templates, key=lambda path: (path.name, path))[:: max(1, len(templates) // most)][:most]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder / kind)]
        subprocess.run([*command, *map(str, chosen)], check=True, capture_output=True, timeout=SECONDS)
        yield from ((kind, path) for path in sorted((folder / kind).iterdir()))


def results_of(files: Iterator[tuple[str, Path]], *, plant: bool) -> list[Result]:
    return [result for kind, path in files for result in run({kind: [path]}, SECONDS, plant=plant)]


def assert_all_are_clean(results: list[Result]) -> None:
    assert not [result for result in results if result.crashed or not result.status]
    assert not [(result.reason, result.failures, result.reopened) for result in results if not result.clean]
    assert not [result.left for result in results if result.left]
    read = [result.read for result in results if result.read and result.kind in reporting.PROMISED]
    assert sum(share["read"] for share in read) >= LEAST * sum(share["characters"] for share in read) > 0


@pytest.mark.slow
def test_names_in_the_metadata_of_files_that_libraries_bring_are_gone() -> None:
    results = results_of(brought_by_libraries(), plant=True)
    assert all(result.names for result in results)
    assert_all_are_clean(results)


@pytest.mark.slow
@office
def test_templates_of_libreoffice_come_out_clean_and_open(tmp_path: Path) -> None:
    files = list(of_templates(tmp_path))
    assert {kind for kind, _ in files} == {"docx", "xlsx", "pptx"}
    assert_all_are_clean(results_of(iter(files), plant=False))


def calculating(path: Path) -> None:
    """A workbook of a shop: sums, look-ups and texts of rows, some of which say a person's name."""
    book = openpyxl.Workbook()
    orders = book.worksheets[0]
    orders.title = "Orders"
    orders.append(["Customer", "Pieces", "Price", "Total", "Label"])
    names = ("Margaret Thornbury", "Samuel Okafor", "Ingrid Moretti")
    for row in range(2, 42):
        orders.append([names[row % 3], row, 2.5, f"=B{row}*C{row}", f'=A{row}&" (" & B{row} & ")"'])
    totals = book.create_sheet("Totals")
    totals.append(["Sum", "=SUM(Orders!D2:D41)"])
    totals.append(["Mean", "=AVERAGE(Orders!D:D)"])
    totals.append(["Largest", "=MAX(Orders!$D$2:$D$41)"])
    totals.append(["Hers", "=SUMIF(Orders!A2:A41,Orders!A2,Orders!D2:D41)"])
    totals.append(["Fifth", "=VLOOKUP(Orders!A6,Orders!A2:D41,4,FALSE)"])
    totals.append(["Told", '=INDIRECT("Orders!D"&B1-B1+2)'])
    totals.append(["Both", '=IF(B1>100,ROUND(B2/B3,4),"little")'])
    book.save(path)


@pytest.mark.slow
@office
def test_a_scrubbed_workbook_calculates_what_it_did(tmp_path: Path) -> None:
    calculating(tmp_path / "shop.xlsx")
    (result,) = workbooks.compare([tmp_path / "shop.xlsx"], tmp_path / "work")
    assert (result.failed, result.unexplained) == ("", [])
    assert result.formulas == 2 * 40 + 7
    assert result.volatile == 0, "INDIRECT finds what it did"
    assert result.scrubbed == 40, "the names in column A"
    assert result.taking_part == 40, "the labels of column E say them"
    assert result.equal == result.cells - result.taking_part


def test_a_cell_in_the_last_row_and_column_costs_no_more_than_any_other(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "=XFD1048576+1"
    sheet["XFD1048576"] = 41
    book.save(tmp_path / "far.xlsx")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    values = workbooks.values(tmp_path / "far.xlsx")
    assert list(values) == [("Sheet", 1048576, 16384)], "LibreOffice has not calculated the other yet"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024, "KiB"


def test_a_library_that_needs_no_end_of_memory_is_stopped(tmp_path: Path) -> None:
    def hoard() -> dict[str, int]:
        return {"size": len(bytearray(256 * MIB))}

    with pytest.raises(bounded.Unbounded, match="too much memory"):
        bounded.call(hoard, tmp_path, memory=64 * MIB)
    assert bounded.call(lambda: {"size": 1}, tmp_path) == {"size": 1}
