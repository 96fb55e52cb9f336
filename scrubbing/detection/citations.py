"""Law that was published: reports of cases, statutes, rules of procedure, and the names of reported cases.

"93 N.Y.2d 382" looks like a house number and a street, "15 U.S.C. 1125(a)" like a post office, and the names in "Roe v.
Wade, 410 U.S. 113" are those of people; all of it can be read in any library. A case that has a docket number and no
report may be the one that the work is about: its parties are people like others.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scrubbing.detection.public import CASES
from scrubbing.detection.results import Span
from scrubbing.document import Unit

# Reports whose volume stands before them and whose page behind them; "2d", "3d" and "4th" are their series.
_REPORTS = """
U.S.|S. Ct.|L. Ed.|F.|F. App'x|Fed. Appx.|Fed. App'x|F. Supp.|F.R.D.|B.R.|Fed. Cl.|Cl. Ct.|Ct. Cl.|T.C.|T.C.M.|M.J.|
F. Cas.|A.|N.E.|N.W.|P.|S.E.|S.W.|So.|Cal.|Cal. App.|Cal. App. Supp.|Cal. Rptr.|N.Y.|N.Y.S.|A.D.|Misc.|App. Div.|
Ill.|Ill. App.|Ill. Dec.|Ohio St.|Ohio App.|Ohio Misc.|Mass.|Mass. App. Ct.|Mich.|Mich. App.|Pa.|Pa. Super.|
Pa. Commw.|N.J.|N.J. Super.|Va.|Va. App.|W. Va.|Wash.|Wash. App.|Wn.|Wn. App.|Wis.|Minn.|Tex.|Tex. Crim.|Fla.|
Ga.|Ga. App.|N.C.|N.C. App.|S.C.|Tenn.|Tenn. App.|Ala.|Ala. App.|Alaska|Ariz.|Ariz. App.|Ark.|Ark. App.|Colo.|
Colo. App.|Conn.|Conn. App.|Conn. Supp.|Del.|Del. Ch.|Haw.|Haw. App.|Ind.|Ind. App.|Kan.|Kan. App.|Ky.|La.|Me.|
Md.|Md. App.|Miss.|Mo.|Mo. App.|Mont.|Neb.|Neb. App.|Nev.|N.H.|N.M.|N.D.|Okla.|Or.|Or. App.|R.I.|S.D.|Vt.|Wyo.|
D.C.|App. D.C.|U.S.P.Q.|U.S.L.W.|Fed. Reg.|Cong. Rec.|C.F.R.|U.S.C.|U.S.C.A.|U.S.C.S.|Stat.|Op. Att'y Gen.|I. & N. Dec.|
N.L.R.B.|S.E.C.|F.C.C.|F.T.C.|S.C.R.|F.C.|O.R.|D.L.R.|C.L.R.|A.L.R.|N.S.W.L.R.|N.Z.L.R.|E.R.|Eng. Rep.|A.C.|W.L.R.|
All E.R.|Q.B.|K.B.|Lloyd's Rep.|Cr. App. R.
"""
# As they are written without full stops: only with their series, or these letters mean other things as well.
_PLAIN_REPORTS = "F|NY|AD|Misc|NE|NW|SE|SW|A|P|So|NYS|Cal|Cal App|Cal Rptr|L Ed|F Supp|Ill|Ill App|Wash|Wis|Ohio St"
_SERIES = r"\s?(?:2d|3d|[2-5](?:nd|rd|th)|\([2-5](?:d|nd|rd|th)\))"
_DATABASES = r"WL|(?:[A-Z][\w.']{0,8}\s){0,4}LEXIS"
# Courts and reports that stand behind a year in brackets.
_NEUTRAL = (
    r"(?:\d{1,2}\s)?(?:EWCA(?:\s(?:Civ|Crim))?|EWHC|EWFC|EWCOP|EWCC|UKSC|UKHL|UKPC|UKUT|UKFTT|UKEAT|EAT|CSOH|CSIH|HCJAC|"
    r"NICA|NIQB|IESC|IEHC|IECA|HCA|FCA|FCAFC|FedCFamC\d?F?|NSWSC|NSWCA|VSC|VSCA|QSC|QCA|WASC|NZSC|NZCA|NZHC|SGCA|SGHC|"
    r"HKCFA|SCC|ONCA|ONSC|BCCA|BCSC|FCC|AC|A\.C\.|QB|Q\.B\.|KB|K\.B\.|Ch|Fam|WLR|W\.L\.R\.|All\sE\.?R\.?|BCLC|BCC|ICR|IRLR|"
    r"FLR|FCR|Lloyd's\sRep|Cr\sApp\sR|SLT|SC|ECR|EHRR|CMLR|CLR|ALR|NZLR|SLR|SCR|S\.C\.R\.|RPC|FSR|EMLR|PIQR|BLR|Env\sLR|"
    r"EGLR|P\s&\sCR|HLR|STC|OJ)"
)


def _form(report: str) -> str:
    """Return the pattern for an abbreviation, whose words may or may not have spaces between them."""
    words = re.findall(r"[^\s.]+\.?", report)
    return r"\s?".join(re.escape(word).replace("'", "['’]") for word in words)


def _any_of(reports: str) -> str:
    names = sorted({" ".join(name.split()) for name in reports.split("|")}, key=len, reverse=True)
    return "|".join(map(_form, names))


_COURT = (
    r"(?:(?:(?:[A-Z][\w'’]{0,8}\.){1,4}|\d{1,2}(?:st|nd|d|rd|th)|Dep['’]t|Cir|[A-Z]{2,5}|Idaho|Iowa|Ohio|Utah|Tex|Cal|"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\.?\s\d{1,2},)\s{1,2}){0,8}"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_PAGES = r"(?:(?:,\s|\s?&\s)\d{1,5}(?:[\-–]\d{1,5})?(?!\w|\s[A-Z][\w.]))*(?:\sn\.\s?\d{1,3})?"
_SECTION = r"\d[\w.:\-–]*(?<![.:\-–])(?:\s?\([\w]{1,5}\)){0,6}"
_SECTIONS = rf"{_SECTION}(?:(?:,|,?\s(?:and|&|to|or)|[\-–])\s?{_SECTION}){{0,6}}(?:\set\sseq\.)?"
_REPORT = re.compile(
    rf"(?<![\w.$€£/-])(?:\d{{1,4}}\s{{1,2}}(?:(?:{_any_of(_REPORTS)})(?:{_SERIES})?|(?:{_PLAIN_REPORTS}){_SERIES}"
    rf"|(?:{_DATABASES})|US(?=\s\d{{1,4}}[^\n]{{0,12}}[(\[]{_YEAR}))"
    rf"\s{{0,2}}(?:,?\sat\s|\s§{{1,2}}\s?|§{{1,2}}\s?|,\s|\s|(?<=\s))\*?(?:{_SECTION}|\d{{1,8}})"
    rf"|[\[(]{_YEAR}[\])]\s(?:\d{{1,2}}\s)?{_NEUTRAL}\s[A-Z]?\d{{1,5}}(?:\s\([A-Z][A-Za-z]{{1,6}}\))?)"
    rf"(?!\w){_PAGES}(?:,?\s\[\d{{1,3}}\])?(?:\s{{1,2}}\({_COURT}{_YEAR}\))?"
)
# Reports of cases, of which one proves that a name before it is that of a case; codes and registers do not.
_CODE = re.compile(r"U\.\s?S\.\s?C|C\.\s?F\.\s?R|Fed\.\s?Reg|Cong\.\s?Rec|Stat\.")
_OF_A_CODE = re.compile(
    r"(?:(?:U\.S\.|[A-Z][a-z]{0,5}\.|[NSWRD]\.\s?[A-Z]\.|Texas|Florida|California|New\sYork)\s)?"
    r"(?:(?:[A-Z][\w.'’]{0,15}|&|of|and)\s){0,5}?"
    r"(?:Code|Laws?|Stat\.|Stats?|Ann\.|C\.S\.|C\.S\.A\.|Act|CPLR|Torts|Contracts)(?:\sAnn\.|\s\(\d{4}\))?,?\s"
    r"(?:(?:ch|tit|art|Ch|Tit|Art)\.\s[\w.\-]{1,8},?\s)?"
    rf"§{{1,2}}\s?{_SECTIONS}"
)
_RULE = re.compile(
    r"(?:(?:Fed|[A-Z][a-z]{1,5})\.\s?)?R\.\s?(?:Civ|Crim|Evid|App|Bankr|Prac|Jud)\.?(?:\s?(?:P|Proc)\.)?\s(?:Rules?\s)?"
    rf"{_SECTIONS}|(?:FRCP|FRE|FRAP|CPLR|CPR|Rule|Fed\.\s?R\.\s?Evid\.)\s{_SECTIONS}|§{{1,2}}\s?{_SECTIONS}"
)
_MAY_CITE = re.compile(r"§|(?:\d|[\])])\s{1,2}(?:[A-Z]|\d+\s[A-Z])|R\.\s?[CEAB]|Rule|CPLR|CPR|FR(?:CP|E|AP)\s")

# What may stand between the words of a party's name, and the words before a citation that are no part of one.
_PARTY_WORD = r"(?:[A-ZÀ-Þ][\w'’\-]*(?:\.[A-Z]\w*)*\.?|[A-Z]&[A-Z]|&)"
_JOINT = r"(?:of|the|for|ex rel\.|de|la|del|von|van|der|et al\.?,?|d/b/a|in|on)"
# "Lochner v. New York and Marbury v. Madison" are two.
_NO_OTHER_CASE = r"(?!\s{1,2}(?:[^\s,;]+\s{1,2}){1,5}?v(?:s?\.|s)?\s)"
_PARTY = (
    rf"{_PARTY_WORD}(?:(?:,{_NO_OTHER_CASE})?\s{{1,2}}(?:and{_NO_OTHER_CASE}\s{{1,2}})?(?:{_JOINT}\s{{1,2}}){{0,2}}"
    rf"{_PARTY_WORD}){{0,9}}(?:,?\set\sal\.?)?"
)
_SIGNAL = re.compile(
    r"(?:(?:See(?:,? (?:also|generally|e\.g\.,?))?|Cf\.|But|But see|Compare|Accord|Contra|With|And|In|Under|Unlike|"
    r"Like|Per|Citing|Quoting|Both|Since|After|As|The|Also|E\.g\.,?|Here|While|Although|Nor|Neither|Before|From|By|Following|"
    r"Applying|Distinguish|Because|If|Where|When|That|This|Our|Then|Thus)\s{1,2})+"
)
_VERSUS = re.compile(r"\s{1,2}v(?:s?\.|s)?\s{1,2}(?=[A-ZÀ-Þ&])")
_ONE = re.compile(rf"(?<![\w.'’\-]){_PARTY}\Z")
_OTHER = re.compile(_PARTY)
_IN_RE = re.compile(rf"(?<!\w)(?:In re|Ex parte|(?:In the )?Matter of|Estate of)\s{{1,2}}{_PARTY}")
_BEHIND_ANOTHER = re.compile(r"\sv(?:s?\.|s)?\s{1,2}\Z")
_BETWEEN = re.compile(r",?\s(?:and\s)?(?<=[,d]\s)")
_BACK, _SHORT_BACK = 120, 8
# Between a name and its report: a comma, or a space behind what ends no sentence.
_THEN = re.compile(r",?\s{1,2}|\s?\(")
# The year of a report is a date as well.
_NEVER_LAW = frozenset({"SECRET", "EMAIL_ADDRESS", "URL", "DATE_TIME"})
_TRIMMED = frozenset({"PERSON", "ADDRESS", "PHONE_NUMBER", "AGE", "ORGANIZATION", "LOCATION", "INITIALS"})
_NAMED = frozenset({"PERSON", "ADDRESS", "INITIALS"})
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_SHORTEST = 3


class _Places:
    """Stretches of a text."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self._merged: list[tuple[int, int]] = []
        for start, end in sorted(places):
            if self._merged and start <= self._merged[-1][1]:
                start, end = self._merged[-1][0], max(end, self._merged.pop()[1])
            self._merged.append((start, end))

    def touching(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return those that share a character with a stretch, in their order."""
        first = max(0, bisect_right(self._merged, (start, start)) - 1)
        last = bisect_left(self._merged, (end, end), first)
        return [place for place in self._merged[first:last] if place[1] > start and place[0] < end]

    def cover(self, start: int, end: int) -> bool:
        """Whether one of them holds a whole stretch."""
        return any(a <= start and end <= b for a, b in self.touching(start, end))


def citations(text: str) -> list[tuple[int, int]]:
    """Return the places of reports, statutes and rules, which may overlap."""
    if _MAY_CITE.search(text) is None:
        return []
    return [match.span() for pattern in (_REPORT, _OF_A_CODE, _RULE) for match in pattern.finditer(text)]


def cases(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of names of cases, each with whether a report stands behind it or everybody knows it."""
    names = list(_names(text))
    reports: set[int] = set()
    if names:
        reports = {match.start() for match in _REPORT.finditer(text) if _CODE.search(match.group()) is None}
    for start, end in names:
        after = _THEN.match(text, end)
        # Behind a full stop begins another sentence.
        goes_on = after is not None and (text[end - 1] != "." or after.group().startswith(","))
        reported = after is not None and goes_on and after.end() in reports
        yield start, end, reported or _key(text[start:end]) in CASES


def _names(text: str) -> Iterator[tuple[int, int]]:
    for versus in _VERSUS.finditer(text):
        one = _ONE.search(text, max(0, versus.start() - _BACK), versus.start())
        other = _OTHER.match(text, versus.end())
        if one is not None and other is not None:
            start = one.start()
            if _BEHIND_ANOTHER.search(text, max(0, start - _SHORT_BACK), start):
                start += max((match.end() for match in _BETWEEN.finditer(one.group())), default=0)
            signal = _SIGNAL.match(text, start, one.end())
            yield signal.end() if signal else start, other.end()
    yield from (match.span() for match in _IN_RE.finditer(text))


def without_law(units: Sequence[Unit], found: Sequence[list[Span] | None]) -> list[list[Span] | None]:
    """Return the findings of a document's units without what is published law in all of them.

    A party of a reported case is nobody of the document where it is said alone, too ("under Twombly"), unless somebody
    there has that name in full, or it is a party of a case without a report.
    """
    named = [list(cases(unit.text)) for unit in units]
    reported = {_key(unit.text[a:b]) for unit, each in zip(units, named, strict=True) for a, b, known in each if known}
    public: set[str] = set()
    private: set[str] = set()
    places: list[_Places] = []
    for unit, each in zip(units, named, strict=True):
        known = _Places((a, b) for a, b, known in each if known or _key(unit.text[a:b]) in reported)
        places.append(known)
        for a, b, _ in each:
            words = {word.casefold() for word in _WORD.findall(unit.text[a:b]) if len(word) >= _SHORTEST}
            (public if known.cover(a, b) else private).update(words)
    if public:
        private |= set(_in_full(units, found, places))
    left = [
        spans and list(_unpublished(unit.text, spans, inside, public - private))
        for unit, spans, inside in zip(units, found, places, strict=True)
    ]
    # The same list where nothing goes: equal texts that share one are only looked at once after this.
    return [before if before == after else after for before, after in zip(found, left, strict=True)]


def _in_full(units: Sequence[Unit], found: Sequence[list[Span] | None], places: Sequence[_Places]) -> Iterator[str]:
    """Yield the words of people's names of more than one word that stand outside of reported cases."""
    for unit, spans, inside in zip(units, found, places, strict=True):
        for span in spans or ():
            words = _WORD.findall(unit.text[span.start : span.end]) if span.label == "PERSON" else []
            if len(words) > 1 and not inside.touching(span.start, span.end):
                yield from map(str.casefold, words)


def _unpublished(text: str, spans: Sequence[Span], named: _Places, public: set[str]) -> Iterator[Span]:
    law = _Places(citations(text))
    for span in spans:
        place = span.start, span.end
        touched = law.touching(*place)
        if (
            (law.cover(*place) and span.label not in _NEVER_LAW)
            or (span.label in _NAMED and named.cover(*place))
            or (span.label == "PERSON" and _word(text[span.start : span.end]) in public)
        ):
            continue
        if not touched or span.label not in _TRIMMED:
            yield span
        elif span.label == "PERSON":
            yield from _unpublished(text, _rest(text, span, touched), named, public)
        elif _has_number(text, span, touched):
            yield span


def _rest(text: str, span: Span, touched: Sequence[tuple[int, int]]) -> list[Span]:
    """Return what is left of a name that runs into the law before or behind it."""
    start = max([span.start, *(b for a, b in touched if a <= span.start)])
    end = min([span.end, *(a for a, b in touched if a > span.start)])
    rest = text[start:end].strip(" ,;.(")
    start += text[start:end].find(rest)
    return [replace(span, start=start, end=start + len(rest))] if len(rest) >= _SHORTEST else []


def _has_number(text: str, span: Span, touched: Sequence[tuple[int, int]]) -> bool:
    """Whether digits of a finding lie outside of what is law, so that it may be an address beside it."""
    return any(
        text[place].isdigit() and not any(a <= place < b for a, b in touched) for place in range(span.start, span.end)
    )


def _word(written: str) -> str:
    return written.casefold().removesuffix("'s").removesuffix("’s").strip(" .,")


def _key(name: str) -> str:
    """Return how a case is called whatever its marks: "marbury madison"."""
    return " ".join(word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in ("v", "vs", "the"))
