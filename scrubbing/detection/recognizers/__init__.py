"""The recognizers that run, each with the gate a text must pass before it is asked.

To add one: write an EntityRecognizer (or PatternRecognizer) in its own file here, list it below, name its type in
policy.yaml and give it a table test. A recognizer of Presidio's, or a user's own, is listed the same way.
"""

import re
from dataclasses import dataclass

from presidio_analyzer import EntityRecognizer

from scrubbing.detection.recognizers import (
    address,
    ages,
    bank,
    cases,
    dates,
    identifiers,
    licences,
    medical,
    phone,
    private_key,
    vehicle,
)
from scrubbing.detection.recognizers.accounts import ProfileRecognizer, UsernameRecognizer
from scrubbing.detection.recognizers.address import AddressRecognizer
from scrubbing.detection.recognizers.ages import AgeRecognizer
from scrubbing.detection.recognizers.cases import CaseNumberRecognizer
from scrubbing.detection.recognizers.code_names import CodeNameRecognizer
from scrubbing.detection.recognizers.coordinates import CoordinatesRecognizer
from scrubbing.detection.recognizers.dates import CalendarRecognizer
from scrubbing.detection.recognizers.internal_hosts import InternalAddressRecognizer
from scrubbing.detection.recognizers.labelled import Kind, LabelledNumberRecognizer
from scrubbing.detection.recognizers.location import LocationRecognizer
from scrubbing.detection.recognizers.mail import OfflineEmailRecognizer
from scrubbing.detection.recognizers.marking import MarkingRecognizer
from scrubbing.detection.recognizers.money import money_numbers
from scrubbing.detection.recognizers.name_cues import NameCueRecognizer
from scrubbing.detection.recognizers.national import national_numbers
from scrubbing.detection.recognizers.network import HardwareAddressRecognizer, MachineAddressRecognizer
from scrubbing.detection.recognizers.phone import NumberingPlanRecognizer
from scrubbing.detection.recognizers.private_key import PrivateKeyRecognizer
from scrubbing.detection.recognizers.secret import SecretRecognizer
from scrubbing.detection.recognizers.special_categories import SpecialCategoryRecognizer
from scrubbing.detection.recognizers.swift import BankIdentifierRecognizer
from scrubbing.detection.recognizers.tickets import TicketRecognizer
from scrubbing.detection.recognizers.vehicle import VehicleRecognizer
from scrubbing.detection.recognizers.web import AddressOnTheWebRecognizer

_DIGIT = re.compile(r"\d")
# Six digits with at most two marks between them, or letters behind a code for free calls.
_LONG_NUMBER = re.compile(r"\d(?:(?:[ .\-/()\u00a0]{0,2}\d){5}|\d\d[)\- .]{1,2}[A-Z])")
# Each begins with a sign that is rare in prose, so that looking for it costs little.
_EXACT_PLACE = re.compile(
    r"[.°º/+gw](?:(?<=\d.)\d{4}|(?<=[°º])[ \d]|(?<=/)//|(?<=\+)[2-9CFGHJMPQRVWX]{2}|(?<=g)eo:|(?<=w)(?:hat)?3w)"
)
_MACHINE = re.compile(r"[.:](?:\d{1,3}\.\d|[0-9a-fA-F]{0,4}:)")
_HARDWARE = re.compile(r"[:\-.](?:[0-9a-fA-F]{2}[:\-][0-9a-fA-F]{2}[:\-]|[0-9a-fA-F]{4}\.)")
_PROFILE = re.compile(
    r"[/O](?:(?<=com/)|(?<=org/)|(?<=net/)|(?<=app/)|(?<=\.me/)|(?<=\.ee/)|(?<=/)@|(?<=\?)id|(?<=O)RCID)"
)
_KEY = re.compile(r"-(?<=[A-Z0-9]-)[1-9]")
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
        Offer(NameCueRecognizer()),
        Offer(LocationRecognizer()),
        Offer(AddressRecognizer(), _DIGIT, around=250, lines=4),
        Offer(CalendarRecognizer(), _DIGIT, around=_NEAR),
        Offer(AgeRecognizer()),
        Offer(OfflineEmailRecognizer()),
        Offer(NumberingPlanRecognizer(), _LONG_NUMBER, around=_NEAR, lines=phone.LINES),
        Offer(AddressOnTheWebRecognizer(), re.compile(r"\w\.\w")),
        Offer(ProfileRecognizer(), _PROFILE, around=_NEAR),
        Offer(SecretRecognizer()),
        Offer(PrivateKeyRecognizer(), private_key.GATE, whole=True),
        Offer(MarkingRecognizer()),
        Offer(SpecialCategoryRecognizer()),
        Offer(UsernameRecognizer()),
        Offer(LabelledNumberRecognizer(labelled()), _DIGIT, around=_NEAR),
        Offer(CaseNumberRecognizer(), _DIGIT, around=_NEAR),
        Offer(TicketRecognizer(), _KEY),
        Offer(CodeNameRecognizer()),
        Offer(InternalAddressRecognizer()),
        Offer(VehicleRecognizer(), _DIGIT, around=_NEAR),
        Offer(CoordinatesRecognizer(), _EXACT_PLACE, around=_NEAR),
        Offer(BankIdentifierRecognizer()),
        *(Offer(recognizer) for recognizer in national_numbers()),
        *(Offer(recognizer, _DIGIT, around=_NEAR) for recognizer in money_numbers()),
        Offer(MachineAddressRecognizer(), _MACHINE, around=_NEAR),
        Offer(HardwareAddressRecognizer(), _HARDWARE, around=_NEAR),
    ]


def labelled() -> tuple[Kind, ...]:
    """Return all kinds of numbers that words announce; where several fit, the first is taken."""
    return (
        *dates.KINDS,
        *ages.KINDS,
        *address.KINDS,
        *medical.KINDS,
        *bank.KINDS,
        *vehicle.KINDS,
        *licences.KINDS,
        *identifiers.KINDS,
        *cases.KINDS,
    )
