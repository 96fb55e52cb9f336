"""Items that hold something and items that hold nothing: how many alarms are right, and what thresholds would give.

For corpora of short items, such as passages: a reviewer decides item by item, and what counts is how often the right
ones are put before her. Plain Python.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
# An alarm of whatever label of the corpus.
ANY = "any"
_NOTHING = "nothing"


class Marked(Protocol):
    """A stretch that people marked; see `scrubbing.evaluation.Mention`."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def label(self) -> str:
        """What it is."""

    @property
    def accepted(self) -> frozenset[str]:
        """What it may be taken for."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding with its coarse label."""

    label: str
    start: int
    end: int
    score: float


@dataclass(slots=True)
class Alarms:
    """Counts item by item. Only labels that the corpus uses count as alarms."""

    _mentions: list[tuple[str, float, float]] = field(default_factory=list)
    # Per item: its labels with all they are accepted for, and the best score of every label found in it.
    _items: list[tuple[frozenset[str], frozenset[str], dict[str, float]]] = field(default_factory=list)

    def add(self, mentions: Sequence[Marked], alarms: Sequence[Alarm]) -> None:
        """Count one item. Alarms below the policy's threshold may be among them."""
        for mention in mentions:
            accepted = [alarm for alarm in alarms if alarm.label in mention.accepted]
            self._mentions.append((mention.label, _covered_at(mention, accepted), _covered_at(mention, alarms)))
        best: dict[str, float] = defaultdict(float)
        for alarm in alarms:
            best[alarm.label] = max(best[alarm.label], alarm.score)
        gold = frozenset(mention.label for mention in mentions)
        accepted_labels = frozenset(label for mention in mentions for label in mention.accepted)
        self._items.append((gold, accepted_labels, dict(best)))

    def result(self, thresholds: Mapping[str, float]) -> dict[str, Any]:
        """Return the figures at the thresholds of the policy (by coarse label), at others, and the confusions."""
        labels = sorted({label for gold, _, _ in self._items for label in gold})
        empty = sum(not gold for gold, _, _ in self._items)
        return {
            "items": len(self._items),
            "without": empty,
            "labels": {label: self._figures(label, thresholds.get(label, 0.0)) for label in labels},
            ANY: self._any(labels, thresholds),
            "sweep": {str(at): self._any(labels, dict.fromkeys(labels, at)) for at in THRESHOLDS},
            "confusion": self._confusion(labels, thresholds),
        }

    def _figures(self, label: str, threshold: float) -> dict[str, float | int | None]:
        mentions = [typed for own, typed, _ in self._mentions if own == label]
        found = [accepted for _, accepted, best in self._items if best.get(label, 0.0) >= max(threshold, 1e-9)]
        nothing = [best for gold, _, best in self._items if not gold]
        return {
            "count": len(mentions),
            "recall": _rate(sum(at >= max(threshold, 1e-9) for at in mentions), len(mentions)),
            "items_found": len(found),
            "item_precision": _rate(sum(label in accepted for accepted in found), len(found)),
            "false_alarms": _rate(sum(best.get(label, 0.0) >= max(threshold, 1e-9) for best in nothing), len(nothing)),
        }

    def _any(self, labels: Sequence[str], thresholds: Mapping[str, float]) -> dict[str, float | None]:
        """Return recall whatever the label is taken for, item precision and false alarms over all labels."""

        def alarmed(best: Mapping[str, float]) -> bool:
            return any(best.get(label, 0.0) >= max(thresholds.get(label, 0.0), 1e-9) for label in labels)

        caught = [at >= max(thresholds.get(own, 0.0), 1e-9) for own, _, at in self._mentions]
        typed = [at >= max(thresholds.get(own, 0.0), 1e-9) for own, at, _ in self._mentions]
        found = [gold for gold, _, best in self._items if alarmed(best)]
        nothing = [best for gold, _, best in self._items if not gold]
        return {
            "recall": _rate(sum(caught), len(caught)),
            "typed_recall": _rate(sum(typed), len(typed)),
            "item_precision": _rate(sum(bool(gold) for gold in found), len(found)),
            "false_alarms": _rate(sum(map(alarmed, nothing)), len(nothing)),
        }

    def _confusion(self, labels: Sequence[str], thresholds: Mapping[str, float]) -> dict[str, dict[str, int]]:
        """Count, for items of one label or none, what they were taken for most surely."""
        table: dict[str, Counter[str]] = defaultdict(Counter)
        for gold, accepted, best in self._items:
            if len(gold) > 1:
                continue
            own = next(iter(gold), _NOTHING)
            taken = max(
                (score, label)
                for label, score in [(label, best.get(label, 0.0)) for label in labels] + [(_NOTHING, 1e-9)]
                if label == _NOTHING or score >= max(thresholds.get(label, 0.0), 1e-9)
            )[1]
            table[own][own if taken in accepted else taken] += 1
        return {own: dict(counts.most_common()) for own, counts in sorted(table.items())}


def _covered_at(mention: Marked, alarms: Sequence[Alarm]) -> float:
    """Return the highest threshold (0..1) at which half of a mention is covered; 0 if none."""
    mask = [0.0] * (mention.end - mention.start)
    for alarm in alarms:
        for place in range(max(alarm.start, mention.start), min(alarm.end, mention.end)):
            mask[place - mention.start] = max(mask[place - mention.start], alarm.score)
    mask.sort(reverse=True)
    return mask[(len(mask) - 1) // 2]


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def table(result: Mapping[str, Any]) -> str:
    """Return the figures as tables."""
    lines = [
        f"{result['items']} items, {result['without']} of them hold nothing that the corpus labels",
        f"{'label':24} {'count':>6} {'recall':>7} {'items':>6} {'item precision':>15} {'false alarms':>13}",
    ]
    for label, row in result["labels"].items():
        cells = [row["count"], row["recall"], row["items_found"], row["item_precision"], row["false_alarms"]]
        lines.append("{:24} {:>6} {:>7} {:>6} {:>15} {:>13}".format(label, *map(_cell, cells)))
    lines.append(f"{'threshold':24} {'recall':>14} {'typed':>6} {'item precision':>16} {'false alarms':>13}")
    for at, row in [("policy", result[ANY]), *result["sweep"].items()]:
        lines.append("{:24} {:>14} {:>6} {:>16} {:>13}".format(at, *map(_cell, row.values())))
    lines.append("taken for (rows: what they are)")
    lines += [
        f"{own:24} " + ", ".join(f"{taken} {count}" for taken, count in counts.items())
        for own, counts in result["confusion"].items()
    ]
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"
