"""Short forms that a text itself gives to a name: in brackets or quotation marks behind it, as the name under which a
company trades, or as the letters under which its shares do.
"""

import re
from collections.abc import Iterator, Sequence

from scrubbing.detection.company import LEGAL_FORMS
from scrubbing.detection.everyday import DESCRIPTIONS, KNOWN_LETTERS

# "Acme Group (AG)", 'the Acme Group (hereinafter "the AG")', 'Acme Widgets Ltd, trading as "Wonderworks"'.
_LEGAL_TAIL = rf"(?:,?\s(?i:{LEGAL_FORMS})(?![\w])\.?)?"
_QUOTES = "\"“”„«»'‘’"
_DEFINED = re.compile(
    rf"{_LEGAL_TAIL}[,;]?\s{{0,2}}(?:\(|\[|,? ?(?=[{_QUOTES}]))(?:(?:(?i:hereinafter|hereafter|henceforth|collectively|"
    rf"referred to as|known as|together with its affiliates|formerly|previously|short|kurz|nachfolgend|im folgenden|"
    rf"ci-après|en adelante|di seguito|hierna)),?\s){{0,3}}(?:(?i:the|die|der|das|la|le|el)\s)?"
    rf"[{_QUOTES}]?(?:(?i:the)\s)?(?P<short>[^\W\d_a-z][\w&.'’\-]{{0,24}}(?:\s[^\W\d_a-z][\w&.\-]{{1,20}}){{0,2}})"
    rf"[{_QUOTES}]?(?:\)|\]|,|;| or [{_QUOTES}]|(?<=[{_QUOTES}]))"
)
_ALSO = re.compile(
    rf"{_LEGAL_TAIL}[,;]?\s{{0,2}}\(?(?i:d/b/a|dba|t/a|trading as|doing business as|a/k/a|also known as|f/k/a|"
    rf"formerly(?: known as)?|previously|firmierend als|ehemals|anciennement|exerçant sous le nom)\s[{_QUOTES}]?"
    r"(?P<short>[^\W\d_a-z][\w&.'’\-]{2,24}(?:\s[^\W\d_a-z][\w&.\-]{1,20}){0,3})"
)
_BEFORE = re.compile(r"(?<![\w.\-])(?P<short>[A-Z][A-Z&]{1,8}[A-Z])\s?\((?:the\s)?\Z")
# What contracts call their parties, whoever they are.
_ROLES_TEXT = """
company client customer supplier vendor contractor consultant employer employee buyer seller purchaser lessor
lessee landlord tenant licensor licensee party parties firm group bank bank's borrower lender agent provider
partner issuer owner manager trustee investor plaintiff defendant claimant respondent applicant services agreement
we us our you auftraggeber auftragnehmer gesellschaft käufer verkäufer mieter vermieter kunde lieferant société
fournisseur empresa cliente proveedor società fornitore corporation institution organisation organization
university hospital school
"""
_ROLES = frozenset(_ROLES_TEXT.split())
_CUES = (
    "(",
    "[",
    '"',
    "“",
    "„",
    "«",
    "dba",
    "d/b/a",
    "t/a",
    "trading as",
    "business as",
    "known as",
    "ehemals",
    "formerly",
    "nyse",
    "nasdaq",
    "ticker",
    "symbol",
    "bloomberg",
    "xetra",
    "euronext",
    "lse",
    "listed",
)
# "Acme Widgets (NASDAQ: ACMW)", "Acme Widgets, listed as ACMW.L".
_EXCHANGES = (
    r"NYSE(?: American| Arca)?|NASDAQ|Nasdaq(?:GS|GM|CM)?|AMEX|OTC(?:QB|QX|MKTS)?|LSE|AIM|TSXV?|ASX|NZX|SGX|HKEX|SEHK|"
    r"TSE|TYO|NSE|BSE|JSE|XETRA|Xetra|FRA|FWB|ETR|Euronext(?: [A-Z][a-z]+)?|EPA|EBR|AMS|BIT|BME|SIX|SWX|OMX|STO|CPH|"
    r"Oslo Børs|OSE|WSE|B3|BMV|[Tt]icker(?: symbol)?|[Ss]ymbol|Bloomberg|Reuters|RIC"
)
_LISTED = re.compile(
    rf"[^\n]{{0,60}}?\b(?:{_EXCHANGES})\s?[:.\-]?\s?(?:as |under )?[{_QUOTES}]?(?P<short>[A-Z][A-Z0-9]{{1,5}})(?![\w])"
)


def short_forms(text: str, start: int, end: int, names: Sequence[str]) -> Iterator[str]:
    """Yield the short forms that a text gives to the name between two places. `names` are the names in full."""
    written = text[start:end]
    given = _DEFINED.match(text, end)
    if given is not None and _is_short_form(given["short"].strip(" .,"), written, names):
        yield given["short"].strip(" .,")
    for pattern in (_ALSO, _LISTED):
        given = pattern.match(text, end)
        if given is not None:
            yield given["short"].strip(" .,")
    before = _BEFORE.search(text, max(0, start - 24), start)
    if before is not None and _is_short_form(before["short"], written, names):
        yield before["short"]


def may_define(lowered: str) -> bool:
    """Whether anything in a text, in small letters, shows that it may give a name a short form."""
    return any(cue in lowered for cue in _CUES)


def means_something_else(short: str) -> bool:
    """Whether a short form is what contracts call their parties, or letters that mean something everywhere."""
    return short.casefold() in _ROLES or short.casefold() in DESCRIPTIONS or short in KNOWN_LETTERS


def _is_short_form(short: str, name: str, names: Sequence[str]) -> bool:
    """Whether a short form is made of the name's words or, in their order, of its letters."""
    words = {word.casefold() for each in (name, *names) for word in re.findall(r"[^\W_]+", each)}
    pieces = [piece.casefold() for piece in re.findall(r"[^\W_]+", short)]
    if pieces and all(piece in words for piece in pieces):
        return True
    letters = [sign.casefold() for sign in short if sign.isupper()]
    if len(letters) < 2 or len(letters) < sum(map(str.isalpha, short)):
        return False
    return any(_in_order(letters, full) for full in (name, *names))


def _in_order(letters: Sequence[str], name: str) -> bool:
    """Whether letters stand in a name in their order, the first of them at its beginning."""
    rest = iter(name.casefold().removeprefix("the "))
    return name.casefold().removeprefix("the ").startswith(letters[0]) and all(letter in rest for letter in letters)
