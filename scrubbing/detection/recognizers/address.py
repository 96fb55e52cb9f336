"""Street addresses found whole: number, street, unit, town and postcode, in the forms of some thirty countries.

Where the number stands first (English, French) an expression begins at the number. Where it stands last (the rest of
Europe, Latin America) the words before a number are read backwards for what names a street: one expression for all of
that would try every capital letter of a text.
"""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.labelled import Kind

_LETTER = "A-ZÀ-ÖØ-ÞĀČĎĘŁŃŘŚŠŤŻŽŹŐŰ"
_CAP = rf"[{_LETTER}][\w'’\-]{{0,30}}\.?"
# Without a hyphen, for names whose words a hyphen or a space may join: else one text has many readings.
_PLAIN = rf"[{_LETTER}][\w'’]{{0,30}}"
_GAP = r"(?:,? ?\n ?|,? {1,2}|, ?|[ ]?[·|•–-] )"
_TYPE = (
    r"Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Terr|"
    r"Close|Crescent|Cres|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Row|Mews|Gardens|Gdns|Grove|Hill|Walk|Quay|Wharf|Plaza|"
    r"Trail|Trl|Alley|Green|Rise|Esplanade|Turnpike|Tpke|Loop|Bypass|Promenade|Vale|View|Broadway|Parade|Pde|Expressway|"
    r"Marg|Nagar|Salai|Jalan|Motorway|Causeway|Crossing|Xing|Path|Run|Pass|Pike|Point|Ridge|Heights|Drives|Chase|Park|"
    r"STREET|AVENUE|ROAD|DRIVE|LANE|COURT|BOULEVARD|ST|AVE|RD|BLVD|DR|LN|WAY|PLACE|HWY|PKWY|CT|TERRACE|CLOSE|SQUARE"
)
_DIRECTION = r"(?:North|South|East|West|NE|NW|SE|SW|N\.E|N\.W|S\.E|S\.W|N|S|E|W)\.?"
_UNIT = (
    r"(?:(?:Apartment|Apt|Suite|Ste|Unit|Flat|Floor|Fl|Room|Rm|Building|Bldg|Level|Office|Penthouse|Studio|Shop|Block|"
    r"Blk|Tower|Lot|No|APT|SUITE|UNIT|STE)\.? ?#? ?[A-Z0-9][\w\-]{0,5}"
    r"|# ?(?=[A-Z]?\d)[A-Z0-9][\w\-]{0,6}|\d{1,3}(?:st|nd|rd|th) [Ff]loor|(?:First|Second|Third|Fourth|Fifth|"
    r"Ground|Top) [Ff]loor)"
)
_STATE = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|"
    "OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR|GU|VI|AA|AE|AP"
)
_STATE_NAME = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|"
    "Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|"
    "Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    "West Virginia|Wisconsin|Wyoming|D\\.C\\."
)
_REGION = (
    f"{_STATE}|{_STATE_NAME}|ON|QC|BC|AB|MB|NS|NB|NL|SK|PE|YT|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|"
    "Nova Scotia|New Brunswick|Saskatchewan|NSW|VIC|QLD|SA|TAS|ACT|NT|New South Wales|Victoria|Queensland|"
    "South Australia|Tasmania|Maharashtra|Karnataka|Tamil Nadu|Gauteng|Western Cape|KwaZulu-Natal"
)
_TOWN = (
    rf"{_PLAIN}\.?(?:[ \-](?:(?:de la|de|do|da|dos|del|la|sur|lès|am|an der|in der|im|bei|upon|aan den|aan|of)[ \-])?"
    rf"{_PLAIN}){{0,3}}"
)
_UK_POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})"
_CA_POSTCODE = r"(?:[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d)"
_EIRCODE = r"(?:(?:[AC-FHKNPRTV-Y]\d\d|D6W) ?[AC-FHKNPRTV-Y\d]{4})"
_POSTCODE = (
    rf"(?:\d{{5}}-\d{{4}}|\d{{6}}|\d{{3}} \d{{3}}(?![ \-]\d)|\d{{5}}|\d{{4}}|{_CA_POSTCODE}|{_UK_POSTCODE}|"
    rf"{_EIRCODE})(?!\w|[.,]\d)"
)
_COUNTRY = (
    r"(?:United States(?: of America)?|USA|U\.S\.A\.|United Kingdom|UK|England|Scotland|Wales|Ireland|Canada|Australia|"
    r"New Zealand|South Africa|India|Singapore|Germany|Deutschland|Austria|Österreich|Switzerland|Schweiz|Suisse|"
    r"France|"
    r"Belgium|Belgique|België|Netherlands|The Netherlands|Nederland|Spain|España|Portugal|Italy|Italia|Poland|Polska|"
    r"Sweden|Sverige|Norway|Norge|Denmark|Danmark|Finland|Suomi|Brazil|Brasil|Mexico|México|Japan|Bahamas)(?!\w)"
)
# Town and postcode after the street, in the order of each country.
_TAIL = (
    rf"(?:{_GAP}{_UNIT}){{0,2}}"
    rf"(?:(?:{_GAP}{_TOWN}){{1,3}}?(?:{_GAP}(?:{_REGION})(?!\w)\.?)?{_GAP}{_POSTCODE}"
    rf"|(?:{_GAP}{_TOWN}){{1,2}}?{_GAP}(?:{_REGION})(?![\w])\.?"
    rf"|{_GAP}(?:{_UK_POSTCODE}|{_EIRCODE}|\d{{5}}(?:-\d{{4}})?)(?![\w]|[.,]\d))?"
    rf"(?:{_GAP}{_COUNTRY})?"
)
_NUMBER = r"\d{1,5}(?:[A-Za-z]|[\-–/]\d{1,5}[A-Za-z]?| ?½)?"
_ENGLISH = re.compile(
    rf"(?P<number>{_NUMBER}),? (?:{_DIRECTION} )?"
    rf"(?:(?:{_CAP}|\d{{1,3}}(?:st|nd|rd|th)) ){{1,4}}?(?:{_TYPE})(?![\w])\.?(?: {_DIRECTION}(?!\w))?{_TAIL}"
    # A street without a word for it: a unit or a postcode behind it proves it.
    rf"|(?P<bare>{_NUMBER}),? (?:{_DIRECTION} )?(?:The )?{_CAP}(?: {_CAP}){{0,3}}"
    rf"(?:{_GAP}{_UNIT}(?:{_GAP}{_TOWN}){{0,2}}(?: ?\n?, (?:{_REGION})(?!\w))?(?:{_GAP}(?:{_COUNTRY} ?)?{_POSTCODE})?"
    rf"|(?:{_GAP}{_TOWN}){{1,3}}?{_GAP}(?:{_UK_POSTCODE}(?!\w)|{_EIRCODE}(?!\w)|"
    rf"(?:{_REGION})\.?,? (?:\d{{5}}(?:-\d{{4}})?|{_CA_POSTCODE}|\d{{4}})(?![\w])))"
    rf"(?:{_GAP}{_COUNTRY})?"
    rf"|(?P<numbered>{_NUMBER}),? (?:(?:{_DIRECTION} )?\d{{1,3}}(?:st|nd|rd|th)|Avenue (?:of the {_CAP}|[A-Z])|"
    rf"(?:US|State|County|Old|Rural)? ?(?:Highway|Hwy|Route|Rte|Road|Rd) \d{{1,4}}|"
    rf"Broadway)(?: {_DIRECTION})?(?!\w){_TAIL}"
)
_UNIT_BEFORE = re.compile(rf"(?<!\w)(?:{_UNIT}{_GAP}|(?:Blk|Block|No)\.? )\Z")
_WORDED = re.compile(
    rf"[OT](?<!\w.)(?:ne|wo|hree|en) (?:(?:{_CAP} ){{1,3}}(?:{_TYPE})(?!\w)\.?{_TAIL}"
    rf"|(?<=One ){_CAP}(?: {_CAP}){{0,2}}{_GAP}(?:{_TOWN}{_GAP}){{1,3}}(?:{_UK_POSTCODE}|(?:{_STATE}) \d{{5}})(?!\w))"
)
_ROMANCE = (
    r"(?:(?:de la|de los|de las|de l['’]|della|dello|degli|delle|dei|del|des|de|du|di|la|le|les|l['’]|d['’]|St\.?|"
    r"Ste\.?|"
    r"\d{1,2}(?:er)?) ?){0,3}"
)
_FRENCH = re.compile(
    r"\d{1,5}(?: ?(?:bis|ter|quater))?,? (?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d\.?|[Bb]lvd\.?|[Pp]lace|[Pp]l\.|"
    r"[Aa]llées?|[Ii]mpasse|[Cc]hemin|[Cc]h\.|[Cc]haussée|[Qq]uai|[Cc]ours|[Rr]oute|[Rr]te|[Pp]assage|[Ss]quare|"
    r"[Ff]aubourg|[Ss]entier|[Vv]illa|[Ee]splanade|[Pp]romenade|[Vv]enelle) "
    rf"{_ROMANCE}(?:{_CAP}(?:[ \-]{_ROMANCE}{_CAP}){{0,4}}|[\w'’\-]{{3,25}}(?: [\w'’\-]{{2,20}}){{0,2}}(?=, ?\d{{5}}))"
    rf"(?:(?:{_GAP}(?:BP|CS) \d{{1,6}})?{_GAP}(?:(?:F|B|CH|L)-)?\d{{4,5}} {{1,2}}{_TOWN}"
    rf"(?: [Cc]edex(?: \d{{1,2}})?)?(?:{_GAP}{_COUNTRY})?)?"
)
_JAPANESE = re.compile(
    rf"\d{{1,2}}-\d{{1,2}}(?:-\d{{1,4}})?,? {_CAP}(?:,? {_CAP}){{0,4}}(?:-ku|-shi|-cho|-machi|-gun)(?:,? {_CAP}){{0,3}}"
    r"(?:,? ?〒?\d{3}-\d{4})?(?:, Japan)?"
)
_SINGAPORE = re.compile(
    rf"\d{{1,4}}[A-Z]? (?:{_CAP} ){{1,4}}(?:\d{{1,2}} )?(?:#\d{{2}}-\d{{1,4}},? ?)?Singapore \d{{6}}(?!\d)"
)
_PO_BOX = re.compile(
    # Of soldiers and diplomats abroad.
    r"(?<!\w)(?:PSC|CMR|Unit) \d{1,5},? Box \d{1,5}(?:,? ?\n ?|,? )[ADF]PO,? A[AEP],? \d{5}(?:-\d{4})?(?!\d)|"
    rf"(?<!\w)(?:P\.? ?O\.? ?Box|Post Office Box|Private Bag|PMB|GPO Box|Locked Bag|Postfach|Boîte postale|BP|"
    rf"Apartado(?: "
    rf"de correos| postal)?|Caixa Postal|Casella Postale|Postbus|Postboks|"
    rf"Skrytka pocztowa) (?:No\.? ?)?[A-Z]?\d[\d ]{{0,6}}"
    rf"(?<=\d)(?!\d)(?:{_GAP}(?:[A-Z]{{1,2}}-)?\d{{4,5}} {{1,2}}{_TOWN}|{_TAIL})",
    re.IGNORECASE,
)
_BOX_CUES = ("box", "postfach", "bag ", "pmb", "postbus", "postboks", "postal", "apartado", "bp ", "skrytka", "correos")

