"""Dates and times, which stay, and dates of birth, which do not."""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.labelled import Kind

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    "januar|jänner|februar|märz|maerz|mai|juni|juli|oktober|dezember|okt|dez|mrz|"
    "janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|"
    "janv|févr|avr|juil|déc|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|abr|ago|dic|"
    "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|gen|mag|giu|lug|set|ott|"
    "januari|februari|maart|mei|augustus|mrt|"
    "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|fev|"
    "maj|augusti|marts|"
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
)
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS.split('|'), key=len, reverse=True))})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_FIGURE = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[6-9]|20|21)\d\d"
_YEAR_END = rf"(?:{_YEAR}|['’]\d\d)(?!\d)"
_TIME = (
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:Z|UTC|GMT|CET|CEST|BST|IST|JST|[ECMP][SD]T|[+\-][01]\d:?[0-5]\d)\b|\s?(?:Uhr|hrs?|h)\b)?"
)
_FIGURES = (
    rf"{_YEAR}[\-/.]{_MONTH_FIGURE}[\-/.]{_DAY}(?!\d)"
    rf"|{_DAY}[\-/]{_MONTH_FIGURE}[\-/](?:{_YEAR}|\d\d)(?!\d)"
    rf"|{_DAY}\.\s?{_MONTH_FIGURE}\.\s?(?:{_YEAR}|\d\d)(?!\d|\.\d)"
    rf"|{_MONTH_FIGURE}[\-/]{_DAY}[\-/](?:{_YEAR}|\d\d)(?!\d)"
)
_BY_DAY = (
    rf"{_DAY}(?:st|nd|rd|th|er|ère|º|ª|\.)?[\s\-/]{{0,2}}(?:(?:day )?of |de |d['’])?{_MONTH}\b\.?"
    rf"(?:[,\s]{{0,2}}(?:de |del |of )?{_YEAR_END}|[\-/ ]\d\d(?!\d|[:.,]\d))?"
)
_MONTH_DAY = rf"{_MONTH}\b\.?[\s\-]{_DAY}(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
_BY_MONTH = (
    rf"(?:{_MONTH}\b-{_DAY}-{_YEAR}(?!\d)|{_MONTH_DAY}(?:,?\s{_YEAR_END})?|{_MONTH}\b\.?(?:,?[\s\-](?:de |"
    rf"of )?){_YEAR_END})"
)
# One expression for a whole date, for those who look behind a word that announces it.
DATE = rf"(?:{_FIGURES}|{_BY_DAY}|{_BY_MONTH})"

_THEN_TIME = rf"(?:(?:,?\s(?:at |um |à |a las |alle |om |kl\.? ?|@ ?)?|T|, ?){_TIME})?"
# A line end may stand inside a date, but nothing that makes a number of a date or of its last figures.
_BEGINS = r"(?<![\w$€£#])(?<![\d.,:/\-][.,:/\-])"
_ENDS = r"(?!\w|[/\-:]\d)"
_FROM_DIGIT = re.compile(
    rf"{_BEGINS}(?:(?:{_FIGURES}|{_BY_DAY}){_THEN_TIME}|(?:1[6-9]|20)\d{{6}}T\d{{4,6}}Z?"
    r"|(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:UTC|GMT|CES?T|BST|[ECMP][SD]T|Uhr)\b)?|[.h][0-5]\d\s?(?:Uhr\b|[ap]\.?m\b\.?)|h[0-5]\d|"
    r"\s?[ap]\.?m\b\.?|\sUhr\b)"
    r"|(?:0[1-9]|1[0-2])[/.](?:19|20)\d\d"
    r"|(?:19|20)\d\d[ \-]?(?:Q[1-4]|H[12])|[1-4]Q(?: ?(?:20)?\d\d)?|(?:18|19|20)\d0['’]?s"
    rf"){_ENDS}",
    re.IGNORECASE,
)
_FROM_MONTH = re.compile(rf"{_BY_MONTH}{_THEN_TIME}{_ENDS}", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?<!\w)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|"
    r"jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|"
    r"donderdag|vrijdag|zaterdag|zondag)[.,]?,? (?:the |den |le |el )?\Z",
    re.IGNORECASE,
)
_LONGEST_WEEKDAY = 18
_PERIOD = re.compile(
    r"[QHFKf1-4](?<!\w.)(?:(?<=Q)[1-4](?:[ /\-]?(?:FY ?)?(?:(?:19|20)\d\d|['’]\d\d))?"
    r"|(?<=H)[12][ /\-]?(?:19|20)\d\d"
    r"|(?<=F)Y ?['’]?(?:(?:19|20)\d\d|\d\d)(?:[/\-]\d{2,4})?"
    r"|(?<=[Ff])(?:iscal|inancial) [Yy]ear (?:19|20)\d\d(?:[/\-]\d{2,4})?"
    r"|(?<=K)W ?\d{1,2}(?:/\d{2,4})?"
    r"|[QH] ?(?:FY ?)?['’]?(?:20)?\d\d)(?!\w)"
)
_YEAR_ALONE = re.compile(
    r"\b(?:in|since|until|till|from|by|of|during|between|early|late|mid|year|to|before|after|and|im|seit|bis|ab|en|"
    r"depuis|desde|hasta|nel|dal|sinds|spring|summer|autumn|fall|winter|copyright|©)[ \-(]{1,2}\Z",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:1[6-9]|20)\d\d(?:\s?[\-\u2013/]\s?(?:(?:1[6-9]|20)\d\d|\d\d))?(?![\w%]|[.,:\-/]\d)")

