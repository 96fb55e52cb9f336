"""Read labelled corpora and say for every stretch of their texts what it may be.

No corpus labels everything. What one does not label is unknown there, not absent: each stretch carries the kinds it
may be, and the loss only asks that the network's answer is among them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ANY = ("*",)
"""The choices of a stretch about which nothing is known."""

_PERSON, _PLACE, _ORG = ("PERSON",), ("LOCATION", "ADDRESS"), ("ORGANIZATION",)
_NAMED = ("MISC", "NRP")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what its stretches may be. `open` are the kinds that may stand unlabelled in the rest."""

    text: str
    spans: tuple[tuple[int, int, tuple[str, ...]], ...]
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Corpus:
    """How a corpus labels. A label that is not listed counts as nothing; "O" among choices is 'or nothing'."""

    file: str
    choices: Mapping[str, tuple[str, ...]]
    open: frozenset[str]


_PLAIN_OPEN = frozenset({"DATE_TIME", "NRP", "AGE", "ID", "MISC"})
_HANDLES = {f"HANDLE_{kind}": ANY for kind in ("PER", "ORG", "LOC")}
_ENCYCLOPEDIC = {
    "person": _PERSON, "politician": _PERSON, "writer": _PERSON, "scientist": _PERSON, "researcher": _PERSON,
    "musicalartist": _PERSON, "organisation": _ORG, "politicalparty": _ORG, "band": _ORG, "university": _ORG,
    "location": ("LOCATION",), "country": ("LOCATION",), "misc": _NAMED, "event": ("MISC",), "election": ("MISC",),
    "award": ("MISC",), "book": ("MISC",), "album": ("MISC",), "song": ("MISC",), "poem": ("MISC",),
    "magazine": ("MISC", "ORGANIZATION"), "academicjournal": ("MISC", "ORGANIZATION"),
    "product": ("MISC",), "conference": ("MISC", "ORGANIZATION"), "astronomicalobject": ("MISC", "O", "LOCATION"),
    "programlang": ("MISC", "O"), "theory": ("MISC", "O"), "algorithm": ("MISC", "O"), "metrics": ("MISC", "O"),
}  # fmt: skip

_CORPORA = (
    _Corpus(
        "tab_idtype.train",
        {
            "PERSON": _PERSON, "ORG": _ORG, "LOC": _PLACE, "DATETIME": ("DATE_TIME",), "CODE": ("ID",),
            "DEM": ("NRP", "AGE", "O"), "QUANTITY": ("O", "MISC", "AGE"), "MISC": ANY,
        },
        frozenset({"NRP", "AGE", "MISC"}),
    ),
    _Corpus("gum_ccby.train", {"person": _PERSON, "place": _PLACE, "organization": _ORG, "time": ("DATE_TIME",)},
            _PLAIN_OPEN),
    _Corpus(
        "emailcoref.train",
        {"PER": _PERSON, "ORG": _ORG, "LOC": _PLACE, "ADDRESS": ("ADDRESS",), "EMAIL": ANY, "MAILBOX": ANY, "URL": ANY},
        _PLAIN_OPEN | {"ORGANIZATION", "LOCATION", "ADDRESS"},
    ),
    _Corpus("uner_ewt.train", {"PER": _PERSON, "ORG": _ORG, "LOC": _PLACE, "OTH": _NAMED}, _PLAIN_OPEN | {"ADDRESS"}),
    _Corpus("btc.train", {"PER": _PERSON, "ORG": _ORG, "LOC": ("LOCATION",)} | _HANDLES, _PLAIN_OPEN),
    _Corpus(
        "wnut17.train",
        {
            "person": _PERSON, "location": _PLACE, "corporation": _ORG, "group": ("ORGANIZATION", "NRP"),
            "product": ("MISC",), "creative-work": ("MISC",),
        },
        _PLAIN_OPEN,
    ),
    _Corpus("wikigold.train", {"PER": _PERSON, "ORG": _ORG, "LOC": ("LOCATION",), "MISC": _NAMED}, _PLAIN_OPEN),
    _Corpus(
        "sec_filings.train", {"PER": _PERSON, "ORG": _ORG, "LOC": _PLACE, "MISC": _NAMED}, _PLAIN_OPEN | {"ADDRESS"}
    ),
    _Corpus("crossner.train", _ENCYCLOPEDIC, _PLAIN_OPEN),
)  # fmt: skip

# Titles belong to the name in some corpora and not in others; the network learns from generated text that they do not.
_TITLE = re.compile(
    r"(?:(?:Mrs?|Ms|Dr|Prof|Sir|Madam|Miss|Messrs|Judge|Justice|President|Professor|Doctor|Rev|Sgt|Capt|Lt|Col|Gen)"
    r"\.?\s+)+(?=\w)"
)


# Development files are labelled like the training files of the same corpus; which says how to read them.
_DEVELOPMENT = {
    "tab.dev": "tab_idtype.train", "uner_ewt.dev": "uner_ewt.train", "wikigold.dev": "wikigold.train",
    "gum_ccby.dev": "gum_ccby.train", "wnut17.dev": "wnut17.train",
}  # fmt: skip


def read(folder: Path) -> Iterator[tuple[str, Labelled]]:
    """Yield the name of the corpus and every text of its training file."""
    for corpus in _CORPORA:
        for labelled in _read(folder / f"{corpus.file}.jsonl", corpus):
            yield corpus.file, labelled


def read_development(folder: Path) -> Iterator[Labelled]:
    """Yield the texts of the development files, for calibration; never for training."""
    corpora = {corpus.file: corpus for corpus in _CORPORA}
    for file, like in _DEVELOPMENT.items():
        yield from _read(folder / f"{file}.jsonl", corpora[like])


def _read(path: Path, corpus: _Corpus) -> Iterator[Labelled]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Labelled(record["text"], tuple(_spans(record, corpus)), corpus.open)


def _spans(record: dict[str, Any], corpus: _Corpus) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    text = record["text"]
    taken = 0
    for span in sorted(record["spans"], key=lambda span: (span["start"], -span["end"])):
        start, end, choices = span["start"], span["end"], corpus.choices.get(span["label"])
        if choices is None or start < taken:
            continue
        taken = end
        title = _TITLE.match(text, start, end) if choices == _PERSON else None
        if title is not None:
            yield start, title.end(), ANY
            start = title.end()
        yield start, end, choices