# --- Number last.
_COMPOUND = (
    "straße", "strasse", "str.", "weg", "platz", "allee", "gasse", "ring", "damm", "ufer", "chaussee", "graben",
    "steig", "markt", "stieg", "stiege", "gürtel", "promenade", "zeile", "brücke", "straat", "laan", "plein", "gracht",
    "kade", "singel", "dijk", "dreef", "steeg", "pad", "vej", "gade", "gatan", "gata", "vägen", "veien", "vegen",
    "gränd", "torget", "allé", "plass", "stræde", "katu", "tie", "kuja", "polku", "esplanadi", "utca", "väg", "hof",
)  # fmt: skip
# These name no street alone, and short ones end many other words.
_WORDS_OF_STREETS = frozenset(
    {*_COMPOUND, "herring", "spring", "during", "string", "bring", "monitoring", "weg", "hering"}
)
# Lower-case forms of words that name a street before its name.
_PREFIX = frozenset(
    {
        "via", "viale", "piazza", "piazzale", "corso", "largo", "vicolo", "strada", "lungotevere", "calle", "c/",
        "avenida", "avda", "avda.", "av.", "av", "avinguda", "plaza", "pza.", "pl.", "paseo", "pº", "carrer", "ronda",
        "travesía", "camino", "carretera", "ctra.", "glorieta", "rambla", "rua", "r.", "praça", "travessa",
        "alameda", "estrada", "rodovia", "calçada", "calzada", "boulevard", "blvd.", "bulevar", "privada", "cerrada",
        "ul.", "ulica", "al.", "aleja", "plac", "os.", "ulice", "náměstí", "nám.", "třída", "str.", "bd.",
        "bulevardul", "rue", "avenue", "place", "chaussée", "quai", "lange", "korte", "carrera", "cra.", "jirón",
        "jr.", "diagonal", "transversal", "circuito", "prolongación",
    }
)  # fmt: skip
_GERMAN_LEAD = re.compile(
    rf"(?<!\w)(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Unter den|Zum|Zur|Hinter der|Vor dem|Bei der|"
    rf"Alte|Alter) "
    rf"{_CAP}(?: {_CAP})? \Z"
)
_LEADS = frozenset(
    {"Am", "An", "Im", "In", "Auf", "Unter", "Zum", "Zur", "Hinter", "Vor", "Bei", "Alte", "Alter", "der", "den"}
)
_NORDIC = frozenset({"gate", "gade", "vei", "vej", "gata", "plass", "út", "tér", "körút"})
_STREET_WORD = re.compile(
    rf"(?:{_PLAIN}\.?[ \-]){{1,3}}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Chaussee|Promenade|"
    rf"straat|"
    rf"gata|gatan|gate|gade|vei|veien|vej|plass|väg|katu|tie|utca|út|tér|körút),? \Z"
)
_PARTICLES = frozenset(
    {
        "de", "del", "della", "delle", "dei", "degli", "dello", "dell'", "di", "da", "do", "dos", "das", "la",
        "las", "los",
        "el", "le", "les", "du", "des", "e", "y", "i", "et", "van", "der", "den", "het", "of", "sv.", "św.", "gen.",
        "ks.",
        "dr.", "prof.", "san", "santa", "col.", "n.º", "nº", "n°", "no.", "num.", "núm.", "n.", "numero", "número",
    }
)  # fmt: skip
_HOUSE = re.compile(r"\d(?<=[\w.,'’º°] \d)\d{0,4}")
_HOUSE_REST = (
    r"(?: [A-Z] \d{1,3}(?!\w)| ?[a-hA-H](?!\w))?(?:[\-–/+]\d{1,4}[a-zA-Z]?){0,2}(?![\w%€$]|[.,:]\d)"
    # Floor, door, box and flat.
    r"(?:,? ?(?:\d{1,2}\.?\s?[º°ªoa]\.?(?: ?(?:[A-Z]|izq|dcha|der|esq|dto|Dto|Esq)\.?(?!\w))?(?: ?[\-–] ?\d{1,2}[ªº])?"
    r"|(?:piso|depto\.?|dpto\.?|int\.?|apto\.?|ap\.?|sala|bloco|conj\.?|andar|bus|bte|boîte|m\.|lok\.|lgh|scala|sc\.|interno|"
    r"Whg\.?|Top|Stiege|Tür|étage|etg?\.|tv\.?|th\.?|st\.?|lejl\.) ?\d{0,5}[A-Za-z]?"
    r"|\d{1,2}\. ?(?:OG|Stock|Etage|sal|patro|tv|th|mf)|[A-Z] ?\d{1,3}|/ ?\d{1,4})(?!\w)){0,3}"
)
_TOWN_AFTER = (
    rf"(?:{_GAP}(?:(?:Col\.?|Colonia|Bairro|Barrio|Fracc\.) )?(?:{_TOWN}{_GAP}){{0,2}}?"
    rf"(?:(?:[A-Z]{{1,2}}[\- ]|C\.?P\.? ?)?(?:\d{{2}}-\d{{3}}|\d{{3}} \d{{2}}|\d{{4}}-\d{{3}}|\d{{5}}-\d{{3}}|"
    rf"\d{{4}} ?[A-Z]{{2}}|\d{{4,5}})(?!\w)"
    rf" {{1,2}}{_TOWN}(?: \([A-Za-z]{{2,12}}\)| [A-Z]{{2}}(?!\w))?(?: \d{{1,2}}(?!\w|[.,]))?(?:, {_TOWN})?"
    rf"|{_TOWN}(?:{_GAP}{_TOWN})?(?: ?[\-–/,] ?[A-Z]{{2,4}})?{_GAP}(?:CEP:? ?|C\.?P\.? ?)?(?:\d{{5}}-\d{{3}}|"
    rf"\d{{5}})(?!\w| {{1,2}}[A-ZÀ-Þ]))"
    rf"(?:{_GAP}{_COUNTRY})?)?"
)
_AFTER = re.compile(rf"\d{{1,5}}{_HOUSE_REST}(?:{_GAP}{_UNIT})?{_TOWN_AFTER}")
# "Vodičkova 30, 110 00 Praha": what stands before a number with postcode and town is a street, whatever it is called.
_PROVEN = re.compile(
    rf"\d{{1,5}}{_HOUSE_REST}(?:,? ?\n|, ?)(?:[A-Z]{{1,2}}-)?(?:\d{{2}}-\d{{3}}|\d{{3}} \d{{2}}|"
    rf"\d{{4}} ?[A-Z]{{2}}|\d{{4,5}}) {_PLAIN}"
)
_NAME_BEFORE = re.compile(
    rf"(?<![\w\-])(?:{_PLAIN}\.?[ \-](?:(?:de|der|van|von|des|of|a|na) )?){{0,2}}{_PLAIN}\.?,? \Z"
)
_BACK = 70