_RUN = re.compile(r"\d+")
_WORDS_BEFORE = re.compile(r"(?<![^\W_])(?P<month>[^\W\d_]{3,12})\.?(?:,?[\s\-](?:de |of )?)['’]?\Z")
_LONGEST_MONTH = 20
_BEFORE_YEAR = " (\n\t\u00a0-\u2013/\"'[\ue001"
_MONTH_NAMES = frozenset(_MONTHS.split("|"))
# In small letters these are words of other languages as well.
_CAPITALISED = frozenset(
    {"may", "march", "mar", "set", "gen", "mag", "mars", "maj", "mai", "mei", "marca", "dic", "maja"}
)


class CalendarRecognizer(TextRecognizer):
    """Calendar dates in words of nine languages and in figures, times of day, years and their parts."""

    TYPE = "DATE_TIME"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the dates and times."""
        yield from self._from_digits(text)
        yield from self._periods(text)

    def _from_digits(self, text: str) -> Iterator[tuple[int, int, float]]:
        reached = 0
        for run in _RUN.finditer(text):
            start, end = run.span()
            if start < reached or end - start > 8:
                continue
            found = _figures_at(text, start, end) or _month_before(text, max(reached, start - _LONGEST_MONTH), start)
            if found is not None:
                reached = found[1]
                yield (*_with_weekday(text, found[0], found[1]), found[2])

    def _periods(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _PERIOD.finditer(text):
            yield match.start(), match.end(), 0.6


def _figures_at(text: str, start: int, end: int) -> tuple[int, int, float] | None:
    """Return the date or time that begins with a run of digits."""
    length = end - start
    if length <= 2 or length == 4 or (length == 8 and text[end : end + 1] == "T"):
        match = _FROM_DIGIT.match(text, start)
        if match is not None:
            return start, match.end(), 0.7
    if length == 4 and text[start] in "12" and (start == 0 or text[start - 1] in _BEFORE_YEAR):
        years = _YEARS.match(text, start)
        if years and (end < years.end() or _YEAR_ALONE.search(text, max(0, start - 14), start)):
            return start, years.end(), 0.55
    return None


def _month_before(text: str, low: int, start: int) -> tuple[int, int, float] | None:
    """Return the date whose day or year is a run of digits, if the word before it is a month."""
    if start == 0 or text[start - 1] not in " \u00a0\n-'’.,":
        return None
    words = _WORDS_BEFORE.search(text, low, start)
    if words is None or words["month"].lower() not in _MONTH_NAMES:
        return None
    if words["month"][0].islower() and words["month"] in _CAPITALISED:
        return None
    match = _FROM_MONTH.match(text, words.start("month"))
    return None if match is None or match.end() <= start else (match.start(), match.end(), 0.7)


def _with_weekday(text: str, start: int, end: int) -> tuple[int, int]:
    before = _WEEKDAY.search(text, max(0, start - _LONGEST_WEEKDAY), start)
    return (before.start() if before else start), end


KINDS = (
    Kind(
        "DATE_OF_BIRTH",
        ("born", "dob", "d.o.b.", "date of birth", "birth date", "birthdate", "birthday", "birth dt", "bday", "geb",
         "geb.", "geboren", "geburtsdatum", "geburtstag", "geb datum", "né", "née", "naissance", "date de naissance",
         "nato", "nata", "data di nascita", "fecha de nacimiento", "nacimiento", "nacido", "nacida", "nascido",
         "nascida", "data de nascimento", "geboortedatum", "födelsedatum", "född", "fødselsdato", "født", "syntynyt",
         "data urodzenia", "ur.", "urodzony", "urodzona", "datum narození"),
        rf"{DATE}|{_YEAR}(?!\d)|\d{{8}}(?!\d)",
        None,
        0.9,
        loose=True,
    ),
)  # fmt: skip
