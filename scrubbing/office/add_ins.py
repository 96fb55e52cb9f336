"""What programs beside Word write into a document for themselves: managers of references keep their records in field
codes and in the tags of content controls, as binary data that nobody reads. The citations that they make stay.
"""

import re

from scrubbing.office.places import Place, Role
from scrubbing.office.xml import tag_of

# Nothing a person types has 300 such characters without a space. Begun at the first character of a run only: a run
# just too short must not be tried in every way it can be cut.
_BINARY = re.compile(
    r"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{300}|[A-Za-z0-9+/]{150,}+[\r\n]++[A-Za-z0-9+/]{150}"
    r"|(?:[A-Za-z0-9+/]{60,}+[\r\n]++){4}[A-Za-z0-9+/]{60})"
)


def holds_binary(text: str) -> bool:
    """Whether binary content is written into a text, as base64."""
    return _BINARY.search(text) is not None


def is_record(place: Place) -> bool:
    """Whether a place holds what such a program keeps for itself. No copy has it."""
    return (place.role is Role.FIELD or tag_of(place.element) == "w:tag") and holds_binary(place.text)
