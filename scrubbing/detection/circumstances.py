"""Whom a passage about a company is about, what happens in it and since when: said in a sentence that quotes nothing.

Best effort, for the person who decides whether it has become public meanwhile.
"""

import re
from collections.abc import Sequence

from scrubbing.detection.results import Span

# What may issue the securities that a passage is about.
_DECLARED = {"EMPLOYER": "the employer you declared", "CLIENT": "a client you declared"}
_ISSUERS = frozenset({"ORGANIZATION", *_DECLARED})
_DATES = frozenset({"DATE_TIME"})
# Classes of events by the words that tell them, the surest first: a profit warning is also about results.
_EVENTS: tuple[tuple[str, str], ...] = (
    (
        "a deal",
        r"acqui(?:re|res|red|ring|sition|sitions|rer)|merg(?:e|er|ers|ing)|takeovers?|take-?over|buy-?outs?|bids?|"
        r"bidders?|tender offer|"
        r"divest\w*|spin-?off|carve-?out|joint venture|disposal of|sell(?:s|ing)? its|exclusivity|letter of intent|"
        r"due diligence|share purchase|target company|go(?:ing)? private|stake",
    ),
    (
        "a change at the top",
        r"(?:ceo|cfo|coo|chair(?:man|woman)?|chief \w+ officer|managing director|board member|director)s?\b[^.]{0,60}?"
        r"(?:resign\w*|steps? down|stepping down|leav(?:e|es|ing)|replac\w+|dismiss\w*|succe\w+|appoint\w*|retir\w+)|"
        r"(?:resign\w*|replac\w+|dismiss\w*|succe\w+|appoint\w*|retir\w+)[^.]{0,60}?"
        r"(?:ceo|cfo|coo|chair(?:man|woman)?|chief \w+ officer|managing director)",
    ),
    (
        "an insolvency or a breach of covenants",
        r"insolven\w*|bankrupt\w*|chapter 11|covenants?|going concern|default(?:s|ed)?|restructur\w*|liquidation|"
        r"administration order",
    ),
    (
        "a proceeding or a decision of an authority",
        r"investigat\w*|lawsuits?|litigation|settle(?:s|d|ment)|subpoena|antitrust|cartel|fined?|regulator\w*|fda|"
        r"ema|approval|"
        r"phase (?:i{1,3}|[123])\b|clinical hold|recalls?|sanctions?|indict\w*|whistle-?blower",
    ),
    (
        "the raising of money",
        r"ipo|going public|rights issue|placement|capital increase|bond issue|convertible|refinanc\w*|credit "
        r"(?:rating|facility)|"
        r"down-?grade\w*|rais(?:e|es|ing) \S{0,3}\d|funding round|series [a-f]\b|share buy-?back|stock split|"
        r"dividends?|prospectus",
    ),
    (
        "a result or a forecast",
        r"ebitda?|earnings|revenues?|turnover|profit(?:s| warning)?|loss(?:es)?|guidance|forecasts?|outlook|"
        r"consensus|margins?|eps|"
        r"impairments?|write-?(?:down|off)s?|organic growth|like-for-like|quarter(?:ly)?|q[1-4]|h[12]|order "
        r"(?:book|intake)|sales",
    ),
    (
        "an incident",
        r"breach(?:es|ed)?|outages?|fire|explosion|accident|leak(?:s|ed)?|hack(?:ed)?|ransomware|cyber ?attack|spill",
    ),
    (
        "a contract or an operation",
        r"contracts?|tender|awarded|lays? off|lay-?offs?|redundanc\w+|clos(?:e|es|ing|ure)|plant|site|launch\w*|"
        r"discontinu\w*|"
        r"supply agreement|customer loss",
    ),
)
_COMPILED = tuple((name, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for name, words in _EVENTS)
_SINCE = re.compile(r"(?<!\w)(?:since|from|as of|effective|on|by|until|before|after|in)\s\Z", re.IGNORECASE)
_BACK = 12
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def circumstances(sentence: str, spans: Sequence[Span]) -> str:
    """Return who the issuer is, what the event is and whether it is dated, or "" where nothing of it can be told.

    `spans` are the findings in the sentence, with offsets in it. The issuer and the date are those nearest to the word
    that tells the event.
    """
    event, place = _event(sentence)
    issuer = _issuer(spans, place)
    when = _when(sentence, spans, place)
    if not event and not issuer:
        return ""
    parts = [
        issuer or "About an organisation that is not named here",
        f"the event is {event}" if event else "what happens cannot be told",
        when,
    ]
    return f"{'; '.join(parts)}."


def _event(sentence: str) -> tuple[str, int]:
    """Return the class of the event and the place of the word that tells it; of several the surest."""
    for name, words in _COMPILED:
        match = words.search(sentence)
        if match is not None:
            return name, match.start()
    return "", 0


def _issuer(spans: Sequence[Span], place: int) -> str:
    named = [span for span in sorted(spans, key=lambda span: span.start) if span.label in _ISSUERS]
    if not named:
        return ""
    nearest = min(named, key=lambda span: _distance(span, place))
    if nearest.label in _DECLARED:
        return f"About {_DECLARED[nearest.label]}"
    if len(named) == 1:
        return "About an organisation named here"
    position = named.index(nearest)
    if position >= len(_ORDINALS):
        return "About one of the organisations named here"
    return f"About an organisation named here, probably the {_ORDINALS[position]} of {len(named)}"


def _when(sentence: str, spans: Sequence[Span], place: int) -> str:
    dates = [span for span in spans if span.label in _DATES]
    if not dates:
        return "no date is given"
    nearest = min(dates, key=lambda span: _distance(span, place))
    before = sentence[max(0, nearest.start - _BACK) : nearest.start]
    match = _SINCE.search(before)
    word = match.group().strip().lower() if match else ""
    if word in {"since", "from", "as of", "effective"}:
        return "dated, since when is said"
    if word in {"until", "before", "by"}:
        return "dated, until when is said"
    return "dated"


def _distance(span: Span, place: int) -> int:
    """Return how many characters lie between a finding and a place."""
    return max(span.start - place, place - span.end, 0)
