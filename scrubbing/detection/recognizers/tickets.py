"""Keys of tickets ("FALC-1042"), which name a project and lead into a company's tracker.

Standards, products, roads, flights and diseases are written the same way. So a key counts where words near it speak of
tickets, or where several keys of one project stand together, and never with a prefix that everybody uses.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TellingRecognizer

_KEY = re.compile(r"(?<![\w\-/.+#=])(?P<prefix>[A-Z][A-Z0-9]{1,9})-(?P<number>[1-9]\d{0,5})(?![\w\-%+]|[.,/:]\d)")
# Of these prefixes a key is never a ticket's.
_COMMON_TEXT = """
ISO IEC IEEE ANSI ASTM DIN EN BS JIS GB NF UNE UNI CEN ETSI ITU ECMA NIST FIPS SP SSAE SOC SAE ASME API AWS AISI UL
CSA NEMA NFPA OSHA MIL STD RFC BCP PEP JEP JSR EIP BIP ERC XEP CVE CWE CAPEC GHSA OWASP PCI HIPAA GDPR CCPA IFRS
IAS ASC FAS GAAP FAR DFARS CFR USC COBIT ITIL BASEL MIFID EMIR UTF UCS ASCII CP KOI GBK SHA MD AES DES RSA RIPEMD
BLAKE CRC HMAC TLS SSL SSH HTTP HTTPS FTP SMTP IP IPV USB HDMI DVI VGA DDR LPDDR GDDR SATA SAS PCIE RJ CAT LTE WIFI
WPA GSM MPEG MP AVC HEVC AV VP JPEG PNG PDF COVID SARS MERS HIV HPV HSV HCV HBV EBV CMV RSV INFLUENZA ICD DSM CPT
CD IL TNF BRCA CYP HLA TP GLP SGLT ACE PD PDL EGFR HER CAR COX OMEGA VITAMIN GPT BERT LLAMA RESNET VGG YOLO CIFAR
MNIST IMAGENET I A B C D E F G H K L M N O P Q R S T U V W X Y Z US SR CR RT RTE HWY FM BR GA AL TX CA NY FL MO BA
LH AF UA AA DL WN KL EK QR SQ QF AC NH JL FR IB TK LX OS SK AY AZ LO OK CRJ ERJ DC BOEING AIRBUS MIG SU TU AN AK AR
PK MK FN FA FFG DDG SSN SSBN CVN USS STS ISS GPS GLONASS NGC IC HD HIP PSR SN GRB LIGO TYPE TIER LEVEL STEP PHASE
STAGE CLASS GRADE PART SECTION CHAPTER APPENDIX ANNEX TABLE FIGURE FIG EQ ITEM NOTE PAGE LINE ROW COL COLUMN VOL NO
NR ART PARA SCHEDULE EXHIBIT FORM ROOM FLOOR UNIT LOT BLOCK BIN ZONE GATE BAY BOX DAY WEEK MONTH YEAR QTR Q1 Q2 Q3
Q4 H1 H2 FY CY WK JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN AM PM UTC GMT EST CET
PST BST WW WWI COP CO SO EUR USD GBP JPY CHF PH LED LCD OLED LM NE TL TDA BC PIC AVR ARM CORTEX ATMEGA ESP STM RTX
GTX RX XPS HP LG WH WF DSC EOS ILCE PS XBOX PLC CNC MDF FR4 PA PE PP PVC PET ABS POM LMT V12 V8 V6 ID KB ADR REQ UC
TC SKU EAN UPC OEM SLA KPI OKR ROI ETF VIX SPX FTSE DAX CAC ASX NASDAQ SP500 BTC ETH NFT UN WHO EU EC NATO ILO OECD
WTO DIRECTIVE REGULATION RULE ACT TITLE SB HB AB HR PL EO NA TBA TBD YES ALPHA BETA GAMMA DELTA SIGMA THETA RAL NCS
PMS PANTONE ISBN ISSN DOI ARXIV PMID CAS EINECS UNSPSC NAICS SIC GICS HS HTS ECCN BMW VW AUDI TESLA F1 GT MX MR MRS
DR HTML CSS XML JSON YAML SQL PHP JDK JRE PY PYTHON JAVA NODE LLVM GCC LATIN WINDOWS OFFICE SQUAD GLUE MMLU GSM8K
WMT
"""
_COMMON = frozenset(_COMMON_TEXT.split())
_ABOUT = re.compile(
    r"(?<![^\W_])(?:tickets?|issues?|jira|youtrack|linear|bugs?|stor(?:y|ies)|epics?|tasks?|sub-?tasks?|sprints?"
    r"|backlog|"
    r"fix(?:es|ed)?|clos(?:es|ed)|resolv(?:es|ed)|duplicates?|block(?:s|ed) by|commits?|branch|feature|hotfix|bugfix|"
    r"merge[sd]?|pull request|work item|change request|incident|reopen(?:ed)?|triage|assignee|reporter|kanban|"
    r"ticketnummer|vorgang|tracked (?:as|in|under)|key)(?![^\W_])",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?<![^\W_])(?:models?|series|standards?|versions?|types?|aircraft|chips?|engines?|printers?|cameras?|routers?|"
    r"flights?|routes?|highways?|roads?|genes?|proteins?|compounds?|virus(?:es)?|strains?|parts?|sku|catalog(?:ue)?|"
    r"product codes?|item no|class|conforms?|compliant|certified|rifles?|missiles?|vaccines?|receptors?|alloys?|steel|"
    r"rooms?|drawings?|bolts?|screws?)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
# What only work can be that somebody keeps a list of, and what goods and roads are as well.
_SURE = (
    r"still (?:open|pending|unassigned|unresolved|blocked|failing)|in (?:progress|review|qa|testing|the backlog"
    r"|staging)|"
    r"ready (?:for|to) (?:review|test(?:ing)?|qa|merge|deploy(?:ment)?|release)|merged|re-?opened|unassigned"
    r"|assigned to|"
    r"(?:a )?duplicates?(?: of)?|triaged|resolved|deployed|groomed|estimated|won[’']t fix|wontfix|blocked (?:by|on)|"
    r"blocking|done|a blocker|a regression|overdue|unresolved|rolled back|code[ \-]complete|signed off"
)
_MAYBE = "open|closed|fixed|pending|on hold|finished|completed?|blocked|parked|shipped|live|next"
_STATE = re.compile(
    r"[\"'”’)\]]{0,2},?[ ](?:(?:which|that)[ ])?(?:is|was|are|were|has been|have been|got|gets|stays|remains|needs"
    r"|will be)"
    rf"[ ](?:(?:now|also|both|all|already|finally|just|almost|nearly)[ ])?(?:(?P<sure>{_SURE})"
    rf"|(?P<maybe>{_MAYBE}))(?![^\W_])",
    re.IGNORECASE,
)
# In a list a state needs no verb.
_BARE_STATE = re.compile(rf"[ ]?[:\u2013(\-]?[ ]?(?:(?P<sure>{_SURE})|(?P<maybe>{_MAYBE}))(?![^\W_])", re.IGNORECASE)
_LISTED = re.compile(r"(?:\A|[,;])[\s\-*•>\[\]()xX]*\Z")
_WORKED_ON = re.compile(
    r"(?<![^\W_])(?:blocked (?:on|by)|work(?:ed|ing)? on|looking into|look into|pick(?:ed|ing)? up|depends? on|"
    r"wait(?:ing)? (?:for|on)|assigned|finish(?:ed)?|complet(?:e|ed)|merged|deployed|PRs? for|patch for|implement(?:s"
    r"|ed)?|"
    r"unblock(?:s|ed)?|re-?opened|estimated?|(?:can|could|would) (?:you|somebody|someone"
    r"|anybody) (?:please )?(?:take a )?look at|"
    r"(?P<weak>see|cf\.?|re:?|refs?:?|review(?:ed|ing)?|address(?:es|ed)))"
    r"[ ](?:[A-Z][A-Z0-9]{1,9}-\d{1,6}(?:,|,? and|,? or| &)[ ])*\Z",
    re.IGNORECASE,
)
# "FALC-12: ..." and "[FALC-12] ..." as commits begin, and "feature/FALC-12-..." as branches are called.
_COMMIT = re.compile(r"(?:^|\n)(?:[*\-] )?(?:[0-9a-f]{7,40} )?\[?\Z")
_BRANCH = re.compile(
    r"(?<![\w/])(?:feature|feat|bugfix|fix|hotfix|release|chore|task|story)/(?P<key>[A-Z][A-Z0-9]{1,9}-[1-9]\d{0,5})"
    r"(?=[\-_/\s]|$)"
)
_BEFORE, _AFTER, _LINE = 50, 30, 200
# So many different numbers make a prefix a project's.
_SEVERAL = 3
_CONTEXT, _REPEATED = "The key of a ticket, told by the words around it.", "Keys of tickets of one project."
TOLD = frozenset({_CONTEXT, _REPEATED})


class TicketRecognizer(TellingRecognizer):
    """Keys of tickets."""

    TYPE = "INTERNAL_IDENTIFIER"

    def told(self, text: str) -> Iterable[tuple[int, int, float, str]]:
        """Return the keys."""
        found = [match for match in _KEY.finditer(text) if match["prefix"] not in _COMMON]
        if found:
            numbers: dict[str, set[str]] = defaultdict(set)
            strange: set[str] = set()
            for match in found:
                numbers[match["prefix"]].add(match["number"])
                if _OTHERS.search(_line_before(text, match)) or _OTHERS.search(_heading(text, match)):
                    strange.add(match["prefix"])
            told = {match.start() for match in found if _is_told(text, match, len(numbers[match["prefix"]]))}
            projects = {match["prefix"] for match in found if match.start() in told} - strange
            for match in found:
                prefix = match["prefix"]
                if match.start() in told:
                    yield *match.span(), 0.65, _CONTEXT
                elif prefix in projects or (
                    len(numbers[prefix]) >= _SEVERAL and prefix.isalpha() and prefix not in strange
                ):
                    yield *match.span(), 0.55, _REPEATED
        if "/" in text:
            for match in _BRANCH.finditer(text):
                if match["key"].partition("-")[0] not in _COMMON:
                    yield *match.span("key"), 0.65, _CONTEXT


def keys_of(projects: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of all keys of projects, given by their prefixes."""
    prefixes = "|".join(sorted(map(re.escape, projects), key=lambda prefix: (-len(prefix), prefix)))
    return re.compile(rf"(?<![\w\-/.+#=])(?:{prefixes})-[1-9]\d{{0,5}}(?![\w\-%+]|[.,/:]\d)")