# --- Postcodes of their own.
_ZIP = re.compile(r"\d(?<=[A-Za-z.] \d)\d{4}(?:-\d{4})?(?!\w|[.,]\d)")
_CITY_AND_STATE = re.compile(
    rf"(?<![\w\-])(?:(?:{_CAP} ){{0,3}}{_CAP},? ?\n?)?(?<!\w)(?:(?:{_STATE})|(?:{_STATE_NAME})),? {{1,2}}\Z"
)
_POSTCODE_ALONE = re.compile(
    r"[A-Z](?<!\w.)(?<![\-/.&].)(?:(?<=[A-Z])[A-Z]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}"
    r"|(?<=[ABCEGHJ-NPRSTVXY])\d[A-Z] \d[A-Z]\d|(?<=[AC-FHKNPRTV-Y])(?:\d\d|6W) [AC-FHKNPRTV-Y\d]{4})(?![\w\-])"
)
_UK_AREA = re.compile(
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|"
    "GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|"
    "OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|"
    "WF|WN|WR|WS|WV|YO|ZE"
)
_DUTCH_POSTCODE = re.compile(rf"[1-9](?<![\w.,\-/].)\d{{3}} (?!SA|SD|SS)[A-Z]{{2}} {{1,2}}{_TOWN}(?!\w)")
_COLUMN_CUES = ("address", "street", "anschrift", "adresse", "dirección", "indirizzo", "adres")
_COLUMN = re.compile(
    r"(?:address|(?<![^\W_])street|anschrift|adresse|dirección|indirizzo|adres)(?: ?(?:line)? ?\d)?"
    r"(?: ?\([^)\n]{1,20}\))?(?:\ue001 |:[ \t]{1,4})(?P<value>[^\n\ue000]{5,160})",
    re.IGNORECASE,
)
_LABEL_LENGTH = 40
_NOT_POSTAL = re.compile(r"e-?mail|\bip\b|\bmac\b|web|url|wallet|http|@", re.IGNORECASE)
# "10 Court", "5 Park": a kind of street without a name, or one that is more often something else without a town.
_NAMELESS = re.compile(rf"\d{{1,5}},? (?:{_TYPE})\b(?!\.? [A-ZÀ-Þ\d])")
_WEAK_END = re.compile(
    r"(?:Park|Run|Pass|Point|Path|Ridge|Heights|Chase|Pike|Crossing|Xing|Drives|Parade|Motorway|View|Rise|Row|Loop)\Z"
)
# Words that begin with a capital behind a number for other reasons, and "ways" and "points" that are none.
_NOT_A_NAME = re.compile(
    r"\d{1,5}[\w\-–/]*,? (?:The |of |January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|"
    r"Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Section|Article|Way Match|Pages?|Percent|Million|Billion|Drive bays|Items?|"
    r"Key|Day|Week|Month|Year|Step|Chapter|Figure|Table|Revenue|Supreme|Federal|Appeals?|District|Fed\.|U\.S\.|F\.|S\.|"
    r"AM|PM|Total|Vehicle|Total|Data|Business|Star|Point|Way)\b"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|AM\b|PM\b)"
