"""What looking for confidential content costs beside looking for personal data alone, in one process, in turns.

Alone means: persons, places, organisations, dates and numbers, with what one document says about the same name twice.
Everything adds secrets, markings, code names, internal addresses, statements of special categories and the classifier
of confidential passages. What counts is processor time.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from scrubbing.detection import detect_text, recognizers, warm
from scrubbing.detection.dossier import consider
from scrubbing.detection.engine import Engine
from scrubbing.detection.names import load
from scrubbing.detection.recognizers.code_names import CodeNameRecognizer
from scrubbing.detection.recognizers.internal_hosts import InternalAddressRecognizer
from scrubbing.detection.recognizers.marking import MarkingRecognizer
from scrubbing.detection.recognizers.private_key import PrivateKeyRecognizer
from scrubbing.detection.recognizers.secret import SecretRecognizer
from scrubbing.detection.recognizers.special_categories import SpecialCategoryRecognizer
from scrubbing.detection.recognizers.tickets import TicketRecognizer
from scrubbing.document import Unit
from tests.bench.texts import samples

ROUNDS = 5
OUT = Path("var") / "bench-classes.json"
CONFIDENTIAL = (
    CodeNameRecognizer,
    InternalAddressRecognizer,
    MarkingRecognizer,
    PrivateKeyRecognizer,
    SecretRecognizer,
    SpecialCategoryRecognizer,
    TicketRecognizer,
)


def main() -> None:
    """Measure both on each text, print a table, write the JSON."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    warm()
    offers = [offer for offer in recognizers.everything() if not isinstance(offer.recognizer, CONFIDENTIAL)]
    personal = Engine(offers, load())

    def alone(text: str) -> None:
        consider([Unit("", text)], personal.scan([("", text)]))

    alone("Warm up: 12 March 2024.")
    print(f"\n{'text':10} {'kB':>6} {'alone, s':>9} {'all, s':>9} {'times':>6}")
    results: dict[str, dict[str, float]] = {}
    for sample in samples().values():
        if sample.short:
            continue
        texts = [text for _, text in sample.items]
        spent: list[tuple[float, float]] = [(_timed(alone, texts), _timed(detect_text, texts)) for _ in range(ROUNDS)]
        one, every = (statistics.median(each) for each in zip(*spent, strict=True))
        ratio = statistics.median(second / first for first, second in spent)
        print(f"{sample.name:10} {sample.kilobytes:6.0f} {one:9.2f} {every:9.2f} {ratio:6.2f}", flush=True)
        results[sample.name] = {"alone": round(one, 3), "everything": round(every, 3), "ratio": round(ratio, 3)}
    whole = sum(each["everything"] for each in results.values()) / sum(each["alone"] for each in results.values())
    print(f"{'together':10} {'':6} {'':9} {'':9} {whole:6.2f}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(results | {"together": round(whole, 3)}, indent=2))


def _timed(search: Callable[[str], object], texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        search(text)
    return time.process_time() - began