def _line_before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2].rpartition("\ue000")[2]


def _heading(text: str, match: re.Match[str]) -> str:
    """Return the end of the line above a key: "Parts list", "Part | Description | Price"."""
    end = text.rfind("\n", max(0, match.start() - _LINE), match.start())
    return text[max(0, end - _LINE) : end].rstrip().rpartition("\n")[2] if end > 0 else ""


def _is_told(text: str, match: re.Match[str], others: int) -> bool:
    """Whether the words around a key tell that it is one; `others` says how many numbers of its project there are."""
    before = _line_before(text, match)
    if _OTHERS.search(before):
        return False
    if _ABOUT.search(before):
        return True
    after = text[match.end() : match.end() + _AFTER].partition("\n")[0].partition("\ue000")[0]
    if _ABOUT.search(after):
        return True
    if match["prefix"].isalpha() and _is_worked_on(text, match, before, several=others > 1):
        return True
    begins = _COMMIT.search(text, max(0, match.start() - _BEFORE), match.start()) or match.start() == 0
    return bool(begins) and text[match.end() : match.end() + 2] in (": ", "] ")


def _is_worked_on(text: str, match: re.Match[str], before: str, several: bool) -> bool:
    """Whether a sentence or a list says of a key how far it is, or that somebody works on it.

    What roads and goods may be as well tells nothing of a single key.
    """
    state = _STATE.match(text, match.end())
    if state is None and _LISTED.search(before):
        state = _BARE_STATE.match(text, match.end())
    if state is not None and (state["sure"] or several):
        return True
    work = _WORKED_ON.search(before)
    return work is not None and (several or not work["weak"])
