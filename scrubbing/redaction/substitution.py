"""Carry out edits with presidio-anonymizer, through an operator of our own."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult
from presidio_anonymizer.operators import Operator, OperatorType

if TYPE_CHECKING:
    from scrubbing.redaction.plan import Edit

# The engine copies its whole text for every edit, so long texts are handed to it in parts.
_BLOCK = 8_000


class Substitute(Operator):
    """Puts a value's surrogate in its place. `substitutes` maps the entity types of one call to surrogates."""

    def operate(self, text: str, params: dict[str, Any] | None = None) -> str:
        """Return the surrogate of the entity."""
        surrogate: str = (params or {})["substitutes"][(params or {})["entity_type"]]
        return surrogate

    def validate(self, params: dict[str, Any] | None = None) -> None:
        """Refuse a call without a surrogate, which would leave the value in place."""
        if (params or {}).get("entity_type") not in (params or {}).get("substitutes", ()):
            raise ValueError("There is no substitute for an entity.")

    def operator_name(self) -> str:
        """Return the name under which the engine knows the operator."""
        return "substitute"

    def operator_type(self) -> OperatorType:
        """Return that this operator anonymizes."""
        return OperatorType.Anonymize


@cache
def _engine() -> AnonymizerEngine:
    engine = AnonymizerEngine()  # type: ignore[no-untyped-call]
    engine.add_anonymizer(Substitute)
    return engine


def substitute(text: str, edits: Sequence["Edit"]) -> str:
    """Return the text with its edits (in order, without overlaps) carried out."""
    return "".join(_substituted(text[start:end], start, block) for start, end, block in _blocks(text, edits))


def _blocks(text: str, edits: Sequence["Edit"]) -> Iterator[tuple[int, int, list["Edit"]]]:
    """Cut a text between edits into blocks of about the same length."""
    start = 0
    block: list[Edit] = []
    for edit in edits:
        if block and edit.end - start > _BLOCK:
            yield start, edit.start, block
            start, block = edit.start, []
        block.append(edit)
    yield start, len(text), block


def _substituted(text: str, offset: int, edits: Sequence["Edit"]) -> str:
    # Every edit is an entity type of its own: the engine merges neighbours of one type.
    substitutes = {str(index): edit.substitute for index, edit in enumerate(edits)}
    results = [
        RecognizerResult(str(index), edit.start - offset, edit.end - offset, 1.0) for index, edit in enumerate(edits)
    ]
    operators = {"DEFAULT": OperatorConfig("substitute", {"substitutes": substitutes})}
    answer = _engine().anonymize(text, results, operators, merge_entities_with_spaces=False)
    rewritten: str = answer.text
    return rewritten
