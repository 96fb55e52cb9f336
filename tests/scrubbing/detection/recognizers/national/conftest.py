"""One recognizer for all tables; it keeps nothing between texts."""

from collections.abc import Callable, Sequence
from typing import cast

import pytest
from presidio_analyzer import EntityRecognizer
from presidio_analyzer.nlp_engine import NlpArtifacts

from scrubbing.detection.recognizers.national import national_numbers

# Presidio passes what its language model found; these recognizers need none.
ARTIFACTS = cast(NlpArtifacts, None)

Expected = list[tuple[str, str]]
Find = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def recognizers() -> Sequence[EntityRecognizer]:
    return national_numbers()


@pytest.fixture(scope="session")
def numbers(recognizers: Sequence[EntityRecognizer]) -> Find:
    """Return what is found in a text as (type, value)."""

    def find(text: str) -> list[tuple[str, str]]:
        return [
            (result.entity_type, text[result.start : result.end])
            for recognizer in recognizers
            for result in recognizer.analyze(text, [], ARTIFACTS)
        ]

    return find
