"""The recognizers that run, each with the gate a text must pass before it is asked.

To add one: write an EntityRecognizer (or PatternRecognizer) in its own file here, list it below, name its type in
policy.yaml and give it a table test. A recognizer of Presidio's, or a user's own, is listed the same way.
"""

import re
from dataclasses import dataclass

from presidio_analyzer import EntityRecognizer

from scrubbing.detection.recognizers.address import AddressRecognizer
from scrubbing.detection.recognizers.dates import BirthDateRecognizer, DateRecognizer
from scrubbing.detection.recognizers.government import government_numbers
from scrubbing.detection.recognizers.identifiers import InternalIdentifierRecognizer, UsernameRecognizer
from scrubbing.detection.recognizers.location import LocationRecognizer
from scrubbing.detection.recognizers.marking import MarkingRecognizer
from scrubbing.detection.recognizers.money import money_numbers
from scrubbing.detection.recognizers.national import national_numbers
from scrubbing.detection.recognizers.network import network_addresses
from scrubbing.detection.recognizers.organization import OrganizationRecognizer
from scrubbing.detection.recognizers.person import PersonRecognizer
from scrubbing.detection.recognizers.phone import NumberingPlanRecognizer
from scrubbing.detection.recognizers.private_key import PrivateKeyRecognizer
from scrubbing.detection.recognizers.secret import SecretRecognizer
from scrubbing.detection.recognizers.web import AddressOnTheWebRecognizer, OfflineEmailRecognizer

# Seven digits with at most one or two separators between them: years, prices and percentages do not pass.
_LONG_NUMBER = re.compile(r"\d(?:[ .\-/()\u00a0]{0,2}\d){6}")
_MIXED_NUMBER = re.compile(r"\b(?=[A-Z0-9*]{6,20}\b)(?:[A-Z]{1,6}\d|\d{1,9}[A-Z])[A-Z0-9*]{3,18}\b", re.IGNORECASE)
_NUMBER = re.compile(rf"\d(?:[ .\-/()\u00a0]{{0,2}}\d){{5}}|{_MIXED_NUMBER.pattern}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_AT = re.compile(r"@|\uff20")
# Longer than any number with the words that a pattern of its recognizer holds.
_NEAR = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """A recognizer, where it is worth asking, and whether it must see whole texts instead of windows.

    A text that the gate does not match is not shown to the recognizer. With `around`, it is shown only what stands
    that many characters around the gate's matches, within so many `lines` before and after theirs: enough to hold every
    finding and what tells it from others. Context words are looked for in the text itself.
    """

    recognizer: EntityRecognizer
    gate: re.Pattern[str] | None = None
    whole: bool = False
    around: int | None = None
    lines: int = 1


def everything() -> list[Offer]:
    """Return every recognizer, freshly made."""
    return [
        Offer(PersonRecognizer()),
        Offer(OrganizationRecognizer()),
        Offer(LocationRecognizer()),
        Offer(AddressRecognizer(), _DIGIT, around=250, lines=4),
        Offer(DateRecognizer(), _DIGIT, around=_NEAR),
        Offer(BirthDateRecognizer(), _DIGIT, around=_NEAR),
        Offer(OfflineEmailRecognizer(), _AT, around=400),
        Offer(NumberingPlanRecognizer(), _LONG_NUMBER, around=_NEAR),
        Offer(AddressOnTheWebRecognizer(), re.compile(r"\w\.\w")),
        Offer(SecretRecognizer()),
        Offer(PrivateKeyRecognizer(), re.compile("PRIVATE KEY"), whole=True),
        Offer(MarkingRecognizer()),
        Offer(UsernameRecognizer()),
        Offer(InternalIdentifierRecognizer(), _DIGIT, around=_NEAR),
        *(Offer(recognizer) for recognizer in national_numbers()),
        *(Offer(recognizer, _NUMBER, around=_NEAR) for recognizer in government_numbers()),
        *(Offer(recognizer, _NUMBER, around=_NEAR) for recognizer in money_numbers()),
        *(Offer(recognizer, gate, around=_NEAR) for recognizer, gate in network_addresses()),
    ]