_STARTS = re.compile(
    r"\d(?<![\w.,$€£/\-#§:]\d)\d{0,4}(?:[A-Za-z]|(?:[\-–/]\d{1,5}[A-Za-z]?){1,2}| ?½)?"
    rf"(?:,? (?:(?!{_MONTH})[A-ZÀ-Þ]|\d{{1,3}}(?:st|nd|rd|th)\b)|(?P<french>(?: ?(?:bis|ter|quater))?,? "
    r"(?:[Rr]ue|[Aa]v(?:enue|\.)|[Bb](?:oulevar|lv)?d|[Pp]l(?:ace|\.)|[Aa]llée|[Ii]mpasse|[Cc]h(?:emin|aussée|\.)|[Qq]uai|"
    r"[Cc]ours|[Rr](?:ou)?te|[Pp]assage|[Ss]quare|[Ff]aubourg|[Ss]entier|[Vv]illa|[Ee]splanade|[Pp]romenade|"
    r"[Vv]enelle)[ .])"
    r")"
)


# Post offices of the US forces: "PSC 3294, Box 9168\nAPO AA 61487", "USNS Bergman\nFPO AP 93757".
_MILITARY_CUES = ("APO", "FPO", "DPO")
_MILITARY = re.compile(
    r"(?:(?:PSC|CMR|Unit|OMC|UMR)\s\d{1,5},?\s{1,3}Box\s\d{1,5},?\s{1,3}"
    r"|US(?:S|NS|NV|CGC)\s[\w'’\-]{2,25}(?:\s[\w'’\-]{2,25})?,?\s{1,3})?"
    r"\b[AFD]PO,?\sA[AEP]\s\d{5}(?:-\d{4})?\b"
)


