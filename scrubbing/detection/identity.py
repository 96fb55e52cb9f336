"""Tell from a document itself whom it was made for, also where nobody, or somebody else, was declared.

A name in a text is only a name. But the company in the document's properties whose name stands in the text, or the
domain of the sender that is also the owner of the repository, is the employer. It takes two kinds of evidence that do
not follow from each other; with one, the name stays what it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from scrubbing.detection.aliases import Aliases
from scrubbing.detection.company import Company, has_legal_form, initials, unmarked
from scrubbing.detection.everyday import is_everyday
from scrubbing.detection.recognizers.holders import FIRM, holders, is_a_firms
from scrubbing.detection.recognizers.web import registered_label
from scrubbing.detection.results import Span, Term
from scrubbing.document import Kind, Unit

LABEL = "EMPLOYER"


class Evidence(StrEnum):
    """What tells whose a document is, as a part of a sentence."""

    PROPERTY = "the company in the document's properties"
    SENDER = "the domain of the sender, which comes again"
    NOTICE = "the holder in a notice of copyright or a marking"
    LETTERHEAD = "the name in a header, a footer or a signature"
    LABEL = "the tenant of a sensitivity label or a shared site"
    REMOTE = "the owner of a repository"
    PACKAGE = "the name of a package"
    HOST = "the name of a host inside a network"
    TEXT = "a name in the text"


# These follow from no other: a name in the text makes them sure, nothing less does.
_ALONE_ENOUGH = frozenset({Evidence.PROPERTY})
_SHORTEST = 3
_MOST = 3
# Names are compared by so many first letters before they are taken apart, and with so many beginnings.
_PREFIX, _MOST_STARTS = 8, 300
# The longest first line that may be a letterhead, and how much of a text is looked at.
_LONGEST_HEAD, _MOST_CHARACTERS = 200, 20_000
_COMPANY_KEYS = frozenset({"company", "firm", "firma", "organization", "organisation", "employer", "client"})
_PROPERTY = re.compile(r"(?:^|> )(?:properties \d+|document properties)\b")
_LABELS = re.compile(r"(?:^|> )classificationlabels \d+")
_STORY = re.compile(
    r"(?:^|> )(?:header|footer|first header|first footer|slide master|slide layout)\b(?: \d+)?, paragraph"
)
_SENDERS = frozenset({"from", "sender", "reply-to", "return-path", "organization", "x-organization"})
_ADDRESS = re.compile(r"[\w.+\-]{1,64}@(?P<domain>(?:[A-Za-z0-9\-]{1,63}\.){1,5}[A-Za-z]{2,24})")
_REMOTE = re.compile(
    r"(?:git@|ssh://git@|https?://(?:[\w.\-:]{1,60}@)?)(?P<host>[A-Za-z0-9.\-]{3,80})[:/](?:\d{2,5}/)?"
    r"(?P<owner>[A-Za-z0-9][\w.\-]{1,60})/[\w.\-/]{1,100}"
)
_FORGES = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "dev.azure.com", "ssh.dev.azure.com"})
_PACKAGE = re.compile(r"(?<![\w.])(?:com|org|net|io|de|eu|fr|co\.uk)\.(?P<owner>[a-z][a-z0-9]{2,30})\.[a-z][\w.]{1,80}")
_SCOPE = re.compile(r"[\"'](?:@)(?P<owner>[a-z][a-z0-9\-]{2,40})/[a-z][\w.\-]{1,60}[\"']")
_TENANT = re.compile(
    r"(?<![\w\-])(?P<owner>[a-z0-9][a-z0-9\-]{2,60}?)(?:-my)?\.(?:onmicrosoft|sharepoint)\.com", re.IGNORECASE
)
_INSIDE = re.compile(
    r"(?<![\w\-])(?:[A-Za-z0-9\-]{1,40}\.){0,3}(?P<owner>[a-z][a-z0-9\-]{2,40})\.(?:local|corp|internal|intranet|lan)(?![\w.])",
    re.IGNORECASE,
)
_TOOL = re.compile(
    r"(?<![\w.\-])(?:intranet|jira|confluence|wiki|git|gitlab|jenkins|vpn|sso|ci|nexus|artifactory|grafana)\."
    r"(?P<host>(?:[A-Za-z0-9\-]{1,63}\.){1,4}[A-Za-z]{2,24})",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_a-z][\w&.'’\-]{1,30}"
_NAMED = rf"{_WORD}(?:\s(?:(?:&|and|und|of|de)\s)?{_WORD}){{0,4}}"
_MARKED = re.compile(
    rf"(?:(?i:confidential|internal|proprietary|vertraulich|confidentiel)(?: (?i:property|information))?\s"
    rf"(?:[\-\u2013\u2014|/\u00b7]|(?i:to|of|and property of))\s|(?i:property of|proprietary to|eigentum der)\s)"
    rf"(?P<after>{_NAMED})|(?P<before>{_NAMED})\s(?:[\-\u2013\u2014|/\u00b7]\s)?(?:Confidential|CONFIDENTIAL|"
    rf"Internal Use|"
    r"Proprietary|Vertraulich|Confidentiel)(?!\w)"
)
_MARKS_TEXT = """
strictly highly company client most business commercial commercially private personal privileged proprietary
internal sensitive secret confidential and for use only page draft the this all not restricted document information
vertraulich streng confidentiel interne public general version final date
"""
_MARKS = frozenset(_MARKS_TEXT.split())
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|licen[sc]e", re.IGNORECASE)
_REGARDS = re.compile(
    r"(?im)^(?:kind |best |warm )?regards,?|^(?:sincerely|cheers|thanks|mit freundlichen grüßen|cordialement),?"
)
# Post for everybody, and the makers of the tools with which documents are made.
_EVERYBODYS_TEXT = """
gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol gmx web protonmail proton mail yandex qq
163 126 zoho fastmail tutanota posteo t-online orange free laposte wanadoo libero example test invalid localhost
domain company mailchimp sendgrid amazonses mailgun google googlegroups microsoft microsoftonline office office365
windows apple adobe ibm oracle sap hp dell lenovo intel github gitlab bitbucket atlassian slack zoom docker npm
npmjs pypi python apache mozilla linux ubuntu debian redhat canonical facebook meta twitter linkedin amazon
amazonaws aws azure cloudflare springframework fasterxml jetbrains kotlin android sun java javax w3 xmlsoap
openxmlformats jquery angular react vue babel types typescript-eslint eslint storybook testing-library nestjs
vitejs tanstack radix-ui mui emotion reduxjs sentry grpc prometheus grafana hashicorp kubernetes helm istio
databricks snowflake elastic mongodb postgresql mysql redis nginx libreoffice openoffice reportlab wikipedia
wikimedia stackoverflow medium creativecommons gnu gnome kde eclipse maven gradle squareup netflix airbnb uber
spotify huggingface openai tensorflow pytorch numpy scipy pandas jupyter anaconda contoso acme default unknown none
user users admin administrator home private personal owner service cluster metadata host app
"""
_EVERYBODYS = frozenset(_EVERYBODYS_TEXT.split())


@dataclass(slots=True)
class _Claim:
    """One company that some evidence points to."""

    name: str = ""
    kinds: set[Evidence] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Inferred:
    """A name that the document shows to be its employer's, and what showed it, as a whole sentence."""

    term: Term
    why: str


