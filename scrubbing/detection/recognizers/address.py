"""Street addresses found whole: number, street, unit, town and postcode, in the usual forms of eight countries."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_CAP = r"[A-ZÀ-Þ][\w'’\-]{0,30}\.?"
# Without a hyphen, for names whose words a hyphen or a space may join: else one text has many readings.
_PLAIN = r"[A-ZÀ-Þ][\w'’]{0,30}"
_GAP = r"(?:,? ?\n ?|,? {1,2}|, ?)"
_TYPE = (
    r"Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Terr|"
    r"Close|Crescent|"
    r"Cres|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Row|Mews|Gardens|Gdns|Grove|Hill|Walk|Quay|Wharf|Plaza|Trail|Trl|Alley|"
    r"Green|Rise|"
    r"Esplanade|Turnpike|Loop|Bypass|Promenade|Vale|View|Broadway|STREET|AVENUE|ROAD|DRIVE|LANE|COURT|BOULEVARD|ST|AVE|"
    r"RD|BLVD|DR|LN"
)
_DIRECTION = r"(?:North|South|East|West|N|S|E|W|NE|NW|SE|SW|N\.E|N\.W|S\.E|S\.W)\.?"
_UNIT = (
    r"(?:(?:Apartment|Apt|Suite|Ste|Unit|Flat|Floor|Fl|Room|Rm|Building|Bldg|Level|Office|Penthouse|Studio|"
    r"No)\.? ?#? ?[A-Z0-9][\w\-]{0,5}"
    r"|# ?[A-Z0-9][\w\-]{0,5}|\d{1,3}(?:st|nd|rd|th) [Ff]loor|(?:First|Second|Third|Fourth|Fifth|Ground|Top) [Ff]loor)"
)
_US_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|"
    "OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR|Alabama|Alaska|Arizona|California|Colorado|Connecticut|"
    "Florida|Georgia|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maryland|Massachusetts|Michigan|Minnesota|"
    "Missouri|Nevada|New Jersey|New York|North Carolina|Ohio|Oregon|Pennsylvania|South Carolina|Tennessee|"
    "Texas|Utah|Virginia|Washington|Wisconsin|ON|QC|BC|AB|MB|NS|NSW|VIC|QLD|WA|SA|TAS|ACT"
)
_TOWN = rf"{_PLAIN}\.?(?:[ \-]{_PLAIN}){{0,3}}"
_UK_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_CA_POSTCODE = r"[A-Z]\d[A-Z] ?\d[A-Z]\d"
# Town and postcode after the street, in the order of each country.
_TAIL = (
    rf"(?:{_GAP}{_UNIT}){{0,2}}"
    rf"(?:(?:{_GAP}{_TOWN}){{1,2}}{_GAP}(?:(?:{_US_STATES})\.?(?:{_GAP}(?:\d{{5}}(?:-\d{{4}})?|{_CA_POSTCODE}|"
    rf"\d{{4}})(?!\d))?|{_UK_POSTCODE})(?!\w)"
    rf"|(?:{_GAP}{_TOWN}){{0,3}}{_GAP}{_UK_POSTCODE}(?!\w)|{_GAP}\d{{5}}(?:-\d{{4}})?(?!\d))?"
)
_ENGLISH = re.compile(
    rf"(?<![\w.,$€£/\-])(?<!\b[Ii]n )(?:{_UNIT}{_GAP})?"
    rf"(?P<number>\d{{1,5}}(?:[A-Za-z]|[\-–/]\d{{1,4}}| ?½)?),? (?:{_DIRECTION} )?"
    rf"(?:(?:{_CAP}|\d{{1,3}}(?:st|nd|rd|th)) ){{1,4}}?(?:{_TYPE})(?![\w])\.?(?: {_DIRECTION}(?!\w))?{_TAIL}"
)
# "One Canada Square", "7 The Mews": no type of street, or no number in figures, but a postcode proves it.
_ENGLISH_POSTCODE = re.compile(
    rf"(?<![\w.,$€£/\-])(?:\d{{1,5}}[A-Za-z]?|One|Two|Three|Ten),? "
    rf"(?:(?:The )?{_CAP}(?: {_CAP}){{0,3}}){_GAP}(?:{_TOWN}{_GAP}){{1,3}}"
    rf"(?:{_UK_POSTCODE}|(?:{_US_STATES})\.?,? \d{{5}}(?:-\d{{4}})?)(?!\w)"
)
_PO_BOX = re.compile(rf"(?<!\w)P\.? ?O\.? ?Box \d{{1,6}}(?!\d){_TAIL}", re.IGNORECASE)
_CITY_AFTER = rf"(?:{_GAP}(?:[A-Z]{{1,2}}[\- ])?\d{{4,5}}(?: ?[A-Z]{{2}})?(?!\w) {{1,2}}{_TOWN}(?: \(?{_CAP}\)?)?)?"
_GERMAN = re.compile(
    rf"(?<![\w])(?:(?:{_PLAIN}[ \-]){{0,3}}[A-ZÄÖÜ]\w{{0,30}}?(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|"
    rf"damm|ufer|chaussee|graben|steig|markt)"
    rf"|(?:{_PLAIN}[ \-]){{1,3}}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer)"
    rf"|(?:Am|An der|Im|Auf der|Unter den|Zum|Zur) {_CAP}(?: {_CAP})?) "
    rf"\d{{1,4}} ?[a-h]?(?:[\-–/]\d{{1,4}})?(?!\w){_CITY_AFTER}"
)
_DUTCH = re.compile(
    rf"(?<![\w])(?:{_CAP} ){{0,2}}[A-Z][\w\-]{{0,30}}?(?:straat|laan|plein|gracht|kade|singel|dijk|hof|dreef|steeg|weg|"
    rf"pad) \d{{1,4}}(?: ?[a-zA-Z]|-\d{{1,3}})?"
    rf"(?!\w)(?:{_GAP}\d{{4}} ?[A-Z]{{2}} {{1,2}}{_TOWN})?"
)
_ROMANCE_NAME = (
    r"(?:(?:de la|de los|de las|de l['’]|della|dello|degli|delle|"
    r"dei|del|des|de|du|di|la|le|les|l['’]|d['’]|San|Santa|St\.?|\d{1,2}) ?){0,3}"
)
_FRENCH = re.compile(
    rf"(?<![\w.,])\d{{1,4}}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd\.?|place|allée|impasse|chemin|quai|"
    rf"cours|route|passage|square) "
    rf"{_ROMANCE_NAME}{_CAP}(?:[ \-](?:{_ROMANCE_NAME})?{_CAP}){{0,4}}(?:{_GAP}(?:F-)?\d{{5}} "
    rf"{{1,2}}{_TOWN}(?: Cedex(?: \d{{1,2}})?)?)?",
    re.IGNORECASE,
)
_SOUTHERN = re.compile(
    rf"(?<![\w])(?:Calle|C/|Avenida|Avda\.?|Av\.|Plaza|Pza\.?|Paseo|Carrer|Ronda|Travesía|Via|Viale|Piazza|Corso|Largo|"
    rf"Vicolo|Rua|Praça) ?"
    rf"{_ROMANCE_NAME}{_CAP}(?: (?:{_ROMANCE_NAME})?{_CAP}){{0,4}},? ?(?:n[.º°]? ?)?\d{{1,4}}(?:/?[A-Za-z])?(?!\w)"
    rf"(?:, ?(?:\d{{1,2}}[º°ª][ \w]{{0,8}}|piso \d{{1,2}}))?(?:{_GAP}\d{{5}} {{1,2}}{_TOWN}(?: \(?[A-Z]{{2}}\)?)?)?"
)
_COLUMN = re.compile(
    r"(?:^|(?<=\n))[^\n\ue001]{0,40}(?:address|street|anschrift|adresse|dirección|indirizzo|adres)(?: ?(?:line)? ?\d)?"
    r"(?: ?\([^)\n]{1,20}\))?(?:\ue001 |:[ \t]{1,4})(?P<value>[^\n\ue000]{5,160})",
    re.IGNORECASE,
)
_NOT_POSTAL = re.compile(r"e-?mail|\bip\b|\bmac\b|web|url|wallet|http|@", re.IGNORECASE)
_STREET_ONLY_NOISE = re.compile(r"\d{1,5},? (?:St|Dr|Ct|Pl|Av|Way|Hill|View|Green|Close|Court|Place)\b")


class AddressRecognizer(TextRecognizer):
    """Addresses in English, German, Dutch, French, Spanish, Italian and Portuguese form."""

    TYPE = "ADDRESS"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the addresses."""
        results: list[tuple[int, int, float]] = []
        for pattern in (_ENGLISH, _ENGLISH_POSTCODE, _PO_BOX, _GERMAN, _DUTCH, _FRENCH, _SOUTHERN):
            for match in pattern.finditer(text):
                if not _STREET_ONLY_NOISE.match(match.group()):
                    results.append((*match.span(), 0.8))
        for match in _COLUMN.finditer(text):
            value = match.group("value").rstrip(" ,;")
            if any(c.isdigit() for c in value) and " " in value and not _NOT_POSTAL.search(match.group()):
                start = match.start("value")
                results.append((start, start + len(value), 0.7))
        return results
