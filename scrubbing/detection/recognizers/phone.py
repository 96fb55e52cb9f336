"""Telephone numbers of the whole world: by their form where it means nothing else, else by Google's numbering plans.

The plans are slow to ask. They are asked about what is written like a number, and about weak candidates only where a
word such as "phone" stands nearby.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import phonenumbers

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.windows import RECORD

# Where a number without country code may be from: those that begin with 0, and those that do not.
_WITH_ZERO = ("GB", "DE", "FR", "AU", "IN", "IT", "NL", "CH", "AT", "BE", "SE", "IE", "ZA", "NZ", "JP", "FI", "TR",
"KR",
              "CN", "UA", "RO", "IL", "ID", "MY", "TH", "PH", "PK", "NG", "KE", "EG", "AR", "BG", "RS")  # fmt: skip
_WITHOUT_ZERO = ("US", "ES", "PL", "BR", "MX", "SG", "PT", "DK", "NO", "IT", "CZ", "GR", "HU", "IN", "HK", "CN", "RU",
                 "CL", "CO", "PE", "GB", "DE", "FR", "CH", "AT", "BE", "NL")  # fmt: skip

_EXTENSION = r"(?:,?\s?(?:ext(?:ension)?\.?|x|#|durchwahl|dw\.?|poste|int\.|anexo)\s?:?\s?\d{1,6})"
_CANDIDATE = re.compile(
    r"[+(\d\uff0b](?<![\w.,/=\-+$€£#].)(?:(?<=\d)|(?<=[+\uff0b])\s?\(?\d|(?<=\()\+?\d)"
    r"(?:[\d ().\-/\u00a0\u2011\u2012\u2013]|(?<=[)\-])\n){4,26}(?<=\d)"
    rf"{_EXTENSION}?(?![\w%]|[.,:]\d)",
    re.IGNORECASE,
)
# The rest of a number that did not fit into the line, also in a quoted mail.
_TAIL = re.compile(
    r"[)\-/.]?[ \t]{0,2}\r?\n[ \t>]{0,8}(?P<rest>[\-(]?\d{2,4}\)?(?:[ .\-/]?\d{1,4}){0,3})(?![\w%]|[.,:/\-]\d)"
)
_PART = re.compile(r"\(?[\d+(][\d ().\-/\u00a0\u2011\u2012\u2013\n]*")
_DATE = re.compile(
    r"\(?(?:\d{1,2}[./\-]\d{1,2}[./\-]\s?(?:\d{2}|\d{4})|(?:19|20)\d\d[./\-]\d{1,2}[./\-]\s?\d{2}|"
    r"(?:19|20)\d\d\s?[-\u2013/]\s?(?:19|20)?\d\d)(?![./\-]?\d)"
)
# A date behind the number of a row, as statistics programs print their tables.
_ISO_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
# Two of them in a row are measurements; numbers with dots between their groups have more dots.
_DECIMAL = re.compile(r"(?<![\d.])\d+\.\d{1,2}(?![\d.])")
_GROUP = re.compile(r"\d+")
_MOST_GROUPS = 7
_NORTH_AMERICAN = re.compile(
    r"(?:(?:\+|00|001[ .\-]?|\(?\+?)?1?[ .\-]{0,2})?(?:\(\d{3}\)[ .\-]{0,2}|(?:[2-9]\d\d|"
    r"\d{3}(?=[.\-]))(?P<mark>[ .\-/\u2011\u2013]|-\n))"
    r"\d{3}(?:(?P=mark)|[ .\-\u2011\u2013]|-\n)\d{4}"
)
_BRAZILIAN = re.compile(r"\(0?[1-9]\d\)\s?9?[ ]?\d{4}-\d{4}")
_MARKED_ZERO = re.compile(r"\(?0\d{1,5}\)?[ \-/.\u00a0\u2011\u2013]{1,3}\d{2,}")
# Of New England, where they begin with a zero.
_ZIP = re.compile(r"0\d{4}-\d{4}")
_INTERNATIONAL = re.compile(r"\(?(?:\+|\uff0b|00(?=[1-9])|011[ \-.]?(?=[1-9]))")
_CALLED = re.compile(
    r"(?<![a-z])(?:phones?|call(?:ed|ing)?|telephone|tel|tele?fon\w{0,8}|téléphone|tél|teléfono|telefono|telefone|"
    r"telefax|tlf|tfn|"
    r"cell(?:phone|ular)?|mobile?|mob|mobil\w{0,8}|handy|portable|móvil|celular|cellulare|gsm|fax|dial|whatsapp|sms|"
    r"text(?:ed)?|hotline|helpline|toll[ \-]?free|switchboard|direct line|direct|landline|reach (?:me|us|him|her)|"
    r"messag\w{1,4}(?: \w{2,5})?|contact(?: (?:number|no|me|us|him|her))?|number is|ring|ph|rufnummer|durchwahl|"
    r"nummer|puh|pager|voicemail)(?![a-z])",
    re.IGNORECASE,
)
# A number that these words name is something else.
_OTHER = re.compile(
    r"(?:account|acct|a/c|card|invoice|order|ref(?:erence)?|case|claim|policy|isbn|issn|serial|version|id|ssn|vat|iban|"
    r"routing|case|ticket|po|no|nr|passport|licen[cs]e|zip|postcode|doi|nip|regon|pesel|siret|siren|abn|tfn|nhs|npi|"
    r"mrn|ein|tin|sin|cpf|cnpj|room|din|iso|part|art|item|model|lot|imei|sku|ean|upc|page|line)\b[\s#:.\-]{0,3}(?:(?:number|no|nr|id|is)\b[\s#:.\-]{0,3}){0,2}\Z",
    re.IGNORECASE,
)
# "555 0147 (cell)", "020 7946 0958 office": in lists, the kind of a number follows it.
_LABEL_BEHIND = re.compile(
    r"[ ,;]{0,2}(?:\((?:phone|tel|cell|mobile|mob|fax|office|home|work|direct|[mcohwtf])\b|"
    r"(?:phone|tel|cell|mobile|fax|office|home|work|direct)(?:[.,;]|\s|$))",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 50, 18
# Lines before a number that are looked at.
LINES = 2
# With fewer digits few numbers are whole, although some plan has such.
_FEWEST_WHOLE = 8
_VANITY = re.compile(
    r"(?:\+?1[ .\-]?)?\(?8(?:00|33|44|55|66|77|"
    r"88)\)?[ .\-](?=(?:[\dA-Z][ \-]?){7,12}(?![A-Za-z]))(?=[\d\- ]{0,7}[A-Z]{2})"
    r"[A-Z0-9](?:[ \-]?[A-Z0-9]){6,11}(?![\w\-])"
)
_URI = re.compile(r"(?:tel|callto|sms|fax|whatsapp):(?P<number>[+\d][\d\-.() ]{5,24}\d)", re.IGNORECASE)


class NumberingPlanRecognizer(TextRecognizer):
    """Telephone and fax numbers, with their extensions."""

    TYPE = "PHONE_NUMBER"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the numbers."""
        for match in _CANDIDATE.finditer(text):
            score = _score(text, match)
            end = _wrapped(text, match) if "\n" in text[match.end() : match.end() + 4] else 0
            if score or end:
                # A bracket that nothing of the number closes belongs to the sentence.
                opened = match.group()[0] == "(" and match.group().count("(") > match.group().count(")")
                yield match.start() + opened, end or match.end(), score or 0.65
        yield from self._letters(text)

    def _letters(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _VANITY.finditer(text):
            if not match.start() or not (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-.$"):
                yield match.start(), match.end(), 0.8
        if "tel:" in text or "callto:" in text or "sms:" in text:
            yield from ((*match.span("number"), 0.9) for match in _URI.finditer(text))


def _wrapped(text: str, match: re.Match[str]) -> int:
    """Return where a number ends that goes on in the next line, as its country's plan has it; 0 if it does not."""
    tail = _TAIL.match(text, match.end())
    whole = _PART.match(match.group())
    if tail is None or whole is None or whole.end() < len(match.group()):
        return 0
    begun = " ".join(whole.group().split())
    number = f"{begun} {tail['rest']}"
    digits = sum(map(str.isdigit, number))
    if not 9 <= digits <= 15 or _is_table(number):
        return 0
    if _INTERNATIONAL.match(begun):
        return 0 if _is_valid(_bare(begun), (None,)) or not _is_possible(_bare(number), None) else tail.end()
    before = _said_before(text, match.start())
    if _OTHER.search(before) or not (_MARKED_ZERO.match(begun) or _is_called_phone(text, before, match.end())):
        return 0
    regions = _WITH_ZERO if begun.lstrip("(").startswith("0") else _WITHOUT_ZERO
    ended = sum(map(str.isdigit, begun)) >= _FEWEST_WHOLE and _is_valid(begun, regions)
    return 0 if ended or not _is_valid(number, regions) else tail.end()


def _said_before(text: str, place: int) -> str:
    """Return what may say of a number what it is: its own line, and two before it."""
    before = text[max(0, place - _BEFORE) : place].rpartition(RECORD)[2]
    return "\n".join(before.split("\n")[-1 - LINES :])


def _score(text: str, match: re.Match[str]) -> float:
    """Rate a candidate; 0 is no number, or one of which only its digits say that it might be."""
    part = _PART.match(match.group())
    number = " ".join(part.group().split()).strip(" .-/") if part else ""
    digits = sum(character.isdigit() for character in number)
    if not 6 <= digits <= 17 or _is_table(number):
        return 0.0
    if _INTERNATIONAL.match(number) and digits >= 8:
        return _rate_international(number, digits, text, match)
    if number.count("(") != number.count(")"):
        number = number.replace("(", "").replace(")", "")
    before = _said_before(text, match.start())
    if _OTHER.search(before):
        return 0.0
    if (_NORTH_AMERICAN.fullmatch(number) and not _is_plain(number)) or _BRAZILIAN.fullmatch(number):
        return 0.75
    if _MARKED_ZERO.match(number) and digits >= 8 and not _ZIP.fullmatch(number) and _is_valid(number, _WITH_ZERO):
        return 0.65
    if _is_called_phone(text, before, match.end()) and not _is_lonely_date(number):
        regions = _WITH_ZERO if number.lstrip("(").startswith("0") else _WITHOUT_ZERO
        grouped = 2 <= len(_GROUP.findall(number)) <= 5 and digits <= 12
        return 0.65 if grouped or _is_valid(number, regions) or _is_possible(number, regions[0]) else 0.0
    return 0.0


def _rate_international(number: str, digits: int, text: str, match: re.Match[str]) -> float:
    plus = number.lstrip("(")[:1] in "+\uff0b"
    bare = _bare(number)
    if plus:
        return 0.9 if digits <= 16 and (_is_possible(bare, None) or _is_possible(bare, "US")) else 0.0
    if (
        number[2:3].isdigit()
        and _is_plain(number)
        and not _is_called_phone(text, _said_before(text, match.start()), match.end())
    ):
        # An identifier that begins with two zeros has no marks between its digits.
        return 0.0
    return 0.7 if _is_valid(bare, (None,)) or _NORTH_AMERICAN.fullmatch(number) else 0.0


def _bare(number: str) -> str:
    """Return an international number as it begins everywhere."""
    return re.sub(r"\A\(?(?:\+|\uff0b|011|00)", "+", number).replace("(0)", "")


def _is_plain(number: str) -> bool:
    return number.isdigit()


def _is_table(number: str) -> bool:
    """Whether figures stand side by side as in a table. Numbers are written in few groups, without dates."""
    return (
        _DATE.match(number) is not None
        or _ISO_DATE.search(number) is not None
        or len(_DECIMAL.findall(number)) > 1
        or len(_GROUP.findall(number)) > _MOST_GROUPS
        or "  " in number
    )


def _is_lonely_date(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d{6}", number) is not None


def _is_called_phone(text: str, before: str, end: int) -> bool:
    if _CALLED.search(before.rpartition("\n\n")[2]) is not None:
        return True
    after = text[end : end + _AFTER].partition(RECORD)[0].partition("\n")[0]
    return _LABEL_BEHIND.match(after) is not None


def _is_possible(number: str, region: str | None) -> bool:
    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(number, region)))
    except phonenumbers.NumberParseException:
        return False


def _is_valid(number: str, regions: Sequence[str | None]) -> bool:
    for region in regions:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(number, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False