def infer(units: Sequence[Unit], found: Sequence[list[Span] | None], terms: Sequence[Term]) -> list[Inferred]:
    """Return whom a document was made for, besides the declared ones."""
    labels = defaultdict[str, set[Evidence]](set)
    for label, evidence in _labels(units):
        if _counts(label):
            labels[_key(label)].add(evidence)
    named = defaultdict[str, set[Evidence]](set)
    for name, evidence in _names(units, found):
        named[name].add(evidence)
    claims = _claims(named, labels)
    known = Aliases(terms)
    sure = [claim for claim in claims if _is_sure(claim.kinds) and next(known.find(claim.name), None) is None]
    sure.sort(key=lambda claim: (-len(claim.kinds), claim.name))
    return [Inferred(Term(claim.name, LABEL), _sentence(claim.kinds)) for claim in sure[:_MOST]]


def _claims(named: Mapping[str, set[Evidence]], labels: Mapping[str, set[Evidence]]) -> list[_Claim]:
    """Return the companies that anything points to, each with all that points to it.

    A text may name thousands: those are looked at which are called like one of the few that more points to.
    """
    strong = {name: kinds for name, kinds in named.items() if kinds != {Evidence.TEXT} and _is_a_name(name)}
    starts = tuple(
        sorted({*labels, *(_key(Company.of(name).core or name)[:_PREFIX] for name in strong)})[:_MOST_STARTS]
    )
    claims: dict[str, _Claim] = {}
    for name, kinds in named.items():
        alike = bool(starts) and (_key(name).startswith(starts) or _acronym(name) in labels)
        if name in strong or (alike and _is_a_name(name)):
            claim = claims.setdefault(_key(Company.of(name).bare), _Claim(name))
            claim.name = max(claim.name, name, key=lambda each: (has_legal_form(each), len(each)))
            claim.kinds |= kinds
    forms = {key: _forms(claim.name) for key, claim in claims.items()}
    for short in sorted(claims, key=len):
        # A name that is said shortly ("Acme") shares the evidence of the one that it is short for.
        longer = next((key for key in claims if key != short and short in forms[key]), None)
        if longer is not None:
            claims[longer].kinds |= claims.pop(short).kinds
    left = dict(labels)
    for key, claim in claims.items():
        for form in forms[key]:
            claim.kinds |= left.pop(form, set())
    return [*claims.values(), *(_Claim(label, set(kinds)) for label, kinds in left.items())]


