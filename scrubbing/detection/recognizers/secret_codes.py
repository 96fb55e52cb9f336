"""Numbers that open doors, safes, cards and accounts: "the PIN for the safe is ...", "enter ...# at the gate".

Any number may be one, so each needs a word that says what it opens, and nothing behind it that it would count. All is
searched in a text of small letters, around the words that every announced code has near it.
"""

import re
from collections.abc import Iterator

from scrubbing.detection.recognizers.secret_values import is_password

Secret = tuple[int, int, float, str]

# What is opened by a code whose name says so: "door code". Error, product, postal and area codes are none of these.
_OPENED = (
    "alarm|burglar|intruder|panel|disarm|arming|duress|door|gate|garage|entry|entrance|intercom|buzzer|access|"
    "security|lock|lock ?box|key ?box|key ?safe|keypad|safe|vault|locker|padlock|lobby|lift|elevator|unlock|master|"
    "override|guest|verification|one[- ]?time|otp|2fa|mfa|two[- ]factor|two[- ]step|log[- ]?in|sign[- ]?in|activation|"
    "auth|authenticator|authentication|authori[sz]ation|backup|recovery|reset|sms|voice ?mail|conference|host|"
    "moderator|meeting|dial[- ]?in|chair(?:person)?|pass|shed|store ?room"
)
_CALLED = (
    rf"(?:{_OPENED})(?:[ \-_]?|\r?\n[ \t>]{{0,8}})(?:codes?|pins?)|passcodes?|puk"
    r"|pins?(?:[ \-_]?(?:codes?|numbers?|no\.?|nr\.?|nummer))?|(?:sms-?|m|push-?|photo-?|i|e)?tans?"
    r"|(?:tür|tor|alarm|zugangs|eingangs|schließfach|tresor|safe|entsperr|sicherheits|bestätigungs|einmal)-?(?:code"
    r"|pin)"
    r"|geheimzahl|digicode|code pin|code (?:d['\u2019]acc[eè]s|d['\u2019]entr[eé]e|de la porte"
    r"|(?:de l['\u2019])?alarme)"
    r"|c[oó]digo de (?:acceso|la alarma|la puerta)|codice (?:di accesso|d['\u2019]accesso|allarme)|toegangscode"
    r"|deurcode"
    r"|cvv2?|cvc2?|card (?:verification|security) (?:code|number|value)"
    r"|(?:safe|lock|padlock|locker|vault|cabinet|door|gate|bike|(?:lock|key) ?box)s?,? combination"
    r"|(?:key ?(?:box|safe)|lock ?box)(?: (?:no\.?|number))?(?= ?(?:[:=\ue001]|is ))"
)
# What a code or a combination that is only called so must be for.
_DOOR = (
    r"(?:(?:the|our|my|your|his|her|their|this) )?(?:[\w'\u2019\-]{1,15} ){0,3}(?:gates?|doors?|alarm|safe|lock"
    r"|lock ?box|"
    r"key ?box|key ?safe|keypad|vault|garage|entrance|lift|elevator|locker|padlock|lobby|cabinet|strongroom|intercom|"
    r"voicemail|(?:server|store|meeting|comms|post) ?room|shed|barrier|turnstile|car ?park)"
)
_BEGINS = r"(?<![\w\-/.@])"
_CUE = re.compile(
    rf"{_BEGINS}(?:(?:[a-z]{{1,16}}_){{0,3}}(?P<named>{_CALLED})|(?:code|combination) (?:for|to|of|on) {_DOOR}"
    r"|your (?P<kind>[\w\-]{2,20} )?code)(?!\w)"
)
_GAP = r"(?:[ \t\u00a0]|\r?\n[ \t>]{0,8}(?=[^\s>]))"
_MARKS = r"(?:[\"'`*_)\]\u201d\u2019]){0,3}"
_FOR = (
    rf"(?:{_GAP}(?:for|to|of|on|at|für|zum|zur|pour|para|per)(?:{_GAP}[^\s.:=;<>(){{}}\ue000\ue001]{{1,24}}){{1,6}}?)"
)
_LINK = re.compile(
    rf"{_MARKS}(?:\s?\([^()\n]{{0,40}}\))?(?:"
    # ... for the safe is now 4821
    rf"(?P<told>{_FOR}?(?:{_GAP}{{1,3}}(?:is|was|are|ist|lautet|est|es|è|to|has|have|will|remains|stays)|['\u2019]s)"
    rf"(?:{_GAP}(?:now|still|currently|always|again|set|re-?set|changed|been|be|to|jetzt|nun|weiterhin|the|following))"
    rf"{{0,4}} ?:?{_GAP}{{1,3}})"
    # ... for the safe: 4821
    rf"|(?P<given>{_FOR}?[ \t]{{0,3}}(?:[:=|\u2013\u2014\ue001#]"
    rf"|-(?=\s)){_MARKS}[ \t]{{0,3}}(?:\r?\n[ \t>]{{0,8}}){{0,2}})"
    r"|(?P<below>[ \t]{0,3}(?:\r?\n[ \t>]{0,8}){1,2})"
    r"|(?P<beside>[ \t\u00a0]{1,3})"
    r")(?:[\"'`\u201c\u2018\u201e]|\*\*|__){0,2}"
)
# In one piece, in groups, or by turns of a dial; with the keys that begin and end it.
_DIGITS = (
    r"[*#]{0,2}[a-z]?(?:\d{3,4}(?:[ \-\u00a0]\d{3,4}){1,3}|\d{1,2}(?:(?: ?[\-\u2013/] ?|,? )\d{1,2}){2,4}"
    r"|\d{3,12})[a-z]?"
    r"[*#]{0,2}(?![\w%]|[\-.,:/]\d)"
)
_NUMBER = re.compile(rf"(?:[a-z]-)?{_DIGITS}")
_MIXED = re.compile(r"(?=[a-z\-]{0,12}\d)(?=[\d\-]{0,12}[a-z])[a-z\d]{2,12}(?:-[a-z\d]{2,12}){0,5}(?![\w\-@/:=]|\.\w)")
# What may stand behind a code that a sentence tells: the sentence ends, or goes on with one of these words.
_GOES_ON = re.compile(
    r"[\"'`*_)\]\u201d\u2019]{0,3}(?:\s{0,3}\Z|[ \t]{0,3}[\r\n\ue000|]|[.,;:!?](?!\d)|[ \t]?[(\[\u2013\u2014]| - "
    r"| {1,2}(?:and|or|then|but|to|for|on|at|if|when|until|till|which|as|so|in|please|followed|plus|from|since|works?|"
    r"expires?|not|with|once|before|after|valid|today|now|again|do|don['\u2019]t|und|oder|et|y|e)(?!\w))"
)
_COUNTED = re.compile(
    r" ?(?:[$€£%°]|(?:[mck]?m|k?g|lbs?|m?[vaw]|ohms?|[mgk]?hz|volts?|usd|eur|gbp|lines?|char(?:acter)?s?|digits?|times|"
    r"items?|bytes?|people|files?|users?|pages?|words?|units?|pieces?|pcs|x)(?!\w))"
)
# A number of the house's own ("product code", "your dealer code") opens nothing.
_OTHER_KINDS = frozenset(
    [
        "product",
        "postal",
        "post",
        "zip",
        "area",
        "promo",
        "promotion",
        "promotional",
        "discount",
        "voucher",
        "coupon",
        "referral",
        "booking",
        "order",
        "tracking",
        "error",
        "country",
        "tax",
        "sort",
        "course",
        "class",
        "customer",
        "dealer",
        "agent",
        "store",
        "department",
        "cost",
        "job",
        "item",
        "style",
        "colour",
        "color",
        "stock",
        "event",
        "source",
        "region",
        "qr",
        "bar",
        "dress",
        "bank",
        "branch",
        "currency",
        "language",
        "airport",
        "status",
        "exit",
        "budget",
        "project",
    ]
)
# A message of a machine is told by its number: "Alarm code 4417: low pressure".
_MESSAGE = re.compile(r" ?[:\u2013\u2014\-] ?[a-z]")
_BEHIND = re.compile(
    rf"(?<![\w\-/.,:])(?P<v>(?:g-)?{_DIGITS}) (?:is|was|ist|est) "
    rf"(?:(?:the|my|our|his|her|their) (?:[\w\-]{{1,15}} ){{0,2}}?(?:{_CALLED})"
    r"|your (?:[\w\-]{1,20} ){0,3}?(?:code|pin|passcode))(?!\w)"
)
_ENTERED = re.compile(
    rf"{_BEGINS}(?:enter|type|press|punch|key|dial|use|input|hit) (?:in )?(?:the )?(?:code |number )?"
    rf"(?P<v>(?:[a-z] )?{_DIGITS})(?: [a-z])? (?:"
    rf"(?:(?:in)?to|on|at|in|and) (?:(?:open|unlock|disarm|release|deactivate) )?{_DOOR}"
    r"(?= ?(?:[.,;:!?()\n\ue000\u2013\-]|\Z|(?:and|then|when|to|if|before|after|or|next)(?!\w)))"
    r"|(?:then|followed by|plus|and) (?:the )?(?:#|\*|hash|star|pound))"
)
# Something opens or is set with a number, and is shut with another.
_OPENS = re.compile(
    r"(?<!\w)(?:safe|lock|vault|door|gate|box|padlock|cabinet|alarm|panel)s? (?:(?:is|gets) )?"
    r"(?:dis)?(?:armed|opens|opened|unlocks|unlocked|set|unset) (?:with|using|to|by) (?:the )?(?:code )?"
    rf"(?P<v>{_DIGITS})(?: and (?:disarmed|unset|opened|closed) (?:with|by) (?P<w>{_DIGITS}))?"
)
# Below or behind what opens, a number with the key that ends it: "Alarm: 4417#".
_KEYED = re.compile(
    r"(?<![\w\-])(?:alarm|gate|door|entry|safe|keypad|garage"
    r"|intercom) ?[:=\ue001\u2013\-] ?(?P<v>[*#]?\d{4,8}[*#])(?!\w)"
)
# What a telephone dials into a meeting by itself.
_ONE_TAP = re.compile(r",,[\d ]{9,13}#,{1,6}(?:[\d ]{0,4}#,{1,6})?\*?(?P<v>\d{4,10})#")
_LISTED = re.compile(
    r"(?: ?[,;/&] ?| (?:and|or|und|oder) |[ \t]{0,3}\r?\n[ \t>\-*\u2022]{0,8}| {1,3})"
    rf"(?P<v>{_DIGITS}|{_MIXED.pattern})"
)
_MOST_LISTED = 20

