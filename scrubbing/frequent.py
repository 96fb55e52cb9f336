"""The words that English texts have most, names among them. Core, plain Python."""

import json
from functools import cache
from pathlib import Path

_VOCABULARY = Path(__file__).parent / "detection" / "names" / "models" / "tokenizer.json"


@cache
def _frequent() -> frozenset[str]:
    """The words of the vocabulary that the models read with: twenty thousand that English texts have most."""
    vocabulary = json.loads(_VOCABULARY.read_text("utf-8"))
    return frozenset(word for word in vocabulary["model"]["vocab"] if len(word) > 2 and word.isalpha())


def is_frequent(word: str) -> bool:
    """Whether a word is frequent in English texts, be it a name or not."""
    return word.casefold() in _frequent()


@cache
def _all_frequent() -> str:
    return "\n".join(_frequent())


def stands_in_frequent(text: str) -> bool:
    """Whether a text without white space is one of these words or a piece of one, whatever its case."""
    return text.casefold() in _all_frequent()
