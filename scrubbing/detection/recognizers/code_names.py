"""Names that a company gives to what nobody outside may know of: "Project Falcon", 'codenamed "Blue Heron"'.

What follows the word 'project' is as often an ordinary word: those that go with every project are listed. Where the
bare name stands elsewhere in the same document is looked for by `scrubbing.detection.code_names`.
"""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TellingRecognizer
from scrubbing.ordinary import ORDINARY

# With a capital after this word.
_PROJECT = re.compile(
    r"(?<![\w\-/.@])(?:Project|PROJECT|Projekt|Projet|Proyecto|Progetto|Project-)[ \u00a0](?P<quote>[\"“„«'‘]?)"
    r"(?P<name>[^\W\d_a-z][\w’\-]{2,20}(?:[ \u00a0][^\W\d_a-z][\w’\-]{2,20}){0,2})(?P<end>[\"”“»'’]?)(?![\w@])"
)
# Like 'project', of what has a name inside a company only: with a capital, or in capitals.
_WORK = re.compile(
    r"(?<![\w\-/.@])(?:Operation|OPERATION|Work ?[Ss]tream|WORKSTREAM|Vorhaben)[ \u00a0](?P<quote>[\"“„«'‘]?)"
    r"(?P<name>[^\W\d_a-z][^\W\d_’\-]{3,20}(?:[ \u00a0][^\W\d_a-z][^\W\d_’\-]{3,20})?)(?P<end>[\"”“»'’]?)(?![\w@’\-])"
)
_NAME = (
    r"(?:\"(?P<a>[^\"\n]{2,40})\"|[“„](?P<b>[^”“\n]{2,40})[”“]|‘(?P<c>[^’\n]{2,40})’|'(?P<d>[^'\n]{2,40})'|"
    r"«\s?(?P<e>[^»\n]{2,40})\s?»|(?P<f>[A-Z][\w\-]{2,20}(?: [A-Z][\w\-]{2,20}){0,2}))"
)
_TOLD = re.compile(
    r"(?<!\w)(?i:code[ \-]?named?|code[ \-]?word|deckname|codewort|nom de code|nombre en clave|nome in codice|codenaam|"
    r"(?:internally|internal) (?:known|referred to|called)(?: as)?|(?:intern|in-house) (?:bekannt als|genannt)|"
    r"internal (?:project |working )?name|(?:provisional )?working (?:title|name)|projektname|"
    r"arbeitstitel)(?i:s)?(?:[ \t]?[:=\ue001][ \t]?|,? (?:(?i:is|was|will be|of|for the project is|ist|lautet)[ ])?|"
    rf"[ ]?\([ ]?)(?:(?i:the )?(?=[\"“„‘'«A-Z]))(?:(?i:project) )?{_NAME}"
)
# "We call it Juniper internally", "internally known as Juniper": the house is named around the name.
_HOUSE = (
    r"(?i:internally|in[ \-]house|intern|among(?:st)? (?:us|ourselves)|(?:with)?in(?:side)? the (?:team|company|firm"
    r"|group|"
    r"house|business|board))"
)
_VERB = (
    r"(?i:call(?:ed)?|dub(?:s|bed)?|nicknam(?:es?|ed)|christen(?:s|ed)|refer(?:s|red|ring)? to|nam(?:es?|ed)|"
    r"label(?:s|led|ed)|known)"
)
_SAID = r"(?!by )[\w'’]{1,14}"
_AS = r"(?:(?i:as|(?:by|under) the (?:code ?)?name(?: of)?|the|simply|just|only|project) ){0,3}"
_CALLED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w){_HOUSE},? (?:{_SAID} ){{0,4}}?{_VERB} (?:{_SAID} ){{0,3}}?{_AS}{_NAME}",
        rf"(?<!\w){_VERB} (?:{_SAID} ){{0,3}}?{_AS}{_NAME},? {_HOUSE}(?!\w)",
        rf"(?<!\w){_VERB} {_HOUSE} {_AS}{_NAME}",
    )
)
# What a company does and does not speak of, before the word for giving it a name.
_DUBBED = re.compile(
    r"(?<!\w)(?i:plan|project|programme|program|deal|transaction|initiative|workstream|effort|prototype|merger"
    r"|acquisition|takeover|"
    r"scheme|operation|migration|roll-?out|re-?organisation|re-?organization|restructuring|target|bid|bidder|buyer"
    r"|launch|release|"
    r"redesign|rebrand(?:ing)?|divestment|divestiture|carve-?out|spin-?off|campaign|study|chip|platform|model|product"
    r"|site|client|"
    r"counterparty|seller|issuer|company)s?(?:,? (?:(?i:which|that|is|was|has been|we|they|have|internally|now"
    r"|currently|has|had)[ ]){0,4}|,? )"
    rf"(?i:dubbed|nicknamed|christened|code[ \-]?named|given the (?:code )?name|referred to (?:here|below"
    rf"|in this \w{{3,12}}) as)[ ]{_NAME}"
)
_BY_OTHERS = re.compile(
    r"[\"'”’»]?,? by (?:the )?(?i:press|media|critics|fans|newspapers?|tabloids?|journalists?|opponents|supporters"
    r"|people|locals|public|many|some)"
)
_TELLS = (
    "code", "internal", "working title", "working name", "deckname", "codewort", "nom de", "en clave", "in codice",
    "arbeitstitel", "intern ", "projektname",
)  # fmt: skip
# What stands after 'project' where it is no name.
_OF_EVERY_PROJECT_TEXT = """
account accounting accounts acronym administration administrator administrators advisor agreement agreements aims
analysis analyst antrag application approach approval architect area areas assessment assets assignment assistant
assumptions audit author background backlog baseline benefits beschreibung board bond bonds borrower brief briefing
budget budgeting calendar case categories category center centre champion change charter checklist city client close
closeout closing closure code colors communication communications companies company completion component components
configuration consents constraints context contract contracts contributors control controller controls coordination
coordinator cost costing costs counterparties creation custodian customer dashboard data date dates dauer deadline
debrief debt definition deliverable deliverables delivery department dependencies description design details developer
developers development director directors directory documentation documents driver duration editor effort end engineer
engineering engineers environment estimate estimates estimation evaluation evaluations execution expenses explorer
facilities facility facts feasibility file files finance financing findings folder fund funding gantt gate goal goals
governance group guidelines handbook handover health highlights history home id idea implementation inception info
information initiation initiator inputs inspection insurer insurers integration introduction issue issues job kick
kick-off kickoff land launch layout lead leader leaders leadership leads leiter leitung lender lenders lessons library
lifecycle list loan loans location log loon management manager managers manual map materials matrix measures meeting
meetings members methodology metrics milestone milestones minutes mission monitoring name names navigator need needs
notes number numbers nummer objective objectives office officer officers online operations order organisation
organization outcome outcomes outline output outputs overview owner owners participants parties partner partners party
path people performance period permit permits phase phases pipeline place plan planner planners planning plans planung
portfolio position preparation pricing principles priorities priority process professional profile profiles program
programme progress properties property proposal proposals purpose quality question questions rationale readiness
record records reference register report reporting reports repository request requests requirement requirements
research resource resources responsibilities results revenue review reviews risk risks roadmap role roles room root
rules schedule scheduling scientist scope secretary section security selection server services settings setup site
size slides software solution solutions specialist specification sponsor sponsors sponsorship staff staffing stage
stages stakeholder stakeholders stand standards start statement status steering step steps story strategy structure
study submission subtotal success summary supervisor supervisors support system tasks team teams technical technology
template templates terms test testing theme time timeline timelines timesheet timing titel title tool tools total
tracker tracking training type types update updates url user users value values variance vehicle version vision
website wiki work worker workers workflow workplan workspace zeitraum ziel ziele
"""
_OF_EVERY_PROJECT = frozenset(_OF_EVERY_PROJECT_TEXT.split())
# Projects that everybody knows.
_PUBLIC = frozenset({"gutenberg", "jupyter", "runeberg", "mkultra", "manhattan", "euler", "lombok"})
# Before a name: "the Project Lenders" of a contract are none.
_CALLS = re.compile(r"(?<!\w)(?:on|of|for|about|in|as|called|to|with|into|from|behind|named|by|under|since)\s\Z")
_STOPS = frozenset(word.rstrip("s") for word in _OF_EVERY_PROJECT)
_WORKS = ("peration", "PERATION", "orkstream", "ork stream", "ork Stream", "ORKSTREAM", "orhaben")
_HOUSES = ("internally", "in-house", "in house", "intern ", "among us", "ourselves", "inside the", "within the")
_GIVEN = ("dubbed", "nicknamed", "christened", "codenamed", "code-named", "code named", "given the", "referred to")
# Operations of wars, police and politics that everybody has read of.
_KNOWN_OPERATIONS_TEXT = """
overlord barbarossa neptune torch husky market mincemeat dynamo gomorrah bagration citadel paperclip valkyrie chastise
fortitude sealion typhoon cobra anvil dragoon varsity plunder crossroads deny desert enduring iraqi noble inherent warp
rolling linebacker frequent babylift eagle gothic urgent just restore uphold provide allied odyssey unified geronimo
entebbe thunderbolt opera orchard wrath condor gladio mockingbird ajax mongoose northwoods chaos phoenix midnight blue
sindoor vijay yewtree elveden weeting yellowhammer rescript fortify shader banner motorman demetrius granby telic
herrick smile christmas rainbow sophia irini atalanta barkhane serval sovereign popeye
"""
_KNOWN_OPERATIONS = frozenset(_KNOWN_OPERATIONS_TEXT.split())
CODE_NAME = "The code name of a project, told by the words before it."


