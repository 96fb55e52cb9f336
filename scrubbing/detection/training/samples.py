"""What a text for training is: the text and what stands where in it."""

from dataclasses import dataclass

PERSON, ORGANIZATION, LOCATION, ADDRESS = "PERSON", "ORGANIZATION", "LOCATION", "ADDRESS"
DATE_TIME, NRP, AGE, ID = "DATE_TIME", "NRP", "AGE", "ID"
# What patterns find (e-mails, phones, account numbers): the model is neither taught to mark it nor to leave it.
IGNORE = "IGNORE"
LABELS = (PERSON, ORGANIZATION, LOCATION, ADDRESS, DATE_TIME, NRP, AGE, ID, IGNORE)

Pieces = list[tuple[str, str | None]]
"""Stretches of a text in order, each with its label or none."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and its labelled spans (start, end, label) in code points, in order and apart from each other."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