def _acronym(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words[:8]).casefold() if len(words) > 1 else ""


def _is_sure(kinds: set[Evidence]) -> bool:
    if len(kinds - {Evidence.TEXT}) > 1:
        return True
    return Evidence.TEXT in kinds and bool(kinds & _ALONE_ENOUGH)


def _sentence(kinds: set[Evidence]) -> str:
    """Return why, by the two kinds of evidence that say most."""
    first, second = [kind.value for kind in Evidence if kind in kinds][:2]
    return f"Seems to be the employer: {first} and {second} are the same."


def _counts(label: str) -> bool:
    return (
        len(label) >= _SHORTEST
        and label.casefold() not in _EVERYBODYS
        and not is_everyday(label)
        and not label.isdigit()
    )


def _is_a_name(name: str) -> bool:
    words = re.findall(r"[^\W_]+", name)
    if not words or len(name) > 60 or not name[:1].isalnum() or not is_a_firms(name):
        return False
    bare = re.findall(r"[^\W_]+", Company.of(name).bare)
    return _key(" ".join(bare)) not in _EVERYBODYS and (
        has_legal_form(name) or any(not is_everyday(word) for word in bare)
    )


def _key(name: str) -> str:
    return unmarked("".join(sign for sign in name.casefold() if sign.isalnum()))


def _forms(name: str) -> set[str]:
    """Return the ways in which a name may be an owner's or a domain's."""
    company = Company.of(name)
    forms = {_key(form) for form in (company.bare, company.core, company.alone, *company.spellings()) if form}
    letters = initials(company.bare)
    return {form for form in forms | {letters.casefold()} if len(form) >= _SHORTEST}


def _names(units: Sequence[Unit], found: Sequence[list[Span] | None]) -> Iterator[tuple[str, Evidence]]:
    """Yield names of companies with where they stand."""
    for unit, spans in zip(units, found, strict=True):
        text = unit.text[:_MOST_CHARACTERS]
        if _LABELS.search(unit.locator) or unit.header.startswith("MSIP_Label_"):
            if name := _unmarked_name(text):
                yield name, Evidence.LABEL
            continue
        if _PROPERTY.search(unit.locator):
            yield from ((name, Evidence.PROPERTY) for name in _of_properties(unit))
            continue
        if unit.header.casefold() in ("organization", "x-organization"):
            yield text.strip(), Evidence.SENDER
        lowered = text.lower()
        for _, _, name in holders(text, lowered):
            yield name, Evidence.NOTICE
        if "onfiden" in text or "CONFIDEN" in text or "ropriet" in text or "roperty of" in text or "ertraulich" in text:
            for match in _MARKED.finditer(text):
                name = _unmarked_name(match["after"] or match["before"])
                if name:
                    yield name, Evidence.NOTICE
        if unit.kind in (Kind.VISIBLE, Kind.OCR):
            yield from _organisations(unit, spans or ())