_WORDS = (
    "code", "pin", "puk", "combination", "geheimzahl", "cvv", "cvc", "card number", "card value", "código", "codice",
    "lockbox", "lock box", "key box", "keybox", "key safe", "keysafe", "tan ", "tan:", "tans",
)  # fmt: skip
_PLACES = (
    "gate", "door", "alarm", "keypad", "keybox", "key box", "key safe", "lockbox", "lock box", "the lock", "intercom",
    "then #", "and #", "then hash", "then the hash", "then star", "then pound", "followed by",
)  # fmt: skip
_VERBS = ("enter", "type", "press", "punch", "dial", "use", "hit", "input")
_OPENING = (
    "opens with", "opens using", "opens to", "opened with", "unlocks with", "unlocked with", "armed with", "set with",
    "armed by", "set to",
)  # fmt: skip
_DIGIT = re.compile(r"\d")
# How far around such a word a code may stand.
_BEFORE, _AFTER = 60, 130
_FEWEST = 4
_KIND, _SCORE = "access-code", 0.9


def codes(text: str, lowered: str) -> Iterator[Secret]:
    """Yield the codes; one as short as a year or a count with the words that tell it, since elsewhere it is neither."""
    for low, high in _near(lowered, _WORDS):
        for cue in _CUE.finditer(lowered, low, high):
            place = _announced(text, lowered, cue)
            if place is not None:
                yield _marked(lowered, cue.start(), *place)
                if cue.group().endswith("s"):
                    yield from ((*other, _SCORE, _KIND) for other in _others(lowered, place[1]))
        for match in _BEHIND.finditer(lowered, low, high):
            if _is_code(match["v"]):
                yield _marked(lowered, match.start(), *match.span("v"), match.end())
    if any(verb in lowered for verb in _VERBS):
        for low, high in _near(lowered, _PLACES):
            for match in _ENTERED.finditer(lowered, low, high):
                if _is_code(match["v"]):
                    yield _marked(lowered, match.start(), *match.span("v"))
    for low, high in _near(lowered, _OPENING):
        for match in _OPENS.finditer(lowered, low, high):
            for group in "vw":
                if match[group] and _is_code(match[group]) and _GOES_ON.match(lowered, match.end(group)):
                    yield _marked(lowered, match.start(), *match.span(group))
    if "#" in lowered:
        for pattern in (_KEYED, _ONE_TAP):
            yield from ((*match.span("v"), _SCORE, _KIND) for match in pattern.finditer(lowered))


