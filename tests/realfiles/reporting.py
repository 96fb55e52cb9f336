"""What a run over real files is summed up as."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from scrubbing.reached import Reach, together
from tests.realfiles.running import Result

# Below this share of text read, per file; what the project promises.
PROMISED = {"docx": 99.5, "xlsx": 99.0, "pptx": 99.0}


def table(results: Sequence[Result]) -> list[str]:
    """Return one line per kind: files, well-formed ones, what became of them, and how much of their text was read."""
    head = ("kind", "files", "ended", "crashed", "well-formed", "clean", "share", "seconds", "median")
    rows = [(*head, "text read", "median", "least", "below")]
    for kind in [*sorted({result.kind for result in results}), "all"]:
        chosen = [result for result in results if kind in {result.kind, "all"}]
        formed = [result for result in chosen if result.well_formed]
        clean = sum(result.clean for result in formed)
        rows.append(
            (
                kind,
                str(len(chosen)),
                str(sum(bool(result.status) for result in chosen)),
                str(sum(bool(result.crashed) for result in chosen)),
                str(len(formed)),
                str(clean),
                f"{100 * clean / len(formed):.1f} %" if formed else "",
                f"{sum(result.seconds for result in chosen):.0f}",
                f"{_median([result.seconds for result in chosen]):.2f}",
                *_reached(kind, formed),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _reached(kind: str, results: Iterable[Result]) -> tuple[str, str, str, str]:
    """Return the share of text that was read: of all, of the median file, of the worst, and how many are too low."""
    shares = [(result.read, float(result.read["percent"])) for result in results if result.read]
    if kind not in PROMISED or not shares:
        return "", "", "", ""
    total = together(_reach(read) for read, _ in shares)
    percents = [percent for _, percent in shares]
    low = sum(percent < PROMISED[kind] for percent in percents)
    return f"{total.percent:.2f} %", f"{_median(percents):.2f} %", f"{min(percents):.2f} %", f"{low} of {len(shares)}"


def _reach(read: dict[str, object]) -> Reach:
    reached = Reach.from_json({key: value for key, value in read.items() if key != "percent"})
    return reached or Reach()


def _median(numbers: list[float]) -> float:
    return sorted(numbers)[len(numbers) // 2] if numbers else 0.0


def reasons(results: Iterable[Result]) -> list[str]:
    """Return why well-formed files have no copy, and why others were taken for malformed, most frequent first."""
    held = Counter(
        f"{result.kind}: {result.crashed or result.reason or result.reopened}"
        for result in results
        if result.well_formed and not result.clean
    )
    malformed = Counter(
        f"{result.kind}: {result.malformed}, {result.status} {result.reason}" for result in results if result.malformed
    )
    return [
        "well-formed, without a copy that opens:",
        *(f"  {count:4} {why}" for why, count in held.most_common()),
        "not well-formed:",
        *(f"  {count:4} {why}" for why, count in malformed.most_common()),
    ]


def names(results: Sequence[Result]) -> list[str]:
    """Return how many names of metadata there were, in how many files, and where any is left."""
    having = [result for result in results if result.names and result.status == "clean"]
    left = [result for result in having if result.left]
    lines = [
        f"names in metadata: {sum(result.names for result in having)} in {len(having)} files; "
        f"left outside of the visible body: {sum(len(result.left) for result in left)} in {len(left)} files"
    ]
    return lines + [f"  {Path(result.path).name}: {len(result.left)}" for result in left]


def refusals(results: Iterable[Result]) -> str:
    """Return how many well-formed Office files, PDFs and pictures have no copy: what MAT2's rates are compared with."""
    formed = [result for result in results if result.well_formed and result.kind in {*PROMISED, "pdf", "image"}]
    refused = sum(not result.clean for result in formed)
    return f"well-formed and refused: {refused} of {len(formed)} ({100 * refused / max(1, len(formed)):.2f} %)"
