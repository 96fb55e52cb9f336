"""Dates and times, which stay, and dates of birth, which do not."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_MONTH = (
    r"(?:jan(?:uary|uar|vier|uari)?|feb(?:ruary|ruar|ruari)?|févr(?:ier|\.)?|mar(?:ch|s|zo|et)?|märz|maart|apr(?:il|"
    r"ile)?|avril|abril|"
    r"may|mai|mayo|mei|june?|juni|juin|junio|july?|juli|juillet|julio|aug(?:ust|ustus)?|août|agosto|sept?(?:ember|"
    r"embre|iembre)?|"
    r"oct(?:ober|obre|ubre)?|okt(?:ober)?|nov(?:ember|embre|iembre)?|dec(?:ember|embre)?|dez(?:ember)?|diciembre|"
    r"décembre|enero|febrero)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[6-9]|20|21)\d\d"
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|montag|dienstag|mittwoch|donnerstag|freitag)"
)
_TIME = (
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:Z|UTC|GMT|CET|CEST|[ECMP][SD]T|[+\-][01]\d:?[0-5]\d)\b)?"
)
DATE = (
    rf"(?:{_WEEKDAY},? )?(?:"
    rf"{_DAY}(?:st|nd|rd|th|\.)?(?: of)? {_MONTH}\b\.?(?:,? (?:{_YEAR}|'?\d\d\b))?"
    rf"|{_MONTH}\.? {_DAY}(?:st|nd|rd|th)?(?!\d)(?:,? {_YEAR})?"
    rf"|{_DAY} de {_MONTH}(?: de {_YEAR})?"
    rf"|{_YEAR}[\-/.](?:0?[1-9]|1[0-2])[\-/.]{_DAY}(?!\d)"
    rf"|{_DAY}[\-/.](?:0?[1-9]|1[0-2])[\-/.](?:{_YEAR}|\d\d)(?!\d)"
    rf"|(?:0?[1-9]|1[0-2])[\-/]{_DAY}[\-/](?:{_YEAR}|\d\d)(?!\d)"
    rf"|{_DAY}[\- ]{_MONTH}[\- ](?:{_YEAR}|\d\d)(?!\d)"
    rf"|{_MONTH},? {_YEAR}"
    r")"
)
_DATE_TIME = re.compile(rf"(?<![\w.,/\-]){DATE}(?:(?:,? (?:at )?|T){_TIME})?(?![\w]|[/\-]\d)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w.,:\-])(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|"
    r"[1-9])\s?[ap]\.?m\b\.?)(?![\w:])",
    re.IGNORECASE,
)
_PLAIN_YEAR = re.compile(
    r"\b(?:in|since|until|from|by|of|during|between|early|late|mid|year|to) ((?:19|20)\d\d)(?![\w/\-]|[.,]\d)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?<!\w)(?:born(?: on| in)?|d\.?o\.?b\.?|date of birth|birth ?date|birthday|geb\.?|geboren(?: am)?|geburtsdatum|"
    r"née? le|"
    r"date de naissance|nato il|nata il|fecha de nacimiento|nacid[oa](?: el)?|"
    r"geboortedatum)(?!\w)[\s:.,=#(\ue001\"'\-]{0,6}"
    rf"(?P<date>{DATE}|{_YEAR}(?!\d)|\d{{8}}(?!\d))",
    re.IGNORECASE,
)


class DateRecognizer(TextRecognizer):
    """Calendar dates in words and figures, and times of day."""

    TYPE = "DATE_TIME"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the dates and times."""
        results = [(*match.span(), 0.7) for match in _DATE_TIME.finditer(text)]
        results += [(*match.span(), 0.6) for match in _CLOCK.finditer(text)]
        results += [(*match.span(1), 0.5) for match in _PLAIN_YEAR.finditer(text)]
        return results


class BirthDateRecognizer(TextRecognizer):
    """Dates that the words before them (or their column) call dates of birth."""

    TYPE = "DATE_OF_BIRTH"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the dates without the words before them."""
        return [(*match.span("date"), 0.9) for match in _BORN.finditer(text)]