def _of_properties(unit: Unit) -> Iterator[str]:
    if unit.header:
        if unit.header.casefold() in _COMPANY_KEYS:
            yield unit.text.strip()
        return
    for line in unit.text.splitlines():
        # Without keys: what ends like a company is one.
        if FIRM.search(line.strip()) and has_legal_form(line.strip()):
            yield line.strip()


def _unmarked_name(text: str) -> str:
    """Return what is left of a label or a line without the words of markings."""
    words = [word for word in re.split(r"[\s/\\|\-\u2013\u2014:]+", text) if word]
    kept = [word for word in words if word.casefold().strip(".,") not in _MARKS]
    return " ".join(kept) if kept and kept[0][:1].isupper() and len(kept) <= 5 else ""


def _organisations(unit: Unit, spans: Iterable[Span]) -> Iterator[tuple[str, Evidence]]:
    """Yield the organisations of a text, those in its letterhead and signature as such."""
    head = 0
    if unit.locator in ("line 1", "page 1", "text 1", "table 1!A1, text 1", "paragraph 1"):
        line = unit.text.partition("\n")[0]
        # What is longer than this is text, and a licence begins with a notice of copyright.
        head = len(line) + 1 if len(line) <= _LONGEST_HEAD and _COPYRIGHT.search(line) is None else 0
    closing = _REGARDS.search(unit.text)
    story = _STORY.search(unit.locator) is not None
    for span in spans:
        if span.label == "ORGANIZATION":
            name = " ".join(unit.text[span.start : span.end].split()).removesuffix("'s").removesuffix("’s")
            signed = closing is not None and 0 < span.start - closing.end() < 300
            if story or signed or span.end <= head:
                yield name, Evidence.LETTERHEAD
            yield name, Evidence.TEXT


def _labels(units: Sequence[Unit]) -> Iterator[tuple[str, Evidence]]:
    """Yield owners and labels of domains with where they stand."""
    domains: Counter[str] = Counter()
    senders: set[str] = set()
    packages: Counter[str] = Counter()
    for unit in units:
        text = unit.text[:_MOST_CHARACTERS]
        if "@" in text:
            found = [label for match in _ADDRESS.finditer(text) if (label := registered_label(match["domain"]))]
            domains.update(found)
            if unit.header.casefold() in _SENDERS or re.search(r"(?im)^(?:from|von|de):", text):
                senders.update(found)
        if "git" in text or "azure" in text:
            for match in _REMOTE.finditer(text):
                host = match["host"].lower().removeprefix("www.")
                if host in _FORGES:
                    if "git" in text[match.start() : match.end() + 4]:
                        yield match["owner"], Evidence.REMOTE
                elif match.group().startswith(("git@", "ssh://")) and (label := registered_label(host)):
                    yield label, Evidence.REMOTE
        packages.update(match["owner"] for match in _PACKAGE.finditer(text))
        if "@" in text:
            packages.update(match["owner"] for match in _SCOPE.finditer(text))
        lowered = text.lower()
        if ".onmicrosoft.com" in lowered or ".sharepoint.com" in lowered:
            yield from ((match["owner"], Evidence.LABEL) for match in _TENANT.finditer(text))
        if any(end in lowered for end in (".local", ".corp", ".internal", ".intranet", ".lan")):
            yield from ((match["owner"], Evidence.HOST) for match in _INSIDE.finditer(text))
        if "." in text:
            for match in _TOOL.finditer(text):
                if label := registered_label(match["host"]):
                    yield label, Evidence.HOST
    for label, count in domains.items():
        if count > 2 or (count > 1 and label in senders):
            yield label, Evidence.SENDER
    for owner, count in packages.items():
        if count > 1:
            yield owner, Evidence.PACKAGE
