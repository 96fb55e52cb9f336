"""Places on the map as figures, where they are exact enough to be somebody's door."""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.windows import RECORD

# Four digits behind the point are eleven metres.
_LATITUDE = r"[+\-\u2212]?(?:90\.0{3,16}|[0-8]?\d\.\d{4,16})"
_LONGITUDE = r"[+\-\u2212]?(?:180\.0{3,16}|(?:1[0-7]\d|\d{1,2})\.\d{4,16})"
_PAIR = re.compile(
    rf"(?<![\w.])(?<!\d,){_LATITUDE}°?(?: ?[NS])?(?:\s?[,;/]\s?|%2C|\s){_LONGITUDE}°?(?: ?[EW])?(?![\w%]|\.\d)"
)
_MARKED = re.compile(r"[°NSEW@]")
_CALLED = re.compile(
    r"\blat|\blon|\blng|coord|gps|geo|position|location|waypoint|maps|koordinat|breite|länge|ubicaci|@$", re.IGNORECASE
)
_ALONE = re.compile(
    rf"\b(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng|breitengrad|längengrad)\b[\"'\s:=(\ue001]{{1,5}}"
    rf"(?P<value>{_LONGITUDE})(?![\w.])",
    re.IGNORECASE,
)
_SEXAGESIMAL = (
    r"\d{1,3}\s?[°º]\s?\d{1,2}(?:\.\d{1,6})?\s?['’′](?:\s?\d{1,2}(?:[.,]\d{1,6})?\s?(?:[\"”″]|''|’’|′′))?\s?[NSEWO]"
)
_DEGREES = re.compile(rf"(?<![\w.]){_SEXAGESIMAL}(?:[,;]?\s?{_SEXAGESIMAL})?(?!\w)")
_GEO = re.compile(r"\bgeo:-?\d{1,2}\.\d{2,16},-?\d{1,3}\.\d{2,16}", re.IGNORECASE)
_PLUS = re.compile(
    r"(?<![\w+])(?:[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}|"
    r"(?=[CFGHJMPQRVWX2-9]{0,3}\d)(?=[2-9]{0,3}[CFGHJMPQRVWX])[23456789CFGHJMPQRVWX]{4}\+[23456789CFGHJMPQRVWX]{2,3}"
    r"(?=,? [A-Z]))(?![\w+])"
)
_WORD = r"[^\W\d_]{3,20}"
_THREE_WORDS = re.compile(
    rf"(?:(?<![/:\w])///|(?:what3words|w3w)(?: address)?(?: is)?[\s:=]{{1,3}}(?:///)?)"
    rf"(?P<value>{_WORD}\.{_WORD}\.{_WORD})(?![\w.])"
)
_BEFORE = 40


class CoordinatesRecognizer(TextRecognizer):
    """Coordinates in degrees of any notation, geo: addresses, plus codes and what3words."""

    TYPE = "COORDINATES"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the coordinates, a latitude with its longitude as one."""
        yield from self._pairs(text)
        yield from ((*match.span("value"), 0.75) for match in _ALONE.finditer(text))
        if "°" in text or "º" in text:
            yield from ((*match.span(), 0.9) for match in _DEGREES.finditer(text))
        if "geo:" in text:
            yield from ((*match.span(), 0.9) for match in _GEO.finditer(text))
        if "+" in text:
            yield from ((*match.span(), 0.7) for match in _PLUS.finditer(text))
        if "///" in text or "w3w" in text or "what3words" in text:
            yield from ((*match.span("value"), 0.8) for match in _THREE_WORDS.finditer(text))

    def _pairs(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _PAIR.finditer(text):
            before = text[max(0, match.start() - _BEFORE) : match.start()].rpartition(RECORD)[2]
            # Pairs of fractions fill tables of figures; those of places say so, or carry a sign of direction.
            if _MARKED.search(match.group()) or _CALLED.search(before):
                yield match.start(), match.end(), 0.85
            elif "," in match.group() and match.group().count(".") == 2 and _is_far_out(match.group()):
                yield match.start(), match.end(), 0.6


def _is_far_out(pair: str) -> bool:
    """Whether a pair has the size of degrees, or a sign as west and south have: no shares or scores."""
    figures = [float(re.sub(r"[^\d.]", "", figure)) for figure in re.split(r"[,;/]", pair)]
    return max(figures) >= 10 and (min(figures) >= 10 or "-" in pair or "\u2212" in pair)