def _near(lowered: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretches around words in which there are digits as well."""
    places: list[int] = []
    for word in words:
        place = lowered.find(word)
        while place >= 0:
            places.append(place)
            place = lowered.find(word, place + len(word))
    low = high = 0
    for place in sorted(places):
        if place - _BEFORE > high:
            if high and _DIGIT.search(lowered, low, high) is not None:
                yield low, high
            low = max(0, place - _BEFORE)
        high = place + _AFTER
    if high and _DIGIT.search(lowered, low, high) is not None:
        yield low, high


def _announced(text: str, lowered: str, cue: re.Match[str]) -> tuple[int, int] | None:
    """Return the place of the code that a cue announces."""
    name = cue["named"] or ""
    if not name and (cue["kind"] or "").strip() in _OTHER_KINDS:
        return None
    link = _LINK.match(lowered, cue.end())
    if link is None:
        return None
    number = _NUMBER.match(lowered, link.end())
    if number is None:
        return _mixed(text, lowered, name, link)
    digits, end = number.group(), number.end()
    card = name.startswith(("cvv", "cvc", "card ")) or (name.startswith("security") and not link["beside"])
    if not _is_code(digits, 3 if card else _FEWEST) or not _fits(lowered, cue, link, end):
        return None
    if name.startswith("pin") and not _is_personal(text, cue, link, digits):
        return None
    if name.endswith(("tan", "tans")) and not 6 <= len(digits) <= 8:
        return None
    if name == "alarm code" and not link["told"] and digits.isdigit() and _MESSAGE.match(lowered, end):
        return None
    return number.span()


def _fits(lowered: str, cue: re.Match[str], link: re.Match[str], end: int) -> bool:
    """Whether what stands behind a number leaves it a code."""
    if link["given"]:
        return _COUNTED.match(lowered, end) is None
    if link["below"]:
        before = lowered[max(0, cue.start() - 30) : cue.start()].rpartition("\n")[2].rpartition("\ue000")[2]
        after = lowered[end : end + 10].partition("\n")[0].partition("\ue000")[0]
        return len(before.split()) <= 2 and not after.strip(" \r*_`\"'")
    return _GOES_ON.match(lowered, end) is not None


def _mixed(text: str, lowered: str, name: str, link: re.Match[str]) -> tuple[int, int] | None:
    """Return the place of a code of figures and letters, as verification, backup and meetings have them."""
    mixed = _MIXED.match(lowered, link.end())
    if mixed is None or not (link["told"] or link["given"]):
        return None
    if not name or name.startswith(("pin", "cv")) or name.endswith(("tan", "tans")):
        return None
    written = text[mixed.start() : mixed.end()]
    return mixed.span() if len(written) >= 5 and is_password(written) else None


def _others(lowered: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the codes that are listed behind a first one."""
    for _ in range(_MOST_LISTED):
        other = _LISTED.match(lowered, end)
        if other is None or not _is_code(other["v"]):
            return
        end = other.end()
        yield other.span("v")


def _is_personal(text: str, cue: re.Match[str], link: re.Match[str], number: str) -> bool:
    """Whether a PIN is no pin of a plug ("pin 4000") and no postcode of India ("PIN code 560001")."""
    if len(number) == 6 and number.isdigit() and ("code" in cue.group() or not link["told"]):
        return False
    return bool(link["told"] or link["given"]) or text[cue.start() : cue.start() + 3] == "PIN"


def _is_code(number: str, fewest: int = _FEWEST) -> bool:
    return sum(map(str.isdigit, number)) >= fewest


def _marked(lowered: str, cue: int, start: int, end: int, last: int = 0) -> Secret:
    """Return a code as a finding; one that may stand anywhere for something else, with the words that announce it."""
    number = lowered[start:end]
    if number.isdigit() and (
        len(number) < _FEWEST or (len(number) == _FEWEST and (number.startswith(("19", "20")) or number.endswith("00")))
    ):
        start, end = min(start, cue), max(end, last)
    return start, end, _SCORE, _KIND
