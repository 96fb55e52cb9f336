"""Find what is sensitive in a document. Everything behind these three functions can be replaced.

The engines are loaded by the first call, not by the import: web processes read the policy of this package and must not
hold an engine.
"""

from collections.abc import Sequence

from scrubbing.detection.results import Detection, Incomplete, Span, Term
from scrubbing.document import Document, Unit
from scrubbing.findings import KnownValue

__all__ = ["Detection", "Incomplete", "Span", "Term", "detect", "detect_text", "warm"]


# What the texts of a file gave, by header and text; empty at first.
Memory = dict[tuple[str, str], list[Span]]


def detect(
    document: Document,
    terms: Sequence[Term],
    known: Sequence[KnownValue],
    passages: bool = True,
    memory: Memory | None = None,
) -> Detection:
    """Search every unit of a document, nested ones included; `passages` says whether to look for confidential ones.

    `terms` are searched in all their spellings, `known` are the values that other files of the task gave. A unit on
    which the search did not finish is listed as unread: the caller must hold the file.
    """
    from scrubbing.detection.detector import detect as run

    return run(document, terms, known, passages, memory)


def detect_text(text: str, passages_from: float | None = None) -> list[Span]:
    """Return the findings of one text in order. Only a confidential passage overlaps others. Raises Incomplete.

    `passages_from` takes the place of the policy's thresholds for passages (0..1), to measure what others would give.
    """
    from scrubbing.detection.dossier import consider
    from scrubbing.detection.engine import engine
    from scrubbing.detection.passages.search import find

    unit = Unit("", text)
    (spans,) = consider([unit], engine().scan([("", text)]))
    (passages,) = find([unit], passages_from)
    return sorted([*(spans or ()), *passages], key=lambda span: (span.start, -span.end))


def warm() -> None:
    """Load everything that detection needs, without starting a thread, so that forked children share it."""
    from scrubbing.detection.engine import engine
    from scrubbing.detection.everyday import is_name
    from scrubbing.detection.passages.classifier import load
    from scrubbing.frequent import is_frequent

    is_frequent("word")
    is_name("name")
    engine().scan([("", "Warm up: 12 March 2024.")])
    load().judge(["We will not announce the price of the deal before Monday."])