class AddressRecognizer(TextRecognizer):
    """Addresses of streets and boxes, and postcodes in forms that mean nothing else."""

    TYPE = "ADDRESS"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the addresses."""
        yield from self._number_first(text)
        yield from self._number_last(text)
        yield from self._postcodes(text)
        if any(cue in text for cue in _MILITARY_CUES):
            yield from ((*match.span(), 0.9) for match in _MILITARY.finditer(text))
        lowered = text.lower()
        if any(cue in lowered for cue in _BOX_CUES):
            yield from ((*match.span(), 0.8) for match in _PO_BOX.finditer(text))
        yield from ((*match.span(), 0.7) for match in _WORDED.finditer(text))
        if any(cue in lowered for cue in _COLUMN_CUES):
            yield from self._columns(text)

    def _columns(self, text: str) -> Iterator[tuple[int, int, float]]:
        """What a label or heading calls an address, whatever its form."""
        for match in _COLUMN.finditer(text):
            value = match.group("value").rstrip(" ,;")
            line = text.rfind("\n", 0, match.start()) + 1
            if match.start() - line > _LABEL_LENGTH or _NOT_POSTAL.search(text[line : match.end()]):
                continue
            if any(c.isdigit() for c in value) and " " in value:
                start = match.start("value")
                yield start, start + len(value), 0.7

    def _number_first(self, text: str) -> Iterator[tuple[int, int, float]]:
        reached = 0
        for number in _STARTS.finditer(text):
            start = number.start()
            if start < reached:
                continue
            for pattern in (_FRENCH, _ENGLISH) if number["french"] else (_SINGAPORE, _ENGLISH, _JAPANESE):
                match = pattern.match(text, start)
                if match is None or _is_no_street(match.group()):
                    continue
                unit = _UNIT_BEFORE.search(text, max(0, start - 40), start)
                yield (unit.start() if unit else start), match.end(), 0.8
                reached = match.end()
                break

    def _number_last(self, text: str) -> Iterator[tuple[int, int, float]]:
        reached = 0
        for number in _HOUSE.finditer(text):
            start = number.start()
            if start < reached:
                continue
            street = _street_before(text, max(reached, start - _BACK), start)
            if street is None:
                continue
            match = _AFTER.match(text, start)
            if match is not None:
                reached = match.end()
                yield street, match.end(), 0.8

    def _postcodes(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _ZIP.finditer(text):
            before = _CITY_AND_STATE.search(text, max(0, match.start() - _BACK), match.start())
            if before is not None:
                yield before.start(), match.end(), 0.6
        for match in _POSTCODE_ALONE.finditer(text):
            area = re.match(r"[A-Z]+", match.group())
            if (
                match.group()[-3:].isalnum()
                and area is not None
                and (_UK_AREA.fullmatch(area.group()) or not match.group()[-2:].isalpha())
            ):
                yield (*match.span(), 0.55)
        yield from ((*match.span(), 0.55) for match in _DUTCH_POSTCODE.finditer(text))


def _is_no_street(written: str) -> bool:
    return any(
        pattern is not None
        for pattern in (_NAMELESS.match(written), _NOT_A_NAME.match(written), _WEAK_END.search(written))
    )


def _street_before(text: str, low: int, number: int) -> int | None:
    """Return where the street begins whose name ends before a house number, or None."""
    line = max(text.rfind("\n", low, number), text.rfind("\ue000", low, number), text.rfind("\ue001", low, number))
    low = line + 1 if line >= 0 else low
    before = text[low:number]
    words = before.split()
    if not words:
        return None
    last = words[-1].rstrip(",").lower()
    if last.endswith(_COMPOUND) and words[-1][0].isupper() and last not in _WORDS_OF_STREETS:
        return low + _compound_start(before, words)
    match = None
    if last in _WORDS_OF_STREETS or last in _NORDIC:
        match = _STREET_WORD.search(before)
    elif len(words) > 1 and not _LEADS.isdisjoint(words[-4:-1]):
        match = _GERMAN_LEAD.search(before)
    if match is not None:
        return low + match.start()
    start = _prefix_start(before, words, low)
    if start is None and _PROVEN.match(text, number):
        name = _NAME_BEFORE.search(before)
        start = low + name.start() if name else None
    return start


def _compound_start(before: str, words: list[str]) -> int:
    """Take up to two capitalised words before "...straße" along, as in "Große Bleichenstraße"; never a sentence's."""
    start = before.rindex(words[-1])
    for word in words[-2:-1] if len(words) > 1 and words[-2] in _QUALIFIERS else ():
        start = before.rindex(word, 0, start)
    return start