class CodeNameRecognizer(TellingRecognizer):
    """Code names of projects, where a text says that they are one."""

    TYPE = "INTERNAL_IDENTIFIER"

    def told(self, text: str) -> Iterable[tuple[int, int, float, str]]:
        """Return the names, without the word 'project' and without quotation marks."""
        yield from ((start, end, 0.6, CODE_NAME) for start, end in _projects(text))
        lowered = text.lower()
        if any(word in lowered for word in _TELLS):
            for match in _TOLD.finditer(text):
                group = next(key for key in "abcdef" if match[key] is not None)
                start, end = match.span(group)
                if text[start].isupper() and (group != "f" or not _is_ordinary(text[start:end].split())):
                    yield start, end, 0.7, CODE_NAME
        yield from ((start, end, 0.6, CODE_NAME) for start, end in _works(text))
        if any(word in lowered for word in _HOUSES):
            for pattern in _CALLED:
                yield from ((start, end, 0.7, CODE_NAME) for start, end in _given(text, pattern))
        if any(word in lowered for word in _GIVEN):
            yield from ((start, end, 0.6, CODE_NAME) for start, end in _given(text, _DUBBED))


def _given(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the names that a pattern of sentences gives."""
    for match in pattern.finditer(text):
        group = next(key for key in "abcdef" if match[key] is not None)
        start, end = match.span(group)
        bare = group == "f"
        if (
            text[start].isupper()
            and not (bare and _is_ordinary(text[start:end].split()))
            and _BY_OTHERS.match(text, end) is None
        ):
            yield start, end


def _works(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names behind 'operation', 'workstream' and the like, which as often stand before an ordinary word."""
    if not any(word in text for word in _WORKS):
        return
    for match in _WORK.finditer(text):
        words = match["name"].split()
        quoted = bool(match["quote"] and match["end"])
        while len(words) > 1 and (words[-1].lower().rstrip("s'’") in _STOPS or words[-1].lower() in ORDINARY):
            words.pop()
        if not quoted and (_is_ordinary(words) or _is_ordinary(words[:1])):
            continue
        if match.group().isupper() and not quoted:
            words = words[:1]
        if words[0].lower() in _KNOWN_OPERATIONS:
            continue
        start = match.start("name")
        end = start
        for word in words:
            end = text.index(word, end) + len(word)
        yield start, end


def _projects(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names behind the word 'project'; with it, where they are everyday words that must stay elsewhere."""
    if "roj" not in text and "PROJECT" not in text:
        return
    for match in _PROJECT.finditer(text):
        words = match["name"].split()
        quoted = bool(match["quote"] and match["end"])
        while len(words) > 1 and words[-1].lower().rstrip("s'’") in _STOPS:
            words.pop()
        if match.group().isupper() and not quoted:
            # A heading in capitals: where the name ends cannot be told.
            words = words[:1]
        if words[0].lower() in _PUBLIC or (words[0].lower() in _OF_EVERY_PROJECT and not quoted):
            continue
        end = start = match.start("name")
        for word in words:
            end = text.index(word, end) + len(word)
        if not _is_ordinary(words):
            yield start, end
        elif quoted or _CALLS.search(text, max(0, match.start() - 12), match.start()):
            yield match.start(), match.end() if quoted else end


def _is_ordinary(words: list[str]) -> bool:
    """Whether all words of a name stand in texts that have nothing to do with it."""
    plain = (word.lower().strip("’'") for word in words)
    return all(word in ORDINARY or word in _OF_EVERY_PROJECT for word in plain)