_QUALIFIERS = frozenset(
    {"Große", "Grosse", "Kleine", "Alte", "Neue", "Obere", "Untere", "Hohe", "Lange", "Grote", "Nieuwe", "Oude",
     "Eerste", "Tweede", "Store", "Lille", "Gamle", "Stora", "Lilla", "Sankt", "St.", "Dr."}
)  # fmt: skip


def _prefix_start(before: str, words: list[str], low: int) -> int | None:
    """Look back for "Via", "ul." or "Calle": what stands between it and the number are names and particles."""
    named = False
    for index in range(len(words) - 1, max(-1, len(words) - 8), -1):
        word = words[index].rstrip(",")
        lowered = word.lower()
        if lowered in _PREFIX or lowered.startswith("c/"):
            if named and (
                word[0].isupper() or lowered.endswith(".") or lowered in ("ulica", "rua", "calle", "via", "c/")
            ):
                return low + _word_start(before, words, index)
            return low + _word_start(before, words, index) if lowered.startswith("c/") and len(lowered) > 3 else None
        if lowered in _PARTICLES:
            continue
        if not (word[:1].isupper() or word[:1].isdigit()):
            return None
        named = True
    return None


def _word_start(before: str, words: list[str], index: int) -> int:
    place = len(before)
    for word in reversed(words[index:]):
        place = before.rindex(word, 0, place)
    return place


KINDS = (
    Kind(
        "ADDRESS",
        ("zip", "zip code", "postal code", "post code", "postcode", "postleitzahl", "plz", "code postal",
        "código postal",
         "codice postale", "cap", "cep", "pin code", "pincode", "eircode", "postnummer", "kod pocztowy"),
        # Four digits name a town at most, and as a value of the task they would be any year and amount.
        r"(?!\d{4}(?![ \-]?[A-Z\d]))[A-Z]{0,2}\d[A-Z\d](?:[ \-]?[A-Z\d]){2,7}",
        None,
        0.6,
    ),
)  # fmt: skip
